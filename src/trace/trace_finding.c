/* trace_finding.c: findings as regulators see and settle them: a list, one with its evidence, its states with reasons, the rules of the
 * kinds, and a search on request. */
#include <string.h>

#include "net.h"
#include "trace_finding.h"

#define N(a) (sizeof(a) / sizeof((a)[0]))

const char *const trace_finding_states[] = {
#define STATE(name, code, zh, en) code,
#define WAY(from, to)
#include "trace_finding_states.def"
#undef STATE
#undef WAY
    NULL};
static const struct { const char *zh, *en; } STATE_TEXT[] = {
#define STATE(name, code, zh, en) {zh, en},
#define WAY(from, to)
#include "trace_finding_states.def"
#undef STATE
#undef WAY
};
static const bool WAYS[FINDING__COUNT][FINDING__COUNT] = {
#define STATE(name, code, zh, en)
#define WAY(from, to) [FINDING_##from][FINDING_##to] = true,
#include "trace_finding_states.def"
#undef STATE
#undef WAY
};

bool trace_finding_way(enum trace_finding_state from, enum trace_finding_state to)
{
    return from < FINDING__COUNT && to < FINDING__COUNT && WAYS[from][to];
}

/* ---- shapes ------------------------------------------------------------------------------------------------------------------------------ */
static const struct field STEP[] = {
    FIELD(struct trace_finding_step, from_state, F_TEXT, FF_RO, 0, 20, "原状态", "From"),
    FIELD(struct trace_finding_step, to_state, F_TEXT, FF_RO, 0, 20, "新状态", "To"),
    FIELD(struct trace_finding_step, reason, F_TEXT, FF_RO, 0, 500, "理由", "Reason"),
    FIELD(struct trace_finding_step, by_name, F_TEXT, FF_RO, 0, 80, "经办人", "By"),
    FIELD(struct trace_finding_step, at, F_TIME, FF_RO, 0, 0, "时间", "At"),
};
static const struct shape step_shape = SHAPE("FindingStep", struct trace_finding_step, STEP);

#define SEEN_COMMON                                                                                             \
    FIELD(struct trace_finding_seen, uuid, F_UUID, FF_RO, 0, 0, "编号", "Id"),                                  \
    FIELD(struct trace_finding_seen, rev, F_I64, FF_RO, 0, INT64_MAX, "版本", "Revision"),                      \
    FIELD(struct trace_finding_seen, kind, F_TEXT, FF_RO, 0, 40, "种类", "Kind"),                               \
    FIELD(struct trace_finding_seen, severity, F_TEXT, FF_RO, 0, 10, "轻重", "Severity"),                       \
    FIELD(struct trace_finding_seen, subject, F_TEXT, FF_RO, 0, 1000, "物品标识", "EPC or class"),              \
    FIELD(struct trace_finding_seen, lot, F_UUID, FF_RO, 0, 0, "批次编号", "Lot's id"),                         \
    FIELD(struct trace_finding_seen, lot_no, F_TEXT, FF_RO, 0, 40, "批次号", "Lot number"),                     \
    FIELD(struct trace_finding_seen, product_name, F_TEXT, FF_RO, 0, 80, "产品", "Product"),                    \
    FIELD(struct trace_finding_seen, operator, F_UUID, FF_RO, 0, 0, "经营主体编号", "Producer's id"),           \
    FIELD(struct trace_finding_seen, operator_name, F_TEXT, FF_RO, 0, 80, "经营主体", "Producer"),              \
    FIELD_ENUM(struct trace_finding_seen, state, FF_RO, trace_finding_states, "状态", "State"),                 \
    FIELD(struct trace_finding_seen, reason, F_TEXT, FF_RO, 0, 500, "理由", "Reason"),                          \
    FIELD(struct trace_finding_seen, by_name, F_TEXT, FF_RO, 0, 80, "经办人", "By"),                            \
    FIELD(struct trace_finding_seen, event_at, F_TIME, FF_RO, 0, 0, "最近事件", "Newest event"),                \
    FIELD(struct trace_finding_seen, found_at, F_TIME, FF_RO, 0, 0, "发现时间", "Found at"),                    \
    FIELD(struct trace_finding_seen, changed_at, F_TIME, FF_RO, 0, 0, "处理时间", "Changed at")
static const struct field SEEN[] = {
    SEEN_COMMON,
    FIELD(struct trace_finding_seen, title, F_TEXT, FF_RO, 0, 100, "标题", "Title"),
    FIELD(struct trace_finding_seen, text, F_TEXT, FF_RO, 0, 500, "说明", "What cannot be"),
    FIELD(struct trace_finding_seen, subject_name, F_TEXT, FF_RO, 0, 200, "物品", "Thing"),
    FIELD(struct trace_finding_seen, events, F_TEXTS, FF_RO, 0, EVIDENCE_MAX, "证据：事件编号", "Evidence: eventIDs"),
    FIELD_SUB(struct trace_finding_seen, steps, F_LIST, FF_RO, 0, TRACE_STEPS_MAX, &step_shape, "经过", "History"),
};
const struct shape trace_finding_shape = SHAPE("Finding", struct trace_finding_seen, SEEN);
static const struct field ROW[] = {
    SEEN_COMMON,
    FIELD(struct trace_finding_seen, id, F_I64, 0, 0, 0, "", ""),         FIELD(struct trace_finding_seen, operator_id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct trace_finding_seen, level_path, F_TEXT, 0, 0, 0, "", ""), FIELD(struct trace_finding_seen, zh, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct trace_finding_seen, en, F_TEXT, 0, 0, 0, "", ""),
};
const struct shape trace_finding_row = SHAPE("", struct trace_finding_seen, ROW);

static const struct field MOVE[] = {
    FIELD_ENUM(struct trace_finding_move, state, FF_REQ, trace_finding_states, "新状态", "State"),
    FIELD(struct trace_finding_move, reason, F_TEXT, 0, 0, 500, "理由（核查中可不填）", "Reason (not needed to begin examining)"),
};
const struct shape trace_finding_move_shape = SHAPE("FindingMove", struct trace_finding_move, MOVE);

static const struct field KIND[] = {
    FIELD(struct trace_kind_seen, kind, F_TEXT, FF_RO, 0, 40, "种类", "Kind"),
    FIELD(struct trace_kind_seen, title, F_TEXT, FF_RO, 0, 100, "标题", "Title"),
    FIELD(struct trace_kind_seen, severity, F_TEXT, FF_RO, 0, 10, "轻重", "Severity"),
    FIELD_ENUM(struct trace_kind_seen, rule, FF_RO, trace_rules, "规则：不查、提示、拒收", "Rule: off, warn, refuse at capture"),
    FIELD(struct trace_kind_seen, found, F_I64, FF_RO, 0, INT64_MAX, "发现", "Found"),
    FIELD(struct trace_kind_seen, open, F_I64, FF_RO, 0, INT64_MAX, "未了结", "Not settled"),
};
const struct shape trace_kind_shape = SHAPE("FindingKind", struct trace_kind_seen, KIND);
static const struct field RULE[] = {FIELD_ENUM(struct trace_rule_body, rule, FF_REQ, trace_rules, "规则：不查、提示、拒收", "Rule: off, warn, refuse at capture")};
const struct shape trace_rule_shape = SHAPE("FindingRule", struct trace_rule_body, RULE);
static const struct field SEARCH[] = {FIELD(struct trace_search_seen, found, F_I64, FF_RO, 0, INT64_MAX, "新发现", "Newly found")};
const struct shape trace_search_shape = SHAPE("FindingSearch", struct trace_search_seen, SEARCH);

static const struct list_col COLS[] = {
    {"uuid", "f.uuid", F_UUID, LC_FILTER, NULL, "编号", "Id"},
    {"rev", "f.rev", F_I64, LC_NOEXPORT, NULL, "版本", "Revision"},
    {"kind", "f.kind", F_ENUM, LC_SORT | LC_FILTER, trace_kind_codes, "种类", "Kind"},
    {"severity", "f.severity", F_ENUM, LC_SORT | LC_FILTER, trace_severities, "轻重", "Severity"},
    {"state", "f.state", F_ENUM, LC_SORT | LC_FILTER, trace_finding_states, "状态", "State"},
    {"text_zh", "f.zh", F_TEXT, LC_SEARCH, NULL, "说明", "What cannot be (Chinese)"},
    {"text_en", "f.en", F_TEXT, LC_SEARCH, NULL, "英文说明", "What cannot be"},
    {"subject", "f.subject", F_TEXT, LC_FILTER | LC_SEARCH, NULL, "物品标识", "EPC or class"},
    {"lot_no", "COALESCE(t.lot_no, '')", F_TEXT, LC_SORT | LC_SEARCH, NULL, "批次号", "Lot number"},
    {"product_name", "COALESCE(t.product_name, '')", F_TEXT, LC_SORT | LC_SEARCH, NULL, "产品", "Product"},
    {"operator_name", "COALESCE(o.name, '')", F_TEXT, LC_SORT | LC_SEARCH, NULL, "经营主体", "Producer"},
    {"event_at", "f.event_us", F_TIME, LC_SORT | LC_FILTER, NULL, "最近事件", "Newest event"},
    {"found_at", "f.found_us", F_TIME, LC_SORT | LC_FILTER, NULL, "发现时间", "Found at"},
    {"reason", "f.reason", F_TEXT, LC_SEARCH, NULL, "理由", "Reason"},
    {"by_name", "f.by_name", F_TEXT, 0, NULL, "经办人", "By"},
};
const struct list_spec trace_finding_list = {"FindingItem", "trace_finding f LEFT JOIN grow_lot_v t ON t.id = f.lot_id LEFT JOIN people_operator_v o ON o.id = f.operator_id", "f.id", "-found_at",
                                             COLS, N(COLS)};

enum err trace_finding_index(struct req *rq, struct resp *rs)
{
    return people_list(rq, rs, "trace.finding.read", "f.level_path", "f.operator_id", NULL);
}

/* ---- one ------------------------------------------------------------------------------------------------------------------------------------ */
static enum err load(struct cx *cx, struct tx *tx, const char *uuid, struct trace_finding_seen *out)
{
    struct rows *r;
    *out = (struct trace_finding_seen){0};
    enum err e = sql_one(tx, TQ(Q_FINDING_ONE), ARGS(v_t(uuid)), &trace_finding_row, out);
    if (e == ERR_NOT_FOUND || (e == ERR_NONE && people_may_on(cx, "trace.finding.read", out->level_path, out->operator_id) != ERR_NONE))
        return err_say(cx, ERR_NOT_FOUND, NULL, "没有这条发现", "There is no such finding");
    TRY(e);
    int64_t kind = field_enum(trace_kind_codes, str_of(out->kind));
    bool en = cx->lang == LANG_EN;
    out->title = kind < 0 ? out->kind : en ? trace_kinds[kind].en : trace_kinds[kind].zh;
    out->text = en ? out->en : out->zh;
    out->subject_name = out->lot_no ? ar_printf(cx->ar, "%s %s", out->product_name, out->lot_no) : trace_short(cx, out->subject);
    out->events.p = AR_ARRAY(cx->ar, const char *, EVIDENCE_MAX);
    TRY(sql_query(tx, TQ(Q_FINDING_EVENTS), ARGS(v_i(out->id)), &r));
    while (out->events.n < EVIDENCE_MAX && rows_next(r))
        out->events.p[out->events.n++] = rows_z(r, 0);
    TRY(rows_end(&r));
    return sql_all(tx, TQ(Q_FINDING_STEPS), ARGS(v_i(out->id)), &step_shape, TRACE_STEPS_MAX, &out->steps);
}

struct act { struct req *rq; struct resp *rs; struct trace_finding_seen out; };

static enum err get_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct act *a = arg;
    return load(cx, tx, rq_path(a->rq, "id"), &a->out);
}

static void answer(struct act *a)
{
    rs_etag(a->rs, a->out.rev);
    rs_object(a->rs, &trace_finding_shape, &a->out);
}

enum err trace_finding_one(struct req *rq, struct resp *rs)
{
    struct act a = {.rq = rq, .rs = rs};
    TRY(tx_read(rq_cx(rq), "trace.finding.get", get_tx, &a));
    answer(&a);
    return ERR_NONE;
}

static struct str state_json(struct cx *cx, int64_t state)
{
    return str_of(ar_printf(cx->ar, "{\"state\":\"%s\"}", trace_finding_states[state]));
}

static enum err move_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct act *a = arg;
    const struct trace_finding_move *m = rq_body(a->rq);
    struct trace_finding_seen f;
    int64_t n;
    TRY(load(cx, tx, rq_path(a->rq, "id"), &f));
    TRY(people_may_on(cx, "trace.finding.handle", f.level_path, f.operator_id));
    if (!trace_finding_way((enum trace_finding_state)f.state, (enum trace_finding_state)m->state))
        return err_say(cx, ERR_WRONG_STATE, "/state", "不能从“%s”改为“%s”", "It cannot go from \"%s\" to \"%s\"", cx->lang == LANG_EN ? STATE_TEXT[f.state].en : STATE_TEXT[f.state].zh,
                       cx->lang == LANG_EN ? STATE_TEXT[m->state].en : STATE_TEXT[m->state].zh);
    if (m->state != FINDING_EXAMINING && !(m->reason && str_trim(str_of(m->reason)).size))
        return err_say(cx, ERR_INVALID, "/reason", "请写明理由", "Say the reason");
    TRY(sql_exec_n(tx, TQ(Q_FINDING_STATE), ARGS(v_i(f.id), v_i(rq_if_match(a->rq)), v_t(trace_finding_states[m->state]), v_t(m->reason), v_t(trace_by(cx)), v_i(cx->now_us)), &n));
    if (!n)
        return err_set(cx, ERR_CHANGED, NULL);
    TRY(sql_exec(tx, TQ(Q_FINDING_STEP), ARGS(v_i(f.id), v_t(trace_finding_states[f.state]), v_t(trace_finding_states[m->state]), v_t(m->reason), v_t(trace_by(cx)), v_i(cx->now_us))));
    TRY(load(cx, tx, f.uuid, &a->out));
    answer(a);
    return people_audit(cx, tx, "trace.finding.state", "finding", f.uuid, state_json(cx, f.state), state_json(cx, m->state), m->reason);
}

enum err trace_finding_state_post(struct req *rq, struct resp *rs)
{
    return tx_run(rq_cx(rq), "trace.finding.state", move_tx, &(struct act){.rq = rq, .rs = rs});
}

enum err trace_finding_search(struct req *rq, struct resp *rs)
{
    struct trace_search_seen s;
    TRY(trace_find(rq_cx(rq), &s.found));
    rs_object(rs, &trace_search_shape, &s);
    return ERR_NONE;
}

/* ---- kinds and their rules ------------------------------------------------------------------------------------------------------------------ */
struct kinds { struct trace_kind_seen v[KIND__COUNT]; };

static enum err kinds_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct kinds *k = arg;
    enum trace_rule rules[KIND__COUNT];
    struct rows *r;
    TRY(trace_rules_read(cx, tx, rules));
    for (size_t i = 0; i < KIND__COUNT; i++)
        k->v[i] = (struct trace_kind_seen){trace_kinds[i].code, cx->lang == LANG_EN ? trace_kinds[i].en : trace_kinds[i].zh, trace_kinds[i].severity, rules[i], 0, 0};
    TRY(sql_query(tx, TQ(Q_FINDING_COUNTS), NOARGS, &r));
    while (rows_next(r)) {
        int64_t kind = field_enum(trace_kind_codes, rows_str(r, 0));
        if (kind >= 0)
            k->v[kind].found = rows_i64(r, 1), k->v[kind].open = rows_i64(r, 2);
    }
    return rows_end(&r);
}

enum err trace_kind_index(struct req *rq, struct resp *rs)
{
    struct kinds *k = AR_NEW(rq_cx(rq)->ar, struct kinds);
    TRY(tx_read(rq_cx(rq), "trace.kinds", kinds_tx, k));
    rs_list(rs, &trace_kind_shape, (struct list){k->v, KIND__COUNT});
    return ERR_NONE;
}

static enum err rule_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct act *a = arg;
    const char *code = rq_path(a->rq, "kind");
    int64_t kind = field_enum(trace_kind_codes, str_of(code)), rule = ((const struct trace_rule_body *)rq_body(a->rq))->rule;
    struct kinds k;
    enum trace_rule rules[KIND__COUNT];
    if (kind < 0)
        return err_say(cx, ERR_NOT_FOUND, NULL, "没有这个种类", "There is no such kind");
    if (rule == RULE_REFUSE && (kind == KIND_LATE_CERTIFICATE || kind == KIND_TAMPERED || kind == KIND_GAP))
        return err_say(cx, ERR_INVALID, "/rule", "这一种只能提示：采集时还不知道", "This kind can only warn: at capture it is not known yet");
    TRY(trace_rules_read(cx, tx, rules));
    TRY(sql_exec(tx, TQ(Q_RULE_PUT), ARGS(v_t(code), v_t(trace_rules[rule]), v_t(trace_by(cx)), v_i(cx->now_us))));
    if (rules[kind] == RULE_OFF && rule != RULE_OFF && kind != KIND_TAMPERED) /* that one is another job's */
        TRY(trace_find_again(cx, tx));
    TRY(kinds_tx(cx, tx, &k));
    rs_object(a->rs, &trace_kind_shape, &k.v[kind]);
    return people_audit(cx, tx, "trace.rule.change", "finding_kind", code, str_of(ar_printf(cx->ar, "{\"rule\":\"%s\"}", trace_rules[rules[kind]])),
                        str_of(ar_printf(cx->ar, "{\"rule\":\"%s\"}", trace_rules[rule])), NULL);
}

enum err trace_rule_set(struct req *rq, struct resp *rs)
{
    return tx_run(rq_cx(rq), "trace.rule.change", rule_tx, &(struct act){.rq = rq, .rs = rs});
}
