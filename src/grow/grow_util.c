/* grow_util.c: small things every noun of the room needs: who acts, revisions, references, the reading check. */
#include "grow_priv.h"

const char *grow_by(const struct cx *cx) {
    return cx->who && cx->who->name ? cx->who->name : "system";
}

struct val grow_by_account(const struct cx *cx) {
    return cx->who && cx->who->account_id ? v_i(cx->who->account_id) : v_null();
}

const char *grow_pick(const struct cx *cx, const char *zh, const char *en) {
    return cx->lang == LANG_ZH ? zh : en;
}

int64_t grow_today(const struct cx *cx) {
    return when_day(cx->now_us, WHEN_CST_MIN);
}

enum err grow_rev_is(struct cx *cx, int64_t have, int64_t want) {
    if (want == FIELD_NULL || have == want)
        return ERR_NONE;
    return err_say(cx, ERR_CHANGED, NULL, "这条记录已被他人改为第 %lld 版，请刷新后再改", "Somebody changed this: it is at revision %lld now; load it again",
                   (long long)have);
}

enum err grow_one(struct cx *cx, struct tx *tx, enum grow_q q, const char *uuid, const struct shape *sh, void *out, const char *zh, const char *en) {
    enum err e = sql_one(tx, &grow_sql[q], ARGS(v_t(uuid)), sh, out);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, e, NULL, "没有这个%s", "There is no such %s", grow_pick(cx, zh, en));
    return e;
}

enum err grow_ref(struct cx *cx, struct tx *tx, enum grow_q q, const char *uuid, const char *field, const char *zh, const char *en, int64_t *id_out) {
    if (!uuid) {
        *id_out = FIELD_NULL;
        return ERR_NONE;
    }
    enum err e = sql_i64(tx, &grow_sql[q], ARGS(v_t(uuid)), id_out);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, ERR_INVALID, field, "没有这个%s", "There is no such %s", grow_pick(cx, zh, en));
    return e;
}

enum err grow_may(struct cx *cx, const char *perm, const char *level_path, int64_t operator_id) {
    enum err e = people_may_on(cx, perm, level_path, operator_id);
    if (e != ERR_FORBIDDEN || strcmp(perm, "grow.read") == 0)
        return e == ERR_FORBIDDEN ? err_say(cx, ERR_NOT_FOUND, NULL, "没有找到", "Not found") : e;
    if (people_may_on(cx, "grow.read", level_path, operator_id) != ERR_NONE)
        return err_say(cx, ERR_NOT_FOUND, NULL, "没有找到", "Not found");
    return err_say(cx, ERR_FORBIDDEN, NULL, "您没有权限对此进行操作", "You may look at this but not change it");
}

enum err grow_operator_pick(struct cx *cx, struct tx *tx, const char *uuid, struct people_operator *out) {
    enum err e;
    if (uuid) {
        e = people_operator_get(cx, tx, uuid, out);
    } else {
        int64_t own = people_own_operator(cx);
        if (own <= 0)
            return err_say(cx, ERR_INVALID, "/operator", "请选择经营主体", "Say which producer");
        e = people_operator_by_id(cx, tx, own, out);
    }
    if (e == ERR_NOT_FOUND)
        return err_say(cx, ERR_INVALID, "/operator", "没有这个经营主体", "There is no such producer");
    return e;
}

enum err grow_open_put(struct cx *cx, struct tx *tx, enum grow_q q, int64_t id, int64_t rev, const char *have, const struct grow_open_body *in) {
    int64_t n;
    if (strcmp(have, grow_open_states[in->state]) == 0)
        return err_say(cx, ERR_WRONG_STATE, "/state", "已经是这个状态", "It is in that state already");
    TRY(sql_exec_n(tx, &grow_sql[q], ARGS(v_i(id), v_i(rev), v_t(grow_open_states[in->state])), &n));
    return n == 1 ? ERR_NONE : err_set(cx, ERR_CHANGED, NULL);
}

static struct str shape_json(struct cx *cx, const struct shape *sh, const void *obj) {
    struct buf b;
    struct jw w;
    if (!obj)
        return (struct str){NULL, 0};
    buf_init(&b, cx->ar, 512);
    jw_init(&w, &b);
    field_write(&w, sh, obj);
    return buf_view(&b);
}

enum err grow_keep(struct cx *cx, struct tx *tx, const struct grow_fact *f) {
    struct str after = shape_json(cx, f->shape, f->after);
    const struct grow_revision v = {.kind = f->kind, .id = f->id, .rev = f->rev, .at_us = cx->now_us, .by = grow_by(cx),
                                    .account = cx->who && cx->who->account_id ? cx->who->account_id : FIELD_NULL, .reason = f->reason, .body = after};
    int64_t row;
    TRY(sql_i64(tx, SQL(rev_insert), ARGS(v_t(v.kind), v_i(v.id), v_i(v.rev), v_i(v.at_us), v_t(v.by), v_i(v.account), v_t(v.reason), v_s(after)), &row));
    TRY(grow_leaf_append(cx, tx, row, &v));
    return people_audit(cx, tx, f->action, f->kind, f->uuid, shape_json(cx, f->shape, f->before), after, f->reason);
}

static void history_row(struct jw *w, const struct rows *r) {
    char at[32];
    when_format_utc(rows_i64(r, 1), at);
    jw_obj(w);
    jw_key(w, "rev"), jw_i64(w, rows_i64(r, 0));
    jw_key(w, "at"), jw_z(w, at);
    jw_key(w, "by"), jw_str(w, rows_str(r, 2));
    jw_key(w, "reason");
    if (rows_null(r, 3))
        jw_null(w);
    else
        jw_str(w, rows_str(r, 3));
    jw_key(w, "body"), jw_raw(w, rows_str(r, 4));
    jw_obj_end(w);
}

enum err grow_history(struct cx *cx, struct tx *tx, const char *kind, int64_t id, struct str *json_out) {
    struct rows *r;
    struct buf b;
    struct jw w;
    TRY(sql_query(tx, SQL(rev_list), ARGS(v_t(kind), v_i(id)), &r));
    buf_init(&b, cx->ar, 2048);
    jw_init(&w, &b);
    jw_obj(&w);
    jw_key(&w, "items");
    jw_arr(&w);
    while (rows_next(r))
        history_row(&w, r);
    jw_arr_end(&w);
    jw_obj_end(&w);
    TRY(rows_end(&r));
    *json_out = buf_view(&b);
    return ERR_NONE;
}
