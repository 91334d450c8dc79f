/* epcis_capture.c: capture jobs. A document is looked at event by event; "rollback" stores all or nothing in one transaction,
 * "proceed" stores what is right, 1,000 events a transaction. A small document is done before the answer; a larger one is stored
 * with its job and done by a job thread, which after a crash goes on behind the last committed chunk.
 * Called by epcis_capture_routes.c and the job queue. */
#include "epcis_capture.h"
#include "epcis_watch.h"
#include "epcis_master.h"

#include "uuid.h"

#include <pthread.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

enum { REFUSE_ROUNDS = 6 };
struct run {
    struct cx *cx;
    int64_t id;                    /* epcis_capture row */
    const char *county;
    int64_t operator_id;           /* whose events they are; 0: nobody's in particular */
    bool rollback;
    struct epcis_item *items;      /* of the chunk, or of the whole document */
    struct fault { bool told; char field[128]; char text[512]; enum err code; const char *event_id; } *faults;   /* beside items */
    size_t n;
    int64_t from;                  /* index of items[0] in the document */
    bool last;                     /* nothing follows */
    bool again;                    /* some events were refused after they were stored: undo, and store the others */
    int64_t accepted, duplicate, refused;
};

/* ---- looking at events ---------------------------------------------------------------------------------------------------------- */
static void note_fault(struct cx *cx, struct fault *f)
{
    f->told = true;
    f->code = cx->err;
    memcpy(f->field, cx->err_field, sizeof f->field);
    memcpy(f->text, cx->err_text, sizeof f->text);
    cx_clear(cx);
}

/* Some of the events of a chunk, looked at by one thread in an arena of its own. */
struct part { struct run *r; const struct epcis_document *d; struct cx cx; size_t from, to; bool whole; };

static void look_at(void *arg)
{
    struct part *p = arg;
    for (size_t i = p->from; i < p->to; i++) {
        struct epcis_event *ev = NULL;
        struct epcis_item *it = &p->r->items[i];
        it->index = p->r->from + (int64_t)i;
        if (epcis_document_event(&p->cx, p->d, it->index, &ev) != ERR_NONE)
            note_fault(&p->cx, &p->r->faults[i]);
        if (ev)
            ev->operator_id = p->r->operator_id;
        it->ev = ev;
    }
    epcis_items_pack(&p->cx, p->r->items + p->from, p->to - p->from, p->r->county);
    p->whole = true;
}

static void *look_apart(void *arg)
{
    struct part *p = arg;
    (void)ar_try(p->cx.ar, look_at, p);
    return NULL;
}

static void let_go(void *arg)
{
    struct part *p = arg;
    ar_free(&p->cx.ar);
}

enum { SHARE_FROM = 128 };                /* events; fewer are not worth a thread */
#define SHARE_BYTES ((size_t)256 << 20)
static atomic_int looking;                /* chunks being looked at */

static bool may_share(size_t n)
{
    return n >= SHARE_FROM && atomic_load(&looking) * 2 <= sysconf(_SC_NPROCESSORS_ONLN);
}

/* The second half goes to a second thread where the machine has one to spare: a lone sender waits for half. Allocates nothing itself. */
static enum err look_all(struct part *mine, struct part *other)
{
    pthread_t thread;
    bool share = may_share(mine->to) && (other->cx.ar = ar_new(SHARE_BYTES)) != NULL;
    mine->to = share ? mine->to / 2 : mine->to;
    other->from = mine->to;
    bool apart = share && pthread_create(&thread, NULL, look_apart, other) == 0;
    (void)ar_try(mine->cx.ar, look_at, mine);
    if (apart)
        pthread_join(thread, NULL);
    else if (share)
        look_apart(other);
    return mine->whole && (!share || other->whole) ? ERR_NONE : ERR_MEMORY;
}

/* Read events [from, from + n) of the document; those at fault keep no event. */
static enum err look(struct run *r, const struct epcis_document *d, int64_t from, size_t n)
{
    r->from = from;
    r->n = n;
    r->items = AR_ARRAY(r->cx->ar, struct epcis_item, n);
    r->faults = AR_ARRAY(r->cx->ar, struct fault, n);
    struct part mine = {r, d, *r->cx, 0, n, false}, *other = AR_NEW(r->cx->ar, struct part);
    *other = mine;
    other->cx.ar = NULL;
    ar_defer(r->cx->ar, let_go, other); /* what it read lives as long as the chunk */
    atomic_fetch_add(&looking, 1);
    enum err e = look_all(&mine, other);
    atomic_fetch_sub(&looking, 1);
    if (e != ERR_NONE)
        return err_set(r->cx, e, NULL);
    return epcis_batch_prepare(r->cx, r->items, n, r->county);
}

/* ---- storing ----------------------------------------------------------------------------------------------------------------------- */
static const char *event_id_z(struct cx *cx, const struct epcis_event *ev)
{
    return ev ? str_dup(cx->ar, ev->id) : NULL;
}

static enum err put_outcomes(struct run *r, struct tx *tx)
{
    struct bulk *b;
    TRY(bulk_open(tx, "epcis_outcome", "capture, idx, outcome, event_id, pointer, code, detail", "iittttt", "", &b));
    for (size_t i = 0; i < r->n; i++) {
        const struct epcis_item *it = &r->items[i];
        const struct fault *f = &r->faults[i];
        if (it->outcome == OUT_STORED && !f->told)
            continue;
        bool dup = it->outcome == OUT_DUPLICATE;
        TRY(bulk_row(b, (const struct val[]){v_i(r->id), v_i(it->index), v_t(dup ? "duplicate" : "refused"), v_t(it->ev ? event_id_z(r->cx, it->ev) : f->event_id),
                                             dup ? v_null() : v_t(f->field), dup ? v_null() : v_t(err_code(f->code)),
                                                 dup ? v_null() : v_t(f->text)}));
    }
    return bulk_close(&b, NULL);
}

/* Conflicts are found while storing; told like faults of the document. */
static void note_conflicts(struct run *r, const struct epcis_document *d)
{
    for (size_t i = 0; i < r->n; i++)
        if (r->items[i].ev && r->items[i].outcome == OUT_CONFLICT && !r->faults[i].told) {
            (void)!epcis_conflict(r->cx, r->items[i].ev, ar_printf(r->cx->ar, "%s/eventID", epcis_document_at(r->cx, d, r->items[i].index)));
            note_fault(r->cx, &r->faults[i]);
        }
}

static size_t at_fault(const struct run *r)
{
    size_t n = 0;
    for (size_t i = 0; i < r->n; i++)
        n += r->faults[i].told;
    return n;
}

/* ---- the room that watches ------------------------------------------------------------------------------------------------------- */
struct asking { struct run *r; const struct epcis_document *d; };

static void refuse_row(int64_t row, const char *zh, const char *en, void *arg)
{
    struct asking *a = arg;
    struct run *r = a->r;
    for (size_t i = 0; i < r->n; i++) {
        if (!r->items[i].ev || r->items[i].row != row || r->items[i].outcome != OUT_STORED)
            continue;
        r->faults[i].event_id = event_id_z(r->cx, r->items[i].ev);
        (void)!err_say(r->cx, ERR_RULE, epcis_document_at(r->cx, a->d, r->items[i].index), "%s", "%s", r->cx->lang == LANG_EN ? en : zh);
        note_fault(r->cx, &r->faults[i]);
        r->items[i].ev = NULL;
        r->again = true;
    }
}

/* What the stored events name, and the first of their rows. */
static size_t named(const struct run *r, struct str *uris, int64_t *first_row)
{
    size_t n = 0;
    *first_row = INT64_MAX;
    for (size_t i = 0; i < r->n; i++) {
        const struct epcis_item *it = &r->items[i];
        if (!it->ev || it->outcome != OUT_STORED)
            continue;
        *first_row = it->row < *first_row ? it->row : *first_row;
        for (size_t k = 0; k < it->ev->keys->epcs_n; k++)
            uris[n++] = it->ev->keys->epcs[k].uri;
    }
    return n;
}

/* Store what has no fault; then the room that watches may refuse some of it: ERR_CONFLICT with r->again. */
static enum err store(struct run *r, struct tx *tx, const struct epcis_document *d)
{
    struct asking a = {r, d};
    int64_t first;
    size_t n = 0;
    r->again = false;
    TRY(epcis_batch_store(r->cx, tx, r->items, r->n, r->county, r->id));
    note_conflicts(r, d);
    if (!epcis_watcher || (r->rollback && at_fault(r)))
        return ERR_NONE;
    if (epcis_watcher->wants()) {
        for (size_t i = 0; i < r->n; i++)
            n += r->items[i].ev ? r->items[i].ev->keys->epcs_n : 0;
        struct str *uris = AR_ARRAY(r->cx->ar, struct str, n);
        n = named(r, uris, &first);
        if (n)
            TRY(epcis_watcher->judge(r->cx, tx, uris, n, first, refuse_row, &a));
    }
    return r->again ? ERR_CONFLICT : epcis_watcher->stored(r->cx, tx);
}

static void count(struct run *r)
{
    r->accepted = r->duplicate = r->refused = 0;
    for (size_t i = 0; i < r->n; i++) {
        bool bad = !r->items[i].ev || r->items[i].outcome == OUT_CONFLICT;
        r->refused += bad;
        r->duplicate += !bad && r->items[i].outcome == OUT_DUPLICATE;
        r->accepted += !bad && r->items[i].outcome == OUT_STORED;
    }
}

static enum err step(struct run *r, struct tx *tx)
{
    int64_t changed = 0;
    TRY(sql_exec_n(tx, &epcis_sql[Q_CAPTURE_STEP],
                   ARGS(v_i(r->id), v_i(r->from + (int64_t)r->n), v_i(r->accepted), v_i(r->duplicate), v_i(r->refused), v_i(r->from)), &changed));
    if (!changed)
        return err_set(r->cx, ERR_WRONG_STATE, NULL); /* another copy of the program did this chunk */
    return r->last ? sql_exec(tx, &epcis_sql[Q_CAPTURE_FINISH], ARGS(v_i(r->id), v_i(r->cx->now_us))) : ERR_NONE;
}

static enum err store_chunk(struct run *r, struct tx *tx, const struct epcis_document *d)
{
    TRY(store(r, tx, d));
    count(r);
    if (r->from == 0)
        TRY(epcis_master_store(r->cx, tx, d->vocabularies, r->county));
    TRY(put_outcomes(r, tx));
    return step(r, tx);
}

/* Nothing is stored but the reasons: events without fault count neither as accepted nor as refused. */
static enum err refuse_all(struct run *r, struct tx *tx)
{
    for (size_t i = 0; i < r->n; i++)
        r->items[i].outcome = r->faults[i].told ? OUT_REFUSED : OUT_STORED;
    count(r);
    r->refused = (int64_t)at_fault(r);
    r->accepted = r->duplicate = 0;
    TRY(put_outcomes(r, tx));
    return step(r, tx);
}

/* ---- a document done at once --------------------------------------------------------------------------------------------------------- */
struct submit {
    struct run run;
    const struct capture_request *q;
    const struct epcis_document *d;
    const char *uuid;
    int64_t events;
    struct str packed;        /* the document, when a job shall do it */
    bool refuse;              /* rollback, and something is at fault */
};

static enum err insert_capture(struct submit *s, struct tx *tx)
{
    struct cx *cx = s->run.cx;
    return sql_i64(tx, &epcis_sql[Q_CAPTURE_INSERT],
                   ARGS(v_t(s->q->county), v_t(s->uuid), v_i(cx->now_us), v_t(s->q->rollback ? "rollback" : "proceed"), v_i(cx->lang), v_i(s->events),
                        v_b(s->packed.p, s->packed.size), v_t(epcis_sender(cx)), v_i(s->q->operator_id ? s->q->operator_id : FIELD_NULL),
                        v_t(epcis_scope_caller(cx))), &s->run.id);
}

static enum err submit_now(struct cx *cx, struct tx *tx, void *arg)
{
    struct submit *s = arg;
    (void)cx;
    TRY(insert_capture(s, tx));
    if (s->refuse)
        return refuse_all(&s->run, tx);
    TRY(store(&s->run, tx, s->d));
    if (s->q->rollback && at_fault(&s->run))
        return ERR_CONFLICT; /* what was stored is rolled back; submit_small() comes again to say why */
    TRY(epcis_master_store(s->run.cx, tx, s->d->vocabularies, s->run.county));
    count(&s->run);
    TRY(put_outcomes(&s->run, tx));
    return step(&s->run, tx);
}

static enum err submit_later(struct cx *cx, struct tx *tx, void *arg)
{
    struct submit *s = arg;
    (void)cx;
    TRY(insert_capture(s, tx));
    return job_add(tx, CAPTURE_JOB, s->uuid, STR("{}"), 0);
}

static enum err submit_small(struct cx *cx, struct submit *s)
{
    TRY(look(&s->run, s->d, 0, (size_t)s->events));
    s->run.last = true;
    s->refuse = s->q->rollback && at_fault(&s->run) > 0;
    enum err e = tx_run_keyed(cx, "epcis.capture", submit_now, s);
    for (int round = 1; e == ERR_CONFLICT && s->run.again && !s->q->rollback && round < REFUSE_ROUNDS; round++) {
        cx_clear(cx);
        e = tx_run_keyed(cx, "epcis.capture", submit_now, s);
    }
    if (e == ERR_CONFLICT && !s->refuse && at_fault(&s->run)) {
        cx_clear(cx);
        s->refuse = true;
        e = tx_run_keyed(cx, "epcis.capture", submit_now, s);
    }
    return e;
}

enum err capture_submit(struct cx *cx, const struct capture_request *q, const char **uuid_out)
{
    struct epcis_document d;
    TRY(epcis_document_parse(cx, q->text, &d));
    struct submit s = {.q = q, .d = &d, .uuid = uuid_make(cx->ar), .events = d.n};
    if (d.single)
        return err_say(cx, ERR_INVALID, "/type", "这里收 EPCISDocument 或 EPCISQueryDocument；单个事件请发到 /epcis/v2/events",
                       "an EPCISDocument or EPCISQueryDocument is taken here; single events go to /epcis/v2/events");
    if (s.events > q->limit)
        return err_say(cx, ERR_TOO_LARGE, d.events_pointer, "一次最多收 %lld 个事件", "at most %lld events are taken at once", (long long)q->limit);
    s.run = (struct run){.cx = cx, .county = q->county, .operator_id = q->operator_id, .rollback = q->rollback};
    if (s.events <= EPCIS_CHUNK) {
        TRY(submit_small(cx, &s));
    } else {
        s.packed = epcis_pack(cx->ar, q->text);
        TRY(tx_run(cx, "epcis.capture_later", submit_later, &s));
    }
    *uuid_out = s.uuid;
    return ERR_NONE;
}

/* ---- a document done by a job ---------------------------------------------------------------------------------------------------------- */
struct load { const char *uuid; int64_t id, done, operator_id; const char *county; bool rollback, found; enum lang lang; struct str packed; };

static enum err load_capture(struct cx *cx, struct tx *tx, void *arg)
{
    struct load *l = arg;
    struct rows *r;
    TRY(sql_query(tx, &epcis_sql[Q_CAPTURE_LOAD], ARGS(v_t(l->uuid)), &r));
    l->found = rows_next(r);
    if (l->found) {
        struct str p = rows_str(r, 5);
        l->id = rows_i64(r, 0);
        l->county = rows_z(r, 1);
        l->rollback = strcmp(rows_z(r, 2), "rollback") == 0;
        l->lang = (enum lang)rows_i64(r, 3);
        l->done = rows_i64(r, 4);
        l->operator_id = rows_null(r, 7) ? 0 : rows_i64(r, 7);
        l->packed = (struct str){ar_strndup(cx->ar, p.p ? p.p : "", p.size), p.size};
    }
    return rows_end(&r);
}

struct chunk { struct run *run; const struct epcis_document *d; bool refuse; };

static enum err run_chunk(struct cx *cx, struct tx *tx, void *arg)
{
    struct chunk *c = arg;
    (void)cx;
    if (c->refuse)
        return refuse_all(c->run, tx);
    if (!c->run->rollback)
        return store_chunk(c->run, tx, c->d);
    TRY(store(c->run, tx, c->d));
    if (at_fault(c->run))
        return ERR_CONFLICT;
    TRY(epcis_master_store(c->run->cx, tx, c->d->vocabularies, c->run->county));
    count(c->run);
    TRY(put_outcomes(c->run, tx));
    return step(c->run, tx);
}

static enum err run_rollback(struct cx *cx, struct run *r, const struct epcis_document *d)
{
    struct chunk c = {r, d, false};
    TRY(look(r, d, 0, d->n));
    r->last = true;
    c.refuse = at_fault(r) > 0;
    enum err e = tx_run_keyed(cx, "epcis.capture_all", run_chunk, &c);
    if (e == ERR_CONFLICT && !c.refuse && at_fault(r)) {
        cx_clear(cx);
        c.refuse = true;
        e = tx_run_keyed(cx, "epcis.capture_all", run_chunk, &c);
    }
    return e;
}

/* Again without what the watching room refused; what it still refuses after some rounds goes with all the rest. */
static enum err run_one_chunk(struct cx *cx, struct chunk *c)
{
    enum err e = tx_run_keyed(cx, "epcis.capture_chunk", run_chunk, c);
    for (int round = 1; e == ERR_CONFLICT && c->run->again; round++) {
        cx_clear(cx);
        c->refuse = round >= REFUSE_ROUNDS;
        c->run->again = false;
        e = tx_run_keyed(cx, "epcis.capture_chunk", run_chunk, c);
    }
    return e;
}

static enum err run_proceed(struct cx *cx, struct run *r, const struct epcis_document *d, int64_t from)
{
    for (int64_t at = from; at < d->n; at += EPCIS_CHUNK) {
        struct ar_mark m = ar_mark(cx->ar);
        struct chunk c = {r, d, false};
        cx->now_us = when_now_us(); /* recordTime is never far behind the commit: those who ask by it rely on that */
        int64_t n = d->n - at < EPCIS_CHUNK ? d->n - at : EPCIS_CHUNK;
        TRY(look(r, d, at, (size_t)n));
        r->last = at + n == d->n;
        TRY(run_one_chunk(cx, &c));
        ar_rewind(cx->ar, m);
        if (jobs_stopping() && !r->last)
            return err_set(cx, ERR_STOPPING, NULL);
    }
    return ERR_NONE;
}

enum err capture_run(struct cx *cx, const struct job *j)
{
    struct load l = {.uuid = j->key};
    struct epcis_document d;
    struct str text;
    TRY(tx_read(cx, "epcis.capture_load", load_capture, &l));
    if (!l.found)
        return ERR_NONE; /* finished before */
    cx->lang = l.lang;
    if (!epcis_unpack(cx->ar, l.packed, &text) || epcis_document_parse(cx, text, &d) != ERR_NONE)
        return err_say(cx, ERR_CORRUPT, NULL, "采集任务 %s 的文档无法读取", "the document of capture job %s cannot be read", j->key);
    struct run r = {.cx = cx, .id = l.id, .county = l.county, .operator_id = l.operator_id, .rollback = l.rollback};
    enum err e = l.rollback ? run_rollback(cx, &r, &d) : run_proceed(cx, &r, &d, l.done);
    return e == ERR_WRONG_STATE ? ERR_NONE : e;
}
