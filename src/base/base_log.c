/* base_log.c: log lines. The line is made on the stack and written at once, so lines of different threads never mix and
 * logging works when memory is short. */
#include "log.h"

#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base_priv.h"
#include "when.h"

enum { LOG_LINE_MAX = 4096 }; /* PIPE_BUF: a pipe takes it whole */

static _Atomic int log_least = LOG_INFO;
static _Atomic(log_actor_fn) log_actor;

static const char *const LEVELS[] = {"debug", "info", "warn", "error"};

struct line {
    char text[LOG_LINE_MAX];  /* without the newline */
    size_t size;              /* bytes in use */
};

void log_set_level(enum log_level least)
{
    atomic_store(&log_least, (int)least);
}

void log_set_actor(log_actor_fn name)
{
    atomic_store(&log_actor, name);
}

static void line_vadd(struct line *l, const char *fmt, va_list ap)
{
    size_t room = sizeof l->text - 1 - l->size; /* one byte for the newline; vsnprintf's NUL takes its place meanwhile */
    int n = vsnprintf(l->text + l->size, room + 1, fmt, ap);
    if (n < 0)
        return;
    l->size += (size_t)n <= room ? (size_t)n : room; /* half a character at the cut becomes '?' in line_clean() */
}

__attribute__((format(printf, 2, 3))) static void line_add(struct line *l, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    line_vadd(l, fmt, ap);
    va_end(ap);
}

/* No input can forge a line or send escape sequences to a terminal: C0, DEL, C1 (U+0080-009F) and bytes that are not
 * UTF-8 become '?'. */
static void line_clean(struct line *l)
{
    unsigned char *p = (unsigned char *)l->text, *end = p + l->size;
    while (p < end) {
        unsigned n = *p >= 0x80 ? utf8_seq(p, end) : 1;
        bool control = *p < 0x20 || *p == 0x7F || (n == 2 && p[0] == 0xC2 && p[1] < 0xA0);
        if (n == 0)
            n = 1, control = true;
        if (control)
            memset(p, '?', n);
        p += n;
    }
}

static void line_head(struct line *l, enum log_level level, const struct cx *cx, const char *event)
{
    char time[32];
    when_format_utc(when_now_us() / 1000 * 1000, time); /* always milliseconds: columns line up */
    line_add(l, "%s %s %s", time, LEVELS[level], event);
    if (cx == NULL)
        return;
    if (cx->request_id != NULL)
        line_add(l, " request=%s", cx->request_id);
    log_actor_fn actor = atomic_load(&log_actor);
    const char *name = actor != NULL && cx->who != NULL ? actor(cx->who) : NULL;
    if (name != NULL)
        line_add(l, " actor=%s", name);
}

void log_line(enum log_level level, const struct cx *cx, const char *event, const char *fmt, ...)
{
    if ((int)level < atomic_load(&log_least))
        return;
    struct line l;
    l.size = 0;
    line_head(&l, level, cx, event);
    if (fmt[0] != '\0') {
        line_add(&l, " ");
        va_list ap;
        va_start(ap, fmt);
        line_vadd(&l, fmt, ap);
        va_end(ap);
    }
    line_clean(&l);
    l.text[l.size] = '\n';
    ssize_t n = write(STDERR_FILENO, l.text, l.size + 1);
    (void)n; /* nowhere left to say that standard error is gone */
}
