/* deal_package.c: a household's or village's produce of the coming months, offered in shares that are paid ahead: yard packages and adopted
 * plots. The rule for less than promised is written out when the package is made, shown before payment by its hash, and kept with
 * every pledge. */
#include "deal_priv.h"

#include <inttypes.h>
#include <openssl/sha.h>
#include <string.h>

#include "fen.h"
#include "grow_file.h"
#include "uuid.h"
#include "when.h"

const char *const deal_package_kinds[] = {"yard", "plot", NULL};
const char *const deal_rules[] = {"refund", "carry", "substitute", NULL};
const char *const deal_extra_kinds[] = {"visit", "picking", NULL};

static const char *const RULE_TEXT[] = {
    "每期按实际交付的比例给农户付款，少交的部分原路退给您。",
    "每期按实际交付的比例给农户付款，少交的部分顺延到下一期补齐；最后一期仍然少交的，原路退给您。",
    "少交时农户可以用同等价值的其他农产品代替，并写明换成什么；没有代替的，原路退给您。",
};

const char *deal_package_account(struct cx *cx, const char *uuid)
{
    return ar_printf(cx->ar, "held:package:%s", uuid);
}

/* ---- making ------------------------------------------------------------------------------------------------------------------------ */
static enum err check_calendar(struct cx *cx, const struct deal_package_body *b)
{
    const struct deal_handout *h = b->handouts.p;
    const struct deal_extra *x = b->extras.p;
    for (size_t i = 0; i < b->handouts.n; i++)
        if (h[i].day <= (i ? h[i - 1].day : b->deadline_day) || h[i].day > b->deadline_day + 730)
            return err_say(cx, ERR_INVALID, ar_printf(cx->ar, "/handouts/%zu/day", i), "交付日期要在截止日之后，一期比一期晚，两年之内", "Instalments come after the deadline, one after the other, within two years");
    for (size_t i = 0; i < b->extras.n; i++)
        if (x[i].day <= b->deadline_day)
            return err_say(cx, ERR_INVALID, ar_printf(cx->ar, "/extras/%zu/day", i), "活动要在截止日之后", "Extras come after the deadline");
    return ERR_NONE;
}

static enum err check(struct cx *cx, const struct deal_package_body *b)
{
    int64_t today = deal_today(cx), all;
    if (b->deadline_day < today || b->deadline_day > today + 180)
        return err_say(cx, ERR_INVALID, "/deadline_day", "截止日应在今天之后、半年之内", "The deadline lies within half a year from today");
    if (b->target_shares > b->max_shares)
        return err_say(cx, ERR_INVALID, "/max_shares", "份数上限低于目标", "The most shares are fewer than the target");
    if (!fen_mul(b->share_fen, b->max_shares, &all))
        return err_say(cx, ERR_INVALID, "/share_fen", "总金额太大", "The sum is too large");
    return check_calendar(cx, b);
}

/* The terms a subscriber reads, and their hash. */
static enum err rule_text(struct cx *cx, const struct deal_package_body *b, const char **text_out, const char **sha_out)
{
    unsigned char sum[SHA256_DIGEST_LENGTH];
    char *hex = ar_alloc(cx->ar, 2 * sizeof sum + 1);
    const struct deal_content *c = b->contents.p;
    const struct deal_handout *h = b->handouts.p;
    struct buf t;
    buf_init(&t, cx->ar, 1024);
    buf_printf(&t, "%s：每份 %s 元。到 %s 满 %" PRId64 " 份才成立，不满全额原路退款；截止前可以随时退出。\n", b->title, deal_yuan(cx, b->share_fen), deal_day(cx, b->deadline_day), b->target_shares);
    for (size_t i = 0; i < b->contents.n; i++)
        buf_printf(&t, "每份有：%s，%s。\n", c[i].name, c[i].amount);
    for (size_t i = 0; i < b->handouts.n; i++)
        buf_printf(&t, "第 %zu 期：%s。\n", i + 1, deal_day(cx, h[i].day));
    buf_printf(&t, "少于约定时：%s货款由平台保管，您确认收到一期，才付给农户这一期；%s\n", RULE_TEXT[b->rule], "七天不确认也没有异议的，视为收到。");
    struct str s = buf_view(&t);
    if (!SHA256((const unsigned char *)s.p, s.size, sum))
        return err_set(cx, ERR_CRYPTO, NULL);
    hex_encode(sum, sizeof sum, hex);
    *text_out = buf_z(&t), *sha_out = hex;
    return ERR_NONE;
}

/* What is bound to a season is promised for every share there may be. */
static enum err content_add(struct cx *cx, struct tx *tx, const struct deal_package_body *b, const struct people_operator *op, int64_t package, size_t i)
{
    const struct deal_content *c = &((const struct deal_content *)b->contents.p)[i];
    struct deal_supply s = {.season_id = FIELD_NULL, .crop_id = FIELD_NULL};
    int64_t row, share = deal_or(c->share_g, 0), g;
    if (c->season) {
        TRY(deal_supply_get(cx, tx, c->season, NULL, &s));
        if (s.operator_id != op->id)
            return err_say(cx, ERR_INVALID, ar_printf(cx->ar, "/contents/%zu/season", i), "只能用自己的种植季", "Only one's own season");
    }
    if (!c->season != (share == 0))
        return err_say(cx, ERR_INVALID, ar_printf(cx->ar, "/contents/%zu/share_g", i), "种植季和每份克数要一起填", "Give the season and the grams a share together");
    TRY(sql_i64(tx, DQ(DQ_CONTENT_INSERT), ARGS(v_i(package), v_i((int64_t)i + 1), v_t(c->name), v_t(c->amount), v_i(s.season_id), v_i(s.crop_id), v_i(share)), &row));
    if (!c->season)
        return ERR_NONE;
    if (__builtin_mul_overflow(share, b->max_shares, &g))
        return err_say(cx, ERR_INVALID, ar_printf(cx->ar, "/contents/%zu/share_g", i), "数量太大", "Too much");
    return deal_promise(cx, tx, &s, "package", row, g);
}

static enum err lists_add(struct cx *cx, struct tx *tx, const struct deal_package_body *b, const struct people_operator *op, int64_t package)
{
    const struct deal_handout *h = b->handouts.p;
    const struct deal_extra *x = b->extras.p;
    for (size_t i = 0; i < b->contents.n; i++)
        TRY(content_add(cx, tx, b, op, package, i));
    for (size_t i = 0; i < b->handouts.n; i++)
        TRY(sql_exec(tx, DQ(DQ_HANDOUT_INSERT), ARGS(v_t(uuid_make(cx->ar)), v_i(package), v_i((int64_t)i + 1), v_i(h[i].day), v_i(deal_or(h[i].weight, 1)), v_i(cx->now_us))));
    for (size_t i = 0; i < b->extras.n; i++)
        TRY(sql_exec(tx, DQ(DQ_EXTRA_INSERT), ARGS(v_t(uuid_make(cx->ar)), v_i(package), v_t(deal_extra_kinds[x[i].kind]), v_t(x[i].name), v_i(x[i].day), v_i(x[i].capacity), v_i(x[i].fen))));
    return ERR_NONE;
}

/* The season whose record is the log of an adopted plot. */
static enum err log_season(struct cx *cx, struct tx *tx, const struct deal_package_body *b, int64_t *season_out)
{
    const struct deal_content *c = b->contents.p;
    struct deal_supply s = {0};
    *season_out = FIELD_NULL;
    if (b->kind != PACKAGE_PLOT)
        return ERR_NONE;
    if (b->contents.n != 1 || !c->season)
        return err_say(cx, ERR_INVALID, "/contents", "认养地块要写一种作物和它的种植季", "An adopted plot has one crop with its season");
    TRY(deal_supply_get(cx, tx, c->season, NULL, &s));
    *season_out = s.season_id;
    return ERR_NONE;
}

/* 24:00 of the day in China. */
static int64_t end_of_day(int64_t day)
{
    return (day + 1) * US_PER_DAY - (int64_t)WHEN_CST_MIN * 60 * US_PER_S;
}

enum err deal_package_create(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    const struct deal_package_body *b = in;
    struct deal_package *g = out;
    struct people_operator op = {0};
    const char *no, *text = NULL, *sha = NULL, *uuid = uuid_make(cx->ar);
    int64_t row, season;
    (void)id;
    TRY(check(cx, b));
    TRY(deal_seller(cx, tx, b->operator, b->consent, &op));
    TRY(log_season(cx, tx, b, &season));
    TRY(rule_text(cx, b, &text, &sha));
    TRY(deal_number(cx, tx, b->kind == PACKAGE_PLOT ? "RY" : "YD", &no));
    TRY(sql_i64(tx, DQ(DQ_PACKAGE_INSERT),
                ARGS(v_t(uuid), v_t(no), v_t(deal_package_kinds[b->kind]), v_i(op.id), v_t(b->title), v_t(b->story), v_t(b->photo_sha), v_i(season), v_i(b->share_fen), v_i(b->target_shares), v_i(b->max_shares),
                     v_i(end_of_day(b->deadline_day)), v_t(deal_rules[b->rule]), v_t(text), v_t(sha), v_t(b->place), v_t(b->consent), v_i(deal_account(cx) ? deal_account(cx) : FIELD_NULL), v_i(cx->now_us),
                     v_t(op.level_path), v_t(op.county)),
                &row));
    TRY(lists_add(cx, tx, b, &op, row));
    TRY(deal_begin(cx, tx, &(struct deal_thing){M_PACKAGE, row, uuid, PACKAGE_REVIEW}, str_of(ar_printf(cx->ar, "{\"package_no\":\"%s\",\"rule_sha\":\"%s\"}", no, sha))));
    TRY(deal_package_load(cx, tx, uuid, 0, g));
    return deal_package_show(cx, tx, g);
}

/* ---- reading ----------------------------------------------------------------------------------------------------------------------- */
static bool is_public(int64_t state)
{
    return state != PACKAGE_REVIEW && state != PACKAGE_RETURNED;
}

/* Anybody sees what was reviewed; before that the producer, its village point and the office. Without a principal it is a stranger, or the
 * program: the routes ask for a principal wherever something is changed. */
enum err deal_package_load(struct cx *cx, struct tx *tx, const char *uuid, int64_t id, struct deal_package *out)
{
    *out = (struct deal_package){0};
    enum err e = uuid ? sql_one(tx, DQ(DQ_PACKAGE), ARGS(v_t(uuid)), &deal_package_row, out) : sql_one(tx, DQ(DQ_PACKAGE_ID), ARGS(v_i(id)), &deal_package_row, out);
    if (e == ERR_NOT_FOUND)
        return deal_no_such(cx, M_PACKAGE);
    TRY(e);
    bool inside = cx->who && (deal_oversees(cx, out->level_path, out->operator_id) || (out->account_id != FIELD_NULL && deal_is(cx, out->account_id)));
    if (!is_public(out->state) && !inside)
        return deal_no_such(cx, M_PACKAGE);
    if (!inside)
        out->consent = NULL;              /* names the household's people */
    return ERR_NONE;
}

static struct texts photos(struct cx *cx, const char *text)
{
    struct texts t = {AR_ARRAY(cx->ar, const char *, DEAL_PHOTOS_MAX), 0};
    struct str rest = str_of(text), head;
    while (rest.size && t.n < DEAL_PHOTOS_MAX) {
        str_cut(rest, '|', &head, &rest);
        t.p[t.n++] = str_dup(cx->ar, head);
    }
    return t;
}

enum err deal_package_show(struct cx *cx, struct tx *tx, struct deal_package *out)
{
    TRY(sql_all(tx, DQ(DQ_CONTENTS), ARGS(v_i(out->id)), &deal_content_row, DEAL_CONTENTS_MAX, &out->contents));
    TRY(sql_all(tx, DQ(DQ_HANDOUTS), ARGS(v_i(out->id)), &deal_handout_row, DEAL_PLAN_MAX, &out->handouts));
    TRY(sql_all(tx, DQ(DQ_EXTRAS), ARGS(v_i(out->id)), &deal_extra_row, DEAL_EXTRAS_MAX, &out->extras));
    struct deal_handout *h = out->handouts.p;
    for (size_t i = 0; i < out->handouts.n; i++) {
        h[i].photos = photos(cx, h[i].photos_text);
        TRY(deal_given_lots(cx, tx, "handout", h[i].id, &h[i].lots));
    }
    if (!cx->who || !deal_oversees(cx, out->level_path, out->operator_id))
        return ERR_NONE;                  /* who decided is for those inside */
    return deal_steps(cx, tx, M_PACKAGE, out->id, &out->steps);
}

enum err deal_package_get(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    (void)in;
    TRY(deal_package_load(cx, tx, id, 0, out));
    return deal_package_show(cx, tx, out);
}

/* ---- the life ------------------------------------------------------------------------------------------------------------------------ */
static enum err enter(struct cx *cx, struct tx *tx, struct deal_package *g, int64_t to, const char *reason)
{
    struct deal_thing t = {M_PACKAGE, g->id, g->uuid, g->state};
    TRY(deal_enter(cx, tx, &t, to, reason));
    g->state = to;
    return ERR_NONE;
}

/* The package owes its seasons' grams for so many shares at most. */
static enum err owes(struct cx *cx, struct tx *tx, const struct deal_package *g, int64_t shares)
{
    struct list l;
    (void)cx;
    TRY(sql_all(tx, DQ(DQ_CONTENTS), ARGS(v_i(g->id)), &deal_content_row, DEAL_CONTENTS_MAX, &l));
    const struct deal_content *c = l.p;
    for (size_t i = 0; i < l.n; i++)
        TRY(sql_exec(tx, DQ(DQ_CONTENT_OWES), ARGS(v_t("package"), v_i(c[i].id), v_i(c[i].share_g * shares))));
    return ERR_NONE;
}

enum err deal_package_review(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    const struct deal_review_body *b = in;
    struct deal_package *g = out;
    TRY(deal_package_load(cx, tx, id, 0, g));
    if (cx->who)
        TRY(people_may_on(cx, "deal.review", g->level_path, 0));
    if (!b->passed && !(b->reason && str_trim(str_of(b->reason)).size))
        return err_say(cx, ERR_INVALID, "/reason", "退回要写明理由", "Say why it is returned");
    if (b->passed && g->deadline_at <= cx->now_us)
        return err_say(cx, ERR_RULE, NULL, "截止日已经过去", "Its deadline is past");
    if (b->passed)
        TRY(people_operator_active(cx, tx, g->operator_id));
    if (b->passed && g->photo_sha)
        TRY(grow_file_publish(cx, tx, g->photo_sha));
    TRY(enter(cx, tx, g, b->passed ? PACKAGE_OPEN : PACKAGE_RETURNED, b->reason));
    if (!b->passed)
        TRY(owes(cx, tx, g, 0));
    return deal_package_get(cx, tx, id, NULL, g);
}

enum err deal_package_stop(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    const struct deal_reason_body *b = in;
    struct deal_package *g = out;
    TRY(deal_package_load(cx, tx, id, 0, g));
    if (cx->who)
        TRY(people_may_on(cx, "deal.review", g->level_path, 0));
    TRY(enter(cx, tx, g, PACKAGE_STOPPED, b->reason));
    TRY(owes(cx, tx, g, 0));
    return deal_package_get(cx, tx, id, NULL, g);
}

/* After the deadline, when no payment is under way any more: enough shares were paid, or not. */
enum err deal_package_decide(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    struct deal_package *g = out;
    int64_t unpaid;
    (void)in;
    TRY(deal_package_load(cx, tx, id, 0, g));
    TRY(sql_i64(tx, DQ(DQ_PLEDGES_UNPAID), ARGS(v_i(g->id)), &unpaid));
    if (g->state != PACKAGE_OPEN || g->deadline_at > cx->now_us || unpaid)
        return ERR_NONE;
    bool enough = g->paid_shares >= g->target_shares;
    TRY(enter(cx, tx, g, enough ? PACKAGE_RUNNING : PACKAGE_FAILED, ar_printf(cx->ar, "目标 %" PRId64 " 份，已付 %" PRId64 " 份", g->target_shares, g->paid_shares)));
    return owes(cx, tx, g, enough ? g->paid_shares : 0);
}
