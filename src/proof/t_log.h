/* t_log.h: a log for tests: settings, a key in a folder of its own, leaves made by the hundred. */
#ifndef PROOF_T_LOG_H
#define PROOF_T_LOG_H

#include "store_test.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "conf.h"
#include "proof_priv.h"
#include "room.h"

extern const struct room net_room;
static const struct store_test_migrations T_MIGRATIONS[] = {{proof_migrations, &proof_migrations_n}, {NULL, NULL}};

#define T_OK(cx, e)                                                                                     \
    do {                                                                                                \
        enum err t_ok_ = (e);                                                                           \
        if (t_ok_ != ERR_NONE)                                                                          \
            fail_msg("%s:%d: %s %s", __FILE__, __LINE__, err_code(t_ok_), (cx)->err_text);              \
    } while (0)

struct t_body { void (*fn)(struct cx *cx, void *arg); void *arg; };

static inline void t_log_body(struct cx *cx, struct db *db, void *arg)
{
    static const struct conf_key DATA[] = {{"data.dir", CONF_TEXT, "", 0, 0, 0, "folder"}};
    static bool added;
    struct t_body *b = arg;
    char dir[] = "/tmp/t_proof.XXXXXX";
    (void)db;
    if (!added) {
        conf_add(DATA, 1);
        conf_add(net_room.conf, net_room.conf_n);
        conf_add(proof_room.conf, proof_room.conf_n);
    }
    added = true;
    assert_non_null(mkdtemp(dir));
    T_OK(cx, conf_set(cx, "data.dir", dir));
    T_OK(cx, conf_set(cx, "net.public_url", "https://log.example.org/"));
    T_OK(cx, proof_room.start(cx));
    b->fn(cx, b->arg);
    proof_room.stop();
    assert_int_equal(system(ar_printf(cx->ar, "rm -rf %s", dir)), 0);
}

/* Run body on a fresh log of each engine there is. */
static inline void t_log_each(void (*fn)(struct cx *cx, void *arg), void *arg)
{
    struct t_body b = {fn, arg};
    store_test_each(T_MIGRATIONS, t_log_body, &b);
}

/* Append n leaves for rows from ref on, in runs of at most `run`; the entries go to the end of out. */
struct t_append { int64_t ref; size_t n, run; uint8_t *out; };

static inline enum err t_append_fn(struct cx *cx, struct tx *tx, void *arg)
{
    const struct t_append *a = arg;
    for (size_t i = 0; i < a->n;) {
        int64_t refs[PROOF_RUN];
        struct proof_leaf leaf[PROOF_RUN];
        const struct proof_leaf *p[PROOF_RUN];
        size_t k = 0;
        for (; k < a->run && i < a->n; k++, i++) {
            refs[k] = a->ref + (int64_t)i;
            proof_leaf_make(PROOF_EVENT, str_of(ar_printf(cx->ar, "record %lld", (long long)refs[k])), NULL, 0, &leaf[k]);
            p[k] = &leaf[k];
            if (a->out)
                memcpy(a->out + i * PROOF_HASH, leaf[k].entry, PROOF_HASH);
        }
        TRY(proof_append_many(cx, tx, PROOF_EVENT, refs, p, k));
    }
    return ERR_NONE;
}

#endif
