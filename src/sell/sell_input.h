/* sell_input.h: shops of farm inputs (EC-23, AG-12). A shop of kind "input" offers packs of what stands in grow's catalogue; what may be sold is judged when
 * it is asked (view sell_input_live_v: registered, not withdrawn, shop open, licence for pesticides and veterinary drugs) and refused by the database's
 * triggers besides. A sale is made to a producer: when it is handed over, the packs lie in the producer's input store (grow_store.h) in the same
 * transaction, so that the field record is one tap. An input that is withdrawn is not sold from then on, not handed over, and what was paid goes back.
 *
 * Who orders: the producer's own people; a village point for a producer of its place, with how it agreed; the shop at its counter, to the producer who
 * stands there. Money: through room pay (subject "input_sale", held until handed over, then to who is paid, without a fee of the platform), or at the
 * counter: then the books of the platform know nothing of it. */
#ifndef SELL_SELL_INPUT_H
#define SELL_SELL_INPUT_H

#include "list.h"
#include "pay.h"
#include "sell_acts.h"

enum { SELL_INPUTS_MAX = 500, SELL_INPUT_LINES_MAX = 20, SELL_INPUT_PIECES_MAX = 10000, SELL_INPUT_OPEN_MAX = 20 };
#define SELL_INPUT_COUNTER_US (INT64_C(3) * 86400 * 1000000)   /* what is to be paid at the counter is kept so long */

enum sell_input_state {
#define STATE(name, code, zh, en) INPUT_##name,
#include "sell_input_states.def"
#undef STATE
    INPUT__STATES
};
extern const char *const sell_input_states[];
extern const char *const sell_input_ways[];    /* "online" "counter", NULL */
enum sell_input_way { WAY_ONLINE, WAY_COUNTER };
/* May a side move a sale so? Pure: the transition table. by: BY_BUYER, BY_SELLER, BY_JOB, BY_PAY. */
bool sell_input_may(int64_t from, int64_t to, unsigned by);

/* ---- licence: PUT /api/v1/shops/{id}/licence (office) ------------------------------------------------------------------------------------------ */
struct sell_licence { const char *no, *by_name; int64_t until_day, at; };
enum err sell_licence_put(struct cx *cx, struct tx *tx, const char *shop, const struct sell_licence *in, struct sell_licence *out) MUST_CHECK;
enum err sell_licence_get(struct cx *cx, struct tx *tx, const char *shop, struct sell_licence *out) MUST_CHECK;   /* without one: no NULL */

/* ---- offers: POST /api/v1/shops/{id}/inputs, GET|PUT /api/v1/shop-inputs/{id} ------------------------------------------------------------------- */
struct sell_input_body { const char *input, *spec, *amount, *unit; int64_t price_fen, stock, state; };   /* input, spec, amount, unit: not changed later */
struct sell_input {
    const char *uuid; int64_t rev; int64_t id, shop_id, serve_id, input_id, kind, price_fen, stock, state, licence_day; bool live;
    const char *shop, *shop_name, *input, *name, *name_en, *reg_no, *maker, *spec, *amount, *unit, *level_path, *county, *why;   /* why: NULL or why it cannot be sold now, in cx->lang */
};
enum err sell_input_add(struct cx *cx, struct tx *tx, const char *shop, const struct sell_input_body *in, struct sell_input *out) MUST_CHECK;
enum err sell_input_change(struct cx *cx, struct tx *tx, const char *uuid, int64_t if_rev, const struct sell_input_body *in, struct sell_input *out) MUST_CHECK;
enum err sell_input_get(struct cx *cx, struct tx *tx, const char *uuid, struct sell_input *out) MUST_CHECK;
/* Without asking who asks; why filled. */
enum err sell_input_load(struct cx *cx, struct tx *tx, const char *uuid, struct sell_input *out) MUST_CHECK;

/* ---- sales: POST /api/v1/input-sales, GET …/{id}, POST …/{id}/hand-over, POST …/{id}/cancel ------------------------------------------------------ */
struct sell_input_item { const char *offer; int64_t pieces; };
struct sell_input_buy {
    struct list items;                 /* of struct sell_input_item, all of one shop */
    const char *buyer, *consent;       /* producer; NULL: one's own. consent: needed when another orders for it */
    int64_t pay_way, total_fen;        /* total_fen: what was seen */
    bool handed;                       /* at the shop's counter: paid and taken away now; the shop only */
};
struct sell_input_line { const char *offer, *input, *name, *reg_no, *spec, *amount, *unit; int64_t input_id, offer_id, pieces, price_fen, fen; };
struct sell_input_sale {
    const char *uuid; int64_t rev; int64_t id, shop_id, serve_id, paid_id, buyer_id, account_id, pay_way, state, state_at, total_fen, payment_id, day, created_at, expires_at; bool by_point;
    const char *shop, *shop_name, *buyer, *buyer_name, *buyer_path, *consent, *payment, *collected_by, *reason, *level_path, *county;
    struct list lines; struct texts acts;   /* of struct sell_input_line; "pay" "cancel" "hand_over" */
};
struct sell_input_hand { const char *collected_by; };   /* NULL: the producer itself */
enum err sell_input_buy(struct cx *cx, struct tx *tx, const struct sell_input_buy *in, struct sell_input_sale *out) MUST_CHECK;
enum err sell_input_sale_get(struct cx *cx, struct tx *tx, const char *uuid, struct sell_input_sale *out) MUST_CHECK;
enum err sell_input_hand_over(struct cx *cx, struct tx *tx, const char *uuid, const struct sell_input_hand *in, struct sell_input_sale *out) MUST_CHECK;
enum err sell_input_cancel(struct cx *cx, struct tx *tx, const char *uuid, const char *reason, struct sell_input_sale *out) MUST_CHECK;

extern const struct pay_subject sell_input_subject;
/* What ran out, and what holds an input that was withdrawn. Job "sell.input"; transactions of its own. */
enum err sell_input_tidy(struct cx *cx, int64_t *moved_out) MUST_CHECK;
enum err sell_input_check_run(struct cx *cx, struct buf *report, int64_t *findings_out) MUST_CHECK;   /* `tiantou check` */

extern const struct shape sell_licence_shape, sell_input_body_shape, sell_input_shape, sell_input_buy_shape, sell_input_sale_shape, sell_input_hand_shape, sell_input_reason_shape,
    sell_input_row, sell_input_sale_row, sell_input_line_row;
extern const struct list_spec sell_inputs_list, sell_offers_list, sell_input_sales_list, sell_input_buys_list;

#endif
