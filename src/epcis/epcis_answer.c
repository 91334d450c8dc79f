/* epcis_answer.c: what every route of the REST binding shares: errors in the contract's words, the version headers and their
 * negotiation (EPCIS 2.0 section 12.7), what a request wants of its answer, paging. */
#include "epcis_routes.h"

#include "conf.h"

#include <string.h>

/* ---- errors in the contract's words -------------------------------------------------------------------------------------------- */
static const struct { enum err err; const char *exception, *title; int status; } EXCEPTIONS[] = {
    {ERR_INVALID, "ValidationException", "Validation failed", 400},
    {ERR_RULE, "ValidationException", "Refused by a rule", 400},
    {ERR_MALFORMED, "ValidationException", "Malformed request", 400},
    {ERR_UNKNOWN_PARAM, "QueryParameterException", "Unknown query parameter", 400},
    {ERR_TOO_LARGE, "CaptureLimitExceededException", "Capture payload too large", 413},
    {ERR_CONFLICT, "ResourceAlreadyExistsException", "A resource with this identifier exists already", 409},
    {ERR_DUPLICATE, "ResourceAlreadyExistsException", "A resource with this identifier exists already", 409},
    {ERR_NOT_FOUND, "NoSuchResourceException", "Resource not found", 404},
    {ERR_MEDIA_TYPE, "UnsupportedMediaTypeException", "Unsupported media type", 415},
    {ERR_NOT_ACCEPTABLE, "NotAcceptableException", "Not acceptable", 406},
    {ERR_UNAUTHENTICATED, "SecurityException", "Unauthorised request", 401},
    {ERR_FORBIDDEN, "SecurityException", "Access to resource forbidden", 403},
    {ERR_BAD_ORIGIN, "SecurityException", "Access to resource forbidden", 403},
    {ERR_URI_TOO_LONG, "URITooLongException", "The URI is too long", 414},
};

struct problem { const char *exception, *title; int status; };

static struct problem problem_of(enum err e, bool query)
{
    if (query && (e == ERR_INVALID || e == ERR_MALFORMED))
        return (struct problem){"QueryParameterException", "Bad query parameter", 400};
    if (query && e == ERR_TIMEOUT)
        return (struct problem){"QueryTooComplexException", "The query is too complex", 413};
    if (query && e == ERR_LIMIT)
        return (struct problem){"QueryTooLargeException", "Too many results", 413};
    if (e == ERR_LIMIT)
        return (struct problem){"CaptureLimitExceededException", "A limit is exceeded", 413};
    for (size_t i = 0; i < sizeof EXCEPTIONS / sizeof EXCEPTIONS[0]; i++)
        if (EXCEPTIONS[i].err == e)
            return (struct problem){EXCEPTIONS[i].exception, EXCEPTIONS[i].title, EXCEPTIONS[i].status};
    return (struct problem){"ImplementationException", "A server-side error occurred", err_status(e)};
}

static const char *const MEDIA[] = {"application/json", "application/ld+json", "application/problem+json", "application/xml", "text/xml", "application/problem+xml", NULL};
enum { MEDIA_XML = 3, MEDIA_PROBLEM_XML = 5 };

/* EPCISException of the schema, for clients that prefer XML. */
static bool put_problem_xml(struct req *rq, struct resp *rs, struct str json)
{
    struct cx *cx = rq_cx(rq);
    struct jv v;
    struct json_fault fault;
    struct buf b;
    if (rq_accept(rq, MEDIA) < MEDIA_XML || !json_read(cx->ar, json, NULL, &v, &fault))
        return false;
    buf_init(&b, cx->ar, 512);
    epcisxml_write_object(&b, cx->ar, "EPCISException", &v);
    rs_bytes(rs, MEDIA[MEDIA_PROBLEM_XML], buf_view(&b));
    return true;
}

static void put_problem(struct req *rq, struct resp *rs, enum err e, bool query)
{
    struct cx *cx = rq_cx(rq);
    struct problem p = problem_of(e, query);
    struct buf b;
    struct jw w;
    buf_init(&b, cx->ar, 512);
    jw_init(&w, &b);
    jw_obj(&w);
    jw_key(&w, "type");
    jw_z(&w, ar_printf(cx->ar, "epcisException:%s", p.exception));
    jw_key(&w, "title");
    jw_z(&w, p.title);
    jw_key(&w, "status");
    jw_i64(&w, p.status);
    jw_key(&w, "detail");
    jw_z(&w, *cx->err_text ? cx->err_text : err_title(e, cx->lang));
    if (*cx->err_field || e == ERR_INVALID) {
        jw_key(&w, query ? "parameter" : "pointer");
        jw_z(&w, cx->err_field);
    }
    jw_key(&w, "code");
    jw_z(&w, err_code(e));
    jw_key(&w, "request_id");
    jw_z(&w, cx->request_id);
    jw_obj_end(&w);
    if (p.status == 413 && !query)
        epcis_put_limits(rq, rs);
    rs_status(rs, p.status);
    if (!put_problem_xml(rq, rs, buf_view(&b)))
        rs_bytes(rs, "application/problem+json", buf_view(&b));
}

/* GS1-Extensions: the prefixes that the client named are the ones that answers use; without any, the one that needs no naming. */
static void put_versions(struct req *rq, struct resp *rs)
{
    const char *extensions = rq_header(rq, "GS1-Extensions");
    rs_header(rs, "GS1-EPCIS-Version", EPCIS_VERSION);
    rs_header(rs, "GS1-CBV-Version", EPCIS_VERSION);
    rs_header(rs, "GS1-Extensions", extensions && *extensions && strlen(extensions) < 2000 ? extensions : "cbvmda=urn:epcglobal:cbv:mda:");
}

void epcis_problem(struct req *rq, struct resp *rs, enum err e)
{
    bool query = strcmp(rq_method(rq), "GET") == 0 || strcmp(rq_method(rq), "HEAD") == 0;
    put_versions(rq, rs);
    put_problem(rq, rs, e, query);
}

/* ---- versions ---------------------------------------------------------------------------------------------------------------------- */
/* "2", "2.0", "2.0.0" as 2000000; -1 for what is no version. */
static int64_t version_number(struct str v)
{
    int64_t parts[3] = {0};
    size_t n = 0;
    struct str part;
    do {
        str_cut(v, '.', &part, &v);
        if (n == 3 || part.size > 3 || !str_i64(part, &parts[n]) || parts[n] < 0)
            return -1;
        n++;
    } while (v.size);
    return parts[0] * 1000000 + parts[1] * 1000 + parts[2];
}

/* What a client says it understands must hold what is served: 2.0.0. */
enum bound { LEAST, MOST, EXACT };
static const struct { const char *name; enum bound bound; } BOUNDS[] = {
    {"GS1-EPCIS-Min", LEAST}, {"GS1-EPCIS-Max", MOST}, {"GS1-CBV-Min", LEAST}, {"GS1-CBV-Max", MOST},
    {"GS1-EPCIS-Version", EXACT}, {"GS1-CBV-Version", EXACT}};

static enum err check_versions(struct req *rq)
{
    const int64_t served = 2000000;
    for (size_t i = 0; i < sizeof BOUNDS / sizeof BOUNDS[0]; i++) {
        const char *v = rq_header(rq, BOUNDS[i].name);
        if (!v)
            continue;
        int64_t n = version_number(str_trim(str_of(v)));
        bool fits = n >= 0 && (BOUNDS[i].bound == LEAST ? n <= served : BOUNDS[i].bound == MOST ? n >= served : n / 1000 == served / 1000);
        if (!fits)
            return err_say(rq_cx(rq), ERR_NOT_ACCEPTABLE, BOUNDS[i].name, "%s：这里只有 2.0.0 版", "%s: version 2.0.0 is served here", BOUNDS[i].name);
    }
    return ERR_NONE;
}

enum err epcis_answer(struct req *rq, struct resp *rs, enum err (*fn)(struct req *, struct resp *), bool query)
{
    enum err e = check_versions(rq);
    if (e == ERR_NONE)
        e = fn(rq, rs);
    put_versions(rq, rs);
    struct problem p = problem_of(e, query);
    if (e == ERR_NONE || p.status >= 500)
        return e; /* the router tells what went wrong inside, and logs it */
    put_problem(rq, rs, e, query);
    return ERR_NONE;
}

/* ---- what the request wants of the answer --------------------------------------------------------------------------------------------- */
/* "GS1-Extensions: ext=https://…/,other=https://…/": prefixes of extension parameters, and of words in answers. */
static struct epcis_context *header_context(struct req *rq)
{
    struct cx *cx = rq_cx(rq);
    struct epcis_context *c = AR_NEW(cx->ar, struct epcis_context);
    struct str rest = str_of(rq_header(rq, "GS1-Extensions")), one, prefix, ns;
    struct gs1_prefix *p = AR_ARRAY(cx->ar, struct gs1_prefix, EPCIS_CONTEXT_MAX);
    c->outer = epcis_context_standard();
    c->p = p;
    while (rest.size && c->n < EPCIS_CONTEXT_MAX) {
        str_cut(rest, ',', &one, &rest);
        if (str_cut(str_trim(one), '=', &prefix, &ns) && prefix.size && ns.size)
            p[c->n++] = (struct gs1_prefix){str_trim(prefix), str_trim(ns)};
    }
    return c;
}

/* What is captured is kept as JSON, so there is no original spelling to keep: URNs then, which every XML reader knows. */
static const struct { const char *name; enum epcisxml_words words; } WORDS[] = {
    {"No_Preference", EPCISXML_URN}, {"Always_Web_URI", EPCISXML_WEB}, {"Always_URN", EPCISXML_URN}, {"Never_Translates", EPCISXML_URN}};

static bool words_of(struct str name, enum epcisxml_words *out)
{
    for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++)
        if (str_eqz(name, WORDS[i].name)) {
            *out = WORDS[i].words;
            return true;
        }
    return false;
}

enum err epcis_want_document(struct req *rq, struct epcis_want *out)
{
    struct cx *cx = rq_cx(rq);
    const char *epc = rq_header(rq, "GS1-EPC-Format"), *cbv = rq_header(rq, "GS1-CBV-XML-Format");
    struct epcis_want want = {.context = header_context(rq), .words = EPCISXML_URN};
    int media = rq_accept(rq, MEDIA);
    if (media < 0)
        return err_say(cx, ERR_NOT_ACCEPTABLE, "Accept", "这里的回答是 application/json 或 application/xml", "answers are application/json or application/xml here");
    if (!epcis_format_of(str_of(epc ? epc : conf_text("epcis.epc_format")), &want.format))
        return err_say(cx, ERR_NOT_ACCEPTABLE, "GS1-EPC-Format", "没有这种 GS1-EPC-Format", "there is no such GS1-EPC-Format");
    if (cbv && !words_of(str_of(cbv), &want.words))
        return err_say(cx, ERR_NOT_ACCEPTABLE, "GS1-CBV-XML-Format", "没有这种 GS1-CBV-XML-Format", "there is no such GS1-CBV-XML-Format");
    want.xml = media >= MEDIA_XML;
    *out = want;
    return ERR_NONE;
}

enum err epcis_want_read(struct req *rq, struct epcis_want *out)
{
    TRY(epcis_want_document(rq, out));
    return out->xml ? err_say(rq_cx(rq), ERR_NOT_ACCEPTABLE, "Accept", "这里的回答是 application/json", "answers are application/json here") : ERR_NONE;
}

enum err epcis_reply_document(struct req *rq, struct resp *rs, const struct epcis_want *want, struct str json)
{
    struct buf b;
    if (!want->xml) {
        rs_json(rs, json);
        return ERR_NONE;
    }
    buf_init(&b, rq_cx(rq)->ar, json.size + json.size / 2 + 1024);
    TRY(epcisxml_write_json(rq_cx(rq), json, want->words, &b));
    rs_header(rs, "GS1-CBV-XML-Format", want->words == EPCISXML_WEB ? "Always_Web_URI" : "Always_URN");
    rs_bytes(rs, "application/xml", buf_view(&b));
    return ERR_NONE;
}

enum err epcis_reply_object(struct req *rq, struct resp *rs, const struct epcis_want *want, struct str json, const char *element)
{
    struct cx *cx = rq_cx(rq);
    struct jv v;
    struct json_fault fault;
    struct buf b;
    if (!want->xml) {
        rs_json(rs, json);
        return ERR_NONE;
    }
    if (!json_read(cx->ar, json, NULL, &v, &fault) || v.type != J_OBJ)
        return err_set(cx, ERR_INTERNAL, NULL);
    buf_init(&b, cx->ar, json.size * 2);
    epcisxml_write_object(&b, cx->ar, element, &v);
    rs_bytes(rs, "application/xml", buf_view(&b));
    return ERR_NONE;
}

/* The media type of the body, without parameters; empty when none is said. */
static struct str content_type(struct req *rq)
{
    struct str t, rest;
    str_cut(str_of(rq_header(rq, "Content-Type")), ';', &t, &rest);
    return str_trim(t);
}

static bool is_json_type(struct str t)
{
    return str_ieqz(t, "application/json") || str_ieqz(t, "application/ld+json");
}

enum err epcis_need_json(struct req *rq)
{
    struct str t = content_type(rq);
    if (!t.size || is_json_type(t))
        return ERR_NONE;
    return err_say(rq_cx(rq), ERR_MEDIA_TYPE, "Content-Type", "这里收 application/json 或 application/ld+json",
                   "application/json or application/ld+json is taken here");
}

enum err epcis_need_events(struct req *rq)
{
    struct str t = content_type(rq);
    bool xml = str_ieqz(t, "application/xml") || str_ieqz(t, "text/xml");
    if (t.size && !xml && !is_json_type(t))
        return err_say(rq_cx(rq), ERR_MEDIA_TYPE, "Content-Type", "这里收 application/json、application/ld+json、application/xml、text/xml",
                       "application/json, application/ld+json, application/xml and text/xml are taken here");
    if (t.size && xml != epcisxml_looks(rq_raw(rq)))
        return err_say(rq_cx(rq), ERR_MALFORMED, "Content-Type", "Content-Type 说是 %.*s，内容却不是", "Content-Type says %.*s, the body is not", (int)t.size, t.p);
    return ERR_NONE;
}

/* ---- parameters and pages ---------------------------------------------------------------------------------------------------------------- */
enum err epcis_params_only(struct req *rq, const char *const *known)
{
    struct str *names, *values;
    size_t n = rq_params(rq, &names, &values);
    for (size_t i = 0; i < n; i++) {
        size_t k = 0;
        while (known[k] && !str_eqz(names[i], known[k]))
            k++;
        if (!known[k])
            return err_say(rq_cx(rq), ERR_UNKNOWN_PARAM, str_dup(rq_cx(rq)->ar, names[i]), "不认识的参数 %.*s", "unknown parameter %.*s",
                           (int)(names[i].size > 80 ? 80 : names[i].size), names[i].p);
    }
    return ERR_NONE;
}

struct query_param *epcis_params(struct req *rq, const struct query_param *head, size_t head_n, size_t *n_out)
{
    struct str *names, *values;
    size_t n = rq_params(rq, &names, &values);
    struct query_param *p = AR_ARRAY(rq_cx(rq)->ar, struct query_param, n + head_n);
    for (size_t i = 0; i < head_n; i++)
        p[i] = head[i];
    for (size_t i = 0; i < n; i++)
        p[head_n + i] = (struct query_param){names[i], values[i]};
    *n_out = n + head_n;
    return p;
}

enum err epcis_per_page(struct req *rq, int64_t *out)
{
    const char *v = rq_param(rq, "perPage");
    int64_t n = QUERY_PAGE_DEFAULT;
    if (v && (!str_i64(str_of(v), &n) || n < 1 || n > QUERY_PAGE_MAX))
        return err_say(rq_cx(rq), ERR_INVALID, "perPage", "perPage 须是 1 到 %d 的整数", "perPage must be an integer from 1 to %d", QUERY_PAGE_MAX);
    *out = n;
    return ERR_NONE;
}

void epcis_link_next(struct req *rq, struct resp *rs, struct epcis_token *next)
{
    struct cx *cx = rq_cx(rq);
    struct str *names, *values, target = str_of(rq_target(rq)), path, query;
    size_t n = rq_params(rq, &names, &values);
    const char *token = epcis_token_make(cx, next);
    char when[32];
    struct buf b;
    const char *sep = "?";
    str_cut(target, '?', &path, &query);
    buf_init(&b, cx->ar, 256);
    buf_ch(&b, '<');
    buf_str(&b, path);
    for (size_t i = 0; i < n; i++) {
        if (str_eqz(names[i], "nextPageToken"))
            continue;
        buf_puts(&b, sep);
        buf_pct(&b, names[i]);
        buf_ch(&b, '=');
        buf_pct(&b, values[i]);
        sep = "&";
    }
    buf_printf(&b, "%snextPageToken=%s>; rel=\"next\"", sep, token);
    rs_header(rs, "Link", buf_z(&b));
    when_format_utc(next->expires_us, when);
    rs_header(rs, "GS1-Next-Page-Token-Expires", when);
}
