/* trace_answer.c: GET /api/v1/trace: the graph around one thing as people read it: what became what and how much of it, what was inside
 * whom, where each was seen, who held it when; and what is impossible about it. Names come by permission: producers outside the caller's
 * reach by their public name, contacts never. Bounded; a node that goes on is marked open, and is asked for next. */
#include "trace_priv.h"

#include <stdlib.h>
#include <string.h>

#include "gs1.h"

static const char *const DIRECTIONS[] = {"both", "back", "forward", NULL};
static const char *const NODE_KINDS[] = {"lot", "class", "pack", "container", "thing", "place", "act", NULL}; /* the first five: enum trace_thing_kind */
enum { NODE_PLACE = 5, NODE_ACT = 6 };
static const char *const EDGE_KINDS[] = {"input", "output", "packed", "attached", "seen", NULL};
enum { EDGE_INPUT, EDGE_OUTPUT, EDGE_PACKED, EDGE_ATTACHED, EDGE_SEEN };
static const char *const REACHES[] = {"asked", "source", "result", "carrier", "beside", NULL};
static const unsigned FOLLOW[] = {EPCIS_TRACE_BACK | EPCIS_TRACE_FORWARD, EPCIS_TRACE_BACK, EPCIS_TRACE_FORWARD};

/* ---- shapes --------------------------------------------------------------------------------------------------------------------------- */
static const struct field ASK[] = {
    FIELD(struct trace_ask, epc, F_TEXT, FF_REQ, 1, 1000, "EPC 或批次标识（URN 或 Digital Link），或包装上的网址", "EPC or class (URN or Digital Link), or the address on the pack"),
    FIELD_ENUM(struct trace_ask, direction, 0, DIRECTIONS, "方向：来源、去向或两者", "Direction"),
    FIELD(struct trace_ask, until, F_TIME, 0, 0, 0, "只看这个时刻以前", "Only what happened before"),
    FIELD(struct trace_ask, max, F_I64, 0, 1, TRACE_THINGS_MAX, "最多多少个物品（默认 300）", "At most so many things (300 by default)"),
};
const struct shape trace_ask_shape = SHAPE("TraceAsk", struct trace_ask, ASK);

static const struct field NODE[] = {
    FIELD(struct trace_node, id, F_I64, FF_RO, 0, INT64_MAX, "图内编号", "Number within this answer"),
    FIELD_ENUM(struct trace_node, kind, FF_RO, NODE_KINDS, "是什么：批次、品类、包装、容器、其他、地点、加工", "What it is"),
    FIELD(struct trace_node, uri, F_TEXT, FF_RO, 0, 1000, "标识（加工为事件编号）", "Identifier; of an act its event's"),
    FIELD(struct trace_node, name, F_TEXT, FF_RO, 0, 200, "名称", "Name"),
    FIELD_ENUM(struct trace_node, reach, FF_RO, REACHES, "怎样找到的：所查、来源、去向、承载、关联", "How it was reached"),
    FIELD(struct trace_node, depth, F_I64, FF_RO, 0, INT64_MAX, "离所查物品的步数", "Steps from what was asked for"),
    FIELD(struct trace_node, lot, F_UUID, FF_RO, 0, 0, "本县批次编号", "Lot's id, of ours"),
    FIELD(struct trace_node, lot_no, F_TEXT, FF_RO, 0, 40, "批次号", "Lot number"),
    FIELD_ENUM(struct trace_node, state, FF_RO, grow_lot_states, "批次状态", "Lot's state"),
    FIELD(struct trace_node, product_name, F_TEXT, FF_RO, 0, 80, "产品", "Product"),
    FIELD(struct trace_node, operator, F_UUID, FF_RO, 0, 0, "经营主体编号（在您范围内时）", "Producer's id, when within your reach"),
    FIELD(struct trace_node, operator_name, F_TEXT, FF_RO, 0, 80, "经营主体", "Producer"),
    FIELD(struct trace_node, place_kind, F_TEXT, FF_RO, 0, 20, "地点类型：operator 为本县主体", "Kind of place; operator: a producer of the county"),
    FIELD(struct trace_node, step, F_TEXT, FF_RO, 0, 80, "加工的业务步骤", "Business step of an act"),
    FIELD(struct trace_node, first_at, F_TIME, FF_RO, 0, 0, "最早记录", "First event"),
    FIELD(struct trace_node, last_at, F_TIME, FF_RO, 0, 0, "最近记录", "Last event"),
    FIELD(struct trace_node, asked, F_BOOL, FF_RO, 0, 1, "就是所查的", "Asked for"),
    FIELD(struct trace_node, open, F_BOOL, FF_RO, 0, 1, "还没有查完，可从这里继续查", "It goes on: ask for this one"),
};
static const struct shape node_shape = SHAPE("TraceNode", struct trace_node, NODE);

static const struct field EDGE[] = {
    FIELD(struct trace_edge, from, F_I64, FF_RO, 0, INT64_MAX, "从哪个节点", "From node"),
    FIELD(struct trace_edge, to, F_I64, FF_RO, 0, INT64_MAX, "到哪个节点", "To node"),
    FIELD_ENUM(struct trace_edge, kind, FF_RO, EDGE_KINDS, "关系：投入、产出、装入、关联、出现在", "Relation"),
    FIELD(struct trace_edge, event, F_TEXT, FF_RO, 0, 1000, "事件编号", "eventID"),
    FIELD(struct trace_edge, type, F_TEXT, FF_RO, 0, 40, "事件类型", "Event's type"),
    FIELD(struct trace_edge, action, F_TEXT, FF_RO, 0, 10, "动作", "Action"),
    FIELD(struct trace_edge, step, F_TEXT, FF_RO, 0, 200, "业务步骤", "Business step"),
    FIELD(struct trace_edge, disposition, F_TEXT, FF_RO, 0, 200, "状态", "Disposition"),
    FIELD(struct trace_edge, at, F_TIME, FF_RO, 0, 0, "时间", "Time"),
    FIELD(struct trace_edge, until, F_TIME, FF_RO, 0, 0, "取出时间；空为仍在里面", "Taken out at; null: still in"),
    FIELD(struct trace_edge, quantity, F_DEC, FF_RO, 0, 0, "数量", "Quantity"),
    FIELD(struct trace_edge, unit, F_TEXT, FF_RO, 0, 10, "单位（UN/ECE Rec 20）", "Unit (UN/ECE Rec 20)"),
    FIELD(struct trace_edge, sender, F_TEXT, FF_RO, 0, 80, "由谁报送；空为本系统记录", "Sent by; null: an act in this program"),
    FIELD(struct trace_edge, erroneous, F_BOOL, FF_RO, 0, 1, "后来被声明有误", "Declared erroneous later"),
};
static const struct shape edge_shape = SHAPE("TraceEdge", struct trace_edge, EDGE);

static const struct field STAY[] = {
    FIELD(struct trace_stay, thing, F_I64, FF_RO, 0, INT64_MAX, "物品节点", "Node of the thing"),
    FIELD(struct trace_stay, place, F_I64, FF_RO, 0, INT64_MAX, "地点节点", "Node of the place"),
    FIELD(struct trace_stay, holder, F_TEXT, FF_RO, 0, 200, "持有者", "Holder"),
    FIELD(struct trace_stay, from, F_TIME, FF_RO, 0, 0, "从", "From"),
    FIELD(struct trace_stay, until, F_TIME, FF_RO, 0, 0, "到；空为至今", "Until; null: to this day"),
    FIELD(struct trace_stay, step, F_TEXT, FF_RO, 0, 200, "第一件事的业务步骤", "Business step of its first event"),
    FIELD(struct trace_stay, event, F_TEXT, FF_RO, 0, 1000, "第一件事的编号", "Its first event"),
};
static const struct shape stay_shape = SHAPE("TraceStay", struct trace_stay, STAY);

static const struct field REMARK[] = {
    FIELD_ENUM(struct trace_remark, kind, FF_RO, trace_kind_codes, "种类", "Kind"),
    FIELD(struct trace_remark, severity, F_TEXT, FF_RO, 0, 10, "轻重", "Severity"),
    FIELD(struct trace_remark, title, F_TEXT, FF_RO, 0, 100, "标题", "Title"),
    FIELD(struct trace_remark, text, F_TEXT, FF_RO, 0, 500, "说明", "What is wrong"),
    FIELD(struct trace_remark, node, F_I64, FF_RO, 0, INT64_MAX, "节点", "Node"),
    FIELD(struct trace_remark, subject, F_TEXT, FF_RO, 0, 1000, "标识", "Identifier"),
    FIELD(struct trace_remark, events, F_TEXTS, FF_RO, 0, EVIDENCE_MAX, "证据：事件编号", "Evidence: eventIDs"),
};
static const struct shape remark_shape = SHAPE("TraceRemark", struct trace_remark, REMARK);

static const struct field GRAPH[] = {
    FIELD(struct trace_graph, epc, F_TEXT, FF_RO, 0, 1000, "所查标识", "What was asked for, canonical"),
    FIELD_ENUM(struct trace_graph, direction, FF_RO, DIRECTIONS, "方向", "Direction"),
    FIELD(struct trace_graph, deeds, F_I64, FF_RO, 0, INT64_MAX, "事件数", "Events"),
    FIELD(struct trace_graph, truncated, F_BOOL, FF_RO, 0, 1, "没有查完：标为 open 的节点可继续查", "A bound was reached: nodes marked open go on"),
    FIELD_SUB(struct trace_graph, nodes, F_LIST, FF_RO, 0, INT64_MAX, &node_shape, "节点", "Nodes"),
    FIELD_SUB(struct trace_graph, edges, F_LIST, FF_RO, 0, INT64_MAX, &edge_shape, "关系", "Edges"),
    FIELD_SUB(struct trace_graph, custody, F_LIST, FF_RO, 0, INT64_MAX, &stay_shape, "谁在什么时候持有", "Who had it when"),
    FIELD_SUB(struct trace_graph, remarks, F_LIST, FF_RO, 0, INT64_MAX, &remark_shape, "不合理之处", "What cannot be"),
};
const struct shape trace_graph_shape = SHAPE("Trace", struct trace_graph, GRAPH);

/* ---- the graph ------------------------------------------------------------------------------------------------------------------------- */
struct build {
    struct cx *cx;
    struct tx *tx;
    const struct epcis_graph *g;
    struct trace_node *nodes; size_t nodes_n;      /* things first, in their order; then places, then acts */
    struct trace_edge *edges; size_t edges_n;
    struct trace_who *places; size_t places_n;     /* node things_n + i */
    int64_t *act_of;                               /* of each deed: its act's node, or -1 */
    int64_t *place_of;                             /* of each deed: its place's node, or -1 */
    struct trace_index by_thing;
};

static const char *where(const struct epcis_deed *d) { return d->biz_location ? d->biz_location : d->read_point; }

static int by_text(const void *a, const void *b) { return strcmp(*(const char *const *)a, *(const char *const *)b); }

static enum err take_places(struct build *b)
{
    const struct epcis_graph *g = b->g;
    const char **uris = AR_ARRAY(b->cx->ar, const char *, g->deeds_n);
    size_t n = 0;
    for (size_t i = 0; i < g->deeds_n; i++)
        if (where(&g->deeds[i]))
            uris[n++] = where(&g->deeds[i]);
    if (n)
        qsort(uris, n, sizeof *uris, by_text);
    b->places = AR_ARRAY(b->cx->ar, struct trace_who, n);
    for (size_t i = 0; i < n; i++)
        if (!b->places_n || strcmp(b->places[b->places_n - 1].uri, uris[i]) != 0)
            b->places[b->places_n++].uri = uris[i];
    for (size_t i = 0; i < g->deeds_n; i++) {
        size_t lo = 0, hi = b->places_n;
        b->place_of[i] = -1;
        while (where(&g->deeds[i]) && lo < hi) {
            size_t mid = (lo + hi) / 2;
            int c = strcmp(b->places[mid].uri, where(&g->deeds[i]));
            if (c == 0)
                b->place_of[i] = (int64_t)(g->things_n + mid), lo = hi;
            else if (c < 0)
                lo = mid + 1;
            else
                hi = mid;
        }
    }
    return trace_who_are(b->cx, b->tx, b->places, b->places_n);
}

static int64_t reach_of(unsigned reach)
{
    return reach & EPCIS_ASKED ? 0 : reach & EPCIS_SOURCE ? 1 : reach & EPCIS_RESULT ? 2 : reach & EPCIS_CARRIER ? 3 : 4;
}

static void name_lot(struct build *b, struct trace_node *n, const struct trace_lot *l)
{
    bool mine = people_may_on(b->cx, "grow.read", l->level_path, l->operator_id) == ERR_NONE;
    cx_clear(b->cx);
    n->name = ar_printf(b->cx->ar, "%s %s", l->product_name, l->lot_no);
    n->lot = mine ? l->uuid : NULL;
    n->lot_no = l->lot_no;
    n->product_name = l->product_name;
    n->operator = mine ? l->operator_uuid : NULL;
    n->operator_name = mine ? l->operator_name : l->public_name;
    n->state = l->state;
}

static enum err put_things(struct build *b)
{
    const struct epcis_graph *g = b->g;
    const char **uris = AR_ARRAY(b->cx->ar, const char *, g->things_n);
    const struct trace_lot **lots = AR_ARRAY(b->cx->ar, const struct trace_lot *, g->things_n);
    for (size_t i = 0; i < g->things_n; i++)
        uris[i] = g->things[i].uri;
    TRY(trace_lots(b->cx, b->tx, uris, g->things_n, lots));
    for (size_t i = 0; i < g->things_n; i++) {
        const struct epcis_thing *t = &g->things[i];
        struct trace_node *n = &b->nodes[b->nodes_n++];
        *n = (struct trace_node){.id = (int64_t)i, .kind = trace_thing_kind(t->uri), .uri = t->uri, .name = trace_short(b->cx, t->uri), .reach = reach_of(t->reach), .depth = t->depth,
                                 .state = FIELD_NULL, .first_at = FIELD_NULL, .last_at = FIELD_NULL, .asked = t->reach & EPCIS_ASKED, .open = t->open};
        if (lots[i])
            name_lot(b, n, lots[i]);
    }
    return ERR_NONE;
}

static void put_places(struct build *b)
{
    for (size_t i = 0; i < b->places_n; i++) {
        const struct trace_who *w = &b->places[i];
        b->nodes[b->nodes_n] = (struct trace_node){.id = (int64_t)b->nodes_n, .kind = NODE_PLACE, .uri = w->uri, .name = w->full_name ? w->full_name : w->name ? w->name : w->uri,
            .reach = 4, .operator = w->operator_uuid, .operator_name = w->operator_id ? w->name : NULL, .place_kind = w->kind, .state = FIELD_NULL, .depth = FIELD_NULL,
            .first_at = FIELD_NULL, .last_at = FIELD_NULL};
        b->nodes_n++;
    }
}

/* A transformation is a node: how much of an input went into which output nobody knows. Events of one transformationID are one act. */
static int64_t *act_slot(const struct build *b, size_t *table, size_t size, size_t deed)
{
    const char *id = b->g->deeds[deed].transformation;
    size_t at = (size_t)str_hash(str_of(id), 1) & (size - 1);
    for (; table[at]; at = (at + 1) & (size - 1))
        if (strcmp(b->g->deeds[table[at] - 1].transformation, id) == 0)
            return &b->act_of[table[at] - 1];
    table[at] = deed + 1;
    return &b->act_of[deed];
}

static void put_acts(struct build *b)
{
    const struct epcis_graph *g = b->g;
    size_t size = 64;
    while (size < g->deeds_n * 2)
        size *= 2;
    size_t *table = AR_ARRAY(b->cx->ar, size_t, size);
    for (size_t i = 0; i < g->deeds_n; i++) {
        const struct epcis_deed *d = &g->deeds[i];
        b->act_of[i] = -1;
        if (d->type != EPCIS_TRANSFORMATION)
            continue;
        if (d->transformation && (b->act_of[i] = *act_slot(b, table, size, i)) >= 0)
            continue;
        b->act_of[i] = (int64_t)b->nodes_n;
        b->nodes[b->nodes_n] = (struct trace_node){.id = (int64_t)b->nodes_n, .kind = NODE_ACT, .uri = d->event_id, .name = d->biz_step ? d->biz_step : "transformation", .step = d->biz_step,
            .reach = 4, .depth = d->depth, .state = FIELD_NULL, .first_at = d->time_us, .last_at = d->time_us};
        b->nodes_n++;
    }
}

static struct trace_edge edge_of(const struct epcis_deed *d, int64_t from, int64_t to, int64_t kind)
{
    return (struct trace_edge){.from = from, .to = to, .kind = kind, .event = d->event_id, .type = epcis_type_name(d->type), .action = epcis_action_name(d->action), .step = d->biz_step,
                               .disposition = d->disposition, .at = d->time_us, .until = FIELD_NULL, .sender = d->captured_by, .erroneous = d->error_declared};
}

static void put_edge(struct build *b, const struct epcis_touch *t)
{
    const struct epcis_deed *d = &b->g->deeds[t->deed];
    int64_t thing = t->thing, act = b->act_of[t->deed];
    struct trace_edge *e = &b->edges[b->edges_n];
    if (t->part == EPCIS_INPUT || t->part == EPCIS_OUTPUT)
        *e = edge_of(d, t->part == EPCIS_INPUT ? thing : act, t->part == EPCIS_INPUT ? act : thing, t->part == EPCIS_INPUT ? EDGE_INPUT : EDGE_OUTPUT);
    else if (t->part == EPCIS_CHILD && t->parent >= 0)
        *e = edge_of(d, thing, t->parent, d->type == EPCIS_ASSOCIATION ? EDGE_ATTACHED : EDGE_PACKED);
    else if (b->place_of[t->deed] >= 0)
        *e = edge_of(d, thing, b->place_of[t->deed], EDGE_SEEN);
    else
        return;
    e->quantity = t->quantity;
    e->unit = t->uom;
    if (e->kind == EDGE_PACKED || e->kind == EDGE_ATTACHED)
        e->until = t->until_us == INT64_MAX ? FIELD_NULL : t->until_us;
    b->edges_n++;
}

static void put_edges(struct build *b)
{
    const struct epcis_graph *g = b->g;
    b->edges = AR_ARRAY(b->cx->ar, struct trace_edge, g->touches_n + g->deeds_n);
    for (size_t i = 0; i < g->touches_n; i++) {
        struct trace_node *n = &b->nodes[g->touches[i].thing];
        int64_t at = g->deeds[g->touches[i].deed].time_us;
        n->first_at = n->first_at == FIELD_NULL || at < n->first_at ? at : n->first_at;
        n->last_at = n->last_at == FIELD_NULL || at > n->last_at ? at : n->last_at;
        put_edge(b, &g->touches[i]);
    }
    for (size_t i = 0; i < g->deeds_n; i++)
        if (b->act_of[i] >= 0 && b->place_of[i] >= 0)
            b->edges[b->edges_n++] = edge_of(&g->deeds[i], b->act_of[i], b->place_of[i], EDGE_SEEN);
}

/* ---- who had it when ------------------------------------------------------------------------------------------------------------------------ */
enum { RIDE_MAX = 2000, RIDE_DEPTH = 16, STAYS_MAX = 2000 };
struct ride { uint32_t deeds[RIDE_MAX]; size_t n; };

/* Events of a thing and of what carried it while it did. */
static void ride(const struct build *b, uint32_t thing, int64_t from_us, int64_t to_us, int depth, struct ride *r)
{
    const struct epcis_graph *g = b->g;
    for (uint32_t i = b->by_thing.first[thing]; r->n < RIDE_MAX && i < b->by_thing.first[thing + 1]; i++) {
        const struct epcis_touch *t = &g->touches[b->by_thing.touch[i]];
        int64_t at = g->deeds[t->deed].time_us;
        if (g->deeds[t->deed].error_declared)
            continue;
        if (at >= from_us && at < to_us)
            r->deeds[r->n++] = t->deed;
        if (t->part == EPCIS_CHILD && t->parent >= 0 && t->parent != (int64_t)thing && g->deeds[t->deed].action == EPCIS_ADD && depth < RIDE_DEPTH)
            ride(b, (uint32_t)t->parent, at > from_us ? at : from_us, t->until_us < to_us ? t->until_us : to_us, depth + 1, r);
    }
}

static int by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

static void stays_of(const struct build *b, uint32_t thing, struct ride *r, struct trace_stay *out, size_t *n)
{
    struct trace_stay *last = NULL;
    r->n = 0;
    ride(b, thing, INT64_MIN + 1, INT64_MAX, 0, r);
    qsort(r->deeds, r->n, sizeof *r->deeds, by_number);
    for (size_t i = 0; i < r->n && *n < STAYS_MAX; i++) {
        const struct epcis_deed *d = &b->g->deeds[r->deeds[i]];
        int64_t place = b->place_of[r->deeds[i]];
        if (place < 0 || (last && last->place == place))
            continue;
        if (last)
            last->until = d->time_us;
        last = &out[(*n)++];
        *last = (struct trace_stay){thing, place, d->time_us, FIELD_NULL, b->nodes[place].name, d->biz_step, d->event_id};
    }
}

/* For what was asked, and for the sources and results nearest to it. */
static struct list custody(const struct build *b)
{
    struct trace_stay *out = AR_ARRAY(b->cx->ar, struct trace_stay, STAYS_MAX);
    struct ride *r = AR_NEW(b->cx->ar, struct ride);
    size_t n = 0, looked = 0;
    for (uint32_t i = 0; i < b->g->things_n && looked < 100; i++)
        if (b->g->things[i].reach & (EPCIS_ASKED | EPCIS_SOURCE | EPCIS_RESULT)) {
            stays_of(b, i, r, out, &n);
            looked++;
        }
    return (struct list){out, n};
}

/* ---- what cannot be ---------------------------------------------------------------------------------------------------------------------------- */
static struct list remarks(struct build *b)
{
    static const enum trace_rule RULES[KIND__COUNT] = { /* what a part of the events can tell */
        [KIND_INSIDE_ITSELF] = RULE_WARN, [KIND_TWO_CONTAINERS] = RULE_WARN, [KIND_TWO_PLACES] = RULE_WARN, [KIND_SHIPPED_TWICE] = RULE_WARN, [KIND_EARLY] = RULE_WARN,
        [KIND_GAP] = RULE_WARN};
    struct trace_doubts d = {0};
    trace_judge(b->cx, b->g, NULL, RULES, &d);
    struct trace_remark *out = AR_ARRAY(b->cx->ar, struct trace_remark, d.n);
    size_t n = 0;
    for (size_t i = 0; i < d.n; i++) {
        const struct trace_doubt *x = &d.p[i];
        const struct trace_kind_info *k = &trace_kinds[x->kind];
        bool en = b->cx->lang == LANG_EN;
        if (x->kind == KIND_GAP && !x->deeds_n && b->nodes[x->thing].lot_no)
            continue; /* a lot of ours that nothing happened to yet */
        out[n] = (struct trace_remark){x->kind, k->severity, en ? k->en : k->zh, en ? x->en : x->zh, b->g->things[x->thing].uri, x->thing, {AR_ARRAY(b->cx->ar, const char *, x->deeds_n), x->deeds_n}};
        for (size_t e = 0; e < x->deeds_n; e++)
            out[n].events.p[e] = b->g->deeds[x->deeds[e]].event_id;
        n++;
    }
    return (struct list){out, n};
}

/* ---- may he? ------------------------------------------------------------------------------------------------------------------------------------ */
/* Offices and regulators: lots of ours in their subtree, and whatever is not ours. Producers: their own lots, and packs of their products. */
static enum err may_trace(struct cx *cx, struct tx *tx, const char *uri)
{
    const struct trace_lot *lot = NULL;
    struct rows *r;
    bool known = false;
    enum err e = ERR_NONE;
    TRY(trace_lots(cx, tx, &uri, 1, &lot));
    if (lot)
        return people_may_on(cx, "trace.read", lot->level_path, lot->operator_id) == ERR_NONE ? ERR_NONE : err_say(cx, ERR_NOT_FOUND, "epc", "没有这个批次", "There is no such lot");
    if (strncmp(uri, GS1_STEM "/01/", sizeof GS1_STEM "/01/" - 1) == 0 && strlen(uri) >= sizeof GS1_STEM "/01/" - 1 + 14) {
        TRY(sql_query(tx, TQ(Q_PRODUCT_OWNER), ARGS(v_s((struct str){uri + sizeof GS1_STEM "/01/" - 1, 14})), &r));
        known = rows_next(r);
        if (known)
            e = people_may_on(cx, "trace.read", rows_z(r, 1), rows_i64(r, 0));
        TRY(rows_end(&r));
    }
    for (size_t i = 0; !known && cx->who && i < cx->who->n; i++)
        if (cx->who->grants[i].operator_id == 0 && people_role_has(cx->who->grants[i].role, "trace.read"))
            return ERR_NONE;
    return known && e == ERR_NONE ? ERR_NONE : err_say(cx, ERR_NOT_FOUND, "epc", "没有这个物品，或不属于您", "There is no such thing, or it is not yours");
}

/* ---- the route ----------------------------------------------------------------------------------------------------------------------------------- */
struct ask { struct req *rq; struct trace_graph out; };

static enum err walk(struct cx *cx, struct tx *tx, const struct trace_ask *q, struct str uri, struct epcis_graph *g)
{
    int64_t max = q->max == FIELD_NULL ? TRACE_THINGS_DEFAULT : q->max;
    return epcis_walk(cx, tx, &(struct epcis_walk_ask){.epcs = &uri, .n = 1, .follow = FOLLOW[q->direction], .from_us = q->until == FIELD_NULL ? 0 : INT64_MIN + 1,
                      .until_us = q->until == FIELD_NULL ? 0 : q->until, .things_max = (size_t)max, .touches_max = (size_t)max * TRACE_TOUCHES}, g);
}

static enum err ask_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct ask *a = arg;
    const struct trace_ask *q = rq_query(a->rq);
    struct str uri = gs1_canonical_uri(cx->ar, str_trim(str_of(q->epc)));
    struct epcis_graph g;
    const char *epc = str_dup(cx->ar, uri);
    TRY(may_trace(cx, tx, epc));
    TRY(walk(cx, tx, q, uri, &g));
    struct build b = {.cx = cx, .tx = tx, .g = &g, .act_of = AR_ARRAY(cx->ar, int64_t, g.deeds_n), .place_of = AR_ARRAY(cx->ar, int64_t, g.deeds_n)};
    trace_index(cx, &g, &b.by_thing);
    TRY(take_places(&b));
    b.nodes = AR_ARRAY(cx->ar, struct trace_node, g.things_n + b.places_n + g.deeds_n);
    TRY(put_things(&b));
    put_places(&b);
    put_acts(&b);
    put_edges(&b);
    a->out = (struct trace_graph){.epc = epc, .direction = q->direction, .deeds = (int64_t)g.deeds_n, .nodes = {b.nodes, b.nodes_n}, .edges = {b.edges, b.edges_n},
                                  .custody = custody(&b), .remarks = remarks(&b), .truncated = g.more};
    return ERR_NONE;
}

enum err trace_get(struct req *rq, struct resp *rs)
{
    struct ask a = {.rq = rq};
    TRY(tx_read(rq_cx(rq), "trace.graph", ask_tx, &a));
    rs_object(rs, &trace_graph_shape, &a.out);
    return ERR_NONE;
}
