/* epcis_capture.h: capture jobs, between their routes, their report and the job queue. Private to the room. */
#ifndef EPCIS_CAPTURE_H
#define EPCIS_CAPTURE_H

#include "epcis_priv.h"
#include "job.h"

#define CAPTURE_JOB "epcis.capture"
#define CAPTURE_BYTES_MAX (32 << 20)   /* of a document: GS1-EPCIS-Capture-File-Size-Limit */

struct capture_request {
    struct str text;         /* the document */
    const char *county;
    bool rollback;
    int64_t limit;           /* events */
    int64_t operator_id;     /* whose events they are; 0: nobody's in particular */
};
/* Take a document: done at once, or stored with a job that does it. */
enum err capture_submit(struct cx *cx, const struct capture_request *q, const char **uuid_out) MUST_CHECK;
/* The job. */
enum err capture_run(struct cx *cx, const struct job *j) MUST_CHECK;

/* One capture as the contract's CaptureJob; full: with every event's outcome. ERR_NOT_FOUND. */
enum err capture_report(struct cx *cx, const char *uuid, bool full, struct str *json_out) MUST_CHECK;
/* A page of captures, newest first, as a JSON list; token: empty for the first; *next_out: where it goes on when *more_out. */
enum err capture_list(struct cx *cx, int64_t per_page, struct str token, struct str *json_out, struct epcis_token *next_out, bool *more_out) MUST_CHECK;

#endif
