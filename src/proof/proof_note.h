/* proof_note.h: signed notes (C2SP signed-note), checkpoints (C2SP tlog-checkpoint), cosignatures (C2SP tlog-cosignature, Ed25519).
 * Pure computation on texts that may come from strangers; any thread; no text is copied, so it must outlive what points into it. */
#ifndef PROOF_NOTE_H
#define PROOF_NOTE_H

#include "cx.h"
#include "proof.h"

#define NOTE_BYTES_MAX 65536
#define NOTE_SIGS_MAX 64
#define NOTE_NAME_MAX 200

enum note_alg { NOTE_ED25519 = 1, NOTE_COSIGN = 4 };   /* signature type identifier bytes */

/* Who signs: name, key ID, public key. */
struct note_key {
    char name[NOTE_NAME_MAX + 1];
    uint8_t id[4];
    uint8_t alg;               /* enum note_alg */
    uint8_t pub[32];
};
/* The same with the secret seed. */
struct note_signer { struct note_key key; uint8_t seed[32]; };

/* A name without spaces, plus signs and control characters, not empty, valid UTF-8. */
bool note_name_valid(struct str name);
/* "name+keyid+base64": a verifier key. False for any other text, and for a key ID that is not the key's. */
bool note_key_read(struct str text, struct note_key *out);
const char *note_key_text(struct arena *ar, const struct note_key *k);
/* "PRIVATE+KEY+name+keyid+base64". */
bool note_signer_read(struct str text, struct note_signer *out);
const char *note_signer_text(struct arena *ar, const struct note_signer *s);
/* A new key pair. The name is valid. */
void note_signer_new(struct str name, enum note_alg alg, struct note_signer *out);

/* ---- notes --------------------------------------------------------------------------------------------------------------------- */
struct note_sig { struct str name; uint8_t id[4]; struct str line; uint8_t bytes[72]; size_t size; };  /* size > 72: of another kind */
struct note {
    struct str text;           /* what is signed, with its last newline */
    struct note_sig sig[NOTE_SIGS_MAX];
    size_t n;
};
/* Take a note apart. False: not a note. */
bool note_read(struct str whole, struct note *out);

enum note_verdict { NOTE_UNSIGNED, NOTE_GOOD, NOTE_BAD };  /* no signature of this key; it holds; it does not */
/* *time_out (may be NULL): seconds since the epoch of a cosignature, else 0. */
enum note_verdict note_verify(const struct note *n, const struct note_key *k, int64_t *time_out);
/* Append the signature line of a text that ends in a newline. time_s: of a cosignature. */
void note_sign(struct buf *out, struct str text, const struct note_signer *s, int64_t time_s);

/* ---- checkpoints ------------------------------------------------------------------------------------------------------------------ */
struct checkpoint { struct str origin; uint64_t size; uint8_t root[PROOF_HASH]; };
/* The first three lines of a note's text. */
bool checkpoint_read(struct str text, struct checkpoint *out);
void checkpoint_write(struct buf *out, const struct checkpoint *c);

/* ---- base64 (RFC 4648 section 4, strict) ------------------------------------------------------------------------------------------- */
void note_base64(struct buf *out, const void *bytes, size_t size);
/* Exactly size bytes. */
bool note_unbase64(struct str text, void *out, size_t size);
/* At most max bytes; false: not base64, or too long. */
bool note_unbase64_any(struct str text, uint8_t *out, size_t max, size_t *size_out);
/* Decimal without sign and leading zeroes, below 2^63. */
bool note_number(struct str text, uint64_t *out);

#endif
