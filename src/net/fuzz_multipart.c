/* fuzz_multipart.c: libFuzzer target of net_multipart.c: any body, boundary "b"; parts must lie inside the input. */
#include <stdlib.h>

#include "net_priv.h"

struct run { struct cx *cx; struct str body; };

static void parse(void *arg)
{
    struct run *r = arg;
    struct part parts[NET_PARTS_MAX];
    size_t n;
    if (multipart_parse(r->cx, r->body, STR("b"), parts, NET_PARTS_MAX, &n) != ERR_NONE)
        return;
    for (size_t i = 0; i < n; i++) {
        const char *p = parts[i].data.p;
        if (p < r->body.p || p + parts[i].data.size > r->body.p + r->body.size)
            abort();
        if (!utf8_valid(parts[i].name) || (parts[i].is_file && !utf8_valid(parts[i].filename)))
            abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *ar = ar_new(0);
    struct cx cx;
    cx_init(&cx, ar);
    struct run r = {&cx, {(const char *)data, size}};
    ar_try(ar, parse, &r);
    ar_free(&ar);
    return 0;
}
