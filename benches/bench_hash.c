/* bench_hash.c: events per second through reading, validating and hashing on one core, beside what the same events cost to read
 * as JSON alone and what SHA-256 alone costs over their pre-hash strings (the ceiling: an event hash cannot be cheaper).
 *   bench_hash --events N --runs R      prints hash= json= sha256= prehash_bytes= event_bytes= (events/s, medians) */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ERR_STATE openssl_err_state
#include <openssl/evp.h>
#undef ERR_STATE

#include "arena.h"
#include "epcis.h"
#include "when.h"

enum { RUNS_MAX = 15 };

struct texts { struct str *event, *pre; size_t n, bytes, pre_bytes; };

static struct cx fresh(struct arena *ar)
{
    struct cx cx;
    ar_reset(ar);
    cx_init(&cx, ar);
    cx.now_us = when_now_us();
    return cx;
}

static void make(struct texts *t, struct arena *keep, struct arena *ar)
{
    char buf[GEN_EVENT_MAX];
    t->event = bench_alloc(t->n * sizeof *t->event);
    t->pre = bench_alloc(t->n * sizeof *t->pre);
    for (size_t i = 0; i < t->n; i++) {
        struct cx cx = fresh(ar);
        struct epcis_event *ev;
        t->event[i] = (struct str){ar_strndup(keep, buf, gen_event(i, 1, buf)), 0};
        t->event[i].size = strlen(t->event[i].p);
        if (epcis_event_prepare(&cx, t->event[i], &ev) != ERR_NONE)
            bench_die("event %zu is refused: %s %s", i, cx.err_field, cx.err_text);
        struct str pre = epcis_event_prehash(&cx, ev);
        t->pre[i] = (struct str){ar_strndup(keep, pre.p, pre.size), pre.size};
        t->bytes += t->event[i].size;
        t->pre_bytes += pre.size;
    }
}

static double run_hash(const struct texts *t, struct arena *ar)
{
    double from = bench_now();
    for (size_t i = 0; i < t->n; i++) {
        struct cx cx = fresh(ar);
        struct epcis_event *ev;
        if (epcis_event_prepare(&cx, t->event[i], &ev) != ERR_NONE || ev->hash.size == 0)
            bench_die("event %zu is refused", i);
    }
    return (double)t->n / (bench_now() - from);
}

static double run_json(const struct texts *t, struct arena *ar)
{
    double from = bench_now();
    for (size_t i = 0; i < t->n; i++) {
        struct jv v;
        struct json_fault fault;
        ar_reset(ar);
        if (!json_read(ar, t->event[i], NULL, &v, &fault))
            bench_die("event %zu is no JSON", i);
    }
    return (double)t->n / (bench_now() - from);
}

static double run_sha256(const struct texts *t, struct arena *ar)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned size;
    (void)ar;
    EVP_MD *md = EVP_MD_fetch(NULL, "SHA256", NULL);
    EVP_MD_CTX *c = EVP_MD_CTX_new();
    double from = bench_now();
    for (size_t i = 0; i < t->n; i++) {
        EVP_DigestInit_ex2(c, md, NULL);
        EVP_DigestUpdate(c, t->pre[i].p, t->pre[i].size);
        EVP_DigestFinal_ex(c, digest, &size);
    }
    double rate = (double)t->n / (bench_now() - from);
    EVP_MD_CTX_free(c);
    EVP_MD_free(md);
    return rate;
}

int main(int argc, char **argv)
{
    static const struct { const char *name; double (*run)(const struct texts *, struct arena *); } KINDS[] = {
        {"hash", run_hash}, {"json", run_json}, {"sha256", run_sha256},
    };
    enum { KINDS_N = sizeof KINDS / sizeof KINDS[0] };
    double v[KINDS_N][RUNS_MAX];
    struct texts t = {.n = (size_t)bench_arg_i64(argc, argv, "events", 20000)};
    size_t runs = (size_t)bench_arg_i64(argc, argv, "runs", 5);
    struct arena *keep = ar_new((size_t)1 << 30), *ar = ar_new(64 << 20);
    if (!keep || !ar || runs < 1 || runs > RUNS_MAX || t.n < 1)
        bench_die("bad arguments");
    make(&t, keep, ar);
    for (size_t r = 0; r < runs; r++)
        for (size_t k = 0; k < KINDS_N; k++)
            v[k][r] = KINDS[k].run(&t, ar);
    for (size_t k = 0; k < KINDS_N; k++)
        printf("%s=%.1f ", KINDS[k].name, bench_median(v[k], runs));
    printf("prehash_bytes=%zu event_bytes=%zu\n", t.pre_bytes / t.n, t.bytes / t.n);
    ar_free(&keep);
    ar_free(&ar);
    return 0;
}
