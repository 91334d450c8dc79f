/* tmpl.h: what compiled page templates write to. A template (*.html, see README.md) becomes a C function that appends to a
 * struct tmpl; every value is HTML-escaped unless the template says {{raw …}}. */
#ifndef TMPL_TMPL_H
#define TMPL_TMPL_H

#include <stdbool.h>
#include <stdint.h>

#include "err.h"
#include "str.h"

/* One page being written. */
struct tmpl {
    struct buf b;        /* the bytes so far */
    enum lang lang;      /* of the reader: L(zh, en) chooses */
    const char *base;    /* scheme://host of public addresses, no trailing slash */
};

void tmpl_init(struct tmpl *t, struct arena *ar, enum lang lang, const char *base);

/* Literal bytes of a template. */
void tmpl_lit(struct tmpl *t, const char *p, size_t size);

/* Values, escaped for HTML text and quoted attributes (& < > " '). NULL and absent integers write nothing. */
void tmpl_put_z(struct tmpl *t, const char *z);
void tmpl_put_str(struct tmpl *t, struct str s);
void tmpl_put_i64(struct tmpl *t, int64_t v);
void tmpl_put_int(struct tmpl *t, int v);

#define tmpl_put(t, v) \
    _Generic((v), const char *: tmpl_put_z, char *: tmpl_put_z, struct str: tmpl_put_str, int64_t: tmpl_put_i64, int: tmpl_put_int)((t), (v))

/* An address in href/src: only http, https, mailto, tel and relative addresses pass (anything else writes "#"), then escaped. */
void tmpl_put_url(struct tmpl *t, const char *url);
/* One component of an address, percent-encoded. */
void tmpl_put_pct(struct tmpl *t, const char *z);
/* Bytes that are HTML already (an SVG made by us). */
void tmpl_put_raw(struct tmpl *t, struct str html);

/* A calendar day (days since 1970): "2026年11月21日" / "21 Nov 2026"; absent writes nothing. */
void tmpl_put_day(struct tmpl *t, int64_t day);
/* An instant in China's time: "2026-11-21 16:30". */
void tmpl_put_time(struct tmpl *t, int64_t us);
/* A mass in grams: "12.5 kg" / "12.5 千克", "3.2 t" / "3.2 吨" over 10 t. */
void tmpl_put_mass(struct tmpl *t, int64_t g);
/* An area in square metres: "3.2 亩" / "0.21 ha". */
void tmpl_put_area(struct tmpl *t, int64_t m2);

/* Choose by the reader's language inside templates. */
#define L(zh, en) ((t)->lang == LANG_EN ? (en) : (zh))

#endif
