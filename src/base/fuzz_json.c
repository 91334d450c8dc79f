/* fuzz_json.c: libFuzzer target for the JSON reader, writer and splitter.
 * Whatever is accepted must write back to an equal value; the input fed to the splitter in pieces (their size from the last
 * byte) must give, element by element, what the reader finds in the whole; and where the reader accepts the whole, the
 * splitter and the reader of its parts must accept too, and the other way round. */
#include <stdlib.h>
#include <string.h>

#include "dec.h"
#include "json.h"

#define PATH "a/b"
static const struct json_limits LIMITS = {.depth_max = 200};
static const struct json_limits PART_LIMITS = {.depth_max = 198}; /* an element lies two levels down */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds)
        abort();
}

static void round_trip(struct arena *ar, const struct jv *v)
{
    struct buf b;
    struct jw w;
    struct jv again;
    struct json_fault f;
    buf_init(&b, ar, 256);
    jw_init(&w, &b);
    jw_val(&w, v);
    must(json_read(ar, buf_view(&b), &LIMITS, &again, &f));
    must(json_equal(v, &again));
}

static void check_numbers(struct arena *ar, const struct jv *v)
{
    for (uint32_t i = 0; v->type == J_ARR && i < v->n; i++)
        check_numbers(ar, &v->items[i]);
    for (uint32_t i = 0; v->type == J_OBJ && i < v->n; i++)
        check_numbers(ar, &v->members[i].val);
    if (v->type != J_NUM || !dec_valid(v->s, false))
        return;
    struct str plain = dec_plain(ar, v->s);
    int64_t i;
    must(dec_cmp(plain, v->s) == 0);
    must(dec_double(v->s) == strtod(str_dup(ar, v->s), NULL) || v->s.size > 40);
    must(!dec_scaled(v->s, 3, &i) || dec_cmp(str_of(ar_printf(ar, "%llde-3", (long long)i)), v->s) == 0);
}

struct parts { struct arena *ar; const struct jv *list; uint32_t n; bool all_good; };

static bool one_part(void *arg, struct str text)
{
    struct parts *p = arg;
    struct jv v;
    struct json_fault f;
    char *copy = str_dup(p->ar, text); /* the piece goes away */
    bool good = json_read(p->ar, (struct str){copy, text.size}, &PART_LIMITS, &v, &f);
    p->all_good = p->all_good && good;
    if (p->list != NULL)
        must(good && p->n < p->list->n && json_equal(&p->list->items[p->n], &v));
    p->n++;
    return true;
}

/* whole: what the reader made of the input, NULL when it refused. */
static void split(struct arena *ar, struct str text, size_t piece, const struct jv *whole)
{
    const struct jv *a = json_get(whole, "a"), *list = json_get(a, "b");
    struct parts p = {ar, json_is(list, J_ARR) ? list : NULL, 0, true};
    struct json_split *s = json_split_new(&(struct json_split_opt){PATH, 1 << 20, 1 << 20, one_part, &p});
    must(s != NULL);
    bool good = true;
    struct str skeleton;
    struct jv v;
    struct json_fault f;
    for (size_t at = 0; at < text.size && good; at += piece) {
        size_t n = text.size - at < piece ? text.size - at : piece;
        char *copy = malloc(n);
        must(copy != NULL);
        memcpy(copy, text.p + at, n);
        good = json_split_feed(s, (struct str){copy, n});
        free(copy);
    }
    good = good && json_split_end(s, &skeleton) && json_read(ar, skeleton, &LIMITS, &v, &f) && p.all_good;
    must(good == (whole != NULL));
    if (good && p.list != NULL)
        must(p.n == p.list->n && json_is(json_at(&v, "/a/b"), J_ARR) && json_at(&v, "/a/b")->n == 0);
    if (good && p.list == NULL)
        must(p.n == 0 && json_equal(&v, whole));
    json_split_free(&s);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    struct arena *ar = ar_new(0);
    struct str text = {(const char *)data, size - 1};
    struct jv v;
    struct json_fault f;
    bool good = json_read(ar, text, &LIMITS, &v, &f);
    if (good) {
        round_trip(ar, &v);
        check_numbers(ar, &v);
    }
    split(ar, text, 1 + data[size - 1] % 32, good ? &v : NULL);
    ar_free(&ar);
    return 0;
}
