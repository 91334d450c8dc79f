/* certify_release.c: release from origin (产地准出), the market's question (市场准入), and the file of a lot for the scan page. */
#include <string.h>

#include "certify_priv.h"
#include "uuid.h"

static enum err by_id(struct tx *tx, int64_t id, struct certify_release_seen *out)
{
    return sql_one(tx, CQ(Q_RELEASE_BY_ID), ARGS(v_i(id)), &certify_release_row, out);
}

static enum err tell(struct cx *cx, struct tx *tx, const struct certify_cert_seen *c, const char *step, const char *disposition, const char **event_id)
{
    struct grow_lot lot = {0};
    struct people_operator op = {0};
    TRY(grow_lot_by_id(cx, tx, c->lot_id, &lot));
    TRY(people_operator_by_id(cx, tx, c->operator_id, &op));
    const struct certify_fact fact = {.biz_step = step, .disposition = disposition, .certification = certify_cert_url(cx, c->cert_no),
                                      .paper_type = "cert", .paper = certify_cert_url(cx, c->cert_no), .quantity_g = c->weight_g};
    return certify_tell(cx, tx, &lot, &op, &fact, event_id);
}

enum err certify_release_grant(struct cx *cx, struct tx *tx, const struct certify_release_body *in, struct certify_release_seen *out)
{
    struct certify_cert_seen cert = {0};
    const char *no, *event_id;
    int64_t id;
    TRY(sql_one(tx, CQ(Q_CERT_BY_UUID), ARGS(v_t(in->certificate)), &certify_cert_row, &cert));
    TRY(certify_may(cx, "certify.release.grant", cert.level_path, cert.operator_id));
    if (cert.state != 0)
        return err_say(cx, ERR_RULE, "/certificate", "合格证 %s 已作废，不能准出", "Certificate %s is revoked: no release", cert.cert_no);
    TRY(certify_lot_cleared(cx, tx, cert.lot_id));
    TRY(certify_number(cx, tx, "ZC", &no));
    TRY(tell(cx, tx, &cert, "staging_outbound", "conformant", &event_id));
    TRY(sql_i64(tx, CQ(Q_RELEASE_INSERT),
                ARGS(v_t(uuid_make(cx->ar)), v_t(no), v_i(cert.lot_id), v_i(cert.id), v_i(cert.operator_id), v_t(cert.level_path), v_t(certify_who(cx)),
                     v_i(cx->now_us), v_t(event_id), v_t(cert.county)),
                &id));
    TRY(by_id(tx, id, out));
    return people_audit(cx, tx, "certify.release.grant", "release", out->uuid, (struct str){0}, certify_json(cx, &certify_release_shape, out), NULL);
}

enum err certify_release_withdraw(struct cx *cx, struct tx *tx, const char *uuid, const char *reason, struct certify_release_seen *out)
{
    struct certify_release_seen before = {0};
    struct certify_cert_seen cert = {0};
    const char *event_id;
    TRY(sql_one(tx, CQ(Q_RELEASE_BY_UUID), ARGS(v_t(uuid)), &certify_release_row, &before));
    TRY(certify_may(cx, "certify.release.grant", before.level_path, before.operator_id));
    if (before.state != 0)
        return err_say(cx, ERR_WRONG_STATE, NULL, "准出 %s 已经撤回", "Release %s is withdrawn already", before.release_no);
    TRY(sql_exec(tx, CQ(Q_RELEASE_WITHDRAW), ARGS(v_i(before.id), v_t(reason), v_i(cx->now_us), v_t(certify_who(cx)))));
    TRY(sql_one(tx, CQ(Q_CERT_BY_ID), ARGS(v_i(before.cert_id)), &certify_cert_row, &cert));
    TRY(tell(cx, tx, &cert, "holding", "non_sellable_other", &event_id));
    TRY(by_id(tx, before.id, out));
    return people_audit(cx, tx, "certify.release.withdraw", "release", out->uuid, certify_json(cx, &certify_release_shape, &before),
                        certify_json(cx, &certify_release_shape, out), reason);
}

/* ---- the file of a lot, for pages ------------------------------------------------------------------------------------------------ */
static enum err file_tests(struct cx *cx, struct tx *tx, int64_t lot_id, struct list *out)
{
    struct list l;
    TRY(sql_all(tx, CQ(Q_LOT_TESTS), ARGS(v_i(lot_id)), &certify_test_row, CERTIFY_LIST_MAX, &l));
    const struct certify_test_seen *t = l.p;
    struct certify_test *o = AR_ARRAY(cx->ar, struct certify_test, l.n ? l.n : 1);
    size_t n = 0;
    for (size_t i = 0; i < l.n; i++) {
        struct list results;
        if (t[i].state != TEST_JUDGED)
            continue;
        TRY(sql_all(tx, CQ(Q_RESULTS), ARGS(v_i(t[i].id)), &certify_result_shape, CERTIFY_ITEMS_MAX, &results));
        const struct certify_result_seen *r = results.p;
        struct certify_result *ro = AR_ARRAY(cx->ar, struct certify_result, results.n ? results.n : 1);
        for (size_t j = 0; j < results.n; j++)
            ro[j] = (struct certify_result){r[j].item, r[j].method, r[j].value, r[j].unit, r[j].limit_kind == LIMIT_ND ? "ND" : r[j].limit_value,
                                            r[j].detection_limit, r[j].basis, r[j].verdict};
        o[n++] = (struct certify_test){t[i].uuid, t[i].test_no, t[i].lab_name, t[i].lab_qualification, t[i].report_sha, t[i].sampled_day,
                                       t[i].judged_at, t[i].verdict, {ro, results.n}};
    }
    *out = (struct list){o, n};
    return ERR_NONE;
}

/* On public pages a household's telephone is not shown: the certificate itself, in its holder's hands, has it. */
static void to_public(struct cx *cx, struct tx *tx, const struct certify_cert_seen *c, struct certify_cert *o)
{
    struct people_operator op = {0};
    bool household = people_operator_by_id(cx, tx, c->operator_id, &op) == ERR_NONE && op.kind == 0;
    *o = (struct certify_cert){
        .uuid = c->uuid, .cert_no = c->cert_no, .kind = certify_cert_kinds[c->kind], .product = c->product, .origin = c->origin,
        .party_name = household ? op.public_name : c->party_name, .contact = household ? "" : c->contact, .declaration = c->declaration,
        .statement = c->statement, .revoke_reason = c->revoke_reason, .weight_g = c->weight_g, .issued_day = c->issued_day, .state = c->state,
        .bases = certify_split(cx->ar, c->bases_text, '|'), .parents = c->parents,
    };
}

static enum err file_certs(struct cx *cx, struct tx *tx, int64_t lot_id, struct list *out)
{
    struct list l;
    TRY(sql_all(tx, CQ(Q_LOT_CERTS), ARGS(v_i(lot_id)), &certify_cert_row, CERTIFY_LIST_MAX, &l));
    const struct certify_cert_seen *c = l.p;
    struct certify_cert *o = AR_ARRAY(cx->ar, struct certify_cert, l.n ? l.n : 1);
    for (size_t i = 0; i < l.n; i++)
        to_public(cx, tx, &c[i], &o[i]);
    *out = (struct list){o, l.n};
    return ERR_NONE;
}

static enum err file_releases(struct cx *cx, struct tx *tx, int64_t lot_id, struct list *out)
{
    struct list l;
    TRY(sql_all(tx, CQ(Q_LOT_RELEASES), ARGS(v_i(lot_id)), &certify_release_row, CERTIFY_LIST_MAX, &l));
    const struct certify_release_seen *r = l.p;
    struct certify_release *o = AR_ARRAY(cx->ar, struct certify_release, l.n ? l.n : 1);
    for (size_t i = 0; i < l.n; i++)
        o[i] = (struct certify_release){r[i].release_no, r[i].granted_by, r[i].granted_at, r[i].state};
    *out = (struct list){o, l.n};
    return ERR_NONE;
}

enum err certify_lot_file(struct cx *cx, struct tx *tx, int64_t lot_id, struct certify_file *out)
{
    TRY(file_tests(cx, tx, lot_id, &out->tests));
    TRY(file_certs(cx, tx, lot_id, &out->certs));
    return file_releases(cx, tx, lot_id, &out->releases);
}

enum err certify_cert_by_no(struct cx *cx, struct tx *tx, const char *cert_no, int64_t *lot_id_out, struct certify_cert *out)
{
    struct certify_cert_seen c = {0};
    TRY(sql_one(tx, CQ(Q_CERT_BY_NO), ARGS(v_t(cert_no)), &certify_cert_row, &c));
    *lot_id_out = c.lot_id;
    to_public(cx, tx, &c, out);
    return ERR_NONE;
}

/* ---- market entry ------------------------------------------------------------------------------------------------------------------ */
static const struct certify_release_seen *granted(struct list l)
{
    const struct certify_release_seen *r = l.p;
    for (size_t i = 0; i < l.n; i++)
        if (r[i].state == 0)
            return &r[i];
    return NULL;
}

enum err certify_market_entry(struct cx *cx, struct tx *tx, const char *gtin14, const char *lot_no, struct certify_entry *out)
{
    struct grow_lot lot = {0};
    struct list l;
    TRY(grow_lot_by_code(cx, tx, gtin14, lot_no, &lot));
    *out = (struct certify_entry){.gtin = lot.gtin, .lot_no = lot.lot_no, .product_name = lot.product_name, .released_at = FIELD_NULL};
    TRY(sql_all(tx, CQ(Q_LOT_RELEASES), ARGS(v_i(lot.id)), &certify_release_row, CERTIFY_LIST_MAX, &l));
    const struct certify_release_seen *r = granted(l);
    if (lot.state != LOT_ACTIVE && lot.state != LOT_CONSUMED) {
        out->sentence = cx->lang == LANG_EN ? "Do not admit: the lot is locked or recalled" : "不得入市：该批次已锁定或召回";
    } else if (!r) {
        out->sentence = cx->lang == LANG_EN ? "Do not admit: no release from origin" : "不得入市：没有有效的产地准出";
    } else {
        out->admitted = true;
        out->cert_no = r->cert_no;
        out->release_no = r->release_no;
        out->released_at = r->granted_at;
        out->sentence = cx->lang == LANG_EN ? "May enter: certificate and release are valid" : "可以入市：合格证和产地准出有效";
    }
    return ERR_NONE;
}
