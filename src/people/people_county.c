/* people_county.c: the county this installation serves: its level, whether it is fictional, the domain of its codes. */
#include "people_priv.h"

#include <ctype.h>
#include <string.h>

struct county { struct county_view view; int64_t level_id; const char *digits; };

static enum err county_load(struct cx *cx, struct tx *tx, struct county *out)
{
    struct rows *r;
    bool found = false;
    TRY(sql_query(tx, PQ(Q_COUNTY_GET), NOARGS, &r));
    if (rows_next(r)) {
        found = true;
        *out = (struct county){{.code = rows_z(r, 0), .name = rows_z(r, 1), .name_en = rows_z(r, 2), .level = rows_z(r, 3), .domain = rows_z(r, 4),
                                .demo = rows_i64(r, 5) == 1, .rev = rows_i64(r, 6)}, rows_i64(r, 7), rows_z(r, 8)};
    }
    TRY(rows_end(&r));
    return found ? ERR_NONE : err_set(cx, ERR_CORRUPT, NULL);
}

enum err people_county_view_get(struct cx *cx, struct tx *tx, struct county_view *out)
{
    struct county c = {0};
    TRY(county_load(cx, tx, &c));
    *out = c.view;
    return ERR_NONE;
}

enum err people_county_get(struct cx *cx, struct tx *tx, struct people_county *out)
{
    struct county c = {0};
    TRY(county_load(cx, tx, &c));
    const char *code = c.view.code != NULL ? c.view.code : c.digits; /* a farm bureau has no division code of its own */
    *out = (struct people_county){code, c.view.name, c.view.name_en, c.level_id, c.view.demo, c.view.domain, c.view.rev};
    return ERR_NONE;
}

/* Letters, digits, hyphens and dots, with an optional port: it becomes part of printed codes. */
static bool domain_valid(const char *d)
{
    size_t n = strlen(d), labels = 1;
    bool ok = n >= 3 && n <= 120 && isalnum((unsigned char)d[0]);
    for (size_t i = 0; i < n && ok; i++) {
        unsigned char c = (unsigned char)d[i];
        ok = islower(c) || isdigit(c) || c == '-' || c == '.' || c == ':';
        labels += c == '.';
        ok = ok && !(c == '.' && (i + 1 == n || d[i + 1] == '.'));
    }
    return ok && (labels > 1 || strncmp(d, "localhost", 9) == 0);
}

static enum err domain_check(struct cx *cx, const char *domain)
{
    if (domain == NULL || domain_valid(domain))
        return ERR_NONE;
    return err_say(cx, ERR_INVALID, "/domain", "域名只含小写字母、数字、连字符和点，例如 trace.example.cn", "A domain has lower case letters, digits, hyphens and dots, such as trace.example.cn");
}

static enum err county_audit(struct cx *cx, struct tx *tx, const struct county *before, struct county *after)
{
    TRY(county_load(cx, tx, after));
    return people_audit(cx, tx, "people.county.update", "county", after->view.level, people_json(cx, &people_county_shape, &before->view),
                        people_json(cx, &people_county_shape, &after->view), NULL);
}

enum err people_county_set(struct cx *cx, struct tx *tx, int64_t level_id, bool demo)
{
    struct county before = {0}, after = {0};
    TRY(county_load(cx, tx, &before));
    TRY(sql_exec(tx, PQ(Q_COUNTY_SET), ARGS(v_i(level_id), v_bool(demo))));
    return county_audit(cx, tx, &before, &after);
}

enum err people_domain_set(struct cx *cx, struct tx *tx, const char *domain)
{
    struct county before = {0}, after = {0};
    TRY(domain_check(cx, domain));
    TRY(county_load(cx, tx, &before));
    TRY(sql_exec(tx, PQ(Q_COUNTY_DOMAIN), ARGS(v_t(domain))));
    return county_audit(cx, tx, &before, &after);
}

/* ---- routes ---------------------------------------------------------------------------------------------------------------------- */

static enum err county_read(struct cx *cx, struct tx *tx, void *arg)
{
    return county_load(cx, tx, arg);
}

static void county_reply(struct resp *rs, const struct county *c)
{
    rs_etag(rs, c->view.rev);
    rs_object(rs, &people_county_shape, &c->view);
}

enum err people_county_read(struct req *rq, struct resp *rs)
{
    struct county c = {0};
    TRY(tx_read(rq_cx(rq), "people.county", county_read, &c));
    county_reply(rs, &c);
    return ERR_NONE;
}

struct county_put { const struct county_body *body; bool demo_sent; int64_t rev; struct county after; };

static enum err county_put(struct cx *cx, struct tx *tx, void *arg)
{
    struct county_put *p = arg;
    struct county before = {0};
    struct level_row level = {.id = FIELD_NULL};
    int64_t n;
    TRY(county_load(cx, tx, &before));
    if (p->body->level != NULL)
        TRY(people_level_row(cx, tx, p->body->level, &level));
    bool demo = p->demo_sent ? p->body->demo : before.view.demo;
    TRY(sql_exec_n(tx, PQ(Q_COUNTY_UPDATE), ARGS(v_i(p->rev), v_i(level.id), v_t(p->body->domain), v_bool(demo)), &n));
    if (n == 0)
        return err_set(cx, ERR_CHANGED, NULL);
    return county_audit(cx, tx, &before, &p->after);
}

enum err people_county_put(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    struct county_put p = {.body = rq_body(rq), .rev = rq_if_match(rq), .demo_sent = json_get(rq_body_json(rq), "demo") != NULL};
    TRY(domain_check(cx, p.body->domain));
    TRY(tx_run(cx, "people.county_put", county_put, &p));
    county_reply(rs, &p.after);
    return ERR_NONE;
}
