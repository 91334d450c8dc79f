/* t_rules.c: what needs no database: social credit codes, the state matrix, the permission matrix and its reach, names, phones. */
#include "people_priv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* ---- GB 32100 --------------------------------------------------------------------------------------------------------------- */

static const struct { const char *code; bool valid; } USCC[] = {
    {"91350100M000100Y43", true}, /* the example of the standard */
    {"914403001922038216", true}, {"9144030071526726XG", true}, {"91330100799655058B", true}, {"91110000802100433B", true},
    /* made by the weights 3^i mod 31, outside this program */
    {"93420117526018159L", true}, {"93420117MA3016613F", true}, {"91420117186091390Q", true}, {"91420117MA6030824U", true},
    {"92420117628194821Y", true}, {"92420117MA3518190G", true}, {"12420117937865797B", true}, {"12420117MA3231948Y", true},
    {"52420117757491186E", true}, {"52420117MA2760189B", true}, {"N2420117555979711C", true}, {"N2420117MA1049746P", true},
    {"Y14201175075291709", true}, {"Y1420117MA2366712T", true}, {"131000007684268463", true}, {"13100000MA321223XM", true},
    /* wrong */
    {"", false}, {"91350100M000100Y4", false}, {"91350100M000100Y433", false},
    {"91350100M000100Y44", false},  /* check */
    {"91350100M000010Y43", false},  /* two neighbours exchanged */
    {"91350100m000100y43", false},  /* lower case */
    {"9135O100M000100Y43", false},  /* letter O */
    {"I1350100M000100Y43", false}, {"91350100M000100Z43", false}, {"91350100M000100S43", false},
    {"91350100M000100Y4 ", false}, {"913501００M000100Y", false},
    {"99420117526018159L", false},  /* no such category */
    {"000000000000000000", false},  /* its check holds, its department does not */
};

static void t_uscc(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof USCC / sizeof USCC[0]; i++)
        if (people_uscc_valid(str_of(USCC[i].code)) != USCC[i].valid)
            fail_msg("%s should be %s", USCC[i].code, USCC[i].valid ? "valid" : "refused");
}

/* Every single wrong character of a valid code is found. */
static void t_uscc_each_character(void **state)
{
    static const char ALPHABET[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    (void)state;
    for (int at = 0; at < 18; at++)
        for (const char *c = ALPHABET; *c != '\0'; c++) {
            char code[] = "93420117MA3016613F";
            bool same = code[at] == *c;
            code[at] = *c;
            assert_int_equal(people_uscc_valid(str_of(code)), same);
        }
}

/* ---- states ----------------------------------------------------------------------------------------------------------------- */

static void t_states(void **state)
{
    static const char ALLOWED[OPERATOR__STATES][OPERATOR__STATES + 1] = {
        /*                       applied examined active suspended closed refused */
        [OPERATOR_APPLIED] =   "010011",
        [OPERATOR_EXAMINED] =  "001010",
        [OPERATOR_ACTIVE] =    "000110",
        [OPERATOR_SUSPENDED] = "001010",
        [OPERATOR_CLOSED] =    "000000",
        [OPERATOR_REFUSED] =   "100010",
    };
    (void)state;
    for (int from = 0; from < OPERATOR__STATES; from++)
        for (int to = 0; to < OPERATOR__STATES; to++) {
            assert_int_equal(people_operator_move_allowed(from, to), ALLOWED[from][to] == '1');
            const char *perm = people_operator_move_perm(from, to);
            assert_true(perm == NULL || people_perm_known(perm));
        }
    assert_false(people_operator_move_allowed(-1, 0));
    assert_false(people_operator_move_allowed(0, OPERATOR__STATES));
    for (int i = 0; i < OPERATOR__STATES; i++)
        assert_non_null(people_operator_states[i]);
    assert_null(people_operator_states[OPERATOR__STATES]);
}

/* ---- permissions -------------------------------------------------------------------------------------------------------------- */

static const struct { enum people_role role; const char *perm; bool has; } CELLS[] = {
    {ROLE_ADMIN, "people.account.write", true}, {ROLE_ADMIN, "grow.read", false}, {ROLE_ADMIN, "certify.cert.issue", false},
    {ROLE_OFFICE, "people.operator.examine", true}, {ROLE_AGRI, "people.operator.examine", false}, {ROLE_AGRI, "people.operator.suspend", true},
    {ROLE_OWNER, "certify.cert.issue", true}, {ROLE_OFFICE, "certify.cert.issue", false}, {ROLE_WORKER, "certify.cert.issue", false},
    {ROLE_WORKER, "grow.record.write", true}, {ROLE_WORKER, "people.operator.phone", false}, {ROLE_LAB, "certify.test.result", true}, {ROLE_OWNER, "certify.test.result", false},
    {ROLE_MACHINE, "epcis.capture", true}, {ROLE_MACHINE, "grow.read", false}, {ROLE_MACHINE, "self", true}, {ROLE_POINT, "people.operator.create", true},
    {ROLE_OWNER, "people.operator.create", false}, {ROLE_MARKET, "people.audit.read", true}, {ROLE_OFFICE, "no.such.permission", false},
    {ROLE__COUNT, "grow.read", false},
};

static void t_matrix(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof CELLS / sizeof CELLS[0]; i++)
        if (people_role_has(CELLS[i].role, CELLS[i].perm) != CELLS[i].has)
            fail_msg("%s %s", CELLS[i].role < ROLE__COUNT ? people_role_names[CELLS[i].role] : "?", CELLS[i].perm);
    assert_true(people_perm_known("self"));
    assert_true(people_perm_known("public"));
    assert_false(people_perm_known("grow.*"));
    assert_false(people_perm_known(NULL));
}

/* Role × subtree × own operator: does the one grant reach the object? */
static const struct { enum people_role role; const char *root; int64_t own; const char *path; int64_t op; bool reaches; } REACH[] = {
    {ROLE_OFFICE, "/", 0, "/1/2/", 7, true},       {ROLE_OFFICE, "/1/2/", 0, "/1/2/", 0, true},      {ROLE_OFFICE, "/1/2/", 0, "/1/2/9/", 7, true},
    {ROLE_OFFICE, "/1/2/", 0, "/1/20/", 7, false}, {ROLE_OFFICE, "/1/2/", 0, "/1/", 0, false},       {ROLE_OFFICE, "/1/2/", 0, "/3/", 7, false},
    {ROLE_OWNER, "/1/2/", 7, "/1/2/", 7, true},    {ROLE_OWNER, "/1/2/", 7, "/1/2/", 8, false},      {ROLE_OWNER, "/1/2/", 7, "/1/3/", 7, true},
    {ROLE_OWNER, "/1/2/", 0, "/1/2/", 7, false},   {ROLE_WORKER, "/1/2/", 7, "/1/2/", 0, true},      {ROLE_WORKER, "/1/2/", 7, "/1/3/", 0, false},
    {ROLE_POINT, "/1/2/", 0, "/1/2/5/", 8, true},  {ROLE_MACHINE, "/1/2/", 7, "/1/2/", 8, false},    {ROLE_OFFICE, "/1/2/", 0, NULL, 0, false},
};

static void t_reach(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof REACH / sizeof REACH[0]; i++) {
        struct people_grant g = {REACH[i].role, 1, REACH[i].root, REACH[i].own};
        if (people_grant_reaches(&g, REACH[i].path, REACH[i].op) != REACH[i].reaches)
            fail_msg("row %zu", i);
    }
}

static void t_may(void **state)
{
    struct arena *ar = ar_new(0);
    struct cx cx;
    (void)state;
    cx_init(&cx, ar);
    assert_int_equal(people_may(&cx, "public"), ERR_NONE);
    assert_int_equal(people_may(&cx, "self"), ERR_UNAUTHENTICATED);
    assert_int_equal(people_may(&cx, "grow.read"), ERR_UNAUTHENTICATED);
    struct people_grant g = {ROLE_WORKER, 2, "/1/2/", 7};
    struct principal who = {.account_id = 1, .name = "w", .uuid = "u", .grants = &g, .n = 1};
    cx.who = &who;
    assert_int_equal(people_may(&cx, "self"), ERR_NONE);
    assert_int_equal(people_may(&cx, "grow.record.write"), ERR_NONE);
    assert_int_equal(people_may(&cx, "grow.lot.state"), ERR_FORBIDDEN);
    assert_int_equal(people_may_on(&cx, "grow.record.write", "/1/2/", 8), ERR_FORBIDDEN);
    assert_int_equal(people_own_operator(&cx), 7);
    who.must_change = true;
    assert_int_equal(people_may(&cx, "grow.record.write"), ERR_FORBIDDEN);
    assert_int_equal(people_may(&cx, "self"), ERR_NONE);
    who.n = 0;
    who.must_change = false;
    assert_int_equal(people_may(&cx, "grow.read"), ERR_FORBIDDEN);
    assert_int_equal(people_own_operator(&cx), 0);
    ar_free(&ar);
}

struct scope_case { struct people_grant g[3]; size_t n; const char *where; int64_t own; };
static const struct scope_case SCOPES[] = {
    {{{ROLE_OFFICE, 0, "/", 0}}, 1, "(1=1)", 0},
    {{{ROLE_OFFICE, 2, "/1/2/", 0}}, 1, "((p >= $1 AND p < $2))", 0},
    {{{ROLE_OWNER, 2, "/1/2/", 7}}, 1, "(o = $1)", 7},
    {{{ROLE_OWNER, 2, "/1/2/", 7}, {ROLE_WORKER, 3, "/1/3/", 8}}, 2, "(o = $1 OR o = $2)", -1},
    {{{ROLE_OFFICE, 2, "/1/2/", 0}, {ROLE_OWNER, 5, "/1/2/5/", 7}}, 2, "((p >= $1 AND p < $2))", 7}, /* inside the office's subtree */
    {{{ROLE_OFFICE, 2, "/1/2/", 0}, {ROLE_OFFICE, 2, "/1/2/", 0}}, 2, "((p >= $1 AND p < $2))", 0},
    {{{ROLE_OFFICE, 2, "/1/2/", 0}, {ROLE_AGRI, 20, "/1/20/", 0}}, 2, "((p >= $1 AND p < $2) OR (p >= $3 AND p < $4))", 0},
    {{{ROLE_ADMIN, 0, "/", 0}}, 1, NULL, 0},                       /* the administrator reads no farm facts */
    {{{ROLE_OWNER, 2, "/1/2/", 0}}, 1, "1=0", 0},                  /* an owner of nothing */
    {{{0}}, 0, NULL, 0},
};

static void t_scope(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof SCOPES / sizeof SCOPES[0]; i++) {
        struct arena *ar = ar_new(0);
        struct cx cx;
        struct people_scope s;
        struct principal who = {.account_id = 1, .name = "x", .uuid = "u", .grants = SCOPES[i].g, .n = SCOPES[i].n};
        cx_init(&cx, ar);
        cx.who = &who;
        enum err e = people_scope(&cx, "grow.read", "p", "o", &s);
        assert_int_equal(e, SCOPES[i].where == NULL ? ERR_FORBIDDEN : ERR_NONE);
        if (e == ERR_NONE)
            assert_string_equal(s.where, SCOPES[i].where);
        assert_int_equal(people_own_operator(&cx), SCOPES[i].own);
        ar_free(&ar);
    }
}

/* Nobody hands out a role above his own. */
static void t_grantable(void **state)
{
    (void)state;
    for (int mine = 0; mine < ROLE__COUNT; mine++)
        for (int to = 0; to < ROLE__COUNT; to++) {
            bool may = people_role_grants((enum people_role)mine, (enum people_role)to);
            bool expect = (mine == ROLE_ADMIN && to != ROLE_BUYER) || (mine == ROLE_OFFICE && (to == ROLE_OWNER || to == ROLE_WORKER || to == ROLE_POINT || to == ROLE_MACHINE)) ||
                          (mine == ROLE_OWNER && to == ROLE_WORKER);
            assert_int_equal(may, expect);
        }
}

/* ---- names and phones ---------------------------------------------------------------------------------------------------------- */

static const struct { bool household; const char *level, *name, *shown; } NAMES[] = {
    {true, "柳溪村村民委员会", "李明山", "柳溪村李家"}, {true, "桃坪村委会", "欧阳小燕", "桃坪村欧阳家"}, {true, "石门村", "欧阳", "石门村欧家"},
    {true, "石门村", "阿卜杜拉·买买提", "石门村农户"}, {true, "石门村", "John Smith", "石门村农户"}, {true, "多福巷社区居委会", "王芳", "多福巷社区王家"},
    {true, "李家庄村民委员会", "赵四", "李家庄村赵家"}, {false, "石门村", "石门茶叶合作社", "石门茶叶合作社"}, {true, "村委会", "王五", "村委会王家"},
};

static void t_names(void **state)
{
    struct arena *ar = ar_new(0);
    (void)state;
    for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++)
        assert_string_equal(people_public_name(ar, NAMES[i].household, NAMES[i].level, NAMES[i].name), NAMES[i].shown);
    ar_free(&ar);
}

static const struct { const char *phone, *masked; } PHONES[] = {
    {"13812345678", "138****5678"}, {"027-8765432", "027****5432"}, {"12345", "1**45"}, {"+86 138 1234 5678", "+86**********5678"},
    {"1234", NULL}, {"1381234567a", NULL}, {"", NULL}, {"1234567890123456", NULL}, {"<b>12345</b>", NULL},
};

static void t_phones(void **state)
{
    struct arena *ar = ar_new(0);
    (void)state;
    for (size_t i = 0; i < sizeof PHONES / sizeof PHONES[0]; i++) {
        assert_int_equal(people_phone_valid(PHONES[i].phone), PHONES[i].masked != NULL);
        if (PHONES[i].masked != NULL)
            assert_string_equal(people_phone_mask(ar, PHONES[i].phone), PHONES[i].masked);
    }
    ar_free(&ar);
}

static const struct { const char *login, *password; bool good; } PASSWORDS[] = {
    {"li", "greenfield 2026", true}, {"li", "1234567", false}, {"li", "12345678", false}, {"li", "PassWord", false}, {"li", "田头田头田头田头", true},
    {"li", "aaaaaaaaaa", false}, {"limingshan", "LiMingShan", false}, {"li", "田头", false},
};

static void t_passwords(void **state)
{
    struct arena *ar = ar_new(0);
    struct cx cx;
    (void)state;
    cx_init(&cx, ar);
    for (size_t i = 0; i < sizeof PASSWORDS / sizeof PASSWORDS[0]; i++)
        assert_int_equal(people_password_policy(&cx, "/password", PASSWORDS[i].login, PASSWORDS[i].password) == ERR_NONE, PASSWORDS[i].good);
    ar_free(&ar);
}

static const struct { const char *remote, *key; } ADDRESSES[] = {
    {"192.0.2.7", "192.0.2.7"}, {"::ffff:192.0.2.7", "192.0.2.7"}, {"2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"}, {"2001:db8:1:2::9", "2001:db8:1:2::/64"},
    {NULL, ""},
};

static void t_addresses(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof ADDRESSES / sizeof ADDRESSES[0]; i++) {
        char key[64];
        people_address_key(ADDRESSES[i].remote, key, sizeof key);
        assert_string_equal(key, ADDRESSES[i].key);
    }
}

static void t_tokens(void **state)
{
    char a[64], b[64], ha[PEOPLE_HASH_HEX], hb[PEOPLE_HASH_HEX];
    (void)state;
    people_token_new(a, sizeof a, "tt_");
    people_token_new(b, sizeof b, "tt_");
    assert_int_equal(strlen(a), 46);
    assert_string_not_equal(a, b);
    people_token_hash(a, ha);
    people_token_hash(b, hb);
    assert_string_not_equal(ha, hb);
    assert_int_equal(strlen(ha), 64);
}

/* All routes of the room name known permissions, and only public ones are open. */
static void t_routes(void **state)
{
    struct arena *ar = ar_new(0);
    struct cx cx;
    static const struct route BAD[] = {{.method = "GET", .path = "/x", .perm = "no.such"}}, OPEN[] = {{.method = "GET", .path = "/x", .perm = "self", .flags = RT_PUBLIC}};
    const struct room bad = {.name = "bad", .routes = BAD, .routes_n = 1}, open = {.name = "open", .routes = OPEN, .routes_n = 1};
    (void)state;
    cx_init(&cx, ar);
    assert_int_equal(people_routes_check(&cx, (const struct room *const[]){&people_room, NULL}), ERR_NONE);
    assert_int_equal(people_routes_check(&cx, (const struct room *const[]){&people_room, &bad, NULL}), ERR_INTERNAL);
    assert_int_equal(people_routes_check(&cx, (const struct room *const[]){&open, NULL}), ERR_INTERNAL);
    ar_free(&ar);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_uscc), cmocka_unit_test(t_uscc_each_character), cmocka_unit_test(t_states), cmocka_unit_test(t_matrix),
        cmocka_unit_test(t_reach), cmocka_unit_test(t_may), cmocka_unit_test(t_scope), cmocka_unit_test(t_grantable), cmocka_unit_test(t_names),
        cmocka_unit_test(t_phones), cmocka_unit_test(t_passwords), cmocka_unit_test(t_addresses), cmocka_unit_test(t_tokens), cmocka_unit_test(t_routes),
    };
    return cmocka_run_group_tests_name("people.rules", tests, NULL, NULL);
}
