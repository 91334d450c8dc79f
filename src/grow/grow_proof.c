/* grow_proof.c: revisions in the log: of field records above all, and of plots, seasons, products, inputs. The open part of a revision
 * says which revision of what it is and when it was recorded; who, why and the object itself are closed. Beyond the log, every field
 * record is held against its latest revision, so that a row changed by hand is found although the revisions are whole.
 * Called by grow_util.c; by room proof through grow_proofs. */
#include "grow_priv.h"

static struct str open_text(struct arena *ar, const struct grow_revision *v) {
    char at[32];
    when_format_utc(v->at_us, at);
    return str_of(ar_printf(ar, "{\"what\":\"%s\",\"number\":%lld,\"revision\":%lld,\"recordTime\":\"%s\"}", v->kind, (long long)v->id, (long long)v->rev, at));
}

static struct str closed_text(struct arena *ar, const struct grow_revision *v) {
    struct buf b;
    struct jw w;
    buf_init(&b, ar, v->body.size + 200);
    jw_init(&w, &b);
    jw_obj(&w);
    jw_key(&w, "by"), jw_z(&w, v->by);
    jw_key(&w, "account");
    if (v->account == FIELD_NULL)
        jw_null(&w);
    else
        jw_i64(&w, v->account);
    jw_key(&w, "reason"), jw_z(&w, v->reason);
    jw_key(&w, "body"), jw_raw(&w, v->body);
    jw_obj_end(&w);
    return buf_view(&b);
}

enum err grow_leaf_append(struct cx *cx, struct tx *tx, int64_t row, const struct grow_revision *v) {
    struct proof_leaf leaf;
    struct str closed = closed_text(cx->ar, v);
    proof_leaf_make(PROOF_REVISION, open_text(cx->ar, v), &closed, 1, &leaf);
    return proof_append(cx, tx, PROOF_REVISION, row, &leaf);
}

static enum err read_revisions(struct cx *cx, struct tx *tx, int64_t first, int64_t last, int64_t max, proof_record_fn *each, void *arg) {
    struct rows *r;
    enum err e = ERR_NONE;
    TRY(sql_query(tx, SQL(rev_proof), ARGS(v_i(first), v_i(last), v_i(max)), &r));
    while (e == ERR_NONE && rows_next(r)) {
        struct ar_mark m = ar_mark(cx->ar);
        const struct grow_revision v = {.kind = rows_z(r, 1), .id = rows_i64(r, 2), .rev = rows_i64(r, 3), .at_us = rows_i64(r, 4), .by = rows_z(r, 5),
                                        .account = rows_i64(r, 6), .reason = rows_z(r, 7), .body = str_of(rows_z(r, 8))};
        struct proof_record p = {.ref = rows_i64(r, 0), .open = open_text(cx->ar, &v), .closed = closed_text(cx->ar, &v),
                                 .name = ar_printf(cx->ar, "revision %lld of %s %lld", (long long)v.rev, v.kind, (long long)v.id)};
        e = each(cx, &p, arg);
        ar_rewind(cx->ar, m);
    }
    enum err end = rows_end(&r);
    return e != ERR_NONE ? e : end;
}

/* ---- field records and their latest revision ----------------------------------------------------------------------------------- */
enum { PAGE = 200 };
struct compare { struct buf *report; int64_t findings, after, n; };

static struct str record_json(struct cx *cx, const struct grow_record *r) {
    struct buf b;
    struct jw w;
    buf_init(&b, cx->ar, 1024);
    jw_init(&w, &b);
    field_write(&w, &grow_record_shape, r);
    return buf_view(&b);
}

/* Names of other things, which may change without the record. */
static const char *const NAMES[] = {"plot_name", "crop_name", NULL};

static enum err compare_page(struct cx *cx, struct tx *tx, void *arg) {
    struct compare *c = arg;
    struct rows *r;
    struct buf said;
    c->n = 0;
    TRY(sql_query(tx, SQL(rev_latest), ARGS(v_i(c->after), v_i(PAGE)), &r));
    for (; rows_next(r); c->n++) {
        struct grow_record now = {0};
        const char *uuid = rows_z(r, 1), *body = rows_z(r, 2);
        c->after = rows_i64(r, 0);
        TRY(grow_record_whole(cx, tx, uuid, &now));
        buf_init(&said, cx->ar, 200);
        if (proof_differences(cx->ar, str_of(body), record_json(cx, &now), NAMES, &said) == 0)
            continue;
        c->findings++;
        buf_printf(c->report, "log: field record %s differs from its recorded revision %lld: %s\n", uuid, (long long)now.rev, buf_z(&said));
    }
    return rows_end(&r);
}

static enum err gone(struct cx *cx, struct tx *tx, void *arg) {
    struct compare *c = arg;
    struct rows *r;
    (void)cx;
    TRY(sql_query(tx, SQL(rev_gone), NOARGS, &r));
    for (; rows_next(r); c->findings++)
        buf_printf(c->report, "log: field record %lld was deleted, its revisions are still there\n", (long long)rows_i64(r, 0));
    return rows_end(&r);
}

static enum err compare_records(struct cx *cx, struct buf *report, int64_t *findings) {
    struct compare c = {.report = report};
    do {
        struct ar_mark m = ar_mark(cx->ar);
        TRY(tx_read(cx, "grow.compare", compare_page, &c));
        if (c.findings == 0)
            ar_rewind(cx->ar, m); /* the report grows in the same arena */
    } while (c.n == PAGE);
    TRY(tx_read(cx, "grow.gone", gone, &c));
    *findings = c.findings;
    return ERR_NONE;
}

const struct proof_source grow_proofs = {.kind = PROOF_REVISION, .read = read_revisions, .compare = compare_records};
