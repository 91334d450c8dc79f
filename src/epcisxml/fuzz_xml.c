/* fuzz_xml.c: documents from a stranger, whole and in pieces: what is read must be the same either way; events that are read are written
 * as XML, that XML must be read again as one event, and from then on nothing changes any more. JSON documents from a stranger are
 * written, too. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "t_xml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct input { struct cx *cx; struct str text; };

static struct str write_one(struct arena *ar, const struct jv *ev, const struct jv *context)
{
    struct buf b;
    buf_init(&b, ar, 1024);
    struct epcisxml_writer w = {.b = &b, .kind = EPCISXML_QUERY, .context = context};
    epcisxml_write_begin(&w);
    epcisxml_write_event(&w, ar, ev);
    epcisxml_write_end(&w);
    return buf_view(&b);
}

/* Written and read until it stands still: the first time names may change (an IRI as a name gets a prefix). */
static void there_and_back(struct cx *cx, const struct jv *ev, const struct epcisxml_doc *doc)
{
    struct t_read again = {.last = ev, .doc = *doc};
    struct jv before;
    for (int i = 0; i < 3; i++) {
        before = *again.last;
        struct str xml = write_one(cx->ar, again.last, json_get(again.doc.head, "@context"));
        struct t_read t = {0};
        t_read(cx, cx->ar, xml, 4096, &t);
        if (t.err != ERR_NONE) {
            fprintf(stderr, "%s: %s\n%.*s\n", cx->err_field, cx->err_text, (int)xml.size, xml.p);
            abort();
        }
        if (!t.events)
            return; /* refused: larger or deeper as XML than a reader takes */
        again = t;
    }
    if (!json_equal(&before, again.last))
        abort();
}

static void run(void *arg)
{
    struct input *in = arg;
    struct t_read whole = {0}, pieces = {0};
    struct buf b;
    t_read(in->cx, in->cx->ar, in->text, in->text.size + 1, &whole);
    cx_clear(in->cx);
    t_read(in->cx, in->cx->ar, in->text, 7, &pieces);
    cx_clear(in->cx);
    if (whole.err != pieces.err && (whole.err == ERR_NONE || pieces.err == ERR_NONE))
        abort();
    if (whole.err == ERR_NONE && (whole.events != pieces.events || whole.refused != pieces.refused))
        abort();
    if (whole.err == ERR_NONE && whole.events && whole.last && json_get(whole.last, "type"))
        there_and_back(in->cx, whole.last, &whole.doc);
    buf_init(&b, in->cx->ar, 256);
    (void)!epcisxml_write_json(in->cx, in->text, EPCISXML_WEB, &b);
    cx_clear(in->cx);
    (void)epcisxml_looks(in->text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *ar = ar_new(256 << 20);
    struct cx cx;
    if (!ar)
        return 0;
    cx_init(&cx, ar);
    struct input in = {&cx, {(const char *)data, size}};
    (void)ar_try(ar, run, &in);
    ar_free(&ar);
    return 0;
}
