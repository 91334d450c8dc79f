/* certify_test.c: tests: request, sample, results, judgement. A failed test locks the lot in the same transaction; every
 * correction of results is a new edition, the old one stays. */
#include <string.h>

#include "certify_priv.h"
#include "dec.h"
#include "grow_file.h"
#include "uuid.h"
#include "when.h"

#define ITEM_MAX 60    /* characters of an item's name, as in certify_result_body */

static enum err fill(struct cx *cx, struct tx *tx, struct certify_test_seen *t)
{
    t->items = certify_split(cx->ar, t->items_text, ';');
    TRY(sql_all(tx, CQ(Q_RESULTS), ARGS(v_i(t->id)), &certify_result_shape, CERTIFY_ITEMS_MAX, &t->results));
    return sql_i64(tx, CQ(Q_EDITIONS), ARGS(v_i(t->id)), &t->editions);
}

enum err certify_test_whole(struct cx *cx, struct tx *tx, int64_t id, struct certify_test_seen *out)
{
    TRY(sql_one(tx, CQ(Q_TEST_BY_ID), ARGS(v_i(id)), &certify_test_row, out));
    return fill(cx, tx, out);
}

enum err certify_test_get(struct cx *cx, struct tx *tx, const char *uuid, struct certify_test_seen *out)
{
    TRY(sql_one(tx, CQ(Q_TEST_BY_UUID), ARGS(v_t(uuid)), &certify_test_row, out));
    TRY(certify_may(cx, "certify.read", out->level_path, out->operator_id));
    TRY(certify_test_ours(cx, tx, out));
    return fill(cx, tx, out);
}

/* The test a caller wants to change: perm holds, and it is not cancelled. Own quick tests are entered by the operator. */
static enum err for_change(struct cx *cx, struct tx *tx, const char *uuid, const char *perm, struct certify_test_seen *t)
{
    TRY(sql_one(tx, CQ(Q_TEST_BY_UUID), ARGS(v_t(uuid)), &certify_test_row, t));
    TRY(certify_test_ours(cx, tx, t));
    bool own = t->by_kind == 1 && strcmp(perm, "certify.test.result") == 0;
    TRY(certify_may(cx, own ? "certify.test.request" : perm, t->level_path, t->operator_id));
    if (t->state == TEST_CANCELLED)
        return err_say(cx, ERR_WRONG_STATE, NULL, "检测 %s 已取消", "Test %s was cancelled", t->test_no);
    return fill(cx, tx, t);
}

static enum err keep(struct cx *cx, struct tx *tx, const char *action, const struct certify_test_seen *before, const struct certify_test_seen *after,
                      const char *reason)
{
    return certify_keep(cx, tx, &(struct certify_paper){action, PAPER_TEST, after->id, after->rev, after->lot_id, after->uuid, after->county, reason,
                                                        &certify_test_shape, before, after});
}

static enum err check_items(struct cx *cx, struct texts items)
{
    for (size_t i = 0; i < items.n; i++) {
        size_t len = utf8_len(str_trim(str_of(items.p[i])));
        if (len == 0 || len > ITEM_MAX)
            return err_say(cx, ERR_INVALID, "/items", "检测项目应为 1 到 %d 个字", "An item has 1 to %d characters", ITEM_MAX);
    }
    return ERR_NONE;
}

enum err certify_test_request(struct cx *cx, struct tx *tx, const struct certify_request_body *in, struct certify_test_seen *out)
{
    struct grow_lot lot = {0};
    struct people_operator op = {0};
    struct certify_lab lab = {0};
    const char *no;
    int64_t id;
    TRY(certify_lot_for(cx, tx, "certify.test.request", in->lot, &lot, &op));
    TRY(check_items(cx, in->items));
    enum err e = in->lab ? sql_one(tx, CQ(Q_LAB_BY_UUID), ARGS(v_t(in->lab)), &certify_lab_row, &lab) : ERR_NONE;
    if (e == ERR_NOT_FOUND)
        return err_say(cx, ERR_INVALID, "/lab", "没有这个检测机构", "There is no such laboratory");
    TRY(e);
    TRY(certify_number(cx, tx, "JC", &no));
    TRY(sql_i64(tx, CQ(Q_TEST_INSERT),
                ARGS(v_t(uuid_make(cx->ar)), v_t(no), v_i(lot.id), v_i(op.id), v_t(op.level_path), v_i(lab.id ? lab.id : FIELD_NULL),
                     v_t(in->lab ? "lab" : "self"), v_t(certify_join(cx->ar, in->items, ';')), v_i(cx->now_us), v_t(lot.county)),
                &id));
    TRY(certify_test_whole(cx, tx, id, out));
    return keep(cx, tx, "certify.test.request", NULL, out, NULL);
}

enum err certify_test_sample(struct cx *cx, struct tx *tx, const char *uuid, const struct certify_sample_body *in, struct certify_test_seen *out)
{
    struct certify_test_seen before = {0};
    struct grow_lot lot = {0};
    TRY(for_change(cx, tx, uuid, "certify.test.result", &before));
    if (before.state != TEST_REQUESTED)
        return err_say(cx, ERR_WRONG_STATE, NULL, "检测 %s 已经抽样", "Test %s is sampled already", before.test_no);
    int64_t today = certify_today(cx), day = in->day == FIELD_NULL ? today : in->day;
    TRY(grow_lot_by_id(cx, tx, before.lot_id, &lot));
    if (day > today || day < lot.harvest_day)
        return err_say(cx, ERR_INVALID, "/day", "抽样日期应在采收之后、今天以前", "The sampling day lies between harvest and today");
    TRY(sql_exec(tx, CQ(Q_TEST_SAMPLE), ARGS(v_i(before.id), v_t(in->sample_no), v_i(day), v_t(in->sampler))));
    TRY(certify_test_whole(cx, tx, before.id, out));
    return keep(cx, tx, "certify.test.sample", &before, out, NULL);
}

/* The catalogue's limit of a crop and item today; *found false when it has none. */
static enum err catalogue(struct cx *cx, struct tx *tx, const char *crop, const char *item, struct certify_limit *lim, bool *found)
{
    enum err e = sql_one(tx, CQ(Q_LIMIT_FIND), ARGS(v_t(crop), v_t(item), v_i(certify_today(cx))), &certify_limit_shape, lim);
    *found = e == ERR_NONE;
    if (e == ERR_NOT_FOUND)
        cx_clear(cx);
    return e == ERR_NOT_FOUND ? ERR_NONE : e;
}

static bool stricter_or_same(const struct certify_result_seen *r, const struct certify_limit *lim)
{
    if (r->limit_kind == LIMIT_ND)
        return true;
    return r->limit_kind == LIMIT_MAX && lim->kind == LIMIT_MAX && dec_cmp(str_of(r->limit_value), str_of(lim->value)) <= 0;
}

/* Find the limit a result is held against: of the catalogue, or given with it. What is given may be stricter than the catalogue, never
 * laxer: nobody passes by writing a limit of his own. */
static enum err resolve_limit(struct cx *cx, struct tx *tx, const struct certify_result_body *in, const char *crop, const char *field, struct certify_result_seen *r)
{
    struct certify_limit lim = {0};
    bool found;
    *r = (struct certify_result_seen){.item = in->item, .method = in->method, .value = in->value, .unit = in->unit, .limit_kind = in->limit_kind,
                                      .limit_value = in->limit_value, .detection_limit = in->detection_limit, .basis = in->basis};
    TRY(catalogue(cx, tx, crop, in->item, &lim, &found));
    if (!found) {
        r->limit_kind = in->limit_kind == LIMIT_AUTO ? LIMIT_NONE : in->limit_kind;
        return ERR_NONE;
    }
    if (in->unit && *in->unit && strcmp(in->unit, lim.unit) != 0)
        return err_say(cx, ERR_INVALID, field, "%s 的单位应为 %s，与限量目录一致", "The unit of %s must be %s, as in the catalogue of limits", in->item, lim.unit);
    r->unit = lim.unit;
    if (in->limit_kind == LIMIT_AUTO) {
        r->limit_kind = lim.kind, r->limit_value = lim.value, r->basis = lim.basis;
        return ERR_NONE;
    }
    if (!stricter_or_same(r, &lim))
        return err_say(cx, ERR_INVALID, field, "%s 的限量不得宽于目录：%s %s", "The limit of %s must not be laxer than the catalogue's: %s %s", in->item,
                       lim.kind == LIMIT_ND ? (cx->lang == LANG_EN ? "none detectable" : "不得检出") : lim.value, lim.kind == LIMIT_ND ? "" : lim.unit);
    return ERR_NONE;
}

static enum err check_result(struct cx *cx, const struct certify_result_body *in, const char *field)
{
    if (!certify_value_valid(in->value))
        return err_say(cx, ERR_INVALID, field, "检测值应为数字，未检出填 ND", "A value is a number, or ND where nothing was detected");
    if (in->limit_kind == LIMIT_MAX && !(in->limit_value && certify_value_valid(in->limit_value) && strcmp(in->limit_value, "ND") != 0))
        return err_say(cx, ERR_INVALID, field, "请给出限量值", "Give the value of the limit");
    return ERR_NONE;
}

static enum err store_results(struct cx *cx, struct tx *tx, const struct certify_test_seen *t, const struct certify_results_body *in,
                              const char *crop, struct certify_result_seen *r)
{
    const struct certify_result_body *b = in->results.p;
    for (size_t i = 0; i < in->results.n; i++) {
        TRY(check_result(cx, &b[i], ar_printf(cx->ar, "/results/%zu/value", i)));
        TRY(resolve_limit(cx, tx, &b[i], crop, ar_printf(cx->ar, "/results/%zu/limit_value", i), &r[i]));
        r[i].verdict = certify_judge((enum certify_limit_kind)r[i].limit_kind, r[i].value, r[i].limit_value, r[i].detection_limit);
        TRY(sql_exec(tx, CQ(Q_RESULT_INSERT),
                     ARGS(v_i(t->id), v_i(t->editions + 1), v_t(r[i].item), v_t(r[i].method), v_t(r[i].value), v_t(r[i].unit),
                          v_t(certify_limit_kinds[r[i].limit_kind]), v_t(r[i].limit_value), v_t(r[i].detection_limit), v_t(r[i].basis),
                          v_t(certify_verdicts[r[i].verdict]), v_t(in->reason), v_t(certify_who(cx)), v_i(cx->now_us))));
    }
    return ERR_NONE;
}

/* Write the verdict, lock a failed lot, tell the repository. */
static enum err conclude(struct cx *cx, struct tx *tx, const struct certify_test_seen *t, enum certify_verdict verdict, const char *opinion)
{
    struct grow_lot lot = {0};
    struct people_operator op = {0};
    const char *event_id;
    TRY(sql_exec(tx, CQ(Q_TEST_VERDICT), ARGS(v_i(t->id), v_t(certify_verdicts[verdict]), v_i(cx->now_us), v_t(certify_who(cx)), v_t(opinion))));
    if (verdict == VERDICT_PENDING)
        return ERR_NONE;
    TRY(grow_lot_by_id(cx, tx, t->lot_id, &lot));
    TRY(people_operator_by_id(cx, tx, t->operator_id, &op));
    if (verdict == VERDICT_FAIL && (lot.state == LOT_ACTIVE || lot.state == LOT_CONSUMED))
        TRY(grow_lot_enter(cx, tx, lot.id, LOT_LOCKED, ar_printf(cx->ar, "检测不合格（%s）", t->test_no)));
    const struct certify_fact fact = {.biz_step = "inspecting", .disposition = verdict == VERDICT_PASS ? "conformant" : "non_conformant",
                                      .paper_type = "testres", .paper = ar_printf(cx->ar, "urn:tiantou:test:%s", t->test_no), .quantity_g = lot.quantity_g};
    return certify_tell(cx, tx, &lot, &op, &fact, &event_id);
}

enum err certify_lot_keeps_locked(struct cx *cx, struct tx *tx, int64_t lot_id)
{
    int64_t failed;
    TRY(sql_i64(tx, CQ(Q_LOT_VERDICTS), ARGS(v_i(lot_id), v_t("fail"), v_t("")), &failed));
    if (failed == 0)
        return ERR_NONE;
    return err_say(cx, ERR_LOT_LOCKED, "/state", "该批次检测不合格，检测结果更正为合格之前不能解锁",
                   "A test of this lot failed: it stays locked unless its results are corrected");
}

enum err certify_test_results(struct cx *cx, struct tx *tx, const char *uuid, const struct certify_results_body *in, struct certify_test_seen *out)
{
    struct certify_test_seen before = {0};
    struct grow_lot lot = {0};
    TRY(for_change(cx, tx, uuid, "certify.test.result", &before));
    if (before.state == TEST_REQUESTED)
        return err_say(cx, ERR_WRONG_STATE, NULL, "请先登记抽样", "Record the sample first");
    if (before.editions > 0 && !(in->reason && *in->reason))
        return err_say(cx, ERR_INVALID, "/reason", "更正结果请写明理由", "A correction of results needs a reason");
    TRY(grow_lot_by_id(cx, tx, before.lot_id, &lot));
    struct certify_result_seen *r = AR_ARRAY(cx->ar, struct certify_result_seen, in->results.n);
    TRY(store_results(cx, tx, &before, in, lot.crop_name, r));
    TRY(conclude(cx, tx, &before, certify_judge_all(r, in->results.n), NULL));
    TRY(certify_test_whole(cx, tx, before.id, out));
    return keep(cx, tx, before.editions ? "certify.test.correct" : "certify.test.results", &before, out, in->reason);
}

enum err certify_test_judge(struct cx *cx, struct tx *tx, const char *uuid, const struct certify_judge_body *in, struct certify_test_seen *out)
{
    struct certify_test_seen before = {0};
    TRY(for_change(cx, tx, uuid, "certify.test.judge", &before));
    if (before.state != TEST_JUDGED || before.verdict != VERDICT_PENDING)
        return err_say(cx, ERR_WRONG_STATE, NULL, "只有待判定的检测需要人工判定", "Only a test that is to be judged is judged by a person");
    if (in->verdict == VERDICT_PENDING)
        return err_say(cx, ERR_INVALID, "/verdict", "请判定合格或不合格", "Judge pass or fail");
    TRY(conclude(cx, tx, &before, (enum certify_verdict)in->verdict, in->opinion));
    TRY(certify_test_whole(cx, tx, before.id, out));
    return keep(cx, tx, "certify.test.judge", &before, out, in->opinion);
}

enum err certify_test_cancel(struct cx *cx, struct tx *tx, const char *uuid, const char *reason, struct certify_test_seen *out)
{
    struct certify_test_seen before = {0};
    TRY(for_change(cx, tx, uuid, "certify.test.request", &before));
    /* Once the laboratory has the sample, its customer cannot make the test go away. */
    if (before.state == TEST_SAMPLED && before.by_kind == 0)
        TRY(certify_may(cx, "certify.test.judge", before.level_path, before.operator_id));
    if (before.state == TEST_JUDGED)
        return err_say(cx, ERR_WRONG_STATE, NULL, "已有结论的检测不能取消", "A judged test cannot be cancelled");
    TRY(sql_exec(tx, CQ(Q_TEST_STATE), ARGS(v_i(before.id), v_t("cancelled"), v_t(reason))));
    TRY(certify_test_whole(cx, tx, before.id, out));
    return keep(cx, tx, "certify.test.cancel", &before, out, reason);
}

enum err certify_test_report(struct cx *cx, struct tx *tx, const char *uuid, const char *sha, struct certify_test_seen *out)
{
    struct certify_test_seen before = {0};
    TRY(for_change(cx, tx, uuid, "certify.test.result", &before));
    TRY(grow_file_publish(cx, tx, sha)); /* the trace page shows the report to whoever asks */
    TRY(sql_exec(tx, CQ(Q_TEST_REPORT), ARGS(v_i(before.id), v_t(sha))));
    TRY(certify_test_whole(cx, tx, before.id, out));
    return keep(cx, tx, "certify.test.report", &before, out, NULL);
}
