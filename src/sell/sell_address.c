/* sell_address.c: where a buyer lives: kept sealed, listed masked, opened for himself and for whoever delivers; the same house is known
 * again by a keyed digest of its folded text (sell_address_fold), never by the text. */
#include <string.h>

#include "sell_buy.h"
#include "uuid.h"

static const char *owner_of(struct cx *cx, const char *uuid)
{
    return ar_printf(cx->ar, "sell_address:%s", uuid);
}

static bool division_ok(const char *code)
{
    return strlen(code) == 6 && strspn(code, "0123456789") == 6 && code[0] != '0';
}

/* "浙江省杭州市 王** 138****0000" */
static const char *shown_of(struct cx *cx, const struct sell_address_body *in, const char *phone)
{
    return ar_printf(cx->ar, "%s %s %s", in->region, people_name_mask(cx->ar, in->name), people_phone_mask(cx->ar, phone));
}

static enum err check(struct cx *cx, const struct sell_address_body *in, const char **phone_out, const char **box_out)
{
    *phone_out = people_buyer_phone(cx->ar, in->phone);
    if (*phone_out == NULL)
        return err_say(cx, ERR_INVALID, "/phone", "请填写 11 位手机号", "Give a mobile number of 11 digits");
    if (!division_ok(in->division))
        return err_say(cx, ERR_INVALID, "/division", "请选择到县区", "Choose the county or district");
    if (strchr(in->name, '\n') || strchr(in->region, '\n') || strchr(in->detail, '\n'))
        return err_say(cx, ERR_INVALID, "/detail", "地址写在一行里", "Write the address in one line");
    *box_out = ar_printf(cx->ar, "%s\n%s\n%s\n%s", in->name, *phone_out, in->region, in->detail);
    if (strlen(*box_out) > PEOPLE_SECRET_MAX)
        return err_say(cx, ERR_INVALID, "/detail", "地址太长", "The address is too long");
    return ERR_NONE;
}

/* The four lines of a box. */
static void cut(struct cx *cx, const char *box, struct sell_recipient *out)
{
    struct str rest = str_of(box), part[4] = {{0}};
    for (size_t i = 0; i < 4; i++)
        str_cut(rest, '\n', &part[i], &rest);
    *out = (struct sell_recipient){str_dup(cx->ar, part[0]), str_dup(cx->ar, part[1]), str_dup(cx->ar, part[2]), str_dup(cx->ar, part[3])};
}

enum err sell_box_open(struct cx *cx, struct tx *tx, const char *owner, const char *box, struct sell_recipient *out)
{
    const char *text;
    TRY(people_secret_open(cx, tx, owner, box, &text));
    if (text != NULL)
        cut(cx, text, out);
    return ERR_NONE;
}

static enum err read(struct cx *cx, struct tx *tx, const char *uuid, struct sell_address *out)
{
    TRY(sql_one(tx, SQ(addr_one), ARGS(v_t(uuid), v_i(cx->who->account_id)), &sell_address_row, out));
    return out->box == NULL ? err_set(cx, ERR_NOT_FOUND, NULL) : ERR_NONE;
}

enum err sell_address_get(struct cx *cx, struct tx *tx, const char *uuid, struct sell_address *out)
{
    struct sell_recipient r = {0};
    TRY(read(cx, tx, uuid, out));
    TRY(sell_box_open(cx, tx, owner_of(cx, uuid), out->box, &r));
    out->name = r.name, out->phone = r.phone, out->region = r.region, out->detail = r.detail;
    return ERR_NONE;
}

enum err sell_addresses(struct cx *cx, struct tx *tx, struct list *out)
{
    return sql_all(tx, SQ(addr_all), ARGS(v_i(cx->who->account_id)), &sell_address_row, SELL_ADDRESSES_MAX, out);
}

static enum err insert(struct cx *cx, struct tx *tx, const char *uuid, const char *sealed, const char *shown, const char *division, const char *digest)
{
    int64_t n;
    TRY(sql_i64(tx, SQ(addr_count), ARGS(v_i(cx->who->account_id)), &n));
    if (n >= SELL_ADDRESSES_MAX)
        return err_say(cx, ERR_LIMIT, NULL, "最多保存 %d 个地址", "At most %d addresses are kept", SELL_ADDRESSES_MAX);
    return sql_exec(tx, SQ(addr_insert), ARGS(v_t(uuid), v_i(cx->who->account_id), v_t(sealed), v_t(shown), v_t(division), v_t(digest), v_i(cx->now_us)));
}

enum err sell_address_put(struct cx *cx, struct tx *tx, const char *uuid, const struct sell_address_body *in, struct sell_address *out)
{
    const char *phone, *box = NULL, *sealed, *digest, *id = uuid != NULL ? uuid : uuid_make(cx->ar);
    struct sell_address old = {0};
    TRY(people_may(cx, "sell.buy"));
    TRY(check(cx, in, &phone, &box));
    if (uuid != NULL)
        TRY(read(cx, tx, uuid, &old));
    TRY(people_digest(cx, tx, "sell.address", ar_printf(cx->ar, "%s|%s", in->division, sell_address_fold(cx->ar, in->region, in->detail)), &digest));
    TRY(people_secret_seal(cx, tx, owner_of(cx, id), box, &sealed));
    const char *shown = shown_of(cx, in, phone);
    if (uuid == NULL)
        TRY(insert(cx, tx, id, sealed, shown, in->division, digest));
    else
        TRY(sql_exec(tx, SQ(addr_update), ARGS(v_i(old.id), v_t(sealed), v_t(shown), v_t(in->division), v_t(digest))));
    if (in->is_default) {
        TRY(sql_exec(tx, SQ(addr_undefault), ARGS(v_i(cx->who->account_id))));
        TRY(sql_exec(tx, SQ(addr_default), ARGS(v_t(id), v_i(cx->who->account_id))));
    }
    return read(cx, tx, id, out); /* masked: the answer may be kept for an Idempotency-Key */
}

enum err sell_address_drop(struct cx *cx, struct tx *tx, const char *uuid)
{
    struct sell_address a = {0};
    TRY(read(cx, tx, uuid, &a));
    return sql_exec(tx, SQ(addr_drop), ARGS(v_i(a.id), v_i(cx->now_us)));
}
