/* net_body.c: from the bytes of a query or a body to the struct that a route's shape describes: JSON, urlencoded forms,
 * multipart forms. Everything is checked by field_read(); here is only the way there. Called by net_run.c. */
#include "net_priv.h"

#include <string.h>

struct str header_main(struct str header)
{
    struct str head, tail;
    str_cut(header, ';', &head, &tail);
    return str_trim(head);
}

/* The end of a quoted string that begins after its quote; npos when it does not end. */
static size_t quoted_end(struct str s)
{
    for (size_t i = 0; i < s.size; i++) {
        if (s.p[i] == '\\')
            i++;
        else if (s.p[i] == '"')
            return i;
    }
    return s.size + 1;
}

/* Browsers write a quote inside a file name as %22 and leave backslashes alone; only \" and \\ are unescaped. */
static struct str unquote(struct arena *ar, struct str s)
{
    char *out = ar_alloc(ar, s.size + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.size; i++) {
        if (s.p[i] == '\\' && i + 1 < s.size && (s.p[i + 1] == '"' || s.p[i + 1] == '\\'))
            i++;
        out[n++] = s.p[i];
    }
    return (struct str){out, n};
}

bool header_param(struct arena *ar, struct str header, const char *name, struct str *out)
{
    struct str rest, head;
    if (!str_cut(header, ';', &head, &rest))
        return false;
    while (rest.size) {
        struct str key = {rest.p, 0}, value;
        while (key.size < rest.size && rest.p[key.size] != '=' && rest.p[key.size] != ';')
            key.size++;
        struct str after = str_from(rest, key.size + 1);
        if (key.size == rest.size || rest.p[key.size] == ';') {
            rest = after;
            continue;
        }
        if (after.size && after.p[0] == '"') {
            after = str_from(after, 1);
            size_t end = quoted_end(after);
            if (end > after.size)
                return false;
            value = unquote(ar, (struct str){after.p, end});
            str_cut(str_from(after, end + 1), ';', &head, &rest);
        } else {
            str_cut(after, ';', &value, &rest);
            value = str_trim(value);
        }
        if (str_ieqz(str_trim(key), name)) {
            *out = value;
            return true;
        }
    }
    return false;
}

/* '+' is a blank in forms and queries. */
static bool form_decode(struct arena *ar, struct str s, struct str *out)
{
    char *t = ar_strndup(ar, s.p ? s.p : "", s.size);
    for (size_t i = 0; i < s.size; i++)
        if (t[i] == '+')
            t[i] = ' ';
    return pct_decode(ar, (struct str){t, s.size}, out) && utf8_valid(*out);
}

enum err pairs_decode(struct cx *cx, struct str text, struct kv **out, size_t *n_out)
{
    size_t max = text.size ? 1 : 0, n = 0;
    for (size_t i = 0; i < text.size; i++)
        max += text.p[i] == '&';
    if (max > NET_PARAMS_MAX)
        return err_say(cx, ERR_LIMIT, NULL, "参数超过 %d 个", "More than %d parameters", NET_PARAMS_MAX);
    struct kv *kv = AR_ARRAY(cx->ar, struct kv, max + 1);
    struct str one, name, value;
    while (text.size) {
        str_cut(text, '&', &one, &text);
        if (one.size == 0)
            continue;
        str_cut(one, '=', &name, &value);
        if (!form_decode(cx->ar, name, &kv[n].name) || !form_decode(cx->ar, value, &kv[n].value))
            return err_say(cx, ERR_MALFORMED, NULL, "参数编码有误", "A parameter is not valid percent-encoded UTF-8");
        n++;
    }
    *out = kv;
    *n_out = n;
    return ERR_NONE;
}

static bool is_int(struct str s)
{
    int64_t v;
    return str_i64(s, &v);
}

/* A text as the JSON value its field takes; what does not fit stays a string, so that field_read says what is wrong. */
static struct jv typed_value(const struct field *f, struct str s)
{
    struct jv v = {.type = J_STR, .s = s, .size = (uint32_t)s.size};
    if (f->type == F_I64 && is_int(s))
        v.type = J_NUM;
    else if (f->type == F_BOOL && (str_eqz(s, "true") || str_eqz(s, "1") || str_eqz(s, "on")))
        v = (struct jv){.type = J_TRUE};
    else if (f->type == F_BOOL && (str_eqz(s, "false") || str_eqz(s, "0") || str_eqz(s, "off")))
        v = (struct jv){.type = J_FALSE};
    return v;
}

static const struct field *field_named(const struct shape *sh, struct str name)
{
    for (size_t i = 0; sh && i < sh->n; i++)
        if (!(sh->fields[i].flags & FF_RO) && str_eqz(name, sh->fields[i].name))
            return &sh->fields[i];
    return NULL;
}

static struct jm *member_named(struct jv *obj, struct str name)
{
    for (uint32_t i = 0; i < obj->n; i++)
        if (str_eq(obj->members[i].key, name))
            return &obj->members[i];
    return NULL;
}

static void append_text(struct cx *cx, struct jv *arr, struct jv v, size_t room)
{
    if (!arr->items)
        arr->items = AR_ARRAY(cx->ar, struct jv, room);
    arr->items[arr->n++] = v;
}

enum err pairs_json(struct cx *cx, const struct shape *sh, const struct kv *kv, size_t n, bool (*skip)(void *, struct str),
                    void *arg, enum err e_unknown, struct jv *out)
{
    *out = (struct jv){.type = J_OBJ};
    out->members = AR_ARRAY(cx->ar, struct jm, n + 1);
    for (size_t i = 0; i < n; i++) {
        const struct field *f = field_named(sh, kv[i].name);
        if (!f) {
            if (skip && skip(arg, kv[i].name))
                continue;
            const char *name = str_dup(cx->ar, kv[i].name);
            return err_say(cx, e_unknown, name, "不认识的参数：%s", "Unknown parameter: %s", name);
        }
        if (kv[i].value.size == 0)
            continue; /* an empty form field is an absent one */
        struct jm *m = member_named(out, kv[i].name);
        if (m && f->type != F_TEXTS)
            return err_say(cx, ERR_INVALID, f->name, "参数重复：%s", "Given twice: %s", f->name);
        if (!m) {
            m = &out->members[out->n++];
            m->key = kv[i].name;
            m->val.type = J_ARR;
            if (f->type != F_TEXTS)
                m->val = typed_value(f, kv[i].value);
        }
        if (f->type == F_TEXTS)
            append_text(cx, &m->val, typed_value(f, kv[i].value), n);
    }
    return ERR_NONE;
}

static enum err read_shape(struct req *rq, struct jv v)
{
    const struct shape *sh = rq->cr->rt->body;
    rq->body_json = AR_NEW(rq->ar, struct jv);
    *rq->body_json = v;
    rq->body_obj = ar_alloc(rq->ar, sh->size ? sh->size : 1);
    return field_read(&rq->cx, sh, rq->body_json, "", rq->body_obj);
}

static enum err read_json(struct req *rq)
{
    struct jv v;
    struct json_fault fault;
    struct str text = rq_raw(rq);
    if (text.size == 0)
        text = STR("{}"); /* an action without arguments */
    struct json_limits lim = {.size_max = rq->body_max + 2};
    if (!json_read(rq->ar, text, &lim, &v, &fault))
        return err_say(&rq->cx, ERR_MALFORMED, NULL, "JSON 第 %zu 字节有误（%s）", "Bad JSON at byte %zu: %s", fault.off, fault.what);
    return read_shape(rq, v);
}

static enum err read_form(struct req *rq)
{
    struct kv *kv = NULL;
    size_t n = 0;
    struct jv v;
    TRY(pairs_decode(&rq->cx, rq_raw(rq), &kv, &n));
    TRY(pairs_json(&rq->cx, rq->cr->rt->body, kv, n, NULL, NULL, ERR_INVALID, &v));
    return read_shape(rq, v);
}

static void keep_file(struct req *rq, const struct part *p)
{
    if (!rq->files)
        rq->files = AR_ARRAY(rq->ar, struct file_part, NET_PARTS_MAX);
    rq->files[rq->files_n++] = (struct file_part){
        .field = str_dup(rq->ar, p->name),
        .filename = str_dup(rq->ar, p->filename),
        .type = p->type.size ? str_dup(rq->ar, p->type) : "application/octet-stream",
        .data = p->data,
    };
}

static enum err read_multipart(struct req *rq, struct str type)
{
    struct str boundary;
    struct part *parts = AR_ARRAY(rq->ar, struct part, NET_PARTS_MAX);
    struct kv *kv = AR_ARRAY(rq->ar, struct kv, NET_PARTS_MAX);
    size_t n, kv_n = 0;
    if (!header_param(rq->ar, type, "boundary", &boundary))
        return err_say(&rq->cx, ERR_MALFORMED, NULL, "缺少分隔符", "The multipart boundary is missing");
    TRY(multipart_parse(&rq->cx, rq_raw(rq), boundary, parts, NET_PARTS_MAX, &n));
    for (size_t i = 0; i < n; i++) {
        if (parts[i].is_file && (rq->cr->rt->flags & RT_UPLOAD)) {
            keep_file(rq, &parts[i]);
            continue;
        }
        if (parts[i].is_file || !utf8_valid(parts[i].data))
            return err_say(&rq->cx, ERR_INVALID, str_dup(rq->ar, parts[i].name), "此字段应为文字", "This field takes text");
        kv[kv_n++] = (struct kv){parts[i].name, parts[i].data};
    }
    struct jv v;
    if (!rq->cr->rt->body && kv_n == 0)
        return ERR_NONE;
    TRY(pairs_json(&rq->cx, rq->cr->rt->body, kv, kv_n, NULL, NULL, ERR_INVALID, &v));
    return rq->cr->rt->body ? read_shape(rq, v) : ERR_NONE;
}

static bool is_json_type(struct str main)
{
    return str_ieqz(main, "application/json") || (str_starts(main, "application/") && str_ends(main, "+json"));
}

static enum err check_charset(struct req *rq, struct str type)
{
    struct str cs;
    if (header_param(rq->ar, type, "charset", &cs) && !str_ieqz(cs, "utf-8") && !str_ieqz(cs, "utf8"))
        return err_say(&rq->cx, ERR_MEDIA_TYPE, "Content-Type", "只支持 UTF-8 编码", "Only UTF-8 is taken");
    return ERR_NONE;
}

static enum err bad_type(struct req *rq, const char *want)
{
    return err_say(&rq->cx, ERR_MEDIA_TYPE, "Content-Type", "内容类型应为 %s", "Content-Type must be %s", want);
}

static enum err check_encoding(struct req *rq)
{
    const char *enc = req_header(rq, "Content-Encoding");
    if (enc && strcasecmp(enc, "identity") != 0)
        return err_say(&rq->cx, ERR_MEDIA_TYPE, "Content-Encoding", "不支持压缩的请求内容", "Compressed request bodies are not taken");
    return ERR_NONE;
}

static enum err no_body(struct req *rq)
{
    struct str text = str_trim(rq_raw(rq));
    if (text.size == 0 || str_eqz(text, "{}"))
        return ERR_NONE;
    return err_say(&rq->cx, ERR_MALFORMED, NULL, "此请求不带内容", "This request takes no body");
}

enum err body_parse(struct req *rq)
{
    const struct route *rt = rq->cr->rt;
    TRY(check_encoding(rq));
    if (rt->flags & RT_RAW)
        return ERR_NONE;
    if (!rt->body && !(rt->flags & (RT_FORM | RT_UPLOAD)))
        return no_body(rq);
    const char *h = req_header(rq, "Content-Type");
    struct str type = h ? str_of(h) : STR(""), main = header_main(type);
    TRY(check_charset(rq, type));
    if ((rt->flags & (RT_FORM | RT_UPLOAD)) && str_ieqz(main, "multipart/form-data"))
        return read_multipart(rq, type);
    if (rt->flags & RT_UPLOAD)
        return bad_type(rq, "multipart/form-data");
    if ((rt->flags & RT_FORM) && rt->body && str_ieqz(main, "application/x-www-form-urlencoded"))
        return read_form(rq);
    if (rt->body && (is_json_type(main) || (rq->body_size == 0 && main.size == 0)))
        return read_json(rq);
    return bad_type(rq, rt->flags & RT_FORM ? "application/x-www-form-urlencoded" : "application/json");
}
