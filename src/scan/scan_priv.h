/* scan_priv.h: what the files of room scan share. */
#ifndef SCAN_SCAN_PRIV_H
#define SCAN_SCAN_PRIV_H

#include "gs1.h"
#include "people.h"
#include "scan.h"

struct req;
struct resp;
/* scan_proof.c */
enum err scan_proof_get(struct req *rq, struct resp *rs);
extern const struct shape scan_proof_query_shape;

enum scan_query { Q_BATCH_INSERT, Q_BATCH_BY_UUID, Q_BATCH_BY_ID, Q_BATCH_LAST, Q_BATCH_OF_SERIAL, Q_BATCH_VOID, Q_BATCH_ALL_VOID, Q_BATCH_WEIGHT, Q_COUNT_GET, Q_COUNT_ADD, Q_PRODUCT, Q_PRODUCT_LOTS, Q__COUNT };
extern const struct sql scan_sql[];
#define SQ(q) (&scan_sql[q])

extern const struct shape scan_batch_row, scan_batch_shape, scan_batch_body_shape, scan_void_shape, scan_label_query_shape, scan_qr_query_shape, scan_answer_shape;
extern const struct list_spec scan_batch_list;
extern const struct route scan_routes[];
extern const size_t scan_routes_n;
extern const char *const scan_batch_kinds[];   /* "lot" "pack", NULL */


enum { SCAN_BATCH_MAX = 1000000, SCAN_CHAIN_MAX = 60, SCAN_SERIAL_LAST = 9999999, SCAN_PRODUCT_LOTS = 10 };

/* ---- scan_answer.c ---------------------------------------------------------------------------------------------------------------- */
/* The verdict of an answer whose facts are filled in: pure. */
enum scan_verdict scan_judge(const struct scan_answer *a);

/* ---- scan_serial.c: serial numbers that cannot be guessed and need not be stored -------------------------------------------- */
/* "0000123" + 5 letters that only this installation can compute. out: 13 bytes. */
void scan_serial_make(const char *gtin14, const char *lot_no, int64_t n, char out[13]);
/* The number of a serial whose letters are right; false for anything else. */
bool scan_serial_check(const char *gtin14, const char *lot_no, const char *serial, int64_t *n_out);
/* Read or make the installation's key; at start. */
enum err scan_serial_start(struct cx *cx) MUST_CHECK;

/* ---- scan_count.c: counting without a write on the scanner's way -------------------------------------------------------------- */
/* Count one scan now (any thread, no I/O): it is in the database within a second. */
void scan_count_add(int64_t lot_id, int64_t serial, int64_t now_us);
/* Scans so far, with those not written yet. first_us FIELD_NULL when there were none. */
enum err scan_count_get(struct tx *tx, int64_t lot_id, int64_t serial, int64_t *scans_out, int64_t *first_us_out) MUST_CHECK;
/* Write what is pending now, on this thread (the counter's own, and tests). */
void scan_count_flush(struct arena *ar);
enum err scan_count_start(struct cx *cx) MUST_CHECK;
void scan_count_stop(void);

/* ---- scan_batch.c --------------------------------------------------------------------------------------------------------------- */
struct scan_batch_body { const char *lot; int64_t kind, count, net_g; };
struct scan_batch {
    const char *uuid; int64_t rev; int64_t id, lot_id, operator_id; const char *lot, *lot_no, *product_name, *operator_name, *level_path, *gtin;
    int64_t kind, first_serial, count, net_g, created_at, harvest_day; const char *state, *void_reason, *event_id, *created_by, *county, *epc;
};
enum err scan_batch_create(struct cx *cx, struct tx *tx, const struct scan_batch_body *in, struct scan_batch *out) MUST_CHECK;
enum err scan_batch_get(struct cx *cx, struct tx *tx, const char *uuid, struct scan_batch *out) MUST_CHECK;
enum err scan_batch_void(struct cx *cx, struct tx *tx, const char *uuid, const char *reason, struct scan_batch *out) MUST_CHECK;

/* ---- scan_links.c ------------------------------------------------------------------------------------------------------------------ */
extern const char *const scan_media_linkset; /* "application/linkset+json" */

/* For sell_verdict_by(): see sell.h. */
struct sell_verdict;
enum err scan_goods_verdict(struct cx *cx, const char *gtin14, const char *lot_no, struct sell_verdict *out) MUST_CHECK;

#endif
