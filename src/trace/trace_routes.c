/* trace_routes.c: the routes of the room and what it gives to the house. */
#include "trace_finding.h"
#include "trace_recall.h"

extern const struct migration trace_migrations[];
extern const size_t trace_migrations_n;

static const struct route ROUTES[] = {
    {"GET", "/api/v1/trace", trace_get, "trace.read", RT_SLOW, .query = &trace_ask_shape, .reply = &trace_graph_shape, .op = "traceGet",
     .zh = "追溯：一个物品从哪里来、到哪里去、谁在什么时候持有", .en = "Trace: where a thing came from, where it went, who had it when"},
    {"GET", "/api/v1/trace-places", trace_place_index, "trace.place.read", .list = &trace_place_list, .op = "tracePlaces", .zh = "外部地点和单位的名称", .en = "Names of places and parties outside the county"},
    {"POST", "/api/v1/trace-places", trace_place_post, "trace.place.write", RT_IDEMPOTENT, .body = &trace_place_body_shape, .reply = &trace_place_shape, .status = 201, .op = "tracePlaceCreate",
     .zh = "给一个地点或单位命名", .en = "Name a place or party"},
    {"PUT", "/api/v1/trace-places/{id}", trace_place_set, "trace.place.write", RT_IF_MATCH, .body = &trace_place_body_shape, .reply = &trace_place_shape, .op = "tracePlaceChange",
     .zh = "更正地点或单位的名称", .en = "Correct the name of a place or party"},
    {"GET", "/api/v1/findings", trace_finding_index, "trace.finding.read", .query = &people_within_shape, .list = &trace_finding_list, .op = "findings",
     .zh = "不合理的流通记录", .en = "Histories that cannot be"},
    {"GET", "/api/v1/findings/{id}", trace_finding_one, "trace.finding.read", .reply = &trace_finding_shape, .op = "findingGet", .zh = "一条发现和它的证据", .en = "One finding with its evidence"},
    {"POST", "/api/v1/findings/{id}/state", trace_finding_state_post, "trace.finding.handle", RT_IF_MATCH, .body = &trace_finding_move_shape, .reply = &trace_finding_shape, .op = "findingMove",
     .zh = "核查、确认、排除或了结", .en = "Examine, confirm, dismiss or resolve"},
    {"POST", "/api/v1/finding-search", trace_finding_search, "trace.finding.handle", .reply = &trace_search_shape, .op = "findingSearch", .zh = "现在就查一遍新事件", .en = "Look through the new events now"},
    {"GET", "/api/v1/finding-kinds", trace_kind_index, "trace.finding.read", RT_ITEMS, .reply = &trace_kind_shape, .op = "findingKinds", .zh = "种类和规则", .en = "Kinds and their rules"},
    {"PUT", "/api/v1/finding-kinds/{kind}", trace_rule_set, "trace.rule.write", .body = &trace_rule_shape, .reply = &trace_kind_shape, .op = "findingRuleSet",
     .zh = "改一个种类的规则", .en = "Change the rule of a kind"},
    {"POST", "/api/v1/log-proofs", trace_proof_post, "trace.proof.read", .body = &trace_proof_body_shape, .op = "logProofWhole", .zh = "任何一条记录的完整证明文件（含不公开部分）", .en = "The whole proof file of any record, with its closed part"},
    {"GET", "/api/v1/recalls", trace_recall_index, "trace.recall.read", .list = &trace_recall_list, .op = "recalls", .zh = "召回", .en = "Recalls"},
    {"POST", "/api/v1/recalls", trace_recall_post, "trace.recall.write", RT_IDEMPOTENT, .body = &trace_recall_body_shape, .reply = &trace_recall_shape, .status = 201, .op = "recallCreate",
     .zh = "拟定一次召回，或演练", .en = "Draft a recall, or drill one"},
    {"GET", "/api/v1/recalls/{id}", trace_recall_one, "trace.recall.read", .reply = &trace_recall_shape, .op = "recallGet", .zh = "一次召回", .en = "One recall"},
    {"POST", "/api/v1/recalls/{id}/state", trace_recall_state_post, "trace.recall.write", RT_IF_MATCH, .body = &trace_recall_move_shape, .reply = &trace_recall_shape, .op = "recallMove",
     .zh = "开始、办结或撤回召回", .en = "Open, close or withdraw a recall"},
    {"POST", "/api/v1/recalls/{id}/refresh", trace_recall_refresh_post, "trace.recall.write", .reply = &trace_recall_shape, .op = "recallRefresh",
     .zh = "重新查找涉及的物品和持有者", .en = "Look again for things and holders"},
    {"GET", "/api/v1/recalls/{id}/things", trace_recall_items, "trace.recall.read", .list = &trace_item_list, .op = "recallThings", .zh = "涉及的批次、包装和容器", .en = "Affected lots, packs and containers"},
    {"GET", "/api/v1/recalls/{id}/holders", trace_recall_holders, "trace.recall.read", .list = &trace_holder_list, .op = "recallHolders", .zh = "持有者和收货方", .en = "Holders and receivers"},
    {"POST", "/api/v1/recalls/{id}/holders/{holder}/answer", trace_recall_answer_post, "trace.recall.answer", .body = &trace_answer_shape, .reply = &trace_holder_shape, .op = "recallAnswer",
     .zh = "回复：已知晓，封存了多少", .en = "Acknowledge, and say how much was secured"},
    {"GET", "/api/v1/recalls/{id}/contacts", trace_recall_contacts, "trace.recall.contacts", RT_ITEMS, .reply = &trace_contact_shape, .op = "recallContacts",
     .zh = "要通知的人（电话按权限）", .en = "Whom to call (numbers by permission)"},
    {"GET", "/api/v1/recalls/{id}/contacts.csv", trace_recall_contacts_csv, "trace.recall.contacts", .op = "recallContactsCsv", .zh = "要通知的人，表格", .en = "Whom to call, as a sheet"},
    {"GET", "/api/v1/recalls/{id}/notice", trace_recall_notice, "trace.recall.read", .op = "recallNotice", .zh = "召回通知，可打印", .en = "Notice of recall, to print"},
};

static const struct list_spec *const LISTS[] = {&trace_place_list, &trace_recall_list, &trace_item_list, &trace_holder_list, &trace_finding_list};

static enum err rules_tx(struct cx *cx, struct tx *tx, void *arg)
{
    return trace_rules_read(cx, tx, arg);
}

static enum err start(struct cx *cx)
{
    enum trace_rule rules[KIND__COUNT];
    grow_recall_by(&trace_recaller);
    epcis_watch_by(&trace_watch);
    proof_watch_by(&trace_proof_watch);
    return tx_read(cx, "trace.rules", rules_tx, rules);
}

#define N(a) (sizeof(a) / sizeof((a)[0]))
const struct room trace_room = {
    .name = "trace", .routes = ROUTES, .routes_n = N(ROUTES), .migrations = trace_migrations, .migrations_n = &trace_migrations_n, .sql = trace_sql, .sql_n = Q__COUNT,
    .lists = LISTS, .lists_n = N(LISTS), .jobs = trace_jobs, .jobs_n = 1, .start = start,
};
