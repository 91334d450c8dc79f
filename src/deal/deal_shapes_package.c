/* deal_shapes_package.c: the bodies and answers of packages and pledges, described once; their lists. */
#include "deal_priv.h"

#define N(st, m, fl, lo, hi, zh, en) FIELD(st, m, F_I64, fl, lo, hi, zh, en)
#define T(st, m, fl, lo, hi, zh, en) FIELD(st, m, F_TEXT, fl, lo, hi, zh, en)
#define U(st, m, fl, zh, en) FIELD(st, m, F_UUID, fl, 0, 0, zh, en)
#define D(st, m, fl, zh, en) FIELD(st, m, F_DATE, fl, 0, 0, zh, en)
#define AT(st, m, zh, en) FIELD(st, m, F_TIME, FF_RO, 0, 0, zh, en)
#define ROW(st) U(st, uuid, FF_RO, "编号", "Id"), N(st, rev, FF_RO, 0, INT64_MAX, "版本", "Revision")
#define IN(st, m) FIELD(st, m, F_I64, 0, 0, 0, "", "")
#define IT(st, m) FIELD(st, m, F_TEXT, 0, 0, 0, "", "")
#define FEN_ALL INT64_C(10000000000000)

#define CONTENT_SEEN                                                                                                                       \
    T(struct deal_content, name, FF_REQ, 1, 40, "名称", "Name"), T(struct deal_content, amount, FF_REQ, 1, 80, "每份数量", "Amount a share"), U(struct deal_content, season, 0, "种植季", "Season"), \
    N(struct deal_content, share_g, 0, 1, DEAL_GRAMS_MAX, "每份重量，全部各期（克）", "Weight of a share over all instalments, grams")
static const struct field CONTENT[] = {CONTENT_SEEN};
const struct shape deal_content_shape = SHAPE("PackageContent", struct deal_content, CONTENT);
static const struct field CONTENT_ROW[] = {CONTENT_SEEN, IN(struct deal_content, id), IN(struct deal_content, season_id), IN(struct deal_content, crop_id)};
const struct shape deal_content_row = SHAPE("", struct deal_content, CONTENT_ROW);

#define H struct deal_handout
#define HANDOUT_SEEN                                                                                                                       \
    U(H, uuid, FF_RO, "编号", "Id"), N(H, pos, FF_RO, 1, DEAL_PLAN_MAX, "第几期", "Instalment"), D(H, day, FF_REQ, "日期", "Day"), N(H, weight, 0, 1, 1000, "比重", "Weight"), \
    N(H, delivered_bp, FF_RO, 0, 10000, "实际交付（万分之）", "Given, parts of 10,000"), FIELD(H, substituted, F_BOOL, FF_RO, 0, 1, "有代替", "Substituted"), D(H, sent_day, FF_RO, "交付日", "Handed out on"), \
    T(H, note, FF_RO, 0, 500, "说明", "Note"), T(H, event_id, FF_RO, 0, 200, "发货事件", "Shipping event"), FIELD_ENUM(H, state, FF_RO, DEAL_STATES(HANDOUT), "状态", "State")
static const struct field HANDOUT[] = {HANDOUT_SEEN, FIELD(H, photos, F_TEXTS, FF_RO, 0, DEAL_PHOTOS_MAX, "照片", "Photos"), FIELD_SUB(H, lots, F_LIST, FF_RO, 0, DEAL_LOTS_MAX, &deal_delivery_lot_shape, "批次", "Lots")};
const struct shape deal_handout_shape = SHAPE("PackageInstalment", H, HANDOUT);
static const struct field HANDOUT_ROW[] = {HANDOUT_SEEN, IN(H, rev), IN(H, id), IN(H, package_id), IT(H, photos_text)};
const struct shape deal_handout_row = SHAPE("", H, HANDOUT_ROW);

#define EXTRA_SEEN                                                                                                                         \
    U(struct deal_extra, uuid, FF_RO, "编号", "Id"), FIELD_ENUM(struct deal_extra, kind, FF_REQ, deal_extra_kinds, "类型", "Kind"), T(struct deal_extra, name, FF_REQ, 2, 60, "名称", "Name"), D(struct deal_extra, day, FF_REQ, "日期", "Day"), \
    N(struct deal_extra, capacity, FF_REQ, 1, 10000, "名额", "Places"), N(struct deal_extra, taken, FF_RO, 0, 10000, "已占", "Taken"), N(struct deal_extra, fen, FF_REQ, 0, 10000000, "每人价格（分）", "Fen a person")
static const struct field EXTRA[] = {EXTRA_SEEN};
const struct shape deal_extra_shape = SHAPE("PackageExtra", struct deal_extra, EXTRA);
static const struct field EXTRA_ROW[] = {EXTRA_SEEN, IN(struct deal_extra, id)};
const struct shape deal_extra_row = SHAPE("", struct deal_extra, EXTRA_ROW);

#define B struct deal_package_body
static const struct field BODY[] = {
    U(B, operator, 0, "经营主体", "Producer"), FIELD_ENUM(B, kind, FF_REQ, deal_package_kinds, "类型", "Kind"), T(B, title, FF_REQ, 2, 60, "标题", "Title"), T(B, story, 0, 0, 2000, "介绍", "Story"), T(B, photo_sha, 0, 64, 64, "照片", "Photo"),
    N(B, share_fen, FF_REQ, 1, INT64_C(100000000), "每份价格（分）", "Fen a share"), N(B, target_shares, FF_REQ, 1, DEAL_SHARES_MAX, "目标份数", "Target, shares"), N(B, max_shares, FF_REQ, 1, DEAL_SHARES_MAX, "份数上限", "Most shares"),
    D(B, deadline_day, FF_REQ, "截止日", "Deadline"), FIELD_ENUM(B, rule, FF_REQ, deal_rules, "少交怎么办", "When there is less"), T(B, place, 0, 0, 120, "自提地点", "Where it is handed over"),
    T(B, consent, 0, 0, 200, "农户怎样同意的", "How the household agreed"), FIELD_SUB(B, contents, F_LIST, FF_REQ, 1, DEAL_CONTENTS_MAX, &deal_content_shape, "内容", "Contents"),
    FIELD_SUB(B, handouts, F_LIST, FF_REQ, 1, DEAL_PLAN_MAX, &deal_handout_shape, "各期", "Instalments"), FIELD_SUB(B, extras, F_LIST, 0, 0, DEAL_EXTRAS_MAX, &deal_extra_shape, "活动", "Extras"),
};
const struct shape deal_package_body_shape = SHAPE("PackageNew", B, BODY);

#define G struct deal_package
#define PACKAGE_SEEN                                                                                                                       \
    ROW(G), T(G, package_no, FF_RO, 0, 40, "编号", "Number"), U(G, operator, FF_RO, "经营主体", "Producer"), T(G, operator_name, FF_RO, 0, 80, "主体名称", "Producer's name"), T(G, place_name, FF_RO, 0, 80, "所在地", "Where"), \
    T(G, title, FF_RO, 0, 60, "标题", "Title"), T(G, story, FF_RO, 0, 2000, "介绍", "Story"), T(G, photo_sha, FF_RO, 0, 64, "照片", "Photo"), U(G, season, FF_RO, "种植季（日志）", "Season: its log"), \
    FIELD_ENUM(G, kind, FF_RO, deal_package_kinds, "类型", "Kind"), N(G, share_fen, FF_RO, 0, FEN_ALL, "每份价格（分）", "Fen a share"), N(G, target_shares, FF_RO, 0, DEAL_SHARES_MAX, "目标份数", "Target, shares"), \
    N(G, max_shares, FF_RO, 0, DEAL_SHARES_MAX, "份数上限", "Most shares"), N(G, taken_shares, FF_RO, 0, DEAL_SHARES_MAX, "已占份数", "Shares taken"), N(G, paid_shares, FF_RO, 0, DEAL_SHARES_MAX, "已付份数", "Shares paid"), \
    AT(G, deadline_at, "截止时间", "Deadline"), FIELD_ENUM(G, rule, FF_RO, deal_rules, "少交怎么办", "When there is less"), T(G, rule_text, FF_RO, 0, 5000, "约定", "Terms"), T(G, rule_sha, FF_RO, 0, 64, "约定的摘要", "Hash of the terms"), \
    T(G, place, FF_RO, 0, 120, "自提地点", "Where it is handed over"), T(G, consent, FF_RO, 0, 200, "农户怎样同意的", "How the household agreed"), FIELD_ENUM(G, state, FF_RO, DEAL_STATES(PACKAGE), "状态", "State"), \
    AT(G, state_at, "状态时间", "State since"), AT(G, created_at, "发起时间", "Made at"), N(G, released_fen, FF_RO, 0, FEN_ALL, "已付给农户（分）", "Paid to the household, fen"), N(G, refunded_fen, FF_RO, 0, FEN_ALL, "已退（分）", "Given back, fen")
static const struct field PACKAGE[] = {PACKAGE_SEEN, FIELD_SUB(G, contents, F_LIST, FF_RO, 0, DEAL_CONTENTS_MAX, &deal_content_shape, "内容", "Contents"), FIELD_SUB(G, handouts, F_LIST, FF_RO, 0, DEAL_PLAN_MAX, &deal_handout_shape, "各期", "Instalments"),
                                       FIELD_SUB(G, extras, F_LIST, FF_RO, 0, DEAL_EXTRAS_MAX, &deal_extra_shape, "活动", "Extras"), FIELD_SUB(G, steps, F_LIST, FF_RO, 0, DEAL_STEPS_MAX, &deal_step_shape, "经过", "History")};
const struct shape deal_package_shape = SHAPE("Package", G, PACKAGE);
static const struct field PACKAGE_ROW[] = {PACKAGE_SEEN, IN(G, id), IN(G, operator_id), IN(G, season_id), IN(G, account_id), IT(G, level_path), IT(G, county)};
const struct shape deal_package_row = SHAPE("", G, PACKAGE_ROW);

static const struct field HANDOUT_BODY[] = {
    N(struct deal_handout_body, pos, FF_REQ, 1, DEAL_PLAN_MAX, "第几期", "Instalment"), N(struct deal_handout_body, delivered_bp, FF_REQ, 0, 10000, "实际交付（万分之）", "Given, parts of 10,000"),
    FIELD(struct deal_handout_body, substituted, F_BOOL, 0, 0, 1, "有代替", "Substituted"), FIELD_SUB(struct deal_handout_body, lots, F_LIST, 0, 0, DEAL_LOTS_MAX, &deal_delivery_lot_shape, "批次", "Lots"),
    T(struct deal_handout_body, note, 0, 0, 500, "说明", "Note"), T(struct deal_handout_body, consent, 0, 0, 200, "农户怎样同意的", "How the household agreed"), FIELD(struct deal_handout_body, photos, F_TEXTS, 0, 0, DEAL_PHOTOS_MAX, "照片", "Photos"),
};
const struct shape deal_handout_body_shape = SHAPE("InstalmentSend", struct deal_handout_body, HANDOUT_BODY);

static const struct field PLEDGE_EXTRA[] = {U(struct deal_pledge_extra, extra, FF_REQ, "活动", "Extra"), T(struct deal_pledge_extra, name, FF_RO, 0, 60, "名称", "Name"), N(struct deal_pledge_extra, n, FF_REQ, 1, 100, "人数", "Persons")};
const struct shape deal_pledge_extra_shape = SHAPE("PledgeExtra", struct deal_pledge_extra, PLEDGE_EXTRA);
#define PB struct deal_pledge_body
static const struct field PLEDGE_BODY[] = {
    T(PB, rule_sha, FF_REQ, 64, 64, "所读约定的摘要", "Hash of the terms one has read"), N(PB, shares, FF_REQ, 1, DEAL_SHARES_MAX, "份数", "Shares"), T(PB, receiver_name, FF_REQ, 1, 30, "收货人", "Receiver"),
    T(PB, receiver_phone, FF_REQ, 5, 20, "电话", "Telephone"), T(PB, receiver_address, FF_REQ, 2, 100, "地址", "Address"), U(PB, buyer, 0, "采购单位", "Buying organisation"),
    FIELD_SUB(PB, extras, F_LIST, 0, 0, DEAL_EXTRAS_MAX, &deal_pledge_extra_shape, "活动", "Extras"),
};
const struct shape deal_pledge_body_shape = SHAPE("PledgeNew", PB, PLEDGE_BODY);
#define A struct deal_part
#define PART_SEEN                                                                                                                          \
    U(A, uuid, FF_RO, "编号", "Id"), N(A, pos, FF_RO, 1, DEAL_PLAN_MAX, "第几期", "Instalment"), D(A, day, FF_RO, "日期", "Day"), N(A, fen, FF_RO, 0, FEN_ALL, "这一期的钱（分）", "Its money, fen"), N(A, released_fen, FF_RO, 0, FEN_ALL, "付给农户（分）", "To the household, fen"), \
    N(A, refunded_fen, FF_RO, 0, FEN_ALL, "退回（分）", "Back, fen"), N(A, carried_fen, FF_RO, 0, FEN_ALL, "顺延（分）", "Carried over, fen"), N(A, delivered_bp, FF_RO, 0, 10000, "实际交付（万分之）", "Given, parts of 10,000"), \
    FIELD_ENUM(A, state, FF_RO, DEAL_STATES(PART), "状态", "State"), T(A, reason, FF_RO, 0, 500, "说明", "Reason")
static const struct field PART[] = {PART_SEEN};
const struct shape deal_part_shape = SHAPE("PledgePart", A, PART);
static const struct field PART_ROW[] = {PART_SEEN, IN(A, rev), IN(A, id), IN(A, handout_id), IN(A, pledge_id)};
const struct shape deal_part_row = SHAPE("", A, PART_ROW);
#define P struct deal_pledge
#define PLEDGE_SEEN                                                                                                                        \
    ROW(P), T(P, pledge_no, FF_RO, 0, 40, "编号", "Number"), U(P, package, FF_RO, "预订", "Package"), T(P, package_no, FF_RO, 0, 40, "预订编号", "Package's number"), T(P, package_title, FF_RO, 0, 60, "标题", "Title"), T(P, rule_text, FF_RO, 0, 5000, "约定", "Terms"), \
    T(P, receiver_masked, FF_RO, 0, 80, "收货人", "Receiver"), U(P, payment, FF_RO, "支付单", "Payment"), N(P, shares, FF_RO, 1, DEAL_SHARES_MAX, "份数", "Shares"), N(P, fen, FF_RO, 0, FEN_ALL, "金额（分）", "Fen"), \
    N(P, released_fen, FF_RO, 0, FEN_ALL, "已付给农户（分）", "Paid to the household, fen"), N(P, refunded_fen, FF_RO, 0, FEN_ALL, "已退（分）", "Given back, fen"), N(P, carried_fen, FF_RO, 0, FEN_ALL, "顺延（分）", "Carried over, fen"), \
    FIELD_ENUM(P, state, FF_RO, DEAL_STATES(PLEDGE), "状态", "State"), AT(P, state_at, "状态时间", "State since"), AT(P, created_at, "认购时间", "Made at"), FIELD_ENUM(P, package_state, FF_RO, DEAL_STATES(PACKAGE), "预订状态", "Package's state")
static const struct field PLEDGE[] = {PLEDGE_SEEN, FIELD_SUB(P, parts, F_LIST, FF_RO, 0, DEAL_PLAN_MAX, &deal_part_shape, "各期", "Instalments"), FIELD_SUB(P, extras, F_LIST, FF_RO, 0, DEAL_EXTRAS_MAX, &deal_pledge_extra_shape, "活动", "Extras")};
const struct shape deal_pledge_shape = SHAPE("Pledge", P, PLEDGE);
static const struct field PLEDGE_ROW[] = {PLEDGE_SEEN, IN(P, id), IN(P, package_id), IN(P, account_id), IN(P, buyer_id), IN(P, payment_id), IN(P, refund_id), IN(P, operator_id), IT(P, operator), IT(P, receiver), IT(P, county), IT(P, level_path),
                                          FIELD_ENUM(P, rule, 0, deal_rules, "", "")};
const struct shape deal_pledge_row = SHAPE("", P, PLEDGE_ROW);
static const struct field PART_BODY[] = {N(struct deal_part_body, pos, FF_REQ, 1, DEAL_PLAN_MAX, "第几期", "Instalment"), T(struct deal_part_body, reason, 0, 0, 500, "说明", "Reason")};
const struct shape deal_part_body_shape = SHAPE("PartAnswer", struct deal_part_body, PART_BODY);
static const struct field JUDGE[] = {N(struct deal_judge_body, pos, FF_REQ, 1, DEAL_PLAN_MAX, "第几期", "Instalment"), N(struct deal_judge_body, delivered_bp, FF_REQ, 0, 10000, "认定交付（万分之）", "Held to be given, parts of 10,000"),
                                     T(struct deal_judge_body, reason, FF_REQ, 2, 500, "理由", "Reason")};
const struct shape deal_judge_shape = SHAPE("PartJudge", struct deal_judge_body, JUDGE);
static const struct field RECEIVER[] = {T(struct deal_receiver, pledge_no, FF_RO, 0, 40, "认购编号", "Pledge's number"), T(struct deal_receiver, name, FF_RO, 0, 30, "收货人", "Receiver"), T(struct deal_receiver, phone, FF_RO, 0, 20, "电话", "Telephone"),
                                        T(struct deal_receiver, address, FF_RO, 0, 100, "地址", "Address"), N(struct deal_receiver, shares, FF_RO, 0, DEAL_SHARES_MAX, "份数", "Shares")};
static const struct shape receiver_shape = SHAPE("PackageReceiver", struct deal_receiver, RECEIVER);
static const struct field RECEIVERS[] = {ROW(struct deal_receivers), FIELD_SUB(struct deal_receivers, receivers, F_LIST, FF_RO, 0, DEAL_SHARES_MAX, &receiver_shape, "收货名单", "Receivers")};
const struct shape deal_receivers_shape = SHAPE("PackageReceivers", struct deal_receivers, RECEIVERS);

/* ---- lists ------------------------------------------------------------------------------------------------------------------------------ */
#define SF (LC_SORT | LC_FILTER)
static const struct list_col PACKAGES[] = {
    {"uuid", "g.uuid", F_UUID, LC_NOEXPORT, NULL, "编号", "Id"},
    {"package_no", "g.package_no", F_TEXT, LC_SORT | LC_SEARCH, NULL, "编号", "Number"},
    {"kind", "g.kind", F_ENUM, SF, deal_package_kinds, "类型", "Kind"},
    {"title", "g.title", F_TEXT, LC_SORT | LC_SEARCH, NULL, "标题", "Title"},
    {"operator", "o.uuid", F_UUID, LC_FILTER | LC_NOEXPORT, NULL, "经营主体", "Producer"},
    {"operator_name", "o.public_name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "主体名称", "Producer's name"},
    {"place_name", "o.level_name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "所在地", "Where"},
    {"photo_sha", "g.photo_sha", F_TEXT, LC_NOEXPORT, NULL, "照片", "Photo"},
    {"share_fen", "g.share_fen", F_I64, SF, NULL, "每份价格（分）", "Fen a share"},
    {"target_shares", "g.target_shares", F_I64, SF, NULL, "目标份数", "Target, shares"},
    {"max_shares", "g.max_shares", F_I64, SF, NULL, "份数上限", "Most shares"},
    {"paid_shares", "g.paid_shares", F_I64, SF, NULL, "已付份数", "Shares paid"},
    {"deadline_at", "g.deadline_us", F_TIME, SF, NULL, "截止时间", "Deadline"},
    {"state", "g.state", F_ENUM, SF, DEAL_STATES(PACKAGE), "状态", "State"},
    {"created_at", "g.created_us", F_TIME, SF, NULL, "发起时间", "Made at"},
};
const struct list_spec deal_package_list = {"PackageItem", "deal_package g JOIN people_operator_v o ON o.id = g.operator_id", "g.id", "-created_at", PACKAGES, sizeof PACKAGES / sizeof PACKAGES[0]};
static const struct list_col PLEDGES[] = {
    {"uuid", "p.uuid", F_UUID, LC_NOEXPORT, NULL, "编号", "Id"},
    {"pledge_no", "p.pledge_no", F_TEXT, LC_SORT | LC_SEARCH, NULL, "编号", "Number"},
    {"package", "g.uuid", F_UUID, LC_FILTER | LC_NOEXPORT, NULL, "预订", "Package"},
    {"package_title", "g.title", F_TEXT, LC_SORT | LC_SEARCH, NULL, "标题", "Title"},
    {"operator_name", "o.public_name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "主体名称", "Producer's name"},
    {"receiver_masked", "COALESCE(p.receiver_masked, '')", F_TEXT, 0, NULL, "收货人", "Receiver"},
    {"package_state", "g.state", F_ENUM, SF, DEAL_STATES(PACKAGE), "预订状态", "Package's state"},
    {"photo_sha", "g.photo_sha", F_TEXT, LC_NOEXPORT, NULL, "照片", "Photo"},
    {"shares", "p.shares", F_I64, SF, NULL, "份数", "Shares"},
    {"fen", "p.fen", F_I64, SF, NULL, "金额（分）", "Fen"},
    {"released_fen", "p.released_fen", F_I64, SF, NULL, "已付给农户（分）", "Paid to the household, fen"},
    {"refunded_fen", "p.refunded_fen", F_I64, SF, NULL, "已退（分）", "Given back, fen"},
    {"state", "p.state", F_ENUM, SF, DEAL_STATES(PLEDGE), "状态", "State"},
    {"disputed", "CASE WHEN p.state = 'paid' AND EXISTS (SELECT 1 FROM deal_part x WHERE x.pledge_id = p.id AND x.state = 'disputed') THEN 1 ELSE 0 END", F_BOOL, SF, NULL, "有争议待裁定", "Dispute to decide"},
    {"created_at", "p.created_us", F_TIME, SF, NULL, "认购时间", "Made at"},
};
const struct list_spec deal_pledge_list = {"PledgeItem", "deal_pledge p JOIN deal_package g ON g.id = p.package_id JOIN people_operator_v o ON o.id = g.operator_id", "p.id", "-created_at", PLEDGES, sizeof PLEDGES / sizeof PLEDGES[0]};
