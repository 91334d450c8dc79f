/* t_books.c: the books: what is refused, posting twice, append-only, balances folded and not, a random walk against a model, many
 * writers at once, statements and who sees them. */
#include "t_house.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fen.h"
#include "ledger_priv.h"
#include "when.h"

static const struct room *const ABOVE[] = {&ledger_room, NULL};

struct post { const char *kind, *key; struct ledger_line lines[LEDGER_LINES_MAX + 1]; size_t n; };

static enum err post_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct post *p = arg;
    return ledger_post(cx, tx, p->kind, p->key, p->lines, p->n);
}

static enum err post(struct cx *cx, struct post *p)
{
    cx_clear(cx);
    return tx_run(cx, "t.post", post_tx, p);
}

static void ok(struct t_house *h, enum err e)
{
    if (e != ERR_NONE)
        fail_msg("%s: %s %s", err_code(e), h->cx->err_field, h->cx->err_text);
}

struct balance { const char *account; int64_t fen; };

static enum err balance_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct balance *b = arg;
    return ledger_balance(cx, tx, b->account, &b->fen);
}

static int64_t balance(struct t_house *h, const char *account)
{
    struct balance b = {account, 0};
    ok(h, tx_read(h->cx, "t.balance", balance_tx, &b));
    return b.fen;
}

static int64_t findings(struct t_house *h)
{
    struct buf report;
    int64_t all = 0, n = 0;
    buf_init(&report, h->cx->ar, 256);
    for (int i = 0; i < LEDGER_CHECKS_N; i++, all += n)
        ok(h, ledger_checks[i].run(h->cx, &report, &n));
    return all;
}

/* ---- what is refused ------------------------------------------------------------------------------------------------------------------ */
static void refused(struct t_house *h)
{
    static const struct { const char *kind, *key; struct ledger_line a, b; enum err want; } CASES[] = {
        {"k", "1", {"channel:cash", 100}, {"held:x", -100}, ERR_NONE},
        {"k", "2", {"channel:cash", 100}, {"held:x", -99}, ERR_UNBALANCED},
        {"k", "3", {"channel:cash", 0}, {"held:x", 0}, ERR_UNBALANCED},
        {"k", "4", {"channel:cash", FEN_MAX + 1}, {"held:x", -FEN_MAX - 1}, ERR_UNBALANCED},
        {"k", "5", {"channel:cash", INT64_MIN}, {"held:x", INT64_MIN}, ERR_UNBALANCED},
        {"k", "6", {"channel cash", 100}, {"held:x", -100}, ERR_UNBALANCED},
        {"k", "7", {"", 100}, {"held:x", -100}, ERR_UNBALANCED},
        {"k", "8", {"channel:cash", 100}, {"operator:x", -100}, ERR_UNBALANCED},     /* whose? */
        {"k", "9", {"channel:cash", 100, -1}, {"held:x", -100}, ERR_UNBALANCED},
        {"k'", "10", {"channel:cash", 100}, {"held:x", -100}, ERR_UNBALANCED},
        {"k", "", {"channel:cash", 100}, {"held:x", -100}, ERR_UNBALANCED},
        {"k", "1", {"channel:cash", 100}, {"held:x", -100}, ERR_NONE},               /* again: no-op */
        {"k", "1", {"channel:cash", 101}, {"held:x", -101}, ERR_CONFLICT},           /* the same key, another amount */
        {"k", "1", {"channel:cash", 100}, {"held:y", -100}, ERR_CONFLICT},
    };
    struct post p;
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        p = (struct post){.kind = CASES[i].kind, .key = CASES[i].key, .lines = {CASES[i].a, CASES[i].b}, .n = 2};
        enum err e = post(h->cx, &p);
        if (e != CASES[i].want)
            fail_msg("case %zu: %s", i, err_code(e));
    }
    p.n = 1;
    assert_int_equal(post(h->cx, &p), ERR_UNBALANCED);
    p.n = LEDGER_LINES_MAX + 1;
    assert_int_equal(post(h->cx, &p), ERR_UNBALANCED);
    assert_int_equal(t_count(h, "SELECT COUNT(*) FROM ledger_line"), 2);
    assert_int_equal(balance(h, "held:x"), -100);
    assert_int_equal(findings(h), 0);
}

/* ---- append-only, checks that find ------------------------------------------------------------------------------------------------------ */
static enum err exec_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct sql q = {"t.exec", arg, NULL};
    (void)cx;
    return sql_exec(tx, &q, NOARGS);
}

static enum err exec(struct t_house *h, const char *sql)
{
    cx_clear(h->cx);
    return tx_run(h->cx, "t.exec", exec_tx, (void *)(uintptr_t)sql);
}

static void kept(struct t_house *h)
{
    struct post p = {.kind = "k", .key = "1", .lines = {{"channel:cash", 100}, {"held:x", -100}}, .n = 2};
    static const char *const FORBIDDEN[] = {"UPDATE ledger_line SET fen = fen * 2", "DELETE FROM ledger_line", "UPDATE ledger_posting SET key = 'x'",
                                            "DELETE FROM ledger_posting", "INSERT INTO ledger_line (posting_id, account, fen, kind, at_us) VALUES (1, 'x', 0, 'k', 1)"};
    ok(h, post(h->cx, &p));
    for (size_t i = 0; i < sizeof FORBIDDEN / sizeof FORBIDDEN[0]; i++)
        assert_int_not_equal(exec(h, FORBIDDEN[i]), ERR_NONE);
    assert_int_equal(findings(h), 0);
    ok(h, ledger_fold(h->cx));
    assert_int_equal(findings(h), 0);
    ok(h, exec(h, "UPDATE ledger_account SET fen = fen + 1 WHERE account = 'held:x'"));
    assert_int_equal(findings(h), 1);
    assert_int_equal(balance(h, "held:x"), -99);
    ok(h, ledger_rebuild(h->cx));
    assert_int_equal(findings(h), 0);
    assert_int_equal(balance(h, "held:x"), -100);
    ok(h, exec(h, "DELETE FROM ledger_account WHERE account = 'held:x'"));
    assert_int_equal(findings(h), 1);
    ok(h, ledger_rebuild(h->cx));
    /* Whoever reaches the database by other ways than the program, and books one side only, is found. */
    ok(h, exec(h, "INSERT INTO ledger_posting (kind, key, at_us, by_name, county) VALUES ('k', '2', 1, 'x', '000000')"));
    ok(h, exec(h, "INSERT INTO ledger_line (posting_id, account, fen, kind, at_us) SELECT MAX(id), 'operator:thief', -5, 'k', 1 FROM ledger_posting"));
    assert_int_equal(findings(h), 1);
}

/* ---- a random walk against a model --------------------------------------------------------------------------------------------------------- */
enum { WALK_ACCOUNTS = 12, WALK_STEPS = 3000 };

static void walk(struct t_house *h)
{
    int64_t model[WALK_ACCOUNTS] = {0};
    unsigned seed = 20261122;
    char *names[WALK_ACCOUNTS];
    struct arena *ar = ar_new(0);
    for (int i = 0; i < WALK_ACCOUNTS; i++)
        names[i] = ar_printf(h->cx->ar, "fee:a%d", i);
    for (int s = 0; s < WALK_STEPS; s++) {
        struct post p = {.kind = "walk", .key = ar_printf(h->cx->ar, "%d", s % 7 == 6 ? s - 1 : s)};
        int64_t sum = 0;
        p.n = 2 + (size_t)rand_r(&seed) % 6;
        struct ar_mark m = ar_mark(h->cx->ar);
        bool again = s % 7 == 6; /* the last one's key with other lines: refused */
        for (size_t i = 0; i < p.n; i++) {
            int64_t fen = i + 1 < p.n ? rand_r(&seed) % 2000 - 1000 : -sum;
            fen = fen ? fen : i + 1 < p.n ? 1 : 0;
            p.lines[i] = (struct ledger_line){.account = names[rand_r(&seed) % WALK_ACCOUNTS], .fen = fen};
            sum += fen;
        }
        enum err e = post(h->cx, &p);
        bool valid = p.lines[p.n - 1].fen != 0 && !again;
        if ((e == ERR_NONE) != valid)
            fail_msg("step %d: %s", s, err_code(e));
        for (size_t i = 0; valid && i < p.n; i++)
            model[atoi(p.lines[i].account + 5)] += p.lines[i].fen;
        if (s % 500 == 77)
            ok(h, ledger_fold(h->cx));
        ar_rewind(h->cx->ar, m);
    }
    int agree = 0;
    int64_t sum = 0;
    for (int i = 0; i < WALK_ACCOUNTS; i++) {
        agree += balance(h, names[i]) == model[i];
        sum += model[i];
    }
    print_message("random walk of %d postings: %d of %d balances agree with the model\n", WALK_STEPS, agree, WALK_ACCOUNTS);
    assert_int_equal(agree, WALK_ACCOUNTS);
    assert_int_equal(sum, 0);
    assert_int_equal(findings(h), 0);
    assert_int_equal(t_count(h, "SELECT CAST(SUM(fen) AS BIGINT) FROM ledger_account_v"), 0);
    ok(h, ledger_rebuild(h->cx));
    for (int i = 0; i < WALK_ACCOUNTS; i++)
        assert_int_equal(balance(h, names[i]), model[i]);
    ar_free(&ar);
}

/* ---- many at once: one hot account, folding meanwhile ----------------------------------------------------------------------------------------- */
enum { THREADS = 8, EACH = 60 };
struct worker { pthread_t thread; int no, failed; };

static void *work(void *arg)
{
    struct worker *w = arg;
    struct arena *ar = ar_new(0);
    struct cx cx;
    for (int i = 0; i < EACH; i++) {
        cx_init(&cx, ar);
        struct post p = {.kind = "hot", .key = ar_printf(ar, "%d-%d", w->no, i), .lines = {{"channel:wechat", 7}, {ar_printf(ar, "held:%d-%d", w->no, i), -7}}, .n = 2};
        w->failed += post(&cx, &p) != ERR_NONE;
        w->failed += i % 20 == 19 && w->no == 0 && ledger_fold(&cx) != ERR_NONE;
        ar_reset(ar);
    }
    ar_free(&ar);
    return NULL;
}

static void hot(struct t_house *h)
{
    struct worker w[THREADS] = {0};
    for (int i = 0; i < THREADS; i++) {
        w[i].no = i;
        assert_int_equal(pthread_create(&w[i].thread, NULL, work, &w[i]), 0);
    }
    for (int i = 0; i < THREADS; i++) {
        pthread_join(w[i].thread, NULL);
        assert_int_equal(w[i].failed, 0);
    }
    assert_int_equal(balance(h, "channel:wechat"), 7 * THREADS * EACH);
    ok(h, ledger_fold(h->cx));
    assert_int_equal(balance(h, "channel:wechat"), 7 * THREADS * EACH);
    assert_int_equal(t_count(h, "SELECT fen FROM ledger_account WHERE account = 'channel:wechat'"), 7 * THREADS * EACH);
    assert_int_equal(findings(h), 0);
}

/* ---- statements and who sees them ---------------------------------------------------------------------------------------------------------------- */
static int status(struct t_house *h, const char *who, const char *path)
{
    return t_call(h, who, "GET", path, NULL, FIELD_NULL).status;
}

static int64_t num(const struct t_answer *a, const char *pointer)
{
    int64_t n = FIELD_NULL;
    (void)json_i64(json_at(&a->body, pointer), &n);
    return n;
}

static void statements(struct t_house *h)
{
    struct cx *cx = h->cx;
    const char *mine = ar_printf(cx->ar, "operator:%s", h->op_a_uuid), *other = ar_printf(cx->ar, "operator:%s", h->op_b_uuid);
    int64_t today = cx->now_us, day = when_day(today, WHEN_CST_MIN);
    char from[16], until[16];
    static const int64_t ago[] = {40, 10, 10, 0};
    for (size_t i = 0; i < 4; i++) {
        cx->now_us = today - ago[i] * US_PER_DAY;
        struct post p = {.kind = "order.done", .key = ar_printf(cx->ar, "o%zu", i), .n = 3,
                         .lines = {{"held:p", 10000}, {mine, -9500, h->op_a, i == 1 ? "=柳溪\"红茶\"" : "订单货款", "=\"tea\""}, {"fee:platform", -500}}};
        ok(h, post(cx, &p));
    }
    struct post q = {.kind = "order.done", .key = "b", .lines = {{"held:q", 100}, {other, -100, h->op_b}}, .n = 2};
    cx->now_us = today;
    ok(h, post(cx, &q));
    ok(h, ledger_fold(cx));
    const char *owner = t_sign_in(h, "owner-a"), *office = t_sign_in(h, "office"), *town = t_sign_in(h, "office-a"), *agri = t_sign_in(h, "agri");
    day_format((int32_t)day - 20, from);
    day_format((int32_t)day - 1, until);
    struct t_answer a = t_call(h, owner, "GET", ar_printf(cx->ar, "/api/v1/ledger/statement?account=%s&from_day=%s&until_day=%s", mine, from, until), NULL, FIELD_NULL);
    assert_int_equal(a.status, 200);
    assert_int_equal(num(&a, "/opening"), -9500);
    assert_int_equal(num(&a, "/closing"), -28500);
    assert_int_equal(num(&a, "/credits"), 19000);
    assert_int_equal(json_get(&a.body, "lines")->n, 2);
    assert_int_equal(num(&a, "/lines/1/balance"), -28500);
    a = t_call(h, owner, "GET", ar_printf(cx->ar, "/api/v1/ledger/statement.csv?account=%s&from_day=%s", mine, from), NULL, FIELD_NULL);
    assert_int_equal(a.status, 200);
    assert_non_null(strstr(a.text, "\"'=柳溪\"\"红茶\"\"\""));      /* no formula for the spreadsheet */
    assert_non_null(strstr(a.text, "\"-380.00\""));
    a = t_call(h, owner, "GET", ar_printf(cx->ar, "/api/v1/ledger/statement.pdf?account=%s&from_day=%s", mine, from), NULL, FIELD_NULL);
    assert_int_equal(a.status, 200);
    assert_int_equal(memcmp(a.text, "%PDF-1.", 7), 0);
    /* Who sees what: 404 for what is not his, as for what is not there. */
    const struct { const char *who, *account; int want; } SEES[] = {
        {owner, mine, 200}, {owner, other, 404}, {owner, "fee:platform", 404}, {owner, "channel:cash", 404}, {office, mine, 200}, {office, other, 200},
        {office, "fee:platform", 200}, {office, "nobody:x", 404}, {town, mine, 200}, {town, other, 404}, {town, "fee:platform", 404}, {agri, mine, 404}, {NULL, mine, 401},
    };
    for (size_t i = 0; i < sizeof SEES / sizeof SEES[0]; i++)
        if (status(h, SEES[i].who, ar_printf(cx->ar, "/api/v1/ledger/statement?account=%s", SEES[i].account)) != SEES[i].want)
            fail_msg("case %zu", i);
    a = t_call(h, owner, "GET", "/api/v1/ledger/lines", NULL, FIELD_NULL);
    assert_int_equal(json_get(&a.body, "items")->n, 4);
    a = t_call(h, owner, "GET", "/api/v1/ledger/accounts", NULL, FIELD_NULL);
    assert_int_equal(json_get(&a.body, "items")->n, 1);
    assert_int_equal(num(&a, "/items/0/fen"), -38000);
    a = t_call(h, office, "GET", "/api/v1/ledger/accounts?sort=account", NULL, FIELD_NULL);
    assert_int_equal(json_get(&a.body, "items")->n, 5);
    assert_int_equal(status(h, owner, ar_printf(cx->ar, "/api/v1/ledger/statement?account=%s&from_day=2026-02-02&until_day=2026-01-01", mine)), 422);
}

/* ---- the log ------------------------------------------------------------------------------------------------------------------------------ */
struct held { struct tx *tx; int n, hold; };

static enum err hold(struct cx *cx, const struct proof_record *r, void *arg)
{
    struct held *l = arg;
    struct proof_place p;
    TRY(proof_find(cx, l->tx, PROOF_POSTING, &r->ref, 1, &p));
    l->n++;
    l->hold += p.found && proof_leaf_holds(&p.leaf, PROOF_POSTING, r->open, &r->closed, 1);
    return ERR_NONE;
}

static enum err hold_tx(struct cx *cx, struct tx *tx, void *arg)
{
    *(struct held *)arg = (struct held){.tx = tx};
    return ledger_proofs.read(cx, tx, 1, INT64_MAX, INT64_MAX, hold, arg);
}

/* Every posting has a leaf that commits to it and its lines; those put in by hand have none until they are taken for old ones. */
static void logged(struct t_house *h)
{
    struct held l;
    char key[20];
    for (int i = 0; i < 200; i++) {
        snprintf(key, sizeof key, "%d", i);
        struct post p = {.kind = "k", .key = key, .lines = {{"channel:cash", 100 + i, 0, "现金", "cash"}, {"held:x", -50 - i}, {"operator:y", -50, 1}}, .n = 3};
        ok(h, post(h->cx, &p));
        if (i % 100 == 0) /* again: no second leaf */
            ok(h, post(h->cx, &p));
    }
    ok(h, tx_read(h->cx, "t.hold", hold_tx, &l));
    assert_int_equal(l.n, 200);
    assert_int_equal(l.hold, 200);
    ok(h, exec(h, "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 1099) "
                  "INSERT INTO ledger_posting (kind, key, at_us, by_name, county) SELECT 'old', CAST(i AS TEXT), i + 1, 'x', '000000' FROM n"));
    ok(h, exec(h, "INSERT INTO ledger_line (posting_id, account, fen, kind, at_us) SELECT id, 'channel:cash', 5, 'old', 1 FROM ledger_posting WHERE kind = 'old' AND at_us % 3 <> 0"));
    ok(h, tx_read(h->cx, "t.hold", hold_tx, &l));
    assert_int_equal(l.n, 1300);
    assert_int_equal(l.hold, 200);
    ok(h, exec(h, "UPDATE ledger_logged SET done = (SELECT MAX(id) FROM ledger_posting WHERE kind = 'k'), upto = (SELECT MAX(id) FROM ledger_posting)"));
    ok(h, ledger_log_old(h->cx));
    ok(h, ledger_log_old(h->cx));
    ok(h, tx_read(h->cx, "t.hold", hold_tx, &l));
    assert_int_equal(l.hold, 1300);
    assert_int_equal(t_count(h, "SELECT upto - done FROM ledger_logged"), 0);
}

#define CASE(name) static void t_##name(void **s) { (void)s; t_house_with(ABOVE, name); }
CASE(refused) CASE(kept) CASE(walk) CASE(hot) CASE(statements) CASE(logged)

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(t_refused), cmocka_unit_test(t_kept), cmocka_unit_test(t_walk), cmocka_unit_test(t_hot), cmocka_unit_test(t_statements), cmocka_unit_test(t_logged)};
    return cmocka_run_group_tests_name("ledger.books", tests, NULL, NULL);
}
