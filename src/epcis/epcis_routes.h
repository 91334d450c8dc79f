/* epcis_routes.h: what the route files of the room share: the headers of the binding and its form of errors. Private. */
#ifndef EPCIS_ROUTES_H
#define EPCIS_ROUTES_H

#include "epcis_priv.h"
#include "net.h"

/* Run a handler of /epcis/v2/: the version headers go out with every answer, an error becomes the contract's problem document
 * ("epcisException:…"). where: "capture" or "query", which name different exceptions. */
enum err epcis_answer(struct req *rq, struct resp *rs, enum err (*fn)(struct req *, struct resp *), bool query);
/* The same for errors the router itself finds on paths of the binding. */
void epcis_problem(struct req *rq, struct resp *rs, enum err e);
/* "Link: <…&nextPageToken=…>; rel="next"" from the request's own parameters. */
void epcis_link_next(struct req *rq, struct resp *rs, const char *token);
/* The request says it is JSON (or nothing), else ERR_MEDIA_TYPE. */
enum err epcis_need_json(struct req *rq) MUST_CHECK;

enum { EPCIS_ROUTES_N = 9, EPCIS_LISTS_N = 1 };
extern const struct route epcis_routes[EPCIS_ROUTES_N];
extern const struct list_spec *const epcis_lists[EPCIS_LISTS_N];

handler capture_post, capture_get_list, capture_get_one, capture_options;

#endif
