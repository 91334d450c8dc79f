/* t_match.c: the pure parts: how a supply is judged, what is taken off a delivery, how a whole is split, what is free, the moves of every
 * state: each as a table. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "deal_priv.h"

static struct arena *ar;
static struct cx cx;

/* ---- judging ------------------------------------------------------------------------------------------------------------------------ */
enum { D0 = 20500 };
/* One row: demand's days, grade, grams; supply's ready day, grade, whether a lot, free grams; degrees apart; record; what comes out. */
static const struct judge_case {
    const char *what; int64_t from, until; const char *want; int64_t wanted; int64_t ready; const char *grade; bool lot; int64_t free_g; int64_t lat_apart; int64_t fails, stops, broken, kept;
    bool fits; int64_t score, points[FACTOR__COUNT];
} JUDGED[] = {
    {"all as wanted", D0, D0 + 10, "一级", 1000, D0, "一级", true, 2000, 0, 0, 0, 0, 4, true, 100, {100, 100, 100, 100, 100}},
    {"no record yet", D0, D0 + 10, "一级", 1000, D0, "一级", true, 2000, 0, 0, 0, 0, 0, true, 96, {100, 100, 100, 100, 80}},
    {"half the quantity", D0, D0 + 10, "一级", 1000, D0, "一级", true, 500, 0, 0, 0, 0, 4, true, 90, {100, 100, 50, 100, 100}},
    {"nothing free", D0, D0 + 10, "一级", 1000, D0, "一级", true, 0, 0, 0, 0, 0, 4, false, 80, {100, 100, 0, 100, 100}},
    {"promised beyond", D0, D0 + 10, "一级", 1000, D0, "一级", true, -5, 0, 0, 0, 0, 4, false, 80, {100, 100, 0, 100, 100}},
    {"ready on the last day", D0, D0 + 10, "一级", 1000, D0 + 10, "一级", true, 1000, 0, 0, 0, 0, 4, true, 87, {50, 100, 100, 100, 100}},
    {"ready a day too late", D0, D0 + 10, "一级", 1000, D0 + 11, "一级", true, 1000, 0, 0, 0, 0, 4, false, 75, {0, 100, 100, 100, 100}},
    {"one day only, ready then", D0, D0, "一级", 1000, D0, "一级", true, 1000, 0, 0, 0, 0, 4, true, 100, {100, 100, 100, 100, 100}},
    {"a lot waits ten days", D0, D0 + 10, "一级", 1000, D0 - 10, "一级", true, 1000, 0, 0, 0, 0, 4, true, 87, {50, 100, 100, 100, 100}},
    {"a lot that is too old", D0, D0 + 10, "一级", 1000, D0 - 20, "一级", true, 1000, 0, 0, 0, 0, 4, false, 75, {0, 100, 100, 100, 100}},
    {"a season waits without cost", D0, D0 + 10, "一级", 1000, D0 - 20, NULL, false, 1000, 0, 0, 0, 0, 4, true, 90, {100, 50, 100, 100, 100}},
    {"no harvest day", D0, D0 + 10, NULL, 1000, FIELD_NULL, NULL, false, 1000, 0, 0, 0, 0, 4, true, 87, {50, 100, 100, 100, 100}},
    {"a better grade", D0, D0 + 10, "一级", 1000, D0, "特级", true, 1000, 0, 0, 0, 0, 4, true, 98, {100, 90, 100, 100, 100}},
    {"a lower grade", D0, D0 + 10, "一级", 1000, D0, "二级", true, 1000, 0, 0, 0, 0, 4, false, 98, {100, 90, 100, 100, 100}},
    {"an unknown grade", D0, D0 + 10, "一级", 1000, D0, "统货", true, 1000, 0, 0, 0, 0, 4, true, 85, {100, 25, 100, 100, 100}},
    {"a hundred kilometres off", D0, D0 + 10, "一级", 1000, D0, "一级", true, 1000, 900000, 0, 0, 0, 4, true, 92, {100, 100, 100, 51, 100}},
    {"three hundred", D0, D0 + 10, "一级", 1000, D0, "一级", true, 1000, 2700000, 0, 0, 0, 4, true, 85, {100, 100, 100, 0, 100}},
    {"failed tests", D0, D0 + 10, "一级", 1000, D0, "一级", true, 1000, 0, 2, 0, 0, 0, true, 86, {100, 100, 100, 100, 30}},
    {"suspended and broken", D0, D0 + 10, "一级", 1000, D0, "一级", true, 1000, 0, 0, 2, 1, 0, true, 80, {100, 100, 100, 100, 0}},
};

static void judged(void **s) {
    (void)s;
    int same = 0;
    for (size_t i = 0; i < sizeof JUDGED / sizeof JUDGED[0]; i++) {
        const struct judge_case *c = &JUDGED[i];
        struct deal_demand d = {.crop_id = 1, .from_day = c->from, .until_day = c->until, .grade = c->want, .quantity_g = c->wanted, .lon_udeg = 119300000, .lat_udeg = 30200000, .level_path = "/1/"};
        struct deal_supply p = {.crop_id = 1, .ready_day = c->ready, .grade = c->grade, .grades = "特级|一级|二级", .lot = c->lot ? "L" : NULL, .free_g = c->free_g, .lon_udeg = 119300000,
                                .lat_udeg = 30200000 + c->lat_apart, .level_path = "/1/2/", .fails = c->fails, .stops = c->stops, .broken = c->broken, .kept = c->kept};
        struct deal_judged j;
        deal_judge(&cx, &d, &p, &j);
        if (j.fits != c->fits || j.score != c->score || memcmp(j.points, c->points, sizeof j.points) != 0)
            fail_msg("%s: fits %d score %ld points %ld %ld %ld %ld %ld", c->what, j.fits, (long)j.score, (long)j.points[0], (long)j.points[1], (long)j.points[2], (long)j.points[3], (long)j.points[4]);
        for (size_t k = 0; c->fits && k < FACTOR__COUNT; k++)
            assert_non_null(j.sentence[k]);
        same++;
        p.crop_id = 2;
        deal_judge(&cx, &d, &p, &j);
        assert_false(j.fits);                                      /* never another crop */
    }
    print_message("matching: %d of %zu judged as written down\n", same, sizeof JUDGED / sizeof JUDGED[0]);
}

/* Without coordinates the level tree speaks. */
static void by_tree(void **s) {
    (void)s;
    static const struct { const char *a, *b; int64_t points; } CASES[] = {{"/1/2/3/", "/1/2/3/", 100}, {"/1/2/3/", "/1/2/4/", 80}, {"/1/2/3/", "/1/5/6/", 60}, {"/1/2/3/", "/9/5/6/", 20}, {NULL, "/1/2/3/", 50}, {"/1/2/33/", "/1/2/3/", 80}};
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        struct deal_demand d = {.crop_id = 1, .from_day = D0, .until_day = D0, .quantity_g = 1, .lon_udeg = FIELD_NULL, .lat_udeg = FIELD_NULL, .place_path = CASES[i].a, .level_path = "/1/"};
        struct deal_supply p = {.crop_id = 1, .ready_day = D0, .free_g = 1, .lon_udeg = 1, .lat_udeg = 1, .level_path = CASES[i].b};
        struct deal_judged j;
        deal_judge(&cx, &d, &p, &j);
        assert_int_equal(j.points[FACTOR_DISTANCE], CASES[i].points);
        assert_int_equal(j.distance_m, FIELD_NULL);
    }
}

static void distances(void **s) {
    (void)s;
    /* A quarter of a great circle of the sphere of radius 6,371,007.2 m is 10,007,555 m; a degree is 111,195 m. */
    assert_int_equal(deal_distance_m(0, 0, 0, 90000000), 10007555);
    assert_int_equal(deal_distance_m(0, 0, 90000000, 0), 10007555);
    assert_int_equal(deal_distance_m(119300000, 30200000, 119300000, 31200000), 111195);
    assert_int_equal(deal_distance_m(119300000, 30200000, 119300000, 30200000), 0);
    assert_int_equal(deal_distance_m(-180000000, 0, 180000000, 0), 0);
}

/* ---- deductions ------------------------------------------------------------------------------------------------------------------------ */
static const struct deduct_case { const char *what; struct deal_facts f; int64_t gross, deducted, net; size_t lines; } DEDUCTED[] = {
    /*                 price planned received below due received_day late_bp max short grade */
    {"all well", {500, 10000, 10000, 0, D0, D0, 50, 7, 1000, 3000}, 5000, 0, 5000, 0},
    {"early", {500, 10000, 10000, 0, D0, D0 - 3, 50, 7, 1000, 3000}, 5000, 0, 5000, 0},
    {"two days late", {500, 10000, 10000, 0, D0, D0 + 2, 50, 7, 1000, 3000}, 5000, 50, 4950, 1},
    {"late beyond the most", {500, 10000, 10000, 0, D0, D0 + 20, 50, 7, 1000, 3000}, 5000, 175, 4825, 1},
    {"a kilogram missing", {500, 10000, 9000, 0, D0, D0, 50, 7, 1000, 3000}, 4500, 50, 4450, 1},
    {"two below grade", {500, 10000, 10000, 2000, D0, D0, 50, 7, 1000, 3000}, 5000, 300, 4700, 1},
    {"everything at once", {500, 10000, 9000, 2000, D0, D0 + 2, 50, 7, 1000, 3000}, 4500, 45 + 50 + 300, 4105, 3},
    {"halves go up", {333, 10, 10, 5, D0, D0, 0, 7, 0, 5000}, 3, 1, 2, 1},                  /* 3.33 → 3; 1.665 → 2, × half = 1 */
    {"never more than it is worth", {500, 10000, 100, 100, D0, D0 + 7, 10000, 7, 10000, 10000}, 50, 50, 0, 3},
    {"nothing arrived", {500, 10000, 0, 0, D0, D0, 50, 7, 1000, 3000}, 0, 0, 0, 1},
    {"nothing is taken off by agreement", {500, 10000, 5000, 5000, D0, D0 + 90, 0, 90, 0, 0}, 2500, 0, 2500, 0},
    {"the largest there is", {100000000, 1000000000, 1000000000, 0, D0, D0 + 1, 1, 7, 0, 0}, INT64_C(100000000) * 1000000, INT64_C(10000) * 1000000, INT64_C(99990000) * 1000000, 1},
};

static void deducted(void **s) {
    size_t same = 0;
    (void)s;
    for (size_t i = 0; i < sizeof DEDUCTED / sizeof DEDUCTED[0]; i++) {
        const struct deduct_case *c = &DEDUCTED[i];
        struct deal_sum sum = {0};
        bool ok = deal_deduct(&c->f, &sum);
        if (c->gross > INT64_C(10000000000000)) {
            assert_false(ok);                                      /* what does not fit is refused, not wrapped */
            same++;
            continue;
        }
        if (!ok || sum.gross_fen != c->gross || sum.deducted_fen != c->deducted || sum.net_fen != c->net || sum.n != c->lines)
            fail_msg("%s: gross %ld deducted %ld net %ld lines %zu", c->what, (long)sum.gross_fen, (long)sum.deducted_fen, (long)sum.net_fen, sum.n);
        same++;
    }
    print_message("deductions: %zu of %zu as written down\n", same, sizeof DEDUCTED / sizeof DEDUCTED[0]);
}

/* Whatever is split adds up, and no part differs from its share by more than one. */
static void split(void **s) {
    (void)s;
    for (int64_t total = 1; total < 400; total += 7)
        for (size_t n = 1; n <= 12; n++) {
            int64_t w[12], p[12], sum = 0, all = 0;
            for (size_t i = 0; i < n; i++)
                all += w[i] = (int64_t)(i % 5) + 1;
            deal_split(total, w, n, p);
            for (size_t i = 0; i < n; i++) {
                sum += p[i];
                int64_t floor = total * w[i] / all;
                assert_true(p[i] >= floor && p[i] <= floor + 1);
            }
            assert_int_equal(sum, total);
        }
}

static void free_grams(void **s) {
    (void)s;
    static const struct { const char *what; struct deal_supply s; int64_t free; } CASES[] = {
        {"a planned season", {.lot_id = FIELD_NULL, .expected_g = 1000}, 1000},
        {"without an estimate nothing", {.lot_id = FIELD_NULL, .expected_g = FIELD_NULL}, 0},
        {"promised", {.lot_id = FIELD_NULL, .expected_g = 1000, .season_taken_g = 300}, 700},
        {"harvested in part", {.lot_id = FIELD_NULL, .expected_g = 1000, .harvested_g = 400, .season_left_g = 400, .season_taken_g = 300}, 700},
        {"harvested more than expected", {.lot_id = FIELD_NULL, .expected_g = 1000, .harvested_g = 1500, .season_left_g = 1500, .season_taken_g = 300}, 1200},
        {"harvested less and used up", {.lot_id = FIELD_NULL, .expected_g = 1000, .harvested_g = 1000, .season_left_g = 200, .season_taken_g = 300}, -100},
        {"a lot", {.lot_id = 1, .season_id = FIELD_NULL, .left_g = 500, .lot_taken_g = 100}, 400},
        {"a lot of a promised season", {.lot_id = 1, .season_id = 1, .left_g = 500, .expected_g = 500, .harvested_g = 500, .season_left_g = 500, .season_taken_g = 450}, 50},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++)
        if (deal_free(&CASES[i].s) != CASES[i].free)
            fail_msg("%s: %ld", CASES[i].what, (long)deal_free(&CASES[i].s));
}

/* Every machine: the first state is its beginning, every other one is reached, and from an end nothing goes on. */
static void moves(void **s) {
    (void)s;
    int n = 0;
    for (int m = 0; m < M__COUNT; m++) {
        for (int64_t to = 1; *deal_state_name((enum deal_machine)m, to, LANG_EN); to++) {
            bool reached = false;
            for (int64_t from = 0; *deal_state_name((enum deal_machine)m, from, LANG_EN); from++) {
                reached |= deal_move_allowed((enum deal_machine)m, from, to);
                n += deal_move_allowed((enum deal_machine)m, from, to);
                assert_false(from == to && deal_move_allowed((enum deal_machine)m, from, to));
            }
            if (!reached)
                fail_msg("%s: %s is never reached", deal_machine_kind((enum deal_machine)m), deal_state_name((enum deal_machine)m, to, LANG_EN));
        }
        assert_false(deal_move_allowed((enum deal_machine)m, -1, 0) || deal_move_allowed((enum deal_machine)m, 0, 99));
    }
    print_message("states: %d machines, %d moves\n", (int)M__COUNT, n);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(judged), cmocka_unit_test(by_tree), cmocka_unit_test(distances), cmocka_unit_test(deducted), cmocka_unit_test(split), cmocka_unit_test(free_grams), cmocka_unit_test(moves)};
    ar = ar_new(0);
    cx_init(&cx, ar);
    int bad = cmocka_run_group_tests_name("deal.match", tests, NULL, NULL);
    ar_free(&ar);
    return bad;
}
