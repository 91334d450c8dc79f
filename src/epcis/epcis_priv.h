/* epcis_priv.h: what the files of room epcis share. */
#ifndef EPCIS_PRIV_H
#define EPCIS_PRIV_H

#include "epcis.h"

#include "dec.h"
#include "epcis_digest.h"
#include "epcis_scope.h"
#include "epcis_doc.h"
#include "epcis_sql.h"
#include "epcis_subs.h"
#include "epcis_token.h"
#include "gs1.h"
#include "gs1_cbv.h"
#include "log.h"
#include "proof.h"
#include "store.h"

/* ---- limits: everything a sender can grow ------------------------------------------------------------------------------ */
#define EPCIS_EVENT_BYTES_MAX (1 << 20)      /* JSON text of one event */
#define EPCIS_EVENT_DEPTH_MAX 32             /* nesting within an event */
#define EPCIS_LIST_MAX 20000                 /* EPCs, quantities, sensor reports in one list */
#define EPCIS_URI_BYTES_MAX 1024             /* one identifier */
#define EPCIS_CONTEXT_MAX 100                /* items of one @context */
#define EPCIS_FIELDS_MAX 256                 /* indexed extension values of one event */
#define EPCIS_SENSOR_FIELDS_MAX 1000         /* indexed texts of sensor metadata and reports of one event, each once */
#define EPCIS_MEASURES_MAX 100000            /* indexed quantities and sensor numbers of one event */
#define EPCIS_DOCUMENT_EVENTS_MAX 100000     /* of a document held in memory; the highest epcis.capture_limit */
#define EPCIS_CHUNK 1000                     /* events in one transaction */
#define EPCIS_GEN 16384                      /* events of one generation: sql/0001_epcis.sql, which has the same number */
/* SQLite: every generation, as rows of gens(n); stands before a SELECT. */
#define EPCIS_GENS "WITH RECURSIVE gens(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM gens WHERE n < (SELECT max(id) / 16384 FROM epcis_event)) "

/* ---- epcis_vocab.c ------------------------------------------------------------------------------------------------------ */
bool epcis_voc_has(enum epcis_voc voc, struct str short_name);
/* A prefixed or web spelling under the vocabulary's own lead whose name the vocabulary does not have. */
bool epcis_voc_misused(enum epcis_voc voc, struct str s);
struct str epcis_concat(struct arena *ar, struct str a, struct str b);

/* ---- epcis_context.c ---------------------------------------------------------------------------------------------------- */
#define STR_DEFAULT_CONTEXT "\"https://ref.gs1.org/standards/epcis/epcis-context.jsonld\""

struct epcis_name { struct str ns, local; };   /* an extension field: {ns}local; ns empty for a bare name */
struct epcis_context {
    const struct epcis_context *outer;   /* looked into when a prefix is not found here */
    const struct gs1_prefix *p;        /* n of them */
    size_t n;
    const struct epcis_name *ignore;     /* ignore_n fields that the hash leaves out (ignoreFields of the document) */
    size_t ignore_n;
    struct str json;                     /* the "@context" value that was read last, compact; of outer when there was none */
};
const struct epcis_context *epcis_context_standard(void);
bool epcis_context_find(const struct epcis_context *c, struct str prefix, struct str *ns_out);
struct epcis_name epcis_context_name(const struct epcis_context *c, struct str key);
/* "prefix:rest" → namespace + rest when the prefix is declared, else the text itself. */
struct str epcis_context_expand(struct arena *ar, const struct epcis_context *c, struct str curie);
bool epcis_context_ignores(const struct epcis_context *c, struct epcis_name name);
/* Take the "…:ignoreFields" member of a document (or of its query results) into the context. */
void epcis_context_ignore(struct arena *ar, struct epcis_context *c, const struct jv *holder);

/* ---- epcis_rules.c: what an event may hold, as tables --------------------------------------------------------------------- */
enum rule_kind {
    K_TYPE, K_TEXT, K_URI, K_TIME, K_OFFSET, K_NUM, K_BOOL, K_HEX, K_UOM, K_ACTION, K_CONTEXT,
    K_VOC,       /* a word of rule.voc or a URI of somebody else's vocabulary */
    K_VOCS,      /* a list of them, not empty, no repetition */
    K_URIS,      /* a list of URIs */
    K_URI_S,     /* a URI or a list of them */
    K_OBJ,       /* an object of rule.sub */
    K_LIST,      /* a list of objects of rule.sub */
    K_ILMD,      /* an object of extension fields only */
};
enum rule_flag {
    RF_NOHASH = 1,   /* not part of the event hash */
    RF_LATE = 2,     /* part of the hash, but after everything standard (see epcis_hash.c) */
    RF_MIN1 = 4,     /* a list of at least one */
    RF_GS1_ONLY = 8, /* K_VOC whose namespace nobody else may extend by web URI */
};
struct rules;
struct rule {
    const char *name;          /* member name */
    enum rule_kind kind;       /* what its value is */
    unsigned flags;            /* enum rule_flag */
    uint8_t on, req, uniq;     /* bit sets of event types: allowed, required, list without repetition */
    uint8_t voc;               /* K_VOC, K_VOCS: enum epcis_voc */
    const struct rules *sub;   /* K_OBJ, K_LIST */
    const char *item;          /* name of one element in the pre-hash string; "" none */
    const char *hash_name;     /* name in the pre-hash string when it differs */
};
struct rules {
    const struct rule *r;      /* n of them, in the order of the event hash */
    size_t n;
    bool open;                 /* extension fields may stand beside */
    uint8_t *find;             /* look-up table of 128, filled at start */
};

/* Members of an event in the order of EVENT_RULES. */
enum event_field {
    EF_TYPE, EF_TIME, EF_OFFSET, EF_CERTIFICATION, EF_EPCS, EF_PARENT, EF_INPUTS, EF_CHILDREN, EF_QUANTITIES, EF_CHILD_QUANTITIES,
    EF_INPUT_QUANTITIES, EF_OUTPUTS, EF_OUTPUT_QUANTITIES, EF_ACTION, EF_TRANSFORMATION, EF_BIZ_STEP, EF_DISPOSITION,
    EF_PERSISTENT, EF_READ_POINT, EF_BIZ_LOCATION, EF_SENSORS, EF_TRANSACTIONS, EF_DESTINATIONS, EF_SOURCES, EF_ILMD,
    EF_CONTEXT, EF_RECORD_TIME, EF_EVENT_ID, EF_ERROR, EF__COUNT
};
extern const struct rules epcis_event_rules, epcis_quantity_rules, epcis_place_rules, epcis_transaction_rules, epcis_source_rules,
    epcis_destination_rules, epcis_sensor_rules, epcis_sensor_meta_rules, epcis_sensor_report_rules, epcis_persistent_rules,
    epcis_error_rules;
/* The rule of a member name, or NULL. */
const struct rule *epcis_rule_find(const struct rules *rs, struct str name);
/* Fill slots[rs->n] with the members of obj (NULL where absent). */
void epcis_rule_slots(const struct rules *rs, const struct jv *obj, const struct jv **slots);

/* Where a value stands; rendered only when a fault is told. */
struct path { const struct path *up; struct str name; uint32_t index; };
const char *epcis_path(struct arena *ar, const char *base, const struct path *p);
/* Check an event against the tables and the rules no table sees. */
enum err epcis_event_check(struct cx *cx, const struct jv *ev, const char *base, enum epcis_type *type_out, const struct jv **slots) MUST_CHECK;
/* How far ahead of now an event time may lie: epcis.future_max, 24 hours. Set at start only. */
extern int64_t epcis_future_us;
/* Index of "ObjectEvent", "ADD"; -1 for anything else. */
int epcis_type_of(struct str s);
int epcis_action_of(struct str s);
bool epcis_is_uri(struct str s);
/* A member name that may stand for an extension field: "prefix:name" or a whole IRI. */
bool epcis_is_extension(struct str name);

/* ---- epcis_event.c -------------------------------------------------------------------------------------------------------- */
/* A value's JSON without white space between tokens; members and lexemes as they were. */
struct str epcis_json_compact(struct arena *ar, const struct jv *v);

/* Roles an identifier has in an event; kept in epcis_epc.role. */
enum epc_role {
    ROLE_EPC = 1, ROLE_CHILD = 2, ROLE_PARENT = 3, ROLE_INPUT = 4, ROLE_OUTPUT = 5,
    ROLE_QUANTITY = 6, ROLE_CHILD_QUANTITY = 7, ROLE_INPUT_QUANTITY = 8, ROLE_OUTPUT_QUANTITY = 9,
};
struct epc_key {
    enum epc_role role;
    struct str uri;         /* canonical */
    struct str quantity;    /* lexeme, size 0: none */
    struct str uom;
};
/* What else an event is found by; kept in epcis_tag.kind. */
enum tag_kind { TAG_TRANSACTION = 1, TAG_SOURCE = 2, TAG_DESTINATION = 3, TAG_SET = 4, TAG_UNSET = 5, TAG_CORRECTIVE = 6 };
struct tag_key { enum tag_kind kind; struct str type, value; };   /* type may be empty */
/* Extension values; kept in epcis_field.scope. Each scope of fields has the one of what lies deeper within them next to it. */
enum field_scope {
    SCOPE_EVENT = 1, SCOPE_EVENT_INNER = 2, SCOPE_ILMD = 3, SCOPE_ILMD_INNER = 4, SCOPE_ERROR = 5, SCOPE_ERROR_INNER = 6,
    SCOPE_READ_POINT = 7, SCOPE_READ_POINT_INNER = 8, SCOPE_LOCATION = 9, SCOPE_LOCATION_INNER = 10, SCOPE_ELEMENT = 11, SCOPE_ELEMENT_INNER = 12,
    SCOPE_META = 13, SCOPE_META_INNER = 14, SCOPE_REPORT = 15, SCOPE_REPORT_INNER = 16,
    SCOPE_SENSOR = 17,   /* attributes of sensor metadata and reports that the standard names; see SENSOR_NAME */
    SCOPE_TIME = 32,     /* added where the value is a time: num is µs */
};
/* name: namespace + local; text: the value; key: epcis_text_key() of it; num: when number. */
struct field_key { enum field_scope scope; struct str name, text; int64_t key; bool number; double num; };
#define SENSOR_NAME "https://ref.gs1.org/epcis/"   /* + "deviceID": name of a standard sensor attribute */

/* Quantities, and numbers and times of sensors; kept in epcis_measure.what: kind * 2^32 + what is measured (epcis_unit_dim). */
enum measure_kind {
    MEASURE_QUANTITY = 1, MEASURE_VALUE, MEASURE_MIN, MEASURE_MAX, MEASURE_MEAN, MEASURE_SDEV, MEASURE_PERC_RANK, MEASURE_PERC_VALUE,
    MEASURE_TIME, MEASURE_START, MEASURE_END,
};
struct measure_key { int64_t what; double num; };
static inline int64_t epcis_measure_what(enum measure_kind k, int64_t dim)
{
    return ((int64_t)k << 32) + dim;
}

/* Canonical spellings of an event's identifiers, so that what is indexed is not made again for the hash. */
struct uri_memo { struct { struct str text, uri; } *v; size_t slots; };   /* slots: a power of two, or 0; by the text's address */
struct epcis_keys {
    struct uri_memo memo;
    const struct epc_key *epcs; size_t epcs_n;
    const struct tag_key *tags; size_t tags_n;
    const struct field_key *fields; size_t fields_n;
    const struct measure_key *measures; size_t measures_n;
    bool error_declared;
    int64_t error_us;           /* declarationTime; FIELD_NULL when none */
    struct str error_reason;    /* full URI */
    uint8_t digest[32];         /* SHA-256 of the pre-hash string */
    struct str packed;          /* ev->text as stored; empty until epcis_batch_prepare() or epcis_batch_store() */
    struct proof_leaf leaf;     /* in the log: made with packed */
    int64_t leaf_us;            /* recordTime the leaf was made with; 0: none yet */
};
/* ---- epcis_keys.c --------------------------------------------------------------------------------------------------------- */
/* A word as its full URI (user words by their prefix); empty for NULL. */
struct str epcis_word_uri(struct arena *ar, const struct epcis_context *c, enum epcis_voc voc, const struct jv *v);
/* For at most n texts. */
struct uri_memo epcis_memo_new(struct arena *ar, size_t n);
/* gs1_canonical_uri() of a text of the event, remembered. */
struct str epcis_memo_put(struct arena *ar, struct uri_memo *m, struct str text);
/* What is remembered, else gs1_canonical_uri(). */
struct str epcis_memo_get(struct arena *ar, const struct uri_memo *m, struct str text);
/* ev->keys has its memo. */
void epcis_keys_collect(struct arena *ar, struct epcis_event *ev, const struct jv *const *slots);
/* Fields being gathered. */
struct field_list { struct arena *ar; const struct epcis_context *context; struct field_key *v; size_t n, max; };
void epcis_field_add(struct field_list *l, enum field_scope scope, struct str name, struct str text);
/* The members of obj that are none of rs (NULL: all), and what lies in them. */
void epcis_field_members(struct field_list *l, const struct rules *rs, const struct jv *obj, enum field_scope scope);

/* ---- epcis_keys_sensor.c ---------------------------------------------------------------------------------------------------- */
/* How many texts the sensor elements could give, at most EPCIS_SENSOR_FIELDS_MAX. */
size_t epcis_sensor_count(const struct jv *elements);
/* The value of a standard attribute as it is compared: canonical URI, full word, capitals of hexBinary. */
struct str epcis_sensor_text(struct arena *ar, const struct epcis_context *c, const char *name, struct str text);
/* Their extension fields and attributes into the list. */
void epcis_sensor_fields(struct field_list *l, const struct jv *elements);
/* Quantities with units and sensor numbers into keys. */
void epcis_measures_collect(struct arena *ar, struct epcis_keys *k, const struct jv *elements);

/* ---- epcis_hash.c --------------------------------------------------------------------------------------------------------- */
/* Append the pre-hash string. memo: of the event's texts, or NULL. */
void epcis_hash_text(struct buf *b, const struct jv *ev, const struct epcis_context *c, const struct uri_memo *memo);

/* ---- epcis_proof.c: events in the log (proof.h) ----------------------------------------------------------------------------- */
/* What an event says to strangers: what, when, where, in canonical spelling. Members that are empty are left out. */
struct event_open {
    enum epcis_type type; enum epcis_action action;
    int64_t time_us, record_us; int32_t off_min;
    struct str county, biz_step, disposition, read_point, biz_location, first_epc;
};
struct str epcis_open_text(struct arena *ar, const struct event_open *o);
/* Make the event's leaf, as it will be stored at record_us. */
void epcis_leaf_make(struct arena *ar, const struct epcis_event *ev, const char *county, int64_t record_us);
extern const struct proof_source epcis_proofs;
/* The event of a row as it was read when it came: from its packed content and its document's "@context", in these columns. ERR_CORRUPT,
 * ERR_INVALID. */
enum err epcis_event_again(struct cx *cx, const struct rows *r, int json, int context, struct epcis_event **out) MUST_CHECK;

/* ---- epcis_derived.c ------------------------------------------------------------------------------------------------------------- */
/* Hold every event's index rows against its content; findings are lines of the report. */
enum err epcis_derived_compare(struct cx *cx, struct buf *report, int64_t *findings) MUST_CHECK;

/* ---- epcis_pack.c, epcis_dictionary.c ---------------------------------------------------------------------------------------- */
enum { EPCIS_PACK_LEVEL = 3 };
struct ZSTD_CDict_s;
struct ZSTD_DDict_s;
/* With the built-in dictionary alone: what is unpacked without the database. */
struct str epcis_pack(struct arena *ar, struct str text);
/* An event, with the newest learnt dictionary where there is one. */
struct str epcis_pack_event(struct arena *ar, struct str text);
/* False: not what epcis_pack made, or its dictionary was not met before. The text may point into packed. */
bool epcis_unpack(struct arena *ar, struct str packed, struct str *out);
/* The same for an event read from r (copied out of it before): learns the dictionary by r's transaction. */
bool epcis_unpack_row(struct cx *cx, const struct rows *r, struct str packed, struct str *out);
const struct ZSTD_CDict_s *epcis_pack_builtin(void);
/* The dictionary in use and its number; NULL: none. */
const struct ZSTD_CDict_s *epcis_dictionary_pack(int64_t *id_out);
const struct ZSTD_DDict_s *epcis_dictionary_unpack(int64_t id);
enum err epcis_dictionary_learn(struct tx *tx, int64_t id) MUST_CHECK;
/* An event with this row is being stored. */
void epcis_dictionary_seen(int64_t row);
/* Outside any transaction: make a dictionary when it is time; takes some tenths of a second then. */
void epcis_dictionary_care(struct cx *cx);
/* Forget everything (another database is opened). */
void epcis_dictionary_clear(void);

/* ---- epcis_intern.c ---------------------------------------------------------------------------------------------------------- */
/* The ids of a batch's identifiers. */
struct intern;
struct intern *epcis_intern_new(struct arena *ar, const char *county, size_t expected);
/* Remember that the id of a text will be asked for; empty texts are ignored. The text must live as long. */
void epcis_intern_want(struct intern *in, struct str uri);
/* Find or make all that are wanted. */
enum err epcis_intern_resolve(struct cx *cx, struct tx *tx, struct intern *in) MUST_CHECK;
/* FIELD_NULL for the empty text. */
int64_t epcis_intern_id(const struct intern *in, struct str uri);
/* Before a transaction: learn the ids of recurring texts (words, places, names of fields) that are committed already. */
enum err epcis_intern_warm(struct cx *cx, const char *county, const struct epcis_event *const *ev, size_t n) MUST_CHECK;
enum err epcis_context_id(struct cx *cx, struct tx *tx, struct str json, int64_t *out) MUST_CHECK;
/* Forget everything (another database is opened). */
void epcis_intern_clear(void);

/* ---- epcis_store.c ------------------------------------------------------------------------------------------------------------ */
/* The identifier a list shows for an event; empty when it names none. */
struct str epcis_first_epc(const struct epcis_event *ev);
enum epcis_outcome { OUT_STORED, OUT_DUPLICATE, OUT_CONFLICT, OUT_REFUSED };
struct epcis_item {
    const struct epcis_event *ev;    /* prepared; NULL: refused before */
    int64_t index;                   /* place in the document */
    enum epcis_outcome outcome;      /* set by epcis_batch_store */
    int64_t row;                     /* of the event, also of the one it duplicates */
};
/* The part of epcis_batch_prepare() that any thread may do for some of the items: compress, make the log's leaves. */
void epcis_items_pack(struct cx *cx, const struct epcis_item *items, size_t n, const char *county);
/* Outside the transaction: compress, learn ids. */
enum err epcis_batch_prepare(struct cx *cx, const struct epcis_item *items, size_t n, const char *county) MUST_CHECK;
/* Store those with an event. capture: epcis_capture row or FIELD_NULL. May run again. */
enum err epcis_batch_store(struct cx *cx, struct tx *tx, struct epcis_item *items, size_t n, const char *county, int64_t capture) MUST_CHECK;
/* The same eventID with another content: ERR_CONFLICT with its sentence. */
enum err epcis_conflict(struct cx *cx, const struct epcis_event *ev, const char *pointer);

/* ---- epcis_ident.c ------------------------------------------------------------------------------------------------------------ */
enum ident_sent { IDENT_NOT_SENT, IDENT_SENT, IDENT_CLAIMED };   /* epcis_event.id_sent; claimed: the hash ID of another content */
struct ident {
    int64_t key, seq;            /* eid_key, eid_seq (set by epcis_ident_judge) */
    int64_t name;                /* first 8 bytes of the hash that names it */
    bool own;                    /* its eventID is its hash ID */
    enum ident_sent sent;
};
/* First 8 bytes of the SHA-256 of a text. */
int64_t epcis_text_key(struct str text);
/* First 8 bytes of the hash of a hash ID, else epcis_text_key(). */
int64_t epcis_ident_name(struct str event_id);
/* eid_key of an event that bears this eventID, unless it is the event's own hash ID (SQLite: see epcis_digest). */
int64_t epcis_ident_key(enum store_engine engine, struct str event_id);
void epcis_ident_fill(enum store_engine engine, const struct epcis_event *ev, struct ident *out);
/* Set the outcome of n items with events, seq of those to be stored, and row of duplicates: of the event, or -(1 + place) of an
 * earlier one of the batch. v: filled, beside items. */
enum err epcis_ident_judge(struct cx *cx, struct tx *tx, struct ident *v, struct epcis_item *const *items, size_t n) MUST_CHECK;

/* ---- epcis_read.c ---------------------------------------------------------------------------------------------------------------- */
/* Columns and joins of a query over epcis_event e whose rows epcis_read_row() takes. */
extern const char epcis_read_cols[], epcis_read_joins[];
struct read_row {
    struct epcis_hit hit;       /* json: the event without anything added to its "@context" */
    int64_t context;            /* epcis_context row */
    bool own_context;           /* the event has an "@context" itself */
};
enum err epcis_read_row(struct cx *cx, struct rows *r, struct read_row *out) MUST_CHECK;
/* Complete hit.json with an "@context" that stands alone: the document's, then the event's own. */
enum err epcis_read_alone(struct cx *cx, struct tx *tx, struct read_row *row) MUST_CHECK;
/* The same for one of several: the "@context" of the one before is not read again. last: zeroed before the first. */
struct last_context { int64_t id; struct str json; };
enum err epcis_read_alone_after(struct cx *cx, struct tx *tx, struct read_row *row, struct last_context *last) MUST_CHECK;
enum err epcis_read_context(struct cx *cx, struct tx *tx, int64_t id, struct str *json_out) MUST_CHECK;
/* An EPCISQueryDocument of events. */
enum err epcis_read_document(struct cx *cx, struct tx *tx, struct read_row *rows, size_t n, struct buf *out) MUST_CHECK;
/* The same as the result of a named query; subscription: subscriptionID, or NULL. */
enum err epcis_read_results(struct cx *cx, struct tx *tx, struct read_row *rows, size_t n, const char *query, const char *subscription, struct buf *out) MUST_CHECK;

/* ---- epcis_pattern.c -------------------------------------------------------------------------------------------------------- */
/* Canonical URIs from lo up to (not including) hi; hi empty: lo alone. */
struct uri_range { struct str lo, hi; };
#define EPCIS_RANGES_MAX 12
/* What an EPC, class or pattern (urn:epc:idpat:…, trailing '*' in either spelling) stands for; classes: it is compared with
 * class identifiers. How many ranges; 0: the pattern is malformed. */
size_t epcis_pattern_ranges(struct arena *ar, struct str pattern, bool classes, struct uri_range out[EPCIS_RANGES_MAX]);

#include "epcis_query.h"   /* needs what stands above */

#endif
