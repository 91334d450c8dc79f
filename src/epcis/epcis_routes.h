/* epcis_routes.h: what the route files of the room share: the headers of the binding, what a request wants of its answer, the
 * form of errors. Private. */
#ifndef EPCIS_ROUTES_H
#define EPCIS_ROUTES_H

#include "epcis_format.h"
#include "epcis_priv.h"
#include "epcis_token.h"
#include "epcisxml.h"
#include "net.h"

#define EPCIS_VERSION "2.0.0"   /* of EPCIS and of CBV */

/* ---- epcis_answer.c ------------------------------------------------------------------------------------------------------------ */
/* Run a handler of /epcis/v2/: versions are negotiated, the version headers go out with every answer, an error becomes the
 * contract's problem document ("epcisException:…"). query: errors are those of queries (the parameter is named), else of capture. */
enum err epcis_answer(struct req *rq, struct resp *rs, enum err (*fn)(struct req *, struct resp *), bool query);
/* The same for errors the router itself finds on paths of the binding. */
void epcis_problem(struct req *rq, struct resp *rs, enum err e);
/* "Link: <…&nextPageToken=…>; rel="next"" from the request's own parameters, and GS1-Next-Page-Token-Expires. */
void epcis_link_next(struct req *rq, struct resp *rs, struct epcis_token *next);
/* The request says it is JSON (or nothing), else ERR_MEDIA_TYPE. */
enum err epcis_need_json(struct req *rq) MUST_CHECK;
/* The same where XML is taken too; ERR_MALFORMED when the body is the other of the two than the request says. */
enum err epcis_need_events(struct req *rq) MUST_CHECK;

/* What the request wants of the answer. */
struct epcis_want {
    enum epcis_format format;        /* GS1-EPC-Format */
    struct epcis_context *context;   /* prefixes of GS1-Extensions, for parameters and answers */
    bool xml;                        /* Accept prefers application/xml (epcis_want_document() only) */
    enum epcisxml_words words;       /* GS1-CBV-XML-Format */
};
/* ERR_NOT_ACCEPTABLE naming the header: Accept, GS1-EPC-Format, GS1-CBV-XML-Format. */
enum err epcis_want_read(struct req *rq, struct epcis_want *out) MUST_CHECK;
/* The same for answers that may be XML. */
enum err epcis_want_document(struct req *rq, struct epcis_want *out) MUST_CHECK;
/* Answer with a document (EPCISQueryDocument as JSON text, events or vocabularies) in the form that is wanted. */
enum err epcis_reply_document(struct req *rq, struct resp *rs, const struct epcis_want *want, struct str json) MUST_CHECK;
/* Answer with a JSON object, or as XML with an element of the EPCIS namespace. */
enum err epcis_reply_object(struct req *rq, struct resp *rs, const struct epcis_want *want, struct str json, const char *element) MUST_CHECK;
/* No parameter but these (NULL-terminated) is given, else ERR_UNKNOWN_PARAM. */
enum err epcis_params_only(struct req *rq, const char *const *names) MUST_CHECK;
/* The request's parameters after the first n of head (which may be NULL); n in *n_out. */
struct query_param *epcis_params(struct req *rq, const struct query_param *head, size_t n, size_t *n_out);
/* perPage: 1 to QUERY_PAGE_MAX, QUERY_PAGE_DEFAULT when absent. */
enum err epcis_per_page(struct req *rq, int64_t *out) MUST_CHECK;

/* ---- epcis_options.c ------------------------------------------------------------------------------------------------------------ */
/* OPTIONS of every path: Allow from the route table, versions, formats, the limits of capture. */
handler epcis_options;
void epcis_put_limits(struct req *rq, struct resp *rs);

/* ---- epcis_resources.c: the resources that list what events hold -------------------------------------------------------------------- */
handler epcis_top_get, epcis_types_get, epcis_epcs_get, epcis_steps_get, epcis_dispositions_get, epcis_locations_get, epcis_points_get;
handler epcis_type_get, epcis_epc_get, epcis_step_get, epcis_disposition_get, epcis_location_get, epcis_point_get;
handler epcis_type_events, epcis_epc_events, epcis_step_events, epcis_disposition_events, epcis_location_events, epcis_point_events;
handler epcis_token_delete;

/* ---- epcis_routes.c ---------------------------------------------------------------------------------------------------------------- */
/* Answer with the events of a query: head (n parameters fixed by the path), then those of the request. */
enum err epcis_events_answer(struct req *rq, struct resp *rs, const struct query_param *head, size_t n) MUST_CHECK;

/* The same for a named query: its parameters, the prefixes they use, and its name in the answer. */
enum err epcis_named_answer(struct req *rq, struct resp *rs, const struct query_param *head, size_t n, const struct epcis_context *context,
                            const char *name) MUST_CHECK;

/* ---- epcis_subscribe_routes.c ----------------------------------------------------------------------------------------------------- */
handler queries_get, queries_post, query_get, query_delete, query_options, query_events, subscriptions_get, subscriptions_post, subscription_get,
    subscription_delete, subscription_options;

/* ---- epcis_live.c: captures for the console ------------------------------------------------------------------------------------------ */
handler captures_list, captures_live;
extern const struct list_spec epcis_captures_list;
enum err live_start(struct cx *cx) MUST_CHECK;   /* the thread that looks for what changed, while somebody watches */
void live_stop(void);

enum { EPCIS_ROUTES_N = 69, EPCIS_LISTS_N = 2 };
extern const struct route epcis_routes[];
extern const struct list_spec *const epcis_lists[EPCIS_LISTS_N];

handler capture_post, capture_get_list, capture_get_one;

#endif
