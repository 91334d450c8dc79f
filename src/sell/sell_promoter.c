/* sell_promoter.c: promoters (推客, EC-02): a code of one's own and a share of what it sells, by the shop's terms. One level: a promoter has no
 * promoters below him, and earns nothing of what he buys himself. */
#include <sys/random.h>

#include "sell_after.h"
#include "uuid.h"

enum err sell_promoter_me(struct cx *cx, struct tx *tx, struct sell_promoter *out)
{
    return sql_one(tx, SQ(prom_mine), ARGS(v_i(cx->who->account_id)), &sell_promoter_shape, out);
}

enum err sell_promoter_join(struct cx *cx, struct tx *tx, struct sell_promoter *out)
{
    static const char alphabet[] = "23456789ABCDEFGHJKMNPQRSTVWXYZab"; /* the last two are never reached: 30 letters */
    struct people_county county = {0};
    unsigned char r[10];
    char code[sizeof r + 1] = "";
    TRY(people_may(cx, "sell.buy"));
    if (getrandom(r, sizeof r, 0) != (ssize_t)sizeof r)
        return err_set(cx, ERR_CRYPTO, NULL);
    for (size_t i = 0; i < sizeof r; i++)
        code[i] = alphabet[r[i] % 30];
    TRY(people_county_get(cx, tx, &county));
    const char *uuid = uuid_make(cx->ar);
    int64_t n;
    TRY(sql_exec_n(tx, SQ(prom_insert), ARGS(v_t(uuid), v_i(cx->who->account_id), v_t(code), v_t(people_name_mask(cx->ar, cx->who->name)), v_i(cx->now_us), v_t(county.code)), &n));
    TRY(sell_promoter_me(cx, tx, out));
    return n == 0 ? ERR_NONE : people_audit(cx, tx, "sell.promoter.join", "promoter", uuid, (struct str){0}, (struct str){0}, NULL);
}

enum err sell_promoter_of(struct cx *cx, struct tx *tx, const char *code, int64_t *id_out)
{
    *id_out = 0;
    if (code == NULL || code[0] == '\0')
        return ERR_NONE;
    enum err e = sql_i64(tx, SQ(prom_by_code), ARGS(v_t(code), v_i(cx->who->account_id)), id_out);
    if (e == ERR_NOT_FOUND)
        cx_clear(cx);
    return e == ERR_NOT_FOUND ? ERR_NONE : e;
}

enum err sell_promoter_account(struct cx *cx, struct tx *tx, int64_t id, const char **account_out)
{
    const char *uuid;
    TRY(sql_text(tx, SQ(prom_uuid), ARGS(v_i(id)), &uuid));
    *account_out = ar_printf(cx->ar, "promoter:%s", uuid);
    return ERR_NONE;
}
