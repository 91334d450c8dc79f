/* t_pure.c: what needs no database: boundaries, the banned list, balance, transition tables, CSV, shapes. */
#include "t_farm.h"

#include "grow_image.h"
#include "net.h"

static struct arena *ar;
static struct cx cx;

static int setup(void **state) {
    (void)state;
    static bool done;
    if (!done)
        conf_add(grow_room.conf, grow_room.conf_n);
    done = true;
    ar = ar_new(0);
    cx_init(&cx, ar);
    return 0;
}
static int teardown(void **state) {
    (void)state;
    ar_free(&ar);
    return 0;
}

#define POLY(c) "{\"type\":\"Polygon\",\"coordinates\":[" c "]}"
/* area_m2: from pyproj-like reference: side in metres by the ellipsoid's radii at the latitude; 0: refused. */
static const struct { const char *name, *json; int64_t area, tolerance; } GEO[] = {
    {"square at 30.4° N", POLY("[[114.1,30.4],[114.101,30.4],[114.101,30.401],[114.1,30.401],[114.1,30.4]]"), 10654, 3},
    {"the same, clockwise", POLY("[[114.1,30.4],[114.1,30.401],[114.101,30.401],[114.101,30.4],[114.1,30.4]]"), 10654, 3},
    {"triangle, three coordinates", POLY("[[114.1,30.4,20],[114.101,30.4,20],[114.1,30.401,20],[114.1,30.4,20]]"), 5327, 3},
    {"with a hole", POLY("[[114.1,30.4],[114.101,30.4],[114.101,30.401],[114.1,30.401],[114.1,30.4]],"
                         "[[114.1004,30.4004],[114.1006,30.4004],[114.1006,30.4006],[114.1004,30.4006],[114.1004,30.4004]]"), 10228, 3},
    {"two parts", "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[114.1,30.4],[114.101,30.4],[114.101,30.401],[114.1,30.401],[114.1,30.4]]],"
                  "[[[114.2,30.4],[114.201,30.4],[114.201,30.401],[114.2,30.401],[114.2,30.4]]]]}", 21308, 6},
    {"bow tie", POLY("[[114.1,30.4],[114.101,30.401],[114.101,30.4],[114.1,30.401],[114.1,30.4]]"), 0, 0},
    {"not closed", POLY("[[114.1,30.4],[114.101,30.4],[114.101,30.401],[114.1,30.401]]"), 0, 0},
    {"two corners", POLY("[[114.1,30.4],[114.101,30.4],[114.1,30.4]]"), 0, 0},
    {"repeated corner", POLY("[[114.1,30.4],[114.1,30.4],[114.101,30.4],[114.101,30.401],[114.1,30.4]]"), 0, 0},
    {"spike", POLY("[[114.1,30.4],[114.102,30.4],[114.101,30.4],[114.101,30.401],[114.1,30.4]]"), 0, 0},
    {"latitude first", POLY("[[30.4,114.1],[30.4,114.101],[30.401,114.101],[30.4,114.1]]"), 0, 0},
    {"in Europe", POLY("[[11.1,48.4],[11.101,48.4],[11.101,48.401],[11.1,48.4]]"), 0, 0},
    {"hole outside", POLY("[[114.1,30.4],[114.101,30.4],[114.101,30.401],[114.1,30.401],[114.1,30.4]],[[114.2,30.4],[114.201,30.4],[114.201,30.401],[114.2,30.4]]"), 0, 0},
    {"hole crosses", POLY("[[114.1,30.4],[114.101,30.4],[114.101,30.401],[114.1,30.401],[114.1,30.4]],[[114.1005,30.4005],[114.102,30.4005],[114.1005,30.4008],[114.1005,30.4005]]"), 0, 0},
    {"parts overlap", "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[114.1,30.4],[114.101,30.4],[114.101,30.401],[114.1,30.4]]],"
                      "[[[114.1,30.4],[114.101,30.4],[114.101,30.401],[114.1,30.4]]]]}", 0, 0},
    {"a point", "{\"type\":\"Point\",\"coordinates\":[114.1,30.4]}", 0, 0},
    {"no geometry", "{\"type\":\"Feature\",\"geometry\":null}", 0, 0},
    {"text coordinates", POLY("[[\"114.1\",30.4],[114.101,30.4],[114.101,30.401],[114.1,30.4]]"), 0, 0},
    {"huge number", POLY("[[1e400,30.4],[114.101,30.4],[114.101,30.401],[1e400,30.4]]"), 0, 0},
    {"whole provinces", POLY("[[100,25],[110,25],[110,35],[100,35],[100,25]]"), 0, 0},
    {"a speck", POLY("[[114.1,30.4],[114.100001,30.4],[114.100001,30.400001],[114.1,30.4]]"), 0, 0},
    {"no JSON", "{\"type\":\"Polygon\"", 0, 0},
    {"array", "[]", 0, 0},
};

static void t_geo(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof GEO / sizeof GEO[0]; i++) {
        struct grow_geo g = {0};
        enum err e = grow_geo_read(&cx, str_of(GEO[i].json), "/boundary", &g);
        if (GEO[i].area == 0 && e == ERR_NONE)
            fail_msg("%s: taken", GEO[i].name);
        if (GEO[i].area != 0 && e != ERR_NONE)
            fail_msg("%s: %s", GEO[i].name, cx.err_text);
        if (GEO[i].area && llabs(g.area_m2 - GEO[i].area) > GEO[i].tolerance)
            fail_msg("%s: %lld m², wanted %lld", GEO[i].name, (long long)g.area_m2, (long long)GEO[i].area);
    }
    struct grow_geo g;
    assert_int_equal(grow_geo_read(&cx, str_of(GEO[0].json), "", &g), ERR_NONE);
    assert_int_equal(g.lon_udeg, 114100500);
    assert_int_equal(g.lat_udeg, 30400500);
    assert_int_equal(g.east_udeg, 114101000);
}

/* A ring of n corners on a circle. */
static void t_geo_points(void **state) {
    static const struct { int n; enum err want; } CASES[] = {{499, ERR_NONE}, {500, ERR_INVALID}, {5000, ERR_INVALID}};
    (void)state;
    for (size_t c = 0; c < 3; c++) {
        struct buf b;
        struct grow_geo g;
        buf_init(&b, ar, 65536);
        buf_puts(&b, "{\"type\":\"Polygon\",\"coordinates\":[[");
        for (int i = 0; i <= CASES[c].n; i++) {
            double a = 6.283185307179586 * (i % CASES[c].n) / CASES[c].n;
            buf_printf(&b, "%s[%.9f,%.9f]", i ? "," : "", 114 + 0.01 * __builtin_cos(a), 30 + 0.01 * __builtin_sin(a));
        }
        buf_puts(&b, "]]}");
        assert_int_equal(grow_geo_read(&cx, buf_view(&b), "", &g), CASES[c].want);
    }
}

/* ---- the banned list ------------------------------------------------------------------------------------------------------------------ */
static struct grow_substance rows[400];
static size_t rows_n;
enum { C_SCOPE, C_STATE, C_NAME, C_NAME_EN, C_ALIASES, C_FROM, C_UNTIL, C_CROPS, C_SOURCE, C_NOTE };
static const char *const COLUMNS[] = {"scope", "state", "name", "name_en", "aliases", "from", "until", "crops", "source", "note"};

static int64_t day_or_null(const char *t) {
    int32_t d;
    return t && day_parse(str_of(t), &d) ? d : FIELD_NULL;
}

static enum err substance_row(struct cx *c, const char *const *cell, void *arg) {
    (void)c, (void)arg;
    rows[rows_n++] = (struct grow_substance){.state = field_enum(grow_substance_states, str_of(cell[C_STATE])), .from_day = day_or_null(cell[C_FROM]),
        .until_day = day_or_null(cell[C_UNTIL]), .scope = cell[C_SCOPE], .name = cell[C_NAME], .name_en = cell[C_NAME_EN], .aliases = cell[C_ALIASES], .crops = cell[C_CROPS],
        .source = cell[C_SOURCE], .note = cell[C_NOTE]};
    return ERR_NONE;
}

/* want: the substance's name, NULL: permitted. */
static const struct { const char *text; bool animal; const char *crop, *category, *day, *want; } BANNED[] = {
    {"甲胺磷", false, "rice", "grain", "2026-01-01", "甲胺磷"},
    {"40%甲胺磷乳油", false, "rice", "grain", "2026-01-01", "甲胺磷"},
    {"甲胺磷", false, "rice", "grain", "2006-12-31", NULL},
    {"Methamidophos 50% SL", false, "rice", "grain", "2026-01-01", "甲胺磷"},
    {"methamidophosX", false, "rice", "grain", "2026-01-01", NULL},
    {"乙酰甲胺磷", false, "rice", "grain", "2026-01-01", NULL},
    {"乙酰甲胺磷", false, "tomato", "vegetable", "2026-01-01", "乙酰甲胺磷"},
    {"乙酰甲胺磷", false, "tomato", "vegetable", "2019-07-31", NULL},
    {"甲基对硫磷", false, "rice", "grain", "2026-01-01", "甲基对硫磷"},
    {"对硫磷;乐果", false, "rice", "grain", "2026-01-01", "对硫磷"},
    {"百草枯水剂", false, "apple", "fruit", "2026-01-01", "百草枯"},
    {"Paraquat", false, "apple", "fruit", "2026-01-01", "百草枯"},
    {"毒死蜱", false, "rice", "grain", "2026-01-01", NULL},
    {"毒死蜱", false, "cabbage", "vegetable", "2026-01-01", "毒死蜱"},
    {"甲基毒死蜱", false, "cabbage", "vegetable", "2026-01-01", NULL},
    {"克百威", false, "tea", "tea", "2026-01-01", "克百威"},
    {"克百威", false, "rice", "grain", "2026-01-01", NULL},
    {"克百威", false, "sugarcane", "sugar", "2026-01-01", "克百威"},
    {"丙硫克百威", false, "tea", "tea", "2026-01-01", NULL},
    {"丁硫克百威", false, "tea", "tea", "2026-01-01", "丁硫克百威"},
    {"甲拌磷", false, "rice", "grain", "2024-08-31", NULL},
    {"甲拌磷", false, "rice", "grain", "2024-09-01", "甲拌磷"},
    {"DDT", false, "rice", "grain", "2026-01-01", "滴滴涕"},
    {"ADDTEA", false, "rice", "grain", "2026-01-01", NULL},
    {"高效氯氟氰菊酯", false, "tomato", "vegetable", "2026-01-01", NULL},
    {"氯霉素注射液", true, "pig", "livestock", "2026-01-01", "氯霉素"},
    {"孔雀石绿", true, "grass_carp", "aquatic", "2026-01-01", "孔雀石绿"},
    {"盐酸克伦特罗", true, "pig", "livestock", "2026-01-01", "克伦特罗"},
    {"恩诺沙星", true, "pig", "livestock", "2026-01-01", NULL},
    {"氧氟沙星", true, "chicken", "poultry", "2026-01-01", "氧氟沙星"},
    {"甲 胺 磷", false, "rice", "grain", "2026-01-01", "甲胺磷"},
    {"自配甲\u3000胺\u3000磷药液", false, "rice", "grain", "2026-01-01", "甲胺磷"},
    {"甲·胺・磷", false, "rice", "grain", "2026-01-01", "甲胺磷"},
    {"甲\u200B胺磷", false, "rice", "grain", "2026-01-01", "甲胺磷"},
    {"ｐａｒａＱＵＡＴ", false, "apple", "fruit", "2026-01-01", "百草枯"},
    {"Ｘparaquat", false, "apple", "fruit", "2026-01-01", NULL},
    {"D D T", false, "rice", "grain", "2026-01-01", "滴滴涕"},
    {"add DT", false, "rice", "grain", "2026-01-01", NULL},
    {"乙 酰 甲 胺 磷", false, "rice", "grain", "2026-01-01", NULL}, /* still not methamidophos */
    {"氯\t霉\u00A0素", true, "pig", "livestock", "2026-01-01", "氯霉素"},
    {"", true, "pig", "livestock", "2026-01-01", NULL},
};

static void t_banned(void **state) {
    struct str csv = {grow_data_banned, grow_data_banned_size};
    (void)state;
    rows_n = 0;
    assert_int_equal(grow_csv_read(&cx, csv, COLUMNS, 10, substance_row, NULL), ERR_NONE);
    assert_true(rows_n > 90);
    for (size_t i = 0; i < rows_n; i++) /* every row names its source */
        assert_true(rows[i].source && rows[i].state >= 0);
    for (size_t i = 0; i < sizeof BANNED / sizeof BANNED[0]; i++) {
        struct grow_where w = {BANNED[i].animal, BANNED[i].crop, BANNED[i].category, day_or_null(BANNED[i].day)};
        const struct grow_substance *s = grow_substance_match(&(struct grow_substances){rows, rows_n}, str_of(BANNED[i].text), &w);
        if ((s != NULL) != (BANNED[i].want != NULL) || (s && strcmp(s->name, BANNED[i].want) != 0))
            fail_msg("%s on %s: %s, wanted %s", BANNED[i].text, BANNED[i].crop, s ? s->name : "permitted", BANNED[i].want ? BANNED[i].want : "permitted");
    }
}

/* ---- CSV ---------------------------------------------------------------------------------------------------------------------------------- */
static const struct { const char *csv; enum err want; const char *cells; } CSV[] = {
    {"a,b\n1,2\n", ERR_NONE, "1/2;"},
    {"\xEF\xBB\xBF" "b,a\r\n1,2\r\n", ERR_NONE, "2/1;"},
    {"# remark\na,b\n\"x, \"\"y\"\"\",\n\n# more\n3,4", ERR_NONE, "x, \"y\"/-;3/4;"},
    {"a,b\n\"two\nlines\",2\n", ERR_NONE, "two\nlines/2;"},
    {"a\n1\n", ERR_INVALID, ""},
    {"a,b\n\"open,2\n", ERR_MALFORMED, ""},
    {"", ERR_INVALID, ""},
    {"a,b\n1\xFF,2\n", ERR_MALFORMED, ""},
};

static enum err csv_row(struct cx *c, const char *const *cell, void *arg) {
    (void)c;
    buf_printf(arg, "%s/%s;", cell[0] ? cell[0] : "-", cell[1] ? cell[1] : "-");
    return ERR_NONE;
}

static void t_csv(void **state) {
    static const char *const names[] = {"a", "b"};
    (void)state;
    for (size_t i = 0; i < sizeof CSV / sizeof CSV[0]; i++) {
        struct buf b;
        buf_init(&b, ar, 64);
        assert_int_equal(grow_csv_read(&cx, str_of(CSV[i].csv), names, 2, csv_row, &b), CSV[i].want);
        if (CSV[i].want == ERR_NONE)
            assert_string_equal(buf_z(&b), CSV[i].cells);
    }
    assert_int_equal(grow_csv_read(&cx, STR("a,b\n\0 1,2\n"), names, 2, NULL, NULL), ERR_MALFORMED);
}

/* ---- balance and transitions ------------------------------------------------------------------------------------------------------------ */
static const struct { int64_t kind, process, in, out, loss; enum err want; } BALANCE[] = {
    {CHANGE_SPLIT, FIELD_NULL, 1000, 1000, 0, ERR_NONE},   {CHANGE_SPLIT, FIELD_NULL, 1000, 970, 30, ERR_NONE},
    {CHANGE_SPLIT, FIELD_NULL, 1000, 969, 31, ERR_UNBALANCED}, {CHANGE_SPLIT, FIELD_NULL, 1000, 999, 0, ERR_UNBALANCED},
    {CHANGE_SPLIT, FIELD_NULL, 1000, 1001, 0, ERR_UNBALANCED}, {CHANGE_PROCESS, 3, 5000, 1000, 4000, ERR_NONE},
    {CHANGE_PROCESS, 3, 5000, 300, 4700, ERR_UNBALANCED}, {CHANGE_PROCESS, 0, 1000, 900, 100, ERR_UNBALANCED},
    {CHANGE_PROCESS, 8, INT64_C(100000000000), INT64_C(50000000000), INT64_C(50000000000), ERR_NONE},
    {CHANGE_MERGE, FIELD_NULL, 3, 3, 0, ERR_NONE},
};

static void t_balance(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof BALANCE / sizeof BALANCE[0]; i++)
        assert_int_equal(grow_balance(&cx, BALANCE[i].kind, BALANCE[i].process, BALANCE[i].in, BALANCE[i].out, BALANCE[i].loss), BALANCE[i].want);
}

static void t_states(void **state) {
    static const char *const may[] = {/* from active */ "01111", /* locked */ "10101", /* recalled */ "01001", /* consumed */ "01101", /* closed */ "00100"};
    (void)state;
    for (int64_t a = -1; a < 6; a++)
        for (int64_t b = -1; b < 6; b++)
            assert_int_equal(grow_lot_may_enter(a, b), a >= 0 && a < 5 && b >= 0 && b < 5 && may[a][b] == '1');
}

/* ---- tables ------------------------------------------------------------------------------------------------------------------------------- */
static void t_words(void **state) {
    (void)state;
    for (int i = 0; grow_record_words[i].code; i++)
        assert_string_equal(grow_record_words[i].code, grow_record_kinds[i]);
    for (int i = 0; grow_input_words[i].code; i++)
        assert_string_equal(grow_input_words[i].code, grow_input_kinds[i]);
    assert_string_equal(grow_record_kinds[RK_OTHER], "other");
    assert_string_equal(grow_input_kinds[IK_OTHER], "other");
    assert_string_equal(grow_word_name(grow_record_words, "sow", LANG_ZH), "播种");
}

static void t_routes(void **state) {
    (void)state;
    for (size_t i = 0; i < grow_room.routes_n; i++) {
        const struct route *r = &grow_room.routes[i];
        assert_non_null(r->fn);
        assert_non_null(r->op);
        for (size_t k = 0; k < i; k++)
            if (strcmp(r->op, grow_room.routes[k].op) == 0)
                fail_msg("operation %s twice", r->op);
        if (strcmp(r->method, "PUT") == 0)
            assert_true(r->flags & RT_IF_MATCH);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(t_geo, setup, teardown),     cmocka_unit_test_setup_teardown(t_geo_points, setup, teardown),
        cmocka_unit_test_setup_teardown(t_banned, setup, teardown),  cmocka_unit_test_setup_teardown(t_csv, setup, teardown),
        cmocka_unit_test_setup_teardown(t_balance, setup, teardown), cmocka_unit_test_setup_teardown(t_states, setup, teardown),
        cmocka_unit_test_setup_teardown(t_words, setup, teardown),   cmocka_unit_test_setup_teardown(t_routes, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
