/* share_routes.c: peers over the API, the inbox that peers post to, where an event came from; and what the room gives to the house. */
#include "share_priv.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <string.h>

#include "epcis.h"
#include "epcis_subs.h"
#include "people.h"

/* ---- list --------------------------------------------------------------------------------------------------------------------------------- */
static const struct list_col COLS[] = {
    {"uuid", "p.uuid", F_UUID, LC_NOEXPORT, NULL, "编号", "Id"},
    {"name", "p.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "名称", "Name"},
    {"direction", "p.direction", F_ENUM, LC_SORT | LC_FILTER, share_directions, "方向", "Direction"},
    {"url", "p.url", F_TEXT, LC_SEARCH, NULL, "对方平台的地址", "Address of the peer"},
    {"peer_county", "COALESCE(p.peer_county, '')", F_TEXT, LC_SORT | LC_FILTER, NULL, "对方的县", "County of the peer"},
    {"paused", "p.paused", F_BOOL, LC_FILTER, NULL, "已暂停", "Paused"},
    {"failures", "p.failures", F_I64, LC_SORT, NULL, "连续失败次数", "Failures in a row"},
    {"last_at", "p.last_us", F_TIME, 0, NULL, "最近成功", "Last success"},
    {"error", "p.error", F_TEXT, 0, NULL, "最近的错误", "Last error"},
    {"accepted", "p.accepted", F_I64, LC_SORT, NULL, "收下的事件", "Events taken"},
    {"duplicate", "p.duplicate", F_I64, LC_SORT, NULL, "原来就有的事件", "Events that were there already"},
    {"refused", "p.refused", F_I64, LC_SORT, NULL, "收不下的事件", "Events that could not be taken"},
    {"created_at", "p.created_us", F_TIME, LC_SORT | LC_FILTER, NULL, "建立时间", "Created"},
};
static const struct list_spec PEERS = {"PeerItem", "share_peer p", "p.id", "-created_at", COLS, sizeof COLS / sizeof COLS[0]};

static enum err peers_get(struct req *rq, struct resp *rs)
{
    return list_answer(rq, rs, &PEERS, NULL, NOARGS);
}

/* ---- one ---------------------------------------------------------------------------------------------------------------------------------- */
struct act { struct req *rq; struct resp *rs; int64_t horizon; struct share_peer p; bool paused; };

/* What is being sent stands with the subscription. */
static enum err complete(struct cx *cx, struct tx *tx, struct act *a)
{
    struct epcis_subscription_state s;
    if (!a->p.subscription)
        return ERR_NONE;
    enum err e = epcis_subscription_state(cx, tx, a->p.subscription, &s);
    if (e == ERR_NOT_FOUND) { /* somebody removed its query */
        cx_clear(cx);
        a->p.error = "the subscription is gone";
        return ERR_NONE;
    }
    TRY(e);
    a->p.accepted = s.events;
    a->p.failures = s.failures;
    a->p.error = s.error;
    a->p.last_at = s.notified_us;
    a->p.next_at = s.next_us;
    a->p.paused = s.paused;
    a->p.lag = a->horizon > s.mark ? a->horizon - s.mark : 0;
    return ERR_NONE;
}

static enum err get_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct act *a = arg;
    TRY(share_peer_find(cx, tx, rq_path(a->rq, "id"), &a->p));
    return complete(cx, tx, a);
}

static enum err peer_get(struct req *rq, struct resp *rs)
{
    struct act a = {.rq = rq};
    TRY(epcis_horizon(rq_cx(rq), &a.horizon));
    TRY(tx_read(rq_cx(rq), "share.peer_get", get_tx, &a));
    rs_object(rs, &share_peer_shape, &a.p);
    return ERR_NONE;
}

static enum err post_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct act *a = arg;
    TRY(share_peer_create(cx, tx, rq_body(a->rq), rq_caller(a->rq), a->horizon, &a->p));
    rs_created(a->rs, ar_printf(cx->ar, "/api/v1/peers/%s", a->p.uuid), &share_made_shape, &a->p);
    return ERR_NONE;
}

static enum err peer_post(struct req *rq, struct resp *rs)
{
    struct act a = {.rq = rq, .rs = rs};
    TRY(epcis_horizon(rq_cx(rq), &a.horizon));
    return tx_run(rq_cx(rq), "share.peer_create", post_tx, &a);
}

static enum err state_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct act *a = arg;
    TRY(share_peer_pause(cx, tx, rq_path(a->rq, "id"), a->paused));
    return get_tx(cx, tx, a);
}

static enum err turn(struct req *rq, struct resp *rs, bool paused)
{
    struct act a = {.rq = rq, .paused = paused};
    TRY(epcis_horizon(rq_cx(rq), &a.horizon));
    TRY(tx_run(rq_cx(rq), "share.peer_state", state_tx, &a));
    rs_object(rs, &share_peer_shape, &a.p);
    return ERR_NONE;
}

static enum err peer_pause(struct req *rq, struct resp *rs)
{
    return turn(rq, rs, true);
}

static enum err peer_resume(struct req *rq, struct resp *rs)
{
    return turn(rq, rs, false);
}

static enum err delete_tx(struct cx *cx, struct tx *tx, void *arg)
{
    return share_peer_delete(cx, tx, rq_path(((struct act *)arg)->rq, "id"));
}

static enum err peer_delete(struct req *rq, struct resp *rs)
{
    struct act a = {.rq = rq};
    (void)rs;
    return tx_run(rq_cx(rq), "share.peer_delete", delete_tx, &a);
}

/* ---- what could not be taken ------------------------------------------------------------------------------------------------------------- */
struct refused { const char *event_id, *code, *detail; int64_t at; };
static const struct field REFUSED[] = {
    FIELD(struct refused, event_id, F_TEXT, FF_RO, 0, 1000, "事件编号", "Event ID"), FIELD(struct refused, at, F_TIME, FF_RO, 0, 0, "时间", "When"),
    FIELD(struct refused, code, F_TEXT, FF_RO, 0, 40, "错误代码", "Error code"), FIELD(struct refused, detail, F_TEXT, FF_RO, 0, 600, "原因", "Reason"),
};
static const struct shape refused_shape = SHAPE("PeerRefused", struct refused, REFUSED);
struct refused_act { struct req *rq; struct list out; };

static enum err refused_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct refused_act *a = arg;
    struct share_peer p;
    TRY(share_peer_find(cx, tx, rq_path(a->rq, "id"), &p));
    return sql_all(tx, SQ(Q_REFUSED_LIST), ARGS(v_i(p.id)), &refused_shape, 500, &a->out);
}

static enum err refused_get(struct req *rq, struct resp *rs)
{
    struct refused_act a = {.rq = rq};
    TRY(tx_read(rq_cx(rq), "share.refused", refused_tx, &a));
    rs_list(rs, &refused_shape, a.out);
    return ERR_NONE;
}

/* ---- where an event came from ---------------------------------------------------------------------------------------------------------------- */
struct origin { const char *uuid, *name; int64_t at; bool here; };
static const struct field ORIGIN[] = {
    FIELD(struct origin, here, F_BOOL, FF_RO, 0, 1, "在本平台采集", "Captured here"), FIELD(struct origin, uuid, F_UUID, FF_RO, 36, 36, "对接方", "Peer"),
    FIELD(struct origin, name, F_TEXT, FF_RO, 0, 60, "对接方名称", "Name of the peer"), FIELD(struct origin, at, F_TIME, FF_RO, 0, 0, "收到时间", "Received"),
};
static const struct shape origin_shape = SHAPE("EventOrigin", struct origin, ORIGIN);
struct origin_act { struct req *rq; struct origin out; };

static enum err origin_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct origin_act *a = arg;
    struct epcis_hit hit;
    enum err e = epcis_event_find_seen(cx, tx, "epcis.query", str_of(rq_path(a->rq, "id")), &hit);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, ERR_NOT_FOUND, "id", "没有这个事件", "there is no such event");
    TRY(e);
    a->out = (struct origin){.at = FIELD_NULL};
    e = sql_one(tx, SQ(Q_ORIGIN_OF), ARGS(v_i(hit.row)), &origin_shape, &a->out);
    a->out.here = e == ERR_NOT_FOUND;
    if (e == ERR_NOT_FOUND)
        cx_clear(cx);
    return e == ERR_NOT_FOUND ? ERR_NONE : e;
}

static enum err origin_get(struct req *rq, struct resp *rs)
{
    struct origin_act a = {.rq = rq};
    TRY(tx_read(rq_cx(rq), "share.origin", origin_tx, &a));
    rs_object(rs, &origin_shape, &a.out);
    return ERR_NONE;
}

/* ---- the inbox ------------------------------------------------------------------------------------------------------------------------------ */
static enum err find_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct act *a = arg;
    TRY(share_peer_find(cx, tx, rq_path(a->rq, "id"), &a->p));
    return people_secret_open(cx, tx, share_peer_owner(cx->ar, a->p.uuid), a->p.secret, &a->p.secret);
}

static bool signed_by(const struct share_peer *p, struct str body, const char *signature)
{
    uint8_t want[EVP_MAX_MD_SIZE], got[32];
    unsigned size = 0;
    if (!signature || !hex_decode(str_of(signature), got, sizeof got))
        return false;
    HMAC(EVP_sha256(), p->secret, (int)strlen(p->secret), (const unsigned char *)body.p, body.size, want, &size);
    return size == sizeof got && CRYPTO_memcmp(want, got, sizeof got) == 0;
}

/* Unknown peers and wrong signatures get the same answer. */
static enum err inbox_post(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    struct act a = {.rq = rq};
    struct share_applied got;
    struct str body = rq_raw(rq);
    enum err e = tx_read(cx, "share.inbox", find_tx, &a);
    bool known = e == ERR_NONE && a.p.direction == SHARE_RECEIVE;
    if (e != ERR_NONE && e != ERR_NOT_FOUND)
        return e;
    cx_clear(cx);
    if (!known || !signed_by(&a.p, body, rq_header(rq, "GS1-Signature")))
        return err_say(cx, ERR_UNAUTHENTICATED, "GS1-Signature", "签名不对", "the signature is not right");
    if (a.p.paused)
        return err_say(cx, ERR_BUSY, NULL, "这个对接已暂停", "this docking is paused");
    TRY(share_apply(cx, &a.p, body, &got));
    rs_json(rs, str_of(ar_printf(cx->ar, "{\"accepted\":%lld,\"duplicate\":%lld,\"refused\":%lld}", (long long)got.accepted, (long long)got.duplicate,
                                 (long long)got.refused)));
    return ERR_NONE;
}

/* ---- the room --------------------------------------------------------------------------------------------------------------------------------- */
#define V1 "/api/v1"
static const struct route ROUTES[] = {
    {"GET", V1 "/peers", peers_get, "share.read", .list = &PEERS, .op = "peers", .zh = "对接的平台", .en = "Platforms docked with"},
    {"POST", V1 "/peers", peer_post, "share.write", RT_IDEMPOTENT, .body = &share_body_shape, .reply = &share_made_shape, .status = 201, .op = "peerPost",
     .zh = "建立对接", .en = "Dock with a platform"},
    {"GET", V1 "/peers/{id}", peer_get, "share.read", RT_SLOW, .reply = &share_peer_shape, .op = "peerGet", .zh = "一个对接", .en = "One docking"},
    {"POST", V1 "/peers/{id}/pause", peer_pause, "share.write", .reply = &share_peer_shape, .op = "peerPause", .zh = "暂停对接", .en = "Pause a docking"},
    {"POST", V1 "/peers/{id}/resume", peer_resume, "share.write", .reply = &share_peer_shape, .op = "peerResume", .zh = "恢复对接", .en = "Go on with a docking"},
    {"DELETE", V1 "/peers/{id}", peer_delete, "share.write", .op = "peerDelete", .zh = "撤除对接", .en = "End a docking"},
    {"GET", V1 "/peers/{id}/refused", refused_get, "share.read", RT_ITEMS, .reply = &refused_shape, .op = "peerRefused", .zh = "对方的事件中收不下的",
     .en = "Events of a peer that could not be taken"},
    {"GET", V1 "/event-origins/{id}", origin_get, "epcis.query", .reply = &origin_shape, .op = "eventOrigin", .zh = "事件从哪里来", .en = "Where an event came from"},
    {"POST", V1 "/peers/{id}/inbox", inbox_post, "public", RT_PUBLIC | RT_RAW, .body_max = SHARE_BODY_MAX, .status = 200, .op = "peerInbox",
     .zh = "收对接方送来的事件（GS1-Signature 验证）", .en = "Takes a peer's events (verified by GS1-Signature)"},
};
static const struct conf_key SETTINGS[] = {
    {"share.pull_every", CONF_MS, "30s", 100, 86400000, CONF_RELOAD, "how often a peer is asked for new events"},
    {"share.pull_overlap", CONF_MS, "10m", 0, 86400000, CONF_RELOAD, "how far before the newest record time seen a peer is asked again"},
};
static const struct list_spec *const LISTS[] = {&PEERS};

#define N(a) (sizeof(a) / sizeof((a)[0]))
const struct room share_room = {
    .name = "share", .routes = ROUTES, .routes_n = N(ROUTES), .migrations = share_migrations, .migrations_n = &share_migrations_n, .sql = share_sql,
    .sql_n = Q__COUNT, .lists = LISTS, .lists_n = N(LISTS), .conf = SETTINGS, .conf_n = N(SETTINGS), .open = share_pull_open, .close = share_pull_close,
};
