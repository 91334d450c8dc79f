/* epcis_import.c: events from files of any size, in bounded memory. XML is read once, event by event. A JSON file is read twice, first for what stands around the
 * events (the "@context" may come after them), then event by event, 1,000 a transaction. Importing a file again finds duplicates,
 * so an import that was cut off is simply repeated. Called by `tiantou import events`. */
#include "epcis_master.h"
#include "epcisxml.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

enum { PIECE = 1 << 16, SKELETON_MAX = 4 << 20, CHUNK_BYTES = 64 << 20 };

enum { MASTER_CHUNK = 500 };

struct import {
    struct cx *cx;
    const struct epcis_import_opt *opt;
    const char *county;
    const struct epcis_context *context;  /* of the document; NULL while the file is read the first time */
    const char *path;                     /* member path of the events; of an XML file: their element path */
    bool xml;
    struct jv masters[MASTER_CHUNK];      /* of an XML file: vocabularies of one element each, in ar */
    size_t masters_n;
    const struct jv *vocabularies;        /* of a JSON file */
    struct arena *ar;                     /* of the chunk */
    struct cx chunk_cx;
    struct epcis_item *items;             /* EPCIS_CHUNK */
    size_t n;
    uint64_t index;                       /* of the next event in the file */
    uint64_t seen;
    struct epcis_progress progress;
    enum err err;                         /* why reading was stopped */
};

static void tell(struct import *im)
{
    if (im->opt->progress)
        im->opt->progress(&im->progress, im->opt->arg);
}

static void keep_error(struct import *im)
{
    im->err = im->chunk_cx.err;
    im->cx->err = im->chunk_cx.err;
    memcpy(im->cx->err_field, im->chunk_cx.err_field, sizeof im->cx->err_field);
    memcpy(im->cx->err_text, im->chunk_cx.err_text, sizeof im->cx->err_text);
}

/* An event was refused: told; true when the import goes on. */
static bool refused(struct import *im, uint64_t index)
{
    im->progress.refused++;
    if (im->opt->refused)
        im->opt->refused(index, &im->chunk_cx, im->opt->arg);
    if (!im->opt->proceed)
        keep_error(im);
    cx_clear(&im->chunk_cx);
    return im->opt->proceed;
}

/* ---- a chunk ------------------------------------------------------------------------------------------------------------------- */
static enum err store_chunk(struct cx *cx, struct tx *tx, void *arg)
{
    struct import *im = arg;
    const struct jv vocabularies = {.type = J_ARR, .n = (uint32_t)im->masters_n, .items = im->masters};
    TRY(epcis_master_store(cx, tx, &vocabularies, im->county));
    return epcis_batch_store(cx, tx, im->items, im->n, im->county, FIELD_NULL);
}

static const char *event_path(struct import *im, int64_t index)
{
    return im->xml ? ar_printf(im->ar, "%s[%lld]/eventID", im->path, (long long)index + 1) : ar_printf(im->ar, "/%s/%lld/eventID", im->path, (long long)index);
}

static bool count_chunk(struct import *im)
{
    for (size_t i = 0; i < im->n; i++) {
        struct epcis_item *it = &im->items[i];
        im->progress.accepted += it->outcome == OUT_STORED;
        im->progress.duplicate += it->outcome == OUT_DUPLICATE;
        if (it->outcome == OUT_CONFLICT) {
            (void)!epcis_conflict(&im->chunk_cx, it->ev, event_path(im, it->index));
            if (!refused(im, (uint64_t)it->index))
                return false;
        }
    }
    return true;
}

static bool flush(struct import *im)
{
    bool ok = true;
    if (im->n || im->masters_n) {
        im->chunk_cx.now_us = when_now_us();
        enum err e = epcis_batch_prepare(&im->chunk_cx, im->items, im->n, im->county);
        if (e == ERR_NONE)
            e = tx_run_keyed(&im->chunk_cx, "epcis.import", store_chunk, im);
        if (e != ERR_NONE) {
            keep_error(im);
            ok = false;
        } else {
            ok = count_chunk(im);
        }
    }
    im->n = im->masters_n = 0;
    ar_reset(im->ar);
    tell(im);
    return ok;
}

static bool add(struct import *im, const struct epcis_event *ev, uint64_t index)
{
    im->items[im->n++] = (struct epcis_item){.ev = ev, .index = (int64_t)index};
    return (im->n < EPCIS_CHUNK && ar_used(im->ar) < CHUNK_BYTES) || flush(im);
}

static bool take(void *arg, struct str text)
{
    struct import *im = arg;
    struct jv *v;
    struct json_fault fault;
    struct epcis_event *ev;
    uint64_t index = im->index++;
    static const struct json_limits LIMITS = {EPCIS_EVENT_BYTES_MAX, EPCIS_EVENT_DEPTH_MAX, 0};
    struct str copy = {ar_strndup(im->ar, text.p, text.size), text.size}; /* the piece is gone when the chunk is stored */
    v = AR_NEW(im->ar, struct jv);
    char *at = ar_printf(im->ar, "/%s/%llu", im->path, (unsigned long long)index);
    enum err e = json_read(im->ar, copy, &LIMITS, v, &fault) ? epcis_event_read(&im->chunk_cx, v, im->context, at, &ev)
                                                              : epcis_json_fault(&im->chunk_cx, copy, fault);
    return e == ERR_NONE ? add(im, ev, index) : refused(im, index);
}

static bool skip(void *arg, struct str text)
{
    (void)text;
    ((struct import *)arg)->seen++;
    return true;
}

/* ---- a pass over the file ---------------------------------------------------------------------------------------------------------- */
static enum err pass(struct import *im, FILE *f, struct json_split *s, bool count, struct str *skeleton_out)
{
    char *piece = ar_alloc(im->cx->ar, PIECE);
    rewind(f);
    for (size_t n; (n = fread(piece, 1, PIECE, f)) > 0;) {
        bool ok = json_split_feed(s, (struct str){piece, n});
        if (count)
            im->progress.bytes += n;
        if (!ok)
            break;
    }
    if (im->err != ERR_NONE)
        return im->err;
    if (ferror(f))
        return err_say(im->cx, ERR_IO, NULL, "读取文件失败", "reading the file failed");
    if (json_split_end(s, skeleton_out))
        return ERR_NONE;
    struct json_fault fault = json_split_fault(s);
    return err_say(im->cx, ERR_MALFORMED, NULL, "JSON 有误（第 %zu 字节）：%s", "Bad JSON at byte %zu: %s", fault.off,
                   fault.what ? fault.what : "incomplete");
}

static const char *const PATHS[] = {"epcisBody/eventList", "epcisBody/queryResults/resultsBody/eventList"};

/* The first pass: where the events are, and what stands around them. */
static enum err survey(struct import *im, FILE *f, struct epcis_document *d)
{
    for (size_t i = 0; i < sizeof PATHS / sizeof PATHS[0]; i++) {
        struct json_split_opt o = {PATHS[i], EPCIS_EVENT_BYTES_MAX, SKELETON_MAX, skip, im};
        struct json_split *s = json_split_new(&o);
        struct str skeleton, copy;
        struct json_fault fault;
        im->seen = 0;
        enum err e = pass(im, f, s, false, &skeleton);
        if (e == ERR_NONE)
            copy = (struct str){ar_strndup(im->cx->ar, skeleton.p, skeleton.size), skeleton.size};
        json_split_free(&s);
        if (e != ERR_NONE && i + 1 < sizeof PATHS / sizeof PATHS[0]) {
            cx_clear(im->cx); /* with the other path the events may be no longer part of the skeleton, which then fits */
            continue;
        }
        TRY(e);
        struct jv *root = AR_NEW(im->cx->ar, struct jv);
        if (!json_read(im->cx->ar, copy, NULL, root, &fault))
            return epcis_json_fault(im->cx, copy, fault);
        bool query = str_eqz(json_str(json_get(root, "type")), "EPCISQueryDocument");
        if (query != (i == 1) && i == 0)
            continue;
        im->path = PATHS[i];
        return epcis_document_read(im->cx, root, d);
    }
    return err_say(im->cx, ERR_INVALID, "", "不是 EPCIS 文档", "this is not an EPCIS document");
}

/* A file that holds one bare event. */
static enum err import_single(struct import *im, const struct epcis_document *d)
{
    struct epcis_event *ev;
    im->chunk_cx.ar = im->cx->ar;
    if (epcis_event_read(&im->chunk_cx, d->root, d->context, "", &ev) != ERR_NONE) {
        (void)refused(im, 0);
        return im->err;
    }
    im->items[im->n++] = (struct epcis_item){.ev = ev};
    (void)flush(im);
    return im->err;
}

/* Of a JSON file: it stands in the part that was surveyed. */
static enum err store_masters(struct cx *cx, struct tx *tx, void *arg)
{
    struct import *im = arg;
    return epcis_master_store(cx, tx, im->vocabularies, im->county);
}

static enum err import_all(struct import *im, FILE *f)
{
    struct epcis_document d;
    struct str skeleton;
    TRY(survey(im, f, &d));
    if (d.single)
        return import_single(im, &d);
    im->context = d.context;
    im->vocabularies = d.vocabularies;
    if (d.vocabularies)
        TRY(tx_run(im->cx, "epcis.import_master", store_masters, im));
    struct json_split_opt o = {im->path, EPCIS_EVENT_BYTES_MAX, SKELETON_MAX, take, im};
    struct json_split *s = json_split_new(&o);
    enum err e = pass(im, f, s, true, &skeleton);
    json_split_free(&s);
    if (e == ERR_NONE || im->opt->proceed || im->err != ERR_NONE) { /* what was read before the fault is stored */
        bool ok = flush(im);
        if (e == ERR_NONE && !ok)
            e = im->err;
    }
    return e;
}

/* ---- XML --------------------------------------------------------------------------------------------------------------------------- */
static bool take_xml(void *arg, const struct epcisxml_doc *doc, const struct epcisxml_event *x)
{
    struct import *im = arg;
    struct epcis_event *ev;
    if (!im->context && epcis_xml_context(im->cx, doc, &im->context) != ERR_NONE) {
        im->err = im->cx->err;
        return false;
    }
    im->index = x->index + 1;
    if (!x->json) { /* the reader tells in its own context */
        im->chunk_cx.err = im->cx->err;
        memcpy(im->chunk_cx.err_field, im->cx->err_field, sizeof im->cx->err_field);
        memcpy(im->chunk_cx.err_text, im->cx->err_text, sizeof im->cx->err_text);
        return refused(im, x->index);
    }
    if (epcis_event_read(&im->chunk_cx, x->json, im->context, x->at, &ev) == ERR_NONE)
        return add(im, ev, x->index);
    epcisxml_place(&im->chunk_cx, x->at, x->line);
    return refused(im, x->index);
}

static bool take_master(void *arg, const struct epcisxml_doc *doc, const struct epcisxml_master *m)
{
    struct import *im = arg;
    struct jm *v = AR_ARRAY(im->ar, struct jm, 2);
    struct jv *element = AR_NEW(im->ar, struct jv);
    (void)doc;
    *element = *m->json;
    v[0] = (struct jm){STR("type"), {.type = J_STR, .s = {ar_strndup(im->ar, m->type.p, m->type.size), m->type.size}}};
    v[1] = (struct jm){STR("vocabularyElementList"), {.type = J_ARR, .n = 1, .items = element}};
    im->masters[im->masters_n++] = (struct jv){.type = J_OBJ, .n = 2, .members = v};
    return (im->masters_n < MASTER_CHUNK && ar_used(im->ar) < CHUNK_BYTES) || flush(im);
}

static enum err feed_xml(struct import *im, FILE *f, struct epcisxml_reader *r)
{
    struct epcisxml_doc doc;
    char *piece = ar_alloc(im->cx->ar, PIECE);
    for (size_t n; (n = fread(piece, 1, PIECE, f)) > 0;) {
        enum err e = epcisxml_feed(r, (struct str){piece, n});
        im->progress.bytes += n;
        if (im->err != ERR_NONE)
            return im->err;
        TRY(e);
    }
    return ferror(f) ? err_say(im->cx, ERR_IO, NULL, "读取文件失败", "reading the file failed") : epcisxml_end(r, &doc);
}

static enum err import_xml(struct import *im, FILE *f)
{
    const struct epcisxml_opt o = {.cx = im->cx, .ar = im->ar, .event = take_xml, .master = take_master, .arg = im};
    struct epcisxml_reader *r = epcisxml_open(&o);
    if (!r)
        return err_set(im->cx, ERR_MEMORY, NULL);
    im->xml = true;
    im->path = "EventList/*";
    enum err e = feed_xml(im, f, r);
    epcisxml_close(&r);
    if (e == ERR_NONE || im->opt->proceed || im->err != ERR_NONE) { /* what was read before the fault is stored */
        bool ok = flush(im);
        if (e == ERR_NONE && !ok)
            e = im->err;
    }
    return e;
}

static bool is_xml(FILE *f)
{
    char first[512];
    size_t n = fread(first, 1, sizeof first, f);
    rewind(f);
    return epcisxml_looks((struct str){first, n});
}

enum err epcis_import(struct cx *cx, const char *path, const struct epcis_import_opt *opt, struct epcis_progress *done_out)
{
    struct import im = {.cx = cx, .opt = opt, .county = opt->county ? opt->county : epcis_county(), .ar = ar_new(512 << 20)};
    struct stat st;
    FILE *f = fopen(path, "rb");
    if (!f || !im.ar) {
        ar_free(&im.ar);
        if (f)
            fclose(f);
        return f ? err_set(cx, ERR_MEMORY, NULL) : err_say(cx, ERR_IO, path, "打不开文件：%s", "cannot open the file: %s", strerror(errno));
    }
    if (fstat(fileno(f), &st) == 0 && S_ISREG(st.st_mode))
        im.progress.bytes_all = (uint64_t)st.st_size;
    im.chunk_cx = *cx;
    im.chunk_cx.ar = im.ar;
    im.items = AR_ARRAY(cx->ar, struct epcis_item, EPCIS_CHUNK);
    enum err e = is_xml(f) ? import_xml(&im, f) : import_all(&im, f);
    fclose(f);
    ar_free(&im.ar);
    *done_out = im.progress;
    return e;
}
