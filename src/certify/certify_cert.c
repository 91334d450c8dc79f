/* certify_cert.c: the electronic certificate of commitment (承诺达标合格证): what must hold before one is issued, issue with
 * every word frozen, revocation that stays visible. */
#include <string.h>

#include "certify_priv.h"
#include "uuid.h"
#include "when.h"

static enum err fill(struct cx *cx, struct tx *tx, struct certify_cert_seen *c)
{
    struct rows *r;
    size_t n = 0;
    c->bases = certify_split(cx->ar, c->bases_text, '|');
    const char **p = AR_ARRAY(cx->ar, const char *, CERTIFY_PARENTS_MAX);
    TRY(sql_query(tx, CQ(Q_PARENTS), ARGS(v_i(c->id)), &r));
    while (n < CERTIFY_PARENTS_MAX && rows_next(r))
        p[n++] = rows_z(r, 0);
    c->parents = (struct texts){p, n};
    return rows_end(&r);
}

static enum err by_id(struct cx *cx, struct tx *tx, int64_t id, struct certify_cert_seen *out)
{
    TRY(sql_one(tx, CQ(Q_CERT_BY_ID), ARGS(v_i(id)), &certify_cert_row, out));
    return fill(cx, tx, out);
}

enum err certify_cert_get(struct cx *cx, struct tx *tx, const char *uuid, struct certify_cert_seen *out)
{
    TRY(sql_one(tx, CQ(Q_CERT_BY_UUID), ARGS(v_t(uuid)), &certify_cert_row, out));
    TRY(certify_may(cx, "certify.read", out->level_path, out->operator_id));
    return fill(cx, tx, out);
}

static enum err template_row(struct cx *cx, struct certify_template *t)
{
    t->bases = certify_split(cx->ar, t->bases_text, '|');
    return ERR_NONE;
}

enum err certify_template_on(struct cx *cx, struct tx *tx, int64_t kind, int64_t day, struct certify_template *out)
{
    enum err e = sql_one(tx, CQ(Q_TEMPLATE_ON), ARGS(v_t(certify_cert_kinds[kind]), v_i(day)), &certify_template_row, out);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, e, "/kind", "这一天没有生效的合格证样式", "No edition of the certificate is in force on that day");
    TRY(e);
    return template_row(cx, out);
}

enum err certify_template_create(struct cx *cx, struct tx *tx, const struct certify_template_body *in, struct certify_template *out)
{
    int64_t id;
    if (in->from_day <= certify_today(cx))
        return err_say(cx, ERR_RULE, "/from_day", "新样式只能从今后某天起施行", "A new edition comes into force on a day to come");
    TRY(sql_i64(tx, CQ(Q_TEMPLATE_INSERT),
                ARGS(v_t(uuid_make(cx->ar)), v_t(certify_cert_kinds[in->kind]), v_i(in->from_day), v_t(in->title), v_t(in->declaration), v_t(in->statement),
                     v_t(certify_join(cx->ar, in->bases, '|')), v_t(in->source)),
                &id));
    TRY(certify_template_on(cx, tx, in->kind, in->from_day, out));
    return people_audit(cx, tx, "certify.template.create", "certificate_template", out->uuid, (struct str){0},
                        certify_json(cx, &certify_template_shape, out), NULL);
}

/* ---- what must hold ---------------------------------------------------------------------------------------------------------- */
static enum err lot_usable(struct cx *cx, const struct grow_lot *lot)
{
    if (lot->state == LOT_ACTIVE)
        return ERR_NONE;
    return err_say(cx, ERR_LOT_LOCKED, "/lot", "批次 %s 当前为“%s”，不能开证：%s", "Lot %s is %s, no certificate can be issued: %s", lot->lot_no,
                   grow_lot_states[lot->state], lot->state_reason ? lot->state_reason : "");
}

static enum err interval_over(struct cx *cx, struct tx *tx, const struct grow_lot *lot)
{
    int64_t until;
    char day[16];
    TRY(grow_lot_open_interval(cx, tx, lot->id, lot->harvest_day, &until));
    if (until == FIELD_NULL)
        return ERR_NONE;
    day_format((int32_t)until + 1, day);
    return err_say(cx, ERR_INTERVAL_OPEN, "/lot", "安全间隔期（休药期）未满，%s 起才可以", "The pre-harvest or withdrawal interval is open; allowed from %s", day);
}

static enum err count_verdicts(struct tx *tx, int64_t lot_id, enum certify_verdict v, const char *by, int64_t *n)
{
    return sql_i64(tx, CQ(Q_LOT_VERDICTS), ARGS(v_i(lot_id), v_t(certify_verdicts[v]), v_t(by)), n);
}

static enum err no_failed_test(struct cx *cx, struct tx *tx, const struct grow_lot *lot)
{
    int64_t failed;
    TRY(count_verdicts(tx, lot->id, VERDICT_FAIL, "", &failed));
    if (failed)
        return err_say(cx, ERR_RULE, "/lot", "该批次有不合格的检测，不能开证", "A test of this lot failed: no certificate");
    return ERR_NONE;
}

/* A ticked basis must be one of the template's, and the two that name tests need one that passed. */
static enum err check_bases(struct cx *cx, struct tx *tx, const struct certify_template *t, const struct grow_lot *lot, struct texts bases)
{
    static const struct { const char *basis, *by; } needs[] = {{"自行检测合格", ""}, {"委托检测合格", "lab"}};
    for (size_t i = 0; i < bases.n; i++) {
        bool known = false;
        for (size_t j = 0; j < t->bases.n; j++)
            known = known || strcmp(bases.p[i], t->bases.p[j]) == 0;
        if (!known)
            return err_say(cx, ERR_INVALID, "/bases", "没有这种承诺依据：%s", "No such basis: %s", bases.p[i]);
        for (size_t j = 0; j < 2; j++) {
            int64_t passed;
            if (strcmp(bases.p[i], needs[j].basis) != 0)
                continue;
            TRY(count_verdicts(tx, lot->id, VERDICT_PASS, needs[j].by, &passed));
            if (passed == 0)
                return err_say(cx, ERR_RULE, "/bases", "选“%s”须先有合格的检测", "\"%s\" needs a test that passed", bases.p[i]);
        }
    }
    return ERR_NONE;
}

static enum err check_weight(struct cx *cx, struct tx *tx, const struct grow_lot *lot, int64_t weight_g)
{
    int64_t used;
    TRY(sql_i64(tx, CQ(Q_CERT_WEIGHT), ARGS(v_i(lot->id)), &used));
    if (weight_g > lot->quantity_g - used)
        return err_say(cx, ERR_UNBALANCED, "/weight_g", "重量超过该批次还可开证的 %lld 克", "The weight is over the %lld g of the lot that have no certificate yet",
                       (long long)(lot->quantity_g - used));
    return ERR_NONE;
}

/* A buyer's certificate stands on others: numbers of ours must be valid; foreign numbers are kept as written. */
static enum err check_parents(struct cx *cx, struct tx *tx, const struct certify_issue_body *in)
{
    if (in->kind == 0 && in->parents.n)
        return err_say(cx, ERR_INVALID, "/parents", "生产者开具的合格证没有上游合格证", "A producer's certificate has no parents");
    if (in->kind == 1 && in->parents.n == 0)
        return err_say(cx, ERR_INVALID, "/parents", "收购者开具合格证须写明收取的合格证编号", "A buyer's certificate names those it stands on");
    for (size_t i = 0; i < in->parents.n; i++) {
        const char *state;
        enum err e = sql_text(tx, CQ(Q_PARENT_STATE), ARGS(v_t(in->parents.p[i])), &state);
        if (e == ERR_NOT_FOUND)
            continue;
        TRY(e);
        if (strcmp(state, "valid") != 0)
            return err_say(cx, ERR_RULE, "/parents", "上游合格证 %s 已作废", "Certificate %s is revoked", in->parents.p[i]);
    }
    cx_clear(cx);
    return ERR_NONE;
}

enum err certify_lot_cleared(struct cx *cx, struct tx *tx, int64_t lot_id)
{
    struct grow_lot lot = {0};
    int64_t weight;
    TRY(grow_lot_by_id(cx, tx, lot_id, &lot));
    TRY(lot_usable(cx, &lot));
    TRY(no_failed_test(cx, tx, &lot));
    TRY(interval_over(cx, tx, &lot));
    TRY(sql_i64(tx, CQ(Q_CERT_WEIGHT), ARGS(v_i(lot_id)), &weight));
    if (weight == 0)
        return err_say(cx, ERR_RULE, "/lot", "该批次没有有效的合格证", "The lot has no valid certificate");
    return ERR_NONE;
}

/* ---- issue --------------------------------------------------------------------------------------------------------------------- */
struct draft {
    const struct certify_issue_body *in; struct grow_lot lot; struct people_operator op; struct certify_template tpl;
    const char *cert_no, *shipment_no, *origin, *contact, *event_id;
};

static enum err check_all(struct cx *cx, struct tx *tx, struct draft *d)
{
    TRY(people_operator_active(cx, tx, d->op.id));
    TRY(lot_usable(cx, &d->lot));
    TRY(no_failed_test(cx, tx, &d->lot));
    TRY(interval_over(cx, tx, &d->lot));
    TRY(certify_template_on(cx, tx, d->in->kind, certify_today(cx), &d->tpl));
    TRY(check_bases(cx, tx, &d->tpl, &d->lot, d->in->bases));
    TRY(check_parents(cx, tx, d->in));
    return check_weight(cx, tx, &d->lot, d->in->weight_g);
}

static enum err name_shipment(struct cx *cx, struct tx *tx, struct draft *d)
{
    int64_t n;
    d->shipment_no = d->in->shipment_no && *d->in->shipment_no ? d->in->shipment_no : NULL;
    if (d->shipment_no)
        return ERR_NONE;
    TRY(sql_i64(tx, CQ(Q_CERT_COUNT), ARGS(v_i(d->lot.id)), &n));
    d->shipment_no = ar_printf(cx->ar, "%lld", (long long)n + 1);
    return ERR_NONE;
}

static enum err insert(struct cx *cx, struct tx *tx, const struct draft *d, int64_t *id_out)
{
    TRY(sql_i64(tx, CQ(Q_CERT_INSERT),
                ARGS(v_t(uuid_make(cx->ar)), v_t(d->cert_no), v_t(certify_cert_kinds[d->in->kind]), v_i(d->tpl.id), v_i(d->lot.id), v_i(d->op.id),
                     v_t(d->op.level_path), v_t(d->shipment_no), v_t(d->lot.product_name), v_i(d->in->weight_g), v_t(d->origin), v_t(d->op.name),
                     v_t(d->contact), v_t(d->tpl.declaration), v_t(d->tpl.statement), v_t(certify_join(cx->ar, d->in->bases, '|')),
                     v_i(certify_today(cx)), v_i(cx->now_us), v_t(certify_who(cx)), v_t(d->event_id), v_t(d->lot.county)),
                id_out));
    for (size_t i = 0; i < d->in->parents.n; i++)
        TRY(sql_exec(tx, CQ(Q_PARENT_INSERT), ARGS(v_i(*id_out), v_t(d->in->parents.p[i]))));
    return ERR_NONE;
}

enum err certify_cert_issue(struct cx *cx, struct tx *tx, const struct certify_issue_body *in, struct certify_cert_seen *out)
{
    struct draft d = {.in = in, .contact = in->contact ? in->contact : ""};
    int64_t id;
    TRY(certify_lot_for(cx, tx, "certify.cert.issue", in->lot, &d.lot, &d.op));
    TRY(check_all(cx, tx, &d));
    TRY(name_shipment(cx, tx, &d));
    TRY(people_place(cx, tx, d.op.level_id, LANG_ZH, &d.origin));
    TRY(certify_number(cx, tx, "HGZ", &d.cert_no));
    const struct certify_fact fact = {.biz_step = "inspecting", .disposition = "conformant", .certification = certify_cert_url(cx, d.cert_no),
                                      .paper_type = "cert", .paper = certify_cert_url(cx, d.cert_no), .quantity_g = in->weight_g};
    TRY(certify_tell(cx, tx, &d.lot, &d.op, &fact, &d.event_id));
    TRY(insert(cx, tx, &d, &id));
    TRY(by_id(cx, tx, id, out));
    return people_audit(cx, tx, "certify.cert.issue", "certificate", out->uuid, (struct str){0}, certify_json(cx, &certify_cert_shape, out), NULL);
}

static enum err withdraw_releases(struct cx *cx, struct tx *tx, int64_t cert_id, const char *reason)
{
    struct list l;
    TRY(sql_all(tx, CQ(Q_CERT_RELEASES), ARGS(v_i(cert_id)), &certify_release_row, CERTIFY_LIST_MAX, &l));
    const struct certify_release_seen *r = l.p;
    for (size_t i = 0; i < l.n; i++)
        TRY(sql_exec(tx, CQ(Q_RELEASE_WITHDRAW), ARGS(v_i(r[i].id), v_t(reason), v_i(cx->now_us), v_t(certify_who(cx)))));
    return ERR_NONE;
}

enum err certify_cert_revoke(struct cx *cx, struct tx *tx, const char *uuid, const char *reason, struct certify_cert_seen *out)
{
    struct certify_cert_seen before = {0};
    struct grow_lot lot = {0};
    struct people_operator op = {0};
    const char *event_id;
    TRY(sql_one(tx, CQ(Q_CERT_BY_UUID), ARGS(v_t(uuid)), &certify_cert_row, &before));
    TRY(certify_may(cx, "certify.cert.revoke", before.level_path, before.operator_id));
    TRY(fill(cx, tx, &before));
    if (before.state != 0)
        return err_say(cx, ERR_WRONG_STATE, NULL, "合格证 %s 已经作废", "Certificate %s is revoked already", before.cert_no);
    TRY(sql_exec(tx, CQ(Q_CERT_REVOKE), ARGS(v_i(before.id), v_t(reason), v_i(cx->now_us), v_t(certify_who(cx)))));
    TRY(withdraw_releases(cx, tx, before.id, ar_printf(cx->ar, "合格证作废：%s", reason)));
    TRY(grow_lot_by_id(cx, tx, before.lot_id, &lot));
    TRY(people_operator_by_id(cx, tx, before.operator_id, &op));
    const struct certify_fact fact = {.biz_step = "inspecting", .disposition = "non_conformant", .certification = certify_cert_url(cx, before.cert_no),
                                      .paper_type = "cert", .paper = certify_cert_url(cx, before.cert_no), .quantity_g = before.weight_g};
    TRY(certify_tell(cx, tx, &lot, &op, &fact, &event_id));
    TRY(by_id(cx, tx, before.id, out));
    return people_audit(cx, tx, "certify.cert.revoke", "certificate", out->uuid, certify_json(cx, &certify_cert_shape, &before),
                        certify_json(cx, &certify_cert_shape, out), reason);
}
