/* grow_publish.c: the public record of a season (AG-04): nothing is shown before the office has reviewed it (R14).
 * draft → submitted by the operator → published or returned by the office; published → returned when it is withdrawn. */
#include "grow_priv.h"

struct pub { enum grow_pub_state from, to; const char *action; };

static enum err pub_enter(struct cx *cx, struct tx *tx, struct grow_season *s, enum grow_pub_state to, const char *action, const char *reason) {
    struct grow_season old = *s;
    int64_t n;
    TRY(sql_exec_n(tx, SQL(season_pub), ARGS(v_i(s->id), v_i(s->rev), v_t(grow_pub_states[to]), v_t(reason), to == PUB_PUBLISHED ? v_i(cx->now_us) : v_null()), &n));
    if (n != 1)
        return err_set(cx, ERR_CHANGED, NULL);
    log_info(cx, "grow.publication", "id=%s from=%s to=%s", s->uuid, grow_pub_states[s->pub_state], grow_pub_states[to]);
    memset(s, 0, sizeof *s);
    TRY(sql_one(tx, SQL(season_one), ARGS(v_t(old.uuid)), &grow_season_row, s));
    return grow_keep(cx, tx, &(struct grow_fact){action, "season", s->uuid, s->id, s->rev, reason, &grow_season_shape, &old, s});
}

enum err grow_season_submit(struct cx *cx, struct tx *tx, const char *uuid, struct grow_season *out) {
    int64_t n;
    TRY(grow_season_load(cx, tx, uuid, out));
    TRY(grow_may(cx, "grow.season.write", out->level_path, out->operator_id));
    if (out->pub_state != PUB_DRAFT && out->pub_state != PUB_RETURNED)
        return err_say(cx, ERR_WRONG_STATE, NULL, "已提交或已公开", "It is submitted or public already");
    TRY(sql_i64(tx, SQL(season_records), ARGS(v_i(out->id)), &n));
    if (n == 0)
        return err_say(cx, ERR_RULE, NULL, "还没有农事记录，不能申请公开", "There are no field records to publish yet");
    return pub_enter(cx, tx, out, PUB_SUBMITTED, "grow.publish.submit", NULL);
}

enum err grow_season_review(struct cx *cx, struct tx *tx, const char *uuid, const struct grow_review_body *in, struct grow_season *out) {
    static const struct pub moves[] = {
        [DECIDE_PUBLISH] = {PUB_SUBMITTED, PUB_PUBLISHED, "grow.publish.publish"},
        [DECIDE_RETURN] = {PUB_SUBMITTED, PUB_RETURNED, "grow.publish.return"},
        [DECIDE_WITHDRAW] = {PUB_PUBLISHED, PUB_RETURNED, "grow.publish.withdraw"},
    };
    const struct pub *m = &moves[in->decision];
    TRY(grow_season_load(cx, tx, uuid, out));
    TRY(grow_may(cx, "grow.publish.review", out->level_path, out->operator_id));
    if (out->pub_state != (int64_t)m->from)
        return err_say(cx, ERR_WRONG_STATE, "/decision", "当前公开状态为 %s", "Its publication is %s now", grow_pub_states[out->pub_state]);
    if (in->decision != DECIDE_PUBLISH && !in->reason)
        return err_say(cx, ERR_INVALID, "/reason", "请写明退回或撤下的原因", "Say why it is returned or withdrawn");
    return pub_enter(cx, tx, out, m->to, m->action, in->reason);
}

static enum err do_submit(struct cx *cx, struct tx *tx, struct grow_call *c) { return grow_season_submit(cx, tx, c->id, c->out); }
static enum err do_review(struct cx *cx, struct tx *tx, struct grow_call *c) { return grow_season_review(cx, tx, c->id, c->body, c->out); }
enum err grow_season_submit_post(struct req *rq, struct resp *rs) { return grow_write(rq, rs, do_submit, "grow.publish.submit", "season", NULL); }
enum err grow_season_review_post(struct req *rq, struct resp *rs) { return grow_write(rq, rs, do_review, "grow.publish.review", "season", NULL); }
