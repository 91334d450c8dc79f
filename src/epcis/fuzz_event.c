/* fuzz_event.c: documents and events from a stranger: parse, check, hash, collect keys, pack and unpack. What is taken must hash
 * the same when it is written and read again. */
#include "epcis_priv.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct input { struct cx *cx; struct str text; };

static enum err again(struct cx *cx, const struct epcis_event *ev, void *arg)
{
    struct str packed = epcis_pack(cx->ar, ev->text), text;
    struct jv v;
    struct json_fault fault;
    uint8_t digest[32];
    struct buf b;
    (void)arg;
    if (!epcis_unpack(cx->ar, packed, &text) || !str_eq(text, ev->text) || !json_read(cx->ar, text, NULL, &v, &fault))
        abort();
    buf_init(&b, cx->ar, 256);
    epcis_hash_text(&b, &v, ev->context, NULL);
    epcis_hash_digest(buf_view(&b), digest);
    if (memcmp(digest, ev->keys->digest, sizeof digest) != 0)
        abort();
    return ERR_NONE;
}

static void run(void *arg)
{
    struct input *in = arg;
    struct uri_range r[EPCIS_RANGES_MAX];
    struct str packed;
    (void)!epcis_document_each(in->cx, in->text, again, NULL);
    (void)epcis_pattern_ranges(in->cx->ar, in->text, true, r);
    (void)epcis_pattern_ranges(in->cx->ar, in->text, false, r);
    (void)epcis_unpack(in->cx->ar, in->text, &packed);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *ar = ar_new(64 << 20);
    struct cx cx;
    if (!ar)
        return 0;
    cx_init(&cx, ar);
    struct input in = {&cx, {(const char *)data, size}};
    (void)ar_try(ar, run, &in);
    ar_free(&ar);
    return 0;
}
