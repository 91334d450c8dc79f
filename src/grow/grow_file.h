/* grow_file.h: files by content: photos of records and products, report files of tests. Images are decoded and written again
 * without metadata (no place, no device), so nothing hidden comes through; PDFs are kept as they are and never served inline
 * as pages. Bytes lie under grow.files_dir as ab/cdef…; a row tells what they are. */
#ifndef GROW_GROW_FILE_H
#define GROW_GROW_FILE_H

#include "cx.h"
#include "field.h"
#include "store.h"
#include "str.h"

#define GROW_FILE_MAX (20u << 20)   /* bytes of an upload */

enum grow_file_accept { GROW_FILE_IMAGE = 1, GROW_FILE_PDF = 2 };

struct grow_file {
    const char *sha;                /* SHA-256 of what is stored, 64 hex digits: the file's name everywhere */
    const char *type;               /* image/jpeg image/png application/pdf */
    int64_t size, width, height;    /* bytes; pixels, FIELD_NULL for a PDF */
};
extern const struct shape grow_file_shape;

/* Take an upload: sniff, check, for images re-encode with thumbnails, write durably. accept: enum grow_file_accept. The row is
 * made in its own transaction; the same bytes again give the same file. Errors: ERR_MEDIA_TYPE, ERR_INVALID (damaged, too many
 * pixels), ERR_TOO_LARGE, ERR_DISK_FULL, ERR_IO. May block; worker threads only. Not inside a transaction. */
enum err grow_file_put(struct cx *cx, struct str bytes, unsigned accept, struct grow_file *out) MUST_CHECK;
/* Facts name these photos: each is there, an image, and named once, else ERR_INVALID at field; from now on they are kept. In a writing
 * transaction. */
enum err grow_photos_check(struct cx *cx, struct tx *tx, const struct texts *photos, const char *field) MUST_CHECK;
/* What is known of a file. ERR_NOT_FOUND. */
enum err grow_file_get(struct cx *cx, struct tx *tx, const char *sha, struct grow_file *out) MUST_CHECK;
/* Remove the files that were uploaded more than a day ago and that no fact ever named; how many. Job "grow.files_tidy". */
enum err grow_files_tidy(struct cx *cx, int64_t *n_out) MUST_CHECK;
/* From now on strangers may read it (a report of a test that is shown). */
enum err grow_file_publish(struct cx *cx, struct tx *tx, const char *sha) MUST_CHECK;
/* The bytes: the original (width 0) or the thumbnail of at most width pixels (320 or 1280). In the arena. */
enum err grow_file_read(struct cx *cx, const char *sha, int width, struct str *out) MUST_CHECK;

#endif
