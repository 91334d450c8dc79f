/* t_db.h: databases for the tests of this room. */
#ifndef EPCIS_T_DB_H
#define EPCIS_T_DB_H

#include "t_epcis.h"

#include "conf.h"
#include "people.h"
#include "room.h"
#include "store_test.h"

extern const struct migration people_migrations[];
extern const size_t people_migrations_n;
static const struct store_test_migrations T_MIGRATIONS[] = {{proof_migrations, &proof_migrations_n}, {people_migrations, &people_migrations_n},
                                                             {epcis_migrations, &epcis_migrations_n}, {NULL, NULL}};
#define T_COUNTY "530102"

/* Who asks: an office of the whole tree, unless a test says otherwise. */
static const struct people_grant T_GRANT = {ROLE_OFFICE, 0, "/", 0};
static struct principal T_OFFICE = {.account_id = 1, .name = "office", .grants = &T_GRANT, .n = 1};

static inline void t_room_start(struct cx *cx)
{
    static const struct conf_key DATA[] = {{"data.dir", CONF_TEXT, "", 0, 0, 0, "data folder"}}; /* none: secrets are sealed with a key in the database */
    static bool added;
    if (!added) {
        conf_add(DATA, 1);
        conf_add(people_room.conf, people_room.conf_n);
        conf_add(epcis_room.conf, epcis_room.conf_n);
    }
    added = true;
    assert_int_equal(epcis_room.start(cx), ERR_NONE);
}

struct t_body { void (*fn)(struct cx *cx, struct db *db, void *arg); void *arg; };
static inline void t_body(struct cx *cx, struct db *db, void *arg)
{
    struct t_body *b = arg;
    cx->who = &T_OFFICE;
    t_room_start(cx); /* forgets what it knows of the database before */
    b->fn(cx, db, b->arg);
    epcis_room.stop();
}

/* Run body on a fresh database of each engine there is, with the room started. */
static inline void t_each(void (*body)(struct cx *cx, struct db *db, void *arg), void *arg)
{
    struct t_body b = {body, arg};
    store_test_each(T_MIGRATIONS, t_body, &b);
}

#define T_OK(cx, e)                                                                                               \
    do {                                                                                                          \
        enum err t_e_ = (e);                                                                                      \
        if (t_e_ != ERR_NONE)                                                                                     \
            fail_msg("%s: %s at \"%s\": %s", #e, err_code(t_e_), (cx)->err_field, (cx)->err_text);                 \
    } while (0)

/* Store one event in a transaction of its own. */
struct t_put { const struct epcis_event *ev; int64_t row; bool duplicate; };
static inline enum err t_put_fn(struct cx *cx, struct tx *tx, void *arg)
{
    struct t_put *p = arg;
    return epcis_event_store(cx, tx, p->ev, T_COUNTY, &p->row, &p->duplicate);
}
static inline enum err t_put(struct cx *cx, const char *json, struct t_put *p)
{
    struct epcis_event *ev;
    T_OK(cx, epcis_event_prepare(cx, str_of(json), &ev));
    p->ev = ev;
    return tx_run(cx, "t.put", t_put_fn, p);
}

struct t_find { struct str id; struct epcis_hit hit; };
static inline enum err t_find_fn(struct cx *cx, struct tx *tx, void *arg)
{
    struct t_find *f = arg;
    return epcis_event_find(cx, tx, f->id, &f->hit);
}

#endif
