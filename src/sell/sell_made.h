/* sell_made.h: goods made to the buyer's wish (EC-13): choices with a surcharge ("包装: 礼盒 +8 元"), a text engraved or printed on each
 * piece, and boxes: a SKU that is so many pieces of other SKUs.
 *
 * The first choice of each group costs nothing more and is taken when none is named, so nobody pays for what he did not choose. What is
 * added is part of the line's price, fen by fen. A text is the buyer's own words: sealed at rest, shown to him and to whoever packs; a line
 * with a text is not taken back without a fault of the goods or the seller. A box has no stock: each of its parts is taken from its own lots,
 * first expired first, and the order keeps what was in it. Everything runs inside the caller's transaction. */
#ifndef SELL_SELL_MADE_H
#define SELL_SELL_MADE_H

#include "sell_buy.h"

enum {
    SELL_CHOICES_MAX = 40,      /* of goods, all groups */
    SELL_GROUPS_MAX = 8,        /* groups of choices */
    SELL_TEXT_MAX = 60,         /* characters of an engraved text */
    SELL_PARTS_MAX = 20,        /* kinds in a box */
    SELL_PART_PIECES_MAX = 1000,
};
#define SELL_EXTRA_MAX INT64_C(10000000)    /* fen a piece, of one choice or a text */
extern const char *const sell_allows[];     /* "han" "latin" "mixed", NULL */
enum sell_allow { ALLOW_HAN, ALLOW_LATIN, ALLOW_MIXED };

/* Pure: may this text be engraved? At most chars_max characters, only those of allow (Chinese characters; Latin letters and digits; both with
 * plain punctuation), no blanks around, nothing that cannot be seen or that turns the direction of writing. UTF-8 that is valid. */
enum sell_text_verdict { TEXT_GOOD, TEXT_EMPTY, TEXT_LONG, TEXT_CHARACTER };
enum sell_text_verdict sell_text_judge(const char *text, int64_t chars_max, int64_t allow);

/* ---- what goods offer: GET|PUT /api/v1/goods/{id}/wishes, PUT /api/v1/skus/{id}/parts ------------------------------------------------------ */
struct sell_choice { const char *uuid; int64_t id, extra_fen; const char *kind, *kind_en, *name, *name_en; };   /* uuid: absent in a body */
struct sell_wishes {
    struct list choices;                    /* of struct sell_choice, groups together in their order */
    const char *label, *label_en;           /* of the text; NULL: none can be had */
    int64_t chars_max, allow, text_fen;     /* of the text: FIELD_NULL without a label */
};
/* Say what can be wished for. Other words of reviewed goods make a draft of them (R14); surcharges alone do not. Only goods sold by the piece. */
enum err sell_wishes_put(struct cx *cx, struct tx *tx, const char *goods, const struct sell_wishes *in, struct sell_goods *out) MUST_CHECK;
enum err sell_wishes_of(struct cx *cx, struct tx *tx, int64_t goods_id, struct sell_wishes *out) MUST_CHECK;
struct sell_part { const char *sku, *goods, *title, *title_en, *spec; int64_t owner_key, part_id, pieces; };      /* in a body: sku and pieces; owner_key: the SKU or line it is part of */
struct sell_parts { struct list parts; };   /* of struct sell_part; none: no box any more */
/* Make a box of a SKU that has no lots of its own, of SKUs of the same shop and producer that are no boxes and sold by the piece. */
enum err sell_parts_put(struct cx *cx, struct tx *tx, const char *sku, const struct sell_parts *in, struct sell_goods *out) MUST_CHECK;
enum err sell_parts_of_goods(struct tx *tx, int64_t goods_id, struct list *out) MUST_CHECK;   /* of struct sell_part, by SKU */
/* Those of `all` (sorted by owner_key) that belong to owner. */
struct list sell_parts_cut(struct list all, int64_t owner);
enum err sell_sku_is_box(struct tx *tx, int64_t sku_id, bool *out) MUST_CHECK;

/* ---- what a buyer wishes -------------------------------------------------------------------------------------------------------------------- */
struct sell_making { int64_t extra_fen; const char *made, *made_en, *text; };   /* extra_fen: a piece; made: "包装：礼盒", NULL: nothing to choose */
/* choices: UUIDs, text: NULL or "" for none. *why_out: why it cannot be had (cx->lang), else NULL. */
enum err sell_making_of(struct cx *cx, struct tx *tx, int64_t goods_id, const struct texts *choices, const char *text, struct sell_making *out, const char **why_out) MUST_CHECK;
/* Write what is in the boxes of an order; lines of the order with their texts and parts for whoever may see them. */
enum err sell_line_parts_put(struct tx *tx, int64_t order_id) MUST_CHECK;
enum err sell_lines_made(struct cx *cx, struct tx *tx, struct sell_order *o, bool texts) MUST_CHECK;
/* A line that is not taken back without a fault. */
bool sell_line_final(const struct sell_line *l);

extern const struct shape sell_choice_shape, sell_wishes_shape, sell_wishes_body_shape, sell_part_shape, sell_parts_shape;

#endif
