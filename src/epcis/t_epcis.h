/* t_epcis.h: what the tests of this room share: contexts, files of the shared test inputs. */
#ifndef EPCIS_T_EPCIS_H
#define EPCIS_T_EPCIS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "epcis_priv.h"

/* Folder of the shared inputs ("…/epcis"), or NULL when it is absent. */
static inline const char *t_shared(void)
{
    static char path[4096];
    const char *env = getenv("TIANTOU_SHARED_DATA"), *root = getenv("TIANTOU_SOURCE_ROOT");
    if (env && *env)
        snprintf(path, sizeof path, "%s/epcis", env);
    else
        snprintf(path, sizeof path, "%s/../shared/data/epcis", root ? root : ".");
    FILE *f = fopen(path, "r");
    if (!f)
        return NULL;
    fclose(f);
    return path;
}

/* A whole file in the arena; fails the test when it cannot be read. */
static inline struct str t_file(struct arena *ar, const char *path)
{
    FILE *f = fopen(path, "rb");
    if (!f)
        fail_msg("cannot open %s", path);
    struct buf b;
    char piece[8192];
    buf_init(&b, ar, 65536);
    for (size_t n; (n = fread(piece, 1, sizeof piece, f)) > 0;)
        buf_put(&b, piece, n);
    fclose(f);
    buf_ch(&b, '\0');
    return (struct str){b.p, b.size - 1};
}

static inline void t_cx(struct cx *cx, struct arena **ar)
{
    *ar = ar_new(256 << 20);
    assert_non_null(*ar);
    cx_init(cx, *ar);
    cx->lang = LANG_EN;
}

#endif
