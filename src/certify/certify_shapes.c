/* certify_shapes.c: field tables of the room's bodies and answers, and the words of its enumerations. */
#include "certify_priv.h"

const char *const certify_verdicts[] = {"pass", "fail", "pending", NULL};
const char *const certify_limit_kinds[] = {"auto", "max", "nd", "none", NULL};
const char *const certify_test_states[] = {"requested", "sampled", "judged", "cancelled", NULL};
const char *const certify_by_kinds[] = {"lab", "self", NULL};
const char *const certify_cert_kinds[] = {"producer", "buyer", NULL};
const char *const certify_cert_states[] = {"valid", "revoked", NULL};
const char *const certify_release_states[] = {"granted", "withdrawn", NULL};

#define DAY_MIN (-36525)
#define DAY_MAX 109572

static const struct field LAB_BODY[] = {
    FIELD(struct certify_lab_body, name, F_TEXT, FF_REQ, 2, 80, "检测机构名称", "Laboratory"),
    FIELD(struct certify_lab_body, name_en, F_TEXT, 0, 0, 120, "英文名称", "English name"),
    FIELD(struct certify_lab_body, qualification, F_TEXT, 0, 0, 60, "资质证书号", "Qualification number"),
};
const struct shape certify_lab_body_shape = SHAPE("LabBody", struct certify_lab_body, LAB_BODY);

static const struct field LAB[] = {
    FIELD(struct certify_lab, uuid, F_UUID, FF_RO, 0, 0, "编号", "Id"),
    FIELD(struct certify_lab, rev, F_I64, FF_RO, 0, INT64_MAX, "版本", "Revision"),
    FIELD(struct certify_lab, name, F_TEXT, 0, 0, 80, "检测机构名称", "Laboratory"),
    FIELD(struct certify_lab, name_en, F_TEXT, 0, 0, 120, "英文名称", "English name"),
    FIELD(struct certify_lab, qualification, F_TEXT, 0, 0, 60, "资质证书号", "Qualification number"),
    FIELD(struct certify_lab, state, F_TEXT, FF_RO, 0, 20, "状态", "State"),
};
const struct shape certify_lab_shape = SHAPE("Lab", struct certify_lab, LAB);

static const struct field MEMBER[] = {
    FIELD(struct certify_member, account, F_UUID, FF_RO, 0, 0, "账号", "Account"),
    FIELD(struct certify_member, login, F_TEXT, FF_RO, 0, 80, "登录名", "Sign-in name"),
    FIELD(struct certify_member, name, F_TEXT, FF_RO, 0, 80, "姓名", "Name"),
    FIELD(struct certify_member, since_at, F_TIME, FF_RO, 0, 0, "起始时间", "Since"),
    FIELD(struct certify_member, by_name, F_TEXT, FF_RO, 0, 80, "经办人", "By"),
};
const struct shape certify_member_shape = SHAPE("LabMember", struct certify_member, MEMBER);

static const struct field LIMIT_BODY[] = {
    FIELD(struct certify_limit_body, crop, F_TEXT, 0, 0, 40, "作物名称（空：任何作物）", "Crop (empty: any)"),
    FIELD(struct certify_limit_body, item, F_TEXT, FF_REQ, 1, 60, "检测项目", "Item"),
    FIELD(struct certify_limit_body, item_en, F_TEXT, 0, 0, 80, "项目英文名", "Item in English"),
    FIELD_ENUM(struct certify_limit_body, kind, FF_REQ, certify_limit_kinds, "限量方式", "Kind of limit"),
    FIELD(struct certify_limit_body, value, F_DEC, 0, 0, 0, "限量", "Limit"),
    FIELD(struct certify_limit_body, unit, F_TEXT, FF_REQ, 1, 20, "单位", "Unit"),
    FIELD(struct certify_limit_body, basis, F_TEXT, FF_REQ, 2, 80, "依据标准", "Standard"),
    FIELD(struct certify_limit_body, from_day, F_DATE, FF_REQ, DAY_MIN, DAY_MAX, "施行日期", "In force from"),
    FIELD(struct certify_limit_body, until_day, F_DATE, 0, DAY_MIN, DAY_MAX, "废止日期", "In force before"),
};
const struct shape certify_limit_body_shape = SHAPE("LimitBody", struct certify_limit_body, LIMIT_BODY);

static const struct field LIMIT[] = {
    FIELD(struct certify_limit, uuid, F_UUID, FF_RO, 0, 0, "编号", "Id"),
    FIELD(struct certify_limit, crop, F_TEXT, 0, 0, 40, "作物名称", "Crop"),
    FIELD(struct certify_limit, item, F_TEXT, 0, 0, 60, "检测项目", "Item"),
    FIELD(struct certify_limit, item_en, F_TEXT, 0, 0, 80, "项目英文名", "Item in English"),
    FIELD_ENUM(struct certify_limit, kind, 0, certify_limit_kinds, "限量方式", "Kind of limit"),
    FIELD(struct certify_limit, value, F_DEC, 0, 0, 0, "限量", "Limit"),
    FIELD(struct certify_limit, unit, F_TEXT, 0, 0, 20, "单位", "Unit"),
    FIELD(struct certify_limit, basis, F_TEXT, 0, 0, 80, "依据标准", "Standard"),
    FIELD(struct certify_limit, from_day, F_DATE, 0, DAY_MIN, DAY_MAX, "施行日期", "In force from"),
    FIELD(struct certify_limit, until_day, F_DATE, 0, DAY_MIN, DAY_MAX, "废止日期", "In force before"),
};
const struct shape certify_limit_shape = SHAPE("Limit", struct certify_limit, LIMIT);

static const struct field REQUEST[] = {
    FIELD(struct certify_request_body, lot, F_UUID, FF_REQ, 0, 0, "批次", "Lot"),
    FIELD(struct certify_request_body, lab, F_UUID, 0, 0, 0, "检测机构（空：自行检测）", "Laboratory (empty: own test)"),
    FIELD(struct certify_request_body, items, F_TEXTS, FF_REQ, 1, 50, "检测项目", "Items"),
};
const struct shape certify_request_shape = SHAPE("TestRequest", struct certify_request_body, REQUEST);

static const struct field SAMPLE[] = {
    FIELD(struct certify_sample_body, sample_no, F_TEXT, FF_REQ, 1, 40, "样品编号", "Sample number"),
    FIELD(struct certify_sample_body, sampler, F_TEXT, FF_REQ, 1, 40, "抽样人", "Sampler"),
    FIELD(struct certify_sample_body, day, F_DATE, 0, DAY_MIN, DAY_MAX, "抽样日期", "Sampling day"),
};
const struct shape certify_sample_shape = SHAPE("TestSample", struct certify_sample_body, SAMPLE);

static const struct field RESULT_BODY[] = {
    FIELD(struct certify_result_body, item, F_TEXT, FF_REQ, 1, 60, "检测项目", "Item"),
    FIELD(struct certify_result_body, method, F_TEXT, 0, 0, 80, "检测方法", "Method"),
    FIELD(struct certify_result_body, value, F_TEXT, FF_REQ, 1, 40, "检测值（未检出填 ND）", "Value (ND: not detected)"),
    FIELD(struct certify_result_body, unit, F_TEXT, 0, 0, 20, "单位", "Unit"),
    FIELD_ENUM(struct certify_result_body, limit_kind, 0, certify_limit_kinds, "限量方式（auto：按限量目录）", "Kind of limit (auto: from the catalogue)"),
    FIELD(struct certify_result_body, limit_value, F_DEC, 0, 0, 0, "限量", "Limit"),
    FIELD(struct certify_result_body, detection_limit, F_DEC, 0, 0, 0, "检出限", "Detection limit"),
    FIELD(struct certify_result_body, basis, F_TEXT, 0, 0, 80, "判定依据", "Standard"),
};
static const struct shape RESULT_BODY_SHAPE = SHAPE("TestResultBody", struct certify_result_body, RESULT_BODY);

static const struct field RESULTS_BODY[] = {
    FIELD_SUB(struct certify_results_body, results, F_LIST, FF_REQ, 1, CERTIFY_ITEMS_MAX, &RESULT_BODY_SHAPE, "检测结果", "Results"),
    FIELD(struct certify_results_body, reason, F_TEXT, 0, 0, 300, "更正理由", "Reason of the correction"),
};
const struct shape certify_results_body_shape = SHAPE("TestResults", struct certify_results_body, RESULTS_BODY);

static const struct field JUDGE[] = {
    FIELD_ENUM(struct certify_judge_body, verdict, FF_REQ, certify_verdicts, "判定", "Verdict"),
    FIELD(struct certify_judge_body, opinion, F_TEXT, FF_REQ, 2, 500, "判定意见", "Opinion"),
};
const struct shape certify_judge_shape = SHAPE("TestJudgement", struct certify_judge_body, JUDGE);

static const struct field RESULT[] = {
    FIELD(struct certify_result_seen, item, F_TEXT, 0, 0, 60, "检测项目", "Item"),
    FIELD(struct certify_result_seen, method, F_TEXT, 0, 0, 80, "检测方法", "Method"),
    FIELD(struct certify_result_seen, value, F_TEXT, 0, 0, 40, "检测值", "Value"),
    FIELD(struct certify_result_seen, unit, F_TEXT, 0, 0, 20, "单位", "Unit"),
    FIELD_ENUM(struct certify_result_seen, limit_kind, 0, certify_limit_kinds, "限量方式", "Kind of limit"),
    FIELD(struct certify_result_seen, limit_value, F_DEC, 0, 0, 0, "限量", "Limit"),
    FIELD(struct certify_result_seen, detection_limit, F_DEC, 0, 0, 0, "检出限", "Detection limit"),
    FIELD(struct certify_result_seen, basis, F_TEXT, 0, 0, 80, "判定依据", "Standard"),
    FIELD_ENUM(struct certify_result_seen, verdict, 0, certify_verdicts, "单项判定", "Verdict"),
};
const struct shape certify_result_shape = SHAPE("TestResult", struct certify_result_seen, RESULT);

static const struct field TEST[] = {
    FIELD(struct certify_test_seen, uuid, F_UUID, FF_RO, 0, 0, "编号", "Id"),
    FIELD(struct certify_test_seen, rev, F_I64, FF_RO, 0, INT64_MAX, "版本", "Revision"),
    FIELD(struct certify_test_seen, test_no, F_TEXT, FF_RO, 0, 40, "检测单号", "Test number"),
    FIELD(struct certify_test_seen, lot, F_UUID, FF_RO, 0, 0, "批次", "Lot"),
    FIELD(struct certify_test_seen, lot_no, F_TEXT, FF_RO, 0, 40, "批次号", "Lot number"),
    FIELD(struct certify_test_seen, product_name, F_TEXT, FF_RO, 0, 80, "产品", "Product"),
    FIELD(struct certify_test_seen, operator_name, F_TEXT, FF_RO, 0, 80, "经营主体", "Producer"),
    FIELD(struct certify_test_seen, lab, F_UUID, FF_RO, 0, 0, "检测机构", "Laboratory"),
    FIELD(struct certify_test_seen, lab_name, F_TEXT, FF_RO, 0, 80, "检测机构名称", "Laboratory name"),
    FIELD(struct certify_test_seen, lab_qualification, F_TEXT, FF_RO, 0, 60, "资质证书号", "Qualification"),
    FIELD_ENUM(struct certify_test_seen, by_kind, FF_RO, certify_by_kinds, "检测方", "Tested by"),
    FIELD_ENUM(struct certify_test_seen, state, FF_RO, certify_test_states, "状态", "State"),
    FIELD_ENUM(struct certify_test_seen, verdict, FF_RO, certify_verdicts, "结论", "Verdict"),
    FIELD(struct certify_test_seen, items, F_TEXTS, FF_RO, 0, 50, "检测项目", "Items"),
    FIELD(struct certify_test_seen, sample_no, F_TEXT, FF_RO, 0, 40, "样品编号", "Sample number"),
    FIELD(struct certify_test_seen, sampler, F_TEXT, FF_RO, 0, 40, "抽样人", "Sampler"),
    FIELD(struct certify_test_seen, opinion, F_TEXT, FF_RO, 0, 500, "判定意见", "Opinion"),
    FIELD(struct certify_test_seen, judged_by, F_TEXT, FF_RO, 0, 80, "判定人", "Judged by"),
    FIELD(struct certify_test_seen, report_sha, F_TEXT, FF_RO, 0, 64, "报告文件", "Report file"),
    FIELD(struct certify_test_seen, sampled_day, F_DATE, FF_RO, 0, 0, "抽样日期", "Sampled on"),
    FIELD(struct certify_test_seen, requested_at, F_TIME, FF_RO, 0, 0, "委托时间", "Requested at"),
    FIELD(struct certify_test_seen, judged_at, F_TIME, FF_RO, 0, 0, "判定时间", "Judged at"),
    FIELD(struct certify_test_seen, editions, F_I64, FF_RO, 0, INT64_MAX, "结果版本数", "Editions of the results"),
    FIELD_SUB(struct certify_test_seen, results, F_LIST, FF_RO, 0, CERTIFY_ITEMS_MAX, &certify_result_shape, "检测结果", "Results"),
};
const struct shape certify_test_shape = SHAPE("Test", struct certify_test_seen, TEST);

static const struct field ISSUE[] = {
    FIELD(struct certify_issue_body, lot, F_UUID, FF_REQ, 0, 0, "批次", "Lot"),
    FIELD_ENUM(struct certify_issue_body, kind, FF_REQ, certify_cert_kinds, "开具方式", "Kind of party"),
    FIELD(struct certify_issue_body, weight_g, F_I64, FF_REQ, 1, INT64_C(1000000000000), "重量（克）", "Weight, grams"),
    FIELD(struct certify_issue_body, bases, F_TEXTS, FF_REQ, 1, 10, "承诺依据", "Bases"),
    FIELD(struct certify_issue_body, parents, F_TEXTS, 0, 0, CERTIFY_PARENTS_MAX, "上游合格证编号", "Certificates it stands on"),
    FIELD(struct certify_issue_body, shipment_no, F_TEXT, 0, 0, 40, "发货批号", "Shipment"),
    FIELD(struct certify_issue_body, contact, F_TEXT, 0, 0, 60, "联系方式", "Contact"),
};
const struct shape certify_issue_shape = SHAPE("CertificateIssue", struct certify_issue_body, ISSUE);

static const struct field REASON[] = {
    FIELD(struct certify_reason, reason, F_TEXT, FF_REQ, 2, 300, "理由", "Reason"),
};
const struct shape certify_reason_shape = SHAPE("CertifyReason", struct certify_reason, REASON);

static const struct field CERT[] = {
    FIELD(struct certify_cert_seen, uuid, F_UUID, FF_RO, 0, 0, "编号", "Id"),
    FIELD(struct certify_cert_seen, rev, F_I64, FF_RO, 0, INT64_MAX, "版本", "Revision"),
    FIELD(struct certify_cert_seen, cert_no, F_TEXT, FF_RO, 0, 40, "合格证编号", "Certificate number"),
    FIELD_ENUM(struct certify_cert_seen, kind, FF_RO, certify_cert_kinds, "开具方式", "Kind of party"),
    FIELD(struct certify_cert_seen, lot, F_UUID, FF_RO, 0, 0, "批次", "Lot"),
    FIELD(struct certify_cert_seen, lot_no, F_TEXT, FF_RO, 0, 40, "批次号", "Lot number"),
    FIELD(struct certify_cert_seen, operator_name, F_TEXT, FF_RO, 0, 80, "经营主体", "Producer"),
    FIELD(struct certify_cert_seen, shipment_no, F_TEXT, FF_RO, 0, 40, "发货批号", "Shipment"),
    FIELD(struct certify_cert_seen, product, F_TEXT, FF_RO, 0, 80, "食用农产品名称", "Product"),
    FIELD(struct certify_cert_seen, origin, F_TEXT, FF_RO, 0, 200, "产地", "Origin"),
    FIELD(struct certify_cert_seen, party_name, F_TEXT, FF_RO, 0, 80, "承诺方", "Party"),
    FIELD(struct certify_cert_seen, contact, F_TEXT, FF_RO, 0, 60, "联系方式", "Contact"),
    FIELD(struct certify_cert_seen, title, F_TEXT, FF_RO, 0, 60, "标题", "Title"),
    FIELD(struct certify_cert_seen, declaration, F_TEXT, FF_RO, 0, 200, "承诺", "Declaration"),
    FIELD(struct certify_cert_seen, statement, F_TEXT, FF_RO, 0, 400, "承诺内容", "Statement"),
    FIELD(struct certify_cert_seen, bases, F_TEXTS, FF_RO, 0, 10, "承诺依据", "Bases"),
    FIELD(struct certify_cert_seen, parents, F_TEXTS, FF_RO, 0, CERTIFY_PARENTS_MAX, "上游合格证编号", "Certificates it stands on"),
    FIELD(struct certify_cert_seen, event_id, F_TEXT, FF_RO, 0, 200, "溯源事件", "Event"),
    FIELD(struct certify_cert_seen, issued_by, F_TEXT, FF_RO, 0, 80, "开具人", "Issued by"),
    FIELD(struct certify_cert_seen, weight_g, F_I64, FF_RO, 0, INT64_MAX, "重量（克）", "Weight, grams"),
    FIELD(struct certify_cert_seen, issued_day, F_DATE, FF_RO, 0, 0, "开具日期", "Date of issue"),
    FIELD(struct certify_cert_seen, issued_at, F_TIME, FF_RO, 0, 0, "开具时间", "Issued at"),
    FIELD_ENUM(struct certify_cert_seen, state, FF_RO, certify_cert_states, "状态", "State"),
    FIELD(struct certify_cert_seen, revoke_reason, F_TEXT, FF_RO, 0, 300, "作废理由", "Reason of revocation"),
    FIELD(struct certify_cert_seen, revoked_by, F_TEXT, FF_RO, 0, 80, "作废人", "Revoked by"),
    FIELD(struct certify_cert_seen, revoked_at, F_TIME, FF_RO, 0, 0, "作废时间", "Revoked at"),
};
const struct shape certify_cert_shape = SHAPE("Certificate", struct certify_cert_seen, CERT);

static const struct field TEMPLATE_BODY[] = {
    FIELD_ENUM(struct certify_template_body, kind, FF_REQ, certify_cert_kinds, "开具方式", "Kind of party"),
    FIELD(struct certify_template_body, from_day, F_DATE, FF_REQ, DAY_MIN, DAY_MAX, "施行日期", "In force from"),
    FIELD(struct certify_template_body, title, F_TEXT, FF_REQ, 2, 60, "标题", "Title"),
    FIELD(struct certify_template_body, declaration, F_TEXT, FF_REQ, 2, 200, "承诺", "Declaration"),
    FIELD(struct certify_template_body, statement, F_TEXT, FF_REQ, 2, 400, "承诺内容", "Statement"),
    FIELD(struct certify_template_body, bases, F_TEXTS, FF_REQ, 1, 10, "可选依据", "Bases"),
    FIELD(struct certify_template_body, source, F_TEXT, FF_REQ, 2, 200, "出处", "Source"),
};
const struct shape certify_template_body_shape = SHAPE("CertificateTemplateBody", struct certify_template_body, TEMPLATE_BODY);

static const struct field TEMPLATE[] = {
    FIELD(struct certify_template, uuid, F_UUID, FF_RO, 0, 0, "编号", "Id"),
    FIELD_ENUM(struct certify_template, kind, 0, certify_cert_kinds, "开具方式", "Kind of party"),
    FIELD(struct certify_template, from_day, F_DATE, 0, DAY_MIN, DAY_MAX, "施行日期", "In force from"),
    FIELD(struct certify_template, title, F_TEXT, 0, 0, 60, "标题", "Title"),
    FIELD(struct certify_template, declaration, F_TEXT, 0, 0, 200, "承诺", "Declaration"),
    FIELD(struct certify_template, statement, F_TEXT, 0, 0, 400, "承诺内容", "Statement"),
    FIELD(struct certify_template, bases, F_TEXTS, 0, 0, 10, "可选依据", "Bases"),
    FIELD(struct certify_template, source, F_TEXT, 0, 0, 200, "出处", "Source"),
};
const struct shape certify_template_shape = SHAPE("CertificateTemplate", struct certify_template, TEMPLATE);

static const struct field RELEASE_BODY[] = {
    FIELD(struct certify_release_body, certificate, F_UUID, FF_REQ, 0, 0, "合格证", "Certificate"),
};
const struct shape certify_release_body_shape = SHAPE("ReleaseBody", struct certify_release_body, RELEASE_BODY);

static const struct field RELEASE[] = {
    FIELD(struct certify_release_seen, uuid, F_UUID, FF_RO, 0, 0, "编号", "Id"),
    FIELD(struct certify_release_seen, rev, F_I64, FF_RO, 0, INT64_MAX, "版本", "Revision"),
    FIELD(struct certify_release_seen, release_no, F_TEXT, FF_RO, 0, 40, "准出编号", "Release number"),
    FIELD(struct certify_release_seen, lot, F_UUID, FF_RO, 0, 0, "批次", "Lot"),
    FIELD(struct certify_release_seen, lot_no, F_TEXT, FF_RO, 0, 40, "批次号", "Lot number"),
    FIELD(struct certify_release_seen, cert_no, F_TEXT, FF_RO, 0, 40, "合格证编号", "Certificate number"),
    FIELD(struct certify_release_seen, product_name, F_TEXT, FF_RO, 0, 80, "产品", "Product"),
    FIELD(struct certify_release_seen, operator_name, F_TEXT, FF_RO, 0, 80, "经营主体", "Producer"),
    FIELD_ENUM(struct certify_release_seen, state, FF_RO, certify_release_states, "状态", "State"),
    FIELD(struct certify_release_seen, granted_at, F_TIME, FF_RO, 0, 0, "准出时间", "Granted at"),
    FIELD(struct certify_release_seen, granted_by, F_TEXT, FF_RO, 0, 80, "准出人", "Granted by"),
    FIELD(struct certify_release_seen, withdrawn_at, F_TIME, FF_RO, 0, 0, "撤回时间", "Withdrawn at"),
    FIELD(struct certify_release_seen, withdraw_reason, F_TEXT, FF_RO, 0, 300, "撤回理由", "Reason of withdrawal"),
    FIELD(struct certify_release_seen, withdrawn_by, F_TEXT, FF_RO, 0, 80, "撤回人", "Withdrawn by"),
    FIELD(struct certify_release_seen, event_id, F_TEXT, FF_RO, 0, 200, "溯源事件", "Event"),
};
const struct shape certify_release_shape = SHAPE("Release", struct certify_release_seen, RELEASE);

static const struct field ENTRY[] = {
    FIELD(struct certify_entry, admitted, F_BOOL, FF_RO, 0, 1, "可以入市", "Admitted"),
    FIELD(struct certify_entry, gtin, F_TEXT, FF_RO, 0, 14, "商品条码", "GTIN"),
    FIELD(struct certify_entry, lot_no, F_TEXT, FF_RO, 0, 40, "批次号", "Lot number"),
    FIELD(struct certify_entry, product_name, F_TEXT, FF_RO, 0, 80, "产品", "Product"),
    FIELD(struct certify_entry, sentence, F_TEXT, FF_RO, 0, 400, "说明", "What it means"),
    FIELD(struct certify_entry, cert_no, F_TEXT, FF_RO, 0, 40, "合格证编号", "Certificate number"),
    FIELD(struct certify_entry, release_no, F_TEXT, FF_RO, 0, 40, "准出编号", "Release number"),
    FIELD(struct certify_entry, released_at, F_TIME, FF_RO, 0, 0, "准出时间", "Released at"),
};
const struct shape certify_entry_shape = SHAPE("MarketEntry", struct certify_entry, ENTRY);
