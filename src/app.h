/* app.h: the house put together: which rooms there are, opening the data, starting and stopping. Used by the commands. */
#ifndef APP_H
#define APP_H

#include "cx.h"
#include "room.h"

/* All rooms in floor order, NULL-terminated. */
extern const struct room *const APP_ROOMS[];

struct app_opt {
    const char *data_dir;   /* folder of the database and files; made when missing unless must_exist */
    const char *db_url;     /* postgres://… instead of DATA/tiantou.db; NULL: the setting store.url */
    bool must_exist;        /* ERR_NOT_FOUND when there is no database yet */
    bool start_rooms;       /* call the rooms' start() (background work) */
};

/* The options every command that opens the data takes. */
#define APP_OPTS                                                                                                             \
    {"data", "DIR", "folder of the database and files (default: ./data)", &app_data, NULL},                                   \
    {"db", "URL", "postgres://… in place of the file database", &app_db, NULL}
extern const char *app_data, *app_db;

/* Read the settings, open the database, apply migrations. A second call is a bug. */
enum err app_open(struct cx *cx, const struct app_opt *opt) MUST_CHECK;
/* Make the data folder when it is missing. */
enum err app_folder(struct cx *cx, const char *dir) MUST_CHECK;
/* Stop the rooms, close the database. Idempotent. */
void app_close(void);
/* Read the settings that may change while the program runs again (SIGHUP). */
enum err app_reload(struct cx *cx) MUST_CHECK;
/* Register every room's settings (also done by app_open); for --show-config. */
void app_conf(void);
/* Path of something in the data folder, in the arena. */
char *app_path(struct cx *cx, const char *name);

#endif
