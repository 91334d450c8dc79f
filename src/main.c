/* main.c: the program's door: finds the command, reads its options from its table, prints help and errors. */
#include <getopt.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app.h"
#include "cmd.h"
#include "conf.h"
#include "log.h"

#define OPTS_MAX 16

static const struct command *const COMMANDS[] = {
    &cmd_init, &cmd_serve, &cmd_demo, &cmd_key_new, &cmd_key_list, &cmd_key_revoke, &cmd_import_divisions, &cmd_import_events,
    &cmd_import_substances, &cmd_import_sheet, &cmd_export_events, &cmd_hash, &cmd_verify, &cmd_log_key, &cmd_dock, &cmd_check, &cmd_ledger_rebuild, &cmd_backup, &cmd_restore, &cmd_sandbox,
};
#define COMMANDS_N (sizeof COMMANDS / sizeof COMMANDS[0])

static int usage(FILE *to)
{
    fprintf(to, "Tiantou 田头 %s: from the plot to the buyer, with proof\n\nusage: tiantou COMMAND [OPTIONS]\n\n", TIANTOU_VERSION);
    for (size_t i = 0; i < COMMANDS_N; i++)
        fprintf(to, "  %-18s %s\n", COMMANDS[i]->name, COMMANDS[i]->doc);
    fprintf(to, "\n  --version          print the version\n  --show-config [--data DIR]  print every setting, its value and meaning\n"
                "  COMMAND --help     print the command's options\n");
    return to == stdout ? 0 : 2;
}

static int command_help(const struct command *c)
{
    printf("usage: tiantou %s%s%s%s\n\n%s\n", c->name, c->opts_n ? " [OPTIONS]" : "", c->operands ? " " : "", c->operands ? c->operands : "",
           c->doc);
    if (c->opts_n)
        printf("\n");
    for (size_t i = 0; i < c->opts_n; i++) {
        char head[64];
        snprintf(head, sizeof head, "--%s%s%s", c->opts[i].name, c->opts[i].arg ? " " : "", c->opts[i].arg ? c->opts[i].arg : "");
        printf("  %-26s %s\n", head, c->opts[i].doc);
    }
    return 0;
}

/* The command named by the first one or two words; *used_out: how many words. */
static const struct command *find_command(int argc, char **argv, int *used_out)
{
    for (int words = 2; words >= 1; words--) {
        char name[64];
        if (argc < words)
            continue;
        snprintf(name, sizeof name, "%s%s%s", argv[0], words == 2 ? " " : "", words == 2 ? argv[1] : "");
        for (size_t i = 0; i < COMMANDS_N; i++)
            if (strcmp(COMMANDS[i]->name, name) == 0) {
                *used_out = words;
                return COMMANDS[i];
            }
    }
    return NULL;
}

/* Fill the command's options; -1 go on, else the exit status. */
static int read_options(const struct command *c, int argc, char **argv)
{
    struct option lo[OPTS_MAX + 2] = {0};
    for (size_t i = 0; i < c->opts_n && i < OPTS_MAX; i++)
        lo[i] = (struct option){c->opts[i].name, c->opts[i].arg ? required_argument : no_argument, NULL, (int)i + 256};
    lo[c->opts_n] = (struct option){"help", no_argument, NULL, 'h'};
    optind = 1;
    for (int o; (o = getopt_long(argc, argv, "h", lo, NULL)) != -1;) {
        if (o == 'h')
            return command_help(c);
        if (o < 256)
            return 2;
        const struct cmd_opt *opt = &c->opts[o - 256];
        if (opt->arg)
            *opt->text = optarg;
        else
            *opt->on = true;
    }
    bool too_many = !c->operands && optind < argc;
    if (too_many || argc - optind < c->operands_min) {
        fprintf(stderr, "tiantou %s: %s; see --help\n", c->name, too_many ? "too many words" : "something is missing");
        return 2;
    }
    return -1;
}

struct call { const struct command *c; struct cx cx; int argc; char **argv; int exit; enum err err; };

static void call_command(void *arg)
{
    struct call *k = arg;
    k->err = k->c->run(&k->cx, k->argc, k->argv, &k->exit);
}

static enum lang shell_lang(void)
{
    const char *l = getenv("LC_ALL");
    if (!l || !*l)
        l = getenv("LC_MESSAGES");
    if (!l || !*l)
        l = getenv("LANG");
    return l && strncmp(l, "zh", 2) == 0 ? LANG_ZH : LANG_EN;
}

static int run_command(const struct command *c, int argc, char **argv)
{
    struct call k = {.c = c, .argc = argc, .argv = argv};
    struct arena *ar = ar_new((size_t)1 << 30);
    if (!ar)
        return 1;
    cx_init(&k.cx, ar);
    k.cx.lang = shell_lang();
    if (!ar_try(ar, call_command, &k))
        k.err = err_set(&k.cx, ERR_MEMORY, NULL);
    if (k.err != ERR_NONE) {
        fprintf(stderr, "tiantou %s: %s (%s)\n", c->name, k.cx.err_text[0] ? k.cx.err_text : err_title(k.err, k.cx.lang), err_code(k.err));
        k.exit = 1;
    }
    app_close();
    ar_free(&ar);
    return k.exit;
}

/* --show-config [--data DIR]: the settings in force: defaults, DIR/tiantou.conf, environment. */
static int show_config(int argc, char **argv)
{
    const char *dir = argc == 4 && strcmp(argv[2], "--data") == 0 ? argv[3] : "data";
    struct arena *ar = ar_new(0);
    struct cx cx;
    cx_init(&cx, ar);
    cx.lang = shell_lang();
    app_conf();
    enum err e = conf_load(&cx, ar_printf(ar, "%s/tiantou.conf", dir));
    if (e != ERR_NONE)
        fprintf(stderr, "tiantou --show-config: %s: %s\n", cx.err_field, cx.err_text);
    fputs(conf_show(ar), stdout);
    ar_free(&ar);
    return e == ERR_NONE ? 0 : 1;
}

int main(int argc, char **argv)
{
    mallopt(M_TOP_PAD, 1 << 20); /* arenas grow in large steps: 400 mprotect calls a 1,000-event document otherwise */
    if (argc < 2)
        return usage(stderr);
    if (strcmp(argv[1], "--version") == 0) {
        printf("tiantou %s\n", TIANTOU_VERSION);
        return 0;
    }
    if (strcmp(argv[1], "--show-config") == 0)
        return show_config(argc, argv);
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "help") == 0)
        return usage(stdout);
    int used = 0;
    const struct command *c = find_command(argc - 1, argv + 1, &used);
    if (!c) {
        fprintf(stderr, "tiantou: no command %s\n\n", argv[1]);
        return usage(stderr);
    }
    int status = read_options(c, argc - used, argv + used);
    if (status >= 0)
        return status;
    return run_command(c, argc - used - optind, argv + used + optind);
}
