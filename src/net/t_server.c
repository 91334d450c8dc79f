/* t_server.c: the whole of net over real sockets: keep-alive and pipelining, bodies, errors, negotiation, origin, deadlines,
 * streams, events, stopping. No database. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "net_priv.h"
#include "t_room.h"
#include "when.h"

#define END "Host: a\r\nConnection: close\r\n\r\n"
#define JSON(n) "Content-Type: application/json\r\nContent-Length: " #n "\r\n"

static int port;

/* A request, the status, and what the answer must hold (or, after '!', must not). */
static const struct { const char *ask; int status; const char *has, *also; } CASES[] = {
    {"GET /hello HTTP/1.1\r\n" END, 200, "{\"hello\":\"world\"}", "X-Request-Id: "},
    {"GET /hello HTTP/1.1\r\n" END, 200, "script-src 'self';", "!unsafe"},
    {"GET /hello HTTP/1.1\r\n" END, 200, "X-Content-Type-Options: nosniff", "Cache-Control: no-store"},
    {"HEAD /hello HTTP/1.1\r\n" END, 200, "Content-Length: 17", "!world"},
    {"OPTIONS /api/v1/things HTTP/1.1\r\n" END, 204, "Allow: GET, HEAD, POST, OPTIONS", NULL},
    {"DELETE /api/v1/things HTTP/1.1\r\n" END, 405, "Allow: GET, HEAD, POST, OPTIONS", "method_not_allowed"},
    {"GET /nothing HTTP/1.1\r\n" END, 404, "application/problem+json", "没有找到"},
    {"GET /nothing HTTP/1.1\r\nAccept-Language: en\r\n" END, 404, "\"title\":\"Not found\"", "\"code\":\"not_found\""},
    {"GET /api/v1/things/none HTTP/1.1\r\nAccept-Language: en\r\n" END, 404, "\"detail\":\"No none\"", NULL},
    {"GET /api/v1/things/x HTTP/1.1\r\n" END, 200, "ETag: \"7\"", "Cache-Control: private, no-cache"},
    {"GET /api/v1/things/x HTTP/1.1\r\nIf-None-Match: \"7\"\r\n" END, 304, "ETag: \"7\"", "!uuid"},
    {"GET /api/v1/things/%E7%B1%B3%2F HTTP/1.1\r\n" END, 200, "\"name\":\"米/\"", NULL},
    {"GET /api/v1/things/%FF HTTP/1.1\r\n" END, 400, "\"field\":\"id\"", NULL},
    {"GET /api/v1/find?n=11 HTTP/1.1\r\n" END, 422, "\"field\":\"n\"", NULL},
    {"GET /api/v1/find?zz=1 HTTP/1.1\r\n" END, 400, "unknown_parameter", "\"field\":\"zz\""},
    {"GET /hello?x=1 HTTP/1.1\r\n" END, 400, "unknown_parameter", NULL},
    {"GET /page/a/b?from=singlemessage HTTP/1.1\r\n" END, 200, "text/html", NULL},
    {"GET /page/x HTTP/1.1\r\n" END, 404, "text/plain", NULL},
    {"POST /api/v1/things HTTP/1.1\r\n" JSON(14) END "{\"name\":\"rice\"}", 400, NULL, NULL},
    {"POST /api/v1/things HTTP/1.1\r\n" JSON(15) END "{\"name\":\"rice\"}", 201, "Location: /api/v1/things/x", "\"name\":\"rice\""},
    {"POST /api/v1/things HTTP/1.1\r\n" JSON(2) END "{}", 422, "\"field\":\"/name\"", NULL},
    {"POST /api/v1/things HTTP/1.1\r\n" JSON(18) END "{\"name\":1,\"zz\":\"\"}", 422, "\"field\":\"/", NULL},
    {"POST /api/v1/things HTTP/1.1\r\n" JSON(31) END "{\"name\":\"a\",\"parts\":[{\"n\":1}]}  ", 422, "\"field\":\"/parts/0/name\"", NULL},
    {"POST /api/v1/things HTTP/1.1\r\n" JSON(25) END "{\"name\":\"a\",\"name\":\"b\"}  ", 400, "malformed", NULL},
    {"POST /api/v1/things HTTP/1.1\r\n" JSON(13) END "{\"name\":\"\xff\"} ", 400, "malformed", NULL},
    {"POST /api/v1/things HTTP/1.1\r\nContent-Type: text/xml\r\nContent-Length: 4\r\n" END "<a/>", 415, "Content-Type", NULL},
    {"POST /api/v1/things HTTP/1.1\r\nContent-Type: application/json; charset=gbk\r\nContent-Length: 2\r\n" END "{}", 415, "UTF-8", NULL},
    {"POST /api/v1/things HTTP/1.1\r\nContent-Encoding: gzip\r\n" JSON(2) END "{}", 415, "Content-Encoding", NULL},
    {"POST /api/v1/things HTTP/1.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n" END "8\r\n{\"name\":\r\n4\r\n\"x\"}\r\n0\r\n\r\n", 201, "\"name\":\"x\"", NULL},
    {"POST /api/v1/raw HTTP/1.1\r\nContent-Length: 3\r\n" END "abc", 200, "\r\n\r\nabc", NULL},
    {"POST /api/v1/raw HTTP/1.1\r\nContent-Length: 1001\r\nExpect: 100-continue\r\n" END, 413, "1000", "too_large"},
    {"POST /api/v1/raw HTTP/1.1\r\nContent-Length: 999999999\r\n" END, 413, "1000", "Connection: close"},
    {"POST /nothing HTTP/1.1\r\nContent-Length: 3\r\n" END "abc", 404, "not_found", NULL},
    {"GET /hello HTTP/1.1\r\n" JSON(3) END "abc", 400, "malformed", NULL},
    {"POST /api/v1/form HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 10\r\n" END "name=a+b&n", 200, "\"name\":\"a b\"", NULL},
    {"PUT /api/v1/things/x HTTP/1.1\r\n" JSON(12) END "{\"name\":\"a\"}", 428, "If-Match", NULL},
    {"PUT /api/v1/things/x HTTP/1.1\r\nIf-Match: 7\r\n" JSON(12) END "{\"name\":\"a\"}", 422, "If-Match", NULL},
    {"PUT /api/v1/things/x HTTP/1.1\r\nIf-Match: \"6\"\r\n" JSON(12) END "{\"name\":\"a\"}", 412, "changed", NULL},
    {"PUT /api/v1/things/x HTTP/1.1\r\nIf-Match: \"7\"\r\n" JSON(12) END "{\"name\":\"a\"}", 201, NULL, NULL},
    {"GET /api/v1/secret HTTP/1.1\r\n" END, 401, "WWW-Authenticate: Bearer", NULL},
    {"GET /api/v1/secret HTTP/1.1\r\nAuthorization: Bearer bad\r\n" END, 401, "unauthenticated", NULL},
    {"GET /api/v1/secret HTTP/1.1\r\nAuthorization: Bearer good\r\n" END, 200, "ann", NULL},
    {"GET /api/v1/secret HTTP/1.1\r\nCookie: x=y; sid=good\r\n" END, 200, "ann", NULL},
    {"GET /hello HTTP/1.1\r\nCookie: sid=stale\r\n" END, 200, "hello", NULL},
    {"POST /api/v1/secret HTTP/1.1\r\nCookie: sid=good\r\n" JSON(12) END "{\"name\":\"a\"}", 403, "bad_origin", NULL},
    {"POST /api/v1/secret HTTP/1.1\r\nCookie: sid=good\r\nOrigin: http://evil\r\n" JSON(12) END "{\"name\":\"a\"}", 403, "bad_origin", NULL},
    {"POST /api/v1/secret HTTP/1.1\r\nCookie: sid=good\r\nOrigin: null\r\n" JSON(12) END "{\"name\":\"a\"}", 403, "bad_origin", NULL},
    {"POST /api/v1/secret HTTP/1.1\r\nCookie: sid=good\r\nSec-Fetch-Site: cross-site\r\n" JSON(12) END "{\"name\":\"a\"}", 403, "bad_origin", NULL},
    {"POST /api/v1/secret HTTP/1.1\r\nCookie: sid=good\r\nOrigin: http://a\r\n" JSON(12) END "{\"name\":\"a\"}", 201, NULL, NULL},
    {"POST /api/v1/secret HTTP/1.1\r\nCookie: sid=good\r\nSec-Fetch-Site: same-origin\r\n" JSON(12) END "{\"name\":\"a\"}", 201, NULL, NULL},
    {"POST /api/v1/secret HTTP/1.1\r\nAuthorization: Bearer good\r\nOrigin: http://evil\r\n" JSON(12) END "{\"name\":\"a\"}", 201, NULL, NULL},
    {"POST /api/v1/things HTTP/1.1\r\nOrigin: http://evil\r\n" JSON(12) END "{\"name\":\"a\"}", 403, "bad_origin", NULL},
    {"GET /greedy HTTP/1.1\r\n" END, 503, "out_of_memory", NULL},
    {"GET /stream/5 HTTP/1.1\r\n" END, 200, "Content-Length: 5", "xxxxx"},
    {"GET /stream/13 HTTP/1.1\r\n" END, 500, "internal", NULL},
    {"GET /stream/500000 HTTP/1.1\r\n" END, 200, "Transfer-Encoding: chunked", "\r\n0\r\n"},
    {"HEAD /stream/500000 HTTP/1.1\r\n" END, 200, NULL, "!xxx"},
    {"GET /app.js HTTP/1.1\r\n" END, 200, "plain text", "immutable"},
    {"GET /app.js HTTP/1.1\r\nAccept-Encoding: gzip\r\n" END, 200, "Content-Encoding: gzip", "Vary: Accept-Encoding"},
    {"GET /app.js HTTP/1.1\r\nIf-None-Match: \"abc\"\r\n" END, 304, NULL, "!plain"},
    {"POST /app.js HTTP/1.1\r\nContent-Length: 0\r\n" END, 404, NULL, NULL},
    {"GET /healthz HTTP/1.1\r\n" END, 200, "ok", NULL},
    {"GET /readyz HTTP/1.1\r\n" END, 200, "ready", NULL},
    {"GET /metrics HTTP/1.1\r\n" END, 200, "tiantou_requests_total{method=\"GET\",route=\"/hello\",class=\"2xx\"}", "process_resident_memory_bytes"},
    {"GET /metrics HTTP/1.1\r\nX-Forwarded-For: 10.0.0.1\r\n" END, 403, NULL, NULL},
    {"GET /api/openapi.json HTTP/1.1\r\n" END, 200, "\"openapi\":\"3.1.0\"", NULL},
    {"GET /api/ HTTP/1.1\r\n" END, 200, "<h1>田头接口</h1>", "/api/v1/things/{id}"},
    {"GET /api/errors HTTP/1.1\r\nAccept-Language: en\r\n" END, 200, "id=\"not_found\"", NULL},
    {"GET /api/help.css HTTP/1.1\r\n" END, 200, "text/css", NULL},
};

static bool holds(const char *got, const char *what)
{
    return !what || (*what == '!' ? !strstr(got, what + 1) : strstr(got, what) != NULL);
}

static void t_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        const char *got = t_talk(port, CASES[i].ask, strlen(CASES[i].ask), 3000);
        if (t_status(got, 0) != CASES[i].status || !holds(got, CASES[i].has) || !holds(got, CASES[i].also))
            fail_msg("case %zu: %.70s\n→ %.900s", i, CASES[i].ask, got);
    }
    printf("requests answered as expected: %zu\n", sizeof CASES / sizeof CASES[0]);
}

static void t_pipeline(void **state)
{
    (void)state;
    static const char ask[] = "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n"
                              "POST /api/v1/raw HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc"
                              "POST /api/v1/raw HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nxy\r\n0\r\n\r\n"
                              "POST /nothing HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc"
                              "GET /stream/70000 HTTP/1.1\r\nHost: a\r\n\r\n"
                              "GET /hello HTTP/1.1\r\n" END;
    const char *got = t_talk(port, ask, sizeof ask - 1, 3000);
    static const int want[] = {200, 200, 200, 404, 200, 200, 0};
    for (int i = 0; i < 7; i++)
        assert_int_equal(t_status(got, i), want[i]);
}

/* 100 Continue comes before the body is sent. */
static void t_continue(void **state)
{
    (void)state;
    static const char head[] = "POST /api/v1/raw HTTP/1.1\r\nContent-Length: 3\r\nExpect: 100-continue\r\n" END;
    char got[4096] = "";
    int fd = t_connect(port);
    assert_int_equal(send(fd, head, sizeof head - 1, 0), sizeof head - 1);
    ssize_t n = recv(fd, got, sizeof got - 1, 0);
    assert_true(n > 0 && strncmp(got, "HTTP/1.1 100", 12) == 0);
    assert_int_equal(send(fd, "abc", 3, 0), 3);
    memset(got, 0, sizeof got);
    n = recv(fd, got, sizeof got - 1, 0);
    assert_true(n > 0 && t_status(got, 0) == 200);
    close(fd);
}

/* A body that is too large is read away within bounds: its sender sees 413, also when chunked. */
static void t_too_large(void **state)
{
    (void)state;
    size_t size = 300000;
    static char ask[300500];
    int n = sprintf(ask, "POST /api/v1/raw HTTP/1.1\r\nContent-Length: %zu\r\n" END, size);
    memset(ask + n, 'x', size);
    assert_int_equal(t_status(t_talk(port, ask, (size_t)n + size, 3000), 0), 413);
    n = sprintf(ask, "POST /api/v1/raw HTTP/1.1\r\nTransfer-Encoding: chunked\r\n" END "%zx\r\n", size);
    memset(ask + n, 'x', size);
    memcpy(ask + n + size, "\r\n0\r\n\r\n", 7);
    assert_int_equal(t_status(t_talk(port, ask, (size_t)n + size + 7, 3000), 0), 413);
}

static void t_refusals_told(void **state)
{
    (void)state;
    int before = t_refusals;
    static const char ask[] = "GET /api/v1/secret HTTP/1.1\r\n" END;
    assert_int_equal(t_status(t_talk(port, ask, sizeof ask - 1, 3000), 0), 401);
    assert_int_equal(t_refusals, before + 1);
}

static void pause_ms(int ms)
{
    nanosleep(&(struct timespec){ms / 1000, ms % 1000 * 1000000L}, NULL);
}

static void t_events(void **state)
{
    (void)state;
    static const char ask[] = "GET /events/farm HTTP/1.1\r\nHost: a\r\n\r\n";
    char got[8192];
    size_t n = 0;
    int fd = t_connect(port);
    assert_int_equal(send(fd, ask, sizeof ask - 1, 0), sizeof ask - 1);
    pause_ms(100);
    sse_publish("other", "x", STR("{\"no\":1}"));
    sse_publish("farm", "lot", STR("{\"a\":1,\n\"b\":2}"));
    sse_publish("farm", "lot", STR("{\"c\":3}"));
    struct pollfd p = {fd, POLLIN, 0};
    while (n < sizeof got - 1 && poll(&p, 1, 300) > 0) {
        ssize_t r = recv(fd, got + n, sizeof got - 1 - n, 0);
        if (r <= 0)
            break;
        n += (size_t)r;
    }
    got[n] = '\0';
    assert_non_null(strstr(got, "text/event-stream"));
    assert_non_null(strstr(got, "event: lot\ndata: {\"a\":1,\ndata: \"b\":2}\n\n"));
    assert_non_null(strstr(got, "data: {\"c\":3}"));
    assert_null(strstr(got, "{\"no\""));
    sse_tick(when_now_us() + 21 * US_PER_S);
    n = (size_t)recv(fd, got, sizeof got - 1, 0);
    got[n] = '\0';
    assert_non_null(strstr(got, ":\n\n"));
    assert_int_equal(net.sse, 1);
    assert_true(sse_watched("farm"));
    assert_false(sse_watched("other"));
    sse_tick(when_now_us() + (NET_SSE_LIFE_S + 1) * US_PER_S); /* its time is over: the server ends it */
    while ((n = (size_t)recv(fd, got, sizeof got - 1, 0)) > 0)
        got[n] = '\0';
    assert_non_null(strstr(got, "0\r\n\r\n"));
    close(fd);
}

/* A reader that never reads is dropped when its queue is full; others go on. */
static void t_slow_reader(void **state)
{
    (void)state;
    static const char ask[] = "GET /events/flood HTTP/1.1\r\nHost: a\r\n\r\n";
    static char big[20000];
    int small = 4096, fd = t_connect(port);
    setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
    assert_int_equal(send(fd, ask, sizeof ask - 1, 0), sizeof ask - 1);
    pause_ms(100);
    memset(big, 'x', 19999);
    for (int i = 0; i < 2000; i++)
        sse_publish("flood", "x", (struct str){big, 19999});
    assert_true(net.inflight < 50);
    close(fd);
}

static void *ask_sleep(void *arg)
{
    static const char ask[] = "POST /api/v1/sleep HTTP/1.1\r\nContent-Length: 0\r\n" END;
    int fd = t_connect(port);
    char got[4096] = "";
    if (send(fd, ask, sizeof ask - 1, 0) > 0 && recv(fd, got, sizeof got - 1, 0) > 0)
        *(int *)arg = t_status(got, 0);
    close(fd);
    return NULL;
}

static void ask_many(int *status, int n)
{
    pthread_t th[16];
    for (int i = 0; i < n; i++)
        pthread_create(&th[i], NULL, ask_sleep, &status[i]);
    for (int i = 0; i < n; i++)
        pthread_join(th[i], NULL);
}

static void t_parallel(void **state)
{
    (void)state;
    int status[4] = {0};
    int64_t from = when_now_us();
    ask_many(status, 4);
    assert_true(when_now_us() - from < 1500000);
    for (int i = 0; i < 4; i++)
        assert_int_equal(status[i], 204);
}

/* Past the deadline a writer is told that it is uncertain; the worker's late end harms nobody. */
static void t_deadline(void **state)
{
    (void)state;
    int status[2] = {0};
    net.lim.request_ms = 100;
    ask_many(status, 2);
    net.lim.request_ms = 60000;
    assert_int_equal(status[0], 409);
    assert_int_equal(status[1], 409);
    pause_ms(600);
}

/* Four workers held back, two that wait: six are taken, and each further one is told so at once, on a machine of any speed. */
static void t_queue_full(void **state)
{
    (void)state;
    enum { WORKERS = 4, QUEUE = 2, TAKEN = WORKERS + QUEUE, MORE = 6 };
    int taken[TAKEN] = {0}, more[MORE] = {0};
    pthread_t th[TAKEN];
    atomic_store(&t_gate_shut, true);
    net.lim.queue = QUEUE;
    for (int i = 0; i < TAKEN; i++) {
        pthread_create(&th[i], NULL, ask_sleep, &taken[i]);
        while (i < WORKERS ? atomic_load(&t_at_gate) <= i : atomic_load(&net.queued) <= i - WORKERS)
            pause_ms(1);
    }
    ask_many(more, MORE);
    atomic_store(&t_gate_shut, false);
    for (int i = 0; i < TAKEN; i++)
        pthread_join(th[i], NULL);
    net.lim.queue = 1000;
    for (int i = 0; i < MORE; i++)
        assert_int_equal(more[i], 503);
    for (int i = 0; i < TAKEN; i++)
        assert_int_equal(taken[i], 204);
}

static void t_rate(void **state)
{
    (void)state;
    bool first = false;
    int ok = 0, firsts = 0;
    net.lim.rate = 1;
    net.lim.burst = 10;
    for (int i = 0; i < 30; i++) {
        ok += limit_take("ip:10.9.9.9", &first);
        firsts += first;
    }
    assert_int_equal(ok, 10);
    assert_int_equal(firsts, 1);
    assert_true(limit_take("ip:10.9.9.8", &first));
    limit_clear();
}

/* What is running is finished, what waits for events is ended, and nothing new is taken. */
static void t_stop(void **state)
{
    (void)state;
    static const char ask[] = "GET /events/farm HTTP/1.1\r\nHost: a\r\n\r\n";
    int status = 0, fd = t_connect(port);
    char got[4096];
    pthread_t th;
    send(fd, ask, sizeof ask - 1, 0);
    pthread_create(&th, NULL, ask_sleep, &status);
    pause_ms(100);
    int64_t from = when_now_us();
    net_stop(3000);
    assert_true(when_now_us() - from < 2500000);
    pthread_join(th, NULL);
    assert_int_equal(status, 204);
    while (recv(fd, got, sizeof got, 0) > 0)
        ;
    close(fd);
    assert_int_equal(net.inflight, 0);
    port = t_serve(4); /* and it starts again */
    assert_int_equal(t_status(t_talk(port, "GET /hello HTTP/1.1\r\n" END, strlen("GET /hello HTTP/1.1\r\n" END), 3000), 0), 200);
}

/* Over TLS, with a certificate made here; 1.1 is refused. Skipped without the openssl command. */
static void t_tls(void **state)
{
    (void)state;
    char dir[] = "/tmp/tiantou-tls-XXXXXX", cmd[1000];
    assert_non_null(mkdtemp(dir));
    snprintf(cmd, sizeof cmd, "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost -keyout %s/k -out %s/c 2>/dev/null",
             dir, dir);
    if (system(cmd) != 0) {
        print_message("skipped: no openssl command\n");
        skip();
    }
    char cert[100], key[100];
    snprintf(cert, sizeof cert, "%s/c", dir);
    snprintf(key, sizeof key, "%s/k", dir);
    net_stop(1000);
    int p = t_serve_tls(cert, key);
    static const char *const VERSION[] = {"-tls1_3", "-tls1_2", "-tls1_1"};
    for (int i = 0; i < 3; i++) {
        snprintf(cmd, sizeof cmd,
                 "printf 'GET /hello HTTP/1.1\\r\\nHost: a\\r\\nConnection: close\\r\\n\\r\\n' | timeout 5 openssl s_client %s -cipher ALL:@SECLEVEL=0 -quiet "
                 "-connect 127.0.0.1:%d 2>/dev/null | grep -q Strict-Transport-Security", VERSION[i], p);
        assert_int_equal(system(cmd) == 0, i < 2);
    }
    net_stop(1000);
    snprintf(cmd, sizeof cmd, "rm -rf %s", dir);
    assert_int_equal(system(cmd), 0);
    port = t_serve(4);
}

static int up(void **state)
{
    (void)state;
    port = t_serve(4);
    return 0;
}

static int down(void **state)
{
    (void)state;
    net_stop(2000);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_cases), cmocka_unit_test(t_pipeline), cmocka_unit_test(t_continue), cmocka_unit_test(t_too_large),
        cmocka_unit_test(t_refusals_told), cmocka_unit_test(t_events), cmocka_unit_test(t_slow_reader), cmocka_unit_test(t_parallel),
        cmocka_unit_test(t_deadline), cmocka_unit_test(t_queue_full), cmocka_unit_test(t_rate), cmocka_unit_test(t_stop), cmocka_unit_test(t_tls),
    };
    return cmocka_run_group_tests(tests, up, down);
}
