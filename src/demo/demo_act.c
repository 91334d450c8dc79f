/* demo_act.c: the agenda of the demonstration county: acts in order of time, run many a transaction, each at its own instant and
 * as its own actor. An act that has to be refused runs alone, because a refusal ends its transaction, and is then written to the
 * audit trail as its route would; a job of the server runs alone too, because its transactions are its own. */
#include "demo.h"

#include <stdlib.h>
#include <string.h>

#include "when.h"

#define ACTS_A_TX 150
#define UNIT_MEMORY ((size_t)256 << 20)

int64_t demo_at(int32_t day, int minute)
{
    return (int64_t)day * US_PER_DAY + ((int64_t)minute - WHEN_CST_MIN) * 60 * US_PER_S;
}

static void add(struct demo *d, struct demo_act act)
{
    if (d->acts_n == d->acts_max) {
        size_t max = d->acts_max ? d->acts_max * 2 : 4096;
        struct demo_act *more = AR_ARRAY(d->cx->ar, struct demo_act, max);
        if (d->acts_n)
            memcpy(more, d->acts, d->acts_n * sizeof *more);
        d->acts = more;
        d->acts_max = max;
    }
    act.seq = d->acts_n;
    d->acts[d->acts_n++] = act;
}

void demo_add_refused(struct demo *d, int64_t at_us, int who, demo_run *run, int a, int b, const struct demo_refusal *refusal)
{
    add(d, (struct demo_act){.at_us = at_us, .who = who, .run = run, .a = a, .b = b, .refusal = refusal});
}

void demo_add_job(struct demo *d, int64_t at_us, int who, demo_job *job, int a)
{
    add(d, (struct demo_act){.at_us = at_us, .who = who, .a = a, .job = job});
}

void demo_add(struct demo *d, int64_t at_us, int who, demo_run *run, int a, int b)
{
    demo_add_refused(d, at_us, who, run, a, b, NULL);
}

static int by_time(const void *x, const void *y)
{
    const struct demo_act *a = x, *b = y;
    if (a->at_us != b->at_us)
        return a->at_us < b->at_us ? -1 : 1;
    return a->seq < b->seq ? -1 : a->seq > b->seq;
}

/* One transaction's worth of acts. */
struct unit { struct demo *d; const struct demo_act *acts; size_t n; };

static void become(struct demo *d, struct cx *cx, const struct demo_act *a)
{
    cx->who = a->who == WHO_NOBODY ? NULL : d->who[a->who];
    cx->now_us = a->at_us;
}

static enum err act_run(struct unit *u, struct cx *cx, struct tx *tx, const struct demo_act *a)
{
    become(u->d, cx, a);
    return a->run(u->d, cx, tx, a->a, a->b);
}

static enum err unit_run(struct cx *cx, struct tx *tx, void *arg)
{
    struct unit *u = arg;
    for (size_t i = 0; i < u->n; i++)
        TRY(act_run(u, cx, tx, &u->acts[i]));
    return ERR_NONE;
}

static enum err refused_run(struct demo *d, struct cx *cx, const struct demo_act *a)
{
    struct unit u = {d, a, 1};
    enum err e = tx_run(cx, "demo.refused", unit_run, &u);
    if (e != a->refusal->want)
        return e != ERR_NONE ? e : err_say(cx, ERR_INTERNAL, NULL, "演示操作 %s 本应被拒绝", "The demonstration's act %s should have been refused", a->refusal->action);
    people_audit_refused(cx, a->refusal->action, a->refusal->kind, NULL, e);
    cx_clear(cx);
    return ERR_NONE;
}

/* An act that runs by itself: one that is refused, or a job. */
static enum err alone_run(struct demo *d, struct cx *cx, const struct demo_act *a)
{
    if (!a->job)
        return refused_run(d, cx, a);
    become(d, cx, a);
    return a->job(d, cx, a->a);
}

static size_t unit_size(const struct demo *d, size_t from)
{
    size_t n = 0;
    while (from + n < d->acts_n && n < ACTS_A_TX && !d->acts[from + n].refusal && !d->acts[from + n].job)
        n++;
    return n;
}

struct whole { struct demo *d; struct cx *cx; enum err err; };

static enum err run_sorted(struct demo *d, struct cx *cx)
{
    for (size_t i = 0; i < d->acts_n;) {
        size_t n = unit_size(d, i);
        struct unit u = {d, &d->acts[i], n};
        TRY(n ? tx_run(cx, "demo.acts", unit_run, &u) : alone_run(d, cx, &d->acts[i]));
        i += n ? n : 1;
        ar_reset(cx->ar);
    }
    return ERR_NONE;
}

static void run_whole(void *arg)
{
    struct whole *w = arg;
    w->err = run_sorted(w->d, w->cx);
}

enum err demo_run_all(struct demo *d)
{
    struct arena *ar = ar_new(UNIT_MEMORY);
    struct cx cx;
    struct whole w = {d, &cx, ERR_NONE};
    if (!ar)
        return err_set(d->cx, ERR_MEMORY, NULL);
    qsort(d->acts, d->acts_n, sizeof *d->acts, by_time);
    cx_init(&cx, ar);
    cx.request_id = "demo";
    if (!ar_try(ar, run_whole, &w))
        w.err = err_set(&cx, ERR_MEMORY, NULL);
    if (w.err != ERR_NONE)
        err_say(d->cx, w.err, cx.err_field, "演示县没有做成：%s", "The demonstration county could not be made: %s", cx.err_text[0] ? cx.err_text : err_title(w.err, cx.lang));
    d->acts_n = 0;
    ar_free(&ar);
    return w.err;
}

void demo_copy(char *to, size_t size, const char *from)
{
    size_t n = from ? strlen(from) : 0;
    n = n < size ? n : size - 1;
    if (n)
        memcpy(to, from, n);
    to[n] = 0;
}
