/* pay_form.h (for the room's files and the sandbox): what the channels' texts are made of: pairs sorted and joined for signing, forms, instants and
 * amounts as each writes them. */
#ifndef PAY_PAY_FORM_H
#define PAY_PAY_FORM_H

#include "pay_channel.h"

enum { PAY_PAIRS_MAX = 200 };
struct pay_field { struct str name, value; };
struct pay_fields { struct pay_field *p; size_t n; };

/* Decode an application/x-www-form-urlencoded body once. False: bad escapes, NUL, too many fields, or a name that comes twice (one reader
 * would take the first, another the last). */
bool pay_form_read(struct arena *ar, struct str body, struct pay_fields *out);
/* UnionPay's answers: name=value joined by &, not encoded; braces hide & inside a value. The same refusals. */
bool pay_raw_read(struct arena *ar, struct str body, struct pay_fields *out);
struct str pay_field_get(const struct pay_fields *f, const char *name);   /* p NULL when absent */
const char *pay_field_z(struct arena *ar, const struct pay_fields *f, const char *name);   /* NULL when absent or empty */
/* Non-empty fields but those named (up to two, NULL: none), sorted by name in ASCII, name=value joined by &. */
char *pay_fields_join(struct arena *ar, const struct pay_fields *f, const char *without, const char *without2);
/* The same fields as a form body or query string (percent-encoded, in their order). */
char *pay_fields_form(struct arena *ar, const struct pay_fields *f);
/* Append; the array must have room (PAY_PAIRS_MAX). value NULL or empty: nothing. */
void pay_field_add(struct pay_fields *f, const char *name, const char *value);
struct pay_fields pay_fields_new(struct arena *ar);

/* Our number: 8 to 32 of 0-9 A-Z a-z. */
bool pay_number_ok(const char *number);
/* What every build checks: number, amount, addresses. */
enum err pay_ask_check(struct cx *cx, const struct pay_ask *ask, bool refund) MUST_CHECK;
/* At most max bytes, whole characters, control characters as blanks. */
char *pay_cut(struct arena *ar, const char *text, size_t max);
char *pay_yuan(struct arena *ar, int64_t fen);                     /* "12.30" */
bool pay_yuan_read(struct str text, int64_t *fen_out);             /* "12.3", "12.30", "-0.10"; at most two digits that count */
bool pay_fen_read(struct str text, int64_t *fen_out);              /* "1230", not negative */
char *pay_time_dashed(struct arena *ar, int64_t us);               /* "2026-11-22 10:00:00", China's time */
char *pay_time_digits(struct arena *ar, int64_t us);               /* "20261122100000" */
int64_t pay_time_read(struct str text);                            /* either of the two, or RFC 3339; 0 when it is none */

/* ERR_UNCERTAIN with why in English (for the log and the console). */
enum err pay_unsure(struct cx *cx, const char *channel, const char *why) MUST_CHECK;
/* ERR_UNSUPPORTED: the channel cannot be asked that way. */
enum err pay_cannot(struct cx *cx, const char *channel) MUST_CHECK;
/* Headers of a request: NULL-terminated copy of n. */
const char *const *pay_headers(struct arena *ar, const char *const *h, size_t n);

/* ---- files ---------------------------------------------------------------------------------------------------------------------------- */
/* A text handed out line by line, without line ends. Errors of fn stop it and are returned. */
typedef enum err pay_line_fn(struct cx *cx, struct str line, void *arg);
enum err pay_lines_each(struct cx *cx, struct str text, pay_line_fn *fn, void *arg) MUST_CHECK;
/* The members of a ZIP file (stored or deflated) whose name wanted() accepts, inflated bit by bit, line by line. ERR_MALFORMED when
 * it is none, ERR_TOO_LARGE beyond 512 MiB in all. */
enum err pay_zip_lines(struct cx *cx, struct str zip, bool (*wanted)(struct str name), pay_line_fn *fn, void *arg) MUST_CHECK;
/* A zlib stream inflated whole, at most max bytes. */
bool pay_inflate(struct arena *ar, struct str bytes, size_t max, struct str *out);
/* Memory for one row at a time (ar_reset before each); freed with cx's arena, in which the caller's own function may keep things. */
struct arena *pay_scratch(struct cx *cx);
/* Cells of a CSV line as the channels write it: split at commas, backtick, tab and blanks around removed. The number. */
size_t pay_cells(struct str line, struct str *out, size_t max);
struct str pay_utf8_of_gbk(struct arena *ar, struct str text);     /* unreadable bytes become '?' */

#endif
