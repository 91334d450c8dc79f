/* base_conf.c: configuration. Filled at start-up by one thread, then read by all; a reload may replace values while others
 * read, so numbers are atomic and a replaced text stays allocated until the program ends. */
#include "conf.h"

#include <assert.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "str.h"

enum { CONF_MAX = 512, CONF_LINE_MAX = 4096 };

enum conf_source { FROM_DEFAULT, FROM_FILE, FROM_ENV, FROM_SET };
static const char *const SOURCES[] = {"default", "file", "environment", "command line"};

/* A text in use or in use once: readers may hold it, so it is kept (and reachable, for leak checkers). */
struct kept {
    struct kept *next;
    char text[];
};

struct conf {
    const struct conf_key *key;       /* its row */
    _Atomic(const char *) text;       /* value as written */
    _Atomic int64_t number;           /* value of all types but CONF_TEXT */
    enum conf_source source;          /* where it comes from */
};

static struct conf confs[CONF_MAX];   /* sorted by name */
static size_t confs_n;
static _Atomic(struct kept *) kept_texts;

struct unit { const char *name; int64_t factor; };
static const struct unit SIZE_UNITS[] = {{"", 1}, {"k", 1024}, {"M", 1 << 20}, {"G", 1 << 30}, {NULL, 0}};
static const struct unit MS_UNITS[] = {
    {"", 1}, {"ms", 1}, {"s", 1000}, {"m", 60000}, {"h", 3600000}, {"d", 86400000}, {NULL, 0},
};
static const struct unit NO_UNITS[] = {{"", 1}, {NULL, 0}};
static const struct unit BOOL_WORDS[] = {
    {"true", 1}, {"yes", 1}, {"on", 1}, {"1", 1}, {"false", 0}, {"no", 0}, {"off", 0}, {"0", 0}, {NULL, 0},
};

static const struct unit *unit_find(const struct unit *units, struct str name)
{
    for (; units->name != NULL; units++)
        if (str_eqz(name, units->name))
            return units;
    return NULL;
}

/* "10M", "1.5 h" has no meaning: digits, then perhaps a unit. */
static bool parse_scaled(struct str s, const struct unit *units, int64_t *out)
{
    size_t n = 0;
    while (n < s.size && (s.p[n] == '-' || (s.p[n] >= '0' && s.p[n] <= '9')))
        n++;
    const struct unit *u = unit_find(units, str_trim(str_from(s, n)));
    int64_t v;
    return u != NULL && str_i64((struct str){s.p, n}, &v) && !__builtin_mul_overflow(v, u->factor, out);
}

static bool parse_number(const struct conf_key *k, struct str s, int64_t *out)
{
    static const struct unit *const UNITS[] = {[CONF_INT] = NO_UNITS, [CONF_SIZE] = SIZE_UNITS, [CONF_MS] = MS_UNITS};
    if (k->type == CONF_TEXT) {
        *out = 0;
        return true;
    }
    if (k->type == CONF_BOOL) {
        const struct unit *word = unit_find(BOOL_WORDS, s);
        *out = word != NULL ? word->factor : 0;
        return word != NULL;
    }
    return parse_scaled(s, UNITS[k->type], out) && *out >= k->min && *out <= k->max;
}

static const char *keep_text(struct str s)
{
    struct kept *k = malloc(sizeof *k + s.size + 1);
    if (k == NULL)
        return NULL;
    if (s.size != 0)
        memcpy(k->text, s.p, s.size);
    k->text[s.size] = '\0';
    k->next = atomic_load(&kept_texts);
    while (!atomic_compare_exchange_weak(&kept_texts, &k->next, k))
        ;
    return k->text;
}

static struct conf *conf_find(const char *name)
{
    size_t lo = 0, hi = confs_n;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        int c = strcmp(name, confs[mid].key->name);
        if (c == 0)
            return &confs[mid];
        if (c < 0)
            hi = mid;
        else
            lo = mid + 1;
    }
    return NULL;
}

static bool conf_store(struct conf *c, struct str value, enum conf_source source)
{
    int64_t number;
    const char *text;
    if (!parse_number(c->key, value, &number) || (text = keep_text(value)) == NULL)
        return false;
    atomic_store(&c->number, number);
    atomic_store(&c->text, text);
    c->source = source;
    return true;
}

static void conf_move(struct conf *to, struct conf *from)
{
    to->key = from->key;
    to->source = from->source;
    atomic_store(&to->text, atomic_load(&from->text));
    atomic_store(&to->number, atomic_load(&from->number));
}

/* A table registered twice (tests do it) is taken once. */
static void conf_add_one(const struct conf_key *k)
{
    if (conf_find(k->name) != NULL)
        return;
    assert(confs_n < CONF_MAX);
    size_t at = confs_n++;
    for (; at > 0 && strcmp(confs[at - 1].key->name, k->name) > 0; at--)
        conf_move(&confs[at], &confs[at - 1]);
    confs[at].key = k;
    bool good = conf_store(&confs[at], str_of(k->def), FROM_DEFAULT);
    assert(good); /* the default of a row must fit the row */
    (void)good;
}

void conf_add(const struct conf_key *keys, size_t n)
{
    for (size_t i = 0; i < n; i++)
        conf_add_one(&keys[i]);
}

static enum err bad_value(struct cx *cx, const struct conf_key *k, struct str value)
{
    bool secret = (k->flags & CONF_SECRET) != 0;
    const char *shown = secret ? "***" : str_dup(cx->ar, value);
    if (k->type == CONF_BOOL)
        return err_say(cx, ERR_INVALID, k->name, "配置项 %s 的值“%s”应为 true 或 false", "Setting %s: \"%s\" should be true or false",
                       k->name, shown);
    return err_say(cx, ERR_INVALID, k->name, "配置项 %s 的值“%s”不正确，允许 %lld 到 %lld",
                   "Setting %s: \"%s\" is not acceptable, allowed are %lld to %lld", k->name, shown, (long long)k->min,
                   (long long)k->max);
}

static bool reloading;                /* only what may change while others read; one thread does it */

static enum err conf_put(struct cx *cx, const char *name, struct str value, enum conf_source source)
{
    struct conf *c = conf_find(name);
    if (c == NULL)
        return err_say(cx, ERR_UNKNOWN_PARAM, name, "不认识的配置项 %s", "Unknown setting %s", name);
    if (reloading && (!(c->key->flags & CONF_RELOAD) || c->source == FROM_SET))
        return ERR_NONE;
    return conf_store(c, value, source) ? ERR_NONE : bad_value(cx, c->key, value);
}

enum err conf_set(struct cx *cx, const char *name, const char *value)
{
    return conf_put(cx, name, str_of(value), FROM_SET);
}

static enum err read_line(struct cx *cx, struct str line, int number)
{
    line = str_trim(line);
    if (line.size == 0 || line.p[0] == '#')
        return ERR_NONE;
    struct str name, value;
    if (!str_cut(line, '=', &name, &value))
        return err_say(cx, ERR_MALFORMED, NULL, "配置文件第 %d 行缺少“=”", "Line %d of the configuration file has no '='", number);
    return conf_put(cx, str_dup(cx->ar, str_trim(name)), str_trim(value), FROM_FILE);
}

static enum err read_lines(struct cx *cx, FILE *f)
{
    char line[CONF_LINE_MAX];
    for (int number = 1; fgets(line, sizeof line, f) != NULL; number++) {
        size_t size = strlen(line);
        if (size == sizeof line - 1 && line[size - 1] != '\n')
            return err_say(cx, ERR_MALFORMED, NULL, "配置文件第 %d 行过长", "Line %d of the configuration file is too long", number);
        TRY(read_line(cx, (struct str){line, size}, number));
    }
    return ferror(f) ? err_say(cx, ERR_IO, NULL, "读不出配置文件", "The configuration file cannot be read") : ERR_NONE;
}

static enum err read_file(struct cx *cx, const char *path)
{
    FILE *f = fopen(path, "re");
    if (f == NULL && errno == ENOENT)
        return ERR_NONE;
    if (f == NULL)
        return err_say(cx, ERR_IO, NULL, "打不开配置文件 %s：%s", "Cannot open the configuration file %s: %s", path, strerror(errno));
    enum err e = read_lines(cx, f);
    fclose(f);
    return e;
}

/* net.port → TIANTOU_NET_PORT */
static const char *env_value(struct arena *ar, const char *name)
{
    char *env = ar_printf(ar, "TIANTOU_%s", name);
    for (char *p = env; *p != '\0'; p++)
        *p = (char)(*p == '.' || *p == '-' ? '_' : *p >= 'a' && *p <= 'z' ? *p - 'a' + 'A' : *p);
    return getenv(env);
}

enum err conf_load(struct cx *cx, const char *path)
{
    if (path != NULL)
        TRY(read_file(cx, path));
    for (size_t i = 0; i < confs_n; i++) {
        const char *value = env_value(cx->ar, confs[i].key->name);
        if (value != NULL)
            TRY(conf_put(cx, confs[i].key->name, str_trim(str_of(value)), FROM_ENV));
    }
    return ERR_NONE;
}

enum err conf_reload(struct cx *cx, const char *path)
{
    reloading = true;
    enum err e = conf_load(cx, path);
    reloading = false;
    return e;
}

int64_t conf_int(const char *name)
{
    struct conf *c = conf_find(name);
    assert(c != NULL && c->key->type != CONF_TEXT);
    return atomic_load(&c->number);
}

const char *conf_text(const char *name)
{
    struct conf *c = conf_find(name);
    assert(c != NULL);
    return atomic_load(&c->text);
}

char *conf_show(struct arena *ar)
{
    struct buf b;
    buf_init(&b, ar, 4096);
    for (size_t i = 0; i < confs_n; i++) {
        const struct conf_key *k = confs[i].key;
        const char *text = atomic_load(&confs[i].text);
        bool hide = (k->flags & CONF_SECRET) != 0 && text[0] != '\0';
        buf_printf(&b, "# %s (%s%s)\n%s = %s\n", k->doc, SOURCES[confs[i].source], (k->flags & CONF_RELOAD) != 0 ? ", reloadable" : "",
                   k->name, hide ? "***" : text);
    }
    return buf_z(&b);
}
