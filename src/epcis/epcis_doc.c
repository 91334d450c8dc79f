/* epcis_doc.c: the envelope around events: EPCISDocument, EPCISQueryDocument, one bare event. Checks what stands outside the
 * events; the events are read by epcis_event.c. Called by epcis_capture.c, epcis_import.c and the command `tiantou hash`. */
#include "epcis_priv.h"
#include "epcisxml.h"

#include <string.h>

enum holder { H_DOCUMENT, H_QUERY_DOCUMENT, H_HEADER, H_MASTER_DATA, H_BODY, H_QUERY_BODY, H_RESULTS, H_RESULTS_BODY };
enum member_kind { M_ANY, M_TEXT, M_URI, M_TIME, M_VERSION, M_TYPE, M_CONTEXT, M_OBJECT, M_LIST, M_VOCABULARIES };

struct member { const char *name; enum member_kind kind; bool required; };
/* What each object of the envelope may hold; extension fields may stand beside unless closed. */
static const struct envelope { bool closed; struct member m[11]; } ENVELOPES[] = {
    [H_DOCUMENT] = {false, {{"@context", M_CONTEXT, true}, {"id", M_URI, false}, {"type", M_TYPE, true}, {"schemaVersion", M_VERSION, true},
                            {"creationDate", M_TIME, true}, {"instanceIdentifier", M_TEXT, false}, {"sender", M_TEXT, false},
                            {"receiver", M_TEXT, false}, {"epcisHeader", M_OBJECT, false}, {"epcisBody", M_OBJECT, true}}},
    [H_QUERY_DOCUMENT] = {false, {{"@context", M_CONTEXT, true}, {"id", M_URI, false}, {"type", M_TYPE, true}, {"schemaVersion", M_VERSION, false},
                                  {"creationDate", M_TIME, false}, {"epcisBody", M_OBJECT, true}}},
    [H_HEADER] = {false, {{"epcisMasterData", M_OBJECT, false}}},
    [H_MASTER_DATA] = {false, {{"vocabularyList", M_VOCABULARIES, false}}},
    [H_BODY] = {false, {{"eventList", M_LIST, true}}},
    [H_QUERY_BODY] = {false, {{"queryResults", M_OBJECT, true}}},
    [H_RESULTS] = {false, {{"queryName", M_TEXT, true}, {"subscriptionID", M_TEXT, false}, {"resultsBody", M_OBJECT, true}}},
    [H_RESULTS_BODY] = {false, {{"eventList", M_LIST, false}, {"vocabularyList", M_VOCABULARIES, false}}},
};

static enum err member_fault(struct cx *cx, const char *at, const char *name, const char *zh, const char *en)
{
    return err_say(cx, ERR_INVALID, ar_printf(cx->ar, "%s/%s", at, name), "%s：%s", "%s: %s", name, cx->lang == LANG_ZH ? zh : en);
}

static bool is_version(struct str s)
{
    bool digit = false;
    for (size_t i = 0; i < s.size; i++) {
        bool d = s.p[i] >= '0' && s.p[i] <= '9';
        if (!d && !(s.p[i] == '.' && digit))
            return false;
        digit = d;
    }
    return digit;
}

/* Every vocabulary names its type, every element its id. */
static enum err check_vocabularies(struct cx *cx, const struct jv *list, const char *at, const char *name)
{
    if (list->type != J_ARR)
        return member_fault(cx, at, name, "应是列表", "a list is expected");
    for (uint32_t i = 0; i < list->n; i++) {
        const struct jv *v = &list->items[i], *els = json_get(v, "vocabularyElementList");
        const char *here = ar_printf(cx->ar, "%s/%s/%u", at, name, i);
        if (!epcis_is_uri(json_str(json_get(v, "type"))))
            return member_fault(cx, here, "type", "须是 URI", "must be a URI");
        if (els && els->type != J_ARR)
            return member_fault(cx, here, "vocabularyElementList", "应是列表", "a list is expected");
        for (uint32_t k = 0; els && k < els->n; k++)
            if (!epcis_is_uri(json_str(json_get(&els->items[k], "id"))))
                return member_fault(cx, ar_printf(cx->ar, "%s/vocabularyElementList/%u", here, k), "id", "须是 URI", "must be a URI");
    }
    return ERR_NONE;
}

static enum err check_member(struct cx *cx, const struct member *m, const struct jv *v, const char *at)
{
    struct when t;
    switch (m->kind) {
    case M_TEXT: return v->type == J_STR ? ERR_NONE : member_fault(cx, at, m->name, "应是文本", "a text is expected");
    case M_URI: return epcis_is_uri(json_str(v)) ? ERR_NONE : member_fault(cx, at, m->name, "须是 URI", "must be a URI");
    case M_TIME:
        return when_parse(json_str(v), &t) && t.has_off ? ERR_NONE
               : member_fault(cx, at, m->name, "须是带时区的时间", "must be a time with offset");
    case M_VERSION: return is_version(json_str(v)) ? ERR_NONE : member_fault(cx, at, m->name, "应如 \"2.0\"", "such as \"2.0\" is expected");
    case M_OBJECT: return v->type == J_OBJ ? ERR_NONE : member_fault(cx, at, m->name, "应是对象", "an object is expected");
    case M_LIST: return v->type == J_ARR ? ERR_NONE : member_fault(cx, at, m->name, "应是列表", "a list is expected");
    case M_VOCABULARIES: return check_vocabularies(cx, v, at, m->name);
    default: return ERR_NONE;
    }
}

static enum err check_envelope(struct cx *cx, enum holder h, const struct jv *obj, const char *at)
{
    const struct envelope *e = &ENVELOPES[h];
    for (uint32_t i = 0; i < obj->n; i++) {
        const struct jm *m = &obj->members[i];
        const struct member *d = e->m;
        while (d->name && !str_eqz(m->key, d->name))
            d++;
        if (d->name)
            TRY(check_member(cx, d, &m->val, at));
        else if (!epcis_is_extension(m->key))
            return member_fault(cx, at, str_dup(cx->ar, m->key), "这里不能有这个字段", "this field may not stand here");
    }
    for (const struct member *d = e->m; d->name; d++)
        if (d->required && !json_get(obj, d->name))
            return member_fault(cx, at, d->name, "缺少这个必填字段", "this required field is missing");
    return ERR_NONE;
}

static enum err read_context(struct cx *cx, const struct jv *root, struct epcis_context **out)
{
    return epcis_context_read(cx, json_get(root, "@context"), NULL, "/@context", out);
}

static enum err read_document(struct cx *cx, const struct jv *root, struct epcis_document *out)
{
    struct epcis_context *c;
    TRY(check_envelope(cx, H_DOCUMENT, root, ""));
    const struct jv *body = json_get(root, "epcisBody"), *header = json_get(root, "epcisHeader");
    if (header) {
        TRY(check_envelope(cx, H_HEADER, header, "/epcisHeader"));
        if (json_get(header, "epcisMasterData"))
            TRY(check_envelope(cx, H_MASTER_DATA, json_get(header, "epcisMasterData"), "/epcisHeader/epcisMasterData"));
    }
    TRY(check_envelope(cx, H_BODY, body, "/epcisBody"));
    TRY(read_context(cx, root, &c));
    epcis_context_ignore(cx->ar, c, root);
    const struct jv *list = json_get(body, "eventList");
    *out = (struct epcis_document){.root = root, .context = c, .events = list, .events_pointer = "/epcisBody/eventList", .n = list->n,
                                   .vocabularies = json_get(json_get(header, "epcisMasterData"), "vocabularyList")};
    return ERR_NONE;
}

static enum err read_query_document(struct cx *cx, const struct jv *root, struct epcis_document *out)
{
    struct epcis_context *c;
    TRY(check_envelope(cx, H_QUERY_DOCUMENT, root, ""));
    const struct jv *body = json_get(root, "epcisBody");
    TRY(check_envelope(cx, H_QUERY_BODY, body, "/epcisBody"));
    const struct jv *results = json_get(body, "queryResults");
    TRY(check_envelope(cx, H_RESULTS, results, "/epcisBody/queryResults"));
    const struct jv *rbody = json_get(results, "resultsBody");
    TRY(check_envelope(cx, H_RESULTS_BODY, rbody, "/epcisBody/queryResults/resultsBody"));
    TRY(read_context(cx, root, &c));
    epcis_context_ignore(cx->ar, c, root);
    epcis_context_ignore(cx->ar, c, results);
    const struct jv *list = json_get(rbody, "eventList");
    if (!list && !json_get(rbody, "vocabularyList"))
        return member_fault(cx, "/epcisBody/queryResults/resultsBody", "eventList", "缺少这个必填字段", "this required field is missing");
    *out = (struct epcis_document){.root = root, .context = c, .events = list, .events_pointer = "/epcisBody/queryResults/resultsBody/eventList",
                                   .n = list ? list->n : 0, .vocabularies = json_get(rbody, "vocabularyList")};
    return ERR_NONE;
}

/* A bare event carries its own @context. */
static enum err read_single(struct cx *cx, const struct jv *root, struct epcis_document *out)
{
    struct epcis_context *c;
    if (!json_get(root, "@context"))
        return member_fault(cx, "", "@context", "单独发送的事件须有 @context", "an event sent alone carries its @context");
    TRY(epcis_context_read(cx, NULL, NULL, "", &c));
    *out = (struct epcis_document){.root = root, .context = c, .events = root, .events_pointer = "", .single = true, .n = 1};
    return ERR_NONE;
}

enum err epcis_document_read(struct cx *cx, const struct jv *root, struct epcis_document *out)
{
    if (root->type != J_OBJ)
        return err_say(cx, ERR_INVALID, "", "EPCIS 文档应是 JSON 对象", "an EPCIS document is a JSON object");
    struct str type = json_str(json_get(root, "type"));
    if (!json_get(root, "type"))
        return member_fault(cx, "", "type", "缺少这个必填字段", "this required field is missing");
    if (str_eqz(type, "EPCISDocument"))
        return read_document(cx, root, out);
    if (str_eqz(type, "EPCISQueryDocument"))
        return read_query_document(cx, root, out);
    return read_single(cx, root, out);
}

enum err epcis_document_parse(struct cx *cx, struct str text, struct epcis_document *out)
{
    struct json_fault fault;
    if (epcisxml_looks(text))
        return epcis_xml_read(cx, text, false, out);
    struct jv *root = AR_NEW(cx->ar, struct jv);
    if (!json_read(cx->ar, text, NULL, root, &fault))
        return epcis_json_fault(cx, text, fault);
    return epcis_document_read(cx, root, out);
}

const char *epcis_document_at(struct cx *cx, const struct epcis_document *d, int64_t i)
{
    if (d->xml)
        return d->xml[i].at;
    return d->single ? "" : ar_printf(cx->ar, "%s/%lld", d->events_pointer, (long long)i);
}

enum err epcis_document_event(struct cx *cx, const struct epcis_document *d, int64_t i, struct epcis_event **out)
{
    if (!d->xml)
        return epcis_event_read(cx, d->single ? d->events : &d->events->items[i], d->context, epcis_document_at(cx, d, i), out);
    const struct epcis_xml_event *x = &d->xml[i];
    if (!x->json)
        return err_say(cx, x->err, x->field, "%s", "%s", x->text);
    enum err e = epcis_event_read(cx, x->json, d->context, x->at, out);
    if (e != ERR_NONE)
        epcisxml_place(cx, x->at, x->line);
    return e;
}

static enum err each_event(struct cx *cx, const struct epcis_document *d, enum err (*each)(struct cx *, const struct epcis_event *, void *), void *arg)
{
    struct epcis_event *ev;
    for (int64_t i = 0; i < d->n; i++) {
        TRY(epcis_document_event(cx, d, i, &ev));
        TRY(each(cx, ev, arg));
    }
    return ERR_NONE;
}

enum err epcis_document_each(struct cx *cx, struct str text, enum err (*each)(struct cx *, const struct epcis_event *, void *), void *arg)
{
    struct epcis_document d;
    if (epcisxml_looks(text)) /* the hash does not depend on the order of elements */
        TRY(epcis_xml_read(cx, text, true, &d));
    else
        TRY(epcis_document_parse(cx, text, &d));
    return each_event(cx, &d, each, arg);
}

/* ---- where a JSON fault stands -------------------------------------------------------------------------------------------------- */
#define POINTER_DEPTH 64

struct place { struct { struct str key; uint32_t index; bool list; bool keyed; } at[POINTER_DEPTH]; size_t n; };

static size_t skip_text(struct str s, size_t i)
{
    for (i++; i < s.size && s.p[i] != '"'; i++)
        if (s.p[i] == '\\')
            i++;
    return i;
}

/* Follow the text up to `off` and keep the way to it. The text may be broken from there on. */
static void place_find(struct str s, size_t off, struct place *pl)
{
    for (size_t i = 0; i < s.size && i < off; i++) {
        char c = s.p[i];
        if (c == '{' || c == '[') {
            if (pl->n == POINTER_DEPTH)
                return;
            memset(&pl->at[pl->n], 0, sizeof pl->at[0]);
            pl->at[pl->n++].list = c == '[';
        } else if ((c == '}' || c == ']') && pl->n) {
            pl->n--;
        } else if (c == ',' && pl->n) {
            pl->at[pl->n - 1].index++;
            pl->at[pl->n - 1].keyed = false;
        } else if (c == '"') {
            size_t end = skip_text(s, i);
            if (pl->n && !pl->at[pl->n - 1].list && !pl->at[pl->n - 1].keyed) {
                pl->at[pl->n - 1].key = (struct str){s.p + i + 1, (end < s.size ? end : s.size) - i - 1};
                pl->at[pl->n - 1].keyed = true;
            }
            i = end;
        }
    }
}

enum err epcis_json_fault(struct cx *cx, struct str text, struct json_fault f)
{
    struct place *pl = AR_NEW(cx->ar, struct place);
    struct buf b;
    buf_init(&b, cx->ar, 64);
    place_find(text, f.off + 1, pl);
    for (size_t i = 0; i < pl->n; i++) {
        if (pl->at[i].list)
            buf_printf(&b, "/%u", pl->at[i].index);
        else if (pl->at[i].keyed)
            buf_printf(&b, "/" STR_FMT, STR_ARG(pl->at[i].key));
    }
    return err_say(cx, ERR_MALFORMED, buf_z(&b), "JSON 有误（第 %zu 字节）：%s", "Bad JSON at byte %zu: %s", f.off, f.what);
}
