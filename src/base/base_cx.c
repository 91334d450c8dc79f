/* base_cx.c: the table of errors and the context that keeps the last one. */
#include "cx.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base_priv.h"
#include "when.h"

struct err_row {
    const char *code;      /* public, stable */
    int status;            /* HTTP */
    const char *title[2];  /* by enum lang */
};

static const struct err_row ERRS[ERR__COUNT] = {
    [ERR_NONE] = {"ok", 200, {"成功", "OK"}},
#define ERR(name, code, status, zh, en) [name] = {code, status, {zh, en}},
#include "err.def"
#undef ERR
};

static const struct err_row *err_row(enum err e)
{
    assert(e >= 0 && e < ERR__COUNT);
    return &ERRS[e];
}

const char *err_code(enum err e)
{
    return err_row(e)->code;
}

int err_status(enum err e)
{
    return err_row(e)->status;
}

const char *err_title(enum err e, enum lang lang)
{
    return err_row(e)->title[lang == LANG_EN];
}

void cx_init(struct cx *cx, struct arena *ar)
{
    *cx = (struct cx){.ar = ar, .lang = LANG_ZH, .now_us = when_now_us()};
}

void cx_clear(struct cx *cx)
{
    cx->err = ERR_NONE;
    cx->err_field[0] = '\0';
    cx->err_text[0] = '\0';
}

/* field may be cx->err_field itself: a caller that only changes the sentence. */
static void set_field(struct cx *cx, enum err e, const char *field)
{
    cx->err = e;
    if (field == NULL)
        field = "";
    size_t size = utf8_cut(field, strlen(field), sizeof cx->err_field - 1);
    memmove(cx->err_field, field, size);
    cx->err_field[size] = '\0';
}

enum err err_say(struct cx *cx, enum err e, const char *field, const char *zh, const char *en, ...)
{
    char text[sizeof cx->err_text + 4]; /* arguments may point into cx->err_text */
    va_list ap;
    va_start(ap, en);
    int n = vsnprintf(text, sizeof text, cx->lang == LANG_EN ? en : zh, ap);
    va_end(ap);
    size_t size = n < 0 ? 0 : strlen(text);
    size = utf8_cut(text, size, sizeof cx->err_text - 1);
    set_field(cx, e, field);
    memcpy(cx->err_text, text, size);
    cx->err_text[size] = '\0';
    return e;
}

enum err err_set(struct cx *cx, enum err e, const char *field)
{
    set_field(cx, e, field);
    cx->err_text[0] = '\0';
    return e;
}
