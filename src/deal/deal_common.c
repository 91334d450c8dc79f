/* deal_common.c: running numbers, figures as people read them, and the questions every act asks about who acts for whom. */
#include "deal_priv.h"

#include <inttypes.h>
#include <string.h>

#include "when.h"

int64_t deal_today(const struct cx *cx)
{
    return when_day(cx->now_us, WHEN_CST_MIN);
}

int64_t deal_or(int64_t v, int64_t otherwise)
{
    return v == FIELD_NULL ? otherwise : v;
}

const char *deal_by(const struct cx *cx)
{
    return cx->who ? cx->who->name : "system";
}

int64_t deal_account(const struct cx *cx)
{
    return cx->who ? cx->who->account_id : 0;
}

bool deal_is(const struct cx *cx, int64_t account_id)
{
    return !cx->who || (account_id != 0 && cx->who->account_id == account_id);
}

enum err deal_number(struct cx *cx, struct tx *tx, const char *prefix, const char **out)
{
    int64_t last;
    int y, m, d;
    day_split((int32_t)deal_today(cx), &y, &m, &d);
    const char *name = ar_printf(cx->ar, "%s%04d%02d%02d", prefix, y, m, d);
    TRY(sql_i64(tx, DQ(DQ_NUMBER), ARGS(v_t(name)), &last));
    *out = ar_printf(cx->ar, "%s%04" PRId64, name, last);
    return ERR_NONE;
}

struct str deal_json(struct cx *cx, const struct shape *sh, const void *obj)
{
    struct buf b;
    struct jw w;
    buf_init(&b, cx->ar, 512);
    jw_init(&w, &b);
    field_write(&w, sh, obj);
    return buf_view(&b);
}

const char *deal_kg(struct cx *cx, int64_t g)
{
    char *t = ar_printf(cx->ar, "%" PRId64 ".%03d", g / 1000, (int)(g % 1000));
    size_t n = strlen(t);
    while (t[n - 1] == '0')
        t[--n] = 0;
    if (t[n - 1] == '.')
        t[--n] = 0;
    return t;
}

const char *deal_yuan(struct cx *cx, int64_t fen)
{
    int64_t abs = fen < 0 ? -fen : fen;
    return ar_printf(cx->ar, "%s%" PRId64 ".%02d", fen < 0 ? "-" : "", abs / 100, (int)(abs % 100));
}

const char *deal_day(struct cx *cx, int64_t day)
{
    char t[16];
    day_format((int32_t)day, t);
    return ar_strdup(cx->ar, t);
}

enum err deal_county(struct cx *cx, struct tx *tx, const char **code_out, const char **path_out)
{
    struct people_county c = {0};
    TRY(people_county_get(cx, tx, &c));
    *code_out = c.code;
    return sql_text(tx, DQ(DQ_LEVEL_PATH), ARGS(v_i(c.level_id)), path_out);
}

bool deal_oversees(struct cx *cx, const char *level_path, int64_t operator_id)
{
    if (!cx->who)
        return true;
    bool may = people_may_on(cx, "deal.oversee", level_path, operator_id) == ERR_NONE;
    cx_clear(cx);
    return may;
}

/* Somebody of the producer's own; else a village point, which says how the household agreed. */
enum err deal_sells(struct cx *cx, int64_t operator_id, const char *level_path, const char *consent)
{
    if (!cx->who)
        return ERR_NONE;
    TRY(people_may_on(cx, "deal.sell", level_path, operator_id));
    for (size_t i = 0; i < cx->who->n; i++)
        if (cx->who->grants[i].operator_id == operator_id && people_role_has(cx->who->grants[i].role, "deal.sell"))
            return ERR_NONE;
    if (!consent || utf8_len(str_trim(str_of(consent))) < 4)
        return err_say(cx, ERR_RULE, "/consent", "替农户办理，请写明农户怎样同意的（例如：李家当面同意并按手印）",
                       "You act for a household: write how it agreed (for example: agreed in person, thumbprint on paper)");
    return ERR_NONE;
}

enum err deal_seller(struct cx *cx, struct tx *tx, const char *operator_uuid, const char *consent, struct people_operator *out)
{
    int64_t own = people_own_operator(cx);
    if (operator_uuid)
        TRY(people_operator_get(cx, tx, operator_uuid, out));
    else if (own > 0)
        TRY(people_operator_by_id(cx, tx, own, out));
    else
        return err_say(cx, ERR_INVALID, "/operator", "请选择经营主体", "Choose the producer");
    TRY(deal_sells(cx, out->id, out->level_path, consent));
    return people_operator_active(cx, tx, out->id);
}
