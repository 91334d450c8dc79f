/* grow_doubt.c: days that speak against each other (R13). A harvest may be entered late and a spraying's day corrected, because
 * people do forget; but where that makes an interval look kept which the records had shown open, the record, the lot's first
 * move and the audit trail say so. Called by grow_harvest.c and grow_record.c. */
#include "grow_priv.h"

void grow_doubt_add(struct cx *cx, struct grow_doubt *d, const char *zh, const char *en) {
    d->zh = d->zh ? ar_printf(cx->ar, "%s；%s", d->zh, zh) : zh;
    d->en = d->en ? ar_printf(cx->ar, "%s; %s", d->en, en) : en;
}

static const char *day_text(struct cx *cx, int64_t day) {
    char text[16];
    day_format((int32_t)day, text);
    return ar_strdup(cx->ar, text);
}

/* The harvest's day lies before a use that was recorded already: was it really harvested before? */
static enum err before_use(struct cx *cx, struct tx *tx, const struct grow_season *s, int64_t day, struct grow_doubt *d) {
    struct rows *r;
    TRY(sql_query(tx, SQL(use_after), ARGS(v_i(s->id), v_i(day)), &r));
    if (rows_next(r)) {
        const char *used = day_text(cx, rows_i64(r, 0)), *what = rows_z(r, 1), *safe = day_text(cx, rows_i64(r, 2));
        long long late = (long long)(grow_today(cx) - day);
        grow_doubt_add(cx, d, ar_printf(cx->ar, "采收补记于 %lld 天后，日期早于已登记的 %s（%s 使用，%s 起可采收），请核对", late, what, used, safe),
                       ar_printf(cx->ar, "The harvest was entered %lld days late, with a day before %s, recorded already (used %s, harvest from %s); please check", late, what, used, safe));
    }
    return rows_end(&r);
}

enum err grow_doubt_harvest(struct cx *cx, struct tx *tx, const struct grow_season *s, int64_t day, struct grow_doubt *d) {
    int64_t was;
    TRY(before_use(cx, tx, s, day, d));
    TRY(sql_i64(tx, SQL(season_safe_was), ARGS(v_i(s->id)), &was));
    if (was > day)
        grow_doubt_add(cx, d, ar_printf(cx->ar, "更正或作废前的用药记录显示 %s 起方可采收，请核对", day_text(cx, was)),
                       ar_printf(cx->ar, "Before a correction the records said that harvest is allowed from %s; please check", day_text(cx, was)));
    return ERR_NONE;
}

enum err grow_doubt_correct(struct cx *cx, struct tx *tx, const struct grow_record *old, int64_t safe, int64_t *was_out, struct grow_doubt *d) {
    int64_t was;
    const struct grow_use *u = old->uses.p;
    TRY(sql_i64(tx, SQL(record_safe_was), ARGS(v_i(old->id)), &was));
    for (size_t i = 0; old->state == RECORD_DONE && i < old->uses.n; i++)
        if (u[i].safe_day != FIELD_NULL && u[i].safe_day > was && u[i].safe_day > grow_today(cx))
            was = u[i].safe_day;
    *was_out = was;
    if (was > (safe == FIELD_NULL ? 0 : safe))
        grow_doubt_add(cx, d, ar_printf(cx->ar, "更正或作废前，间隔期到 %s 才满，请核对", day_text(cx, was)),
                       ar_printf(cx->ar, "Before the correction harvest was allowed only from %s; please check", day_text(cx, was)));
    return ERR_NONE;
}
