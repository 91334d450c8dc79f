/* certify_member.c: accounts bound to one laboratory. Whoever has certify.read by the role "lab" alone and is bound sees and enters the
 * tests of his laboratory, and no other's; an account that is not bound works for every laboratory of its subtree (a county with one). */
#include "certify_priv.h"

#include <string.h>

static bool lab_only(const struct principal *who)
{
    bool lab = false;
    for (size_t i = 0; i < who->n; i++) {
        if (who->grants[i].role == ROLE_LAB)
            lab = true;
        else if (people_role_has(who->grants[i].role, "certify.read"))
            return false;
    }
    return lab;
}

enum err certify_own_lab(struct cx *cx, struct tx *tx, int64_t *lab_id_out)
{
    *lab_id_out = 0;
    if (!cx->who || cx->who->account_id == 0 || !lab_only(cx->who))
        return ERR_NONE;
    enum err e = sql_i64(tx, CQ(Q_MEMBER_LAB), ARGS(v_i(cx->who->account_id)), lab_id_out);
    if (e == ERR_NOT_FOUND)
        cx_clear(cx);
    return e == ERR_NOT_FOUND ? ERR_NONE : e;
}

enum err certify_test_ours(struct cx *cx, struct tx *tx, const struct certify_test_seen *t)
{
    int64_t lab;
    TRY(certify_own_lab(cx, tx, &lab));
    return lab == 0 || lab == t->lab_id ? ERR_NONE : err_set(cx, ERR_NOT_FOUND, NULL);
}

static enum err lab_of(struct cx *cx, struct tx *tx, const char *uuid, struct certify_lab *out)
{
    enum err e = sql_one(tx, CQ(Q_LAB_BY_UUID), ARGS(v_t(uuid)), &certify_lab_row, out);
    return e == ERR_NOT_FOUND ? err_say(cx, e, NULL, "没有这个检测机构", "There is no such laboratory") : e;
}

static enum err account_of(struct cx *cx, struct tx *tx, const char *uuid, int64_t *out)
{
    enum err e = sql_i64(tx, CQ(Q_MEMBER_ACCOUNT), ARGS(v_t(uuid)), out);
    return e == ERR_NOT_FOUND ? err_say(cx, e, NULL, "没有这个账号", "There is no such account") : e;
}

enum err certify_members(struct cx *cx, struct tx *tx, const char *lab, struct list *out)
{
    struct certify_lab l = {0};
    TRY(people_may(cx, "certify.template.write"));
    TRY(lab_of(cx, tx, lab, &l));
    return sql_all(tx, CQ(Q_MEMBERS), ARGS(v_i(l.id)), &certify_member_shape, CERTIFY_MEMBERS_MAX, out);
}

static struct str member_json(struct cx *cx, const char *account)
{
    return str_of(ar_printf(cx->ar, "{\"account\":\"%s\"}", account));
}

enum err certify_member_bind(struct cx *cx, struct tx *tx, const char *lab, const char *account)
{
    struct certify_lab l = {0};
    int64_t id, n;
    TRY(people_may(cx, "certify.template.write"));
    TRY(lab_of(cx, tx, lab, &l));
    TRY(account_of(cx, tx, account, &id));
    TRY(sql_i64(tx, CQ(Q_MEMBER_COUNT), ARGS(v_i(l.id)), &n));
    if (n >= CERTIFY_MEMBERS_MAX)
        return err_say(cx, ERR_LIMIT, NULL, "一个检测机构最多 %d 个账号", "A laboratory has at most %d accounts", CERTIFY_MEMBERS_MAX);
    TRY(sql_exec(tx, CQ(Q_MEMBER_BIND), ARGS(v_i(id), v_i(l.id), v_i(cx->now_us), v_t(certify_who(cx)))));
    return people_audit(cx, tx, "certify.lab.bind", "lab", lab, (struct str){0}, member_json(cx, account), NULL);
}

enum err certify_member_free(struct cx *cx, struct tx *tx, const char *lab, const char *account)
{
    struct certify_lab l = {0};
    int64_t id, n;
    TRY(people_may(cx, "certify.template.write"));
    TRY(lab_of(cx, tx, lab, &l));
    TRY(account_of(cx, tx, account, &id));
    TRY(sql_exec_n(tx, CQ(Q_MEMBER_FREE), ARGS(v_i(id), v_i(l.id)), &n));
    if (n == 0)
        return err_say(cx, ERR_NOT_FOUND, NULL, "这个账号不在该检测机构", "The account is not bound to this laboratory");
    return people_audit(cx, tx, "certify.lab.free", "lab", lab, member_json(cx, account), (struct str){0}, NULL);
}
