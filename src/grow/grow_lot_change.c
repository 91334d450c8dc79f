/* grow_lot_change.c: lots made from lots: split, merge, process. What goes in equals what comes out plus the stated loss, the
 * loss is within what the process can lose, and the TransformationEvent is captured in the same transaction. */
#include "grow_priv.h"

#include "epcis.h"

#define SIDE_MAX 50

/* Largest loss in parts of a thousand, and the CBV step the event carries. */
struct process { int64_t loss_permille; const char *biz_step; };
static const struct process PROCESSES[] = { /* in the order of grow_processes */
    {50, "repackaging"},              /* repack */
    {400, "inspecting"},              /* sort: what is not fit for sale */
    {350, "other"},                   /* wash and trim */
    {930, "creating_class_instance"}, /* dry: leaves and mushrooms lose most of their weight */
    {450, "creating_class_instance"}, /* mill */
    {850, "creating_class_instance"}, /* press: oil from seed */
    {600, "creating_class_instance"}, /* slaughter */
    {150, "creating_class_instance"}, /* freeze */
    {500, "creating_class_instance"}, /* other */
};
#define LOSS_PLAIN 30 /* splits and merges: 3 % */

int64_t grow_loss_max(int64_t kind, int64_t process, int64_t in_g) {
    size_t n = sizeof PROCESSES / sizeof PROCESSES[0];
    int64_t permille = kind == CHANGE_PROCESS && process >= 0 && (size_t)process < n ? PROCESSES[process].loss_permille : LOSS_PLAIN;
    return in_g / 1000 * permille + in_g % 1000 * permille / 1000;
}

enum err grow_balance(struct cx *cx, int64_t kind, int64_t process, int64_t in_g, int64_t out_g, int64_t loss_g) {
    int64_t most = grow_loss_max(kind, process, in_g);
    if (in_g != out_g + loss_g)
        return err_say(cx, ERR_UNBALANCED, "/loss_g", "投入 %lld 克，产出 %lld 克加损耗 %lld 克，相差 %lld 克", "%lld g went in; %lld g came out and %lld g were lost: %lld g differ",
                       (long long)in_g, (long long)out_g, (long long)loss_g, (long long)(in_g - out_g - loss_g));
    if (loss_g > most)
        return err_say(cx, ERR_UNBALANCED, "/loss_g", "损耗 %lld 克超过该工艺允许的 %lld 克", "A loss of %lld g is more than the %lld g this process can lose",
                       (long long)loss_g, (long long)most);
    return ERR_NONE;
}

static enum err amount_check(struct cx *cx, struct tx *tx, const struct grow_lot_seen *l, int64_t grams, size_t i) {
    const char *at = ar_printf(cx->ar, "/inputs/%zu/quantity_g", i);
    int64_t theirs;
    if (grams > l->left_g)
        return err_say(cx, ERR_UNBALANCED, at, "批次 %s 只剩 %lld 克", "Lot %s has only %lld g left", l->lot_no, (long long)l->left_g);
    TRY(grow_lot_promised(cx, tx, l->id, &theirs));
    if (grams > l->left_g - theirs)
        return err_say(cx, ERR_RULE, at, "批次 %s 剩 %lld 克，其中 %lld 克已上架、售出或许给别人；没卖出的请先下架", "Lot %s has %lld g left, %lld of them on sale, sold or promised; take off sale what is not sold",
                       l->lot_no, (long long)l->left_g, (long long)theirs);
    return ERR_NONE;
}

struct change {
    const struct grow_change_body *in;
    struct grow_lot_seen lots[SIDE_MAX]; struct grow_product products[SIDE_MAX]; struct grow_lot_new made[SIDE_MAX];
    int64_t in_g, out_g, day, id, harvest_day; const char *uuid;
};

static enum err input_take(struct cx *cx, struct tx *tx, struct change *c, size_t i) {
    const struct grow_change_input *in = (const struct grow_change_input *)c->in->inputs.p + i;
    struct grow_lot_seen *l = &c->lots[i];
    const char *at = ar_printf(cx->ar, "/inputs/%zu/lot", i);
    enum err e = grow_lot_load(cx, tx, in->lot, l);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, ERR_INVALID, at, "没有这个批次", "There is no such lot");
    TRY(e);
    TRY(grow_may(cx, "grow.lot.write", l->level_path, l->operator_id));
    for (size_t k = 0; k < i; k++)
        if (c->lots[k].id == l->id)
            return err_say(cx, ERR_INVALID, at, "同一批次出现两次", "A lot stands there twice");
    if (l->operator_id != c->lots[0].operator_id)
        return err_say(cx, ERR_INVALID, at, "只能处理同一主体的批次", "The lots belong to different producers");
    if (l->state == LOT_LOCKED || l->state == LOT_RECALLED)
        return err_say(cx, ERR_LOT_LOCKED, at, "批次 %s 已锁定或召回：%s", "Lot %s is locked or recalled: %s", l->lot_no, l->state_reason ? l->state_reason : "");
    if (l->state != LOT_ACTIVE)
        return err_say(cx, ERR_WRONG_STATE, at, "批次 %s 已用完或关闭", "Lot %s is consumed or closed", l->lot_no);
    TRY(amount_check(cx, tx, l, in->quantity_g, i));
    c->in_g += in->quantity_g;
    c->harvest_day = l->harvest_day > c->harvest_day ? l->harvest_day : c->harvest_day;
    return ERR_NONE;
}

static enum err output_take(struct cx *cx, struct tx *tx, struct change *c, size_t i) {
    const struct grow_change_output *o = (const struct grow_change_output *)c->in->outputs.p + i;
    const char *at = ar_printf(cx->ar, "/outputs/%zu/product", i), *uuid = o->product ? o->product : c->lots[0].product;
    enum err e = grow_product_load(cx, tx, uuid, &c->products[i]);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, ERR_INVALID, at, "没有这个产品", "There is no such product");
    TRY(e);
    if (c->products[i].operator_id != c->lots[0].operator_id)
        return err_say(cx, ERR_INVALID, at, "产品属于别的主体", "The product is another producer's");
    if (c->in->kind != CHANGE_PROCESS && c->products[i].id != c->lots[0].product_id)
        return err_say(cx, ERR_INVALID, at, "拆分和合并不改变产品，请用加工", "A split or merge keeps the product: use a process");
    c->out_g += o->quantity_g;
    return ERR_NONE;
}

/* One into several, several into one, any into any. */
static enum err form_check(struct cx *cx, const struct grow_change_body *in) {
    if (in->inputs.n > SIDE_MAX || in->outputs.n > SIDE_MAX)
        return err_say(cx, ERR_LIMIT, "/inputs", "一次最多处理 %d 个批次", "At most %d lots at once", SIDE_MAX);
    if (in->kind == CHANGE_SPLIT && in->inputs.n != 1)
        return err_say(cx, ERR_INVALID, "/inputs", "拆分只能有一个来源批次", "A split has one lot put in");
    if (in->kind == CHANGE_MERGE && (in->inputs.n < 2 || in->outputs.n != 1))
        return err_say(cx, ERR_INVALID, "/inputs", "合并要有两个以上来源批次和一个新批次", "A merge has two or more lots put in and makes one");
    if (in->kind == CHANGE_PROCESS && in->process == FIELD_NULL)
        return err_say(cx, ERR_INVALID, "/process", "请选择工艺", "Say which process");
    return ERR_NONE;
}

static enum err merge_check(struct cx *cx, const struct change *c) {
    for (size_t i = 1; c->in->kind != CHANGE_PROCESS && i < c->in->inputs.n; i++)
        if (c->lots[i].product_id != c->lots[0].product_id)
            return err_say(cx, ERR_INVALID, ar_printf(cx->ar, "/inputs/%zu/lot", i), "合并的批次必须是同一产品", "Merged lots are of one product");
    return ERR_NONE;
}

static enum err inputs_store(struct cx *cx, struct tx *tx, const struct change *c) {
    const struct grow_change_input *in = c->in->inputs.p;
    for (size_t i = 0; i < c->in->inputs.n; i++) {
        int64_t n;
        TRY(sql_exec(tx, SQL(link_insert), ARGS(v_i(c->id), v_i(c->lots[i].id), v_i(in[i].quantity_g))));
        TRY(sql_exec_n(tx, SQL(lot_take), ARGS(v_i(c->lots[i].id), v_i(in[i].quantity_g)), &n));
        if (n != 1)
            return err_set(cx, ERR_CHANGED, NULL);
        if (in[i].quantity_g == c->lots[i].left_g)
            TRY(grow_lot_enter(cx, tx, c->lots[i].id, LOT_CONSUMED, grow_change_kinds[c->in->kind]));
    }
    return ERR_NONE;
}

static enum err outputs_store(struct cx *cx, struct tx *tx, struct change *c) {
    const struct grow_change_output *o = c->in->outputs.p;
    for (size_t i = 0; i < c->in->outputs.n; i++) {
        c->made[i] = (struct grow_lot_new){.product = &c->products[i], .grade = o[i].grade ? o[i].grade : c->in->kind == CHANGE_PROCESS ? NULL : c->lots[0].grade,
            .origin = grow_change_kinds[c->in->kind], .quantity_g = o[i].quantity_g, .harvest_day = c->harvest_day, .operator_id = c->lots[0].operator_id,
            .season_id = FIELD_NULL, .record_id = FIELD_NULL, .change_id = c->id, .county = c->lots[0].county};
        TRY(grow_lot_add(cx, tx, &c->made[i]));
    }
    return ERR_NONE;
}

static enum err event_store(struct cx *cx, struct tx *tx, struct change *c, const char **event_id) {
    struct grow_event_lot *in = AR_ARRAY(cx->ar, struct grow_event_lot, SIDE_MAX), *out = AR_ARRAY(cx->ar, struct grow_event_lot, SIDE_MAX);
    const struct grow_change_input *ci = c->in->inputs.p;
    for (size_t i = 0; i < c->in->inputs.n; i++)
        in[i] = (struct grow_event_lot){c->lots[i].epc, ci[i].quantity_g};
    for (size_t i = 0; i < c->in->outputs.n; i++)
        out[i] = (struct grow_event_lot){c->made[i].epc, c->made[i].quantity_g};
    struct grow_event e = {.county = c->lots[0].county, .operator_id = c->lots[0].operator_id, .day = c->day, .id = c->uuid,
        .biz_step = c->in->kind == CHANGE_PROCESS ? PROCESSES[c->in->process].biz_step : "repackaging", .in = in, .out = out, .in_n = c->in->inputs.n, .out_n = c->in->outputs.n};
    TRY(grow_event_capture(cx, tx, &e, event_id));
    TRY(sql_exec(tx, SQL(change_event), ARGS(v_i(c->id), v_t(*event_id))));
    for (size_t i = 0; i < c->in->outputs.n; i++)
        TRY(sql_exec(tx, SQL(lot_event), ARGS(v_i(c->made[i].id), v_t(*event_id))));
    return ERR_NONE;
}

static void answer(struct cx *cx, const struct change *c, const char *event_id, struct grow_change *out) {
    const struct grow_change_input *ci = c->in->inputs.p;
    struct grow_lot_part *in = AR_ARRAY(cx->ar, struct grow_lot_part, c->in->inputs.n), *made = AR_ARRAY(cx->ar, struct grow_lot_part, c->in->outputs.n);
    for (size_t i = 0; i < c->in->inputs.n; i++)
        in[i] = (struct grow_lot_part){c->lots[i].uuid, c->lots[i].lot_no, c->lots[i].product_name, ci[i].quantity_g,
                                       ci[i].quantity_g == c->lots[i].left_g ? LOT_CONSUMED : LOT_ACTIVE};
    for (size_t i = 0; i < c->in->outputs.n; i++)
        made[i] = (struct grow_lot_part){c->made[i].uuid, c->made[i].lot_no, c->products[i].name, c->made[i].quantity_g, LOT_ACTIVE};
    *out = (struct grow_change){.uuid = c->uuid, .rev = 1, .id = c->id, .kind = c->in->kind, .process = c->in->kind == CHANGE_PROCESS ? c->in->process : FIELD_NULL,
                                .loss_g = c->in->loss_g, .created_at = cx->now_us, .event_id = event_id, .note = c->in->note,
                                .inputs = {in, c->in->inputs.n}, .outputs = {made, c->in->outputs.n}};
}

static enum err check_all(struct cx *cx, struct tx *tx, struct change *c) {
    int64_t today = grow_today(cx);
    TRY(form_check(cx, c->in));
    c->day = c->in->day == FIELD_NULL ? today : c->in->day;
    for (size_t i = 0; i < c->in->inputs.n; i++)
        TRY(input_take(cx, tx, c, i));
    TRY(grow_seasons_check(cx, tx, c->lots, c->in->inputs.p, c->in->inputs.n));
    if (c->day > today || c->day < c->harvest_day)
        return err_say(cx, ERR_INVALID, "/day", "日期应在采收之后、今天或之前", "The day lies between the harvest and today");
    for (size_t i = 0; i < c->in->outputs.n; i++)
        TRY(output_take(cx, tx, c, i));
    TRY(merge_check(cx, c));
    TRY(people_operator_active(cx, tx, c->lots[0].operator_id));
    return grow_balance(cx, c->in->kind, c->in->process, c->in_g, c->out_g, c->in->loss_g);
}

enum err grow_lot_change(struct cx *cx, struct tx *tx, const struct grow_change_body *in, struct grow_change *out) {
    struct change *c = AR_NEW(cx->ar, struct change);
    const char *event_id;
    c->in = in, c->harvest_day = INT64_MIN + 1;
    TRY(check_all(cx, tx, c));
    c->uuid = uuid_make(cx->ar);
    TRY(sql_i64(tx, SQL(change_insert), ARGS(v_t(c->uuid), v_t(grow_change_kinds[in->kind]), v_t(in->kind == CHANGE_PROCESS ? grow_processes[in->process] : NULL), v_i(in->loss_g),
        v_i(c->day), v_t(in->note), v_t(grow_by(cx)), v_t(c->lots[0].county), v_i(cx->now_us)), &c->id));
    TRY(outputs_store(cx, tx, c));
    TRY(inputs_store(cx, tx, c));
    TRY(event_store(cx, tx, c, &event_id));
    answer(cx, c, event_id, out);
    return grow_keep(cx, tx, &(struct grow_fact){"grow.lot.change", "change", c->uuid, c->id, 1, in->note, &grow_change_shape, NULL, out});
}

static enum err do_post(struct cx *cx, struct tx *tx, struct grow_call *c) { return grow_lot_change(cx, tx, c->body, c->out); }
enum err grow_lot_change_post(struct req *rq, struct resp *rs) { return grow_write(rq, rs, do_post, "grow.lot.change", "lot", NULL); }
