/* certify_release.c: release from origin (产地准出), the market's question (市场准入), and the file of a lot for the scan page. */
#include <string.h>

#include "certify_priv.h"
#include "uuid.h"

static enum err by_id(struct tx *tx, int64_t id, struct certify_release_seen *out)
{
    return sql_one(tx, CQ(Q_RELEASE_BY_ID), ARGS(v_i(id)), &certify_release_row, out);
}

static enum err keep(struct cx *cx, struct tx *tx, const char *action, const struct certify_release_seen *before, const struct certify_release_seen *after,
                     const char *reason)
{
    return certify_keep(cx, tx, &(struct certify_paper){action, PAPER_RELEASE, after->id, after->rev, after->lot_id, after->uuid, after->county, reason,
                                                        &certify_release_shape, before, after});
}

static enum err tell(struct cx *cx, struct tx *tx, const struct certify_cert_seen *c, const char *step, const char *disposition, const char **event_id)
{
    struct grow_lot lot = {0};
    struct people_operator op = {0};
    TRY(grow_lot_by_id(cx, tx, c->lot_id, &lot));
    TRY(people_operator_by_id(cx, tx, c->operator_id, &op));
    const struct certify_fact fact = {.biz_step = step, .disposition = disposition, .cert_no = c->cert_no, .quantity_g = c->weight_g};
    return certify_tell(cx, tx, &lot, &op, &fact, event_id);
}

/* What must hold for a certificate to release its lot. */
static enum err check_grant(struct cx *cx, struct tx *tx, struct certify_cert_seen *cert)
{
    struct list granted;
    TRY(certify_cert_fill(cx, tx, cert));
    if (cert->state != 0)
        return err_say(cx, ERR_RULE, "/certificate", "合格证 %s 已作废，不能准出", "Certificate %s is revoked: no release", cert->cert_no);
    TRY(sql_all(tx, CQ(Q_CERT_RELEASES), ARGS(v_i(cert->id)), &certify_release_row, CERTIFY_LIST_MAX, &granted));
    if (granted.n)
        return err_say(cx, ERR_DUPLICATE, "/certificate", "合格证 %s 已经准出", "Certificate %s has a release already", cert->cert_no);
    TRY(people_operator_active(cx, tx, cert->operator_id));
    TRY(certify_lot_cleared(cx, tx, cert->lot_id));
    return certify_parents_hold(cx, tx, cert->parents);
}

enum err certify_release_grant(struct cx *cx, struct tx *tx, const struct certify_release_body *in, struct certify_release_seen *out)
{
    struct certify_cert_seen cert = {0};
    const char *no, *event_id;
    int64_t id;
    TRY(sql_one(tx, CQ(Q_CERT_BY_UUID), ARGS(v_t(in->certificate)), &certify_cert_row, &cert));
    TRY(certify_may(cx, "certify.release.grant", cert.level_path, cert.operator_id));
    TRY(check_grant(cx, tx, &cert));
    TRY(certify_number(cx, tx, "ZC", &no));
    TRY(tell(cx, tx, &cert, "staging_outbound", "conformant", &event_id));
    TRY(sql_i64(tx, CQ(Q_RELEASE_INSERT),
                ARGS(v_t(uuid_make(cx->ar)), v_t(no), v_i(cert.lot_id), v_i(cert.id), v_i(cert.operator_id), v_t(cert.level_path), v_t(certify_who(cx)),
                     v_i(cx->now_us), v_t(event_id), v_t(cert.county), v_t(certify_role(cx, "certify.release.grant"))),
                &id));
    TRY(by_id(tx, id, out));
    return keep(cx, tx, "certify.release.grant", NULL, out, NULL);
}

/* The one way a release ends. */
static enum err end(struct cx *cx, struct tx *tx, const struct certify_release_seen *before, const char *reason, struct certify_release_seen *out)
{
    *out = (struct certify_release_seen){0};
    TRY(sql_exec(tx, CQ(Q_RELEASE_WITHDRAW), ARGS(v_i(before->id), v_t(reason), v_i(cx->now_us), v_t(certify_who(cx)))));
    TRY(by_id(tx, before->id, out));
    return keep(cx, tx, "certify.release.withdraw", before, out, reason);
}

/* The revocation's own event tells the repository that the goods are held: no second one here. */
enum err certify_releases_end(struct cx *cx, struct tx *tx, const struct certify_cert_seen *cert, const char *reason)
{
    struct list l;
    struct certify_release_seen after;
    TRY(sql_all(tx, CQ(Q_CERT_RELEASES), ARGS(v_i(cert->id)), &certify_release_row, CERTIFY_LIST_MAX, &l));
    const struct certify_release_seen *r = l.p;
    for (size_t i = 0; i < l.n; i++)
        TRY(end(cx, tx, &r[i], reason, &after));
    return ERR_NONE;
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
    TRY(sql_one(tx, CQ(Q_CERT_BY_ID), ARGS(v_i(before.cert_id)), &certify_cert_row, &cert));
    TRY(tell(cx, tx, &cert, "holding", "non_sellable_other", &event_id));
    return end(cx, tx, &before, reason, out);
}

/* ---- the file of a lot, for pages ------------------------------------------------------------------------------------------------ */
static enum err file_tests(struct cx *cx, struct tx *tx, int64_t lot_id, struct list *out, struct certify_papers *papers)
{
    struct list l;
    TRY(sql_all(tx, CQ(Q_LOT_TESTS), ARGS(v_i(lot_id)), &certify_test_row, CERTIFY_LIST_MAX, &l));
    struct certify_test_seen *t = l.p;
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
        o[n] = (struct certify_test){t[i].uuid, t[i].test_no, t[i].lab_name, t[i].lab_qualification, t[i].report_sha, t[i].sampled_day,
                                     t[i].judged_at, t[i].verdict, {ro, results.n}, {0}};
        t[i].results = results;
        certify_papers_add(papers, PAPER_TEST, &t[i], t[i].rev, &o[n++].log);
    }
    *out = (struct list){o, n};
    return ERR_NONE;
}

/* Strangers see a household by its public name and never its telephone: the certificate itself, in its holder's hands, has both. */
static struct certify_cert to_public(struct cx *cx, const struct certify_cert_seen *c)
{
    bool household = !c->party_kind || strcmp(c->party_kind, "household") == 0;
    return (struct certify_cert){
        .uuid = c->uuid, .cert_no = c->cert_no, .kind = certify_cert_kinds[c->kind], .title = c->title, .product = c->product, .origin = c->origin,
        .party_name = household ? c->public_name : c->party_name, .contact = household ? "" : c->contact, .declaration = c->declaration,
        .statement = c->statement, .revoke_reason = c->revoke_reason, .weight_g = c->weight_g, .issued_day = c->issued_day, .state = c->state,
        .revoked_us = c->revoked_at, .bases = certify_split(cx->ar, c->bases_text, '|'), .parents = c->parents,
    };
}

static enum err file_certs(struct cx *cx, struct tx *tx, int64_t lot_id, struct list *out, struct certify_papers *papers)
{
    struct list l;
    TRY(sql_all(tx, CQ(Q_LOT_CERTS), ARGS(v_i(lot_id)), &certify_cert_row, CERTIFY_LIST_MAX, &l));
    struct certify_cert_seen *c = l.p;
    struct certify_cert *o = AR_ARRAY(cx->ar, struct certify_cert, l.n ? l.n : 1);
    for (size_t i = 0; i < l.n; i++) {
        if (c[i].kind == CERT_BUYER)
            TRY(certify_cert_fill(cx, tx, &c[i]));
        o[i] = to_public(cx, &c[i]);
        c[i].bases = o[i].bases;
        certify_papers_add(papers, PAPER_CERT, &c[i], c[i].rev, &o[i].log);
    }
    *out = (struct list){o, l.n};
    return ERR_NONE;
}

/* Who released, in a word strangers may read. */
static const char *office_name(const char *role, enum lang lang)
{
    static const struct { const char *role, *zh, *en; } names[] = {{"office", "县电商办", "the county's e-commerce office"}, {"agri", "农业农村主管部门", "the agriculture regulator"}};
    for (size_t i = 0; role && i < sizeof names / sizeof names[0]; i++)
        if (strcmp(role, names[i].role) == 0)
            return lang == LANG_EN ? names[i].en : names[i].zh;
    return lang == LANG_EN ? "the competent office" : "主管部门";
}

static enum err file_releases(struct cx *cx, struct tx *tx, int64_t lot_id, struct list *out, struct certify_papers *papers)
{
    struct list l;
    TRY(sql_all(tx, CQ(Q_LOT_RELEASES), ARGS(v_i(lot_id)), &certify_release_row, CERTIFY_LIST_MAX, &l));
    const struct certify_release_seen *r = l.p;
    struct certify_release *o = AR_ARRAY(cx->ar, struct certify_release, l.n ? l.n : 1);
    for (size_t i = 0; i < l.n; i++) {
        o[i] = (struct certify_release){r[i].release_no, office_name(r[i].granted_role, cx->lang), r[i].granted_at, r[i].state, {0}};
        certify_papers_add(papers, PAPER_RELEASE, &r[i], r[i].rev, &o[i].log);
    }
    *out = (struct list){o, l.n};
    return ERR_NONE;
}

enum err certify_lot_file(struct cx *cx, struct tx *tx, const struct grow_lot *lot, struct certify_file *out)
{
    struct certify_papers papers = {.n = 0};
    TRY(certify_failed_in_line(cx, tx, lot, &out->failed_lot));
    TRY(file_tests(cx, tx, lot->id, &out->tests, &papers));
    TRY(file_certs(cx, tx, lot->id, &out->certs, &papers));
    TRY(file_releases(cx, tx, lot->id, &out->releases, &papers));
    return certify_papers_look(cx, tx, lot->id, &papers);
}

enum err certify_cert_by_no(struct cx *cx, struct tx *tx, const char *cert_no, int64_t *lot_id_out, struct certify_cert *out)
{
    struct certify_cert_seen c = {0};
    TRY(sql_one(tx, CQ(Q_CERT_BY_NO), ARGS(v_t(cert_no)), &certify_cert_row, &c));
    TRY(certify_cert_fill(cx, tx, &c));
    *lot_id_out = c.lot_id;
    *out = to_public(cx, &c);
    return ERR_NONE;
}

/* ---- market entry ------------------------------------------------------------------------------------------------------------------ */
static const struct certify_release_seen *granted(struct list l)
{
    const struct certify_release_seen *r = l.p;
    for (size_t i = 0; i < l.n; i++)
        if (r[i].state == 0 && r[i].cert_state == 0)
            return &r[i];
    return NULL;
}

/* A pack carries a GTIN of 8, 12, 13 or 14 digits; lots are kept under 14. */
static const char *gtin14(struct arena *ar, const char *gtin)
{
    size_t n = strlen(gtin);
    return n < 14 ? ar_printf(ar, "%.*s%s", (int)(14 - n), "00000000000000", gtin) : gtin;
}

/* The first thing that keeps a lot out, said as an error. A lot that is used up may still stand in a market; one that is barred, closed, failed or harvested too early may not enter. */
static enum err entry_bar(struct cx *cx, struct tx *tx, const struct grow_lot *lot, const struct certify_release_seen *r)
{
    struct certify_cert_seen cert = {0};
    struct people_operator op = {0};
    if (lot->state != LOT_CONSUMED)
        TRY(certify_lot_usable(cx, lot));
    TRY(certify_lot_clean(cx, tx, lot));
    TRY(people_operator_by_id(cx, tx, lot->operator_id, &op));
    if (op.state == OPERATOR_SUSPENDED)
        return err_say(cx, ERR_RULE, NULL, "生产者已被暂停经营", "The producer is suspended");
    if (!r)
        return err_say(cx, ERR_RULE, NULL, "没有有效的产地准出", "There is no valid release from origin");
    TRY(sql_one(tx, CQ(Q_CERT_BY_ID), ARGS(v_i(r->cert_id)), &certify_cert_row, &cert));
    TRY(certify_cert_fill(cx, tx, &cert));
    return certify_parents_hold(cx, tx, cert.parents);
}

static bool is_bar(enum err e)
{
    return e == ERR_RULE || e == ERR_LOT_LOCKED || e == ERR_INTERVAL_OPEN;
}

enum err certify_market_entry(struct cx *cx, struct tx *tx, const char *gtin, const char *lot_no, struct certify_entry *out)
{
    struct grow_lot lot = {0};
    struct list l;
    TRY(grow_lot_by_code(cx, tx, gtin14(cx->ar, gtin), lot_no, &lot));
    *out = (struct certify_entry){.gtin = lot.gtin, .lot_no = lot.lot_no, .product_name = lot.product_name, .released_at = FIELD_NULL};
    TRY(sql_all(tx, CQ(Q_LOT_RELEASES), ARGS(v_i(lot.id)), &certify_release_row, CERTIFY_LIST_MAX, &l));
    const struct certify_release_seen *r = granted(l);
    enum err e = entry_bar(cx, tx, &lot, r);
    if (is_bar(e)) {
        out->sentence = ar_printf(cx->ar, cx->lang == LANG_EN ? "Do not admit. %s" : "不得入市：%s", cx->err_text);
        cx_clear(cx);
        return ERR_NONE;
    }
    TRY(e);
    out->admitted = true;
    out->cert_no = r->cert_no;
    out->release_no = r->release_no;
    out->released_at = r->granted_at;
    out->sentence = cx->lang == LANG_EN ? "May enter: certificate and release are valid" : "可以入市：合格证和产地准出有效";
    return ERR_NONE;
}
