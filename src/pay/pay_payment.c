/* pay_payment.c: payments: made by rooms above within their transactions, given up, run out, shown. What moves them to paid stands in
 * pay_told.c. */
#include <string.h>

#include "fen.h"
#include "log.h"
#include "pay_openid.h"
#include "pay_priv.h"
#include "uuid.h"

/* ---- states ------------------------------------------------------------------------------------------------------------------------ */
#define STATE(name, code, zh, en) code,
const char *const pay_payment_states[] = {
#include "pay_payment_states.def"
    NULL};
const char *const pay_try_states[] = {
#include "pay_try_states.def"
    NULL};
const char *const pay_refund_states[] = {
#include "pay_refund_states.def"
    NULL};
#undef STATE

#define MOVE(from, to) [from][to] = true,
static const bool PAYMENT_MOVES[PAYMENT__STATES][PAYMENT__STATES] = {
#include "pay_payment_states.def"
};
static const bool TRY_MOVES[TRY__STATES][TRY__STATES] = {
#include "pay_try_states.def"
};
static const bool REFUND_MOVES[REFUND__STATES][REFUND__STATES] = {
#include "pay_refund_states.def"
};
#undef MOVE

bool pay_payment_may_move(int64_t from, int64_t to)
{
    return from >= 0 && to >= 0 && from < PAYMENT__STATES && to < PAYMENT__STATES && PAYMENT_MOVES[from][to];
}

bool pay_try_may_move(int64_t from, int64_t to)
{
    return from >= 0 && to >= 0 && from < TRY__STATES && to < TRY__STATES && TRY_MOVES[from][to];
}

bool pay_refund_may_move(int64_t from, int64_t to)
{
    return from >= 0 && to >= 0 && from < REFUND__STATES && to < REFUND__STATES && REFUND_MOVES[from][to];
}

enum err pay_step(struct cx *cx, struct tx *tx, const char *object, int64_t id, const char *from, const char *to, const char *detail)
{
    return sql_exec(tx, PQ(Q_STEP), ARGS(v_t(object), v_i(id), v_t(from), v_t(to), v_t(detail), v_t(cx->who ? cx->who->name : "system"), v_i(cx->now_us)));
}

/* ---- subjects ----------------------------------------------------------------------------------------------------------------------- */
static const struct pay_subject *subjects[PAY_SUBJECTS_MAX];

void pay_subject_add(const struct pay_subject *s)
{
    for (int i = 0; i < PAY_SUBJECTS_MAX; i++)
        if (!subjects[i] || strcmp(subjects[i]->kind, s->kind) == 0) {
            subjects[i] = s;
            return;
        }
    log_error(NULL, "pay.subjects", "kind=%s no place left", s->kind);
}

const struct pay_subject *pay_subject_find(const char *kind)
{
    for (int i = 0; i < PAY_SUBJECTS_MAX && subjects[i]; i++)
        if (strcmp(subjects[i]->kind, kind) == 0)
            return subjects[i];
    return NULL;
}

/* ---- making and giving up ------------------------------------------------------------------------------------------------------------ */
static enum err check_new(struct cx *cx, const struct pay_new *in)
{
    if (!pay_subject_find(in->subject))
        return err_set(cx, ERR_INTERNAL, "subject");
    if (in->fen <= 0 || !fen_ok(in->fen))
        return err_say(cx, ERR_INVALID, "/fen", "付款金额必须大于 0", "The amount to pay must be over 0");
    if (!in->title || !*in->title || utf8_len(str_of(in->title)) > 40)
        return err_set(cx, ERR_INTERNAL, "title");
    if (in->expires_us <= cx->now_us)
        return err_say(cx, ERR_INVALID, "/expires_at", "付款期限已过", "The time to pay is over");
    return ERR_NONE;
}

static enum err place(struct cx *cx, struct tx *tx, const char **path, const char **county)
{
    struct people_county co = {0};
    enum err e = people_county_get(cx, tx, &co);
    *county = "000000";
    if (e == ERR_NOT_FOUND) {
        cx_clear(cx);
        *path = *path ? *path : "/";
        return ERR_NONE;
    }
    TRY(e);
    *county = co.code;
    return *path ? ERR_NONE : sql_text(tx, PQ(Q_COUNTY_PATH), ARGS(v_i(co.level_id)), path);
}

enum err pay_open(struct cx *cx, struct tx *tx, const struct pay_new *in, int64_t *id_out, const char **uuid_out)
{
    const char *path = in->level_path, *county = NULL, *uuid = uuid_make(cx->ar);
    int64_t id;
    TRY(check_new(cx, in));
    TRY(place(cx, tx, &path, &county));
    enum err e = sql_i64(tx, PQ(Q_PAYMENT_INSERT),
                         ARGS(v_t(uuid), v_t(in->subject), v_i(in->subject_id), v_i(in->fen), v_t(in->title), v_i(in->payer_account_id), v_t(path), v_i(cx->now_us),
                              v_i(in->expires_us), v_t(county)),
                         &id);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, ERR_DUPLICATE, NULL, "已有一笔待付的款", "There is a payment waiting already");
    TRY(e);
    TRY(pay_step(cx, tx, "payment", id, "", "open", NULL));
    *id_out = id;
    if (uuid_out)
        *uuid_out = uuid;
    return ERR_NONE;
}

const char *pay_held(struct cx *cx, const char *payment_uuid)
{
    return ar_printf(cx->ar, "held:%s", payment_uuid);
}

enum err pay_payment_by_id(struct cx *cx, struct tx *tx, int64_t id, struct pay_payment *out)
{
    (void)cx;
    return sql_one(tx, PQ(Q_PAYMENT_BY_ID), ARGS(v_i(id)), &pay_payment_row, out);
}

enum err pay_payment_lock(struct cx *cx, struct tx *tx, int64_t id, struct pay_payment *out)
{
    (void)cx;
    return sql_one(tx, PQ(Q_PAYMENT_LOCK), ARGS(v_i(id)), &pay_payment_row, out);
}

enum err pay_payment_enter(struct cx *cx, struct tx *tx, struct pay_payment *p, enum pay_payment_state to, int64_t try_id, const char *detail)
{
    if (!pay_payment_may_move(p->state, to))
        return err_say(cx, ERR_WRONG_STATE, NULL, "这笔付款已经结束", "This payment has ended already");
    int64_t changed, woken;
    TRY(sql_exec_n(tx, PQ(Q_PAYMENT_STATE), ARGS(v_i(p->id), v_t(pay_payment_states[p->state]), v_t(pay_payment_states[to]), v_i(cx->now_us), v_i(try_id ? try_id : FIELD_NULL)), &changed));
    if (!changed) /* somebody else was quicker, in a transaction that sees others' work as it goes */
        return err_say(cx, ERR_WRONG_STATE, NULL, "这笔付款已经结束", "This payment has ended already");
    TRY(pay_step(cx, tx, "payment", p->id, pay_payment_states[p->state], pay_payment_states[to], detail));
    p->state = to;
    /* Tries under way are not wanted any more: the channels are told soon. */
    TRY(sql_exec_n(tx, PQ(Q_TRIES_WAKE), ARGS(v_i(p->id), v_i(cx->now_us)), &woken));
    return woken ? job_add(tx, "pay.tries", p->uuid, (struct str){0}, cx->now_us) : ERR_NONE;
}

enum err pay_give_up(struct cx *cx, struct tx *tx, int64_t payment_id)
{
    struct pay_payment p = {0};
    TRY(pay_payment_lock(cx, tx, payment_id, &p));
    if (p.state == PAYMENT_GIVEN_UP)
        return ERR_NONE;
    if (p.state == PAYMENT_PAID)
        return err_say(cx, ERR_WRONG_STATE, NULL, "已经付款，请走退款", "It is paid already: ask for a refund");
    return pay_payment_enter(cx, tx, &p, PAYMENT_GIVEN_UP, 0, "given up");
}

/* ---- running out ------------------------------------------------------------------------------------------------------------------------ */
struct ids { int64_t id[PAY_BATCH]; size_t n; };

static enum err due_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct ids *d = arg;
    struct rows *r;
    d->n = 0;
    TRY(sql_query(tx, PQ(Q_PAYMENTS_DUE), ARGS(v_i(cx->now_us), v_i(PAY_BATCH)), &r));
    while (d->n < PAY_BATCH && rows_next(r))
        d->id[d->n++] = rows_i64(r, 0);
    return rows_end(&r);
}

static enum err expire_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct pay_payment p = {0};
    TRY(pay_payment_lock(cx, tx, *(int64_t *)arg, &p));
    if (p.state != PAYMENT_OPEN || p.expires_us > cx->now_us)
        return ERR_NONE;
    TRY(pay_payment_enter(cx, tx, &p, PAYMENT_GIVEN_UP, 0, "expired"));
    const struct pay_subject *s = pay_subject_find(p.subject);
    return s && s->given_up ? s->given_up(cx, tx, p.subject_id, p.id) : ERR_NONE;
}

enum err pay_expire_due(struct cx *cx)
{
    struct ids d = {.n = 0};
    TRY(tx_read(cx, "pay.due", due_tx, &d));
    for (size_t i = 0; i < d.n && !jobs_stopping(); i++) {
        enum err e = tx_run(cx, "pay.expire", expire_tx, &d.id[i]);
        if (e != ERR_NONE) /* one that cannot be given up must not hold up the others */
            log_warn(cx, "pay.expire", "payment=%lld error=%s %s", (long long)d.id[i], err_code(e), cx->err_text);
        cx_clear(cx);
    }
    return ERR_NONE;
}

/* ---- showing ------------------------------------------------------------------------------------------------------------------------------- */
enum err pay_payment_get(struct cx *cx, struct tx *tx, const char *uuid, struct pay_payment *out)
{
    if (!uuid_valid(str_of(uuid)))
        return err_set(cx, ERR_NOT_FOUND, NULL);
    TRY(sql_one(tx, PQ(Q_PAYMENT_BY_UUID), ARGS(v_t(uuid)), &pay_payment_row, out));
    if (people_may_on(cx, "pay.read", out->level_path, 0) == ERR_NONE)
        return ERR_NONE;
    cx_clear(cx);
    const struct pay_subject *s = pay_subject_find(out->subject);
    if (!cx->who || !s || !s->may_pay)
        return err_set(cx, ERR_NOT_FOUND, NULL);
    return s->may_pay(cx, tx, out->subject_id);
}

/* Where the browser goes before it pays inside WeChat; NULL: nowhere, the payer is known (or this channel has no such way). */
static enum err authorize(struct cx *cx, struct tx *tx, const struct pay_channel *c, unsigned scenes, const char *payment, const char **out)
{
    const char *openid = NULL;
    if (c != &pay_wechat || !(scenes & 1u << PAY_JSAPI))
        return ERR_NONE;
    TRY(pay_openid_of(cx, tx, &openid));
    if (!openid)
        *out = ar_printf(cx->ar, "/pay/wechat/authorize/%s", payment);
    return ERR_NONE;
}

static enum err offers(struct cx *cx, struct tx *tx, const char *payment, struct list *out)
{
    const struct pay_keys *k = pay_keys_of(cx);
    const struct pay_channel *all[20];
    size_t n = 0;
    for (size_t i = 0; pay_channels[i] && n < 18; i++)
        all[n++] = pay_channels[i];
    if (pay_test.channel)
        all[n++] = pay_test.channel;
    struct pay_offer_view *o = AR_ARRAY(cx->ar, struct pay_offer_view, n);
    out->p = o, out->n = 0;
    for (size_t i = 0; i < n; i++) {
        unsigned scenes = pay_channel_scenes(k, all[i]);
        if (!scenes)
            continue;
        struct pay_offer_view *v = &o[out->n++];
        *v = (struct pay_offer_view){all[i]->name, cx->lang == LANG_EN ? all[i]->en : all[i]->zh, {AR_ARRAY(cx->ar, const char *, PAY__SCENES), 0}, NULL};
        TRY(authorize(cx, tx, all[i], scenes, payment, &v->authorize));
        for (int s = 0; s < PAY__SCENES; s++)
            if (scenes & 1u << s)
                v->scenes.p[v->scenes.n++] = pay_scene_names[s];
    }
    return ERR_NONE;
}

enum err pay_payment_view(struct cx *cx, struct tx *tx, const char *uuid, struct pay_view *out)
{
    struct pay_payment p = {0};
    struct list rows = {0};
    TRY(pay_payment_get(cx, tx, uuid, &p));
    *out = (struct pay_view){.uuid = p.uuid, .subject = p.subject, .fen = p.fen, .title = p.title, .state = p.state, .created_at = p.created_us,
                             .expires_at = p.expires_us, .paid_at = p.paid_us};
    if (p.state == PAYMENT_OPEN)
        TRY(offers(cx, tx, p.uuid, &out->channels));
    TRY(sql_all(tx, PQ(Q_TRIES_OF), ARGS(v_i(p.id)), &pay_try_row, PAY_TRIES_MAX * 2, &rows));
    struct pay_try *t = rows.p;
    struct pay_try_view *v = AR_ARRAY(cx->ar, struct pay_try_view, rows.n + 1);
    for (size_t i = 0; i < rows.n; i++)
        v[i] = pay_try_view(cx, &t[i]);
    out->tries = (struct list){v, rows.n};
    TRY(sql_all(tx, PQ(Q_REFUNDS_OF), ARGS(v_i(p.id)), &pay_refund_row_shape, 2000, &rows));
    struct pay_refund_row *f = rows.p;
    struct pay_refund_view *w = AR_ARRAY(cx->ar, struct pay_refund_view, rows.n + 1);
    for (size_t i = 0; i < rows.n; i++)
        w[i] = (struct pay_refund_view){f[i].uuid, f[i].number, f[i].fen, f[i].reason, f[i].state, f[i].created_us, f[i].done_us};
    out->refunds = (struct list){w, rows.n};
    return ERR_NONE;
}
