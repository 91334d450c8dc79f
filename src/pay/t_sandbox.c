/* t_sandbox.c: payments through the real channels, over HTTP, with the sandbox (`tiantou sandbox`, another process) at the other end: what it
 * does right and what it does wrong. On each engine; prints how many of how many cases went as they must. */
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "client.h"
#include "pay_form.h"
#include "pay_openid.h"
#include "t_pay.h"
#include "when.h"

#define FEN 1234

/* ---- the other process --------------------------------------------------------------------------------------------------------------------------- */
static pid_t sandbox;
static char base[64], folder[64];
static int good, all;

static const char *binary(void)
{
    const char *b = getenv("TIANTOU_BIN");
    return b && access(b, X_OK) == 0 ? b : NULL;
}

static int start_sandbox(void)
{
    int out[2];
    char line[256] = "";
    snprintf(folder, sizeof folder, "/tmp/tiantou-sandbox-XXXXXX");
    if (!mkdtemp(folder) || pipe2(out, O_CLOEXEC) != 0)
        return -1;
    sandbox = fork();
    if (sandbox == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL); /* a test that fails leaves nothing behind */
        dup2(out[1], 1);
        execl(binary(), "tiantou", "sandbox", "--port", "0", "--data", folder, (char *)NULL);
        _exit(127);
    }
    close(out[1]);
    FILE *f = fdopen(out[0], "r");
    bool ok = f && fgets(line, sizeof line, f) && sscanf(line, "listening on %63s", base) == 1;
    if (f)
        fclose(f);
    return ok ? 0 : -1;
}

static int run(const char *command)
{
    int rc = system(command);
    return WIFEXITED(rc) ? WEXITSTATUS(rc) : -1;
}

static void end_sandbox(void)
{
    int status = -1;
    char command[128];
    if (kill(sandbox, SIGTERM) == 0)
        waitpid(sandbox, &status, 0);
    snprintf(command, sizeof command, "rm -rf %s", folder);
    (void)run(command);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0); /* a sanitizer's report is another status */
}

/* One call; the body of the answer. */
static struct str http(struct t_house *h, const char *method, const char *url, const char *type, const char *body, int want)
{
    const char *headers[] = {ar_printf(h->cx->ar, "Content-Type: %s", type), NULL};
    struct client_call *c = AR_NEW(h->cx->ar, struct client_call);
    *c = (struct client_call){.ar = h->cx->ar, .method = method, .url = url, .headers = headers, .body = str_of(body), .reply_max = 4 << 20};
    if (!client_do(c) || c->status != want)
        fail_msg("%s %s: %d, not %d: %s %.200s", method, url, c->status, want, c->error, c->reply.p ? c->reply.p : "");
    return c->reply;
}

static struct jv control(struct t_house *h, const char *json)
{
    struct jv v;
    struct json_fault f;
    struct str text = http(h, json ? "POST" : "GET", ar_printf(h->cx->ar, "%s/control", base), "application/json", json, 200);
    assert_true(json_read(h->cx->ar, text, NULL, &v, &f));
    return v;
}

static void turn(struct t_house *h, const char *knob, int n)
{
    (void)control(h, ar_printf(h->cx->ar, "{\"%s\":%d}", knob, n));
}

static void now(struct t_house *h)
{
    h->cx->now_us = when_now_us();
}

#define PATIENCE 2400   /* looks of 25 ms: whatever else this machine does */

/* How often a callback about this number was delivered, lies among them. */
static size_t deliveries_of(struct t_house *h, const char *number)
{
    struct jv v = control(h, NULL);
    const struct jv *d = json_get(&v, "deliveries");
    size_t n = 0;
    for (uint32_t i = 0; i < d->n; i++)
        n += str_eqz(json_str(json_get(&d->items[i], "number")), number);
    return n;
}

static void delivered(struct t_house *h, const char *number, size_t n)
{
    for (int i = 0; i < PATIENCE && deliveries_of(h, number) < n; i++)
        usleep(25000);
    now(h);
}

/* ---- paying ------------------------------------------------------------------------------------------------------------------------------------------ */
struct way { const struct pay_channel *c; enum pay_scene scene; const char *name; };
static const struct way WAYS[] = {{&pay_wechat, PAY_NATIVE, "wechat native"}, {&pay_wechat, PAY_H5, "wechat h5"}, {&pay_wechat, PAY_JSAPI, "wechat jsapi"},
                                  {&pay_alipay, PAY_WAP, "alipay wap"},       {&pay_alipay, PAY_PAGE, "alipay page"}, {&pay_unionpay, PAY_WAP, "unionpay wap"},
                                  {&pay_unionpay, PAY_PAGE, "unionpay page"}};
enum { WAYS_N = sizeof WAYS / sizeof WAYS[0], NATIVE = 0, ALIPAY = 4, UNION = 6 };
static const int ONE_EACH[] = {NATIVE, ALIPAY, UNION};

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

/* What the payer's browser does with what it got. */
static void browse(struct t_house *h, const struct pay_go *go)
{
    struct pay_fields f = pay_fields_new(h->cx->ar);
    if (go->kind == PAY_GO_FORM) {
        for (size_t i = 0; i < go->fields_n; i++)
            pay_field_add(&f, go->fields[i].name, go->fields[i].value);
        (void)http(h, "POST", go->url, "application/x-www-form-urlencoded", pay_fields_form(h->cx->ar, &f), 303);
    } else if (go->kind == PAY_GO_REDIRECT) {
        (void)http(h, "GET", go->url, "text/html", NULL, strstr(go->url, "/cashier/") ? 200 : 303);
    }
}

/* ---- who pays inside WeChat ------------------------------------------------------------------------------------------------------------------------- */
static const struct pay_wechat_keys *ours(struct t_house *h)
{
    return &pay_keys_of(h->cx)->wechat;
}

/* The browser is sent to WeChat and back; the code that stands in the address it comes back to. */
static struct str wechat_code(struct t_house *h)
{
    struct client_call *c = AR_NEW(h->cx->ar, struct client_call);
    *c = (struct client_call){.ar = h->cx->ar, .method = "GET", .url = pay_wechat_auth_url(h->cx->ar, ours(h), "http://127.0.0.1:1/pay/wechat/back", "STATE"), .reply_max = 4096};
    assert_true(client_do(c));
    assert_int_equal(c->status, 302);
    struct str to = client_reply_header(c, "Location"), head, code;
    assert_true(str_starts(to, "http://127.0.0.1:1/pay/wechat/back?code=") && str_ends(to, "&state=STATE"));
    str_cut(to, '=', &head, &code);
    str_cut(code, '&', &code, &head);
    return code;
}

static enum err wechat_openid(struct t_house *h, struct str code, const char **out)
{
    struct pay_http http = {0};
    struct pay_msg msg = {0};
    TRY(pay_wechat_auth_build(h->cx, ours(h), code, &http));
    TRY(pay_exchange(h->cx, &http, 0, &msg));
    return pay_wechat_auth_parse(h->cx, &msg, out);
}

static const char *an_openid(struct t_house *h)
{
    const char *openid = NULL;
    t_fine(h, wechat_openid(h, wechat_code(h), &openid));
    return openid;
}

struct bought { int64_t payment; const char *uuid, *number; };

static struct bought buy(struct t_house *h, const struct way *w, int64_t subject)
{
    struct bought b;
    struct trying y = {.body = {w->c->name, w->scene, w->scene == PAY_JSAPI ? an_openid(h) : NULL, NULL}};
    now(h);
    b.payment = t_open(h, subject, FEN, &b.uuid);
    y.payment = b.uuid;
    t_as(h, "owner-b");
    t_fine(h, tx_run(h->cx, "t.begin", begin_tx, &y));
    y.body.return_url = ar_printf(h->cx->ar, "http://127.0.0.1:%d/pay/return/%s", h->port, b.uuid);
    y.called = pay_try_call(h->cx, &y.p, &y.t, &y.body, "203.0.113.9", ar_printf(h->cx->ar, "http://127.0.0.1:%d", h->port), &y.go);
    cx_clear(h->cx);
    t_fine(h, tx_run(h->cx, "t.began", began_tx, &y));
    b.number = y.t.number;
    if (y.called == ERR_NONE)
        browse(h, &y.go);
    return b;
}

static void do_at(struct t_house *h, const char *what, const struct way *w, const char *number)
{
    (void)control(h, ar_printf(h->cx->ar, "{\"do\":\"%s\",\"channel\":\"%s\",\"number\":\"%s\"}", what, w->c->name, number));
}

/* The payer pays; so many callbacks are waited for. */
static void pay(struct t_house *h, const struct way *w, const char *number, size_t callbacks)
{
    do_at(h, "pay", w, number);
    delivered(h, number, callbacks);
}

static bool ask(struct t_house *h, const char *number)
{
    now(h);
    enum err e = pay_try_ask(h->cx, number);
    cx_clear(h->cx);
    return e == ERR_NONE;
}

static bool is_paid(struct t_house *h, const struct bought *b)
{
    return t_row(h, b->number).state == TRY_PAID && t_payment_state(h, b->payment) == PAYMENT_PAID;
}

/* A callback that had no answer in time comes again: what must become true does so some time. */
static bool gets_paid(struct t_house *h, const struct bought *b)
{
    for (int i = 0; i < PATIENCE && !is_paid(h, b); i++)
        usleep(25000);
    now(h);
    return is_paid(h, b);
}

static bool gets_disputed(struct t_house *h, const struct bought *b)
{
    for (int i = 0; i < PATIENCE && t_row(h, b->number).state != TRY_DISPUTED; i++)
        usleep(25000);
    now(h);
    return t_row(h, b->number).state == TRY_DISPUTED;
}

static void count(const char *what, const char *who, bool ok)
{
    all++;
    good += ok;
    if (!ok)
        printf("  NOT as it must: %s, %s\n", what, who);
}

/* ---- what must go well -------------------------------------------------------------------------------------------------------------------------------- */
static int64_t subject_next = 10000;
static int64_t subject(void)
{
    subject_next += subject_next % 10 == 8 ? 2 : 1; /* rows ending in 9 are refused by the test's subject */
    return subject_next;
}

static void plain(struct t_house *h)
{
    for (int i = 0; i < WAYS_N; i++) {
        struct bought b = buy(h, &WAYS[i], subject());
        bool open = t_row(h, b.number).state == TRY_OPEN;
        int told = t_world.paid;
        pay(h, &WAYS[i], b.number, 1);
        count("paid by callback", WAYS[i].name, open && gets_paid(h, &b) && t_world.paid == told + 1);
    }
}

static bool code_gives(struct t_house *h, const char *what, struct str code, enum err want)
{
    const char *openid = NULL;
    enum err e = wechat_openid(h, code, &openid);
    cx_clear(h->cx);
    count("an openid for a code", what, e == want && (openid != NULL) == (want == ERR_NONE));
    return e == want;
}

static void openids(struct t_house *h)
{
    struct str code = wechat_code(h), other = wechat_code(h);
    code_gives(h, "a fresh code", code, ERR_NONE);
    code_gives(h, "the same code again", code, ERR_GONE);
    code_gives(h, "a code made up", STR("0ABCDEF0123456789ABCDEF01234567"), ERR_GONE);
    code_gives(h, "no code at all", STR(""), ERR_INVALID);
    code_gives(h, "another parameter in the code", STR("x&appid=wx9"), ERR_INVALID);
    turn(h, "answer_error", 1);
    code_gives(h, "an answer of 500", other, ERR_UNCERTAIN);
    code_gives(h, "the code that was not looked at", other, ERR_NONE);
    struct trying y = {.body = {"wechat", PAY_JSAPI, "oSomebodyElse", NULL}};
    (void)t_open(h, subject(), FEN, &y.payment);
    t_as(h, "owner-b");
    t_fine(h, tx_run(h->cx, "t.begin", begin_tx, &y));
    count("an openid WeChat never told", "wechat jsapi", pay_try_call(h->cx, &y.p, &y.t, &y.body, "203.0.113.9", "http://127.0.0.1:1", &y.go) == ERR_INVALID);
    cx_clear(h->cx);
}

static void repeated(struct t_house *h)
{
    turn(h, "repeat", 3);
    for (int i = 0; i < 3; i++) {
        const struct way *w = &WAYS[ONE_EACH[i]];
        struct bought b = buy(h, w, subject());
        int told = t_world.paid;
        pay(h, w, b.number, 4);
        count("repeated callbacks count once", w->name, gets_paid(h, &b) && t_world.paid == told + 1);
    }
    turn(h, "repeat", 0);
}

static void lost(struct t_house *h)
{
    for (int i = 0; i < 3; i++) {
        const struct way *w = &WAYS[ONE_EACH[i]];
        struct bought b = buy(h, w, subject());
        turn(h, "lose", 1);
        do_at(h, "pay", w, b.number);
        bool before = is_paid(h, &b);
        count("a lost callback is found by asking", w->name, !before && ask(h, b.number) && is_paid(h, &b));
    }
}

static void late(struct t_house *h)
{
    turn(h, "hold", 1);
    for (int i = 0; i < 3; i++) {
        const struct way *w = &WAYS[ONE_EACH[i]];
        struct bought a = buy(h, w, subject()), b = buy(h, w, subject());
        int told = t_world.paid;
        do_at(h, "pay", w, a.number);
        do_at(h, "pay", w, b.number);
        bool asked = ask(h, a.number) && is_paid(h, &a); /* the query is quicker than the callback */
        (void)control(h, "{\"do\":\"release\"}");
        delivered(h, a.number, 1);
        count("held and in the other order", w->name, asked && is_paid(h, &a) && gets_paid(h, &b) && t_world.paid == told + 2);
    }
    turn(h, "hold", 0);
}

/* Several callbacks under way at the same time, each twice. */
static void together(struct t_house *h)
{
    enum { MANY = 9 };
    struct bought b[MANY];
    int told = t_world.paid;
    turn(h, "at_once", MANY);
    turn(h, "repeat", 1);
    turn(h, "hold", 1);
    for (int i = 0; i < MANY; i++) {
        const struct way *w = &WAYS[ONE_EACH[i % 3]];
        b[i] = buy(h, w, subject());
        do_at(h, "pay", w, b[i].number);
    }
    (void)control(h, "{\"do\":\"release\"}");
    int paid = 0;
    for (int i = 0; i < MANY; i++) {
        delivered(h, b[i].number, 2);
        paid += gets_paid(h, &b[i]);
    }
    count("many callbacks at the same time", "all channels", paid == MANY && t_world.paid == told + MANY);
    (void)control(h, "{\"do\":\"reset\"}");
}

static void slow(struct t_house *h)
{
    turn(h, "slow_ms", 300);
    turn(h, "delay_ms", 200);
    for (int i = 0; i < 3; i++) {
        const struct way *w = &WAYS[ONE_EACH[i]];
        struct bought b = buy(h, w, subject());
        pay(h, w, b.number, 1);
        count("slow answers, late callbacks", w->name, gets_paid(h, &b));
    }
    (void)control(h, "{\"do\":\"reset\"}");
}

/* ---- lies ------------------------------------------------------------------------------------------------------------------------------------------------ */
/* refused: the lie is answered with an error and the truth that follows is taken. Else the lie is signed by the channel itself: the try is
 * disputed, for a person, and nothing is booked. */
static const struct { const char *knob; bool refused; unsigned channels; } LIES[] = {
    {"forge_signature", true, 7}, {"forge_tamper", true, 7}, {"forge_merchant", true, 7}, {"forge_old", true, 1}, {"forge_probe", true, 1},
    {"forge_amount", false, 7},   {"forge_currency", false, 7}};

static bool lie_refused(struct t_house *h, const char *number)
{
    struct jv v = control(h, NULL);
    const struct jv *d = json_get(&v, "deliveries");
    int lies = 0, right = 0;
    for (uint32_t i = 0; i < d->n; i++) {
        const struct jv *one = &d->items[i];
        int64_t status = 0;
        if (!str_eqz(json_str(json_get(one, "number")), number) || json_str(json_get(one, "forged")).size == 0)
            continue;
        lies++;
        right += json_i64(json_get(one, "status"), &status) && status >= 400 && status < 500 && json_is(json_get(one, "taken"), J_FALSE);
    }
    return lies == 1 && right == 1;
}

static void forged(struct t_house *h)
{
    for (size_t l = 0; l < sizeof LIES / sizeof LIES[0]; l++)
        for (int i = 0; i < 3; i++) {
            const struct way *w = &WAYS[ONE_EACH[i]];
            if (!(LIES[l].channels & 1u << i))
                continue;
            struct bought b = buy(h, w, subject());
            int told = t_world.paid;
            turn(h, LIES[l].knob, 1);
            pay(h, w, b.number, 2);
            bool ok = LIES[l].refused ? lie_refused(h, b.number) && gets_paid(h, &b) && t_world.paid == told + 1
                                      : gets_disputed(h, &b) && t_payment_state(h, b.payment) == PAYMENT_OPEN && t_world.paid == told &&
                                            t_balance(h, ar_printf(h->cx->ar, "held:%s", b.uuid)) == 0;
            count(LIES[l].knob, w->name, ok);
        }
}

/* An answer that is wrong, missing or unsigned leaves the try uncertain; asking again finds the truth. */
static void answers(struct t_house *h)
{
    static const char *const KNOBS[] = {"answer_error", "answer_forged", "answer_lost"};
    const struct way *w = &WAYS[NATIVE];
    for (size_t k = 0; k < 3; k++) {
        turn(h, KNOBS[k], 1);
        struct bought b = buy(h, w, subject());
        bool unsure = t_row(h, b.number).state == TRY_UNCERTAIN;
        (void)ask(h, b.number);
        if (k > 0) /* it had arrived */
            pay(h, w, b.number, 1);
        count(KNOBS[k], "wechat making a payment", unsure && (k == 0 ? t_row(h, b.number).state != TRY_PAID : gets_paid(h, &b)));
    }
    for (size_t k = 0; k < 3; k++)
        for (int i = 0; i < 3; i++) {
            w = &WAYS[ONE_EACH[i]];
            struct bought b = buy(h, w, subject());
            turn(h, "lose", 1);
            do_at(h, "pay", w, b.number);
            turn(h, KNOBS[k], 1);
            (void)ask(h, b.number);
            bool before = is_paid(h, &b);
            count(KNOBS[k], ar_printf(h->cx->ar, "%s asked", w->name), !before && ask(h, b.number) && is_paid(h, &b));
        }
}

/* ---- giving back ------------------------------------------------------------------------------------------------------------------------------------------- */
static struct bought paid_one(struct t_house *h, const struct way *w)
{
    struct bought b = buy(h, w, subject());
    pay(h, w, b.number, 1);
    (void)gets_paid(h, &b);
    return b;
}

static int64_t refunded_there(struct t_house *h, const char *number)
{
    struct jv v = control(h, NULL);
    const struct jv *trades = json_get(&v, "trades");
    int64_t fen = -1;
    for (uint32_t i = 0; i < trades->n; i++)
        if (str_eqz(json_str(json_get(&trades->items[i], "number")), number))
            (void)json_i64(json_get(&trades->items[i], "refunded_fen"), &fen);
    return fen;
}

/* Work until it is settled, at most so often; a minute passes between. */
static int64_t work(struct t_house *h, int64_t refund, int times)
{
    const char *number = t_refund_number(h, refund);
    for (int i = 0; i < times && t_refund_state(h, refund) != REFUND_DONE && t_refund_state(h, refund) != REFUND_FAILED; i++) {
        (void)!pay_refund_work(h->cx, number);
        cx_clear(h->cx);
        h->cx->now_us += 3600 * US_PER_S; /* whatever it waits for is over */
    }
    return t_refund_state(h, refund);
}

static const struct { const char *knob; int n, state; bool money; } REFUNDS[] = {
    {"lose", 1, REFUND_DONE, true},          /* its callback does not come */
    {"refund_fail", 2, REFUND_DONE, true},   /* a system error twice */
    {"answer_lost", 1, REFUND_DONE, true},   /* done, and the answer lost: not done twice */
    {"answer_error", 1, REFUND_DONE, true},  /* never arrived */
    {"answer_forged", 1, REFUND_DONE, true},
    {"refund_refuse", 1, REFUND_FAILED, false},
};

static void refunds(struct t_house *h)
{
    for (size_t k = 0; k < sizeof REFUNDS / sizeof REFUNDS[0]; k++)
        for (int i = 0; i < 3; i++) {
            const struct way *w = &WAYS[ONE_EACH[i]];
            struct bought b = paid_one(h, w);
            int64_t id = 0;
            t_fine(h, t_refund(h, b.payment, 1000, "a", NULL, &id));
            turn(h, REFUNDS[k].knob, REFUNDS[k].n);
            int64_t state = work(h, id, 12);
            (void)control(h, "{\"do\":\"reset\"}");
            int64_t there = refunded_there(h, b.number);
            count(ar_printf(h->cx->ar, "refund with %s (state %lld, there %lld)", REFUNDS[k].knob, (long long)state, (long long)there), w->name,
                  state == REFUNDS[k].state && there == (REFUNDS[k].money ? 1000 : 0));
        }
}

static void refunds_later(struct t_house *h)
{
    for (int i = 0; i < 3; i++) {
        const struct way *w = &WAYS[ONE_EACH[i]];
        struct bought b = paid_one(h, w);
        int64_t id = 0;
        t_fine(h, t_refund(h, b.payment, 300, "a", NULL, &id));
        turn(h, "refund_later", 1);
        bool waits = work(h, id, 2) == REFUND_SENT;
        (void)control(h, "{\"do\":\"settle\"}");
        count("a refund that takes its time", w->name, waits && work(h, id, 8) == REFUND_DONE);
    }
}

/* ---- keys, bills --------------------------------------------------------------------------------------------------------------------------------------------- */
static void configure(struct t_house *h)
{
    char command[600];
    const char *data = ar_printf(h->cx->ar, "%s/data", folder);
    snprintf(command, sizeof command, "%s sandbox --port %s --data %s --write-config %s", binary(), strrchr(base, ':') + 1, folder, data);
    assert_int_equal(run(command), 0);
    t_fine(h, conf_set(h->cx, "data.dir", data));
    t_fine(h, conf_load(h->cx, ar_printf(h->cx->ar, "%s/tiantou.conf", data)));
    t_fine(h, pay_keys_load(h->cx));
    pay_test = (struct pay_test){0}; /* the real channels, over the network */
    now(h);
    t_fine(h, pay_certs_fetch(h->cx));
}

static bool knows_certificates(struct t_house *h)
{
    return ours(h)->known_n > 0;
}

/* WeChat: neither callbacks nor answers by a new certificate count until it was fetched and verified by one that is known. */
static void rotation(struct t_house *h)
{
    const struct way *w = &WAYS[NATIVE];
    struct bought b = buy(h, w, subject());
    (void)control(h, "{\"do\":\"rotate\"}");
    pay(h, w, b.number, 1);
    bool refused = !is_paid(h, &b); /* signed by nobody we know */
    struct bought unsure = buy(h, w, subject());
    count("an answer by a new platform certificate", w->name, t_row(h, unsure.number).state == TRY_UNCERTAIN);
    turn(h, "answer_forged", 1);
    count("a list of certificates signed by somebody else", w->name, pay_certs_fetch(h->cx) != ERR_NONE);
    cx_clear(h->cx);
    do_at(h, "callback", w, b.number);
    delivered(h, b.number, 2);
    refused = refused && !is_paid(h, &b);
    t_fine(h, pay_certs_fetch(h->cx));
    do_at(h, "callback", w, b.number);
    count("a new platform certificate", w->name, refused && gets_paid(h, &b));
    count("what was uncertain meanwhile", w->name, ask(h, unsure.number) && t_row(h, unsure.number).state == TRY_OPEN);
    /* A restart without the network: what was fetched is kept, as long as it is in force. */
    t_fine(h, pay_keys_load(h->cx));
    bool none = !knows_certificates(h);
    t_fine(h, pay_certs_load(h->cx));
    struct bought after = buy(h, w, subject());
    pay(h, w, after.number, 1);
    count("certificates after a restart", w->name, none && gets_paid(h, &after));
    t_fine(h, pay_keys_load(h->cx));
    h->cx->now_us += 20 * 366 * US_PER_DAY;
    t_fine(h, pay_certs_load(h->cx));
    count("certificates that have expired", w->name, !knows_certificates(h));
    now(h);
    t_fine(h, pay_certs_load(h->cx));
}

/* UnionPay's answers bring their certificate: a new one by the same root counts at once. Alipay's key is in a file: until it is changed here
 * nothing is believed, and nothing is lost. */
static void rotation_of_others(struct t_house *h)
{
    const struct way *u = &WAYS[UNION], *a = &WAYS[ALIPAY];
    (void)control(h, "{\"do\":\"rotate\",\"channel\":\"unionpay\"}");
    struct bought b = buy(h, u, subject());
    pay(h, u, b.number, 1);
    count("a new signing certificate of the same root", u->name, gets_paid(h, &b));
    b = buy(h, a, subject());
    (void)control(h, "{\"do\":\"rotate\",\"channel\":\"alipay\"}");
    pay(h, a, b.number, 1);
    (void)ask(h, b.number);
    bool refused = !is_paid(h, &b) && t_payment_state(h, b.payment) == PAYMENT_OPEN;
    configure(h); /* the new key's file, and a restart */
    count("a new key of Alipay, its file changed here", a->name, refused && ask(h, b.number) && is_paid(h, &b));
}

static void public_key(struct t_house *h)
{
    t_fine(h, conf_set(h->cx, "pay.wechat_public_key_id", "PUB_KEY_ID_0119000000012026010100000000000001"));
    t_fine(h, conf_set(h->cx, "pay.wechat_public_key_file", "pay/wechat_public.pub"));
    t_fine(h, conf_set(h->cx, "pay.wechat_certificates", "false"));
    t_fine(h, pay_keys_load(h->cx));
    struct bought b = paid_one(h, &WAYS[NATIVE]);
    count("WeChat Pay's public key in place of certificates", WAYS[NATIVE].name, is_paid(h, &b));
    t_fine(h, conf_set(h->cx, "pay.wechat_public_key_id", ""));
    t_fine(h, conf_set(h->cx, "pay.wechat_certificates", "true"));
    t_fine(h, pay_keys_load(h->cx));
    t_fine(h, pay_certs_load(h->cx));
}

struct items { int64_t n; const char *kind, *channel; };
static int64_t differences(struct t_house *h, const char *kind, const char *channel)
{
    return t_count(h, ar_printf(h->cx->ar, "SELECT COUNT(*) FROM pay_bill_item i JOIN pay_bill b ON b.id = i.bill_id WHERE b.channel = '%s' AND i.kind = '%s'", channel, kind));
}

static void bills(struct t_house *h)
{
    int32_t today = when_day(h->cx->now_us, WHEN_CST_MIN);
    (void)control(h, "{\"do\":\"reset\",\"bill_extra\":2,\"bill_amount\":1,\"bill_missing\":1}");
    for (int i = 0; i < 3; i++) {
        const struct way *w = &WAYS[ONE_EACH[i]];
        enum err e = pay_bill_work(h->cx, w->c, today);
        if (e != ERR_NONE)
            printf("  bill of %s: %s\n", w->c->name, h->cx->err_text);
        cx_clear(h->cx);
        count("a bill with rows nobody made", w->name, e == ERR_NONE && differences(h, "unknown_here", w->c->name) >= 2);
        count("a bill with another amount", w->name, differences(h, "amount", w->c->name) >= 1);
        count("a bill that lacks a payment", w->name, differences(h, "missing_there", w->c->name) >= 1);
    }
    (void)control(h, "{\"do\":\"reset\"}");
}

static void body(struct t_house *h)
{
    static void (*const CASES[])(struct t_house *) = {plain, openids, repeated, lost, late, together, slow, forged, answers, refunds, refunds_later, rotation, rotation_of_others, public_key, bills};
    good = all = 0;
    assert_int_equal(start_sandbox(), 0); /* each engine has its own: yesterday's orders are no business of today's */
    configure(h);
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        CASES[i](h);
        (void)control(h, "{\"do\":\"reset\"}");
    }
    static const char *const OFF[] = {"data.dir", "pay.wechat_mchid", "pay.alipay_app_id", "pay.unionpay_mer_id"};
    for (size_t i = 0; i < 4; i++)
        t_fine(h, conf_set(h->cx, OFF[i], ""));
    end_sandbox();
    printf("sandbox %d of %d cases as they must be\n", good, all);
    assert_int_equal(good, all);
}

static void through_the_sandbox(void **state)
{
    (void)state;
    if (!binary()) {
        printf("sandbox SKIPPED: TIANTOU_BIN names no program\n");
        skip();
    }
    t_pay_each(body);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(through_the_sandbox)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
