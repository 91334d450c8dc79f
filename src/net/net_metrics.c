/* net_metrics.c: numbers for the operator in Prometheus text (/metrics): answers and times by route, what is in flight, the store,
 * memory. Counters live in the compiled routes; reading takes no lock. */
#include "net_priv.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "store.h"
#include "when.h"

static const int64_t BOUNDS_US[NET_HIST] = {500, 1000, 2500, 5000, 10000, 25000, 100000, 500000, 2500000, 10000000};
static const char *const BOUNDS[NET_HIST] = {"0.0005", "0.001", "0.0025", "0.005", "0.01", "0.025", "0.1", "0.5", "2.5", "10"};
static _Atomic uint64_t other[6]; /* embedded files, unknown paths */

void metrics_add(struct route_stats *st, int status, int64_t us)
{
    size_t i = 0;
    while (i < NET_HIST && us > BOUNDS_US[i])
        i++;
    atomic_fetch_add_explicit(&st->hist[i], 1, memory_order_relaxed);
    atomic_fetch_add_explicit(&st->sum_us, (uint64_t)(us > 0 ? us : 0), memory_order_relaxed);
    atomic_fetch_add_explicit(&st->by_class[status / 100 % 6], 1, memory_order_relaxed);
}

void metrics_other(int status)
{
    atomic_fetch_add_explicit(&other[status / 100 % 6], 1, memory_order_relaxed);
}

static void put_requests(struct buf *b)
{
    buf_puts(b, "# HELP tiantou_requests_total Answers by route and status class.\n# TYPE tiantou_requests_total counter\n");
    for (size_t i = 0; i < router_count(net.router); i++) {
        struct croute *cr = router_at(net.router, i);
        for (int c = 1; c < 6; c++) {
            uint64_t n = atomic_load(&cr->stats.by_class[c]);
            if (n)
                buf_printf(b, "tiantou_requests_total{method=\"%s\",route=\"%s\",class=\"%dxx\"} %llu\n", cr->rt->method, cr->rt->path, c,
                           (unsigned long long)n);
        }
    }
    for (int c = 1; c < 6; c++)
        buf_printf(b, "tiantou_requests_total{method=\"\",route=\"other\",class=\"%dxx\"} %llu\n", c, (unsigned long long)atomic_load(&other[c]));
}

static void put_times(struct buf *b)
{
    buf_puts(b, "# HELP tiantou_request_seconds Time from request line to answer.\n# TYPE tiantou_request_seconds histogram\n");
    for (size_t i = 0; i < router_count(net.router); i++) {
        struct croute *cr = router_at(net.router, i);
        uint64_t n = 0, all = 0;
        for (size_t k = 0; k <= NET_HIST; k++)
            all += atomic_load(&cr->stats.hist[k]);
        for (size_t k = 0; all && k <= NET_HIST; k++) {
            n += atomic_load(&cr->stats.hist[k]);
            buf_printf(b, "tiantou_request_seconds_bucket{method=\"%s\",route=\"%s\",le=\"%s\"} %llu\n", cr->rt->method, cr->rt->path,
                       k < NET_HIST ? BOUNDS[k] : "+Inf", (unsigned long long)n);
        }
        if (all)
            buf_printf(b, "tiantou_request_seconds_sum{method=\"%s\",route=\"%s\"} %.6f\ntiantou_request_seconds_count{method=\"%s\",route=\"%s\"} %llu\n",
                       cr->rt->method, cr->rt->path, (double)atomic_load(&cr->stats.sum_us) / 1e6, cr->rt->method, cr->rt->path,
                       (unsigned long long)all);
    }
}

static void put_one(struct buf *b, const char *name, const char *type, const char *help, double v)
{
    buf_printf(b, "# HELP %s %s\n# TYPE %s %s\n%s %.15g\n", name, help, name, type, name, v);
}

static double resident_bytes(void)
{
    long total = 0, resident = 0;
    FILE *f = fopen("/proc/self/statm", "re");
    if (!f)
        return 0;
    int n = fscanf(f, "%ld %ld", &total, &resident); // NOLINT(cert-err34-c): the kernel's own numbers fit
    fclose(f);
    return n == 2 ? (double)resident * (double)sysconf(_SC_PAGESIZE) : 0;
}

static void put_process(struct buf *b)
{
    put_one(b, "tiantou_requests_in_flight", "gauge", "Requests begun and not answered.", (double)atomic_load(&net.inflight));
    put_one(b, "tiantou_connections", "gauge", "Open connections.", (double)atomic_load(&net.connections));
    put_one(b, "tiantou_worker_queue", "gauge", "Requests waiting for a worker.", (double)atomic_load(&net.queued));
    put_one(b, "tiantou_event_readers", "gauge", "Readers of server-sent events.", (double)atomic_load(&net.sse));
    put_one(b, "tiantou_body_bytes", "gauge", "Memory that holds request bodies.", (double)atomic_load(&net.body_bytes));
    put_one(b, "tiantou_idempotency_late_total", "counter", "Answers kept for their Idempotency-Key after the facts, not with them.", (double)idem_late());
    put_one(b, "process_resident_memory_bytes", "gauge", "Resident memory.", resident_bytes());
    put_one(b, "process_start_time_seconds", "gauge", "When the server started.", (double)net.started_us / 1e6);
}

static void put_store(struct buf *b)
{
    struct store_stats s = {0};
    if (!db_used())
        return;
    db_stats(db_used(), &s);
    put_one(b, "tiantou_store_commits_total", "counter", "Durable commits.", (double)s.commits);
    put_one(b, "tiantou_store_transactions_total", "counter", "Writing transactions.", (double)s.txs);
    put_one(b, "tiantou_store_rollbacks_total", "counter", "Transactions rolled back.", (double)s.rollbacks);
    put_one(b, "tiantou_store_wal_bytes", "gauge", "Size of the write-ahead log.", (double)s.wal_bytes);
}

/* For the machine itself and its own network only, unless net.metrics_open: the numbers tell a stranger what to aim at. */
enum err metrics_get(struct req *rq, struct resp *rs)
{
    bool proxied = req_header(rq, "X-Forwarded-For") && rq_remote(rq) == rq->addr;
    if (!net.lim.metrics_open && (proxied || !remote_is_local(rq_remote(rq))))
        return err_say(rq_cx(rq), ERR_FORBIDDEN, NULL, "只能在本机查看（net.metrics_open）", "Only from this machine (net.metrics_open)");
    struct buf b;
    buf_init(&b, rq->ar, 8192);
    put_requests(&b);
    put_times(&b);
    put_process(&b);
    put_store(&b);
    rs_bytes(rs, "text/plain; version=0.0.4; charset=utf-8", buf_view(&b));
    return ERR_NONE;
}
