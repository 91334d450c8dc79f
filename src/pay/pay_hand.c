/* pay_hand.c: the channels without a machine at the other end: cash when goods are handed over, and transfers to a bank account. A
 * person who may do so confirms that the money is there; there are no calls, no callbacks and no bills. */
#include "pay_keys.h"

static unsigned cash_offered(const struct pay_keys *k)
{
    return k->cash ? 1u << PAY_HAND : 0;
}

static unsigned transfer_offered(const struct pay_keys *k)
{
    return *k->transfer ? 1u << PAY_HAND : 0;
}

static enum err cash_build(struct cx *cx, const struct pay_keys *k, const struct pay_ask *ask, struct pay_http *http_out, struct pay_go *go_out)
{
    (void)cx, (void)k, (void)ask;
    *http_out = (struct pay_http){0};
    *go_out = (struct pay_go){.kind = PAY_GO_NONE};
    return ERR_NONE;
}

/* The payer copies the number into the transfer's remark, so that it can be found among a day's receipts. */
static enum err transfer_build(struct cx *cx, const struct pay_keys *k, const struct pay_ask *ask, struct pay_http *http_out, struct pay_go *go_out)
{
    struct buf b;
    buf_init(&b, cx->ar, 256);
    buf_printf(&b, cx->lang == LANG_EN ? "%s; remark: %s" : "%s；附言请写：%s", k->transfer, ask->number);
    *http_out = (struct pay_http){0};
    *go_out = (struct pay_go){.kind = PAY_GO_NONE, .text = buf_z(&b)};
    return ERR_NONE;
}

const struct pay_channel pay_cash = {.name = "cash", .zh = "提货付现", .en = "Cash on pick-up", .scenes = 1u << PAY_HAND, .by_hand = true,
                                     .offered = cash_offered, .create_build = cash_build};
const struct pay_channel pay_transfer = {.name = "transfer", .zh = "银行转账", .en = "Bank transfer", .scenes = 1u << PAY_HAND, .by_hand = true,
                                         .offered = transfer_offered, .create_build = transfer_build};
