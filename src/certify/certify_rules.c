/* certify_rules.c: what must hold before a certificate is issued, a release granted, a code printed or a lot let into a market.
 * Each rule is one function that answers with the sentence saying what is missing; certify_cert.c and certify_release.c string
 * them together. A failure reaches every lot that was made from the failed one, whatever was unlocked in between. */
#include <string.h>

#include "certify_priv.h"
#include "when.h"

/* ---- the lot ----------------------------------------------------------------------------------------------------------------- */
enum err certify_lot_usable(struct cx *cx, const struct grow_lot *lot)
{
    static const char *const zh[] = {"", "已锁定", "已召回", "已用完", "已关闭"}, *const en[] = {"", "locked", "recalled", "used up", "closed"};
    bool barred = lot->state == LOT_LOCKED || lot->state == LOT_RECALLED;
    const char *why = barred && lot->state_reason && *lot->state_reason ? lot->state_reason : NULL;
    if (lot->state == LOT_ACTIVE)
        return ERR_NONE;
    return err_say(cx, ERR_LOT_LOCKED, "/lot", "批次 %s %s%s%s", "Lot %s is %s%s%s", lot->lot_no, (cx->lang == LANG_EN ? en : zh)[lot->state],
                   why ? cx->lang == LANG_EN ? ": " : "：" : "", why ? why : "");
}

enum err certify_interval_over(struct cx *cx, struct tx *tx, const struct grow_lot *lot)
{
    int64_t until;
    char day[16];
    TRY(grow_lot_open_interval(cx, tx, lot->id, lot->harvest_day, &until));
    if (until == FIELD_NULL)
        return ERR_NONE;
    day_format((int32_t)until + 1, day);
    return err_say(cx, ERR_INTERVAL_OPEN, "/lot", "采收时安全间隔期（休药期）未满：%s 起才可采收", "It was harvested inside a pre-harvest or withdrawal interval; allowed from %s",
                   day);
}

/* ---- failed tests, of the lot and of all it was made from --------------------------------------------------------------------------- */
struct line { struct grow_lot lots[CERTIFY_LINE_MAX]; size_t n; };

static enum err line_add(struct cx *cx, struct line *l, const struct grow_lot *lot)
{
    for (size_t i = 0; i < l->n; i++)
        if (l->lots[i].id == lot->id)
            return ERR_NONE;
    if (l->n == CERTIFY_LINE_MAX)
        return err_say(cx, ERR_LIMIT, "/lot", "批次 %s 的来源批次超过 %d 个", "Lot %s was made from more than %d lots", l->lots[0].lot_no, CERTIFY_LINE_MAX);
    l->lots[l->n++] = *lot;
    return ERR_NONE;
}

/* A lot of a harvest has a season and no parents: only made lots are asked for theirs. */
static enum err line_up(struct cx *cx, struct tx *tx, struct line *l, size_t i)
{
    struct list parents;
    if (l->lots[i].season_id != FIELD_NULL && l->lots[i].season_id != 0)
        return ERR_NONE;
    TRY(grow_lot_parents(cx, tx, l->lots[i].id, &parents));
    const struct grow_lot *p = parents.p;
    for (size_t k = 0; k < parents.n; k++)
        TRY(line_add(cx, l, &p[k]));
    return ERR_NONE;
}

enum err certify_failed_in_line(struct cx *cx, struct tx *tx, const struct grow_lot *lot, const char **lot_no_out)
{
    struct line *l = AR_NEW(cx->ar, struct line);
    *lot_no_out = NULL;
    TRY(line_add(cx, l, lot));
    for (size_t i = 0; i < l->n; i++) {
        int64_t failed;
        TRY(sql_i64(tx, CQ(Q_LOT_VERDICTS), ARGS(v_i(l->lots[i].id), v_t(certify_verdicts[VERDICT_FAIL]), v_t("")), &failed));
        if (failed) {
            *lot_no_out = l->lots[i].lot_no;
            return ERR_NONE;
        }
        TRY(line_up(cx, tx, l, i));
    }
    return ERR_NONE;
}

enum err certify_no_failed_test(struct cx *cx, struct tx *tx, const struct grow_lot *lot)
{
    const char *failed;
    TRY(certify_failed_in_line(cx, tx, lot, &failed));
    if (!failed)
        return ERR_NONE;
    if (strcmp(failed, lot->lot_no) == 0)
        return err_say(cx, ERR_RULE, "/lot", "该批次有不合格的检测，不能开证、准出和用码", "A test of this lot failed: no certificate, no release, no code");
    return err_say(cx, ERR_RULE, "/lot", "来源批次 %s 检测不合格，不能开证、准出和用码", "A test of lot %s, which it was made from, failed: no certificate, no release, no code",
                   failed);
}

/* ---- certificates -------------------------------------------------------------------------------------------------------------- */
static bool among(struct texts t, size_t n, const char *text)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(t.p[i], text) == 0)
            return true;
    return false;
}

/* The bases that name tests, known by their words in every edition of the text, and whose test must have passed. */
static enum err basis_proven(struct cx *cx, struct tx *tx, int64_t lot_id, const char *basis)
{
    static const struct { const char *word, *by; } needs[] = {{"自行检测", "self"}, {"委托检测", "lab"}};
    for (size_t i = 0; i < sizeof needs / sizeof needs[0]; i++) {
        int64_t passed;
        if (!strstr(basis, needs[i].word))
            continue;
        TRY(sql_i64(tx, CQ(Q_LOT_VERDICTS), ARGS(v_i(lot_id), v_t(certify_verdicts[VERDICT_PASS]), v_t(needs[i].by)), &passed));
        if (passed == 0)
            return err_say(cx, ERR_RULE, "/bases", "选“%s”须先有合格的检测", "\"%s\" needs a test that passed", basis);
    }
    return ERR_NONE;
}

enum err certify_check_bases(struct cx *cx, struct tx *tx, const struct certify_template *t, int64_t lot_id, struct texts bases)
{
    if (bases.n == 0)
        return err_say(cx, ERR_INVALID, "/bases", "请至少选一项承诺依据", "Tick at least one basis");
    for (size_t i = 0; i < bases.n; i++) {
        if (!among(t->bases, t->bases.n, bases.p[i]))
            return err_say(cx, ERR_INVALID, "/bases", "没有这种承诺依据：%s", "No such basis: %s", bases.p[i]);
        if (among(bases, i, bases.p[i]))
            return err_say(cx, ERR_INVALID, "/bases", "承诺依据重复：%s", "The basis stands there twice: %s", bases.p[i]);
        TRY(basis_proven(cx, tx, lot_id, bases.p[i]));
    }
    return ERR_NONE;
}

/* What was split or processed away is certified as the lots made of it. */
enum err certify_check_weight(struct cx *cx, struct tx *tx, const struct grow_lot *lot, int64_t weight_g)
{
    int64_t used;
    TRY(sql_i64(tx, CQ(Q_CERT_WEIGHT), ARGS(v_i(lot->id)), &used));
    int64_t left = lot->left_g > used ? lot->left_g - used : 0;
    if (weight_g < 1)
        return err_say(cx, ERR_INVALID, "/weight_g", "重量必须大于零", "The weight must be over zero");
    if (weight_g > left)
        return err_say(cx, ERR_UNBALANCED, "/weight_g", "重量超过该批次还可开证的 %lld 克", "The weight is over the %lld g of the lot that have no certificate yet",
                       (long long)left);
    return ERR_NONE;
}

/* A number of ours must be of a valid certificate whose lot is not barred; a foreign number is kept as written. */
static enum err parent_holds(struct cx *cx, struct tx *tx, const char *no)
{
    struct rows *r;
    TRY(sql_query(tx, CQ(Q_PARENT_STATE), ARGS(v_t(no)), &r));
    bool ours = rows_next(r), revoked = ours && str_eqz(rows_str(r, 0), "revoked");
    bool barred = ours && (str_eqz(rows_str(r, 1), "locked") || str_eqz(rows_str(r, 1), "recalled"));
    TRY(rows_end(&r));
    if (revoked)
        return err_say(cx, ERR_RULE, "/parents", "上游合格证 %s 已作废", "Certificate %s, which it stands on, is revoked", no);
    if (barred)
        return err_say(cx, ERR_RULE, "/parents", "上游合格证 %s 的批次已锁定或召回", "The lot of certificate %s, which it stands on, is locked or recalled", no);
    return ERR_NONE;
}

enum err certify_parents_hold(struct cx *cx, struct tx *tx, struct texts parents)
{
    for (size_t i = 0; i < parents.n; i++)
        TRY(parent_holds(cx, tx, parents.p[i]));
    return ERR_NONE;
}

enum err certify_check_parents(struct cx *cx, struct tx *tx, const struct certify_issue_body *in)
{
    if (in->kind == CERT_PRODUCER && in->parents.n)
        return err_say(cx, ERR_INVALID, "/parents", "生产者开具的合格证没有上游合格证", "A producer's certificate has no parents");
    if (in->kind == CERT_BUYER && in->parents.n == 0)
        return err_say(cx, ERR_INVALID, "/parents", "收购者开具合格证须写明收取的合格证编号", "A buyer's certificate names those it stands on");
    for (size_t i = 0; i < in->parents.n; i++) {
        size_t len = utf8_len(str_of(in->parents.p[i]));
        if (len == 0 || len > CERTIFY_NO_MAX)
            return err_say(cx, ERR_INVALID, "/parents", "上游合格证编号应为 1 到 %d 个字", "A certificate number has 1 to %d characters", CERTIFY_NO_MAX);
    }
    return certify_parents_hold(cx, tx, in->parents);
}

/* ---- together -------------------------------------------------------------------------------------------------------------------- */
enum err certify_lot_clean(struct cx *cx, struct tx *tx, const struct grow_lot *lot)
{
    TRY(certify_no_failed_test(cx, tx, lot));
    return certify_interval_over(cx, tx, lot);
}

enum err certify_lot_cleared(struct cx *cx, struct tx *tx, int64_t lot_id)
{
    struct grow_lot lot = {0};
    int64_t weight;
    TRY(grow_lot_by_id(cx, tx, lot_id, &lot));
    TRY(certify_lot_usable(cx, &lot));
    TRY(certify_lot_clean(cx, tx, &lot));
    TRY(sql_i64(tx, CQ(Q_CERT_WEIGHT), ARGS(v_i(lot_id)), &weight));
    if (weight == 0)
        return err_say(cx, ERR_RULE, "/lot", "该批次没有有效的合格证", "The lot has no valid certificate");
    return ERR_NONE;
}
