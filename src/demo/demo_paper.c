/* demo_paper.c: what follows a lot in the demonstration county: test, certificate, release, codes; and what goes wrong:
 * a failed test, a revoked certificate, a lock, a recall. Each by the role whose task it is. */
#include <string.h>

#include "certify_acts.h"
#include "demo.h"
#include "grow_shapes.h"
#include "scan.h"
#include "when.h"

#define SELF_CONTROL "质量安全控制符合要求"
#define SELF_TEST "自行检测合格"
#define LAB_TEST "委托检测合格"

/* ---- tests --------------------------------------------------------------------------------------------------------------------- */
static enum err test_request(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct demo_lot *l = &d->lots[a];
    struct certify_test_seen out = {0};
    const char *items[3] = {"农药残留速测（抑制率）"};
    size_t n = 1;
    if (b)
        for (n = 0; n < 3; n++)
            items[n] = DEMO_CROP[l->crop].items[n].item;
    const struct certify_request_body body = {l->uuid, b ? d->lab[a % 5 == 4] : NULL, {items, n}};
    TRY(certify_test_request(cx, tx, &body, &out));
    demo_copy(l->test, UUID_SIZE, out.uuid);
    return ERR_NONE;
}

static enum err test_sample(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct certify_test_seen out = {0};
    const struct certify_sample_body body = {ar_printf(cx->ar, "YS-%03d", a + 1), b ? "检测站抽样员（演示）" : "自检员（演示）", FIELD_NULL};
    return certify_test_sample(cx, tx, d->lots[a].test, &body, &out);
}

static enum err lab_results(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    const struct demo_lot *l = &d->lots[a];
    struct certify_result_body r[4] = {0};
    struct certify_test_seen out = {0};
    size_t n = 0;
    (void)b;
    for (; n < 3; n++) {
        const struct demo_item *it = &DEMO_CROP[l->crop].items[n];
        bool bad = (l->fate & FATE_FAIL) && n == (size_t)(a % 2);
        r[n] = (struct certify_result_body){.item = it->item, .method = it->method, .value = bad ? it->bad : it->low, .unit = it->unit, .limit_kind = LIMIT_AUTO,
                                            .detection_limit = strcmp(it->low, "ND") == 0 ? (it->limit ? "0.01" : "0.3") : NULL};
    }
    if (l->fate & FATE_JUDGE)
        r[n++] = (struct certify_result_body){.item = "水分", .method = "直接干燥法（演示）", .value = "14.2", .unit = "%", .limit_kind = LIMIT_AUTO};
    const struct certify_results_body body = {{r, n}, NULL};
    return certify_test_results(cx, tx, l->test, &body, &out);
}

static enum err self_results(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct certify_test_seen out = {0};
    const struct certify_result_body r = {.item = "农药残留速测（抑制率）", .method = "酶抑制率法（演示）", .value = "8.6", .unit = "%", .limit_kind = LIMIT_MAX, .limit_value = "50",
                                          .basis = "速测判定值（演示）"};
    const struct certify_results_body body = {{(void *)&r, 1}, NULL};
    (void)b;
    return certify_test_results(cx, tx, d->lots[a].test, &body, &out);
}

static enum err test_report(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct certify_test_seen out = {0};
    (void)b;
    return certify_test_report(cx, tx, d->lots[a].test, d->report[d->lots[a].crop], &out);
}

/* ---- certificates --------------------------------------------------------------------------------------------------------------- */
static enum err cert_issue(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct demo_lot *l = &d->lots[a];
    const char *bases[2] = {SELF_CONTROL}, *parent = "HGZ-外县-2026-0317（演示）";
    struct certify_cert_seen out = {0};
    size_t n = 1;
    (void)b;
    if (l->fate & (FATE_LAB | FATE_SELF))
        bases[n++] = l->fate & FATE_LAB ? LAB_TEST : SELF_TEST;
    bool buyer = l->fate & FATE_BUYER;
    const struct certify_issue_body body = {l->uuid, buyer, l->quantity_g, {bases, n}, {&parent, buyer}, NULL, ar_printf(cx->ar, "0000000%04d", l->op + 1)};
    TRY(certify_cert_issue(cx, tx, &body, &out));
    demo_copy(l->cert, UUID_SIZE, out.uuid);
    demo_copy(l->cert_no, sizeof l->cert_no, out.cert_no);
    return ERR_NONE;
}

static enum err release_grant(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct certify_release_seen out = {0};
    const struct certify_release_body body = {d->lots[a].cert};
    (void)b;
    return certify_release_grant(cx, tx, &body, &out);
}

static enum err codes_make(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct demo_lot *l = &d->lots[a];
    const char *batch, *path;
    if (!b)
        return scan_codes_allocate(cx, tx, l->uuid, "lot", 1, &batch, &path);
    l->packs = l->quantity_g / DEMO_CROP[l->crop].pack_g;
    l->packs = l->packs > 400 ? 400 : l->packs < 10 ? 10 : l->packs;
    TRY(scan_codes_allocate(cx, tx, l->uuid, "pack", l->packs, &batch, &path));
    demo_copy(l->pack_path, sizeof l->pack_path, path);
    return ERR_NONE;
}

static enum err cert_revoke(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct certify_cert_seen out = {0};
    (void)b;
    return certify_cert_revoke(cx, tx, d->lots[a].cert, "复查发现生产记录与承诺不符，予以作废", &out);
}

/* b: the state. */
static enum err lot_order(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct grow_lot_seen out = {0};
    bool recall = b == LOT_RECALLED;
    const struct grow_lot_state_body body = {b, recall ? "市场抽检疑似农兽药残留超标，启动召回" : "接到举报，核查期间先行锁定", recall ? "请勿食用，凭此码到购买处或柳溪村服务站退货退款" : NULL};
    return grow_lot_order(cx, tx, d->lots[a].uuid, FIELD_NULL, &body, &out);
}

void demo_add_papers(struct demo *d, int i)
{
    const struct demo_lot *l = &d->lots[i];
    int owner = WHO_OWNER + l->op, m = i % 50;
    int64_t day = l->day, min = 60 * US_PER_S;
    #define AT(days, minute) (demo_at((int32_t)(day + (days)), (minute)) + m * min)
    if (l->fate & (FATE_LAB | FATE_SELF)) {
        bool lab = l->fate & FATE_LAB;
        demo_add(d, AT(0, 14 * 60), owner, test_request, i, lab);
        demo_add(d, AT(lab, 15 * 60), lab ? WHO_LAB : owner, test_sample, i, lab);
        if (!(l->fate & FATE_SAMPLED))
            demo_add(d, AT(lab ? 2 : 0, 16 * 60), lab ? WHO_LAB : owner, lab ? lab_results : self_results, i, 0);
        if (lab && !(l->fate & (FATE_SAMPLED | FATE_FAIL | FATE_JUDGE)))
            demo_add(d, AT(2, 17 * 60), WHO_LAB, test_report, i, 0);
    }
    if (l->fate & FATE_CERT)
        demo_add(d, AT(3, 8 * 60), owner, cert_issue, i, 0);
    if (l->fate & FATE_RELEASE)
        demo_add(d, AT(3, 10 * 60), WHO_AGRI, release_grant, i, 0);
    if (l->fate & FATE_CODE)
        demo_add(d, AT(3, 14 * 60), owner, codes_make, i, 0);
    if (l->fate & FATE_PACK)
        demo_add(d, AT(3, 15 * 60), owner, codes_make, i, 1);
    if (l->fate & FATE_REVOKE)
        demo_add(d, AT(6, 9 * 60), WHO_AGRI, cert_revoke, i, 0);
    if (l->fate & FATE_LOCK)
        demo_add(d, AT(6, 10 * 60), WHO_AGRI, lot_order, i, LOT_LOCKED);
    if (l->fate & FATE_RECALL)
        demo_add(d, AT(8, 10 * 60), WHO_MARKET, lot_order, i, LOT_RECALLED);
    #undef AT
}
