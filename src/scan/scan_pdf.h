/* scan_pdf.h: writing a PDF (ISO 32000-1) piece by piece: numbered objects, compressed streams, pages, and at the end the tree of pages
 * and the table of objects, which is all that grows in memory (8 bytes an object). Knows nothing of labels. Called by scan_label.c. */
#ifndef SCAN_SCAN_PDF_H
#define SCAN_SCAN_PDF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes that grow on the heap; bad: memory ran out, what follows is ignored. */
struct pdf_bytes { char *p; size_t size, cap; bool bad; };
void pdf_put(struct pdf_bytes *b, const void *p, size_t size);
void pdf_printf(struct pdf_bytes *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* A number with at most two decimals, and a blank: coordinates in points. */
void pdf_num(struct pdf_bytes *b, double v);
void pdf_bytes_free(struct pdf_bytes *b);

struct scan_pdf;
/* A document of pages of w × h points, all with the same resources; NULL: no memory. */
struct scan_pdf *pdf_new(double w, double h);
void pdf_free(struct scan_pdf **d);
/* The number of an object that is written later, or now. */
uint32_t pdf_reserve(struct scan_pdf *d);
/* Write object num: a dictionary's entries (without << >>). */
void pdf_dict(struct scan_pdf *d, uint32_t num, const char *entries);
/* Write object num: a stream, compressed; entries: further entries of its dictionary. */
void pdf_stream(struct scan_pdf *d, uint32_t num, const char *entries, const struct pdf_bytes *body);
/* Write a page that draws body. */
void pdf_page(struct scan_pdf *d, const struct pdf_bytes *body);
/* The next part of the end: resources (entries of the dictionary, used by the first call), trees, tables, trailer. False: it is all there. */
bool pdf_end(struct scan_pdf *d, const char *resources);
/* What was written and not taken yet; pdf_took removes bytes from its front. */
size_t pdf_ready(const struct scan_pdf *d, const char **p_out);
void pdf_took(struct scan_pdf *d, size_t n);
/* Did memory or the compressor fail? */
bool pdf_bad(const struct scan_pdf *d);

#endif
