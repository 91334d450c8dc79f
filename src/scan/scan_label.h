/* scan_label.h: sheets of labels as PDF, for label printers (one label a page) and for A4 paper with cut marks. Written page by
 * page; what grows with the number of labels is the PDF's own table of objects (16 bytes a page). Called by the routes of scan. */
#ifndef SCAN_SCAN_LABEL_H
#define SCAN_SCAN_LABEL_H

#include <stdbool.h>
#include <stdint.h>

#include "cx.h"
#include "str.h"

enum scan_label_format {
    SCAN_LABEL_100X70,   /* millimetres, one label a page */
    SCAN_LABEL_50X30,
    SCAN_LABEL_A4,       /* 21 labels of 62 × 38 mm a page, cut marks in the margins */
    SCAN_LABEL__COUNT
};

/* Stable names for requests: "100x70", "50x30", "a4"; NULL ends the list (for field_enum). */
extern const char *const scan_label_formats[];

/* What one label says. Texts are UTF-8, NULL or "" leaves the line out. They must live until the next call of job.label. */
struct scan_label {
    const char *url;       /* what the QR code holds; required */
    const char *product;   /* in Chinese as a rule; the largest text */
    const char *lot;       /* lot number */
    const char *serial;    /* packs only */
    const char *date;      /* "2026-11-21" */
    const char *producer;  /* who answers for it */
    const char *gtin;      /* 14 digits, written under the code */
};

#define SCAN_LABELS_MAX 1000000   /* labels in one document */

struct scan_label_job {
    enum scan_label_format format;
    enum lang lang;            /* of the words before the values */
    const char *date_word;     /* what the date means ("采收日期"); NULL: 日期 / Date */
    bool demo;                 /* marks each label as a demonstration */
    uint64_t count;            /* labels, 1..SCAN_LABELS_MAX */
    /* Fill label i (0-based, asked for once each, in order). False stops: the document is broken off and reading answers -1. */
    bool (*label)(void *arg, uint64_t i, struct scan_label *out);
    void *arg;                 /* passed to label */
};

struct scan_labels;   /* a document being written */

/* Start a document; it is released with the arena. ERR_INVALID: count or format. The job is copied, its texts are not. */
enum err scan_labels_open(struct cx *cx, const struct scan_label_job *job, struct scan_labels **out) MUST_CHECK;

/* The next bytes of it, at most size: 0 at the end, -1 when it cannot go on. Has the form that rs_stream takes (arg: the struct
 * scan_labels). One thread at a time. */
int64_t scan_labels_read(void *labels, char *p, size_t size);

/* All of it at once into a function: false from write stops. ERR_IO when it could not be finished. */
enum err scan_label_pdf(struct cx *cx, const struct scan_label_job *job, bool (*write)(void *arg, struct str piece), void *arg) MUST_CHECK;

#endif
