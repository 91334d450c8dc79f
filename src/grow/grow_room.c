/* grow_room.c: what the room gives to the house: tables, queries, routes, lists, settings, checks, the seed at start. */
#include <sys/stat.h>

#include "grow_file.h"
#include "grow_priv.h"

static const struct list_spec *const LISTS[] = {&grow_plot_list, &grow_gap_list, &grow_crop_list, &grow_variety_list, &grow_product_list, &grow_season_list,
    &grow_record_list, &grow_due_list, &grow_template_list, &grow_input_list, &grow_substance_list, &grow_edition_list, &grow_lot_list, &grow_store_list};

#define UDEG INT64_C(180000000)
static const struct conf_key CONF[] = {
    {"grow.gtin_prefix", CONF_TEXT, "952000", 0, 0, 0, "GS1 company prefix under which GTINs of products are allocated (952: GS1's example prefix)"},
    {"grow.namespace", CONF_TEXT, "https://tiantou.example/ns/", 0, 0, 0, "Name space of our own fields in EPCIS events"},
    {"grow.files_dir", CONF_TEXT, "", 0, 0, 0, "Folder of photos and reports; empty: files in data.dir"},
    {"grow.west_udeg", CONF_INT, "73000000", -UDEG, UDEG, 0, "Plots lie east of this longitude, micro-degrees"},
    {"grow.east_udeg", CONF_INT, "136000000", -UDEG, UDEG, 0, "Plots lie west of this longitude, micro-degrees"},
    {"grow.south_udeg", CONF_INT, "3000000", -UDEG / 2, UDEG / 2, 0, "Plots lie north of this latitude, micro-degrees"},
    {"grow.north_udeg", CONF_INT, "54000000", -UDEG / 2, UDEG / 2, 0, "Plots lie south of this latitude, micro-degrees"},
};

/* ---- `tiantou check` ---------------------------------------------------------------------------------------------------------- */
struct count { const struct sql *q; const char *what; struct buf *report; int64_t n; };

static enum err count_tx(struct cx *cx, struct tx *tx, void *arg) {
    struct count *c = arg;
    struct rows *r;
    (void)cx;
    c->n = 0;
    TRY(sql_query(tx, c->q, NOARGS, &r));
    for (; rows_next(r); c->n++)
        if (c->n < 20)
            buf_printf(c->report, "%s: %s\n", c->what, rows_z(r, 0));
    return rows_end(&r);
}

static enum err count(struct cx *cx, const struct sql *q, const char *what, struct buf *report, int64_t *findings_out) {
    struct count c = {q, what, report, 0};
    TRY(tx_read(cx, "grow.check", count_tx, &c));
    *findings_out = c.n;
    return ERR_NONE;
}

static enum err check_balance(struct cx *cx, struct buf *b, int64_t *n) { return count(cx, SQL(check_balance), "change of lots that does not balance", b, n); }
static enum err check_left(struct cx *cx, struct buf *b, int64_t *n) { return count(cx, SQL(check_left), "lot whose rest is not what its changes leave", b, n); }
static enum err check_event(struct cx *cx, struct buf *b, int64_t *n) { return count(cx, SQL(check_event), "lot without its event", b, n); }
static enum err check_rev(struct cx *cx, struct buf *b, int64_t *n) { return count(cx, SQL(check_rev), "field record without all of its revisions", b, n); }

struct files { const char *dir; struct buf *report; int64_t n; };

static enum err files_tx(struct cx *cx, struct tx *tx, void *arg) {
    struct files *f = arg;
    struct rows *r;
    struct stat st;
    f->n = 0;
    TRY(sql_query(tx, SQL(file_all), NOARGS, &r));
    while (rows_next(r)) {
        struct str sha = rows_str(r, 0);
        const char *path = ar_printf(cx->ar, "%s/%.2s/%.*s", f->dir, sha.p, (int)(sha.size - 2), sha.p + 2);
        if (stat(path, &st) == 0 && st.st_size == rows_i64(r, 1))
            continue;
        buf_printf(f->report, "file missing or of another size: " STR_FMT "\n", STR_ARG(sha));
        f->n++;
    }
    return rows_end(&r);
}

static enum err check_files(struct cx *cx, struct buf *b, int64_t *n) {
    struct files f = {grow_files_root(cx), b, 0};
    TRY(tx_read(cx, "grow.check", files_tx, &f));
    *n = f.n;
    return ERR_NONE;
}

static const struct room_check CHECKS[] = {{"grow.balance", check_balance}, {"grow.left", check_left}, {"grow.events", check_event},
                                           {"grow.revisions", check_rev}, {"grow.files", check_files}};

static enum err tidy_run(struct cx *cx, const struct job *j) {
    int64_t n;
    (void)j;
    return grow_files_tidy(cx, &n);
}

static const struct job_kind JOBS[] = {{"grow.files_tidy", tidy_run, 3, 3600 * 1000}};
static const struct proof_source *const PROOFS[] = {&grow_proofs};

const struct room grow_room = {
    .name = "grow",
    .routes = grow_routes, .routes_n = GROW_ROUTES_N,
    .migrations = grow_migrations, .migrations_n = &grow_migrations_n,
    .sql = grow_sql, .sql_n = Q__COUNT,
    .lists = LISTS, .lists_n = sizeof LISTS / sizeof LISTS[0],
    .conf = CONF, .conf_n = sizeof CONF / sizeof CONF[0],
    .checks = CHECKS, .checks_n = sizeof CHECKS / sizeof CHECKS[0],
    .jobs = JOBS, .jobs_n = sizeof JOBS / sizeof JOBS[0],
    .proofs = PROOFS, .proofs_n = 1,
    .start = grow_seed,
};
