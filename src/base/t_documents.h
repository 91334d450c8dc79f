/* t_documents.h: the JSON documents of others, in the shared data folder: $TIANTOU_SHARED_DATA, else ../shared/data beside the
 * source root ($TIANTOU_SOURCE_ROOT). */
#ifndef T_DOCUMENTS_H
#define T_DOCUMENTS_H

#include <ftw.h>
#include <unistd.h>

#include "t_base.h"

enum { DOCUMENTS_MAX = 2000 };

static char *documents[DOCUMENTS_MAX];
static size_t documents_n;

static int visit(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
    (void)st, (void)ftw;
    struct str p = str_of(path);
    if (type == FTW_F && (str_ends(p, ".json") || str_ends(p, ".jsonld")) && documents_n < DOCUMENTS_MAX)
        documents[documents_n++] = strdup(path);
    return 0;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The list of documents, in the same order on every machine; false when the folder is not there. */
static bool find_documents(void)
{
    char path[4096];
    const char *data = getenv("TIANTOU_SHARED_DATA"), *root = getenv("TIANTOU_SOURCE_ROOT");
    if (data != NULL)
        snprintf(path, sizeof path, "%s/epcis", data);
    else
        snprintf(path, sizeof path, "%s/../shared/data/epcis", root != NULL ? root : ".");
    if (documents_n == 0 && access(path, R_OK) == 0)
        nftw(path, visit, 16, FTW_PHYS);
    if (documents_n == 0)
        print_message("SKIPPED: no JSON documents below %s (set TIANTOU_SHARED_DATA)\n", path);
    qsort(documents, documents_n, sizeof *documents, by_name);
    return documents_n != 0;
}

static struct str load(struct arena *ar, const char *path)
{
    FILE *f = fopen(path, "rb");
    assert_non_null(f);
    struct buf b;
    char piece[8192];
    size_t n;
    buf_init(&b, ar, 8192);
    while ((n = fread(piece, 1, sizeof piece, f)) != 0)
        buf_put(&b, piece, n);
    fclose(f);
    return buf_view(&b);
}

static int forget_documents(void **state)
{
    (void)state;
    while (documents_n > 0)
        free(documents[--documents_n]);
    return 0;
}

#endif
