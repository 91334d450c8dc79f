/* epcis_store.c: events into tables. A batch is prepared outside the transaction (compressed, recurring identifiers learnt) and
 * inserted inside it by bulk statements; which of its events are new, epcis_ident.c says. Called by epcis_capture.c, epcis_import.c and, event by event, by other rooms. */
#include "epcis_priv.h"

#include "conf.h"
#include "epcis_scope.h"
#include "epcis_watch.h"
#include "people.h"
#include "uuid.h"

#include <stdlib.h>
#include <string.h>

const char *epcis_county(void)
{
    return conf_text("epcis.county");
}

/* ---- the batch --------------------------------------------------------------------------------------------------------------- */
struct batch {
    struct cx *cx;
    struct tx *tx;
    const char *county;
    int64_t capture;
    struct epcis_item **v;       /* those with an event; n of them */
    struct ident *ident;         /* beside v */
    size_t n;
    size_t stored;               /* how many are to be stored */
    struct intern *in;
};

static void fill(struct batch *b, struct epcis_item *items, size_t n)
{
    enum store_engine engine = tx_engine(b->tx);
    b->v = AR_ARRAY(b->cx->ar, struct epcis_item *, n);
    b->ident = AR_ARRAY(b->cx->ar, struct ident, n);
    for (size_t i = 0; i < n; i++) {
        items[i].row = 0;
        items[i].outcome = OUT_REFUSED;
        if (!items[i].ev)
            continue;
        epcis_ident_fill(engine, items[i].ev, &b->ident[b->n]);
        b->v[b->n++] = &items[i];
    }
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

/* Row ids for those to be stored. */
static enum err new_rows(struct batch *b)
{
    struct rows *r;
    size_t at = 0;
    TRY(sql_query(b->tx, &epcis_sql[Q_EVENT_IDS], ARGS(v_i((int64_t)b->stored)), &r));
    while (rows_next(r)) {
        while (at < b->n && b->v[at]->outcome != OUT_STORED)
            at++;
        if (at < b->n)
            b->v[at++]->row = rows_i64(r, 0);
    }
    if (at)
        epcis_dictionary_seen(b->v[at - 1]->row);
    return rows_end(&r);
}

static enum err give_ids(struct batch *b)
{
    size_t wants = 0;
    for (size_t i = 0; i < b->n; i++)
        if (b->v[i]->outcome == OUT_STORED) {
            b->stored++;
            wants += b->v[i]->ev->keys->epcs_n + 4;
        }
    b->in = epcis_intern_new(b->cx->ar, b->county, wants);
    if (!b->stored)
        return ERR_NONE;
    TRY(new_rows(b));
    for (size_t i = 0; i < b->n; i++)
        if (b->v[i]->outcome == OUT_STORED)
            want_event(b->in, b->v[i]->ev);
    for (size_t i = 0; i < b->n; i++) /* a duplicate of an earlier one of the same batch */
        if (b->v[i]->row < 0)
            b->v[i]->row = b->v[-b->v[i]->row - 1]->row;
    return epcis_intern_resolve(b->cx, b->tx, b->in);
}

/* ---- rows ------------------------------------------------------------------------------------------------------------------------------
 * Rows go in by the order of their primary keys: neighbours meet on one page while it is at hand, and fewer pages are written. */
static enum err insert_events(struct batch *b)
{
    struct bulk *k;
    struct str context = {0};
    int64_t context_id = 0;
    TRY(bulk_open(b->tx, "epcis_event",
                  "id, county, eid_key, eid_seq, event_id, hash, type, action, time_us, off_min, record_us, biz_step, disposition, read_point, biz_location, "
                  "transformation, error_us, error_reason, first_epc, operator, context, capture, capture_index, id_sent, json",
                  "itiitbiiiiiiiiiiiiiiiiiib", "", &k));
    for (size_t i = 0; i < b->n; i++) {
        const struct epcis_event *ev = b->v[i]->ev;
        const struct ident *d = &b->ident[i];
        if (b->v[i]->outcome != OUT_STORED)
            continue;
        if (!context_id || !str_eq(context, ev->context->json)) {
            context = ev->context->json;
            TRY(epcis_context_id(b->cx, b->tx, context, &context_id));
        }
        TRY(bulk_row(k, (const struct val[]){
            v_i(b->v[i]->row), v_t(b->county), v_i(d->key), v_i(d->seq), v_s(d->own ? (struct str){0} : ev->id), v_b(ev->keys->digest, 32),
            v_i(ev->type), v_i(ev->action), v_i(ev->time.us), v_i(ev->off_min), v_i(b->cx->now_us), v_i(epcis_intern_id(b->in, ev->biz_step)),
            v_i(epcis_intern_id(b->in, ev->disposition)), v_i(epcis_intern_id(b->in, ev->read_point)), v_i(epcis_intern_id(b->in, ev->biz_location)),
            v_i(epcis_intern_id(b->in, ev->transformation_id)), v_i(ev->keys->error_us), v_i(epcis_intern_id(b->in, ev->keys->error_reason)),
            v_i(epcis_intern_id(b->in, epcis_first_epc(ev))), v_i(ev->operator_id ? ev->operator_id : FIELD_NULL), v_i(context_id), v_i(b->capture),
            v_i(b->capture == FIELD_NULL ? FIELD_NULL : b->v[i]->index), v_i(d->sent), v_b(ev->keys->packed.p, ev->keys->packed.size)}));
    }
    return bulk_close(&k, NULL);
}

/* A row to be, with the leading columns of its primary key. */
struct row { int64_t key[4], event, seq; const struct epcis_event *ev; const void *what; };

static int row_cmp(const void *a, const void *b)
{
    const struct row *x = a, *y = b;
    for (size_t i = 0; i < 4; i++)
        if (x->key[i] != y->key[i])
            return x->key[i] < y->key[i] ? -1 : 1;
    if (x->event != y->event)
        return x->event < y->event ? -1 : 1;
    return x->seq < y->seq ? -1 : x->seq > y->seq;
}

/* Rows of all stored events in the order of their keys; n_of and row_of speak of one table. */
static struct row *sorted(struct batch *b, size_t (*n_of)(const struct epcis_keys *k), void (*row_of)(struct batch *b, struct row *r), size_t *n_out)
{
    size_t n = 0, at = 0;
    for (size_t i = 0; i < b->n; i++)
        n += b->v[i]->outcome == OUT_STORED ? n_of(b->v[i]->ev->keys) : 0;
    struct row *v = AR_ARRAY(b->cx->ar, struct row, n);
    for (size_t i = 0; i < b->n; i++) {
        const struct epcis_event *ev = b->v[i]->ev;
        for (size_t j = 0; b->v[i]->outcome == OUT_STORED && j < n_of(ev->keys); j++) {
            v[at] = (struct row){{0}, b->v[i]->row, (int64_t)j, ev, NULL};
            row_of(b, &v[at++]);
        }
    }
    qsort(v, n, sizeof *v, row_cmp);
    *n_out = n;
    return v;
}

static size_t epcs_n(const struct epcis_keys *k)
{
    return k->epcs_n;
}

static void epc_row(struct batch *b, struct row *r)
{
    const struct epc_key *p = &r->ev->keys->epcs[r->seq];
    r->key[0] = epcis_intern_id(b->in, p->uri);
    r->key[1] = r->ev->time.us;
    r->what = p;
}

static enum err insert_epcs(struct batch *b)
{
    struct bulk *k;
    size_t n;
    const struct row *r = sorted(b, epcs_n, epc_row, &n);
    TRY(bulk_open(b->tx, "epcis_epc", "county, uri, time_us, event, seq, role, quantity, value, uom", "tiiiiitft", "", &k));
    for (size_t i = 0; i < n; i++) {
        const struct epc_key *p = r[i].what;
        bool q = p->quantity.size > 0;
        TRY(bulk_row(k, (const struct val[]){v_t(b->county), v_i(r[i].key[0]), v_i(r[i].key[1]), v_i(r[i].event), v_i(r[i].seq), v_i(p->role),
                                             q ? v_s(p->quantity) : v_null(), q ? v_f(dec_double(p->quantity)) : v_null(),
                                             p->uom.size ? v_s(p->uom) : v_null()}));
    }
    return bulk_close(&k, NULL);
}

static size_t tags_n(const struct epcis_keys *k)
{
    return k->tags_n;
}

static void tag_row(struct batch *b, struct row *r)
{
    const struct tag_key *t = &r->ev->keys->tags[r->seq];
    r->key[0] = t->kind;
    r->key[1] = epcis_intern_id(b->in, t->value);
    r->key[2] = t->type.size ? epcis_intern_id(b->in, t->type) : 0;
}

static enum err insert_tags(struct batch *b)
{
    struct bulk *k;
    size_t n;
    const struct row *r = sorted(b, tags_n, tag_row, &n);
    TRY(bulk_open(b->tx, "epcis_tag", "county, kind, value, type, event, seq", "tiiiii", "", &k));
    for (size_t i = 0; i < n; i++)
        TRY(bulk_row(k, (const struct val[]){v_t(b->county), v_i(r[i].key[0]), v_i(r[i].key[1]), v_i(r[i].key[2]), v_i(r[i].event), v_i(r[i].seq)}));
    return bulk_close(&k, NULL);
}

static size_t fields_n(const struct epcis_keys *k)
{
    return k->fields_n;
}

static void field_row(struct batch *b, struct row *r)
{
    const struct field_key *f = &r->ev->keys->fields[r->seq];
    r->key[0] = r->event / EPCIS_GEN;
    r->key[1] = epcis_intern_id(b->in, f->name);
    r->key[2] = f->key;
    r->what = f;
}

/* Generations are SQLite's alone; PostgreSQL takes the columns without the last. */
static enum err insert_fields(struct batch *b)
{
    struct bulk *k;
    size_t n;
    bool lite = tx_engine(b->tx) == STORE_SQLITE;
    const struct row *r = sorted(b, fields_n, field_row, &n);
    TRY(bulk_open(b->tx, "epcis_field", lite ? "county, name, key, scope, num, event, seq, gen" : "county, name, key, scope, num, event, seq",
                  lite ? "tiiifiii" : "tiiifii", "", &k));
    for (size_t i = 0; i < n; i++) {
        const struct field_key *f = r[i].what;
        TRY(bulk_row(k, (const struct val[]){v_t(b->county), v_i(r[i].key[1]), v_i(r[i].key[2]), v_i(f->scope),
                                             f->number ? v_f(f->num) : v_null(), v_i(r[i].event), v_i(r[i].seq), v_i(r[i].key[0])}));
    }
    return bulk_close(&k, NULL);
}

static size_t one(const struct epcis_keys *k)
{
    (void)k;
    return 1;
}

static void digest_row(struct batch *b, struct row *r)
{
    (void)b;
    r->key[0] = r->event / EPCIS_GEN;
    r->key[1] = epcis_ident_name(r->ev->hash);
}

static enum err insert_digests(struct batch *b)
{
    struct bulk *k;
    size_t n;
    if (tx_engine(b->tx) == STORE_PG)
        return ERR_NONE;
    const struct row *r = sorted(b, one, digest_row, &n);
    TRY(bulk_open(b->tx, "epcis_digest", "gen, key, event", "iii", "", &k));
    for (size_t i = 0; i < n; i++)
        if (str_eq(r[i].ev->id, r[i].ev->hash))
            TRY(bulk_row(k, (const struct val[]){v_i(r[i].key[0]), v_i(r[i].key[1]), v_i(r[i].event)}));
    return bulk_close(&k, NULL);
}

static size_t measures_n(const struct epcis_keys *k)
{
    return k->measures_n;
}

static void measure_row(struct batch *b, struct row *r)
{
    (void)b;
    r->key[0] = r->event / EPCIS_GEN;
    r->key[1] = r->ev->keys->measures[r->seq].what;
    r->what = &r->ev->keys->measures[r->seq];
}

static enum err insert_measures(struct batch *b)
{
    struct bulk *k;
    size_t n;
    bool lite = tx_engine(b->tx) == STORE_SQLITE;
    const struct row *r = sorted(b, measures_n, measure_row, &n);
    TRY(bulk_open(b->tx, "epcis_measure", lite ? "county, what, num, event, gen" : "county, what, num, event", lite ? "tifii" : "tifi", "", &k));
    for (size_t i = 0; i < n; i++)
        TRY(bulk_row(k, (const struct val[]){v_t(b->county), v_i(r[i].key[1]), v_f(((const struct measure_key *)r[i].what)->num), v_i(r[i].event), v_i(r[i].key[0])}));
    return bulk_close(&k, NULL);
}

/* The log: a leaf each, in the same transaction. */
static enum err append_leaves(struct batch *b)
{
    int64_t *refs = AR_ARRAY(b->cx->ar, int64_t, b->n);
    const struct proof_leaf **leaves = AR_ARRAY(b->cx->ar, const struct proof_leaf *, b->n);
    size_t n = 0;
    for (size_t i = 0; i < b->n; i++)
        if (b->v[i]->outcome == OUT_STORED) {
            refs[n] = b->v[i]->row;
            leaves[n++] = &b->v[i]->ev->keys->leaf;
        }
    return proof_append_many(b->cx, b->tx, PROOF_EVENT, refs, leaves, n);
}

static void pack(struct cx *cx, const struct epcis_event *ev, const char *county)
{
    if (!ev->keys->packed.size)
        ev->keys->packed = epcis_pack_event(cx->ar, ev->text);
    if (ev->keys->leaf_us != cx->now_us)
        epcis_leaf_make(cx->ar, ev, county, cx->now_us);
}

void epcis_items_pack(struct cx *cx, const struct epcis_item *items, size_t n, const char *county)
{
    for (size_t i = 0; i < n; i++)
        if (items[i].ev)
            pack(cx, items[i].ev, county);
}

enum err epcis_batch_prepare(struct cx *cx, const struct epcis_item *items, size_t n, const char *county)
{
    const struct epcis_event **v = AR_ARRAY(cx->ar, const struct epcis_event *, n);
    size_t m = 0;
    epcis_dictionary_care(cx);
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
    fill(&b, items, n);
    if (!b.n)
        return ERR_NONE;
    for (size_t i = 0; i < b.n; i++)
        pack(cx, b.v[i]->ev, county);
    TRY(epcis_ident_judge(cx, tx, b.ident, b.v, b.n));
    TRY(give_ids(&b));
    if (!b.stored)
        return ERR_NONE;
    TRY(insert_events(&b));
    TRY(insert_digests(&b));
    TRY(insert_epcs(&b));
    TRY(insert_tags(&b));
    TRY(insert_fields(&b));
    TRY(insert_measures(&b));
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

const char *epcis_sender(const struct cx *cx)
{
    return cx->who && cx->who->key_id ? cx->who->name : NULL;
}

struct refusal { struct cx *cx; bool refused; };

static void refuse_it(int64_t row, const char *zh, const char *en, void *arg)
{
    struct refusal *f = arg;
    (void)row;
    f->refused = true;
    (void)!err_say(f->cx, ERR_RULE, "", "%s", "%s", f->cx->lang == LANG_EN ? en : zh);
}

/* The room that watches captures may refuse it. */
static enum err watched(struct cx *cx, struct tx *tx, const struct epcis_item *it)
{
    struct refusal f = {cx, false};
    struct str *uris = AR_ARRAY(cx->ar, struct str, it->ev->keys->epcs_n);
    for (size_t i = 0; i < it->ev->keys->epcs_n; i++)
        uris[i] = it->ev->keys->epcs[i].uri;
    if (epcis_watcher->wants() && it->ev->keys->epcs_n)
        TRY(epcis_watcher->judge(cx, tx, uris, it->ev->keys->epcs_n, it->row, refuse_it, &f));
    return f.refused ? ERR_RULE : epcis_watcher->stored(cx, tx);
}

enum err epcis_event_receive(struct cx *cx, struct tx *tx, const struct epcis_event *ev, const char *county, bool *duplicate_out)
{
    struct epcis_item it = {.ev = ev};
    int64_t capture = FIELD_NULL;
    if (epcis_sender(cx))
        TRY(sql_i64(tx, &epcis_sql[Q_CAPTURE_SENDER], ARGS(v_t(county), v_t(uuid_make(cx->ar)), v_i(cx->now_us), v_t(epcis_sender(cx)), v_t(epcis_scope_caller(cx))), &capture));
    TRY(epcis_batch_store(cx, tx, &it, 1, county, capture));
    if (it.outcome == OUT_STORED && epcis_watcher)
        TRY(watched(cx, tx, &it));
    *duplicate_out = it.outcome == OUT_DUPLICATE;
    return it.outcome == OUT_CONFLICT ? epcis_conflict(cx, ev, "/eventID") : ERR_NONE;
}

enum err epcis_conflict(struct cx *cx, const struct epcis_event *ev, const char *pointer)
{
    return err_say(cx, ERR_CONFLICT, pointer, "事件编号 %.*s 已被另一个内容不同的事件使用", "the eventID %.*s belongs to an event with another content",
                   (int)(ev->id.size > 200 ? 200 : ev->id.size), ev->id.p);
}

enum err epcis_capture_event(struct cx *cx, struct tx *tx, struct str event_json, const char *county, int64_t operator_id, const char **event_id_out)
{
    struct epcis_event *ev;
    TRY(epcis_event_prepare(cx, event_json, &ev));
    ev->operator_id = operator_id;
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
