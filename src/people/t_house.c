/* t_house.c: see t_house.h. */
#include "t_house.h"

#include "people_priv.h"

#include <arpa/inet.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

#include "log.h"
#include "store_test.h"

extern const struct room net_room;
extern const struct migration people_migrations[], proof_migrations[];
extern const size_t people_migrations_n, proof_migrations_n;
enum { T_ROOMS_MAX = 12 };
static const struct room *rooms[T_ROOMS_MAX + 1] = {&net_room, &people_room}; /* and those above, NULL-terminated */
static const struct conf_key T_CONF[] = {{"data.dir", CONF_TEXT, "", 0, 0, 0, "data folder"}};

/* ---- a small county ------------------------------------------------------------------------------------------------------ */

static enum err level_add(struct cx *cx, struct tx *tx, int64_t parent, const char *code, const char *kind, const char *name, const char *en, int64_t *id)
{
    struct people_new_level l = {parent, code, kind, name, en};
    return people_level_create(cx, tx, &l, id);
}

static enum err tree_make(struct cx *cx, struct tx *tx, struct t_house *h)
{
    TRY(level_add(cx, tx, 0, "420117", "county", "云岭县", "Yunling", &h->county));
    TRY(level_add(cx, tx, h->county, "420117001", "township", "青石镇", "Qingshi", &h->town_a));
    TRY(level_add(cx, tx, h->county, "420117002", "township", "白水镇", "Baishui", &h->town_b));
    TRY(level_add(cx, tx, h->town_a, "420117001001", "village", "柳溪村村民委员会", "Liuxi", &h->village_a1));
    TRY(level_add(cx, tx, h->town_a, "420117001002", "village", "桃坪村委会", NULL, &h->village_a2));
    TRY(level_add(cx, tx, h->town_b, NULL, "village", "石门村", "Shimen", &h->village_b1));
    TRY(level_add(cx, tx, 0, "420118", "county", "邻县", "Linxian", &h->other_county));
    return people_county_set(cx, tx, h->county, true);
}

static enum err operators_make(struct cx *cx, struct tx *tx, struct t_house *h)
{
    struct people_new_operator a = {.level_id = h->village_a1, .kind = "coop", .name = "青石镇柳溪茶叶合作社", .uscc = "93420117526018159L", .contact = "陈远",
                                    .phone = "13812345678", .trained_person = "陈远"};
    struct people_new_operator b = {.level_id = h->village_b1, .kind = "household", .name = "李明山", .phone = "13900001111"};
    struct people_operator op;
    TRY(people_operator_create(cx, tx, &a, &h->op_a));
    TRY(people_operator_create(cx, tx, &b, &h->op_b));
    TRY(people_operator_enter(cx, tx, h->op_a, OPERATOR_EXAMINED, "材料齐全"));
    TRY(people_operator_enter(cx, tx, h->op_a, OPERATOR_ACTIVE, "启用"));
    TRY(people_operator_by_id(cx, tx, h->op_a, &op));
    h->op_a_uuid = op.uuid;
    TRY(people_operator_by_id(cx, tx, h->op_b, &op));
    h->op_b_uuid = op.uuid;
    return ERR_NONE;
}

static enum err accounts_make(struct cx *cx, struct tx *tx, struct t_house *h)
{
    const struct people_new_account accounts[] = {
        {"root", "根管理员", T_PASSWORD, ROLE_ADMIN, 0, 0},
        {"admin", "县管理员", T_PASSWORD, ROLE_ADMIN, h->county, 0},
        {"office", "县电商办", T_PASSWORD, ROLE_OFFICE, h->county, 0},
        {"office-a", "青石镇办", T_PASSWORD, ROLE_OFFICE, h->town_a, 0},
        {"agri", "农业监管", T_PASSWORD, ROLE_AGRI, h->county, 0},
        {"market", "市场监管", T_PASSWORD, ROLE_MARKET, h->county, 0},
        {"lab", "检测站", T_PASSWORD, ROLE_LAB, h->county, 0},
        {"owner-a", "陈远", T_PASSWORD, ROLE_OWNER, 0, h->op_a},
        {"owner-b", "李明山", T_PASSWORD, ROLE_OWNER, 0, h->op_b},
        {"worker-a", "小王", T_PASSWORD, ROLE_WORKER, 0, h->op_a},
        {"point-b", "石门村站", T_PASSWORD, ROLE_POINT, h->village_b1, 0},
    };
    int64_t id;
    for (size_t i = 0; i < sizeof accounts / sizeof accounts[0]; i++)
        TRY(people_account_create(cx, tx, &accounts[i], &id));
    return ERR_NONE;
}

static enum err county_make(struct cx *cx, struct tx *tx, void *arg)
{
    TRY(tree_make(cx, tx, arg));
    TRY(operators_make(cx, tx, arg));
    return accounts_make(cx, tx, arg);
}

/* ---- serving --------------------------------------------------------------------------------------------------------------- */

static void check(enum err e, const struct cx *cx)
{
    if (e != ERR_NONE)
        fail_msg("%s: %s %s", err_code(e), cx->err_field, cx->err_text);
}

static void conf_ready(struct cx *cx)
{
    static bool done;
    if (!done) {
        conf_add(T_CONF, 1);
        for (int i = 0; rooms[i] != NULL; i++)
            if (rooms[i]->conf_n != 0)
                conf_add(rooms[i]->conf, rooms[i]->conf_n);
    }
    done = true;
    log_set_level(LOG_ERROR);
    check(conf_set(cx, "people.argon_mem", "64k"), cx);
    check(conf_set(cx, "people.argon_ops", "1"), cx);
    check(conf_set(cx, "people.argon_parallel", "4"), cx);
    check(conf_set(cx, "people.audit_refused_per_min", "30"), cx);
    check(conf_set(cx, "people.session_idle", "12h"), cx);
}

static void house_run(struct cx *cx, struct db *db, void *arg)
{
    void (*body)(struct t_house *) = *(void (**)(struct t_house *))arg;
    struct t_house h = {.cx = cx, .db = db};
    struct net_opt opt = {.bind = "127.0.0.1", .port = 0, .net_threads = 1, .worker_threads = 8, .rooms = rooms, .auth = people_auth};
    conf_ready(cx);
    for (int i = 0; rooms[i] != NULL; i++)
        if (rooms[i]->start != NULL)
            check(rooms[i]->start(cx), cx);
    check(tx_run(cx, "t.county", county_make, &h), cx);
    check(net_start(cx, &opt), cx);
    h.port = net_port();
    body(&h);
    net_stop(2000);
    for (int i = T_ROOMS_MAX; i-- > 0;)
        if (rooms[i] != NULL && rooms[i]->stop != NULL)
            rooms[i]->stop();
}

void t_house_with(const struct room *const *above, void (*body)(struct t_house *h))
{
    struct store_test_migrations ms[T_ROOMS_MAX + 2] = {{proof_migrations, &proof_migrations_n}, {people_migrations, &people_migrations_n}};
    size_t m = 2, r = 2;
    for (size_t i = 0; above != NULL && above[i] != NULL && r < T_ROOMS_MAX; i++) {
        rooms[r++] = above[i];
        if (above[i]->migrations != NULL)
            ms[m++] = (struct store_test_migrations){above[i]->migrations, above[i]->migrations_n};
    }
    store_test_each(ms, house_run, &body);
}

void t_house_each(void (*body)(struct t_house *h))
{
    t_house_with(NULL, body);
}

/* ---- the client --------------------------------------------------------------------------------------------------------------- */

static int dial(int port)
{
    struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    assert_int_equal(connect(fd, (struct sockaddr *)&a, sizeof a), 0);
    return fd;
}

static struct str exchange(struct t_house *h, struct str request)
{
    struct buf got;
    char part[4096];
    int fd = dial(h->port);
    for (size_t sent = 0; sent < request.size;) {
        ssize_t w = send(fd, request.p + sent, request.size - sent, MSG_NOSIGNAL);
        assert_true(w > 0);
        sent += (size_t)w;
    }
    buf_init(&got, h->cx->ar, 8192);
    for (ssize_t n; (n = recv(fd, part, sizeof part, 0)) > 0;)
        buf_put(&got, part, (size_t)n);
    close(fd);
    buf_z(&got);
    return buf_view(&got);
}

static void put_who(struct buf *b, const char *who)
{
    if (who == NULL)
        return;
    if (strncmp(who, "Bearer ", 7) == 0)
        buf_printf(b, "Authorization: %s\r\n", who);
    else if (strncmp(who, "foreign ", 8) == 0)
        buf_printf(b, "Cookie: tt_session=%s\r\n", who + 8);
    else
        buf_printf(b, "Cookie: tt_session=%s\r\nSec-Fetch-Site: same-origin\r\n", who);
}

static void answer_read(struct t_house *h, struct str got, struct t_answer *a)
{
    const char *end = strstr(got.p, "\r\n\r\n");
    assert_non_null(end);
    a->status = atoi(got.p + 9);
    a->head = ar_strndup(h->cx->ar, got.p, (size_t)(end - got.p));
    a->text = end + 4;
    const char *tag = strcasestr(a->head, "\r\netag: \""), *cookie = strcasestr(a->head, "\r\nset-cookie: tt_session=");
    a->rev = tag == NULL ? FIELD_NULL : atoll(tag + 9);
    if (cookie != NULL)
        snprintf(a->cookie, sizeof a->cookie, "%.*s", (int)strcspn(cookie + 25, ";\r"), cookie + 25);
    struct json_fault fault;
    if (a->text[0] != '{' || !json_read(h->cx->ar, str_of(a->text), NULL, &a->body, &fault))
        a->body.type = J_NULL;
}

struct t_answer t_call(struct t_house *h, const char *who, const char *method, const char *path, const char *body, int64_t rev)
{
    struct t_answer a = {0};
    struct buf b;
    buf_init(&b, h->cx->ar, 1024);
    buf_printf(&b, "%s %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\nUser-Agent: t\r\n", method, path, h->port);
    put_who(&b, who);
    if (rev != FIELD_NULL)
        buf_printf(&b, "If-Match: \"%lld\"\r\n", (long long)rev);
    if (body != NULL)
        buf_printf(&b, "Content-Type: application/json\r\nContent-Length: %zu\r\n", strlen(body));
    buf_puts(&b, "\r\n");
    buf_puts(&b, body == NULL ? "" : body);
    answer_read(h, exchange(h, buf_view(&b)), &a);
    return a;
}

const char *t_sign_in(struct t_house *h, const char *login)
{
    const char *body = ar_printf(h->cx->ar, "{\"login\":\"%s\",\"password\":\"%s\"}", login, T_PASSWORD);
    struct t_answer a = t_call(h, NULL, "POST", "/api/v1/session", body, FIELD_NULL);
    if (a.status != 200 || a.cookie[0] == '\0')
        fail_msg("sign-in of %s: %d %s", login, a.status, a.text);
    return ar_strdup(h->cx->ar, a.cookie);
}

const char *t_text(const struct t_answer *a, const char *pointer)
{
    static char text[8][2048]; /* eight at a time are enough for a comparison */
    static int next;
    const struct jv *v = a->body.type == J_NULL ? NULL : json_at(&a->body, pointer);
    char *out = text[next++ % 8];
    snprintf(out, sizeof text[0], STR_FMT, STR_ARG(json_str(v)));
    return out;
}

struct number { const char *sql; int64_t n; };

static enum err number_read(struct cx *cx, struct tx *tx, void *arg)
{
    struct number *c = arg;
    struct rows *r;
    (void)cx;
    TRY(sql_query_text(tx, "t.number", c->sql, NOARGS, &r));
    if (rows_next(r))
        c->n = rows_i64(r, 0);
    return rows_end(&r);
}

int64_t t_count(struct t_house *h, const char *sql)
{
    struct number c = {sql, -1};
    check(tx_read(h->cx, "t.number", number_read, &c), h->cx);
    return c.n;
}

struct level_of { int64_t id; struct level_row row; };

static enum err level_of_read(struct cx *cx, struct tx *tx, void *arg)
{
    struct level_of *l = arg;
    return people_level_row_id(cx, tx, l->id, &l->row);
}

const char *t_uuid_of_level(struct t_house *h, int64_t id)
{
    struct level_of l = {.id = id};
    check(tx_read(h->cx, "t.level", level_of_read, &l), h->cx);
    return l.row.uuid;
}
