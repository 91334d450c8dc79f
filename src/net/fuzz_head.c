/* fuzz_head.c: libFuzzer target of what a stranger writes into the head of a request: Accept, Accept-Language, Accept-Encoding, If-None-Match,
 * the parameters of Content-Type, query strings. What is read lies within its bounds and is valid UTF-8. */
#include <stdlib.h>

#include "net_priv.h"

struct run { struct cx *cx; struct str text; };

static void accepts(struct str text)
{
    static const char *const TYPES[] = {"application/json", "text/csv", "text/html", NULL};
    struct quality q[8];
    size_t n = accept_parse(text, q, 8);
    if (n > 8)
        abort();
    for (size_t i = 0; i < n; i++)
        if (q[i].q < 0 || q[i].q > 1000 || q[i].name.p < text.p || q[i].name.p + q[i].name.size > text.p + text.size)
            abort();
    int best = accept_media(text, TYPES);
    if (best < -1 || best > 2)
        abort();
    (void)accept_lang(text);
    (void)accept_gzip(text);
    (void)etag_matches(text, "\"1\"");
}

static void parse(void *arg)
{
    struct run *r = arg;
    struct kv *kv;
    struct str value;
    size_t n;
    accepts(r->text);
    struct str main = header_main(r->text);
    if (main.size > r->text.size)
        abort();
    if (header_param(r->cx->ar, r->text, "boundary", &value) && value.size > r->text.size)
        abort();
    if (pairs_decode(r->cx, r->text, &kv, &n) != ERR_NONE)
        return;
    for (size_t i = 0; i < n; i++)
        if (!utf8_valid(kv[i].name) || !utf8_valid(kv[i].value))
            abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *ar = ar_new(0);
    struct cx cx;
    if (!ar)
        return 0;
    cx_init(&cx, ar);
    struct run r = {&cx, {(const char *)data, size}};
    (void)ar_try(ar, parse, &r);
    ar_free(&ar);
    return 0;
}
