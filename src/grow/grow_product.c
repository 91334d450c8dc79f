/* grow_product.c: products of an operator; each has one GTIN-14, its own or allocated under the configured GS1 prefix. */
#include "grow_priv.h"

#include "gs1.h"

enum err grow_product_load(struct cx *cx, struct tx *tx, const char *uuid, struct grow_product *out) {
    TRY(grow_one(cx, tx, Q_product_one, uuid, &grow_product_row, out, "产品", "product"));
    return grow_may(cx, "grow.read", out->level_path, out->operator_id);
}

/* The next free GTIN under the prefix; an operator's own GTIN may have taken a number already. */
static enum err gtin_allocate(struct cx *cx, struct tx *tx, char out[15]) {
    const char *prefix = conf_text("grow.gtin_prefix");
    for (int tries = 0; tries < 1000; tries++) {
        int64_t n, taken;
        TRY(sql_i64(tx, SQL(gtin_next), ARGS(v_t(prefix)), &n));
        enum gs1_fault f = gs1_gtin14_make(str_of(prefix), 0, (uint64_t)n, out);
        if (f != GS1_OK)
            return err_say(cx, ERR_LIMIT, "/gtin", "前缀 %s 下的商品条码已用完：%s", "No GTIN is left under prefix %s: %s", prefix, gs1_fault_text(f, cx->lang));
        TRY(sql_i64(tx, SQL(gtin_taken), ARGS(v_t(out)), &taken));
        if (!taken)
            return ERR_NONE;
    }
    return err_set(cx, ERR_LIMIT, "/gtin");
}

static enum err gtin_pick(struct cx *cx, struct tx *tx, const char *own, char out[15]) {
    if (!own)
        return gtin_allocate(cx, tx, out);
    enum gs1_fault f = gs1_gtin14(str_of(own), out);
    if (f != GS1_OK)
        return err_say(cx, ERR_INVALID, "/gtin", "商品条码有误：%s", "The GTIN is wrong: %s", gs1_fault_text(f, cx->lang));
    return ERR_NONE;
}

struct refs { int64_t crop, variety; };

static enum err refs_read(struct cx *cx, struct tx *tx, const struct grow_product_body *in, struct refs *out) {
    struct texts photo = {&(const char *){in->photo_sha}, in->photo_sha ? 1 : 0};
    struct grow_variety v = {0};
    TRY(grow_ref(cx, tx, Q_crop_id, in->crop, "/crop", "作物", "crop", &out->crop));
    out->variety = FIELD_NULL;
    if (in->variety) {
        if (sql_one(tx, SQL(variety_one), ARGS(v_t(in->variety)), &grow_variety_row, &v) != ERR_NONE || v.crop_id != out->crop)
            return err_say(cx, ERR_INVALID, "/variety", "该作物没有这个品种", "The crop has no such variety");
        out->variety = v.id;
    }
    return grow_photos_check(cx, tx, &photo, "/photo_sha");
}

enum err grow_product_create(struct cx *cx, struct tx *tx, const struct grow_product_body *in, struct grow_product *out) {
    struct people_operator o = {0};
    struct refs rf;
    char gtin[15];
    int64_t id;
    TRY(grow_operator_pick(cx, tx, in->operator, &o));
    TRY(grow_may(cx, "grow.product.write", o.level_path, o.id));
    TRY(refs_read(cx, tx, in, &rf));
    TRY(gtin_pick(cx, tx, in->gtin, gtin));
    const char *uuid = uuid_make(cx->ar);
    enum err e = sql_i64(tx, SQL(product_insert), ARGS(v_t(uuid), v_i(o.id), v_i(rf.crop), v_i(rf.variety), v_t(in->name), v_t(in->name_en), v_t(in->spec),
        v_t(in->brand), v_t(in->grades), v_t(in->photo_sha), v_t(gtin), v_t(o.county), v_i(cx->now_us)), &id);
    if (e == ERR_DUPLICATE)
        return err_say(cx, e, "/gtin", "商品条码 %s 已用于另一个产品", "GTIN %s belongs to another product", gtin);
    TRY(e);
    TRY(sql_one(tx, SQL(product_one), ARGS(v_t(uuid)), &grow_product_row, out));
    return grow_keep(cx, tx, &(struct grow_fact){"grow.product.create", "product", uuid, id, 1, NULL, &grow_product_shape, NULL, out});
}

enum err grow_product_change(struct cx *cx, struct tx *tx, const char *uuid, int64_t if_rev, const struct grow_product_body *in, struct grow_product *out) {
    struct grow_product old = {0};
    struct refs rf;
    int64_t n;
    TRY(grow_product_load(cx, tx, uuid, &old));
    TRY(grow_may(cx, "grow.product.write", old.level_path, old.operator_id));
    TRY(grow_rev_is(cx, old.rev, if_rev));
    if ((in->operator && strcmp(in->operator, old.operator) != 0) || (in->gtin && strcmp(in->gtin, old.gtin) != 0))
        return err_say(cx, ERR_INVALID, in->operator ? "/operator" : "/gtin", "主体和商品条码不能更改", "A product keeps its producer and its GTIN");
    TRY(refs_read(cx, tx, in, &rf));
    TRY(sql_exec_n(tx, SQL(product_update), ARGS(v_i(old.id), v_i(old.rev), v_i(rf.crop), v_i(rf.variety), v_t(in->name), v_t(in->name_en), v_t(in->spec),
        v_t(in->brand), v_t(in->grades), v_t(in->photo_sha)), &n));
    if (n != 1)
        return err_set(cx, ERR_CHANGED, NULL);
    TRY(sql_one(tx, SQL(product_one), ARGS(v_t(uuid)), &grow_product_row, out));
    return grow_keep(cx, tx, &(struct grow_fact){"grow.product.change", "product", uuid, old.id, out->rev, in->reason, &grow_product_shape, &old, out});
}

static const struct list_col COLS[] = {
    {"uuid", "p.uuid", F_UUID, LC_FILTER, NULL, "编号", "Id"},
    {"rev", "p.rev", F_I64, LC_NOEXPORT, NULL, "版本", "Revision"},
    {"name", "p.name", F_TEXT, LC_SORT | LC_FILTER | LC_SEARCH, NULL, "产品名称", "Product"},
    {"name_en", "COALESCE(p.name_en, '')", F_TEXT, LC_SORT | LC_SEARCH, NULL, "英文名称", "English name"},
    {"gtin", "p.gtin", F_TEXT, LC_SORT | LC_FILTER | LC_SEARCH, NULL, "商品条码", "GTIN"},
    {"spec", "COALESCE(p.spec, '')", F_TEXT, LC_SORT | LC_SEARCH, NULL, "规格", "Specification"},
    {"brand", "COALESCE(p.brand, '')", F_TEXT, LC_SORT | LC_FILTER | LC_SEARCH, NULL, "品牌", "Brand"},
    {"grades", "p.grades", F_TEXT, 0, NULL, "等级", "Grades"},
    {"photo_sha", "p.photo_sha", F_TEXT, LC_NOEXPORT, NULL, "照片", "Photo"},
    {"crop", "c.uuid", F_UUID, LC_FILTER, NULL, "作物编号", "Crop's id"},
    {"crop_name", "c.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "作物", "Crop"},
    {"operator", "o.uuid", F_UUID, LC_FILTER, NULL, "经营主体编号", "Producer's id"},
    {"operator_name", "o.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "经营主体", "Producer"},
    {"created_at", "p.created_us", F_TIME, LC_SORT | LC_FILTER, NULL, "登记时间", "Registered"},
};
const struct list_spec grow_product_list = {"ProductItem", "grow_product p JOIN people_operator_v o ON o.id = p.operator_id JOIN grow_crop c ON c.id = p.crop_id",
                                            "p.id", "-created_at", COLS, sizeof COLS / sizeof COLS[0]};

static enum err do_post(struct cx *cx, struct tx *tx, struct grow_call *c) { return grow_product_create(cx, tx, c->body, c->out); }
static enum err do_put(struct cx *cx, struct tx *tx, struct grow_call *c) { return grow_product_change(cx, tx, c->id, c->rev, c->body, c->out); }
static enum err do_get(struct cx *cx, struct tx *tx, struct grow_call *c) { return grow_product_load(cx, tx, c->id, c->out); }
static enum err find(struct cx *cx, struct tx *tx, const char *uuid, int64_t *id) {
    struct grow_product p = {0};
    TRY(grow_product_load(cx, tx, uuid, &p));
    *id = p.id;
    return ERR_NONE;
}
enum err grow_product_post(struct req *rq, struct resp *rs) { return grow_write(rq, rs, do_post, "grow.product.create", "product", "/api/v1/products/"); }
enum err grow_product_put(struct req *rq, struct resp *rs) { return grow_write(rq, rs, do_put, "grow.product.change", "product", NULL); }
enum err grow_product_get(struct req *rq, struct resp *rs) { return grow_fetch(rq, rs, do_get); }
enum err grow_product_index(struct req *rq, struct resp *rs) { return grow_list(rq, rs, &grow_product_list, "o.level_path", "p.operator_id", NULL); }
enum err grow_product_past(struct req *rq, struct resp *rs) { return grow_history_answer(rq, rs, "product", find); }
