/* certify_common.c: running numbers, joined texts and the permission questions every act of the room asks. */
#include <inttypes.h>
#include <string.h>

#include "certify_priv.h"
#include "when.h"

int64_t certify_today(const struct cx *cx)
{
    return when_day(cx->now_us, WHEN_CST_MIN);
}

enum err certify_number(struct cx *cx, struct tx *tx, const char *prefix, const char **out)
{
    int64_t last;
    int y, m, d;
    day_split((int32_t)certify_today(cx), &y, &m, &d);
    const char *name = ar_printf(cx->ar, "%s%04d%02d%02d", prefix, y, m, d);
    TRY(sql_i64(tx, CQ(Q_NUMBER), ARGS(v_t(name)), &last));
    *out = ar_printf(cx->ar, "%s%04" PRId64, name, last);
    return ERR_NONE;
}

struct texts certify_split(struct arena *ar, const char *joined, char sep)
{
    struct str rest = str_of(joined), head;
    size_t n = rest.size ? 1 : 0;
    for (size_t i = 0; i < rest.size; i++)
        n += rest.p[i] == sep;
    struct texts t = {AR_ARRAY(ar, const char *, n ? n : 1), n};
    for (size_t i = 0; i < n; i++) {
        str_cut(rest, sep, &head, &rest);
        t.p[i] = str_dup(ar, head);
    }
    return t;
}

const char *certify_join(struct arena *ar, struct texts t, char sep)
{
    struct buf b;
    buf_init(&b, ar, 64);
    for (size_t i = 0; i < t.n; i++) {
        if (i)
            buf_ch(&b, sep);
        for (const char *p = t.p[i]; *p; p++)
            buf_ch(&b, *p == sep ? ' ' : *p);
    }
    return buf_z(&b);
}

struct str certify_json(struct cx *cx, const struct shape *sh, const void *obj)
{
    struct buf b;
    struct jw w;
    buf_init(&b, cx->ar, 512);
    jw_init(&w, &b);
    field_write(&w, sh, obj);
    return buf_view(&b);
}

const char *certify_who(const struct cx *cx)
{
    return cx->who ? cx->who->name : "system";
}

const char *certify_role(const struct cx *cx, const char *perm)
{
    for (size_t i = 0; cx->who && i < cx->who->n; i++)
        if (people_role_has(cx->who->grants[i].role, perm))
            return people_role_names[cx->who->grants[i].role];
    return NULL;
}

enum err certify_may(struct cx *cx, const char *perm, const char *level_path, int64_t operator_id)
{
    if (!cx->who)
        return ERR_NONE; /* the program itself (commands); routes never come here without a principal */
    if (people_may_on(cx, "certify.read", level_path, operator_id) != ERR_NONE)
        return err_set(cx, ERR_NOT_FOUND, NULL);
    return people_may_on(cx, perm, level_path, operator_id);
}

enum err certify_lot_for(struct cx *cx, struct tx *tx, const char *perm, const char *lot_uuid, struct grow_lot *lot, struct people_operator *op)
{
    TRY(grow_lot_get(cx, tx, lot_uuid, lot));
    TRY(people_operator_by_id(cx, tx, lot->operator_id, op));
    return certify_may(cx, perm, op->level_path, op->id);
}
