/* t_pay_world.c: see t_pay.h. */
#include "t_pay.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "when.h"

struct t_world t_world;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static const struct room *const ABOVE[] = {&ledger_room, &pay_room, NULL};

/* ---- the channel --------------------------------------------------------------------------------------------------------------------- */
struct t_trade *t_find(const char *number)
{
    for (size_t i = 0; i < t_world.n; i++)
        if (strcmp(t_world.trade[i].number, number) == 0)
            return &t_world.trade[i];
    return NULL;
}

static enum err build(struct cx *cx, const char *what, const struct pay_ask *a, struct pay_http *out)
{
    *out = (struct pay_http){.method = "POST", .url = what,
                             .body = str_of(ar_printf(cx->ar, "%s %lld %s %lld", a->number, (long long)a->fen, a->refund_number ? a->refund_number : "-", (long long)a->refund_fen))};
    return ERR_NONE;
}

static enum err create_build(struct cx *cx, const struct pay_keys *k, const struct pay_ask *a, struct pay_http *out, struct pay_go *go) { (void)k, (void)go; return build(cx, "create", a, out); }
static enum err query_build(struct cx *cx, const struct pay_keys *k, const struct pay_ask *a, struct pay_http *out) { (void)k; return build(cx, "query", a, out); }
static enum err close_build(struct cx *cx, const struct pay_keys *k, const struct pay_ask *a, struct pay_http *out) { (void)k; return build(cx, "close", a, out); }
static enum err refund_build(struct cx *cx, const struct pay_keys *k, const struct pay_ask *a, struct pay_http *out) { (void)k; return build(cx, "refund", a, out); }
static enum err refund_query_build(struct cx *cx, const struct pay_keys *k, const struct pay_ask *a, struct pay_http *out) { (void)k; return build(cx, "refund_query", a, out); }

static const char *const WORDS[] = {"UNKNOWN", "PENDING", "PAID", "CLOSED", "ABSENT", "REFUND_PENDING", "REFUNDED", "REFUND_FAILED", NULL};

/* "PAID number fen currency ours nonce" */
static enum err told_of(struct cx *cx, struct str body, struct pay_told *out)
{
    char what[20] = "", number[40] = "", currency[8] = "", nonce[40] = "";
    long long fen = -1;
    int ours = 0;
    int n = sscanf(str_dup(cx->ar, body), "%19s %39s %lld %7s %d %39s", what, number, &fen, currency, &ours, nonce);
    int64_t w = field_enum(WORDS, str_of(what));
    if (n < 5 || w < 0)
        return err_set(cx, ERR_UNCERTAIN, NULL);
    *out = (struct pay_told){.what = (enum pay_what)w, .ours = ours, .number = ar_strdup(cx->ar, number), .fen = fen, .currency = ar_strdup(cx->ar, currency),
                             .nonce = n > 5 ? ar_strdup(cx->ar, nonce) : NULL, .refund = w >= PAY_REFUND_PENDING};
    if (out->refund)
        out->refund_number = out->number;
    return ERR_NONE;
}

static enum err parse(struct cx *cx, const struct pay_keys *k, const struct pay_ask *a, const struct pay_msg *in, struct pay_told *out) { (void)k, (void)a; return told_of(cx, in->body, out); }
static enum err create_parse(struct cx *cx, const struct pay_keys *k, const struct pay_ask *a, const struct pay_msg *in, struct pay_go *go)
{
    (void)k, (void)a;
    if (str_eqz(in->body, "no"))
        return err_say(cx, ERR_INVALID, NULL, "渠道拒绝", "The channel refused");
    *go = (struct pay_go){.kind = PAY_GO_QR, .text = "fake://pay"};
    return ERR_NONE;
}

static enum err callback(struct cx *cx, const struct pay_keys *k, const struct pay_msg *in, struct pay_told *out)
{
    (void)k;
    return told_of(cx, in->body, out) == ERR_NONE ? ERR_NONE : err_set(cx, ERR_FORBIDDEN, NULL);
}

static struct pay_answer answer(struct cx *cx, enum err e)
{
    (void)cx;
    return (struct pay_answer){e == ERR_NONE ? 200 : err_status(e), "text/plain", STR("ok")};
}

static unsigned offered(const struct pay_keys *k) { (void)k; return 1u << PAY_NATIVE | 1u << PAY_H5; }

static struct pay_http bill_url = {.method = "GET", .url = "bill"};
static enum err bill_build(struct cx *cx, const struct pay_keys *k, int32_t day, int64_t now, struct pay_http *out) { (void)cx, (void)k, (void)day, (void)now; *out = bill_url; return ERR_NONE; }
static enum err bill_open(struct cx *cx, const struct pay_keys *k, int32_t day, const struct pay_msg *in, struct pay_bill_file *out) { (void)cx, (void)k, (void)day; *out = (struct pay_bill_file){.bytes = in->body}; return ERR_NONE; }
/* Each trade of the world: paid ones and refunds. */
static enum err bill_rows(struct cx *cx, const struct pay_keys *k, const struct pay_bill_file *f, pay_bill_fn *fn, void *arg)
{
    (void)k, (void)f;
    for (size_t i = 0; i < t_world.n; i++) {
        const struct t_trade *t = &t_world.trade[i];
        struct pay_bill_row row = {.refund = t->refund, .number = t->refund ? t->refund_of : t->number, .refund_number = t->refund ? t->number : NULL, .fen = t->fen, .fee_fen = 1, .state = "x"};
        if (t->refund || t->paid)
            TRY(fn(cx, &row, arg));
    }
    return ERR_NONE;
}

const struct pay_channel t_channel = {
    .name = "fake", .zh = "测试渠道", .en = "Test channel", .scenes = 1u << PAY_NATIVE | 1u << PAY_H5, .offered = offered, .create_build = create_build, .create_parse = create_parse,
    .query = {query_build, parse}, .close = {close_build, parse}, .refund = {refund_build, parse}, .refund_query = {refund_query_build, parse}, .callback = callback, .answer = answer,
    .bill_build = bill_build, .bill_open = bill_open, .bill_rows = bill_rows,
};

static struct t_trade *make(const char *number)
{
    struct t_trade *t = t_find(number);
    if (!t && t_world.n < T_TRADES) {
        t = &t_world.trade[t_world.n++];
        *t = (struct t_trade){0};
        snprintf(t->number, sizeof t->number, "%s", number);
        snprintf(t->currency, sizeof t->currency, "CNY");
    }
    return t;
}

static const char *serve(struct cx *cx, const char *what, const char *number, int64_t fen, const char *refund, int64_t refund_fen)
{
    struct t_trade *t = t_find(number), *r = t_find(refund);
    if (strcmp(what, "create") == 0) {
        t = make(number);
        t->fen = fen;
        return "yes";
    }
    if (strcmp(what, "bill") == 0)
        return "bill";
    if (strcmp(what, "refund") == 0) {
        t_world.refunds_sent++;
        if (!r) {
            r = make(refund);
            r->fen = refund_fen, r->refund = true;
            snprintf(r->refund_of, sizeof r->refund_of, "%s", number);
        }
    }
    if (strncmp(what, "refund", 6) == 0)
        return !r ? ar_printf(cx->ar, "ABSENT %s -1 - 1", refund)
                  : ar_printf(cx->ar, "%s %s %lld CNY 1", r->refund_failed ? "REFUND_FAILED" : r->refund_pending ? "REFUND_PENDING" : "REFUNDED", refund, (long long)r->fen);
    if (!t)
        return ar_printf(cx->ar, "ABSENT %s -1 - 1", number);
    if (strcmp(what, "close") == 0 && !t->paid)
        t->closed = true;
    return ar_printf(cx->ar, "%s %s %lld %s 1", t->paid ? "PAID" : t->closed ? "CLOSED" : "PENDING", number, (long long)(t->paid ? t->fen : -1), t->currency);
}

static enum err exchange(struct cx *cx, const struct pay_http *http, struct pay_msg *out)
{
    char number[40] = "", refund[40] = "";
    long long fen = 0, refund_fen = 0;
    pthread_mutex_lock(&lock);
    enum err e = t_world.next;
    bool lose = t_world.lose;
    t_world.next = ERR_NONE, t_world.lose = false;
    t_world.calls++;
    const char *said = "";
    if (e == ERR_NONE) {
        sscanf(http->body.size ? str_dup(cx->ar, http->body) : "", "%39s %lld %39s %lld", number, &fen, refund, &refund_fen);
        said = serve(cx, http->url, number, fen, refund, refund_fen);
    }
    pthread_mutex_unlock(&lock);
    if (e != ERR_NONE || lose)
        return err_set(cx, e != ERR_NONE ? e : ERR_UNCERTAIN, NULL);
    *out = (struct pay_msg){.status = 200, .body = str_of(said), .now_us = cx->now_us};
    return ERR_NONE;
}

/* ---- the subject -------------------------------------------------------------------------------------------------------------------------- */
static enum err s_paid(struct cx *cx, struct tx *tx, int64_t subject_id, int64_t payment_id, bool *accept)
{
    (void)cx, (void)tx, (void)payment_id;
    __atomic_fetch_add(&t_world.paid, 1, __ATOMIC_RELAXED);
    *accept = t_world.accept && subject_id % 10 != 9; /* rows ending in 9: the goods are gone */
    return ERR_NONE;
}

static enum err s_given_up(struct cx *cx, struct tx *tx, int64_t subject_id, int64_t payment_id) { (void)cx, (void)tx, (void)subject_id, (void)payment_id; t_world.given_up++; return ERR_NONE; }
static enum err s_refunded(struct cx *cx, struct tx *tx, int64_t subject_id, int64_t refund_id, int64_t fen, bool ok)
{
    (void)cx, (void)tx, (void)subject_id, (void)refund_id;
    t_world.refunded += ok, t_world.refund_failed += !ok, t_world.refunded_fen += ok ? fen : 0;
    return ERR_NONE;
}
static enum err s_may(struct cx *cx, struct tx *tx, int64_t subject_id)
{
    (void)tx, (void)subject_id;
    return cx->who && strcmp(cx->who->name, "李明山") == 0 ? ERR_NONE : err_set(cx, ERR_NOT_FOUND, NULL);
}
static const struct pay_subject SUBJECT = {"t", s_paid, s_given_up, s_refunded, s_may};

/* ---- helpers ------------------------------------------------------------------------------------------------------------------------------- */
void t_fine(struct t_house *h, enum err e)
{
    if (e != ERR_NONE)
        fail_msg("%s: %s %s", err_code(e), h->cx->err_field, h->cx->err_text);
}

void t_err(struct t_house *h, enum err want, enum err got, int line)
{
    if (want != got)
        fail_msg("line %d: %s, wanted %s: %s", line, err_code(got), err_code(want), h->cx->err_text);
    cx_clear(h->cx);
}

static void (*t_body)(struct t_house *h);
static void run(struct t_house *h)
{
    t_world = (struct t_world){.accept = true};
    pay_test = (struct pay_test){&t_channel, exchange};
    pay_subject_add(&SUBJECT);
    t_fine(h, conf_set(h->cx, "pay.transfer", "云岭县电商办 农行 1234"));
    t_fine(h, pay_keys_load(h->cx));
    t_body(h);
    assert_int_equal(t_findings(h), 0); /* whatever happened: the books sum to zero */
    pay_test = (struct pay_test){0};
}

void t_pay_each(void (*body)(struct t_house *h))
{
    t_body = body;
    t_house_with(ABOVE, run);
}

void t_as(struct t_house *h, const char *login)
{
    cx_clear(h->cx);
    if (!login)
        h->cx->who = NULL;
    else
        t_fine(h, people_become(h->cx, login));
}

struct opening { struct pay_new in; int64_t id; const char *uuid; };
static enum err open_tx(struct cx *cx, struct tx *tx, void *p)
{
    struct opening *o = p;
    return pay_open(cx, tx, &o->in, &o->id, &o->uuid);
}

int64_t t_open(struct t_house *h, int64_t subject_id, int64_t fen, const char **uuid_out)
{
    t_as(h, "owner-b");
    struct opening o = {.in = {"t", subject_id, fen, "田头订单", h->cx->who->account_id, h->cx->now_us + 900 * US_PER_S, NULL}};
    t_fine(h, tx_run(h->cx, "t.open", open_tx, &o));
    if (uuid_out)
        *uuid_out = o.uuid;
    return o.id;
}

struct trying { const char *payment; struct pay_try_body body; struct pay_payment p; struct pay_try t; struct pay_go go; enum err called; };
static enum err begin_tx(struct cx *cx, struct tx *tx, void *p)
{
    struct trying *y = p;
    y->p = (struct pay_payment){0}, y->t = (struct pay_try){0};
    return pay_try_begin(cx, tx, y->payment, &y->body, &y->p, &y->t);
}
static enum err began_tx(struct cx *cx, struct tx *tx, void *p)
{
    struct trying *y = p;
    return pay_try_began(cx, tx, y->t.number, &y->go, y->called);
}

const char *t_try(struct t_house *h, const char *payment_uuid, const char *channel, enum pay_scene scene)
{
    struct trying y = {.payment = payment_uuid, .body = {channel, scene, NULL, NULL}};
    t_as(h, "owner-b");
    t_fine(h, tx_run(h->cx, "t.begin", begin_tx, &y));
    if (y.t.state == TRY_STARTED) {
        y.called = pay_try_call(h->cx, &y.p, &y.t, &y.body, "127.0.0.1", "https://tiantou.example", &y.go);
        cx_clear(h->cx);
        t_fine(h, tx_run(h->cx, "t.began", began_tx, &y));
    }
    return y.t.number;
}

int t_notify(struct t_house *h, const char *text)
{
    int status = t_call(h, NULL, "POST", "/pay/notify/fake", text, FIELD_NULL).status;
    if (h->cx->now_us < when_now_us()) /* the server's clock goes on: what it queued is due */
        h->cx->now_us = when_now_us();
    return status;
}

int t_paid(struct t_house *h, const char *number, int64_t fen)
{
    struct t_trade *t = t_find(number);
    if (t)
        t->paid = true, t->fen = fen;
    return t_notify(h, ar_printf(h->cx->ar, "PAID %s %lld CNY 1", number, (long long)fen));
}

struct reading { const char *number; struct pay_try t; int64_t id, n; struct pay_payment p; const char *text; };
static enum err row_tx(struct cx *cx, struct tx *tx, void *p) { struct reading *r = p; return pay_try_by_number(cx, tx, r->number, false, &r->t); }
static enum err payment_tx(struct cx *cx, struct tx *tx, void *p) { struct reading *r = p; return pay_payment_by_id(cx, tx, r->id, &r->p); }
static enum err balance_tx(struct cx *cx, struct tx *tx, void *p) { struct reading *r = p; return ledger_balance(cx, tx, r->text, &r->n); }

struct pay_try t_row(struct t_house *h, const char *number)
{
    struct reading r = {.number = number};
    t_fine(h, tx_read(h->cx, "t.row", row_tx, &r));
    return r.t;
}

int64_t t_payment_state(struct t_house *h, int64_t id)
{
    struct reading r = {.id = id};
    t_fine(h, tx_read(h->cx, "t.payment", payment_tx, &r));
    return r.p.state;
}

int64_t t_balance(struct t_house *h, const char *account)
{
    struct reading r = {.text = account};
    t_fine(h, tx_read(h->cx, "t.balance", balance_tx, &r));
    return r.n;
}

int64_t t_findings(struct t_house *h)
{
    struct buf report;
    int64_t all = 0, n = 0;
    buf_init(&report, h->cx->ar, 256);
    for (size_t i = 0; i < ledger_room.checks_n; i++, all += n)
        t_fine(h, ledger_room.checks[i].run(h->cx, &report, &n));
    for (size_t i = 0; i < pay_room.checks_n; i++, all += n)
        t_fine(h, pay_room.checks[i].run(h->cx, &report, &n));
    if (all)
        print_message("%s", buf_z(&report));
    return all;
}

static enum err number_tx(struct cx *cx, struct tx *tx, void *p)
{
    static const struct sql Q = {"t.refund_number", "SELECT number FROM pay_refund WHERE id = $1", NULL};
    struct reading *r = p;
    (void)cx;
    return sql_text(tx, &Q, ARGS(v_i(r->id)), &r->text);
}

const char *t_refund_number(struct t_house *h, int64_t id)
{
    struct reading r = {.id = id};
    t_fine(h, tx_read(h->cx, "t.refund_number", number_tx, &r));
    return r.text;
}

static enum err state_tx(struct cx *cx, struct tx *tx, void *p)
{
    static const struct sql Q = {"t.refund_state", "SELECT state FROM pay_refund WHERE id = $1", NULL};
    struct reading *r = p;
    (void)cx;
    return sql_text(tx, &Q, ARGS(v_i(r->id)), &r->text);
}

int64_t t_refund_state(struct t_house *h, int64_t id)
{
    struct reading r = {.id = id};
    t_fine(h, tx_read(h->cx, "t.refund_state", state_tx, &r));
    return field_enum(pay_refund_states, str_of(r.text));
}

struct refunding { int64_t payment, fen, id; const char *key, *from; };
static enum err refund_tx(struct cx *cx, struct tx *tx, void *p)
{
    struct refunding *r = p;
    return pay_refund(cx, tx, r->payment, r->fen, r->key, r->from, "退货", &r->id);
}

enum err t_refund(struct t_house *h, int64_t payment, int64_t fen, const char *key, const char *from, int64_t *id_out)
{
    struct refunding r = {payment, fen, 0, key, from};
    cx_clear(h->cx);
    enum err e = tx_run(h->cx, "t.refund", refund_tx, &r);
    if (id_out)
        *id_out = r.id;
    return e;
}
