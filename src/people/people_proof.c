/* people_proof.c: the audit trail in the log. A line's open part is its time; everything else is closed: names, addresses, what was
 * changed. Called by people_audit.c; by room proof through people_proofs. */
#include "people_priv.h"

#include "json.h"
#include "when.h"

static const char *const COLS[AUDIT_VALUES] = {"uuid", "at_us", "actor_kind", "actor_id", "actor_name", "actor_path", "action", "object_kind", "object_uuid",
                                             "outcome", "error", "before", "after", "reason", "request_id", "remote"};
enum { COL_AT = 1, COL_ACTION = 6 };

static struct str open_text(struct arena *ar, int64_t at_us)
{
    char at[32];
    when_format_utc(at_us, at);
    return str_of(ar_printf(ar, "{\"recordTime\":\"%s\"}", at));
}

static struct str closed_text(struct arena *ar, const struct val v[AUDIT_VALUES])
{
    struct buf b;
    struct jw w;
    buf_init(&b, ar, 1024);
    jw_init(&w, &b);
    jw_obj(&w);
    for (int i = 0; i < AUDIT_VALUES; i++) {
        jw_key(&w, COLS[i]);
        if (v[i].type == V_I64 && v[i].i != FIELD_NULL)
            jw_i64(&w, v[i].i);
        else if (v[i].type == V_TEXT)
            jw_str(&w, v[i].s);
        else
            jw_null(&w);
    }
    jw_obj_end(&w);
    return buf_view(&b);
}

enum err people_audit_leaf(struct cx *cx, struct tx *tx, int64_t row, const struct val v[AUDIT_VALUES])
{
    struct proof_leaf leaf;
    struct str closed = closed_text(cx->ar, v);
    proof_leaf_make(PROOF_AUDIT, open_text(cx->ar, v[COL_AT].i), &closed, 1, &leaf);
    return proof_append(cx, tx, PROOF_AUDIT, row, &leaf);
}

static enum err read_lines(struct cx *cx, struct tx *tx, int64_t first, int64_t last, int64_t max, proof_record_fn *each, void *arg)
{
    struct rows *r;
    enum err e = ERR_NONE;
    TRY(sql_query(tx, PQ(Q_AUDIT_PROOF), ARGS(v_i(first), v_i(last), v_i(max)), &r));
    while (e == ERR_NONE && rows_next(r)) {
        struct ar_mark m = ar_mark(cx->ar);
        struct val v[AUDIT_VALUES];
        for (int i = 0; i < AUDIT_VALUES; i++)
            v[i] = i == COL_AT || i == 3 ? v_i(rows_i64(r, i)) : v_t(rows_z(r, i));
        struct proof_record p = {.ref = rows_i64(r, AUDIT_VALUES), .open = open_text(cx->ar, v[COL_AT].i), .closed = closed_text(cx->ar, v),
                                 .name = ar_printf(cx->ar, "line of the audit trail %s (%s)", rows_z(r, 0), rows_z(r, COL_ACTION))};
        e = each(cx, &p, arg);
        ar_rewind(cx->ar, m);
    }
    enum err end = rows_end(&r);
    return e != ERR_NONE ? e : end;
}

const struct proof_source people_proofs = {.kind = PROOF_AUDIT, .read = read_lines};
