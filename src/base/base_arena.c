/* base_arena.c: arenas.
 * Small pieces come from blocks that double from 16 to 256 KiB; a large piece gets a block of its own, so that it is given
 * back whole and never wastes the rest of a block. Memory that is not handed out is poisoned under AddressSanitizer, with a
 * gap behind every piece, so a write past the end of a piece is found as if malloc had made it. */
#include "arena.h"

#include <assert.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base_priv.h"

#if defined(__SANITIZE_ADDRESS__)
#define AR_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define AR_ASAN 1
#endif
#endif

#ifdef AR_ASAN
#include <sanitizer/asan_interface.h>
#define AR_GAP ((size_t)16)
#else
#define ASAN_POISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
#define ASAN_UNPOISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
#define AR_GAP ((size_t)0)
#endif

#define AR_ALIGN ((size_t)16)
#define AR_FIRST ((size_t)16 * 1024)
#define AR_BLOCK_MAX ((size_t)256 * 1024)
#define AR_LARGE ((size_t)16 * 1024) /* more than this gets its own block; a second block is always larger */
#define AR_LIMIT ((size_t)64 * 1024 * 1024)

struct ar_block {
    struct ar_block *prev;  /* the block before (small), the large piece before (large) */
    size_t cap;             /* bytes behind the header */
    size_t used;            /* of them handed out */
    size_t at;              /* large: arena total before it, so that a rewind knows whether it is newer than the mark */
};
_Static_assert(sizeof(struct ar_block) % AR_ALIGN == 0, "pieces start aligned behind the header");

struct ar_defer {
    struct ar_defer *prev;  /* registered before */
    void (*fn)(void *);     /* what to call */
    void *arg;              /* with what */
};

struct ar_frame {
    jmp_buf env;            /* where ar_try() waits */
    struct ar_frame *up;    /* the ar_try() around it */
    pthread_t thread;       /* whose stack env is on */
};

struct arena {
    struct ar_block *block;   /* current small block; the chain ends at the first one */
    struct ar_block *large;   /* newest large piece */
    struct ar_defer *defers;  /* newest clean-up */
    struct ar_frame *frame;   /* innermost ar_try() */
    size_t total;             /* bytes handed out since the last reset */
    size_t limit;             /* total never passes this */
};

static unsigned char *block_bytes(struct ar_block *b)
{
    return (unsigned char *)(b + 1);
}

static struct ar_block *block_new(size_t cap)
{
    struct ar_block *b = malloc(sizeof *b + cap);
    if (b == NULL)
        return NULL;
    *b = (struct ar_block){.cap = cap};
    ASAN_POISON_MEMORY_REGION(block_bytes(b), cap);
    return b;
}

static void block_free(struct ar_block *b)
{
    ASAN_UNPOISON_MEMORY_REGION(block_bytes(b), b->cap);
    free(b);
}

/* Leave the unit of work. A frame of another thread is no way out: its stack is not ours. */
_Noreturn void ar_exhausted(struct arena *ar)
{
    if (ar->frame != NULL && pthread_equal(ar->frame->thread, pthread_self()))
        longjmp(ar->frame->env, 1);
    fputs("fatal: an arena ran out of memory outside ar_try\n", stderr);
    abort();
}

struct arena *ar_new(size_t limit_bytes)
{
    struct arena *ar = calloc(1, sizeof *ar);
    if (ar == NULL)
        return NULL;
    ar->limit = limit_bytes != 0 ? limit_bytes : AR_LIMIT;
    ar->block = block_new(AR_FIRST);
    if (ar->block == NULL) {
        free(ar);
        return NULL;
    }
    return ar;
}

static void run_defers(struct arena *ar, const struct ar_defer *until)
{
    while (ar->defers != NULL && ar->defers != until) {
        struct ar_defer *d = ar->defers;
        ar->defers = d->prev; /* first, so that fn may itself defer or allocate */
        d->fn(d->arg);
    }
}

void ar_free(struct arena **arp)
{
    struct arena *ar = *arp;
    if (ar == NULL)
        return;
    *arp = NULL;
    ar_reset(ar);
    block_free(ar->block);
    free(ar);
}

void ar_reset(struct arena *ar)
{
    struct ar_block *first = ar->block;
    while (first->prev != NULL)
        first = first->prev;
    ar_rewind(ar, (struct ar_mark){.block = first});
}

struct ar_mark ar_mark(const struct arena *ar)
{
    return (struct ar_mark){ar->block, ar->block->used, ar->total, ar->defers};
}

void ar_rewind(struct arena *ar, struct ar_mark m)
{
    run_defers(ar, m.defers);
    while (ar->large != NULL && ar->large->at >= m.total) {
        struct ar_block *b = ar->large;
        ar->large = b->prev;
        block_free(b);
    }
    while (ar->block != m.block) {
        struct ar_block *b = ar->block;
        assert(b->prev != NULL); /* the mark belongs to this arena and was not passed by an earlier rewind */
        ar->block = b->prev;
        block_free(b);
    }
    ar->block->used = m.used;
    ASAN_POISON_MEMORY_REGION(block_bytes(ar->block) + m.used, ar->block->cap - m.used);
    ar->total = m.total;
}

static size_t ar_round(size_t size)
{
    return size == 0 ? AR_ALIGN : (size + AR_ALIGN - 1) & ~(AR_ALIGN - 1);
}

static void *alloc_large(struct arena *ar, size_t size, size_t at)
{
    struct ar_block *b = block_new(size + AR_GAP);
    if (b == NULL)
        return NULL;
    b->prev = ar->large;
    b->used = size;
    b->at = at;
    ar->large = b;
    return block_bytes(b);
}

static void *alloc_small(struct arena *ar, size_t size)
{
    struct ar_block *b = ar->block;
    if (b->cap - b->used < size + AR_GAP) {
        size_t cap = b->cap < AR_BLOCK_MAX ? b->cap * 2 : AR_BLOCK_MAX;
        b = block_new(cap);
        if (b == NULL)
            return NULL;
        b->prev = ar->block;
        ar->block = b;
    }
    void *p = block_bytes(b) + b->used;
    b->used += size + AR_GAP;
    return p;
}

/* The piece, or NULL when the system has no memory; the limit is not looked at. */
static void *alloc_unlimited(struct arena *ar, size_t size)
{
    size_t rounded = ar_round(size);
    void *p = rounded > AR_LARGE ? alloc_large(ar, rounded, ar->total) : alloc_small(ar, rounded);
    if (p == NULL)
        return NULL;
    ar->total += rounded;
    ASAN_UNPOISON_MEMORY_REGION(p, size);
    return p;
}

void *ar_alloc_raw(struct arena *ar, size_t size)
{
    if (size > ar->limit || ar->total > ar->limit - size)
        ar_exhausted(ar);
    void *p = alloc_unlimited(ar, size);
    if (p == NULL)
        ar_exhausted(ar);
    return p;
}

void *ar_alloc(struct arena *ar, size_t size)
{
    void *p = ar_alloc_raw(ar, size);
    memset(p, 0, size);
    return p;
}

void *ar_array(struct arena *ar, size_t n, size_t size)
{
    size_t bytes;
    if (__builtin_mul_overflow(n, size, &bytes))
        ar_exhausted(ar);
    return ar_alloc(ar, bytes);
}

/* Make the latest small piece longer where it lies; false when it is not the latest or there is no room. */
static bool grow_in_place(struct arena *ar, unsigned char *p, size_t old_size, size_t new_size)
{
    struct ar_block *b = ar->block;
    size_t old_rounded = ar_round(old_size), new_rounded = ar_round(new_size);
    unsigned char *end = block_bytes(b) + b->used;
    if (new_rounded > AR_LARGE || p + old_rounded + AR_GAP != end || b->cap - b->used < new_rounded - old_rounded)
        return false;
    b->used += new_rounded - old_rounded;
    ar->total += new_rounded - old_rounded;
    ASAN_UNPOISON_MEMORY_REGION(p, new_size);
    return true;
}

void *ar_grow(struct arena *ar, void *p, size_t old_size, size_t new_size)
{
    assert(new_size >= old_size);
    if (p == NULL)
        return ar_alloc_raw(ar, new_size);
    if (new_size > ar->limit || ar->total > ar->limit - (new_size - old_size))
        ar_exhausted(ar);
    if (old_size <= AR_LARGE && grow_in_place(ar, p, old_size, new_size))
        return p;
    void *q = ar_alloc_raw(ar, new_size);
    memcpy(q, p, old_size);
    return q;
}

char *ar_strdup(struct arena *ar, const char *s)
{
    return s == NULL ? NULL : ar_strndup(ar, s, strlen(s));
}

char *ar_strndup(struct arena *ar, const char *s, size_t size)
{
    if (size == SIZE_MAX)
        ar_exhausted(ar);
    char *p = ar_alloc_raw(ar, size + 1);
    if (size != 0)
        memcpy(p, s, size);
    p[size] = '\0';
    return p;
}

char *ar_vprintf(struct arena *ar, const char *fmt, va_list ap)
{
    va_list again;
    va_copy(again, ap);
    int n = vsnprintf(NULL, 0, fmt, ap);
    assert(n >= 0); /* only a broken format or 2 GiB of text */
    char *p = ar_alloc_raw(ar, (size_t)n + 1);
    vsnprintf(p, (size_t)n + 1, fmt, again);
    va_end(again);
    return p;
}

char *ar_printf(struct arena *ar, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    char *p = ar_vprintf(ar, fmt, ap);
    va_end(ap);
    return p;
}

/* A clean-up must not be lost when memory is short: the node may pass the limit, and when the system has none, fn runs at
 * once, since the caller will not get to use what it guards. */
void ar_defer(struct arena *ar, void (*fn)(void *), void *arg)
{
    struct ar_defer *d = alloc_unlimited(ar, sizeof *d);
    if (d == NULL) {
        fn(arg);
        ar_exhausted(ar);
    }
    *d = (struct ar_defer){ar->defers, fn, arg};
    ar->defers = d;
}

size_t ar_left(const struct arena *ar)
{
    return ar->total < ar->limit ? ar->limit - ar->total : 0;
}

size_t ar_used(const struct arena *ar)
{
    return ar->total;
}

bool ar_try(struct arena *ar, void (*fn)(void *), void *arg)
{
    struct ar_frame f;
    f.up = ar->frame;
    f.thread = pthread_self();
    if (setjmp(f.env) != 0) {
        ar->frame = f.up;
        return false;
    }
    ar->frame = &f;
    fn(arg);
    ar->frame = f.up;
    return true;
}
