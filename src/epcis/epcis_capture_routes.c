/* epcis_capture_routes.c: the capture resource of the REST binding: POST /capture, GET /capture, GET /capture/{captureID}. */
#include "epcis_capture.h"
#include "epcis_routes.h"

#include "conf.h"

#include <string.h>

static enum err behaviour(struct req *rq, bool *rollback_out)
{
    const char *h = rq_header(rq, "GS1-Capture-Error-Behaviour");
    if (h && strcmp(h, "rollback") != 0 && strcmp(h, "proceed") != 0)
        return err_say(rq_cx(rq), ERR_INVALID, "GS1-Capture-Error-Behaviour", "只能是 rollback 或 proceed", "must be rollback or proceed");
    *rollback_out = !h || strcmp(h, "rollback") == 0;
    return ERR_NONE;
}

static enum err post_inner(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    struct capture_request q = {.text = rq_raw(rq), .county = epcis_county(), .limit = conf_int("epcis.capture_limit"), .operator_id = epcis_scope_author(cx)};
    const char *uuid;
    struct epcis_want want;
    epcis_put_limits(rq, rs);
    TRY(epcis_want_document(rq, &want));
    TRY(epcis_need_events(rq));
    TRY(behaviour(rq, &q.rollback));
    if (q.text.size > CAPTURE_BYTES_MAX)
        return err_say(cx, ERR_TOO_LARGE, "", "文档最多 %d 字节", "a document may have %d bytes at most", CAPTURE_BYTES_MAX);
    TRY(capture_submit(cx, &q, &uuid));
    rs_header(rs, "Location", ar_printf(cx->ar, "/epcis/v2/capture/%s", uuid));
    rs_header(rs, "GS1-Capture-Error-Behaviour", q.rollback ? "rollback" : "proceed");
    struct str report;
    TRY(capture_report(cx, uuid, false, &report));
    rs_status(rs, 202);
    return epcis_reply_object(rq, rs, &want, report, "EPCISCaptureJob");
}

enum err capture_post(struct req *rq, struct resp *rs)
{
    return epcis_answer(rq, rs, post_inner, false);
}

static enum err get_one_inner(struct req *rq, struct resp *rs)
{
    struct str report;
    struct epcis_want want;
    TRY(epcis_want_document(rq, &want));
    TRY(capture_report(rq_cx(rq), rq_path(rq, "captureID"), true, &report));
    return epcis_reply_object(rq, rs, &want, report, "EPCISCaptureJob");
}

enum err capture_get_one(struct req *rq, struct resp *rs)
{
    return epcis_answer(rq, rs, get_one_inner, false);
}

static enum err get_list_inner(struct req *rq, struct resp *rs)
{
    static const char *const PAGING[] = {"perPage", "nextPageToken", NULL};
    struct str json;
    struct epcis_token next;
    struct epcis_want want;
    int64_t per_page;
    bool more;
    TRY(epcis_params_only(rq, PAGING));
    TRY(epcis_per_page(rq, &per_page));
    TRY(epcis_want_read(rq, &want));
    TRY(capture_list(rq_cx(rq), per_page, str_of(rq_param(rq, "nextPageToken")), &json, &next, &more));
    if (more)
        epcis_link_next(rq, rs, &next);
    rs_json(rs, json);
    return ERR_NONE;
}

enum err capture_get_list(struct req *rq, struct resp *rs)
{
    return epcis_answer(rq, rs, get_list_inner, true);
}
