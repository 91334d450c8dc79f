/* cmd_key.c: `tiantou key new|list|revoke`: machines' keys from the shell. */
#include <stdio.h>
#include <string.h>

#include "app.h"
#include "cmd.h"
#include "people.h"
#include "when.h"

static const char *name, *role, *level_code, *operator_uuid;

static const struct cmd_opt NEW_OPTS[] = {
    APP_OPTS,
    {"name", "N", "what the key is for", &name, NULL},
    {"role", "ROLE", "admin office lab agri market owner worker point machine", &role, NULL},
    {"level", "UUID", "subtree it reaches (default: the whole county)", &level_code, NULL},
    {"operator", "UUID", "producer it acts for (roles owner, worker)", &operator_uuid, NULL},
};

static enum err key_make(struct cx *cx, struct tx *tx, void *arg)
{
    struct people_county county;
    struct people_level level;
    struct people_operator op = {0};
    int64_t r = field_enum(people_role_names, str_of(role)), level_id;
    if (r < 0)
        return err_say(cx, ERR_INVALID, "--role", "没有角色 %s", "There is no role %s", role);
    TRY(people_county_get(cx, tx, &county));
    level_id = county.level_id;
    if (level_code) {
        TRY(people_level_get(cx, tx, level_code, &level));
        level_id = level.id;
    }
    if (operator_uuid)
        TRY(people_operator_get(cx, tx, operator_uuid, &op));
    return people_key_create(cx, tx, name, (enum people_role)r, level_id, op.id, arg);
}

static enum err key_new(struct cx *cx, int argc, char **argv, int *exit_out)
{
    const char *secret = NULL;
    (void)argc, (void)argv, (void)exit_out;
    if (!name || !role)
        return err_say(cx, ERR_INVALID, NULL, "请给出 --name 和 --role", "Give --name and --role");
    const struct app_opt ao = {.data_dir = app_data, .db_url = app_db, .must_exist = true, .start_rooms = true};
    TRY(app_open(cx, &ao));
    TRY(tx_run(cx, "key.new", key_make, &secret));
    printf("%s\n", secret);
    return ERR_NONE;
}

static enum err print_keys(struct cx *cx, struct tx *tx, void *arg)
{
    struct people_key *keys;
    size_t n;
    (void)arg;
    TRY(people_keys(cx, tx, &keys, &n));
    for (size_t i = 0; i < n; i++) {
        char used[40] = "never";
        if (keys[i].used_us != FIELD_NULL)
            when_format(keys[i].used_us, WHEN_CST_MIN, used);
        printf("%s  %-8s  %-8s  last used %s  %s\n", keys[i].uuid, keys[i].role, keys[i].revoked ? "revoked" : "valid", used, keys[i].name);
    }
    return ERR_NONE;
}

static enum err key_list(struct cx *cx, int argc, char **argv, int *exit_out)
{
    (void)argc, (void)argv, (void)exit_out;
    const struct app_opt ao = {.data_dir = app_data, .db_url = app_db, .must_exist = true};
    TRY(app_open(cx, &ao));
    return tx_read(cx, "key.list", print_keys, NULL);
}

static enum err key_end(struct cx *cx, struct tx *tx, void *arg)
{
    return people_key_revoke(cx, tx, arg);
}

static enum err key_revoke(struct cx *cx, int argc, char **argv, int *exit_out)
{
    (void)argc, (void)exit_out;
    const struct app_opt ao = {.data_dir = app_data, .db_url = app_db, .must_exist = true};
    TRY(app_open(cx, &ao));
    return tx_run(cx, "key.revoke", key_end, argv[0]);
}

static const struct cmd_opt OPTS[] = {APP_OPTS};
const struct command cmd_key_new = {"key new", NULL, "make a machine's key and print it once", NEW_OPTS, sizeof NEW_OPTS / sizeof NEW_OPTS[0], 0, key_new};
const struct command cmd_key_list = {"key list", NULL, "list the keys (never their secrets)", OPTS, sizeof OPTS / sizeof OPTS[0], 0, key_list};
const struct command cmd_key_revoke = {"key revoke", "UUID", "end a key at once", OPTS, sizeof OPTS / sizeof OPTS[0], 1, key_revoke};
