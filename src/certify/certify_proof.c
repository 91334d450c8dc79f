/* certify_proof.c: papers in the log. Every change of a test, certificate or release writes a revision: an open part, which is what the
 * trace page shows of the paper, and the whole paper, which is closed (a household's name and telephone stand in it). Beyond the log,
 * every paper is held against its latest revision, so that a row changed by hand is found although the revisions are whole.
 * Called by the acts of certify_test.c, certify_cert.c, certify_release.c; by room proof through certify_proofs. */
#include <string.h>

#include "certify_priv.h"
#include "when.h"

static const char *const KINDS[] = {[PAPER_TEST] = "test", [PAPER_CERT] = "certificate", [PAPER_RELEASE] = "release"};

/* ---- open parts ------------------------------------------------------------------------------------------------------------------- */
static void put(struct jw *w, const char *key, const char *text)
{
    if (text && *text)
        jw_key(w, key), jw_z(w, text);
}

static void put_day(struct jw *w, const char *key, int64_t day)
{
    char text[16];
    if (day == FIELD_NULL)
        return;
    day_format((int32_t)day, text);
    put(w, key, text);
}

static void put_time(struct jw *w, const char *key, int64_t us)
{
    char text[32];
    if (us == FIELD_NULL)
        return;
    when_format_utc(us, text);
    put(w, key, text);
}

static void put_texts(struct jw *w, const char *key, struct texts t)
{
    if (!t.n)
        return;
    jw_key(w, key), jw_arr(w);
    for (size_t i = 0; i < t.n; i++)
        jw_z(w, t.p[i]);
    jw_arr_end(w);
}

static void open_test(struct jw *w, const struct certify_test_seen *t)
{
    const struct certify_result_seen *r = t->results.p;
    put(w, "number", t->test_no);
    put(w, "lot", t->lot_no);
    put(w, "product", t->product_name);
    put(w, "laboratory", t->lab_name);
    put(w, "qualification", t->lab_qualification);
    put(w, "state", certify_test_states[t->state]);
    put(w, "verdict", certify_verdicts[t->verdict]);
    put_day(w, "sampledOn", t->sampled_day);
    put_time(w, "judgedAt", t->judged_at);
    put(w, "report", t->report_sha);
    jw_key(w, "results"), jw_arr(w);
    for (size_t i = 0; i < t->results.n; i++) {
        jw_obj(w);
        put(w, "item", r[i].item), put(w, "value", r[i].value), put(w, "unit", r[i].unit), put(w, "limit", r[i].limit_value);
        put(w, "basis", r[i].basis), put(w, "verdict", certify_verdicts[r[i].verdict]);
        jw_obj_end(w);
    }
    jw_arr_end(w);
}

/* As to_public() of certify_release.c: a household by its public name, and without its telephone. */
static void open_cert(struct jw *w, const struct certify_cert_seen *c)
{
    bool household = !c->party_kind || strcmp(c->party_kind, "household") == 0;
    put(w, "number", c->cert_no);
    put(w, "lot", c->lot_no);
    put(w, "product", c->product);
    jw_key(w, "weightGrams"), jw_i64(w, c->weight_g);
    put(w, "origin", c->origin);
    put(w, "party", household ? c->public_name : c->party_name);
    put(w, "declaration", c->declaration);
    put(w, "statement", c->statement);
    put_texts(w, "bases", c->bases);
    put_texts(w, "standsOn", c->parents);
    put_day(w, "issuedOn", c->issued_day);
    put(w, "state", certify_cert_states[c->state]);
    put(w, "revokedBecause", c->revoke_reason);
    put_time(w, "revokedAt", c->revoked_at);
}

static void open_release(struct jw *w, const struct certify_release_seen *r)
{
    put(w, "number", r->release_no);
    put(w, "lot", r->lot_no);
    put(w, "certificate", r->cert_no);
    put(w, "state", certify_release_states[r->state]);
    put_time(w, "grantedAt", r->granted_at);
    put_time(w, "withdrawnAt", r->withdrawn_at);
}

static struct str open_text(struct cx *cx, enum certify_paper_kind kind, const void *seen, int64_t rev, int64_t at_us)
{
    struct buf b;
    struct jw w;
    buf_init(&b, cx->ar, 1024);
    jw_init(&w, &b);
    jw_obj(&w);
    put(&w, "paper", KINDS[kind]);
    if (kind == PAPER_TEST)
        open_test(&w, seen);
    else if (kind == PAPER_CERT)
        open_cert(&w, seen);
    else
        open_release(&w, seen);
    jw_key(&w, "revision"), jw_i64(&w, rev);
    put_time(&w, "recordTime", at_us);
    jw_obj_end(&w);
    return buf_view(&b);
}

/* ---- revisions ------------------------------------------------------------------------------------------------------------------------ */
/* A row of certify_rev. */
struct revision { int64_t id; const char *kind; int64_t object, rev, lot, at_us; const char *by, *reason, *county, *number; struct str open, body; };

static struct str closed_text(struct arena *ar, const struct revision *v)
{
    struct buf b;
    struct jw w;
    buf_init(&b, ar, v->body.size + 300);
    jw_init(&w, &b);
    jw_obj(&w);
    jw_key(&w, "kind"), jw_z(&w, v->kind);
    jw_key(&w, "row"), jw_i64(&w, v->object);
    jw_key(&w, "number"), jw_z(&w, v->number);
    jw_key(&w, "revision"), jw_i64(&w, v->rev);
    jw_key(&w, "lot"), jw_i64(&w, v->lot);
    jw_key(&w, "at"), jw_i64(&w, v->at_us);
    jw_key(&w, "by"), jw_z(&w, v->by);
    jw_key(&w, "reason"), jw_z(&w, v->reason);
    jw_key(&w, "county"), jw_z(&w, v->county);
    jw_key(&w, "body"), jw_raw(&w, v->body);
    jw_obj_end(&w);
    return buf_view(&b);
}

static const char *number_of(enum certify_paper_kind kind, const void *seen)
{
    const struct certify_test_seen *t = seen;
    const struct certify_cert_seen *c = seen;
    const struct certify_release_seen *r = seen;
    return kind == PAPER_TEST ? t->test_no : kind == PAPER_CERT ? c->cert_no : r->release_no;
}

static enum err append(struct cx *cx, struct tx *tx, const struct revision *v)
{
    struct proof_leaf leaf;
    struct str closed = closed_text(cx->ar, v);
    int64_t row;
    TRY(sql_i64(tx, CQ(Q_REV_INSERT), ARGS(v_t(v->kind), v_i(v->object), v_i(v->rev), v_i(v->lot), v_i(v->at_us), v_t(v->by), v_t(v->reason), v_s(v->open),
                                           v_s(v->body), v_t(v->county), v_t(v->number)), &row));
    proof_leaf_make(PROOF_PAPER, v->open, &closed, 1, &leaf);
    return proof_append(cx, tx, PROOF_PAPER, row, &leaf);
}

enum err certify_keep(struct cx *cx, struct tx *tx, const struct certify_paper *p)
{
    const struct revision v = {.kind = KINDS[p->kind], .object = p->id, .rev = p->rev, .lot = p->lot_id, .at_us = cx->now_us, .by = certify_who(cx),
                               .reason = p->reason, .county = p->county, .number = number_of(p->kind, p->after),
                               .open = open_text(cx, p->kind, p->after, p->rev, cx->now_us), .body = certify_json(cx, p->shape, p->after)};
    TRY(append(cx, tx, &v));
    return people_audit(cx, tx, p->action, KINDS[p->kind], p->uuid, p->before ? certify_json(cx, p->shape, p->before) : (struct str){0}, v.body, p->reason);
}

static void read_row(const struct rows *r, struct revision *v)
{
    *v = (struct revision){.id = rows_i64(r, 0), .kind = rows_z(r, 1), .object = rows_i64(r, 2), .rev = rows_i64(r, 3), .lot = rows_i64(r, 4), .at_us = rows_i64(r, 5),
                           .by = rows_z(r, 6), .reason = rows_z(r, 7), .open = str_of(rows_z(r, 8)), .body = str_of(rows_z(r, 9)), .county = rows_z(r, 10), .number = rows_z(r, 11)};
}

static struct proof_record record_of(struct cx *cx, const struct revision *v)
{
    return (struct proof_record){.ref = v->id, .open = v->open, .closed = closed_text(cx->ar, v),
                                 .name = ar_printf(cx->ar, "revision %lld of %s %lld", (long long)v->rev, v->kind, (long long)v->object)};
}

static enum err read_papers(struct cx *cx, struct tx *tx, int64_t first, int64_t last, int64_t max, proof_record_fn *each, void *arg)
{
    struct rows *r;
    enum err e = ERR_NONE;
    TRY(sql_query(tx, CQ(Q_REV_PROOF), ARGS(v_i(first), v_i(last), v_i(max)), &r));
    while (e == ERR_NONE && rows_next(r)) {
        struct ar_mark m = ar_mark(cx->ar);
        struct revision v;
        read_row(r, &v);
        struct proof_record p = record_of(cx, &v);
        e = each(cx, &p, arg);
        ar_rewind(cx->ar, m);
    }
    enum err end = rows_end(&r);
    return e != ERR_NONE ? e : end;
}

/* ---- the papers of a lot, for pages --------------------------------------------------------------------------------------------------- */
void certify_papers_add(struct certify_papers *l, enum certify_paper_kind kind, const void *seen, int64_t rev, struct certify_logged *log)
{
    *log = (struct certify_logged){.index = FIELD_NULL, .at_us = FIELD_NULL};
    if (l->n < CERTIFY_PAPERS_MAX)
        l->p[l->n++] = (struct certify_paper_now){kind, number_of(kind, seen), seen, rev, log};
}

/* What may change without the paper: names of other things; and what the revision alone has. */
static const char *const OPEN_NAMES[] = {"party", "product", "laboratory", "qualification", "recordTime", NULL};

/* Does the revision's open part say what the paper's rows say now? Mostly byte for byte; only else are the two read and compared. */
static bool says_the_same(struct cx *cx, const struct certify_paper_now *p, const struct revision *v)
{
    struct buf said;
    buf_init(&said, cx->ar, 64);
    return str_eq(v->open, open_text(cx, p->kind, p->seen, p->rev, v->at_us)) ||
           proof_differences(cx->ar, v->open, open_text(cx, p->kind, p->seen, p->rev, FIELD_NULL), OPEN_NAMES, &said) == 0;
}

static void judge_paper(struct cx *cx, struct certify_papers *l, const struct revision *v, const struct proof_place *place)
{
    struct str closed = closed_text(cx->ar, v);
    for (size_t i = 0; i < l->n; i++) {
        struct certify_paper_now *p = &l->p[i];
        if (strcmp(KINDS[p->kind], v->kind) != 0 || strcmp(p->number, v->number) != 0)
            continue;
        *p->log = (struct certify_logged){.row = v->id, .index = place->found ? place->index : FIELD_NULL, .at_us = v->at_us};
        p->log->holds = place->found && proof_leaf_holds(&place->leaf, PROOF_PAPER, v->open, &closed, 1) && says_the_same(cx, p, v);
    }
}

enum err certify_papers_look(struct cx *cx, struct tx *tx, int64_t lot_id, struct certify_papers *l)
{
    struct rows *r;
    struct revision *v = AR_ARRAY(cx->ar, struct revision, CERTIFY_PAPERS_MAX);
    int64_t refs[CERTIFY_PAPERS_MAX];
    struct proof_place place[CERTIFY_PAPERS_MAX];
    size_t n = 0;
    if (l->n == 0)
        return ERR_NONE;
    TRY(sql_query(tx, CQ(Q_REV_OF_LOT), ARGS(v_i(lot_id), v_i(CERTIFY_PAPERS_MAX)), &r));
    for (; n < CERTIFY_PAPERS_MAX && rows_next(r); n++) {
        read_row(r, &v[n]);
        refs[n] = v[n].id;
    }
    TRY(rows_end(&r));
    TRY(proof_find(cx, tx, PROOF_PAPER, refs, n, place));
    for (size_t i = 0; i < n; i++)
        judge_paper(cx, l, &v[i], &place[i]);
    return ERR_NONE;
}

/* ---- papers and their latest revision ------------------------------------------------------------------------------------------------ */
enum { PAGE = 200 };
struct compare { struct buf *report; int64_t findings, after, n; enum certify_paper_kind kind; };

/* The paper as its row says, as JSON. */
static enum err paper_now(struct cx *cx, struct tx *tx, enum certify_paper_kind kind, int64_t id, struct str *out)
{
    struct certify_test_seen t = {0};
    struct certify_cert_seen c = {0};
    struct certify_release_seen r = {0};
    switch (kind) {
    case PAPER_TEST:
        TRY(certify_test_whole(cx, tx, id, &t));
        *out = certify_json(cx, &certify_test_shape, &t);
        break;
    case PAPER_CERT:
        TRY(certify_cert_whole(cx, tx, id, &c));
        *out = certify_json(cx, &certify_cert_shape, &c);
        break;
    case PAPER_RELEASE:
        TRY(sql_one(tx, CQ(Q_RELEASE_BY_ID), ARGS(v_i(id)), &certify_release_row, &r));
        *out = certify_json(cx, &certify_release_shape, &r);
        break;
    }
    return ERR_NONE;
}

/* Names of other things, which may change without the paper. */
static const char *const NAMES[] = {"operator_name", "product_name", "lab_name", "lab_qualification", "title", NULL};

static enum err compare_page(struct cx *cx, struct tx *tx, void *arg)
{
    static const enum certify_query QUERIES[] = {[PAPER_TEST] = Q_REV_TEST, [PAPER_CERT] = Q_REV_CERT, [PAPER_RELEASE] = Q_REV_RELEASE};
    struct compare *c = arg;
    struct rows *r;
    struct buf said;
    c->n = 0;
    TRY(sql_query(tx, CQ(QUERIES[c->kind]), ARGS(v_i(c->after), v_i(PAGE)), &r));
    for (; rows_next(r); c->n++) {
        const char *no = rows_z(r, 1), *body = rows_z(r, 2);
        struct str now;
        c->after = rows_i64(r, 0);
        TRY(paper_now(cx, tx, c->kind, c->after, &now));
        buf_init(&said, cx->ar, 200);
        if (!body)
            buf_puts(&said, "its revision was never recorded");
        else if (proof_differences(cx->ar, str_of(body), now, NAMES, &said) == 0)
            continue;
        c->findings++;
        buf_printf(c->report, "log: %s %s differs from its recorded revision: %s\n", KINDS[c->kind], no, buf_z(&said));
    }
    return rows_end(&r);
}

static enum err gone(struct cx *cx, struct tx *tx, void *arg)
{
    struct compare *c = arg;
    struct rows *r;
    (void)cx;
    TRY(sql_query(tx, CQ(Q_REV_GONE), NOARGS, &r));
    for (; rows_next(r); c->findings++)
        buf_printf(c->report, "log: %s %lld was deleted, its revisions are still there\n", rows_z(r, 0), (long long)rows_i64(r, 1));
    return rows_end(&r);
}

static enum err compare_papers(struct cx *cx, struct buf *report, int64_t *findings)
{
    struct compare c = {.report = report};
    for (int k = PAPER_TEST; k <= PAPER_RELEASE; k++) {
        c.kind = (enum certify_paper_kind)k;
        c.after = 0;
        do {
            struct ar_mark m = ar_mark(cx->ar);
            TRY(tx_read(cx, "certify.compare", compare_page, &c));
            if (c.findings == 0)
                ar_rewind(cx->ar, m); /* the report grows in the same arena */
        } while (c.n == PAGE);
    }
    TRY(tx_read(cx, "certify.gone", gone, &c));
    *findings = c.findings;
    return ERR_NONE;
}

const struct proof_source certify_proofs = {.kind = PROOF_PAPER, .read = read_papers, .compare = compare_papers};
