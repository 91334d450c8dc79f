/* sell_common.c: the questions every act of the room asks: who acts, what day it is, may he, which revision; and the history of states. */
#include "sell_priv.h"
#include "when.h"

const char *sell_by(const struct cx *cx)
{
    return cx->who ? cx->who->name : "system";
}

int64_t sell_today(const struct cx *cx)
{
    return when_day(cx->now_us, WHEN_CST_MIN);
}

struct str sell_json(struct cx *cx, const struct shape *sh, const void *obj)
{
    struct buf b;
    struct jw w;
    buf_init(&b, cx->ar, 512);
    jw_init(&w, &b);
    field_write(&w, sh, obj);
    return buf_view(&b);
}

enum err sell_rev_is(struct cx *cx, int64_t have, int64_t want)
{
    return want == FIELD_NULL || have == want ? ERR_NONE : err_set(cx, ERR_CHANGED, NULL);
}

static bool either(struct cx *cx, const char *perm, struct sell_party a, struct sell_party b)
{
    return people_may_on(cx, perm, a.path, a.operator_id) == ERR_NONE || people_may_on(cx, perm, b.path, b.operator_id) == ERR_NONE;
}

enum err sell_may(struct cx *cx, const char *perm, struct sell_party keeper, struct sell_party owner)
{
    if (!cx->who)
        return ERR_NONE; /* the program itself (commands); routes never come here without a principal */
    if (!either(cx, "sell.read", keeper, owner))
        return err_set(cx, ERR_NOT_FOUND, NULL);
    if (!either(cx, perm, keeper, owner))
        return err_set(cx, ERR_FORBIDDEN, NULL);
    cx_clear(cx);
    return ERR_NONE;
}

enum err sell_step_add(struct cx *cx, struct tx *tx, const char *kind, int64_t id, const char *from, const char *to, const char *reason)
{
    return sql_exec(tx, SQ(step_insert), ARGS(v_t(kind), v_i(id), v_t(from), v_t(to), v_t(reason), v_t(sell_by(cx)), v_i(cx->now_us)));
}

enum err sell_steps(struct tx *tx, const char *kind, int64_t id, struct list *out)
{
    return sql_all(tx, SQ(steps), ARGS(v_t(kind), v_i(id)), &sell_step_shape, SELL_STEPS_MAX, out);
}
