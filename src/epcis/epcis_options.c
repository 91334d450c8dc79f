/* epcis_options.c: OPTIONS of every path of the binding (EPCIS 2.0 section 12.7.1): what may be done there, by which versions, in which
 * spellings, within which limits. Allow is read from the route table itself. */
#include "epcis_capture.h"
#include "epcis_routes.h"

#include "conf.h"

#include <string.h>

void epcis_put_limits(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    rs_header(rs, "GS1-EPCIS-Capture-Limit", ar_printf(cx->ar, "%lld", (long long)conf_int("epcis.capture_limit")));
    rs_header(rs, "GS1-EPCIS-Capture-File-Size-Limit", ar_printf(cx->ar, "%d", CAPTURE_BYTES_MAX));
}

/* The methods of all rows with this path. */
static const char *allowed(struct cx *cx, const char *path)
{
    struct buf b;
    buf_init(&b, cx->ar, 64);
    for (size_t i = 0; i < EPCIS_ROUTES_N; i++)
        if (strcmp(epcis_routes[i].path, path) == 0)
            buf_printf(&b, "%s%s%s", b.size ? ", " : "", epcis_routes[i].method, strcmp(epcis_routes[i].method, "GET") == 0 ? ", HEAD" : "");
    return buf_z(&b);
}

static enum err options_inner(struct req *rq, struct resp *rs)
{
    const char *path = rq_route(rq)->path;
    rs_header(rs, "Allow", allowed(rq_cx(rq), path));
    rs_header(rs, "GS1-EPCIS-Min", EPCIS_VERSION);
    rs_header(rs, "GS1-EPCIS-Max", EPCIS_VERSION);
    rs_header(rs, "GS1-CBV-Min", EPCIS_VERSION);
    rs_header(rs, "GS1-CBV-Max", EPCIS_VERSION);
    rs_header(rs, "GS1-EPC-Format", "No_Preference"); /* any is given, see epcis_format.c */
    rs_header(rs, "GS1-CBV-XML-Format", "No_Preference"); /* either spelling is given */
    rs_header(rs, "GS1-Vendor-Version", "tiantou-" TIANTOU_VERSION);
    if (strcmp(path, "/epcis/v2/capture") == 0) {
        epcis_put_limits(rq, rs);
        rs_header(rs, "GS1-Capture-Error-Behaviour", "all");
    }
    rs_status(rs, 204);
    return ERR_NONE;
}

enum err epcis_options(struct req *rq, struct resp *rs)
{
    return epcis_answer(rq, rs, options_inner, true);
}
