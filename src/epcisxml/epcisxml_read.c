/* epcisxml_read.c: the stream of bytes: libxml2's push parser with handlers of our own. Nothing is fetched, no tree is built, a
 * DOCTYPE ends the document where it begins (so there are no entities to expand), and what makes libxml2 work hard or remember much
 * (huge tags, many attributes and prefixes) is cut off before it does. Called by rooms above through epcisxml.h. */
#include "epcisxml_priv.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PIECE = 8 << 10 };

struct epcisxml_reader {
    struct cx *cx;
    struct arena *ar;
    struct xml_build *b;
    xmlParserCtxtPtr ctxt;
    char first[4];               /* the bytes that tell the encoding */
    size_t first_n;
    size_t quiet;                /* bytes fed since libxml2 last reported anything */
    bool failed;                 /* reading has ended */
    enum err err;
    char said[200];              /* what libxml2 said was wrong */
    int said_line;
};

/* What a handler does, run where running out of memory can be caught: libxml2 must not be jumped over. */
struct step { struct epcisxml_reader *r; const struct xml_tag *tag; const char *p; size_t n; enum { STEP_START, STEP_END, STEP_TEXT } what; bool ok; };

static void step_run(void *arg)
{
    struct step *s = arg;
    s->ok = s->what == STEP_START ? xml_build_start(s->r->b, s->tag) : s->what == STEP_END ? xml_build_end(s->r->b) : xml_build_text(s->r->b, s->p, s->n);
}

struct outer { struct step *s; bool held; };

static void step_inner(void *arg)
{
    struct outer *o = arg;
    o->held = ar_try(o->s->r->ar, step_run, o->s);
}

static void fail(struct epcisxml_reader *r, enum err e)
{
    if (!r->failed) {
        r->failed = true;
        r->err = e;
    }
    xmlStopParser(r->ctxt);
}

#define FAIL(r, e, zh, en, ...) \
    (xml_build_line((r)->b, xmlSAX2GetLineNumber((r)->ctxt)), (void)xml_build_fault((r)->b, err_say((r)->cx, (e), xml_build_path((r)->b), zh, en, ##__VA_ARGS__)), fail((r), (e)))

static void step(struct epcisxml_reader *r, struct step *s)
{
    if (r->failed)
        return;
    struct outer o = {s, false};
    r->quiet = 0;
    if (!ar_try(r->cx->ar, step_inner, &o) || !o.held) {
        fail(r, err_set(r->cx, ERR_MEMORY, NULL));
        return;
    }
    if (!s->ok)
        fail(r, xml_build_err(r->b));
}

/* ---- handlers -------------------------------------------------------------------------------------------------------------------- */
static const char *z(const xmlChar *s)
{
    return (const char *)s;
}

static void on_start(void *arg, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri, int ns_n, const xmlChar **ns, int attrs_n,
                     int defaulted, const xmlChar **attrs)
{
    struct epcisxml_reader *r = arg;
    struct xml_attr a[EPCISXML_ATTRIBUTES_MAX];
    struct xml_ns p[EPCISXML_PREFIXES_MAX];
    (void)defaulted;
    if (r->failed)
        return;
    if (attrs_n > EPCISXML_ATTRIBUTES_MAX) {
        FAIL(r, ERR_LIMIT, "一个元素最多 %d 个属性", "an element may have %d attributes at most", EPCISXML_ATTRIBUTES_MAX);
        return;
    }
    if (ns_n > EPCISXML_PREFIXES_MAX) {
        FAIL(r, ERR_LIMIT, "一个元素最多声明 %d 个命名空间前缀", "an element may declare %d namespace prefixes at most", EPCISXML_PREFIXES_MAX);
        return;
    }
    for (int i = 0; i < attrs_n; i++, attrs += 5)
        a[i] = (struct xml_attr){z(attrs[0]), z(attrs[1]), z(attrs[2]), {z(attrs[3]), (size_t)(attrs[4] - attrs[3])}};
    for (int i = 0; i < ns_n; i++, ns += 2)
        p[i] = (struct xml_ns){ns[0] ? z(ns[0]) : "", ns[1] ? z(ns[1]) : ""};
    const struct xml_tag tag = {z(local), z(prefix), z(uri), a, (size_t)attrs_n, p, (size_t)ns_n, xmlSAX2GetLineNumber(r->ctxt)};
    struct step s = {.r = r, .tag = &tag, .what = STEP_START};
    step(r, &s);
}

static void on_end(void *arg, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri)
{
    struct step s = {.r = arg, .what = STEP_END};
    (void)local, (void)prefix, (void)uri;
    step(arg, &s);
}

static void on_text(void *arg, const xmlChar *p, int n)
{
    struct epcisxml_reader *r = arg;
    if (r->failed)
        return;
    r->quiet = 0;
    if (!xml_build_text(r->b, z(p), (size_t)n)) /* allocates nothing in an arena but what a fault needs, which is fixed */
        fail(r, xml_build_err(r->b));
}

static void on_comment(void *arg, const xmlChar *text)
{
    (void)text;
    ((struct epcisxml_reader *)arg)->quiet = 0;
}

static void on_instruction(void *arg, const xmlChar *target, const xmlChar *data)
{
    (void)target, (void)data;
    ((struct epcisxml_reader *)arg)->quiet = 0;
}

static void on_doctype(void *arg, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
    struct epcisxml_reader *r = arg;
    (void)name, (void)external, (void)system;
    FAIL(r, ERR_MALFORMED, "不收 DOCTYPE（不读取外部文件，不展开实体）", "a DOCTYPE is not accepted (nothing outside is read, no entity is expanded)");
}

static xmlEntityPtr on_entity(void *arg, const xmlChar *name)
{
    (void)arg;
    return xmlGetPredefinedEntity(name);
}

/* Encodings that farms' and offices' programs write. Everything else iconv might know is refused: less to go wrong. */
static bool encoding_known(const char *name)
{
    static const char *const KNOWN[] = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "US-ASCII", "ASCII", "ISO-8859-1", "GB18030", "GBK", "GB2312"};
    for (size_t i = 0; i < sizeof KNOWN / sizeof KNOWN[0]; i++)
        if (str_ieqz(str_of(name), KNOWN[i]))
            return true;
    return false;
}

static void on_document(void *arg)
{
    struct epcisxml_reader *r = arg;
    const char *name = r->ctxt->encoding ? z(r->ctxt->encoding) : r->ctxt->input ? z(r->ctxt->input->encoding) : NULL;
    if (name && !encoding_known(name))
        FAIL(r, ERR_MALFORMED, "不支持编码 %.40s；请用 UTF-8（也收 UTF-16、GB18030、GBK、GB2312、ISO-8859-1）",
             "the encoding %.40s is not supported; use UTF-8 (UTF-16, GB18030, GBK, GB2312, ISO-8859-1 are taken too)", name);
}

/* The first thing that is wrong; libxml2 goes on telling what follows from it. */
static void on_error(void *arg, xmlErrorPtr e)
{
    struct epcisxml_reader *r = arg;
    if (!e || e->level < XML_ERR_ERROR || r->said[0] || e->code == XML_ERR_USER_STOP)
        return;
    snprintf(r->said, sizeof r->said, "%s", e->message ? e->message : "?");
    for (char *p = r->said; *p; p++)
        if ((unsigned char)*p < ' ')
            *p = p[1] ? ' ' : '\0';
    r->said_line = e->line;
}

static const xmlSAXHandler HANDLERS = {
    .internalSubset = on_doctype, .getEntity = on_entity, .startDocument = on_document, .characters = on_text, .ignorableWhitespace = on_text,
    .cdataBlock = on_text, .comment = on_comment, .processingInstruction = on_instruction, .startElementNs = on_start, .endElementNs = on_end,
    .serror = on_error, .initialized = XML_SAX2_MAGIC,
};

/* ---- the reader ----------------------------------------------------------------------------------------------------------------------- */
struct epcisxml_reader *epcisxml_open(const struct epcisxml_opt *opt)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, xmlInitParser);
    struct epcisxml_reader *r = calloc(1, sizeof *r);
    if (!r)
        return NULL;
    r->cx = opt->cx;
    r->ar = opt->ar;
    r->b = xml_build_new(opt);
    if (!r->b)
        epcisxml_close(&r);
    return r;
}

void epcisxml_close(struct epcisxml_reader **rp)
{
    struct epcisxml_reader *r = *rp;
    if (r) {
        if (r->ctxt)
            xmlFreeParserCtxt(r->ctxt);
        xml_build_free(&r->b);
        free(r);
    }
    *rp = NULL;
}

/* Of what there is in the first four bytes: "<" in ASCII or UTF-16, or a mark of UTF-8 or UTF-16, or white space. */
static bool begins_well(const char *p)
{
    unsigned char a = (unsigned char)p[0], c = (unsigned char)p[1];
    return (a == '<' && (c || p[2])) || (a == 0 && c == '<') || (a == 0xEF && c == 0xBB) || (a == 0xFF && c == 0xFE && (p[2] || p[3])) ||
           (a == 0xFE && c == 0xFF) || a == ' ' || a == '\t' || a == '\r' || a == '\n';
}

static void say_nothing(void *arg, const char *fmt, ...)
{
    (void)arg, (void)fmt;
}

static enum err begin(struct epcisxml_reader *r)
{
    xmlSAXHandler sax = HANDLERS;
    if (!begins_well(r->first)) {
        r->failed = true;
        return r->err = err_say(r->cx, ERR_MALFORMED, "", "不是 XML", "this is not XML");
    }
    xmlSetGenericErrorFunc(NULL, say_nothing); /* of this thread: faults of a conversion would go to the standard error output */
    /* the bytes stay in the parser; it goes on with what is fed */
    r->ctxt = xmlCreatePushParserCtxt(&sax, r, r->first, 4, NULL);
    if (!r->ctxt) {
        r->failed = true;
        return r->err = err_set(r->cx, ERR_MEMORY, NULL);
    }
    xmlCtxtUseOptions(r->ctxt, XML_PARSE_NONET | XML_PARSE_COMPACT);
    return ERR_NONE;
}

/* After a call of libxml2: did it find the text at fault? */
static enum err outcome(struct epcisxml_reader *r)
{
    if (r->failed)
        return r->err;
    if (!r->said[0] && r->ctxt->wellFormed && !r->ctxt->disableSAX)
        return ERR_NONE;
    r->failed = true;
    r->err = err_say(r->cx, ERR_MALFORMED, xml_build_path(r->b), "XML 有误（第 %d 行）：%s", "bad XML (line %d): %s", r->said_line, r->said[0] ? r->said : "?");
    return r->err;
}

enum err epcisxml_feed(struct epcisxml_reader *r, struct str piece)
{
    if (r->failed)
        return r->err;
    for (; r->first_n < 4 && piece.size; piece = str_from(piece, 1))
        r->first[r->first_n++] = piece.p[0];
    if (r->first_n < 4)
        return ERR_NONE;
    if (!r->ctxt)
        TRY(begin(r));
    while (piece.size) {
        size_t n = piece.size < PIECE ? piece.size : PIECE;
        r->quiet += n;
        (void)xmlParseChunk(r->ctxt, piece.p, (int)n, 0);
        TRY(outcome(r));
        if (r->quiet > EPCISXML_TAG_BYTES_MAX) {
            FAIL(r, ERR_TOO_LARGE, "一个标签、注释或处理指令最多 %d 字节", "a tag, comment or processing instruction may have %d bytes at most", EPCISXML_TAG_BYTES_MAX);
            return r->err;
        }
        piece = str_from(piece, n);
    }
    return ERR_NONE;
}

struct finish { struct epcisxml_reader *r; struct epcisxml_doc *doc; enum err e; };

static void finish(void *arg)
{
    struct finish *f = arg;
    f->e = xml_build_finish(f->r->b, f->doc);
}

enum err epcisxml_end(struct epcisxml_reader *r, struct epcisxml_doc *doc_out)
{
    if (r->failed)
        return r->err;
    if (!r->ctxt)
        return err_say(r->cx, ERR_MALFORMED, "", "文档是空的", "the document is empty");
    (void)xmlParseChunk(r->ctxt, "", 0, 1);
    TRY(outcome(r));
    struct finish f = {r, doc_out, ERR_MEMORY};
    if (!ar_try(r->cx->ar, finish, &f))
        return err_set(r->cx, ERR_MEMORY, NULL);
    return f.e;
}

bool epcisxml_looks(struct str s)
{
    static const char *const MARKS[] = {"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"};
    for (size_t i = 0; i < sizeof MARKS / sizeof MARKS[0]; i++)
        if (str_starts(s, MARKS[i]))
            return true;
    for (size_t i = 0; i < s.size; i++) {
        if (s.p[i] == '<')
            return true;
        if (s.p[i] && !strchr(" \t\r\n", s.p[i]))
            return false;
    }
    return false;
}
