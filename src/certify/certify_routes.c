/* certify_routes.c: the room's routes: each handler names the act and its shapes; acts do the work. */
#include <string.h>

#include "certify_priv.h"
#include "grow_file.h"
#include "net.h"

extern const struct migration certify_migrations[];
extern const size_t certify_migrations_n;

struct act { struct req *rq; void *out; };
#define BODY(a) rq_body((a)->rq)
#define ID(a) rq_path((a)->rq, "id")

/* One run of an act that changes something. */
struct run { tx_fn *fn; struct act act; struct resp *rs; const struct shape *sh; const char *created; };

/* The answer is filled within the transaction: it is kept with the facts when the caller sent an Idempotency-Key. */
static enum err run_tx(struct cx *cx, struct tx *tx, void *p)
{
    struct run *r = p;
    memset(r->act.out, 0, r->sh->size); /* a transaction may run again */
    TRY(r->fn(cx, tx, &r->act));
    if (r->created)
        rs_created(r->rs, ar_printf(cx->ar, "%s/%s", r->created, *(const char **)r->act.out), r->sh, r->act.out);
    else
        rs_object(r->rs, r->sh, r->act.out);
    return ERR_NONE;
}

/* Run an act in a transaction and answer with its object; created: 201 with the object's address. A refusal by rule is audited. */
static enum err answer(struct req *rq, struct resp *rs, tx_fn *fn, const struct shape *sh, void *out, const char *created)
{
    struct cx *cx = rq_cx(rq);
    const struct route *rt = rq_route(rq);
    struct run r = {fn, {rq, out}, rs, sh, created};
    const char *kind = rt->path + strlen("/api/v1/"), *id = strstr(rt->path, "{id}") ? rq_path(rq, "id") : NULL;
    return people_refused_by_rule(cx, tx_run(cx, rt->op, run_tx, &r), rt->perm, ar_strndup(cx->ar, kind, strcspn(kind, "/")), id);
}

static enum err show(struct req *rq, struct resp *rs, tx_fn *fn, const struct shape *sh, void *out)
{
    struct act a = {rq, out};
    TRY(tx_read(rq_cx(rq), rq_route(rq)->op, fn, &a));
    rs_object(rs, sh, out);
    return ERR_NONE;
}

/* Every act as a transaction function. */
#define ACT_BODY(name, type) \
    static enum err name##_tx(struct cx *cx, struct tx *tx, void *p) { struct act *a = p; return certify_##name(cx, tx, BODY(a), a->out); }
#define ACT_ID_BODY(name) \
    static enum err name##_tx(struct cx *cx, struct tx *tx, void *p) { struct act *a = p; return certify_##name(cx, tx, ID(a), BODY(a), a->out); }
#define ACT_ID_REASON(name) \
    static enum err name##_tx(struct cx *cx, struct tx *tx, void *p) \
    { struct act *a = p; const struct certify_reason *r = BODY(a); return certify_##name(cx, tx, ID(a), r->reason, a->out); }
#define ACT_ID(name) \
    static enum err name##_tx(struct cx *cx, struct tx *tx, void *p) { struct act *a = p; return certify_##name(cx, tx, ID(a), a->out); }

ACT_BODY(lab_create, lab)
ACT_BODY(limit_create, limit)
ACT_BODY(test_request, test)
ACT_BODY(cert_issue, cert)
ACT_BODY(template_create, template)
ACT_BODY(release_grant, release)
ACT_ID_BODY(test_sample)
ACT_ID_BODY(test_results)
ACT_ID_BODY(test_judge)
ACT_ID_REASON(test_cancel)
ACT_ID_REASON(cert_revoke)
ACT_ID_REASON(release_withdraw)
ACT_ID(test_get)
ACT_ID(cert_get)

static enum err post_lab(struct req *rq, struct resp *rs)
{
    struct certify_lab o = {0};
    return answer(rq, rs, lab_create_tx, &certify_lab_shape, &o, "/api/v1/labs");
}

static enum err post_limit(struct req *rq, struct resp *rs)
{
    struct certify_limit o = {0};
    return answer(rq, rs, limit_create_tx, &certify_limit_shape, &o, "/api/v1/limits");
}

static enum err post_test(struct req *rq, struct resp *rs)
{
    struct certify_test_seen o = {0};
    return answer(rq, rs, test_request_tx, &certify_test_shape, &o, "/api/v1/tests");
}

static enum err get_test(struct req *rq, struct resp *rs)
{
    struct certify_test_seen o = {0};
    return show(rq, rs, test_get_tx, &certify_test_shape, &o);
}

static enum err post_sample(struct req *rq, struct resp *rs)
{
    struct certify_test_seen o = {0};
    return answer(rq, rs, test_sample_tx, &certify_test_shape, &o, NULL);
}

static enum err post_results(struct req *rq, struct resp *rs)
{
    struct certify_test_seen o = {0};
    return answer(rq, rs, test_results_tx, &certify_test_shape, &o, NULL);
}

static enum err post_judge(struct req *rq, struct resp *rs)
{
    struct certify_test_seen o = {0};
    return answer(rq, rs, test_judge_tx, &certify_test_shape, &o, NULL);
}

static enum err post_cancel(struct req *rq, struct resp *rs)
{
    struct certify_test_seen o = {0};
    return answer(rq, rs, test_cancel_tx, &certify_test_shape, &o, NULL);
}

static enum err post_cert(struct req *rq, struct resp *rs)
{
    struct certify_cert_seen o = {0};
    return answer(rq, rs, cert_issue_tx, &certify_cert_shape, &o, "/api/v1/certificates");
}

static enum err get_cert(struct req *rq, struct resp *rs)
{
    struct certify_cert_seen o = {0};
    return show(rq, rs, cert_get_tx, &certify_cert_shape, &o);
}

static enum err post_revoke(struct req *rq, struct resp *rs)
{
    struct certify_cert_seen o = {0};
    return answer(rq, rs, cert_revoke_tx, &certify_cert_shape, &o, NULL);
}

static enum err post_template(struct req *rq, struct resp *rs)
{
    struct certify_template o = {0};
    return answer(rq, rs, template_create_tx, &certify_template_shape, &o, "/api/v1/certificate-templates");
}

static enum err post_release(struct req *rq, struct resp *rs)
{
    struct certify_release_seen o = {0};
    return answer(rq, rs, release_grant_tx, &certify_release_shape, &o, "/api/v1/releases");
}

static enum err post_withdraw(struct req *rq, struct resp *rs)
{
    struct certify_release_seen o = {0};
    return answer(rq, rs, release_withdraw_tx, &certify_release_shape, &o, NULL);
}

/* ---- the report file ---------------------------------------------------------------------------------------------------------- */
struct report_act { const char *uuid, *sha; struct certify_test_seen *out; };

static enum err report_tx(struct cx *cx, struct tx *tx, void *p)
{
    struct report_act *a = p;
    return certify_test_report(cx, tx, a->uuid, a->sha, a->out);
}

static enum err post_report(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    struct certify_test_seen o = {0};
    const struct file_part *f = rq_file(rq, "file");
    if (!f)
        return err_say(cx, ERR_INVALID, "/file", "请选择报告文件（PDF 或照片）", "Choose the report (PDF or photo)");
    struct report_act a = {.uuid = rq_path(rq, "id"), .out = &o};
    struct grow_file file = {0};
    TRY(grow_file_put(cx, f->data, GROW_FILE_IMAGE | GROW_FILE_PDF, &file));
    a.sha = file.sha;
    TRY(tx_run(cx, "certify.report", report_tx, &a));
    rs_object(rs, &certify_test_shape, &o);
    return ERR_NONE;
}

/* ---- accounts of a laboratory ------------------------------------------------------------------------------------------------------ */
struct member_act { struct req *rq; enum err (*act)(struct cx *, struct tx *, const char *, const char *); struct list out; };

static enum err member_tx(struct cx *cx, struct tx *tx, void *p)
{
    struct member_act *a = p;
    return a->act(cx, tx, rq_path(a->rq, "id"), rq_path(a->rq, "account"));
}

static enum err put_member(struct req *rq, struct resp *rs)
{
    (void)rs;
    return tx_run(rq_cx(rq), "certify.lab.bind", member_tx, &(struct member_act){.rq = rq, .act = certify_member_bind});
}

static enum err delete_member(struct req *rq, struct resp *rs)
{
    (void)rs;
    return tx_run(rq_cx(rq), "certify.lab.free", member_tx, &(struct member_act){.rq = rq, .act = certify_member_free});
}

static enum err members_tx(struct cx *cx, struct tx *tx, void *p)
{
    struct member_act *a = p;
    return certify_members(cx, tx, rq_path(a->rq, "id"), &a->out);
}

static enum err get_members(struct req *rq, struct resp *rs)
{
    struct member_act a = {.rq = rq};
    TRY(tx_read(rq_cx(rq), "certify.members", members_tx, &a));
    rs_list(rs, &certify_member_shape, a.out);
    return ERR_NONE;
}

/* ---- lists ---------------------------------------------------------------------------------------------------------------------- */
static enum err list_plain(struct req *rq, struct resp *rs)
{
    return list_answer(rq, rs, rq_route(rq)->list, NULL, NULL, 0);
}

static enum err own_lab_tx(struct cx *cx, struct tx *tx, void *p)
{
    return certify_own_lab(cx, tx, p);
}

static enum err list_tests(struct req *rq, struct resp *rs)
{
    int64_t lab;
    TRY(tx_read(rq_cx(rq), "certify.own_lab", own_lab_tx, &lab));
    return people_list(rq, rs, "certify.read", "t.level_path", "t.operator_id", lab ? ar_printf(rq_cx(rq)->ar, "t.lab_id = %lld", (long long)lab) : NULL);
}

static enum err list_certs(struct req *rq, struct resp *rs)
{
    return people_list(rq, rs, "certify.read", "c.level_path", "c.operator_id", NULL);
}

static enum err list_releases(struct req *rq, struct resp *rs)
{
    return people_list(rq, rs, "certify.read", "r.level_path", "r.operator_id", NULL);
}

/* ---- market entry ------------------------------------------------------------------------------------------------------------------ */
static enum err entry_tx(struct cx *cx, struct tx *tx, void *p)
{
    struct act *a = p;
    return certify_market_entry(cx, tx, rq_path(a->rq, "gtin"), rq_path(a->rq, "lot"), a->out);
}

static enum err get_entry(struct req *rq, struct resp *rs)
{
    struct certify_entry o = {0};
    return show(rq, rs, entry_tx, &certify_entry_shape, &o);
}

const struct route certify_routes[] = {
    {"GET", "/api/v1/labs", list_plain, "certify.read", .list = &certify_lab_list, .op = "labs", .zh = "检测机构", .en = "Laboratories"},
    {"POST", "/api/v1/labs", post_lab, "certify.template.write", RT_IDEMPOTENT, .body = &certify_lab_body_shape, .reply = &certify_lab_shape,
     .op = "labCreate", .zh = "登记检测机构", .en = "Register a laboratory"},
    {"GET", "/api/v1/labs/{id}/accounts", get_members, "certify.template.write", RT_ITEMS, .reply = &certify_member_shape, .op = "labAccounts",
     .zh = "检测机构的账号", .en = "Accounts of a laboratory"},
    {"PUT", "/api/v1/labs/{id}/accounts/{account}", put_member, "certify.template.write", .status = 204, .op = "labAccountBind",
     .zh = "把账号限定在一个检测机构：只见、只填它的检测", .en = "Bind an account to a laboratory: it sees and enters its tests only"},
    {"DELETE", "/api/v1/labs/{id}/accounts/{account}", delete_member, "certify.template.write", .status = 204, .op = "labAccountFree",
     .zh = "解除限定", .en = "Free an account of a laboratory"},
    {"GET", "/api/v1/limits", list_plain, "certify.read", .list = &certify_limit_list, .op = "limits", .zh = "限量目录", .en = "Limits"},
    {"POST", "/api/v1/limits", post_limit, "certify.template.write", RT_IDEMPOTENT, .body = &certify_limit_body_shape, .reply = &certify_limit_shape,
     .op = "limitCreate", .zh = "增加限量", .en = "Add a limit"},
    {"GET", "/api/v1/tests", list_tests, "certify.read", .query = &people_within_shape, .list = &certify_test_list, .op = "tests", .zh = "检测", .en = "Tests"},
    {"POST", "/api/v1/tests", post_test, "certify.test.request", RT_IDEMPOTENT, .body = &certify_request_shape, .reply = &certify_test_shape,
     .op = "testRequest", .zh = "委托检测", .en = "Ask for a test"},
    {"GET", "/api/v1/tests/{id}", get_test, "certify.read", .reply = &certify_test_shape, .op = "testGet", .zh = "一次检测", .en = "One test"},
    {"POST", "/api/v1/tests/{id}/sample", post_sample, "certify.test.enter", .body = &certify_sample_shape, .reply = &certify_test_shape, .op = "testSample",
     .zh = "登记抽样", .en = "Record the sample"},
    {"POST", "/api/v1/tests/{id}/results", post_results, "certify.test.enter", RT_IDEMPOTENT, .body = &certify_results_body_shape, .reply = &certify_test_shape,
     .op = "testResults", .zh = "填写检测结果", .en = "Enter or correct results"},
    {"POST", "/api/v1/tests/{id}/judge", post_judge, "certify.test.judge", .body = &certify_judge_shape, .reply = &certify_test_shape, .op = "testJudge",
     .zh = "人工判定", .en = "Judge what the limits left open"},
    {"POST", "/api/v1/tests/{id}/cancel", post_cancel, "certify.test.request", .body = &certify_reason_shape, .reply = &certify_test_shape,
     .op = "testCancel", .zh = "取消检测", .en = "Cancel a test"},
    {"POST", "/api/v1/tests/{id}/report", post_report, "certify.test.enter", RT_UPLOAD, .reply = &certify_test_shape, .body_max = 10 << 20, .op = "testReport",
     .zh = "上传检测报告", .en = "Upload the report"},
    {"GET", "/api/v1/certificates", list_certs, "certify.read", .query = &people_within_shape, .list = &certify_cert_list, .op = "certificates", .zh = "合格证", .en = "Certificates"},
    {"POST", "/api/v1/certificates", post_cert, "certify.cert.issue", RT_IDEMPOTENT, .body = &certify_issue_shape, .reply = &certify_cert_shape,
     .op = "certificateIssue", .zh = "开具合格证", .en = "Issue a certificate"},
    {"GET", "/api/v1/certificates/{id}", get_cert, "certify.read", .reply = &certify_cert_shape, .op = "certificateGet", .zh = "一张合格证", .en = "One certificate"},
    {"POST", "/api/v1/certificates/{id}/revoke", post_revoke, "certify.cert.revoke", .body = &certify_reason_shape, .reply = &certify_cert_shape,
     .op = "certificateRevoke", .zh = "作废合格证", .en = "Revoke a certificate"},
    {"GET", "/api/v1/certificate-templates", list_plain, "certify.read", .list = &certify_template_list, .op = "certificateTemplates", .zh = "合格证样式", .en = "Editions of the certificate"},
    {"POST", "/api/v1/certificate-templates", post_template, "certify.template.write", RT_IDEMPOTENT, .body = &certify_template_body_shape,
     .reply = &certify_template_shape, .op = "certificateTemplateCreate", .zh = "增加合格证样式", .en = "Add an edition of the certificate"},
    {"GET", "/api/v1/releases", list_releases, "certify.read", .query = &people_within_shape, .list = &certify_release_list, .op = "releases", .zh = "产地准出", .en = "Releases"},
    {"POST", "/api/v1/releases", post_release, "certify.release.grant", RT_IDEMPOTENT, .body = &certify_release_body_shape, .reply = &certify_release_shape,
     .op = "releaseGrant", .zh = "准予出产地", .en = "Grant a release"},
    {"POST", "/api/v1/releases/{id}/withdraw", post_withdraw, "certify.release.grant", .body = &certify_reason_shape, .reply = &certify_release_shape,
     .op = "releaseWithdraw", .zh = "撤回准出", .en = "Withdraw a release"},
    {"GET", "/api/v1/certify-stats", certify_stats_get, "certify.read", RT_SLOW, .query = &certify_stats_query_shape, .op = "certifyStats",
     .zh = "按乡镇和周统计检测与合格证", .en = "Tests and certificates by township and week"},
    {"GET", "/api/v1/market-entry/{gtin}/{lot}", get_entry, "public", RT_PUBLIC, .reply = &certify_entry_shape, .op = "marketEntry", .zh = "市场准入查验",
     .en = "May this lot enter the market?"},
};
const size_t certify_routes_n = sizeof certify_routes / sizeof certify_routes[0];

static const struct list_spec *const LISTS[] = {&certify_lab_list, &certify_limit_list, &certify_test_list, &certify_cert_list, &certify_template_list,
                                                &certify_release_list};


static enum err start(struct cx *cx)
{
    (void)cx;
    grow_lot_veto(certify_lot_keeps_locked);
    return ERR_NONE;
}

static const struct proof_source *const PROOFS[] = {&certify_proofs};

const struct room certify_room = {
    .name = "certify", .routes = certify_routes, .routes_n = sizeof certify_routes / sizeof certify_routes[0], .migrations = certify_migrations,
    .migrations_n = &certify_migrations_n, .sql = certify_sql, .sql_n = Q__COUNT, .lists = LISTS, .lists_n = sizeof LISTS / sizeof LISTS[0], .checks = certify_checks, .checks_n = 2,
    .proofs = PROOFS, .proofs_n = 1, .start = start,
};
