/* share_sheet.h: old records from sheets: a CSV or .xlsx file and a mapping file become lots, tests and certificates through the acts that the
 * API uses. The mapping, JSON:
 *   {"kind": "lots", "columns": {
 *      "lot_no": "批次号", "producer": "生产者", "plot": "地块", "product": "产品",
 *      "day": {"column": "采收日期", "format": "YYYY/M/D"}, "quantity_g": {"column": "重量", "unit": "kg"},
 *      "grade": {"value": "一级"}, "kind": {"column": "类别", "map": {"生产": "producer"}}}}
 * lots: lot_no producer plot product day quantity_g, grade person note. tests: lot_no producer item value sample_no sampler day, lab
 * (uuid) unit method limit_value detection_limit basis. certificates: lot_no producer weight_g bases shipment_no, kind contact.
 * orders (sales at outside marketplaces, sell.h): channel order_no sku (ours) pieces day, paid (yuan) status ("sold" is taken). */
#ifndef SHARE_SHEET_H
#define SHARE_SHEET_H

#include "cx.h"
#include "str.h"

#define SHEET_ROWS_MAX 20000           /* below the heading */
#define SHEET_COLS_MAX 60
#define SHEET_CELL_MAX 2000            /* bytes */
#define SHEET_BYTES_MAX (16 << 20)     /* of the file */

/* A table as it was read: cells[row][column]; row 0 is the heading. Texts trimmed, NULL when empty. */
struct sheet {
    const char ***cells;
    size_t rows, cols;
    bool typed;                      /* its cells had types: days are "YYYY-MM-DD" whatever the mapping's format, errors of formulas are told */
};
/* CSV (RFC 4180), UTF-8 or GB 18030, comma, semicolon or tab. ERR_MALFORMED, ERR_LIMIT with the line. */
enum err share_sheet_csv(struct cx *cx, struct str bytes, struct sheet *out) MUST_CHECK;
/* A workbook (.xlsx, ECMA-376): the sheet of that name, or the first that is shown. Rows keep their numbers. Encrypted files, .xls and
 * .xlsb are refused by name; what a file decompresses to is bounded. ERR_MALFORMED, ERR_LIMIT, ERR_TOO_LARGE; ERR_NOT_FOUND: no such sheet. */
enum err share_sheet_xlsx(struct cx *cx, struct str bytes, const char *name, struct sheet *out) MUST_CHECK;
/* Either, by the file's first bytes. name: NULL but for .xlsx. */
enum err share_sheet_read(struct cx *cx, struct str bytes, const char *name, struct sheet *out) MUST_CHECK;

struct share_import_count { int64_t rows, made, had, refused; };
struct share_import_opt {
    struct str map;                  /* the mapping file */
    bool dry_run;                    /* everything is tried, nothing is kept */
    /* One refused row: its line in the sheet (the heading is 1), the column's heading ("" when it is the row as a whole). */
    void (*refused)(int64_t line, const char *column, const char *code, const char *zh, const char *en, void *arg);
    void *arg;
};
/* Import as cx->who. Errors are those of the file and the mapping; refused rows are counted and told. A row that was imported before is
 * `had`. Each row is one transaction. */
enum err share_import(struct cx *cx, const struct sheet *s, const struct share_import_opt *opt, struct share_import_count *out) MUST_CHECK;

#endif
