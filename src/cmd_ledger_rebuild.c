/* cmd_ledger_rebuild.c: `tiantou ledger-rebuild`: makes the kept balances of the books anew from their lines. `tiantou check` changes nothing,
 * so this is a command of its own; postings and lines are not touched, and a server may go on serving meanwhile. Prints what differed before.
 * Exit 1 when balances and lines still differ afterwards. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "app.h"
#include "cmd.h"
#include "ledger.h"

/* The check of the room that compares kept balances with lines. */
static enum err compare(struct cx *cx, struct buf *report, int64_t *findings_out)
{
    for (size_t i = 0; i < ledger_room.checks_n; i++)
        if (strcmp(ledger_room.checks[i].name, "ledger.balances") == 0)
            return ledger_room.checks[i].run(cx, report, findings_out);
    return err_set(cx, ERR_INTERNAL, NULL);
}

static enum err ledger_anew(struct cx *cx, int argc, char **argv, int *exit_out)
{
    (void)argc, (void)argv;
    const struct app_opt ao = {.data_dir = app_data, .db_url = app_db, .must_exist = true, .start_rooms = true};
    struct buf before, after;
    int64_t wrong = 0, left = 0;
    TRY(app_open(cx, &ao));
    buf_init(&before, cx->ar, 1024);
    buf_init(&after, cx->ar, 256);
    TRY(compare(cx, &before, &wrong));
    TRY(ledger_rebuild(cx));
    TRY(compare(cx, &after, &left));
    if (before.size)
        printf("%s", buf_z(&before));
    printf("balances made anew from the lines; %" PRId64 " had differed\n", wrong);
    if (left)
        printf("%s", buf_z(&after));
    *exit_out = left ? 1 : 0;
    return ERR_NONE;
}

static const struct cmd_opt OPTS[] = {APP_OPTS};
const struct command cmd_ledger_rebuild = {"ledger-rebuild", NULL, "make the balances of the books anew from their lines", OPTS, sizeof OPTS / sizeof OPTS[0], 0, ledger_anew};
