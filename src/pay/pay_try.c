/* pay_try.c: tries: begun in three steps, so that no transaction waits for a channel: stored, called, stored what came of it. A server
 * that dies between leaves "started", and the channel is asked. */
#include <string.h>

#include "pay_priv.h"
#include "uuid.h"
#include "when.h"

enum { ASK_AFTER_START_S = 30, ASK_FIRST_S = 15, ASK_MOST_S = 600 };

/* 36 characters of a UUID without its hyphens: 32 that all channels take as a number. */
char *pay_number(struct arena *ar, const char *uuid)
{
    char *out = ar_alloc(ar, 33);
    size_t n = 0;
    for (; *uuid && n < 32; uuid++)
        if (*uuid != '-')
            out[n++] = *uuid;
    return out;
}

int64_t pay_backoff_us(int64_t times, int64_t first_s, int64_t most_s)
{
    int64_t s = first_s << (times < 0 ? 0 : times > 20 ? 20 : times);
    return (s > most_s ? most_s : s) * US_PER_S;
}

enum err pay_try_by_number(struct cx *cx, struct tx *tx, const char *number, bool lock, struct pay_try *out)
{
    struct pay_payment p = {0};
    TRY(sql_one(tx, PQ(Q_TRY_BY_NUMBER), ARGS(v_t(number)), &pay_try_row, out));
    if (!lock)
        return ERR_NONE;
    TRY(pay_payment_lock(cx, tx, out->payment_id, &p));
    *out = (struct pay_try){0};
    return sql_one(tx, PQ(Q_TRY_LOCK), ARGS(v_t(number)), &pay_try_row, out);
}

static bool is_final(int64_t state)
{
    return state == TRY_PAID || state == TRY_CLOSED || state == TRY_DISPUTED;
}

enum err pay_try_enter(struct cx *cx, struct tx *tx, struct pay_try *t, enum pay_try_state to, const char *detail)
{
    int64_t changed, next = is_final(to) ? FIELD_NULL : cx->now_us + ASK_FIRST_S * US_PER_S;
    if (!pay_try_may_move(t->state, to))
        return err_say(cx, ERR_WRONG_STATE, NULL, "这次支付的状态不允许这样做", "Not possible in the state this try is in");
    TRY(sql_exec_n(tx, PQ(Q_TRY_STATE), ARGS(v_i(t->id), v_t(pay_try_states[t->state]), v_t(pay_try_states[to]), v_t(detail), v_i(next)), &changed));
    if (!changed)
        return err_set(cx, ERR_BUSY, NULL);
    TRY(pay_step(cx, tx, "try", t->id, pay_try_states[t->state], pay_try_states[to], detail));
    t->state = to;
    return ERR_NONE;
}

/* ---- beginning ------------------------------------------------------------------------------------------------------------------------- */
static enum err check_channel(struct cx *cx, const struct pay_try_body *in)
{
    const struct pay_channel *c = pay_channel_find(in->channel);
    if (!c || !pay_channel_scenes(pay_keys_of(cx), c))
        return err_say(cx, ERR_INVALID, "/channel", "没有这种支付方式", "This way of paying is not offered");
    if (!(pay_channel_scenes(pay_keys_of(cx), c) & 1u << in->scene))
        return err_say(cx, ERR_INVALID, "/scene", "这种支付方式不能这样用", "This way of paying cannot be used so");
    if (in->scene == PAY_JSAPI && !(in->openid && *in->openid))
        return err_say(cx, ERR_INVALID, "/scene", "请在微信里打开付款页，确认付款人后支付", "Open the payment inside WeChat, which tells who pays");
    return ERR_NONE;
}

/* A try of the same way that is still good is used again: two clicks are one order at the channel. */
static enum err find_open(struct cx *cx, struct tx *tx, const struct pay_payment *p, const struct pay_try_body *in, struct pay_try *out, size_t *n_out)
{
    struct list rows = {0};
    TRY(sql_all(tx, PQ(Q_TRIES_OF), ARGS(v_i(p->id)), &pay_try_row, PAY_TRIES_MAX * 2, &rows));
    const struct pay_try *t = rows.p;
    *n_out = rows.n;
    for (size_t i = 0; i < rows.n; i++)
        if (t[i].state == TRY_OPEN && t[i].go && strcmp(t[i].channel, in->channel) == 0 && strcmp(t[i].scene, pay_scene_names[in->scene]) == 0 && t[i].expires_us > cx->now_us + 30 * US_PER_S &&
            in->scene != PAY_JSAPI)
            *out = t[i];
    return ERR_NONE;
}

enum err pay_try_begin(struct cx *cx, struct tx *tx, const char *payment_uuid, const struct pay_try_body *in, struct pay_payment *p, struct pay_try *out)
{
    size_t n = 0;
    const char *uuid = uuid_make(cx->ar), *number = pay_number(cx->ar, uuid);
    TRY(pay_payment_get(cx, tx, payment_uuid, p));
    if (p->state != PAYMENT_OPEN || p->expires_us <= cx->now_us)
        return err_say(cx, ERR_WRONG_STATE, NULL, p->state == PAYMENT_PAID ? "已经付过款" : "付款期限已过", p->state == PAYMENT_PAID ? "It is paid already" : "The time to pay is over");
    TRY(check_channel(cx, in));
    TRY(find_open(cx, tx, p, in, out, &n));
    if (out->id)
        return ERR_NONE;
    if (n >= PAY_TRIES_MAX)
        return err_say(cx, ERR_LIMIT, NULL, "支付尝试次数过多，请取消后重新下单", "Too many tries to pay: cancel and order anew");
    TRY(sql_exec(tx, PQ(Q_TRY_INSERT),
                 ARGS(v_t(uuid), v_t(number), v_i(p->id), v_t(in->channel), v_t(pay_scene_names[in->scene]), v_i(p->fen), v_i(cx->now_us), v_i(p->expires_us),
                      v_i(cx->now_us + ASK_AFTER_START_S * US_PER_S), v_t(p->county))));
    TRY(pay_try_by_number(cx, tx, number, false, out));
    return pay_step(cx, tx, "try", out->id, "", "started", in->channel);
}

struct pay_ask pay_ask_of(struct cx *cx, const struct pay_payment *p, const struct pay_try *t)
{
    int64_t scene = field_enum(pay_scene_names, str_of(t->scene));
    return (struct pay_ask){.number = t->number, .fen = t->fen, .title = p->title, .scene = (enum pay_scene)(scene < 0 ? PAY_HAND : scene), .made_us = t->made_us,
                            .expires_us = t->expires_us, .channel_no = t->channel_no, .now_us = cx->now_us};
}

enum err pay_try_call(struct cx *cx, const struct pay_payment *p, const struct pay_try *t, const struct pay_try_body *in, const char *remote, const char *base_url, struct pay_go *go_out)
{
    const struct pay_channel *c = pay_channel_find(t->channel);
    const struct pay_keys *k = pay_keys_of(cx);
    struct pay_ask ask = pay_ask_of(cx, p, t);
    struct pay_http http = {0};
    struct pay_msg msg = {0};
    ask.openid = in->openid, ask.payer_address = remote, ask.return_url = in->return_url;
    ask.notify_url = ar_printf(cx->ar, "%s/pay/notify/%s", base_url, t->channel);
    if (c == NULL)
        return err_set(cx, ERR_UNSUPPORTED, "/channel");
    TRY(c->create_build(cx, k, &ask, &http, go_out));
    if (!http.method)
        return ERR_NONE;
    TRY(pay_exchange(cx, &http, 0, &msg));
    return c->create_parse(cx, k, &ask, &msg, go_out);
}

static struct str go_json(struct cx *cx, const struct pay_go *go)
{
    struct pay_go_view v = {go->kind, go->url, go->text, {(void *)(uintptr_t)go->fields, go->fields_n}};
    struct buf b;
    struct jw w;
    buf_init(&b, cx->ar, 512);
    jw_init(&w, &b);
    field_write(&w, &pay_go_shape, &v);
    return buf_view(&b);
}

static bool never_made(enum err called)
{
    return called == ERR_INVALID || called == ERR_UNSUPPORTED || called == ERR_IO || called == ERR_BUSY;
}

enum err pay_try_began(struct cx *cx, struct tx *tx, const char *number, const struct pay_go *go, enum err called)
{
    struct pay_try t = {0};
    TRY(pay_try_by_number(cx, tx, number, true, &t));
    if (called == ERR_NONE)
        TRY(sql_exec(tx, PQ(Q_TRY_GO), ARGS(v_i(t.id), v_s(go_json(cx, go)))));
    if (t.state != TRY_STARTED && t.state != TRY_UNCERTAIN) /* a callback was quicker */
        return ERR_NONE;
    if (called == ERR_NONE)
        return pay_try_enter(cx, tx, &t, TRY_OPEN, NULL);
    if (never_made(called))
        return pay_try_enter(cx, tx, &t, TRY_CLOSED, err_code(called));
    if (t.state == TRY_STARTED)
        TRY(pay_try_enter(cx, tx, &t, TRY_UNCERTAIN, err_code(called)));
    struct pay_payment p = {0};
    TRY(pay_payment_by_id(cx, tx, t.payment_id, &p));
    return job_add(tx, "pay.tries", p.uuid, (struct str){0}, cx->now_us + 2 * US_PER_S);
}

/* ---- showing ---------------------------------------------------------------------------------------------------------------------------- */
struct pay_try_view pay_try_view(struct cx *cx, const struct pay_try *t)
{
    const struct pay_channel *c = pay_channel_find(t->channel);
    struct pay_try_view v = {t->uuid, t->number, t->channel, c ? cx->lang == LANG_EN ? c->en : c->zh : t->channel, t->scene, t->fen, t->state, t->made_us, t->expires_us, t->paid_us, NULL};
    struct jv json;
    struct json_fault fault;
    if (t->go && t->state == TRY_OPEN && json_read(cx->ar, str_of(t->go), NULL, &json, &fault)) {
        struct pay_go_view *go = AR_NEW(cx->ar, struct pay_go_view);
        if (field_read(cx, &pay_go_shape, &json, "", go) == ERR_NONE)
            v.go = go;
        else
            cx_clear(cx);
    }
    return v;
}

/* ---- asking ------------------------------------------------------------------------------------------------------------------------------- */
/* What is known of a try before it is asked about. */
struct asking { const char *number; struct pay_try t; struct pay_payment p; const struct pay_channel *c; struct pay_told told; bool close; };

static enum err ask_read(struct cx *cx, struct tx *tx, void *arg)
{
    struct asking *a = arg;
    TRY(pay_try_by_number(cx, tx, a->number, false, &a->t));
    return pay_payment_by_id(cx, tx, a->t.payment_id, &a->p);
}

static enum err ask_one(struct cx *cx, const struct pay_op *op, const struct asking *a, struct pay_told *out)
{
    struct pay_ask ask = pay_ask_of(cx, &a->p, &a->t);
    const struct pay_keys *k = pay_keys_of(cx);
    struct pay_http http = {0};
    struct pay_msg msg = {0};
    TRY(op->build(cx, k, &ask, &http));
    TRY(pay_exchange(cx, &http, 0, &msg));
    return op->parse(cx, k, &ask, &msg, out);
}

/* Query; and when nobody wants the money any more, close. What cannot be understood is asked again later. */
static enum err ask_calls(struct cx *cx, struct asking *a)
{
    bool wanted = a->p.state == PAYMENT_OPEN && cx->now_us < a->t.expires_us;
    TRY(ask_one(cx, &a->c->query, a, &a->told));
    if (a->told.what == PAY_PAID || a->told.what == PAY_CLOSED || wanted)
        return ERR_NONE;
    if (a->told.what == PAY_ABSENT && cx->now_us >= a->t.expires_us) {
        a->told.what = PAY_CLOSED; /* nobody ever came, and nobody can come any more */
        return ERR_NONE;
    }
    if (!a->c->close.build)
        return ERR_NONE;
    TRY(ask_one(cx, &a->c->close, a, &a->told));
    if (a->told.what == PAY_PAID && a->told.fen < 0) /* paid at the last moment: the amount is told by the query */
        TRY(ask_one(cx, &a->c->query, a, &a->told));
    return ERR_NONE;
}

static enum err ask_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct asking *a = arg;
    if (a->told.what != PAY_UNKNOWN) {
        a->told.number = a->t.number;
        TRY(pay_try_told(cx, tx, a->c, &a->told));
    }
    struct pay_try t = {0};
    TRY(pay_try_by_number(cx, tx, a->number, false, &t));
    if (is_final(t.state))
        return ERR_NONE;
    return sql_exec(tx, PQ(Q_TRY_NEXT), ARGS(v_i(t.id), v_i(cx->now_us + pay_backoff_us(t.asks, ASK_FIRST_S, ASK_MOST_S))));
}

/* Money by hand: nobody can be asked. What nobody confirmed in time is closed. */
static enum err hand_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct asking *a = arg;
    struct pay_try t = {0};
    TRY(pay_try_by_number(cx, tx, a->number, true, &t));
    if (t.state == TRY_CHECKING) /* a second person still has to look */
        return sql_exec(tx, PQ(Q_TRY_NEXT), ARGS(v_i(t.id), v_i(FIELD_NULL)));
    if (t.state == TRY_STARTED)
        TRY(pay_try_enter(cx, tx, &t, TRY_OPEN, NULL));
    if (t.state == TRY_OPEN && (a->p.state != PAYMENT_OPEN || t.expires_us <= cx->now_us))
        return pay_try_enter(cx, tx, &t, TRY_CLOSED, "nobody confirmed it");
    return sql_exec(tx, PQ(Q_TRY_NEXT), ARGS(v_i(t.id), v_i(t.expires_us)));
}

enum err pay_try_ask(struct cx *cx, const char *number)
{
    struct asking a = {.number = number};
    TRY(tx_read(cx, "pay.ask_read", ask_read, &a));
    if (is_final(a.t.state))
        return ERR_NONE;
    a.c = pay_channel_find(a.t.channel);
    if (!a.c)
        return ERR_NONE;
    if (a.c->by_hand)
        return tx_run(cx, "pay.ask_hand", hand_tx, &a);
    if (ask_calls(cx, &a) != ERR_NONE) {
        cx_clear(cx);
        a.told = (struct pay_told){.what = PAY_UNKNOWN};
    }
    return tx_run(cx, "pay.ask", ask_tx, &a);
}

struct numbers { const char *n[PAY_BATCH]; size_t count; };

static enum err due_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct numbers *d = arg;
    struct rows *r;
    d->count = 0;
    TRY(sql_query(tx, PQ(Q_TRIES_DUE), ARGS(v_i(cx->now_us), v_i(PAY_BATCH)), &r));
    while (d->count < PAY_BATCH && rows_next(r))
        d->n[d->count++] = rows_z(r, 0);
    return rows_end(&r);
}

enum err pay_tries_ask_due(struct cx *cx)
{
    struct numbers d = {.count = 0};
    TRY(tx_read(cx, "pay.tries_due", due_tx, &d));
    for (size_t i = 0; i < d.count && !jobs_stopping(); i++)
        TRY(pay_try_ask(cx, d.n[i]));
    return ERR_NONE;
}
