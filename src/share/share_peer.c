/* share_peer.c: peers: made, shown, paused, removed. A peer we send to is a named query with a subscription of room epcis, so
 * everything that is true of subscriptions (order, mark, retries) is true of docking. */
#include "share_priv.h"

#include <openssl/rand.h>
#include <string.h>

#include "client.h"
#include "epcis_subs.h"
#include "people.h"
#include "uuid.h"

const char *const share_directions[] = {"send", "receive", "pull", NULL};

static const struct field BODY[] = {
    FIELD(struct share_peer_body, name, F_TEXT, FF_REQ, 1, 60, "名称", "Name"),
    FIELD_ENUM(struct share_peer_body, direction, FF_REQ, share_directions, "方向", "Direction"),
    FIELD(struct share_peer_body, url, F_TEXT, FF_REQ, 8, 500, "对方平台的地址", "Address of the peer"),
    FIELD(struct share_peer_body, county, F_TEXT, 0, 6, 6, "对方的县（六位代码）", "County of the peer, 6 digits"),
    FIELD(struct share_peer_body, secret, F_TEXT, FF_SECRET, 16, 200, "发送：签名用的秘密；拉取：对方给的密钥", "Sending: what signs; fetching: the key the peer gave"),
    FIELD(struct share_peer_body, inbox, F_TEXT, 0, 1, 200, "发送：对方的收件路径", "Sending: path of the peer's inbox"),
    FIELD(struct share_peer_body, all, F_BOOL, 0, 0, 1, "也转发别处来的事件", "Also pass on events that came from elsewhere"),
};
const struct shape share_body_shape = SHAPE("PeerBody", struct share_peer_body, BODY);

#define PEER_FIELDS \
    FIELD(struct share_peer, uuid, F_UUID, FF_RO, 36, 36, "编号", "Id"), \
    FIELD(struct share_peer, name, F_TEXT, FF_RO, 0, 60, "名称", "Name"), \
    FIELD_ENUM(struct share_peer, direction, FF_RO, share_directions, "方向", "Direction"), \
    FIELD(struct share_peer, url, F_TEXT, FF_RO, 0, 700, "对方平台的地址", "Address of the peer"), \
    FIELD(struct share_peer, peer_county, F_TEXT, FF_RO, 0, 6, "对方的县", "County of the peer"), \
    FIELD(struct share_peer, paused, F_BOOL, FF_RO, 0, 1, "已暂停", "Paused"), \
    FIELD(struct share_peer, created_at, F_TIME, FF_RO, 0, 0, "建立时间", "Created"), \
    FIELD(struct share_peer, mark_at, F_TIME, FF_RO, 0, 0, "已到的入库时间", "Record time reached"), \
    FIELD(struct share_peer, next_at, F_TIME, FF_RO, 0, 0, "下次尝试", "Next attempt"), \
    FIELD(struct share_peer, last_at, F_TIME, FF_RO, 0, 0, "最近成功", "Last success"), \
    FIELD(struct share_peer, failures, F_I64, FF_RO, 0, INT64_MAX, "连续失败次数", "Failures in a row"), \
    FIELD(struct share_peer, error, F_TEXT, FF_RO, 0, 400, "最近的错误", "Last error"), \
    FIELD(struct share_peer, accepted, F_I64, FF_RO, 0, INT64_MAX, "已送达或收下的事件", "Events delivered or taken"), \
    FIELD(struct share_peer, duplicate, F_I64, FF_RO, 0, INT64_MAX, "原来就有的事件", "Events that were there already"), \
    FIELD(struct share_peer, refused, F_I64, FF_RO, 0, INT64_MAX, "收不下的事件", "Events that could not be taken"), \
    FIELD(struct share_peer, lag, F_I64, FF_RO, 0, INT64_MAX, "还没送的事件，至多", "Events not sent yet, at most"), \
    FIELD(struct share_peer, query, F_TEXT, FF_RO, 0, 100, "命名查询", "Named query"), \
    FIELD(struct share_peer, subscription, F_TEXT, FF_RO, 0, 36, "订阅", "Subscription"), \
    FIELD(struct share_peer, inbox, F_TEXT, FF_RO, 0, 200, "收件路径", "Path of its inbox")
static const struct field PEER[] = {PEER_FIELDS};
const struct shape share_peer_shape = SHAPE("Peer", struct share_peer, PEER);
static const struct field MADE[] = {
    PEER_FIELDS, FIELD(struct share_peer, secret, F_TEXT, FF_RO, 0, 200, "对方签名用的秘密，只显示这一次", "What the peer signs with, shown this once")};
const struct shape share_made_shape = SHAPE("PeerMade", struct share_peer, MADE);

const char *share_peer_owner(struct arena *ar, const char *uuid)
{
    return ar_printf(ar, "peer:%s", uuid);
}

/* The row alone, by column names. */
static const struct field ROW[] = {
    PEER_FIELDS, FIELD(struct share_peer, secret, F_TEXT, FF_RO, 0, 2 * PEOPLE_SECRET_MAX, "秘密", "Secret"), FIELD(struct share_peer, id, F_I64, FF_RO, 0, INT64_MAX, "行", "Row"),
    FIELD(struct share_peer, created_by, F_TEXT, FF_RO, 0, 60, "建立人", "Made by")};
static const struct shape row_shape = SHAPE("PeerRow", struct share_peer, ROW);

enum err share_peer_find(struct cx *cx, struct tx *tx, const char *uuid, struct share_peer *out)
{
    *out = (struct share_peer){.lag = FIELD_NULL};
    enum err e = sql_one(tx, SQ(Q_PEER_FIND), ARGS(v_t(uuid)), &row_shape, out);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, ERR_NOT_FOUND, "id", "没有这个对接方", "there is no such peer");
    TRY(e);
    out->lag = FIELD_NULL;
    if (out->direction == SHARE_RECEIVE)
        out->inbox = ar_printf(cx->ar, "/api/v1/peers/%s/inbox", out->uuid);
    return ERR_NONE;
}

/* ---- making ----------------------------------------------------------------------------------------------------------------------------- */
static enum err check(struct cx *cx, struct tx *tx, const struct share_peer_body *b)
{
    int64_t n;
    if (b->county && (!str_i64(str_of(b->county), &n) || n < 0))
        return err_say(cx, ERR_INVALID, "/county", "县代码是六位数字", "a county's code has six digits");
    TRY(client_check_url(cx, b->url, "/url"));
    if (b->direction != SHARE_RECEIVE && !b->secret)
        return err_say(cx, ERR_INVALID, "/secret", "要有 secret", "secret is required");
    if (b->direction == SHARE_SEND && (!b->inbox || b->inbox[0] != '/'))
        return err_say(cx, ERR_INVALID, "/inbox", "要有对方的收件路径", "the path of the peer's inbox is required");
    TRY(sql_i64(tx, SQ(Q_PEER_COUNT), NOARGS, &n));
    return n < SHARE_PEERS_MAX ? ERR_NONE : err_say(cx, ERR_LIMIT, NULL, "最多 %d 个对接方", "at most %d peers", SHARE_PEERS_MAX);
}

static const char *base_url(struct cx *cx, const char *url)
{
    size_t n = strlen(url);
    while (n && url[n - 1] == '/')
        n--;
    return ar_strndup(cx->ar, url, n);
}

static enum err new_secret(struct cx *cx, const char **out)
{
    uint8_t bytes[32];
    char *hex = ar_alloc(cx->ar, 2 * sizeof bytes + 1);
    if (RAND_bytes(bytes, sizeof bytes) != 1)
        return err_set(cx, ERR_CRYPTO, NULL);
    hex_encode(bytes, sizeof bytes, hex);
    *out = hex;
    return ERR_NONE;
}

/* Own events only, so that nothing goes in circles; or all but the peer's own. From the very first. */
static enum err begin_sending(struct cx *cx, struct tx *tx, const struct share_peer_body *b, const char *caller, int64_t horizon, const char *dest,
                              const char *query, const char **subscription_out)
{
    const struct epcis_subscribe s = {.name = query, .dest = dest, .token = b->secret, .initial_us = 0, .only_county = b->all ? NULL : epcis_county(),
                                      .not_county = b->all ? b->county : NULL, .caller = caller};
    TRY(epcis_named_create(cx, tx, query, STR("{}"), caller));
    return epcis_subscribe(cx, tx, &s, horizon, subscription_out);
}

enum err share_peer_create(struct cx *cx, struct tx *tx, const struct share_peer_body *b, const char *caller, int64_t horizon, struct share_peer *out)
{
    const char *uuid = uuid_make(cx->ar), *url = base_url(cx, b->url), *secret = b->secret, *sealed, *query = NULL, *subscription = NULL;
    int64_t same;
    TRY(check(cx, tx, b));
    if (b->direction == SHARE_SEND)
        url = ar_printf(cx->ar, "%s%s", url, b->inbox);
    if (b->direction == SHARE_RECEIVE)
        TRY(new_secret(cx, &secret));
    TRY(sql_i64(tx, SQ(Q_PEER_SAME), ARGS(v_t(share_directions[b->direction]), v_t(url)), &same));
    if (same)
        return err_say(cx, ERR_DUPLICATE, "/url", "与这个平台这个方向的对接已经有了", "docking with this platform in this direction is there already");
    if (b->direction == SHARE_SEND) {
        query = ar_printf(cx->ar, "dock-%s", uuid);
        TRY(begin_sending(cx, tx, b, caller, horizon, url, query, &subscription));
    }
    TRY(people_secret_seal(cx, tx, share_peer_owner(cx->ar, uuid), secret, &sealed));
    TRY(sql_exec(tx, SQ(Q_PEER_INSERT),
                 ARGS(v_t(epcis_county()), v_t(uuid), v_t(b->name), v_t(share_directions[b->direction]), v_t(url), v_t(b->county), v_t(sealed), v_t(query),
                      v_t(subscription), v_i(cx->now_us), v_t(caller))));
    TRY(share_peer_find(cx, tx, uuid, out));
    struct share_peer shown = *out;
    struct buf j;
    struct jw w;
    buf_init(&j, cx->ar, 512);
    jw_init(&w, &j);
    field_write(&w, &share_peer_shape, &shown);
    TRY(people_audit(cx, tx, "share.peer.create", "peer", uuid, (struct str){0}, buf_view(&j), NULL));
    out->secret = b->direction == SHARE_RECEIVE ? secret : NULL;
    return ERR_NONE;
}

enum err share_peer_pause(struct cx *cx, struct tx *tx, const char *uuid, bool paused)
{
    struct share_peer p;
    TRY(share_peer_find(cx, tx, uuid, &p));
    if (p.subscription)
        TRY(epcis_subscription_pause(cx, tx, p.subscription, paused));
    TRY(sql_exec(tx, SQ(Q_PEER_PAUSE), ARGS(v_i(p.id), v_bool(paused))));
    return people_audit(cx, tx, paused ? "share.peer.pause" : "share.peer.resume", "peer", uuid, (struct str){0}, (struct str){0}, NULL);
}

/* Where events came from is a fact that stays: such a peer can be paused, not removed. */
enum err share_peer_delete(struct cx *cx, struct tx *tx, const char *uuid)
{
    struct share_peer p;
    int64_t gave;
    TRY(share_peer_find(cx, tx, uuid, &p));
    TRY(sql_i64(tx, SQ(Q_ORIGIN_COUNT), ARGS(v_i(p.id)), &gave));
    if (gave)
        return err_say(cx, ERR_WRONG_STATE, NULL, "它给过事件，来源要保留：请改为暂停", "events came from it, and that is kept: pause it instead");
    if (p.query) {
        enum err e = epcis_named_delete(cx, tx, p.query);
        if (e != ERR_NONE && e != ERR_NOT_FOUND)
            return e;
        cx_clear(cx);
    }
    TRY(sql_exec(tx, SQ(Q_REFUSED_DROP), ARGS(v_i(p.id))));
    TRY(sql_exec(tx, SQ(Q_PEER_DELETE), ARGS(v_i(p.id))));
    return people_audit(cx, tx, "share.peer.delete", "peer", uuid, (struct str){0}, (struct str){0}, NULL);
}
