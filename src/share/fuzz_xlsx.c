/* fuzz_xlsx.c: any bytes as a workbook: read within bounds or refused with a sentence. Compressed packages hide their XML from a fuzzer, so
 * an input that is no zip is taken as five parts with "\n----\n" between them (workbook, its relations, strings, styles, sheet), which are
 * put into a package here. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "share_sheet.h"
#include "share_xlsx_priv.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const PARTS[] = {"xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"};
static const char RELS[] = "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";

static bool add(zip_t *zip, const char *name, const char *p, size_t n)
{
    zip_source_t *part = zip_source_buffer(zip, p, n, 0);
    zip_int64_t at = zip_file_add(zip, name, part, 0);
    return at >= 0 && zip_set_file_compression(zip, (zip_uint64_t)at, ZIP_CM_STORE, 0) == 0;
}

static struct str package(struct arena *ar, struct str in)
{
    zip_error_t err;
    zip_source_t *src = zip_source_buffer_create(NULL, 0, 0, &err);
    zip_t *zip = zip_open_from_source(src, ZIP_TRUNCATE, &err);
    zip_source_keep(src);
    add(zip, "_rels/.rels", RELS, sizeof RELS - 1);
    for (size_t i = 0; i < sizeof PARTS / sizeof PARTS[0]; i++) {
        const char *end = in.size ? memmem(in.p, in.size, "\n----\n", 6) : NULL;
        size_t n = end && i + 1 < sizeof PARTS / sizeof PARTS[0] ? (size_t)(end - in.p) : in.size;
        add(zip, PARTS[i], in.p, n);
        in = str_from(in, end ? n + 6 : n);
    }
    zip_stat_t st = {0};
    if (zip_close(zip) != 0 || zip_source_stat(src, &st) != 0)
        abort();
    char *bytes = ar_alloc(ar, (size_t)st.size + 1);
    zip_source_open(src);
    zip_source_read(src, bytes, st.size);
    zip_source_close(src);
    zip_source_free(src);
    return (struct str){bytes, (size_t)st.size};
}

struct input { struct cx *cx; struct str in; };

static void run(void *arg)
{
    struct input *i = arg;
    struct sheet s;
    bool zipped = i->in.size >= 2 && memcmp(i->in.p, "PK", 2) == 0;
    if (share_sheet_xlsx(i->cx, zipped ? i->in : package(i->cx->ar, i->in), NULL, &s) == ERR_NONE)
        for (size_t r = 0; r < s.rows; r++)
            for (size_t c = 0; c < s.cols; c++)
                if (s.cells[r][c] && (!utf8_valid(str_of(s.cells[r][c])) || strlen(s.cells[r][c]) > SHEET_CELL_MAX))
                    abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *ar = ar_new(0);
    struct cx cx;
    if (!ar)
        return 0;
    cx_init(&cx, ar);
    struct input i = {&cx, {(const char *)data, size}};
    (void)ar_try(ar, run, &i);
    ar_free(&ar);
    return 0;
}
