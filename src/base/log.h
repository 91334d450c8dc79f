/* log.h: key=value lines on standard error. One line an event, written with one write(2).
 *     log_info(cx, "capture", "events=%d duplicates=%d", n, dup);
 * prints  time level room-event request=… actor=… events=…  . Values with blanks are quoted by the caller with %s inside
 * quotes; control characters are replaced, so no input can forge a line. Secrets are struct secret: no format takes them. */
#ifndef BASE_LOG_H
#define BASE_LOG_H

#include "cx.h"

enum log_level { LOG_DEBUG, LOG_INFO, LOG_WARN, LOG_ERROR };

/* Lines below this level are not written (at first: LOG_INFO). */
void log_set_level(enum log_level least);
/* How a principal is named in actor=…; room people sets it once at start-up. The text may be static or live as long as
 * the principal; NULL leaves actor= out. */
typedef const char *(*log_actor_fn)(const struct principal *who);
void log_set_actor(log_actor_fn name);
/* cx may be NULL. event: "room.verb". */
void log_line(enum log_level level, const struct cx *cx, const char *event, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));

#define log_debug(cx, ev, ...) log_line(LOG_DEBUG, (cx), (ev), __VA_ARGS__)
#define log_info(cx, ev, ...) log_line(LOG_INFO, (cx), (ev), __VA_ARGS__)
#define log_warn(cx, ev, ...) log_line(LOG_WARN, (cx), (ev), __VA_ARGS__)
#define log_error(cx, ev, ...) log_line(LOG_ERROR, (cx), (ev), __VA_ARGS__)

#endif
