/* ledger_settle.c: settlements: what a payee (ledger_payee.h) is owed leaves his account for "settling:UUID" when it is drawn, so that two people
 * drawing at once draw it once; another person approves; who paid at the bank enters the reference. What fails or is cancelled is due
 * again. Which lines are paid is kept line by line, each at most once. */
#include <string.h>

#include "ledger_settle.h"
#include "uuid.h"
#include "when.h"

const char *const ledger_settlement_states[] = {
#define STATE(name, code, zh, en) code,
#include "ledger_settlement_states.def"
#undef STATE
    NULL};
static const struct { const char *zh, *en; } NAMES[] = {
#define STATE(name, code, zh, en) {zh, en},
#include "ledger_settlement_states.def"
#undef STATE
};
static const char *const MOVES[SETTLE__STATES][SETTLE__STATES] = {
#define MOVE(from, to, perm) [from][to] = perm,
#include "ledger_settlement_states.def"
#undef MOVE
};

static const char *state_name(const struct cx *cx, int64_t s)
{
    return cx->lang == LANG_EN ? NAMES[s].en : NAMES[s].zh;
}

/* ---- drawing ------------------------------------------------------------------------------------------------------------------------ */
struct drawing { int64_t until_day, end_us; const struct ledger_draw_body *in; struct ledger_party *due; size_t n, cap, i; int64_t drawn_fen; };

static void due_put(struct cx *cx, struct drawing *d, struct ledger_party p)
{
    if (d->n == d->cap) {
        struct ledger_party *more = AR_ARRAY(cx->ar, struct ledger_party, d->cap ? d->cap * 2 : 64);
        if (d->n)
            memcpy(more, d->due, d->n * sizeof *more);
        d->due = more, d->cap = d->cap ? d->cap * 2 : 64;
    }
    d->due[d->n++] = p;
}

/* Payees of a kind whom the house owes something, as far as cx->who may draw for them. Paths are digits and slashes. */
static enum err due_of_kind(struct cx *cx, struct tx *tx, struct drawing *d, int64_t kind, const struct people_county *county, const char *path)
{
    struct people_scope s;
    struct rows *r;
    const char *code = ledger_payee_kinds[kind];
    TRY(people_scope(cx, "ledger.settlement.draw", ar_printf(cx->ar, "COALESCE(v.level_path, '%s')", path), "v.operator_id", &s));
    struct val *v = AR_ARRAY(cx->ar, struct val, s.n + 1);
    for (size_t i = 0; i < s.n; i++)
        v[i] = s.v[i];
    v[s.n] = v_t(d->in->payee);
    TRY(sql_query_text(tx, "ledger.due",
                       ar_printf(cx->ar,
                                 "SELECT " LEDGER_PARTY_COLS " FROM ledger_account a JOIN %s v ON v.uuid = SUBSTR(a.account, %zu) "
                                 "WHERE (%s) AND (CAST($%zu AS TEXT) IS NULL OR v.uuid = $%zu) AND a.account >= '%s:' AND a.account < '%s;' AND a.fen < 0 ORDER BY a.id",
                                 ledger_payee_view(kind), strlen(code) + 2, s.where, s.n + 1, s.n + 1, code, code),
                       v, s.n + 1, &r));
    while (rows_next(r))
        due_put(cx, d, ledger_party_row(cx, r, kind, county, path));
    return rows_end(&r);
}

static enum err due_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct drawing *d = arg;
    struct people_county county = {0};
    const char *path;
    d->n = 0;
    TRY(ledger_county_here(cx, tx, &county, &path));
    for (int64_t k = 0; ledger_payee_kinds[k]; k++)
        if (ledger_payee_view(k) && (d->in->kind == 0 || d->in->kind == k + 1))
            TRY(due_of_kind(cx, tx, d, k, &county, path));
    return ERR_NONE;
}

static enum err next_number(struct cx *cx, struct tx *tx, const char **out)
{
    int64_t last;
    int y, m, d;
    day_split(when_day(cx->now_us, WHEN_CST_MIN), &y, &m, &d);
    const char *name = ar_printf(cx->ar, "JS%04d%02d%02d", y, m, d);
    TRY(sql_i64(tx, LQ(Q_SETTLE_NUMBER), ARGS(v_t(name)), &last));
    *out = ar_printf(cx->ar, "%s%04lld", name, (long long)last);
    return ERR_NONE;
}

static enum err step(struct cx *cx, struct tx *tx, int64_t id, const char *from, const char *to, const char *text)
{
    return sql_exec(tx, LQ(Q_SETTLE_STEP), ARGS(v_i(id), v_t(from), v_t(to), v_t(text), v_t(cx->who ? cx->who->name : "system"), v_i(cx->now_us)));
}

static enum err move_money(struct cx *cx, struct tx *tx, const char *kind, const struct ledger_settlement *s, const char *from, const char *to)
{
    bool back = strcmp(to, s->account) == 0, drawn = strcmp(kind, "settlement.drawn") == 0;
    int64_t operator = s->operator_id > 0 ? s->operator_id : 0;
    const struct ledger_line lines[] = {
        {from, s->fen, strcmp(from, s->account) == 0 ? operator : 0, drawn ? "结算" : "结算付款", drawn ? "Settlement" : "Settlement paid out"},
        {to, -s->fen, back ? operator : 0, back ? "结算退回" : drawn ? "结算" : "结算付款", back ? "Settlement returned" : drawn ? "Settlement" : "Settlement paid out"},
    };
    return ledger_post(cx, tx, kind, s->number, lines, 2);
}

/* What is due: lines until the end of the day that no live settlement pays; and what was taken from the account after that day (refunds),
 * so that nobody is paid more than is left. */
static enum err draw_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct drawing *d = arg;
    const struct ledger_party *o = &d->due[d->i];
    struct ledger_settlement s = {.operator_id = o->operator_id, .account = o->account};
    struct rows *r;
    const char *uuid = uuid_make(cx->ar);
    d->drawn_fen = 0;
    TRY(people_may_on(cx, "ledger.settlement.draw", o->level_path, o->operator_id));
    TRY(sql_query(tx, LQ(Q_SETTLE_DUE), ARGS(v_t(o->account), v_i(d->end_us)), &r));
    if (rows_next(r))
        s.fen = rows_i64(r, 0), s.lines_n = rows_i64(r, 1);
    TRY(rows_end(&r));
    if (s.fen <= 0)
        return ERR_NONE;
    TRY(next_number(cx, tx, &s.number));
    TRY(sql_i64(tx, LQ(Q_SETTLE_INSERT),
                ARGS(v_t(uuid), v_t(s.number), v_t(ledger_payee_kinds[o->kind]), v_t(o->uuid), v_t(o->name), v_i(o->operator_id > 0 ? o->operator_id : FIELD_NULL),
                     v_i(o->owner_id > 0 ? o->owner_id : FIELD_NULL), v_t(o->account), v_i(s.fen), v_i(s.lines_n), v_i(d->until_day), v_t(o->level_path), v_i(cx->who->account_id), v_t(cx->who->name),
                     v_i(cx->now_us), v_t(o->county)),
                &s.id));
    TRY(sql_exec(tx, LQ(Q_SETTLE_TAKE), ARGS(v_t(o->account), v_i(d->end_us), v_i(s.id))));
    TRY(move_money(cx, tx, "settlement.drawn", &s, o->account, ar_printf(cx->ar, "settling:%s", uuid)));
    TRY(step(cx, tx, s.id, "", "drawn", NULL));
    d->drawn_fen = s.fen;
    return people_audit(cx, tx, "ledger.settlement.draw", "settlement", uuid, (struct str){0},
                        str_of(ar_printf(cx->ar, "{\"number\":\"%s\",\"fen\":%lld}", s.number, (long long)s.fen)), NULL);
}

enum err ledger_settlements_draw(struct cx *cx, const struct ledger_draw_body *in, struct ledger_draw *out)
{
    struct ledger_draw sum = {0};
    int64_t today = when_day(cx->now_us, WHEN_CST_MIN);
    struct drawing d = {.until_day = in->until_day == FIELD_NULL ? today - 1 : in->until_day, .in = in};
    TRY(people_may(cx, "ledger.settlement.draw"));
    if (!cx->who || cx->who->account_id == 0)
        return err_say(cx, ERR_FORBIDDEN, NULL, "结算必须由人发起", "A person must draw settlements, not a key");
    if (d.until_day > today)
        return err_say(cx, ERR_INVALID, "/until_day", "截止日期不能晚于今天", "Not later than today");
    d.end_us = ledger_day_us(d.until_day + 1);
    TRY(ledger_fold(cx));
    TRY(tx_read(cx, "ledger.due", due_tx, &d));
    for (d.i = 0; d.i < d.n; d.i++) {
        struct ar_mark m = ar_mark(cx->ar);
        TRY(tx_run(cx, "ledger.draw", draw_tx, &d));
        ar_rewind(cx->ar, m);
        sum.settlements += d.drawn_fen > 0, sum.fen += d.drawn_fen;
    }
    *out = sum;
    return ERR_NONE;
}

/* ---- seeing --------------------------------------------------------------------------------------------------------------------------- */
static enum err with_payee(struct cx *cx, struct tx *tx, struct ledger_settlement *s)
{
    struct ledger_payee p;
    enum err e = ledger_payee_of(cx, tx, s->account, &p);
    if (e == ERR_NOT_FOUND) {
        cx_clear(cx);
        return ERR_NONE;
    }
    TRY(e);
    s->holder = p.holder, s->bank = p.bank, s->bank_number = p.number;
    s->payee_by = p.changed_by;
    s->payee_changed = s->payee_rev != FIELD_NULL && s->payee_rev != p.rev;
    return ERR_NONE;
}

enum err ledger_settlement_get(struct cx *cx, struct tx *tx, const char *uuid, struct ledger_settlement *out)
{
    TRY(sql_one(tx, LQ(Q_SETTLE_GET), ARGS(v_t(uuid)), &ledger_settlement_row, out));
    TRY(ledger_party_may(cx, "ledger.settlement.read", out->level_path, out->operator_id, out->owner_id));
    TRY(with_payee(cx, tx, out));
    TRY(sql_all(tx, LQ(cx->lang == LANG_EN ? Q_SETTLE_PARTS_EN : Q_SETTLE_PARTS), ARGS(v_i(out->id)), &ledger_settle_part_shape, 500, &out->parts));
    return sql_all(tx, LQ(Q_SETTLE_STEPS), ARGS(v_i(out->id)), &ledger_settle_step_shape, 50, &out->steps);
}

enum err ledger_settlement_last(struct cx *cx, struct tx *tx, const char *payee, struct ledger_settlement *out)
{
    const char *uuid;
    TRY(sql_text(tx, LQ(Q_SETTLE_LAST), ARGS(v_t(payee)), &uuid));
    return ledger_settlement_get(cx, tx, uuid, out);
}

/* ---- moving ---------------------------------------------------------------------------------------------------------------------------- */
static enum err check_move(struct cx *cx, const struct ledger_settlement *s, const struct ledger_settle_move *m)
{
    bool text = m->text && str_trim(str_of(m->text)).size;
    if (!MOVES[s->state][m->state])
        return err_say(cx, ERR_WRONG_STATE, "/state", "结算单不能从“%s”改为“%s”", "A settlement cannot go from \"%s\" to \"%s\"", state_name(cx, s->state), state_name(cx, m->state));
    TRY(people_may_on(cx, MOVES[s->state][m->state], s->level_path, s->operator_id));
    if (!cx->who || cx->who->account_id == 0)
        return err_say(cx, ERR_FORBIDDEN, NULL, "必须由人办理", "A person must do this, not a key");
    if (m->state == SETTLE_APPROVED && cx->who->account_id == s->drawn_by)
        return err_say(cx, ERR_RULE, NULL, "生成人不能批准自己的结算单，请另一人批准", "Whoever drew it does not approve it: another person must");
    if (m->state == SETTLE_APPROVED && !s->bank_number)
        return err_say(cx, ERR_RULE, NULL, "收款人还没有填收款账户", "It is not known where the payee is paid");
    if (m->state == SETTLE_APPROVED && cx->who->account_id == s->payee_by)
        return err_say(cx, ERR_RULE, NULL, "您改过这个收款账户，请另一人批准", "You changed where the payee is paid: another person must approve");
    if (m->state == SETTLE_APPROVED && ledger_is_own(cx, s->owner_id))
        return err_say(cx, ERR_RULE, NULL, "付给您自己的结算单，请另一人批准", "What is paid to yourself is approved by another person");
    if (m->state == SETTLE_CANCELLED && s->filed_at != FIELD_NULL)
        return err_say(cx, ERR_RULE, NULL, "这张结算单已列入银行付款文件，银行可能已经付款，不能取消；没有付成的请登记“付款失败”",
                       "It stood in a file for the bank, which may have paid: it cannot be cancelled. If the bank did not pay, enter that it failed");
    if (m->state == SETTLE_PAID && !text)
        return err_say(cx, ERR_INVALID, "/text", "请填写银行流水号", "Give the bank's reference");
    if ((m->state == SETTLE_FAILED || m->state == SETTLE_CANCELLED) && !text)
        return err_say(cx, ERR_INVALID, "/text", "请写明原因", "Say why");
    return ERR_NONE;
}

static enum err books_of(struct cx *cx, struct tx *tx, const struct ledger_settlement *s, int64_t to)
{
    const char *settling = ar_printf(cx->ar, "settling:%s", s->uuid);
    if (to == SETTLE_PAID)
        return move_money(cx, tx, "settlement.paid", s, settling, "paidout:bank");
    if (to != SETTLE_FAILED && to != SETTLE_CANCELLED)
        return ERR_NONE;
    TRY(sql_exec(tx, LQ(Q_SETTLE_FREE), ARGS(v_i(s->id))));
    return move_money(cx, tx, "settlement.returned", s, s->state == SETTLE_PAID ? "paidout:bank" : settling, s->account);
}

enum err ledger_settlement_enter(struct cx *cx, struct tx *tx, const char *uuid, int64_t if_rev, const struct ledger_settle_move *m, struct ledger_settlement *out)
{
    struct ledger_settlement s = {0};
    struct ledger_payee p = {.rev = FIELD_NULL};
    int64_t changed;
    TRY(ledger_settlement_get(cx, tx, uuid, &s));
    TRY(check_move(cx, &s, m));
    if (m->state == SETTLE_APPROVED)
        TRY(ledger_payee_of(cx, tx, s.account, &p));
    TRY(sql_exec_n(tx, LQ(Q_SETTLE_MOVE),
                   ARGS(v_i(s.id), v_i(if_rev), v_t(ledger_settlement_states[m->state]), v_i(cx->who->account_id), v_t(cx->who->name), v_i(cx->now_us), v_i(p.rev), v_t(m->text)),
                   &changed));
    if (!changed)
        return err_set(cx, ERR_CHANGED, NULL);
    TRY(step(cx, tx, s.id, ledger_settlement_states[s.state], ledger_settlement_states[m->state], m->text));
    TRY(books_of(cx, tx, &s, m->state));
    *out = (struct ledger_settlement){0};
    TRY(ledger_settlement_get(cx, tx, uuid, out));
    return people_audit(cx, tx, "ledger.settlement.state", "settlement", uuid, str_of(ar_printf(cx->ar, "{\"state\":\"%s\"}", ledger_settlement_states[s.state])),
                        str_of(ar_printf(cx->ar, "{\"state\":\"%s\"}", ledger_settlement_states[m->state])), m->text);
}

/* ---- the file for the bank -------------------------------------------------------------------------------------------------------------------- */
struct bank_row { const char *number, *account, *holder, *bank, *sealed; int64_t fen, filed_us; };
enum { BANK_ROWS_MAX = 10000 };

static enum err bank_rows(struct cx *cx, struct tx *tx, struct bank_row *rows_out, int64_t *n_out, int64_t *left_out)
{
    struct people_scope s;
    struct rows *r;
    *n_out = *left_out = 0;
    TRY(people_scope(cx, "ledger.settlement.pay", "s.level_path", "s.operator_id", &s));
    TRY(sql_query_text(tx, "ledger.bank_file",
                       ar_printf(cx->ar,
                                 "SELECT s.number, s.account, s.fen, p.holder_sealed, p.bank, p.number_sealed, CASE WHEN p.rev = s.payee_rev THEN 1 ELSE 0 END, s.filed_us FROM ledger_settlement s "
                                 "LEFT JOIN ledger_payee p ON p.account = s.account WHERE (%s) AND s.state = 'approved' ORDER BY s.id LIMIT %d",
                                 s.where, BANK_ROWS_MAX),
                       s.v, s.n, &r));
    while (rows_next(r))
        if (rows_i64(r, 6) == 1)
            rows_out[(*n_out)++] = (struct bank_row){rows_z(r, 0), rows_z(r, 1), rows_z(r, 3), rows_z(r, 4), rows_z(r, 5), rows_i64(r, 2), rows_i64(r, 7)};
        else
            ++*left_out;
    return rows_end(&r);
}

enum err ledger_bank_file(struct cx *cx, struct tx *tx, struct str *csv_out, int64_t *n_out, int64_t *left_out)
{
    struct bank_row *rows = AR_ARRAY(cx->ar, struct bank_row, BANK_ROWS_MAX);
    struct buf b;
    int64_t n, left;
    TRY(bank_rows(cx, tx, rows, &n, &left));
    buf_init(&b, cx->ar, 8192);
    buf_puts(&b, cx->lang == LANG_EN ? "\xEF\xBB\xBFNumber,Name,Bank,Account,Amount (yuan),In a file before\r\n" : "\xEF\xBB\xBF结算单号,户名,开户行,账号,金额（元）,此前列入文件\r\n");
    for (int64_t i = 0; i < n; i++) {
        const char *number = NULL, *holder = NULL;
        TRY(ledger_payee_open(cx, tx, rows[i].account, rows[i].sealed, &number));
        TRY(ledger_payee_open(cx, tx, rows[i].account, rows[i].holder, &holder));
        const char *const cells[] = {rows[i].number, holder, rows[i].bank, number, ledger_yuan(cx->ar, rows[i].fen),
                                     rows[i].filed_us == FIELD_NULL ? "" : ledger_local_time(cx->ar, rows[i].filed_us)};
        TRY(sql_exec(tx, LQ(Q_SETTLE_FILED), ARGS(v_t(rows[i].number), v_i(cx->now_us))));
        for (size_t c = 0; c < sizeof cells / sizeof cells[0]; c++) {
            if (c)
                buf_ch(&b, ',');
            ledger_csv_put(&b, cells[c]);
        }
        buf_puts(&b, "\r\n");
    }
    *csv_out = buf_view(&b), *n_out = n, *left_out = left;
    return people_audit(cx, tx, "ledger.settlement.bank_file", "settlement", NULL, (struct str){0},
                        str_of(ar_printf(cx->ar, "{\"settlements\":%lld,\"left_out\":%lld}", (long long)n, (long long)left)), NULL);
}

/* ---- check ----------------------------------------------------------------------------------------------------------------------------------------- */
struct check { struct buf *report; int64_t n; };

static enum err check_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct check *c = arg;
    struct rows *r;
    (void)cx;
    TRY(sql_query(tx, LQ(Q_CHECK_SETTLE), NOARGS, &r));
    for (; rows_next(r); c->n++)
        buf_printf(c->report, "ledger: settlement %s pays %lld fen, its lines sum to %lld\n", rows_z(r, 0), (long long)rows_i64(r, 1), (long long)rows_i64(r, 2));
    return rows_end(&r);
}

enum err ledger_check_settlements(struct cx *cx, struct buf *report, int64_t *findings_out)
{
    struct check c = {report, 0};
    TRY(tx_read(cx, "ledger.check_settlements", check_tx, &c));
    *findings_out = c.n;
    return ERR_NONE;
}
