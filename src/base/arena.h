/* arena.h: memory that lives as long as one unit of work.
 * A request, a job or a command owns an arena; everything made for it is released at once. Nobody frees single pieces. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

struct arena;

/* A new arena that hands out at most limit_bytes in all (0: 64 MiB). NULL only when the system has no memory. */
struct arena *ar_new(size_t limit_bytes);

/* Run the deferred clean-ups, last first, and release everything. Takes NULL; sets *ar to NULL. */
void ar_free(struct arena **ar);

/* Run the deferred clean-ups, last first, and keep the first block for the next unit of work. */
void ar_reset(struct arena *ar);

/* size bytes, zeroed, aligned for any type. Never NULL: when the limit or the system's memory is reached, control goes
 * back to the innermost ar_try(); without one the program stops (a bug: every unit of work runs in ar_try). */
void *ar_alloc(struct arena *ar, size_t size) __attribute__((returns_nonnull, malloc));

/* n elements of size bytes each, zeroed; the multiplication is checked. */
void *ar_array(struct arena *ar, size_t n, size_t size) __attribute__((returns_nonnull));

/* Copies, NUL-terminated. ar_strdup(NULL) is NULL. */
char *ar_strdup(struct arena *ar, const char *s);
char *ar_strndup(struct arena *ar, const char *s, size_t size) __attribute__((returns_nonnull));
char *ar_printf(struct arena *ar, const char *fmt, ...) __attribute__((format(printf, 2, 3), returns_nonnull, nonnull(2)));
char *ar_vprintf(struct arena *ar, const char *fmt, va_list ap) __attribute__((format(printf, 2, 0), returns_nonnull, nonnull(2)));

/* Call fn(arg) when the arena is reset or freed; last registered, first called. */
void ar_defer(struct arena *ar, void (*fn)(void *), void *arg);

/* Bytes handed out since the last reset. */
size_t ar_used(const struct arena *ar);

/* A point to return to: ar_rewind() gives back what was allocated since (deferred calls since then are run first). */
struct ar_mark { void *block; size_t used; size_t total; void *defers; };
struct ar_mark ar_mark(const struct arena *ar);
void ar_rewind(struct arena *ar, struct ar_mark m);

/* Run fn(arg); false when it ran out of memory (fn was left by a jump: it must hold no lock while it allocates).
 * Calls nest, also across threads that take turns on one arena. */
bool ar_try(struct arena *ar, void (*fn)(void *), void *arg);

#define AR_NEW(ar, type) ((type *)ar_alloc((ar), sizeof(type)))
#define AR_ARRAY(ar, type, n) ((type *)ar_array((ar), (n), sizeof(type)))

#endif
