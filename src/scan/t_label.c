/* t_label.c: label sheets. The PDF's pictures are looked at by people; here: structure, counts, faults, memory.
 * TIANTOU_LABEL_OUT names a folder that gets one document of each format; TIANTOU_LABEL_COUNT runs that many labels and prints
 * speed and memory. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "scan_label.h"
#include "when.h"

#define URL "https://trace.example.cn/01/09520123456788/10/LOT-2026-11/21/00012345"

/* ---- Labels ---- */

struct run {
    char url[128], serial[16];
    uint64_t stop_at;      /* the label callback fails here */
    size_t bytes;
    char head[8], tail[8];
    char *text;            /* the whole document, when kept */
    size_t text_cap;
    unsigned pages;        /* page objects seen (in one piece) */
    FILE *file;
};

static bool fill(void *arg, uint64_t i, struct scan_label *out)
{
    struct run *r = arg;
    if (i == r->stop_at)
        return false;
    snprintf(r->serial, sizeof r->serial, "%08llu", (unsigned long long)i + 1);
    snprintf(r->url, sizeof r->url, "https://trace.example.cn/01/09520123456788/10/LOT-2026-11/21/%s", r->serial);
    *out = (struct scan_label){.url = r->url, .product = "青山县云雾高山有机稻花香大米", .lot = "LOT-2026-11", .serial = r->serial,
                               .date = "2026-11-21", .producer = "青山县绿源生态农业专业合作社", .gtin = "09520123456788"};
    return true;
}

static bool take(void *arg, struct str piece)
{
    struct run *r = arg;
    if (r->bytes == 0)
        memcpy(r->head, piece.p, 5);
    if (piece.size >= 6)
        memcpy(r->tail, piece.p + piece.size - 6, 6);
    for (const char *p = piece.p; (p = memmem(p, piece.size - (size_t)(p - piece.p), "/Type/Page/", 11)); p++)
        r->pages++;
    if (r->file)
        fwrite(piece.p, 1, piece.size, r->file);
    r->bytes += piece.size;
    return true;
}

static struct scan_label_job job_of(enum scan_label_format format, uint64_t count, struct run *r)
{
    r->stop_at = UINT64_MAX;
    return (struct scan_label_job){.format = format, .lang = LANG_ZH, .date_word = "采收日期", .demo = true, .count = count, .label = fill, .arg = r};
}

static void open_file(struct run *r, const char *name)
{
    const char *folder = getenv("TIANTOU_LABEL_OUT");
    char path[512];
    if (folder && snprintf(path, sizeof path, "%s/%s.pdf", folder, name) < (int)sizeof path)
        r->file = fopen(path, "wb");
}

static void test_formats(void **state)
{
    (void)state;
    static const struct { enum scan_label_format format; uint64_t count; unsigned pages; } cases[] = {
        {SCAN_LABEL_100X70, 3, 3}, {SCAN_LABEL_50X30, 3, 3}, {SCAN_LABEL_A4, 21, 1}, {SCAN_LABEL_A4, 22, 2}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena *ar = ar_new(0);
        struct cx cx;
        struct run r = {.bytes = 0};
        cx_init(&cx, ar);
        struct scan_label_job job = job_of(cases[i].format, cases[i].count, &r);
        open_file(&r, scan_label_formats[cases[i].format]);
        assert_int_equal(scan_label_pdf(&cx, &job, take, &r), ERR_NONE);
        assert_string_equal(r.head, "%PDF-");
        assert_memory_equal(r.tail, "%%EOF\n", 6);
        assert_int_equal(r.pages, cases[i].pages);
        print_message("%s: %u labels, %u pages, %zu bytes\n", scan_label_formats[cases[i].format], (unsigned)cases[i].count, r.pages, r.bytes);
        if (r.file)
            fclose(r.file);
        ar_free(&ar);
    }
}

/* Texts of any length and kind stay inside the label and break nothing. */
static bool fill_odd(void *arg, uint64_t i, struct scan_label *out)
{
    static const char *const odd[] = {"", NULL, "a\nb\tc", "\xff\xfe broken", "<b>&amp;</b>", "𠮷野家 🌾 ไทย عربى"};
    static char longest[2000];
    (void)arg;
    memset(longest, 'W', sizeof longest - 1);
    for (size_t k = 0; k + 3 < 400; k += 3)
        memcpy(longest + k, "田", 3);
    const char *t = i < 6 ? odd[i] : longest;
    *out = (struct scan_label){.url = URL, .product = t, .lot = t, .serial = t, .date = t, .producer = t, .gtin = t};
    return true;
}

static void test_odd_texts(void **state)
{
    (void)state;
    for (int format = 0; format < SCAN_LABEL__COUNT; format++) {
        struct arena *ar = ar_new(0);
        struct cx cx;
        struct run r = {.bytes = 0};
        cx_init(&cx, ar);
        struct scan_label_job job = job_of((enum scan_label_format)format, 7, &r);
        job.label = fill_odd;
        job.lang = LANG_EN;
        if (format == SCAN_LABEL_A4)
            open_file(&r, "odd");
        assert_int_equal(scan_label_pdf(&cx, &job, take, &r), ERR_NONE);
        assert_memory_equal(r.tail, "%%EOF\n", 6);
        if (r.file)
            fclose(r.file);
        ar_free(&ar);
    }
}

static void test_faults(void **state)
{
    (void)state;
    struct arena *ar = ar_new(0);
    struct cx cx;
    struct run r = {.bytes = 0};
    struct scan_labels *l;
    cx_init(&cx, ar);
    struct scan_label_job job = job_of(SCAN_LABEL_50X30, 0, &r);
    assert_int_equal(scan_labels_open(&cx, &job, &l), ERR_INVALID);
    job.count = SCAN_LABELS_MAX + 1;
    assert_int_equal(scan_labels_open(&cx, &job, &l), ERR_INVALID);
    job.count = 10;
    job.format = SCAN_LABEL__COUNT;
    assert_int_equal(scan_labels_open(&cx, &job, &l), ERR_INVALID);
    job.format = SCAN_LABEL_50X30;
    r.stop_at = 5;
    assert_int_equal(scan_label_pdf(&cx, &job, take, &r), ERR_IO);
    assert_memory_not_equal(r.tail, "%%EOF\n", 6);
    r.stop_at = UINT64_MAX;
    assert_int_equal(scan_labels_open(&cx, &job, &l), ERR_NONE);   /* left in the middle: released with the arena */
    char p[100];
    assert_int_equal(scan_labels_read(l, p, sizeof p), sizeof p);
    ar_free(&ar);
}

static long resident_kib(void)
{
    long pages = 0, resident = 0;
    FILE *f = fopen("/proc/self/statm", "r");
    if (f && fscanf(f, "%ld %ld", &pages, &resident) != 2)
        resident = 0;
    if (f)
        fclose(f);
    return resident * 4;
}

/* Many labels in bounded memory: what a label leaves behind is counted over the second half. */
static void test_memory(void **state)
{
    (void)state;
    const char *wanted = getenv("TIANTOU_LABEL_COUNT");
    uint64_t count = wanted ? strtoull(wanted, NULL, 10) : 600;
    struct arena *ar = ar_new(0);
    struct cx cx;
    struct run r = {.bytes = 0};
    struct scan_labels *l;
    cx_init(&cx, ar);
    struct scan_label_job job = job_of(SCAN_LABEL_50X30, count, &r);
    assert_int_equal(scan_labels_open(&cx, &job, &l), ERR_NONE);
    static char piece[65536];
    int64_t n, start = when_now_us();
    long half = 0;
    size_t arena_half = 0;
    while ((n = scan_labels_read(l, piece, sizeof piece)) > 0) {
        take(&r, (struct str){piece, (size_t)n});
        if (!half && r.pages >= count / 2) {
            half = resident_kib();
            arena_half = ar_used(ar);
        }
    }
    assert_int_equal(n, 0);
    long end = resident_kib();
    print_message("%llu labels: %.0f a second, %zu bytes each, resident %ld MiB at half, %ld MiB at the end\n", (unsigned long long)count,
                  (double)count * 1e6 / (double)(when_now_us() - start), r.bytes / count, half / 1024, end / 1024);
    assert_int_equal(ar_used(ar), arena_half);
#if !defined __SANITIZE_ADDRESS__ /* whose quarantine keeps what was freed */
    assert_true(end - half < (long)(count / 2 * 40 / 1024 + 4096)); /* 16 bytes a label, twice while the table grows; not the document */
#endif
    ar_free(&ar);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_formats), cmocka_unit_test(test_odd_texts), cmocka_unit_test(test_faults), cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
