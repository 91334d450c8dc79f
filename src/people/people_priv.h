/* people_priv.h: what the files of room people share: queries, bodies and replies of the routes, helpers.
 * Nobody outside the room includes it. */
#ifndef PEOPLE_PEOPLE_PRIV_H
#define PEOPLE_PEOPLE_PRIV_H

#include "people.h"
#include "proof.h"

/* ---- queries: index of people_sql[] ------------------------------------------------------------------------------------- */
enum people_query {
    Q_SESSION_BY_HASH, Q_KEY_BY_HASH, Q_GRANTS_ACCOUNT, Q_GRANTS_KEY, Q_GRANT_VIEWS, Q_GRANT_INSERT, Q_GRANT_DELETE_ACCOUNT,
    Q_GRANT_MOVE_OPERATOR, Q_SESSION_INSERT, Q_SESSION_TOUCH, Q_SESSION_DELETE, Q_SESSION_DELETE_OWN, Q_SESSION_DELETE_OTHERS,
    Q_SESSION_DELETE_ALL, Q_SESSION_TRIM, Q_SESSION_PURGE, Q_SESSION_LIST,
    Q_ATTEMPT_READ, Q_ATTEMPT_COUNT, Q_ATTEMPT_CLEAR, Q_ATTEMPT_PURGE,
    Q_ACCOUNT_BY_LOGIN, Q_ACCOUNT_BY_UUID, Q_ACCOUNT_BY_ID, Q_ACCOUNT_INSERT, Q_ACCOUNT_UPDATE, Q_ACCOUNT_PASSWORD, Q_ACCOUNT_SIGNED_IN,
    Q_ACCOUNT_TOUCH_REV,
    Q_KEY_INSERT, Q_KEY_BY_UUID, Q_KEY_REVOKE, Q_KEY_USED,
    Q_AUDIT_INSERT, Q_AUDIT_PROOF,
    Q_TREE_LOCK, Q_LEVEL_BY_UUID, Q_LEVEL_BY_ID, Q_LEVEL_BY_CODE, Q_LEVEL_INSERT, Q_LEVEL_PATH, Q_LEVEL_UPDATE, Q_LEVEL_MOVE,
    Q_LEVEL_MOVE_SUBTREE, Q_LEVEL_COUNTY_SUBTREE, Q_LEVEL_CLOSE, Q_LEVEL_OPEN_BELOW, Q_LEVEL_SUBTREE, Q_LEVEL_ROOTS, Q_LEVEL_ANCESTORS,
    Q_LEVEL_CODES, Q_LEVEL_FILL_PATHS, Q_LEVEL_DEPTH_BELOW, Q_LEVEL_CHECK,
    Q_OPERATOR_BY_UUID, Q_OPERATOR_BY_ID, Q_OPERATOR_DETAIL, Q_OPERATOR_INSERT, Q_OPERATOR_UPDATE, Q_OPERATOR_STATE, Q_OPERATOR_STEP,
    Q_OPERATOR_STEPS, Q_OPERATOR_TRAINED, Q_OPERATOR_LOCATION, Q_OPERATOR_NUMBER, Q_OPERATOR_BELOW, Q_OPERATOR_CHECK, Q_OPERATOR_PHONE,
    Q_OPERATOR_BY_USCC, Q_APPLY_PLACES, Q_APPLY_WAITING,
    Q_BUYER_INSERT, Q_BUYER_BY_ACCOUNT, Q_BUYER_GONE, Q_ACCOUNT_GONE, Q_LOGIN_COUNT,
    Q_COUNTY_GET, Q_COUNTY_SET, Q_COUNTY_DOMAIN, Q_COUNTY_UPDATE, Q_KEYS_ALL, Q_KEY_ACTIVE, Q_ACCOUNT_ACTIVE,
    Q__COUNT
};
extern const struct sql people_sql[];
extern const struct migration people_migrations[];
extern const size_t people_migrations_n;
#define PQ(q) (&people_sql[q])

/* ---- bodies and replies --------------------------------------------------------------------------------------------------- */
struct grant_body { int64_t role; const char *level, *operator; };
struct grant_view { int64_t role; const char *level, *level_name, *operator, *operator_name; };
struct county_view { const char *code, *name, *name_en, *level, *domain; bool demo; int64_t rev; };
struct county_body { const char *level, *domain; bool demo; };
struct sign_in_body { const char *login, *password; };
struct password_body { const char *old_password, *new_password; };
struct reset_body { const char *password; bool must_change; };
struct me_view {
    const char *kind, *uuid, *login, *name;  /* kind: account, key */
    bool must_change;
    const char *session;                   /* id of the session, for the list of sessions */
    struct list grants;                    /* of struct grant_view */
    struct texts permissions;
    struct county_view *county;
};
struct session_view { const char *uuid, *remote, *agent; int64_t created_at, seen_at, expires_at; bool current; };
struct role_view { const char *role, *zh, *en; struct texts permissions, grants; };
struct level_row { /* a level with everything */
    int64_t id; const char *uuid; int64_t parent_id; const char *parent, *code, *kind, *name, *name_en; int64_t depth;
    const char *path, *county, *state; int64_t rev;
};
struct level_view { const char *uuid, *parent, *code, *kind, *name, *name_en, *county, *state; int64_t depth, rev; };
struct level_body { const char *parent, *code, *kind, *name, *name_en; };
struct level_patch { const char *code, *kind, *name, *name_en; };
struct level_move_body { const char *parent; };
struct reason_body { const char *reason; };
struct tree_query { const char *root; int64_t depth; };
struct within_query { const char *level; };
struct operator_view {
    const char *uuid; int64_t kind; const char *name, *public_name, *uscc, *number; int64_t state;
    const char *level, *level_name, *place, *county, *contact, *phone, *address, *trained_person; bool poor;
    const char *gln, *location; int64_t created_at, updated_at; struct texts next_states; int64_t rev;
};
struct operator_body {
    int64_t kind; const char *name, *public_name, *uscc, *level, *contact, *phone, *address, *trained_person; bool poor; const char *gln;
};
struct operator_patch {
    const char *name, *public_name, *uscc, *level, *contact, *phone, *address, *trained_person; bool poor; const char *gln;
};
struct examination_body { bool passed; const char *opinion; };
struct state_body { int64_t state; const char *reason; };
struct step_view { const char *from_state, *to_state, *reason, *by_name; int64_t at; bool examination; };
struct account_row {
    int64_t id; const char *uuid, *login, *name, *password_hash, *state; bool must_change; int64_t signed_in_us, created_us, rev;
};
struct account_view {
    const char *uuid, *login, *name, *state; bool must_change; int64_t signed_in_at, created_at; struct list grants; int64_t rev;
};
struct account_body { const char *login, *name, *password; bool must_change; struct list grants; };
struct account_patch { const char *name; int64_t state; };
struct grants_body { struct list grants; };
struct key_body { const char *name; int64_t role; const char *level, *operator; int64_t expires_at; };
struct key_view { const char *uuid, *name, *prefix, *secret; };
struct people_leave_body { const char *password; };
struct key_row { int64_t id; const char *uuid, *name, *state; };

extern const struct shape people_apply_place_shape, people_grant_body_shape, people_grant_view_shape, people_county_shape, people_county_body_shape,
    people_sign_in_shape, people_password_shape, people_reset_shape, people_me_shape, people_session_shape, people_role_shape,
    people_level_row_shape, people_level_shape, people_level_body_shape, people_level_patch_shape, people_level_move_shape,
    people_reason_shape, people_tree_query_shape, people_within_shape, people_operator_row_shape, people_operator_shape, people_operator_body_shape,
    people_operator_patch_shape, people_examination_shape, people_state_shape, people_step_shape, people_account_row_shape,
    people_account_shape, people_account_body_shape, people_account_patch_shape, people_grants_body_shape, people_key_body_shape,
    people_key_shape, people_key_row_shape, people_new_buyer_shape, people_buyer_shape, people_leave_shape;
extern const struct list_spec people_level_list, people_operator_list, people_account_list, people_key_list, people_audit_list;
extern const struct list_spec *const people_lists[];
enum { PEOPLE_ROUTES_N = 38 };
extern const struct route people_routes[PEOPLE_ROUTES_N];
extern const char *const people_account_states[]; /* "active" "disabled", NULL */

/* ---- limits: everything a user can grow ------------------------------------------------------------------------------------ */
enum {
    PEOPLE_GRANTS_MAX = 50,      /* grants of an account */
    PEOPLE_SESSIONS_MAX = 20,    /* sessions of an account; the oldest ends */
    PEOPLE_DEPTH_MAX = 32,       /* levels above each other */
    PEOPLE_TREE_MAX = 20000,     /* levels in one answer of the tree route */
    PEOPLE_TOKEN_BYTES = 32,     /* of a session or key */
    PEOPLE_HASH_HEX = 65,        /* BLAKE2b-256 in hex and NUL */
};

/* ---- people_perm.c ----------------------------------------------------------------------------------------------------------- */
bool people_grant_reaches(const struct people_grant *g, const char *level_path, int64_t operator_id);
bool people_role_needs_operator(enum people_role role);
/* May a holder of `mine` hand out `role`? (people_grantable) */
bool people_role_grants(enum people_role mine, enum people_role role);
/* Every permission that any of the roles of who has, in the order of the matrix; in the arena. */
struct texts people_permissions(struct arena *ar, const struct principal *who);
struct texts people_role_permissions(struct arena *ar, enum people_role role);
const char *people_role_title(enum people_role role, enum lang lang);

/* ---- people_audit.c, people_later.c --------------------------------------------------------------------------------------------- */
struct audit_line {
    const char *actor_kind, *actor_name, *actor_path, *action, *object_kind, *object_uuid, *outcome, *error;
    int64_t actor_id, at_us;
    struct str before, after;
    const char *reason, *request_id, *remote;
};
/* people_proof.c: the line's leaf in the log; v: its columns in the order of the insert. */
enum { AUDIT_VALUES = 16 };
enum err people_audit_leaf(struct cx *cx, struct tx *tx, int64_t row, const struct val v[AUDIT_VALUES]) MUST_CHECK;
extern const struct proof_source people_proofs;
enum err people_audit_write(struct cx *cx, struct tx *tx, const struct audit_line *l) MUST_CHECK;
/* JSON of an object by its shape, for before/after. */
struct str people_json(struct cx *cx, const struct shape *sh, const void *obj);
/* A refused request: remembered in a bounded table and written by the background thread. Any thread, never blocks on the database. */
void people_later_refused(const struct cx *cx, const char *action, const char *remote, enum err e);
enum people_touched { TOUCH_SESSION, TOUCH_KEY };
void people_later_touch(enum people_touched kind, int64_t id, int64_t now_us);
/* May one more refusal of this caller be written this minute? Counts it. */
bool people_refusal_allowed(const char *caller, int64_t now_us);
enum err people_later_start(struct cx *cx) MUST_CHECK;
void people_later_stop(void);

/* ---- people_password.c ------------------------------------------------------------------------------------------------------------ */
/* argon2id with at most people.argon_parallel computations at once; ERR_BUSY when the queue is full. Blocks: worker threads only. */
enum err people_password_hash(struct cx *cx, const char *password, const char **hash_out) MUST_CHECK;
/* hash NULL: an unknown login, takes as long as a known one. */
enum err people_password_verify(struct cx *cx, const char *hash, const char *password, bool *ok_out) MUST_CHECK;
enum err people_password_policy(struct cx *cx, const char *field, const char *login, const char *password) MUST_CHECK;
bool people_password_outdated(const char *hash);
/* Make the hash unknown logins are checked against, so that the first of them is not late; off the way of the start. */
void people_password_warm(void);

/* ---- people_token.c ---------------------------------------------------------------------------------------------------------------- */
/* The session's cookie, which only we read, and beside it "tt_in=1", which says to our pages that there is one: a stranger's page asks for no session.
 * It opens nothing. NULL: both go. */
void people_session_cookies(struct resp *rs, const char *token);
void people_token_new(char *out, size_t size, const char *prefix); /* prefix + 43 characters of base64url */
void people_token_hash(const char *token, char out[PEOPLE_HASH_HEX]);

/* ---- people_lockout.c -------------------------------------------------------------------------------------------------------------- */
/* Before a password is looked at: wait for other attempts on this login, then ERR_LOCKED_OUT when there were too many failures.
 * *out is ended by people_attempt_end, at the latest with the request. */
struct people_attempt;
enum err people_attempt_begin(struct cx *cx, const char *login, const char *remote, struct people_attempt **out) MUST_CHECK;
void people_attempt_end(struct people_attempt *a); /* takes NULL; idempotent */
/* The password was wrong: count it. */
enum err people_attempt_bad(struct cx *cx, const char *login, const char *remote) MUST_CHECK;
/* The password was right: forget the failures of the account. */
enum err people_attempt_good(struct cx *cx, struct tx *tx, const char *login, const char *remote) MUST_CHECK;
/* The address as it is counted: IPv4 whole, IPv6 by /64. */
void people_address_key(const char *remote, char *out, size_t size);

/* ---- people_auth.c ------------------------------------------------------------------------------------------------------------------ */
enum err people_grants_load(struct cx *cx, struct tx *tx, bool key, int64_t id, struct principal *out) MUST_CHECK;

/* ---- people_grant.c ----------------------------------------------------------------------------------------------------------------- */
struct grant_row { int64_t role, level_id, operator_id; const char *level_path; };
/* Resolve and check grants of a body: levels and operators exist, who may hand them out under perm. system: no check of who. */
enum err people_grants_resolve(struct cx *cx, struct tx *tx, const char *perm, struct list bodies, const char *pointer, struct list *rows_out) MUST_CHECK;
/* Does who outrank all these grants: may it hand out each of them? ERR_NOT_FOUND otherwise. */
enum err people_grants_outrank(struct cx *cx, const char *perm, const struct principal *target) MUST_CHECK;
enum err people_grants_insert(struct cx *cx, struct tx *tx, int64_t account_id, int64_t key_id, struct list rows) MUST_CHECK;
enum err people_grants_view(struct cx *cx, struct tx *tx, bool key, int64_t id, struct list *out) MUST_CHECK;

/* ---- people_level.c, people_names.c ------------------------------------------------------------------------------------------------- */
enum err people_level_row(struct cx *cx, struct tx *tx, const char *uuid, struct level_row *out) MUST_CHECK;
enum err people_level_row_id(struct cx *cx, struct tx *tx, int64_t id, struct level_row *out) MUST_CHECK;
/* The county code of a new level: the first six digits of its own code, else its parent's. Provinces and cities are padded. */
const char *people_county_of(struct arena *ar, const char *code, const char *parent_county);
/* The first path after every path of the subtree: "/1/5/" → "/1/50" ('0' follows '/'). */
const char *people_path_end(struct arena *ar, const char *path);
/* A village's name as people say it: "李家村村民委员会" → "李家村". */
const char *people_place_name(struct arena *ar, const char *name);
/* What strangers may read of an operator: "柳溪村李家" for a household, else the name. */
const char *people_public_name(struct arena *ar, bool household, const char *level_name, const char *name);

/* ---- people_phone.c ------------------------------------------------------------------------------------------------------------------ */
bool people_phone_valid(const char *phone);
/* Encrypt for one operator (its uuid is authenticated with it) and back. NULL phone: NULL bytes. */
enum err people_phone_seal(struct cx *cx, struct tx *tx, const char *operator_uuid, const char *phone, struct str *box_out) MUST_CHECK;
enum err people_phone_open(struct cx *cx, struct tx *tx, const char *operator_uuid, struct str box, const char **phone_out) MUST_CHECK;
/* people_digest(); make: a writing transaction may make the key. ERR_NOT_FOUND: there is no key yet. */
enum err people_digest_of(struct cx *cx, struct tx *tx, bool make, const char *domain, const char *text, const char **hex_out) MUST_CHECK;
/* Find the configured key (people.phone_key, people.phone_key_file; the file is made when missing). */
enum err people_phone_start(struct cx *cx) MUST_CHECK;

/* ---- people_operator.c, people_operator_state.c ---------------------------------------------------------------------------------------- */
bool people_operator_move_allowed(int64_t from, int64_t to);
const char *people_operator_move_perm(int64_t from, int64_t to); /* NULL: not allowed */
enum err people_operator_view_get(struct cx *cx, struct tx *tx, const char *uuid, struct operator_view *out) MUST_CHECK;
/* The same for an answer that is kept for an Idempotency-Key: the phone stays masked, for the kept answer is not encrypted. */
enum err people_operator_view_kept(struct cx *cx, struct tx *tx, const char *uuid, struct operator_view *out) MUST_CHECK;
enum err people_operator_change(struct cx *cx, struct tx *tx, int64_t id, int64_t to, const char *reason, bool examination) MUST_CHECK;
enum err people_operator_visible(struct cx *cx, struct tx *tx, const char *uuid, const char *perm, struct people_operator *out) MUST_CHECK;
enum err people_operator_insert(struct cx *cx, struct tx *tx, const struct operator_body *b, const struct level_row *level, int64_t *id_out) MUST_CHECK;
enum err people_operator_check(struct cx *cx, int64_t kind, const char *uscc, const char *phone, const char *gln) MUST_CHECK;

/* ---- people_buyer.c --------------------------------------------------------------------------------------------------------------------- */
/* The login of a buyer's account, from the number. make: as of people_digest_of. */
enum err people_buyer_login(struct cx *cx, struct tx *tx, bool make, const char *phone, const char **out) MUST_CHECK;
bool people_is_buyer_login(const char *login);

/* ---- people_account.c, people_key.c, people_county.c --------------------------------------------------------------------------------------- */
/* "Zhang.San" → "zhang.san"; ERR_INVALID for other characters than letters, digits and . _ - @. */
enum err people_login_key(struct cx *cx, const char *login, const char **out) MUST_CHECK;
enum err people_county_view_get(struct cx *cx, struct tx *tx, struct county_view *out) MUST_CHECK;
enum err people_me(struct cx *cx, struct tx *tx, struct me_view *out) MUST_CHECK;

/* ---- handlers, in the order of people_routes.c ------------------------------------------------------------------------------------------ */
handler people_sign_in, people_me_get, people_sign_out, people_password_change, people_sessions_get, people_session_end, people_roles_get,
    people_county_read, people_county_put, people_levels_get, people_tree_get, people_level_read, people_level_post, people_level_patch,
    people_level_move_post, people_level_close_post, people_operators_get, people_operator_read, people_operator_post, people_apply_post, people_apply_places_get, people_operator_patch,
    people_operator_examine, people_operator_state_post, people_operator_history, people_accounts_get, people_account_read,
    people_account_post, people_account_patch, people_account_grants_put, people_account_reset, people_keys_get, people_key_post,
    people_key_delete, people_audit_get, people_buyer_post, people_buyer_me_get, people_buyer_leave_post;

#endif
