/* t_paper.c: see t_paper.h. */
#include "t_paper.h"

struct call { const void *in; void *out; const char *uuid; int64_t id; };

#define ACT(name, fn, in_t, out_t)                                                                                       \
    static enum err tx_##name(struct cx *cx, struct tx *tx, void *arg) {                                                 \
        const struct call *c = arg;                                                                                      \
        memset(c->out, 0, sizeof(out_t));                                                                                \
        return fn(cx, tx, c->in, c->out);                                                                                \
    }                                                                                                                    \
    enum err t_##name(struct cx *cx, const in_t *in, out_t *out) {                                                       \
        cx_clear(cx);                                                                                                    \
        return tx_run(cx, #name, tx_##name, &(struct call){in, out, NULL, 0});                                           \
    }
#define ACT_ON(name, fn, in_t, out_t)                                                                                    \
    static enum err tx_##name(struct cx *cx, struct tx *tx, void *arg) {                                                 \
        const struct call *c = arg;                                                                                      \
        memset(c->out, 0, sizeof(out_t));                                                                                \
        return fn(cx, tx, c->uuid, c->in, c->out);                                                                       \
    }                                                                                                                    \
    enum err t_##name(struct cx *cx, const char *uuid, const in_t *in, out_t *out) {                                     \
        cx_clear(cx);                                                                                                    \
        return tx_run(cx, #name, tx_##name, &(struct call){in, out, uuid, 0});                                           \
    }
ACT(test_request, certify_test_request, struct certify_request_body, struct certify_test_seen)
ACT(lab_create, certify_lab_create, struct certify_lab_body, struct certify_lab)
ACT(limit_create, certify_limit_create, struct certify_limit_body, struct certify_limit)
ACT(template_make, certify_template_create, struct certify_template_body, struct certify_template)
ACT(cert_issue, certify_cert_issue, struct certify_issue_body, struct certify_cert_seen)
ACT(release_grant, certify_release_grant, struct certify_release_body, struct certify_release_seen)
ACT_ON(test_sample, certify_test_sample, struct certify_sample_body, struct certify_test_seen)
ACT_ON(test_results, certify_test_results, struct certify_results_body, struct certify_test_seen)
ACT_ON(test_judge, certify_test_judge, struct certify_judge_body, struct certify_test_seen)
ACT_ON(test_cancel, certify_test_cancel, char, struct certify_test_seen)
ACT_ON(cert_revoke, certify_cert_revoke, char, struct certify_cert_seen)
ACT_ON(release_withdraw, certify_release_withdraw, char, struct certify_release_seen)
ACT_ON(market_entry, certify_market_entry, char, struct certify_entry)

static enum err tx_bind(struct cx *cx, struct tx *tx, void *arg) {
    const struct call *c = arg;
    return c->id ? certify_member_bind(cx, tx, c->uuid, c->in) : certify_member_free(cx, tx, c->uuid, c->in);
}
enum err t_lab_bind(struct cx *cx, const char *lab, const char *account, bool bound) {
    cx_clear(cx);
    return tx_run(cx, "bind", tx_bind, &(struct call){.uuid = lab, .in = account, .id = bound});
}
static enum err tx_test_get(struct cx *cx, struct tx *tx, void *arg) {
    const struct call *c = arg;
    return certify_test_get(cx, tx, c->uuid, c->out);
}
enum err t_test_get(struct cx *cx, const char *uuid, struct certify_test_seen *out) {
    cx_clear(cx);
    *out = (struct certify_test_seen){0};
    return tx_read(cx, "test", tx_test_get, &(struct call){.uuid = uuid, .out = out});
}
static enum err tx_cleared(struct cx *cx, struct tx *tx, void *arg) {
    const struct call *c = arg;
    return certify_lot_cleared(cx, tx, c->id);
}
enum err t_lot_cleared(struct cx *cx, int64_t lot) {
    cx_clear(cx);
    return tx_read(cx, "cleared", tx_cleared, &(struct call){.id = lot});
}

static struct { void (*body)(struct t_farm *); const struct room *const *more; } plan;

static void with_tables(struct t_farm *f) {
    t_ok(f, db_migrate(f->cx, db_used(), certify_room.migrations, *certify_room.migrations_n));
    for (size_t i = 0; plan.more && plan.more[i]; i++)
        t_ok(f, db_migrate(f->cx, db_used(), plan.more[i]->migrations, *plan.more[i]->migrations_n));
    plan.body(f);
}

void t_papers_each(void (*body)(struct t_farm *f), const struct room *const *more) {
    static bool conf;
    if (!conf) {
        conf = true;
        for (size_t i = 0; more && more[i]; i++)
            if (more[i]->conf_n)
                conf_add(more[i]->conf, more[i]->conf_n);
    }
    plan.body = body, plan.more = more;
    t_farm_each(with_tables);
}

/* ---- short forms ---------------------------------------------------------------------------------------------------------------------- */
void t_tested(struct t_farm *f, const char *lot, const char *value, struct certify_test_seen *out) {
    struct certify_lab lab;
    const char *items[] = {"吡虫啉"};
    t_as(f, "office");
    t_ok(f, t_lab_create(f->cx, &(struct certify_lab_body){"县检测站", NULL, "CATL-1"}, &lab));
    t_as(f, "owner");
    t_ok(f, t_test_request(f->cx, &(struct certify_request_body){lot, lab.uuid, {items, 1}}, out));
    const char *uuid = out->uuid;
    t_as(f, "lab");
    t_ok(f, t_test_sample(f->cx, uuid, &(struct certify_sample_body){"S-1", "小陈", FIELD_NULL}, out));
    struct certify_result_body r = {.item = items[0], .value = value, .unit = "mg/kg", .limit_kind = LIMIT_MAX, .limit_value = "2", .detection_limit = "0.01"};
    t_ok(f, t_test_results(f->cx, uuid, &(struct certify_results_body){{&r, 1}, NULL}, out));
    t_as(f, "owner");
}

enum err t_certified(struct t_farm *f, const char *lot, int64_t grams, struct certify_cert_seen *out) {
    const char *bases[] = {"质量安全控制符合要求"};
    t_as(f, "owner");
    return t_cert_issue(f->cx, &(struct certify_issue_body){.lot = lot, .weight_g = grams, .bases = {bases, 1}, .contact = "0578-1"}, out);
}

void t_released(struct t_farm *f, const char *cert, struct certify_release_seen *out) {
    t_as(f, "agri");
    t_ok(f, t_release_grant(f->cx, &(struct certify_release_body){cert}, out));
    t_as(f, "owner");
}
