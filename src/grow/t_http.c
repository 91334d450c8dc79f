/* t_http.c: the routes as a client sees them: the journey plot → season → record → harvest → lot by HTTP, revisions by
 * If-Match, idempotency, lists, the map, statistics, photos, refusals in the audit trail. */
#include "t_farm.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include "grow_file.h"
#include "grow_image.h"
#include "net.h"

extern const struct room net_room;
extern const struct room epcis_room, proof_room;
static const struct room *const ROOMS[] = {&net_room, &proof_room, &people_room, &epcis_room, &grow_room, NULL};

struct answer { int status; const char *head; struct str text; struct jv body; };
static struct t_farm *farm;
static const char *keys[4];
enum { NOBODY, OWNER, OFFICE, OWNER2 };

/* ---- a client ------------------------------------------------------------------------------------------------------------------------ */
static struct str exchange(struct str request) {
    struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons((uint16_t)net_port()), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    struct buf b;
    char part[16384];
    assert_int_equal(connect(fd, (struct sockaddr *)&a, sizeof a), 0);
    for (size_t off = 0; off < request.size;) {
        ssize_t n = send(fd, request.p + off, request.size - off, MSG_NOSIGNAL);
        if (n <= 0)
            break;
        off += (size_t)n;
    }
    buf_init(&b, farm->cx->ar, 16384);
    for (ssize_t n; (n = recv(fd, part, sizeof part, 0)) > 0;)
        buf_put(&b, part, (size_t)n);
    close(fd);
    return buf_view(&b);
}

static struct answer answer_of(struct str raw) {
    struct answer a = {0};
    struct json_fault fault;
    const char *end = memmem(raw.p, raw.size, "\r\n\r\n", 4);
    assert_non_null(end);
    a.status = atoi(raw.p + 9);
    a.head = ar_strndup(farm->cx->ar, raw.p, (size_t)(end - raw.p));
    a.text = str_from(raw, (size_t)(end - raw.p) + 4);
    if (!json_read(farm->cx->ar, a.text, NULL, &a.body, &fault))
        a.body.type = J_NULL;
    return a;
}

static struct answer call(int who, const char *method, const char *path, const char *extra, const char *type, struct str body) {
    struct buf b;
    buf_init(&b, farm->cx->ar, 1024 + body.size);
    buf_printf(&b, "%s %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\n%s", method, path, net_port(), extra ? extra : "");
    if (keys[who])
        buf_printf(&b, "Authorization: Bearer %s\r\n", keys[who]);
    if (body.p)
        buf_printf(&b, "Content-Type: %s\r\nContent-Length: %zu\r\n", type, body.size);
    buf_puts(&b, "\r\n");
    buf_str(&b, body);
    return answer_of(exchange(buf_view(&b)));
}

static struct answer get(int who, const char *path) { return call(who, "GET", path, NULL, NULL, (struct str){NULL, 0}); }
static struct answer post(int who, const char *path, const char *json) { return call(who, "POST", path, NULL, "application/json", str_of(json)); }

static const char *text(const struct answer *a, const char *pointer) {
    return str_dup(farm->cx->ar, json_str(json_at(&a->body, pointer)));
}

static void want(const struct answer *a, int status, int line) {
    if (a->status != status)
        fail_msg("line %d: wanted %d, have %d: %s", line, status, a->status, str_dup(farm->cx->ar, a->text));
}
#define WANT(a, status) want(&(a), (status), __LINE__)
#define F(...) ar_printf(farm->cx->ar, __VA_ARGS__)

/* ---- the journey ------------------------------------------------------------------------------------------------------------------------ */
static const char *day(int64_t ago) {
    char t[16];
    day_format((int32_t)(farm->today - ago), t);
    return ar_strdup(farm->cx->ar, t);
}

static void plots_and_lists(void) {
    const char *square = t_square(farm, 114.5, 30.5, 0.002);
    struct answer a = post(OWNER, "/api/v1/plots", F("{\"name\":\"北坡\",\"kind\":\"field\",\"boundary\":%s}", square));
    WANT(a, 201);
    const char *uuid = text(&a, "/uuid"), *path = F("/api/v1/plots/%s", uuid);
    assert_non_null(strcasestr(a.head, F("location: %s", path)));
    assert_true(json_is(json_at(&a.body, "/boundary/coordinates"), J_ARR));
    assert_null(json_at(&a.body, "/operator_id"));                         /* inside ids stay inside */
    a = get(OWNER, path);
    WANT(a, 200);
    assert_non_null(strcasestr(a.head, "etag: \"1\""));
    a = get(OWNER2, path);
    WANT(a, 404);
    a = get(NOBODY, path);
    WANT(a, 401);
    const char *body = F("{\"name\":\"北坡上\",\"kind\":\"field\",\"boundary\":%s}", square);
    a = call(OWNER, "PUT", path, NULL, "application/json", str_of(body));
    WANT(a, 428);
    a = call(OWNER, "PUT", path, "If-Match: \"1\"\r\n", "application/json", str_of(body));
    WANT(a, 200);
    a = call(OWNER, "PUT", path, "If-Match: \"1\"\r\n", "application/json", str_of(body));
    WANT(a, 412);
    a = get(OWNER, F("%s/history", path));
    WANT(a, 200);
    assert_int_equal(json_at(&a.body, "/items")->n, 2);
    assert_string_equal(text(&a, "/items/0/body/name"), "北坡");
    a = post(OWNER, "/api/v1/plots", "{\"name\":\"x\",\"kind\":\"field\",\"boundary\":{\"type\":\"Point\"},\"area_m2\":5}");
    WANT(a, 422);
    a = get(OFFICE, "/api/v1/plots?count=1&sort=-area_m2&q=%E5%8C%97%E5%9D%A1");
    WANT(a, 200);
    assert_int_equal(json_at(&a.body, "/items")->n, 1);
    a = get(OWNER2, "/api/v1/plots");
    assert_int_equal(json_at(&a.body, "/items")->n, 0);
    a = get(OFFICE, "/api/v1/plot-map?bbox=114.4,30.4,114.6,30.6");
    WANT(a, 200);
    assert_int_equal(json_at(&a.body, "/features")->n, 1);
    assert_string_equal(text(&a, "/features/0/properties/level_name"), "柳溪村");
    assert_string_equal(text(&a, "/features/0/properties/town_name"), "青石镇");
    a = get(OFFICE, "/api/v1/plot-map");
    assert_int_equal(json_at(&a.body, "/features")->n, 2);
    a = get(OWNER2, "/api/v1/plot-map");
    assert_int_equal(json_at(&a.body, "/features")->n, 0);
    a = get(OFFICE, "/api/v1/plot-map?bbox=1,2,3");
    WANT(a, 422);
    a = get(OFFICE, "/api/v1/plots?nonsense=1");
    WANT(a, 400);
}

static void gaps(void) {
    int y, m, d;
    day_split((int32_t)farm->today, &y, &m, &d);
    struct answer a = get(OFFICE, F("/api/v1/plot-gaps/%d", y));
    WANT(a, 200);
    assert_int_equal(json_at(&a.body, "/items")->n, 2);                    /* nothing is recorded yet */
    a = get(OFFICE, "/api/v1/plot-gaps/20x6");
    WANT(a, 422);
}

static struct answer lot_made;
static void records(void) {
    const char *body = F("{\"season\":\"%s\",\"kind\":\"pesticide\",\"day\":\"%s\",\"uses\":[{\"name\":\"甲胺磷\",\"kind\":\"pesticide\",\"amount\":\"10\",\"unit\":\"g\"}]}", farm->season, day(3));
    struct answer a = post(OWNER, "/api/v1/records", body);
    WANT(a, 422);
    assert_string_equal(text(&a, "/code"), "banned_substance");
    assert_int_equal(t_number(farm, "SELECT COUNT(*) FROM people_audit WHERE action = 'grow.record.create' AND error = 'banned_substance'") +
                     t_number(farm, "SELECT COUNT(*) FROM grow_record"), 1);
    body = F("{\"season\":\"%s\",\"kind\":\"weed\",\"day\":\"%s\",\"time\":\"08:30\",\"note\":\"<b>人工</b>\"}", farm->season, day(3));
    a = call(OWNER, "POST", "/api/v1/records", "Idempotency-Key: k1\r\n", "application/json", str_of(body));
    WANT(a, 201);
    const char *uuid = text(&a, "/uuid");
    a = call(OWNER, "POST", "/api/v1/records", "Idempotency-Key: k1\r\n", "application/json", str_of(body));
    WANT(a, 201);
    assert_string_equal(text(&a, "/uuid"), uuid);
    assert_int_equal(t_number(farm, "SELECT COUNT(*) FROM grow_record"), 1);
    body = F("{\"season\":\"%s\",\"kind\":\"weed\",\"day\":\"%s\",\"reason\":\"日期记错\"}", farm->season, day(4));
    a = call(OWNER, "PUT", F("/api/v1/records/%s", uuid), "If-Match: \"1\"\r\n", "application/json", str_of(body));
    WANT(a, 200);
    a = get(OWNER, F("/api/v1/records/%s/history", uuid));
    assert_int_equal(json_at(&a.body, "/items")->n, 2);
    a = call(OWNER, "DELETE", F("/api/v1/records/%s", uuid), NULL, NULL, (struct str){NULL, 0});
    WANT(a, 405);
    body = F("{\"season\":\"%s\",\"product\":\"%s\",\"quantity_g\":500000,\"grade\":\"一级\"}", farm->season, farm->product);
    lot_made = post(OWNER, "/api/v1/harvests", body);
    WANT(lot_made, 201);
}

static void lots(void) {
    const char *uuid = text(&lot_made, "/uuid"), *path = F("/api/v1/lots/%s", uuid);
    struct answer a = post(OWNER, "/api/v1/lot-changes",
                           F("{\"kind\":\"split\",\"loss_g\":0,\"inputs\":[{\"lot\":\"%s\",\"quantity_g\":200000}],\"outputs\":[{\"quantity_g\":100000},{\"quantity_g\":100000}]}", uuid));
    WANT(a, 201);
    a = get(OWNER, path);
    WANT(a, 200);
    assert_int_equal(json_at(&a.body, "/children")->n, 2);
    const char *order = "{\"state\":\"recalled\",\"reason\":\"抽检不合格\",\"return_how\":\"到村服务站退货\"}";
    a = call(OWNER, "POST", F("%s/state", path), "If-Match: \"2\"\r\n", "application/json", str_of(order));
    WANT(a, 403);
    a = call(OFFICE, "POST", F("%s/state", path), "If-Match: \"2\"\r\n", "application/json", str_of(order));
    WANT(a, 200);
    a = get(OFFICE, "/api/v1/lots?state=recalled");
    assert_int_equal(json_at(&a.body, "/items")->n, 3);
    a = get(OFFICE, "/api/v1/grow-stats");
    WANT(a, 200);
    assert_int_equal(json_at(&a.body, "/lots")->n, 1);
    assert_string_equal(text(&a, "/lots/0/name"), "青石镇");
    if (json_at(&a.body, "/operations")->n != 2)
        fail_msg("operations: %s", str_dup(farm->cx->ar, a.text));
    assert_string_equal(text(&a, "/lot_states/0/state"), "recalled");
    a = get(OWNER2, "/api/v1/grow-stats");
    WANT(a, 200);
    assert_int_equal(json_at(&a.body, "/lots")->n, 0);
}

static struct str upload(struct str bytes, const char *name) {
    struct buf b;
    buf_init(&b, farm->cx->ar, bytes.size + 400);
    buf_printf(&b, "--xYzZy\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: image/jpeg\r\n\r\n", name);
    buf_str(&b, bytes);
    buf_puts(&b, "\r\n--xYzZy--\r\n");
    return buf_view(&b);
}

static void photos(void) {
    static uint8_t rgb[60 * 40 * 3];
    struct grow_image im = {rgb, 60, 40};
    struct str jpeg;
    t_ok(farm, grow_image_jpeg(farm->cx, &im, 80, &jpeg));
    struct answer a = call(OWNER, "POST", "/api/v1/photos", NULL, "multipart/form-data; boundary=xYzZy", upload(jpeg, "../../../x.php"));
    WANT(a, 201);
    const char *path = F("/photo/%s", text(&a, "/sha"));
    a = get(OWNER, path);
    WANT(a, 200);
    assert_non_null(strstr(a.head, "image/jpeg"));
    assert_non_null(strstr(a.head, "private"));
    a = get(NOBODY, path);                                    /* nothing public shows it */
    WANT(a, 404);
    a = post(OWNER, "/api/v1/products", F("{\"crop\":\"%s\",\"name\":\"带图\",\"photo_sha\":\"%s\"}", t_crop(farm, "tomato"), path + 7));
    WANT(a, 201);
    a = get(NOBODY, F("%s?w=320", path));
    WANT(a, 200);
    assert_non_null(strstr(a.head, "immutable"));
    a = call(OWNER, "POST", "/api/v1/photos", NULL, "multipart/form-data; boundary=xYzZy", upload(STR("<?php evil(); ?>"), "a.jpg"));
    WANT(a, 415);
    a = get(NOBODY, "/photo/..%2f..%2fetc%2fpasswd");
    WANT(a, 404);
}

static void substances(void) {
    struct answer a = get(OWNER, "/api/v1/substances?q=methamidophos");
    WANT(a, 200);
    assert_int_equal(json_at(&a.body, "/items")->n, 1);
    struct str csv = STR("scope,state,name,name_en,aliases,from,until,crops,source,note\nplant,banned,新药,newphos,,2020-01-01,,,公告,\n");
    a = call(OWNER, "POST", "/api/v1/substances/import", NULL, "text/csv", csv);
    WANT(a, 403);
    a = call(OFFICE, "POST", "/api/v1/substances/import", NULL, "text/csv", csv);
    WANT(a, 200);
    a = get(OWNER, "/api/v1/substances");
    assert_int_equal(json_at(&a.body, "/items")->n, 1);
    a = get(OWNER, "/api/v1/grow-words");
    WANT(a, 200);
    a = get(OWNER, "/api/v1/due");
    WANT(a, 200);
}

/* Every list answers, in every order it offers, as JSON and as CSV, narrowed to a level and for somebody without objects. */
static void lists(void) {
    static const char *const paths[] = {"plots", "crops", "varieties", "inputs", "substances", "substance-editions", "templates", "products", "seasons", "records", "due", "lots"};
    const char *level = NULL;
    struct answer a = get(OFFICE, "/api/v1/levels?kind=township");
    level = text(&a, "/items/0/uuid");
    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
        a = get(OFFICE, F("/api/v1/%s?limit=1&count=1", paths[i]));
    WANT(a, 200);
        a = get(OWNER2, F("/api/v1/%s?q=x", paths[i]));
    WANT(a, 200);
        a = get(OFFICE, F("/api/v1/%s?format=csv", paths[i]));
    WANT(a, 200);
    }
    if (!level[0])
        return;
    a = get(OFFICE, F("/api/v1/plots?level=%s", level));
    WANT(a, 200);
    assert_int_equal(json_at(&a.body, "/items")->n, 2);
    a = get(OFFICE, F("/api/v1/lots?level=%s&state=recalled", level));
    WANT(a, 200);
    assert_int_equal(json_at(&a.body, "/items")->n, 3);
}

/* An upload that no record names goes after a day; one that is named, or uploaded again, stays. */
static void loose_photos(void) {
    enum { N = 4 };
    static uint8_t rgb[N][50 * 40 * 3];
    const char *path[N];
    struct str jpeg[N];
    int64_t n, now = farm->cx->now_us;
    for (int i = 0; i < N; i++) {
        memset(rgb[i], 40 * i + 10, sizeof rgb[i]);
        struct grow_image im = {rgb[i], 50, 40};
        t_ok(farm, grow_image_jpeg(farm->cx, &im, 80, &jpeg[i]));
        struct answer a = call(OWNER, "POST", "/api/v1/photos", NULL, "multipart/form-data; boundary=xYzZy", upload(jpeg[i], "a.jpg"));
        WANT(a, 201);
        path[i] = F("/photo/%s", text(&a, "/sha"));
    }
    struct answer a = post(OWNER, "/api/v1/records", F("{\"season\":\"%s\",\"kind\":\"weed\",\"state\":\"done\",\"day\":\"%s\",\"person\":\"陈远\",\"photos\":[\"%s\"]}", farm->season, day(1), path[0] + 7));
    WANT(a, 201);
    t_ok(farm, grow_files_tidy(farm->cx, &n));
    assert_int_equal(n, 0); /* within the day */
    farm->cx->now_us = now + US_PER_DAY - 3600 * US_PER_S;
    struct grow_file again;
    t_ok(farm, grow_file_put(farm->cx, jpeg[1], GROW_FILE_IMAGE, &again)); /* again, later: its day begins anew */
    assert_string_equal(again.sha, path[1] + 7);
    farm->cx->now_us = now + US_PER_DAY + 60 * US_PER_S;
    t_ok(farm, grow_files_tidy(farm->cx, &n));
    farm->cx->now_us = now;
    assert_int_equal(n, 2);
    for (int i = 0; i < N; i++) {
        const char *file = F("%s/%.2s/%s", grow_files_root(farm->cx), path[i] + 7, path[i] + 9);
        a = get(OWNER, path[i]);
        WANT(a, i < 2 ? 200 : 404);
        assert_int_equal(access(file, F_OK), i < 2 ? 0 : -1);
        assert_int_equal(access(F("%s.320", file), F_OK), i < 2 ? 0 : -1);
    }
    a = post(OWNER, "/api/v1/products", F("{\"crop\":\"%s\",\"name\":\"迟来的\",\"photo_sha\":\"%s\"}", t_crop(farm, "tomato"), path[2] + 7));
    WANT(a, 422); /* it has to be uploaded again, and then it is there */
    t_ok(farm, grow_file_put(farm->cx, jpeg[2], GROW_FILE_IMAGE, &again));
    a = get(OWNER, path[2]);
    WANT(a, 200);
}

/* Crops and varieties are corrected by the office: two at once, what stays as it is, names that are taken, the history. */
static void catalogue(void) {
    static const struct { const char *json, *match; int status; const char *pointer; } CROP[] = {
        {"{\"code\":\"t_yam\",\"name\":\"淮山\",\"category\":\"tuber\"}", NULL, 428, NULL},
        {"{\"code\":\"t_yam\",\"name\":\"淮山\",\"category\":\"tuber\"}", "If-Match: \"7\"\r\n", 412, NULL},
        {"{\"code\":\"t_yam2\",\"name\":\"淮山\",\"category\":\"tuber\"}", "If-Match: \"1\"\r\n", 422, "/code"},
        {"{\"code\":\"t_yam\",\"name\":\"淮山\",\"category\":\"tuber\",\"animal\":true}", "If-Match: \"1\"\r\n", 422, "/animal"},
        {"{\"code\":\"t_yam\",\"name\":\"淮山\",\"category\":\"tuber\",\"reason\":\"正名\"}", "If-Match: \"1\"\r\n", 200, NULL},
        {"{\"code\":\"t_yam\",\"name\":\"山药蛋\",\"category\":\"tuber\"}", "If-Match: \"1\"\r\n", 412, NULL},
    };
    struct answer a = post(OFFICE, "/api/v1/crops", "{\"code\":\"t_yam\",\"name\":\"山药\",\"category\":\"vegetable\"}");
    WANT(a, 201);
    const char *crop = text(&a, "/uuid"), *path = F("/api/v1/crops/%s", crop);
    assert_non_null(strcasestr(a.head, F("location: %s", path)));
    for (size_t i = 0; i < sizeof CROP / sizeof CROP[0]; i++) {
        a = call(OFFICE, "PUT", path, CROP[i].match, "application/json", str_of(CROP[i].json));
        WANT(a, CROP[i].status);
        if (CROP[i].pointer)
            assert_string_equal(text(&a, "/field"), CROP[i].pointer);
    }
    a = call(OWNER, "PUT", path, "If-Match: \"2\"\r\n", "application/json", str_of(CROP[4].json));
    WANT(a, 403);
    a = get(OWNER, path);
    WANT(a, 200);
    assert_string_equal(text(&a, "/name"), "淮山");
    assert_string_equal(text(&a, "/category"), "tuber");
    a = get(OWNER, F("%s/history", path));
    WANT(a, 200);
    assert_int_equal(json_at(&a.body, "/items")->n, 2);
    assert_string_equal(text(&a, "/items/0/body/name"), "山药");
    assert_string_equal(text(&a, "/items/1/reason"), "正名");
    const char *second = F("{\"crop\":\"%s\",\"name\":\"铁棍\"}", crop);
    a = post(OFFICE, "/api/v1/varieties", second);
    WANT(a, 201);
    a = post(OFFICE, "/api/v1/varieties", F("{\"crop\":\"%s\",\"name\":\"白玉\"}", crop));
    WANT(a, 201);
    path = F("/api/v1/varieties/%s", text(&a, "/uuid"));
    a = call(OFFICE, "PUT", path, "If-Match: \"1\"\r\n", "application/json", str_of(second));
    WANT(a, 409); /* the name is taken */
    a = call(OFFICE, "PUT", path, "If-Match: \"1\"\r\n", "application/json", str_of(F("{\"crop\":\"%s\",\"name\":\"白玉二号\",\"name_en\":\"White Jade 2\"}", crop)));
    WANT(a, 200);
    assert_non_null(strcasestr(a.head, "etag: \"2\""));
    a = get(OFFICE, "/api/v1/varieties?q=%E7%99%BD%E7%8E%89");
    assert_string_equal(text(&a, "/items/0/name"), "白玉二号");
    assert_int_equal(json_at(&a.body, "/items/0/rev")->type, J_NUM);
}

/* ---- serving ------------------------------------------------------------------------------------------------------------------------------ */
struct key { const char *name; enum people_role role; int64_t level, op; const char *secret; };
static enum err key_tx(struct cx *cx, struct tx *tx, void *arg) {
    struct key *k = arg;
    return people_key_create(cx, tx, k->name, k->role, k->level, k->op, &k->secret);
}

static void journey(struct t_farm *f) {
    struct net_opt opt = {.bind = "127.0.0.1", .port = 0, .net_threads = 1, .worker_threads = 4, .rooms = ROOMS, .auth = people_auth};
    struct key k[] = {{NULL}, {"o", ROLE_OWNER, 0, f->op, NULL}, {"k", ROLE_OFFICE, f->county, 0, NULL}, {"p", ROLE_OWNER, 0, f->op2, NULL}};
    farm = f;
    for (int i = 1; i < 4; i++) {
        t_ok(f, tx_run(f->cx, "t.key", key_tx, &k[i]));
        keys[i] = k[i].secret;
    }
    t_ok(f, net_start(f->cx, &opt));
    plots_and_lists();
    gaps();
    records();
    lots();
    photos();
    loose_photos();
    catalogue();
    lists();
    substances();
    net_stop(2000);
}

static void t_journey(void **state) {
    (void)state;
    t_farm_each(journey);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(t_journey)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
