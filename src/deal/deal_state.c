/* deal_state.c: the lives of everything in this room, by the one table deal_states.def. */
#include "deal_priv.h"

#include <string.h>

#include "log.h"

#define MACHINE(m, table, kind, zh, en)
#define STATE(m, name, text, zh, en) [ANY_##m##_##name] = text,
#define MOVE(m, from, to)
#define END(m) [ANY_##m##__END] = NULL,
const char *const deal_state_texts[ANY__COUNT] = {
#include "deal_states.def"
};
#undef STATE
#undef END

static const struct { const char *zh, *en; } NAMES[ANY__COUNT] = {
#define STATE(m, name, text, zh, en) [ANY_##m##_##name] = {zh, en},
#define END(m)
#include "deal_states.def"
#undef STATE
#undef MOVE
};

static const bool MOVES[ANY__COUNT][ANY__COUNT] = {
#define STATE(m, name, text, zh, en)
#define MOVE(m, from, to) [ANY_##m##_##from][ANY_##m##_##to] = true,
#include "deal_states.def"
#undef MACHINE
#undef MOVE
};

#define MOVE(m, from, to)
static const struct { const char *kind, *zh, *en; int first, end; enum deal_query update; } MACHINES[M__COUNT] = {
#define MACHINE(m, table, kind, zh, en) [M_##m] = {kind, zh, en, ANY_##m##__FIRST, ANY_##m##__END, DQ_STATE_##m},
#include "deal_states.def"
#undef MACHINE
};
#undef STATE
#undef MOVE
#undef END

bool deal_move_allowed(enum deal_machine m, int64_t from, int64_t to)
{
    int64_t n = MACHINES[m].end - MACHINES[m].first;
    return from >= 0 && from < n && to >= 0 && to < n && MOVES[MACHINES[m].first + from][MACHINES[m].first + to];
}

const char *deal_state_name(enum deal_machine m, int64_t state, enum lang lang)
{
    int64_t i = MACHINES[m].first + state;
    return i >= MACHINES[m].end ? "" : lang == LANG_EN ? NAMES[i].en : NAMES[i].zh;
}

const char *deal_machine_kind(enum deal_machine m)
{
    return MACHINES[m].kind;
}

static const char *text_of(enum deal_machine m, int64_t state)
{
    return deal_state_texts[MACHINES[m].first + state];
}

static struct str state_json(struct cx *cx, const char *state)
{
    return str_of(ar_printf(cx->ar, "{\"state\":\"%s\"}", state));
}

enum err deal_no_such(struct cx *cx, enum deal_machine m)
{
    return err_say(cx, ERR_NOT_FOUND, NULL, "没有这个%s", "There is no such %s", cx->lang == LANG_EN ? MACHINES[m].en : MACHINES[m].zh);
}

static enum err step(struct cx *cx, struct tx *tx, const struct deal_thing *t, const char *from, const char *to, const char *reason)
{
    return sql_exec(tx, DQ(DQ_STEP), ARGS(v_t(MACHINES[t->machine].kind), v_i(t->id), v_t(from), v_t(to), v_t(reason), v_t(deal_by(cx)), v_i(cx->now_us)));
}

enum err deal_begin(struct cx *cx, struct tx *tx, const struct deal_thing *t, struct str body)
{
    const char *kind = MACHINES[t->machine].kind;
    TRY(step(cx, tx, t, NULL, text_of(t->machine, t->state), NULL));
    return people_audit(cx, tx, ar_printf(cx->ar, "deal.%s.create", kind), kind, t->uuid, (struct str){0}, body, NULL);
}

enum err deal_enter(struct cx *cx, struct tx *tx, struct deal_thing *t, int64_t to, const char *reason)
{
    enum deal_machine m = t->machine;
    const char *kind = MACHINES[m].kind, *from_text = text_of(m, t->state), *to_text = text_of(m, to);
    int64_t n;
    if (!deal_move_allowed(m, t->state, to))
        return err_say(cx, ERR_WRONG_STATE, "/state", "不能从“%s”变为“%s”", "It cannot go from \"%s\" to \"%s\"", deal_state_name(m, t->state, cx->lang), deal_state_name(m, to, cx->lang));
    TRY(sql_exec_n(tx, DQ(MACHINES[m].update), ARGS(v_i(t->id), v_t(from_text), v_t(to_text), v_i(cx->now_us)), &n));
    if (n == 0)
        return err_set(cx, ERR_CHANGED, NULL);
    TRY(step(cx, tx, t, from_text, to_text, reason));
    log_info(cx, "deal.state", "kind=%s id=%s from=%s to=%s", kind, t->uuid, from_text, to_text);
    t->state = to;
    return people_audit(cx, tx, ar_printf(cx->ar, "deal.%s.state", kind), kind, t->uuid, state_json(cx, from_text), state_json(cx, to_text), reason);
}

enum err deal_steps(struct cx *cx, struct tx *tx, enum deal_machine m, int64_t id, struct list *out)
{
    (void)cx;
    return sql_all(tx, DQ(DQ_STEPS), ARGS(v_t(MACHINES[m].kind), v_i(id)), &deal_step_shape, DEAL_STEPS_MAX, out);
}
