/* govern_complaint.c: complaints: taken from anybody, handled by offices and regulators along a fixed set of ways, answered
 * before the deadline. The contact is known to handlers only and forgotten when the complaint is closed, or after
 * govern.contact_days. */
#include <string.h>
#include <sys/random.h>

#include "conf.h"
#include "govern_priv.h"
#include "uuid.h"
#include "when.h"

const char *const govern_states[] = {
#define STATE(name, code, zh, en) code,
#define WAY(from, to)
#include "govern_complaint_states.def"
#undef STATE
#undef WAY
    NULL};
const char *const govern_categories[] = {"quality", "safety", "fake", "label", "delivery", "other", NULL};

static const struct { const char *zh, *en; } NAMES[] = {
#define STATE(name, code, zh, en) {zh, en},
#define WAY(from, to)
#include "govern_complaint_states.def"
#undef STATE
#undef WAY
};

static const bool WAYS[COMPLAINT__COUNT][COMPLAINT__COUNT] = {
#define STATE(name, code, zh, en)
#define WAY(from, to) [COMPLAINT_##from][COMPLAINT_##to] = true,
#include "govern_complaint_states.def"
#undef STATE
#undef WAY
};

bool govern_way(enum govern_state from, enum govern_state to)
{
    return from < COMPLAINT__COUNT && to < COMPLAINT__COUNT && WAYS[from][to];
}

const char *govern_state_name(enum govern_state s, enum lang lang)
{
    return lang == LANG_EN ? NAMES[s].en : NAMES[s].zh;
}

const char *govern_state_text(const char *state, enum lang lang)
{
    int64_t s = field_enum(govern_states, str_of(state));
    return s < 0 ? NULL : govern_state_name((enum govern_state)s, lang);
}

/* Where a complaint belongs: the operator's subtree, or the whole county for an unknown code; a house whose county is not set up yet
 * takes complaints all the same, at the root. */
static enum err place(struct cx *cx, struct tx *tx, const struct govern_complaint *c, const char **path, const char **county)
{
    struct people_operator op = {0};
    struct people_county co = {0};
    *county = "000000", *path = "/";
    enum err e = people_county_get(cx, tx, &co);
    if (e != ERR_NONE && e != ERR_NOT_FOUND)
        return e;
    if (e == ERR_NOT_FOUND)
        cx_clear(cx);
    else
        *county = co.code;
    if (c->operator_id != 0 && c->operator_id != FIELD_NULL) {
        TRY(people_operator_by_id(cx, tx, c->operator_id, &op));
        *path = op.level_path;
        return ERR_NONE;
    }
    return e == ERR_NOT_FOUND ? ERR_NONE : sql_text(tx, GQ(Q_LEVEL_PATH), ARGS(v_i(co.level_id)), path);
}

/* Bounds against floods: for one address, so that nobody alone uses up what all may say; for one code; and for all together, so that
 * made-up codes do not help. */
static enum err check_rate(struct cx *cx, struct tx *tx, const char *code, const char *remote)
{
    int64_t of_code, all, since = cx->now_us - 3600 * US_PER_S;
    bool ok = true;
    if (remote)
        TRY(people_take(cx, tx, "complaint", remote, GOVERN_ADDRESS_PER_HOUR_MAX, &ok));
    if (!ok)
        return err_say(cx, ERR_RATE, NULL, "您一小时内的投诉过多，请稍后再试，或打电话给县里", "Too many complaints from you within the hour: try again later, or call the county");
    TRY(sql_i64(tx, GQ(Q_RECENT), ARGS(v_i(since), v_t(code)), &of_code));
    if (of_code >= GOVERN_PER_HOUR_MAX)
        return err_say(cx, ERR_RATE, NULL, "这个码一小时内的投诉过多，请稍后再试", "Too many complaints about this code within the hour; try again later");
    TRY(sql_i64(tx, GQ(Q_RECENT_ALL), ARGS(v_i(since)), &all));
    if (all >= GOVERN_ALL_PER_HOUR_MAX)
        return err_say(cx, ERR_RATE, NULL, "一小时内的投诉过多，请稍后再试", "Too many complaints within the hour; try again later");
    return ERR_NONE;
}

static enum err check(struct cx *cx, const struct govern_complaint *c)
{
    if (!c->category || field_enum(govern_categories, str_of(c->category)) < 0)
        return err_say(cx, ERR_INVALID, "/category", "请选择问题类型", "Choose what it is about");
    size_t len = c->text ? utf8_len(str_trim(str_of(c->text))) : 0;
    if (len < 5 || len > GOVERN_TEXT_MAX)
        return err_say(cx, ERR_INVALID, "/text", "请用 5 到 %d 个字说明情况", "Say what is wrong in 5 to %d characters", GOVERN_TEXT_MAX);
    if (c->contact && utf8_len(str_of(c->contact)) > 60)
        return err_say(cx, ERR_INVALID, "/contact", "联系方式太长，最多 60 个字", "The contact is too long: at most 60 characters");
    if (utf8_len(str_of(c->code)) > GOVERN_CODE_MAX)
        return err_say(cx, ERR_INVALID, "/code", "追溯码太长", "The code is too long");
    return ERR_NONE;
}

/* "TS202611210001" and six random letters, so that nobody reads other people's answers by counting (30 bits, behind the rate limit). */
static enum err number(struct cx *cx, struct tx *tx, const char **no_out)
{
    static const char alphabet[] = "0123456789abcdefghjkmnpqrstvwxyz";
    unsigned char r[6];
    char tail[sizeof r + 1] = "";
    int64_t last;
    int y, m, d;
    if (getrandom(r, sizeof r, 0) != (ssize_t)sizeof r)
        return err_set(cx, ERR_CRYPTO, NULL);
    for (size_t i = 0; i < sizeof r; i++)
        tail[i] = alphabet[r[i] & 31];
    day_split(when_day(cx->now_us, WHEN_CST_MIN), &y, &m, &d);
    const char *name = ar_printf(cx->ar, "TS%04d%02d%02d", y, m, d);
    TRY(sql_i64(tx, GQ(Q_NUMBER), ARGS(v_t(name)), &last));
    *no_out = ar_printf(cx->ar, "%s%04lld%s", name, (long long)last, tail);
    return ERR_NONE;
}

enum err govern_complain(struct cx *cx, struct tx *tx, const struct govern_complaint *in, const char **no_out)
{
    const char *path, *county, *no = NULL, *uuid = uuid_make(cx->ar);
    struct govern_complaint c = *in;
    int64_t id, due = cx->now_us + conf_int("govern.complaint_days") * US_PER_DAY;
    c.code = c.code ? c.code : "";
    TRY(check(cx, &c));
    TRY(check_rate(cx, tx, c.code, c.remote));
    TRY(place(cx, tx, &c, &path, &county));
    TRY(number(cx, tx, &no));
    TRY(sql_i64(tx, GQ(Q_INSERT),
                ARGS(v_t(uuid), v_t(no), v_t(c.code), v_i(c.lot_id ? c.lot_id : FIELD_NULL), v_i(c.operator_id ? c.operator_id : FIELD_NULL), v_t(path),
                     v_t(c.category), v_s(str_trim(str_of(c.text))), v_s(str_trim(str_of(c.contact ? c.contact : ""))), v_i(cx->now_us), v_i(due), v_t(county)),
                &id));
    *no_out = no;
    return people_audit(cx, tx, "govern.complaint.receive", "complaint", uuid, (struct str){0}, (struct str){0}, NULL);
}

enum err govern_complaint_status(struct cx *cx, struct tx *tx, const char *no, struct govern_complaint_status *out)
{
    struct rows *r;
    TRY(sql_query(tx, GQ(Q_BY_NO), ARGS(v_t(no)), &r));
    bool found = rows_next(r);
    if (found)
        *out = (struct govern_complaint_status){rows_z(r, 0), rows_z(r, 1), rows_z(r, 2), rows_i64(r, 3), rows_i64(r, 4), rows_i64(r, 5)};
    TRY(rows_end(&r));
    return found ? ERR_NONE : err_set(cx, ERR_NOT_FOUND, NULL);
}

static enum err read(struct cx *cx, struct tx *tx, const char *uuid, struct govern_seen *out)
{
    TRY(sql_one(tx, GQ(Q_BY_UUID), ARGS(v_t(uuid)), &govern_row_shape, out));
    if (people_may_on(cx, "govern.complaint.read", out->level_path, out->operator_id) != ERR_NONE)
        return err_set(cx, ERR_NOT_FOUND, NULL);
    out->overdue = out->state <= COMPLAINT_ACCEPTED && out->due_at < cx->now_us;
    return sql_all(tx, GQ(Q_STEPS), ARGS(v_i(out->id)), &govern_step_shape, GOVERN_STEPS_MAX, &out->steps);
}

enum err govern_complaint_get(struct cx *cx, struct tx *tx, const char *uuid, struct govern_seen *out)
{
    return read(cx, tx, uuid, out);
}

static enum err check_move(struct cx *cx, const struct govern_seen *c, const struct govern_move *m)
{
    if (!govern_way((enum govern_state)c->state, (enum govern_state)m->state))
        return err_say(cx, ERR_WRONG_STATE, "/state", "投诉不能从“%s”改为“%s”", "A complaint cannot go from \"%s\" to \"%s\"",
                       govern_state_name((enum govern_state)c->state, cx->lang), govern_state_name((enum govern_state)m->state, cx->lang));
    bool needs_text = m->state == COMPLAINT_ANSWERED || m->state == COMPLAINT_REFUSED;
    if (needs_text && !(m->text && str_trim(str_of(m->text)).size))
        return err_say(cx, ERR_INVALID, "/text", "请写明答复或理由", "Write the answer or the reason");
    return ERR_NONE;
}

/* The trail names the states only: what people wrote, and how to reach them, stays in the complaint. */
static struct str state_json(struct cx *cx, int64_t state)
{
    return str_of(ar_printf(cx->ar, "{\"state\":\"%s\"}", govern_states[state]));
}

enum err govern_complaint_enter(struct cx *cx, struct tx *tx, const char *uuid, int64_t if_rev, const struct govern_move *m, struct govern_seen *out)
{
    struct govern_seen before = {0};
    int64_t changed;
    TRY(read(cx, tx, uuid, &before));
    TRY(people_may_on(cx, "govern.complaint.handle", before.level_path, before.operator_id));
    TRY(check_move(cx, &before, m));
    bool answers = m->state == COMPLAINT_ANSWERED || m->state == COMPLAINT_REFUSED;
    TRY(sql_exec_n(tx, GQ(Q_MOVE),
                   ARGS(v_i(before.id), v_t(govern_states[m->state]), v_t(answers ? m->text : NULL), v_i(answers ? cx->now_us : FIELD_NULL), v_i(if_rev)),
                   &changed));
    if (changed == 0)
        return err_set(cx, ERR_CHANGED, NULL);
    TRY(sql_exec(tx, GQ(Q_STEP), ARGS(v_i(before.id), v_t(govern_states[before.state]), v_t(govern_states[m->state]), v_t(m->text),
                                     v_t(cx->who ? cx->who->name : "system"), v_i(cx->now_us))));
    if (m->state == COMPLAINT_CLOSED || m->state == COMPLAINT_REFUSED)
        TRY(sql_exec(tx, GQ(Q_FORGET), ARGS(v_i(before.id))));
    TRY(read(cx, tx, uuid, out));
    return people_audit(cx, tx, "govern.complaint.state", "complaint", uuid, state_json(cx, before.state), state_json(cx, m->state), m->text);
}

enum err govern_complaint_move(struct cx *cx, struct tx *tx, const char *no, const char *state, const char *text)
{
    struct govern_seen seen = {0};
    const char *uuid;
    const struct govern_move m = {field_enum(govern_states, str_of(state)), text};
    if (m.state < 0)
        return err_set(cx, ERR_INVALID, "/state");
    TRY(sql_text(tx, GQ(Q_UUID_OF_NO), ARGS(v_t(no)), &uuid));
    TRY(govern_complaint_get(cx, tx, uuid, &seen));
    int64_t rev = seen.rev;
    seen = (struct govern_seen){0};
    return govern_complaint_enter(cx, tx, uuid, rev, &m, &seen);
}

enum err govern_contacts_forget(struct cx *cx, struct tx *tx, int64_t *n_out)
{
    TRY(sql_exec_n(tx, GQ(Q_FORGET_OLD), ARGS(v_i(cx->now_us - conf_int("govern.contact_days") * US_PER_DAY)), n_out));
    if (*n_out == 0)
        return ERR_NONE;
    return people_audit(cx, tx, "govern.contact.forget", "complaint", NULL, (struct str){0}, str_of(ar_printf(cx->ar, "{\"contacts\":%lld}", (long long)*n_out)), NULL);
}
