/* certify_cert.c: the electronic certificate of commitment (承诺达标合格证): editions of its text, issue with every word frozen,
 * revocation that stays visible. What must hold before is in certify_rules.c. */
#include <string.h>

#include "certify_priv.h"
#include "uuid.h"
#include "when.h"

enum err certify_cert_fill(struct cx *cx, struct tx *tx, struct certify_cert_seen *c)
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

enum err certify_cert_whole(struct cx *cx, struct tx *tx, int64_t id, struct certify_cert_seen *out)
{
    TRY(sql_one(tx, CQ(Q_CERT_BY_ID), ARGS(v_i(id)), &certify_cert_row, out));
    return certify_cert_fill(cx, tx, out);
}

enum err certify_cert_get(struct cx *cx, struct tx *tx, const char *uuid, struct certify_cert_seen *out)
{
    TRY(sql_one(tx, CQ(Q_CERT_BY_UUID), ARGS(v_t(uuid)), &certify_cert_row, out));
    TRY(certify_may(cx, "certify.read", out->level_path, out->operator_id));
    return certify_cert_fill(cx, tx, out);
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
    if (in->from_day <= certify_today(cx))
        return err_say(cx, ERR_RULE, "/from_day", "新样式只能从今后某天起施行", "A new edition comes into force on a day to come");
    int64_t made;
    TRY(sql_exec_n(tx, CQ(Q_TEMPLATE_INSERT),
                   ARGS(v_t(uuid_make(cx->ar)), v_t(certify_cert_kinds[in->kind]), v_i(in->from_day), v_t(in->title), v_t(in->declaration), v_t(in->statement),
                        v_t(certify_join(cx->ar, in->bases, '|')), v_t(in->source)),
                   &made));
    if (made == 0)
        return err_say(cx, ERR_DUPLICATE, "/from_day", "这一天已有一个样式", "There is an edition from that day already");
    TRY(certify_template_on(cx, tx, in->kind, in->from_day, out));
    return people_audit(cx, tx, "certify.template.create", "certificate_template", out->uuid, (struct str){0},
                        certify_json(cx, &certify_template_shape, out), NULL);
}

static enum err keep(struct cx *cx, struct tx *tx, const char *action, const struct certify_cert_seen *before, const struct certify_cert_seen *after,
                     const char *reason)
{
    return certify_keep(cx, tx, &(struct certify_paper){action, PAPER_CERT, after->id, after->rev, after->lot_id, after->uuid, after->county, reason,
                                                        &certify_cert_shape, before, after});
}

/* ---- issue --------------------------------------------------------------------------------------------------------------------- */
struct draft {
    const struct certify_issue_body *in; struct grow_lot lot; struct people_operator op; struct certify_template tpl;
    const char *cert_no, *shipment_no, *origin, *contact, *event_id;
};

static enum err check_all(struct cx *cx, struct tx *tx, struct draft *d)
{
    TRY(people_operator_active(cx, tx, d->op.id));
    TRY(certify_lot_usable(cx, &d->lot));
    TRY(certify_lot_clean(cx, tx, &d->lot));
    TRY(certify_template_on(cx, tx, d->in->kind, certify_today(cx), &d->tpl));
    TRY(certify_check_bases(cx, tx, &d->tpl, d->lot.id, d->in->bases));
    TRY(certify_check_parents(cx, tx, d->in));
    return certify_check_weight(cx, tx, &d->lot, d->in->weight_g);
}

static enum err shipment_taken(struct tx *tx, int64_t lot_id, const char *no, bool *out)
{
    int64_t n;
    TRY(sql_i64(tx, CQ(Q_CERT_SHIPMENT), ARGS(v_i(lot_id), v_t(no)), &n));
    *out = n > 0;
    return ERR_NONE;
}

/* The number given, or the next free one of the lot: 1, 2, … */
static enum err name_shipment(struct cx *cx, struct tx *tx, struct draft *d)
{
    bool taken;
    int64_t n;
    if (d->in->shipment_no && *d->in->shipment_no) {
        d->shipment_no = d->in->shipment_no;
        TRY(shipment_taken(tx, d->lot.id, d->shipment_no, &taken));
        return !taken ? ERR_NONE
                      : err_say(cx, ERR_DUPLICATE, "/shipment_no", "该批次的发货批号 %s 已有有效的合格证，请换一个，或先作废原证", "Shipment %s of the lot has a valid certificate: choose another number, or revoke that one first",
                                d->shipment_no);
    }
    TRY(sql_i64(tx, CQ(Q_CERT_COUNT), ARGS(v_i(d->lot.id)), &n));
    do {
        d->shipment_no = ar_printf(cx->ar, "%lld", (long long)++n);
        TRY(shipment_taken(tx, d->lot.id, d->shipment_no, &taken));
    } while (taken);
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
    const struct certify_fact fact = {.biz_step = "inspecting", .disposition = "conformant", .cert_no = d.cert_no, .quantity_g = in->weight_g};
    TRY(certify_tell(cx, tx, &d.lot, &d.op, &fact, &d.event_id));
    TRY(insert(cx, tx, &d, &id));
    TRY(certify_cert_whole(cx, tx, id, out));
    return keep(cx, tx, "certify.cert.issue", NULL, out, NULL);
}

enum err certify_cert_revoke(struct cx *cx, struct tx *tx, const char *uuid, const char *reason, struct certify_cert_seen *out)
{
    struct certify_cert_seen before = {0};
    struct grow_lot lot = {0};
    struct people_operator op = {0};
    const char *event_id;
    TRY(sql_one(tx, CQ(Q_CERT_BY_UUID), ARGS(v_t(uuid)), &certify_cert_row, &before));
    TRY(certify_may(cx, "certify.cert.revoke", before.level_path, before.operator_id));
    TRY(certify_cert_fill(cx, tx, &before));
    if (before.state != 0)
        return err_say(cx, ERR_WRONG_STATE, NULL, "合格证 %s 已经作废", "Certificate %s is revoked already", before.cert_no);
    TRY(sql_exec(tx, CQ(Q_CERT_REVOKE), ARGS(v_i(before.id), v_t(reason), v_i(cx->now_us), v_t(certify_who(cx)))));
    TRY(certify_releases_end(cx, tx, &before, ar_printf(cx->ar, "合格证作废：%s", reason)));
    TRY(grow_lot_by_id(cx, tx, before.lot_id, &lot));
    TRY(people_operator_by_id(cx, tx, before.operator_id, &op));
    /* A paper was withdrawn, nothing was measured: the goods are held, not found wanting. */
    const struct certify_fact fact = {.biz_step = "holding", .disposition = "non_sellable_other", .cert_no = before.cert_no, .quantity_g = before.weight_g};
    TRY(certify_tell(cx, tx, &lot, &op, &fact, &event_id));
    TRY(certify_cert_whole(cx, tx, before.id, out));
    return keep(cx, tx, "certify.cert.revoke", &before, out, reason);
}
