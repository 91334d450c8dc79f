/* bench_util.c: clock, memory, arguments and medians for the measuring programs. */
#include "bench.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double seconds(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

double bench_now(void)
{
    return seconds(CLOCK_MONOTONIC);
}

double bench_cpu(void)
{
    return seconds(CLOCK_PROCESS_CPUTIME_ID);
}

void bench_die(const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    fprintf(stderr, "%s: ", program_invocation_short_name);
    vfprintf(stderr, fmt, ap);
    fputc('\n', stderr);
    va_end(ap);
    exit(1);
}

void *bench_alloc(size_t size)
{
    void *p = calloc(1, size ? size : 1);
    if (!p)
        bench_die("out of memory");
    return p;
}

void *bench_grow(void *p, size_t size)
{
    p = realloc(p, size);
    if (!p)
        bench_die("out of memory");
    return p;
}

const char *bench_arg(int argc, char **argv, const char *name, const char *def)
{
    for (int i = 1; i + 1 < argc; i++)
        if (strncmp(argv[i], "--", 2) == 0 && strcmp(argv[i] + 2, name) == 0)
            return argv[i + 1];
    return def;
}

int64_t bench_arg_i64(int argc, char **argv, const char *name, int64_t def)
{
    const char *text = bench_arg(argc, argv, name, NULL);
    return text ? atoll(text) : def;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

double bench_median(double *v, size_t n)
{
    if (n == 0)
        return 0;
    qsort(v, n, sizeof *v, by_value);
    return n % 2 ? v[n / 2] : (v[n / 2 - 1] + v[n / 2]) / 2;
}

double bench_quantile(const double *sorted, size_t n, double share)
{
    size_t at = (size_t)((double)n * share);
    return n == 0 ? 0 : sorted[at < n ? at : n - 1];
}
