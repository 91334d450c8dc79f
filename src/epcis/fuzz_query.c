/* fuzz_query.c: query strings, page tokens and schedules of subscriptions from a stranger: parameters read one by one, the SQL put together
 * from them within its bounds; tokens opened; a schedule's next turn lies ahead. Values are bound, so no byte of one may stand in the SQL; a token that was not made here must not open. */
#include "epcis_priv.h"
#include "epcis_schedule.h"
#include "epcis_units.h"

#include "conf.h"
#include "room.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { PARAMS = 40 };
struct input { struct cx *cx; struct str text; };

/* "name=value&name=value", not encoded. */
static size_t split(struct str text, struct query_param *p)
{
    struct str one;
    size_t n = 0;
    while (text.size && n < PARAMS) {
        str_cut(text, '&', &one, &text);
        str_cut(one, '=', &p[n].name, &p[n].value);
        n++;
    }
    return n;
}

/* Everything in the SQL is the room's own: the letters of its pieces, placeholders, numbers. */
static void check_text(const char *sql)
{
    for (; *sql; sql++)
        if ((unsigned char)*sql >= 0x80 || strchr("\\\"`#", *sql))
            abort();
}

static void turns(struct cx *cx, struct str text)
{
    struct jv v;
    struct json_fault fault;
    struct schedule s;
    int64_t at = INT64_C(1767225600000000);
    if (!json_read(cx->ar, text, NULL, &v, &fault) || schedule_read(cx, &v, "/schedule", &s) != ERR_NONE)
        return;
    for (int i = 0; i < 3 && at != FIELD_NULL; i++) {
        int64_t next = schedule_next(&s, at);
        if (next != FIELD_NULL && (next <= at || next % 1000000))
            abort();
        at = next;
    }
}

static void run(void *arg)
{
    struct input *in = arg;
    struct query_param p[PARAMS];
    struct epcis_query *q;
    struct epcis_token t;
    size_t n = split(in->text, p);
    if (epcis_query_read(in->cx, p, n, epcis_context_standard(), &q) == ERR_NONE) {
        struct epcis_scope s = epcis_scope_parse(in->cx->ar, in->text);
        epcis_query_narrow(q, &s);
        check_text(epcis_query_text(q, false, 31));
        check_text(epcis_query_text(q, true, 31));
        if (q->args_n > QUERY_ARGS_MAX)
            abort();
    }
    if (epcis_unit_dim(in->text) >= 0)
        (void)epcis_unit_si(in->text, 1, false);
    cx_clear(in->cx);
    turns(in->cx, in->text);
    cx_clear(in->cx);
    if (epcis_token_read(in->cx, NULL, in->text, 0, &t) == ERR_NONE)
        abort(); /* nobody guesses a signature */
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static bool ready;
    struct arena *ar = ar_new(64 << 20);
    struct cx cx;
    if (!ar)
        return 0;
    cx_init(&cx, ar);
    if (!ready)
        conf_add(epcis_room.conf, epcis_room.conf_n);
    ready = true;
    struct input in = {&cx, {(const char *)data, size}};
    (void)ar_try(ar, run, &in);
    ar_free(&ar);
    return 0;
}
