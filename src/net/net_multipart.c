/* net_multipart.c: multipart/form-data (RFC 7578) over a body that is in memory whole. Bounded: parts, header bytes of a part;
 * exact: the body must end with the closing delimiter, every part has a name. Fuzzed by fuzz_multipart.c. Called by net_body.c. */
#include "net_priv.h"

#include <string.h>

#define PART_HEAD_MAX 4096

struct mp {
    struct cx *cx;
    struct str rest;      /* not yet read */
    struct str delim;     /* CRLF "--" boundary */
};

static enum err bad(struct mp *m, const char *zh, const char *en)
{
    return err_say(m->cx, ERR_MALFORMED, NULL, "表单格式有误：%s%s", "Bad multipart body: %.0s%s", zh, en);
}

/* File names come with anything in them: keep the last path segment, drop control characters, bound the size. */
static struct str clean_filename(struct cx *cx, struct str s)
{
    for (size_t i = s.size; i-- > 0;)
        if (s.p[i] == '/' || s.p[i] == '\\') {
            s = str_from(s, i + 1);
            break;
        }
    char *out = ar_alloc(cx->ar, s.size + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.size && n < 200; i++)
        if ((unsigned char)s.p[i] >= 0x20 && s.p[i] != 0x7f)
            out[n++] = s.p[i];
    while (n && !utf8_valid((struct str){out, n}))
        n--;
    out[n] = '\0';
    if (n == 0 || strcmp(out, ".") == 0 || strcmp(out, "..") == 0)
        return STR("file");
    return (struct str){out, n};
}

/* filename*=UTF-8''%e6%9d%a5 (RFC 8187) */
static bool ext_filename(struct cx *cx, struct str v, struct str *out)
{
    struct str charset, rest, language, coded;
    return str_cut(v, '\'', &charset, &rest) && str_ieqz(charset, "utf-8") && str_cut(rest, '\'', &language, &coded)
        && pct_decode(cx->ar, coded, out) && utf8_valid(*out);
}

static enum err read_disposition(struct mp *m, struct str value, struct part *p)
{
    struct str name, file, ext;
    if (!str_ieqz(header_main(value), "form-data"))
        return bad(m, "不是表单字段", "a part is no form-data");
    if (!header_param(m->cx->ar, value, "name", &name) || name.size == 0 || !utf8_valid(name))
        return bad(m, "缺少字段名", "a part has no name");
    p->name = name;
    p->is_file = header_param(m->cx->ar, value, "filename", &file);
    if (header_param(m->cx->ar, value, "filename*", &ext)) {
        if (!ext_filename(m->cx, ext, &file))
            return bad(m, "文件名有误", "bad filename*");
        p->is_file = true;
    }
    if (p->is_file)
        p->filename = clean_filename(m->cx, file);
    return ERR_NONE;
}

static enum err read_head(struct mp *m, struct part *p)
{
    size_t budget = PART_HEAD_MAX;
    for (;;) {
        const char *eol = memmem(m->rest.p, m->rest.size < budget ? m->rest.size : budget, "\r\n", 2);
        if (!eol)
            return bad(m, "字段头不完整", "a part's head does not end");
        struct str line = {m->rest.p, (size_t)(eol - m->rest.p)}, name, value;
        m->rest = str_from(m->rest, line.size + 2);
        budget -= line.size + 2 < budget ? line.size + 2 : budget;
        if (line.size == 0)
            break;
        if (!str_cut(line, ':', &name, &value))
            return bad(m, "字段头有误", "bad header in a part");
        if (str_ieqz(name, "Content-Disposition"))
            TRY(read_disposition(m, str_trim(value), p));
        else if (str_ieqz(name, "Content-Type"))
            p->type = str_trim(value);
        else if (str_ieqz(name, "Content-Transfer-Encoding") && !str_ieqz(str_trim(value), "binary")
                 && !str_ieqz(str_trim(value), "8bit") && !str_ieqz(str_trim(value), "7bit"))
            return bad(m, "不支持的传输编码", "transfer encodings are not supported");
    }
    return p->name.size ? ERR_NONE : bad(m, "缺少字段名", "a part has no Content-Disposition");
}

/* After a delimiter: "--" ends the body, CRLF begins a part. */
static enum err after_delim(struct mp *m, bool *end_out)
{
    *end_out = str_starts(m->rest, "--");
    if (*end_out)
        return ERR_NONE;
    while (m->rest.size && (m->rest.p[0] == ' ' || m->rest.p[0] == '\t'))
        m->rest = str_from(m->rest, 1);
    if (!str_starts(m->rest, "\r\n"))
        return bad(m, "分隔符有误", "bad delimiter line");
    m->rest = str_from(m->rest, 2);
    return ERR_NONE;
}

static enum err skip_preamble(struct mp *m)
{
    struct str first = str_from(m->delim, 2);
    if (m->rest.size >= first.size && memcmp(m->rest.p, first.p, first.size) == 0) {
        m->rest = str_from(m->rest, first.size);
        return ERR_NONE;
    }
    const char *at = memmem(m->rest.p, m->rest.size, m->delim.p, m->delim.size);
    if (!at)
        return bad(m, "没有分隔符", "the boundary does not appear");
    m->rest = str_from(m->rest, (size_t)(at - m->rest.p) + m->delim.size);
    return ERR_NONE;
}

enum err multipart_parse(struct cx *cx, struct str body, struct str boundary, struct part *out, size_t max, size_t *n_out)
{
    struct mp m = {cx, body, {NULL, 0}};
    if (boundary.size == 0 || boundary.size > 70)
        return bad(&m, "缺少分隔符", "bad boundary");
    m.delim = str_of(ar_printf(cx->ar, "\r\n--" STR_FMT, STR_ARG(boundary)));
    size_t n = 0;
    bool end;
    TRY(skip_preamble(&m));
    TRY(after_delim(&m, &end));
    while (!end) {
        if (n == max)
            return err_say(cx, ERR_TOO_LARGE, NULL, "表单字段超过 %zu 个", "More than %zu form fields", max);
        struct part *p = &out[n++];
        memset(p, 0, sizeof *p);
        TRY(read_head(&m, p));
        /* An empty part's delimiter may share the CRLF that ended its head. */
        struct str from = {m.rest.p - 2, m.rest.size + 2};
        const char *at = memmem(from.p, from.size, m.delim.p, m.delim.size);
        if (!at)
            return bad(&m, "内容不完整", "the body ends inside a part");
        p->data = at < m.rest.p ? (struct str){m.rest.p, 0} : (struct str){m.rest.p, (size_t)(at - m.rest.p)};
        m.rest = str_from(from, (size_t)(at - from.p) + m.delim.size);
        TRY(after_delim(&m, &end));
    }
    *n_out = n;
    return ERR_NONE;
}
