/* cmd_log_key.c: `tiantou log-key`: the log's verifier keys; --new: put a new signing key before the present one. From the next start
 * on checkpoints bear both signatures; when everybody has the new key, the old line is taken out of the key file. */
#include <stdio.h>

#include "app.h"
#include "cmd.h"
#include "proof.h"

static bool make_new;

static enum err log_key(struct cx *cx, int argc, char **argv, int *exit_out)
{
    const char *keys;
    (void)argc, (void)argv, (void)exit_out;
    const struct app_opt ao = {.data_dir = app_data, .db_url = app_db, .must_exist = true, .start_rooms = true};
    TRY(app_open(cx, &ao));
    if (make_new) {
        TRY(proof_key_new(cx, &keys));
        printf("%s\n", keys);
        return ERR_NONE;
    }
    TRY(proof_keys_text(cx, &keys));
    printf("%s", keys);
    return ERR_NONE;
}

static const struct cmd_opt OPTS[] = {APP_OPTS, {"new", NULL, "make a new signing key; it signs beside the old one from the next start on", NULL, &make_new}};
const struct command cmd_log_key = {"log-key", NULL, "print the verifier keys of the log, the present one first", OPTS, sizeof OPTS / sizeof OPTS[0], 0, log_key};
