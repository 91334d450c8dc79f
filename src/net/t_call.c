/* t_call.c: calls outwards: which addresses and URLs are taken (tables), and, against a small server of this test's own, what
 * becomes of answers, redirects, long answers, and servers that say nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <arpa/inet.h>
#include <cmocka.h>
#include <pthread.h>
#include <sys/socket.h>
#include <unistd.h>

#include "client.h"
#include "conf.h"
#include "net.h"
#include "room.h"

static const struct { const char *address; bool open, private; } ADDRESSES[] = {
    {"8.8.8.8", true, true}, {"1.1.1.1", true, true}, {"223.5.5.5", true, true}, {"127.0.0.1", false, false}, {"127.9.9.9", false, false},
    {"10.1.2.3", false, true}, {"172.15.0.1", true, true}, {"172.16.0.1", false, false}, {"172.31.255.255", false, false},
    {"172.32.0.1", true, true}, {"192.168.1.1", false, false}, {"169.254.169.254", false, false}, {"100.64.0.1", false, false},
    {"0.0.0.0", false, false}, {"224.0.0.1", false, false}, {"255.255.255.255", false, false}, {"::1", false, false}, {"::", false, false},
    {"fe80::1", false, false}, {"fd00::1", false, true}, {"ff02::1", false, false}, {"2400:3200::1", true, true}, {"2001:db8::1", false, false},
    {"::ffff:127.0.0.1", false, false}, {"::ffff:8.8.8.8", true, true}, {"::ffff:10.0.0.1", false, true}, {"64:ff9b::7f00:1", false, false},
    {"2002:7f00:1::", false, false}, {"2001::1", false, false}, {"::127.0.0.1", false, false}, {"not an address", false, false},
};
#define PRIVATE "10.0.0.0/8, fd00::/8 ,nonsense/99,,300.1.1.1"

static const struct { const char *url; bool ok; } URLS[] = {
    {"https://example.org/hook", true}, {"http://example.org:8080/a?b=c", true}, {"https://8.8.8.8/", true}, {"https://[2400:3200::1]:8443/x", true},
    {"", false}, {"example.org/hook", false}, {"ftp://example.org/", false}, {"file:///etc/passwd", false}, {"gopher://example.org/", false},
    {"http:///x", false}, {"https://user:secret@example.org/", false}, {"https://example.org/#top", false}, {"http://example.org/a b", false},
    {"http://example.org/\r\nX: y", false}, {"http://例子.cn/", false}, {"http://127.0.0.1/", false}, {"http://[::1]/", false},
    {"http://169.254.169.254/latest", false}, {"http://localhost:9/", false}, {"http://[::ffff:127.0.0.1]/", false}, {"HTTP://LOCALHOST/", false},
    {"http://2130706433/", false}, {"http://0x7f.1/", false},
};

static void private(struct cx *cx, const char *list)
{
    assert_int_equal(conf_set(cx, "net.client_private", list), ERR_NONE);
}

static void t_addresses(void **state)
{
    struct cx *cx = *state;
    for (size_t i = 0; i < sizeof ADDRESSES / sizeof ADDRESSES[0]; i++) {
        private(cx, "");
        if (client_address_allowed(ADDRESSES[i].address) != ADDRESSES[i].open)
            fail_msg("%s", ADDRESSES[i].address);
        private(cx, PRIVATE);
        if (client_address_allowed(ADDRESSES[i].address) != ADDRESSES[i].private)
            fail_msg("%s with a list", ADDRESSES[i].address);
    }
    private(cx, "127.0.0.1");
    assert_true(client_address_allowed("127.0.0.1"));
    assert_false(client_address_allowed("127.0.0.2"));
    private(cx, "");
}

static void t_urls(void **state)
{
    struct cx *cx = *state;
    for (size_t i = 0; i < sizeof URLS / sizeof URLS[0]; i++) {
        bool ok = client_check_url(cx, URLS[i].url, "dest") == ERR_NONE;
        if (ok != URLS[i].ok)
            fail_msg("%s", URLS[i].url);
        if (!ok)
            assert_string_equal(cx->err_field, "dest");
        cx_clear(cx);
    }
    assert_string_equal(client_origin(cx->ar, "HTTPS://Example.ORG/a"), "https://example.org:443");
    assert_string_equal(client_origin(cx->ar, "http://example.org:81/a?b"), "http://example.org:81");
    assert_null(client_origin(cx->ar, "ftp://example.org/"));
}

/* ---- against a server -------------------------------------------------------------------------------------------------------------------- */
#define OK "HTTP/1.1 200 OK\r\nLink: </next>; rel=\"next\"\r\nX-A: b\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello"
#define REDIRECT "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
#define LONG "HTTP/1.1 200 OK\r\nContent-Length: 50\r\nConnection: close\r\n\r\n01234567890123456789012345678901234567890123456789"
#define CUT "HTTP/1.1 200 OK\r\nContent-Length: 50\r\nConnection: close\r\n\r\n0123"

static const struct answer { const char *what, *text; int status; size_t reply_max; const char *reply; } ANSWERS[] = {
    {"an answer", OK, 200, 0, "hello"}, {"a redirect is an answer, not a way", REDIRECT, 302, 0, ""}, {"too long", LONG, 0, 49, NULL},
    {"just short enough", LONG, 200, 50, "01234567890123456789012345678901234567890123456789"}, {"cut off", CUT, 0, 0, NULL},
    {"nothing at all", "", 0, 0, NULL}, {"no HTTP", "hello\r\n\r\n", 0, 0, NULL},
    {"a refusal", "HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", 413, 0, ""},
};
#define ANSWERS_N (sizeof ANSWERS / sizeof ANSWERS[0])

struct server { int fd, port; char seen[4096]; const char *text; size_t turns; };

static void *serve(void *arg)
{
    struct server *s = arg;
    for (size_t i = 0; i < s->turns; i++) {
        int c = accept(s->fd, NULL, NULL);
        size_t have = 0;
        for (ssize_t n; have < sizeof s->seen - 1 && (n = read(c, s->seen + have, sizeof s->seen - 1 - have)) > 0;) {
            have += (size_t)n;
            s->seen[have] = '\0';
            if (strstr(s->seen, "\r\n\r\n") && (strncmp(s->seen, "POST", 4) != 0 || strstr(s->seen, "{\"a\":1}")))
                break;
        }
        assert_true(write(c, s->text, strlen(s->text)) == (ssize_t)strlen(s->text));
        close(c);
    }
    return NULL;
}

static void listen_on(struct server *s, const char *text, size_t turns)
{
    struct sockaddr_in a = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof a;
    *s = (struct server){.fd = socket(AF_INET, SOCK_STREAM, 0), .text = text, .turns = turns};
    assert_int_equal(bind(s->fd, (struct sockaddr *)&a, sizeof a), 0);
    assert_int_equal(listen(s->fd, 8), 0);
    assert_int_equal(getsockname(s->fd, (struct sockaddr *)&a, &size), 0);
    s->port = ntohs(a.sin_port);
}

static void t_answers(void **state)
{
    struct cx *cx = *state;
    static const char *const HEADERS[] = {"Content-Type: application/json", "GS1-Signature: abc", NULL};
    private(cx, "127.0.0.0/8");
    for (size_t i = 0; i < ANSWERS_N; i++) {
        struct server s;
        pthread_t th;
        listen_on(&s, ANSWERS[i].text, 1);
        pthread_create(&th, NULL, serve, &s);
        struct client_call c = {.ar = cx->ar, .method = "POST", .url = ar_printf(cx->ar, "http://localhost:%d/in", s.port), .headers = HEADERS,
                                .body = STR("{\"a\":1}"), .reply_max = ANSWERS[i].reply_max};
        struct client *m = client_new();
        assert_true(client_start(m, &c));
        struct client_call *done = NULL;
        while (!done)
            done = client_poll(m, 1000);
        assert_ptr_equal(done, &c);
        client_free(&m);
        pthread_join(th, NULL);
        close(s.fd);
        if (c.status != ANSWERS[i].status || (ANSWERS[i].reply && !str_eqz(c.reply, ANSWERS[i].reply)))
            fail_msg("%s: %d %s", ANSWERS[i].what, c.status, c.error);
        assert_true((c.error[0] != '\0') == (c.status == 0));
        assert_non_null(strstr(s.seen, "GS1-Signature: abc\r\n"));
        assert_null(strstr(s.seen, "Expect"));
        if (i == 0) {
            assert_true(str_eqz(client_reply_header(&c, "link"), "</next>; rel=\"next\""));
            assert_null(client_reply_header(&c, "absent").p);
        }
    }
    private(cx, "");
}

/* The name resolves to this machine only when the connection is made: then it is refused, and nothing arrives. */
static void t_refused(void **state)
{
    struct cx *cx = *state;
    struct server s;
    listen_on(&s, OK, 0);
    static const char *const HOSTS[] = {"localhost", "127.0.0.1", "2130706433", "0x7f000001", "127.1", "0"};
    for (size_t i = 0; i < sizeof HOSTS / sizeof HOSTS[0]; i++) {
        struct client_call c = {.ar = cx->ar, .method = "GET", .url = ar_printf(cx->ar, "http://%s:%d/", HOSTS[i], s.port)};
        assert_false(client_do(&c));
        assert_true(c.refused);
        assert_non_null(strstr(c.error, "not public"));
    }
    struct timeval none = {0, 100000};
    setsockopt(s.fd, SOL_SOCKET, SO_RCVTIMEO, &none, sizeof none);
    assert_int_equal(accept(s.fd, NULL, NULL), -1);
    close(s.fd);
}

/* A server that says nothing holds up neither the others nor the end. */
static void t_silent(void **state)
{
    struct cx *cx = *state;
    struct server silent, quick;
    pthread_t th;
    private(cx, "127.0.0.0/8");
    listen_on(&silent, "", 0);
    listen_on(&quick, OK, 1);
    pthread_create(&th, NULL, serve, &quick);
    struct client *m = client_new();
    struct client_call a = {.ar = cx->ar, .method = "GET", .url = ar_printf(cx->ar, "http://127.0.0.1:%d/", silent.port), .timeout_ms = 60000};
    struct client_call b = {.ar = cx->ar, .method = "GET", .url = ar_printf(cx->ar, "http://127.0.0.1:%d/", quick.port)};
    struct client_call cut = {.ar = cx->ar, .method = "GET", .url = a.url, .timeout_ms = 200}, *done;
    assert_true(client_start(m, &a));
    assert_true(client_start(m, &b));
    while ((done = client_poll(m, 1000)) == NULL)
        ;
    assert_ptr_equal(done, &b);
    assert_int_equal(b.status, 200);
    assert_true(client_start(m, &cut));
    while ((done = client_poll(m, 1000)) == NULL)
        ;
    assert_ptr_equal(done, &cut);
    assert_int_equal(cut.status, 0);
    client_free(&m); /* with one under way */
    pthread_join(th, NULL);
    close(silent.fd);
    close(quick.fd);
    private(cx, "");
}

/* ---- connections that are kept --------------------------------------------------------------------------------------------------------------- */
#define KEPT "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nkept"
struct keeper { int fd, port; int accepted, answered; };

/* Answers whatever comes on connections that stay open, one after another, until the listening socket is shut down. */
static void *keep(void *arg)
{
    struct keeper *k = arg;
    char seen[4096];
    for (int c; (c = accept(k->fd, NULL, NULL)) >= 0; close(c)) {
        k->accepted++;
        while (read(c, seen, sizeof seen) > 0) {
            k->answered++;
            assert_true(write(c, KEPT, sizeof KEPT - 1) == sizeof KEPT - 1);
        }
    }
    return NULL;
}

static bool ask(struct cx *cx, int port)
{
    struct client_call c = {.ar = cx->ar, .method = "GET", .url = ar_printf(cx->ar, "http://127.0.0.1:%d/", port), .timeout_ms = 5000};
    return client_do(&c) && str_eqz(c.reply, "kept");
}

/* A connection is used again, but not past another rule of addresses. */
static void t_kept(void **state)
{
    struct cx *cx = *state;
    struct server s;
    pthread_t th;
    listen_on(&s, "", 0);
    struct keeper k = {.fd = s.fd, .port = s.port};
    pthread_create(&th, NULL, keep, &k);
    private(cx, "127.0.0.0/8");
    for (int i = 0; i < 3; i++)
        assert_true(ask(cx, k.port));
    private(cx, "");
    assert_false(ask(cx, k.port));
    private(cx, "127.0.0.1");
    assert_true(ask(cx, k.port));
    private(cx, "");
    assert_false(ask(cx, k.port)); /* which also closes the last one */
    shutdown(k.fd, SHUT_RDWR);
    pthread_join(th, NULL);
    close(k.fd);
    assert_int_equal(k.accepted, 2);
    assert_int_equal(k.answered, 4);
}

static struct arena *ar;
static struct cx the_cx;
static int setup(void **state)
{
    conf_add(net_room.conf, net_room.conf_n);
    ar = ar_new(0);
    cx_init(&the_cx, ar);
    *state = &the_cx;
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    ar_free(&ar);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(t_addresses), cmocka_unit_test(t_urls), cmocka_unit_test(t_answers),
                                       cmocka_unit_test(t_refused), cmocka_unit_test(t_silent), cmocka_unit_test(t_kept)};
    return cmocka_run_group_tests(tests, setup, teardown);
}
