/* cmd_hash.c: `tiantou hash FILE…`: the CBV 2.0 event hash ID of every event in the documents, one a line. */
#include <stdio.h>
#include <stdlib.h>

#include "cmd.h"
#include "epcis.h"

#define FILE_MAX ((size_t)512 << 20)

static bool explain;

static enum err read_file(struct cx *cx, const char *path, struct str *out)
{
    struct buf b;
    FILE *f = fopen(path, "rb");
    if (!f)
        return err_say(cx, ERR_IO, path, "打不开文件 %s", "Cannot open %s", path);
    buf_init(&b, cx->ar, 64 * 1024);
    char piece[64 * 1024];
    for (size_t n; (n = fread(piece, 1, sizeof piece, f)) > 0 && b.size <= FILE_MAX;)
        buf_put(&b, piece, n);
    bool failed = ferror(f) || b.size > FILE_MAX;
    fclose(f);
    if (failed)
        return err_say(cx, ERR_TOO_LARGE, path, "文件 %s 读取失败或过大", "%s cannot be read or is too large", path);
    *out = buf_view(&b);
    return ERR_NONE;
}

static enum err print_hash(struct cx *cx, const struct epcis_event *ev, void *arg)
{
    (void)arg;
    if (explain) {
        struct str pre = epcis_event_prehash(cx, ev);
        printf("%.*s\n", (int)pre.size, pre.p);
    }
    printf("%.*s\n", (int)ev->hash.size, ev->hash.p);
    return ERR_NONE;
}

static enum err hash(struct cx *cx, int argc, char **argv, int *exit_out)
{
    (void)exit_out;
    for (int i = 0; i < argc; i++) {
        struct ar_mark m = ar_mark(cx->ar);
        struct str text;
        TRY(read_file(cx, argv[i], &text));
        TRY(epcis_document_each(cx, text, print_hash, NULL));
        ar_rewind(cx->ar, m);
    }
    return ERR_NONE;
}

static const struct cmd_opt OPTS[] = {{"explain", NULL, "print the pre-hash string before each", NULL, &explain}};
const struct command cmd_hash = {"hash", "FILE…", "the event hash ID of every event of EPCIS documents", OPTS, sizeof OPTS / sizeof OPTS[0], 1, hash};
