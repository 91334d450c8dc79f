/* epcisxml_build.c: tags and texts of EPCIS XML as JSON values. A stack of open elements (frames) says where we are, a stack of
 * finished members waits for the element around them to end; an event that is complete goes to its taker. What cannot be an event
 * refuses that event only: the rest of it is passed over and the document goes on. Called by epcisxml_read.c. */
#include "epcisxml_build.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- errors ------------------------------------------------------------------------------------------------------------------- */
static const char *event_at(struct xml_build *b)
{
    if (b->doc.kind == EPCISXML_EVENT)
        snprintf(b->event_at, sizeof b->event_at, "/%s", b->f[0].name);
    else
        snprintf(b->event_at, sizeof b->event_at, "%s/*[%llu]", b->at, (unsigned long long)b->index + 1);
    return b->event_at;
}

const char *xml_build_path(struct xml_build *b)
{
    size_t n = 0, from = 0;
    b->path[0] = '\0';
    if (b->inside && b->ev_type >= 0) {
        n = (size_t)snprintf(b->path, sizeof b->path, "%s", event_at(b));
        from = b->ev_depth + 1;
    }
    for (size_t i = from; i < b->depth && n < sizeof b->path; i++)
        n += (size_t)snprintf(b->path + n, sizeof b->path - n, "/%s", b->f[i].name);
    return b->path;
}

static void add_line(struct cx *cx, int line)
{
    size_t n = strlen(cx->err_text);
    snprintf(cx->err_text + n, sizeof cx->err_text - n, cx->lang == LANG_ZH ? "（第 %d 行）" : " (line %d)", line);
}

/* The document is at fault: reading ends. */
bool xml_build_fault(struct xml_build *b, enum err e)
{
    if (b->err == ERR_NONE) {
        b->err = e;
        add_line(b->o.cx, b->line);
    }
    return false;
}

/* The event is at fault: what follows of it is passed over. Only the first fault is told. */
bool xml_refuse(struct xml_build *b, enum err e)
{
    struct cx *cx = b->o.cx;
    if (!b->inside)
        return xml_build_fault(b, e);
    if (b->ev_err == ERR_NONE) {
        b->ev_err = e;
        add_line(cx, b->line);
        memcpy(b->ev_field, cx->err_field, sizeof b->ev_field);
        memcpy(b->ev_text, cx->err_text, sizeof b->ev_text);
        b->m_n = b->f[b->ev_depth].base; /* nothing of it is needed any more */
    }
    cx_clear(cx);
    return true;
}

enum err xml_build_err(const struct xml_build *b)
{
    return b->err;
}

void xml_build_line(struct xml_build *b, int line)
{
    b->line = line;
}

/* ---- the stack of members --------------------------------------------------------------------------------------------------------- */
bool xml_no_memory(struct xml_build *b)
{
    return xml_build_fault(b, err_set(b->o.cx, ERR_MEMORY, NULL));
}

/* Count a value; false when the event has become too large (it is refused then, and the caller goes on without the value). */
bool xml_afford(struct xml_build *b, size_t size)
{
    b->values++;
    b->bytes += size;
    if (!b->inside || b->ev_err != ERR_NONE)
        return b->ev_err == ERR_NONE;
    if (b->bytes > EPCISXML_EVENT_BYTES_MAX)
        (void)REFUSE(b, ERR_TOO_LARGE, "一个事件最多 %d 字节", "an event may have %d bytes at most", EPCISXML_EVENT_BYTES_MAX);
    else if (b->values > EPCISXML_VALUES_MAX)
        (void)REFUSE(b, ERR_LIMIT, "一个事件最多 %d 个元素和属性", "an event may have %d elements and attributes at most", EPCISXML_VALUES_MAX);
    return b->ev_err == ERR_NONE;
}

bool xml_push(struct xml_build *b, struct str key, struct jv val, unsigned mode)
{
    if (b->m_n == b->m_cap) {
        uint32_t cap = b->m_cap ? b->m_cap * 2 : 256;
        struct jm *m = realloc(b->m, cap * sizeof *m);
        if (!m)
            return xml_no_memory(b);
        b->m = m;
        b->m_cap = cap;
    }
    val.off = mode;
    b->m[b->m_n++] = (struct jm){key, val};
    return true;
}

struct str xml_copy(struct xml_build *b, struct str s)
{
    return (struct str){ar_strndup(b->o.ar, s.p ? s.p : "", s.size), s.size};
}

/* ---- frames ---------------------------------------------------------------------------------------------------------------------------- */
const struct xml_spec *xml_find_child(struct xml_build *b, const struct xml_specs *set, const char *name)
{
    struct slot *s = &b->slots[(((uintptr_t)name >> 3) ^ ((uintptr_t)set >> 4)) % SLOTS];
    if (s->set == set && s->name == name)
        return s->spec;
    const struct xml_spec *spec = xml_spec_find(set, name);
    *s = (struct slot){set, name, spec};
    return spec;
}

static struct frame *open_frame(struct xml_build *b, enum xml_kind kind, const struct xml_spec *spec, const char *name)
{
    struct frame *f = &b->f[b->depth++];
    *f = (struct frame){.kind = kind, .spec = spec, .sub = spec ? spec->sub : NULL, .name = name, .base = b->m_n, .ns_base = b->ns_before,
                        .flags = spec ? spec->flags : XF_OPEN};
    if (spec) {
        f->key = str_of(xml_spec_json(spec));
        f->mode = spec->flags & XF_REPEAT ? XM_ALWAYS : spec->flags & XF_ANYLIST ? XM_JOIN : XM_ONCE;
    }
    return f;
}

static struct frame *top(struct xml_build *b)
{
    return b->depth ? &b->f[b->depth - 1] : NULL;
}

/* Text where only elements may be. */
static bool text_here(struct xml_build *b)
{
    if (!b->inked)
        return true;
    b->inked = false;
    return REFUSE(b, ERR_INVALID, "这里不能有文字“%.*s”", "the text \"%.*s\" may not stand here", (int)(b->text_n > 40 ? 40 : b->text_n), b->text);
}

static void text_reset(struct xml_build *b)
{
    b->text_n = 0;
    b->inked = false;
}

static struct str text_of(struct xml_build *b, bool keep_space)
{
    struct str s = {b->text ? b->text : "", b->text_n};
    return keep_space ? s : str_trim(s);
}

bool xml_build_text(struct xml_build *b, const char *p, size_t n)
{
    if (b->skip || b->ev_err != ERR_NONE || !b->depth || b->f[b->depth - 1].kind == XK_SKIP)
        return true;
    if (!b->inked)
        for (size_t i = 0; i < n && !b->inked; i++)
            b->inked = !strchr(" \t\r\n", p[i]);
    if (b->text_n + n > EPCISXML_EVENT_BYTES_MAX)
        return REFUSE(b, ERR_TOO_LARGE, "文字最多 %d 字节", "a text may have %d bytes at most", EPCISXML_EVENT_BYTES_MAX);
    if (b->text_n + n > b->text_cap) {
        size_t cap = (b->text_n + n) * 2 + 256;
        char *t = realloc(b->text, cap);
        if (!t)
            return xml_no_memory(b);
        b->text = t;
        b->text_cap = cap;
    }
    memcpy(b->text + b->text_n, p, n);
    b->text_n += n;
    return true;
}

/* ---- start of an element ------------------------------------------------------------------------------------------------------------------ */
static bool start_inside(struct xml_build *b, const struct xml_tag *tag);

static bool begin_item(struct xml_build *b, const struct xml_tag *tag)
{
    b->inside = true;
    b->ev_err = ERR_NONE;
    b->values = b->bytes = 0;
    b->ev_ns_n = b->marks = 0;
    b->ev_line = tag->line;
    b->ev_depth = b->depth - 1;
    if (b->doc.kind != EPCISXML_EVENT && !b->doc_ready)
        b->ns_n = b->ns_before; /* what it declares itself is its own */
    xml_need_doc(b);
    return b->doc.kind == EPCISXML_EVENT || xml_declare_own(b, tag);
}

static bool start_event(struct xml_build *b, const struct xml_spec *spec, const struct xml_tag *tag)
{
    struct frame *f = open_frame(b, XK_EVENT, spec, tag->local);
    b->ev_type = xml_event_type(str_of(spec->name));
    f->mode = XM_JOIN;
    if (!begin_item(b, tag) || !xml_push(b, STR("@context"), (struct jv){.type = J_NULL}, XM_ONCE))
        return false;
    const char *name = b->ev_type == XML_QUANTITY_EVENT ? "ObjectEvent" : spec->name;
    return xml_push(b, STR("type"), xml_text(str_of(name)), XM_ONCE) && xml_attrs_other(b, f, tag);
}

/* An element of EventList that is no event of the standard. */
static bool start_unknown_event(struct xml_build *b, const struct xml_tag *tag)
{
    static const struct xml_specs NONE = {NULL, 0};
    struct frame *f = open_frame(b, XK_EVENT, NULL, tag->local);
    f->sub = &NONE;
    b->ev_type = 0;
    if (!begin_item(b, tag))
        return false;
    return REFUSE(b, ERR_INVALID, "不支持的事件类型“%s”；EPCIS 2.0 有 ObjectEvent、AggregationEvent、TransactionEvent、TransformationEvent、AssociationEvent 五种",
                  "unsupported event type \"%s\"; EPCIS 2.0 has ObjectEvent, AggregationEvent, TransactionEvent, TransformationEvent, AssociationEvent", tag->local);
}

static struct str attr_value(const struct xml_tag *tag, const char *local)
{
    for (size_t i = 0; i < tag->attrs_n; i++)
        if (!tag->attrs[i].uri && strcmp(tag->attrs[i].local, local) == 0)
            return str_trim(tag->attrs[i].value);
    return (struct str){0};
}

static bool start_vocel(struct xml_build *b, const struct xml_spec *spec, const struct xml_tag *tag)
{
    struct frame *f = open_frame(b, XK_VOCEL, spec, tag->local);
    struct str id = attr_value(tag, "id");
    f->mode = XM_JOIN;
    b->ev_type = -1;
    if (!begin_item(b, tag))
        return false;
    if (!id.size)
        return REFUSE(b, ERR_INVALID, "词条须有 id", "an element of a vocabulary has an id");
    return !xml_afford(b, id.size + 8) || xml_push(b, STR("id"), xml_text(xml_copy(b, id)), XM_ONCE);
}

/* The outermost element says what the document is. */
static bool start_root(struct xml_build *b, const struct xml_spec *spec, const struct xml_tag *tag)
{
    b->doc.old = tag->uri && strstr(tag->uri, ":xsd:1");
    if (spec->kind == XK_EVENT) {
        b->doc.kind = EPCISXML_EVENT;
        b->body = true;
        return start_event(b, spec, tag);
    }
    b->doc.kind = strcmp(tag->local, "EPCISDocument") == 0 ? EPCISXML_DOCUMENT
                  : strcmp(tag->local, "EPCISQueryDocument") == 0 ? EPCISXML_QUERY : EPCISXML_MASTER_DATA;
    (void)open_frame(b, XK_ENVELOPE, spec, tag->local);
    if (!tag->uri)
        return FAULT(b, ERR_INVALID, "%s 须在命名空间 " XML_EPCIS " 里（1.2 版为 …:1）", "%s must be in the namespace " XML_EPCIS " (version 1.2: …:1)", tag->local);
    if (b->doc.kind == EPCISXML_DOCUMENT && (!attr_value(tag, "schemaVersion").size || !attr_value(tag, "creationDate").size))
        return FAULT(b, ERR_INVALID, "EPCISDocument 须有 schemaVersion 和 creationDate", "EPCISDocument has schemaVersion and creationDate");
    return true;
}

static bool start_envelope(struct xml_build *b, struct frame *parent, const struct xml_tag *tag)
{
    const struct xml_specs *set = parent ? parent->sub : &xml_root;
    const struct xml_spec *spec = xml_own_ns(tag->uri) ? xml_find_child(b, set, tag->local) : NULL;
    if (!parent)
        return spec ? start_root(b, spec, tag)
                    : FAULT(b, ERR_INVALID, "不是 EPCIS 文档：最外层是 %s", "this is not an EPCIS document: the outermost element is %s", tag->local);
    if (parent->kind == XK_EVENTS && (!spec || spec->kind == XK_EVENT))
        return spec ? start_event(b, spec, tag) : start_unknown_event(b, tag);
    if (spec && spec->kind == XK_VOCEL)
        return start_vocel(b, spec, tag);
    if (spec) {
        b->body = b->body || strcmp(tag->local, "EPCISBody") == 0 || strcmp(tag->local, "resultsBody") == 0;
        if (spec->kind == XK_EVENTS && parent->kind != XK_EVENTS)
            snprintf(b->at, sizeof b->at, "%s/EventList", xml_build_path(b) + 1 + strlen(b->f[0].name));
        if (spec->kind == XK_VOC)
            b->voc_type = (struct str){str_dup(b->o.cx->ar, attr_value(tag, "type")), attr_value(tag, "type").size};
        (void)open_frame(b, spec->kind, spec, tag->local);
        return true;
    }
    if (xml_own_ns(tag->uri) && b->depth > 1 && strcmp(b->f[1].name, "EPCISBody") == 0 && b->doc.kind == EPCISXML_QUERY)
        return FAULT(b, ERR_INVALID, "这是查询（%s），不是事件", "this is a query (%s), it holds no events", tag->local);
    if (xml_own_ns(tag->uri))
        return FAULT(b, ERR_INVALID, "这里不能有 %s", "%s may not stand here", tag->local);
    struct frame *f = open_frame(b, b->depth == 1 && !b->doc_ready ? XK_EXT : XK_SKIP, NULL, tag->local);
    if (f->kind == XK_EXT) { /* a field of the document: only the one that the event hash asks for is read */
        bool names = strcmp(tag->local, "ignoreFields") == 0 && strcmp(tag->uri, "https://repository-x.example.com/") == 0;
        f->kind = names ? XK_NAMES : XK_SKIP;
        f->key = names ? xml_qualified(b, tag->prefix, tag->uri, tag->local) : (struct str){0};
    }
    return true;
}

/* A child in the order of the schema? Not asked for in what belongs to EPCIS 1.x. */
static bool in_order(struct xml_build *b, struct frame *parent, const struct xml_spec *spec, const char *name)
{
    if (parent->kind != XK_EVENT || b->o.any_order || b->doc.old || b->ev_type >= XML_QUANTITY_EVENT)
        return true;
    unsigned rank = spec ? xml_order(b->ev_type, spec) : 255;
    if (rank && rank < parent->rank) {
        (void)REFUSE(b, ERR_INVALID, "元素 %s 的位置不对：须按标准的模式（XSD）的顺序", "the element %s stands in the wrong place: the order of the standard's schema (XSD) is required", name);
        return false;
    }
    parent->rank = rank ? rank : parent->rank;
    return true;
}

static bool start_ext(struct xml_build *b, const struct xml_tag *tag)
{
    struct frame *f = open_frame(b, XK_EXT, NULL, tag->local);
    bool mark = tag->uri && strcmp(tag->uri, XML_MARK) == 0 && strcmp(tag->local, "member") == 0;
    if (mark && ++b->marks > EPCISXML_PREFIXES_MAX)
        return REFUSE(b, ERR_LIMIT, "最多 %d 个 member", "there may be %d members of this kind at most", EPCISXML_PREFIXES_MAX);
    if (mark)
        f->kind = XK_MARK;
    else
        f->key = xml_qualified(b, tag->prefix, tag->uri, tag->local);
    f->mode = XM_JOIN;
    return xml_afford(b, f->key.size + 4) ? xml_attrs_other(b, f, tag) : true;
}

static bool start_known(struct xml_build *b, struct frame *parent, const struct xml_spec *spec, const struct xml_tag *tag)
{
    if (!in_order(b, parent, spec, tag->local))
        return true;
    const struct xml_specs *outer = parent->sub;
    struct frame *f = open_frame(b, spec->kind, spec, tag->local);
    if (parent->kind == XK_LIST || (parent->kind == XK_FLAT && parent[-1].kind == XK_LIST))
        f->mode = XM_JOIN;
    if (spec->kind == XK_FLAT) {
        f->sub = outer;
        f->flags = parent->flags;
    }
    if (!xml_afford(b, f->key.size + 4))
        return true;
    if (spec->kind == XK_ATTRS)
        return xml_attrs_object(b, f, tag);
    if (spec->kind == XK_VATTR && !xml_push(b, STR("id"), xml_text(xml_copy(b, attr_value(tag, "id"))), XM_ONCE))
        return false;
    return xml_attrs_other(b, f, tag);
}

static bool start_inside(struct xml_build *b, const struct xml_tag *tag)
{
    struct frame *parent = top(b);
    if (parent->kind == XK_EXT || parent->kind == XK_VATTR) {
        if (b->inked && !xml_push(b, STR("#text"), xml_text(xml_copy(b, text_of(b, parent->keep_space))), XM_JOIN))
            return false;
        text_reset(b);
        return start_ext(b, tag);
    }
    if (!text_here(b))
        return false;
    text_reset(b);
    if (b->ev_err != ERR_NONE)
        return true;
    const struct xml_spec *spec = xml_own_ns(tag->uri) && parent->sub ? xml_find_child(b, parent->sub, tag->local) : NULL;
    if (spec && (parent->kind == XK_EVENT || parent->kind == XK_OBJ || parent->kind == XK_LIST || parent->kind == XK_FLAT || parent->kind == XK_VOCEL))
        return start_known(b, parent, spec, tag);
    if (!xml_own_ns(tag->uri) && parent->kind == XK_VOCEL) {
        (void)open_frame(b, XK_SKIP, NULL, tag->local);
        return true;
    }
    if (!xml_own_ns(tag->uri) && parent->flags & XF_OPEN && parent->kind != XK_LIST && parent->kind != XK_ATTRS)
        return !in_order(b, parent, NULL, tag->local) || start_ext(b, tag);
    return REFUSE(b, ERR_INVALID, "这里不能有元素 %s", "the element %s may not stand here", tag->local);
}

bool xml_build_start(struct xml_build *b, const struct xml_tag *tag)
{
    struct frame *parent = top(b);
    b->line = tag->line;
    if (b->depth + b->skip >= EPCISXML_DEPTH_MAX)
        return FAULT(b, ERR_LIMIT, "元素最多嵌套 %d 层", "elements may be nested %d deep at most", EPCISXML_DEPTH_MAX);
    if (b->inside && b->ev_err == ERR_NONE && b->depth - b->ev_depth > EPCISXML_EVENT_DEPTH_MAX)
        (void)REFUSE(b, ERR_LIMIT, "事件里的元素最多嵌套 %d 层", "elements of an event may be nested %d deep at most", EPCISXML_EVENT_DEPTH_MAX);
    if (b->skip || (b->inside && b->ev_err != ERR_NONE) || (parent && parent->kind == XK_SKIP)) {
        b->skip++;
        return true;
    }
    if (parent && parent->kind == XK_NAMES) {
        b->skip++;
        struct str name = xml_qualified(b, tag->prefix, tag->uri, tag->local);
        return b->m_n < EPCISXML_PREFIXES_MAX ? xml_push(b, (struct str){0}, xml_text((struct str){str_dup(b->o.cx->ar, name), name.size}), XM_JOIN) : true;
    }
    size_t before = b->depth;
    if (b->inside) {
        if (!start_inside(b, tag))
            return false;
        if (b->depth == before) /* refused before it was opened */
            b->skip++;
        return true;
    }
    text_reset(b);
    b->ns_before = b->ns_n;
    for (size_t i = 0; i < tag->ns_n && !b->doc_ready; i++)
        if (!xml_plumbing(tag->ns[i].uri)) {
            if (b->ns_n == EPCISXML_PREFIXES_MAX)
                return FAULT(b, ERR_LIMIT, "文档最多声明 %d 个命名空间前缀", "a document may declare %d namespace prefixes at most", EPCISXML_PREFIXES_MAX);
            b->ns[b->ns_n++] = tag->ns[i];
        }
    return start_envelope(b, parent, tag);
}

/* ---- end of an element ---------------------------------------------------------------------------------------------------------------------- */
static bool merge(struct xml_build *b, struct arena *ar, uint32_t base, struct jv *out)
{
    struct str twice;
    if (xml_merge(ar, &b->scratch, b->m + base, b->m_n - base, out, &twice))
        return true;
    return twice.p ? REFUSE(b, ERR_INVALID, "%.*s 只能出现一次", "%.*s may stand only once", (int)twice.size, twice.p) : xml_no_memory(b);
}

static bool list_value(struct xml_build *b, struct arena *ar, uint32_t base, struct jv *out)
{
    uint32_t n = b->m_n - base;
    *out = (struct jv){.type = J_ARR, .n = n, .items = AR_ARRAY(ar, struct jv, n)};
    for (uint32_t i = 0; i < n; i++) {
        out->items[i] = b->m[base + i].val;
        out->items[i].off = 0;
    }
    return true;
}

static bool ext_value(struct xml_build *b, struct frame *f, struct jv *out)
{
    if (f->mark == MK_JSON || f->kind == XK_MARK)
        return xml_json_text(b, text_of(b, false), out) || b->err == ERR_NONE;
    if (b->m_n == f->base) {
        *out = f->nil ? (struct jv){.type = J_NULL} : xml_text(xml_copy(b, text_of(b, f->keep_space)));
    } else {
        if (b->inked && !xml_push(b, STR("#text"), xml_text(xml_copy(b, text_of(b, f->keep_space))), XM_JOIN))
            return false;
        if (!merge(b, b->o.ar, f->base, out))
            return false;
    }
    if (f->mark == MK_LIST && b->ev_err == ERR_NONE) {
        struct jv *items = AR_ARRAY(b->o.ar, struct jv, 1);
        items[0] = *out;
        *out = (struct jv){.type = J_ARR, .n = 1, .items = items};
    }
    return true;
}

/* {"id", "attribute": value}; other attributes of the element are part of the value. */
static bool vattr_value(struct xml_build *b, struct frame *f, struct jv *out)
{
    struct jm *m = AR_ARRAY(b->o.ar, struct jm, 2);
    m[0] = b->m[f->base++];
    m[0].val.off = 0;
    m[1].key = STR("attribute");
    if (!ext_value(b, f, &m[1].val))
        return false;
    *out = (struct jv){.type = J_OBJ, .n = 2, .members = m};
    f->base--;
    return true;
}

static bool typed_value(struct xml_build *b, struct frame *f, struct jv *out)
{
    return xml_push(b, str_of(f->spec->name), xml_text(xml_copy(b, text_of(b, false))), XM_ONCE) && merge(b, b->o.ar, f->base, out);
}

/* QuantityEvent: epcClass and quantity become the quantityList of an ObjectEvent that observes. */
static void quantity_event(struct xml_build *b, uint32_t base)
{
    struct jm *e = AR_ARRAY(b->o.ar, struct jm, 2);
    uint32_t n = 0, to = base;
    for (uint32_t i = base; i < b->m_n; i++) {
        bool part = str_eqz(b->m[i].key, "epcClass") || str_eqz(b->m[i].key, "quantity");
        if (part && n < 2)
            e[n++] = b->m[i];
        else
            b->m[to++] = b->m[i];
    }
    b->m_n = to;
    struct jv *item = AR_NEW(b->o.ar, struct jv);
    *item = (struct jv){.type = J_OBJ, .n = n, .members = e};
    (void)xml_push(b, STR("action"), xml_text(STR("OBSERVE")), XM_ONCE);
    (void)xml_push(b, STR("quantityList"), (struct jv){.type = J_ARR, .n = 1, .items = item}, XM_ONCE);
}

static bool stopped(struct xml_build *b)
{
    if (b->err == ERR_NONE)
        b->err = ERR_STOPPING;
    return false;
}

/* XML_MARK members replace what stands under their name. */
static void apply_marks(struct xml_build *b, uint32_t base)
{
    for (uint32_t i = base; b->marks && i < b->m_n; i++) {
        if (b->m[i].val.off != XM_MARK)
            continue;
        for (uint32_t k = base; k < i; k++)
            if (str_eq(b->m[k].key, b->m[i].key)) {
                memmove(&b->m[k], &b->m[k + 1], (b->m_n - k - 1) * sizeof *b->m);
                b->m_n--;
                i--;
                k--;
            }
        b->m[i].val.off = XM_JOIN;
    }
}

static bool give_event(struct xml_build *b, struct frame *f)
{
    struct jv *json = NULL;
    struct cx *cx = b->o.cx;
    if (b->ev_err == ERR_NONE) {
        if (b->ev_type == XML_QUANTITY_EVENT)
            quantity_event(b, f->base);
        uint32_t base = f->base;
        if (b->ev_ns_n)
            b->m[base].val = xml_context_object(b->o.ar, b->ev_ns, b->ev_ns_n);
        if (!b->ev_ns_n || !b->m[base].val.n)
            base++;
        struct jv v = {0};
        if (!merge(b, b->o.ar, base, &v))
            return false;
        if (b->ev_err == ERR_NONE) {
            json = AR_NEW(b->o.ar, struct jv);
            *json = v;
            json->size = (uint32_t)b->bytes;
        }
    }
    const struct epcisxml_event ev = {json, b->index, b->ev_line, event_at(b)};
    if (b->ev_err != ERR_NONE) {
        cx->err = b->ev_err;
        memcpy(cx->err_field, b->ev_field, sizeof cx->err_field);
        memcpy(cx->err_text, b->ev_text, sizeof cx->err_text);
    }
    bool go_on = !b->o.event || b->o.event(b->o.arg, &b->doc, &ev);
    if (go_on)
        cx_clear(cx);
    b->ev_err = ERR_NONE;
    b->inside = false;
    b->index++;
    return go_on || stopped(b);
}

static bool give_master(struct xml_build *b, struct frame *f)
{
    struct jv v = {0};
    struct cx *cx = b->o.cx;
    b->inside = false;
    if (b->ev_err != ERR_NONE) { /* master data that cannot be read refuse the document */
        memcpy(cx->err_field, b->ev_field, sizeof cx->err_field);
        memcpy(cx->err_text, b->ev_text, sizeof cx->err_text);
        cx->err = b->err = b->ev_err;
        return false;
    }
    if (!merge(b, b->o.ar, f->base, &v))
        return false;
    v.size = (uint32_t)b->bytes;
    const struct epcisxml_master m = {b->voc_type, &v, b->ev_line};
    return !b->o.master || b->o.master(b->o.arg, &b->doc, &m) || stopped(b);
}

static bool leaf_value(struct xml_build *b, struct frame *f, struct jv *out)
{
    struct str text = text_of(b, false);
    if (!xml_afford(b, text.size + 2))
        return true;
    *out = xml_value(b->o.ar, f->spec, text);
    if (out->type == J_STR || out->type == J_NUM)
        out->s = xml_copy(b, out->s);
    return true;
}

static bool value_of(struct xml_build *b, struct frame *f, struct jv *out)
{
    switch (f->kind) {
    case XK_LEAF: return leaf_value(b, f, out);
    case XK_TYPED: return !xml_afford(b, b->text_n + 8) || typed_value(b, f, out);
    case XK_EXT: case XK_MARK: return !xml_afford(b, b->text_n + 2) || ext_value(b, f, out);
    case XK_VATTR: return !xml_afford(b, b->text_n + 2) || vattr_value(b, f, out);
    case XK_NAMES:
        f->key.p = ar_strndup(b->o.cx->ar, f->key.p, f->key.size);
        return list_value(b, b->o.cx->ar, f->base, out);
    default:
        if (!text_here(b))
            return false;
        return b->ev_err != ERR_NONE || (f->kind == XK_LIST ? list_value(b, b->o.ar, f->base, out) : merge(b, b->o.ar, f->base, out));
    }
}

bool xml_build_end(struct xml_build *b)
{
    if (b->skip) {
        b->skip--;
        return true;
    }
    struct frame *f = top(b);
    bool ok = true;
    if (!f)
        return false; /* an end without its beginning: the parser lets none through */
    switch (f->kind) {
    case XK_SKIP: case XK_ENVELOPE: case XK_EVENTS: case XK_VOC:
        if (!b->doc_ready)
            b->ns_n = f->ns_base;
        break;
    case XK_FLAT: ok = b->ev_err != ERR_NONE || text_here(b); break;
    case XK_EVENT: case XK_VOCEL:
        ok = b->ev_err != ERR_NONE || text_here(b);
        if (ok && f->kind == XK_EVENT)
            apply_marks(b, f->base);
        ok = ok && (f->kind == XK_EVENT ? give_event(b, f) : give_master(b, f));
        b->m_n = f->base;
        break;
    default: {
        struct jv v = {.type = J_NULL};
        unsigned mode = f->kind == XK_MARK ? XM_MARK : f->mode;
        ok = b->ev_err != ERR_NONE || value_of(b, f, &v);
        struct str key = f->key;
        bool nil = f->kind == XK_LEAF && f->nil; /* as if it were not there */
        b->m_n = b->ev_err == ERR_NONE ? f->base : b->m_n;
        if (ok && b->ev_err == ERR_NONE && !nil)
            ok = xml_push(b, key, v, mode);
        break;
    }
    }
    b->depth--;
    text_reset(b);
    return ok;
}

/* ---- the builder ----------------------------------------------------------------------------------------------------------------------------- */
struct xml_build *xml_build_new(const struct epcisxml_opt *opt)
{
    struct xml_build *b = calloc(1, sizeof *b);
    if (b) {
        b->o = *opt;
        memcpy(b->at, "/EPCISBody/EventList", sizeof "/EPCISBody/EventList");
    }
    return b;
}

void xml_build_free(struct xml_build **bp)
{
    struct xml_build *b = *bp;
    if (b) {
        free(b->m);
        free(b->scratch.p);
        free(b->text);
        free(b);
    }
    *bp = NULL;
}

enum err xml_build_finish(struct xml_build *b, struct epcisxml_doc *doc_out)
{
    if (b->err != ERR_NONE)
        return b->err;
    if (!b->body)
        return b->err = err_say(b->o.cx, ERR_INVALID, "/EPCISBody", "文档没有 EPCISBody", "the document has no EPCISBody");
    xml_need_doc(b);
    *doc_out = b->doc;
    return ERR_NONE;
}
