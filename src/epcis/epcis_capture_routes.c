/* epcis_capture_routes.c: the capture resource of the REST binding: POST /capture, GET /capture, GET /capture/{captureID}, OPTIONS. */
#include "epcis_capture.h"
#include "epcis_routes.h"

#include "conf.h"

#include <string.h>

static void put_limits(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    rs_header(rs, "GS1-EPCIS-Capture-Limit", ar_printf(cx->ar, "%lld", (long long)conf_int("epcis.capture_limit")));
    rs_header(rs, "GS1-EPCIS-Capture-File-Size-Limit", ar_printf(cx->ar, "%d", CAPTURE_BYTES_MAX));
}

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
    struct capture_request q = {.text = rq_raw(rq), .county = epcis_county(), .limit = conf_int("epcis.capture_limit")};
    const char *uuid;
    put_limits(rq, rs);
    TRY(epcis_need_json(rq));
    TRY(behaviour(rq, &q.rollback));
    if (q.text.size > CAPTURE_BYTES_MAX)
        return err_say(cx, ERR_TOO_LARGE, "", "文档最多 %d 字节", "a document may have %d bytes at most", CAPTURE_BYTES_MAX);
    TRY(capture_submit(cx, &q, &uuid));
    rs_header(rs, "Location", ar_printf(cx->ar, "/epcis/v2/capture/%s", uuid));
    rs_header(rs, "GS1-Capture-Error-Behaviour", q.rollback ? "rollback" : "proceed");
    struct str report;
    TRY(capture_report(cx, uuid, false, &report));
    rs_json(rs, report);
    rs_status(rs, 202);
    return ERR_NONE;
}

enum err capture_post(struct req *rq, struct resp *rs)
{
    return epcis_answer(rq, rs, post_inner, false);
}

static enum err get_one_inner(struct req *rq, struct resp *rs)
{
    struct str report;
    TRY(capture_report(rq_cx(rq), rq_path(rq, "captureID"), true, &report));
    rs_json(rs, report);
    return ERR_NONE;
}

enum err capture_get_one(struct req *rq, struct resp *rs)
{
    return epcis_answer(rq, rs, get_one_inner, false);
}

static enum err get_list_inner(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    struct str *names, *values, json;
    size_t n = rq_params(rq, &names, &values);
    const char *token = NULL, *next;
    int64_t per_page = QUERY_PAGE_DEFAULT;
    for (size_t i = 0; i < n; i++) {
        if (str_eqz(names[i], "nextPageToken"))
            token = str_dup(cx->ar, values[i]);
        else if (!str_eqz(names[i], "perPage"))
            return err_say(cx, ERR_UNKNOWN_PARAM, str_dup(cx->ar, names[i]), "不认识的参数 %.*s", "unknown parameter %.*s", (int)names[i].size, names[i].p);
        else if (!str_i64(values[i], &per_page) || per_page < 1 || per_page > QUERY_PAGE_MAX)
            return err_say(cx, ERR_INVALID, "perPage", "perPage 须是 1 到 %d 的整数", "perPage must be an integer from 1 to %d", QUERY_PAGE_MAX);
    }
    TRY(capture_list(cx, per_page, token, &json, &next));
    if (next)
        epcis_link_next(rq, rs, next);
    rs_json(rs, json);
    return ERR_NONE;
}

enum err capture_get_list(struct req *rq, struct resp *rs)
{
    return epcis_answer(rq, rs, get_list_inner, true);
}

static enum err options_inner(struct req *rq, struct resp *rs)
{
    put_limits(rq, rs);
    rs_header(rs, "Allow", "GET, HEAD, POST, OPTIONS");
    rs_header(rs, "GS1-Capture-Error-Behaviour", "all");
    rs_status(rs, 204);
    return ERR_NONE;
}

enum err capture_options(struct req *rq, struct resp *rs)
{
    return epcis_answer(rq, rs, options_inner, false);
}
