/* t_note.c: signed notes, keys, checkpoints, cosignatures; the published vector of others; what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "json.h"
#include "proof_note.h"

static struct arena *ar;

static int setup(void **state)
{
    (void)state;
    ar = ar_new(0);
    return ar ? 0 : -1;
}

static int teardown(void **state)
{
    (void)state;
    ar_free(&ar);
    return 0;
}

static const char *member(const struct jv *v, const char *key)
{
    return str_dup(ar, json_str(json_get(v, key)));
}

static void t_vector(void **state)
{
    (void)state;
    const char *data = getenv("TIANTOU_SHARED_DATA");
    FILE *f = fopen(ar_printf(ar, "%s/epcis/merkle/signed-note-vector.json", data ? data : "../shared/data"), "rb");
    if (!f) {
        print_message("skipped: no vector\n");
        skip();
    }
    char *text = ar_alloc(ar, 8192);
    struct jv v;
    struct json_fault fault;
    size_t size = fread(text, 1, 8192, f);
    fclose(f);
    assert_true(json_read(ar, (struct str){text, size}, NULL, &v, &fault));

    struct note_key key;
    struct note_signer signer;
    struct note n;
    struct buf b;
    assert_true(note_key_read(str_of(member(&v, "verifier_key")), &key));
    assert_true(note_signer_read(str_of(member(&v, "test_signer_key")), &signer));
    assert_string_equal(note_key_text(ar, &key), member(&v, "verifier_key"));
    assert_string_equal(note_key_text(ar, &signer.key), member(&v, "verifier_key"));
    assert_string_equal(note_signer_text(ar, &signer), member(&v, "test_signer_key"));
    char id[9];
    hex_encode(key.id, 4, id);
    assert_string_equal(id, member(&v, "key_id_hex"));
    const char *whole = ar_printf(ar, "%s\n%s", member(&v, "text"), member(&v, "signature_line"));
    assert_true(note_read(str_of(whole), &n));
    assert_int_equal(note_verify(&n, &key, NULL), NOTE_GOOD);
    buf_init(&b, ar, 512); /* Ed25519 is deterministic: our signature is theirs */
    note_sign(&b, str_of(member(&v, "text")), &signer, 0);
    assert_string_equal(buf_z(&b), member(&v, "signature_line"));
    print_message("signed note: the vector's key, note and signature agree\n");
}

static const char *note_of(const struct note_signer *s, const char *text, int64_t time_s)
{
    struct buf b;
    buf_init(&b, ar, 512);
    buf_printf(&b, "%s\n", text);
    note_sign(&b, str_of(text), s, time_s);
    return buf_z(&b);
}

#define ROOT "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
#define TEXT "example.org/log\n7\n" ROOT "\n"

static void t_round(void **state)
{
    (void)state;
    struct note_signer s, other, witness;
    struct note n;
    int64_t when = 0;
    note_signer_new(STR("example.org/log"), NOTE_ED25519, &s);
    note_signer_new(STR("example.org/log"), NOTE_ED25519, &other);
    note_signer_new(STR("witness.example.org"), NOTE_COSIGN, &witness);
    const char *whole = note_of(&s, TEXT, 0);
    const char *line = strstr(note_of(&witness, TEXT, 1763770000), "\n\n") + 2;
    whole = ar_printf(ar, "%s%s", whole, line);
    assert_true(note_read(str_of(whole), &n));
    assert_int_equal(n.n, 2);
    assert_int_equal(note_verify(&n, &s.key, NULL), NOTE_GOOD);
    assert_int_equal(note_verify(&n, &other.key, NULL), NOTE_UNSIGNED);
    assert_int_equal(note_verify(&n, &witness.key, &when), NOTE_GOOD);
    assert_int_equal(when, 1763770000);
    for (size_t i = 0, size = n.text.size - 1; i < size; i++) { /* any change of the text */
        char *bad = ar_strdup(ar, whole);
        bad[i] = bad[i] == 'a' ? 'b' : 'a';
        assert_true(note_read(str_of(bad), &n));
        assert_int_equal(note_verify(&n, &s.key, NULL), NOTE_BAD);
        assert_int_equal(note_verify(&n, &witness.key, NULL), NOTE_BAD);
    }
    struct note_key k = s.key; /* the cosigner's key under the log's algorithm is another key */
    memcpy(k.pub, witness.key.pub, 32);
    assert_true(note_read(str_of(whole), &n));
    assert_int_equal(note_verify(&n, &k, NULL), NOTE_BAD);
}

#define SIG "\xe2\x80\x94 a.example AAAAAAAA\n"
static const struct { const char *text; bool note; size_t sigs; } NOTES[] = {
    {"text\n\n" SIG, true, 1},
    {"text\n\nmore\n\n" SIG SIG, true, 2},        /* the last empty line counts */
    {"\n\n" SIG, true, 1},                        /* an empty line is a text */
    {"\n" SIG, false, 0},
    {"text\n" SIG, false, 0},
    {"text\n\n", false, 0},
    {"text\n\n" SIG "x", false, 0},
    {"text\n\n\xe2\x80\x94 a.example AAAAAAAA", false, 0},
    {"text\n\n- a.example AAAAAAAA\n", false, 0},
    {"text\n\n\xe2\x80\x94 a.example AAAA\n", false, 0},      /* a key ID without signature */
    {"text\n\n\xe2\x80\x94 a.example AAAAAAAA \n", false, 0},
    {"text\n\n\xe2\x80\x94 a.example AAAAAAB\n", false, 0},
    {"text\n\n\xe2\x80\x94 a+b AAAAAAAA\n", false, 0},
    {"text\n\n\xe2\x80\x94 a\xe3\x80\x80" "b AAAAAAAA\n", false, 0},
    {"text\n\n\xe2\x80\x94  AAAAAAAA\n", false, 0},
    {"te\x01xt\n\n" SIG, false, 0},
    {"te\xffxt\n\n" SIG, false, 0},
    {"text\r\n\n" SIG, false, 0},
    {"", false, 0},
};

static void t_notes(void **state)
{
    (void)state;
    struct note n;
    for (size_t i = 0; i < sizeof NOTES / sizeof NOTES[0]; i++) {
        bool ok = note_read(str_of(NOTES[i].text), &n);
        if (ok != NOTES[i].note || (ok && n.n != NOTES[i].sigs))
            fail_msg("note %zu", i);
    }
    struct buf b; /* sixteen signatures must be taken (C2SP), too many are not */
    buf_init(&b, ar, 4096);
    buf_puts(&b, "text\n\n");
    for (int i = 0; i < NOTE_SIGS_MAX; i++)
        buf_puts(&b, SIG);
    assert_true(note_read(buf_view(&b), &n));
    buf_puts(&b, SIG);
    assert_false(note_read(buf_view(&b), &n));
}

static const struct { const char *text; bool ok; uint64_t size; } CHECKPOINTS[] = {
    {TEXT, true, 7},
    {"o\n0\n" ROOT "\n", true, 0},
    {"o\n1\n" ROOT "\nextension\n", true, 1},
    {"o\n9223372036854775807\n" ROOT "\n", true, INT64_MAX},
    {"o\n9223372036854775808\n" ROOT "\n", false, 0},
    {"o\n01\n" ROOT "\n", false, 0},
    {"o\n-1\n" ROOT "\n", false, 0},
    {"o\n\n" ROOT "\n", false, 0},
    {"\n1\n" ROOT "\n", false, 0},
    {"o\n1\n" ROOT, false, 0},
    {"o\n1\n" ROOT "\n\n", false, 0},
    {"o\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n", false, 0}, /* bits behind the end */
    {"o\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hS\n", false, 0},
    {"o\n1\n47DEQ\xe1\x9a\x80HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n", false, 0}, /* bytes no base64 has */
    {"o\n1\n", false, 0},
};

static void t_checkpoints(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof CHECKPOINTS / sizeof CHECKPOINTS[0]; i++) {
        struct checkpoint c;
        struct buf b;
        bool ok = checkpoint_read(str_of(CHECKPOINTS[i].text), &c);
        if (ok != CHECKPOINTS[i].ok || (ok && c.size != CHECKPOINTS[i].size))
            fail_msg("checkpoint %zu", i);
        if (!ok || strstr(CHECKPOINTS[i].text, "extension"))
            continue;
        buf_init(&b, ar, 128);
        checkpoint_write(&b, &c);
        assert_string_equal(buf_z(&b), CHECKPOINTS[i].text);
    }
}

static const struct { const char *text; bool ok; } KEYS[] = {
    {"PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", true},
    {"PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", false}, /* not its ID */
    {"PeterNeumanm+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", false},
    {"PeterNeumann+c74f20a3+AhpcAQcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", false}, /* another algorithm */
    {"PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10Q=", false},
    {"+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", false},
    {"PeterNeumann", false},
    {"", false},
};

static void t_keys(void **state)
{
    (void)state;
    struct note_key k;
    for (size_t i = 0; i < sizeof KEYS / sizeof KEYS[0]; i++)
        if (note_key_read(str_of(KEYS[i].text), &k) != KEYS[i].ok)
            fail_msg("key %zu", i);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(t_vector), cmocka_unit_test(t_round), cmocka_unit_test(t_notes), cmocka_unit_test(t_checkpoints),
                                       cmocka_unit_test(t_keys)};
    return cmocka_run_group_tests(tests, setup, teardown);
}
