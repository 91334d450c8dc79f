/* cmd.h: the commands of the program. Each is one file (cmd_*.c) with one table of options, from which come parsing and
 * --help. Floor 6: commands may use every room. */
#ifndef CMD_H
#define CMD_H

#include <stdbool.h>
#include <stddef.h>

#include "cx.h"

struct cmd_opt {
    const char *name;      /* "data": given as --data */
    const char *arg;       /* "DIR": what follows it; NULL for a switch */
    const char *doc;       /* one line */
    const char **text;     /* where the argument goes */
    bool *on;              /* where a switch goes */
};

struct command {
    const char *name;      /* "serve", "key new": one or two words */
    const char *operands;  /* "FILE…", or NULL when none are taken */
    const char *doc;       /* one line */
    const struct cmd_opt *opts; size_t opts_n;
    int operands_min;      /* how many at least */
    /* Do it. argv: the operands. The error is printed and turned into exit status 1 by main; findings: status 1 by *exit_out. */
    enum err (*run)(struct cx *cx, int argc, char **argv, int *exit_out);
};

extern const struct command cmd_serve, cmd_init, cmd_demo, cmd_key_new, cmd_key_list, cmd_key_revoke, cmd_import_divisions, cmd_import_events,
    cmd_import_substances, cmd_import_sheet, cmd_export_events, cmd_hash, cmd_verify, cmd_log_key, cmd_dock, cmd_check, cmd_ledger_rebuild, cmd_backup, cmd_restore, cmd_sandbox;

#endif
