/* cmd_export.c: `tiantou export events`: every event as one EPCIS 2.0 document, streamed. */
#include <stdio.h>
#include <string.h>

#include "app.h"
#include "cmd.h"
#include "epcis.h"

static const char *out_file;
static bool xml;

static enum err export_events(struct cx *cx, int argc, char **argv, int *exit_out)
{
    (void)argc, (void)argv, (void)exit_out;
    const struct app_opt ao = {.data_dir = app_data, .db_url = app_db, .must_exist = true};
    TRY(app_open(cx, &ao));
    FILE *f = out_file ? fopen(out_file, "w") : stdout;
    if (!f)
        return err_say(cx, ERR_IO, "--out", "不能写入 %s", "Cannot write %s", out_file);
    enum err e = epcis_export(cx, f, xml);
    if (fflush(f) != 0 || ferror(f))
        e = err_say(cx, ERR_IO, "--out", "写入失败", "Writing failed");
    if (f != stdout)
        fclose(f);
    return e;
}

static const struct cmd_opt OPTS[] = {APP_OPTS, {"out", "FILE", "where to write (default: standard output)", &out_file, NULL},
                                      {"xml", NULL, "as EPCIS 2.0 XML (default: JSON)", NULL, &xml}};
const struct command cmd_export_events = {"export events", NULL, "every event as an EPCIS 2.0 document", OPTS, sizeof OPTS / sizeof OPTS[0], 0, export_events};
