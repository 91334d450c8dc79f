/* demo_people.c: the beginning of the demonstration county: its tree, producers with their examination, accounts, catalogues. */
#include <stdio.h>
#include <string.h>

#include "certify_acts.h"
#include "demo.h"
#include "grow_shapes.h"
#include "gs1.h"
#include "when.h"

/* ---- the tree -------------------------------------------------------------------------------------------------------------- */
static enum err county_make(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    (void)a, (void)b;
    const struct people_new_level l = {0, DEMO_COUNTY.code, "county", DEMO_COUNTY.name, DEMO_COUNTY.name_en};
    TRY(people_level_create(cx, tx, &l, &d->county_id));
    TRY(people_county_set(cx, tx, d->county_id, true));
    return people_domain_set(cx, tx, DEMO_DOMAIN);
}

static enum err township_make(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    (void)b;
    const struct people_new_level l = {d->county_id, DEMO_TOWNSHIP[a].code, "township", DEMO_TOWNSHIP[a].name, DEMO_TOWNSHIP[a].name_en};
    return people_level_create(cx, tx, &l, &d->township_id[a]);
}

static enum err village_make(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    (void)b;
    const struct people_new_level l = {d->township_id[a / 4], DEMO_VILLAGE[a].code, "village", DEMO_VILLAGE[a].name, DEMO_VILLAGE[a].name_en};
    return people_level_create(cx, tx, &l, &d->village_id[a]);
}

/* ---- producers --------------------------------------------------------------------------------------------------------------- */
static const char USCC_ALPHABET[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/* A social credit code that passes the check of GB 32100 and yet was given to nobody: the organisation code inside has a
 * wrong check digit (GB 11714), and the division is that of no county (100000: the whole country). */
static void uscc_make(uint64_t seed, int op, char out[19])
{
    static const int weights[] = {3, 7, 9, 10, 5, 8, 4, 2};
    struct demo_rand r = demo_rand_of(seed, "uscc", op);
    int sum = 0, w = 1, total = 0;
    memcpy(out, "93100000", 8);
    for (int i = 0; i < 8; i++) {
        int digit = (int)demo_rand_in(&r, 0, 9);
        out[8 + i] = (char)('0' + digit);
        sum += digit * weights[i];
    }
    int right = (11 - sum % 11) % 11;
    out[16] = (char)('0' + (right % 10 + 5) % 10);
    for (int i = 0; i < 17; i++, w = w * 3 % 31)
        total += (int)(strchr(USCC_ALPHABET, out[i]) - USCC_ALPHABET) * w;
    out[17] = USCC_ALPHABET[(31 - total % 31) % 31];
    out[18] = 0;
}

bool demo_gln(uint64_t n, char out[14])
{
    return gs1_gln_make(STR(DEMO_PREFIX), n, out) == GS1_OK;
}

static enum err operator_make(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    const struct demo_operator *o = &DEMO_OPERATOR[a];
    struct people_operator seen = {0};
    char uscc[19];
    bool household = strcmp(o->kind, "household") == 0;
    (void)b;
    uscc_make(d->seed, a, uscc);
    demo_gln((uint64_t)a + 1, d->gln[a]);
    const struct people_new_operator n = {
        .level_id = d->village_id[o->village], .kind = o->kind, .name = o->name, .uscc = household ? NULL : uscc, .contact = o->contact,
        .phone = ar_printf(cx->ar, "0000000%04d", a + 1), .trained_person = o->state == OPERATOR_APPLIED ? NULL : ar_printf(cx->ar, "%s明白人（演示）", household ? o->name : ""),
        .poor = o->poor, .address = ar_printf(cx->ar, "%s%s%s（演示）", DEMO_COUNTY.name, DEMO_TOWNSHIP[o->village / 4].name, DEMO_VILLAGE[o->village].name), .gln = d->gln[a]};
    TRY(people_operator_create(cx, tx, &n, &d->operator_id[a]));
    TRY(people_operator_by_id(cx, tx, d->operator_id[a], &seen));
    demo_copy(d->operator_uuid[a], UUID_SIZE, seen.uuid);
    return ERR_NONE;
}

static enum err operator_move(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    static const char *const reasons[OPERATOR__STATES] = {
        [OPERATOR_EXAMINED] = "资料齐全，实地核查通过", [OPERATOR_ACTIVE] = "审核通过，予以启用", [OPERATOR_SUSPENDED] = "投入品台账检查不合格，责令整改",
        [OPERATOR_CLOSED] = "主体申请注销", [OPERATOR_REFUSED] = "经营场所与申请不符，请补正后再申请"};
    return people_operator_enter(cx, tx, d->operator_id[a], (enum people_operator_state)b, reasons[b]);
}

static void add_operator(struct demo *d, int i)
{
    enum people_operator_state s = DEMO_OPERATOR[i].state;
    bool was_active = s == OPERATOR_ACTIVE || s == OPERATOR_SUSPENDED || s == OPERATOR_CLOSED;
    int32_t day = s == OPERATOR_APPLIED ? d->today - 6 : s == OPERATOR_EXAMINED || s == OPERATOR_REFUSED ? d->today - 25 : d->day0 + 1;
    demo_add(d, demo_at(day, 9 * 60 + i), WHO_NOBODY, operator_make, i, 0);
    if (s == OPERATOR_REFUSED)
        demo_add(d, demo_at(day + 3, 10 * 60), WHO_OFFICE, operator_move, i, OPERATOR_REFUSED);
    if (s == OPERATOR_EXAMINED || was_active)
        demo_add(d, demo_at(day + 2, 10 * 60 + i), was_active ? WHO_NOBODY : WHO_OFFICE, operator_move, i, OPERATOR_EXAMINED);
    if (was_active)
        demo_add(d, demo_at(day + 3, 11 * 60 + i), WHO_NOBODY, operator_move, i, OPERATOR_ACTIVE);
}

void demo_add_states(struct demo *d)
{
    for (int i = 0; i < DEMO_OPERATORS; i++) {
        int32_t day = d->today - 30;
        for (int k = 0; k < d->lots_n; k++)
            if (d->lots[k].op == i && d->lots[k].day + 2 > day)
                day = d->lots[k].day + 2;
        if (DEMO_OPERATOR[i].state == OPERATOR_SUSPENDED)
            demo_add(d, demo_at(day, 15 * 60), WHO_AGRI, operator_move, i, OPERATOR_SUSPENDED);
        if (DEMO_OPERATOR[i].state == OPERATOR_CLOSED)
            demo_add(d, demo_at(d->today - 60, 15 * 60), WHO_OFFICE, operator_move, i, OPERATOR_CLOSED);
    }
}

/* ---- accounts ------------------------------------------------------------------------------------------------------------------ */
static enum err account_make(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    const struct demo_account *x = &DEMO_ACCOUNT[a];
    int64_t id, level = x->village >= 0 ? d->village_id[x->village] : d->county_id;
    (void)b;
    const struct people_new_account n = {x->login, x->name, x->password, x->role, level, x->op >= 0 ? d->operator_id[x->op] : 0};
    return people_account_create(cx, tx, &n, &id);
}

static const char *owner_login(struct arena *ar, int op)
{
    return ar_printf(ar, "owner%d", op + 1);
}

static enum err owner_make(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    int64_t id;
    (void)b;
    const struct people_new_account n = {owner_login(cx->ar, a), ar_printf(cx->ar, "%s（负责人）", DEMO_OPERATOR[a].name), "demo-owner-2026", ROLE_OWNER,
                                         d->village_id[DEMO_OPERATOR[a].village], d->operator_id[a]};
    return people_account_create(cx, tx, &n, &id);
}

static bool has_owner(int op)
{
    enum people_operator_state s = DEMO_OPERATOR[op].state;
    return s == OPERATOR_ACTIVE || s == OPERATOR_SUSPENDED;
}

enum err demo_who_load(struct demo *d)
{
    struct principal *before = d->cx->who;
    for (int i = 0; i < WHO_BUYER; i++) {
        if (i >= WHO_OWNER && !has_owner(i - WHO_OWNER))
            continue;
        TRY(people_become(d->cx, i < WHO_OWNER ? DEMO_ACCOUNT[i].login : owner_login(d->cx->ar, i - WHO_OWNER)));
        d->who[i] = d->cx->who;
    }
    d->cx->who = before;
    return ERR_NONE;
}

/* ---- the whole beginning --------------------------------------------------------------------------------------------------------- */
void demo_add_people(struct demo *d)
{
    demo_add(d, demo_at(d->day0, 8 * 60), WHO_NOBODY, county_make, 0, 0);
    for (int i = 0; i < DEMO_TOWNSHIPS; i++)
        demo_add(d, demo_at(d->day0, 8 * 60 + 5), WHO_NOBODY, township_make, i, 0);
    for (int i = 0; i < DEMO_VILLAGES; i++)
        demo_add(d, demo_at(d->day0, 8 * 60 + 10), WHO_NOBODY, village_make, i, 0);
    for (int i = 0; i < DEMO_OPERATORS; i++) {
        enum people_operator_state s = DEMO_OPERATOR[i].state;
        if (has_owner(i) || s == OPERATOR_CLOSED)
            add_operator(d, i);
        if (has_owner(i))
            demo_add(d, demo_at(d->day0 + 4, 9 * 60 + i), WHO_NOBODY, owner_make, i, 0);
    }
    for (int i = 0; i < WHO_OWNER; i++)
        demo_add(d, demo_at(d->day0 + 4, 8 * 60 + i), WHO_NOBODY, account_make, i, 0);
}

void demo_add_applicants(struct demo *d)
{
    for (int i = 0; i < DEMO_OPERATORS; i++)
        if (!has_owner(i) && DEMO_OPERATOR[i].state != OPERATOR_CLOSED)
            add_operator(d, i);
}
