/* pay_shapes.c: shapes and lists of room pay: rows, what payers and offices see. */
#include "pay_priv.h"

#define N(a) (sizeof(a) / sizeof((a)[0]))

/* ---- rows ------------------------------------------------------------------------------------------------------------------------------- */
static const struct field PAYMENT_ROW[] = {
    FIELD(struct pay_payment, id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct pay_payment, uuid, F_UUID, 0, 0, 0, "", ""),
    FIELD(struct pay_payment, subject, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct pay_payment, subject_id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct pay_payment, fen, F_I64, 0, 0, 0, "", ""),
    FIELD(struct pay_payment, title, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct pay_payment, payer_account_id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct pay_payment, level_path, F_TEXT, 0, 0, 0, "", ""),
    FIELD_ENUM(struct pay_payment, state, 0, pay_payment_states, "", ""),
    FIELD(struct pay_payment, paid_try_id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct pay_payment, created_us, F_I64, 0, 0, 0, "", ""),
    FIELD(struct pay_payment, expires_us, F_I64, 0, 0, 0, "", ""),
    FIELD(struct pay_payment, paid_us, F_I64, 0, 0, 0, "", ""),
    FIELD(struct pay_payment, county, F_TEXT, 0, 0, 0, "", ""),
};
const struct shape pay_payment_row = SHAPE("", struct pay_payment, PAYMENT_ROW);

static const struct field TRY_ROW[] = {
    FIELD(struct pay_try, id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct pay_try, uuid, F_UUID, 0, 0, 0, "", ""),
    FIELD(struct pay_try, number, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct pay_try, payment_id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct pay_try, channel, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct pay_try, scene, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct pay_try, fen, F_I64, 0, 0, 0, "", ""),
    FIELD_ENUM(struct pay_try, state, 0, pay_try_states, "", ""),
    FIELD(struct pay_try, made_us, F_I64, 0, 0, 0, "", ""),
    FIELD(struct pay_try, expires_us, F_I64, 0, 0, 0, "", ""),
    FIELD(struct pay_try, go, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct pay_try, channel_no, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct pay_try, paid_fen, F_I64, 0, 0, 0, "", ""),
    FIELD(struct pay_try, paid_us, F_I64, 0, 0, 0, "", ""),
    FIELD(struct pay_try, refund_fen, F_I64, 0, 0, 0, "", ""),
    FIELD(struct pay_try, told_fen, F_I64, 0, 0, 0, "", ""),
    FIELD(struct pay_try, told_currency, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct pay_try, detail, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct pay_try, asks, F_I64, 0, 0, 0, "", ""),
    FIELD(struct pay_try, next_us, F_I64, 0, 0, 0, "", ""),
    FIELD(struct pay_try, reference, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct pay_try, first_by, F_I64, 0, 0, 0, "", ""),
    FIELD(struct pay_try, county, F_TEXT, 0, 0, 0, "", ""),
};
const struct shape pay_try_row = SHAPE("", struct pay_try, TRY_ROW);

static const struct field REFUND_ROW[] = {
    FIELD(struct pay_refund_row, id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct pay_refund_row, uuid, F_UUID, 0, 0, 0, "", ""),
    FIELD(struct pay_refund_row, number, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct pay_refund_row, payment_id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct pay_refund_row, try_id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct pay_refund_row, key, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct pay_refund_row, fen, F_I64, 0, 0, 0, "", ""),
    FIELD(struct pay_refund_row, reason, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct pay_refund_row, surplus, F_BOOL, 0, 0, 1, "", ""),
    FIELD_ENUM(struct pay_refund_row, state, 0, pay_refund_states, "", ""),
    FIELD(struct pay_refund_row, sends, F_I64, 0, 0, 0, "", ""),
    FIELD(struct pay_refund_row, asks, F_I64, 0, 0, 0, "", ""),
    FIELD(struct pay_refund_row, created_us, F_I64, 0, 0, 0, "", ""),
    FIELD(struct pay_refund_row, sent_us, F_I64, 0, 0, 0, "", ""),
    FIELD(struct pay_refund_row, next_us, F_I64, 0, 0, 0, "", ""),
    FIELD(struct pay_refund_row, done_us, F_I64, 0, 0, 0, "", ""),
    FIELD(struct pay_refund_row, detail, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct pay_refund_row, reference, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct pay_refund_row, county, F_TEXT, 0, 0, 0, "", ""),
};
const struct shape pay_refund_row_shape = SHAPE("", struct pay_refund_row, REFUND_ROW);

/* ---- what the payer sees ------------------------------------------------------------------------------------------------------------------ */
static const struct field PAIR[] = {
    FIELD(struct pay_pair, name, F_TEXT, 0, 0, 200, "名称", "Name"),
    FIELD(struct pay_pair, value, F_TEXT, 0, 0, 8000, "值", "Value"),
};
static const struct shape pair_shape = SHAPE("PayPair", struct pay_pair, PAIR);
static const struct field GO[] = {
    FIELD_ENUM(struct pay_go_view, kind, 0, pay_go_names, "下一步：无、跳转、二维码、微信内支付、提交表单", "What the browser does next"),
    FIELD(struct pay_go_view, url, F_TEXT, 0, 0, 8000, "地址", "Address"),
    FIELD(struct pay_go_view, text, F_TEXT, 0, 0, 8000, "二维码内容、支付参数或说明", "Content of the QR code, parameters, or words"),
    FIELD_SUB(struct pay_go_view, fields, F_LIST, 0, 0, 100, &pair_shape, "表单内容", "Fields of the form"),
};
const struct shape pay_go_shape = SHAPE("PayGo", struct pay_go_view, GO);

static const struct field TRY_VIEW[] = {
    FIELD(struct pay_try_view, uuid, F_UUID, FF_RO, 0, 0, "编号", "Id"),
    FIELD(struct pay_try_view, number, F_TEXT, FF_RO, 0, 32, "支付单号", "Number at the channel"),
    FIELD(struct pay_try_view, channel, F_TEXT, FF_RO, 0, 20, "支付方式", "Channel"),
    FIELD(struct pay_try_view, channel_name, F_TEXT, FF_RO, 0, 40, "支付方式名称", "Name of the channel"),
    FIELD(struct pay_try_view, scene, F_TEXT, FF_RO, 0, 20, "场景", "Scene"),
    FIELD(struct pay_try_view, fen, F_I64, FF_RO, 0, INT64_MAX, "金额（分）", "Amount, fen"),
    FIELD_ENUM(struct pay_try_view, state, FF_RO, pay_try_states, "状态", "State"),
    FIELD(struct pay_try_view, made_at, F_TIME, FF_RO, 0, 0, "发起时间", "Made at"),
    FIELD(struct pay_try_view, expires_at, F_TIME, FF_RO, 0, 0, "有效期至", "Expires"),
    FIELD(struct pay_try_view, paid_at, F_TIME, FF_RO, 0, 0, "付款时间", "Paid at"),
    FIELD_SUB(struct pay_try_view, go, F_OBJ, FF_RO, 0, 0, &pay_go_shape, "下一步（待支付时）", "What the browser does next, while it waits"),
};
const struct shape pay_try_shape = SHAPE("PayTry", struct pay_try_view, TRY_VIEW);

static const struct field REFUND_VIEW[] = {
    FIELD(struct pay_refund_view, uuid, F_UUID, FF_RO, 0, 0, "编号", "Id"),
    FIELD(struct pay_refund_view, number, F_TEXT, FF_RO, 0, 32, "退款单号", "Number at the channel"),
    FIELD(struct pay_refund_view, fen, F_I64, FF_RO, 0, INT64_MAX, "金额（分）", "Amount, fen"),
    FIELD(struct pay_refund_view, reason, F_TEXT, FF_RO, 0, 200, "原因", "Reason"),
    FIELD_ENUM(struct pay_refund_view, state, FF_RO, pay_refund_states, "状态", "State"),
    FIELD(struct pay_refund_view, created_at, F_TIME, FF_RO, 0, 0, "申请时间", "Asked for at"),
    FIELD(struct pay_refund_view, done_at, F_TIME, FF_RO, 0, 0, "完成时间", "Done at"),
};
const struct shape pay_refund_shape = SHAPE("PayRefund", struct pay_refund_view, REFUND_VIEW);

static const struct field OFFER[] = {
    FIELD(struct pay_offer_view, channel, F_TEXT, FF_RO, 0, 20, "支付方式", "Channel"),
    FIELD(struct pay_offer_view, name, F_TEXT, FF_RO, 0, 40, "名称", "Name"),
    FIELD(struct pay_offer_view, scenes, F_TEXTS, FF_RO, 0, PAY__SCENES, "可用场景", "Scenes"),
    FIELD(struct pay_offer_view, authorize, F_TEXT, FF_RO, 0, 100, "微信内支付前先打开的本站地址（已确认付款人时没有）", "Page of ours to open before paying inside WeChat; absent once the payer is known"),
};
static const struct shape offer_shape = SHAPE("PayOffer", struct pay_offer_view, OFFER);
static const struct field VIEW[] = {
    FIELD(struct pay_view, uuid, F_UUID, FF_RO, 0, 0, "编号", "Id"),
    FIELD(struct pay_view, subject, F_TEXT, FF_RO, 0, 40, "为什么付款", "What is paid"),
    FIELD(struct pay_view, fen, F_I64, FF_RO, 0, INT64_MAX, "金额（分）", "Amount, fen"),
    FIELD(struct pay_view, title, F_TEXT, FF_RO, 0, 40, "标题", "Title"),
    FIELD_ENUM(struct pay_view, state, FF_RO, pay_payment_states, "状态", "State"),
    FIELD(struct pay_view, created_at, F_TIME, FF_RO, 0, 0, "创建时间", "Made at"),
    FIELD(struct pay_view, expires_at, F_TIME, FF_RO, 0, 0, "付款期限", "To be paid until"),
    FIELD(struct pay_view, paid_at, F_TIME, FF_RO, 0, 0, "付款时间", "Paid at"),
    FIELD_SUB(struct pay_view, channels, F_LIST, FF_RO, 0, 20, &offer_shape, "可用的支付方式（待付款时）", "Ways to pay, while it is open"),
    FIELD_SUB(struct pay_view, tries, F_LIST, FF_RO, 0, PAY_TRIES_MAX * 2, &pay_try_shape, "支付尝试", "Tries"),
    FIELD_SUB(struct pay_view, refunds, F_LIST, FF_RO, 0, 2000, &pay_refund_shape, "退款", "Refunds"),
};
const struct shape pay_view_shape = SHAPE("Payment", struct pay_view, VIEW);

/* ---- lists ------------------------------------------------------------------------------------------------------------------------------------ */
static const struct list_col PAYMENT_COLS[] = {
    {"uuid", "p.uuid", F_UUID, LC_FILTER, NULL, "编号", "Id"},
    {"subject", "p.subject", F_TEXT, LC_SORT | LC_FILTER, NULL, "为什么付款", "What is paid"},
    {"title", "p.title", F_TEXT, LC_SEARCH, NULL, "标题", "Title"},
    {"fen", "p.fen", F_I64, LC_SORT | LC_FILTER, NULL, "金额（分）", "Amount, fen"},
    {"state", "p.state", F_ENUM, LC_SORT | LC_FILTER, pay_payment_states, "状态", "State"},
    {"channel", "COALESCE(t.channel, '')", F_TEXT, LC_SORT | LC_FILTER, NULL, "支付方式", "Channel"},
    {"number", "COALESCE(t.number, '')", F_TEXT, LC_FILTER | LC_SEARCH, NULL, "支付单号", "Number at the channel"},
    {"refund_fen", "COALESCE(t.refund_fen, 0)", F_I64, LC_SORT, NULL, "退款（分）", "Given back, fen"},
    {"created_at", "p.created_us", F_TIME, LC_SORT | LC_FILTER, NULL, "创建时间", "Made at"},
    {"paid_at", "p.paid_us", F_TIME, LC_FILTER, NULL, "付款时间", "Paid at"},
};
const struct list_spec pay_payment_list = {"PaymentItem", "pay_payment p LEFT JOIN pay_try t ON t.id = p.paid_try_id", "p.id", "-created_at", PAYMENT_COLS, N(PAYMENT_COLS)};

static const struct list_col TRY_COLS[] = {
    {"uuid", "t.uuid", F_UUID, LC_FILTER, NULL, "编号", "Id"},
    {"payment", "p.uuid", F_UUID, LC_FILTER, NULL, "付款编号", "Payment"},
    {"number", "t.number", F_TEXT, LC_FILTER | LC_SEARCH, NULL, "支付单号", "Number at the channel"},
    {"title", "p.title", F_TEXT, LC_SEARCH, NULL, "标题", "Title"},
    {"channel", "t.channel", F_TEXT, LC_SORT | LC_FILTER, NULL, "支付方式", "Channel"},
    {"state", "t.state", F_ENUM, LC_SORT | LC_FILTER, pay_try_states, "状态", "State"},
    {"fen", "t.fen", F_I64, LC_SORT | LC_FILTER, NULL, "应付（分）", "Asked, fen"},
    {"told_fen", "t.told_fen", F_I64, 0, NULL, "渠道所报（分）", "Told by the channel, fen"},
    {"told_currency", "t.told_currency", F_TEXT, 0, NULL, "渠道所报币种", "Currency told"},
    {"detail", "t.detail", F_TEXT, LC_SEARCH, NULL, "说明", "Detail"},
    {"reference", "t.reference", F_TEXT, LC_SEARCH, NULL, "银行流水号", "Bank's reference"},
    {"made_at", "t.made_us", F_TIME, LC_SORT | LC_FILTER, NULL, "发起时间", "Made at"},
    {"paid_at", "t.paid_us", F_TIME, LC_FILTER, NULL, "付款时间", "Paid at"},
};
const struct list_spec pay_try_list = {"PayTryItem", "pay_try t JOIN pay_payment p ON p.id = t.payment_id", "t.id", "-made_at", TRY_COLS, N(TRY_COLS)};

static const struct list_col REFUND_COLS[] = {
    {"uuid", "r.uuid", F_UUID, LC_FILTER, NULL, "编号", "Id"},
    {"payment", "p.uuid", F_UUID, LC_FILTER, NULL, "付款编号", "Payment"},
    {"number", "r.number", F_TEXT, LC_FILTER | LC_SEARCH, NULL, "退款单号", "Number at the channel"},
    {"title", "p.title", F_TEXT, LC_SEARCH, NULL, "标题", "Title"},
    {"channel", "t.channel", F_TEXT, LC_SORT | LC_FILTER, NULL, "支付方式", "Channel"},
    {"fen", "r.fen", F_I64, LC_SORT | LC_FILTER, NULL, "金额（分）", "Amount, fen"},
    {"state", "r.state", F_ENUM, LC_SORT | LC_FILTER, pay_refund_states, "状态", "State"},
    {"reason", "r.reason", F_TEXT, LC_SEARCH, NULL, "原因", "Reason"},
    {"surplus", "r.surplus", F_BOOL, LC_FILTER, NULL, "多付的款", "Money nobody wanted"},
    {"detail", "r.detail", F_TEXT, LC_SEARCH, NULL, "说明", "Detail"},
    {"reference", "r.reference", F_TEXT, LC_SEARCH, NULL, "凭据", "Reference"},
    {"sends", "r.sends", F_I64, LC_SORT, NULL, "发送次数", "Times sent"},
    {"created_at", "r.created_us", F_TIME, LC_SORT | LC_FILTER, NULL, "申请时间", "Asked for at"},
    {"done_at", "r.done_us", F_TIME, LC_FILTER, NULL, "完成时间", "Done at"},
};
const struct list_spec pay_refund_list = {"PayRefundItem", "pay_refund r JOIN pay_payment p ON p.id = r.payment_id JOIN pay_try t ON t.id = r.try_id", "r.id", "-created_at", REFUND_COLS, N(REFUND_COLS)};

static const struct list_col BILL_COLS[] = {
    {"uuid", "b.uuid", F_UUID, LC_FILTER, NULL, "编号", "Id"},
    {"channel", "b.channel", F_TEXT, LC_SORT | LC_FILTER | LC_SEARCH, NULL, "支付方式", "Channel"},
    {"day", "b.day", F_DATE, LC_SORT | LC_FILTER, NULL, "日期", "Day"},
    {"state", "b.state", F_ENUM, LC_SORT | LC_FILTER, pay_bill_states, "状态", "State"},
    {"rows_n", "b.rows_n", F_I64, LC_SORT, NULL, "笔数", "Rows"},
    {"matched_n", "b.matched_n", F_I64, LC_SORT, NULL, "相符", "Matched"},
    {"open_n", "(SELECT COUNT(*) FROM pay_bill_item i WHERE i.bill_id = b.id AND i.state = 'open')", F_I64, LC_SORT, NULL, "待处理", "Open differences"},
    {"paid_fen", "b.paid_fen", F_I64, 0, NULL, "收款（分）", "Paid, fen"},
    {"refund_fen", "b.refund_fen", F_I64, 0, NULL, "退款（分）", "Given back, fen"},
    {"fee_fen", "b.fee_fen", F_I64, 0, NULL, "手续费（分）", "Channel's fee, fen"},
    {"got_at", "b.got_us", F_TIME, 0, NULL, "对账时间", "Compared at"},
};
const struct list_spec pay_bill_list = {"PayBillItem", "pay_bill b", "b.id", "-day", BILL_COLS, N(BILL_COLS)};

static const struct list_col ITEM_COLS[] = {
    {"uuid", "i.uuid", F_UUID, LC_FILTER, NULL, "编号", "Id"},
    {"channel", "b.channel", F_TEXT, LC_SORT | LC_FILTER, NULL, "支付方式", "Channel"},
    {"day", "b.day", F_DATE, LC_SORT | LC_FILTER, NULL, "日期", "Day"},
    {"kind", "i.kind", F_ENUM, LC_SORT | LC_FILTER, pay_item_kinds, "差异", "Difference"},
    {"number", "i.number", F_TEXT, LC_FILTER | LC_SEARCH, NULL, "单号", "Number"},
    {"fen_there", "i.fen_there", F_I64, 0, NULL, "渠道金额（分）", "There, fen"},
    {"fen_here", "i.fen_here", F_I64, 0, NULL, "本地金额（分）", "Here, fen"},
    {"state", "i.state", F_ENUM, LC_SORT | LC_FILTER, pay_item_states, "状态", "State"},
    {"note", "i.note", F_TEXT, LC_SEARCH, NULL, "处理说明", "How it was settled"},
    {"by_name", "i.by_name", F_TEXT, LC_SEARCH, NULL, "处理人", "By"},
    {"created_at", "i.created_us", F_TIME, LC_SORT | LC_FILTER, NULL, "发现时间", "Found at"},
    {"settled_at", "i.settled_us", F_TIME, 0, NULL, "处理时间", "Settled at"},
};
const struct list_spec pay_item_list = {"PayBillDifference", "pay_bill_item i JOIN pay_bill b ON b.id = i.bill_id", "i.id", "-created_at", ITEM_COLS, N(ITEM_COLS)};
