/* sandbox_control.c: what tests and demonstrations turn: misbehaviour, paying without a browser, what was delivered; and the day's bills,
 * with differences where asked for. Answers to this machine only. */
#include "sandbox.h"

#include <iconv.h>
#include <stdio.h>
#include <stdatomic.h>
#include <string.h>
#include <time.h>
#include <zlib.h>

#include "json.h"
#include "pay_form.h"
#include "when.h"

/* ---- knobs -------------------------------------------------------------------------------------------------------------------------------------- */
const char *const sb_knob_names[SB__KNOBS + 1] = {
    "slow_ms", "delay_ms", "repeat", "hold", "lose", "forge_signature", "forge_amount", "forge_merchant", "forge_currency", "forge_tamper", "forge_old", "forge_probe",
    "answer_error", "answer_forged", "answer_lost", "refund_fail", "refund_refuse", "refund_later", "at_once", "bill_missing", "bill_extra", "bill_amount", NULL};
static _Atomic int64_t knobs[SB__KNOBS];

int64_t sb_knob(enum sb_knob k)
{
    return atomic_load(&knobs[k]);
}

void sb_knob_set(enum sb_knob k, int64_t v)
{
    atomic_store(&knobs[k], v);
}

bool sb_knob_take(enum sb_knob k)
{
    int64_t v = atomic_load(&knobs[k]);
    while (v > 0)
        if (atomic_compare_exchange_weak(&knobs[k], &v, v - 1))
            return true;
    return false;
}

bool sb_answer_spoiled(struct resp *rs)
{
    int64_t ms = sb_knob(SB_SLOW_MS);
    if (ms > 0) {
        struct timespec t = {(time_t)(ms / 1000), (long)(ms % 1000) * 1000000};
        nanosleep(&t, NULL);
    }
    if (!sb_knob_take(SB_ANSWER_ERROR))
        return false;
    rs_status(rs, 500);
    rs_bytes(rs, "text/plain; charset=utf-8", STR("sandbox: broken as asked"));
    return true;
}

bool sb_answer_lost(struct resp *rs)
{
    if (!sb_knob_take(SB_ANSWER_LOST))
        return false;
    rs_status(rs, 502);
    rs_bytes(rs, "text/plain; charset=utf-8", STR("sandbox: done, and the answer lost as asked"));
    return true;
}

/* ---- the control interface ------------------------------------------------------------------------------------------------------------------------- */
static bool from_here(struct req *rq)
{
    const char *a = rq_remote(rq);
    return strncmp(a, "127.", 4) == 0 || strcmp(a, "::1") == 0 || strcmp(a, "::ffff:127.0.0.1") == 0;
}

static enum err denied(struct req *rq)
{
    return err_say(rq_cx(rq), ERR_FORBIDDEN, NULL, "只许本机控制沙箱", "The sandbox is controlled from this machine only");
}

static void put_trade(const struct sb_trade *t, void *arg)
{
    static const char *const STATES[] = {"open", "paid", "closed"};
    struct jw *w = arg;
    jw_obj(w);
    jw_key(w, "channel"), jw_z(w, sb_channel_names[t->channel]);
    jw_key(w, "number"), jw_z(w, t->number);
    jw_key(w, "state"), jw_z(w, STATES[t->state]);
    jw_key(w, "fen"), jw_i64(w, t->fen);
    jw_key(w, "refunded_fen"), jw_i64(w, t->refunded_fen);
    jw_key(w, "title"), jw_z(w, t->title);
    jw_key(w, "channel_no"), jw_z(w, t->channel_no);
    jw_key(w, "url"), jw_z(w, sb_cashier_url(w->b->ar, t->channel, t->number));
    jw_obj_end(w);
}

static void put_refund(const struct sb_refund *r, void *arg)
{
    static const char *const STATES[] = {"pending", "done", "failed"};
    struct jw *w = arg;
    jw_obj(w);
    jw_key(w, "channel"), jw_z(w, sb_channel_names[r->channel]);
    jw_key(w, "number"), jw_z(w, r->number);
    jw_key(w, "trade"), jw_z(w, r->trade);
    jw_key(w, "state"), jw_z(w, STATES[r->state]);
    jw_key(w, "fen"), jw_i64(w, r->fen);
    jw_obj_end(w);
}

enum err sb_control_get(struct req *rq, struct resp *rs)
{
    struct buf b;
    struct jw w;
    if (!from_here(rq))
        return denied(rq);
    buf_init(&b, rq_cx(rq)->ar, 8192);
    jw_init(&w, &b);
    jw_obj(&w);
    for (int k = 0; k < SB__KNOBS; k++)
        jw_key(&w, sb_knob_names[k]), jw_i64(&w, sb_knob((enum sb_knob)k));
    jw_key(&w, "waiting"), jw_i64(&w, (int64_t)sb_send_waiting());
    jw_key(&w, "trades"), jw_arr(&w), sb_each_trade(put_trade, &w), jw_arr_end(&w);
    jw_key(&w, "refunds"), jw_arr(&w), sb_each_refund(put_refund, &w), jw_arr_end(&w);
    jw_key(&w, "deliveries"), jw_arr(&w), sb_send_log(&w), jw_arr_end(&w);
    jw_obj_end(&w);
    rs_json(rs, buf_view(&b));
    return ERR_NONE;
}

static void settle(const struct sb_refund *r, void *arg)
{
    const bool *well = arg;
    struct sb_refund done = *r;
    if (r->state != SB_REFUND_PENDING)
        return;
    done.state = *well ? SB_REFUND_DONE : SB_REFUND_FAILED;
    done.at_us = when_now_us();
    sb_refund_put(&done);
    sb_send_refund(r->channel, r->number);
}

/* {"do": "pay" | "close" | "callback", "channel": …, "number": …} or {"do": "release" | "settle" | "fail" | "reset"} or
 * {"do": "rotate"} (WeChat; or with a channel) */
static enum err act(struct req *rq, const struct jv *v)
{
    struct cx *cx = rq_cx(rq);
    struct str what = json_str(json_get(v, "do"));
    int64_t c = field_enum(sb_channel_names, json_str(json_get(v, "channel")));
    const char *number = str_dup(cx->ar, json_str(json_get(v, "number")));
    bool well = str_eqz(what, "settle"), named = c >= 0 && *number, ok = true;
    if (str_eqz(what, "pay"))
        ok = named && sb_trade_pay((enum sb_channel)c, number, when_now_us());
    else if (str_eqz(what, "close"))
        ok = named && sb_trade_close((enum sb_channel)c, number);
    else if (str_eqz(what, "callback") && named)
        sb_send_trade((enum sb_channel)c, number);
    else if (str_eqz(what, "release"))
        sb_send_release();
    else if (well || str_eqz(what, "fail"))
        sb_each_refund(settle, &well);
    else if (str_eqz(what, "rotate"))
        return sb_keys_rotate(cx, c >= 0 ? (enum sb_channel)c : SB_WECHAT);
    else if (str_eqz(what, "reset"))
        for (int k = 0; k < SB__KNOBS; k++)
            sb_knob_set((enum sb_knob)k, 0);
    else
        ok = what.size == 0;
    return ok ? ERR_NONE : err_say(cx, ERR_INVALID, "/do", "做不了", "That cannot be done");
}

enum err sb_control_post(struct req *rq, struct resp *rs)
{
    struct jv v;
    struct json_fault jf;
    if (!from_here(rq))
        return denied(rq);
    if (!json_read(rq_cx(rq)->ar, rq_raw(rq), NULL, &v, &jf) || v.type != J_OBJ)
        return err_set(rq_cx(rq), ERR_MALFORMED, NULL);
    TRY(act(rq, &v)); /* first: after a reset the knobs given with it stand */
    for (uint32_t i = 0; i < v.n; i++) {
        int64_t k = field_enum(sb_knob_names, v.members[i].key), n;
        if (k >= 0 && json_i64(&v.members[i].val, &n) && n >= 0)
            sb_knob_set((enum sb_knob)k, n);
        else if (!str_eqz(v.members[i].key, "do") && !str_eqz(v.members[i].key, "channel") && !str_eqz(v.members[i].key, "number"))
            return err_say(rq_cx(rq), ERR_INVALID, str_dup(rq_cx(rq)->ar, v.members[i].key), "不认识的开关", "No such knob");
    }
    return sb_control_get(rq, rs);
}

/* ---- bills --------------------------------------------------------------------------------------------------------------------------------------------- */
struct collect { struct arena *ar; enum sb_channel c; int32_t day; struct sb_bill_row *rows; size_t n, cap; };

static void collect_row(struct collect *k, struct sb_bill_row row)
{
    if (k->n == k->cap) {
        k->cap = k->cap ? 2 * k->cap : 64;
        struct sb_bill_row *more = ar_array(k->ar, k->cap, sizeof *more);
        if (k->n)
            memcpy(more, k->rows, k->n * sizeof *more);
        k->rows = more;
    }
    k->rows[k->n++] = row;
}

static void paid_row(const struct sb_trade *t, void *arg)
{
    struct collect *k = arg;
    if (t->channel != k->c || t->state != SB_PAID || when_day(t->paid_us, WHEN_CST_MIN) != k->day)
        return;
    struct sb_trade *copy = AR_NEW(k->ar, struct sb_trade);
    *copy = *t;
    collect_row(k, (struct sb_bill_row){copy, NULL, t->fen});
}

static void refund_row(const struct sb_refund *r, void *arg)
{
    struct collect *k = arg;
    struct sb_trade *t = AR_NEW(k->ar, struct sb_trade);
    if (r->channel != k->c || r->state != SB_REFUND_DONE || when_day(r->at_us, WHEN_CST_MIN) != k->day || !sb_trade_get(k->c, r->trade, t))
        return;
    struct sb_refund *copy = AR_NEW(k->ar, struct sb_refund);
    *copy = *r;
    collect_row(k, (struct sb_bill_row){t, copy, r->fen});
}

size_t sb_bill(struct arena *ar, enum sb_channel c, int32_t day, struct sb_bill_row **out)
{
    struct collect k = {.ar = ar, .c = c, .day = day};
    size_t missing = (size_t)sb_knob(SB_BILL_MISSING), extra = (size_t)sb_knob(SB_BILL_EXTRA), amount = (size_t)sb_knob(SB_BILL_AMOUNT);
    sb_each_trade(paid_row, &k);
    sb_each_refund(refund_row, &k);
    missing = missing < k.n ? missing : k.n;
    struct sb_bill_row *rows = k.rows + missing;
    size_t n = k.n - missing;
    for (size_t i = 0; i < amount && i < n; i++)
        rows[i].fen++;
    k.rows = rows, k.n = n, k.cap = n;
    for (size_t i = 0; i < extra; i++) {
        struct sb_trade *t = AR_NEW(ar, struct sb_trade);
        *t = (struct sb_trade){.channel = c, .state = SB_PAID, .fen = 4200, .paid_us = (int64_t)day * US_PER_DAY};
        snprintf(t->number, sizeof t->number, "NOBODYS%03zu", i);
        snprintf(t->channel_no, sizeof t->channel_no, "99%019zu", i);
        collect_row(&k, (struct sb_bill_row){t, NULL, t->fen});
    }
    *out = k.rows;
    return k.n;
}

struct str sb_gbk(struct arena *ar, struct str t)
{
    size_t left = t.size * 2 + 16, in_left = t.size;
    char *out = ar_alloc(ar, left), *o = out, *in = (char *)(uintptr_t)t.p;
    iconv_t cd = iconv_open("GBK//TRANSLIT", "UTF-8");
    if (cd == (iconv_t)-1)
        return t;
    (void)!iconv(cd, &in, &in_left, &o, &left);
    iconv_close(cd);
    return (struct str){out, (size_t)(o - out)};
}

static void le(struct buf *b, uint32_t v, int n)
{
    for (; n--; v >>= 8)
        buf_ch(b, (char)(v & 0xFF));
}

struct str sb_zip(struct arena *ar, const char *name, struct str bytes)
{
    uint32_t crc = (uint32_t)crc32(0, (const Bytef *)bytes.p, (uInt)bytes.size), size = (uint32_t)bytes.size, len = (uint32_t)strlen(name);
    struct buf b;
    buf_init(&b, ar, bytes.size + 256);
    le(&b, 0x04034b50, 4), le(&b, 20, 2), le(&b, 0x800, 2), le(&b, 0, 2), le(&b, 0, 4), le(&b, crc, 4), le(&b, size, 4), le(&b, size, 4), le(&b, len, 2), le(&b, 0, 2);
    buf_puts(&b, name), buf_str(&b, bytes);
    uint32_t at = (uint32_t)b.size;
    le(&b, 0x02014b50, 4), le(&b, 20, 2), le(&b, 20, 2), le(&b, 0x800, 2), le(&b, 0, 2), le(&b, 0, 4), le(&b, crc, 4), le(&b, size, 4), le(&b, size, 4), le(&b, len, 2);
    le(&b, 0, 2), le(&b, 0, 2), le(&b, 0, 2), le(&b, 0, 2), le(&b, 0, 4), le(&b, 0, 4), buf_puts(&b, name);
    uint32_t end = (uint32_t)b.size;
    le(&b, 0x06054b50, 4), le(&b, 0, 2), le(&b, 0, 2), le(&b, 1, 2), le(&b, 1, 2), le(&b, end - at, 4), le(&b, at, 4), le(&b, 0, 2);
    return buf_view(&b);
}
