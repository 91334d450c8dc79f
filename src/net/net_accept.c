/* net_accept.c: content negotiation (RFC 9110 section 12): media types, languages, codings, entity tags.
 * Pure functions over header texts; called by net_req.c, net_reply.c and net_run.c. */
#include "net_priv.h"

#include <string.h>

#define ACCEPT_MAX 32 /* elements of a header that are looked at */

/* "0.8" → 800; 1000 when there is none; 0 when it is broken. */
static int quality_of(struct str params)
{
    struct str one, key, value;
    while (params.size) {
        str_cut(params, ';', &one, &params);
        if (!str_cut(str_trim(one), '=', &key, &value) || !str_ieqz(str_trim(key), "q"))
            continue;
        value = str_trim(value);
        int q = 0, unit = 1000;
        for (size_t i = 0; i < value.size && i < 5; i++) {
            if (i == 1 && value.p[i] == '.')
                continue;
            if (value.p[i] < '0' || value.p[i] > '9')
                return 0;
            q += (value.p[i] - '0') * unit;
            unit /= 10;
        }
        return q > 1000 ? 1000 : q;
    }
    return 1000;
}

size_t accept_parse(struct str header, struct quality *out, size_t max)
{
    size_t n = 0;
    struct str one, name, params;
    while (header.size && n < max) {
        str_cut(header, ',', &one, &header);
        str_cut(one, ';', &name, &params);
        name = str_trim(name);
        if (name.size == 0)
            continue;
        out[n++] = (struct quality){name, quality_of(params)};
    }
    return n;
}

/* How exactly a range names a type: 3 itself, 2 "text/" + star, 1 star, 0 not. */
static int media_fit(struct str range, const char *type)
{
    struct str t = header_main(str_of(type));
    if (str_eqz(range, "*/*"))
        return 1;
    if (str_ends(range, "/*"))
        return t.size >= range.size && strncasecmp(t.p, range.p, range.size - 1) == 0 ? 2 : 0;
    return t.size == range.size && strncasecmp(t.p, range.p, t.size) == 0 ? 3 : 0;
}

int accept_media(struct str header, const char *const *types)
{
    struct quality list[ACCEPT_MAX];
    size_t n = accept_parse(header, list, ACCEPT_MAX);
    int best = -1, best_q = 0;
    if (n == 0)
        return types[0] ? 0 : -1;
    for (int t = 0; types[t]; t++) {
        int fit = 0, q = 0;
        for (size_t i = 0; i < n; i++) {
            int f = media_fit(list[i].name, types[t]);
            if (f > fit) {
                fit = f;
                q = list[i].q;
            }
        }
        if (q > best_q) {
            best_q = q;
            best = t;
        }
    }
    return best;
}

enum lang accept_lang(struct str header)
{
    struct quality list[ACCEPT_MAX];
    size_t n = accept_parse(header, list, ACCEPT_MAX);
    int zh = 0, en = 0, zh_at = -1, en_at = -1;
    for (size_t i = 0; i < n; i++) {
        if (str_starts(list[i].name, "zh") && list[i].q > zh) {
            zh = list[i].q;
            zh_at = (int)i;
        }
        if (str_starts(list[i].name, "en") && list[i].q > en) {
            en = list[i].q;
            en_at = (int)i;
        }
    }
    if (en == 0)
        return LANG_ZH;
    return en > zh || (en == zh && en_at < zh_at) ? LANG_EN : LANG_ZH;
}

bool accept_gzip(struct str header)
{
    struct quality list[ACCEPT_MAX];
    size_t n = accept_parse(header, list, ACCEPT_MAX);
    for (size_t i = 0; i < n; i++)
        if (str_ieqz(list[i].name, "gzip") && list[i].q > 0)
            return true;
    return false;
}

static struct str etag_opaque(struct str tag)
{
    return str_starts(tag, "W/") ? str_from(tag, 2) : tag;
}

bool etag_matches(struct str header, const char *etag)
{
    struct str one, want = etag_opaque(str_of(etag));
    while (header.size) {
        str_cut(header, ',', &one, &header);
        one = str_trim(one);
        if (str_eqz(one, "*") || str_eq(etag_opaque(one), want))
            return true;
    }
    return false;
}
