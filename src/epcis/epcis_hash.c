/* epcis_hash.c: the event hash ID of CBV 2.0 section 8.9: an event becomes one line of text whose parts stand in a fixed order and
 * spelling, and the SHA-256 of that line names the event. Two records of one event hash equal whatever order, prefix, number
 * or identifier spelling they use.
 *
 * Parts, in order: the rows of epcis_rules.c; ILMD; then everything else, sorted. Lists are sorted by their items' text. Times are
 * UTC with milliseconds (rounded), numbers without idle zeros, GS1 identifiers canonical Digital Links, words of the vocabularies
 * web URIs, extension fields "{namespace}name". recordTime, eventID, errorDeclaration, comments and empty values do not count. */
#include "epcis_priv.h"

#include <stdlib.h>
#include <string.h>

struct hash {
    struct buf *b;                    /* the line so far */
    const struct epcis_context *c;    /* prefixes */
    const struct uri_memo *memo;      /* or NULL */
    struct buf late;                  /* parts that come after everything standard, one after another */
};

/* Where the items of a list begin in the line; sorted when the list ends. */
struct marks { size_t *p; size_t n, cap; };

static void mark(struct hash *h, struct marks *m)
{
    if (m->n == m->cap) {
        size_t *p = AR_ARRAY(h->b->ar, size_t, m->cap ? m->cap * 2 : 16);
        if (m->n)
            memcpy(p, m->p, m->n * sizeof *p);
        m->cap = m->cap ? m->cap * 2 : 16;
        m->p = p;
    }
    m->p[m->n++] = h->b->size;
}

static int str_sort(const void *a, const void *b)
{
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

/* Put the items that begin at the marks into byte order. */
static void sort_items(struct hash *h, const struct marks *m)
{
    struct buf *b = h->b;
    if (m->n < 2)
        return;
    size_t start = m->p[0], all = b->size - start;
    char *copy = ar_strndup(b->ar, b->p + start, all);
    struct str *v = AR_ARRAY(b->ar, struct str, m->n);
    bool sorted = true;
    for (size_t i = 0; i < m->n; i++) {
        size_t end = i + 1 < m->n ? m->p[i + 1] : b->size;
        v[i] = (struct str){copy + (m->p[i] - start), end - m->p[i]};
        sorted = sorted && (i == 0 || str_cmp(v[i - 1], v[i]) <= 0);
    }
    if (sorted)
        return;
    qsort(v, m->n, sizeof *v, str_sort);
    b->size = start;
    for (size_t i = 0; i < m->n; i++)
        buf_str(b, v[i]);
}

/* ---- values ----------------------------------------------------------------------------------------------------------------- */
static void put_time(struct hash *h, struct str s)
{
    struct when t = {0};
    char out[32];
    (void)when_parse(s, &t);
    int64_t ms = (t.us + 500 >= 0 ? t.us + 500 : t.us + 500 - 999) / 1000;
    when_format_utc(ms * 1000, out);
    buf_puts(h->b, out);
}

static void put_uri(struct hash *h, struct str s)
{
    static const char INCHI[] = "urn:epcglobal:cbv:inchikey:";
    s = str_trim(s);
    if (str_starts(s, INCHI)) {
        buf_puts(h->b, "https://identifiers.org/inchikey:");
        s = str_from(s, sizeof INCHI - 1);
    } else {
        s = epcis_memo_get(h->b->ar, h->memo, s);
    }
    buf_str(h->b, s);
}

/* Only the standard's own prefixes are written out; a sender's own word keeps its spelling. */
static void put_word(struct hash *h, enum epcis_voc voc, struct str s)
{
    struct str uri = s;
    if (!epcis_voc_uri(h->b->ar, voc, s, &uri) && (str_starts(s, "cbv:") || str_starts(s, "gs1:")))
        uri = epcis_context_expand(h->b->ar, epcis_context_standard(), s);
    buf_str(h->b, uri);
}

static void put_scalar(struct hash *h, const struct jv *v)
{
    if (v->type == J_NUM)
        buf_str(h->b, dec_valid(v->s, false) ? dec_plain(h->b->ar, v->s) : v->s);
    else if (v->type == J_STR)
        put_uri(h, v->s);
    else
        buf_puts(h->b, v->type == J_TRUE ? "true" : "false");
}

static bool empty(const struct jv *v)
{
    return v->type == J_NULL || (v->type == J_STR && str_trim(v->s).size == 0) || ((v->type == J_ARR || v->type == J_OBJ) && v->n == 0);
}

/* ---- extension fields --------------------------------------------------------------------------------------------------------- */
static void put_extensions(struct hash *h, const struct rules *rs, const struct jv *obj);

static void put_name(struct hash *h, struct epcis_name name)
{
    if (name.ns.size) {
        buf_ch(h->b, '{');
        buf_str(h->b, name.ns);
        buf_ch(h->b, '}');
    }
    buf_str(h->b, name.local);
}

static void put_extension(struct hash *h, struct epcis_name name, const struct jv *v, struct marks *m)
{
    if (empty(v))
        return;
    if (v->type == J_ARR) {
        for (uint32_t i = 0; i < v->n; i++)
            put_extension(h, name, &v->items[i], m);
        return;
    }
    mark(h, m);
    put_name(h, name);
    if (v->type == J_OBJ) {
        put_extensions(h, NULL, v);
        return;
    }
    buf_ch(h->b, '=');
    put_scalar(h, v);
}

static void extensions_of(struct hash *h, const struct rules *rs, const struct jv *obj, struct marks *m)
{
    for (uint32_t i = 0; i < obj->n; i++) {
        struct str key = obj->members[i].key;
        if (rs && epcis_rule_find(rs, key))
            continue;
        struct epcis_name name = epcis_context_name(h->c, key);
        if (!epcis_context_ignores(h->c, name))
            put_extension(h, name, &obj->members[i].val, m);
    }
}

/* The members of obj that are none of the rules', sorted. */
static void put_extensions(struct hash *h, const struct rules *rs, const struct jv *obj)
{
    struct marks m = {0};
    extensions_of(h, rs, obj, &m);
    sort_items(h, &m);
}

/* ---- standard fields ------------------------------------------------------------------------------------------------------------ */
static void put_object(struct hash *h, const struct rules *rs, const struct jv *obj);

static void put_single(struct hash *h, const struct rule *r, const struct jv *v)
{
    buf_puts(h->b, r->hash_name ? r->hash_name : r->name);
    buf_ch(h->b, '=');
    switch (r->kind) {
    case K_TIME: put_time(h, v->s); break;
    case K_URI: case K_URI_S: put_uri(h, v->s); break;
    case K_VOC: case K_VOCS: put_word(h, (enum epcis_voc)r->voc, v->s); break;
    case K_TYPE: case K_OFFSET: case K_ACTION: case K_HEX: case K_UOM: case K_TEXT: buf_str(h->b, str_trim(v->s)); break;
    default: put_scalar(h, v); break;
    }
}

static void put_uris(struct hash *h, const struct rule *r, const struct jv *list)
{
    struct marks m = {0};
    buf_puts(h->b, r->name);
    for (uint32_t i = 0; i < list->n; i++) {
        mark(h, &m);
        buf_puts(h->b, r->item);
        buf_ch(h->b, '=');
        put_uri(h, list->items[i].s);
    }
    sort_items(h, &m);
}

/* A list whose items repeat the field's own name: certificationInfo, set, unset. */
static void put_repeated(struct hash *h, const struct rule *r, const struct jv *list)
{
    struct marks m = {0};
    for (uint32_t i = 0; i < list->n; i++) {
        mark(h, &m);
        put_single(h, r, &list->items[i]);
    }
    sort_items(h, &m);
}

static void put_list(struct hash *h, const struct rule *r, const struct jv *list)
{
    struct marks m = {0};
    buf_puts(h->b, r->hash_name ? r->hash_name : r->name);
    for (uint32_t i = 0; i < list->n; i++) {
        mark(h, &m);
        buf_puts(h->b, r->item);
        put_object(h, r->sub, &list->items[i]);
    }
    sort_items(h, &m);
}

/* A standard field that the order of CBV 2.0 does not place: it follows the ordered ones, with the names above it. */
static void put_late(struct hash *h, const struct rule *r, const struct jv *v)
{
    struct hash at = *h;
    at.b = &h->late;
    if (h->late.size)
        buf_ch(&h->late, '\0');
    buf_puts(&h->late, "sensorElementListsensorElementsensorReport");
    put_single(&at, r, v);
}

static void put_field(struct hash *h, const struct rule *r, const struct jv *v)
{
    size_t start = h->b->size;
    if (empty(v) || (r->flags & RF_NOHASH))
        return;
    if (r->flags & RF_LATE) {
        put_late(h, r, v);
        return;
    }
    switch (r->kind) {
    case K_URIS: put_uris(h, r, v); return;
    case K_VOCS: put_repeated(h, r, v); return;
    case K_LIST: put_list(h, r, v); return;
    case K_URI_S:
        if (v->type == J_ARR) {
            put_repeated(h, r, v);
            return;
        }
        put_single(h, r, v);
        return;
    case K_ILMD: case K_OBJ:
        buf_puts(h->b, r->name);
        if (r->kind == K_OBJ)
            put_object(h, r->sub, v);
        else
            put_extensions(h, NULL, v);
        if (h->b->size == start + strlen(r->name))
            h->b->size = start;
        return;
    default: put_single(h, r, v); return;
    }
}

static void put_fields(struct hash *h, const struct rules *rs, const struct jv *obj)
{
    const struct jv *slots[EF__COUNT] = {0};
    epcis_rule_slots(rs, obj, slots);
    for (size_t i = 0; i < rs->n; i++)
        if (slots[i])
            put_field(h, &rs->r[i], slots[i]);
}

static void put_object(struct hash *h, const struct rules *rs, const struct jv *obj)
{
    put_fields(h, rs, obj);
    if (rs->open)
        put_extensions(h, rs, obj);
}

void epcis_hash_text(struct buf *b, const struct jv *ev, const struct epcis_context *c, const struct uri_memo *memo)
{
    struct hash h = {.b = b, .c = c, .memo = memo};
    struct marks m = {0};
    buf_init(&h.late, b->ar, 0);
    put_fields(&h, &epcis_event_rules, ev);
    for (struct str rest = buf_view(&h.late), part; rest.size;) {
        str_cut(rest, '\0', &part, &rest);
        mark(&h, &m);
        buf_str(b, part);
    }
    extensions_of(&h, &epcis_event_rules, ev, &m);
    sort_items(&h, &m);
}
