/* fuzz_proof.c: libFuzzer target of what strangers hand us: proof files, signed notes, checkpoints, keys, paths of tiles,
 * requests for a cosignature. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "proof_note.h"
#include "proof_priv.h"
#include "proof_routes.h"

#define KEY "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"

static void notes(struct arena *ar, struct str text)
{
    struct note *n = AR_NEW(ar, struct note);
    struct checkpoint c;
    struct note_key key;
    struct buf b;
    if (!note_key_read(STR(KEY), &key))
        abort();
    if (!note_read(text, n))
        return;
    if (n->text.size == 0 || n->text.p[n->text.size - 1] != '\n')
        abort();
    (void)note_verify(n, &key, NULL);
    key.alg = NOTE_COSIGN;
    (void)note_verify(n, &key, NULL);
    if (!checkpoint_read(n->text, &c))
        return;
    buf_init(&b, ar, 256); /* what was read is written back the same */
    checkpoint_write(&b, &c);
    if (b.size > n->text.size || memcmp(b.p, n->text.p, b.size) != 0)
        abort();
}

struct input { struct arena *ar; struct str text; };

static void run(void *arg)
{
    struct input *in = arg;
    struct proof_verdict v;
    struct proof_tile_name t;
    struct note_key key;
    struct note_signer signer;
    struct witness_request *asked = AR_NEW(in->ar, struct witness_request);
    uint64_t number;
    (void)proof_file_check(in->ar, in->text, (struct str){0}, &v);
    if (proof_file_check(in->ar, in->text, STR(KEY), &v) && !v.key_given)
        abort(); /* a key was given: it must have signed */
    (void)proof_file_check(in->ar, STR("{}"), in->text, &v);
    notes(in->ar, in->text);
    (void)proof_tile_path(in->text, &t);
    if (proof_witness_read(in->text, asked) && (asked->n > WITNESS_PATH_MAX || asked->whole.size > in->text.size))
        abort();
    (void)note_number(in->text, &number);
    (void)note_signer_read(in->text, &signer);
    (void)note_key_read(in->text, &key);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct input in = {ar_new(0), {(const char *)data, size}};
    if (in.ar && !ar_try(in.ar, run, &in))
        abort();
    ar_free(&in.ar);
    return 0;
}
