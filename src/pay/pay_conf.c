/* pay_conf.c: the settings of room pay. docs/payments.md tells how to come by their values. */
#include "pay_priv.h"

const struct conf_key pay_conf[] = {
    {"pay.cash", CONF_BOOL, "true", 0, 1, 0, "offer payment in cash on pick-up"},
    {"pay.transfer", CONF_TEXT, "", 0, 0, 0, "account that takes transfers, as the payer reads it (name, bank, number); empty: transfers are not offered"},
};
_Static_assert(sizeof pay_conf / sizeof pay_conf[0] == PAY_CONF_N, "every setting counted");
