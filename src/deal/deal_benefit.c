/* deal_benefit.c: who gained how much from which sale, and what helper units bought: lists that open to their rows and are exported like every
 * list. Nothing is stored: the figures are sums of the lines by which money was posted to producers. */
#include "deal_priv.h"

#define SF (LC_SORT | LC_FILTER)
static const char *const KINDS[] = {"contract", "package", "forfeit", "order", NULL};

#define OF_KIND(k) "CAST(COALESCE((SELECT SUM(v.fen) FROM deal_gain_v v WHERE v.operator_id = o.id AND v.kind = '" k "'), 0) AS BIGINT)"
static const struct list_col HOUSEHOLDS[] = {
    {"operator", "o.uuid", F_UUID, LC_NOEXPORT, NULL, "经营主体", "Producer"},
    {"operator_name", "o.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "主体名称", "Producer's name"},
    {"place_name", "o.level_name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "所在地", "Where"},
    {"poor", "CASE WHEN h.operator_id IS NULL THEN 0 ELSE 1 END", F_BOOL, SF, NULL, "帮扶户", "Helped household"},
    {"order_fen", OF_KIND("order"), F_I64, LC_SORT, NULL, "商城订单（分）", "Orders of the mall, fen"},
    {"contract_fen", OF_KIND("contract"), F_I64, LC_SORT, NULL, "合同交货（分）", "Contracts, fen"},
    {"package_fen", OF_KIND("package"), F_I64, LC_SORT, NULL, "小院预订和认养（分）", "Packages, fen"},
    {"total_fen", "CAST(COALESCE((SELECT SUM(v.fen) FROM deal_gain_v v WHERE v.operator_id = o.id), 0) AS BIGINT)", F_I64, LC_SORT, NULL, "合计（分）", "In all, fen"},
};
const struct list_spec deal_household_list = {"BenefitHousehold", "people_operator_v o LEFT JOIN people_helped_v h ON h.operator_id = o.id", "o.id", "-total_fen", HOUSEHOLDS, sizeof HOUSEHOLDS / sizeof HOUSEHOLDS[0]};

/* What a line of income was paid for: its number, and the contract or package it belongs to; of an order the number says all. */
#define OF_CONTRACT(what, from) "(SELECT " what " FROM " from " x JOIN deal_contract k ON k.id = x.contract_id WHERE x.uuid = v.ref)"
#define OF_PACKAGE(what) "(SELECT " what " FROM deal_part x JOIN deal_pledge p ON p.id = x.pledge_id JOIN deal_package g ON g.id = p.package_id WHERE x.uuid = v.ref)"
#define OF_LINE(delivery, deposit, part) \
    "CASE v.kind WHEN 'contract' THEN " OF_CONTRACT(delivery, "deal_delivery") " WHEN 'forfeit' THEN " OF_CONTRACT(deposit, "deal_deposit") " WHEN 'package' THEN " OF_PACKAGE(part)
static const struct list_col SALES[] = {
    {"operator", "o.uuid", F_UUID, LC_FILTER | LC_NOEXPORT, NULL, "经营主体", "Producer"},
    {"operator_name", "o.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "主体名称", "Producer's name"},
    {"poor", "CASE WHEN h.operator_id IS NULL THEN 0 ELSE 1 END", F_BOOL, SF, NULL, "帮扶户", "Helped household"},
    {"kind", "v.kind", F_ENUM, SF, KINDS, "来自", "From"},
    {"ref", "v.ref", F_TEXT, LC_SEARCH, NULL, "凭据", "Of"},
    {"number", OF_LINE("x.delivery_no", "k.contract_no", "p.pledge_no") " ELSE v.ref END", F_TEXT, 0, NULL, "单号", "Number"},
    {"thing", OF_LINE("k.uuid", "k.uuid", "g.uuid") " END", F_UUID, LC_NOEXPORT, NULL, "合同或预订", "Contract or package"},
    {"buyer", "b.uuid", F_UUID, LC_FILTER | LC_NOEXPORT, NULL, "采购单位编号", "Buying organisation's id"},
    {"paid_to", "w.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "货款付给", "Paid to"},
    {"buyer_name", "COALESCE(b.name, '')", F_TEXT, LC_SORT | LC_SEARCH, NULL, "采购单位", "Buying organisation"},
    {"buyer_kind", "COALESCE(b.kind, '')", F_TEXT, SF, NULL, "单位类型", "Its kind"},
    {"fen", "v.fen", F_I64, SF, NULL, "金额（分）", "Fen"},
    {"at", "v.at_us", F_TIME, SF, NULL, "入账时间", "Posted at"},
};
const struct list_spec deal_gain_list = {"BenefitSale", "deal_gain_v v JOIN people_operator_v o ON o.id = v.operator_id JOIN people_operator_v w ON w.id = v.paid_id LEFT JOIN people_helped_v h ON h.operator_id = v.operator_id LEFT JOIN deal_buyer b ON b.id = v.buyer_id", "v.id", "-at", SALES,
                                         sizeof SALES / sizeof SALES[0]};

/* By contract, and in the mall by a helper unit's account since it applied (the same rows as deal_gain_v's, by indexes of one account). */
#define OF_SHARES                                                                                                                        \
    "sell_bought_v x JOIN sell_share_v s ON s.order_id = x.order_id AND s.kind = 'seller' LEFT JOIN sell_line_v l ON l.id = s.line_id "   \
    "WHERE x.account_id = b.account_id AND x.paid_us >= b.created_us AND b.kind = 'helper' AND b.state IN ('active', 'suspended') AND NOT EXISTS "              \
    "(SELECT 1 FROM deal_buyer n WHERE n.account_id = b.account_id AND n.id > b.id AND n.kind = 'helper' AND n.state IN ('active', 'suspended') AND n.created_us <= x.paid_us)"
#define BOUGHT(helped, owner) \
    "CAST(COALESCE((SELECT SUM(i.fen) FROM deal_income i WHERE i.buyer_id = b.id" helped("i.operator_id") "), 0) + COALESCE((SELECT SUM(s.fen) FROM " OF_SHARES helped(owner) "), 0) AS BIGINT)"
#define ANYBODY(id) ""
#define HELPED(id) " AND EXISTS (SELECT 1 FROM people_helped_v h WHERE h.operator_id = " id ")"
#define OWNER "COALESCE(l.owner_id, s.operator_id)"
static const struct list_col HELPERS[] = {
    {"uuid", "b.uuid", F_UUID, LC_NOEXPORT, NULL, "采购单位", "Buying organisation"},
    {"name", "b.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "单位名称", "Name"},
    {"kind", "b.kind", F_ENUM, SF, deal_buyer_kinds, "类型", "Kind"},
    {"bought_fen", BOUGHT(ANYBODY, OWNER), F_I64, LC_SORT, NULL, "采购合计（分）", "Bought in all, fen"},
    {"from_poor_fen", BOUGHT(HELPED, OWNER), F_I64, LC_SORT, NULL, "其中来自帮扶户（分）", "Of this from helped households, fen"},
};
const struct list_spec deal_helper_list = {"BenefitHelper", "deal_buyer b", "b.id", "-bought_fen", HELPERS, sizeof HELPERS / sizeof HELPERS[0]};

enum err deal_list_households(struct req *rq, struct resp *rs)
{
    return people_list(rq, rs, "deal.benefit", "o.level_path", "o.id", NULL);
}

enum err deal_list_gains(struct req *rq, struct resp *rs)
{
    return people_list(rq, rs, "deal.benefit", "o.level_path", "o.id", NULL);
}

enum err deal_list_helpers(struct req *rq, struct resp *rs)
{
    return people_list(rq, rs, "deal.benefit", "b.level_path", NULL, NULL);
}
