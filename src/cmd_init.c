/* cmd_init.c: `tiantou init`: make the database, the county's root level and the first administrator. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app.h"
#include "cmd.h"
#include "people.h"
#include "str.h"

#define PASSWORD_MAX 1024

static const char *admin, *password_file, *county = "000000", *county_name = "本县", *county_name_en = "County";

static const struct cmd_opt OPTS[] = {
    APP_OPTS,
    {"admin", "NAME", "sign-in name of the first administrator", &admin, NULL},
    {"password-file", "FILE", "file whose first line is the password (\"-\": standard input)", &password_file, NULL},
    {"county", "CODE", "six-digit division code (GB/T 2260) of the county", &county, NULL},
    {"county-name", "NAME", "name of the county in Chinese", &county_name, NULL},
    {"county-name-en", "NAME", "name of the county in English", &county_name_en, NULL},
};

static enum err read_password(struct cx *cx, char out[PASSWORD_MAX])
{
    FILE *f = strcmp(password_file, "-") == 0 ? stdin : fopen(password_file, "r");
    if (!f)
        return err_say(cx, ERR_IO, "--password-file", "打不开密码文件 %s", "Cannot open the password file %s", password_file);
    char *line = fgets(out, PASSWORD_MAX, f);
    if (f != stdin)
        fclose(f);
    if (!line)
        return err_say(cx, ERR_INVALID, "--password-file", "密码文件是空的", "The password file is empty");
    out[strcspn(out, "\r\n")] = 0;
    return ERR_NONE;
}

static enum err make(struct cx *cx, struct tx *tx, void *arg)
{
    struct people_county have;
    int64_t level, account;
    if (people_county_get(cx, tx, &have) == ERR_NONE && have.level_id != 0)
        return err_say(cx, ERR_DUPLICATE, NULL, "这个数据目录已经初始化过", "This data folder is initialised already");
    cx_clear(cx);
    const struct people_new_level l = {.code = county, .kind = "county", .name = county_name, .name_en = county_name_en};
    TRY(people_level_create(cx, tx, &l, &level));
    TRY(people_county_set(cx, tx, level, false));
    const struct people_new_account a = {.login = admin, .name = admin, .password = arg, .role = ROLE_ADMIN, .level_id = level};
    return people_account_create(cx, tx, &a, &account);
}

static enum err init(struct cx *cx, int argc, char **argv, int *exit_out)
{
    char password[PASSWORD_MAX];
    (void)argc, (void)argv, (void)exit_out;
    if (!admin || !password_file)
        return err_say(cx, ERR_INVALID, NULL, "请给出 --admin 和 --password-file", "Give --admin and --password-file");
    TRY(read_password(cx, password));
    const struct app_opt ao = {.data_dir = app_data, .db_url = app_db, .start_rooms = true};
    TRY(app_open(cx, &ao));
    enum err e = tx_run(cx, "init", make, password);
    explicit_bzero(password, sizeof password);
    if (e == ERR_NONE)
        printf("initialised %s for county %s, administrator %s\n", app_data, county, admin);
    return e;
}

const struct command cmd_init = {"init", NULL, "make the database and the first administrator", OPTS, sizeof OPTS / sizeof OPTS[0], 0, init};
