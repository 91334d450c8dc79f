/* store_migrate.c: numbered changes of the tables, each applied once in a transaction of its own and recorded with the hash
 * of its text. Several servers may start at once: the engine's lock lets one of them do the work. Also the care that is the
 * same for both engines: db_check, db_backup. */
#include <openssl/evp.h>

#include "store_priv.h"

#include <string.h>

#include "log.h"
#include "when.h"

static const char META[] =
    "-- Migrations applied.\n"
    "CREATE TABLE IF NOT EXISTS store_migration (name TEXT NOT NULL PRIMARY KEY, checksum TEXT NOT NULL, applied_us BIGINT NOT NULL) @NOROWID";
static const struct sql FIND = {"store.migration_find", "SELECT checksum FROM store_migration WHERE name = $1", NULL};
static const struct sql NOTE = {"store.migration_note", "INSERT INTO store_migration (name, checksum, applied_us) VALUES ($1, $2, $3)", NULL};

static enum err checksum(struct cx *cx, const char *text, char out[65])
{
    unsigned char hash[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    if (EVP_Digest(text, strlen(text), hash, &size, EVP_sha256(), NULL) != 1)
        return err_set(cx, ERR_CRYPTO, NULL);
    hex_encode(hash, size, out);
    return ERR_NONE;
}

struct apply { const struct migration *m; bool applied; };

/* ERR_NONE: it is recorded with this checksum; ERR_NOT_FOUND: not yet. */
static enum err recorded(struct cx *cx, struct tx *tx, const char *name, const char *sum)
{
    const char *old = NULL;
    TRY(sql_text(tx, &FIND, ARGS(v_t(name)), &old));
    if (strcmp(old, sum) == 0)
        return ERR_NONE;
    log_error(cx, "store.migrate", "migration=%s what=\"its text differs from what was applied\"", name);
    return err_say(cx, ERR_CORRUPT, NULL, "数据库升级脚本 %s 与已执行的不一致", "Migration %s differs from what was applied", name);
}

static enum err apply_fn(struct cx *cx, struct tx *tx, void *arg)
{
    struct apply *a = arg;
    const char *text = tx_engine(tx) == STORE_PG && a->m->pg ? a->m->pg : a->m->sql;
    const struct store_driver *drv = tx->db->drv;
    char sum[65];
    a->applied = false;
    TRY(checksum(cx, text, sum));
    TRY(drv->migrate_lock(tx));
    TRY(drv->script(tx, "store.migration_table", META));
    enum err e = recorded(cx, tx, a->m->name, sum);
    if (e != ERR_NOT_FOUND)
        return e;
    cx_clear(cx);
    TRY(drv->script(tx, a->m->name, text));
    TRY(sql_exec(tx, &NOTE, ARGS(v_t(a->m->name), v_t(sum), v_i(when_now_us()))));
    a->applied = true;
    return ERR_NONE;
}

/* A database opened for reading must be up to date already. */
static enum err verify_fn(struct cx *cx, struct tx *tx, void *arg)
{
    const struct migration *m = ((struct apply *)arg)->m;
    char sum[65];
    TRY(checksum(cx, tx_engine(tx) == STORE_PG && m->pg ? m->pg : m->sql, sum));
    enum err e = recorded(cx, tx, m->name, sum);
    if (e == ERR_NOT_FOUND || e == ERR_DB)
        return err_say(cx, ERR_WRONG_STATE, NULL, "数据库尚未升级到本程序的版本（%s）", "The database is of an older version (%s)", m->name);
    return e;
}

enum err db_migrate(struct cx *cx, struct db *db, const struct migration *m, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct apply a = {.m = &m[i]};
        if (db->read_only)
            TRY(store_run(cx, db, m[i].name, verify_fn, &a, 0));
        else
            TRY(store_run(cx, db, m[i].name, apply_fn, &a, TX_WRITE | TX_OWN | TX_RELAXED));
        if (a.applied)
            log_debug(cx, "store.migrate", "migration=%s", m[i].name);
    }
    return ERR_NONE;
}

/* ---- care ------------------------------------------------------------------------------------------------------------- */
enum err db_check(struct cx *cx, struct db *db, struct buf *report)
{
    int64_t findings = 0;
    TRY(db->drv->check(cx, db, report, &findings));
    if (findings)
        return err_say(cx, ERR_CORRUPT, NULL, "数据库检查发现 %lld 处问题", "The database check found %lld faults", (long long)findings);
    return ERR_NONE;
}

enum err db_backup(struct cx *cx, struct db *db, const char *to_path)
{
    return db->drv->backup(cx, db, to_path);
}
