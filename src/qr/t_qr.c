/* t_qr.c: QR codes: the picture of rectangles, of SVG and of PNG is the same one, what is kept is never another text's, and what cannot
 * be a code is none. That other programs read them is tests/labels.test.mjs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <png.h>
#include <stdio.h>
#include <string.h>

#include "qr.h"

#define URL "https://trace.example.cn/01/09520123456788/10/LOT-2026-11/21/00012345"

/* The dark path of the SVG names exactly the symbol's rectangles. */
static void assert_svg_shows(struct str svg, const struct qr_code *qr)
{
    const char *at = strstr(svg.p, "/><path d=\"") + 11; /* the text before it is the white ground */
    for (size_t i = 0; i < qr->n; i++) {
        char want[40];
        const struct qr_rect *r = &qr->rects[i];
        int n = snprintf(want, sizeof want, "M%d %dh%dv%dh-%dz", r->x + QR_QUIET, r->y + QR_QUIET, r->w, r->h, r->w);
        assert_memory_equal(at, want, (size_t)n);
        at += n;
    }
    assert_string_equal(at, "\"/></svg>\n");
}

/* More codes than are kept, each asked for again, in two sizes: an answer is always that of its own text, also when the arena it was
 * first made in is gone. */
static void test_kept(void **state)
{
    (void)state;
    for (int k = 0; k < 1200; k++) {
        struct arena *ar = ar_new(0);
        struct qr_code qr;
        struct str text = str_of(ar_printf(ar, "%s-%d", URL, k % 3 ? k % 400 : 7));
        struct str first = qr_svg(ar, text, 1 + k % 2), again = qr_svg(ar, text, 1 + k % 2);
        assert_true(qr_rects(ar, text, &qr));
        assert_svg_shows(first, &qr);
        assert_true(str_eq(first, again));
        char size[40];
        snprintf(size, sizeof size, "width=\"%u\"", (qr.size + 2 * QR_QUIET) * (1 + (unsigned)k % 2));
        assert_non_null(strstr(first.p, size));
        ar_free(&ar);
    }
}

/* The modules, once from rectangles, once from the PNG read back, are the same picture. */
static void test_modules(void **state)
{
    (void)state;
    struct arena *ar = ar_new(0);
    struct qr_code qr;
    assert_true(qr_rects(ar, STR(URL), &qr));
    assert_true(qr.size >= 33 && qr.size <= 41);
    uint8_t modules[177][177] = {{0}};
    for (size_t i = 0; i < qr.n; i++)
        for (unsigned y = 0; y < qr.rects[i].h; y++)
            for (unsigned x = 0; x < qr.rects[i].w; x++)
                assert_int_equal(modules[qr.rects[i].y + y][qr.rects[i].x + x]++, 0);
    struct str png = qr_png(ar, STR(URL), 3);
    png_image image = {.version = PNG_IMAGE_VERSION};
    assert_true(png_image_begin_read_from_memory(&image, png.p, png.size));
    unsigned side = (qr.size + 2 * QR_QUIET) * 3;
    assert_int_equal(image.width, side);
    image.format = PNG_FORMAT_GRAY;
    uint8_t *pixels = ar_alloc(ar, (size_t)side * side);
    assert_true(png_image_finish_read(&image, NULL, pixels, 0, NULL));
    for (unsigned y = 0; y < side; y++)
        for (unsigned x = 0; x < side; x++) {
            int mx = (int)x / 3 - QR_QUIET, my = (int)y / 3 - QR_QUIET;
            bool inside = mx >= 0 && my >= 0 && mx < (int)qr.size && my < (int)qr.size;
            assert_int_equal(pixels[y * side + x], inside && modules[my][mx] ? 0 : 255);
        }
    struct str svg = qr_svg(ar, STR(URL), 4);
    assert_true(str_starts(svg, "<svg ") && str_ends(svg, "</svg>\n"));
    assert_svg_shows(svg, &qr);
    print_message("qr: %u modules, %zu rectangles, svg %zu bytes, png %zu bytes\n", qr.size, qr.n, svg.size, png.size);
    ar_free(&ar);
}

static void test_faults(void **state)
{
    (void)state;
    struct arena *ar = ar_new(0);
    char *longest = ar_alloc(ar, QR_TEXT_MAX + 2);
    memset(longest, 'a', QR_TEXT_MAX + 1);
    struct qr_code qr;
    assert_int_equal(qr_svg(ar, STR(""), 4).size, 0);
    assert_int_equal(qr_svg(ar, STR("a\0b"), 4).size, 0);
    assert_int_equal(qr_svg(ar, STR(URL), 0).size, 0);
    assert_int_equal(qr_png(ar, STR(URL), QR_MODULE_MAX + 1).size, 0);
    assert_int_equal(qr_png(ar, (struct str){longest, QR_TEXT_MAX + 1}, 1).size, 0);
    assert_true(qr_rects(ar, (struct str){longest, QR_TEXT_MAX}, &qr));
    ar_free(&ar);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_modules), cmocka_unit_test(test_kept), cmocka_unit_test(test_faults)};
    return cmocka_run_group_tests_name("qr", tests, NULL, NULL);
}
