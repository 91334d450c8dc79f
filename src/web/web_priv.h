/* web_priv.h: what the pages of room web share: the frame, and what a page needs beside the answer it shows. */
#ifndef WEB_WEB_PRIV_H
#define WEB_WEB_PRIV_H

#include "govern.h"
#include "people.h"
#include "scan.h"
#include "tmpl.h"
#include "web.h"

/* The frame around every public page. */
struct web_frame {
    const char *title;       /* of the document */
    const char *county;      /* whose pages these are */
    const char *self;        /* path without query: where the language link leads */
    const char *query;       /* what the language link keeps, "code=…&", or NULL */
    const char *css, *js;    /* addresses with content hash */
    bool demo;               /* demonstration data */
    bool narrow;             /* one column: forms, certificate */
    bool plain;              /* no index by search engines */
};

/* Groups of field records on the road. */
enum web_stage { STAGE_PLANT, STAGE_CARE, STAGE_HARVEST, STAGE__COUNT };
struct web_road { const struct grow_story_op **ops[STAGE__COUNT]; size_t n[STAGE__COUNT]; size_t photos[STAGE__COUNT]; };

/* The scan page. */
struct web_scan {
    struct web_frame f;
    const struct scan_answer *a;
    const char *sentence, *headline, *why, *kind, *icon;   /* kind: good bad warn unknown */
    struct web_road road;
    size_t pesticides, fertilisers, drugs;    /* uses */
    size_t intervals;                         /* uses that have an interval */
    const char *released_by;                  /* office of the release that holds, or NULL */
    size_t items, items_passed;               /* of tests */
    const char *family;                       /* short name of who grew it */
    const char *village;                      /* last part of the place */
    const char *photo;                        /* first photo's hash, or NULL */
    const char *product_path;                 /* where one orders, or NULL when one should not */
    const char *code_path;                    /* of this code */
    struct str qr;                            /* SVG of the code's address */
};

struct web_cert { struct web_frame f; const struct certify_cert *c; const char *lot_path, *kind, *icon, *headline, *why; struct str qr; };
struct web_season { struct web_frame f; const struct grow_story *s; struct web_road road; int64_t months[12], harvest_months[12]; size_t intervals; };
struct web_product { struct web_frame f; const struct scan_product *p; };
struct web_error { struct web_frame f; const char *title, *text, *request_id; int status; };
struct web_complain { struct web_frame f; const char *code, *product, *lot_no, *category, *text, *contact, *err_field, *err_text; int64_t days; };
struct web_complained { struct web_frame f; const struct govern_complaint_status *s; const char *state; bool fresh, overdue, refused; };
struct web_apply {
    struct web_frame f; const char *kind, *name, *uscc, *level, *contact, *phone, *address, *trained_person, *err_field, *err_text;
    bool sent; struct list places;                     /* of struct people_apply_place */
};
struct web_home { struct web_frame f; const char *code, *problem; };

/* ---- templates (tpl/) -------------------------------------------------------------------------------------------------------- */
void tpl_scan(struct tmpl *t, const struct web_scan *v);
void tpl_no_code(struct tmpl *t, const struct web_scan *v);
void tpl_cert_page(struct tmpl *t, const struct web_cert *v);
void tpl_season(struct tmpl *t, const struct web_season *v);
void tpl_error(struct tmpl *t, const struct web_error *v);
void tpl_complain(struct tmpl *t, const struct web_complain *v);
void tpl_complained(struct tmpl *t, const struct web_complained *v);
void tpl_apply(struct tmpl *t, const struct web_apply *v);
void tpl_home(struct tmpl *t, const struct web_home *v);
void tpl_product(struct tmpl *t, const struct web_product *v);
void tpl_dot(struct tmpl *t, const char *zh, const char *icon);
void tpl_steps(struct tmpl *t, const struct grow_story_op *const *ops, size_t n, const struct grow_story *s);
void tpl_marks(struct tmpl *t, const struct web_home *v);
void tpl_head(struct tmpl *t, const struct web_frame *f);
void tpl_foot(struct tmpl *t, const struct web_frame *f);
void tpl_cert_card(struct tmpl *t, const struct certify_cert *c, struct str qr);
void tpl_road(struct tmpl *t, const struct web_road *r, const struct grow_story *s);
void tpl_mark(struct tmpl *t, const char *kind, const char *by);
void tpl_legend(struct tmpl *t);
void tpl_verdict(struct tmpl *t, const struct web_scan *v);
void tpl_uses(struct tmpl *t, const struct scan_answer *a, bool drugs);
void tpl_tests(struct tmpl *t, const struct scan_answer *a);
void tpl_papers(struct tmpl *t, const struct web_scan *v);
void tpl_custody(struct tmpl *t, const struct scan_answer *a);

/* ---- handlers of web_apply.c ---------------------------------------------------------------------------------------------------- */
extern const struct shape web_apply_form_shape;
enum err web_apply_get(struct req *rq, struct resp *rs);
enum err web_apply_post(struct req *rq, struct resp *rs);

/* ---- views (web_view.c) -------------------------------------------------------------------------------------------------------- */
void web_view_scan(struct cx *cx, const struct scan_answer *a, struct web_scan *v);
void web_view_road(struct arena *ar, const struct grow_story *s, struct web_road *out);
/* Uses that have an interval. */
size_t web_intervals(const struct grow_story *s);
/* Does the record have an interval, and was each over at the harvest? */
bool web_interval_kept(const struct grow_story *s, const struct grow_story_op *op);
/* What the page of a certificate says first: of the paper, and of the lot when that must not be eaten. */
void web_view_cert(struct cx *cx, const struct scan_answer *lot, struct web_cert *v);
/* "3 次" or "1 use", "2 uses". */
const char *web_count(struct arena *ar, enum lang lang, int64_t n, const char *zh, const char *one, const char *many);
/* A producer's free text as strangers may read it: telephone numbers are blotted out. */
const char *web_public(struct arena *ar, const char *text);
/* A day, an instant for the datetime attribute; "" when absent. */
const char *web_iso(struct arena *ar, int64_t day);
const char *web_iso_us(struct arena *ar, int64_t us);
/* The day of an instant in China's time; FIELD_NULL when absent. */
int64_t web_day(int64_t us);
bool web_kind_is(const char *kind, const char *name);
/* What an event means to a shopper; NULL: not shown. */
const char *web_event_text(const struct epcis_hit *h, enum lang lang);

/* ---- helpers (web_page.c) -------------------------------------------------------------------------------------------------------- */
/* Language from ?lang= (else the request's), frame filled, template ready. */
enum err web_begin(struct req *rq, struct web_frame *f, struct tmpl *t) MUST_CHECK;
enum err web_start(struct cx *cx) MUST_CHECK;
void web_end(struct req *rq, struct resp *rs, struct tmpl *t, int status);
/* Answer with a page, its headers and, for 200, an ETag of its bytes. */
void web_give(struct req *rq, struct resp *rs, struct str page, int status);

/* Embedded files, sorted by path (generated). */
extern const struct asset web_assets[];
extern const size_t web_assets_n;
extern const struct route web_routes[];
extern const size_t web_routes_n;

#endif
