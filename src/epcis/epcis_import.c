/* epcis_import.c: events from files of any size, in bounded memory. XML is read once, event by event. A JSON file is read twice, first
 * for what stands around the events (the "@context" may come after them), then event by event, 1,000 a transaction; while one
 * thousand is stored the next is read. Importing a file again finds duplicates, so an import that was cut off is simply repeated.
 * Called by `tiantou import events`. */
#include "epcis_master.h"
#include "epcisxml.h"

#include <errno.h>
#include <pthread.h>
#include <string.h>
#include <sys/stat.h>

enum { PIECE = 1 << 16, SKELETON_MAX = 4 << 20, CHUNK_BYTES = 64 << 20 };

enum { MASTER_CHUNK = 500 };

/* Up to EPCIS_CHUNK events, stored in one transaction. Two take turns: while one is stored by a thread of its own, the other is read. */
struct chunk {
    struct cx cx;
    struct arena *ar;
    struct epcis_item *items;             /* EPCIS_CHUNK */
    size_t n;
    struct jv masters[MASTER_CHUNK];      /* of an XML file: vocabularies of one element each, in ar */
    size_t masters_n;
    const char *county;
    enum err err;                         /* of its transaction */
};

struct import {
    struct cx *cx;
    const struct epcis_import_opt *opt;
    const char *county;
    const struct epcis_context *context;  /* of the document; NULL while the file is read the first time */
    const char *path;                     /* member path of the events; of an XML file: their element path */
    bool xml;
    const struct jv *vocabularies;        /* of a JSON file */
    struct chunk chunks[2], *now;         /* now: being read */
    struct chunk *stored;                 /* being stored; NULL: none */
    pthread_t storer;
    bool threaded;                        /* the storer runs (else it was done at once) */
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

static void keep_error(struct import *im, const struct cx *from)
{
    im->err = im->cx->err = from->err;
    memcpy(im->cx->err_field, from->err_field, sizeof im->cx->err_field);
    memcpy(im->cx->err_text, from->err_text, sizeof im->cx->err_text);
}

/* An event of the chunk was refused: told; true when the import goes on. */
static bool tell_refused(struct import *im, struct chunk *c, uint64_t index)
{
    im->progress.refused++;
    if (im->opt->refused)
        im->opt->refused(index, &c->cx, im->opt->arg);
    if (!im->opt->proceed)
        keep_error(im, &c->cx);
    cx_clear(&c->cx);
    return im->opt->proceed;
}

/* ---- a chunk ------------------------------------------------------------------------------------------------------------------- */
static enum err store_chunk(struct cx *cx, struct tx *tx, void *arg)
{
    struct chunk *c = arg;
    const struct jv vocabularies = {.type = J_ARR, .n = (uint32_t)c->masters_n, .items = c->masters};
    TRY(epcis_master_store(cx, tx, &vocabularies, c->county));
    return epcis_batch_store(cx, tx, c->items, c->n, c->county, FIELD_NULL);
}

/* On the storer's thread. */
static void *store_main(void *arg)
{
    struct chunk *c = arg;
    if (c->err == ERR_NONE)
        c->err = tx_run_keyed(&c->cx, "epcis.import", store_chunk, c);
    return NULL;
}

static const char *event_path(struct import *im, struct arena *ar, int64_t index)
{
    return im->xml ? ar_printf(ar, "%s[%lld]/eventID", im->path, (long long)index + 1) : ar_printf(ar, "/%s/%lld/eventID", im->path, (long long)index);
}

static bool count_chunk(struct import *im, struct chunk *c)
{
    for (size_t i = 0; i < c->n; i++) {
        struct epcis_item *it = &c->items[i];
        im->progress.accepted += it->outcome == OUT_STORED;
        im->progress.duplicate += it->outcome == OUT_DUPLICATE;
        if (it->outcome == OUT_CONFLICT) {
            (void)!epcis_conflict(&c->cx, it->ev, event_path(im, c->ar, it->index));
            if (!tell_refused(im, c, (uint64_t)it->index))
                return false;
        }
    }
    return true;
}

/* Wait for the chunk that is being stored; false when the import stops because of it: then nothing read after it is stored. */
static bool await(struct import *im)
{
    struct chunk *c = im->stored;
    bool ok = true;
    if (!c)
        return true;
    if (im->threaded)
        pthread_join(im->storer, NULL);
    im->stored = NULL;
    if (c->err != ERR_NONE)
        keep_error(im, &c->cx);
    ok = c->err == ERR_NONE && count_chunk(im, c);
    c->n = c->masters_n = 0;
    ar_reset(c->ar);
    if (!ok)
        im->now->n = im->now->masters_n = 0;
    tell(im);
    return ok;
}

/* The chunk that was read is prepared, then stored when the one before is done, so they are stored in order, and the other one is read
 * on: the thread that writes to the database never waits for reading. XML is read
 * in memory that the reader keeps, which is why its chunks wait. */
static bool flush(struct import *im)
{
    struct chunk *c = im->now;
    if (!c->n && !c->masters_n)
        return await(im);
    c->cx.now_us = when_now_us();
    c->err = epcis_batch_prepare(&c->cx, c->items, c->n, c->county);
    if (!await(im))
        return false;
    im->threaded = !im->xml && pthread_create(&im->storer, NULL, store_main, c) == 0;
    if (!im->threaded)
        store_main(c);
    im->stored = c;
    if (!im->threaded)
        return await(im);
    im->now = c == &im->chunks[0] ? &im->chunks[1] : &im->chunks[0];
    return true;
}

static bool flush_all(struct import *im)
{
    return flush(im) && await(im);
}

/* An event that is being read was refused. What was read before it is told of before. */
static bool refused(struct import *im, uint64_t index)
{
    return await(im) && tell_refused(im, im->now, index);
}

static bool add(struct import *im, const struct epcis_event *ev, uint64_t index)
{
    struct chunk *c = im->now;
    c->items[c->n++] = (struct epcis_item){.ev = ev, .index = (int64_t)index};
    return (c->n < EPCIS_CHUNK && ar_used(c->ar) < CHUNK_BYTES) || flush(im);
}

static bool take(void *arg, struct str text)
{
    struct import *im = arg;
    struct jv *v;
    struct json_fault fault;
    struct epcis_event *ev;
    uint64_t index = im->index++;
    static const struct json_limits LIMITS = {EPCIS_EVENT_BYTES_MAX, EPCIS_EVENT_DEPTH_MAX, 0};
    struct chunk *c = im->now;
    struct str copy = {ar_strndup(c->ar, text.p, text.size), text.size}; /* the piece is gone when the chunk is stored */
    v = AR_NEW(c->ar, struct jv);
    char *at = ar_printf(c->ar, "/%s/%llu", im->path, (unsigned long long)index);
    enum err e = json_read(c->ar, copy, &LIMITS, v, &fault) ? epcis_event_read(&c->cx, v, im->context, at, &ev)
                                                             : epcis_json_fault(&c->cx, copy, fault);
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
    struct chunk *c = im->now;
    if (epcis_event_read(&c->cx, d->root, d->context, "", &ev) != ERR_NONE) {
        (void)refused(im, 0);
        return im->err;
    }
    c->items[c->n++] = (struct epcis_item){.ev = ev};
    (void)flush_all(im);
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
        bool ok = flush_all(im);
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
        struct cx *cx = &im->now->cx;
        cx->err = im->cx->err;
        memcpy(cx->err_field, im->cx->err_field, sizeof cx->err_field);
        memcpy(cx->err_text, im->cx->err_text, sizeof cx->err_text);
        return refused(im, x->index);
    }
    if (epcis_event_read(&im->now->cx, x->json, im->context, x->at, &ev) == ERR_NONE)
        return add(im, ev, x->index);
    epcisxml_place(&im->now->cx, x->at, x->line);
    return refused(im, x->index);
}

static bool take_master(void *arg, const struct epcisxml_doc *doc, const struct epcisxml_master *m)
{
    struct import *im = arg;
    struct chunk *c = im->now;
    struct jm *v = AR_ARRAY(c->ar, struct jm, 2);
    struct jv *element = AR_NEW(c->ar, struct jv);
    (void)doc;
    *element = *m->json;
    v[0] = (struct jm){STR("type"), {.type = J_STR, .s = {ar_strndup(c->ar, m->type.p, m->type.size), m->type.size}}};
    v[1] = (struct jm){STR("vocabularyElementList"), {.type = J_ARR, .n = 1, .items = element}};
    c->masters[c->masters_n++] = (struct jv){.type = J_OBJ, .n = 2, .members = v};
    return (c->masters_n < MASTER_CHUNK && ar_used(c->ar) < CHUNK_BYTES) || flush(im);
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
    const struct epcisxml_opt o = {.cx = im->cx, .ar = im->now->ar, .event = take_xml, .master = take_master, .arg = im};
    struct epcisxml_reader *r = epcisxml_open(&o);
    if (!r)
        return err_set(im->cx, ERR_MEMORY, NULL);
    im->xml = true;
    im->path = "EventList/*";
    enum err e = feed_xml(im, f, r);
    epcisxml_close(&r);
    if (e == ERR_NONE || im->opt->proceed || im->err != ERR_NONE) { /* what was read before the fault is stored */
        bool ok = flush_all(im);
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

static bool chunks_new(struct import *im)
{
    im->now = &im->chunks[0];
    for (size_t i = 0; i < 2; i++) {
        struct chunk *c = &im->chunks[i];
        c->ar = ar_new(512 << 20);
        c->cx = *im->cx;
        c->cx.ar = c->ar;
        c->items = AR_ARRAY(im->cx->ar, struct epcis_item, EPCIS_CHUNK);
        c->county = im->county;
    }
    return im->chunks[0].ar && im->chunks[1].ar;
}

enum err epcis_import(struct cx *cx, const char *path, const struct epcis_import_opt *opt, struct epcis_progress *done_out)
{
    struct import *im = AR_NEW(cx->ar, struct import);
    struct stat st;
    enum err e;
    FILE *f = fopen(path, "rb");
    *im = (struct import){.cx = cx, .opt = opt, .county = opt->county ? opt->county : epcis_county()};
    if (!f)
        return err_say(cx, ERR_IO, path, "打不开文件：%s", "cannot open the file: %s", strerror(errno));
    if (fstat(fileno(f), &st) == 0 && S_ISREG(st.st_mode))
        im->progress.bytes_all = (uint64_t)st.st_size;
    e = !chunks_new(im) ? err_set(cx, ERR_MEMORY, NULL) : is_xml(f) ? import_xml(im, f) : import_all(im, f);
    (void)await(im); /* also after a fault: the thread works on our memory */
    fclose(f);
    for (size_t i = 0; i < 2; i++)
        ar_free(&im->chunks[i].ar);
    *done_out = im->progress;
    return e;
}
