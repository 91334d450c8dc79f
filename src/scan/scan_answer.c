/* scan_answer.c: what a code answers. One verdict, made from facts in one place (judge()), so that the page, the machine answer
 * and the tests agree. */
#include <string.h>

#include "scan_priv.h"
#include "sell.h"
#include "when.h"

#define SETTLE_US (INT64_C(600) * US_PER_S)   /* longer than any transaction takes */

const char *const scan_verdict_names[] = {"good", "declared", "recalled", "revoked", "locked", "failed", "unknown", "malformed", "no_serial", "pending", "void", "early", "stopped", NULL};

static const struct { const char *zh, *en; } SENTENCES[SCAN__COUNT] = {
    [SCAN_GOOD] = {"可放心食用：检测合格，间隔期已过，凭证齐全", "Safe to eat: tests passed, intervals over, papers complete"},
    [SCAN_DECLARED] = {"有合格证，但还没有检测机构的证实", "It has a certificate, but no laboratory or office has confirmed it yet"},
    [SCAN_RECALLED] = {"请勿食用：已召回", "Do not eat: recalled"},
    [SCAN_REVOKED] = {"合格证已作废，请勿购买", "The certificate was revoked: do not buy"},
    [SCAN_LOCKED] = {"已锁定，请勿购买和食用", "Locked: do not buy or eat"},
    [SCAN_FAILED] = {"检测不合格，请勿食用", "A test failed: do not eat"},
    [SCAN_UNKNOWN] = {"查无此码", "We do not know this code"},
    [SCAN_MALFORMED] = {"这不是一个正确的追溯码", "This is not a correct trace code"},
    [SCAN_NO_SERIAL] = {"查无此包装：可能是仿冒", "We issued no pack with this number: it may be a fake"},
    [SCAN_VOID] = {"这个码已作废，请勿购买", "This code was taken out of use: do not buy"},
    [SCAN_EARLY] = {"采收过早，安全间隔期未满，请勿食用", "Harvested too early, inside an interval: do not eat"},
    [SCAN_STOPPED] = {"生产者已被暂停经营，请勿购买", "The producer is suspended: do not buy"},
    [SCAN_PENDING] = {"还没有合格证，请勿购买", "No certificate yet: do not buy"},
};

const char *scan_verdict_sentence(struct cx *cx, const struct scan_answer *a)
{
    return cx->lang == LANG_EN ? SENTENCES[a->verdict].en : SENTENCES[a->verdict].zh;
}

static void look_at_papers(struct scan_answer *a)
{
    const struct certify_test *t = a->file.tests.p;
    const struct certify_cert *c = a->file.certs.p;
    const struct certify_release *r = a->file.releases.p;
    a->failed = a->file.failed_lot != NULL;
    for (size_t i = 0; i < a->file.tests.n; i++) {
        a->failed = a->failed || t[i].verdict == 1;
        a->tested = a->tested || (t[i].verdict == 0 && t[i].lab_name && *t[i].lab_name);
    }
    for (size_t i = 0; i < a->file.certs.n; i++) {
        a->cert_valid = a->cert_valid || c[i].state == 0;
        a->cert_revoked = a->cert_revoked || c[i].state == 1;
    }
    for (size_t i = 0; i < a->file.releases.n; i++)
        a->released = a->released || r[i].state == 0;
}

/* The first row that holds is the verdict. */
enum scan_verdict scan_judge(const struct scan_answer *a)
{
    const struct { bool when; enum scan_verdict is; } rows[] = {
        {a->story.lot.state == LOT_RECALLED, SCAN_RECALLED},
        {a->failed, SCAN_FAILED},
        {a->story.lot.state == LOT_LOCKED, SCAN_LOCKED},
        {!a->story.intervals_kept, SCAN_EARLY},
        {a->stopped, SCAN_STOPPED},
        {a->voided, SCAN_VOID},
        {!a->cert_valid && a->cert_revoked, SCAN_REVOKED},
        {!a->cert_valid, SCAN_PENDING},
        {a->tested && a->released, SCAN_GOOD},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (rows[i].when)
            return rows[i].is;
    return SCAN_DECLARED;
}

/* Is the pack one of ours? A number we never gave is a fake; one of a batch taken out of use says so. */
static enum err look_at_pack(struct cx *cx, struct tx *tx, struct scan_answer *a, bool count)
{
    int64_t n;
    struct rows *r;
    bool ours = false;
    if (scan_serial_check(a->gtin, a->lot_no, a->serial, &n)) {
        TRY(sql_query(tx, SQ(Q_BATCH_OF_SERIAL), ARGS(v_i(a->lot_id), v_i(n)), &r));
        ours = rows_next(r);
        a->voided = ours && !str_eqz(rows_str(r, 0), "active");
        a->void_reason = a->voided ? rows_z(r, 1) : NULL;
        TRY(rows_end(&r));
    }
    if (!ours) {
        a->verdict = SCAN_NO_SERIAL;
        return ERR_NONE;
    }
    if (count)
        scan_count_add(a->lot_id, n, cx->now_us);
    return scan_count_get(tx, a->lot_id, n, &a->scans, &a->first_scan_us);
}

/* A lot's code is void when every batch of it was taken out of use. */
static enum err look_at_lot_code(struct tx *tx, struct scan_answer *a)
{
    struct rows *r;
    TRY(sql_query(tx, SQ(Q_BATCH_ALL_VOID), ARGS(v_i(a->lot_id)), &r));
    a->voided = rows_next(r);
    a->void_reason = a->voided ? rows_z(r, 0) : NULL;
    return rows_end(&r);
}

/* Is the producer allowed to work (R5)? */
static enum err look_at_producer(struct cx *cx, struct tx *tx, struct scan_answer *a)
{
    struct people_operator op = {0};
    TRY(people_operator_by_id(cx, tx, a->story.lot.operator_id, &op));
    a->stopped = op.state == OPERATOR_SUSPENDED;
    return ERR_NONE;
}

/* Who stands behind each event: strangers read public names only. */
static enum err name_hands(struct cx *cx, struct tx *tx, struct scan_answer *a)
{
    struct trace_who *who = AR_ARRAY(cx->ar, struct trace_who, a->chain.n);
    a->hands = AR_ARRAY(cx->ar, struct scan_hand, a->chain.n);
    for (size_t i = 0; i < a->chain.n; i++) {
        const struct epcis_hit *h = &a->chain.p[i];
        who[i].uri = h->biz_location ? h->biz_location : h->read_point ? h->read_point : "";
        a->hands[i].sender = h->captured_by && *h->captured_by ? h->captured_by : NULL;
    }
    TRY(trace_who_are(cx, tx, who, a->chain.n));
    for (size_t i = 0; i < a->chain.n; i++)
        a->hands[i].place = who[i].name;
    return ERR_NONE;
}

/* Only an inspection's own paper tells whether it was a test or the issue of a certificate; no other event's text is shown. */
static enum err read_inspections(struct cx *cx, struct tx *tx, struct scan_answer *a)
{
    struct epcis_hit **hits = AR_ARRAY(cx->ar, struct epcis_hit *, a->chain.n);
    size_t n = 0;
    for (size_t i = 0; i < a->chain.n; i++)
        if (a->chain.p[i].biz_step && strcmp(a->chain.p[i].biz_step, "inspecting") == 0)
            hits[n++] = &a->chain.p[i];
    return epcis_event_texts(cx, tx, hits, n);
}

/* Events of the lot and, for a pack, of the pack and what it travelled in. */
static enum err read_chain(struct cx *cx, struct tx *tx, struct scan_answer *a)
{
    struct str epcs[2] = {str_of(a->story.lot.epc)};
    size_t n = 1;
    if (a->serial)
        epcs[n++] = str_of(ar_printf(cx->ar, GS1_STEM "/01/%s/21/%s", a->gtin, a->serial));
    TRY(epcis_history(cx, tx, epcs, n, EPCIS_PARENTS, SCAN_CHAIN_MAX, &a->chain));
    TRY(read_inspections(cx, tx, a));
    return name_hands(cx, tx, a);
}

/* A thing under a recall by itself: foreign lots and packs, single packs of ours. */
static enum err look_at_recall(struct cx *cx, struct tx *tx, struct scan_answer *a)
{
    struct trace_notice n;
    bool yes = false;
    struct buf b;
    buf_init(&b, cx->ar, 100);
    buf_printf(&b, GS1_STEM "/01/%s/10/", a->gtin);
    buf_pct(&b, str_of(a->lot_no));
    TRY(trace_recalled(cx, tx, buf_view(&b), &yes, &n));
    if (!yes && a->serial) {
        buf_init(&b, cx->ar, 100);
        buf_printf(&b, GS1_STEM "/01/%s/21/", a->gtin);
        buf_pct(&b, str_of(a->serial));
        TRY(trace_recalled(cx, tx, buf_view(&b), &yes, &n));
    }
    if (!yes)
        return ERR_NONE;
    a->verdict = SCAN_RECALLED;
    a->recall_no = n.recall_no;
    a->reason = n.reason;
    a->how_to_return = n.return_how;
    return ERR_NONE;
}

/* Where the events stand in the log, by one query for all; the papers' places came with them. */
static enum err read_log(struct cx *cx, struct tx *tx, struct scan_answer *a)
{
    int64_t *refs = AR_ARRAY(cx->ar, int64_t, a->chain.n + 1);
    struct proof_place *places = AR_ARRAY(cx->ar, struct proof_place, a->chain.n + 1);
    for (size_t i = 0; i < a->chain.n; i++)
        refs[i] = a->chain.p[i].row;
    a->chain_log = places;
    TRY(proof_find(cx, tx, PROOF_EVENT, refs, a->chain.n, places));
    for (size_t i = 0; i < a->chain.n; i++) /* PostgreSQL: a row may have come after rows with higher numbers were looked at */
        if (places[i].checked_us != FIELD_NULL && a->chain.p[i].record_us > places[i].checked_us - (tx_engine(tx) == STORE_PG ? SETTLE_US : 0))
            places[i].checked_us = FIELD_NULL;
    return proof_covered(cx, tx, &a->log_size, &a->log_at_us);
}

static bool paper_shown(const struct certify_logged *l, int64_t leaf, enum proof_kind *kind_out, int64_t *ref_out)
{
    if (!l->row || l->index != leaf)
        return false;
    *kind_out = PROOF_PAPER, *ref_out = l->row;
    return true;
}

bool scan_leaf_shown(const struct scan_answer *a, int64_t leaf, enum proof_kind *kind_out, int64_t *ref_out)
{
    const struct certify_test *t = a->file.tests.p;
    const struct certify_cert *c = a->file.certs.p;
    const struct certify_release *r = a->file.releases.p;
    for (size_t i = 0; a->chain_log && i < a->chain.n; i++)
        if (a->chain_log[i].found && a->chain_log[i].index == leaf) {
            *kind_out = PROOF_EVENT, *ref_out = a->chain.p[i].row;
            return true;
        }
    for (size_t i = 0; i < a->file.tests.n; i++)
        if (paper_shown(&t[i].log, leaf, kind_out, ref_out))
            return true;
    for (size_t i = 0; i < a->file.certs.n; i++)
        if (paper_shown(&c[i].log, leaf, kind_out, ref_out))
            return true;
    for (size_t i = 0; i < a->file.releases.n; i++)
        if (paper_shown(&r[i].log, leaf, kind_out, ref_out))
            return true;
    return false;
}

struct ask { const char *gtin, *lot_no, *serial; bool count; struct scan_answer *out; };

static enum err read_county(struct cx *cx, struct tx *tx, struct scan_answer *a)
{
    struct people_county county = {0};
    enum err e = people_county_get(cx, tx, &county);
    if (e != ERR_NONE && e != ERR_NOT_FOUND)
        return e;
    if (e == ERR_NOT_FOUND)
        cx_clear(cx);
    a->demo = county.demo;
    a->county_name = cx->lang == LANG_EN && county.name_en && *county.name_en ? county.name_en : county.name;
    return ERR_NONE;
}

static enum err answer_tx(struct cx *cx, struct tx *tx, void *p)
{
    const struct ask *k = p;
    struct scan_answer *a = k->out;
    struct grow_lot lot = {0};
    *a = (struct scan_answer){.verdict = SCAN_UNKNOWN, .gtin = k->gtin, .lot_no = k->lot_no, .serial = k->serial, .scans = FIELD_NULL, .first_scan_us = FIELD_NULL};
    TRY(read_county(cx, tx, a));
    enum err e = k->lot_no ? grow_lot_by_code(cx, tx, k->gtin, k->lot_no, &lot) : ERR_NOT_FOUND;
    if (e == ERR_NOT_FOUND) {
        cx_clear(cx);
        return k->lot_no || k->serial ? look_at_recall(cx, tx, a) : ERR_NONE;
    }
    TRY(e);
    a->lot_id = lot.id;
    TRY(k->serial ? look_at_pack(cx, tx, a, k->count) : look_at_lot_code(tx, a));
    if (a->verdict == SCAN_NO_SERIAL)
        return ERR_NONE;
    TRY(grow_lot_story_of(cx, tx, &lot, &a->story));
    TRY(certify_lot_file(cx, tx, &lot, &a->file));
    TRY(look_at_producer(cx, tx, a));
    TRY(read_chain(cx, tx, a));
    TRY(read_log(cx, tx, a));
    a->reason = a->story.lot.state_reason;
    a->how_to_return = a->story.lot.return_how;
    look_at_papers(a);
    a->verdict = scan_judge(a);
    if (a->verdict == SCAN_VOID)
        a->reason = a->void_reason;
    return look_at_recall(cx, tx, a);
}

enum err scan_answer_code(struct cx *cx, const char *gtin14, const char *lot_no, const char *serial, bool count, struct scan_answer *out)
{
    struct ask k = {gtin14, lot_no && *lot_no ? lot_no : NULL, serial && *serial ? serial : NULL, count, out};
    return tx_read(cx, "scan.answer", answer_tx, &k);
}

/* ---- products -------------------------------------------------------------------------------------------------------------------- */
static const struct field LOT[] = {
    FIELD(struct scan_product_lot, lot_no, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct scan_product_lot, grade, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct scan_product_lot, harvest_day, F_DATE, 0, 0, 0, "", ""),
};
static const struct shape LOT_ROW = SHAPE("", struct scan_product_lot, LOT);
static const struct field PRODUCT[] = {
    FIELD(struct scan_product, gtin, F_TEXT, 0, 0, 0, "", ""),      FIELD(struct scan_product, name, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct scan_product, name_en, F_TEXT, 0, 0, 0, "", ""),   FIELD(struct scan_product, crop_name, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct scan_product, spec, F_TEXT, 0, 0, 0, "", ""),      FIELD(struct scan_product, brand, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct scan_product, photo_sha, F_TEXT, 0, 0, 0, "", ""), FIELD(struct scan_product, operator_name, F_TEXT, 0, 0, 0, "", ""),
};
static const struct shape PRODUCT_ROW = SHAPE("", struct scan_product, PRODUCT);

enum err scan_product_get(struct cx *cx, struct tx *tx, const char *gtin, struct scan_product *out)
{
    *out = (struct scan_product){0};
    enum err e = sql_one(tx, SQ(Q_PRODUCT), ARGS(v_t(gtin)), &PRODUCT_ROW, out);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, e, NULL, "没有这个产品", "There is no such product");
    TRY(e);
    e = sell_product_goods(cx, tx, gtin, &out->goods);
    if (e != ERR_NONE && e != ERR_NOT_FOUND)
        return e;
    cx_clear(cx);
    return sql_all(tx, SQ(Q_PRODUCT_LOTS), ARGS(v_t(gtin)), &LOT_ROW, SCAN_PRODUCT_LOTS, &out->lots);
}
