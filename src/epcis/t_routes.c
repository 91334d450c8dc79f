/* t_routes.c: the REST binding over real HTTP: a server of rooms net and epcis, spoken to byte by byte. Statuses, headers, exceptions of
 * GS1's contract; a document captured, queried page by page through Link headers, read one by one. */
#include "t_db.h"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "net.h"

static enum err allow(struct req *rq, const char *perm)
{
    (void)perm;
    return rq_header(rq, "X-Stranger") ? ERR_FORBIDDEN : ERR_NONE;
}

static enum err nobody(struct req *rq)
{
    (void)rq;
    return ERR_NONE;
}

static const char *caller(struct req *rq)
{
    (void)rq;
    return "t";
}

/* ---- a client ---------------------------------------------------------------------------------------------------------------------- */
struct answer { int status; const char *head; struct str body; };

static struct answer talk(struct cx *cx, const char *method, const char *target, const char *headers, struct str body)
{
    struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons((uint16_t)net_port()), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct buf b, got;
    char piece[65536];
    assert_true(fd >= 0 && connect(fd, (struct sockaddr *)&a, sizeof a) == 0);
    buf_init(&b, cx->ar, body.size + 512);
    buf_printf(&b, "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept-Language: en\r\n%s", method, target, headers);
    if (strcmp(method, "POST") == 0)
        buf_printf(&b, "Content-Length: %zu\r\n", body.size);
    buf_puts(&b, "\r\n");
    buf_str(&b, body);
    for (size_t sent = 0; sent < b.size;) {
        ssize_t n = send(fd, b.p + sent, b.size - sent, MSG_NOSIGNAL);
        if (n <= 0)
            break;
        sent += (size_t)n;
    }
    buf_init(&got, cx->ar, 4096);
    for (ssize_t n; (n = recv(fd, piece, sizeof piece, 0)) > 0;)
        buf_put(&got, piece, (size_t)n);
    close(fd);
    buf_ch(&got, '\0');
    char *end = strstr(got.p, "\r\n\r\n");
    assert_non_null(end);
    size_t skip = (size_t)(end + 4 - got.p);
    end[2] = '\0';
    return (struct answer){atoi(got.p + 9), got.p, {got.p + skip, got.size - 1 - skip}};
}

/* The value of a header, NULL when absent. */
static const char *header(struct cx *cx, const struct answer *a, const char *name)
{
    const char *at = strcasestr(a->head, ar_printf(cx->ar, "\r\n%s:", name));
    if (!at)
        return NULL;
    at += strlen(name) + 3;
    at += strspn(at, " ");
    return ar_strndup(cx->ar, at, strcspn(at, "\r"));
}

static const struct jv *json(struct cx *cx, const struct answer *a)
{
    struct jv *v = AR_NEW(cx->ar, struct jv);
    struct json_fault fault;
    if (!json_read(cx->ar, a->body, NULL, v, &fault))
        fail_msg("no JSON: " STR_FMT, STR_ARG(a->body));
    return v;
}

static bool says(struct cx *cx, const struct answer *a, const char *member, const char *text)
{
    return str_eqz(json_str(json_get(json(cx, a), member)), text);
}

/* ---- what is asked, and what must come back ------------------------------------------------------------------------------------------ */
#define CTX "\"@context\":[\"https://ref.gs1.org/standards/epcis/epcis-context.jsonld\",{\"ex\":\"https://ex.example/ns/\"}]"
#define EV(n, extra) "{" extra "\"type\":\"ObjectEvent\",\"eventTime\":\"2026-03-0" n "T08:00:00+08:00\",\"eventTimeZoneOffset\":\"+08:00\",\"action\":\"ADD\"," \
    "\"epcList\":[\"https://id.gs1.org/01/09521234543213/21/" n "\"],\"ex:n\":" n "}"
#define DOC(events) "{" CTX ",\"type\":\"EPCISDocument\",\"schemaVersion\":\"2.0\",\"creationDate\":\"2026-03-01T00:00:00Z\",\"epcisBody\":{\"eventList\":[" events "]}}"
#define JSON "Content-Type: application/json\r\n"
#define E "/epcis/v2/events"
#define C "/epcis/v2/capture"

static const struct { const char *why, *method, *target, *headers, *body; int status; const char *exception; } CASES[] = {
    {"capture", "POST", C, JSON, DOC(EV("1", "") "," EV("2", "") "," EV("3", "")), 202, NULL},
    {"capture as JSON-LD", "POST", C, "Content-Type: application/ld+json; charset=utf-8\r\n", DOC(EV("1", "")), 202, NULL},
    {"capture, proceed", "POST", C, JSON "GS1-Capture-Error-Behaviour: proceed\r\n", DOC(EV("4", "") "," "{\"type\":\"ObjectEvent\"}"), 202, NULL},
    {"unknown behaviour", "POST", C, JSON "GS1-Capture-Error-Behaviour: hope\r\n", DOC(EV("4", "")), 400, "epcisException:ValidationException"},
    {"XML", "POST", C, "Content-Type: application/xml\r\n", "<a/>", 415, "epcisException:UnsupportedMediaTypeException"},
    {"broken JSON", "POST", C, JSON, "{\"type\":", 400, "epcisException:ValidationException"},
    {"not a document", "POST", C, JSON, "{\"type\":\"Fruit\"}", 400, "epcisException:ValidationException"},
    {"too many events", "POST", C, JSON, DOC(EV("1", "") "," EV("2", "") "," EV("3", "") "," EV("4", "") "," EV("5", "") "," EV("6", "")), 413,
     "epcisException:CaptureLimitExceededException"},
    {"a version we do not have", "POST", C, JSON "GS1-EPCIS-Min: 3.0\r\n", DOC(EV("1", "")), 406, "epcisException:NotAcceptableException"},
    {"no such capture", "GET", C "/none", "", "", 404, "epcisException:NoSuchResourceException"},
    {"captures", "GET", C "?perPage=2", "", "", 200, NULL},
    {"captures, unknown parameter", "GET", C "?colour=red", "", "", 400, "epcisException:QueryParameterException"},
    {"capture options", "OPTIONS", C, "", "", 204, NULL},
    {"event options", "OPTIONS", E, "", "", 204, NULL},
    {"one event", "POST", E, JSON, EV("7", CTX ","), 201, NULL},
    {"the same event", "POST", E, JSON, EV("7", CTX ","), 409, "epcisException:ResourceAlreadyExistsException"},
    {"an event without context", "POST", E, JSON, EV("8", ""), 400, "epcisException:ValidationException"},
    {"a document as an event", "POST", E, JSON, DOC(EV("8", "")), 400, "epcisException:ValidationException"},
    {"an eventID", "POST", E, JSON, EV("8", CTX ",\"eventID\":\"urn:e:8\","), 201, NULL},
    {"another content under it", "POST", E, JSON, EV("9", CTX ",\"eventID\":\"urn:e:8\","), 409, "epcisException:ResourceAlreadyExistsException"},
    {"read it", "GET", E "/urn:e:8", "", "", 200, NULL},
    {"read it, encoded", "GET", E "/urn%3Ae%3A8", "", "", 200, NULL},
    {"no such event", "GET", E "/urn:e:9", "", "", 404, "epcisException:NoSuchResourceException"},
    {"query", "GET", E "?eventType=ObjectEvent&GE_eventTime=2026-03-02T00%3A00%3A00Z", "", "", 200, NULL},
    {"unknown parameter", "GET", E "?GE_eventDate=2026", "", "", 400, "epcisException:QueryParameterException"},
    {"bad value", "GET", E "?EQ_action=SHIPPED", "", "", 400, "epcisException:QueryParameterException"},
    {"too many results", "GET", E "?maxEventCount=1", "", "", 413, "epcisException:QueryTooLargeException"},
    {"by an extension field", "GET", E "?EQ_ex%3An=2", "GS1-Extensions: ex=https://ex.example/ns/\r\n", "", 200, NULL},
    {"a stranger", "GET", E, "X-Stranger: 1\r\n", "", 403, "epcisException:SecurityException"},
    {"a method we do not have", "DELETE", E, "", "", 405, "epcisException:ImplementationException"},
    {"no such path", "GET", "/epcis/v2/weather", "", "", 404, "epcisException:NoSuchResourceException"},
};

static void check_cases(struct cx *cx)
{
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        struct answer a = talk(cx, CASES[i].method, CASES[i].target, CASES[i].headers, str_of(CASES[i].body));
        bool ok = a.status == CASES[i].status && (!CASES[i].exception || says(cx, &a, "type", CASES[i].exception));
        bool versioned = header(cx, &a, "GS1-EPCIS-Version");
        if (!ok || !versioned)
            fail_msg("%s: %s\n" STR_FMT, CASES[i].why, a.head, STR_ARG(a.body));
    }
    print_message("routes: %zu requests\n", sizeof CASES / sizeof CASES[0]);
}

/* Follow Link: rel="next" to the end; the events seen. */
static int walk(struct cx *cx, const char *target, int *pages_out)
{
    int n = 0;
    *pages_out = 0;
    while (target && *pages_out < 20) {
        struct answer a = talk(cx, "GET", target, "", STR(""));
        assert_int_equal(a.status, 200);
        n += (int)json_at(json(cx, &a), "/epcisBody/queryResults/resultsBody/eventList")->n;
        ++*pages_out;
        const char *link = header(cx, &a, "Link");
        target = link ? ar_strndup(cx->ar, link + 1, strcspn(link + 1, ">")) : NULL;
    }
    return n;
}

static void check_journey(struct cx *cx)
{
    int pages;
    struct answer post = talk(cx, "POST", E, JSON, STR(EV("5", CTX ",")));
    assert_int_equal(post.status, 201);
    const char *at = header(cx, &post, "Location");
    assert_true(at && strncmp(at, E "/ni%3A%2F%2F%2Fsha-256%3B", 20) == 0);
    struct answer get = talk(cx, "GET", at, "", STR(""));
    assert_int_equal(get.status, 200);
    const struct jv *list = json_at(json(cx, &get), "/epcisBody/queryResults/resultsBody/eventList");
    assert_int_equal(list->n, 1);
    assert_true(json_equal(&list->items[0], json(cx, &post)));
    assert_true(json_get(&list->items[0], "recordTime") && json_get(&list->items[0], "eventID"));
    assert_int_equal(walk(cx, E "?perPage=2&orderBy=eventTime", &pages), 7);
    assert_int_equal(pages, 4);
    struct answer capture = talk(cx, "POST", C, JSON, STR(DOC(EV("1", "") "," EV("6", "") ",{\"type\":\"Fruit\"}")));
    struct answer report = talk(cx, "GET", header(cx, &capture, "Location"), "", STR(""));
    const struct jv *r = json(cx, &report);
    assert_true(json_is(json_get(r, "success"), J_FALSE) && json_is(json_get(r, "running"), J_FALSE));
    assert_true(str_eqz(json_str(json_at(r, "/errors/0/pointer")), "/epcisBody/eventList/2/type"));
    assert_true(str_eqz(json_str(json_at(r, "/events/1/outcome")), "rolled_back"));
    assert_true(str_eqz(json_str(json_at(r, "/events/2/outcome")), "refused"));
    struct answer items = talk(cx, "GET", "/api/v1/events?sort=-time&limit=3&type=ObjectEvent", "", STR(""));
    assert_int_equal(items.status, 200);
    assert_int_equal(json_get(json(cx, &items), "items")->n, 3);
}

static void routes(struct cx *cx, struct db *db, void *arg)
{
    static const struct room *const ROOMS[] = {&net_room, &epcis_room, NULL};
    static bool added;
    const struct net_opt opt = {.bind = "127.0.0.1", .net_threads = 2, .worker_threads = 4, .rooms = ROOMS, .auth = {nobody, allow, NULL, caller}};
    (void)db, (void)arg;
    if (!added)
        conf_add(net_room.conf, net_room.conf_n);
    added = true;
    T_OK(cx, conf_set(cx, "epcis.capture_limit", "5"));
    T_OK(cx, net_start(cx, &opt));
    check_cases(cx);
    check_journey(cx);
    net_stop(2000);
    T_OK(cx, conf_set(cx, "epcis.capture_limit", "10000"));
}

static void test_routes(void **state)
{
    (void)state;
    t_each(routes, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_routes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
