/* scan_answer.c: what a code answers. One verdict, made from facts in one place (judge()), so that the page, the machine answer
 * and the tests agree. */
#include <string.h>

#include "scan_priv.h"
#include "when.h"

const char *const scan_verdict_names[] = {"good", "declared", "recalled", "revoked", "locked", "failed", "unknown", "malformed", "no_serial", "pending", NULL};

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
static enum scan_verdict judge(const struct scan_answer *a)
{
    const struct { bool when; enum scan_verdict is; } rows[] = {
        {a->story.lot.state == LOT_RECALLED, SCAN_RECALLED},
        {a->failed, SCAN_FAILED},
        {a->story.lot.state == LOT_LOCKED, SCAN_LOCKED},
        {!a->cert_valid && a->cert_revoked, SCAN_REVOKED},
        {!a->cert_valid, SCAN_PENDING},
        {a->tested && a->released && a->story.intervals_kept, SCAN_GOOD},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (rows[i].when)
            return rows[i].is;
    return SCAN_DECLARED;
}

static enum err look_at_pack(struct cx *cx, struct tx *tx, struct scan_answer *a, bool count)
{
    int64_t n;
    const char *state;
    bool real = scan_serial_check(a->gtin, a->lot_no, a->serial, &n);
    enum err e = real ? sql_text(tx, SQ(Q_BATCH_OF_SERIAL), ARGS(v_i(a->lot_id), v_i(n)), &state) : ERR_NOT_FOUND;
    if (e != ERR_NONE && e != ERR_NOT_FOUND)
        return e;
    cx_clear(cx);
    if (e == ERR_NOT_FOUND || strcmp(state, "active") != 0) {
        a->verdict = SCAN_NO_SERIAL;
        return ERR_NONE;
    }
    if (count)
        scan_count_add(a->lot_id, n, cx->now_us);
    return scan_count_get(tx, a->lot_id, n, &a->scans, &a->first_scan_us);
}

/* Events of the lot and, for a pack, of the pack and what it travelled in. */
static enum err read_chain(struct cx *cx, struct tx *tx, struct scan_answer *a)
{
    struct str epcs[2] = {str_of(a->story.lot.epc)};
    size_t n = 1;
    if (a->serial)
        epcs[n++] = str_of(ar_printf(cx->ar, GS1_STEM "/01/%s/21/%s", a->gtin, a->serial));
    return epcis_history(cx, tx, epcs, n, EPCIS_PARENTS, SCAN_CHAIN_MAX, &a->chain);
}

struct ask { const char *gtin, *lot_no, *serial; bool count; struct scan_answer *out; };

static enum err read_county(struct cx *cx, struct tx *tx, struct scan_answer *a)
{
    struct people_county county = {0};
    enum err e = people_county_get(cx, tx, &county);
    if (e != ERR_NONE && e != ERR_NOT_FOUND)
        return e;
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
        return ERR_NONE;
    }
    TRY(e);
    a->lot_id = lot.id;
    if (k->serial)
        TRY(look_at_pack(cx, tx, a, k->count));
    if (a->verdict == SCAN_NO_SERIAL)
        return ERR_NONE;
    TRY(grow_lot_story(cx, tx, lot.id, &a->story));
    TRY(certify_lot_file(cx, tx, lot.id, &a->file));
    TRY(read_chain(cx, tx, a));
    a->reason = a->story.lot.state_reason;
    a->how_to_return = a->story.lot.return_how;
    look_at_papers(a);
    a->verdict = judge(a);
    return ERR_NONE;
}

enum err scan_answer_code(struct cx *cx, const char *gtin14, const char *lot_no, const char *serial, bool count, struct scan_answer *out)
{
    struct ask k = {gtin14, lot_no && *lot_no ? lot_no : NULL, serial && *serial ? serial : NULL, count, out};
    return tx_read(cx, "scan.answer", answer_tx, &k);
}
