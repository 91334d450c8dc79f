/* gs1.h: GS1 identification: check digits, application identifiers, Digital Link addresses and EPC URNs.
 * Pure computation over room base: no files, no network, no state. Any thread. What goes in is not trusted; the answer to a
 * bad input is an enum gs1_fault, never a crash. Outputs (`*_out`) are untouched on a fault.
 * Standards: GS1 General Specifications (sections 3, 7), GS1 Digital Link URI Syntax, EPC Tag Data Standard 2, CBV 2.0. */
#ifndef GS1_GS1_H
#define GS1_GS1_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "err.h"
#include "str.h"

/* Why a text was refused. */
enum gs1_fault {
    GS1_OK = 0,
#define GS1_FAULT(name, zh, en) name,
#include "gs1_fault.def"
#undef GS1_FAULT
    GS1_FAULT__COUNT
};

/* A sentence for people. Static storage. */
const char *gs1_fault_text(enum gs1_fault f, enum lang lang);

/* ---- Check digits ---------------------------------------------------------------------------------------------------- */

/* The check digit ('0'..'9') that follows these digits (GTIN-8/12/13/14, GLN, SSCC, GSIN, GSRN, GDTI, GRAI, GCN: all use the
 * one rule, weights 3 and 1 from the right). 0 when digits is empty or holds anything but digits. */
char gs1_check_digit(struct str digits);

/* Digits whose last one is their check digit. Any length from 1. */
bool gs1_check_ok(struct str digits);

/* The two check characters of a global model number (AI 8013) over its first part. GS1_BAD_CHARSET: a character outside
 * GS1's set 82; GS1_BAD_LENGTH: empty or over 97 characters. */
enum gs1_fault gs1_check_pair(struct str part, char out[3]) MUST_CHECK;
/* A text whose last two characters are its check pair; 2 to 99 characters. */
bool gs1_check_pair_ok(struct str s);

/* A GTIN of 8, 12, 13 or 14 digits with a right check digit, as 14 digits with leading zeros. */
enum gs1_fault gs1_gtin14(struct str gtin, char out[15]) MUST_CHECK;

/* Build a GTIN-14: company prefix (4 to 12 digits), indicator (0: the consumer unit; 1..8: a grouping; 9: variable measure),
 * item number in the digits that remain (12 - prefix size). GS1_OUT_OF_RANGE when the item number has more digits than remain. */
enum gs1_fault gs1_gtin14_make(struct str prefix, unsigned indicator, uint64_t item, char out[15]) MUST_CHECK;
/* The same for an SSCC (extension digit, 16 - prefix size digits of serial) and a GLN (12 - prefix size digits of location). */
enum gs1_fault gs1_sscc_make(struct str prefix, unsigned extension, uint64_t serial, char out[19]) MUST_CHECK;
enum gs1_fault gs1_gln_make(struct str prefix, uint64_t location, char out[14]) MUST_CHECK;

/* ---- Application identifiers ----------------------------------------------------------------------------------------- */

struct gs1_ai;   /* one row of the table in gs1_ai.c; static */

/* The row of an AI ("01", "3103"), or NULL when there is none. */
const struct gs1_ai *gs1_ai_find(struct str ai);
/* What people call it ("批号", "Batch or lot number"). Static storage. */
const char *gs1_ai_title(const struct gs1_ai *ai, enum lang lang);

/* An AI with its value. */
struct gs1_elem {
    struct str ai;              /* "01" */
    struct str value;           /* decoded, as the AI defines it */
    const struct gs1_ai *def;   /* its row; NULL for an unknown AI that the options permit */
};

#define GS1_ELEMS_MAX 64   /* elements in one code or address */

struct gs1_elems {
    struct gs1_elem *v;   /* n elements in the order of the text; in the arena */
    size_t n;
};

struct gs1_options {
    bool zero_suppressed_gtin;    /* Digital Link: a GTIN of 8, 12, 13 digits stands for 14 (permitZeroSuppressedGTINinDLuris) */
    bool unknown_ais;             /* AIs that are not in the table are taken, up to 90 characters (permitUnknownAIs) */
    bool unknown_ai_as_attr;      /* unknown AIs may be data attributes of an address (validateUnknownAInotDLattr = false) */
    bool convenience_alphas;      /* "/gtin/", "/ser/" for "/01/", "/21/" (permitConvenienceAlphas) */
    bool associations;            /* also check required and excluded pairs of AIs (the req= and ex= of the table) */
};

/* Does the value fit its AI: length, characters, check digit, date, country and so on? def NULL: 1..90 characters of set 82. */
enum gs1_fault gs1_ai_check(const struct gs1_ai *def, struct str value) MUST_CHECK;

/* Read an element string with FNC1 written as '^': "^01095201234567881012A^2112345". opt may be NULL (all false). Values point
 * into text. Unknown AIs are always refused here: nothing tells where they end. */
enum gs1_fault gs1_elements_parse(struct arena *ar, struct str text, const struct gs1_options *opt, struct gs1_elems *out) MUST_CHECK;
/* Read the form people see: "(01)09520123456788(10)12A"; a '(' inside a value is written "\(". */
enum gs1_fault gs1_bracketed_parse(struct arena *ar, struct str text, const struct gs1_options *opt, struct gs1_elems *out) MUST_CHECK;
/* Write them, in the order given. In the arena. */
struct str gs1_elements_write(struct arena *ar, const struct gs1_elem *v, size_t n);
struct str gs1_bracketed_write(struct arena *ar, const struct gs1_elem *v, size_t n);
/* The value of an AI among n elements; empty when it is not there. */
struct str gs1_elem_value(const struct gs1_elem *v, size_t n, const char *ai);

/* ---- Digital Link addresses ------------------------------------------------------------------------------------------- */

struct gs1_param { struct str key, value; };   /* a query parameter that is no AI, decoded; no '=': value.p is NULL */

struct gs1_dl {
    struct str stem;            /* "https://id.gs1.org", "https://example.com/some/path"; no '/' at the end */
    struct gs1_elems elems;     /* primary key first, then its qualifiers in path order, then data attributes in query order */
    size_t path_n;              /* how many of them stand in the path */
    struct gs1_param *params;   /* query parameters that are no AIs (linkType, context, ...) */
    size_t params_n;            /* how many */
    struct str fragment;        /* after '#', as written */
};

#define GS1_STEM "https://id.gs1.org"   /* the canonical one */
#define GS1_URI_MAX 4096                /* bytes of an address or URN */

/* Read an uncompressed Digital Link address (http or https, any domain and path stem), strictly: lengths, characters, check
 * digits. opt may be NULL. Texts point into uri or the arena. */
enum gs1_fault gs1_dl_parse(struct arena *ar, struct str uri, const struct gs1_options *opt, struct gs1_dl *out) MUST_CHECK;

/* Make the address of elements in any order: the first primary key among them leads, its qualifiers follow in the path, the
 * rest are attributes (those of predefined length first). Equal repetitions are dropped. stem empty: GS1_STEM. In the arena. */
enum gs1_fault gs1_dl_make(struct arena *ar, struct str stem, const struct gs1_elems *elems, const struct gs1_options *opt,
                           struct str *out) MUST_CHECK;

/* What a scan needs, read without an arena. */
struct gs1_code {
    char gtin[15];      /* 14 digits, check digit right */
    char lot[21];       /* AI 10, decoded; empty when absent */
    char serial[21];    /* AI 21, decoded; empty when absent */
    struct str query;   /* after '?', raw, points into the path; empty when absent */
};

/* Read the path and query of a request as sent (percent-encoded): "/01/{gtin}[/22/{cpv}][/10/{lot}][/21/{serial}][?...]". 8, 12
 * and 13 digits of GTIN are taken. The fault tells a malformed code (400) from an address that is no code of ours (GS1_NO_KEY:
 * 404). About 0.1 µs. */
enum gs1_fault gs1_dl_parse_path(struct str path, struct gs1_code *out) MUST_CHECK;
/* The inverse: "/01/…/10/…/21/…" without stem; lot and serial may be empty. out: at least GS1_PATH_MAX bytes. */
#define GS1_PATH_MAX 160
void gs1_dl_make_path(const struct gs1_code *code, char out[GS1_PATH_MAX]);

/* ---- EPC URNs and the one spelling ------------------------------------------------------------------------------------- */

/* urn:epc:id:…, urn:epc:class:lgtin:…, urn:epc:idpat:… whose only wildcard is the serial → "https://id.gs1.org/…" (CBV 2.0 and
 * TDS section 7: the correspondence of EPCs and GS1 element strings). In the arena. GS1_NOT_GS1: a scheme without GS1 key
 * (gid, usdod, bic, ...) or no EPC URN. */
enum gs1_fault gs1_urn_to_dl(struct arena *ar, struct str urn, struct str *out) MUST_CHECK;

/* The URN of a Digital Link address whose company prefix has prefix_size digits (6 to 12; a CPI, GIAI or GINC as well). A GTIN
 * without serial gives the class pattern urn:epc:idpat:sgtin:…*, with a lot urn:epc:class:lgtin:…  In the arena. */
enum gs1_fault gs1_dl_to_urn(struct arena *ar, struct str uri, unsigned prefix_size, struct str *out) MUST_CHECK;

/* The one spelling of an identifier, for hashing and indexes (CBV 2.0 section 8.9): an EPC URN or a Digital Link on any
 * domain, with convenience names or short GTINs, becomes https://id.gs1.org/KEY/… with the finest qualifier only (serial before
 * lot; no CPV, no attributes). Structure is checked, check digits are not (they would change which events are equal). Anything
 * else is returned as it is (the same bytes). True when *out is canonical GS1. */
bool gs1_canonical(struct arena *ar, struct str uri, struct str *out);
/* The same when the caller does not care which it was. */
struct str gs1_canonical_uri(struct arena *ar, struct str uri);

/* What a URI (URN or Digital Link, any spelling) names. */
enum gs1_kind {
    GS1_KIND_OTHER,      /* no GS1 identifier */
    GS1_KIND_INSTANCE,   /* one thing: SGTIN, SSCC, GIAI, serialised GRAI, CPI, GCN, ITIP, UPUI, and EPC schemes without a GS1 key */
    GS1_KIND_CLASS,      /* a class or lot: GTIN, GTIN + lot, ITIP, GRAI or CPI without serial, patterns */
    GS1_KIND_LOCATION,   /* GLN, with or without extension */
    GS1_KIND_PARTY,      /* GLN of a party */
    GS1_KIND_PERSON,     /* GSRN, of provider or recipient */
    GS1_KIND_DOCUMENT,   /* GDTI with serial */
    GS1_KIND_SHIPMENT,   /* GINC, GSIN */
};
enum gs1_kind gs1_uri_kind(struct str uri);

#endif
