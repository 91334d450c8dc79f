/* epcis_resources.c: the top-level resources of the binding: /, /eventTypes, /epcs, /bizSteps, /bizLocations, /readPoints,
 * /dispositions, what is below one of them, and its events, which are the event query with one parameter fixed by the path.
 * The lists read the indexes of the events in steps from value to value (epcis_sql.c, DISTINCT), so a page costs the same however many
 * events there are. Words of CBV come first in theirs, used or not, as the contract says. */
#include "epcis_routes.h"

#include <string.h>

/* One kind of resource. */
struct kind {
    const char *path;            /* name of the path's parameter */
    const char *param;           /* query parameter that means the same */
    enum epcis_voc voc;          /* words; EPCIS_VOCS: none */
    enum epcis_query_id list, own, wide, has;   /* of all events; of few operators' events; of many operators'; is there any */
    bool epcs;                   /* identifiers of things: classes are left out */
};
static const struct kind EPCS = {"epc", "MATCH_anyEPC", EPCIS_VOCS, Q_LIST_EPCS, Q_OWN_EPCS, Q_OWN_EPCS, Q_HAS_EPC, true},
    STEPS = {"bizStep", "EQ_bizStep", EPCIS_BIZSTEP, Q_LIST_STEPS, Q_OWN_STEPS, Q_WIDE_STEPS, Q_HAS_STEP, false},
    DISPOSITIONS = {"disposition", PATH_DISPOSITION, EPCIS_DISP, Q_LIST_DISPOSITIONS, Q_OWN_DISPOSITIONS, Q_WIDE_DISPOSITIONS, Q_HAS_DISPOSITION, false},
    LOCATIONS = {"bizLocation", "EQ_bizLocation", EPCIS_VOCS, Q_LIST_LOCATIONS, Q_OWN_LOCATIONS, Q_WIDE_LOCATIONS, Q_HAS_LOCATION, false},
    POINTS = {"readPoint", "EQ_readPoint", EPCIS_VOCS, Q_LIST_POINTS, Q_OWN_POINTS, Q_WIDE_POINTS, Q_HAS_POINT, false},
    TYPES = {"eventType", "eventType", EPCIS_VOCS, Q__COUNT, Q__COUNT, Q__COUNT, Q__COUNT, false};

static const char *const TYPE_NAMES[EPCIS_TYPES] = {"AggregationEvent", "AssociationEvent", "ObjectEvent", "TransactionEvent", "TransformationEvent"};

/* ---- collections ---------------------------------------------------------------------------------------------------------------------- */
/* "prefix:rest" by the longest namespace of GS1-Extensions that the URI begins with. */
static struct str curie(struct cx *cx, const struct epcis_context *c, struct str uri)
{
    const struct gs1_prefix *best = NULL;
    for (size_t i = 0; i < c->n; i++)
        if (uri.size > c->p[i].ns.size && memcmp(uri.p, c->p[i].ns.p, c->p[i].ns.size) == 0 && (!best || c->p[i].ns.size > best->ns.size))
            best = &c->p[i];
    return best ? str_of(ar_printf(cx->ar, STR_FMT ":" STR_FMT, STR_ARG(best->prefix), STR_ARG(str_from(uri, best->ns.size)))) : uri;
}

static void put_context(struct jw *w, const struct epcis_context *c)
{
    jw_key(w, "@context");
    jw_arr(w);
    jw_raw(w, STR(STR_DEFAULT_CONTEXT));
    if (c && c->n) {
        jw_obj(w);
        for (size_t i = 0; i < c->n; i++) {
            size_t k = 0;
            while (k < i && !str_eq(c->p[k].prefix, c->p[i].prefix))
                k++;
            if (k < i)
                continue; /* the first of two counts, as in look-ups */
            jw_keyn(w, c->p[i].prefix);
            jw_str(w, c->p[i].ns);
        }
        jw_obj_end(w);
    }
    jw_arr_end(w);
}

static void collection(struct req *rq, struct resp *rs, const struct epcis_context *c, const struct str *members, size_t n)
{
    struct buf b;
    struct jw w;
    buf_init(&b, rq_cx(rq)->ar, 256 + n * 64);
    jw_init(&w, &b);
    jw_obj(&w);
    put_context(&w, c);
    jw_key(&w, "type");
    jw_z(&w, "Collection");
    jw_key(&w, "member");
    jw_arr(&w);
    for (size_t i = 0; i < n; i++)
        jw_str(&w, members[i]);
    jw_arr_end(&w);
    jw_obj_end(&w);
    rs_json(rs, buf_view(&b));
}

/* The one list that the contract offers as XML too. No schema of GS1 has it: elements are named as the contract names schema and
 * properties (OpenAPI's way for XML); "@context" is JSON-LD's and no XML name. */
static void collection_xml(struct req *rq, struct resp *rs, const char *element, const struct str *members, size_t n)
{
    struct buf b;
    buf_init(&b, rq_cx(rq)->ar, 256 + n * 64);
    buf_printf(&b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<%s><type>Collection</type>", element);
    for (size_t i = 0; i < n; i++)
        buf_printf(&b, "<member>%.*s</member>", STR_ARG(members[i]));
    buf_printf(&b, "</%s>\n", element);
    rs_bytes(rs, "application/xml", buf_view(&b));
}

static enum err top_inner(struct req *rq, struct resp *rs)
{
    static const char *const NONE[] = {NULL};
    static const struct str MEMBERS[] = {
        {"events", 6}, {"eventTypes", 10}, {"epcs", 4}, {"bizSteps", 8}, {"bizLocations", 12}, {"readPoints", 10}, {"dispositions", 12},
        {"capture", 7}, {"queries", 7}};
    struct epcis_want want;
    TRY(epcis_params_only(rq, NONE));
    TRY(epcis_want_document(rq, &want));
    if (want.xml)
        collection_xml(rq, rs, "TopLevelResourceCollection", MEMBERS, sizeof MEMBERS / sizeof MEMBERS[0]);
    else
        collection(rq, rs, NULL, MEMBERS, sizeof MEMBERS / sizeof MEMBERS[0]);
    return ERR_NONE;
}

enum err epcis_top_get(struct req *rq, struct resp *rs)
{
    return epcis_answer(rq, rs, top_inner, true);
}

/* ---- lists --------------------------------------------------------------------------------------------------------------------------------- */
enum { AT_WORD, AT_ID };     /* numbers of a token: words given, last id given */
struct listing {
    const struct kind *k;
    const struct epcis_want *want;
    struct str token;
    uint64_t tag;
    struct epcis_token next;
    int64_t per_page;
    struct str *v;           /* n members */
    size_t n;
    bool more;
};

static const char *const PAGING[] = {"perPage", "nextPageToken", NULL};

static void list_words(struct listing *l, const char *const *names, size_t names_n)
{
    while ((int64_t)l->n < l->per_page && l->next.at[AT_WORD] < (int64_t)names_n)
        l->v[l->n++] = str_of(names[l->next.at[AT_WORD]++]);
    l->more = l->next.at[AT_WORD] < (int64_t)names_n;
}

/* How a value is written in the answer; false: it stands in the list already, or is none of it. */
static bool member_of(struct cx *cx, const struct listing *l, const struct rows *r, struct str *out)
{
    const struct kind *k = l->k;
    struct str uri = str_of(rows_z(r, 1));
    int64_t role = rows_i64(r, 3);
    if (rows_i64(r, 2) != 0 || (k->epcs && role > ROLE_OUTPUT))
        return false;
    if (k->voc != EPCIS_VOCS && !str_eq(epcis_voc_short(k->voc, uri), uri))
        return false; /* a word of CBV: told before */
    *out = curie(cx, l->want->context, epcis_format_uri(cx->ar, l->want->format, uri));
    return true;
}

/* Values looked at for one page: of things that are somebody else's, some more are passed over; a page may then be short. */
enum { LOOK_MORE = 2000 };

static enum err list_values(struct cx *cx, struct tx *tx, struct listing *l)
{
    struct rows *r;
    struct epcis_scope s;
    TRY(epcis_scope_begin(cx, tx, &s));
    int64_t rows = l->per_page - (int64_t)l->n + 1 + (s.all ? 0 : LOOK_MORE), seen = 0;
    struct val v[] = {v_i(l->next.at[AT_ID]), v_i(rows), v_is(s.operators, s.n)};
    TRY(sql_query(tx, &epcis_sql[s.all ? l->k->list : s.n > SCOPE_FEW ? l->k->wide : l->k->own], v, s.all ? 2 : 3, &r));
    while (rows_next(r)) {
        if (++seen == rows || (int64_t)l->n == l->per_page) {
            l->more = true;
            break;
        }
        l->next.at[AT_ID] = rows_i64(r, 0);
        l->n += member_of(cx, l, r, &l->v[l->n]);
    }
    return rows_end(&r);
}

static enum err list_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct listing *l = arg;
    l->n = 0;
    l->more = false;
    l->next = (struct epcis_token){0};
    if (l->token.size)
        TRY(epcis_token_read(cx, tx, l->token, l->tag, &l->next));
    l->next.tag = l->tag;
    size_t words = l->k == &TYPES ? EPCIS_TYPES : 0;
    const char *const *names = l->k == &TYPES ? TYPE_NAMES : l->k->voc == EPCIS_VOCS ? NULL : epcis_voc_names(l->k->voc, &words);
    list_words(l, names, words);
    return l->more || l->k == &TYPES ? ERR_NONE : list_values(cx, tx, l);
}

static enum err list_answer_of(struct req *rq, struct resp *rs, const struct kind *k)
{
    struct cx *cx = rq_cx(rq);
    struct epcis_want want;
    struct listing l = {.k = k, .want = &want, .token = str_of(rq_param(rq, "nextPageToken")), .tag = epcis_token_tag(7, str_of(k->path))};
    TRY(epcis_params_only(rq, PAGING));
    TRY(epcis_per_page(rq, &l.per_page));
    TRY(epcis_want_read(rq, &want));
    l.v = AR_ARRAY(cx->ar, struct str, (size_t)l.per_page + 1);
    TRY(tx_read(cx, "epcis.list", list_tx, &l));
    if (l.more)
        epcis_link_next(rq, rs, &l.next);
    collection(rq, rs, want.context, l.v, l.n);
    return ERR_NONE;
}

/* ---- what is below one ---------------------------------------------------------------------------------------------------------------------- */
/* The value of the path in the words of the index: full URIs of words, canonical identifiers. */
static enum err path_uri(struct req *rq, const struct kind *k, const struct epcis_context *c, struct str *out)
{
    struct cx *cx = rq_cx(rq);
    struct str s = str_of(rq_path(rq, k->path));
    if (k == &TYPES ? epcis_type_of(s) >= 0 : k->voc != EPCIS_VOCS && epcis_voc_uri(cx->ar, k->voc, s, out))
        return ERR_NONE;
    if (k == &TYPES || !epcis_is_uri(s) || s.size > EPCIS_URI_BYTES_MAX || memchr(s.p, '|', s.size))
        return err_say(cx, ERR_NOT_FOUND, k->path, "没有这个资源", "there is no such resource");
    *out = k->voc != EPCIS_VOCS ? epcis_context_expand(cx->ar, c, s) : gs1_canonical_uri(cx->ar, epcis_context_expand(cx->ar, c, s));
    return ERR_NONE;
}

struct has { const struct kind *k; struct str uri; int64_t n; };

/* Of those who do not see everything: is there an event that they see? */
static enum err has_own(struct cx *cx, struct tx *tx, struct has *h, const struct epcis_scope *s)
{
    const struct query_param p[] = {{str_of(h->k->param), h->uri}, {STR("perPage"), STR("1")}};
    struct epcis_query *q;
    struct query_page page;
    TRY(epcis_query_read(cx, p, 2, epcis_context_standard(), &q));
    epcis_query_narrow(q, s);
    TRY(epcis_query_run(cx, tx, q, &page));
    h->n = (int64_t)page.n;
    return ERR_NONE;
}

static enum err has_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct has *h = arg;
    struct epcis_scope s;
    TRY(epcis_scope_begin(cx, tx, &s));
    return s.all ? sql_i64(tx, &epcis_sql[h->k->has], ARGS(v_s(h->uri)), &h->n) : has_own(cx, tx, h, &s);
}

/* ERR_NOT_FOUND unless some event holds it; words of CBV and event types are always there. */
static enum err known(struct req *rq, const struct kind *k, const struct epcis_want *want, struct str *uri_out)
{
    struct cx *cx = rq_cx(rq);
    struct has h = {.k = k};
    TRY(path_uri(rq, k, want->context, &h.uri));
    *uri_out = h.uri;
    if (k == &TYPES || (k->voc != EPCIS_VOCS && !str_eq(epcis_voc_short(k->voc, h.uri), h.uri)))
        return ERR_NONE;
    TRY(tx_read(cx, "epcis.has", has_tx, &h));
    return h.n ? ERR_NONE : err_say(cx, ERR_NOT_FOUND, k->path, "没有这个资源", "there is no such resource");
}

static enum err one_answer(struct req *rq, struct resp *rs, const struct kind *k)
{
    static const struct str EVENTS = {"events", 6};
    struct epcis_want want;
    struct str uri = {0};
    int64_t per_page;
    TRY(epcis_params_only(rq, PAGING));
    TRY(epcis_per_page(rq, &per_page));
    TRY(epcis_want_read(rq, &want));
    TRY(known(rq, k, &want, &uri));
    collection(rq, rs, NULL, &EVENTS, 1);
    return ERR_NONE;
}

static enum err events_answer(struct req *rq, struct resp *rs, const struct kind *k)
{
    struct epcis_want want;
    struct str uri = {0};
    TRY(epcis_want_document(rq, &want));
    TRY(known(rq, k, &want, &uri));
    struct query_param head = {str_of(k->param), k == &TYPES ? str_of(rq_path(rq, k->path)) : uri};
    return epcis_events_answer(rq, rs, &head, 1);
}

/* Each resource has three routes: the list, one, its events. */
#define RESOURCE(KIND, list, one, events)                                                                                              \
    static enum err one##_inner(struct req *rq, struct resp *rs) { return one_answer(rq, rs, &KIND); }                                 \
    static enum err events##_inner(struct req *rq, struct resp *rs) { return events_answer(rq, rs, &KIND); }                           \
    enum err epcis_##list(struct req *rq, struct resp *rs) { return epcis_answer(rq, rs, list##_inner, true); }                        \
    enum err epcis_##one(struct req *rq, struct resp *rs) { return epcis_answer(rq, rs, one##_inner, true); }                          \
    enum err epcis_##events(struct req *rq, struct resp *rs) { return epcis_answer(rq, rs, events##_inner, true); }
#define LIST(KIND, list) \
    static enum err list##_inner(struct req *rq, struct resp *rs) { return list_answer_of(rq, rs, &KIND); }

LIST(EPCS, epcs_get)
LIST(STEPS, steps_get)
LIST(DISPOSITIONS, dispositions_get)
LIST(LOCATIONS, locations_get)
LIST(POINTS, points_get)
LIST(TYPES, types_get)
RESOURCE(TYPES, types_get, type_get, type_events)
RESOURCE(EPCS, epcs_get, epc_get, epc_events)
RESOURCE(STEPS, steps_get, step_get, step_events)
RESOURCE(DISPOSITIONS, dispositions_get, disposition_get, disposition_events)
RESOURCE(LOCATIONS, locations_get, location_get, location_events)
RESOURCE(POINTS, points_get, point_get, point_events)

/* ---- tokens ------------------------------------------------------------------------------------------------------------------------------------- */
static enum err token_inner(struct req *rq, struct resp *rs)
{
    static const char *const NONE[] = {NULL};
    TRY(epcis_params_only(rq, NONE));
    TRY(epcis_token_drop(rq_cx(rq), str_of(rq_path(rq, "token"))));
    rs_status(rs, 204);
    return ERR_NONE;
}

enum err epcis_token_delete(struct req *rq, struct resp *rs)
{
    return epcis_answer(rq, rs, token_inner, true);
}
