/* people_operator_state.c: the life of an operator: applied → examined → active ⇄ suspended → closed (R5), by the matrix of
 * people_operator_states.def. people_operator_change() is the only writer of the state: it checks the matrix, asks for the
 * trained person before the first sale (R11), keeps the step and the line of the trail. */
#include "people_priv.h"

#include <string.h>

#include "log.h"

const char *const people_operator_states[] = {
#define STATE(id, text, zh, en) [id] = text,
#include "people_operator_states.def"
#undef STATE
    [OPERATOR__STATES] = NULL,
};

static const struct { const char *zh, *en; } TITLES[OPERATOR__STATES] = {
#define STATE(id, text, zh, en) [id] = {zh, en},
#include "people_operator_states.def"
#undef STATE
};

/* Permission that a move asks for; NULL: no such move. */
static const char *const MOVES[OPERATOR__STATES][OPERATOR__STATES] = {
#define MOVE(from, to, perm) [from][to] = perm,
#include "people_operator_states.def"
#undef MOVE
};

const char *people_operator_move_perm(int64_t from, int64_t to)
{
    bool known = from >= 0 && from < OPERATOR__STATES && to >= 0 && to < OPERATOR__STATES;
    return known ? MOVES[from][to] : NULL;
}

bool people_operator_move_allowed(int64_t from, int64_t to)
{
    return people_operator_move_perm(from, to) != NULL;
}

static enum err not_allowed(struct cx *cx, int64_t from, int64_t to)
{
    bool zh = cx->lang == LANG_ZH;
    const char *f = zh ? TITLES[from].zh : TITLES[from].en, *t = zh ? TITLES[to].zh : TITLES[to].en;
    return err_say(cx, ERR_WRONG_STATE, "/state", "不能从“%s”变为“%s”", "Cannot go from %s to %s", f, t);
}

static enum err trained_check(struct cx *cx, struct tx *tx, int64_t id, int64_t to)
{
    int64_t n;
    if (to != OPERATOR_ACTIVE)
        return ERR_NONE;
    TRY(sql_i64(tx, PQ(Q_OPERATOR_TRAINED), ARGS(v_i(id)), &n));
    if (n == 0)
        return err_say(cx, ERR_RULE, "/trained_person", "先登记一名受过培训的明白人，才能正常经营", "Name one trained person before the producer becomes active");
    return ERR_NONE;
}

static enum err step_write(struct cx *cx, struct tx *tx, const struct people_operator *o, int64_t to, const char *reason, bool examination)
{
    const struct principal *who = cx->who;
    return sql_exec(tx, PQ(Q_OPERATOR_STEP),
                    ARGS(v_i(o->id), v_t(people_operator_states[o->state]), v_t(people_operator_states[to]), v_t(reason),
                         v_t(who == NULL ? "system" : who->name), v_i(who == NULL || who->account_id == 0 ? FIELD_NULL : who->account_id),
                         v_i(cx->now_us), v_bool(examination)));
}

static struct str state_json(struct cx *cx, int64_t state)
{
    return str_of(ar_printf(cx->ar, "{\"state\":\"%s\"}", people_operator_states[state]));
}

enum err people_operator_change(struct cx *cx, struct tx *tx, int64_t id, int64_t to, const char *reason, bool examination)
{
    struct people_operator o;
    int64_t n;
    TRY(people_operator_by_id(cx, tx, id, &o));
    if (!people_operator_move_allowed(o.state, to))
        return not_allowed(cx, o.state, to);
    TRY(trained_check(cx, tx, id, to));
    const char *from = people_operator_states[o.state], *target = people_operator_states[to];
    TRY(sql_exec_n(tx, PQ(Q_OPERATOR_STATE), ARGS(v_i(id), v_t(from), v_t(target), v_i(cx->now_us)), &n));
    if (n == 0)
        return err_set(cx, ERR_CHANGED, NULL);
    TRY(step_write(cx, tx, &o, to, reason, examination));
    log_info(cx, "people.operator", "operator=%s from=%s to=%s", o.uuid, from, target);
    return people_audit(cx, tx, "people.operator.state", "operator", o.uuid, state_json(cx, o.state), state_json(cx, to), reason);
}

enum err people_operator_enter(struct cx *cx, struct tx *tx, int64_t id, enum people_operator_state to, const char *reason)
{
    return people_operator_change(cx, tx, id, (int64_t)to, reason, false);
}

enum err people_operator_active(struct cx *cx, struct tx *tx, int64_t id)
{
    struct people_operator o;
    TRY(people_operator_by_id(cx, tx, id, &o));
    if (o.state == OPERATOR_ACTIVE)
        return ERR_NONE;
    return err_say(cx, ERR_NOT_EXAMINED, NULL, "“%s”%s，通过审核并启用后才能办理", "\"%s\" is %s: it must be examined and active first", o.name,
                   cx->lang == LANG_ZH ? TITLES[o.state].zh : TITLES[o.state].en);
}

/* ---- routes --------------------------------------------------------------------------------------------------------------------- */

struct state_op {
    const char *uuid;
    int64_t rev, to;
    const char *reason;
    bool examination;
    struct resp *rs; /* filled within the transaction: kept with the facts for an Idempotency-Key */
    struct operator_view view;
};

static enum err state_run(struct cx *cx, struct tx *tx, void *arg)
{
    struct state_op *op = arg;
    struct people_operator o;
    TRY(people_operator_visible(cx, tx, op->uuid, op->examination ? "people.operator.examine" : "people.operator.state", &o));
    if (op->rev != FIELD_NULL && op->rev != o.rev)
        return err_set(cx, ERR_CHANGED, NULL);
    const char *perm = people_operator_move_perm(o.state, op->to);
    if (perm == NULL)
        return not_allowed(cx, o.state, op->to);
    TRY(people_may_on(cx, perm, o.level_path, o.id));
    if (!op->examination && (op->to == OPERATOR_EXAMINED || op->to == OPERATOR_REFUSED))
        return err_say(cx, ERR_WRONG_STATE, "/state", "审核结论请在“审核”里填写", "The outcome of an examination is entered as an examination");
    TRY(people_operator_change(cx, tx, o.id, op->to, op->reason, op->examination));
    TRY(people_operator_view_kept(cx, tx, o.uuid, &op->view));
    rs_etag(op->rs, op->view.rev);
    rs_object(op->rs, &people_operator_shape, &op->view);
    return ERR_NONE;
}

static enum err state_answer(struct req *rq, struct resp *rs, struct state_op *op)
{
    struct cx *cx = rq_cx(rq);
    op->rs = rs;
    enum err e = tx_run(cx, "people.operator_state", state_run, op);
    if (e == ERR_WRONG_STATE || e == ERR_RULE)
        people_audit_refused(cx, "people.operator.state", "operator", op->uuid, e);
    return e;
}

enum err people_operator_examine(struct req *rq, struct resp *rs)
{
    const struct examination_body *b = rq_body(rq);
    struct state_op op = {.uuid = rq_path(rq, "id"), .rev = rq_if_match(rq), .to = b->passed ? OPERATOR_EXAMINED : OPERATOR_REFUSED,
                          .reason = b->opinion, .examination = true};
    return state_answer(rq, rs, &op);
}

enum err people_operator_state_post(struct req *rq, struct resp *rs)
{
    const struct state_body *b = rq_body(rq);
    struct state_op op = {.uuid = rq_path(rq, "id"), .rev = rq_if_match(rq), .to = b->state, .reason = b->reason};
    return state_answer(rq, rs, &op);
}

struct history { const char *uuid; struct list steps; };

static enum err history_read(struct cx *cx, struct tx *tx, void *arg)
{
    enum { STEPS_MAX = 1000 };
    struct history *h = arg;
    struct people_operator o;
    TRY(people_operator_visible(cx, tx, h->uuid, "people.operator.read", &o));
    return sql_all(tx, PQ(Q_OPERATOR_STEPS), ARGS(v_i(o.id)), &people_step_shape, STEPS_MAX, &h->steps);
}

enum err people_operator_history(struct req *rq, struct resp *rs)
{
    struct history h = {.uuid = rq_path(rq, "id")};
    TRY(tx_read(rq_cx(rq), "people.operator_history", history_read, &h));
    rs_list(rs, &people_step_shape, h.steps);
    return ERR_NONE;
}
