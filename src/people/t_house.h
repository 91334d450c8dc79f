/* t_house.h: a served house of base, store, net and people for tests: a fresh database of each engine, a small county, a
 * client that speaks HTTP. */
#ifndef PEOPLE_T_HOUSE_H
#define PEOPLE_T_HOUSE_H

#include "people.h"
#include "room.h"

#define T_PASSWORD "greenfield 2026"

struct t_house {
    struct cx *cx;
    struct db *db;
    int port;
    /* the tree: county 420117 with townships A (villages A1, A2) and B (village B1), and another county 420118 */
    int64_t county, town_a, village_a1, village_a2, town_b, village_b1, other_county;
    int64_t op_a, op_b;          /* an active co-op in A1, an applied household in B1 */
    const char *op_a_uuid, *op_b_uuid;
};

/* Run body on a fresh, served house of each engine there is. */
void t_house_each(void (*body)(struct t_house *h));
/* The same with rooms above people (NULL-terminated, in floor order): migrated, configured, started, served. */
void t_house_with(const struct room *const *above, void (*body)(struct t_house *h));

struct t_answer {
    int status;
    int64_t rev;                 /* from ETag, FIELD_NULL without */
    char cookie[80];             /* tt_session that was set, else empty */
    const char *head, *text;     /* headers; body */
    struct jv body;              /* J_NULL when there is none or it is no JSON */
};
/* who: a cookie value, "foreign " and a cookie value (a page of somebody else's), "Bearer …", or NULL for nobody. body NULL: none. rev FIELD_NULL: no If-Match. */
struct t_answer t_call(struct t_house *h, const char *who, const char *method, const char *path, const char *body, int64_t rev);
/* Sign in; the cookie (asserts that it works). */
const char *t_sign_in(struct t_house *h, const char *login);
const char *t_text(const struct t_answer *a, const char *pointer);  /* a string of the body, "" when absent */
int64_t t_count(struct t_house *h, const char *sql);                /* one number by any SELECT */
const char *t_uuid_of_level(struct t_house *h, int64_t id);

#endif
