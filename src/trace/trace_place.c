/* trace_place.c: names of places and parties that are no producers of the county: the office says who stands behind an identifier that
 * markets, shops and carriers use in their events. Without it a trace and a scan page can only show the number. */
#include "trace_priv.h"

#include <string.h>

#include "gs1.h"
#include "uuid.h"

const char *const trace_place_kinds[] = {"market", "shop", "canteen", "hub", "carrier", "factory", "other", NULL};

static const struct field BODY[] = {
    FIELD(struct trace_place_body, uri, F_TEXT, FF_REQ, 8, 500, "地点或单位的标识（GLN 或网址形式）", "Identifier of the place or party, as in events"),
    FIELD_ENUM(struct trace_place_body, kind, FF_REQ, trace_place_kinds, "类型", "Kind"),
    FIELD(struct trace_place_body, name, F_TEXT, FF_REQ, 2, 60, "名称", "Name"),
    FIELD(struct trace_place_body, name_en, F_TEXT, 0, 0, 80, "英文名称", "English name"),
    FIELD(struct trace_place_body, contact, F_TEXT, 0, 0, 40, "联系人", "Contact"),
    FIELD(struct trace_place_body, phone, F_TEXT, 0, 0, 30, "电话", "Telephone"),
};
const struct shape trace_place_body_shape = SHAPE("TracePlaceBody", struct trace_place_body, BODY);

static const struct field PLACE[] = {
    FIELD(struct trace_place, uuid, F_UUID, FF_RO, 0, 0, "编号", "Id"),
    FIELD(struct trace_place, rev, F_I64, FF_RO, 0, INT64_MAX, "版本", "Revision"),
    FIELD(struct trace_place, uri, F_TEXT, FF_RO, 0, 500, "标识", "Identifier"),
    FIELD_ENUM(struct trace_place, kind, FF_RO, trace_place_kinds, "类型", "Kind"),
    FIELD(struct trace_place, name, F_TEXT, FF_RO, 0, 60, "名称", "Name"),
    FIELD(struct trace_place, name_en, F_TEXT, FF_RO, 0, 80, "英文名称", "English name"),
    FIELD(struct trace_place, contact, F_TEXT, FF_RO, 0, 40, "联系人", "Contact"),
    FIELD(struct trace_place, phone, F_TEXT, FF_RO, 0, 30, "电话", "Telephone"),
};
const struct shape trace_place_shape = SHAPE("TracePlace", struct trace_place, PLACE);

static const struct list_col COLS[] = {
    {"uuid", "p.uuid", F_UUID, LC_NOEXPORT, NULL, "编号", "Id"},
    {"rev", "p.rev", F_I64, LC_NOEXPORT, NULL, "版本", "Revision"},
    {"uri", "p.uri", F_TEXT, LC_SORT | LC_FILTER | LC_SEARCH, NULL, "标识", "Identifier"},
    {"kind", "p.kind", F_ENUM, LC_SORT | LC_FILTER, trace_place_kinds, "类型", "Kind"},
    {"name", "p.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "名称", "Name"},
    {"name_en", "p.name_en", F_TEXT, 0, NULL, "英文名称", "English name"},
    {"contact", "p.contact", F_TEXT, 0, NULL, "联系人", "Contact"},
    {"phone", "p.phone", F_TEXT, 0, NULL, "电话", "Telephone"},
};
const struct list_spec trace_place_list = {"TracePlaceItem", "trace_place p", "p.id", "name", COLS, sizeof COLS / sizeof COLS[0]};

enum err trace_place_index(struct req *rq, struct resp *rs)
{
    return list_answer(rq, rs, &trace_place_list, NULL, NOARGS);
}

static enum err check(struct cx *cx, const struct trace_place_body *in, struct str *uri_out)
{
    *uri_out = gs1_canonical_uri(cx->ar, str_of(in->uri));
    if (!str_starts(*uri_out, "urn:") && !str_starts(*uri_out, "https://") && !str_starts(*uri_out, "http://"))
        return err_say(cx, ERR_INVALID, "/uri", "标识须是网址或 URN，例如 https://id.gs1.org/414/6901234567892", "The identifier is an address or URN, such as https://id.gs1.org/414/6901234567892");
    return ERR_NONE;
}

static enum err told(struct cx *cx, struct tx *tx, const char *action, const char *uuid, const struct trace_place_body *in)
{
    struct buf b;
    struct jw w;
    buf_init(&b, cx->ar, 256);
    jw_init(&w, &b);
    jw_obj(&w);
    jw_key(&w, "uri"), jw_z(&w, in->uri);
    jw_key(&w, "kind"), jw_z(&w, trace_place_kinds[in->kind]);
    jw_key(&w, "name"), jw_z(&w, in->name);
    jw_obj_end(&w);
    return people_audit(cx, tx, action, "trace_place", uuid, (struct str){0}, buf_view(&b), NULL);
}

enum err trace_place_put(struct cx *cx, struct tx *tx, const struct trace_place_body *in, const char **uuid_out)
{
    struct str uri;
    const char *path, *county, *uuid = uuid_make(cx->ar);
    int64_t id;
    TRY(check(cx, in, &uri));
    TRY(trace_county(cx, tx, &path, &county));
    enum err e = sql_i64(tx, TQ(Q_PLACE_INSERT), ARGS(v_t(uuid), v_s(uri), v_t(trace_place_kinds[in->kind]), v_t(in->name), v_t(in->name_en), v_t(in->contact), v_t(in->phone),
        v_t(trace_by(cx)), v_i(cx->now_us), v_t(county)), &id);
    if (e == ERR_DUPLICATE || e == ERR_NOT_FOUND)
        return err_say(cx, ERR_DUPLICATE, "/uri", "这个标识已经有名称", "This identifier has a name already");
    TRY(e);
    *uuid_out = uuid;
    return told(cx, tx, "trace.place.create", uuid, in);
}

struct act { struct req *rq; struct resp *rs; };

static enum err answer(struct cx *cx, struct tx *tx, struct act *a, const char *uuid, bool created)
{
    struct trace_place p = {0};
    TRY(sql_one(tx, TQ(Q_PLACE_ONE), ARGS(v_t(uuid)), &trace_place_shape, &p));
    rs_etag(a->rs, p.rev);
    if (created)
        rs_created(a->rs, ar_printf(cx->ar, "/api/v1/trace-places/%s", uuid), &trace_place_shape, &p);
    else
        rs_object(a->rs, &trace_place_shape, &p);
    return ERR_NONE;
}

static enum err post_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct act *a = arg;
    const char *uuid;
    TRY(trace_place_put(cx, tx, rq_body(a->rq), &uuid));
    return answer(cx, tx, a, uuid, true);
}

static enum err set_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct act *a = arg;
    const struct trace_place_body *in = rq_body(a->rq);
    const char *uuid = rq_path(a->rq, "id");
    struct trace_place was = {0};
    struct str uri;
    int64_t n;
    TRY(check(cx, in, &uri));
    TRY(sql_one(tx, TQ(Q_PLACE_ONE), ARGS(v_t(uuid)), &trace_place_shape, &was));
    if (!str_eqz(uri, was.uri))
        return err_say(cx, ERR_INVALID, "/uri", "标识不能改，请另建一条", "The identifier stays: make another one");
    TRY(sql_exec_n(tx, TQ(Q_PLACE_UPDATE), ARGS(v_t(uuid), v_i(rq_if_match(a->rq)), v_t(trace_place_kinds[in->kind]), v_t(in->name), v_t(in->name_en), v_t(in->contact), v_t(in->phone),
        v_t(trace_by(cx))), &n));
    if (!n)
        return err_set(cx, ERR_CHANGED, NULL);
    TRY(answer(cx, tx, a, uuid, false));
    return told(cx, tx, "trace.place.change", uuid, in);
}

enum err trace_place_post(struct req *rq, struct resp *rs)
{
    return tx_run(rq_cx(rq), "trace.place.create", post_tx, &(struct act){rq, rs});
}

enum err trace_place_set(struct req *rq, struct resp *rs)
{
    return tx_run(rq_cx(rq), "trace.place.change", set_tx, &(struct act){rq, rs});
}
