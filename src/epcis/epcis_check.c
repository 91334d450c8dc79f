/* epcis_check.c: one event against the tables of epcis_rules.c, and the rules that no schema sees. Pure computation; a refusal
 * names the place by JSON pointer and says in both languages what would be right. Called by epcis_event.c. */
#include "epcis_priv.h"

#include <stdlib.h>
#include <string.h>

int64_t epcis_future_us = US_PER_DAY; /* see epcis_priv.h */

struct walk {
    struct cx *cx;
    const char *base;         /* pointer of the event */
    enum epcis_type type;     /* of the event being read */
    uint8_t bit;              /* 1 << type */
};

static const char *const TYPE_NAMES[] = {"ObjectEvent", "AggregationEvent", "TransactionEvent", "TransformationEvent", "AssociationEvent"};
static const char *const ACTION_NAMES[] = {"ADD", "OBSERVE", "DELETE", NULL};

/* What people call each vocabulary. */
static const struct { const char *zh, *en; } VOC_TITLES[EPCIS_VOCS] = {
    [EPCIS_BIZSTEP] = {"业务步骤", "business step"},       [EPCIS_DISP] = {"处置状态", "disposition"},
    [EPCIS_BTT] = {"业务单据类型", "business transaction type"}, [EPCIS_SDT] = {"来源或去向类型", "source or destination type"},
    [EPCIS_ER] = {"更正原因", "error reason"},              [EPCIS_MEASUREMENT] = {"测量类型", "measurement type"},
    [EPCIS_ALARM] = {"告警类型", "sensor alert type"},      [EPCIS_COMP] = {"分量", "component"},
};

const char *epcis_type_name(enum epcis_type t)
{
    return TYPE_NAMES[t];
}

const char *epcis_action_name(enum epcis_action a)
{
    return ACTION_NAMES[a];
}

static int index_of(const char *const *names, size_t n, struct str s)
{
    for (size_t i = 0; i < n; i++)
        if (names[i] && str_eqz(s, names[i]))
            return (int)i;
    return -1;
}

int epcis_type_of(struct str s)
{
    return index_of(TYPE_NAMES, EPCIS_TYPES, s);
}

int epcis_action_of(struct str s)
{
    return index_of(ACTION_NAMES, 3, s);
}

/* ---- characters --------------------------------------------------------------------------------------------------------- */
/* RFC 3986: what may stand in a URI after the scheme. */
static bool uri_char(unsigned char c)
{
    static const char MARKS[] = "-._~:/?#[]@!$&'()*+,;=";
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c && strchr(MARKS, c));
}

static bool hex_char(unsigned char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* Size of "scheme:", 0 when there is none. */
static size_t scheme_size(struct str s)
{
    size_t i = 0;
    for (; i < s.size && s.p[i] != ':'; i++) {
        unsigned char c = (unsigned char)s.p[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!letter && (i == 0 || !((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.')))
            return 0;
    }
    return i > 0 && i < s.size ? i + 1 : 0;
}

bool epcis_is_uri(struct str s)
{
    if (s.size > EPCIS_URI_BYTES_MAX)
        return false;
    size_t i = scheme_size(s);
    if (!i)
        return false;
    for (; i < s.size; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (uri_char(c))
            continue;
        if (c != '%' || i + 2 >= s.size || !hex_char((unsigned char)s.p[i + 1]) || !hex_char((unsigned char)s.p[i + 2]))
            return false;
        i += 2;
    }
    return true;
}

/* Prefixes and names may use letters of any script (people name fields in their language), but no blanks or controls. */
bool epcis_is_extension(struct str name)
{
    struct str head, tail;
    if (name.size > EPCIS_URI_BYTES_MAX || !str_cut(name, ':', &head, &tail) || !head.size || !tail.size)
        return false;
    for (size_t i = 0; i < name.size; i++) {
        unsigned char c = (unsigned char)name.p[i];
        if (c <= ' ' || c == 0x7f || strchr("\"<>\\^`{|}", c))
            return false;
    }
    return true;
}

/* ---- telling a fault ------------------------------------------------------------------------------------------------------ */
static void pointer_part(struct buf *b, struct str name)
{
    for (size_t i = 0; i < name.size; i++) {
        if (name.p[i] == '~')
            buf_puts(b, "~0");
        else if (name.p[i] == '/')
            buf_puts(b, "~1");
        else
            buf_ch(b, name.p[i]);
    }
}

static void path_put(struct buf *b, const struct path *p)
{
    if (!p)
        return;
    path_put(b, p->up);
    buf_ch(b, '/');
    if (p->name.p)
        pointer_part(b, p->name);
    else
        buf_i64(b, p->index);
}

const char *epcis_path(struct arena *ar, const char *base, const struct path *p)
{
    struct buf b;
    buf_init(&b, ar, 64);
    buf_puts(&b, base);
    path_put(&b, p);
    return buf_z(&b);
}

#define FAULT(w, p, zh, en, ...) err_say((w)->cx, ERR_INVALID, epcis_path((w)->cx->ar, (w)->base, (p)), zh, en, ##__VA_ARGS__)
/* A value shown in a sentence: its first 60 bytes. */
#define SHOW(s) (int)((s).size > 60 ? 60 : (s).size), (s).p

/* ---- single values --------------------------------------------------------------------------------------------------------- */
static enum err need(struct walk *w, const struct jv *v, enum jtype t, const struct path *p)
{
    static const char *const ZH[] = {"空值", "布尔值", "布尔值", "数字", "文本", "列表", "对象"};
    static const char *const EN[] = {"null", "a boolean", "a boolean", "a number", "a text", "a list", "an object"};
    if (v->type == t)
        return ERR_NONE;
    return FAULT(w, p, "这里应是%s，收到的是%s", "%s is expected here, %s was sent", w->cx->lang == LANG_ZH ? ZH[t] : EN[t],
                 w->cx->lang == LANG_ZH ? ZH[v->type] : EN[v->type]);
}

static enum err check_uri(struct walk *w, const struct jv *v, const struct path *p)
{
    TRY(need(w, v, J_STR, p));
    if (epcis_is_uri(v->s))
        return ERR_NONE;
    return FAULT(w, p, "“%.*s”不是合格的 URI（例如 urn:epc:id:… 或 https://id.gs1.org/…）",
                 "\"%.*s\" is not a URI (such as urn:epc:id:… or https://id.gs1.org/…)", SHOW(v->s));
}

static enum err check_time(struct walk *w, const struct jv *v, const struct path *p)
{
    struct when t;
    TRY(need(w, v, J_STR, p));
    if (when_parse(v->s, &t) && t.has_off)
        return ERR_NONE;
    return FAULT(w, p, "“%.*s”不是带时区的时间（应如 2026-11-21T08:30:00.000+08:00）",
                 "\"%.*s\" is not a time with offset (such as 2026-11-21T08:30:00.000+08:00)", SHOW(v->s));
}

static enum err check_offset(struct walk *w, const struct jv *v, const struct path *p)
{
    int32_t min;
    TRY(need(w, v, J_STR, p));
    if (when_parse_offset(v->s, &min))
        return ERR_NONE;
    return FAULT(w, p, "“%.*s”不是时区差（应如 +08:00）", "\"%.*s\" is not an offset (such as +08:00)", SHOW(v->s));
}

static enum err check_num(struct walk *w, const struct jv *v, const struct path *p)
{
    TRY(need(w, v, J_NUM, p));
    if (dec_valid(v->s, false))
        return ERR_NONE;
    return FAULT(w, p, "数字“%.*s”过长", "the number %.*s is too long", SHOW(v->s));
}

static enum err check_bool(struct walk *w, const struct jv *v, const struct path *p)
{
    return v->type == J_TRUE ? ERR_NONE : need(w, v, J_FALSE, p);
}

static enum err check_hex(struct walk *w, const struct jv *v, const struct path *p)
{
    TRY(need(w, v, J_STR, p));
    bool ok = v->s.size > 0;
    for (size_t i = 0; i < v->s.size; i++)
        ok = ok && hex_char((unsigned char)v->s.p[i]);
    return ok ? ERR_NONE : FAULT(w, p, "“%.*s”不是十六进制数字", "\"%.*s\" is not hexadecimal", SHOW(v->s));
}

static enum err check_uom(struct walk *w, const struct jv *v, const struct path *p)
{
    TRY(need(w, v, J_STR, p));
    bool ok = v->s.size == 2 || v->s.size == 3;
    for (size_t i = 0; i < v->s.size; i++) {
        char c = v->s.p[i];
        ok = ok && ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
    }
    if (ok)
        return ERR_NONE;
    return FAULT(w, p, "单位“%.*s”不是 UN/ECE 20 号建议书的代码（如 KGM）", "\"%.*s\" is not a unit code of UN/ECE Recommendation 20 (such as KGM)",
                 SHOW(v->s));
}

static enum err check_action(struct walk *w, const struct jv *v, const struct path *p)
{
    TRY(need(w, v, J_STR, p));
    if (epcis_action_of(v->s) >= 0)
        return ERR_NONE;
    return FAULT(w, p, "action 只能是 ADD、OBSERVE 或 DELETE，不能是“%.*s”", "action must be ADD, OBSERVE or DELETE, not \"%.*s\"", SHOW(v->s));
}

static enum err check_text(struct walk *w, const struct jv *v, const struct path *p)
{
    return need(w, v, J_STR, p);
}

/* A word of the vocabulary, or a URI outside the standard's own namespaces. */
static enum err check_voc(struct walk *w, const struct rule *r, const struct jv *v, const struct path *p)
{
    static const char *const CBV_OWN[] = {"urn:epcglobal:cbv", "http://ns.gs1.org/cbv/", "https://ns.gs1.org/cbv/", NULL};
    static const char *const GS1_OWN[] = {"http://gs1.org/voc/", "https://gs1.org/voc/", "http://www.gs1.org/voc/", "https://www.gs1.org/voc/", NULL};
    TRY(need(w, v, J_STR, p));
    enum epcis_voc voc = (enum epcis_voc)r->voc;
    const char *title = w->cx->lang == LANG_ZH ? VOC_TITLES[voc].zh : VOC_TITLES[voc].en;
    if (epcis_voc_has(voc, v->s))
        return ERR_NONE;
    if (!epcis_is_uri(v->s) || epcis_voc_misused(voc, v->s))
        return FAULT(w, p, "CBV 2.0 没有这个%s：“%.*s”；自定义的词须写成 URI", "CBV 2.0 has no %s \"%.*s\"; words of your own are written as URIs", title,
                     SHOW(v->s));
    for (const char *const *own = r->flags & RF_GS1_ONLY ? GS1_OWN : CBV_OWN; *own; own++)
        if (str_starts(v->s, *own))
            return FAULT(w, p, "%s在 JSON 里写短名，不写“%.*s”", "In JSON the %s is written as its short name, not \"%.*s\"", title, SHOW(v->s));
    return ERR_NONE;
}

/* ---- lists ------------------------------------------------------------------------------------------------------------------ */
static int jv_text_cmp(const void *a, const void *b)
{
    const struct jv *x = *(const struct jv *const *)a, *y = *(const struct jv *const *)b;
    int c = str_cmp(x->s, y->s);
    return c ? c : (x < y ? -1 : x > y);
}

/* Index of the first text that stood before, or -1. */
static int64_t repeated(struct arena *ar, const struct jv *list)
{
    if (list->n < 2)
        return -1;
    const struct jv **v = AR_ARRAY(ar, const struct jv *, list->n);
    for (uint32_t i = 0; i < list->n; i++)
        v[i] = &list->items[i];
    qsort(v, list->n, sizeof *v, jv_text_cmp);
    for (uint32_t i = 1; i < list->n; i++)
        if (str_eq(v[i - 1]->s, v[i]->s))
            return v[i] - list->items;
    return -1;
}

static enum err check_size(struct walk *w, const struct jv *v, bool min1, const struct path *p)
{
    TRY(need(w, v, J_ARR, p));
    if (min1 && v->n == 0)
        return FAULT(w, p, "这个列表不能为空", "this list must not be empty");
    if (v->n > EPCIS_LIST_MAX)
        return FAULT(w, p, "列表最多 %d 项", "a list may have %d items at most", EPCIS_LIST_MAX);
    return ERR_NONE;
}

static enum err check_unique(struct walk *w, const struct jv *v, const struct path *p)
{
    int64_t i = repeated(w->cx->ar, v);
    struct path q = {p, {NULL, 0}, (uint32_t)i};
    return i < 0 ? ERR_NONE : FAULT(w, &q, "“%.*s”重复出现", "\"%.*s\" stands here twice", SHOW(v->items[i].s));
}

static enum err check_uris(struct walk *w, const struct rule *r, const struct jv *v, const struct path *p)
{
    TRY(check_size(w, v, false, p));
    for (uint32_t i = 0; i < v->n; i++) {
        struct path q = {p, {NULL, 0}, i};
        TRY(check_uri(w, &v->items[i], &q));
    }
    return r->uniq & w->bit ? check_unique(w, v, p) : ERR_NONE;
}

static enum err check_vocs(struct walk *w, const struct rule *r, const struct jv *v, const struct path *p)
{
    TRY(check_size(w, v, true, p));
    for (uint32_t i = 0; i < v->n; i++) {
        struct path q = {p, {NULL, 0}, i};
        TRY(check_voc(w, r, &v->items[i], &q));
    }
    return check_unique(w, v, p);
}

/* ---- objects ------------------------------------------------------------------------------------------------------------------ */
static enum err check_value(struct walk *w, const struct rule *r, const struct jv *v, const struct path *p);

static enum err check_member(struct walk *w, const struct rules *rs, const struct jm *m, const struct path *p)
{
    const struct rule *r = epcis_rule_find(rs, m->key);
    if (r && (r->on & w->bit))
        return check_value(w, r, &m->val, p);
    if (r)
        return FAULT(w, p, "%2$s 不能有 %1$s", "%s may not stand in %s", r->name, TYPE_NAMES[w->type]);
    if (rs->open && epcis_is_extension(m->key))
        return ERR_NONE;
    if (rs->open)
        return FAULT(w, p, "不认识的字段“%.*s”；自定义字段须带命名空间前缀（如 example:字段）",
                     "unknown field \"%.*s\"; fields of your own carry a namespace prefix (such as example:field)", SHOW(m->key));
    return FAULT(w, p, "这里不能有字段“%.*s”", "the field \"%.*s\" may not stand here", SHOW(m->key));
}

static enum err check_object(struct walk *w, const struct rules *rs, const struct jv *v, const struct path *p)
{
    TRY(need(w, v, J_OBJ, p));
    for (uint32_t i = 0; i < v->n; i++) {
        struct path q = {p, v->members[i].key, 0};
        TRY(check_member(w, rs, &v->members[i], &q));
    }
    for (size_t i = 0; i < rs->n; i++)
        if ((rs->r[i].req & w->bit) && !json_get(v, rs->r[i].name)) {
            struct path q = {p, str_of(rs->r[i].name), 0};
            return FAULT(w, &q, "缺少必填字段 %s", "the required field %s is missing", rs->r[i].name);
        }
    return ERR_NONE;
}

static enum err check_list(struct walk *w, const struct rule *r, const struct jv *v, const struct path *p)
{
    TRY(check_size(w, v, (r->flags & RF_MIN1) || (r->req & w->bit), p));
    for (uint32_t i = 0; i < v->n; i++) {
        struct path q = {p, {NULL, 0}, i};
        TRY(check_object(w, r->sub, &v->items[i], &q));
    }
    return ERR_NONE;
}

static enum err check_ilmd(struct walk *w, const struct jv *v, const struct path *p)
{
    TRY(need(w, v, J_OBJ, p));
    for (uint32_t i = 0; i < v->n; i++) {
        struct path q = {p, v->members[i].key, 0};
        if (!epcis_is_extension(v->members[i].key))
            return FAULT(w, &q, "ilmd 的字段须带命名空间前缀（如 cbvmda:lotNumber）", "a field of ilmd carries a namespace prefix (such as cbvmda:lotNumber)");
    }
    return ERR_NONE;
}

static enum err check_value(struct walk *w, const struct rule *r, const struct jv *v, const struct path *p)
{
    static enum err (*const SINGLE[])(struct walk *, const struct jv *, const struct path *) = {
        [K_TYPE] = check_text, [K_TEXT] = check_text, [K_URI] = check_uri, [K_TIME] = check_time, [K_OFFSET] = check_offset, [K_NUM] = check_num,
        [K_BOOL] = check_bool, [K_HEX] = check_hex, [K_UOM] = check_uom, [K_ACTION] = check_action, [K_ILMD] = check_ilmd};
    switch (r->kind) {
    case K_CONTEXT: return ERR_NONE; /* read before, by epcis_context_read() */
    case K_VOC: return check_voc(w, r, v, p);
    case K_VOCS: return check_vocs(w, r, v, p);
    case K_URIS: return check_uris(w, r, v, p);
    case K_URI_S: return v->type == J_ARR ? check_uris(w, r, v, p) : check_uri(w, v, p);
    case K_OBJ: return check_object(w, r->sub, v, p);
    case K_LIST: return check_list(w, r, v, p);
    default: return SINGLE[r->kind](w, v, p);
    }
}

/* ---- rules no table sees --------------------------------------------------------------------------------------------------- */
static bool filled(const struct jv *v)
{
    return json_is(v, J_ARR) && v->n > 0;
}

#define FAULT_AT(w, field, zh, en, ...) \
    FAULT(w, &((struct path){NULL, {epcis_event_rules.r[field].name, strlen(epcis_event_rules.r[field].name)}, 0}), zh, en, ##__VA_ARGS__)

static enum err rule_object(struct walk *w, const struct jv *const *f, enum epcis_action act)
{
    bool sensed = filled(f[EF_SENSORS]) && (f[EF_READ_POINT] || f[EF_EPCS]);
    if (!filled(f[EF_EPCS]) && !filled(f[EF_QUANTITIES]) && !sensed)
        return FAULT_AT(w, EF_EPCS, "ObjectEvent 没有说明对象：请给出 epcList、quantityList，或 sensorElementList 加 readPoint",
                        "an ObjectEvent names its objects: epcList, quantityList, or sensorElementList with readPoint");
    if (f[EF_ILMD] && act != EPCIS_ADD)
        return FAULT_AT(w, EF_ILMD, "只有 action 为 ADD 时才能有 ilmd", "ilmd may stand only where action is ADD");
    return ERR_NONE;
}

/* Aggregations and associations. */
static enum err rule_children(struct walk *w, const struct jv *const *f, enum epcis_action act)
{
    if (act != EPCIS_OBSERVE && !f[EF_PARENT])
        return FAULT_AT(w, EF_PARENT, "action 为 %s 时必须有 parentID", "parentID is required where action is %s", epcis_action_name(act));
    if (act != EPCIS_DELETE && !filled(f[EF_CHILDREN]) && !filled(f[EF_CHILD_QUANTITIES]))
        return FAULT_AT(w, EF_CHILDREN, "action 为 %s 时必须有 childEPCs 或 childQuantityList",
                        "childEPCs or childQuantityList is required where action is %s",
                        epcis_action_name(act));
    return ERR_NONE;
}

static enum err rule_transaction(struct walk *w, const struct jv *const *f, enum epcis_action act)
{
    if (act != EPCIS_DELETE && !filled(f[EF_EPCS]) && !filled(f[EF_QUANTITIES]))
        return FAULT_AT(w, EF_EPCS, "action 为 %s 时必须有 epcList 或 quantityList", "epcList or quantityList is required where action is %s",
                        epcis_action_name(act));
    return ERR_NONE;
}

static enum err rule_transformation(struct walk *w, const struct jv *const *f, enum epcis_action act)
{
    (void)act;
    bool in = filled(f[EF_INPUTS]) || filled(f[EF_INPUT_QUANTITIES]);
    bool out = filled(f[EF_OUTPUTS]) || filled(f[EF_OUTPUT_QUANTITIES]);
    if ((in && out) || (f[EF_TRANSFORMATION] && (in || out)))
        return ERR_NONE;
    return FAULT_AT(w, in ? EF_OUTPUTS : EF_INPUTS, "加工事件须有投入和产出；分开记录时用 transformationID 连起来",
                    "a transformation has inputs and outputs; where they are recorded apart, transformationID joins them");
}

/* What the metadata say of all reports, a report may repeat but not contradict. */
static enum err rule_sensor(struct walk *w, const struct jv *el, uint32_t index)
{
    static const char *const SAME[] = {"deviceID", "deviceMetadata", "rawData", "dataProcessingMethod", "bizRules"};
    const struct jv *meta = json_get(el, "sensorMetadata"), *reports = json_get(el, "sensorReport");
    for (uint32_t i = 0; meta && i < reports->n; i++)
        for (size_t k = 0; k < sizeof SAME / sizeof SAME[0]; k++) {
            const struct jv *a = json_get(meta, SAME[k]), *b = json_get(&reports->items[i], SAME[k]);
            if (!a || !b || str_eq(a->s, b->s))
                continue;
            struct path p1 = {NULL, STR("sensorElementList"), 0}, p2 = {&p1, {NULL, 0}, index}, p3 = {&p2, STR("sensorReport"), 0},
                        p4 = {&p3, {NULL, 0}, i}, p5 = {&p4, str_of(SAME[k]), 0};
            return FAULT(w, &p5, "%s 在 sensorMetadata 里已经给出，且内容不同", "%s is given in sensorMetadata already, and differs", SAME[k]);
        }
    return ERR_NONE;
}

static enum err rule_sensors(struct walk *w, const struct jv *const *f)
{
    for (uint32_t i = 0; f[EF_SENSORS] && i < f[EF_SENSORS]->n; i++)
        TRY(rule_sensor(w, &f[EF_SENSORS]->items[i], i));
    return ERR_NONE;
}

static enum err rule_persistent(struct walk *w, const struct jv *const *f)
{
    if (f[EF_PERSISTENT] && f[EF_PERSISTENT]->n == 0)
        return FAULT_AT(w, EF_PERSISTENT, "persistentDisposition 须有 set 或 unset", "persistentDisposition has set or unset");
    return ERR_NONE;
}

static enum err rule_future(struct walk *w, const struct jv *const *f)
{
    struct when t = {0};
    (void)when_parse(f[EF_TIME]->s, &t);
    if (t.us <= w->cx->now_us + epcis_future_us)
        return ERR_NONE;
    return FAULT_AT(w, EF_TIME, "事件时间“%.*s”在将来（最多允许提前 %ld 分钟）", "the event time %.*s lies in the future (at most %ld minutes ahead are allowed)",
                    SHOW(f[EF_TIME]->s), (long)(epcis_future_us / (60 * US_PER_S)));
}

static enum err check_type(struct walk *w, const struct jv *ev)
{
    const struct jv *v = json_get(ev, "type");
    struct path p = {NULL, STR("type"), 0};
    if (!v)
        return FAULT(w, &p, "缺少必填字段 type", "the required field type is missing");
    TRY(need(w, v, J_STR, &p));
    int t = epcis_type_of(v->s);
    if (t < 0)
        return FAULT(w, &p, "不支持的事件类型“%.*s”；EPCIS 2.0 有 ObjectEvent、AggregationEvent、TransactionEvent、TransformationEvent、AssociationEvent 五种",
                     "unsupported event type \"%.*s\"; EPCIS 2.0 has ObjectEvent, AggregationEvent, TransactionEvent, TransformationEvent, AssociationEvent",
                     SHOW(v->s));
    w->type = (enum epcis_type)t;
    w->bit = (uint8_t)(1 << t);
    return ERR_NONE;
}

enum err epcis_event_check(struct cx *cx, const struct jv *ev, const char *base, enum epcis_type *type_out, const struct jv **slots)
{
    static enum err (*const BY_TYPE[EPCIS_TYPES])(struct walk *, const struct jv *const *, enum epcis_action) = {
        rule_object, rule_children, rule_transaction, rule_transformation, rule_children};
    struct walk w = {cx, base, 0, 0};
    TRY(need(&w, ev, J_OBJ, NULL));
    TRY(check_type(&w, ev));
    TRY(check_object(&w, &epcis_event_rules, ev, NULL));
    epcis_rule_slots(&epcis_event_rules, ev, slots);
    enum epcis_action act = slots[EF_ACTION] ? (enum epcis_action)epcis_action_of(slots[EF_ACTION]->s) : EPCIS_NO_ACTION;
    TRY(BY_TYPE[w.type](&w, slots, act));
    TRY(rule_persistent(&w, slots));
    TRY(rule_sensors(&w, slots));
    TRY(rule_future(&w, slots));
    *type_out = w.type;
    return ERR_NONE;
}
