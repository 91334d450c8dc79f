/* conf.h: typed configuration. Each room declares a const table of keys; `tiantou --show-config` and docs/configuration.md
 * come from it. Values come from (last wins) the default, the file DATA/tiantou.conf ("key = value" lines, '#' comments),
 * the environment (TIANTOU_NET_PORT for net.port) and the command line. */
#ifndef BASE_CONF_H
#define BASE_CONF_H

#include <stdbool.h>
#include <stdint.h>

#include "cx.h"

enum conf_type { CONF_INT, CONF_BOOL, CONF_TEXT, CONF_SIZE, CONF_MS };
enum conf_flag { CONF_RELOAD = 1, CONF_SECRET = 2 };

struct conf_key {
    const char *name;      /* "net.port" */
    enum conf_type type;   /* CONF_SIZE takes k, M, G; CONF_MS takes ms, s, m, h, d */
    const char *def;       /* default, as text */
    int64_t min, max;      /* allowed range of numbers */
    unsigned flags;        /* enum conf_flag */
    const char *doc;       /* one line */
};

struct conf; /* process static once filled */

/* Register a table before reading (called once per room at start-up). */
void conf_add(const struct conf_key *keys, size_t n);
/* Read the file (NULL or missing: skipped) and the environment. An unknown key or a bad value is an error that names it. */
enum err conf_load(struct cx *cx, const char *path) MUST_CHECK;
/* The same for the settings marked CONF_RELOAD, while the program runs; the command line still wins over both. A line
 * taken out of the file keeps its value until the next start. */
enum err conf_reload(struct cx *cx, const char *path) MUST_CHECK;
enum err conf_set(struct cx *cx, const char *name, const char *value) MUST_CHECK;
int64_t conf_int(const char *name);         /* asserts that the key exists; also sizes (bytes), ms, bools (0/1) */
const char *conf_text(const char *name);    /* valid until the next conf_set of that key */
/* Every key with its value, source and doc; secrets as "***". Text in the arena. */
char *conf_show(struct arena *ar);

#endif
