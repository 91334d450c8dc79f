/* sell_message.c: what buyers are told by the program, and talks of a buyer with a shop. */
#include "sell_after.h"
#include "uuid.h"

enum err sell_notice(struct cx *cx, struct tx *tx, const struct sell_notice_new *n)
{
    return sql_exec(tx, SQ(notice_insert), ARGS(v_t(uuid_make(cx->ar)), v_i(n->account_id), v_t(n->kind), v_i(n->order_id ? n->order_id : FIELD_NULL), v_t(n->zh), v_t(n->en), v_i(cx->now_us)));
}
