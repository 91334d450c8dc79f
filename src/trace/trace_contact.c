/* trace_contact.c: whom to call in a recall, and the notice to print: who is asked to do what about which lots. Contacts of producers are
 * filled only where the caller has people.operator.phone over them; a producer sees his own line only. */
#include "trace_recall.h"

#include <string.h>

#include "when.h"

enum { CONTACTS_MAX = 5000 };

static enum err read_holders(struct cx *cx, struct tx *tx, const struct trace_recall_seen *r, struct trace_contact *out, struct trace_who *who, size_t *n)
{
    int64_t own = people_own_operator(cx);
    struct rows *rows;
    TRY(sql_query(tx, TQ(Q_RECALL_HOLDERS), ARGS(v_i(r->id), v_i(CONTACTS_MAX)), &rows));
    for (*n = 0; *n < CONTACTS_MAX && rows_next(rows);) {
        if (own && rows_i64(rows, 4) != own)
            continue;
        out[*n] = (struct trace_contact){.holder = rows_z(rows, 0), .uri = rows_z(rows, 1), .part = field_enum(trace_holder_parts, rows_str(rows, 2)), .here = rows_i64(rows, 3),
                                         .touched = rows_i64(rows, 5), .answered_at = rows_i64(rows, 6), .answered_by = rows_z(rows, 7)};
        who[*n].uri = out[*n].uri;
        ++*n;
    }
    return rows_end(&rows);
}

enum err trace_contacts(struct cx *cx, struct tx *tx, const struct trace_recall_seen *r, struct list *out)
{
    struct trace_contact *c = AR_ARRAY(cx->ar, struct trace_contact, CONTACTS_MAX);
    struct trace_who *who = AR_ARRAY(cx->ar, struct trace_who, CONTACTS_MAX);
    size_t n;
    TRY(read_holders(cx, tx, r, c, who, &n));
    TRY(trace_who_are(cx, tx, who, n));
    for (size_t i = 0; i < n; i++) {
        c[i].name = who[i].full_name ? who[i].full_name : who[i].name ? who[i].name : c[i].uri;
        c[i].contact = who[i].contact;
        c[i].phone = who[i].phone;
        if (who[i].operator_id && who[i].full_name) /* may see it: the whole number */
            TRY(people_operator_phone(cx, tx, who[i].operator_id, &c[i].phone));
    }
    *out = (struct list){c, n};
    return ERR_NONE;
}

/* ---- the notice: a page of its own, made to be printed; no script, no outside resource ----------------------------------------------------------- */
const char trace_notice_policy[] = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
static const char STYLE[] = "@page{size:A4;margin:18mm}body{font:11pt/1.5 \"Noto Sans CJK SC\",\"Source Han Sans SC\",\"Microsoft YaHei\",sans-serif;max-width:174mm;margin:1em auto;padding:0 1em;color:#000}"
                            "h1{font-size:20pt;margin:0 0 .4em}h2{font-size:13pt;margin:1.4em 0 .3em}table{border-collapse:collapse;width:100%}th,td{border:.5pt solid #666;padding:.3em .5em;text-align:left;"
                            "vertical-align:top}td.n,th.n{text-align:right;white-space:nowrap}tr{break-inside:avoid}dt{font-weight:700;float:left;clear:left;width:7em}dd{margin:0 0 .2em 7.5em}.act{border:1.5pt solid #000;padding:.6em .8em}";

static void put_text(struct buf *b, const char *text)
{
    for (const char *p = text ? text : ""; *p; p++)
        switch (*p) {
        case '&': buf_puts(b, "&amp;"); break;
        case '<': buf_puts(b, "&lt;"); break;
        case '>': buf_puts(b, "&gt;"); break;
        case '"': buf_puts(b, "&quot;"); break;
        default: buf_ch(b, *p);
        }
}

static void put_tag(struct buf *b, const char *open, const char *text, const char *close)
{
    buf_puts(b, open);
    put_text(b, text);
    buf_puts(b, close);
}

#define SAY(zh_, en_) (cx->lang == LANG_EN ? (en_) : (zh_))
static void put_fact(struct buf *b, const char *what, const char *text)
{
    put_tag(b, "<dt>", what, "</dt>");
    put_tag(b, "<dd>", text && *text ? text : "—", "</dd>\n");
}

static void write_head(struct cx *cx, struct buf *b, const struct trace_recall_seen *r)
{
    char day[16] = "";
    const char *title = r->mock ? SAY("召回演练记录", "Record of a recall drill") : SAY("食用农产品召回通知", "Notice of recall");
    day_format(when_day(r->opened_at == FIELD_NULL ? r->created_at : r->opened_at, WHEN_CST_MIN), day);
    buf_printf(b, "<!doctype html><html lang=\"%s\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>", SAY("zh-CN", "en"));
    put_text(b, ar_printf(cx->ar, "%s %s", title, r->recall_no));
    buf_printf(b, "</title><style>%s</style></head><body><main>", STYLE);
    put_tag(b, "<h1>", title, "</h1>\n<dl>");
    put_fact(b, SAY("编号", "Number"), r->recall_no);
    put_fact(b, SAY("日期", "Date"), day);
    put_fact(b, SAY("状态", "State"), trace_recall_state_text(r->state, cx->lang));
    put_fact(b, SAY("对象", "Subject"), r->subject_name);
    put_fact(b, SAY("原因", "Reason"), r->reason);
    if (!r->mock)
        put_fact(b, SAY("怎样退货", "How to return"), r->return_how);
    put_fact(b, SAY("范围", "Extent"), ar_printf(cx->ar, SAY("%lld 个批次（%.1f 千克）、%lld 个包装、%lld 个持有者和收货方；找到持有者 %.1f%%，查找用时 %.2f 秒%s",
        "%lld lots (%.1f kg), %lld packs, %lld holders and receivers; %.1f%% located, found in %.2f s%s"), (long long)r->lots_n, (double)r->quantity_g / 1000, (long long)r->packs,
        (long long)r->holders, (double)r->located_permille / 10, (double)r->took_ms / 1000, r->complete ? "" : SAY("（名单可能不全）", " (the list may be incomplete)")));
    buf_puts(b, "</dl>\n");
    if (!r->mock)
        put_tag(b, "<p class=\"act\">", SAY("请立即停止销售和食用，单独封存，并在系统中或按上述方式回复已封存的数量。", "Stop selling and eating at once, keep the goods apart, and answer how much was secured."), "</p>\n");
}

static void write_row(struct buf *b, const char *const cell[4], bool head)
{
    buf_puts(b, "<tr>");
    for (int i = 0; i < 4; i++)
        put_tag(b, head ? i == 3 ? "<th class=\"n\" scope=\"col\">" : "<th scope=\"col\">" : i == 3 ? "<td class=\"n\">" : "<td>", cell[i], head ? "</th>" : "</td>");
    buf_puts(b, "</tr>\n");
}

void trace_notice_page(struct cx *cx, const struct trace_recall_seen *r, const struct list *contacts, struct str *out)
{
    struct buf b;
    buf_init(&b, cx->ar, 16384);
    write_head(cx, &b, r);
    put_tag(&b, "<h2>", SAY("批次", "Lots"), "</h2>\n<table><thead>");
    write_row(&b, (const char *const[]){SAY("产品", "Product"), SAY("批次号", "Lot number"), SAY("经营主体", "Producer"), SAY("数量（千克）", "Quantity, kg")}, true);
    buf_puts(&b, "</thead><tbody>\n");
    for (size_t i = 0; i < r->lots.n; i++) {
        const struct trace_recall_lot *l = (const struct trace_recall_lot *)r->lots.p + i;
        write_row(&b, (const char *const[]){l->product_name, l->lot_no, l->operator_name, ar_printf(cx->ar, "%.3f", (double)l->quantity_g / 1000)}, false);
    }
    put_tag(&b, "</tbody></table>\n<h2>", SAY("持有者和收货方", "Holders and receivers"), "</h2>\n<table><thead>");
    write_row(&b, (const char *const[]){SAY("名称", "Name"), SAY("联系人", "Contact"), SAY("电话", "Telephone"), SAY("可能还在的件数", "Last seen there")}, true);
    buf_puts(&b, "</thead><tbody>\n");
    for (size_t i = 0; i < contacts->n; i++) {
        const struct trace_contact *c = (const struct trace_contact *)contacts->p + i;
        write_row(&b, (const char *const[]){c->name, c->contact, c->phone, ar_printf(cx->ar, "%lld", (long long)c->here)}, false);
    }
    buf_puts(&b, "</tbody></table></main></body></html>\n");
    *out = buf_view(&b);
}
