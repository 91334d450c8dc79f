/* people_grant.c: handing out roles. Nobody hands out more than he has: the role must be one his own role may hand out
 * (people_role_grants), inside his own subtree and, for an owner, for his own producer; and nobody touches an account whose
 * grants he could not hand out himself. */
#include "people_priv.h"

#include "uuid.h"

/* May who hand out role over level_path for operator? */
static bool may_hand_out(const struct principal *who, const char *perm, enum people_role role, const char *level_path, int64_t operator_id)
{
    for (size_t i = 0; i < who->n; i++) {
        const struct people_grant *g = &who->grants[i];
        bool own = g->operator_id == 0 || g->operator_id == operator_id; /* people_grant_reaches would take "no operator" as well */
        if (people_role_has(g->role, perm) && people_role_grants(g->role, role) && own && people_grant_reaches(g, level_path, operator_id))
            return true;
    }
    return false;
}

struct resolve { struct cx *cx; struct tx *tx; const char *perm, *pointer; };

static const char *at(const struct resolve *r, size_t i, const char *member)
{
    return ar_printf(r->cx->ar, "%s/%zu/%s", r->pointer, i, member);
}

static enum err resolve_operator(const struct resolve *r, size_t i, const struct grant_body *b, struct grant_row *out)
{
    struct people_operator op;
    enum err e = people_operator_get(r->cx, r->tx, b->operator, &op);
    if (e == ERR_NOT_FOUND)
        return err_say(r->cx, ERR_INVALID, at(r, i, "operator"), "没有这个经营主体", "There is no such producer");
    TRY(e);
    out->operator_id = op.id;
    out->level_id = op.level_id; /* the grant lives where its producer lives */
    out->level_path = op.level_path;
    return ERR_NONE;
}

static enum err resolve_level(const struct resolve *r, size_t i, const struct grant_body *b, struct grant_row *out)
{
    struct level_row l;
    enum err e = people_level_row(r->cx, r->tx, b->level, &l);
    if (e == ERR_NOT_FOUND)
        return err_say(r->cx, ERR_INVALID, at(r, i, "level"), "没有这个层级", "There is no such level");
    TRY(e);
    out->level_id = l.id;
    out->level_path = l.path;
    return ERR_NONE;
}

static enum err resolve_one(const struct resolve *r, size_t i, const struct grant_body *b, struct grant_row *out)
{
    *out = (struct grant_row){.role = b->role, .level_path = "/"};
    if (b->operator == NULL && people_role_needs_operator((enum people_role)b->role))
        return err_say(r->cx, ERR_INVALID, at(r, i, "operator"), "这个角色要指定经营主体", "This role needs a producer");
    if (b->operator != NULL)
        TRY(resolve_operator(r, i, b, out));
    else if (b->level != NULL)
        TRY(resolve_level(r, i, b, out));
    if (!may_hand_out(r->cx->who, r->perm, (enum people_role)b->role, out->level_path, out->operator_id))
        return err_say(r->cx, ERR_FORBIDDEN, at(r, i, "role"), "您不能授予这个角色或这个范围", "You may not hand out this role or this reach");
    return ERR_NONE;
}

enum err people_grants_resolve(struct cx *cx, struct tx *tx, const char *perm, struct list bodies, const char *pointer, struct list *rows_out)
{
    const struct resolve r = {cx, tx, perm, pointer};
    struct grant_row *rows = AR_ARRAY(cx->ar, struct grant_row, bodies.n + 1);
    for (size_t i = 0; i < bodies.n; i++)
        TRY(resolve_one(&r, i, &((const struct grant_body *)bodies.p)[i], &rows[i]));
    *rows_out = (struct list){rows, bodies.n};
    return ERR_NONE;
}

enum err people_grants_outrank(struct cx *cx, const char *perm, const struct principal *target)
{
    for (size_t i = 0; i < target->n; i++) {
        const struct people_grant *g = &target->grants[i];
        bool buyer = g->role == ROLE_BUYER && people_may_on(cx, perm, "/", 0) == ERR_NONE; /* nobody hands it out, the administrator may take it */
        if (!buyer && !may_hand_out(cx->who, perm, g->role, g->level_path, g->operator_id))
            return err_say(cx, ERR_FORBIDDEN, NULL, "这个账号还有您管不到的授权", "This account has grants beyond yours");
    }
    if (target->n != 0 || people_may_on(cx, perm, "/", 0) == ERR_NONE)
        return ERR_NONE;
    return err_say(cx, ERR_FORBIDDEN, NULL, "这个账号没有授权，只有系统管理员能管", "This account has no grants; only the administrator manages it");
}

enum err people_grants_insert(struct cx *cx, struct tx *tx, int64_t account_id, int64_t key_id, struct list rows)
{
    for (size_t i = 0; i < rows.n; i++) {
        const struct grant_row *g = &((const struct grant_row *)rows.p)[i];
        TRY(sql_exec(tx, PQ(Q_GRANT_INSERT),
                     ARGS(v_i(account_id == 0 ? FIELD_NULL : account_id), v_i(key_id == 0 ? FIELD_NULL : key_id), v_t(people_role_names[g->role]),
                          v_i(g->level_id == 0 ? FIELD_NULL : g->level_id), v_i(g->operator_id == 0 ? FIELD_NULL : g->operator_id),
                          v_i(cx->now_us))));
    }
    return ERR_NONE;
}

enum err people_grants_view(struct cx *cx, struct tx *tx, bool key, int64_t id, struct list *out)
{
    (void)cx;
    return sql_all(tx, PQ(Q_GRANT_VIEWS), ARGS(v_i(key ? FIELD_NULL : id), v_i(key ? id : FIELD_NULL)), &people_grant_view_shape,
                   PEOPLE_GRANTS_MAX, out);
}
