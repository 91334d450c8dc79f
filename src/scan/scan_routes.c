/* scan_routes.c: shapes, list and routes of codes: batches, their labels (PDF) and lists (CSV), QR pictures, the answer of a
 * code as JSON. The page itself belongs to room web. */
#include <stdio.h>
#include <string.h>

#include "list.h"
#include "net.h"
#include "qr.h"
#include "scan_label.h"
#include "scan_priv.h"
#include "sell.h"
#include "when.h"

extern const struct migration scan_migrations[];
extern const size_t scan_migrations_n;

/* ---- shapes ------------------------------------------------------------------------------------------------------------------ */
static const struct field BODY[] = {
    FIELD(struct scan_batch_body, lot, F_UUID, FF_REQ, 0, 0, "批次", "Lot"),
    FIELD_ENUM(struct scan_batch_body, kind, FF_REQ, scan_batch_kinds, "码的种类", "Kind of code"),
    FIELD(struct scan_batch_body, count, F_I64, FF_REQ, 1, SCAN_BATCH_MAX, "数量", "Number"),
    FIELD(struct scan_batch_body, net_g, F_I64, 0, 1, INT64_C(1000000000), "每包净含量（克）", "Net content of a pack, grams"),
};
const struct shape scan_batch_body_shape = SHAPE("CodeBatchBody", struct scan_batch_body, BODY);

static const struct field BATCH[] = {
    FIELD(struct scan_batch, uuid, F_UUID, FF_RO, 0, 0, "编号", "Id"),
    FIELD(struct scan_batch, rev, F_I64, FF_RO, 0, INT64_MAX, "版本", "Revision"),
    FIELD(struct scan_batch, lot, F_UUID, FF_RO, 0, 0, "批次", "Lot"),
    FIELD(struct scan_batch, lot_no, F_TEXT, FF_RO, 0, 40, "批次号", "Lot number"),
    FIELD(struct scan_batch, product_name, F_TEXT, FF_RO, 0, 80, "产品", "Product"),
    FIELD(struct scan_batch, operator_name, F_TEXT, FF_RO, 0, 80, "经营主体", "Producer"),
    FIELD(struct scan_batch, gtin, F_TEXT, FF_RO, 0, 14, "商品条码", "GTIN"),
    FIELD_ENUM(struct scan_batch, kind, FF_RO, scan_batch_kinds, "码的种类", "Kind of code"),
    FIELD(struct scan_batch, first_serial, F_I64, FF_RO, 0, INT64_MAX, "起始序号", "First number"),
    FIELD(struct scan_batch, count, F_I64, FF_RO, 0, INT64_MAX, "数量", "Number"),
    FIELD(struct scan_batch, net_g, F_I64, FF_RO, 0, INT64_MAX, "每包净含量（克）", "Net content, grams"),
    FIELD(struct scan_batch, state, F_TEXT, FF_RO, 0, 20, "状态", "State"),
    FIELD(struct scan_batch, void_reason, F_TEXT, FF_RO, 0, 300, "作废理由", "Why void"),
    FIELD(struct scan_batch, event_id, F_TEXT, FF_RO, 0, 200, "溯源事件", "Event"),
    FIELD(struct scan_batch, created_by, F_TEXT, FF_RO, 0, 80, "经办人", "By"),
    FIELD(struct scan_batch, created_at, F_TIME, FF_RO, 0, 0, "时间", "At"),
};
const struct shape scan_batch_shape = SHAPE("CodeBatch", struct scan_batch, BATCH);

static const struct field ROW[] = {
    FIELD(struct scan_batch, id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct scan_batch, uuid, F_UUID, 0, 0, 0, "", ""),
    FIELD(struct scan_batch, rev, F_I64, 0, 0, 0, "", ""),
    FIELD(struct scan_batch, lot_id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct scan_batch, operator_id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct scan_batch, lot, F_UUID, 0, 0, 0, "", ""),
    FIELD(struct scan_batch, lot_no, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct scan_batch, product_name, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct scan_batch, gtin, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct scan_batch, harvest_day, F_DATE, 0, 0, 0, "", ""),
    FIELD(struct scan_batch, epc, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct scan_batch, operator_name, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct scan_batch, level_path, F_TEXT, 0, 0, 0, "", ""),
    FIELD_ENUM(struct scan_batch, kind, 0, scan_batch_kinds, "", ""),
    FIELD(struct scan_batch, first_serial, F_I64, 0, 0, 0, "", ""),
    FIELD(struct scan_batch, count, F_I64, 0, 0, 0, "", ""),
    FIELD(struct scan_batch, net_g, F_I64, 0, 0, 0, "", ""),
    FIELD(struct scan_batch, created_at, F_TIME, 0, 0, 0, "", ""),
    FIELD(struct scan_batch, state, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct scan_batch, void_reason, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct scan_batch, event_id, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct scan_batch, created_by, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct scan_batch, county, F_TEXT, 0, 0, 0, "", ""),
};
const struct shape scan_batch_row = SHAPE("", struct scan_batch, ROW);

struct reason { const char *reason; };
static const struct field REASON[] = {FIELD(struct reason, reason, F_TEXT, FF_REQ, 2, 300, "作废理由", "Why void")};
const struct shape scan_void_shape = SHAPE("CodeBatchVoid", struct reason, REASON);

struct label_query { int64_t format, from, count; };
static const struct field LABEL_QUERY[] = {
    FIELD_ENUM(struct label_query, format, 0, scan_label_formats, "标签规格", "Format"),
    FIELD(struct label_query, from, F_I64, 0, 0, SCAN_BATCH_MAX, "从第几个起", "From"),
    FIELD(struct label_query, count, F_I64, 0, 1, SCAN_BATCH_MAX, "几个", "How many"),
};
const struct shape scan_label_query_shape = SHAPE("LabelQuery", struct label_query, LABEL_QUERY);

struct qr_query { int64_t module; };
static const struct field QR_QUERY[] = {FIELD(struct qr_query, module, F_I64, 0, 1, QR_MODULE_MAX, "每格像素", "Pixels a module")};
const struct shape scan_qr_query_shape = SHAPE("QrQuery", struct qr_query, QR_QUERY);

struct answer_view {
    int64_t verdict; const char *sentence, *gtin, *lot_no, *serial, *product_name, *place, *operator_name, *reason; int64_t scans, first_scan_at;
    bool tested, released, demo;
};
static const struct field ANSWER[] = {
    FIELD_ENUM(struct answer_view, verdict, FF_RO, scan_verdict_names, "结论", "Verdict"),
    FIELD(struct answer_view, sentence, F_TEXT, FF_RO, 0, 200, "一句话", "In a sentence"),
    FIELD(struct answer_view, gtin, F_TEXT, FF_RO, 0, 14, "商品条码", "GTIN"),
    FIELD(struct answer_view, lot_no, F_TEXT, FF_RO, 0, 20, "批次号", "Lot number"),
    FIELD(struct answer_view, serial, F_TEXT, FF_RO, 0, 20, "包装序号", "Serial"),
    FIELD(struct answer_view, product_name, F_TEXT, FF_RO, 0, 80, "产品", "Product"),
    FIELD(struct answer_view, place, F_TEXT, FF_RO, 0, 200, "产地", "Place"),
    FIELD(struct answer_view, operator_name, F_TEXT, FF_RO, 0, 80, "谁种的", "Producer"),
    FIELD(struct answer_view, reason, F_TEXT, FF_RO, 0, 300, "原因", "Reason"),
    FIELD(struct answer_view, scans, F_I64, FF_RO, 0, INT64_MAX, "扫码次数", "Scans"),
    FIELD(struct answer_view, first_scan_at, F_TIME, FF_RO, 0, 0, "首次扫码", "First scan"),
    FIELD(struct answer_view, tested, F_BOOL, FF_RO, 0, 1, "检测合格", "Tested"),
    FIELD(struct answer_view, released, F_BOOL, FF_RO, 0, 1, "已准出", "Released"),
    FIELD(struct answer_view, demo, F_BOOL, FF_RO, 0, 1, "演示数据", "Demonstration"),
};
const struct shape scan_answer_shape = SHAPE("ScanAnswer", struct answer_view, ANSWER);

static const struct list_col COLS[] = {
    {"uuid", "b.uuid", F_UUID, LC_NOEXPORT, NULL, "编号", "Id"},
    {"lot", "g.uuid", F_UUID, LC_FILTER | LC_NOEXPORT, NULL, "批次", "Lot"},
    {"lot_no", "g.lot_no", F_TEXT, LC_SORT | LC_SEARCH, NULL, "批次号", "Lot number"},
    {"product_name", "g.product_name", F_TEXT, LC_SORT | LC_FILTER | LC_SEARCH, NULL, "产品", "Product"},
    {"operator_name", "o.name", F_TEXT, LC_SORT | LC_FILTER | LC_SEARCH, NULL, "经营主体", "Producer"},
    {"gtin", "g.gtin", F_TEXT, LC_SEARCH, NULL, "商品条码", "GTIN"},
    {"kind", "b.kind", F_ENUM, LC_SORT | LC_FILTER, scan_batch_kinds, "码的种类", "Kind"},
    {"first_serial", "b.first_serial", F_I64, LC_SORT, NULL, "起始序号", "First number"},
    {"codes", "b.count", F_I64, LC_SORT | LC_FILTER, NULL, "数量", "Number"},
    {"state", "b.state", F_TEXT, LC_SORT | LC_FILTER, NULL, "状态", "State"},
    {"created_by", "b.created_by", F_TEXT, LC_SEARCH, NULL, "经办人", "By"},
    {"created_at", "b.created_us", F_TIME, LC_SORT | LC_FILTER, NULL, "时间", "At"},
};
const struct list_spec scan_batch_list = {
    "CodeBatchItem", "scan_batch b JOIN grow_lot_v g ON g.id = b.lot_id JOIN people_operator_v o ON o.id = b.operator_id", "b.id", "-created_at",
    COLS, sizeof COLS / sizeof COLS[0]};

/* ---- batches -------------------------------------------------------------------------------------------------------------------- */
struct act { struct req *rq; struct resp *rs; struct scan_batch out; };

static enum err create_tx(struct cx *cx, struct tx *tx, void *p)
{
    struct act *a = p;
    a->out = (struct scan_batch){0}; /* a transaction may run again */
    TRY(scan_batch_create(cx, tx, rq_body(a->rq), &a->out));
    rs_created(a->rs, ar_printf(cx->ar, "/api/v1/code-batches/%s", a->out.uuid), &scan_batch_shape, &a->out); /* kept with the facts (net.h) */
    return ERR_NONE;
}

static enum err post_batch(struct req *rq, struct resp *rs)
{
    struct act a = {.rq = rq, .rs = rs};
    return people_refused_by_rule(rq_cx(rq), tx_run(rq_cx(rq), "scan.batch.create", create_tx, &a), "scan.batch.create", "code_batch", NULL);
}

static enum err get_tx(struct cx *cx, struct tx *tx, void *p)
{
    struct act *a = p;
    return scan_batch_get(cx, tx, rq_path(a->rq, "id"), &a->out);
}

static enum err get_batch(struct req *rq, struct resp *rs)
{
    struct act a = {.rq = rq};
    TRY(tx_read(rq_cx(rq), "scan.batch.get", get_tx, &a));
    rs_object(rs, &scan_batch_shape, &a.out);
    return ERR_NONE;
}

static enum err void_tx(struct cx *cx, struct tx *tx, void *p)
{
    struct act *a = p;
    const struct reason *r = rq_body(a->rq);
    a->out = (struct scan_batch){0};
    TRY(scan_batch_void(cx, tx, rq_path(a->rq, "id"), r->reason, &a->out));
    rs_object(a->rs, &scan_batch_shape, &a->out);
    return ERR_NONE;
}

static enum err post_void(struct req *rq, struct resp *rs)
{
    struct act a = {.rq = rq, .rs = rs};
    return tx_run(rq_cx(rq), "scan.batch.void", void_tx, &a);
}

static enum err list_batches(struct req *rq, struct resp *rs)
{
    return people_list(rq, rs, "scan.code.read", "b.level_path", "b.operator_id", NULL);
}

/* ---- labels and lists of codes ---------------------------------------------------------------------------------------------------- */
struct codes { struct cx *cx; struct scan_batch b; const char *base; int64_t from, count, next; char url[256], serial[13], day[16]; };

/* The i-th code of the part asked for. */
static void code_at(struct codes *c, int64_t i)
{
    struct gs1_code code = {0};
    char path[GS1_PATH_MAX];
    bool pack = c->b.kind == 1;
    c->serial[0] = 0;
    if (pack)
        scan_serial_make(c->b.gtin, c->b.lot_no, c->b.first_serial + c->from + i, c->serial);
    snprintf(code.gtin, sizeof code.gtin, "%s", c->b.gtin);
    snprintf(code.lot, sizeof code.lot, "%s", c->b.lot_no);
    snprintf(code.serial, sizeof code.serial, "%s", c->serial);
    gs1_dl_make_path(&code, path);
    snprintf(c->url, sizeof c->url, "%s%s", c->base, path);
}

static bool label_at(void *arg, uint64_t i, struct scan_label *out)
{
    struct codes *c = arg;
    code_at(c, (int64_t)i);
    *out = (struct scan_label){.url = c->url, .product = c->b.product_name, .lot = c->b.lot_no, .serial = c->serial[0] ? c->serial : NULL, .date = c->day,
                               .producer = c->b.operator_name, .gtin = c->b.gtin};
    return true;
}

/* Labels are not printed for goods that must not be sold: a lot that is used up or in stock, with nothing against it. */
static enum err printable_tx(struct cx *cx, struct tx *tx, void *p)
{
    const struct act *a = p;
    struct grow_lot lot = {0};
    TRY(grow_lot_by_id(cx, tx, a->out.lot_id, &lot));
    if (lot.state == LOT_LOCKED || lot.state == LOT_RECALLED)
        return err_say(cx, ERR_LOT_LOCKED, NULL, "批次 %s 已锁定或召回，不能再印", "Lot %s is locked or recalled: no more labels", lot.lot_no);
    return lot.state == LOT_ACTIVE ? certify_lot_cleared(cx, tx, lot.id) : ERR_NONE;
}

static enum err part(struct req *rq, struct codes **out)
{
    struct cx *cx = rq_cx(rq);
    struct act a = {.rq = rq};
    const struct label_query *q = rq_query(rq);
    TRY(tx_read(cx, "scan.batch.get", get_tx, &a));
    if (strcmp(a.out.state, "active") != 0)
        return err_say(cx, ERR_WRONG_STATE, NULL, "这批码已作废，不能再印", "These codes are void and cannot be printed");
    TRY(tx_read(cx, "scan.batch.lot", printable_tx, &a));
    struct codes *c = AR_NEW(cx->ar, struct codes);
    c->cx = cx;
    c->b = a.out;
    c->base = rq_base_url(rq);
    c->from = q->from == FIELD_NULL ? 0 : q->from;
    int64_t left = a.out.count - c->from;
    c->count = q->count == FIELD_NULL || q->count > left ? left : q->count;
    if (c->count < 1)
        return err_say(cx, ERR_INVALID, "from", "没有这么多码", "There are not so many codes");
    day_format((int32_t)a.out.harvest_day, c->day);
    *out = c;
    return ERR_NONE;
}

static enum err demo_tx(struct cx *cx, struct tx *tx, void *p)
{
    struct people_county county = {0};
    TRY(people_county_get(cx, tx, &county));
    *(bool *)p = county.demo;
    return ERR_NONE;
}

static enum err get_labels(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    const struct label_query *q = rq_query(rq);
    struct codes *c;
    struct scan_labels *labels;
    bool demo = false;
    TRY(part(rq, &c));
    TRY(tx_read(cx, "scan.county", demo_tx, &demo));
    const struct scan_label_job job = {
        .format = q->format == FIELD_NULL ? SCAN_LABEL_100X70 : (enum scan_label_format)q->format, .lang = cx->lang,
        .date_word = cx->lang == LANG_EN ? "Harvested" : "采收日期", .demo = demo, .count = (uint64_t)c->count, .label = label_at, .arg = c};
    TRY(scan_labels_open(cx, &job, &labels));
    rs_download(rs, ar_printf(cx->ar, "labels-%s.pdf", c->b.lot_no));
    rs_stream(rs, "application/pdf", scan_labels_read, labels);
    return ERR_NONE;
}

/* CSV of the codes, for printers that take lists. */
static int64_t csv_read(void *arg, char *p, size_t size)
{
    struct codes *c = arg;
    size_t used = 0;
    if (c->next == 0)
        used += (size_t)snprintf(p, size, "\xEF\xBB\xBFurl,serial\r\n");
    while (c->next < c->count && size - used > sizeof c->url + 32) {
        code_at(c, c->next++);
        used += (size_t)snprintf(p + used, size - used, "%s,%s\r\n", c->url, c->serial);
    }
    return (int64_t)used;
}

static enum err get_csv(struct req *rq, struct resp *rs)
{
    struct codes *c;
    TRY(part(rq, &c));
    rs_download(rs, ar_printf(rq_cx(rq)->ar, "codes-%s.csv", c->b.lot_no));
    rs_stream(rs, "text/csv; charset=utf-8", csv_read, c);
    return ERR_NONE;
}

/* ---- QR pictures of any code of ours ------------------------------------------------------------------------------------------------- */
static enum err get_qr(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    struct gs1_code code;
    const struct qr_query *q = rq_query(rq);
    const char *rest = rq_path(rq, "rest");
    bool png = str_ends(str_of(rest), ".png"), svg = str_ends(str_of(rest), ".svg");
    struct str raw = rq_path_raw(rq), path = str_from(raw, strlen("/qr"));
    if (!png && !svg)
        return err_set(cx, ERR_NOT_FOUND, NULL);
    path.size -= 4;
    enum gs1_fault f = gs1_dl_parse_path(path, &code);
    if (f != GS1_OK)
        return err_say(cx, ERR_MALFORMED, NULL, "%s", "%s", gs1_fault_text(f, cx->lang));
    struct str url = str_of(ar_printf(cx->ar, "%s%.*s", rq_base_url(rq), (int)path.size, path.p));
    int module = q->module == FIELD_NULL ? 8 : (int)q->module;
    rs_bytes(rs, png ? "image/png" : "image/svg+xml", png ? qr_png(cx->ar, url, module) : qr_svg(cx->ar, url, module));
    return ERR_NONE;
}

/* ---- the answer as JSON ----------------------------------------------------------------------------------------------------------------- */
static enum err get_answer(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    struct scan_answer a;
    const char *serial = rq_route(rq)->op[strlen("scanAnswer")] ? rq_path(rq, "serial") : NULL;
    char gtin[15];
    enum gs1_fault f = gs1_gtin14(str_of(rq_path(rq, "gtin")), gtin);
    if (f != GS1_OK)
        return err_say(cx, ERR_MALFORMED, "gtin", "%s", "%s", gs1_fault_text(f, cx->lang));
    TRY(scan_answer_code(cx, ar_strdup(cx->ar, gtin), rq_path(rq, "lot"), serial, false, &a));
    struct answer_view v = {
        .verdict = a.verdict, .sentence = scan_verdict_sentence(cx, &a), .gtin = a.gtin, .lot_no = a.lot_no, .serial = a.serial,
        .product_name = a.story.lot.product_name, .place = a.story.place, .operator_name = a.story.operator_name, .reason = a.reason, .scans = a.scans,
        .first_scan_at = a.first_scan_us, .tested = a.tested, .released = a.released, .demo = a.demo};
    rs_object(rs, &scan_answer_shape, &v);
    return ERR_NONE;
}

const struct route scan_routes[] = {
    {"GET", "/api/v1/code-batches", list_batches, "scan.code.read", .query = &people_within_shape, .list = &scan_batch_list, .op = "codeBatches", .zh = "追溯码批", .en = "Batches of codes"},
    {"POST", "/api/v1/code-batches", post_batch, "scan.code.write", RT_IDEMPOTENT, .body = &scan_batch_body_shape, .reply = &scan_batch_shape,
     .op = "codeBatchCreate", .zh = "生成追溯码", .en = "Allocate codes"},
    {"GET", "/api/v1/code-batches/{id}", get_batch, "scan.code.read", .reply = &scan_batch_shape, .op = "codeBatchGet", .zh = "一批追溯码", .en = "One batch"},
    {"POST", "/api/v1/code-batches/{id}/void", post_void, "scan.code.write", RT_IDEMPOTENT, .body = &scan_void_shape, .reply = &scan_batch_shape, .op = "codeBatchVoid",
     .zh = "作废追溯码", .en = "Void a batch"},
    {"GET", "/api/v1/code-batches/{id}/labels.pdf", get_labels, "scan.code.read", RT_SLOW, .query = &scan_label_query_shape, .op = "codeBatchLabels",
     .zh = "标签（PDF）", .en = "Labels (PDF)"},
    {"GET", "/api/v1/code-batches/{id}/codes.csv", get_csv, "scan.code.read", RT_SLOW, .query = &scan_label_query_shape, .op = "codeBatchCsv",
     .zh = "码清单（CSV）", .en = "List of codes (CSV)"},
    {"GET", "/qr/{rest}", get_qr, "public", RT_PUBLIC | RT_TAIL, .query = &scan_qr_query_shape, .op = "codeQr", .zh = "二维码图片（.svg、.png）",
     .en = "QR picture of a code (.svg, .png)"},
    {"GET", "/api/v1/scan/{gtin}/{lot}", get_answer, "public", RT_PUBLIC, .reply = &scan_answer_shape, .op = "scanAnswer", .zh = "批次码的答案", .en = "What a lot's code answers"},
    {"GET", "/api/v1/scan/{gtin}/{lot}/{serial}", get_answer, "public", RT_PUBLIC, .reply = &scan_answer_shape, .op = "scanAnswerPack", .zh = "包装码的答案",
     .en = "What a pack's code answers"},
    {"GET", "/log/proof", scan_proof_get, "public", RT_PUBLIC, .query = &scan_proof_query_shape, .op = "logProof", .zh = "追溯页上一条记录的存证证明文件",
     .en = "The proof file of a record that a trace page shows"},
};
const size_t scan_routes_n = sizeof scan_routes / sizeof scan_routes[0];

static const struct list_spec *const LISTS[] = {&scan_batch_list};

static enum err start(struct cx *cx)
{
    TRY(scan_serial_start(cx));
    sell_verdict_by(scan_goods_verdict);
    return scan_count_start(cx);
}

const struct room scan_room = {
    .name = "scan", .routes = scan_routes, .routes_n = sizeof scan_routes / sizeof scan_routes[0], .migrations = scan_migrations, .migrations_n = &scan_migrations_n,
    .sql = scan_sql, .sql_n = Q__COUNT, .lists = LISTS, .lists_n = 1, .start = start, .stop = scan_count_stop,
};
