/* share_import.c: rows of a sheet through the acts of the API. A row's cells become the members of a JSON body by the mapping, names are
 * looked up (producer, plot, product, lot), the body is read by the act's own descriptors, and the act does the rest: permission,
 * rules, audit, events. A dry run does all of it in transactions that are rolled back. */
#include "share_priv.h"
#include "share_sheet.h"

#include <openssl/evp.h>
#include <stdio.h>
#include <string.h>

#include "certify_acts.h"
#include "dec.h"
#include "epcis_subs.h"
#include "grow_shapes.h"
#include "people.h"
#include "sell.h"
#include "when.h"

#define FIELDS_MAX 24
#define DRY_PART 50             /* rows of one dry transaction: it holds up other writers */

enum form { AS_TEXT, AS_DAY, AS_GRAMS, AS_LIST, AS_FEN, AS_COUNT };
struct want { const char *name; enum form form; bool required; };
struct kind;
struct row { struct cx *cx; struct tx *tx; const struct kind *k; const char *v[FIELDS_MAX]; const char *uuid; };
struct kind { const char *name; const struct want *want; size_t n; enum err (*act)(struct row *r); };

static enum err act_lot(struct row *r), act_test(struct row *r), act_cert(struct row *r), act_order(struct row *r);

static const struct want LOTS[] = {
    {"lot_no", AS_TEXT, true}, {"producer", AS_TEXT, true}, {"plot", AS_TEXT, true}, {"product", AS_TEXT, true}, {"day", AS_DAY, true},
    {"quantity_g", AS_GRAMS, true}, {"grade", AS_TEXT, false}, {"person", AS_TEXT, false}, {"note", AS_TEXT, false}};
static const struct want TESTS[] = {
    {"lot_no", AS_TEXT, true}, {"producer", AS_TEXT, true}, {"item", AS_TEXT, true}, {"value", AS_TEXT, true}, {"sample_no", AS_TEXT, true},
    {"sampler", AS_TEXT, true}, {"day", AS_DAY, true}, {"lab", AS_TEXT, false}, {"unit", AS_TEXT, false}, {"method", AS_TEXT, false},
    {"limit_value", AS_TEXT, false}, {"detection_limit", AS_TEXT, false}, {"basis", AS_TEXT, false}};
static const struct want CERTS[] = {
    {"lot_no", AS_TEXT, true}, {"producer", AS_TEXT, true}, {"weight_g", AS_GRAMS, true}, {"bases", AS_LIST, true}, {"shipment_no", AS_TEXT, true},
    {"kind", AS_TEXT, false}, {"contact", AS_TEXT, false}};
static const struct want ORDERS[] = {
    {"channel", AS_TEXT, true}, {"order_no", AS_TEXT, true}, {"sku", AS_TEXT, true}, {"pieces", AS_COUNT, true}, {"day", AS_DAY, true}, {"paid", AS_FEN, false},
    {"status", AS_TEXT, false}};
#define N(a) (sizeof(a) / sizeof((a)[0]))
static const struct kind KINDS[] = {{"lots", LOTS, N(LOTS), act_lot}, {"tests", TESTS, N(TESTS), act_test}, {"certificates", CERTS, N(CERTS), act_cert},
                                    {"orders", ORDERS, N(ORDERS), act_order}};

/* ---- the mapping -------------------------------------------------------------------------------------------------------------------------- */
struct source { int64_t column; const char *fixed, *format, *heading; double grams; const struct jv *map; };   /* column -1: none */
struct mapping { const struct kind *k; struct source from[FIELDS_MAX]; };

static const struct { const char *name; double grams; } UNITS[] = {
    {"g", 1}, {"克", 1}, {"kg", 1000}, {"千克", 1000}, {"公斤", 1000}, {"t", 1e6}, {"吨", 1e6}, {"斤", 500}, {"两", 50}};

static enum err find_column(struct cx *cx, const struct sheet *s, struct str heading, struct source *out)
{
    for (size_t i = 0; i < s->cols; i++)
        if (s->cells[0][i] && str_eqz(heading, s->cells[0][i])) {
            out->column = (int64_t)i;
            out->heading = s->cells[0][i];
            return ERR_NONE;
        }
    return err_say(cx, ERR_INVALID, "columns", "表里没有“%.*s”这一列", "the sheet has no column \"%.*s\"", (int)(heading.size > 100 ? 100 : heading.size), heading.p);
}

static enum err read_source(struct cx *cx, const struct sheet *s, const struct want *w, const struct jv *v, struct source *out)
{
    *out = (struct source){.column = -1, .format = "YYYY-M-D", .grams = 1};
    if (json_is(v, J_STR))
        return find_column(cx, s, v->s, out);
    const struct jv *column = json_get(v, "column"), *fixed = json_get(v, "value"), *unit = json_get(v, "unit"), *format = json_get(v, "format");
    out->map = json_get(v, "map");
    if (json_is(fixed, J_STR))
        out->fixed = str_dup(cx->ar, fixed->s);
    if (json_is(format, J_STR))
        out->format = str_dup(cx->ar, format->s);
    if (unit) {
        out->grams = 0;
        for (size_t i = 0; i < N(UNITS); i++)
            if (json_is(unit, J_STR) && str_eqz(unit->s, UNITS[i].name))
                out->grams = UNITS[i].grams;
        if (out->grams <= 0)
            return err_say(cx, ERR_INVALID, w->name, "不认识的单位", "unknown unit");
    }
    if (json_is(column, J_STR))
        return find_column(cx, s, column->s, out);
    return out->fixed ? ERR_NONE : err_say(cx, ERR_INVALID, w->name, "映射里要有 column 或 value", "the mapping needs column or value");
}

static enum err read_mapping(struct cx *cx, const struct sheet *s, struct str text, struct mapping *out)
{
    struct jv *v = AR_NEW(cx->ar, struct jv);
    struct json_fault fault;
    if (!json_read(cx->ar, text, NULL, v, &fault))
        return err_say(cx, ERR_MALFORMED, NULL, "映射文件不是 JSON：%s", "the mapping is not JSON: %s", fault.what);
    const struct jv *kind = json_get(v, "kind"), *columns = json_get(v, "columns");
    *out = (struct mapping){0};
    for (size_t i = 0; i < N(KINDS); i++)
        if (json_is(kind, J_STR) && str_eqz(kind->s, KINDS[i].name))
            out->k = &KINDS[i];
    if (!out->k)
        return err_say(cx, ERR_INVALID, "kind", "kind 须是 lots、tests、certificates 或 orders", "kind must be lots, tests, certificates or orders");
    for (uint32_t i = 0; json_is(columns, J_OBJ) && i < columns->n; i++) {
        size_t k = 0;
        while (k < out->k->n && !str_eqz(columns->members[i].key, out->k->want[k].name))
            k++;
        if (k == out->k->n)
            return err_say(cx, ERR_INVALID, "columns", "没有 %.*s 这个字段", "there is no field %.*s", (int)columns->members[i].key.size, columns->members[i].key.p);
    }
    for (size_t k = 0; k < out->k->n; k++) {
        const struct want *w = &out->k->want[k];
        const struct jv *c = json_get(columns, w->name);
        out->from[k].column = -1;
        if (c)
            TRY(read_source(cx, s, w, c, &out->from[k]));
        else if (w->required)
            return err_say(cx, ERR_INVALID, w->name, "映射里缺少 %s", "the mapping lacks %s", w->name);
    }
    return ERR_NONE;
}

/* ---- values ------------------------------------------------------------------------------------------------------------------------------- */
/* "YYYY/M/D", "D.M.YYYY", "YYYY年M月D日", "YYYY-MM-DD*": digits are taken in the order of the letters; what stands between must be the same. */
static bool read_day(const char *text, const char *format, int32_t *out)
{
    int part[3] = {0};
    for (const char *f = format; *f;) {
        if (*f == '*' && !f[1]) { /* whatever follows, such as a time */
            text += strlen(text);
            break;
        }
        int which = *f == 'Y' ? 0 : *f == 'M' ? 1 : *f == 'D' ? 2 : -1;
        if (which < 0) {
            if (*text++ != *f++)
                return false;
            continue;
        }
        for (char letter = *f; *f == letter; f++)
            ;
        int n = 0, most = which == 0 ? 4 : 2;
        for (; *text >= '0' && *text <= '9' && n < most; n++)
            part[which] = part[which] * 10 + (*text++ - '0');
        if (!n)
            return false;
    }
    char iso[16];
    snprintf(iso, sizeof iso, "%04d-%02d-%02d", part[0] % 10000, part[1] % 100, part[2] % 100);
    return !*text && day_parse(str_of(iso), out);
}

/* A cell of a day in a typed sheet says so itself, perhaps with a time behind it. */
static bool typed_day(const char *text, int32_t *out)
{
    return strlen(text) >= 10 && (!text[10] || text[10] == ' ') && day_parse((struct str){text, 10}, out);
}

/* What a spreadsheet shows where a formula could not be computed. */
static bool formula_error(const char *text)
{
    static const char *const SHOWN[] = {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA", "#SPILL!", "#CALC!"};
    for (size_t i = 0; i < N(SHOWN); i++)
        if (strcmp(text, SHOWN[i]) == 0)
            return true;
    return false;
}

/* Yuan with at most two decimals ("¥1,234.50") as fen. */
static enum err convert_fen(struct cx *cx, const char *at, struct str s, const char **out)
{
    char plain[32] = "";
    size_t n = 0;
    struct str rest = str_starts(s, "¥") || str_starts(s, "￥") ? str_from(s, str_starts(s, "¥") ? 2 : 3) : s;
    for (size_t i = 0; i < rest.size && n < sizeof plain - 1; i++)
        if (rest.p[i] != ',')
            plain[n++] = rest.p[i];
    struct str yuan, cents;
    int64_t a = 0, b = 0;
    bool two = str_cut((struct str){plain, n}, '.', &yuan, &cents);
    bool ok = str_i64(yuan, &a) && a >= 0 && a <= SELL_PRICE_MAX && plain[0] != '-' && rest.size < sizeof plain;
    if (two)
        ok = ok && cents.size >= 1 && cents.size <= 2 && cents.p[0] != '-' && str_i64(cents, &b);
    if (!ok)
        return err_say(cx, ERR_INVALID, at, "“%.*s”不是金额（元，最多两位小数）", "\"%.*s\" is not an amount in yuan with at most two decimals", (int)s.size, s.p);
    *out = ar_printf(cx->ar, "%lld", (long long)(a * 100 + (two && cents.size == 1 ? b * 10 : b)));
    return ERR_NONE;
}

static enum err convert(struct cx *cx, const struct want *w, const struct source *from, bool typed, const char *text, const char **out)
{
    int32_t day;
    char iso[16];
    struct str s = str_of(text);
    const char *at = ar_printf(cx->ar, "/%s", w->name);
    if (typed && formula_error(text))
        return err_say(cx, ERR_INVALID, at, "公式没有算出来：%s", "the formula gave no value: %s", text);
    if (w->form == AS_DAY) {
        if (!(typed && typed_day(text, &day)) && !read_day(text, from->format, &day))
            return err_say(cx, ERR_INVALID, at, "“%s”不是 %s 格式的日期", "\"%s\" is not a date of the form %s", text, from->format);
        day_format(day, iso);
        *out = ar_strdup(cx->ar, iso);
    } else if (w->form == AS_GRAMS) {
        double grams = dec_valid(s, true) ? dec_double(s) * from->grams : -1;
        if (!(grams >= 0 && grams < 1e15))
            return err_say(cx, ERR_INVALID, at, "“%s”不是数量", "\"%s\" is not a quantity", text);
        *out = ar_printf(cx->ar, "%lld", (long long)(grams + 0.5));
    } else if (w->form == AS_FEN) {
        return convert_fen(cx, at, s, out);
    } else if (w->form == AS_COUNT) {
        int64_t n;
        if (!str_i64(s, &n) || n < 1 || n > SELL_PIECES_MAX)
            return err_say(cx, ERR_INVALID, at, "“%s”不是件数", "\"%s\" is not a number of pieces", text);
        *out = text;
    } else {
        *out = text;
    }
    return ERR_NONE;
}

static enum err read_row(struct cx *cx, const struct mapping *m, bool typed, const char **cells, struct row *r)
{
    for (size_t k = 0; k < m->k->n; k++) {
        const struct source *from = &m->from[k];
        const char *text = from->column >= 0 ? cells[from->column] : NULL;
        const struct jv *word = text && from->map ? json_get(from->map, text) : NULL;
        if (word && word->type == J_STR)
            text = str_dup(cx->ar, word->s);
        if (!text)
            text = from->fixed;
        r->v[k] = NULL;
        if (text)
            TRY(convert(cx, &m->k->want[k], from, typed, text, &r->v[k]));
        else if (m->k->want[k].required)
            return err_say(cx, ERR_INVALID, ar_printf(cx->ar, "/%s", m->k->want[k].name), "没有填", "is empty");
    }
    return ERR_NONE;
}

static const char *value(const struct row *r, const char *name)
{
    for (size_t k = 0; k < r->k->n; k++)
        if (strcmp(r->k->want[k].name, name) == 0)
            return r->v[k];
    return NULL;
}

/* ---- looking up --------------------------------------------------------------------------------------------------------------------------- */
/* The one row of a query; none or several are refusals at the field. */
static enum err only(struct row *r, enum share_query q, const struct val *v, size_t n, const char *field, int64_t *id_out, const char **text_out)
{
    struct rows *rows;
    int found = 0;
    TRY(sql_query(r->tx, SQ(q), v, n, &rows));
    while (rows_next(rows) && ++found == 1) {
        *id_out = rows_i64(rows, 0);
        *text_out = rows_z(rows, 1);
    }
    TRY(rows_end(&rows));
    const char *at = ar_printf(r->cx->ar, "/%s", field), *text = value(r, field);
    if (!found)
        return err_say(r->cx, ERR_NOT_FOUND, at, "系统里没有“%s”", "\"%s\" is not in the system", text);
    return found == 1 ? ERR_NONE : err_say(r->cx, ERR_CONFLICT, at, "“%s”不止一个，请写信用代码或编号", "there are several \"%s\": give the credit code or number", text);
}

static enum err find_producer(struct row *r, int64_t *id_out)
{
    const char *uuid;
    return only(r, Q_FIND_PRODUCER, ARGS(v_t(value(r, "producer"))), "producer", id_out, &uuid);
}

static enum err find_lot(struct row *r, const char **uuid_out)
{
    int64_t producer, id;
    TRY(find_producer(r, &producer));
    return only(r, Q_FIND_LOT, ARGS(v_i(producer), v_t(value(r, "lot_no"))), "lot_no", &id, uuid_out);
}

/* ---- acts --------------------------------------------------------------------------------------------------------------------------------- */
/* Values as the body of an act: AS_GRAMS as a number, AS_LIST split; names that the act does not have are left out. */
static void put(struct jw *w, const struct row *r, const char *name)
{
    const char *v = value(r, name);
    if (!v)
        return;
    jw_key(w, name);
    for (size_t k = 0; k < r->k->n; k++)
        if (strcmp(r->k->want[k].name, name) == 0 && r->k->want[k].form == AS_GRAMS) {
            jw_raw(w, str_of(v));
            return;
        }
    jw_z(w, v);
}

static enum err body_of(struct cx *cx, const struct buf *b, const struct shape *sh, void *out)
{
    struct jv *v = AR_NEW(cx->ar, struct jv);
    struct json_fault fault;
    if (!json_read(cx->ar, buf_view(b), NULL, v, &fault))
        return err_say(cx, ERR_MALFORMED, NULL, "不能读：%s", "cannot be read: %s", fault.what);
    return field_read(cx, sh, v, "", out);
}

static enum err act_lot(struct row *r)
{
    static const char *const SAME[] = {"lot_no", "day", "quantity_g", "grade", "person", "note"};
    struct grow_harvest_body body = {0};
    struct grow_lot_seen lot = {0};
    int64_t producer, id, crop;
    const char *season, *product;
    int32_t day;
    struct buf b;
    struct jw w;
    day_parse(str_of(value(r, "day")), &day);
    TRY(find_producer(r, &producer));
    TRY(only(r, Q_FIND_PRODUCT, ARGS(v_i(producer), v_t(value(r, "product"))), "product", &crop, &product));
    TRY(only(r, Q_FIND_SEASON, ARGS(v_i(producer), v_t(value(r, "plot")), v_i(day), v_t(product)), "plot", &id, &season));
    buf_init(&b, r->cx->ar, 256);
    jw_init(&w, &b);
    jw_obj(&w);
    jw_key(&w, "season");
    jw_z(&w, season);
    jw_key(&w, "product");
    jw_z(&w, product);
    for (size_t i = 0; i < N(SAME); i++)
        put(&w, r, SAME[i]);
    jw_obj_end(&w);
    TRY(body_of(r->cx, &b, &grow_harvest_body_shape, &body));
    TRY(grow_harvest(r->cx, r->tx, &body, &lot));
    r->uuid = lot.uuid;
    return ERR_NONE;
}

static enum err act_test(struct row *r)
{
    static const char *const RESULT[] = {"item", "value", "unit", "method", "limit_value", "detection_limit", "basis"};
    struct certify_request_body ask = {.lab = value(r, "lab")};
    struct certify_sample_body sample = {.sample_no = value(r, "sample_no"), .sampler = value(r, "sampler")};
    struct certify_results_body results = {0};
    struct certify_test_seen test = {0};
    const char *items[] = {value(r, "item")};
    int32_t day;
    struct buf b;
    struct jw w;
    TRY(find_lot(r, &ask.lot));
    ask.items = (struct texts){items, 1};
    day_parse(str_of(value(r, "day")), &day);
    sample.day = day;
    buf_init(&b, r->cx->ar, 256);
    jw_init(&w, &b);
    jw_obj(&w);
    jw_key(&w, "results");
    jw_arr(&w);
    jw_obj(&w);
    for (size_t i = 0; i < N(RESULT); i++)
        put(&w, r, RESULT[i]);
    jw_obj_end(&w);
    jw_arr_end(&w);
    jw_obj_end(&w);
    TRY(body_of(r->cx, &b, &certify_results_body_shape, &results));
    TRY(certify_test_request(r->cx, r->tx, &ask, &test));
    const char *uuid = test.uuid;
    TRY(certify_test_sample(r->cx, r->tx, uuid, &sample, &test));
    TRY(certify_test_results(r->cx, r->tx, uuid, &results, &test));
    r->uuid = uuid;
    return ERR_NONE;
}

static struct texts split_list(struct arena *ar, const char *text)
{
    static const char *const SEPS[] = {"、", "；", "，", ";", ",", "|"};
    struct texts t = {AR_ARRAY(ar, const char *, 32), 0};
    for (const char *p = text; *p && t.n < 32;) {
        const char *end = p + strlen(p);
        size_t skip = 0;
        for (size_t i = 0; i < N(SEPS); i++) {
            const char *at = strstr(p, SEPS[i]);
            if (at && at < end) {
                end = at;
                skip = strlen(SEPS[i]);
            }
        }
        struct str one = str_trim((struct str){p, (size_t)(end - p)});
        if (one.size)
            t.p[t.n++] = str_dup(ar, one);
        p = end + skip;
    }
    return t;
}

static enum err act_cert(struct row *r)
{
    struct certify_issue_body body = {.shipment_no = value(r, "shipment_no"), .contact = value(r, "contact"), .bases = split_list(r->cx->ar, value(r, "bases"))};
    struct certify_cert_seen cert = {0};
    const char *kind = value(r, "kind");
    int64_t k = kind ? field_enum(certify_cert_kinds, str_of(kind)) : CERT_PRODUCER;
    if (k < 0)
        return err_say(r->cx, ERR_INVALID, "/kind", "kind 须是 producer 或 buyer", "kind must be producer or buyer");
    body.kind = k;
    if (!str_i64(str_of(value(r, "weight_g")), &body.weight_g) || body.weight_g < 1)
        return err_say(r->cx, ERR_INVALID, "/weight_g", "重量须大于 0", "the weight must be over 0");
    TRY(find_lot(r, &body.lot));
    TRY(certify_cert_issue(r->cx, r->tx, &body, &cert));
    r->uuid = cert.uuid;
    return ERR_NONE;
}

/* Exports write numbers as ="123" or '123, so that spreadsheets keep their digits. */
static const char *plain_number(struct cx *cx, const char *text)
{
    struct str s = str_of(text);
    if (str_starts(s, "=\"") && str_ends(s, "\"") && s.size > 3)
        s = (struct str){s.p + 2, s.size - 3};
    else if (str_starts(s, "'"))
        s = str_from(s, 1);
    return str_dup(cx->ar, str_trim(s));
}

/* A sale at an outside marketplace: it takes from the same stock. Rows that are no sales (closed, refunded) are refused, not taken. */
static enum err act_order(struct row *r)
{
    const char *status = value(r, "status"), *paid = value(r, "paid");
    struct sell_outside_sale sale = {.channel = value(r, "channel"), .order_no = plain_number(r->cx, value(r, "order_no")), .sku = plain_number(r->cx, value(r, "sku")), .paid_fen = FIELD_NULL};
    int32_t day;
    if (status && strcmp(status, "sold") != 0)
        return err_say(r->cx, ERR_RULE, "/status", "状态“%s”不是已成交", "The status \"%s\" is not a sale", status);
    day_parse(str_of(value(r, "day")), &day);
    sale.day = day;
    if (!str_i64(str_of(value(r, "pieces")), &sale.pieces) || (paid && !str_i64(str_of(paid), &sale.paid_fen)))
        return err_set(r->cx, ERR_INVALID, "/pieces");
    return sell_outside_take(r->cx, r->tx, &sale, &r->uuid);
}

/* ---- rows ---------------------------------------------------------------------------------------------------------------------------------- */
struct run {
    const struct sheet *s;
    const struct mapping *m;
    const struct share_import_opt *opt;
    struct share_import_count *count;
    size_t at;                   /* row */
    bool had;
};

static const char *digest(struct cx *cx, const struct row *r)
{
    uint8_t d[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    struct buf b;
    buf_init(&b, cx->ar, 256);
    buf_puts(&b, r->k->name);
    for (size_t k = 0; k < r->k->n; k++)
        buf_printf(&b, "\x1f%s=%s", r->k->want[k].name, r->v[k] ? r->v[k] : "");
    EVP_Digest(b.p, b.size, d, &size, EVP_sha256(), NULL);
    char *hex = ar_alloc(cx->ar, 2 * size + 1);
    hex_encode(d, size, hex);
    return hex;
}

static enum err row_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct run *u = arg;
    struct row r = {.cx = cx, .tx = tx, .k = u->m->k};
    int64_t n;
    TRY(read_row(cx, u->m, u->s->typed, u->s->cells[u->at], &r));
    const char *key = digest(cx, &r);
    TRY(sql_i64(tx, SQ(Q_IMPORT_HAD), ARGS(v_t(key)), &n));
    u->had = n > 0;
    if (u->had)
        return ERR_NONE;
    TRY(r.k->act(&r));
    return sql_exec(tx, SQ(Q_IMPORT_PUT), ARGS(v_t(key), v_t(r.k->name), v_t(r.uuid), v_t(epcis_county()), v_i(cx->now_us), v_t(cx->who ? cx->who->name : "system")));
}

static bool blank(const struct run *u)
{
    for (size_t i = 0; i < u->s->cols; i++)
        if (u->s->cells[u->at][i])
            return false;
    return true;
}

static const char *column_of(const struct run *u, const char *field)
{
    for (size_t k = 0; k < u->m->k->n; k++)
        if (field[0] == '/' && strstr(field, u->m->k->want[k].name) && u->m->from[k].heading)
            return u->m->from[k].heading;
    return "";
}

static const char *sentence(struct cx *cx, enum err e)
{
    return ar_strdup(cx->ar, *cx->err_text ? cx->err_text : err_title(e, cx->lang));
}

/* try: runs the row once more, for the sentence in the other language. */
static void refuse(struct cx *cx, struct run *u, enum err e, enum err (*try)(struct cx *, struct run *, void *), void *arg)
{
    enum lang lang = cx->lang;
    const char *column = column_of(u, cx->err_field), *text[2];
    text[lang] = sentence(cx, e);
    cx_clear(cx);
    cx->lang = lang == LANG_ZH ? LANG_EN : LANG_ZH;
    enum err again = try(cx, u, arg);
    text[cx->lang] = again == e ? sentence(cx, e) : err_title(e, cx->lang);
    cx_clear(cx);
    cx->lang = lang;
    u->count->refused++;
    u->opt->refused((int64_t)u->at + 1, column, err_code(e), text[LANG_ZH], text[LANG_EN], u->opt->arg);
}

static enum err once(struct cx *cx, struct run *u, void *arg)
{
    (void)arg;
    return tx_run(cx, "share.import", row_tx, u);
}

static enum err in_step(struct cx *cx, struct run *u, void *arg)
{
    (void)cx;
    return tx_step(arg, row_tx, u);
}

static bool of_the_row(enum err e)
{
    int status = err_status(e);
    return status >= 400 && status < 500 && e != ERR_UNAUTHENTICATED;
}

static enum err take_row(struct cx *cx, struct run *u, enum err (*try)(struct cx *, struct run *, void *), void *arg)
{
    if (blank(u))
        return ERR_NONE;
    u->count->rows++;
    enum err e = try(cx, u, arg);
    if (e != ERR_NONE && !of_the_row(e))
        return e;
    if (e != ERR_NONE)
        refuse(cx, u, e, try, arg);
    else if (u->had)
        u->count->had++;
    else
        u->count->made++;
    return ERR_NONE;
}

struct part { struct run *u; size_t from, to; };

static enum err dry_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct part *p = arg;
    for (p->u->at = p->from; p->u->at < p->to; p->u->at++)
        TRY(take_row(cx, p->u, in_step, tx));
    return ERR_STOPPING; /* tried, and rolled back */
}

static enum err dry_run(struct cx *cx, struct run *u)
{
    for (size_t at = 1; at < u->s->rows; at += DRY_PART) {
        struct part p = {u, at, at + DRY_PART < u->s->rows ? at + DRY_PART : u->s->rows};
        enum err e = tx_run(cx, "share.import_dry", dry_tx, &p);
        if (e != ERR_STOPPING)
            return e;
        cx_clear(cx);
    }
    return ERR_NONE;
}

enum err share_import(struct cx *cx, const struct sheet *s, const struct share_import_opt *opt, struct share_import_count *out)
{
    struct mapping m;
    struct run u = {.s = s, .m = &m, .opt = opt, .count = out};
    *out = (struct share_import_count){0};
    TRY(read_mapping(cx, s, opt->map, &m));
    if (opt->dry_run)
        return dry_run(cx, &u);
    for (u.at = 1; u.at < s->rows; u.at++) {
        struct ar_mark mark = ar_mark(cx->ar);
        TRY(take_row(cx, &u, once, NULL));
        ar_rewind(cx->ar, mark);
    }
    return ERR_NONE;
}
