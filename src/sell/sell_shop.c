/* sell_shop.c: shops: applied for, examined, opened, suspended, closed (R5, R10); whose goods, who serves, who is paid; and the agreements
 * by which producers let a shop sell their goods. */
#include "sell_priv.h"
#include "uuid.h"

const char *const sell_shop_kinds[] = {"enterprise", "coop", "household", "hall", "input", NULL};
const char *const sell_shop_states[] = {
#define STATE(name, code, zh, en) code,
#include "sell_shop_states.def"
#undef STATE
    NULL};
static const struct { const char *zh, *en; } NAMES[] = {
#define STATE(name, code, zh, en) {zh, en},
#include "sell_shop_states.def"
#undef STATE
};
static const char *const WAYS[SHOP__STATES][SHOP__STATES] = {
#define MOVE(from, to, perm) [SHOP_##from][SHOP_##to] = perm,
#include "sell_shop_states.def"
#undef MOVE
};

bool sell_shop_way(enum sell_shop_state from, enum sell_shop_state to, const char **perm_out)
{
    *perm_out = from < SHOP__STATES && to < SHOP__STATES ? WAYS[from][to] : NULL;
    return *perm_out != NULL;
}

const char *sell_shop_state_name(enum sell_shop_state s, enum lang lang)
{
    return lang == LANG_EN ? NAMES[s].en : NAMES[s].zh;
}

static struct sell_party keeper(const struct sell_shop *s)
{
    return (struct sell_party){s->level_path, s->serve_id};
}

static struct sell_party owner(const struct sell_shop *s)
{
    return (struct sell_party){s->operator_path, s->operator_id};
}

enum err sell_shop_load(struct cx *cx, struct tx *tx, const char *uuid, struct sell_shop *out)
{
    enum err e = sql_one(tx, SQ(shop_one), ARGS(v_t(uuid)), &sell_shop_row, out);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, e, NULL, "没有这家店铺", "There is no such shop");
    TRY(e);
    return sell_steps(tx, "shop", out->id, &out->steps);
}

enum err sell_shop_get(struct cx *cx, struct tx *tx, const char *uuid, struct sell_shop *out)
{
    TRY(sell_shop_load(cx, tx, uuid, out));
    return sell_may(cx, "sell.read", keeper(out), owner(out));
}

/* ---- applying --------------------------------------------------------------------------------------------------------------------------- */
struct parties { struct people_operator whose, serve, paid; };

static enum err party_read(struct cx *cx, struct tx *tx, const char *uuid, const char *field, const struct people_operator *other, struct people_operator *out)
{
    if (!uuid) {
        *out = *other;
        return ERR_NONE;
    }
    enum err e = people_operator_get(cx, tx, uuid, out);
    return e == ERR_NOT_FOUND ? err_say(cx, ERR_INVALID, field, "没有这个经营主体", "There is no such producer") : e;
}

static enum err own(struct cx *cx, struct tx *tx, struct people_operator *out)
{
    int64_t id = people_own_operator(cx);
    if (id <= 0)
        return err_say(cx, ERR_INVALID, "/operator", "请说明是哪个经营主体的店铺", "Say whose shop it is");
    return people_operator_by_id(cx, tx, id, out);
}

static enum err parties_read(struct cx *cx, struct tx *tx, const struct sell_shop_body *in, struct parties *p)
{
    struct people_operator self = {0};
    if (!in->operator)
        TRY(own(cx, tx, &self));
    TRY(party_read(cx, tx, in->operator, "/operator", &self, &p->whose));
    TRY(party_read(cx, tx, in->serve, "/serve", &p->whose, &p->serve));
    TRY(party_read(cx, tx, in->paid, "/paid", &p->whose, &p->paid));
    bool one = p->whose.id == p->serve.id && p->whose.id == p->paid.id;
    if (!one && !(in->consent && str_trim(str_of(in->consent)).size))
        return err_say(cx, ERR_INVALID, "/consent", "货主、服务方、收款方不是同一主体，请写明他们如何同意", "Whose goods, who serves and who is paid differ: say how they agreed");
    TRY(people_operator_active(cx, tx, p->whose.id));
    TRY(people_operator_active(cx, tx, p->serve.id));
    return people_operator_active(cx, tx, p->paid.id);
}

static enum err name_free(struct cx *cx, struct tx *tx, const char *name, const char *uuid)
{
    int64_t n;
    TRY(sql_i64(tx, SQ(shop_name_taken), ARGS(v_t(name), v_t(uuid)), &n));
    return n ? err_say(cx, ERR_DUPLICATE, "/name", "已有同名店铺", "A shop of this name exists") : ERR_NONE;
}

static enum err logo_check(struct cx *cx, struct tx *tx, const char *sha)
{
    const struct texts t = {&sha, sha ? 1 : 0};
    return grow_photos_check(cx, tx, &t, "/logo_sha");
}

enum err sell_shop_apply(struct cx *cx, struct tx *tx, const struct sell_shop_body *in, struct sell_shop *out)
{
    struct parties p = {0};
    int64_t n, id;
    const char *uuid = uuid_make(cx->ar);
    TRY(parties_read(cx, tx, in, &p));
    TRY(sell_may(cx, "sell.shop.write", (struct sell_party){p.serve.level_path, p.serve.id}, (struct sell_party){p.serve.level_path, p.serve.id}));
    TRY(name_free(cx, tx, in->name, uuid));
    TRY(logo_check(cx, tx, in->logo_sha));
    TRY(sql_i64(tx, SQ(shop_count), ARGS(v_i(p.serve.id)), &n));
    if (n >= SELL_SHOPS_MAX)
        return err_say(cx, ERR_LIMIT, NULL, "一个主体最多开 %d 家店铺", "A producer keeps at most %d shops", SELL_SHOPS_MAX);
    TRY(sql_i64(tx, SQ(shop_insert),
                ARGS(v_t(uuid), v_t(sell_shop_kinds[in->kind]), v_t(in->name), v_t(in->name_en), v_t(in->intro), v_i(p.whose.id), v_i(p.serve.id), v_i(p.paid.id),
                     v_t(in->consent), v_t(p.serve.level_path), v_t(in->logo_sha), v_i(cx->now_us), v_t(p.serve.county)),
                &id));
    TRY(sell_step_add(cx, tx, "shop", id, NULL, sell_shop_states[SHOP_APPLIED], NULL));
    TRY(sell_shop_load(cx, tx, uuid, out));
    return people_audit(cx, tx, "sell.shop.apply", "shop", uuid, (struct str){0}, sell_json(cx, &sell_shop_shape, out), NULL);
}

enum err sell_shop_change(struct cx *cx, struct tx *tx, const char *uuid, int64_t if_rev, const struct sell_shop_body *in, struct sell_shop *out)
{
    struct sell_shop before = {0};
    TRY(sell_shop_load(cx, tx, uuid, &before));
    TRY(sell_may(cx, "sell.shop.write", keeper(&before), owner(&before)));
    TRY(sell_rev_is(cx, before.rev, if_rev));
    if (before.state == SHOP_CLOSED)
        return err_say(cx, ERR_WRONG_STATE, NULL, "店铺已关闭", "The shop is closed");
    if (in->operator || in->serve || in->paid)
        return err_say(cx, ERR_INVALID, "/operator", "货主、服务方、收款方不能改，请另申请店铺", "Whose, who serves and who is paid stay as examined: apply for another shop");
    if ((in->kind == SHOP_INPUT) != (before.kind == SHOP_INPUT))
        return err_say(cx, ERR_INVALID, "/kind", "农资店和卖农产品的店分开：请另申请店铺", "Farm inputs and farm produce are sold by different shops: apply for another");
    TRY(name_free(cx, tx, in->name, uuid));
    TRY(logo_check(cx, tx, in->logo_sha));
    if (in->logo_sha && before.state == SHOP_OPEN)
        TRY(grow_file_publish(cx, tx, in->logo_sha));
    TRY(sql_exec(tx, SQ(shop_update), ARGS(v_i(before.id), v_t(sell_shop_kinds[in->kind]), v_t(in->name), v_t(in->name_en), v_t(in->intro), v_t(in->logo_sha))));
    TRY(sell_shop_load(cx, tx, uuid, out));
    return people_audit(cx, tx, "sell.shop.change", "shop", uuid, sell_json(cx, &sell_shop_shape, &before), sell_json(cx, &sell_shop_shape, out), in->reason);
}

/* ---- states ------------------------------------------------------------------------------------------------------------------------------ */
static enum err check_move(struct cx *cx, struct tx *tx, const struct sell_shop *s, const struct sell_move *m)
{
    const char *perm;
    if (m->state < 0 || m->state >= SHOP__STATES || !sell_shop_way((enum sell_shop_state)s->state, (enum sell_shop_state)m->state, &perm))
        return err_say(cx, ERR_WRONG_STATE, "/state", "店铺不能从“%s”改为“%s”", "A shop cannot go from \"%s\" to \"%s\"",
                       sell_shop_state_name((enum sell_shop_state)s->state, cx->lang),
                       m->state >= 0 && m->state < SHOP__STATES ? sell_shop_state_name((enum sell_shop_state)m->state, cx->lang) : "?");
    TRY(sell_may(cx, perm, keeper(s), owner(s)));
    bool needs_reason = m->state == SHOP_REFUSED || m->state == SHOP_SUSPENDED || m->state == SHOP_CLOSED;
    if (needs_reason && !(m->reason && str_trim(str_of(m->reason)).size))
        return err_say(cx, ERR_INVALID, "/reason", "请写明理由", "Say why");
    if (m->state != SHOP_OPEN && m->state != SHOP_EXAMINED)
        return ERR_NONE;
    TRY(people_operator_active(cx, tx, s->operator_id));
    TRY(people_operator_active(cx, tx, s->serve_id));
    return people_operator_active(cx, tx, s->paid_id);
}

enum err sell_shop_enter(struct cx *cx, struct tx *tx, const char *uuid, int64_t if_rev, const struct sell_move *m, struct sell_shop *out)
{
    struct sell_shop before = {0};
    TRY(sell_shop_load(cx, tx, uuid, &before));
    TRY(sell_may(cx, "sell.read", keeper(&before), owner(&before)));
    TRY(sell_rev_is(cx, before.rev, if_rev));
    TRY(check_move(cx, tx, &before, m));
    TRY(sql_exec(tx, SQ(shop_state), ARGS(v_i(before.id), v_t(sell_shop_states[m->state]), v_i(cx->now_us))));
    TRY(sell_step_add(cx, tx, "shop", before.id, sell_shop_states[before.state], sell_shop_states[m->state], m->reason));
    if (m->state == SHOP_OPEN && before.logo_sha)
        TRY(grow_file_publish(cx, tx, before.logo_sha));
    TRY(sell_shop_load(cx, tx, uuid, out));
    return people_audit(cx, tx, "sell.shop.state", "shop", uuid, sell_json(cx, &sell_shop_shape, &before), sell_json(cx, &sell_shop_shape, out), m->reason);
}

/* ---- agreements -------------------------------------------------------------------------------------------------------------------------- */
enum err sell_agreed(struct cx *cx, struct tx *tx, int64_t shop_id, int64_t shop_operator_id, int64_t owner_id)
{
    int64_t n;
    if (owner_id == shop_operator_id)
        return ERR_NONE;
    TRY(sql_i64(tx, SQ(agent_has), ARGS(v_i(shop_id), v_i(owner_id)), &n));
    return n ? ERR_NONE : err_say(cx, ERR_FORBIDDEN, "/product", "货主没有同意由这家店铺代卖", "The producer has not let this shop sell its goods");
}

static enum err agent_audit(struct cx *cx, struct tx *tx, const char *action, const char *shop, const struct sell_agent *a)
{
    return people_audit(cx, tx, action, "shop", shop, (struct str){0}, sell_json(cx, &sell_agent_shape, a), NULL);
}

enum err sell_agree(struct cx *cx, struct tx *tx, const char *shop, const struct sell_agent_body *in, struct sell_agent *out)
{
    struct sell_shop s = {0};
    struct people_operator o = {0};
    int64_t n;
    const char *uuid = uuid_make(cx->ar);
    TRY(sell_shop_load(cx, tx, shop, &s));
    TRY(party_read(cx, tx, in->operator, "/operator", &o, &o));
    const struct sell_party whose = {o.level_path, o.id};
    TRY(sell_may(cx, "sell.agree", whose, whose));
    TRY(people_operator_active(cx, tx, o.id));
    if (o.id == s.operator_id || s.state == SHOP_CLOSED)
        return err_say(cx, ERR_WRONG_STATE, "/operator", "自己的店铺不用代卖协议，已关闭的店铺不能代卖", "One's own shop needs no agreement, a closed one takes none");
    TRY(sql_i64(tx, SQ(agent_has), ARGS(v_i(s.id), v_i(o.id)), &n));
    if (n)
        return err_say(cx, ERR_DUPLICATE, "/operator", "已有代卖协议，请先终止", "There is an agreement: end it first");
    TRY(sql_exec(tx, SQ(agent_insert), ARGS(v_t(uuid), v_i(s.id), v_i(o.id), v_bool(in->pay_owner), v_i(in->commission_bp), v_t(in->consent), v_t(sell_by(cx)),
                                            v_i(cx->now_us), v_t(s.county))));
    TRY(sql_one(tx, SQ(agent_one), ARGS(v_t(uuid), v_i(s.id)), &sell_agent_row, out));
    return agent_audit(cx, tx, "sell.agree", shop, out);
}

enum err sell_agree_end(struct cx *cx, struct tx *tx, const char *shop, const char *agent)
{
    struct sell_shop s = {0};
    struct sell_agent a = {0};
    int64_t n;
    TRY(sell_shop_load(cx, tx, shop, &s));
    TRY(sql_one(tx, SQ(agent_one), ARGS(v_t(agent), v_i(s.id)), &sell_agent_row, &a));
    TRY(sell_may(cx, "sell.agree", (struct sell_party){a.level_path, a.operator_id}, keeper(&s)));
    TRY(sql_exec_n(tx, SQ(agent_end), ARGS(v_i(a.id), v_i(cx->now_us)), &n));
    return n ? agent_audit(cx, tx, "sell.agree.end", shop, &a) : err_set(cx, ERR_WRONG_STATE, NULL);
}

enum err sell_agents(struct cx *cx, struct tx *tx, const char *shop, struct list *out)
{
    struct sell_shop s = {0};
    TRY(sell_shop_get(cx, tx, shop, &s));
    return sql_all(tx, SQ(agent_list), ARGS(v_i(s.id)), &sell_agent_row, SELL_GOODS_MAX, out);
}
