/* trace_name.c: from identifiers to names people know: lots of the county, producers and named places behind location identifiers. One
 * query for each kind of identifier, however many are asked for. */
#include "trace_priv.h"

#include <stdlib.h>
#include <string.h>

#include "gs1.h"

const char *trace_by(const struct cx *cx)
{
    return cx->who ? cx->who->name : "system";
}

/* ---- lots --------------------------------------------------------------------------------------------------------------------------- */
/* "https://id.gs1.org/01/{14 digits}/10/{lot}" → its parts. */
static bool lot_parts(struct arena *ar, const char *uri, struct str *gtin, struct str *lot)
{
    static const char stem[] = GS1_STEM "/01/";
    size_t n = strlen(uri), at = sizeof stem - 1;
    if (n <= at + 18 || memcmp(uri, stem, at) != 0 || memcmp(uri + at + 14, "/10/", 4) != 0)
        return false;
    *gtin = (struct str){uri + at, 14};
    return pct_decode(ar, str_of(uri + at + 18), lot);
}

static void read_lot(struct rows *r, struct trace_lot *l)
{
    *l = (struct trace_lot){.id = rows_i64(r, 0), .uuid = rows_z(r, 1), .lot_no = rows_z(r, 2), .gtin = rows_z(r, 3), .epc = rows_z(r, 4), .product_name = rows_z(r, 5),
        .operator_id = rows_i64(r, 6), .operator_uuid = rows_z(r, 7), .operator_name = rows_z(r, 8), .public_name = rows_z(r, 9), .level_path = rows_z(r, 10),
        .quantity_g = rows_i64(r, 11), .left_g = rows_i64(r, 12), .harvest_day = rows_i64(r, 13), .created_us = rows_i64(r, 14), .state = field_enum(grow_lot_states, rows_str(r, 15))};
}

static int by_epc(const void *a, const void *b)
{
    return strcmp((*(const struct trace_lot *const *)a)->epc, (*(const struct trace_lot *const *)b)->epc);
}

enum err trace_lots(struct cx *cx, struct tx *tx, const char *const *uris, size_t n, const struct trace_lot **out)
{
    struct str *gtins = AR_ARRAY(cx->ar, struct str, n), *nos = AR_ARRAY(cx->ar, struct str, n);
    const struct trace_lot **found = NULL;
    struct rows *r;
    size_t wanted = 0, have = 0, cap = 0;
    memset(out, 0, n * sizeof *out);
    for (size_t i = 0; i < n; i++)
        wanted += lot_parts(cx->ar, uris[i], &gtins[wanted], &nos[wanted]);
    if (!wanted)
        return ERR_NONE;
    TRY(sql_query(tx, TQ(Q_LOTS), ARGS(v_ts(gtins, wanted), v_ts(nos, wanted)), &r));
    while (rows_next(r)) {
        if (have == cap) {
            const struct trace_lot **more = AR_ARRAY(cx->ar, const struct trace_lot *, cap ? cap * 2 : 64);
            if (have)
                memcpy(more, found, have * sizeof *more);
            found = more;
            cap = cap ? cap * 2 : 64;
        }
        struct trace_lot *l = AR_NEW(cx->ar, struct trace_lot);
        read_lot(r, l);
        l->epc = gs1_canonical_uri(cx->ar, str_of(l->epc)).p; /* as events name it */
        found[have++] = l;
    }
    TRY(rows_end(&r));
    if (have)
        qsort(found, have, sizeof *found, by_epc);
    for (size_t i = 0; have && i < n; i++) {
        const struct trace_lot key = {.epc = uris[i]}, *k = &key;
        const struct trace_lot **at = bsearch(&k, found, have, sizeof *found, by_epc);
        out[i] = at ? *at : NULL;
    }
    return ERR_NONE;
}

enum err trace_county(struct cx *cx, struct tx *tx, const char **path_out, const char **code_out)
{
    struct people_county co = {0};
    *path_out = "/", *code_out = "000000";
    enum err e = people_county_get(cx, tx, &co);
    if (e == ERR_NOT_FOUND) {
        cx_clear(cx);
        return ERR_NONE;
    }
    TRY(e);
    *code_out = co.code;
    return sql_text(tx, TQ(Q_LEVEL_PATH), ARGS(v_i(co.level_id)), path_out);
}

/* ---- things ------------------------------------------------------------------------------------------------------------------------- */
static const struct { const char *lead; enum trace_thing_kind kind; } LEADS[] = {
    {GS1_STEM "/00/", THING_CONTAINER}, {GS1_STEM "/8003/", THING_CONTAINER}, {GS1_STEM "/8004/", THING_CONTAINER}, {GS1_STEM "/01/", THING_CLASS},
};

enum trace_thing_kind trace_thing_kind(const char *uri)
{
    enum trace_thing_kind k = THING_OTHER;
    for (size_t i = 0; i < sizeof LEADS / sizeof LEADS[0] && k == THING_OTHER; i++)
        if (strncmp(uri, LEADS[i].lead, strlen(LEADS[i].lead)) == 0)
            k = LEADS[i].kind;
    if (k != THING_CLASS)
        return k;
    return strstr(uri, "/21/") ? THING_PACK : strstr(uri, "/10/") ? THING_LOT : THING_CLASS;
}

const char *trace_short_in(struct cx *cx, enum lang lang, const char *uri)
{
    static const struct { const char *zh, *en; } WORD[] = {{"批次", "Lot"}, {"品类", "Class"}, {"包装", "Pack"}, {"容器", "Container"}, {"", ""}};
    enum trace_thing_kind k = trace_thing_kind(uri);
    const char *last = strrchr(uri, '/');
    return k == THING_OTHER || !last ? uri : ar_printf(cx->ar, "%s %s", lang == LANG_EN ? WORD[k].en : WORD[k].zh, last + 1);
}

const char *trace_short(struct cx *cx, const char *uri)
{
    return trace_short_in(cx, cx->lang, uri);
}

/* ---- places -------------------------------------------------------------------------------------------------------------------------- */
/* The GLN of a canonical location or party; empty for anything else. */
static struct str gln_of(const char *uri)
{
    static const char *const leads[] = {GS1_STEM "/414/", GS1_STEM "/417/"};
    for (size_t i = 0; i < 2; i++)
        if (strncmp(uri, leads[i], strlen(leads[i])) == 0 && strlen(uri + strlen(leads[i])) >= 13)
            return (struct str){uri + strlen(leads[i]), 13};
    return (struct str){0};
}

/* The uuid of "https://{domain}/loc/{uuid}". */
static struct str uuid_of(const char *uri)
{
    const char *at = strstr(uri, "/loc/");
    return at && strlen(at + 5) == 36 ? (struct str){at + 5, 36} : (struct str){0};
}

static void fill_operator(struct cx *cx, struct trace_who *w, const struct rows *r)
{
    w->operator_id = rows_i64(r, 1);
    w->kind = "operator";
    w->name = rows_z(r, 3);
    w->operator_uuid = w->level_path = NULL;
    const char *path = rows_z(r, 5);
    if (cx->who && people_may_on(cx, "people.operator.phone", path, w->operator_id) == ERR_NONE) {
        w->full_name = rows_z(r, 4);
        w->contact = rows_z(r, 6);
        w->phone = rows_z(r, 7);
    }
    if (cx->who && people_may_on(cx, "people.operator.read", path, w->operator_id) == ERR_NONE)
        w->operator_uuid = rows_z(r, 2), w->level_path = path;
    cx_clear(cx);
}

static enum err fill_operators(struct cx *cx, struct tx *tx, enum trace_query q, const struct str *keys, size_t n, struct str (*key_of)(const char *),
                               struct trace_who *who, size_t who_n)
{
    struct rows *r;
    if (!n)
        return ERR_NONE;
    TRY(sql_query(tx, TQ(q), ARGS(v_ts(keys, n)), &r));
    while (rows_next(r)) {
        struct str key = rows_str(r, 0);
        for (size_t i = 0; i < who_n; i++)
            if (key.size && str_eq(key_of(who[i].uri), key))
                fill_operator(cx, &who[i], r);
    }
    return rows_end(&r);
}

static enum err fill_places(struct cx *cx, struct tx *tx, const struct str *uris, size_t n, struct trace_who *who)
{
    struct rows *r;
    TRY(sql_query(tx, TQ(Q_WHO_PLACE), ARGS(v_ts(uris, n)), &r));
    bool contacts = cx->who && people_may(cx, "trace.place.read") == ERR_NONE;
    cx_clear(cx);
    while (rows_next(r))
        for (size_t i = 0; i < n; i++)
            if (str_eq(uris[i], rows_str(r, 0)) && !who[i].name) {
                who[i].place_id = rows_i64(r, 1);
                who[i].kind = rows_z(r, 2);
                who[i].name = cx->lang == LANG_EN && !rows_null(r, 4) ? rows_z(r, 4) : rows_z(r, 3);
                who[i].contact = contacts ? rows_z(r, 5) : NULL;
                who[i].phone = contacts ? rows_z(r, 6) : NULL;
            }
    return rows_end(&r);
}

enum err trace_who_are(struct cx *cx, struct tx *tx, struct trace_who *who, size_t n)
{
    struct str *glns = AR_ARRAY(cx->ar, struct str, n), *uuids = AR_ARRAY(cx->ar, struct str, n), *uris = AR_ARRAY(cx->ar, struct str, n);
    size_t g = 0, u = 0;
    for (size_t i = 0; i < n; i++) {
        struct str gln = gln_of(who[i].uri), uuid = uuid_of(who[i].uri);
        uris[i] = str_of(who[i].uri);
        if (gln.size)
            glns[g++] = gln;
        if (uuid.size)
            uuids[u++] = uuid;
    }
    if (!n)
        return ERR_NONE;
    TRY(fill_operators(cx, tx, Q_WHO_GLN, glns, g, gln_of, who, n));
    TRY(fill_operators(cx, tx, Q_WHO_UUID, uuids, u, uuid_of, who, n));
    return fill_places(cx, tx, uris, n, who);
}
