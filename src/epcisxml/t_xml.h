/* t_xml.h: reading and writing, for the tests and the fuzz target of this room. */
#ifndef EPCISXML_T_XML_H
#define EPCISXML_T_XML_H

#include "epcisxml_priv.h"

/* What reading a document gave. */
struct t_read {
    struct cx *cx;
    enum err err;                 /* of the document */
    size_t events, refused, masters;
    const struct jv *last;        /* the last event taken, in cx->ar */
    char field[128], text[512];   /* of the last event refused */
    struct epcisxml_doc doc;
    bool keep;                    /* events stay in cx->ar; else their memory is given back */
};

static inline bool t_event(void *arg, const struct epcisxml_doc *doc, const struct epcisxml_event *ev)
{
    struct t_read *t = arg;
    t->doc = *doc;
    t->events += ev->json != NULL;
    t->refused += ev->json == NULL;
    t->last = ev->json ? ev->json : t->last;
    if (!ev->json) {
        snprintf(t->field, sizeof t->field, "%s", t->cx->err_field);
        snprintf(t->text, sizeof t->text, "%s", t->cx->err_text);
    }
    return true;
}

static inline bool t_event_gone(void *arg, const struct epcisxml_doc *doc, const struct epcisxml_event *ev)
{
    struct t_read *t = arg;
    (void)t_event(arg, doc, ev);
    t->last = NULL;
    return true;
}

static inline bool t_master(void *arg, const struct epcisxml_doc *doc, const struct epcisxml_master *m)
{
    struct t_read *t = arg;
    (void)doc, (void)m;
    t->masters++;
    t->last = m->json;
    return true;
}

/* Read text in pieces of step bytes. */
static inline void t_read(struct cx *cx, struct arena *ar, struct str text, size_t step, struct t_read *t)
{
    const struct epcisxml_opt o = {.cx = cx, .ar = ar, .event = ar == cx->ar ? t_event : t_event_gone, .master = t_master, .arg = t};
    struct epcisxml_reader *r = epcisxml_open(&o);
    t->cx = cx;
    t->err = ERR_NONE;
    for (size_t at = 0; at < text.size && t->err == ERR_NONE; at += step)
        t->err = epcisxml_feed(r, (struct str){text.p + at, text.size - at < step ? text.size - at : step});
    if (t->err == ERR_NONE)
        t->err = epcisxml_end(r, &t->doc);
    epcisxml_close(&r);
}

#endif
