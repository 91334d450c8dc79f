/* bench_shop.c: buyers over HTTP, each a thread with a connection of its own to the server and one to the sandbox: put into the cart, order,
 * ask for WeChat's code, pay at the sandbox's page, look until the server says it is paid; then the next order. What is signed, sealed,
 * called back is what the program and its sandbox do; here is only waiting.
 *   bench_shop --port P --sandbox P --skus FILE --clients C --orders N --ready FILE --go FILE
 * FILE of skus: one uuid a line. Registering and quoting come first: then FILE of --ready is made, and --go is waited for, so that the
 * processors' time is read around the orders alone. Prints orders= seconds= rate= and of the steps cart, checkout, try, paid (from the
 * checkout's beginning), called (from the payer's click): p50 and p99 in ms; looks= (asked for the state, an order), cpu_ms= (this program's own). */
#include "bench.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { CLIENTS_MAX = 256, SKUS_MAX = 1000, ANSWER_MAX = 1 << 18, COOKIE_MAX = 200, LOOK_MS = 10, LOOKS_MAX = 3000 };
enum step { CART, CHECKOUT, TRY, PAID, CALLED, STEPS };
static const char *const STEP[STEPS] = {"cart", "checkout", "try", "paid", "called"};

struct sku { char uuid[40]; long long total_fen; };
struct line { int fd, port; char *answer; size_t got; int status; };
struct client {
    pthread_t thread;
    size_t number;
    struct line server, sandbox;
    char cookie[COOKIE_MAX], address[40];
    double *ms[STEPS];
    size_t n, looks;
};
static struct {
    int port, sandbox;
    size_t clients, orders, skus_n;
    const char *ready, *go;
    struct sku skus[SKUS_MAX];
    pthread_barrier_t met;
    pthread_mutex_t door;
    atomic_size_t next;
    double from, to, cpu;   /* cpu: this program's own, s */
} shop = {.door = PTHREAD_MUTEX_INITIALIZER};

/* ---- one exchange ----------------------------------------------------------------------------------------------------------------- */
static int connected(int port)
{
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), one = 1;
    if (fd < 0 || connect(fd, (struct sockaddr *)&to, sizeof to) != 0)
        bench_die("connecting to port %d: %s", port, strerror(errno));
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    return fd;
}

static struct line line_open(int port)
{
    return (struct line){.fd = connected(port), .port = port, .answer = bench_alloc(ANSWER_MAX)};
}

static void line_again(struct line *l)
{
    close(l->fd);
    l->fd = connected(l->port);
}

/* Read one answer with Content-Length; its body, ended by NUL. */
static const char *line_answer(struct line *l)
{
    for (l->got = 0;;) {
        ssize_t n = recv(l->fd, l->answer + l->got, ANSWER_MAX - l->got - 1, 0);
        if (n <= 0)
            bench_die("port %d closed the connection", l->port);
        l->got += (size_t)n;
        l->answer[l->got] = '\0';
        char *end = strstr(l->answer, "\r\n\r\n"), *length = strcasestr(l->answer, "\r\nContent-Length:");
        if (end && length && length < end && l->got >= (size_t)(end + 4 - l->answer) + strtoull(length + 17, NULL, 10)) {
            l->status = atoi(l->answer + 9);
            return end + 4;
        }
        if (l->got == ANSWER_MAX - 1)
            bench_die("an answer over %d bytes", ANSWER_MAX);
    }
}

__attribute__((format(printf, 5, 6)))
static const char *say(struct line *l, const char *cookie, const char *key, const char *what, const char *fmt, ...)
{
    char body[2000], text[4000];
    va_list ap;
    va_start(ap, fmt);
    int size = vsnprintf(body, sizeof body, fmt, ap);
    va_end(ap);
    bool form = size > 0 && body[0] != '{';
    int n = snprintf(text, sizeof text, "%s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nOrigin: http://127.0.0.1:%d\r\nContent-Type: %s\r\nContent-Length: %d\r\n%s%s%s%s%s%s\r\n%s", what, l->port, l->port,
                     form ? "application/x-www-form-urlencoded" : "application/json", size, *cookie ? "Cookie: " : "", cookie, *cookie ? "\r\n" : "", *key ? "Idempotency-Key: " : "", key,
                     *key ? "\r\n" : "", body);
    if (size < 0 || n < 0 || (size_t)n >= sizeof text || send(l->fd, text, (size_t)n, MSG_NOSIGNAL) != n)
        bench_die("sending");
    const char *answer = line_answer(l);
    if (l->status < 200 || l->status > 299)
        bench_die("%s %s was answered: %.600s", what, body, l->answer);
    return answer;
}

/* The first text member of that name. */
static const char *member(const char *json, const char *name, char *out, size_t size)
{
    char key[64];
    snprintf(key, sizeof key, "\"%s\":\"", name);
    const char *at = strstr(json, key), *end = at ? strchr(at + strlen(key), '"') : NULL;
    if (!end || (size_t)(end - at) - strlen(key) >= size)
        bench_die("no %s in: %.400s", name, json);
    snprintf(out, size, "%.*s", (int)((size_t)(end - at) - strlen(key)), at + strlen(key));
    return out;
}

/* ---- before the clock ---------------------------------------------------------------------------------------------------------------- */
/* Numbers of no network: mobile numbers begin with 13 to 19. */
static void buyer_make(struct client *c)
{
    char phone[12];
    snprintf(phone, sizeof phone, "109%08zu", c->number); /* the demonstration county's own buyers are 1000000000x */
    say(&c->server, "", "", "POST /api/v1/buyers", "{\"phone\":\"%s\",\"name\":\"买家\",\"password\":\"Bench-only-7531\"}", phone);
    say(&c->server, "", "", "POST /api/v1/session", "{\"login\":\"%s\",\"password\":\"Bench-only-7531\"}", phone);
    const char *set = strcasestr(c->server.answer, "\r\nSet-Cookie: ");
    if (!set)
        bench_die("no cookie: %.400s", c->server.answer);
    snprintf(c->cookie, sizeof c->cookie, "%.*s", (int)strcspn(set + 14, ";\r"), set + 14);
    const char *made = say(&c->server, c->cookie, "", "POST /api/v1/addresses", "{\"name\":\"买家\",\"phone\":\"%s\",\"division\":\"330106\",\"region\":\"浙江省杭州市西湖区\",\"detail\":\"文三路 %zu 号\",\"is_default\":true}", phone, c->number + 1);
    member(made, "uuid", c->address, sizeof c->address);
}

static void quote_all(struct client *c)
{
    for (size_t i = 0; i < shop.skus_n; i++) {
        const char *json = say(&c->server, c->cookie, "", "POST /api/v1/quotes", "{\"items\":[{\"sku\":\"%s\",\"pieces\":1}],\"address\":\"%s\"}", shop.skus[i].uuid, c->address);
        const char *ok = strstr(json, "\"ok\":true"), *at = NULL;
        for (const char *p = json; (p = strstr(p, "\"total_fen\":")); p++)
            at = p; /* the last is the whole purchase's */
        if (!ok || !at)
            bench_die("size %s is not on sale: %.400s", shop.skus[i].uuid, json);
        shop.skus[i].total_fen = atoll(at + 12);
    }
}

static void skus_read(const char *path)
{
    FILE *f = fopen(path, "re");
    if (!f)
        bench_die("no file %s", path);
    while (shop.skus_n < SKUS_MAX && fscanf(f, "%39s", shop.skus[shop.skus_n].uuid) == 1)
        shop.skus_n++;
    fclose(f);
    if (!shop.skus_n)
        bench_die("no sizes in %s", path);
}

static void pause_ms(long ms)
{
    nanosleep(&(struct timespec){ms / 1000, ms % 1000 * 1000000}, NULL);
}

static void ready_and_go(void)
{
    if (!*shop.ready)
        return;
    FILE *f = fopen(shop.ready, "we");
    if (!f || fclose(f) != 0)
        bench_die("cannot write %s", shop.ready);
    for (int i = 0; access(shop.go, F_OK) != 0; i++) {
        if (i > 6000)
            bench_die("no %s for a minute", shop.go);
        pause_ms(10);
    }
}

/* ---- one order -------------------------------------------------------------------------------------------------------------------------- */
static void look_until_paid(struct client *c, const char *payment)
{
    char what[100], state[20];
    snprintf(what, sizeof what, "GET /api/v1/payments/%s", payment);
    for (int i = 0; i < LOOKS_MAX; i++) {
        pause_ms(LOOK_MS);
        c->looks++;
        if (strcmp(member(say(&c->server, c->cookie, "", what, "%s", ""), "state", state, sizeof state), "paid") == 0)
            return;
    }
    bench_die("payment %s is not paid after %d s: %.400s", payment, LOOKS_MAX * LOOK_MS / 1000, c->server.answer);
}

static void order(struct client *c, size_t at)
{
    const struct sku *k = &shop.skus[at % shop.skus_n];
    char payment[40], number[40], what[100], key[60];
    double t[STEPS];
    double from = bench_now();
    say(&c->server, c->cookie, "", "PUT /api/v1/cart", "{\"sku\":\"%s\",\"pieces\":1}", k->uuid);
    t[CART] = bench_now() - from;
    double ordered = bench_now();
    snprintf(key, sizeof key, "bench-%d-%zu-buy", (int)getpid(), at);
    member(say(&c->server, c->cookie, key, "POST /api/v1/purchases", "{\"items\":[{\"sku\":\"%s\",\"pieces\":1}],\"address\":\"%s\",\"total_fen\":%lld}", k->uuid, c->address, k->total_fen), "payment", payment, sizeof payment);
    t[CHECKOUT] = bench_now() - ordered;
    from = bench_now();
    snprintf(key, sizeof key, "bench-%d-%zu-pay", (int)getpid(), at);
    snprintf(what, sizeof what, "POST /api/v1/payments/%s/tries", payment);
    member(say(&c->server, c->cookie, key, what, "{\"channel\":\"wechat\",\"scene\":\"native\"}"), "number", number, sizeof number);
    t[TRY] = bench_now() - from;
    from = bench_now();
    snprintf(what, sizeof what, "POST /cashier/wechat/%s", number);
    say(&c->sandbox, "", "", what, "do=pay");
    look_until_paid(c, payment);
    t[CALLED] = bench_now() - from;
    t[PAID] = bench_now() - ordered;
    for (int s = 0; s < STEPS; s++)
        c->ms[s][c->n] = t[s] * 1e3;
    c->n++;
}

static void *buyer_main(void *arg)
{
    struct client *c = arg;
    for (int s = 0; s < STEPS; s++)
        c->ms[s] = bench_alloc(shop.orders * sizeof **c->ms);
    pthread_mutex_lock(&shop.door); /* one after another: passwords are made slowly on purpose */
    c->server = line_open(shop.port);
    buyer_make(c);
    pthread_mutex_unlock(&shop.door);
    if (c->number == 0)
        quote_all(c);
    if (pthread_barrier_wait(&shop.met) == PTHREAD_BARRIER_SERIAL_THREAD)
        ready_and_go();
    pthread_barrier_wait(&shop.met);
    line_again(&c->server); /* registering may have taken longer than an idle connection is kept */
    c->sandbox = line_open(shop.sandbox);
    if (pthread_barrier_wait(&shop.met) == PTHREAD_BARRIER_SERIAL_THREAD) {
        shop.cpu = bench_cpu();
        shop.from = bench_now();
    }
    pthread_barrier_wait(&shop.met);
    for (size_t at; (at = atomic_fetch_add(&shop.next, 1)) < shop.orders;)
        order(c, at);
    if (pthread_barrier_wait(&shop.met) == PTHREAD_BARRIER_SERIAL_THREAD)
        shop.to = bench_now(), shop.cpu = bench_cpu() - shop.cpu;
    pthread_barrier_wait(&shop.met);
    return NULL;
}

static void tell(const struct client *c)
{
    double *all = bench_alloc(shop.orders * sizeof *all);
    size_t looks = 0;
    for (size_t i = 0; i < shop.clients; i++)
        looks += c[i].looks;
    printf("orders=%zu seconds=%.3f rate=%.1f looks=%.2f cpu_ms=%.0f", shop.orders, shop.to - shop.from, (double)shop.orders / (shop.to - shop.from), (double)looks / (double)shop.orders, shop.cpu * 1e3);
    for (int s = 0; s < STEPS; s++) {
        size_t n = 0;
        for (size_t i = 0; i < shop.clients; i++)
            for (size_t k = 0; k < c[i].n; k++)
                all[n++] = c[i].ms[s][k];
        double p50 = bench_median(all, n);
        printf(" %s_p50_ms=%.3f %s_p99_ms=%.3f", STEP[s], p50, STEP[s], bench_quantile(all, n, 0.99));
    }
    printf("\n");
    free(all);
}

int main(int argc, char **argv)
{
    static struct client c[CLIENTS_MAX];
    shop.port = (int)bench_arg_i64(argc, argv, "port", 8080);
    shop.sandbox = (int)bench_arg_i64(argc, argv, "sandbox", 8090);
    shop.clients = (size_t)bench_arg_i64(argc, argv, "clients", 64);
    shop.orders = (size_t)bench_arg_i64(argc, argv, "orders", 1000);
    shop.ready = bench_arg(argc, argv, "ready", "");
    shop.go = bench_arg(argc, argv, "go", "");
    if (shop.clients < 1 || shop.clients > CLIENTS_MAX || shop.orders < 1)
        bench_die("1 to %d clients, at least one order", CLIENTS_MAX);
    skus_read(bench_arg(argc, argv, "skus", ""));
    pthread_barrier_init(&shop.met, NULL, (unsigned)shop.clients);
    for (size_t i = 0; i < shop.clients; i++) {
        c[i].number = i;
        if (pthread_create(&c[i].thread, NULL, buyer_main, &c[i]) != 0)
            bench_die("threads");
    }
    for (size_t i = 0; i < shop.clients; i++)
        pthread_join(c[i].thread, NULL);
    tell(c);
    return 0;
}
