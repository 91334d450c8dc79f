/* people_perm.c: roles, the permission matrix, and the question "may who do this to that".
 * The matrix is people_perms.def; a grant narrows a role to a subtree and, for operator roles, to one operator. Called by
 * people_auth for every request and by the handlers of all rooms. Pure reading of what authentication loaded. */
#include "people_priv.h"

#include <string.h>

#include "log.h"

const char *const people_role_names[] = {"admin", "office", "lab", "agri", "market", "owner", "worker", "point", "machine", "buyer", NULL};
_Static_assert(sizeof(people_role_names) / sizeof(people_role_names[0]) == ROLE__COUNT + 1, "a name for each role");

static const struct { const char *zh, *en; } ROLE_TITLES[ROLE__COUNT] = {
    [ROLE_ADMIN] = {"系统管理员", "Administrator"},
    [ROLE_OFFICE] = {"县级业务办公室", "County office"},
    [ROLE_LAB] = {"检测机构", "Testing body"},
    [ROLE_AGRI] = {"农业监管", "Agriculture regulator"},
    [ROLE_MARKET] = {"市场监管", "Market regulator"},
    [ROLE_OWNER] = {"经营主体负责人", "Producer, owner"},
    [ROLE_WORKER] = {"经营主体员工", "Producer, worker"},
    [ROLE_POINT] = {"村级服务站", "Village point"},
    [ROLE_MACHINE] = {"设备或外部系统", "Machine"},
    [ROLE_BUYER] = {"买家", "Buyer"},
};

struct perm { const char *name; bool has[ROLE__COUNT]; };
static const struct perm PERMS[] = {
#define PERM(name, admin, office, lab, agri, market, owner, worker, point, machine, buyer) \
    {name, {admin, office, lab, agri, market, owner, worker, point, machine, buyer}},
#include "people_perms.def"
#undef PERM
};
#define PERMS_N (sizeof(PERMS) / sizeof(PERMS[0]))

/* Which roles a role may hand out to accounts and keys (rows: mine; columns: in the order of enum people_role). */
static const bool GRANTABLE[ROLE__COUNT][ROLE__COUNT] = {
    [ROLE_ADMIN] = {true, true, true, true, true, true, true, true, true}, /* not "buyer": buyers register themselves */
    [ROLE_OFFICE] = {[ROLE_OWNER] = true, [ROLE_WORKER] = true, [ROLE_POINT] = true, [ROLE_MACHINE] = true},
    [ROLE_OWNER] = {[ROLE_WORKER] = true},
};

static const struct perm *perm_find(const char *name)
{
    for (size_t i = 0; i < PERMS_N; i++)
        if (strcmp(PERMS[i].name, name) == 0)
            return &PERMS[i];
    return NULL;
}

static bool perm_is_general(const char *perm)
{
    return strcmp(perm, "public") == 0 || strcmp(perm, "self") == 0;
}

bool people_perm_known(const char *perm)
{
    return perm != NULL && (perm_is_general(perm) || perm_find(perm) != NULL);
}

bool people_role_has(enum people_role role, const char *perm)
{
    if (perm_is_general(perm))
        return true;
    const struct perm *p = perm_find(perm);
    return p != NULL && role < ROLE__COUNT && p->has[role];
}

bool people_role_needs_operator(enum people_role role)
{
    return role == ROLE_OWNER || role == ROLE_WORKER;
}

bool people_role_grants(enum people_role mine, enum people_role role)
{
    return mine < ROLE__COUNT && role < ROLE__COUNT && GRANTABLE[mine][role];
}

const char *people_role_title(enum people_role role, enum lang lang)
{
    return lang == LANG_ZH ? ROLE_TITLES[role].zh : ROLE_TITLES[role].en;
}

/* ---- who may ------------------------------------------------------------------------------------------------------------- */

static bool who_has(const struct principal *who, const struct perm *p)
{
    for (size_t i = 0; i < who->n; i++)
        if (p->has[who->grants[i].role])
            return true;
    return false;
}

static enum err forbidden(struct cx *cx, const char *perm)
{
    return err_say(cx, ERR_FORBIDDEN, NULL, "您没有权限做这件事（%s）", "You are not permitted to do this (%s)", perm);
}

enum err people_may(struct cx *cx, const char *perm)
{
    if (strcmp(perm, "public") == 0)
        return ERR_NONE;
    if (cx->who == NULL)
        return err_set(cx, ERR_UNAUTHENTICATED, NULL);
    if (strcmp(perm, "self") == 0)
        return ERR_NONE;
    if (cx->who->must_change)
        return err_say(cx, ERR_FORBIDDEN, NULL, "请先修改初始密码", "Please change your first password before anything else");
    const struct perm *p = perm_find(perm);
    if (p == NULL)
        log_error(cx, "people.perm", "unknown=%s", perm);
    return p != NULL && who_has(cx->who, p) ? ERR_NONE : forbidden(cx, perm);
}

static bool path_in(const char *root, const char *path)
{
    return path != NULL && strncmp(root, path, strlen(root)) == 0;
}

bool people_grant_reaches(const struct people_grant *g, const char *level_path, int64_t operator_id)
{
    if (people_role_needs_operator(g->role) && g->operator_id == 0)
        return false;
    if (g->operator_id != 0 && operator_id != 0)
        return g->operator_id == operator_id;
    return path_in(g->level_path, level_path);
}

enum err people_may_on(struct cx *cx, const char *perm, const char *level_path, int64_t operator_id)
{
    TRY(people_may(cx, perm));
    if (perm_is_general(perm))
        return ERR_NONE;
    const struct perm *p = perm_find(perm);
    const struct principal *who = cx->who;
    for (size_t i = 0; i < who->n; i++)
        if (p->has[who->grants[i].role] && people_grant_reaches(&who->grants[i], level_path, operator_id))
            return ERR_NONE;
    return forbidden(cx, perm);
}

/* ---- what who sees, as SQL ------------------------------------------------------------------------------------------------- */

struct scope_text { struct buf b; struct val *v; size_t n; };

static void scope_or(struct scope_text *t)
{
    buf_puts(&t->b, t->b.size == 0 ? "" : " OR ");
}

static void scope_subtree(struct cx *cx, struct scope_text *t, const char *path_col, const char *path)
{
    scope_or(t);
    if (strcmp(path, "/") == 0) {
        buf_puts(&t->b, "1=1");
        return;
    }
    buf_printf(&t->b, "(%s >= $%zu AND %s < $%zu)", path_col, t->n + 1, path_col, t->n + 2);
    t->v[t->n++] = v_t(path);
    t->v[t->n++] = v_t(people_path_end(cx->ar, path));
}

static void scope_grant(struct cx *cx, struct scope_text *t, const struct people_grant *g, const char *path_col, const char *operator_col)
{
    if (people_role_needs_operator(g->role) && g->operator_id == 0)
        return;
    if (g->operator_id == 0 || operator_col == NULL) {
        scope_subtree(cx, t, path_col, g->level_path);
        return;
    }
    scope_or(t);
    buf_printf(&t->b, "%s = $%zu", operator_col, t->n + 1);
    t->v[t->n++] = v_i(g->operator_id);
}

/* Is the grant's reach inside an earlier one, so that its condition would say nothing new? */
static bool scope_covered(const struct principal *who, const struct perm *p, size_t i)
{
    const struct people_grant *g = &who->grants[i];
    for (size_t k = 0; k < who->n; k++) {
        const struct people_grant *o = &who->grants[k];
        bool wider = o->operator_id == 0 && !people_role_needs_operator(o->role) && p->has[o->role] && path_in(o->level_path, g->level_path);
        if (k != i && wider && (g->operator_id != 0 || strcmp(o->level_path, g->level_path) != 0 || k < i))
            return true;
    }
    return false;
}

enum err people_scope(struct cx *cx, const char *perm, const char *path_col, const char *operator_col, struct people_scope *out)
{
    TRY(people_may(cx, perm));
    const struct perm *p = perm_find(perm);
    struct scope_text t = {.v = AR_ARRAY(cx->ar, struct val, cx->who->n * 2 + 1)};
    buf_init(&t.b, cx->ar, 128);
    for (size_t i = 0; p != NULL && i < cx->who->n; i++)
        if (p->has[cx->who->grants[i].role] && !scope_covered(cx->who, p, i))
            scope_grant(cx, &t, &cx->who->grants[i], path_col, operator_col);
    *out = (struct people_scope){t.b.size == 0 ? "1=0" : ar_printf(cx->ar, "(%s)", buf_z(&t.b)), t.v, t.n};
    return ERR_NONE;
}

int64_t people_own_operator(const struct cx *cx)
{
    int64_t own = 0;
    for (size_t i = 0; cx->who != NULL && i < cx->who->n; i++) {
        int64_t o = cx->who->grants[i].operator_id;
        if (o != 0 && own != 0 && o != own)
            return -1;
        own = o != 0 ? o : own;
    }
    return own;
}

/* ---- lists of permissions ---------------------------------------------------------------------------------------------------- */

static struct texts perm_texts(struct arena *ar, bool (*takes)(const struct perm *p, const void *arg), const void *arg)
{
    struct texts t = {AR_ARRAY(ar, const char *, PERMS_N), 0};
    for (size_t i = 0; i < PERMS_N; i++)
        if (takes(&PERMS[i], arg))
            t.p[t.n++] = PERMS[i].name;
    return t;
}

static bool takes_who(const struct perm *p, const void *arg)
{
    return who_has(arg, p);
}

static bool takes_role(const struct perm *p, const void *arg)
{
    return p->has[*(const enum people_role *)arg];
}

struct texts people_permissions(struct arena *ar, const struct principal *who)
{
    return perm_texts(ar, takes_who, who);
}

struct texts people_role_permissions(struct arena *ar, enum people_role role)
{
    return perm_texts(ar, takes_role, &role);
}

enum err people_routes_check(struct cx *cx, const struct room *const *rooms)
{
    for (; *rooms != NULL; rooms++)
        for (size_t i = 0; i < (*rooms)->routes_n; i++) {
            const struct route *r = &(*rooms)->routes[i];
            bool open = (r->flags & RT_PUBLIC) != 0;
            if (!people_perm_known(r->perm) || open != (strcmp(r->perm, "public") == 0))
                return err_say(cx, ERR_INTERNAL, NULL, "路由 %s %s 的权限 %s 不在 people_perms.def 中", "route %s %s: permission %s is not in people_perms.def",
                               r->method, r->path, r->perm == NULL ? "(none)" : r->perm);
        }
    return ERR_NONE;
}

/* ---- the matrix as an answer ----------------------------------------------------------------------------------------------------- */

enum err people_roles_get(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    struct role_view *v = AR_ARRAY(cx->ar, struct role_view, ROLE__COUNT);
    for (int r = 0; r < ROLE__COUNT; r++) {
        struct texts hand_out = {AR_ARRAY(cx->ar, const char *, ROLE__COUNT), 0};
        for (int to = 0; to < ROLE__COUNT; to++)
            if (GRANTABLE[r][to])
                hand_out.p[hand_out.n++] = people_role_names[to];
        v[r] = (struct role_view){people_role_names[r], ROLE_TITLES[r].zh, ROLE_TITLES[r].en,
                                  people_role_permissions(cx->ar, (enum people_role)r), hand_out};
    }
    rs_list(rs, &people_role_shape, (struct list){v, ROLE__COUNT});
    return ERR_NONE;
}
