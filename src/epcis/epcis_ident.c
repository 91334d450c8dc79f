/* epcis_ident.c: which event is which. Events are told apart by their eventID: the same again is a duplicate, another content under
 * the same eventID is a conflict, and error declarations stand beside what they correct (EPCIS 2.0 section 7.4.1.4: they repeat its
 * eventID). An event without eventID bears its hash ID. Called by epcis_store.c, epcis_read.c and epcis_query.c.
 *
 * How an eventID is found. Its name is 8 bytes: of the hash for a hash ID, of the SHA-256 of the text for any other. On PostgreSQL
 * the name is the key (epcis_event.eid_key). On SQLite, whose one writer must not wait for a page somewhere in a large tree at
 * every event, the key has a time in front where there is one, so that neighbours in time are neighbours in the index:
 *   - an event that bears its own hash ID: its eventTime (the hash covers it, so the same event has the same time); by the hash
 *     alone it is found through epcis_digest;
 *   - a UUID of version 7: the time in it;
 *   - any other eventID: the name. So, too, a hash ID that is not the event's own; those have id_sent 2 and an index of their own,
 *     because the event whose hash it is must be told of the claim.
 * Keys only narrow the search: what is found is compared by its whole eventID. */
#include "epcis_priv.h"

#include <endian.h>
#include <string.h>

static int64_t first_bytes(const uint8_t digest[32])
{
    uint64_t k;
    memcpy(&k, digest, sizeof k);
    return (int64_t)be64toh(k);
}

int64_t epcis_text_key(struct str text)
{
    uint8_t d[32];
    epcis_hash_digest(text, d);
    return first_bytes(d);
}

int64_t epcis_ident_name(struct str event_id)
{
    uint8_t d[32];
    return epcis_hash_of_ni(event_id, d) ? first_bytes(d) : epcis_text_key(event_id);
}

/* About seconds in front, 26 bits of the name behind. */
static int64_t timed(int64_t ms, int64_t name)
{
    return (int64_t)((uint64_t)(ms >> 10) << 26 | ((uint64_t)name & 0x3ffffff));
}

/* "urn:uuid:" and a UUID of version 7: its milliseconds. */
static bool uuid7_ms(struct str id, int64_t *ms_out)
{
    uint64_t ms = 0;
    if (id.size != 45 || !str_starts(id, "urn:uuid:") || id.p[17] != '-' || id.p[23] != '7')
        return false;
    for (size_t i = 9; i < 22; i++) {
        int v = id.p[i] >= '0' && id.p[i] <= '9' ? id.p[i] - '0' : (id.p[i] | 32) >= 'a' && (id.p[i] | 32) <= 'f' ? (id.p[i] | 32) - 'a' + 10 : -1;
        if (i == 17)
            continue;
        if (v < 0)
            return false;
        ms = ms << 4 | (uint64_t)v;
    }
    *ms_out = (int64_t)ms;
    return true;
}

int64_t epcis_ident_key(enum store_engine engine, struct str event_id)
{
    int64_t ms, name = epcis_ident_name(event_id);
    return engine == STORE_SQLITE && uuid7_ms(event_id, &ms) ? timed(ms, name) : name;
}

/* eventTime in whole milliseconds, rounded as the hash rounds it. */
static int64_t time_ms(const struct epcis_event *ev)
{
    int64_t us = ev->time.us + 500;
    return (us >= 0 ? us : us - 999) / 1000;
}

void epcis_ident_fill(enum store_engine engine, const struct epcis_event *ev, struct ident *out)
{
    uint8_t d[32];
    *out = (struct ident){.own = str_eq(ev->id, ev->hash)};
    out->name = out->own ? first_bytes(ev->keys->digest) : epcis_ident_name(ev->id);
    if (out->own)
        out->key = engine == STORE_SQLITE ? timed(time_ms(ev), out->name) : out->name;
    else
        out->key = epcis_ident_key(engine, ev->id);
    out->sent = !ev->event_id.size ? IDENT_NOT_SENT : out->own || !epcis_hash_of_ni(ev->id, d) ? IDENT_SENT : IDENT_CLAIMED;
}

/* ---- what is known under the keys of a batch ---------------------------------------------------------------------------------------- */
/* An event that bears one of the batch's keys: stored before, or earlier in the batch. */
struct known {
    int64_t key, seq, row, error_us;
    bool alias;                  /* under its name, which is not its key */
    struct str id;               /* its eventID, whether sent or not */
    uint8_t hash[32];
    size_t next;                 /* 1-based, of the same slot */
};
struct judge {
    struct cx *cx;
    struct tx *tx;
    struct ident *v;             /* n of them */
    struct epcis_item *const *items;
    size_t n;
    bool claims;                 /* some event bears a hash ID that is not its own: names are looked at, too */
    struct known *known;
    size_t known_n, known_cap;
    size_t *slot;                /* slots of them, 1-based index into known */
    size_t slots;
};

static void known_add(struct judge *j, struct known k)
{
    if (j->known_n == j->known_cap) {
        struct known *more = AR_ARRAY(j->cx->ar, struct known, j->known_cap * 2);
        memcpy(more, j->known, j->known_n * sizeof *more);
        j->known = more;
        j->known_cap *= 2;
    }
    size_t s = ((uint64_t)k.key * UINT64_C(0x9E3779B97F4A7C15) >> 20) & (j->slots - 1);
    k.next = j->slot[s];
    j->known[j->known_n++] = k;
    j->slot[s] = j->known_n;
}

static size_t known_first(const struct judge *j, int64_t key)
{
    return j->slot[((uint64_t)key * UINT64_C(0x9E3779B97F4A7C15) >> 20) & (j->slots - 1)];
}

static struct str ni_text(struct arena *ar, const uint8_t digest[32])
{
    char *ni = ar_alloc(ar, EPCIS_NI_SIZE);
    epcis_hash_ni(digest, ni);
    return str_of(ni);
}

/* by_name: the rows are filed under the first bytes of their hash. */
static enum err read_rows(struct judge *j, enum epcis_query_id q, const int64_t *keys, size_t n, bool by_name)
{
    struct rows *r;
    if (!n)
        return ERR_NONE;
    TRY(sql_query(j->tx, &epcis_sql[q], ARGS(v_is(keys, n)), &r));
    while (rows_next(r)) {
        struct str hash = rows_str(r, 4);
        struct known k = {.row = rows_i64(r, 0), .key = rows_i64(r, 1), .seq = rows_i64(r, 2), .error_us = rows_i64(r, 5), .alias = by_name};
        if (hash.size == sizeof k.hash)
            memcpy(k.hash, hash.p, sizeof k.hash);
        if (by_name)
            k.key = first_bytes(k.hash);
        k.id = rows_null(r, 3) ? ni_text(j->cx->ar, k.hash) : str_of(rows_z(r, 3));
        known_add(j, k);
    }
    return rows_end(&r);
}

/* Where some event claims a hash ID that is not its own, claims and owners are told of each other. */
static enum err read_claims(struct judge *j, int64_t *keys)
{
    int64_t any = 0;
    size_t own = 0, claimed = 0;
    if (tx_engine(j->tx) == STORE_PG)
        return ERR_NONE; /* names are keys */
    for (size_t i = 0; i < j->n; i++)
        if (j->v[i].sent == IDENT_CLAIMED)
            keys[claimed++] = j->v[i].name;
    TRY(sql_i64(j->tx, &epcis_sql[Q_EVENT_CLAIMS], NOARGS, &any));
    j->claims = any || claimed;
    TRY(read_rows(j, Q_EVENT_DIGEST, keys, claimed, true));
    for (size_t i = 0; any && i < j->n; i++)
        if (j->v[i].own)
            keys[own++] = j->v[i].name;
    return read_rows(j, Q_EVENT_CLAIMED, keys, own, false);
}

static enum err read_known(struct judge *j)
{
    int64_t *keys = AR_ARRAY(j->cx->ar, int64_t, j->n);
    for (j->slots = 64; j->slots < j->n * 2;)
        j->slots *= 2;
    j->slot = AR_ARRAY(j->cx->ar, size_t, j->slots);
    j->known_cap = j->n + 64;
    j->known = AR_ARRAY(j->cx->ar, struct known, j->known_cap);
    for (size_t i = 0; i < j->n; i++)
        keys[i] = j->v[i].key;
    TRY(read_rows(j, Q_EVENT_SAME, keys, j->n, false));
    return read_claims(j, keys);
}

/* ---- judging ------------------------------------------------------------------------------------------------------------------------ */
/* What the event is beside those known under a key. True: it is settled. */
static bool judge_key(const struct judge *j, struct ident *e, struct epcis_item *it, int64_t key)
{
    const struct epcis_event *ev = it->ev;
    for (size_t i = known_first(j, key); i; i = j->known[i - 1].next) {
        const struct known *k = &j->known[i - 1];
        if (k->key != key)
            continue;
        if (key == e->key && !k->alias && k->seq >= e->seq)
            e->seq = k->seq + 1;
        if (!str_eq(k->id, ev->id))
            continue; /* another eventID with the same key */
        bool same = memcmp(k->hash, ev->keys->digest, sizeof k->hash) == 0;
        if (same && k->error_us == ev->keys->error_us) {
            it->outcome = OUT_DUPLICATE;
            it->row = k->row;
            return true;
        }
        if (!same && k->error_us == FIELD_NULL && !ev->keys->error_declared)
            it->outcome = OUT_CONFLICT;
    }
    return false;
}

enum err epcis_ident_judge(struct cx *cx, struct tx *tx, struct ident *v, struct epcis_item *const *items, size_t n)
{
    struct judge j = {.cx = cx, .tx = tx, .v = v, .items = items, .n = n};
    TRY(read_known(&j));
    for (size_t i = 0; i < n; i++) {
        const struct epcis_event *ev = items[i]->ev;
        bool apart = j.claims && v[i].name != v[i].key;
        items[i]->outcome = OUT_STORED;
        if (!judge_key(&j, &v[i], items[i], v[i].key) && apart)
            judge_key(&j, &v[i], items[i], v[i].name);
        if (items[i]->outcome != OUT_STORED)
            continue;
        struct known k = {.key = v[i].key, .seq = v[i].seq, .row = -(int64_t)(i + 1), .error_us = ev->keys->error_us, .id = ev->id};
        memcpy(k.hash, ev->keys->digest, sizeof k.hash);
        known_add(&j, k);
        k.key = v[i].name;
        k.alias = true;
        if (apart)
            known_add(&j, k);
    }
    return ERR_NONE;
}
