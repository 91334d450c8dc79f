/* epcis_store.c: events into tables. A batch is prepared outside the transaction (compressed, recurring identifiers learnt) and
 * inserted inside it by bulk statements. Events are told apart by their eventID: the same again is a duplicate, another content
 * under the same eventID is a conflict, and error declarations stand beside what they correct (EPCIS 2.0 section 7.4.1.4: they
 * repeat its eventID). Called by epcis_capture.c, epcis_import.c and, event by event, by other rooms. */
#include "epcis_priv.h"

#include "conf.h"

#include <endian.h>
#include <stdlib.h>
#include <string.h>

static int64_t key_of(const uint8_t digest[32])
{
    uint64_t k;
    memcpy(&k, digest, sizeof k);
    return (int64_t)be64toh(k);
}

int64_t epcis_eid_key(struct str event_id)
{
    uint8_t d[32];
    if (!epcis_hash_of_ni(event_id, d))
        epcis_hash_digest(event_id, d);
    return key_of(d);
}

const char *epcis_county(void)
{
    return conf_text("epcis.county");
}

/* ---- the batch --------------------------------------------------------------------------------------------------------------- */
struct entry {
    struct epcis_item *item;
    int64_t key;                 /* eid_key */
    int64_t seq;                 /* eid_seq to be */
    struct str event_id;         /* as it will be stored: p == NULL when it is the content's hash */
};
/* An event that bears one of the batch's keys: stored before, or earlier in the batch. */
struct known {
    int64_t key, seq, row, error_us;
    struct str id;               /* its eventID, whether sent or not */
    uint8_t hash[32];
    size_t next;                 /* 1-based, of the same slot */
};
struct batch {
    struct cx *cx;
    struct tx *tx;
    const char *county;
    int64_t capture;
    struct entry *v;             /* n of them */
    size_t n;
    struct known *known;
    size_t known_n;
    size_t *slot;                /* slots of them, 1-based index into known */
    size_t slots;
    int64_t *ids;                /* new rows */
    struct intern *in;
};

static void known_add(struct batch *b, struct known k)
{
    size_t s = (size_t)k.key & (b->slots - 1);
    k.next = b->slot[s];
    b->known[b->known_n++] = k;
    b->slot[s] = b->known_n;
}

static void fill_entries(struct batch *b, struct epcis_item *items, size_t n)
{
    b->v = AR_ARRAY(b->cx->ar, struct entry, n);
    for (size_t i = 0; i < n; i++) {
        struct epcis_item *it = &items[i];
        it->row = 0;
        if (!it->ev) {
            it->outcome = OUT_REFUSED;
            continue;
        }
        bool own = str_eq(it->ev->id, it->ev->hash);
        struct entry e = {it, own ? key_of(it->ev->keys->digest) : epcis_eid_key(it->ev->id), 0, own ? (struct str){0} : it->ev->id};
        b->v[b->n++] = e;
    }
}

static struct str ni_text(struct arena *ar, const uint8_t digest[32])
{
    char *ni = ar_alloc(ar, EPCIS_NI_SIZE);
    epcis_hash_ni(digest, ni);
    return str_of(ni);
}

static enum err read_known(struct batch *b)
{
    int64_t *keys = AR_ARRAY(b->cx->ar, int64_t, b->n);
    size_t cap = 0;
    struct rows *r;
    for (size_t i = 0; i < b->n; i++)
        keys[i] = b->v[i].key;
    for (b->slots = 64; b->slots < b->n * 2;)
        b->slots *= 2;
    b->slot = AR_ARRAY(b->cx->ar, size_t, b->slots);
    cap = b->n + 64;
    b->known = AR_ARRAY(b->cx->ar, struct known, cap);
    TRY(sql_query(b->tx, &epcis_sql[Q_EVENT_SAME], ARGS(v_is(keys, b->n)), &r));
    while (rows_next(r)) {
        struct str hash = rows_str(r, 4);
        struct known k = {.row = rows_i64(r, 0), .key = rows_i64(r, 1), .seq = rows_i64(r, 2), .error_us = rows_i64(r, 5)};
        if (hash.size == sizeof k.hash)
            memcpy(k.hash, hash.p, sizeof k.hash);
        k.id = rows_null(r, 3) ? ni_text(b->cx->ar, k.hash) : str_of(rows_z(r, 3));
        if (b->known_n + b->n == cap) {
            struct known *more = AR_ARRAY(b->cx->ar, struct known, cap * 2);
            memcpy(more, b->known, b->known_n * sizeof *more);
            b->known = more;
            cap *= 2;
        }
        known_add(b, k);
    }
    return rows_end(&r);
}

/* What the event is beside those already known under its key. */
static void judge(struct batch *b, struct entry *e)
{
    const struct epcis_event *ev = e->item->ev;
    e->item->outcome = OUT_STORED;
    for (size_t i = b->slot[(size_t)e->key & (b->slots - 1)]; i; i = b->known[i - 1].next) {
        const struct known *k = &b->known[i - 1];
        if (k->key != e->key)
            continue;
        if (k->seq >= e->seq)
            e->seq = k->seq + 1;
        if (!str_eq(k->id, ev->id))
            continue; /* another eventID with the same key */
        bool same = memcmp(k->hash, ev->keys->digest, sizeof k->hash) == 0;
        if (same && k->error_us == ev->keys->error_us) {
            e->item->outcome = OUT_DUPLICATE;
            e->item->row = k->row;
            return;
        }
        if (!same && k->error_us == FIELD_NULL && !ev->keys->error_declared)
            e->item->outcome = OUT_CONFLICT;
    }
}

static enum err judge_all(struct batch *b)
{
    TRY(read_known(b));
    for (size_t i = 0; i < b->n; i++) {
        struct entry *e = &b->v[i];
        judge(b, e);
        if (e->item->outcome != OUT_STORED)
            continue;
        struct known k = {.key = e->key, .seq = e->seq, .row = -(int64_t)(i + 1), .error_us = e->item->ev->keys->error_us, .id = e->item->ev->id};
        memcpy(k.hash, e->item->ev->keys->digest, sizeof k.hash);
        known_add(b, k);
    }
    return ERR_NONE;
}

/* ---- identifiers ------------------------------------------------------------------------------------------------------------------ */
struct str epcis_first_epc(const struct epcis_event *ev)
{
    static const enum epc_role ORDER[] = {ROLE_EPC, ROLE_OUTPUT, ROLE_PARENT, ROLE_QUANTITY, ROLE_OUTPUT_QUANTITY};
    const struct epcis_keys *k = ev->keys;
    for (size_t o = 0; o < sizeof ORDER / sizeof ORDER[0]; o++)
        for (size_t i = 0; i < k->epcs_n; i++)
            if (k->epcs[i].role == ORDER[o])
                return k->epcs[i].uri;
    return k->epcs_n ? k->epcs[0].uri : (struct str){0};
}

static void want_event(struct intern *in, const struct epcis_event *ev)
{
    const struct epcis_keys *k = ev->keys;
    const struct str single[] = {ev->biz_step, ev->disposition, ev->read_point, ev->biz_location, ev->transformation_id, k->error_reason};
    for (size_t i = 0; i < sizeof single / sizeof single[0]; i++)
        epcis_intern_want(in, single[i]);
    for (size_t i = 0; i < k->epcs_n; i++)
        epcis_intern_want(in, k->epcs[i].uri);
    for (size_t i = 0; i < k->tags_n; i++) {
        epcis_intern_want(in, k->tags[i].type);
        epcis_intern_want(in, k->tags[i].value);
    }
    for (size_t i = 0; i < k->fields_n; i++)
        epcis_intern_want(in, k->fields[i].name);
}

static enum err new_ids(struct batch *b, size_t n)
{
    struct rows *r;
    size_t i = 0;
    b->ids = AR_ARRAY(b->cx->ar, int64_t, n);
    TRY(sql_query(b->tx, &epcis_sql[Q_EVENT_IDS], ARGS(v_i((int64_t)n)), &r));
    while (rows_next(r))
        if (i < n)
            b->ids[i++] = rows_i64(r, 0);
    return rows_end(&r);
}

static enum err give_ids(struct batch *b)
{
    size_t n = 0, at = 0, wants = 0;
    for (size_t i = 0; i < b->n; i++)
        if (b->v[i].item->outcome == OUT_STORED) {
            n++;
            wants += b->v[i].item->ev->keys->epcs_n + 4;
        }
    b->in = epcis_intern_new(b->cx->ar, b->county, wants);
    if (!n)
        return ERR_NONE;
    TRY(new_ids(b, n));
    for (size_t i = 0; i < b->n; i++)
        if (b->v[i].item->outcome == OUT_STORED) {
            b->v[i].item->row = b->ids[at++];
            want_event(b->in, b->v[i].item->ev);
        }
    for (size_t i = 0; i < b->n; i++) /* a duplicate of an earlier one of the same batch */
        if (b->v[i].item->row < 0)
            b->v[i].item->row = b->v[-b->v[i].item->row - 1].item->row;
    return epcis_intern_resolve(b->cx, b->tx, b->in);
}

/* ---- rows ---------------------------------------------------------------------------------------------------------------------------- */
static enum err insert_events(struct batch *b)
{
    struct bulk *k;
    struct str context = {0};
    int64_t context_id = 0;
    TRY(bulk_open(b->tx, "epcis_event",
                  "id, county, eid_key, eid_seq, event_id, hash, type, action, time_us, off_min, record_us, biz_step, disposition, read_point, biz_location, "
                  "transformation, error_us, error_reason, first_epc, context, capture, capture_index, id_sent, json",
                  "itiitbiiiiiiiiiiiiiiiiib", "", &k));
    for (size_t i = 0; i < b->n; i++) {
        const struct entry *e = &b->v[i];
        const struct epcis_event *ev = e->item->ev;
        if (e->item->outcome != OUT_STORED)
            continue;
        if (!context_id || !str_eq(context, ev->context->json)) {
            context = ev->context->json;
            TRY(epcis_context_id(b->cx, b->tx, context, &context_id));
        }
        TRY(bulk_row(k, (const struct val[]){
            v_i(e->item->row), v_t(b->county), v_i(e->key), v_i(e->seq), v_s(e->event_id), v_b(ev->keys->digest, 32), v_i(ev->type), v_i(ev->action),
            v_i(ev->time.us), v_i(ev->off_min), v_i(b->cx->now_us), v_i(epcis_intern_id(b->in, ev->biz_step)),
            v_i(epcis_intern_id(b->in, ev->disposition)), v_i(epcis_intern_id(b->in, ev->read_point)), v_i(epcis_intern_id(b->in, ev->biz_location)),
            v_i(epcis_intern_id(b->in, ev->transformation_id)), v_i(ev->keys->error_us), v_i(epcis_intern_id(b->in, ev->keys->error_reason)),
            v_i(epcis_intern_id(b->in, epcis_first_epc(ev))), v_i(context_id), v_i(b->capture),
            v_i(b->capture == FIELD_NULL ? FIELD_NULL : e->item->index), v_i(ev->event_id.size > 0), v_b(ev->keys->packed.p,
                    ev->keys->packed.size)}));
    }
    return bulk_close(&k, NULL);
}

static enum err insert_epcs(struct batch *b)
{
    struct bulk *k;
    TRY(bulk_open(b->tx, "epcis_epc", "county, uri, time_us, event, seq, role, quantity, value, uom", "tiiiiitft", "", &k));
    for (size_t i = 0; i < b->n; i++) {
        const struct epcis_event *ev = b->v[i].item->ev;
        for (size_t j = 0; b->v[i].item->outcome == OUT_STORED && j < ev->keys->epcs_n; j++) {
            const struct epc_key *p = &ev->keys->epcs[j];
            bool q = p->quantity.size > 0;
            TRY(bulk_row(k, (const struct val[]){v_t(b->county), v_i(epcis_intern_id(b->in, p->uri)), v_i(ev->time.us),
                                                 v_i(b->v[i].item->row), v_i((int64_t)j),
                                                 v_i(p->role), q ? v_s(p->quantity) : v_null(), q ? v_f(dec_double(p->quantity)) : v_null(),
                                                 p->uom.size ? v_s(p->uom) : v_null()}));
        }
    }
    return bulk_close(&k, NULL);
}

static enum err insert_tags(struct batch *b)
{
    struct bulk *k;
    TRY(bulk_open(b->tx, "epcis_tag", "county, kind, value, type, event, seq", "tiiiii", "", &k));
    for (size_t i = 0; i < b->n; i++) {
        const struct epcis_keys *keys = b->v[i].item->ev->keys;
        for (size_t j = 0; b->v[i].item->outcome == OUT_STORED && j < keys->tags_n; j++) {
            const struct tag_key *t = &keys->tags[j];
            TRY(bulk_row(k, (const struct val[]){v_t(b->county), v_i(t->kind), v_i(epcis_intern_id(b->in, t->value)),
                                                 v_i(t->type.size ? epcis_intern_id(b->in, t->type) : 0), v_i(b->v[i].item->row), v_i((int64_t)j)}));
        }
    }
    return bulk_close(&k, NULL);
}

static enum err insert_fields(struct batch *b)
{
    struct bulk *k;
    TRY(bulk_open(b->tx, "epcis_field", "county, name, scope, text, num, event, seq", "tiitfii", "", &k));
    for (size_t i = 0; i < b->n; i++) {
        const struct epcis_keys *keys = b->v[i].item->ev->keys;
        for (size_t j = 0; b->v[i].item->outcome == OUT_STORED && j < keys->fields_n; j++) {
            const struct field_key *f = &keys->fields[j];
            TRY(bulk_row(k, (const struct val[]){v_t(b->county), v_i(epcis_intern_id(b->in, f->name)), v_i(f->scope),
                                                 v_s(f->text.p ? f->text : STR("")),
                                                 f->number ? v_f(dec_double(f->text)) : v_null(), v_i(b->v[i].item->row), v_i((int64_t)j)}));
        }
    }
    return bulk_close(&k, NULL);
}

/* The log: a leaf each, in the same transaction. */
static enum err append_leaves(struct batch *b)
{
    int64_t *refs = AR_ARRAY(b->cx->ar, int64_t, b->n);
    const struct proof_leaf **leaves = AR_ARRAY(b->cx->ar, const struct proof_leaf *, b->n);
    size_t n = 0;
    for (size_t i = 0; i < b->n; i++)
        if (b->v[i].item->outcome == OUT_STORED) {
            refs[n] = b->v[i].item->row;
            leaves[n++] = &b->v[i].item->ev->keys->leaf;
        }
    return proof_append_many(b->cx, b->tx, PROOF_EVENT, refs, leaves, n);
}

static void pack(struct cx *cx, const struct epcis_event *ev, const char *county)
{
    if (!ev->keys->packed.size)
        ev->keys->packed = epcis_pack(cx->ar, ev->text);
    if (ev->keys->leaf_us != cx->now_us)
        epcis_leaf_make(cx->ar, ev, county, cx->now_us);
}

enum err epcis_batch_prepare(struct cx *cx, const struct epcis_item *items, size_t n, const char *county)
{
    const struct epcis_event **v = AR_ARRAY(cx->ar, const struct epcis_event *, n);
    size_t m = 0;
    for (size_t i = 0; i < n; i++)
        if (items[i].ev) {
            pack(cx, items[i].ev, county);
            v[m++] = items[i].ev;
        }
    return epcis_intern_warm(cx, county, v, m);
}

enum err epcis_batch_store(struct cx *cx, struct tx *tx, struct epcis_item *items, size_t n, const char *county, int64_t capture)
{
    struct batch b = {.cx = cx, .tx = tx, .county = county, .capture = capture};
    fill_entries(&b, items, n);
    if (!b.n)
        return ERR_NONE;
    for (size_t i = 0; i < b.n; i++)
        pack(cx, b.v[i].item->ev, county);
    TRY(judge_all(&b));
    TRY(give_ids(&b));
    TRY(insert_events(&b));
    TRY(insert_epcs(&b));
    TRY(insert_tags(&b));
    TRY(insert_fields(&b));
    return append_leaves(&b);
}

/* ---- one event, for other rooms ------------------------------------------------------------------------------------------------------ */
enum err epcis_event_store(struct cx *cx, struct tx *tx, const struct epcis_event *ev, const char *county, int64_t *row_out, bool *duplicate_out)
{
    struct epcis_item it = {.ev = ev};
    TRY(epcis_batch_store(cx, tx, &it, 1, county, FIELD_NULL));
    if (it.outcome == OUT_CONFLICT)
        return epcis_conflict(cx, ev, "/eventID");
    if (row_out)
        *row_out = it.row;
    if (duplicate_out)
        *duplicate_out = it.outcome == OUT_DUPLICATE;
    return ERR_NONE;
}

enum err epcis_conflict(struct cx *cx, const struct epcis_event *ev, const char *pointer)
{
    return err_say(cx, ERR_CONFLICT, pointer, "事件编号 %.*s 已被另一个内容不同的事件使用", "the eventID %.*s belongs to an event with another content",
                   (int)(ev->id.size > 200 ? 200 : ev->id.size), ev->id.p);
}

enum err epcis_capture_event(struct cx *cx, struct tx *tx, struct str event_json, const char *county, const char **event_id_out)
{
    struct epcis_event *ev;
    TRY(epcis_event_prepare(cx, event_json, &ev));
    TRY(epcis_event_store(cx, tx, ev, county, NULL, NULL));
    *event_id_out = str_dup(cx->ar, ev->id);
    return ERR_NONE;
}

/* ---- places -------------------------------------------------------------------------------------------------------------------------- */
enum err epcis_location_set(struct cx *cx, struct tx *tx, struct str uri, struct str parent_uri)
{
    int64_t loop = 0;
    struct str here = gs1_canonical_uri(cx->ar, uri), above = gs1_canonical_uri(cx->ar, parent_uri);
    if (!parent_uri.size)
        return sql_exec(tx, &epcis_sql[Q_PLACE_DROP], ARGS(v_s(here)));
    if (!epcis_is_uri(here) || !epcis_is_uri(above))
        return err_say(cx, ERR_INVALID, "uri", "地点须用 URI 表示", "a place is named by a URI");
    TRY(sql_i64(tx, &epcis_sql[Q_PLACE_ABOVE], ARGS(v_s(above), v_s(here)), &loop));
    if (loop)
        return err_say(cx, ERR_CONFLICT, "parent", "地点不能位于它自己之内", "a place cannot lie within itself");
    return sql_exec(tx, &epcis_sql[Q_PLACE_SET], ARGS(v_s(here), v_s(above)));
}
