/* ledger_post.c: posting, balances, their folding and their checks. Nothing here reads what other postings write, so that five hundred
 * orders a second may touch one account: a balance is the sum kept up to a mark plus the lines behind it, and only the folding job
 * moves the mark. */
#include <ctype.h>
#include <string.h>

#include "fen.h"
#include "ledger_settle.h"

/* ---- posting ----------------------------------------------------------------------------------------------------------------------- */

static bool name_ok(const char *s, size_t max)
{
    size_t n = s ? strlen(s) : 0;
    if (n == 0 || n > max)
        return false;
    for (; *s; s++)
        if (!isalnum((unsigned char)*s) && !strchr(":-_.", *s))
            return false;
    return true;
}

static enum err unbalanced(struct cx *cx, const char *what)
{
    return err_say(cx, ERR_UNBALANCED, NULL, "记账有误：%s", "This cannot be booked: %s", what);
}

static enum err check_lines(struct cx *cx, const struct ledger_line *l, size_t n)
{
    int64_t sum = 0;
    if (n < 2 || n > LEDGER_LINES_MAX)
        return unbalanced(cx, "number of lines");
    for (size_t i = 0; i < n; i++) {
        if (!name_ok(l[i].account, LEDGER_ACCOUNT_MAX))
            return unbalanced(cx, "account name");
        if (l[i].operator_id < 0 || (strncmp(l[i].account, "operator:", 9) == 0 && l[i].operator_id == 0))
            return unbalanced(cx, "account without its operator");
        if (l[i].fen == 0 || !fen_ok(l[i].fen) || !fen_add(sum, l[i].fen, &sum))
            return unbalanced(cx, "amount");
    }
    return sum == 0 ? ERR_NONE : unbalanced(cx, "sum");
}

/* The same happened before: then it must have been the same. */
static enum err compare(struct cx *cx, struct tx *tx, const char *kind, const char *key, const struct ledger_line *l, size_t n)
{
    struct rows *r;
    int64_t id;
    size_t i = 0;
    TRY(sql_i64(tx, LQ(Q_POSTING_FIND), ARGS(v_t(kind), v_t(key)), &id));
    TRY(sql_query(tx, LQ(Q_POSTING_LINES), ARGS(v_i(id)), &r));
    bool same = true;
    for (; rows_next(r); i++)
        same = same && i < n && str_eqz(rows_str(r, 0), l[i].account) && rows_i64(r, 1) == l[i].fen && rows_i64(r, 2) == l[i].operator_id;
    TRY(rows_end(&r));
    if (same && i == n)
        return ERR_NONE;
    return err_say(cx, ERR_CONFLICT, NULL, "同一笔账（%s %s）已按不同内容记过", "This (%s %s) is in the books with other lines", kind, key);
}

static enum err county_code(struct cx *cx, struct tx *tx, const char **out)
{
    struct people_county co = {0};
    enum err e = people_county_get(cx, tx, &co);
    if (e == ERR_NOT_FOUND)
        cx_clear(cx);
    else
        TRY(e);
    *out = co.code ? co.code : "000000";
    return ERR_NONE;
}

enum err ledger_post(struct cx *cx, struct tx *tx, const char *kind, const char *key, const struct ledger_line *l, size_t n)
{
    const char *county = NULL;
    int64_t id;
    if (!name_ok(kind, 60) || !name_ok(key, LEDGER_KEY_MAX))
        return unbalanced(cx, "kind or key");
    TRY(check_lines(cx, l, n));
    TRY(county_code(cx, tx, &county));
    enum err e = sql_i64(tx, LQ(Q_POSTING_INSERT), ARGS(v_t(kind), v_t(key), v_i(cx->now_us), v_t(cx->who ? cx->who->name : "system"), v_t(county)), &id);
    if (e == ERR_NOT_FOUND) {
        cx_clear(cx);
        return compare(cx, tx, kind, key, l, n);
    }
    TRY(e);
    const struct ledger_posting p = {kind, key, cx->now_us, cx->who ? cx->who->name : "system", county};
    for (size_t i = 0; i < n; i++)
        TRY(sql_exec(tx, LQ(Q_LINE_INSERT),
                     ARGS(v_i(id), v_t(l[i].account), v_i(l[i].fen), v_i(l[i].operator_id ? l[i].operator_id : FIELD_NULL), v_t(kind), v_i(cx->now_us),
                          v_t(l[i].memo_zh), v_t(l[i].memo_en))));
    return ledger_leaf(cx, tx, id, &p, l, n);
}

/* ---- balances ------------------------------------------------------------------------------------------------------------------------ */

enum err ledger_balance(struct cx *cx, struct tx *tx, const char *account, int64_t *fen_out)
{
    (void)cx;
    return sql_i64(tx, LQ(Q_BALANCE), ARGS(v_t(account)), fen_out);
}

enum err ledger_turnover(struct cx *cx, struct tx *tx, const char *prefix, int64_t from_us, int64_t until_us, int64_t *debit_out, int64_t *credit_out)
{
    struct rows *r;
    TRY(sql_query(tx, LQ(Q_TURNOVER), ARGS(v_t(prefix), v_t(ar_printf(cx->ar, "%s~", prefix)), v_i(from_us), v_i(until_us)), &r));
    if (rows_next(r))
        *debit_out = rows_i64(r, 0), *credit_out = rows_i64(r, 1);
    return rows_end(&r);
}

static enum err last_tx(struct cx *cx, struct tx *tx, void *p)
{
    (void)cx;
    TRY(sql_exec(tx, LQ(Q_FOLD_LOCK), NOARGS));
    return sql_i64(tx, LQ(Q_FOLD_LAST), NOARGS, p);
}

struct fold { int64_t last, mark; };

static enum err fold_tx(struct cx *cx, struct tx *tx, void *p)
{
    struct fold *f = p;
    int64_t mark, to;
    (void)cx;
    TRY(sql_i64(tx, LQ(Q_MARK), NOARGS, &mark));
    to = mark + LEDGER_FOLD_LINES < f->last ? mark + LEDGER_FOLD_LINES : f->last;
    if (to > mark) {
        TRY(sql_exec(tx, LQ(Q_FOLD), ARGS(v_i(mark), v_i(to))));
        TRY(sql_exec(tx, LQ(Q_MARK_SET), ARGS(v_i(to))));
    }
    f->mark = to > mark ? to : f->last;
    return ERR_NONE;
}

enum err ledger_fold(struct cx *cx)
{
    struct fold f = {0};
    TRY(tx_run(cx, "ledger.fold_last", last_tx, &f.last));
    do
        TRY(tx_run(cx, "ledger.fold", fold_tx, &f));
    while (f.mark < f.last && !jobs_stopping());
    return ERR_NONE;
}

static enum err forget_tx(struct cx *cx, struct tx *tx, void *p)
{
    (void)cx, (void)p;
    TRY(sql_exec(tx, LQ(Q_FORGET), NOARGS));
    return sql_exec(tx, LQ(Q_MARK_SET), ARGS(v_i(0)));
}

enum err ledger_rebuild(struct cx *cx)
{
    TRY(tx_run(cx, "ledger.forget", forget_tx, NULL));
    return ledger_fold(cx);
}

/* ---- checks --------------------------------------------------------------------------------------------------------------------------- */

static enum err zero_tx(struct cx *cx, struct tx *tx, void *p)
{
    struct ledger_found *c = p;
    struct rows *r;
    (void)cx;
    TRY(sql_query(tx, LQ(Q_CHECK_ZERO), NOARGS, &r));
    for (; rows_next(r); c->n++)
        buf_printf(c->report, "ledger: posting %s %s has %lld lines and sums to %lld fen\n", rows_z(r, 0), rows_z(r, 1), (long long)rows_i64(r, 3), (long long)rows_i64(r, 2));
    return rows_end(&r);
}

static enum err check_zero(struct cx *cx, struct buf *report, int64_t *findings_out)
{
    struct ledger_found c = {report, 0};
    TRY(tx_read(cx, "ledger.check_zero", zero_tx, &c));
    *findings_out = c.n;
    return ERR_NONE;
}

static enum err sums_tx(struct cx *cx, struct tx *tx, void *p)
{
    struct ledger_found *c = p;
    struct rows *r;
    (void)cx;
    TRY(sql_query(tx, LQ(Q_CHECK_SUMS), NOARGS, &r));
    for (; rows_next(r); c->n++)
        buf_printf(c->report, "ledger: account %s is kept as %lld fen, its lines sum to %lld\n", rows_z(r, 0), (long long)rows_i64(r, 1), (long long)rows_i64(r, 2));
    TRY(rows_end(&r));
    TRY(sql_query(tx, LQ(Q_CHECK_MISSING), NOARGS, &r));
    for (; rows_next(r); c->n++)
        buf_printf(c->report, "ledger: account %s has lines and no kept sum\n", rows_z(r, 0));
    return rows_end(&r);
}

static enum err check_sums(struct cx *cx, struct buf *report, int64_t *findings_out)
{
    struct ledger_found c = {report, 0};
    TRY(tx_read(cx, "ledger.check_sums", sums_tx, &c));
    *findings_out = c.n;
    return ERR_NONE;
}

const struct room_check ledger_checks[LEDGER_CHECKS_N] = {{"ledger.zero", check_zero}, {"ledger.balances", check_sums}, {"ledger.settlements", ledger_check_settlements}};
