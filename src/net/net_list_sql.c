/* net_list_sql.c: from the parameters of a list request to SQL. Texts come only from the const table; what a client sends is
 * bound. Also the cursor: the key of the last row, sealed with a hash over list, order and filters. Called by net_list.c,
 * net_export.c and (list_each_sql) the build step that prepares every query. */
#include "net_priv.h"

#include <assert.h>
#include <string.h>

#include "store.h"
#include "uuid.h"
#include "when.h"

#define IN_MAX 100 /* repeated values of one filter */

static bool is_number(const struct list_col *c)
{
    return c->type == F_I64 || c->type == F_TIME || c->type == F_DATE || c->type == F_BOOL;
}

static bool is_text(const struct list_col *c)
{
    return c->type == F_TEXT || c->type == F_UUID || c->type == F_ENUM || c->type == F_DEC;
}

static const struct list_col *col_named(const struct list_spec *spec, struct str name, unsigned flag)
{
    for (size_t i = 0; i < spec->n; i++)
        if ((spec->cols[i].flags & flag) && str_eqz(name, spec->cols[i].name))
            return &spec->cols[i];
    return NULL;
}

size_t list_cols_shown(const struct list_spec *spec)
{
    size_t n = 0;
    for (size_t i = 0; i < spec->n; i++)
        n += !(spec->cols[i].flags & LC_HIDE);
    return n;
}

/* "weight_g.ge" → the column and ">="; "weight_g" → the column and "=". NULL when the list has no such filter. */
static const struct list_col *filter_named(const struct list_spec *spec, struct str name, const char **op_out)
{
    const struct list_col *c = col_named(spec, name, LC_FILTER);
    *op_out = "=";
    if (c || name.size < 4)
        return c;
    struct str base = {name.p, name.size - 3};
    if (!str_ends(name, ".ge") && !str_ends(name, ".lt"))
        return NULL;
    c = col_named(spec, base, LC_FILTER);
    *op_out = str_ends(name, ".ge") ? ">=" : "<";
    return c && is_number(c) && c->type != F_BOOL ? c : NULL;
}

static const char *const OWN[] = {"sort", "limit", "cursor", "q", "format", "count", NULL};

const char *list_clash(const struct list_spec *spec)
{
    for (size_t i = 0; i < spec->n; i++)
        for (size_t j = 0; OWN[j]; j++)
            if ((spec->cols[i].flags & LC_FILTER) && strcmp(spec->cols[i].name, OWN[j]) == 0)
                return OWN[j];
    return NULL;
}

bool list_param_known(const struct list_spec *spec, struct str name)
{
    const char *op;
    for (size_t i = 0; OWN[i]; i++)
        if (str_eqz(name, OWN[i]))
            return true;
    return filter_named(spec, name, &op) != NULL;
}

/* ---- values -------------------------------------------------------------------------------------------------------------- */

static size_t bind(struct cx *cx, struct list_query *q, struct val v)
{
    if (q->v_n == q->v_cap) {
        size_t cap = q->v_cap ? q->v_cap * 2 : 16;
        struct val *more = AR_ARRAY(cx->ar, struct val, cap);
        if (q->v_n)
            memcpy(more, q->v, q->v_n * sizeof *more);
        q->v = more;
        q->v_cap = cap;
    }
    q->v[q->v_n++] = v;
    return q->v_n;
}

static enum err bad_value(struct cx *cx, struct str name)
{
    const char *z = str_dup(cx->ar, name);
    return err_say(cx, ERR_INVALID, z, "参数的值有误：%s", "Bad value of parameter %s", z);
}

/* A day stands for its first instant in China. */
static bool time_value(struct str s, int64_t *out)
{
    struct when w;
    int32_t day;
    if (when_parse(s, &w) && w.has_off) {
        *out = w.us;
        return true;
    }
    if (!day_parse(s, &day))
        return false;
    *out = (int64_t)day * US_PER_DAY - WHEN_CST_MIN * 60 * US_PER_S;
    return true;
}

static bool number_value(const struct list_col *c, struct str s, int64_t *out)
{
    int32_t day;
    if (c->type == F_TIME)
        return time_value(s, out);
    if (c->type == F_DATE) {
        bool ok = day_parse(s, &day);
        *out = day;
        return ok;
    }
    if (c->type == F_BOOL) {
        *out = str_eqz(s, "true") || str_eqz(s, "1");
        return *out || str_eqz(s, "false") || str_eqz(s, "0");
    }
    return str_i64(s, out);
}

static enum err col_value(struct cx *cx, const struct list_col *c, struct kv kv, struct val *out)
{
    int64_t i = 0;
    if (is_number(c)) {
        if (!number_value(c, kv.value, &i))
            return bad_value(cx, kv.name);
        *out = v_i(i);
        return ERR_NONE;
    }
    bool ok = kv.value.size <= 1000 && (c->type != F_UUID || uuid_valid(kv.value)) && (c->type != F_ENUM || field_enum(c->names, kv.value) >= 0);
    if (!ok)
        return bad_value(cx, kv.name);
    *out = v_s(kv.value);
    return ERR_NONE;
}

/* ---- conditions ---------------------------------------------------------------------------------------------------------- */

static void and_where(struct list_query *q)
{
    buf_puts(&q->where, q->where.size ? " AND " : " WHERE ");
}

/* The placeholder of a column's value. PostgreSQL would take the type of an expression such as CASE … THEN 1 … for a value
 * that is bound as 64 bits. */
static const char *mark(struct cx *cx, const struct list_col *c, size_t n)
{
    return ar_printf(cx->ar, is_number(c) ? "CAST($%zu AS BIGINT)" : "$%zu", n);
}

static enum err add_equal(struct cx *cx, struct list_query *q, const struct list_col *c, const struct kv *kv, size_t n)
{
    size_t used = 0;
    and_where(q);
    buf_printf(&q->where, "%s IN (", c->expr);
    for (size_t i = 0; i < n; i++) {
        struct val v;
        if (!str_eqz(kv[i].name, c->name))
            continue;
        if (++used > IN_MAX)
            return err_say(cx, ERR_LIMIT, c->name, "同一条件最多 %d 个值", "At most %d values of one filter", IN_MAX);
        TRY(col_value(cx, c, kv[i], &v));
        buf_printf(&q->where, "%s%s", used > 1 ? ", " : "", mark(cx, c, bind(cx, q, v)));
    }
    buf_ch(&q->where, ')');
    return ERR_NONE;
}

static bool seen_before(const struct kv *kv, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (str_eq(kv[i].name, kv[at].name))
            return true;
    return false;
}

static enum err add_filter(struct cx *cx, struct list_query *q, const struct kv *kv, size_t n, size_t at)
{
    const char *op;
    struct val v;
    const struct list_col *c = filter_named(q->spec, kv[at].name, &op);
    if (op[0] == '=')
        return seen_before(kv, at) ? ERR_NONE : add_equal(cx, q, c, kv, n);
    TRY(col_value(cx, c, kv[at], &v));
    and_where(q);
    buf_printf(&q->where, "%s %s %s", c->expr, op, mark(cx, c, bind(cx, q, v)));
    return ERR_NONE;
}

/* % and _ of the text stand for themselves. */
static struct str like_pattern(struct arena *ar, struct str text)
{
    struct buf b;
    buf_init(&b, ar, text.size + 8);
    buf_ch(&b, '%');
    for (size_t i = 0; i < text.size; i++) {
        if (text.p[i] == '%' || text.p[i] == '_' || text.p[i] == '\\')
            buf_ch(&b, '\\');
        buf_ch(&b, text.p[i]);
    }
    buf_ch(&b, '%');
    return buf_view(&b);
}

/* lower() on both sides and both engines, so that the engines agree whatever their LIKE does with case. */
static enum err add_search(struct cx *cx, struct list_query *q, struct kv kv)
{
    struct str text = str_trim(kv.value);
    const char *sep = "";
    if (text.size == 0)
        return ERR_NONE;
    if (text.size > 200)
        return bad_value(cx, kv.name);
    size_t at = bind(cx, q, v_s(like_pattern(cx->ar, text)));
    and_where(q);
    buf_ch(&q->where, '(');
    for (size_t i = 0; i < q->spec->n; i++) {
        const struct list_col *c = &q->spec->cols[i];
        if (!(c->flags & LC_SEARCH))
            continue;
        buf_printf(&q->where, is_text(c) ? "%slower(%s) LIKE lower($%zu) ESCAPE '\\'" : "%slower(CAST(%s AS TEXT)) LIKE lower($%zu) ESCAPE '\\'",
                   sep, c->expr, at);
        sep = " OR ";
    }
    buf_puts(&q->where, *sep ? ")" : "1 = 0)");
    return ERR_NONE;
}

/* ---- the cursor ----------------------------------------------------------------------------------------------------------- */

static const char B64[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

static void b64_put(struct buf *b, struct str s)
{
    uint32_t acc = 0;
    int bits = 0;
    for (size_t i = 0; i < s.size; i++) {
        acc = (acc << 8 | (unsigned char)s.p[i]) & 0xffffff;
        for (bits += 8; bits >= 6;)
            buf_ch(b, B64[acc >> (bits -= 6) & 63]);
    }
    if (bits)
        buf_ch(b, B64[acc << (6 - bits) & 63]);
}

static bool b64_get(struct arena *ar, struct str s, struct str *out)
{
    char *p = ar_alloc(ar, s.size + 1);
    uint32_t acc = 0;
    int bits = 0;
    size_t n = 0;
    for (size_t i = 0; i < s.size; i++) {
        const char *at = s.p[i] ? strchr(B64, s.p[i]) : NULL;
        if (!at)
            return false;
        acc = (acc << 6 | (uint32_t)(at - B64)) & 0xffffff;
        if ((bits += 6) >= 8)
            p[n++] = (char)(acc >> (bits -= 8) & 0xff);
    }
    *out = (struct str){p, n};
    return true;
}

char *list_cursor_write(struct arena *ar, const struct list_query *q, const struct val *sort, int64_t id)
{
    struct buf json, out;
    struct jw w;
    buf_init(&json, ar, 64);
    buf_init(&out, ar, 128);
    jw_init(&w, &json);
    jw_arr(&w);
    if (sort->type == V_I64)
        jw_i64(&w, sort->i);
    else
        jw_str(&w, sort->s);
    jw_i64(&w, id);
    jw_arr_end(&w);
    b64_put(&out, buf_view(&json));
    buf_printf(&out, ".%08x", (unsigned)(str_hash(buf_view(&json), q->seal) & 0xffffffff));
    return buf_z(&out);
}

static enum err bad_cursor(struct cx *cx)
{
    return err_say(cx, ERR_INVALID, "cursor", "翻页标记不属于这个列表，请从第一页重新开始", "The cursor belongs to another list; start at the first page");
}

enum err list_cursor_read(struct cx *cx, struct list_query *q, struct str text)
{
    struct str coded, seal, json;
    struct jv v;
    struct json_fault fault;
    if (text.size > 4000 || !str_cut(text, '.', &coded, &seal) || !b64_get(cx->ar, coded, &json))
        return bad_cursor(cx);
    if (!str_eqz(seal, ar_printf(cx->ar, "%08x", (unsigned)(str_hash(json, q->seal) & 0xffffffff))))
        return bad_cursor(cx);
    if (!json_read(cx->ar, json, NULL, &v, &fault) || v.type != J_ARR || v.n != 2 || !json_i64(&v.items[1], &q->cur_id.i))
        return bad_cursor(cx);
    q->cur_id = v_i(q->cur_id.i);
    int64_t i = 0;
    bool number = is_number(q->sort);
    if (number ? !json_i64(&v.items[0], &i) : !json_is(&v.items[0], J_STR))
        return bad_cursor(cx);
    q->cur_sort = number ? v_i(i) : v_s(v.items[0].s);
    q->has_cursor = true;
    return ERR_NONE;
}

/* ---- reading the parameters ------------------------------------------------------------------------------------------------ */

static enum err set_sort(struct cx *cx, struct list_query *q, struct str s)
{
    bool desc = str_starts(s, "-");
    const struct list_col *c = col_named(q->spec, str_from(s, desc), LC_SORT);
    if (!c)
        return err_say(cx, ERR_INVALID, "sort", "不能按此列排序：%.60s", "Cannot sort by %.60s", str_dup(cx->ar, s));
    q->sort = c;
    q->desc = desc;
    return ERR_NONE;
}

static enum err set_limit(struct cx *cx, struct list_query *q, struct str s)
{
    if (str_i64(s, &q->limit) && q->limit >= 1 && q->limit <= 500)
        return ERR_NONE;
    return err_say(cx, ERR_INVALID, "limit", "每页 1–500 条", "limit is 1 to 500");
}

static enum err set_format(struct cx *cx, struct list_query *q, struct str s)
{
    q->format = str_eqz(s, "csv") ? "csv" : str_eqz(s, "xlsx") ? "xlsx" : NULL;
    if (q->format || str_eqz(s, "json"))
        return ERR_NONE;
    return err_say(cx, ERR_INVALID, "format", "格式应为 json、csv 或 xlsx", "format is json, csv or xlsx");
}

static enum err read_one(struct cx *cx, struct list_query *q, const struct kv *kv, size_t n, size_t at)
{
    struct str name = kv[at].name, value = kv[at].value;
    bool own = false;
    for (size_t i = 0; OWN[i]; i++)
        own = own || str_eqz(name, OWN[i]);
    if (own && seen_before(kv, at))
        return err_say(cx, ERR_INVALID, str_dup(cx->ar, name), "参数重复", "Given twice");
    if (str_eqz(name, "cursor"))
        return ERR_NONE; /* after all others: its seal covers them */
    if (str_eqz(name, "limit"))
        return set_limit(cx, q, value);
    if (str_eqz(name, "format"))
        return set_format(cx, q, value);
    if (str_eqz(name, "count")) {
        q->count = str_eqz(value, "1") || str_eqz(value, "true");
        return ERR_NONE;
    }
    q->seal += str_hash(value, str_hash(name, 7));
    if (str_eqz(name, "sort"))
        return set_sort(cx, q, value);
    if (str_eqz(name, "q"))
        return add_search(cx, q, kv[at]);
    return add_filter(cx, q, kv, n, at);
}

static bool in_shape(const struct shape *sh, struct str name)
{
    for (size_t i = 0; sh && i < sh->n; i++)
        if (str_eqz(name, sh->fields[i].name))
            return true;
    return false;
}

static void query_init(struct cx *cx, const struct list_spec *spec, const char *where, const struct val *v, size_t n, struct list_query *q)
{
    memset(q, 0, sizeof *q);
    q->spec = spec;
    q->limit = 50;
    buf_init(&q->where, cx->ar, 256);
    for (size_t i = 0; i < n; i++)
        bind(cx, q, v[i]);
    if (where)
        buf_printf(&q->where, " WHERE (%s)", where);
    enum err e = set_sort(cx, q, str_of(spec->sort));
    assert(e == ERR_NONE && "the list's default order is one of its sortable columns");
    (void)e;
}

enum err list_query_read(struct cx *cx, const struct list_spec *spec, const char *where, const struct val *v, size_t n,
                         const struct kv *kv, size_t kv_n, const struct shape *other, struct list_query *out)
{
    query_init(cx, spec, where, v, n, out);
    out->seal = str_hash(str_of(spec->name), 1);
    const struct kv *cursor = NULL;
    for (size_t i = 0; i < kv_n; i++) {
        if (in_shape(other, kv[i].name)) {
            out->seal += str_hash(kv[i].value, str_hash(kv[i].name, 8));
            continue;
        }
        if (!list_param_known(spec, kv[i].name)) {
            const char *name = str_dup(cx->ar, kv[i].name);
            return err_say(cx, ERR_UNKNOWN_PARAM, name, "不认识的参数：%s", "Unknown parameter: %s", name);
        }
        if (str_eqz(kv[i].name, "cursor"))
            cursor = &kv[i];
        TRY(read_one(cx, out, kv, kv_n, i));
    }
    return cursor && cursor->value.size ? list_cursor_read(cx, out, cursor->value) : ERR_NONE;
}

/* ---- the text -------------------------------------------------------------------------------------------------------------- */

static const char *sort_text(struct arena *ar, const struct list_col *c)
{
    return is_number(c) ? c->expr : ar_printf(ar, "%s @BIN", c->expr);
}

static void put_select(struct buf *b, const struct list_query *q)
{
    buf_puts(b, "SELECT ");
    for (size_t i = 0; i < q->spec->n; i++)
        if (!(q->spec->cols[i].flags & LC_HIDE))
            buf_printf(b, "%s, ", q->spec->cols[i].expr);
    buf_printf(b, "%s, %s FROM %s", q->sort->expr, q->spec->id, q->spec->from);
}

/* v_out: room for q->v_n + 3 values. */
char *list_query_sql(struct arena *ar, const struct list_query *q, struct val *v_out, size_t *n_out)
{
    struct buf b;
    size_t n = q->v_n;
    const char *sort = sort_text(ar, q->sort), *dir = q->desc ? " DESC" : "";
    buf_init(&b, ar, 512);
    if (n)
        memcpy(v_out, q->v, n * sizeof *v_out);
    put_select(&b, q);
    if (q->where.size)
        buf_str(&b, buf_view(&q->where));
    if (q->has_cursor) {
        buf_printf(&b, is_number(q->sort) ? "%s(%s, %s) %s (CAST($%zu AS BIGINT), $%zu)" : "%s(%s, %s) %s ($%zu, $%zu)",
                   q->where.size ? " AND " : " WHERE ", sort, q->spec->id, q->desc ? "<" : ">", n + 1, n + 2);
        v_out[n++] = q->cur_sort;
        v_out[n++] = q->cur_id;
    }
    buf_printf(&b, " ORDER BY %s%s, %s%s LIMIT $%zu", sort, dir, q->spec->id, dir, n + 1);
    v_out[n++] = v_i(q->limit + 1);
    *n_out = n;
    return buf_z(&b);
}

char *list_query_count_sql(struct arena *ar, const struct list_query *q)
{
    return ar_printf(ar, "SELECT count(*) FROM %s%.*s", q->spec->from, (int)q->where.size, q->where.size ? q->where.p : "");
}

/* Every order, forth and back, at the first page and later; with every filter and the search at once. */
void list_each_sql(const struct list_spec *spec, void (*fn)(const char *name, const char *sql, void *arg), void *arg)
{
    struct arena *ar = ar_new(0);
    struct cx cx;
    struct list_query q;
    struct val v[NET_PARAMS_MAX];
    size_t n;
    if (!ar)
        return;
    cx_init(&cx, ar);
    for (size_t i = 0; i < spec->n * 4; i++) {
        const struct list_col *c = &spec->cols[i / 4];
        if (!(c->flags & LC_SORT))
            continue;
        query_init(&cx, spec, NULL, NULL, 0, &q);
        q.sort = c;
        q.desc = i % 2;
        q.has_cursor = i % 4 >= 2;
        for (size_t k = 0; k < spec->n; k++) {
            const struct list_col *f = &spec->cols[k];
            if (!(f->flags & LC_FILTER))
                continue;
            and_where(&q);
            buf_printf(&q.where, is_number(f) ? "%s >= %s" : "%s IN (%s)", f->expr, mark(&cx, f, bind(&cx, &q, v_null())));
        }
        enum err e = add_search(&cx, &q, (struct kv){STR("q"), STR("x")});
        (void)e;
        fn(ar_printf(ar, "list.%s.%s", spec->name, c->name), list_query_sql(ar, &q, v, &n), arg);
    }
    ar_free(&ar);
}
