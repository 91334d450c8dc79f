/* certify_lists.c: the room's lists: columns, filters, orders (list.h). */
#include "certify_priv.h"
#include "list.h"

#define N(a) (sizeof(a) / sizeof((a)[0]))
#define SF (LC_SORT | LC_FILTER)

static const struct list_col LAB[] = {
    {"uuid", "l.uuid", F_UUID, LC_NOEXPORT, NULL, "编号", "Id"},
    {"name", "l.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "检测机构", "Laboratory"},
    {"qualification", "COALESCE(l.qualification, '')", F_TEXT, LC_SEARCH, NULL, "资质证书号", "Qualification"},
    {"state", "l.state", F_TEXT, LC_FILTER, NULL, "状态", "State"},
};
const struct list_spec certify_lab_list = {"LabItem", "certify_lab l", "l.id", "name", LAB, N(LAB)};

static const struct list_col LIMIT[] = {
    {"uuid", "l.uuid", F_UUID, LC_NOEXPORT, NULL, "编号", "Id"},
    {"crop", "l.crop_code", F_TEXT, SF | LC_SEARCH, NULL, "作物", "Crop"},
    {"item", "l.item", F_TEXT, SF | LC_SEARCH, NULL, "检测项目", "Item"},
    {"kind", "l.kind", F_ENUM, LC_FILTER, certify_limit_kinds, "限量方式", "Kind"},
    {"value", "l.value", F_DEC, 0, NULL, "限量", "Limit"},
    {"unit", "l.unit", F_TEXT, 0, NULL, "单位", "Unit"},
    {"basis", "l.basis", F_TEXT, LC_SEARCH, NULL, "依据标准", "Standard"},
    {"from_day", "l.from_day", F_DATE, SF, NULL, "施行日期", "In force from"},
    {"until_day", "l.until_day", F_DATE, 0, NULL, "废止日期", "In force before"},
};
const struct list_spec certify_limit_list = {"LimitItem", "certify_limit l", "l.id", "item", LIMIT, N(LIMIT)};

static const struct list_col TEST[] = {
    {"uuid", "t.uuid", F_UUID, LC_NOEXPORT, NULL, "编号", "Id"},
    {"test_no", "t.test_no", F_TEXT, LC_SORT | LC_SEARCH, NULL, "检测单号", "Test number"},
    {"lot", "g.uuid", F_UUID, LC_FILTER | LC_NOEXPORT, NULL, "批次", "Lot"},
    {"lot_no", "g.lot_no", F_TEXT, LC_SORT | LC_SEARCH, NULL, "批次号", "Lot number"},
    {"product_name", "g.product_name", F_TEXT, SF | LC_SEARCH, NULL, "产品", "Product"},
    {"operator_name", "o.name", F_TEXT, SF | LC_SEARCH, NULL, "经营主体", "Producer"},
    {"level_name", "o.level_name", F_TEXT, SF, NULL, "村", "Village"},
    {"by_kind", "t.by_kind", F_ENUM, LC_FILTER, certify_by_kinds, "检测方", "Tested by"},
    {"lab_name", "COALESCE(l.name, '')", F_TEXT, SF | LC_SEARCH, NULL, "检测机构", "Laboratory"},
    {"state", "t.state", F_ENUM, SF, certify_test_states, "状态", "State"},
    {"verdict", "t.verdict", F_ENUM, SF, certify_verdicts, "结论", "Verdict"},
    {"sampled_day", "t.sampled_day", F_DATE, 0, NULL, "抽样日期", "Sampled on"},
    {"requested_at", "t.requested_us", F_TIME, SF, NULL, "委托时间", "Requested at"},
    {"judged_at", "t.judged_us", F_TIME, 0, NULL, "判定时间", "Judged at"},
};
const struct list_spec certify_test_list = {
    "TestItem",
    "certify_test t JOIN grow_lot_v g ON g.id = t.lot_id JOIN people_operator_v o ON o.id = t.operator_id LEFT JOIN certify_lab l ON l.id = t.lab_id",
    "t.id", "-requested_at", TEST, N(TEST)};

static const struct list_col CERT[] = {
    {"uuid", "c.uuid", F_UUID, LC_NOEXPORT, NULL, "编号", "Id"},
    {"cert_no", "c.cert_no", F_TEXT, LC_SORT | LC_SEARCH, NULL, "合格证编号", "Certificate number"},
    {"lot", "g.uuid", F_UUID, LC_FILTER | LC_NOEXPORT, NULL, "批次", "Lot"},
    {"lot_no", "g.lot_no", F_TEXT, LC_SORT | LC_SEARCH, NULL, "批次号", "Lot number"},
    {"kind", "c.kind", F_ENUM, SF, certify_cert_kinds, "开具方式", "Kind of party"},
    {"product", "c.product", F_TEXT, SF | LC_SEARCH, NULL, "产品", "Product"},
    {"party_name", "c.party_name", F_TEXT, SF | LC_SEARCH, NULL, "承诺方", "Party"},
    {"level_name", "o.level_name", F_TEXT, SF, NULL, "村", "Village"},
    {"weight_g", "c.weight_g", F_I64, SF, NULL, "重量（克）", "Weight, grams"},
    {"issued_at", "c.issued_us", F_TIME, SF, NULL, "开具时间", "Issued at"},
    {"state", "c.state", F_ENUM, SF, certify_cert_states, "状态", "State"},
    {"revoke_reason", "c.revoke_reason", F_TEXT, 0, NULL, "作废理由", "Reason of revocation"},
};
const struct list_spec certify_cert_list = {
    "CertificateItem",
    "certify_cert c JOIN grow_lot_v g ON g.id = c.lot_id JOIN people_operator_v o ON o.id = c.operator_id", "c.id", "-issued_at", CERT, N(CERT)};

static const struct list_col TEMPLATE[] = {
    {"uuid", "m.uuid", F_UUID, LC_NOEXPORT, NULL, "编号", "Id"},
    {"kind", "m.kind", F_ENUM, SF, certify_cert_kinds, "开具方式", "Kind of party"},
    {"from_day", "m.from_day", F_DATE, SF, NULL, "施行日期", "In force from"},
    {"title", "m.title", F_TEXT, LC_SEARCH, NULL, "标题", "Title"},
    {"declaration", "m.declaration", F_TEXT, 0, NULL, "承诺", "Declaration"},
    {"statement", "m.statement", F_TEXT, 0, NULL, "承诺内容", "Statement"},
    {"bases", "m.bases", F_TEXT, 0, NULL, "可选依据", "Bases"},
    {"source", "m.source", F_TEXT, 0, NULL, "出处", "Source"},
};
const struct list_spec certify_template_list = {"CertificateTemplateItem", "certify_template m", "m.id", "-from_day", TEMPLATE, N(TEMPLATE)};

static const struct list_col RELEASE[] = {
    {"uuid", "r.uuid", F_UUID, LC_NOEXPORT, NULL, "编号", "Id"},
    {"release_no", "r.release_no", F_TEXT, LC_SORT | LC_SEARCH, NULL, "准出编号", "Release number"},
    {"lot", "g.uuid", F_UUID, LC_FILTER | LC_NOEXPORT, NULL, "批次", "Lot"},
    {"lot_no", "g.lot_no", F_TEXT, LC_SORT | LC_SEARCH, NULL, "批次号", "Lot number"},
    {"cert_no", "c.cert_no", F_TEXT, LC_SEARCH, NULL, "合格证编号", "Certificate number"},
    {"product_name", "g.product_name", F_TEXT, SF | LC_SEARCH, NULL, "产品", "Product"},
    {"operator_name", "o.name", F_TEXT, SF | LC_SEARCH, NULL, "经营主体", "Producer"},
    {"level_name", "o.level_name", F_TEXT, SF, NULL, "村", "Village"},
    {"granted_by", "r.granted_by", F_TEXT, 0, NULL, "准出人", "Granted by"},
    {"granted_at", "r.granted_us", F_TIME, SF, NULL, "准出时间", "Granted at"},
    {"state", "r.state", F_ENUM, SF, certify_release_states, "状态", "State"},
};
const struct list_spec certify_release_list = {
    "ReleaseItem",
    "certify_release r JOIN certify_cert c ON c.id = r.cert_id JOIN grow_lot_v g ON g.id = r.lot_id JOIN people_operator_v o ON o.id = r.operator_id",
    "r.id", "-granted_at", RELEASE, N(RELEASE)};
