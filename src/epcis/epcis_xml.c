/* epcis_xml.c: XML documents for this room: the events of a whole document in memory (capture, `tiantou hash`), with what was wrong
 * with those that are none. Files of any size are streamed by epcis_import.c. Reading itself is room epcisxml's. */
#include "epcis_priv.h"

#include "epcisxml.h"

#include <string.h>

struct gather {
    struct cx *cx;
    struct epcis_document *d;
    struct epcis_xml_event *ev;
    size_t n, cap, max;
    struct jv *vocs;         /* master data, by type as it comes */
    size_t vocs_n, vocs_cap;
};

enum err epcis_xml_context(struct cx *cx, const struct epcisxml_doc *doc, const struct epcis_context **out)
{
    struct epcis_context *c;
    TRY(epcis_context_read(cx, json_get(doc->head, "@context"), NULL, "/@context", &c));
    epcis_context_ignore(cx->ar, c, doc->head);
    *out = c;
    return ERR_NONE;
}

/* Room for one more of size bytes each. */
static void *more(struct arena *ar, void *old, size_t n, size_t *cap, size_t size)
{
    if (n < *cap)
        return old;
    *cap = *cap ? *cap * 2 : 64;
    void *p = ar_array(ar, *cap, size);
    if (n)
        memcpy(p, old, n * size);
    return p;
}

static bool gather_event(void *arg, const struct epcisxml_doc *doc, const struct epcisxml_event *ev)
{
    struct gather *g = arg;
    struct cx *cx = g->cx;
    (void)doc;
    if (g->n == g->max)
        return false;
    g->ev = more(cx->ar, g->ev, g->n, &g->cap, sizeof *g->ev);
    struct epcis_xml_event *x = &g->ev[g->n++];
    *x = (struct epcis_xml_event){.json = ev->json, .at = ar_strdup(cx->ar, ev->at), .line = ev->line};
    if (!ev->json) {
        x->err = cx->err;
        x->field = ar_strdup(cx->ar, cx->err_field);
        x->text = ar_strdup(cx->ar, cx->err_text);
    }
    return true;
}

/* Elements come one by one; they are kept as vocabularies of one element each. */
static bool gather_master(void *arg, const struct epcisxml_doc *doc, const struct epcisxml_master *m)
{
    struct gather *g = arg;
    struct arena *ar = g->cx->ar;
    struct jm *v = AR_ARRAY(ar, struct jm, 2);
    struct jv *element = AR_NEW(ar, struct jv);
    (void)doc;
    *element = *m->json;
    v[0] = (struct jm){STR("type"), {.type = J_STR, .s = m->type}};
    v[1] = (struct jm){STR("vocabularyElementList"), {.type = J_ARR, .n = 1, .items = element}};
    g->vocs = more(ar, g->vocs, g->vocs_n, &g->vocs_cap, sizeof *g->vocs);
    g->vocs[g->vocs_n++] = (struct jv){.type = J_OBJ, .n = 2, .members = v};
    return true;
}

static enum err read_all(struct epcisxml_reader *r, struct str text, struct epcisxml_doc *doc)
{
    TRY(epcisxml_feed(r, text));
    return epcisxml_end(r, doc);
}

enum err epcis_xml_read(struct cx *cx, struct str text, bool any_order, struct epcis_document *out)
{
    struct gather g = {.cx = cx, .d = out, .max = any_order ? UINT32_MAX : EPCIS_DOCUMENT_EVENTS_MAX};
    struct epcisxml_doc doc;
    const struct epcisxml_opt o = {.cx = cx, .ar = cx->ar, .any_order = any_order, .event = gather_event, .master = gather_master, .arg = &g};
    struct epcisxml_reader *r = epcisxml_open(&o);
    if (!r)
        return err_set(cx, ERR_MEMORY, NULL);
    enum err e = read_all(r, text, &doc);
    epcisxml_close(&r);
    if (e == ERR_STOPPING)
        return err_say(cx, ERR_TOO_LARGE, "/EPCISBody/EventList", "一次最多收 %d 个事件", "at most %d events are taken at once", EPCIS_DOCUMENT_EVENTS_MAX);
    TRY(e);
    const struct epcis_context *c;
    TRY(epcis_xml_context(cx, &doc, &c));
    struct jv *vocs = AR_NEW(cx->ar, struct jv);
    *vocs = (struct jv){.type = J_ARR, .n = (uint32_t)g.vocs_n, .items = g.vocs};
    static const struct epcis_xml_event NONE;
    *out = (struct epcis_document){.context = c, .events_pointer = "/EPCISBody/EventList", .single = doc.kind == EPCISXML_EVENT, .n = (int64_t)g.n,
                                   .xml = g.n ? g.ev : &NONE, .vocabularies = g.vocs_n ? vocs : NULL};
    return ERR_NONE;
}
