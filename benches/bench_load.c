/* bench_load.c: senders of events over HTTP/1.1 keep-alive: one thread, epoll, as many connections as asked, each sending its
 * next request when the answer to the last came. Requests are made beforehand, so only sending and waiting is measured.
 *   bench_load capture --port P --key K --clients C --events N --per 1000 --from F   documents to /epcis/v2/capture
 *   bench_load events  --port P --key K --clients C --events N --from F              one event each to /epcis/v2/events
 * --of county: the events of bench_county.c. Prints events= seconds= rate= (events/s) p50_ms= p99_ms= bytes=. Any answer but 2xx ends it. */
#include "bench.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { CLIENTS_MAX = 1024, ANSWER_MAX = 65536, SLICE_BYTES = 96 << 20 };

struct request { size_t off, size; };
struct slice { char *p; size_t size, cap; struct request *v; size_t n, cap_n; };

struct client {
    int fd;
    struct request rq;      /* being sent or answered */
    size_t sent;
    bool busy;
    double since;
    char answer[ANSWER_MAX + 1];
    size_t got;
};

struct load {
    bool documents, county;
    const char *key;
    int port;
    size_t clients, per;
    uint64_t next, end;     /* events not made yet */
    struct slice s;
    size_t at;              /* next request of the slice */
    struct client *c;
    int ep;
    double *times;          /* of every request, ms */
    size_t times_n, times_cap;
    double seconds;
};

/* ---- requests ----------------------------------------------------------------------------------------------------------------- */
static void slice_put(struct slice *s, const char *p, size_t size)
{
    if (s->size + size > s->cap) {
        s->cap = (s->size + size) * 3 / 2;
        s->p = bench_grow(s->p, s->cap);
    }
    memcpy(s->p + s->size, p, size);
    s->size += size;
}

/* The body is put first with room for the head before it. */
static void make_request(struct load *l)
{
    enum { HEAD_MAX = 512 };
    char head[HEAD_MAX], event[GEN_EVENT_MAX];
    struct slice *s = &l->s;
    memset(head, ' ', sizeof head);
    size_t start = s->size, body;
    slice_put(s, head, sizeof head);
    if (l->documents)
        slice_put(s, gen_document_head, strlen(gen_document_head));
    for (size_t i = 0; i < l->per && l->next < l->end; i++) {
        if (i)
            slice_put(s, ",\n", 2);
        slice_put(s, event, (l->county ? gen_county : gen_event)(l->next++, !l->documents, event));
    }
    if (l->documents)
        slice_put(s, gen_document_tail, strlen(gen_document_tail));
    body = s->size - start - sizeof head;
    int n = snprintf(head, sizeof head, "POST /epcis/v2/%s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: %zu\r\n\r\n",
                     l->documents ? "capture" : "events", l->port, l->key, body);
    if (n < 0 || n >= HEAD_MAX)
        bench_die("the key is too long");
    size_t off = start + HEAD_MAX - (size_t)n;
    memcpy(s->p + off, head, (size_t)n);
    if (s->n == s->cap_n)
        s->v = bench_grow(s->v, (s->cap_n = s->cap_n ? s->cap_n * 2 : 1024) * sizeof *s->v);
    s->v[s->n++] = (struct request){off, s->size - off};
}

static bool make_slice(struct load *l)
{
    l->s.size = l->s.n = l->at = 0;
    while (l->next < l->end && l->s.size < SLICE_BYTES)
        make_request(l);
    return l->s.n > 0;
}

/* ---- connections --------------------------------------------------------------------------------------------------------------- */
static void open_clients(struct load *l)
{
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons((uint16_t)l->port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    l->c = bench_alloc(l->clients * sizeof *l->c);
    l->ep = epoll_create1(EPOLL_CLOEXEC);
    for (size_t i = 0; i < l->clients; i++) {
        int one = 1, fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (fd < 0 || connect(fd, (struct sockaddr *)&to, sizeof to) != 0)
            bench_die("connecting to port %d: %s", l->port, strerror(errno));
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        struct epoll_event ev = {.events = EPOLLIN | EPOLLOUT | EPOLLET, .data.u64 = i};
        l->c[i].fd = fd;
        epoll_ctl(l->ep, EPOLL_CTL_ADD, fd, &ev);
    }
}

static void note_time(struct load *l, double ms)
{
    if (l->times_n == l->times_cap)
        l->times = bench_grow(l->times, (l->times_cap = l->times_cap ? l->times_cap * 2 : 4096) * sizeof *l->times);
    l->times[l->times_n++] = ms;
}

static void push(struct load *l, struct client *c)
{
    while (c->busy && c->sent < c->rq.size) {
        ssize_t n = send(c->fd, l->s.p + c->rq.off + c->sent, c->rq.size - c->sent, MSG_DONTWAIT | MSG_NOSIGNAL);
        if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
            return;
        if (n < 0)
            bench_die("sending: %s", strerror(errno));
        c->sent += (size_t)n;
    }
}

static bool begin(struct load *l, struct client *c)
{
    if (l->at == l->s.n)
        return false;
    c->rq = l->s.v[l->at++];
    c->sent = c->got = 0;
    c->busy = true;
    c->since = bench_now();
    push(l, c);
    return true;
}

/* A whole answer is there. */
static bool complete(struct client *c)
{
    c->answer[c->got] = '\0';
    const char *end = strstr(c->answer, "\r\n\r\n"), *length = strcasestr(c->answer, "\r\nContent-Length:");
    if (!end)
        return false;
    if (strncmp(c->answer, "HTTP/1.1 2", 10) != 0)
        bench_die("the server answered: %.400s", c->answer);
    if (!length || length > end)
        bench_die("an answer without Content-Length");
    return c->got >= (size_t)(end + 4 - c->answer) + strtoull(length + 17, NULL, 10);
}

/* true: the request ended. */
static bool pull(struct client *c)
{
    for (;;) {
        if (c->got == ANSWER_MAX)
            bench_die("an answer over %d bytes", ANSWER_MAX);
        ssize_t n = recv(c->fd, c->answer + c->got, ANSWER_MAX - c->got, MSG_DONTWAIT);
        if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
            return false;
        if (n <= 0)
            bench_die("the server closed a connection: %s", n < 0 ? strerror(errno) : "end");
        c->got += (size_t)n;
        if (c->busy && complete(c))
            return true;
    }
}

static void run_slice(struct load *l)
{
    struct epoll_event ev[64];
    size_t open = 0;
    double from = bench_now();
    for (size_t i = 0; i < l->clients; i++)
        open += begin(l, &l->c[i]);
    while (open) {
        int n = epoll_wait(l->ep, ev, 64, 30000);
        if (n == 0)
            bench_die("no answer for 30 s");
        for (int i = 0; i < n; i++) {
            struct client *c = &l->c[ev[i].data.u64];
            push(l, c);
            while (c->busy && pull(c)) {
                note_time(l, (bench_now() - c->since) * 1e3);
                c->busy = false;
                if (!begin(l, c))
                    open--;
            }
        }
    }
    l->seconds += bench_now() - from;
}

int main(int argc, char **argv)
{
    struct load l = {.documents = argc > 1 && strcmp(argv[1], "capture") == 0, .key = bench_arg(argc, argv, "key", ""),
                     .port = (int)bench_arg_i64(argc, argv, "port", 8080), .clients = (size_t)bench_arg_i64(argc, argv, "clients", 1)};
    uint64_t from = (uint64_t)bench_arg_i64(argc, argv, "from", 0), count = (uint64_t)bench_arg_i64(argc, argv, "events", 1000), bytes = 0;
    l.per = l.documents ? (size_t)bench_arg_i64(argc, argv, "per", 1000) : 1;
    l.county = strcmp(bench_arg(argc, argv, "of", ""), "county") == 0;
    l.next = from;
    l.end = from + count;
    if (l.clients < 1 || l.clients > CLIENTS_MAX || l.per < 1)
        bench_die("1 to %d clients, at least one event a request", CLIENTS_MAX);
    open_clients(&l);
    while (make_slice(&l)) {
        bytes += l.s.size;
        run_slice(&l);
    }
    double p50 = bench_median(l.times, l.times_n), p99 = bench_quantile(l.times, l.times_n, 0.99);
    printf("events=%llu seconds=%.3f rate=%.1f p50_ms=%.3f p99_ms=%.3f bytes=%llu\n", (unsigned long long)count, l.seconds, (double)count / l.seconds, p50, p99,
           (unsigned long long)bytes);
    return 0;
}
