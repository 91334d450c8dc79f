/* bench_ask.c: questions to a running server that holds the first N events of bench_county.c, one after another on one connection, each
 * about another lot: how long the answers take.
 *   bench_ask match  --port P --key K --events N --count C    GET /epcis/v2/events?MATCH_anyEPC= of a pack
 *   bench_ask back   …                                        GET /api/v1/trace of a pack, back to the plot
 *   bench_ask recall …                                        POST /api/v1/recalls, a drill: what a batch of auxiliaries went into
 *   bench_ask search --port P --words FILE --count C          GET /api/v1/mall/goods?q= of each line of the file in turn, as a stranger
 * Prints asked= p50_ms= p99_ms= max_ms= bytes= (mean of an answer), and the last answer's first bytes as answer=. */
#include "bench.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { ANSWER_MAX = 64 << 20 };

struct ask { const char *kind, *key; int port, fd; uint64_t lots, asked; char *answer; size_t got; char *words; size_t words_n; };

static void connect_to(struct ask *a)
{
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons((uint16_t)a->port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int one = 1;
    a->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (a->fd < 0 || connect(a->fd, (struct sockaddr *)&to, sizeof to) != 0)
        bench_die("connecting to port %d: %s", a->port, strerror(errno));
    setsockopt(a->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
}

/* Lines, percent-encoded as they are. */
static void read_words(struct ask *a, const char *path)
{
    enum { WORDS_MAX = 1 << 20 };
    FILE *f = fopen(path, "re");
    a->words = bench_alloc(WORDS_MAX);
    size_t n = f ? fread(a->words, 1, WORDS_MAX - 1, f) : 0;
    if (f)
        fclose(f);
    for (char *p = a->words; p < a->words + n; p++)
        if (*p == '\n') {
            *p = '\0';
            a->words_n++;
        }
    if (!a->words_n)
        bench_die("no words in %s", path);
}

static const char *some_word(const struct ask *a)
{
    const char *p = a->words;
    for (uint64_t i = a->asked % a->words_n; i; i--)
        p += strlen(p) + 1;
    return p;
}

/* Identifiers as they stand in a query. */
static void escape(const char *from, char *to)
{
    for (; *from; from++)
        to += *from == ':' || *from == '/' ? sprintf(to, "%%%02X", (unsigned char)*from) : sprintf(to, "%c", *from);
}

/* A lot somewhere in the year, another each time. */
static uint64_t some_lot(const struct ask *a)
{
    return (a->asked * UINT64_C(2654435761) + 12345) % a->lots;
}

static int request(const struct ask *a, char *out, size_t size)
{
    char epc[GEN_EPC_MAX], esc[GEN_EPC_MAX * 3], body[400];
    if (a->words)
        return snprintf(out, size, "GET /api/v1/mall/goods?q=%s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAccept: application/json\r\n\r\n", some_word(a), a->port);
    uint64_t lot = some_lot(a);
    if (strcmp(a->kind, "recall") == 0) {
        gen_county_charge(lot, epc);
        int n = snprintf(body, sizeof body, "{\"subject_kind\":\"epc\",\"subject\":\"%s\",\"reason\":\"bench %llu\",\"return_how\":\"bench\",\"mock\":true}", epc, (unsigned long long)a->asked);
        return snprintf(out, size, "POST /api/v1/recalls HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s", a->port, a->key, n, body);
    }
    gen_county_pack(lot, (unsigned)(a->asked % 72), epc);
    escape(epc, esc);
    return snprintf(out, size, "GET %s%s%s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAuthorization: Bearer %s\r\nAccept: application/json\r\n\r\n",
                    strcmp(a->kind, "match") == 0 ? "/epcis/v2/events?MATCH_anyEPC=" : "/api/v1/trace?direction=back&epc=", esc, "", a->port, a->key);
}

/* Read one answer with Content-Length, or chunks to their end; its size. */
static size_t read_answer(struct ask *a)
{
    a->got = 0;
    for (;;) {
        ssize_t n = recv(a->fd, a->answer + a->got, ANSWER_MAX - a->got - 1, 0);
        if (n <= 0)
            bench_die("the server closed the connection");
        a->got += (size_t)n;
        a->answer[a->got] = '\0';
        char *end = strstr(a->answer, "\r\n\r\n");
        if (!end)
            continue;
        char *length = strcasestr(a->answer, "\r\nContent-Length:");
        if (length && length < end && a->got >= (size_t)(end + 4 - a->answer) + strtoull(length + 17, NULL, 10))
            return a->got;
        if ((!length || length > end) && a->got >= 5 && memcmp(a->answer + a->got - 5, "0\r\n\r\n", 5) == 0)
            return a->got;
    }
}

static double ask_once(struct ask *a, size_t *bytes)
{
    char text[2048];
    int n = request(a, text, sizeof text);
    double from = bench_now();
    if (n < 0 || (size_t)n >= sizeof text || send(a->fd, text, (size_t)n, MSG_NOSIGNAL) != n)
        bench_die("sending");
    *bytes += read_answer(a);
    if (strncmp(a->answer, "HTTP/1.1 2", 10) != 0)
        bench_die("the server answered: %.500s", a->answer);
    a->asked++;
    return (bench_now() - from) * 1e3;
}

int main(int argc, char **argv)
{
    struct ask a = {.kind = argc > 1 ? argv[1] : "", .key = bench_arg(argc, argv, "key", ""), .port = (int)bench_arg_i64(argc, argv, "port", 8080),
                    .lots = gen_county_lots((uint64_t)bench_arg_i64(argc, argv, "events", 0))};
    size_t count = (size_t)bench_arg_i64(argc, argv, "count", 100), bytes = 0;
    bool known = strcmp(a.kind, "match") == 0 || strcmp(a.kind, "back") == 0 || strcmp(a.kind, "recall") == 0;
    bool search = strcmp(a.kind, "search") == 0;
    if ((!search && (!known || !a.lots)) || count < 1)
        bench_die("usage: bench_ask match|back|recall --port P --key K --events N [--count C]; N: at least 1920; bench_ask search --port P --words FILE [--count C]");
    if (search)
        read_words(&a, bench_arg(argc, argv, "words", ""));
    double *ms = bench_alloc(count * sizeof *ms);
    a.answer = bench_alloc(ANSWER_MAX);
    connect_to(&a);
    for (size_t i = 0; i < count; i++)
        ms[i] = ask_once(&a, &bytes);
    double p50 = bench_median(ms, count);
    char *body = strstr(a.answer, "\r\n\r\n") + 4;
    for (char *p = body; *p; p++)
        *p = *p == ' ' || *p == '\r' || *p == '\n' ? '_' : *p;
    printf("asked=%zu p50_ms=%.3f p99_ms=%.3f max_ms=%.3f bytes=%zu answer=%.600s\n", count, p50, bench_quantile(ms, count, 0.99), ms[count - 1], bytes / count, body);
    return 0;
}
