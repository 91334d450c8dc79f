/* t_image.c: pictures and files: what is taken, what is refused, what is left out, who may see it. */
#include "t_farm.h"

#include <unistd.h>
#include <zlib.h>

#include "grow_file.h"
#include "grow_image.h"

static struct arena *ar;
static struct cx cx;

static int setup(void **state) {
    (void)state;
    ar = ar_new(512u << 20);
    cx_init(&cx, ar);
    return 0;
}
static int teardown(void **state) {
    (void)state;
    ar_free(&ar);
    return 0;
}

/* A picture whose left half is red and whose top line is blue. */
static struct grow_image picture(int w, int h) {
    struct grow_image im = {malloc((size_t)w * (size_t)h * 3), w, h};
    for (int y = 0; y < h; y++)
        for (int x = 0; x < w; x++) {
            uint8_t *p = im.rgb + ((size_t)y * (size_t)w + (size_t)x) * 3;
            p[0] = x < w / 2 ? 230 : 20, p[1] = 40, p[2] = y < h / 4 ? 220 : 30;
        }
    return im;
}

static struct str jpeg_of(int w, int h) {
    struct grow_image im = picture(w, h);
    struct str out;
    assert_int_equal(grow_image_jpeg(&cx, &im, 90, &out), ERR_NONE);
    grow_image_free(&im);
    return out;
}

static struct str png_of(int w, int h) {
    struct grow_image im = picture(w, h);
    struct str out;
    assert_int_equal(grow_image_png(&cx, &im, &out), ERR_NONE);
    grow_image_free(&im);
    return out;
}

/* The same JPEG with an EXIF block that turns it (orientation) and carries a place. */
static struct str with_exif(struct str jpeg, int orientation) {
    struct buf b;
    static const char tiff[] = "II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0";
    buf_init(&b, ar, jpeg.size + 200);
    buf_put(&b, jpeg.p, 2);
    char head[] = {(char)0xFF, (char)0xE1, 0, 2 + 6 + 18 + 8 + 12};
    buf_put(&b, head, 4);
    buf_put(&b, "Exif\0\0", 6);
    buf_put(&b, tiff, 18);
    char value[] = {(char)orientation, 0, 0, 0, 0, 0, 0, 0};
    buf_put(&b, value, 8);
    buf_put(&b, "GPS 30.40050", 12);
    buf_put(&b, jpeg.p + 2, jpeg.size - 2);
    return buf_view(&b);
}

static void t_round(void **state) {
    struct str kinds[] = {jpeg_of(64, 40), png_of(64, 40)};
    (void)state;
    for (int i = 0; i < 2; i++) {
        struct grow_image im;
        assert_int_equal(grow_image_decode(&cx, kinds[i], &im), ERR_NONE);
        assert_int_equal(im.width, 64);
        assert_int_equal(im.height, 40);
        assert_true(im.rgb[(39 * 64 + 2) * 3] > 180 && im.rgb[(39 * 64 + 60) * 3] < 80);
        grow_image_free(&im);
    }
}

/* Where the corner that was top left lies after turning; size of the turned 64 × 40 picture. */
static const struct { int o, w, h, red_x, red_y; } TURNS[] = {
    {1, 64, 40, 2, 38}, {2, 64, 40, 61, 38}, {3, 64, 40, 61, 2}, {4, 64, 40, 2, 2}, {5, 40, 64, 38, 2}, {6, 40, 64, 2, 2}, {7, 40, 64, 2, 61}, {8, 40, 64, 38, 61}, {9, 64, 40, 2, 38},
};

static void t_turn(void **state) {
    (void)state;
    struct str plain = jpeg_of(64, 40);
    for (size_t i = 0; i < sizeof TURNS / sizeof TURNS[0]; i++) {
        struct grow_image im;
        assert_int_equal(grow_image_decode(&cx, with_exif(plain, TURNS[i].o), &im), ERR_NONE);
        if (im.width != TURNS[i].w || im.height != TURNS[i].h)
            fail_msg("orientation %d: %d × %d", TURNS[i].o, im.width, im.height);
        const uint8_t *p = im.rgb + ((size_t)TURNS[i].red_y * (size_t)im.width + (size_t)TURNS[i].red_x) * 3;
        if (p[0] < 180 || p[2] > 110)
            fail_msg("orientation %d: the corner is %d %d %d", TURNS[i].o, p[0], p[1], p[2]);
        grow_image_free(&im);
    }
}

static void t_fit(void **state) {
    static const struct { int w, h, side, to_w, to_h; } CASES[] = {{64, 40, 32, 32, 20}, {40, 64, 32, 20, 32}, {64, 40, 640, 64, 40}, {5000, 2, 320, 320, 1}, {1, 1, 320, 1, 1}};
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        struct grow_image im = picture(CASES[i].w, CASES[i].h), o;
        assert_int_equal(grow_image_fit(&cx, &im, CASES[i].side, &o), ERR_NONE);
        assert_int_equal(o.width, CASES[i].to_w);
        assert_int_equal(o.height, CASES[i].to_h);
        grow_image_free(&im);
        grow_image_free(&o);
    }
}

/* Every truncation is refused, and none reads past its end (ASan watches). */
static void t_truncated(void **state) {
    struct str kinds[] = {jpeg_of(40, 30), png_of(40, 30)};
    (void)state;
    for (int k = 0; k < 2; k++)
        for (size_t n = 0; n + 12 < kinds[k].size; n += n < 700 ? 1 : 37) {
            char *exact = malloc(n + 1);
            struct grow_image im;
            memcpy(exact, kinds[k].p, n);
            char *cut = realloc(exact, n ? n : 1);
            enum err e = grow_image_decode(&cx, (struct str){cut, n}, &im);
            if (e == ERR_NONE)
                fail_msg("kind %d cut at %zu of %zu was taken", k, n, kinds[k].size);
            free(cut);
        }
}

/* Flipped bytes: taken or refused, never a crash. */
static void t_flipped(void **state) {
    struct str kinds[] = {jpeg_of(40, 30), png_of(40, 30)};
    unsigned seed = 7;
    (void)state;
    for (int k = 0; k < 2; k++)
        for (int i = 0; i < 1500; i++) {
            char *copy = malloc(kinds[k].size);
            struct grow_image im;
            memcpy(copy, kinds[k].p, kinds[k].size);
            for (int j = 0; j < 3; j++) {
                seed = seed * 1103515245u + 12345u;
                copy[(seed >> 8) % kinds[k].size] ^= (char)(1u << ((seed >> 4) & 7));
            }
            if (grow_image_decode(&cx, (struct str){copy, kinds[k].size}, &im) == ERR_NONE)
                grow_image_free(&im);
            free(copy);
        }
}

static void put32(char *p, uint32_t v) {
    p[0] = (char)(v >> 24), p[1] = (char)(v >> 16), p[2] = (char)(v >> 8), p[3] = (char)v;
}

/* A PNG that claims w × h pixels in a few bytes. */
static struct str png_bomb(uint32_t w, uint32_t h) {
    char *p = ar_strndup(ar, png_of(8, 8).p, png_of(8, 8).size);
    size_t size = png_of(8, 8).size;
    put32(p + 16, w), put32(p + 20, h);
    put32(p + 29, (uint32_t)crc32(0, (const unsigned char *)p + 12, 17));
    return (struct str){p, size};
}

/* A JPEG that claims w × h pixels. */
static struct str jpeg_bomb(unsigned w, unsigned h) {
    struct str j = jpeg_of(16, 16);
    char *p = ar_strndup(ar, j.p, j.size);
    for (size_t i = 2; i + 9 < j.size; i++)
        if ((unsigned char)p[i] == 0xFF && (unsigned char)p[i + 1] == 0xC0) {
            p[i + 5] = (char)(h >> 8), p[i + 6] = (char)h, p[i + 7] = (char)(w >> 8), p[i + 8] = (char)w;
            break;
        }
    return (struct str){p, j.size};
}

static void t_hostile(void **state) {
    struct grow_image im;
    struct str bad[] = {png_bomb(100000, 100000), png_bomb(12000, 12000), png_bomb(0, 5), png_bomb(0xFFFFFFFF, 1), jpeg_bomb(65535, 65535), jpeg_bomb(12001, 1), jpeg_bomb(0, 0),
                        STR("GIF89a"), STR("<svg xmlns='http://www.w3.org/2000/svg'/>"), STR("\xFF\xD8\xFF\xE0"), STR(""), STR("\x89PNG\r\n\x1A\n")};
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        if (grow_image_decode(&cx, bad[i], &im) == ERR_NONE)
            fail_msg("hostile picture %zu was taken", i);
    assert_int_equal(grow_image_orientation(with_exif(jpeg_of(8, 8), 6)), 6);
    assert_int_equal(grow_image_orientation(STR("\xFF\xD8\xFF\xE1\xFF\xFF" "Exif")), 1);
}

/* ---- files ------------------------------------------------------------------------------------------------------------------------------ */
struct look { const char *sha; int64_t open; };
static enum err look_tx(struct cx *c, struct tx *tx, void *arg) {
    struct look *l = arg;
    (void)c;
    return sql_i64(tx, SQL(file_public), ARGS(v_t(l->sha)), &l->open);
}
static enum err publish_tx(struct cx *c, struct tx *tx, void *arg) {
    return grow_file_publish(c, tx, arg);
}
static bool is_public(struct t_farm *f, const char *sha) {
    struct look l = {sha, -1};
    t_ok(f, tx_read(f->cx, "t.look", look_tx, &l));
    return l.open == 1;
}

static void files(struct t_farm *f) {
    struct grow_file a, b, c;
    struct str back, taken = with_exif(jpeg_of(3000, 1500), 6);
    t_ok(f, grow_file_put(f->cx, taken, GROW_FILE_IMAGE, &a));
    assert_string_equal(a.type, "image/jpeg");
    assert_int_equal(a.width, 1280);                                       /* upright, at most 2560 high */
    assert_int_equal(a.height, 2560);
    t_ok(f, grow_file_put(f->cx, taken, GROW_FILE_IMAGE, &b));
    assert_string_equal(a.sha, b.sha);                                     /* the same picture is one file */
    t_ok(f, grow_file_read(f->cx, a.sha, 0, &back));
    assert_null(memmem(back.p, back.size, "GPS", 3));                      /* no place */
    assert_null(memmem(back.p, back.size, "Exif", 4));
    for (int i = 0; i < 2; i++) {
        struct grow_image im;
        t_ok(f, grow_file_read(f->cx, a.sha, i ? 1280 : 320, &back));
        t_ok(f, grow_image_decode(f->cx, back, &im));
        assert_int_equal(im.height, i ? 1280 : 320);
        grow_image_free(&im);
    }
    T_ERR(f, ERR_NOT_FOUND, grow_file_read(f->cx, "../../../../etc/passwd", 0, &back));
    T_ERR(f, ERR_MEDIA_TYPE, grow_file_put(f->cx, STR("%PDF-1.4 %%EOF"), GROW_FILE_IMAGE, &c));
    t_ok(f, grow_file_put(f->cx, STR("%PDF-1.4 %%EOF"), GROW_FILE_IMAGE | GROW_FILE_PDF, &c));
    assert_string_equal(c.type, "application/pdf");
    T_ERR(f, ERR_INVALID, grow_file_put(f->cx, STR("%PDF-1.4 cut"), GROW_FILE_PDF, &b));
    T_ERR(f, ERR_MEDIA_TYPE, grow_file_put(f->cx, STR("<script>"), GROW_FILE_IMAGE | GROW_FILE_PDF, &b));
    assert_false(is_public(f, c.sha));
    t_ok(f, tx_run(f->cx, "t.publish", publish_tx, (void *)(uintptr_t)c.sha));
    assert_true(is_public(f, c.sha));

    /* a record's photo is public once a lot came from its season */
    struct grow_record r;
    struct grow_lot_seen lot;
    struct grow_story st;
    const char *shas[] = {a.sha};
    struct grow_record_body rb = {.season = f->season, .kind = RK_SCOUT, .state = RECORD_DONE, .day = f->today - 2, .photos = {shas, 1}};
    t_ok(f, t_record_create(f->cx, &rb, &r));
    assert_int_equal(r.photos.n, 1);
    assert_false(is_public(f, a.sha));
    t_lot(f, 1000, &lot);
    assert_true(is_public(f, a.sha));
    t_ok(f, t_story(f->cx, lot.id, &st));
    assert_string_equal(((const struct grow_story_op *)st.ops.p)[0].photos.p[0], a.sha);
    shas[0] = c.sha;                                                       /* a PDF is no photo */
    T_ERR(f, ERR_INVALID, t_record_create(f->cx, &rb, &r));

    /* a file that is gone is found by `tiantou check` */
    struct buf report;
    int64_t findings;
    buf_init(&report, f->cx->ar, 100);
    t_ok(f, grow_room.checks[4].run(f->cx, &report, &findings));
    assert_int_equal(findings, 0);
    assert_int_equal(unlink(ar_printf(f->cx->ar, "%s/%.2s/%s", grow_files_root(f->cx), a.sha, a.sha + 2)), 0);
    t_ok(f, grow_room.checks[4].run(f->cx, &report, &findings));
    assert_int_equal(findings, 1);
}

static void t_files(void **state) {
    (void)state;
    t_farm_each(files);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(t_round, setup, teardown),   cmocka_unit_test_setup_teardown(t_turn, setup, teardown),
        cmocka_unit_test_setup_teardown(t_fit, setup, teardown),     cmocka_unit_test_setup_teardown(t_truncated, setup, teardown),
        cmocka_unit_test_setup_teardown(t_flipped, setup, teardown), cmocka_unit_test_setup_teardown(t_hostile, setup, teardown),
        cmocka_unit_test_setup_teardown(t_files, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
