/* gs1_priv.h: what the files of room gs1 share: the shape of the AI table, character sets, and a small bounded text. */
#ifndef GS1_GS1_PRIV_H
#define GS1_GS1_PRIV_H

#include "gs1.h"

/* ---- The AI table (gs1_ai.c) ---- */

enum ai_flag {
    AI_FIXED = 1,   /* predefined length: no FNC1 after it */
    AI_ATTR = 2,    /* may be a data attribute of a Digital Link address */
    AI_KEY = 4,     /* primary key of a Digital Link address */
};

/* Checks of one component beyond length and characters (gs1_lint.c). */
enum lint {
    L_NONE, L_CSUM, L_PAIR, L_GCP1, L_GCP2, L_YYMMDD, L_YYMMD0, L_YYYYMMDD, L_HH, L_MI, L_SS, L_HHMI, L_COUNTRY, L_COUNTRY_999,
    L_COUNTRY_A2, L_CURRENCY, L_SEX, L_LATITUDE, L_LONGITUDE, L_MEDIA, L_NONZERO, L_ZERO, L_NO_ZERO_PREFIX, L_NONDIGIT, L_DIGITS,
    L_PACKAGE, L_PCENC, L_PIECE, L_POSITION, L_WINDING, L_YESNO, L_HYPHEN, L_IBAN, L_IMPORTER,
    L__COUNT
};

#define AI_PARTS_MAX 5
#define AI_LINTS_MAX 3

struct ai_part {
    char set;                      /* 'N' digits, 'X' set 82, 'Y' set 39, 'Z' base64url */
    uint8_t min, max;              /* characters */
    uint8_t optional;              /* may be missing, with all that follow */
    uint8_t lints[AI_LINTS_MAX];   /* enum lint, L_NONE ends */
};

struct gs1_ai {
    char first[5], last[5];            /* the AI, or a range of equal ones */
    unsigned flags;                    /* enum ai_flag */
    unsigned parts_n;                  /* components in use */
    struct ai_part parts[AI_PARTS_MAX];/* in order */
    const char *req[2];                /* each: one of these must be present ("01+21,02,35nn"), or NULL */
    const char *ex;                    /* none of these may be present, or NULL */
    const char *quals;                 /* AI_KEY: qualifiers in path order, alternatives after '|' ("22,10,21|235"), or NULL */
    const char *zh, *en;               /* what people call it */
};

/* Length and characters only. */
enum gs1_fault ai_shape(const struct gs1_ai *def, struct str value) MUST_CHECK;
/* Is it conceivable as an AI that is not in the table: 2 to 4 digits, with the length its first two digits demand? */
bool ai_plausible(struct str ai);
/* Does the required length end by itself? Also answers for AIs that are not in the table. */
bool ai_fixed(const struct gs1_elem *e);
/* Required and excluded pairs over all elements of a code (gs1_assoc.c). */
enum gs1_fault assoc_check(const struct gs1_elem *v, size_t n) MUST_CHECK;
/* One element after another without equal neighbours of another value: GS1_REPEATED when an AI comes twice with two values. */
enum gs1_fault elems_consistent(const struct gs1_elem *v, size_t n) MUST_CHECK;

/* ---- Lists (gs1_codes.c) ---- */
bool code_country_num(unsigned code);      /* ISO 3166-1 numeric */
bool code_country_alpha(struct str two);   /* ISO 3166-1 alpha-2 */
bool code_currency_num(unsigned code);     /* ISO 4217 numeric */

/* ---- Characters ---- */
bool set_has(char set, struct str s);      /* every character of s is in the set ('N', 'X', 'Y', 'Z') */
int set82_index(char c);                   /* position in set 82, or -1 */
static inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(struct str s);             /* at least one, nothing else */

/* ---- A bounded text: what does not fit sets `over` ---- */
struct text {
    char p[512];   /* the bytes */
    size_t n;      /* in use */
    bool over;     /* something did not fit */
};
void text_str(struct text *t, struct str s);
void text_z(struct text *t, const char *z);
void text_ch(struct text *t, char c);
/* Percent-encode for a path segment: unreserved characters and ' ; = stay (as CBV's reference spelling of event hashes has it). */
void text_path(struct text *t, struct str s);
/* Percent-encode for an EPC URN (TDS 2, table of characters: letters, digits and ! ' ( ) * + , - . : ; = _ stay). */
void text_urn(struct text *t, struct str s);
/* Append s with %XX decoded; false on a bad escape or when it does not fit. */
bool text_decode(struct text *t, struct str s);
static inline struct str text_view(const struct text *t) { return (struct str){t->p, t->n}; }

/* ---- Digital Link paths (gs1_path.c) ---- */

#define PATH_PAIRS_MAX 4   /* a key and at most three qualifiers */

/* Key and qualifiers found at the end of a path. Values still percent-encoded. */
struct path {
    const struct gs1_ai *def[PATH_PAIRS_MAX];   /* the key first */
    struct str ai[PATH_PAIRS_MAX];              /* "01", also where the path has a name */
    struct str raw[PATH_PAIRS_MAX];             /* the values as written */
    size_t n;                                   /* pairs */
    size_t at;                                  /* where the key's '/' stands */
};
/* Find them from the right. names: also take "gtin", "ser", ... */
enum gs1_fault path_find(struct str path, bool names, struct path *out) MUST_CHECK;
/* Are these qualifiers an ordered choice of one alternative of the key? */
bool quals_fit(const char *quals, const struct str *ais, size_t n);

/* ---- The canonical core, without an arena (gs1_canon.c) ---- */

struct canon {
    const struct gs1_ai *key;    /* primary key */
    struct text value;           /* its value, decoded, GTIN padded */
    const char *qual;            /* AI of the one qualifier that is kept, or NULL */
    struct text qval;            /* its value, decoded */
};
/* Fault when the URI is neither an EPC URN nor a Digital Link of a GS1 key. */
enum gs1_fault canon_read(struct str uri, struct canon *out) MUST_CHECK;
enum gs1_fault urn_read(struct str urn, struct canon *out) MUST_CHECK;   /* gs1_urn.c */
void canon_write(const struct canon *c, struct text *out);

#endif
