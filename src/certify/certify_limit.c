/* certify_limit.c: laboratories and the catalogue of limits. */
#include <string.h>

#include "certify_priv.h"
#include "dec.h"
#include "uuid.h"

enum err certify_lab_create(struct cx *cx, struct tx *tx, const struct certify_lab_body *in, struct certify_lab *out)
{
    int64_t id;
    const char *uuid = uuid_make(cx->ar);
    TRY(sql_i64(tx, CQ(Q_LAB_INSERT), ARGS(v_t(uuid), v_t(in->name), v_t(in->name_en), v_t(in->qualification), v_i(cx->now_us)), &id));
    TRY(sql_one(tx, CQ(Q_LAB_BY_UUID), ARGS(v_t(uuid)), &certify_lab_row, out));
    return people_audit(cx, tx, "certify.lab.create", "lab", uuid, (struct str){0}, certify_json(cx, &certify_lab_shape, out), NULL);
}

enum err certify_limit_create(struct cx *cx, struct tx *tx, const struct certify_limit_body *in, struct certify_limit *out)
{
    if (in->kind != LIMIT_MAX && in->kind != LIMIT_ND)
        return err_say(cx, ERR_INVALID, "/kind", "目录里的限量应为 max 或 nd", "A limit of the catalogue is max or nd");
    if (in->kind == LIMIT_MAX && !(in->value && dec_valid(str_of(in->value), false) && in->value[0] != '-'))
        return err_say(cx, ERR_INVALID, "/value", "请填写限量值", "Give the value of the limit");
    if (in->until_day != FIELD_NULL && in->until_day <= in->from_day)
        return err_say(cx, ERR_INVALID, "/until_day", "废止日期应晚于施行日期", "The end must be later than the beginning");
    const char *uuid = uuid_make(cx->ar), *crop = in->crop && *in->crop ? in->crop : "*";
    int64_t made;
    TRY(sql_exec_n(tx, CQ(Q_LIMIT_INSERT),
                 ARGS(v_t(uuid), v_t(crop), v_t(in->item), v_t(in->item_en), v_t(certify_limit_kinds[in->kind]), v_t(in->value), v_t(in->unit),
                      v_t(in->basis), v_i(in->from_day), v_i(in->until_day)), &made));
    if (made == 0)
        return err_say(cx, ERR_DUPLICATE, "/item", "“%s”的“%s”已有同日施行的限量", "For %s there is a limit of %s from that day already", crop, in->item);
    TRY(sql_one(tx, CQ(Q_LIMIT_BY_UUID), ARGS(v_t(uuid)), &certify_limit_shape, out));
    return people_audit(cx, tx, "certify.limit.create", "limit", uuid, (struct str){0}, certify_json(cx, &certify_limit_shape, out), NULL);
}
