/* cmd_check.c: `tiantou check`: integrity of everything: the database engine's own check, then each room's. --log: the log alone.
 * Exit 1 on a finding. */
#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#include "app.h"
#include "cmd.h"
#include "proof.h"
#include "str.h"

static bool log_only;

/* On a terminal, one line that is written over. */
static void show(const char *what, int64_t done, int64_t all)
{
    if (all)
        fprintf(stderr, "\r%-28s %3d%%   ", what, (int)(done * 100 / all));
    else
        fprintf(stderr, "\r%-28s %" PRId64 "   ", what, done);
}

static enum err check_rooms(struct cx *cx, struct buf *report, int64_t *findings)
{
    for (size_t i = 0; APP_ROOMS[i]; i++)
        for (size_t j = 0; j < APP_ROOMS[i]->checks_n; j++) {
            int64_t n = 0;
            if (log_only && APP_ROOMS[i] != &proof_room)
                continue;
            TRY(APP_ROOMS[i]->checks[j].run(cx, report, &n));
            printf("%-28s %s", APP_ROOMS[i]->checks[j].name, n ? "" : "ok\n");
            if (n)
                printf("%" PRId64 " findings\n", n);
            *findings += n;
        }
    return ERR_NONE;
}

static enum err check(struct cx *cx, int argc, char **argv, int *exit_out)
{
    (void)argc, (void)argv;
    const struct app_opt ao = {.data_dir = app_data, .db_url = app_db, .must_exist = true, .start_rooms = true};
    TRY(app_open(cx, &ao));
    struct buf report;
    int64_t findings = 0;
    buf_init(&report, cx->ar, 4096);
    if (isatty(STDERR_FILENO))
        proof_progress_by(show);
    enum err e = log_only ? ERR_NONE : db_check(cx, db_used(), &report);
    if (!log_only)
        printf("%-28s %s\n", "store.integrity", e == ERR_NONE ? "ok" : "damaged");
    if (e == ERR_CORRUPT)
        findings++;
    else if (e != ERR_NONE)
        return e;
    TRY(check_rooms(cx, &report, &findings));
    if (isatty(STDERR_FILENO))
        fprintf(stderr, "\r%40s\r", "");
    if (report.size)
        printf("%s", buf_z(&report));
    printf("%" PRId64 " findings\n", findings);
    *exit_out = findings ? 1 : 0;
    return ERR_NONE;
}

static const struct cmd_opt OPTS[] = {APP_OPTS, {"log", NULL, "only the log: rebuild its tree, compare every record with its leaf, every event with its index rows", NULL, &log_only}};
const struct command cmd_check = {"check", NULL, "check the integrity of everything; exit 1 on a finding", OPTS, sizeof OPTS / sizeof OPTS[0], 0, check};
