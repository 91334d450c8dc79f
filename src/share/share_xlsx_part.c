/* share_xlsx_part.c: the package of an .xlsx file: a zip (libzip) whose parts are XML, read as a stream (libxml2's reader). A stranger's
 * file may lie about everything: parts are counted while they are decompressed, a DOCTYPE ends the reading before libxml2 sees it (so
 * there are no entities), bytes are UTF-8 whatever the part claims, nothing outside the file is ever opened. */
#include "share_xlsx_priv.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <pthread.h>

struct part {
    struct xlsx *x;
    const char *name;
    zip_file_t *file;
    xmlTextReaderPtr reader;
    size_t tag;                          /* bytes of the tag that is open; 0: none */
    char quote;                          /* inside a quoted value of it */
    char head[9];                        /* the first bytes of a tag, to know "<!DOCTYPE" */
    bool started, doctype, long_tag, too_much, damaged, encoded;
    char said[160];
};

static void close_zip(void *arg)
{
    struct xlsx *x = arg;
    if (x->zip)
        zip_discard(x->zip);
    x->zip = NULL;
}

static void close_part(void *arg)
{
    struct part *p = arg;
    if (p->reader)
        xmlFreeTextReader(p->reader);
    if (p->file)
        zip_fclose(p->file);
    p->reader = NULL;
    p->file = NULL;
}

#define ENCRYPTED(cx) err_say(cx, ERR_MALFORMED, NULL, "表格有密码；请先去掉密码再导入", "the sheet is encrypted; remove the password first")

enum err xlsx_open(struct cx *cx, struct str bytes, struct xlsx *out)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    struct xlsx *kept = AR_NEW(cx->ar, struct xlsx); /* whom the arena closes */
    zip_error_t err;
    pthread_once(&once, xmlInitParser);
    zip_error_init(&err);
    zip_source_t *src = zip_source_buffer_create(bytes.p, bytes.size, 0, &err);
    kept->zip = src ? zip_open_from_source(src, ZIP_RDONLY, &err) : NULL;
    if (src && !kept->zip)
        zip_source_free(src);
    zip_error_fini(&err);
    if (!kept->zip)
        return err_say(cx, ERR_MALFORMED, NULL, "不是完整的 .xlsx 文件", "this is not a whole .xlsx file");
    ar_defer(cx->ar, close_zip, kept);
    zip_int64_t n = zip_get_num_entries(kept->zip, 0);
    if (n < 1 || n > XLSX_ENTRIES_MAX)
        return err_say(cx, ERR_LIMIT, NULL, ".xlsx 里最多 %d 个文件", "an .xlsx has %d files inside at most", XLSX_ENTRIES_MAX);
    *out = (struct xlsx){cx, kept->zip, XLSX_READ_MAX};
    return ERR_NONE;
}

bool xlsx_has(const struct xlsx *x, const char *part)
{
    return zip_name_locate(x->zip, part, ZIP_FL_NOCASE) >= 0;
}

/* ---- bytes ---------------------------------------------------------------------------------------------------------------------------- */
/* Follow tags through the raw bytes; false: this must not reach libxml2. */
static bool harmless(struct part *p, const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        char c = s[i];
        if (!p->tag) {
            if (c == '<') {
                p->tag = 1;
                p->quote = 0;
                p->head[0] = c;
            }
            continue;
        }
        if (p->tag < sizeof p->head)
            p->head[p->tag] = c;
        if (++p->tag == sizeof p->head && memcmp(p->head, "<!DOCTYPE", sizeof p->head) == 0)
            return !(p->doctype = true);
        if (p->tag > XLSX_TAG_MAX)
            return !(p->long_tag = true);
        bool plain = p->head[1] != '!' && p->head[1] != '?';
        if (p->quote ? c == p->quote : plain && (c == '"' || c == '\''))
            p->quote = p->quote ? 0 : c;
        else if (c == '>' && !p->quote)
            p->tag = 0;
    }
    return true;
}

static bool begins_utf8(const char *s, size_t n)
{
    const unsigned char *u = (const unsigned char *)s;
    return n >= 4 && ((u[0] == '<' && u[1]) || (u[0] == 0xEF && u[1] == 0xBB && u[2] == 0xBF));
}

static int on_read(void *arg, char *out, int room)
{
    struct part *p = arg;
    zip_int64_t n = zip_fread(p->file, out, (zip_uint64_t)room);
    if (n < 0) {
        p->damaged = true;
        return -1;
    }
    p->x->left -= n;
    if (p->x->left < 0) {
        p->too_much = true;
        return -1;
    }
    if (!p->started && n > 0 && !begins_utf8(out, (size_t)n)) {
        p->encoded = true;
        return -1;
    }
    p->started = p->started || n > 0;
    return harmless(p, out, (size_t)n) ? (int)n : -1;
}

static void on_error(void *arg, xmlErrorPtr e)
{
    struct part *p = arg;
    if (!e || e->level < XML_ERR_ERROR || p->said[0])
        return;
    snprintf(p->said, sizeof p->said, "%s", e->message ? e->message : "?");
    for (char *c = p->said; *c; c++)
        if ((unsigned char)*c < ' ')
            *c = c[1] ? ' ' : '\0';
}

static enum err fault(const struct part *p)
{
    struct cx *cx = p->x->cx;
    if (p->too_much)
        return err_say(cx, ERR_TOO_LARGE, NULL, "解压后超过 %d 兆", "decompressed it is over %d MiB", XLSX_READ_MAX >> 20);
    if (p->doctype)
        return err_say(cx, ERR_MALFORMED, NULL, "%.80s：不收 DOCTYPE", "%.80s: a DOCTYPE is not accepted", p->name);
    if (p->long_tag)
        return err_say(cx, ERR_LIMIT, NULL, "%.80s：一个标签最多 %d 字节", "%.80s: a tag has %d bytes at most", p->name, XLSX_TAG_MAX);
    if (p->encoded)
        return err_say(cx, ERR_MALFORMED, NULL, "%.80s：不是 UTF-8 的 XML", "%.80s: this is not XML in UTF-8", p->name);
    if (p->damaged)
        return err_say(cx, ERR_MALFORMED, NULL, "%.80s：文件已损坏", "%.80s: the file is damaged", p->name);
    return err_say(cx, ERR_MALFORMED, NULL, "%.80s：XML 有误：%s", "%.80s: bad XML: %s", p->name, p->said[0] ? p->said : "?");
}

static enum err open_part(struct xlsx *x, struct part *p)
{
    struct cx *cx = x->cx;
    zip_stat_t st;
    zip_int64_t at = zip_name_locate(x->zip, p->name, ZIP_FL_NOCASE);
    if (at < 0)
        return err_say(cx, ERR_MALFORMED, NULL, ".xlsx 里没有 %.80s", "the .xlsx lacks %.80s", p->name);
    if (zip_stat_index(x->zip, (zip_uint64_t)at, 0, &st) != 0)
        return err_say(cx, ERR_MALFORMED, NULL, "%.80s：文件已损坏", "%.80s: the file is damaged", p->name);
    if ((st.valid & ZIP_STAT_ENCRYPTION_METHOD) && st.encryption_method != ZIP_EM_NONE)
        return ENCRYPTED(cx);
    p->file = zip_fopen_index(x->zip, (zip_uint64_t)at, 0);
    if (!p->file)
        return err_say(cx, ERR_MALFORMED, NULL, "%.80s：不能解压", "%.80s: cannot be decompressed", p->name);
    /* IGNORE_ENC: what was scanned as UTF-8 is read as UTF-8 */
    p->reader = xmlReaderForIO(on_read, NULL, p, NULL, "UTF-8", XML_PARSE_NONET | XML_PARSE_COMPACT | XML_PARSE_IGNORE_ENC | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    if (!p->reader)
        return fault(p);
    xmlTextReaderSetStructuredErrorHandler(p->reader, on_error, p);
    return ERR_NONE;
}

/* ---- elements ------------------------------------------------------------------------------------------------------------------------- */
static const char *z(const xmlChar *s)
{
    return s ? (const char *)s : "";
}

struct names { const char *at[XLSX_DEPTH_MAX + 1]; };

static enum err one_node(struct part *p, const struct xlsx_walk *w, struct names *names)
{
    struct cx *cx = p->x->cx;
    int type = xmlTextReaderNodeType(p->reader), depth = xmlTextReaderDepth(p->reader);
    if (depth < 0 || depth > XLSX_DEPTH_MAX)
        return err_say(cx, ERR_LIMIT, NULL, "%.80s：元素嵌套太深", "%.80s: elements are nested too deep", p->name);
    struct xlsx_node n = {z(xmlTextReaderConstLocalName(p->reader)), depth, p->reader};
    switch (type) {
    case XML_READER_TYPE_ELEMENT: {
        names->at[depth] = n.name; /* of the document's dictionary: lives as long as the reader */
        bool empty = xmlTextReaderIsEmptyElement(p->reader) == 1;
        TRY(w->start ? w->start(&n, w->arg) : ERR_NONE);
        return empty && w->end ? w->end(&n, w->arg) : ERR_NONE;
    }
    case XML_READER_TYPE_END_ELEMENT:
        return w->end ? w->end(&n, w->arg) : ERR_NONE;
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_WHITESPACE:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE: {
        const char *s = z(xmlTextReaderConstValue(p->reader));
        n.name = depth > 0 && names->at[depth - 1] ? names->at[depth - 1] : "";
        return w->text ? w->text(&n, str_of(s), w->arg) : ERR_NONE;
    }
    case XML_READER_TYPE_DOCUMENT_TYPE:
    case XML_READER_TYPE_ENTITY_REFERENCE:
        p->doctype = true;
        return fault(p);
    default:
        return ERR_NONE;
    }
}

enum err xlsx_walk_part(struct xlsx *x, const char *name, const struct xlsx_walk *w)
{
    struct part *p = AR_NEW(x->cx->ar, struct part);
    struct names names = {0};
    *p = (struct part){.x = x, .name = name};
    ar_defer(x->cx->ar, close_part, p);
    TRY(open_part(x, p));
    int more;
    enum err e = ERR_NONE;
    while (e == ERR_NONE && (more = xmlTextReaderRead(p->reader)) != 0)
        e = more < 0 ? fault(p) : one_node(p, w, &names);
    if (e == ERR_NONE && (p->doctype || p->long_tag || p->too_much || p->damaged || p->encoded || p->said[0]))
        e = fault(p); /* libxml2 takes what a failed read gave for the end */
    close_part(p);
    return e;
}

/* Stays at the attribute; the caller goes back to the element. */
static const char *find_attr(const struct xlsx_node *n, const char *name)
{
    for (int more = xmlTextReaderMoveToFirstAttribute(n->reader); more == 1; more = xmlTextReaderMoveToNextAttribute(n->reader))
        if (strcmp(z(xmlTextReaderConstLocalName(n->reader)), name) == 0 && xmlTextReaderIsNamespaceDecl(n->reader) != 1)
            return z(xmlTextReaderConstValue(n->reader));
    return NULL;
}

const char *xlsx_attr(const struct xlsx_node *n, struct arena *ar, const char *name)
{
    char *copy = ar_strdup(ar, find_attr(n, name));
    (void)xmlTextReaderMoveToElement(n->reader);
    return copy;
}

bool xlsx_attr_short(const struct xlsx_node *n, const char *name, char *out, size_t room)
{
    const char *v = find_attr(n, name);
    snprintf(out, room, "%s", !v ? "" : strlen(v) < room ? v : "?");
    (void)xmlTextReaderMoveToElement(n->reader);
    return v != NULL;
}

const char *xlsx_target(struct arena *ar, const char *from, const char *target)
{
    const char *slash = strrchr(from, '/');
    struct buf path;
    buf_init(&path, ar, 64);
    if (target[0] != '/' && slash)
        buf_put(&path, from, (size_t)(slash - from));
    struct str rest = str_of(target), step;
    for (bool more = true; more;) {
        more = str_cut(rest, '/', &step, &rest);
        if (!step.size || str_eqz(step, "."))
            continue;
        if (str_eqz(step, "..")) {
            if (!path.size)
                return NULL;
            while (path.size && path.p[path.size - 1] != '/')
                path.size--;
            path.size -= path.size > 0;
            continue;
        }
        if (path.size)
            buf_ch(&path, '/');
        buf_str(&path, step);
    }
    return buf_z(&path);
}
