/* base_field.c: reading JSON into structs and writing structs as JSON, by their field descriptors. One reader and one writer
 * per type, in two tables; every refusal names the value twice: by its JSON pointer for programs, by its zh/en name for
 * people. */
#include "field.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "dec.h"
#include "str.h"
#include "uuid.h"
#include "when.h"

enum { TEXTS_LEN_MAX = 1000, POINTER_MAX = 256 };

/* Where a value is: the field that describes it and its JSON pointer. */
struct spot {
    struct cx *cx;
    const struct field *f;
    const char *at;
};

/* err_say with the field's name in front: "名称：至少 1 个字" / "Name: at least 1 character". */
__attribute__((format(printf, 2, 4), format(printf, 3, 4))) static enum err refuse(const struct spot *s, const char *zh, const char *en, ...)
{
    char text[256];
    va_list ap;
    va_start(ap, en);
    vsnprintf(text, sizeof text, s->cx->lang == LANG_EN ? en : zh, ap);
    va_end(ap);
    const char *name = s->cx->lang == LANG_EN ? s->f->en : s->f->zh;
    return err_say(s->cx, ERR_INVALID, s->at, "%s：%s", "%s: %s", name != NULL ? name : s->f->name, text);
}

static enum err wrong_type(const struct spot *s, const char *zh, const char *en)
{
    return refuse(s, "应为%s", "%s expected", s->cx->lang == LANG_EN ? en : zh);
}

/* prefix/name with ~ and / escaped (RFC 6901), cut when it is absurdly long. */
static const char *pointer_to(struct arena *ar, const char *prefix, struct str name)
{
    struct buf b;
    buf_init(&b, ar, 64);
    buf_puts(&b, prefix);
    buf_ch(&b, '/');
    for (size_t i = 0; i < name.size && b.size < POINTER_MAX; i++) {
        if (name.p[i] == '~' || name.p[i] == '/')
            buf_puts(&b, name.p[i] == '~' ? "~0" : "~1");
        else
            buf_ch(&b, name.p[i]);
    }
    return buf_z(&b);
}

/* ---- readers ---- */

static enum err read_i64(const struct spot *s, const struct jv *v, void *to)
{
    int64_t i;
    if (!json_is(v, J_NUM))
        return wrong_type(s, "整数", "an integer");
    if (!json_i64(v, &i))
        return refuse(s, "应为整数，且不能过大", "must be an integer, and not too large");
    if (i < s->f->min)
        return refuse(s, "不能小于 %lld", "at least %lld", (long long)s->f->min);
    if (i > s->f->max)
        return refuse(s, "不能大于 %lld", "at most %lld", (long long)s->f->max);
    *(int64_t *)to = i;
    return ERR_NONE;
}

static enum err read_bool(const struct spot *s, const struct jv *v, void *to)
{
    if (!json_is(v, J_TRUE) && !json_is(v, J_FALSE))
        return wrong_type(s, "是或否（true、false）", "true or false");
    *(bool *)to = json_is(v, J_TRUE);
    return ERR_NONE;
}

/* Characters that make a text read otherwise than it is stored: U+200B, U+200E/F, U+202A–202E, U+2066–2069, U+FEFF. */
static bool is_invisible(const unsigned char *p, size_t size)
{
    if (size < 3 || (p[0] != 0xE2 && p[0] != 0xEF))
        return false;
    unsigned c = ((p[0] & 15u) << 12) | ((p[1] & 63u) << 6) | (p[2] & 63u);
    return c == 0x200B || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

/* C0 and C1 control characters but \n are refused, and invisible ones; U+2028/2029 are left: they are characters. */
static bool has_control(struct str t)
{
    for (size_t i = 0; i < t.size; i++) {
        unsigned char c = (unsigned char)t.p[i];
        bool c1 = c == 0xC2 && i + 1 < t.size && (unsigned char)t.p[i + 1] < 0xA0;
        if ((c < ' ' && c != '\n') || c == 0x7F || c1 || is_invisible((const unsigned char *)t.p + i, t.size - i))
            return true;
    }
    return false;
}

/* A text of min..max characters, trimmed and copied. */
static enum err read_chars(const struct spot *s, const struct jv *v, int64_t min, int64_t max, const char **out)
{
    if (!json_is(v, J_STR))
        return wrong_type(s, "文字", "text");
    struct str t = str_trim(v->s);
    int64_t len = (int64_t)utf8_len(t);
    if (len < min)
        return refuse(s, "至少 %lld 个字", min == 1 ? "at least %lld character" : "at least %lld characters", (long long)min);
    if (len > max)
        return refuse(s, "最多 %lld 个字", max == 1 ? "at most %lld character" : "at most %lld characters", (long long)max);
    if (has_control(t))
        return refuse(s, "不能含有控制字符", "control characters are not accepted");
    *out = str_dup(s->cx->ar, t);
    return ERR_NONE;
}

static enum err read_text(const struct spot *s, const struct jv *v, void *to)
{
    return read_chars(s, v, s->f->min, s->f->max, to);
}

/* min and max bound the number (both 0: no bound), exactly: the text is compared, not a double. */
static enum err read_dec(const struct spot *s, const struct jv *v, void *to)
{
    if (!json_is(v, J_NUM) && !json_is(v, J_STR))
        return wrong_type(s, "数字", "a number");
    if (!dec_valid(v->s, false))
        return refuse(s, "应为数字，如 12.5，最多 60 位", "must be a number such as 12.5, at most 60 digits");
    char bound[24];
    snprintf(bound, sizeof bound, "%lld", (long long)s->f->min);
    bool bounded = s->f->min != 0 || s->f->max != 0;
    if (bounded && dec_cmp(v->s, str_of(bound)) < 0)
        return refuse(s, "不能小于 %s", "at least %s", bound);
    snprintf(bound, sizeof bound, "%lld", (long long)s->f->max);
    if (bounded && dec_cmp(v->s, str_of(bound)) > 0)
        return refuse(s, "不能大于 %s", "at most %s", bound);
    *(const char **)to = str_dup(s->cx->ar, v->s);
    return ERR_NONE;
}

static enum err read_time(const struct spot *s, const struct jv *v, void *to)
{
    struct when w;
    if (!json_is(v, J_STR) || !when_parse(v->s, &w))
        return refuse(s, "应为带时区的时间，如 2026-11-21T08:30:00+08:00", "must be a time with zone such as 2026-11-21T08:30:00+08:00");
    *(int64_t *)to = w.us;
    return ERR_NONE;
}

static enum err read_date(const struct spot *s, const struct jv *v, void *to)
{
    int32_t day;
    if (!json_is(v, J_STR) || !day_parse(v->s, &day))
        return refuse(s, "应为日期，如 2026-11-21", "must be a date such as 2026-11-21");
    *(int64_t *)to = day;
    return ERR_NONE;
}

/* Upper case is read (RFC 9562 section 4) and kept as lower case, so that the text can be compared. */
static enum err read_uuid(const struct spot *s, const struct jv *v, void *to)
{
    if (!json_is(v, J_STR) || !uuid_valid(v->s))
        return refuse(s, "应为编号（UUID）", "must be a UUID");
    char *text = str_dup(s->cx->ar, v->s);
    for (char *p = text; *p != '\0'; p++)
        if (*p >= 'A' && *p <= 'F')
            *p = (char)(*p - 'A' + 'a');
    *(const char **)to = text;
    return ERR_NONE;
}

static enum err read_enum(const struct spot *s, const struct jv *v, void *to)
{
    int64_t i = json_is(v, J_STR) ? field_enum(s->f->names, v->s) : -1;
    if (i < 0) {
        struct buf b;
        buf_init(&b, s->cx->ar, 64);
        for (const char *const *n = s->f->names; *n != NULL; n++)
            buf_printf(&b, "%s%s", b.size != 0 ? ", " : "", *n);
        return refuse(s, "只能是下列之一：%s", "must be one of: %s", buf_z(&b));
    }
    *(int64_t *)to = i;
    return ERR_NONE;
}

static enum err read_json(const struct spot *s, const struct jv *v, void *to)
{
    struct buf b;
    struct jw w;
    buf_init(&b, s->cx->ar, v->size + 16);
    jw_init(&w, &b);
    jw_val(&w, v);
    if ((int64_t)b.size < s->f->min || (s->f->max != 0 && (int64_t)b.size > s->f->max))
        return refuse(s, "内容过大或过小（%lld 到 %lld 字节）", "too large or too small (%lld to %lld bytes)", (long long)s->f->min,
                      (long long)s->f->max);
    *(struct str *)to = buf_view(&b);
    return ERR_NONE;
}

static enum err read_obj(const struct spot *s, const struct jv *v, void *to)
{
    if (!json_is(v, J_OBJ))
        return wrong_type(s, "对象", "an object");
    void *obj = ar_alloc(s->cx->ar, s->f->sub->size);
    TRY(field_read(s->cx, s->f->sub, v, s->at, obj));
    *(void **)to = obj;
    return ERR_NONE;
}

static enum err check_count(const struct spot *s, const struct jv *v)
{
    if (!json_is(v, J_ARR))
        return wrong_type(s, "列表", "a list");
    if (v->n < s->f->min)
        return refuse(s, "至少 %lld 项", s->f->min == 1 ? "at least %lld item" : "at least %lld items", (long long)s->f->min);
    if (v->n > s->f->max)
        return refuse(s, "最多 %lld 项", s->f->max == 1 ? "at most %lld item" : "at most %lld items", (long long)s->f->max);
    return ERR_NONE;
}

static enum err read_list(const struct spot *s, const struct jv *v, void *to)
{
    TRY(check_count(s, v));
    char *items = v->n != 0 ? ar_array(s->cx->ar, v->n, s->f->sub->size) : NULL;
    for (uint32_t i = 0; i < v->n; i++) {
        const char *at = ar_printf(s->cx->ar, "%s/%u", s->at, i);
        if (!json_is(&v->items[i], J_OBJ))
            return wrong_type(&(struct spot){s->cx, s->f, at}, "对象", "an object");
        TRY(field_read(s->cx, s->f->sub, &v->items[i], at, items + i * s->f->sub->size));
    }
    *(struct list *)to = (struct list){items, v->n};
    return ERR_NONE;
}

static enum err read_texts(const struct spot *s, const struct jv *v, void *to)
{
    TRY(check_count(s, v));
    const char **texts = v->n != 0 ? AR_ARRAY(s->cx->ar, const char *, v->n) : NULL;
    for (uint32_t i = 0; i < v->n; i++) {
        struct spot item = {s->cx, s->f, ar_printf(s->cx->ar, "%s/%u", s->at, i)};
        TRY(read_chars(&item, &v->items[i], 0, TEXTS_LEN_MAX, &texts[i]));
    }
    *(struct texts *)to = (struct texts){texts, v->n};
    return ERR_NONE;
}

typedef enum err (*reader_fn)(const struct spot *s, const struct jv *v, void *to);
static const reader_fn READERS[] = {
    [F_I64] = read_i64, [F_BOOL] = read_bool, [F_TEXT] = read_text, [F_DEC] = read_dec, [F_TIME] = read_time,
    [F_DATE] = read_date, [F_UUID] = read_uuid, [F_ENUM] = read_enum, [F_JSON] = read_json, [F_OBJ] = read_obj,
    [F_LIST] = read_list, [F_TEXTS] = read_texts,
};

static bool is_integer(enum ftype t)
{
    return t == F_I64 || t == F_TIME || t == F_DATE;
}

static const struct field *field_named(const struct shape *sh, struct str name)
{
    for (size_t i = 0; i < sh->n; i++)
        if ((sh->fields[i].flags & FF_RO) == 0 && str_eqz(name, sh->fields[i].name))
            return &sh->fields[i];
    return NULL;
}

static enum err check_known(struct cx *cx, const struct shape *sh, const struct jv *v, const char *prefix)
{
    for (uint32_t i = 0; i < v->n; i++)
        if (field_named(sh, v->members[i].key) == NULL) {
            const char *at = pointer_to(cx->ar, prefix, v->members[i].key);
            return err_say(cx, ERR_INVALID, at, "不认识的字段：%s", "Unknown member: %s", at);
        }
    return ERR_NONE;
}

/* null stands for an absent value, except where null is itself a value (F_JSON). An absent F_ENUM stays 0, its first name,
 * unless the table says FF_REQ. */
static enum err read_field(struct cx *cx, const struct field *f, const struct jv *v, const char *prefix, void *obj)
{
    struct spot s = {cx, f, pointer_to(cx->ar, prefix, str_of(f->name))};
    void *to = (char *)obj + f->off;
    if (v != NULL && (v->type != J_NULL || f->type == F_JSON))
        return READERS[f->type](&s, v, to);
    if ((f->flags & FF_REQ) != 0)
        return refuse(&s, "必填", "required");
    return ERR_NONE;
}

enum err field_read(struct cx *cx, const struct shape *sh, const struct jv *v, const char *prefix, void *obj)
{
    if (!json_is(v, J_OBJ))
        return err_say(cx, ERR_INVALID, prefix, "应为 JSON 对象", "A JSON object is expected");
    TRY(check_known(cx, sh, v, prefix));
    for (size_t i = 0; i < sh->n; i++) {
        const struct field *f = &sh->fields[i];
        if (is_integer(f->type))
            *(int64_t *)((char *)obj + f->off) = FIELD_NULL;
        if ((f->flags & FF_RO) == 0)
            TRY(read_field(cx, f, json_get(v, f->name), prefix, obj));
    }
    return ERR_NONE;
}

/* ---- writers ---- */

static void write_i64(struct jw *w, const struct field *f, const void *from)
{
    (void)f;
    jw_i64(w, *(const int64_t *)from);
}

static void write_bool(struct jw *w, const struct field *f, const void *from)
{
    (void)f;
    jw_bool(w, *(const bool *)from);
}

static void write_text(struct jw *w, const struct field *f, const void *from)
{
    (void)f;
    jw_z(w, *(const char *const *)from);
}

static void write_time(struct jw *w, const struct field *f, const void *from)
{
    char text[32];
    (void)f;
    when_format_utc(*(const int64_t *)from, text);
    jw_z(w, text);
}

static void write_date(struct jw *w, const struct field *f, const void *from)
{
    char text[16];
    int64_t day = *(const int64_t *)from;
    (void)f;
    day_format((int32_t)(day < INT32_MIN ? INT32_MIN : day > INT32_MAX ? INT32_MAX : day), text);
    jw_z(w, text);
}

static void write_enum(struct jw *w, const struct field *f, const void *from)
{
    int64_t i = *(const int64_t *)from, n = 0;
    while (f->names[n] != NULL)
        n++;
    jw_z(w, i >= 0 && i < n ? f->names[i] : NULL);
}

static void write_json(struct jw *w, const struct field *f, const void *from)
{
    const struct str *s = from;
    (void)f;
    if (s->size == 0)
        jw_null(w);
    else
        jw_raw(w, *s);
}

static void write_obj(struct jw *w, const struct field *f, const void *from)
{
    const void *obj = *(const void *const *)from;
    if (obj == NULL)
        jw_null(w);
    else
        field_write(w, f->sub, obj);
}

static void write_list(struct jw *w, const struct field *f, const void *from)
{
    const struct list *l = from;
    jw_arr(w);
    for (size_t i = 0; i < l->n; i++)
        field_write(w, f->sub, (const char *)l->p + i * f->sub->size);
    jw_arr_end(w);
}

static void write_texts(struct jw *w, const struct field *f, const void *from)
{
    const struct texts *t = from;
    (void)f;
    jw_arr(w);
    for (size_t i = 0; i < t->n; i++)
        jw_z(w, t->p[i]);
    jw_arr_end(w);
}

typedef void (*writer_fn)(struct jw *w, const struct field *f, const void *from);
static const writer_fn WRITERS[] = {
    [F_I64] = write_i64, [F_BOOL] = write_bool, [F_TEXT] = write_text, [F_DEC] = write_text, [F_TIME] = write_time,
    [F_DATE] = write_date, [F_UUID] = write_text, [F_ENUM] = write_enum, [F_JSON] = write_json, [F_OBJ] = write_obj,
    [F_LIST] = write_list, [F_TEXTS] = write_texts,
};

void field_write(struct jw *w, const struct shape *sh, const void *obj)
{
    jw_obj(w);
    for (size_t i = 0; i < sh->n; i++) {
        const struct field *f = &sh->fields[i];
        const void *from = (const char *)obj + f->off;
        if ((f->flags & FF_SECRET) != 0)
            continue;
        jw_key(w, f->name);
        if (is_integer(f->type) && *(const int64_t *)from == FIELD_NULL)
            jw_null(w);
        else
            WRITERS[f->type](w, f, from);
    }
    jw_obj_end(w);
}

int64_t field_enum(const char *const *names, struct str s)
{
    for (int64_t i = 0; names[i] != NULL; i++)
        if (str_eqz(s, names[i]))
            return i;
    return -1;
}
