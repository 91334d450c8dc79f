/* app.c: see app.h. Owns the list of rooms and the order in which they start and stop. */
#include "app.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "certify.h"
#include "conf.h"
#include "deal.h"
#include "epcis.h"
#include "govern.h"
#include "grow.h"
#include "ledger.h"
#include "log.h"
#include "pay.h"
#include "people.h"
#include "proof.h"
#include "scan.h"
#include "sell.h"
#include "share.h"
#include "trace.h"
#include "web.h"

extern const struct room net_room;

const struct room *const APP_ROOMS[] = {
    &net_room, &proof_room, &people_room, &ledger_room, &pay_room, &epcis_room, &grow_room, &certify_room, &trace_room, &sell_room, &deal_room, &scan_room, &govern_room, &share_room, &web_room, NULL,
};

static const struct conf_key APP_CONF[] = {
    {"data.dir", CONF_TEXT, "data", 0, 0, 0, "folder of the database, files and keys"},
    {"store.url", CONF_TEXT, "", 0, 0, CONF_SECRET, "postgres://… to use PostgreSQL in place of the file database"},
    {"log.level", CONF_TEXT, "info", 0, 0, CONF_RELOAD, "least level that is logged: debug info warn error"},
};

const char *app_data = "data", *app_db;
static int started; /* rooms whose start() was called */

void app_conf(void)
{
    static bool done;
    if (done)
        return;
    done = true;
    conf_add(APP_CONF, sizeof APP_CONF / sizeof APP_CONF[0]);
    for (size_t i = 0; APP_ROOMS[i]; i++)
        if (APP_ROOMS[i]->conf_n)
            conf_add(APP_ROOMS[i]->conf, APP_ROOMS[i]->conf_n);
}

char *app_path(struct cx *cx, const char *name)
{
    return ar_printf(cx->ar, "%s/%s", conf_text("data.dir"), name);
}

static enum err make_folder(struct cx *cx, const char *dir, bool must_exist)
{
    struct stat st;
    if (stat(dir, &st) == 0 && S_ISDIR(st.st_mode))
        return ERR_NONE;
    if (must_exist)
        return err_say(cx, ERR_NOT_FOUND, NULL, "没有数据目录：%s", "There is no data folder: %s", dir);
    if (mkdir(dir, 0700) != 0 && errno != EEXIST)
        return err_say(cx, ERR_IO, NULL, "不能建立数据目录 %s：%s", "Cannot make the data folder %s: %s", dir, strerror(errno));
    return ERR_NONE;
}

enum err app_folder(struct cx *cx, const char *dir)
{
    return make_folder(cx, dir, false);
}

static void set_log_level(void)
{
    static const char *const names[] = {"debug", "info", "warn", "error"};
    for (int i = 0; i < 4; i++)
        if (strcmp(conf_text("log.level"), names[i]) == 0)
            log_set_level((enum log_level)i);
}

enum err app_reload(struct cx *cx)
{
    TRY(conf_reload(cx, app_path(cx, "tiantou.conf")));
    set_log_level();
    return ERR_NONE;
}

static enum err migrate_all(struct cx *cx, struct db *db)
{
    TRY(db_migrate(cx, db, store_migrations, store_migrations_n));
    for (size_t i = 0; APP_ROOMS[i]; i++)
        if (APP_ROOMS[i]->migrations)
            TRY(db_migrate(cx, db, APP_ROOMS[i]->migrations, *APP_ROOMS[i]->migrations_n));
    return ERR_NONE;
}

static enum err open_db(struct cx *cx, const struct app_opt *opt)
{
    const char *url = opt->db_url ? opt->db_url : conf_text("store.url");
    const char *path = app_path(cx, "tiantou.db");
    struct store_opt so = {.path = *url ? NULL : path, .url = *url ? url : NULL};
    if (opt->must_exist && so.path && access(path, R_OK) != 0)
        return err_say(cx, ERR_NOT_FOUND, NULL, "%s 里还没有数据库，请先运行 tiantou init", "There is no database in %s yet: run tiantou init first",
                       opt->data_dir);
    struct db *db = NULL;
    TRY(db_open(cx, &so, &db));
    db_use(db);
    return migrate_all(cx, db);
}

static enum err county_tx(struct cx *cx, struct tx *tx, void *arg)
{
    return people_county_get(cx, tx, arg);
}

/* Events that come without a county belong to this installation's. */
static enum err tell_county(struct cx *cx)
{
    struct people_county county = {0};
    enum err e = tx_read(cx, "app.county", county_tx, &county);
    cx_clear(cx);
    if (e == ERR_NOT_FOUND || !county.code)
        return ERR_NONE;
    TRY(e);
    return conf_set(cx, "epcis.county", county.code);
}

/* The log stands below the rooms it is a log of. */
static void tell_proof(void)
{
    for (size_t i = 0; APP_ROOMS[i]; i++)
        for (size_t j = 0; j < APP_ROOMS[i]->proofs_n; j++)
            proof_source_add(APP_ROOMS[i]->proofs[j]);
}

enum err app_open(struct cx *cx, const struct app_opt *opt)
{
    app_conf();
    tell_proof();
    TRY(make_folder(cx, opt->data_dir, opt->must_exist));
    TRY(conf_load(cx, ar_printf(cx->ar, "%s/tiantou.conf", opt->data_dir)));
    TRY(conf_set(cx, "data.dir", opt->data_dir));
    set_log_level();
    umask(077);
    TRY(open_db(cx, opt));
    for (; opt->start_rooms && APP_ROOMS[started]; started++)
        if (APP_ROOMS[started]->start)
            TRY(APP_ROOMS[started]->start(cx));
    return tell_county(cx);
}

void app_close(void)
{
    while (started > 0)
        if (APP_ROOMS[--started]->stop)
            APP_ROOMS[started]->stop();
    struct db *db = db_used();
    if (db) {
        db_use(NULL);
        db_close(&db);
    }
}
