/* t_idem.c: Idempotency-Key over a real database, on each engine: sent again, sent at once, sent with another body, refused,
 * and cut between commit and answer. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

#include "store_test.h"
#include "t_room.h"

static const struct migration MIGRATIONS[] = {
    {"t/0001_note", "CREATE TABLE t_note (id @ID, name TEXT NOT NULL); CREATE TABLE t_trail (id @ID, name TEXT NOT NULL);", NULL},
};
static const size_t MIGRATIONS_N = 1;
static const struct store_test_migrations ALL[] = {{MIGRATIONS, &MIGRATIONS_N}, {NULL, NULL}};
static int port;

struct said { char text[4096]; int status; };

static struct said ask(const char *key, const char *name)
{
    struct said out = {"", 0};
    char body[200], req[800];
    int n = snprintf(body, sizeof body, "{\"name\":\"%s\"}", name);
    int m = snprintf(req, sizeof req, "POST /api/v1/notes HTTP/1.1\r\nHost: a\r\nConnection: close\r\nIdempotency-Key: %s\r\n"
                                      "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s", key, n, body);
    int fd = t_connect(port);
    size_t got = 0;
    if (send(fd, req, (size_t)m, MSG_NOSIGNAL) > 0)
        for (ssize_t r; got < sizeof out.text - 1 && (r = recv(fd, out.text + got, sizeof out.text - 1 - got, 0)) > 0;)
            got += (size_t)r;
    close(fd);
    out.status = t_status(out.text, 0);
    return out;
}

static enum err count_tx(struct cx *cx, struct tx *tx, void *arg)
{
    (void)cx;
    static const struct sql COUNT = {"t.count", "SELECT count(*) FROM t_note", NULL};
    return sql_i64(tx, &COUNT, NOARGS, arg);
}

static int64_t notes(struct cx *cx)
{
    int64_t n = -1;
    assert_int_equal(tx_read(cx, "t.count", count_tx, &n), ERR_NONE);
    return n;
}

static void *ask_same(void *arg)
{
    *(int *)arg = ask("same", "b").status;
    return NULL;
}

static void at_once(struct cx *cx)
{
    pthread_t th[8];
    int status[8] = {0}, created = 0;
    int64_t before = notes(cx);
    for (int i = 0; i < 8; i++)
        pthread_create(&th[i], NULL, ask_same, &status[i]);
    for (int i = 0; i < 8; i++)
        pthread_join(th[i], NULL);
    for (int i = 0; i < 8; i++) {
        created += status[i] == 201;
        if (status[i] != 201 && status[i] != 503)
            fail_msg("at once: %d", status[i]);
    }
    assert_true(created >= 1);
    assert_int_equal(notes(cx), before + 1);
}

static void body(struct cx *cx, struct db *db, void *arg)
{
    (void)db;
    (void)arg;
    port = t_serve(8);
    struct said first = ask("k1", "a"), again = ask("k1", "a");
    assert_int_equal(first.status, 201);
    assert_int_equal(again.status, 201);
    assert_null(strstr(first.text, "Idempotency-Replayed"));
    assert_non_null(strstr(again.text, "Idempotency-Replayed: true"));
    assert_non_null(strstr(again.text, "Location: /api/v1/notes/1"));
    assert_string_equal(strstr(first.text, "\r\n\r\n"), strstr(again.text, "\r\n\r\n"));
    assert_int_equal(notes(cx), 1);
    assert_int_equal(ask("k1", "other").status, 409);
    assert_non_null(strstr(ask("k1", "other").text, "idempotency_mismatch"));
    assert_int_equal(ask("k2", "a").status, 201);
    assert_int_equal(notes(cx), 2);
    at_once(cx);
    assert_int_equal(ask("k3", "rule").status, 422); /* refused: nothing stored, may be tried again */
    assert_int_equal(ask("k3", "rule").status, 422);
    int64_t before = notes(cx);
    assert_int_equal(ask("k4", "lost").status, 500); /* committed, the answer lost: not run again */
    assert_int_equal(ask("k4", "lost").status, 503);
    assert_int_equal(notes(cx), before + 1);
    assert_int_equal(ask("k5", "kept").status, 500); /* the same, with the answer stored beside the facts */
    again = ask("k5", "kept");
    assert_int_equal(again.status, 201);
    assert_non_null(strstr(again.text, "Location: /api/v1/notes/7"));
    assert_int_equal(notes(cx), before + 2);
    assert_int_equal(ask("bad key", "a").status, 422);
    net_stop(2000);
}

static void t_idem(void **state)
{
    (void)state;
    store_test_each(ALL, body, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(t_idem)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
