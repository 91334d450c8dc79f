/* grow_use.c: inputs used in a field record: completed from the catalogue, held against the banned list, the rules of the
 * label (interval, number of uses) and history (R13). What is banned is refused; what is merely unusual is kept and says so,
 * because a record that hides what happened is worse than one that admits it. */
#include "grow_priv.h"

#define M2_PER_MU (2000.0 / 3.0)

struct usual { int64_t n; double mean; };

static void flag(struct cx *cx, struct grow_use *u, const char *zh, const char *en) {
    u->flag = u->flag ? ar_printf(cx->ar, "%s；%s", u->flag, zh) : zh;
    u->flag_en = u->flag_en ? ar_printf(cx->ar, "%s; %s", u->flag_en, en) : en;
}

/* Name, kind, registration from the catalogue, or as typed. */
static enum err use_complete(struct cx *cx, struct tx *tx, const struct grow_use_body *b, const char *at, struct grow_use_check *out) {
    struct grow_input in = {0};
    struct grow_use *u = &out->use;
    *u = (struct grow_use){.input = b->input, .name = b->name, .kind = b->kind, .amount = b->amount, .unit = b->unit, .dilution = b->dilution,
                           .area_m2 = b->area_m2 > 0 ? b->area_m2 : FIELD_NULL, .interval_days = FIELD_NULL, .safe_day = FIELD_NULL};
    out->input_id = FIELD_NULL;
    if (dec_cmp(str_of(b->amount), STR("0")) <= 0)
        return err_say(cx, ERR_INVALID, ar_printf(cx->ar, "%s/amount", at), "用量要大于零", "The amount is more than zero");
    if (!b->input) {
        if (!b->name || b->kind == FIELD_NULL)
            return err_say(cx, ERR_INVALID, ar_printf(cx->ar, "%s/name", at), "请选择投入品，或填写名称和类别", "Choose an input, or give its name and kind");
        return ERR_NONE;
    }
    enum err e = grow_input_load(cx, tx, b->input, &in);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, ERR_INVALID, ar_printf(cx->ar, "%s/input", at), "没有这个投入品", "There is no such input");
    TRY(e);
    u->name = in.name, u->kind = in.kind, u->reg_no = in.reg_no, u->ingredients = in.ingredients;
    out->input_id = in.id;
    if (strcmp(in.state, "open") != 0)
        flag(cx, u, ar_printf(cx->ar, "%s 已从目录停用，请核对登记证", in.name), ar_printf(cx->ar, "%s is withdrawn from the catalogue; check its registration", in.name));
    return ERR_NONE;
}

/* Per mu for crops, as entered for animals. */
static double per_mu(const struct grow_use_ctx *uc, const struct grow_use *u) {
    double a = dec_double(str_of(u->amount));
    int64_t area = u->area_m2 != FIELD_NULL ? u->area_m2 : uc->season->area_m2;
    if (uc->season->animal)
        return a;
    return area > 0 ? a / ((double)area / M2_PER_MU) : -1;
}

/* Outside a third to three times of [lo, hi]. */
static bool far_off(double v, double lo, double hi) {
    return v > 0 && ((lo > 0 && v < lo / 3) || (hi > 0 && v > hi * 3));
}

static enum err history_check(struct cx *cx, struct tx *tx, const struct grow_use_ctx *uc, const struct grow_input_rule *r, bool ruled, struct grow_use_check *c) {
    struct grow_use *u = &c->use;
    struct rows *rows;
    double lo = ruled && r->dose_min ? dec_double(str_of(r->dose_min)) : 0, hi = ruled && r->dose_max ? dec_double(str_of(r->dose_max)) : 0;
    if (ruled && r->unit && strcmp(r->unit, u->unit) == 0 && far_off(c->per_mu, lo > 0 ? lo : hi, hi > 0 ? hi : lo))
        flag(cx, u, ar_printf(cx->ar, "%s 用量 %.4g %s/亩，与推荐范围 %s–%s 相差很大，请核对", u->name, c->per_mu, u->unit, r->dose_min ? r->dose_min : "…", r->dose_max ? r->dose_max : "…"),
             ar_printf(cx->ar, "%s: %.4g %s per mu is far from the recommended %s–%s; please check", u->name, c->per_mu, u->unit, r->dose_min ? r->dose_min : "…", r->dose_max ? r->dose_max : "…"));
    if (c->input_id == FIELD_NULL)
        return ERR_NONE;
    TRY(sql_query(tx, SQL(use_usual), ARGS(v_i(c->input_id), v_i(uc->season->crop_id), v_i(uc->season->operator_id), v_t(u->unit), v_i(uc->record_id)), &rows));
    struct usual us = {0, 0};
    if (rows_next(rows))
        us = (struct usual){rows_i64(rows, 0), rows_f64(rows, 1)};
    TRY(rows_end(&rows));
    if (us.n >= 3 && far_off(c->per_mu, us.mean, us.mean))
        flag(cx, u, ar_printf(cx->ar, "%s 用量 %.4g %s/亩，与以往平均 %.4g 相差很大，请核对", u->name, c->per_mu, u->unit, us.mean),
             ar_printf(cx->ar, "%s: %.4g %s per mu is far from your usual %.4g; please check", u->name, c->per_mu, u->unit, us.mean));
    return ERR_NONE;
}

/* A plan beyond the number of uses on the label is refused; what was done is recorded and flagged. */
static enum err count_check(struct cx *cx, struct tx *tx, const struct grow_use_ctx *uc, const struct grow_input_rule *r, const char *at, struct grow_use_check *c) {
    int64_t n;
    if (r->uses_max <= 0)
        return ERR_NONE;
    TRY(sql_i64(tx, SQL(use_count), ARGS(v_i(uc->season->id), v_i(c->input_id), v_i(uc->record_id)), &n));
    if (n < r->uses_max)
        return ERR_NONE;
    if (!uc->done)
        return err_say(cx, ERR_RULE, at, "%s 每季最多使用 %lld 次，本季已用 %lld 次", "%s may be used %lld times in a season; it was used %lld times already",
                       c->use.name, (long long)r->uses_max, (long long)n);
    flag(cx, &c->use, ar_printf(cx->ar, "%s 每季最多使用 %lld 次，这是第 %lld 次", c->use.name, (long long)r->uses_max, (long long)n + 1),
         ar_printf(cx->ar, "%s may be used %lld times in a season; this is time %lld", c->use.name, (long long)r->uses_max, (long long)n + 1));
    return ERR_NONE;
}

static enum err use_check(struct cx *cx, struct tx *tx, const struct grow_use_ctx *uc, const struct grow_use_body *b, const char *at, struct grow_use_check *c) {
    struct grow_where w = {uc->season->animal, uc->season->crop_code, uc->season->category, uc->day};
    struct grow_input_rule r = {0};
    bool ruled = false;
    TRY(use_complete(cx, tx, b, at, c));
    const char *texts[] = {c->use.name, c->use.ingredients};
    TRY(grow_banned_check(cx, tx, texts, 2, &w, at));
    if (c->input_id != FIELD_NULL)
        TRY(grow_rule_find(cx, tx, c->input_id, uc->season->crop_id, &r, &ruled));
    bool drug = c->use.kind == IK_PESTICIDE || c->use.kind == IK_VET_DRUG;
    if (ruled) {
        if (r.interval_days != FIELD_NULL) {
            c->use.interval_days = r.interval_days;
            c->use.safe_day = uc->day + r.interval_days;
        }
        TRY(count_check(cx, tx, uc, &r, at, c));
    } else if (drug) {
        flag(cx, &c->use, ar_printf(cx->ar, "目录中没有 %s 用于该作物的规定，间隔期未知", c->use.name),
             ar_printf(cx->ar, "The catalogue has no rule for %s on this crop: its interval is unknown", c->use.name));
    }
    c->per_mu = per_mu(uc, &c->use);
    return history_check(cx, tx, uc, &r, ruled, c);
}

enum err grow_uses_check(struct cx *cx, struct tx *tx, const struct grow_use_ctx *uc, struct list bodies, struct grow_use_check **out) {
    const struct grow_use_body *b = bodies.p;
    struct grow_use_check *c = AR_ARRAY(cx->ar, struct grow_use_check, bodies.n + 1);
    for (size_t i = 0; i < bodies.n; i++)
        TRY(use_check(cx, tx, uc, &b[i], ar_printf(cx->ar, "/uses/%zu", i), &c[i]));
    *out = c;
    return ERR_NONE;
}

enum err grow_uses_store(struct cx *cx, struct tx *tx, int64_t record_id, int64_t rev, const struct grow_use_check *uses, size_t n) {
    (void)cx;
    for (size_t i = 0; i < n; i++) {
        const struct grow_use *u = &uses[i].use;
        TRY(sql_exec(tx, SQL(use_insert), ARGS(v_i(record_id), v_i(rev), v_i(uses[i].input_id), v_t(grow_input_kinds[u->kind]), v_t(u->name), v_t(u->reg_no),
            v_t(u->ingredients), v_t(u->amount), v_t(u->unit), v_t(u->dilution), v_i(u->area_m2), uses[i].per_mu > 0 ? v_f(uses[i].per_mu) : v_null(),
            v_i(u->interval_days), v_i(u->safe_day), v_t(u->flag), v_t(u->flag_en))));
    }
    return ERR_NONE;
}
