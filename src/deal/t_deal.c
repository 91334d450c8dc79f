/* t_deal.c: see t_deal.h. */
#include "t_deal.h"

#include <pthread.h>

#include "ledger.h"
#include "sell.h"
#include "uuid.h"

/* ---- room pay, played ------------------------------------------------------------------------------------------------------------- */
enum { SUBJECTS = 16, PAYMENTS = 4000, REFUNDS = 4000 };
static const struct pay_subject *subjects[SUBJECTS];
static struct payment { struct pay_new p; char uuid[UUID_SIZE]; int state; } payments[PAYMENTS];  /* 0 open 1 paid 2 given up 3 given back */
static struct refund { int64_t payment, fen; char key[64], from[128]; bool done; } refunds[REFUNDS];
static size_t subjects_n, payments_n, refunds_n;

void pay_subject_add(const struct pay_subject *s) {
    for (size_t i = 0; i < subjects_n; i++)
        if (subjects[i] == s)
            return;
    subjects[subjects_n++] = s;
}

static const struct pay_subject *subject(const char *kind) {
    for (size_t i = 0; i < subjects_n; i++)
        if (strcmp(subjects[i]->kind, kind) == 0)
            return subjects[i];
    return NULL;
}

enum err pay_open(struct cx *cx, struct tx *tx, const struct pay_new *in, int64_t *id_out, const char **uuid_out) {
    (void)tx;
    if (!subject(in->subject) || in->fen <= 0 || payments_n == PAYMENTS)
        return err_set(cx, ERR_INTERNAL, NULL);
    struct payment *p = &payments[payments_n++];
    *p = (struct payment){.p = *in};
    p->p.subject = subject(in->subject)->kind, p->p.title = NULL;
    uuid_new(p->uuid);
    *id_out = (int64_t)payments_n, *uuid_out = ar_strdup(cx->ar, p->uuid);
    return ERR_NONE;
}

enum err pay_give_up(struct cx *cx, struct tx *tx, int64_t id) {
    (void)tx;
    if (payments[id - 1].state == 1)
        return err_set(cx, ERR_WRONG_STATE, NULL);
    payments[id - 1].state = 2;
    return ERR_NONE;
}

enum err pay_refund(struct cx *cx, struct tx *tx, int64_t id, int64_t fen, const char *key, const char *from, const char *reason, int64_t *refund_id_out) {
    int64_t sum = fen;
    (void)tx, (void)reason;
    for (size_t i = 0; i < refunds_n; i++)
        if (refunds[i].payment == id) {
            sum += refunds[i].fen;
            if (strcmp(refunds[i].key, key) == 0) {
                *refund_id_out = (int64_t)i + 1;
                return ERR_NONE;
            }
        }
    if (payments[id - 1].state != 1 || sum > payments[id - 1].p.fen || refunds_n == REFUNDS)
        return err_set(cx, ERR_CONFLICT, NULL);
    struct refund *r = &refunds[refunds_n++];
    *r = (struct refund){.payment = id, .fen = fen};
    snprintf(r->key, sizeof r->key, "%s", key);
    snprintf(r->from, sizeof r->from, "%s", from ? from : pay_held(cx, payments[id - 1].uuid));
    *refund_id_out = (int64_t)refunds_n;
    return ERR_NONE;
}

const char *pay_held(struct cx *cx, const char *uuid) { return ar_printf(cx->ar, "held:%s", uuid); }

struct told { int64_t id; bool accept; };

static enum err paid_tx(struct cx *cx, struct tx *tx, void *arg) {
    struct told *t = arg;
    struct payment *p = &payments[t->id - 1];
    const struct ledger_line in[] = {{"channel:cash", p->p.fen, 0, NULL, NULL}, {pay_held(cx, p->uuid), -p->p.fen, 0, NULL, NULL}};
    const struct ledger_line back[] = {{pay_held(cx, p->uuid), p->p.fen, 0, NULL, NULL}, {"channel:cash", -p->p.fen, 0, NULL, NULL}};
    TRY(ledger_post(cx, tx, "t.paid", p->uuid, in, 2));
    t->accept = false;
    if (p->state == 0)
        TRY(subject(p->p.subject)->paid(cx, tx, p->p.subject_id, t->id, &t->accept));
    if (!t->accept)
        TRY(ledger_post(cx, tx, "t.back", p->uuid, back, 2));
    return ERR_NONE;
}

bool t_pay(struct t_farm *f, const char *payment) {
    struct told t = {0, false};
    for (size_t i = 0; i < payments_n; i++)
        if (payment && strcmp(payments[i].uuid, payment) == 0)
            t.id = (int64_t)i + 1;
    assert_true(t.id > 0);
    struct principal *who = f->cx->who;
    cx_clear(f->cx);
    f->cx->who = NULL;
    payments[t.id - 1].state = payments[t.id - 1].state == 0 ? 0 : payments[t.id - 1].state;
    t_ok(f, tx_run(f->cx, "t.paid", paid_tx, &t));
    f->cx->who = who;
    payments[t.id - 1].state = t.accept ? 1 : 3;
    return t.accept;
}

struct teller { struct told t; int64_t now; pthread_barrier_t *start; enum err e; };

static void *tell(void *arg) {
    struct teller *w = arg;
    struct arena *ar = ar_new(0);
    struct cx cx;
    cx_init(&cx, ar);
    cx.now_us = w->now;
    pthread_barrier_wait(w->start);
    w->e = tx_run_keyed(&cx, "t.paid", paid_tx, &w->t);
    ar_free(&ar);
    return NULL;
}

void t_pay_both(struct t_farm *f, const char *a, const char *b) {
    pthread_barrier_t start;
    struct teller w[2] = {{.now = f->cx->now_us, .start = &start}, {.now = f->cx->now_us, .start = &start}};
    pthread_t th[2];
    for (size_t i = 0; i < payments_n; i++)
        for (int k = 0; k < 2; k++)
            if (strcmp(payments[i].uuid, k ? b : a) == 0)
                w[k].t.id = (int64_t)i + 1;
    pthread_barrier_init(&start, NULL, 2);
    for (int k = 0; k < 2; k++)
        assert_int_equal(pthread_create(&th[k], NULL, tell, &w[k]), 0);
    for (int k = 0; k < 2; k++)
        pthread_join(th[k], NULL);
    pthread_barrier_destroy(&start);
    for (int k = 0; k < 2; k++) {
        assert_int_equal(w[k].e, ERR_NONE);
        assert_true(w[k].t.accept);
        payments[w[k].t.id - 1].state = 1;
    }
}

static enum err expire_tx(struct cx *cx, struct tx *tx, void *arg) {
    const struct told *t = arg;
    return subject(payments[t->id - 1].p.subject)->given_up(cx, tx, payments[t->id - 1].p.subject_id, t->id);
}

void t_pay_expire(struct t_farm *f, const char *payment) {
    struct told t = {0, false};
    for (size_t i = 0; i < payments_n; i++)
        if (strcmp(payments[i].uuid, payment) == 0)
            t.id = (int64_t)i + 1;
    struct principal *who = f->cx->who;
    f->cx->who = NULL;
    payments[t.id - 1].state = 2;
    t_ok(f, tx_run(f->cx, "t.expire", expire_tx, &t));
    f->cx->who = who;
}

struct back { size_t i; bool ok; };

static enum err back_tx(struct cx *cx, struct tx *tx, void *arg) {
    const struct back *b = arg;
    const struct refund *r = &refunds[b->i];
    const struct payment *p = &payments[r->payment - 1];
    const struct ledger_line lines[] = {{r->from, r->fen, 0, NULL, NULL}, {"channel:cash", -r->fen, 0, NULL, NULL}};
    if (b->ok)
        TRY(ledger_post(cx, tx, "t.refund", ar_printf(cx->ar, "%s:%s", p->uuid, r->key), lines, 2));
    return subject(p->p.subject)->refunded(cx, tx, p->p.subject_id, (int64_t)b->i + 1, r->fen, b->ok);
}

int t_refunds(struct t_farm *f, bool ok) {
    int n = 0;
    struct principal *who = f->cx->who;
    f->cx->who = NULL;
    for (size_t i = 0; i < refunds_n; i++)
        if (!refunds[i].done) {
            struct back b = {i, ok};
            cx_clear(f->cx);
            t_ok(f, tx_run(f->cx, "t.back", back_tx, &b));
            refunds[i].done = ok;
            n++;
        }
    f->cx->who = who;
    return n;
}

/* ---- the county ------------------------------------------------------------------------------------------------------------------------ */
static void (*plan)(struct t_farm *f);

static enum err more_people(struct cx *cx, struct tx *tx, void *arg) {
    const struct t_farm *f = arg;
    int64_t id;
    const struct people_new_account acc[] = {{"buyer", "周先生", "greenfield 2026", ROLE_BUYER, 0, 0}, {"buyer2", "吴女士", "greenfield 2026", ROLE_BUYER, 0, 0}, {"point", "柳溪服务站", "greenfield 2026", ROLE_POINT, f->other_village, 0}};
    TRY(people_operator_enter(cx, tx, f->op2, OPERATOR_EXAMINED, "材料齐全"));
    TRY(people_operator_enter(cx, tx, f->op2, OPERATOR_ACTIVE, "启用"));
    for (size_t i = 0; i < sizeof acc / sizeof acc[0]; i++)
        TRY(people_account_create(cx, tx, &acc[i], &id));
    return ERR_NONE;
}

static void with_people(struct t_farm *f) {
    payments_n = refunds_n = 0;
    t_ok(f, deal_room.start(f->cx));
    t_ok(f, tx_run(f->cx, "t.more", more_people, f));
    t_as(f, "owner");
    plan(f);
}

void t_deals_each(void (*body)(struct t_farm *f)) {
    static const struct room *const MORE[] = {&ledger_room, &sell_room, &deal_room, NULL};
    plan = body;
    t_papers_each(with_people, MORE);
}

struct call { deal_act *fn; const char *id; const void *in; void *out; size_t size; };

static enum err do_tx(struct cx *cx, struct tx *tx, void *arg) {
    const struct call *c = arg;
    memset(c->out, 0, c->size);
    return c->fn(cx, tx, c->id, c->in, c->out);
}

enum err t_do(struct t_farm *f, const char *who, deal_act *fn, const char *id, const void *in, void *out, size_t size) {
    void *fresh = ar_alloc(f->cx->ar, size);
    if (who)
        t_as(f, who);
    cx_clear(f->cx);
    enum err e = tx_run(f->cx, "t.do", do_tx, &(struct call){fn, id, in, fresh, size});
    if (e == ERR_NONE)
        memcpy(out, fresh, size);
    return e;
}

struct text { const char *sql, *out; };

static enum err text_tx(struct cx *cx, struct tx *tx, void *arg) {
    struct text *t = arg;
    struct rows *r;
    (void)cx;
    TRY(sql_query_text(tx, "t.text", t->sql, NOARGS, &r));
    t->out = rows_next(r) ? rows_z(r, 0) : NULL;
    return rows_end(&r);
}

const char *t_text(struct t_farm *f, const char *sql) {
    struct text t = {sql, NULL};
    t_ok(f, tx_read(f->cx, "t.text", text_tx, &t));
    return t.out;
}

struct bal { const char *account; int64_t fen; };

static enum err bal_tx(struct cx *cx, struct tx *tx, void *arg) {
    struct bal *b = arg;
    return ledger_balance(cx, tx, b->account, &b->fen);
}

int64_t t_balance(struct t_farm *f, const char *account) {
    struct bal b = {account, 0};
    t_ok(f, tx_read(f->cx, "t.balance", bal_tx, &b));
    return b.fen;
}

void t_books(struct t_farm *f) {
    assert_int_equal(t_number(f, "SELECT COALESCE(SUM(fen), 0) FROM ledger_line"), 0);
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM (SELECT posting_id FROM ledger_line GROUP BY posting_id HAVING SUM(fen) <> 0) AS bad"), 0);
}

void t_clear_lot(struct t_farm *f, int64_t grams, struct grow_lot_seen *out) {
    struct certify_cert_seen cert;
    struct certify_release_seen rel;
    t_as(f, "owner");
    t_lot(f, grams, out);
    t_ok(f, t_certified(f, out->uuid, grams, &cert));
    t_released(f, cert.uuid, &rel);
}

void t_later(struct t_farm *f, int64_t days) { f->cx->now_us += days * US_PER_DAY; }
