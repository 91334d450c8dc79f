/* share_xlsx_priv.h: what the files that read .xlsx (ECMA-376, "Office Open XML") have in common: the package and its parts, read as a
 * stream within bounds, and how a cell's number becomes the text that people saw. */
#ifndef SHARE_XLSX_PRIV_H
#define SHARE_XLSX_PRIV_H

#include <libxml/xmlreader.h>
#include <zip.h>

#include "cx.h"
#include "str.h"

#define XLSX_ENTRIES_MAX 2000            /* files in the package */
#define XLSX_READ_MAX (160 << 20)        /* bytes of all parts together, decompressed */
#define XLSX_TAG_MAX (16 << 10)          /* one tag with its attributes: libxml2 compares each attribute with each */
#define XLSX_DEPTH_MAX 32

/* ---- share_xlsx_part.c -------------------------------------------------------------------------------------------------------------- */
struct xlsx {
    struct cx *cx;
    zip_t *zip;                          /* closed by the arena */
    int64_t left;                        /* of XLSX_READ_MAX */
};
/* A node as it is met. Names without prefix: who writes sheets uses several namespaces for the same thing (Transitional, Strict). */
struct xlsx_node { const char *name; int depth; xmlTextReaderPtr reader; };
struct xlsx_walk {
    enum err (*start)(const struct xlsx_node *n, void *arg);
    enum err (*text)(const struct xlsx_node *n, struct str s, void *arg);  /* name: of the element around it; may come in pieces */
    enum err (*end)(const struct xlsx_node *n, void *arg);
    void *arg;
};
/* bytes must outlive x. ERR_MALFORMED: no zip, encrypted, entries over the limit. */
enum err xlsx_open(struct cx *cx, struct str bytes, struct xlsx *out) MUST_CHECK;
bool xlsx_has(const struct xlsx *x, const char *part);
/* Read a part's elements. What is no XML, a DOCTYPE, an encrypted or damaged part, or more than the limits is refused with the part's name. */
enum err xlsx_walk_part(struct xlsx *x, const char *part, const struct xlsx_walk *w) MUST_CHECK;
/* An attribute by its local name, copied into the arena; NULL: absent. */
const char *xlsx_attr(const struct xlsx_node *n, struct arena *ar, const char *name);
/* The same into a buffer of the caller, for what every cell has; a longer value reads "?". False: absent. */
bool xlsx_attr_short(const struct xlsx_node *n, const char *name, char *out, size_t room);
/* Where a relation's target lies: relative to the folder of the part that names it, or from the root. NULL: it leaves the package. */
const char *xlsx_target(struct arena *ar, const char *from_part, const char *target);

/* ---- share_xlsx_cell.c ---------------------------------------------------------------------------------------------------------------- */
enum xlsx_look { XLSX_NUMBER, XLSX_DATE, XLSX_TIME, XLSX_DATE_TIME, XLSX_ZEROS };
struct xlsx_format { enum xlsx_look look; int zeros; };   /* zeros: XLSX_ZEROS, digits to fill ("000000") */
/* Of a built-in number format (ECMA-376 18.8.30, with those of Chinese spreadsheets), or of a format code. */
struct xlsx_format xlsx_format_builtin(int64_t id);
struct xlsx_format xlsx_format_code(struct str code);
/* A number as its format shows it: "1200.5", "2026-03-01", "2026-03-01 08:30:00", "08:30:00", "000123". Days are counted from 1900 (with
 * the 29 February 1900 that never was) or from 1904. What no day is stays a number. NULL: not a number at all. */
const char *xlsx_number_text(struct arena *ar, struct str v, struct xlsx_format f, bool from_1904);
/* "_x000D_" and the like (ST_Xstring) resolved, control characters made blanks, trimmed; NULL when nothing is left. */
const char *xlsx_clean(struct arena *ar, struct str s);

#endif
