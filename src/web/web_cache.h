/* web_cache.h: rendered pages of lots, and answers of routes that say RT_KEPT, kept for the moment in which many scan the same code or
 * open the same goods. A page is given again only while nothing was committed since it was begun (struct net_mark), and for a second at
 * most (other copies of the program and other processes may write too), so a recall shows at once and a reader never sees less than
 * what was acknowledged. Private to room web. */
#ifndef WEB_WEB_CACHE_H
#define WEB_WEB_CACHE_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "conf.h"
#include "net.h"
#include "str.h"

#define WEB_CACHE_AGE_MS 1000    /* a page is rendered anew after this, whatever happened */

/* The setting, for the room's table. */
#define WEB_CACHE_CONF \
    {"web.page_cache", CONF_SIZE, "16M", 0, INT64_C(1) << 30, 0, "Memory for rendered trace pages and the mall's answers to strangers, kept until the next change or a second (0: none)"}

/* Taken now; and does what was read after a mark still hold? The same rule as for pages. */
struct net_mark web_cache_now(void);
bool web_cache_holds(struct net_mark mark);
/* The page of the key, if one is kept that still holds; it lives until the arena is reset. Else false, and *mark_out is for
 * web_cache_put(). Any thread; no I/O. */
bool web_cache_get(struct arena *ar, struct str key, struct net_mark *mark_out, struct str *page_out);
/* Keep a page that was rendered from reads begun after the mark. May decide not to. Any thread. */
void web_cache_put(struct str key, struct net_mark mark, struct str page);
/* Let all pages go; at the end. Those being sent stay until they are. */
void web_cache_clear(void);

#endif
