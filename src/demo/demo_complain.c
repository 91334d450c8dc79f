/* demo_complain.c: complaints of buyers in the demonstration county, one in each state; the newest is still within its
 * deadline, one is overdue. Taken as the public form takes them, handled as the regulators would. */
#include "demo.h"
#include "govern.h"

struct complaint { const char *category, *text, *contact; unsigned fate; int after, moves; struct { int who; const char *state, *text; } move[3]; };
static const struct complaint COMPLAINTS[] = {
    {"quality", "打开包装有两个已经软烂，希望换货", "0000000 9001", FATE_PACK, 7, 3, {{WHO_MARKET, "accepted", "已联系卖家核实"}, {WHO_MARKET, "answered", "卖家已补发并致歉，冷链记录正常"}, {WHO_MARKET, "closed", "回访满意"}}},
    {"safety", "吃完有点不舒服，想知道检测是不是真的做过", "0000000 9002", FATE_RECALL, 7, 2, {{WHO_AGRI, "accepted", "已安排复检"}, {WHO_AGRI, "answered", "该批次已召回，请凭码退货退款"}}},
    {"label", "包装上写的产地和扫码看到的村不一样", "0000000 9003", FATE_REVOKE, 7, 1, {{WHO_MARKET, "accepted", "正在核对标签台账"}}},
    {"fake", "同一个码扫出来两个不同的产品图片", "", FATE_RELEASE, 8, 1, {{WHO_MARKET, "refused", "核查后图片为同一产品的两个规格，不予受理"}}},
    {"delivery", "送到时纸箱破损，少了一盒", "0000000 9005", FATE_SHIP, 8, 0, {{0}}},
    {"quality", "个头大小不一，和页面上的等级不符", "0000000 9006", FATE_CODE, 0, 0, {{0}}},
};
enum { COMPLAINTS_N = sizeof COMPLAINTS / sizeof COMPLAINTS[0] };

static enum err complain(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    const struct complaint *c = &COMPLAINTS[a];
    const struct demo_lot *l = &d->lots[b];
    const char *no;
    const struct govern_complaint body = {ar_printf(cx->ar, "/01/%s/10/%s", l->gtin, l->lot_no), c->category, c->text, c->contact, l->id, d->operator_id[l->op]};
    TRY(govern_complain(cx, tx, &body, &no));
    demo_copy(d->complaint[a], sizeof d->complaint[a], no);
    return ERR_NONE;
}

static enum err handle(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    return govern_complaint_move(cx, tx, d->complaint[a], COMPLAINTS[a].move[b].state, COMPLAINTS[a].move[b].text);
}

/* The newest lot with this fate that no earlier complaint is about; the newest are the likeliest to be complained of. */
static int lot_for(const struct demo *d, const struct complaint *c, const bool *used)
{
    int best = -1;
    for (int i = 0; i < d->lots_n; i++)
        if ((d->lots[i].fate & c->fate) && !used[i] && d->lots[i].day + c->after + 3 < d->today && (best < 0 || d->lots[i].day > d->lots[best].day))
            best = i;
    return best;
}

void demo_add_complaints(struct demo *d)
{
    bool used[DEMO_LOTS] = {false};
    for (int i = 0; i < COMPLAINTS_N; i++) {
        const struct complaint *c = &COMPLAINTS[i];
        int lot = lot_for(d, c, used);
        if (lot < 0)
            continue;
        used[lot] = true;
        int32_t day = c->after ? d->lots[lot].day + c->after : d->today - 1;
        demo_add(d, demo_at(day, 12 * 60 + i), WHO_NOBODY, complain, i, lot);
        for (int k = 0; k < c->moves; k++)
            demo_add(d, demo_at(day + 1 + k, 10 * 60 + i) < demo_at(d->today, 0) ? demo_at(day + 1 + k, 10 * 60 + i) : demo_at(d->today - 1, 20 * 60 + k), c->move[k].who, handle, i, k);
    }
}
