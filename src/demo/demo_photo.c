/* demo_photo.c: the photos of the demonstration county: small pictures drawn with cairo, plainly drawings, so that nobody takes
 * them for a real place; and their way in through the same upload as a phone's. */
#include <cairo.h>
#include <math.h>

#include "demo.h"
#include "grow_file.h"

#define WIDTH 640
#define HEIGHT 420
#define HORIZON 170.0
#define TAU 6.28318530717958648

struct colour { double r, g, b; };
struct scene { struct colour sky_top, sky_low, hill, ground_far, ground_near, row, fruit; bool rows, house, water; };
static const struct scene SCENES[DEMO_CROPS] = {
    [RICE] = {{.55, .75, .93}, {.93, .96, .96}, {.42, .56, .46}, {.86, .80, .42}, {.72, .62, .22}, {.60, .55, .18}, {.95, .85, .45}, true, false, false},
    [TOMATO] = {{.72, .82, .88}, {.95, .96, .93}, {.50, .63, .55}, {.55, .48, .36}, {.42, .34, .24}, {.25, .52, .22}, {.85, .20, .13}, true, true, false},
    [CUCUMBER] = {{.70, .83, .86}, {.94, .97, .94}, {.48, .62, .52}, {.56, .50, .38}, {.44, .37, .26}, {.22, .50, .24}, {.30, .62, .20}, true, true, false},
    [TEA] = {{.62, .76, .88}, {.95, .95, .90}, {.40, .55, .48}, {.40, .58, .30}, {.25, .44, .18}, {.16, .36, .14}, {.55, .75, .35}, true, false, false},
    [KIWI] = {{.58, .74, .90}, {.96, .95, .90}, {.44, .57, .45}, {.58, .62, .34}, {.45, .42, .22}, {.28, .46, .18}, {.52, .38, .18}, true, false, false},
    [SHIITAKE] = {{.66, .72, .76}, {.88, .89, .86}, {.38, .46, .40}, {.44, .40, .34}, {.33, .28, .23}, {.40, .30, .20}, {.48, .33, .22}, true, true, false},
    [HEN] = {{.60, .77, .92}, {.97, .95, .88}, {.40, .56, .40}, {.56, .66, .36}, {.46, .54, .26}, {.30, .45, .20}, {.93, .88, .80}, false, true, false},
    [CARP] = {{.56, .75, .92}, {.94, .96, .96}, {.40, .56, .46}, {.50, .62, .38}, {.34, .50, .26}, {.20, .40, .22}, {.75, .80, .80}, false, false, true},
};

static void ink(cairo_t *c, struct colour k)
{
    cairo_set_source_rgb(c, k.r, k.g, k.b);
}

static void gradient(cairo_t *c, double y0, double y1, struct colour a, struct colour b)
{
    cairo_pattern_t *p = cairo_pattern_create_linear(0, y0, 0, y1);
    cairo_pattern_add_color_stop_rgb(p, 0, a.r, a.g, a.b);
    cairo_pattern_add_color_stop_rgb(p, 1, b.r, b.g, b.b);
    cairo_rectangle(c, 0, y0, WIDTH, y1 - y0);
    cairo_set_source(c, p);
    cairo_fill(c);
    cairo_pattern_destroy(p);
}

static void sun(cairo_t *c, struct demo_rand *r)
{
    cairo_set_source_rgba(c, 1, .97, .82, .85);
    cairo_arc(c, 60 + demo_rand_unit(r) * 520, 34 + demo_rand_unit(r) * 50, 20, 0, TAU);
    cairo_fill(c);
}

static void hills(cairo_t *c, struct demo_rand *r, struct colour k)
{
    for (int layer = 0; layer < 3; layer++) {
        double base = HORIZON - 46 + layer * 24, shift = demo_rand_unit(r) * TAU, pale = .34 - layer * .15;
        cairo_set_source_rgb(c, k.r + pale, k.g + pale, k.b + pale);
        cairo_move_to(c, 0, HORIZON);
        for (int x = 0; x <= WIDTH; x += 8)
            cairo_line_to(c, x, base - 22 * sin(x / (90.0 + layer * 37) + shift) - 9 * sin(x / 31.0 + shift * 2));
        cairo_line_to(c, WIDTH, HORIZON);
        cairo_fill(c);
    }
}

/* Rows that run towards the horizon, plants on them growing nearer. */
static void rows(cairo_t *c, struct demo_rand *r, const struct scene *s, bool ripe)
{
    for (int i = -9; i <= 9; i++)
        for (int k = 0; k < 26; k++) {
            double depth = (k + .5) / 26.0, near = depth * depth, y = HORIZON + 6 + near * (HEIGHT - HORIZON), x = WIDTH / 2.0 + i * (14 + near * 82);
            double size = 2 + near * 13, lean = (demo_rand_unit(r) - .5) * size;
            ink(c, s->row);
            cairo_save(c);
            cairo_translate(c, x + lean, y - size * .5);
            cairo_scale(c, 1, 1.25);
            cairo_arc(c, 0, 0, size * .8, 0, TAU);
            cairo_fill(c);
            cairo_restore(c);
            if (!ripe || demo_rand_in(r, 0, 2))
                continue;
            ink(c, s->fruit);
            cairo_arc(c, x + lean + (demo_rand_unit(r) - .5) * size, y - size * .4, 1 + size * .26, 0, TAU);
            cairo_fill(c);
        }
}

/* A plastic house or shed at the edge of the field. */
static void house(cairo_t *c, double x, double w)
{
    double h = w * .42, y = HORIZON + 20;
    cairo_set_source_rgba(c, .93, .96, .97, .93);
    cairo_move_to(c, x, y + h * .4);
    cairo_curve_to(c, x, y - h, x + w, y - h, x + w, y + h * .4);
    cairo_close_path(c);
    cairo_fill_preserve(c);
    cairo_set_source_rgba(c, .45, .52, .55, .9);
    cairo_set_line_width(c, 1.6);
    cairo_stroke(c);
    for (int i = 1; i < 5; i++) {
        cairo_move_to(c, x + w * i / 5, y + h * .4);
        cairo_line_to(c, x + w * i / 5, y - h * .5 + fabs(i - 2.5) * h * .1);
        cairo_stroke(c);
    }
}

static void pond(cairo_t *c, struct demo_rand *r)
{
    cairo_save(c);
    cairo_translate(c, WIDTH / 2.0, HORIZON + 132);
    cairo_scale(c, 285, 92);
    cairo_arc(c, 0, 0, 1, 0, TAU);
    cairo_restore(c);
    ink(c, (struct colour){.36, .56, .62});
    cairo_fill(c);
    cairo_set_source_rgba(c, .86, .93, .94, .7);
    cairo_set_line_width(c, 1.5);
    for (int i = 0; i < 26; i++) {
        double x = 120 + demo_rand_unit(r) * 380, y = HORIZON + 72 + demo_rand_unit(r) * 118, w = 12 + demo_rand_unit(r) * 40;
        cairo_move_to(c, x, y);
        cairo_curve_to(c, x + w / 3, y - 3, x + w * 2 / 3, y + 3, x + w, y);
        cairo_stroke(c);
    }
}

static void hens(cairo_t *c, struct demo_rand *r, const struct scene *s)
{
    for (int i = 0; i < 34; i++) {
        double near = demo_rand_unit(r), y = HORIZON + 60 + near * 170, x = 30 + demo_rand_unit(r) * 580, size = 4 + near * 11;
        ink(c, i % 3 ? s->fruit : (struct colour){.62, .42, .25});
        cairo_save(c);
        cairo_translate(c, x, y);
        cairo_scale(c, 1.35, 1);
        cairo_arc(c, 0, 0, size, 0, TAU);
        cairo_fill(c);
        cairo_restore(c);
        cairo_arc(c, x + size * 1.3, y - size * .9, size * .5, 0, TAU);
        cairo_fill(c);
        ink(c, (struct colour){.80, .18, .14});
        cairo_arc(c, x + size * 1.3, y - size * 1.4, size * .22, 0, TAU);
        cairo_fill(c);
    }
}

static void draw(cairo_t *c, struct demo_rand *r, enum demo_crop crop, int variant)
{
    const struct scene *s = &SCENES[crop];
    gradient(c, 0, HORIZON, s->sky_top, s->sky_low);
    sun(c, r);
    hills(c, r, s->hill);
    gradient(c, HORIZON, HEIGHT, s->ground_far, s->ground_near);
    if (s->rows)
        rows(c, r, s, variant > 0);
    if (s->house) /* over the rows that would run into it: it stands behind the near ones */
        for (int i = 0; i < 2 + variant; i++)
            house(c, 40 + i * 190 + demo_rand_unit(r) * 40, 120 + demo_rand_unit(r) * 40);
    if (s->water)
        pond(c, r);
    if (crop == HEN)
        hens(c, r, s);
}

static cairo_status_t collect(void *to, const unsigned char *p, unsigned n)
{
    buf_put(to, p, n);
    return CAIRO_STATUS_SUCCESS;
}

struct str demo_picture(struct arena *ar, uint64_t seed, enum demo_crop crop, int variant)
{
    struct demo_rand r = demo_rand_of(seed, "picture", crop * 8 + variant);
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
    cairo_t *c = cairo_create(surface);
    struct buf b;
    draw(c, &r, crop, variant);
    /* Room for the whole picture beforehand: collect() must not run out of arena memory inside cairo. */
    buf_init(&b, ar, (size_t)WIDTH * HEIGHT * 4);
    bool ok = cairo_surface_write_to_png_stream(surface, collect, &b) == CAIRO_STATUS_SUCCESS;
    cairo_destroy(c);
    cairo_surface_destroy(surface);
    return ok ? buf_view(&b) : (struct str){NULL, 0};
}

enum err demo_photos_make(struct demo *d)
{
    struct cx *cx = d->cx;
    struct principal *before = cx->who;
    int64_t now = cx->now_us;
    enum err e = ERR_NONE;
    cx->who = d->who[WHO_OFFICE];
    cx->now_us = demo_at(d->day0 + 6, 9 * 60);
    for (int i = 0; i < DEMO_CROPS * 3 && e == ERR_NONE; i++) {
        struct grow_file f = {0};
        struct ar_mark mark = ar_mark(cx->ar);
        e = grow_file_put(cx, demo_picture(cx->ar, d->seed, (enum demo_crop)(i / 3), i % 3), GROW_FILE_IMAGE, &f);
        if (e == ERR_NONE)
            demo_copy(d->photo[i / 3][i % 3], sizeof d->photo[0][0], f.sha);
        ar_rewind(cx->ar, mark);
    }
    cx->who = before;
    cx->now_us = now;
    return e;
}
