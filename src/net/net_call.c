/* net_call.c: see client.h. Owns libcurl: no other file includes it. Each call is one easy handle of a multi handle; the callbacks
 * only copy bytes into bounded memory of the call and judge addresses, so that nothing can jump out of the library. */
#include "client.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "conf.h"

#define CONNECT_MS 5000L
#define TIMEOUT_MS 30000
#define REPLY_MAX (64 << 10)
#define HEAD_MAX (16 << 10)
#define CONNECTIONS 64L

struct text { char *p; size_t size, max; };  /* NUL-terminated */
struct client_link {
    CURL *easy;                 /* NULL once it is finished */
    struct client *in;          /* the client it runs in, or NULL */
    struct client_link *next;   /* of those under way */
    struct curl_slist *headers;
    struct text reply, head;
    bool refused, too_long, keep; /* keep: the handle goes to the idle ones when it is over */
    uint64_t rule;              /* of addresses, when it began */
    char why[CURL_ERROR_SIZE];
};
struct client {
    CURLM *multi;
    struct client_link *first;  /* under way */
};

static pthread_once_t once = PTHREAD_ONCE_INIT;
static void start_library(void)
{
    curl_global_init(CURL_GLOBAL_DEFAULT);
}

/* ---- which addresses ------------------------------------------------------------------------------------------------------------- */
struct net { const char *text; int bits; };

/* Not public (RFC 6890 and its registry), IPv4. */
static const struct net CLOSED4[] = {
    {"0.0.0.0", 8}, {"10.0.0.0", 8}, {"100.64.0.0", 10}, {"127.0.0.0", 8}, {"169.254.0.0", 16}, {"172.16.0.0", 12}, {"192.0.0.0", 24},
    {"192.0.2.0", 24}, {"192.88.99.0", 24}, {"192.168.0.0", 16}, {"198.18.0.0", 15}, {"198.51.100.0", 24}, {"203.0.113.0", 24},
    {"224.0.0.0", 4}, {"240.0.0.0", 4}};
/* What is public in IPv6 lies in 2000::/3; within it these do not (Teredo, documentation, ORCHID, benchmarks). */
static const struct net CLOSED6[] = {{"2001::", 23}, {"2001:db8::", 32}, {"3fff::", 20}};
/* IPv6 that carries an IPv4 address, which then decides: where it stands. */
static const struct { struct net net; int at; } CARRIER[] = {
    {{"::ffff:0:0", 96}, 12}, {{"64:ff9b::", 96}, 12}, {{"2002::", 16}, 2}};

static bool within(int family, const uint8_t *a, const char *text, int bits)
{
    uint8_t n[16];
    if (inet_pton(family, text, n) != 1)
        return false;
    for (int i = 0; i * 8 < bits; i++) {
        int left = bits - i * 8;
        uint8_t mask = (uint8_t)(left >= 8 ? 0xff : 0xff << (8 - left));
        if ((a[i] & mask) != (n[i] & mask))
            return false;
    }
    return true;
}

/* "10.0.0.0/8, fd00::/8, 192.168.1.7" */
static bool listed(const char *list, int family, const uint8_t *a)
{
    struct str rest = str_of(list), one, net, bits;
    while (rest.size) {
        char text[64];
        int64_t n = family == AF_INET ? 32 : 128;
        str_cut(rest, ',', &one, &rest);
        bool cut = str_cut(str_trim(one), '/', &net, &bits);
        if (cut && (!str_i64(bits, &n) || n < 0 || n > (family == AF_INET ? 32 : 128)))
            continue;
        snprintf(text, sizeof text, "%.*s", (int)(net.size > 60 ? 60 : net.size), net.p ? net.p : "");
        if (within(family, a, text, (int)n))
            return true;
    }
    return false;
}

static bool allowed(int family, const uint8_t *a)
{
    if (listed(conf_text("net.client_private"), family, a))
        return true;
    if (family == AF_INET) {
        for (size_t i = 0; i < sizeof CLOSED4 / sizeof CLOSED4[0]; i++)
            if (within(AF_INET, a, CLOSED4[i].text, CLOSED4[i].bits))
                return false;
        return true;
    }
    for (size_t i = 0; i < sizeof CARRIER / sizeof CARRIER[0]; i++)
        if (within(AF_INET6, a, CARRIER[i].net.text, CARRIER[i].net.bits))
            return allowed(AF_INET, a + CARRIER[i].at);
    for (size_t i = 0; i < sizeof CLOSED6 / sizeof CLOSED6[0]; i++)
        if (within(AF_INET6, a, CLOSED6[i].text, CLOSED6[i].bits))
            return false;
    return within(AF_INET6, a, "2000::", 3);
}

bool client_address_allowed(const char *address)
{
    uint8_t a[16];
    if (inet_pton(AF_INET, address, a) == 1)
        return allowed(AF_INET, a);
    return inet_pton(AF_INET6, address, a) == 1 && allowed(AF_INET6, a);
}

/* ---- URLs --------------------------------------------------------------------------------------------------------------------------- */
/* A part of the URL in the arena; NULL when it has none. */
static const char *part(struct arena *ar, CURLU *u, CURLUPart which, unsigned flags)
{
    char *s = NULL;
    const char *copy = NULL;
    if (curl_url_get(u, which, &s, flags) == CURLUE_OK)
        copy = ar_strdup(ar, s);
    curl_free(s);
    return copy;
}

static void free_url(void *u)
{
    curl_url_cleanup(u);
}

static CURLU *url_read(struct arena *ar, const char *url)
{
    CURLU *u = curl_url();
    if (!u)
        return NULL;
    ar_defer(ar, free_url, u);
    return curl_url_set(u, CURLUPART_URL, url, 0) == CURLUE_OK ? u : NULL;
}

static bool web(const char *scheme)
{
    return scheme && (strcmp(scheme, "http") == 0 || strcmp(scheme, "https") == 0);
}

const char *client_origin(struct arena *ar, const char *url)
{
    CURLU *u = url_read(ar, url);
    const char *scheme = u ? part(ar, u, CURLUPART_SCHEME, 0) : NULL, *host = u ? part(ar, u, CURLUPART_HOST, 0) : NULL;
    const char *port = u ? part(ar, u, CURLUPART_PORT, CURLU_DEFAULT_PORT) : NULL;
    if (!web(scheme) || !host || !port)
        return NULL;
    char *o = ar_printf(ar, "%s://%s:%s", scheme, host, port);
    for (char *c = o; *c; c++)
        *c = (char)(*c >= 'A' && *c <= 'Z' ? *c + 32 : *c);
    return o;
}

enum err client_check_url(struct cx *cx, const char *url, const char *field)
{
    struct str s = str_of(url);
    CURLU *u = s.size && s.size <= 2000 ? url_read(cx->ar, url) : NULL;
    for (size_t i = 0; i < s.size; i++)
        if ((unsigned char)s.p[i] <= 0x20 || (unsigned char)s.p[i] >= 0x7f)
            u = NULL;
    const char *scheme = u ? part(cx->ar, u, CURLUPART_SCHEME, 0) : NULL, *host = u ? part(cx->ar, u, CURLUPART_HOST, 0) : NULL;
    if (!web(scheme) || !host || !*host || strstr(url, ":///"))
        return err_say(cx, ERR_INVALID, field, "须是 http:// 或 https:// 开头的完整地址", "must be a whole address beginning with http:// or https://");
    if (part(cx->ar, u, CURLUPART_USER, 0) || part(cx->ar, u, CURLUPART_PASSWORD, 0) || part(cx->ar, u, CURLUPART_FRAGMENT, 0))
        return err_say(cx, ERR_INVALID, field, "地址里不能有用户名、密码或 #", "the address must have no user, password, or fragment");
    char bare[64];
    size_t n = strlen(host);
    bool six = host[0] == '[' && host[n - 1] == ']';
    snprintf(bare, sizeof bare, "%.*s", (int)(six ? n - 2 : n), host + six);
    uint8_t a[16];
    bool address = inet_pton(AF_INET, bare, a) == 1 || inet_pton(AF_INET6, bare, a) == 1;
    if ((address && !client_address_allowed(bare)) || strcasecmp(host, "localhost") == 0) {
        if (address || !client_address_allowed("127.0.0.1"))
            return err_say(cx, ERR_INVALID, field, "不允许发往内部地址 %s（见设置 net.client_private）",
                           "calls to the internal address %s are not allowed (see the setting net.client_private)", bare);
    }
    return ERR_NONE;
}

/* ---- one call ---------------------------------------------------------------------------------------------------------------------- */
static size_t take(struct text *t, const char *p, size_t size)
{
    if (size > t->max - t->size)
        return 0;
    char *grown = realloc(t->p, t->size + size + 1);
    if (!grown)
        return 0;
    t->p = grown;
    memcpy(t->p + t->size, p, size);
    t->size += size;
    t->p[t->size] = '\0';
    return size;
}

static size_t on_body(char *p, size_t one, size_t n, void *arg)
{
    struct client_link *l = arg;
    size_t took = take(&l->reply, p, one * n);
    l->too_long = l->too_long || took != one * n;
    return took;
}

/* Lines beyond the limit are dropped: nobody asks for them. */
static size_t on_head(char *p, size_t one, size_t n, void *arg)
{
    struct client_link *l = arg;
    take(&l->head, p, one * n);
    return one * n;
}

static curl_socket_t on_socket(void *arg, curlsocktype purpose, struct curl_sockaddr *to)
{
    struct client_link *l = arg;
    const struct sockaddr *sa = &to->addr;
    struct sockaddr_in v4;
    struct sockaddr_in6 v6;
    bool ok = false;
    (void)purpose;
    if (sa->sa_family == AF_INET && to->addrlen >= sizeof v4) {
        memcpy(&v4, sa, sizeof v4);
        ok = allowed(AF_INET, (const uint8_t *)&v4.sin_addr);
    } else if (sa->sa_family == AF_INET6 && to->addrlen >= sizeof v6) {
        memcpy(&v6, sa, sizeof v6);
        ok = allowed(AF_INET6, (const uint8_t *)&v6.sin6_addr);
    }
    l->refused = l->refused || !ok;
    return ok ? socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol) : CURL_SOCKET_BAD;
}

/* ---- idle handles ------------------------------------------------------------------------------------------------------------------- */
/* What is left of single calls: libcurl keeps their connections open, so that the next call to the same server needs no new one, nor a
 * handshake. Their addresses were judged when they were opened: by another rule than today's they are not used. */
enum { IDLE_MAX = 16 };
static struct { pthread_mutex_t lock; size_t n; struct { CURL *easy; uint64_t rule; } v[IDLE_MAX]; } idle = {.lock = PTHREAD_MUTEX_INITIALIZER};

static uint64_t rule_now(void)
{
    return str_hash(str_of(conf_text("net.client_private")), 0);
}

static CURL *idle_take(uint64_t rule)
{
    for (;;) {
        pthread_mutex_lock(&idle.lock);
        bool any = idle.n > 0;
        CURL *easy = any ? idle.v[--idle.n].easy : NULL;
        bool fit = any && idle.v[idle.n].rule == rule;
        pthread_mutex_unlock(&idle.lock);
        if (!any)
            return curl_easy_init();
        if (fit)
            return easy;
        curl_easy_cleanup(easy);
    }
}

static void idle_give(CURL *easy, uint64_t rule)
{
    curl_easy_reset(easy); /* forgets everything but its connections */
    pthread_mutex_lock(&idle.lock);
    bool room = idle.n < IDLE_MAX;
    if (room) {
        idle.v[idle.n].easy = easy;
        idle.v[idle.n++].rule = rule;
    }
    pthread_mutex_unlock(&idle.lock);
    if (!room)
        curl_easy_cleanup(easy);
}

static void link_end(struct client_link *l)
{
    if (l->in) {
        struct client_link **at = &l->in->first;
        while (*at && *at != l)
            at = &(*at)->next;
        if (*at)
            *at = l->next;
        curl_multi_remove_handle(l->in->multi, l->easy);
        l->in = NULL;
    }
    if (l->easy && l->keep)
        idle_give(l->easy, l->rule);
    else if (l->easy)
        curl_easy_cleanup(l->easy);
    curl_slist_free_all(l->headers);
    l->easy = NULL;
    l->headers = NULL;
}

static void link_free(void *arg)
{
    struct client_link *l = arg;
    link_end(l);
    free(l->reply.p);
    free(l->head.p);
    free(l);
}

static bool put_headers(struct client_link *l, const struct client_call *call)
{
    struct curl_slist *h = curl_slist_append(NULL, "Expect:");
    for (size_t i = 0; h && call->headers && call->headers[i]; i++) {
        struct curl_slist *more = curl_slist_append(h, call->headers[i]);
        if (!more)
            curl_slist_free_all(h);
        h = more;
    }
    l->headers = h;
    return h != NULL;
}

static bool set_options(struct client_link *l, const struct client_call *call)
{
    CURL *e = l->easy;
    long ms = call->timeout_ms ? call->timeout_ms : TIMEOUT_MS;
    bool ok = curl_easy_setopt(e, CURLOPT_URL, call->url) == CURLE_OK;
    ok = ok && curl_easy_setopt(e, CURLOPT_PROTOCOLS_STR, "http,https") == CURLE_OK;
    ok = ok && curl_easy_setopt(e, CURLOPT_FOLLOWLOCATION, 0L) == CURLE_OK;
    ok = ok && curl_easy_setopt(e, CURLOPT_PROXY, "") == CURLE_OK;
    ok = ok && curl_easy_setopt(e, CURLOPT_NOSIGNAL, 1L) == CURLE_OK;
    ok = ok && curl_easy_setopt(e, CURLOPT_TIMEOUT_MS, ms) == CURLE_OK;
    ok = ok && curl_easy_setopt(e, CURLOPT_CONNECTTIMEOUT_MS, ms < CONNECT_MS ? ms : CONNECT_MS) == CURLE_OK;
    ok = ok && curl_easy_setopt(e, CURLOPT_OPENSOCKETFUNCTION, on_socket) == CURLE_OK && curl_easy_setopt(e, CURLOPT_OPENSOCKETDATA, l) == CURLE_OK;
    ok = ok && curl_easy_setopt(e, CURLOPT_WRITEFUNCTION, on_body) == CURLE_OK && curl_easy_setopt(e, CURLOPT_WRITEDATA, l) == CURLE_OK;
    ok = ok && curl_easy_setopt(e, CURLOPT_HEADERFUNCTION, on_head) == CURLE_OK && curl_easy_setopt(e, CURLOPT_HEADERDATA, l) == CURLE_OK;
    ok = ok && curl_easy_setopt(e, CURLOPT_ERRORBUFFER, l->why) == CURLE_OK;
    ok = ok && curl_easy_setopt(e, CURLOPT_HTTPHEADER, l->headers) == CURLE_OK;
    ok = ok && curl_easy_setopt(e, CURLOPT_USERAGENT, "tiantou") == CURLE_OK;
    ok = ok && curl_easy_setopt(e, CURLOPT_PRIVATE, call) == CURLE_OK;
    if (call->body.size || strcmp(call->method, "POST") == 0) {
        ok = ok && curl_easy_setopt(e, CURLOPT_POST, 1L) == CURLE_OK;
        ok = ok && curl_easy_setopt(e, CURLOPT_POSTFIELDS, call->body.p ? call->body.p : "") == CURLE_OK;
        ok = ok && curl_easy_setopt(e, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)call->body.size) == CURLE_OK;
    }
    return ok && curl_easy_setopt(e, CURLOPT_CUSTOMREQUEST, call->method) == CURLE_OK;
}

/* alone: by a handle of the idle ones, not in a client. */
static bool prepare(struct client_call *call, bool alone)
{
    pthread_once(&once, start_library);
    struct client_link *l = calloc(1, sizeof *l);
    call->status = 0;
    call->refused = false;
    call->link = l;
    if (!l) {
        snprintf(call->error, sizeof call->error, "out of memory");
        return false;
    }
    ar_defer(call->ar, link_free, l);
    l->reply.max = call->reply_max ? call->reply_max : REPLY_MAX;
    l->head.max = HEAD_MAX;
    l->rule = rule_now();
    l->easy = alone ? idle_take(l->rule) : curl_easy_init();
    if (l->easy && put_headers(l, call) && set_options(l, call))
        return true;
    link_end(l);
    snprintf(call->error, sizeof call->error, "the call cannot be made");
    return false;
}

static void finish(struct client_call *call, CURLcode rc)
{
    struct client_link *l = call->link;
    long status = 0;
    curl_easy_getinfo(l->easy, CURLINFO_RESPONSE_CODE, &status);
    call->refused = l->refused && status == 0;
    call->error[0] = '\0';
    if (rc == CURLE_OK) {
        call->status = (int)status;
        call->reply = (struct str){l->reply.p ? l->reply.p : "", l->reply.size};
        call->head = (struct str){l->head.p ? l->head.p : "", l->head.size};
    } else {
        const char *why = l->why[0] ? l->why : curl_easy_strerror(rc);
        snprintf(call->error, sizeof call->error, "%s",
                 call->refused ? "the address is not public, and net.client_private does not name it" : l->too_long ? "the answer is too long" : why);
    }
    link_end(l);
}

struct str client_reply_header(const struct client_call *call, const char *name)
{
    struct str rest = call->head, line, key, value, found = {0};
    while (rest.size) {
        str_cut(rest, '\n', &line, &rest);
        if (str_cut(line, ':', &key, &value) && str_ieqz(key, name))
            found = str_trim(value);
    }
    return found;
}

bool client_do(struct client_call *call)
{
    if (!prepare(call, true))
        return false;
    CURLcode rc = curl_easy_perform(call->link->easy);
    call->link->keep = rc == CURLE_OK;
    finish(call, rc);
    return call->status != 0;
}

/* ---- many calls --------------------------------------------------------------------------------------------------------------------- */
struct client *client_new(void)
{
    pthread_once(&once, start_library);
    struct client *c = calloc(1, sizeof *c);
    if (c && (c->multi = curl_multi_init()) == NULL) {
        free(c);
        c = NULL;
    }
    if (c)
        curl_multi_setopt(c->multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, CONNECTIONS);
    return c;
}

void client_free(struct client **c)
{
    if (!*c)
        return;
    while ((*c)->first)
        link_end((*c)->first);
    curl_multi_cleanup((*c)->multi);
    free(*c);
    *c = NULL;
}

bool client_start(struct client *c, struct client_call *call)
{
    if (!prepare(call, false))
        return false;
    if (curl_multi_add_handle(c->multi, call->link->easy) == CURLM_OK) {
        call->link->in = c;
        call->link->next = c->first;
        c->first = call->link;
        return true;
    }
    link_end(call->link);
    snprintf(call->error, sizeof call->error, "the call cannot be made");
    return false;
}

static struct client_call *finished(struct client *c)
{
    int left;
    for (CURLMsg *m; (m = curl_multi_info_read(c->multi, &left)) != NULL;) {
        struct client_call *call = NULL;
        if (m->msg != CURLMSG_DONE)
            continue;
        CURLcode rc = m->data.result;
        curl_easy_getinfo(m->easy_handle, CURLINFO_PRIVATE, (char **)&call);
        finish(call, rc);
        return call;
    }
    return NULL;
}

struct client_call *client_poll(struct client *c, int timeout_ms)
{
    int running = 0;
    struct client_call *call = finished(c);
    if (call)
        return call;
    curl_multi_perform(c->multi, &running);
    if ((call = finished(c)) != NULL)
        return call;
    curl_multi_poll(c->multi, NULL, 0, timeout_ms, NULL);
    curl_multi_perform(c->multi, &running);
    return finished(c);
}

void client_wake(struct client *c)
{
    curl_multi_wakeup(c->multi);
}
