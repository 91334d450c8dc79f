/* trace_tampered.c: what the nightly look at the log finds (proof_recheck.c) becomes a finding in the list that regulators work through. Called
 * by room proof through trace_proof_watch, in the transaction that keeps what was found. Such a finding can only warn: nobody captured it. */
#include "trace_finding.h"

#include "uuid.h"

struct about { const char *event_id, *subject; int64_t operator_id, time_us; };

/* Of an event that is still there: its identifier, its first thing, whose it is. */
static enum err about_event(struct tx *tx, int64_t row, struct about *out)
{
    struct rows *r;
    TRY(sql_query(tx, TQ(Q_TAMPERED_EVENT), ARGS(v_i(row)), &r));
    if (rows_next(r))
        *out = (struct about){rows_z(r, 0), rows_z(r, 1), rows_i64(r, 2), rows_i64(r, 3)};
    return rows_end(&r);
}

static const char *subject_of(const struct proof_finding *f, const struct about *a)
{
    static const char *const NAMES[] = {[0] = "the log", [PROOF_AUDIT] = "the audit trail", [PROOF_REVISION] = "a field record", [PROOF_PAPER] = "a test, certificate or release",
                                       [PROOF_POSTING] = "a posting of the books", [PROOF_EVENT] = "an event"};
    return a->subject ? a->subject : (size_t)f->kind < sizeof NAMES / sizeof NAMES[0] && NAMES[f->kind] ? NAMES[f->kind] : "a record";
}

static enum err found(struct cx *cx, struct tx *tx, const struct proof_finding *f)
{
    const struct trace_kind_info *k = &trace_kinds[KIND_TAMPERED];
    struct about a = {.operator_id = FIELD_NULL, .time_us = f->at_us};
    const struct trace_lot *lot = NULL;
    enum trace_rule rules[KIND__COUNT];
    const char *path, *county;
    int64_t id;
    TRY(trace_rules_read(cx, tx, rules));
    if (rules[KIND_TAMPERED] == RULE_OFF)
        return ERR_NONE;
    TRY(trace_county(cx, tx, &path, &county));
    if (f->kind == PROOF_EVENT)
        TRY(about_event(tx, f->ref, &a));
    if (a.subject)
        TRY(trace_lots(cx, tx, &a.subject, 1, &lot));
    enum err e = sql_i64(tx, TQ(Q_FINDING_INSERT), ARGS(v_t(uuid_make(cx->ar)), v_t(k->code), v_t(k->severity), v_t(subject_of(f, &a)), v_i(lot ? lot->id : FIELD_NULL),
        v_i(lot ? lot->operator_id : a.operator_id), v_t(lot ? lot->level_path : path), v_t(ar_printf(cx->ar, "与存证日志不符：%.900s", f->what)), v_t(ar_printf(cx->ar, "Does not agree with the log: %.900s", f->what)),
        v_t(ar_printf(cx->ar, "tampered %d %lld %lld", (int)f->kind, (long long)f->ref, (long long)f->at_us)), v_i(FIELD_NULL), v_i(a.time_us), v_i(f->at_us), v_t(county)), &id);
    TRY(e);
    return a.event_id ? sql_exec(tx, TQ(Q_FINDING_EVIDENCE), ARGS(v_i(id), v_i(0), v_t(a.event_id))) : ERR_NONE;
}

const struct proof_watch trace_proof_watch = {found};
