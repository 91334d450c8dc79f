/* grow_file.c: files by content. Bytes are written to a temporary name, synced, renamed, and the folder synced, before the row
 * is stored: a row without its file cannot be; a file without row is harmless and found by `check`. A file that no fact names is
 * removed after a day (grow_files_tidy). */
#include <errno.h>
#include <fcntl.h>
#include <openssl/sha.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "grow_file.h"
#include "grow_image.h"
#include "grow_priv.h"

static const int WIDTHS[] = {320, 1280};
#define QUALITY 85

static const struct field FILE_FIELDS[] = {
    FIELD(struct grow_file, sha, F_TEXT, FF_RO, 0, 64, "内容摘要", "Content hash"), FIELD(struct grow_file, type, F_TEXT, FF_RO, 0, 40, "类型", "Type"),
    FIELD(struct grow_file, size, F_I64, FF_RO, 0, INT64_MAX, "字节数", "Bytes"), FIELD(struct grow_file, width, F_I64, FF_RO, 0, INT64_MAX, "宽", "Width"),
    FIELD(struct grow_file, height, F_I64, FF_RO, 0, INT64_MAX, "高", "Height"),
};
const struct shape grow_file_shape = SHAPE("StoredFile", struct grow_file, FILE_FIELDS);

/* ---- paths -------------------------------------------------------------------------------------------------------------------- */
static bool sha_valid(const char *sha) {
    size_t n = strspn(sha, "0123456789abcdef");
    return n == 64 && sha[n] == 0;
}

/* The folder of the files: grow.files_dir, else DATA/files. */
const char *grow_files_root(struct cx *cx) {
    const char *own = conf_text("grow.files_dir");
    return own[0] ? own : ar_printf(cx->ar, "%s/files", conf_text("data.dir"));
}

static const char *path_of(struct cx *cx, const char *sha, int width) {
    return width ? ar_printf(cx->ar, "%s/%.2s/%s.%d", grow_files_root(cx), sha, sha + 2, width)
                 : ar_printf(cx->ar, "%s/%.2s/%s", grow_files_root(cx), sha, sha + 2);
}

static enum err io_say(struct cx *cx, const char *what) {
    bool full = errno == ENOSPC || errno == EDQUOT;
    log_error(cx, "grow.file", "what=%s errno=%d", what, errno);
    return err_set(cx, full ? ERR_DISK_FULL : ERR_IO, NULL);
}

static enum err folder(struct cx *cx, const char *path) {
    if (mkdir(path, 0750) != 0 && errno != EEXIST)
        return io_say(cx, "mkdir");
    return ERR_NONE;
}

static enum err all_written(struct cx *cx, int fd, struct str b) {
    for (size_t off = 0; off < b.size;) {
        ssize_t n = write(fd, b.p + off, b.size - off);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return io_say(cx, "write");
        off += (size_t)n;
    }
    return fsync(fd) == 0 ? ERR_NONE : io_say(cx, "fsync");
}

static enum err folder_sync(struct cx *cx, const char *dir) {
    int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return io_say(cx, "open");
    int bad = fsync(fd);
    close(fd);
    return bad ? io_say(cx, "fsync") : ERR_NONE;
}

static enum err durable(struct cx *cx, const char *sha, int width, struct str bytes) {
    const char *path = path_of(cx, sha, width), *dir = ar_printf(cx->ar, "%s/%.2s", grow_files_root(cx), sha);
    char *temp = ar_printf(cx->ar, "%s/tmp.XXXXXX", dir);
    struct stat st;
    if (stat(path, &st) == 0 && (size_t)st.st_size == bytes.size)
        return ERR_NONE;
    TRY(folder(cx, grow_files_root(cx)));
    TRY(folder(cx, dir));
    int fd = mkostemp(temp, O_CLOEXEC);
    if (fd < 0)
        return io_say(cx, "mkstemp");
    enum err e = all_written(cx, fd, bytes);
    close(fd);
    if (e == ERR_NONE && rename(temp, path) != 0)
        e = io_say(cx, "rename");
    if (e != ERR_NONE) {
        unlink(temp);
        return e;
    }
    return folder_sync(cx, dir);
}

/* ---- taking an upload ----------------------------------------------------------------------------------------------------------- */
static const char *sha_of(struct cx *cx, struct str b) {
    unsigned char d[SHA256_DIGEST_LENGTH];
    char *hex = ar_alloc(cx->ar, 2 * sizeof d + 1);
    SHA256((const unsigned char *)b.p, b.size, d);
    hex_encode(d, sizeof d, hex);
    return hex;
}

struct put { struct grow_file *f; };

static enum err row_tx(struct cx *cx, struct tx *tx, void *arg) {
    const struct grow_file *f = ((struct put *)arg)->f;
    return sql_exec(tx, SQL(file_insert), ARGS(v_t(f->sha), v_t(f->type), v_i(f->size), v_i(f->width), v_i(f->height), v_t(grow_by(cx)), grow_by_account(cx), v_i(cx->now_us)));
}

static enum err encode(struct cx *cx, enum grow_image_kind kind, const struct grow_image *im, struct str *out) {
    return kind == GROW_IMAGE_PNG ? grow_image_png(cx, im, out) : grow_image_jpeg(cx, im, QUALITY, out);
}

static enum err thumbs(struct cx *cx, const char *sha, const struct grow_image *im) {
    for (size_t i = 0; i < sizeof WIDTHS / sizeof WIDTHS[0]; i++) {
        struct grow_image small;
        struct str bytes;
        TRY(grow_image_fit(cx, im, WIDTHS[i], &small));
        enum err e = grow_image_jpeg(cx, &small, 80, &bytes);
        grow_image_free(&small);
        TRY(e);
        TRY(durable(cx, sha, WIDTHS[i], bytes));
    }
    return ERR_NONE;
}

static enum err picture_keep(struct cx *cx, enum grow_image_kind kind, const struct grow_image *im, struct grow_file *f) {
    struct str bytes;
    TRY(encode(cx, kind, im, &bytes));
    *f = (struct grow_file){sha_of(cx, bytes), kind == GROW_IMAGE_PNG ? "image/png" : "image/jpeg", (int64_t)bytes.size, im->width, im->height};
    TRY(durable(cx, f->sha, 0, bytes));
    return thumbs(cx, f->sha, im);
}

static enum err picture_put(struct cx *cx, struct str bytes, struct grow_file *f) {
    enum grow_image_kind kind = grow_image_sniff(bytes);
    struct grow_image full, kept;
    TRY(grow_image_decode(cx, bytes, &full));
    enum err e = grow_image_fit(cx, &full, GROW_IMAGE_KEEP, &kept);
    grow_image_free(&full);
    TRY(e);
    e = picture_keep(cx, kind, &kept, f);
    grow_image_free(&kept);
    return e;
}

static enum err pdf_put(struct cx *cx, struct str bytes, struct grow_file *f) {
    static const char tail[] = "%%EOF";
    size_t from = bytes.size > 2048 ? bytes.size - 2048 : 0;
    if (!memmem(bytes.p + from, bytes.size - from, tail, sizeof tail - 1))
        return err_say(cx, ERR_INVALID, "file", "PDF 文件不完整", "The PDF is not complete");
    *f = (struct grow_file){sha_of(cx, bytes), "application/pdf", (int64_t)bytes.size, FIELD_NULL, FIELD_NULL};
    return durable(cx, f->sha, 0, bytes);
}

static bool still_there(struct cx *cx, const struct grow_file *f) {
    struct stat st;
    return stat(path_of(cx, f->sha, 0), &st) == 0;
}

static enum err kept_again(struct cx *cx, struct str bytes, struct grow_file *f) {
    return f->width == FIELD_NULL ? pdf_put(cx, bytes, f) : picture_put(cx, bytes, f);
}

enum err grow_file_put(struct cx *cx, struct str bytes, unsigned accept, struct grow_file *out) {
    struct grow_file f;
    if (bytes.size > GROW_FILE_MAX)
        return err_say(cx, ERR_TOO_LARGE, "file", "文件超过 %d MB", "The file has more than %d MB", (int)(GROW_FILE_MAX >> 20));
    if ((accept & GROW_FILE_IMAGE) && grow_image_sniff(bytes) != GROW_IMAGE_NONE)
        TRY(picture_put(cx, bytes, &f));
    else if ((accept & GROW_FILE_PDF) && str_starts(bytes, "%PDF-"))
        TRY(pdf_put(cx, bytes, &f));
    else
        return err_say(cx, ERR_MEDIA_TYPE, "file", "只接受 JPEG、PNG 图片%s", "Only JPEG and PNG pictures are taken%s",
                       (accept & GROW_FILE_PDF) ? grow_pick(cx, "和 PDF 文件", " and PDF files") : "");
    TRY(tx_run(cx, "grow.file", row_tx, &(struct put){&f}));
    if (!still_there(cx, &f)) /* removed as unused a moment before the row was made: write it again */
        TRY(kept_again(cx, bytes, &f));
    *out = f;
    return ERR_NONE;
}

/* ---- uploads that nothing names --------------------------------------------------------------------------------------------------- */
#define LOOSE_US US_PER_DAY

struct tidy { int64_t n; };

/* The files go before the commit: whoever uploads the same bytes meanwhile waits for this row or finds his file gone afterwards and writes
 * it again, while a crash leaves a row whose file the next run does not miss. */
static enum err tidy_tx(struct cx *cx, struct tx *tx, void *arg) {
    struct tidy *t = arg;
    struct list loose;
    t->n = 0;
    TRY(sql_all(tx, SQL(file_loose), ARGS(v_i(cx->now_us - LOOSE_US)), &grow_file_shape, 50, &loose));
    const struct grow_file *f = loose.p;
    for (size_t i = 0; i < loose.n; i++) {
        int64_t gone;
        TRY(sql_exec_n(tx, SQL(file_delete), ARGS(v_t(f[i].sha)), &gone));
        if (gone != 1)
            continue;
        for (size_t k = 0; k < sizeof WIDTHS / sizeof WIDTHS[0]; k++)
            (void)unlink(path_of(cx, f[i].sha, WIDTHS[k]));
        if (unlink(path_of(cx, f[i].sha, 0)) != 0 && errno != ENOENT)
            return io_say(cx, "unlink");
        t->n++;
    }
    return ERR_NONE;
}

enum err grow_files_tidy(struct cx *cx, int64_t *n_out) {
    struct tidy t = {1};
    for (*n_out = 0; t.n > 0; *n_out += t.n)
        TRY(tx_run(cx, "grow.files_tidy", tidy_tx, &t));
    return ERR_NONE;
}

/* ---- reading -------------------------------------------------------------------------------------------------------------------- */
enum err grow_file_get(struct cx *cx, struct tx *tx, const char *sha, struct grow_file *out) {
    memset(out, 0, sizeof *out);
    enum err e = sql_one(tx, SQL(file_one), ARGS(v_t(sha)), &grow_file_shape, out);
    return e == ERR_NOT_FOUND ? err_say(cx, e, NULL, "没有这个文件", "There is no such file") : e;
}

enum err grow_file_publish(struct cx *cx, struct tx *tx, const char *sha) {
    int64_t n;
    TRY(sql_exec_n(tx, SQL(file_publish), ARGS(v_t(sha)), &n));
    return n == 1 ? ERR_NONE : err_say(cx, ERR_NOT_FOUND, NULL, "没有这个文件", "There is no such file");
}

static enum err fd_read(struct cx *cx, int fd, struct str *out) {
    struct stat st;
    if (fstat(fd, &st) != 0 || st.st_size < 0 || st.st_size > 2 * (off_t)GROW_FILE_MAX * 8)
        return err_set(cx, ERR_IO, NULL);
    char *p = ar_alloc(cx->ar, (size_t)st.st_size + 1);
    size_t n = 0;
    while (n < (size_t)st.st_size) {
        ssize_t k = read(fd, p + n, (size_t)st.st_size - n);
        if (k < 0 && errno == EINTR)
            continue;
        if (k <= 0)
            return io_say(cx, "read");
        n += (size_t)k;
    }
    *out = (struct str){p, n};
    return ERR_NONE;
}

enum err grow_file_read(struct cx *cx, const char *sha, int width, struct str *out) {
    if (!sha_valid(sha))
        return err_say(cx, ERR_NOT_FOUND, NULL, "没有这个文件", "There is no such file");
    int fd = open(path_of(cx, sha, width), O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return errno == ENOENT ? err_say(cx, ERR_NOT_FOUND, NULL, "没有这个文件", "There is no such file") : io_say(cx, "open");
    enum err e = fd_read(cx, fd, out);
    close(fd);
    return e;
}

enum err grow_photos_check(struct cx *cx, struct tx *tx, const struct texts *photos, const char *field) {
    for (size_t i = 0; i < photos->n; i++) {
        struct grow_file f;
        enum err e = sha_valid(photos->p[i]) ? grow_file_get(cx, tx, photos->p[i], &f) : ERR_NOT_FOUND;
        if (e != ERR_NONE && e != ERR_NOT_FOUND)
            return e;
        if (e == ERR_NOT_FOUND || strncmp(f.type, "image/", 6) != 0)
            return err_say(cx, ERR_INVALID, field, "没有这张照片，请先上传", "There is no such photo: upload it first");
        for (size_t k = 0; k < i; k++)
            if (strcmp(photos->p[k], photos->p[i]) == 0)
                return err_say(cx, ERR_INVALID, field, "照片重复", "A photo stands there twice");
        TRY(sql_exec(tx, SQL(file_use), ARGS(v_t(photos->p[i]))));
    }
    return ERR_NONE;
}

/* ---- routes --------------------------------------------------------------------------------------------------------------------- */
enum err grow_photo_post(struct req *rq, struct resp *rs) {
    struct cx *cx = rq_cx(rq);
    const struct file_part *part = rq_file(rq, "file");
    struct grow_file f;
    if (!part)
        return err_say(cx, ERR_INVALID, "file", "请选择一张照片", "Choose a photo");
    TRY(grow_file_put(cx, part->data, GROW_FILE_IMAGE, &f));
    rs_created(rs, ar_printf(cx->ar, "/photo/%s", f.sha), &grow_file_shape, &f);
    return ERR_NONE;
}

struct look { const char *sha; struct grow_file f; int64_t open; };

static enum err look_tx(struct cx *cx, struct tx *tx, void *arg) {
    struct look *l = arg;
    TRY(grow_file_get(cx, tx, l->sha, &l->f));
    return sql_i64(tx, SQL(file_public), ARGS(v_t(l->sha)), &l->open);
}

struct grow_photo_query { int64_t w; };
static const struct field PHOTO_QUERY[] = {FIELD(struct grow_photo_query, w, F_I64, 0, 0, 20000, "宽度：320 或 1280，空为原图", "Width: 320 or 1280; the original when absent")};
const struct shape grow_photo_query_shape = SHAPE("PhotoQuery", struct grow_photo_query, PHOTO_QUERY);

/* The smallest kept size that is wide enough. */
static int width_for(int64_t w) {
    for (size_t i = 0; w > 0 && i < sizeof WIDTHS / sizeof WIDTHS[0]; i++)
        if (w <= WIDTHS[i])
            return WIDTHS[i];
    return 0;
}

/* What is not public is there only for people signed in, and for others not at all. */
enum err grow_photo_get(struct req *rq, struct resp *rs) {
    struct cx *cx = rq_cx(rq);
    struct look l = {.sha = rq_path(rq, "sha")};
    struct str bytes;
    if (!sha_valid(l.sha))
        return err_say(cx, ERR_NOT_FOUND, NULL, "没有这个文件", "There is no such file");
    TRY(tx_read(cx, "grow.photo", look_tx, &l));
    bool image = strncmp(l.f.type, "image/", 6) == 0;
    if (!l.open && (!cx->who || people_may(cx, "grow.read") != ERR_NONE))
        return err_say(cx, ERR_NOT_FOUND, NULL, "没有这个文件", "There is no such file");
    int width = image ? width_for(((const struct grow_photo_query *)rq_query(rq))->w) : 0;
    TRY(grow_file_read(cx, l.sha, width, &bytes));
    rs_header(rs, "Cache-Control", l.open ? "public, max-age=31536000, immutable" : "private, max-age=31536000, immutable");
    if (!image)
        rs_download(rs, ar_printf(cx->ar, "%.12s.pdf", l.sha));
    rs_bytes(rs, width ? "image/jpeg" : l.f.type, bytes);
    return ERR_NONE;
}
