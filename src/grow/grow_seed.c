/* grow_seed.c: what a fresh database begins with: the usual crops and animals, and the shipped list of banned substances.
 * Runs at every start; adds crops that are missing, and the list only when there is none. */
#include "grow_priv.h"

enum { C_CODE, C_NAME, C_NAME_EN, C_CATEGORY, C_ANIMAL, C__COUNT };
static const char *const COLUMNS[] = {"code", "name", "name_en", "category", "animal"};

static enum err crop_row(struct cx *cx, const char *const *c, void *arg) {
    struct tx *tx = arg;
    return sql_exec(tx, SQL(crop_seed), ARGS(v_t(uuid_make(cx->ar)), v_t(c[C_CODE]), v_t(c[C_NAME]), v_t(c[C_NAME_EN]), v_t(c[C_CATEGORY]),
                                             v_bool(c[C_ANIMAL] && c[C_ANIMAL][0] == '1'), v_i(cx->now_us)));
}

static enum err seed_tx(struct cx *cx, struct tx *tx, void *arg) {
    struct str crops = {grow_data_crops, grow_data_crops_size};
    struct grow_edition ed;
    int64_t n;
    (void)arg;
    TRY(sql_i64(tx, SQL(edition_count), NOARGS, &n));
    if (n == 0)
        TRY(grow_substances_seed(cx, tx, &ed));
    return grow_csv_read(cx, crops, COLUMNS, C__COUNT, crop_row, tx);
}

enum err grow_seed(struct cx *cx) {
    return tx_run(cx, "grow.seed", seed_tx, NULL);
}
