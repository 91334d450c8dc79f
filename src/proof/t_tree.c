/* t_tree.c: the stored tree against one computed at once: roots, tiles, paths at many sizes; checkpoints that follow each other; no
 * signature for a log that is no longer the one that was signed. On both engines. */
#include "t_log.h"

#include "proof_routes.h"

enum { ALL = 70000 };
static uint8_t entries[ALL * PROOF_HASH], hashes[ALL * PROOF_HASH], work[ALL * PROOF_HASH];

static void root_of(size_t n, uint8_t out[PROOF_HASH])
{
    memcpy(work, hashes, n * PROOF_HASH);
    proof_root_of(work, n, out);
}

static void grow(struct cx *cx, size_t from, size_t n)
{
    struct t_append a = {(int64_t)from + 1, n, from % 3 == 0 ? 80 : 1 + from % 79, entries + from * PROOF_HASH};
    T_OK(cx, tx_run(cx, "t.append", t_append_fn, &a));
    for (size_t i = from; i < from + n; i++)
        proof_leaf_hash((struct str){(const char *)entries + i * PROOF_HASH, PROOF_HASH}, hashes + i * PROOF_HASH);
}

static enum err last_fn(struct cx *cx, struct tx *tx, void *arg)
{
    (void)cx;
    return proof_checkpoint_last(tx, arg);
}

/* The newest checkpoint says what the leaves say, and bears the log's signature. */
static void check_last(struct cx *cx, size_t size)
{
    struct proof_checkpoint c;
    struct checkpoint said;
    struct note n;
    const struct note_signer *s;
    uint8_t root[PROOF_HASH];
    T_OK(cx, tx_read(cx, "t.last", last_fn, &c));
    assert_true(c.found);
    assert_int_equal(c.size, size);
    root_of(size, root);
    assert_memory_equal(c.root, root, PROOF_HASH);
    assert_int_equal(proof_keys_log(&s), 1);
    assert_true(note_read(str_of(c.note), &n));
    assert_int_equal(note_verify(&n, &s[0].key, NULL), NOTE_GOOD);
    assert_true(checkpoint_read(n.text, &said));
    assert_true(str_eqz(said.origin, "log.example.org/log"));
    assert_int_equal(said.size, size);
    assert_memory_equal(said.root, root, PROOF_HASH);
}

struct paths { size_t size; size_t inclusions, consistencies, hold; };

static enum err paths_fn(struct cx *cx, struct tx *tx, void *arg)
{
    struct paths *p = arg;
    struct proof_view v;
    uint8_t path[PROOF_PATH_MAX][PROOF_HASH], root[PROOF_HASH], old[PROOF_HASH];
    const uint8_t (*held)[PROOF_HASH] = (const uint8_t (*)[PROOF_HASH])path;
    size_t n;
    root_of(p->size, root);
    for (size_t i = 0; i < (p->size < 1000 ? 60 : 8); i++) {
        struct ar_mark m = ar_mark(cx->ar);
        size_t index = i == 0 ? 0 : i == 1 ? p->size - 1 : (i * 2654435761u) % p->size;
        proof_view_init(&v, cx, tx, p->size);
        TRY(proof_view_inclusion(&v, index, path, &n));
        p->inclusions++;
        p->hold += proof_inclusion_holds(index, p->size, hashes + index * PROOF_HASH, held, n, root);
        size_t was = index + 1;
        TRY(proof_view_consistency(&v, was, path, &n));
        root_of(was, old);
        p->consistencies++;
        p->hold += proof_consistency_holds(was, p->size, old, root, held, n);
        TRY(proof_view_root(&v, was, root));
        p->hold += memcmp(root, old, PROOF_HASH) == 0;
        root_of(p->size, root);
        ar_rewind(cx->ar, m);
    }
    return ERR_NONE;
}

static void t_grow_body(struct cx *cx, void *arg)
{
    static const size_t SIZES[] = {1, 2, 3, 79, 80, 255, 256, 257, 600, 65535, 65536, 65537, ALL};
    size_t at = 0;
    struct paths all = {0};
    (void)arg;
    T_OK(cx, proof_seal(cx)); /* an empty log has a checkpoint too */
    check_last(cx, 0);
    for (size_t i = 0; i < sizeof SIZES / sizeof SIZES[0]; i++) {
        grow(cx, at, SIZES[i] - at);
        at = SIZES[i];
        T_OK(cx, proof_seal(cx));
        check_last(cx, at);
        struct paths p = {at, 0, 0, 0};
        T_OK(cx, tx_read(cx, "t.paths", paths_fn, &p));
        all.inclusions += p.inclusions, all.consistencies += p.consistencies, all.hold += p.hold;
    }
    print_message("%zu inclusion and %zu consistency proofs, %zu of %zu hold\n", all.inclusions, all.consistencies, all.hold,
                  all.inclusions + 2 * all.consistencies);
    assert_int_equal(all.hold, all.inclusions + 2 * all.consistencies);
}

static void t_grow(void **state)
{
    (void)state;
    t_log_each(t_grow_body, NULL);
}

/* ---- paths of tiles -------------------------------------------------------------------------------------------------------------------- */
static const struct { const char *path; bool ok; struct proof_tile_name want; } TILES[] = {
    {"0/000", true, {false, 0, 0, 256}},
    {"0/x001/x234/067", true, {false, 0, 1234067, 256}},
    {"1/005.p/17", true, {false, 1, 5, 17}},
    {"63/000.p/1", true, {false, 63, 0, 1}},
    {"entries/x001/000.p/255", true, {true, 0, 1000, 255}},
    {"64/000", false, {0}},   {"00/000", false, {0}},   {"0/0", false, {0}},        {"0/x000/001", false, {0}}, {"0/x001", false, {0}},
    {"0/001/002", false, {0}}, {"0/000.p/0", false, {0}}, {"0/000.p/256", false, {0}}, {"0/000.p/01", false, {0}}, {"0/000.p/", false, {0}},
    {"0/", false, {0}},       {"", false, {0}},         {"0/00a", false, {0}},      {"-1/000", false, {0}},     {"x/000", false, {0}},
    {"0/x001/x002/x003/x004/x005/x006/007", false, {0}}, {"0/000/", false, {0}},   {"data/000", false, {0}},
};

static void t_tile_paths(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof TILES / sizeof TILES[0]; i++) {
        struct proof_tile_name t = {0};
        bool ok = proof_tile_path(str_of(TILES[i].path), &t);
        if (ok != TILES[i].ok || (ok && (t.entries != TILES[i].want.entries || t.level != TILES[i].want.level || t.n != TILES[i].want.n || t.width != TILES[i].want.width)))
            fail_msg("%s", TILES[i].path);
    }
}

/* ---- a log that was changed behind the program's back ------------------------------------------------------------------------------------ */
static const struct sql FREE = {"t.free", "DROP TRIGGER proof_run_no_update", "ALTER TABLE proof_run DISABLE TRIGGER ALL"},
                        FREE2 = {"t.free", "DROP TRIGGER proof_run_no_delete", "SELECT 1"},
                        CUT = {"t.cut", "DELETE FROM proof_run WHERE idx >= $1", NULL},
                        SPOIL = {"t.spoil", "UPDATE proof_run SET leaves = (SELECT r.leaves FROM proof_run r WHERE r.idx = 1) WHERE idx = $1", NULL};
struct change { const struct sql *q; int64_t idx; };

static enum err change_fn(struct cx *cx, struct tx *tx, void *arg)
{
    const struct change *c = arg;
    (void)cx;
    if (c->q == &CUT || c->q == &SPOIL)
        return sql_exec(tx, c->q, ARGS(v_i(c->idx)));
    return sql_exec(tx, c->q, NOARGS);
}

static void t_changed_body(struct cx *cx, void *arg)
{
    const struct sql *how = arg;
    struct proof_checkpoint before, after;
    struct t_append a = {1, 10, 1, NULL}, more = {100, 3, 1, NULL};
    T_OK(cx, tx_run(cx, "t.append", t_append_fn, &a));
    T_OK(cx, proof_seal(cx));
    T_OK(cx, tx_read(cx, "t.last", last_fn, &before));
    assert_int_equal(before.size, 10);
    T_OK(cx, tx_run(cx, "t.change", change_fn, &(struct change){&FREE, 0}));
    T_OK(cx, tx_run(cx, "t.change", change_fn, &(struct change){&FREE2, 0}));
    T_OK(cx, tx_run(cx, "t.change", change_fn, &(struct change){how, 5}));
    T_OK(cx, proof_seal(cx));
    T_OK(cx, tx_run(cx, "t.append", t_append_fn, &more));
    T_OK(cx, proof_seal(cx));
    T_OK(cx, tx_read(cx, "t.last", last_fn, &after));
    assert_string_equal(before.note, after.note);
}

static void t_changed(void **state)
{
    (void)state;
    t_log_each(t_changed_body, (void *)(uintptr_t)&CUT);
    t_log_each(t_changed_body, (void *)(uintptr_t)&SPOIL);
}

/* ---- keys ---------------------------------------------------------------------------------------------------------------------------------- */
static enum err known_fn(struct cx *cx, struct tx *tx, void *arg)
{
    (void)cx;
    return proof_keys_known(tx, arg);
}

static void t_keys_body(struct cx *cx, void *arg)
{
    const struct note_signer *s;
    const char *vkey, *known;
    struct proof_checkpoint c;
    struct note n;
    (void)arg;
    struct note_key old = (proof_keys_log(&s), s[0].key);
    T_OK(cx, proof_key_new(cx, &vkey)); /* a new key signs beside the old one from the next start on */
    proof_room.stop();
    T_OK(cx, proof_room.start(cx));
    assert_int_equal(proof_keys_log(&s), 2);
    assert_string_equal(note_key_text(cx->ar, &s[0].key), vkey);
    T_OK(cx, tx_read(cx, "t.known", known_fn, &known));
    assert_string_equal(known, ar_printf(cx->ar, "%s\n%s\n", vkey, note_key_text(cx->ar, &old)));
    T_OK(cx, proof_seal(cx));
    T_OK(cx, tx_read(cx, "t.last", last_fn, &c));
    assert_true(note_read(str_of(c.note), &n));
    assert_int_equal(note_verify(&n, &old, NULL), NOTE_GOOD);
    assert_int_equal(note_verify(&n, &s[0].key, NULL), NOTE_GOOD);
    proof_room.stop(); /* another key in the file, or none: nothing is signed */
    const char *file = ar_printf(cx->ar, "%s/log.key", conf_text("data.dir"));
    assert_int_equal(remove(file), 0);
    T_OK(cx, proof_room.start(cx));
    assert_int_equal(proof_keys_log(&s), 0);
    struct note_signer stranger;
    note_signer_new(STR("stranger"), NOTE_ED25519, &stranger);
    FILE *f = fopen(file, "w");
    assert_non_null(f);
    fprintf(f, "%s\n", note_signer_text(cx->ar, &stranger));
    fclose(f);
    T_OK(cx, proof_room.start(cx));
    assert_int_equal(proof_keys_log(&s), 0);
}

static void t_keys(void **state)
{
    (void)state;
    t_log_each(t_keys_body, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(t_tile_paths), cmocka_unit_test(t_grow), cmocka_unit_test(t_changed), cmocka_unit_test(t_keys)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
