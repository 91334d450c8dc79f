/* net_guard.c: refuses requests that two programs could read in two ways (request smuggling), before anything else looks
 * at them. Called by net_server.c for every request.
 *
 * The HTTP library (0.9.75) accepts bare CR and NUL in values, folded lines, bare LF, two Hosts, two Content-Lengths,
 * Content-Length with Transfer-Encoding and any Transfer-Encoding. It splits the head in place in its receive buffer, so the
 * head can be held against the only layout that is beyond doubt: METHOD SP TARGET SP VERSION CRLF, then NAME ':' OWS VALUE
 * CRLF for each header with nothing between one value and the next name but CRLF, then CRLF; and the bytes must add up to what
 * the library counted. A NUL, a folded line, a bare LF or a line the library swallowed shows as a gap. */
#include "net_priv.h"

#include <string.h>

static bool is_token_char(unsigned char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c && strchr("!#$%&'*+-.^_`|~", c));
}

static bool is_token(const char *p, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!is_token_char((unsigned char)p[i]))
            return false;
    return n > 0;
}

static int hex_value(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static const char *check_target(const char *p, size_t n)
{
    if (n == 1 && p[0] == '*')
        return NULL; /* OPTIONS * */
    if (n == 0 || p[0] != '/')
        return "the request target must start with a slash";
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)p[i];
        if (c <= 0x20 || c == 0x7f)
            return "control character or blank in the request target";
        if (c == '#')
            return "fragment in the request target";
        if (c != '%')
            continue;
        if (i + 2 >= n || hex_value(p[i + 1]) < 0 || hex_value(p[i + 2]) < 0)
            return "bad percent escape";
        if (hex_value(p[i + 1]) == 0 && hex_value(p[i + 2]) == 0)
            return "NUL in the request target";
        i += 2;
    }
    return utf8_valid((struct str){p, n}) ? NULL : "the request target is no UTF-8";
}

static const char *check_value(const struct raw_hdr *h)
{
    for (size_t i = 0; i < h->value_size; i++) {
        unsigned char c = (unsigned char)h->value[i];
        if ((c < 0x20 && c != '\t') || c == 0x7f)
            return "control character in a header value";
    }
    return NULL;
}

static bool header_is(const struct raw_hdr *h, const char *name)
{
    return str_ieqz((struct str){h->name, h->name_size}, name);
}

static const char *check_host(const struct raw_hdr *h)
{
    if (h->value_size == 0 || h->value_size > 255)
        return "bad Host";
    for (size_t i = 0; i < h->value_size; i++) {
        char c = h->value[i];
        bool ok = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || strchr(".-_:[]", c);
        if (!ok || !c)
            return "bad Host";
    }
    return NULL;
}

static const char *check_length(const struct raw_hdr *h)
{
    if (h->value_size == 0 || h->value_size > 18)
        return "bad Content-Length";
    for (size_t i = 0; i < h->value_size; i++)
        if (h->value[i] < '0' || h->value[i] > '9')
            return "bad Content-Length";
    return NULL;
}

/* Framing headers: exactly one Host, at most one of Content-Length and Transfer-Encoding, the latter "chunked". */
static const char *check_framing(const struct raw_head *head)
{
    int hosts = 0, lengths = 0, codings = 0;
    const char *bad = NULL;
    for (size_t i = 0; i < head->n && !bad; i++) {
        const struct raw_hdr *h = &head->h[i];
        if (header_is(h, "Host")) {
            hosts++;
            bad = check_host(h);
        } else if (header_is(h, "Content-Length")) {
            lengths++;
            bad = check_length(h);
        } else if (header_is(h, "Transfer-Encoding")) {
            codings++;
            bad = str_ieqz((struct str){h->value, h->value_size}, "chunked") ? NULL : "Transfer-Encoding must be chunked";
        }
    }
    if (bad)
        return bad;
    if (hosts != 1)
        return hosts ? "two Host headers" : "no Host header";
    if (lengths > 1)
        return "two Content-Length headers";
    if (codings > 1)
        return "two Transfer-Encoding headers";
    if (lengths && codings)
        return "Content-Length with Transfer-Encoding";
    if (codings && str_eqz((struct str){head->version, head->version_size}, "HTTP/1.0"))
        return "Transfer-Encoding in HTTP/1.0";
    return NULL;
}

const char *guard_layout(const struct raw_head *head)
{
    const char *at = head->method + head->method_size + 1;
    if (at != head->target)
        return "bad request line";
    at += head->target_size + 1;
    if (at != head->version)
        return "bad request line";
    at += head->version_size;
    for (size_t i = 0; i < head->n; i++) {
        const struct raw_hdr *h = &head->h[i];
        if (h->name != at + 2)
            return "a header line is folded, holds a NUL or does not end in CRLF";
        at = h->name + h->name_size;
        if (h->value < at + 1)
            return "bad header line";
        for (const char *c = at + 1; c < h->value; c++)
            if (*c != ' ' && *c != '\t' && *c != '\0')
                return "bad header line";
        at = h->value + h->value_size;
    }
    return (size_t)(at + 4 - head->method) == head->head_size ? NULL : "the head holds a NUL or does not end in CRLF";
}

const char *guard_check(const struct raw_head *head)
{
    if (!is_token(head->method, head->method_size) || head->method_size > 16)
        return "bad method";
    struct str version = {head->version, head->version_size};
    if (!str_eqz(version, "HTTP/1.1") && !str_eqz(version, "HTTP/1.0"))
        return "bad version";
    const char *bad = check_target(head->target, head->target_size);
    for (size_t i = 0; i < head->n && !bad; i++) {
        if (!is_token(head->h[i].name, head->h[i].name_size))
            return "bad header name";
        bad = check_value(&head->h[i]);
    }
    if (!bad)
        bad = check_framing(head);
    return bad;
}
