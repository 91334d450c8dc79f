/* ledger_priv.h: what the files of room ledger share. */
#ifndef LEDGER_LEDGER_PRIV_H
#define LEDGER_LEDGER_PRIV_H

#include "ledger.h"
#include "people.h"
#include "proof.h"

enum ledger_query {
    Q_POSTING_INSERT, Q_POSTING_FIND, Q_POSTING_LINES, Q_LINE_INSERT, Q_BALANCE, Q_TURNOVER,
    Q_FOLD_LOCK, Q_FOLD_LAST, Q_MARK, Q_MARK_SET, Q_FOLD, Q_FORGET,
    Q_CHECK_ZERO, Q_CHECK_SUMS, Q_CHECK_MISSING, Q_CHECK_ORPHANS,
    Q_POSTING_PROOF, Q_LOGGED_LOCK, Q_LOGGED_SET, Q_LOGGED_LEFT,
    Q_STATEMENT_OPENING, Q_STATEMENT_LINES, Q_ACCOUNT_OPERATOR, Q_COUNTY_PATH,
    Q_SETTLE_DUE, Q_SETTLE_TAKE, Q_SETTLE_FREE, Q_SETTLE_NUMBER, Q_SETTLE_INSERT, Q_SETTLE_GET, Q_SETTLE_LAST, Q_SETTLE_MOVE, Q_SETTLE_STEP, Q_SETTLE_STEPS, Q_SETTLE_PARTS, Q_SETTLE_PARTS_EN,
    Q_PAYEE_PUT, Q_PAYEE_GET, Q_PAYEE_MOVED, Q_PAYEE_FORGET, Q_WALLET, Q_SETTLE_FILED, Q_CHECK_SETTLE,
    Q__COUNT
};
extern const struct sql ledger_sql[];
#define LQ(q) (&ledger_sql[q])

enum { LEDGER_FOLD_LINES = 5000, LEDGER_STATEMENT_LINES_MAX = 5000 };

/* Made by meson from sql/. */
extern const struct migration ledger_migrations[];
extern const size_t ledger_migrations_n;

/* What a check found: lines of the report, how many. */
struct ledger_found { struct buf *report; int64_t n; };

/* ---- the log (ledger_proof.c) ---- */
struct ledger_posting { const char *kind, *key; int64_t at_us; const char *by, *county; };
/* Append the leaf of a posting that is being stored. */
enum err ledger_leaf(struct cx *cx, struct tx *tx, int64_t row, const struct ledger_posting *p, const struct ledger_line *l, size_t n) MUST_CHECK;
/* Append the leaves of postings from before there were any. room.start */
enum err ledger_log_old(struct cx *cx) MUST_CHECK;
extern const struct proof_source ledger_proofs;

/* ---- statements (ledger_statement.c) ---- */
struct ledger_statement_line { int64_t at; const char *kind, *key, *memo; int64_t fen, balance; };
struct ledger_statement_query { const char *account; int64_t from_day, until_day; };
struct ledger_statement {
    const char *account, *name;       /* code; what people call it */
    int64_t operator_id;              /* 0: the house's */
    int64_t from_day, until_day;      /* both included */
    int64_t opening, closing;         /* fen, at the beginning of from_day and the end of until_day (China Standard Time) */
    int64_t debits, credits;          /* sums within the span; credits as a positive number */
    struct list lines;                /* of struct ledger_statement_line, oldest first */
};
/* What cx->who may see of an account within a span. ERR_NOT_FOUND: no such account, or not his. ERR_LIMIT: over 5,000 lines. */
enum err ledger_statement_make(struct cx *cx, struct tx *tx, const struct ledger_statement_query *q, struct ledger_statement *out) MUST_CHECK;
/* The same as CSV with a running balance, or as a PDF of A4 pages (ledger_pdf.c). In the arena. */
struct str ledger_statement_csv(struct cx *cx, const struct ledger_statement *s);
enum err ledger_statement_pdf(struct cx *cx, const struct ledger_statement *s, struct str *out) MUST_CHECK;
/* "1234.05" */
char *ledger_yuan(struct arena *ar, int64_t fen);
char *ledger_local_time(struct arena *ar, int64_t us);            /* "2026-11-22 11:05:00", China Standard Time */
int64_t ledger_day_us(int64_t day);                               /* when a day begins in China Standard Time */
void ledger_csv_put(struct buf *b, const char *text);             /* one quoted cell; formulas made harmless */
enum err ledger_county_path_tx(struct cx *cx, struct tx *tx, const char **out) MUST_CHECK;

extern const struct list_spec ledger_account_list, ledger_line_list;
enum { LEDGER_ROUTES_N = 14, LEDGER_CHECKS_N = 3 };
extern const struct route ledger_routes[LEDGER_ROUTES_N];
extern const struct room_check ledger_checks[LEDGER_CHECKS_N];

#endif
