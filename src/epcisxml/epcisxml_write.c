/* epcisxml_write.c: the document around events: head, body, vocabularies, end; whole JSON documents as XML; plain objects as XML for
 * answers that are no documents. Events themselves: epcisxml_write_event.c. */
#include "epcisxml_write.h"

#include "when.h"

#include <string.h>

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

void epcisxml_write_begin(struct epcisxml_writer *w)
{
    struct buf *b = w->b;
    char now[32];
    bool query = w->kind == EPCISXML_QUERY;
    when_format_utc(w->now_us, now);
    buf_puts(b, query ? HEAD "<epcisq:EPCISQueryDocument xmlns:epcisq=\"" XML_QUERY "\"" : HEAD "<epcis:EPCISDocument xmlns:epcis=\"" XML_EPCIS "\"");
    buf_puts(b, " xmlns:xsi=\"" XML_XSI "\" xmlns:tt=\"" XML_MARK "\"");
    xml_put_standard_namespaces(b, w->context);
    xml_put_namespaces(b, w->context);
    buf_printf(b, " schemaVersion=\"2.0\" creationDate=\"%s\">\n<EPCISBody>\n", now);
    if (query) {
        buf_puts(b, "<epcisq:QueryResults>\n<queryName>");
        xml_put_text(b, str_of(w->query_name ? w->query_name : "SimpleEventQuery"));
        buf_puts(b, "</queryName>\n");
        if (w->subscription) {
            buf_puts(b, "<subscriptionID>");
            xml_put_text(b, str_of(w->subscription));
            buf_puts(b, "</subscriptionID>\n");
        }
        buf_puts(b, "<resultsBody>\n");
    }
    buf_puts(b, w->vocabularies ? "<VocabularyList>\n" : "<EventList>\n");
}

void epcisxml_write_end(struct epcisxml_writer *w)
{
    buf_puts(w->b, w->vocabularies ? "</VocabularyList>\n" : "</EventList>\n");
    buf_puts(w->b, w->kind == EPCISXML_QUERY ? "</resultsBody>\n</epcisq:QueryResults>\n</EPCISBody>\n</epcisq:EPCISQueryDocument>\n"
                                             : "</EPCISBody>\n</epcis:EPCISDocument>\n");
}

/* ---- master data ------------------------------------------------------------------------------------------------------------- */
static void put_attribute(struct xml_out *o, const struct jv *a)
{
    const struct jv *v = json_get(a, "attribute");
    buf_puts(o->b, "<attribute id=\"");
    xml_put_attr(o->b, json_str(json_get(a, "id")));
    buf_puts(o->b, "\"");
    xml_put_content(o, v ? v : &(struct jv){.type = J_STR, .s = STR("")}, "attribute");
}

static void put_vocabulary_element(struct xml_out *o, const struct jv *e)
{
    const struct jv *attributes = json_get(e, "attributes"), *children = json_get(e, "children");
    buf_puts(o->b, "<VocabularyElement id=\"");
    xml_put_attr(o->b, json_str(json_get(e, "id")));
    buf_puts(o->b, "\">");
    for (uint32_t i = 0; json_is(attributes, J_ARR) && i < attributes->n; i++)
        put_attribute(o, &attributes->items[i]);
    if (json_is(children, J_ARR)) {
        buf_puts(o->b, "<children>");
        for (uint32_t i = 0; i < children->n; i++) {
            buf_puts(o->b, "<id>");
            xml_put_text(o->b, json_str(&children->items[i]));
            buf_puts(o->b, "</id>");
        }
        buf_puts(o->b, "</children>");
    }
    buf_puts(o->b, "</VocabularyElement>\n");
}

void epcisxml_write_vocabulary(struct epcisxml_writer *w, struct arena *ar, const struct jv *voc)
{
    struct xml_out o = {.b = w->b, .ar = ar, .words = w->words, .contexts = {w->context}, .contexts_n = 1};
    const struct jv *els = json_get(voc, "vocabularyElementList");
    buf_puts(w->b, "<Vocabulary type=\"");
    xml_put_attr(w->b, json_str(json_get(voc, "type")));
    buf_puts(w->b, "\">");
    if (json_is(els, J_ARR) && els->n) {
        buf_puts(w->b, "<VocabularyElementList>\n");
        for (uint32_t i = 0; i < els->n; i++)
            put_vocabulary_element(&o, &els->items[i]);
        buf_puts(w->b, "</VocabularyElementList>");
    }
    buf_puts(w->b, "</Vocabulary>\n");
}

/* ---- a whole document ------------------------------------------------------------------------------------------------------------ */
/* Item by item, so that a long answer is not a tree in memory: first what stands around the items, then the items. */
struct convert {
    struct epcisxml_writer w;
    struct arena *ar;        /* of one item; emptied between them */
    struct str item;
    bool events, bad;
};

static bool pass_over(void *arg, struct str text)
{
    (void)text;
    *(bool *)arg = true;
    return true;
}

static void convert_item(void *arg)
{
    struct convert *c = arg;
    struct jv v;
    struct json_fault fault;
    c->bad = !json_read(c->ar, c->item, NULL, &v, &fault);
    if (c->bad)
        return;
    if (c->events)
        epcisxml_write_event(&c->w, c->ar, &v);
    else
        epcisxml_write_vocabulary(&c->w, c->ar, &v);
}

static bool take_item(void *arg, struct str text)
{
    struct convert *c = arg;
    c->item = text;
    bool held = ar_try(c->ar, convert_item, c);
    ar_reset(c->ar);
    c->bad = c->bad || !held;
    return !c->bad;
}

static void split_free(void *arg)
{
    json_split_free(arg);
}

static void item_arena_free(void *arg)
{
    ar_free(arg);
}

/* Run over the document; the skeleton (with the list empty) in cx->ar. False: no JSON, or item() stopped. */
static bool split(struct cx *cx, struct str json, const char *path, bool (*item)(void *, struct str), void *arg, struct str *skeleton_out)
{
    const struct json_split_opt o = {path, (size_t)1 << 28, (size_t)1 << 20, item, arg};
    struct json_split **s = AR_NEW(cx->ar, struct json_split *);
    struct str skeleton;
    *s = json_split_new(&o);
    ar_defer(cx->ar, split_free, s); /* also when the arena runs out while an item is written */
    bool ok = *s && json_split_feed(*s, json) && json_split_end(*s, &skeleton);
    if (ok)
        *skeleton_out = (struct str){ar_strndup(cx->ar, skeleton.p, skeleton.size), skeleton.size};
    json_split_free(s);
    return ok;
}

static const char *const LISTS[] = {"epcisBody/queryResults/resultsBody/eventList", "epcisBody/eventList", "epcisBody/queryResults/resultsBody/vocabularyList"};

static enum err convert(struct cx *cx, struct convert *c, struct str json, const char *path, const struct jv *root)
{
    const struct jv *results = json_get(json_get(root, "epcisBody"), "queryResults");
    struct str name = json_str(json_get(results, "queryName")), subscription = json_str(json_get(results, "subscriptionID")), skeleton;
    c->w.kind = results ? EPCISXML_QUERY : EPCISXML_DOCUMENT;
    c->w.query_name = name.size ? str_dup(cx->ar, name) : NULL;
    c->w.subscription = subscription.size ? str_dup(cx->ar, subscription) : NULL;
    c->w.context = json_get(root, "@context");
    c->w.vocabularies = !c->events;
    epcisxml_write_begin(&c->w);
    if (!split(cx, json, path, take_item, c, &skeleton) || c->bad)
        return err_say(cx, ERR_CORRUPT, NULL, "文档无法写成 XML", "the document cannot be written as XML");
    epcisxml_write_end(&c->w);
    return ERR_NONE;
}

enum err epcisxml_write_json(struct cx *cx, struct str json, enum epcisxml_words words, struct buf *out)
{
    for (size_t i = 0; i < sizeof LISTS / sizeof LISTS[0]; i++) {
        struct jv root;
        struct json_fault fault;
        struct str skeleton;
        bool any = false;
        if (!split(cx, json, LISTS[i], pass_over, &any, &skeleton) || !json_read(cx->ar, skeleton, NULL, &root, &fault))
            continue; /* with another list split off, what remains may be short enough */
        const struct jv *body = json_get(&root, "epcisBody"), *rbody = json_get(json_get(body, "queryResults"), "resultsBody");
        if (!any && !json_get(i == 1 ? body : rbody, i == 2 ? "vocabularyList" : "eventList"))
            continue;
        struct convert *c = AR_NEW(cx->ar, struct convert);
        *c = (struct convert){.w = {.b = out, .words = words, .now_us = cx->now_us}, .ar = ar_new((size_t)256 << 20), .events = i < 2};
        if (!c->ar)
            return err_set(cx, ERR_MEMORY, NULL);
        ar_defer(cx->ar, item_arena_free, &c->ar);
        enum err e = convert(cx, c, json, LISTS[i], &root);
        ar_free(&c->ar);
        return e;
    }
    return err_say(cx, ERR_CORRUPT, NULL, "不是 EPCIS 文档", "this is not an EPCIS document");
}

/* ---- plain objects ---------------------------------------------------------------------------------------------------------------- */
static void put_scalar(struct buf *b, const struct jv *v, bool attr)
{
    struct str s = v->type == J_STR || v->type == J_NUM ? v->s : v->type == J_TRUE ? STR("true") : v->type == J_FALSE ? STR("false") : STR("");
    if (attr)
        xml_put_attr(b, s);
    else
        xml_put_text(b, s);
}

/* What the schema of EPCISCaptureJob has as attributes. */
static bool schema_attr(struct str key)
{
    return str_eqz(key, "captureID") || str_eqz(key, "running") || str_eqz(key, "success");
}

/* Members the schema has, in its order; everything else follows as an extension. */
static const char *const SCHEMA_MEMBERS[] = {"type", "title", "status", "detail", "instance", "captureErrorBehaviour", "createdAt", "finishedAt", "errors"};

static void put_member(struct buf *b, struct str name, const struct jv *v, bool ours);

static void put_members(struct buf *b, const struct jv *o, bool attrs)
{
    for (size_t k = 0; k < sizeof SCHEMA_MEMBERS / sizeof SCHEMA_MEMBERS[0]; k++) {
        const struct jv *v = json_get(o, SCHEMA_MEMBERS[k]);
        if (v && !(v->type == J_ARR && v->n == 0))
            put_member(b, str_of(SCHEMA_MEMBERS[k]), v, false);
    }
    for (uint32_t i = 0; i < o->n; i++) {
        bool known = attrs && schema_attr(o->members[i].key);
        for (size_t k = 0; k < sizeof SCHEMA_MEMBERS / sizeof SCHEMA_MEMBERS[0]; k++)
            known = known || str_eqz(o->members[i].key, SCHEMA_MEMBERS[k]);
        if (!known)
            put_member(b, o->members[i].key, &o->members[i].val, true);
    }
}

static void put_member(struct buf *b, struct str name, const struct jv *v, bool ours)
{
    const char *lead = ours ? "tt:" : "";
    struct str safe = xml_ncname(name) ? name : STR("member");
    if (v->type == J_ARR && !str_eqz(name, "errors")) {
        for (uint32_t i = 0; i < v->n; i++)
            put_member(b, name, &v->items[i], ours);
        return;
    }
    buf_printf(b, "<%s" STR_FMT ">", lead, STR_ARG(safe));
    if (v->type == J_ARR) {
        for (uint32_t i = 0; i < v->n; i++)
            put_member(b, STR("error"), &v->items[i], false);
    } else if (v->type == J_OBJ) {
        put_members(b, v, false);
    } else {
        put_scalar(b, v, false);
    }
    buf_printf(b, "</%s" STR_FMT ">", lead, STR_ARG(safe));
}

void epcisxml_write_object(struct buf *b, struct arena *ar, const char *element, const struct jv *o)
{
    (void)ar;
    buf_printf(b, HEAD "<epcis:%s xmlns:epcis=\"" XML_EPCIS "\" xmlns:tt=\"" XML_MARK "\"", element);
    for (uint32_t i = 0; i < o->n; i++)
        if (schema_attr(o->members[i].key)) {
            buf_printf(b, " " STR_FMT "=\"", STR_ARG(o->members[i].key));
            put_scalar(b, &o->members[i].val, true);
            buf_puts(b, "\"");
        }
    buf_puts(b, ">");
    put_members(b, o, true);
    buf_printf(b, "</epcis:%s>\n", element);
}
