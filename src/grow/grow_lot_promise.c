/* grow_lot_promise.c: what rooms above have promised of lots, and of seasons whose lots do not carry it yet: order farming, orders ahead of
 * the harvest. A change of lots leaves enough for both. Called by grow_lot_change(). */
#include "grow_priv.h"

#include <assert.h>
#include <string.h>

/* Set while the rooms start, by one thread. */
#define PROMISERS_MAX 4
#define SEASON_LOTS_MAX 2000
static grow_lot_promised_fn *promisers[PROMISERS_MAX];
static grow_season_owed_fn *owers[PROMISERS_MAX];

void grow_lot_promised_by(grow_lot_promised_fn *fn) {
    size_t i = 0;
    while (i < PROMISERS_MAX && promisers[i] && promisers[i] != fn)
        i++;
    assert(i < PROMISERS_MAX);
    /* cppcheck takes the type of a function for an integer. */
    /* cppcheck-suppress AssignmentAddressToInteger */
    promisers[i] = fn;
}

void grow_season_owed_by(grow_season_owed_fn *fn) {
    size_t i = 0;
    while (i < PROMISERS_MAX && owers[i] && owers[i] != fn)
        i++;
    assert(i < PROMISERS_MAX);
    /* cppcheck takes the type of a function for an integer. */
    /* cppcheck-suppress AssignmentAddressToInteger */
    owers[i] = fn;
}

enum err grow_lot_promised(struct cx *cx, struct tx *tx, int64_t lot_id, int64_t *out) {
    *out = 0;
    for (size_t i = 0; i < PROMISERS_MAX && promisers[i]; i++) {
        int64_t g = 0;
        TRY(promisers[i](cx, tx, lot_id, &g));
        *out += g;
    }
    return ERR_NONE;
}

static enum err season_owed(struct cx *cx, struct tx *tx, int64_t season_id, int64_t *out, const char **what) {
    *out = 0, *what = "";
    for (size_t i = 0; i < PROMISERS_MAX && owers[i]; i++) {
        int64_t g = 0;
        const char *w = "";
        TRY(owers[i](cx, tx, season_id, &g, &w));
        if (g > 0)
            *what = **what ? ar_printf(cx->ar, cx->lang == LANG_EN ? "%s, %s" : "%s、%s", *what, w) : w;
        *out += g;
    }
    return ERR_NONE;
}

/* What of the season's harvest nobody was promised lot by lot. */
static enum err lots_free(struct cx *cx, struct tx *tx, int64_t season_id, int64_t *out) {
    int64_t *ids = AR_ARRAY(cx->ar, int64_t, SEASON_LOTS_MAX), *left = AR_ARRAY(cx->ar, int64_t, SEASON_LOTS_MAX), theirs;
    struct rows *r;
    size_t n = 0;
    TRY(sql_query(tx, SQL(season_lots), ARGS(v_i(season_id), v_i(SEASON_LOTS_MAX)), &r));
    for (; n < SEASON_LOTS_MAX && rows_next(r); n++)
        ids[n] = rows_i64(r, 0), left[n] = rows_i64(r, 1);
    TRY(rows_end(&r));
    *out = 0;
    for (size_t i = 0; i < n; i++) {
        TRY(grow_lot_promised(cx, tx, ids[i], &theirs));
        *out += left[i] > theirs ? left[i] - theirs : 0;
    }
    return ERR_NONE;
}

/* A season that still grows may give what it owes from what is yet to be harvested. */
static enum err season_check(struct cx *cx, struct tx *tx, const struct grow_lot_seen *l, int64_t taken, size_t at) {
    struct rows *r;
    const char *what;
    int64_t id = 0, rest = 0, owed, free_g;
    TRY(sql_query(tx, SQL(season_rest), ARGS(v_t(l->season)), &r));
    if (rows_next(r))
        id = rows_i64(r, 0), rest = rows_i64(r, 1);
    TRY(rows_end(&r));
    TRY(season_owed(cx, tx, id, &owed, &what));
    if (owed == 0)
        return ERR_NONE;
    TRY(lots_free(cx, tx, id, &free_g));
    int64_t most = (rest > 0 ? rest : 0) + free_g - owed;
    if (taken <= most)
        return ERR_NONE;
    return err_say(cx, ERR_RULE, ar_printf(cx->ar, "/inputs/%zu/quantity_g", at), "批次 %s 的生产季还有 %lld 克没有交货（%s），最多还能拆分、合并或加工 %lld 克",
                   "The season of lot %s still owes %lld g (%s): at most %lld g may be split, merged or processed", l->lot_no, (long long)owed, what, (long long)(most > 0 ? most : 0));
}

enum err grow_seasons_check(struct cx *cx, struct tx *tx, const struct grow_lot_seen *lots, const struct grow_change_input *in, size_t n) {
    for (size_t i = 0; i < n; i++) {
        int64_t taken = 0;
        bool first = true;
        if (!lots[i].season || strcmp(lots[i].origin, "harvest") != 0)
            continue;
        for (size_t k = 0; k < n; k++)
            if (lots[k].season && strcmp(lots[k].season, lots[i].season) == 0 && strcmp(lots[k].origin, "harvest") == 0) {
                first = first && k >= i;
                taken += in[k].quantity_g;
            }
        if (first)
            TRY(season_check(cx, tx, &lots[i], taken, i));
    }
    return ERR_NONE;
}
