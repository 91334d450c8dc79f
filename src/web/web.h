/* web.h: what a browser gets: the public pages rendered by the server (scan, certificate, season record, complaint, errors)
 * and the embedded web applications. */
#ifndef WEB_WEB_H
#define WEB_WEB_H

#include "cx.h"
#include "net.h"
#include "room.h"

/* The embedded file of a path ("/console/assets/x.js"), the console's index for unknown /console/ paths, or NULL. */
const struct asset *web_asset(const char *path);
/* The "Link" header of an application's page whose first question is known (the mall's first page, its search, its pages of goods), or NULL. In the arena. query: as sent. */
const char *web_asset_link(struct arena *ar, const char *path, struct str query);

/* An error as a page (RT_HTML routes). */
enum err web_error_page(struct req *rq, struct resp *rs, enum err e);

/* Ready to serve: the database answers a query. */
enum err web_ready(struct cx *cx) MUST_CHECK;

/* Rendered pages and answers of RT_KEPT routes in memory (web.page_cache). */
extern const struct net_keep web_keep;

extern const struct room web_room;

#endif
