/* sell_search.h: finding goods by words, Chinese or not: pairs of characters in a table of our own, so that both engines find the same.
 * (SQLite's trigram index finds nothing for two characters, and most Chinese words have two.) */
#ifndef SELL_SELL_SEARCH_H
#define SELL_SELL_SEARCH_H

#include "sell_priv.h"

enum {
    SELL_GRAMS_MAX = 160,     /* of goods */
    SELL_QUERY_GRAMS_MAX = 24, /* of a question: the rest of a longer one is not asked */
    SELL_FOUND_MAX = 600,     /* goods one question looks at: the best of its rarest pair */
};

/* The different pairs of a text in their order, at most max; single: also each Chinese character alone, and a letter that stands alone.
 * Letters without case, full-width forms as plain ones; everything else parts words. Pure. */
size_t sell_grams(struct arena *ar, struct str text, bool single, size_t max, const char **out);
/* Put the words of goods that are on sale into the index, or take them out when they are not; within tx. Again: as if once. */
enum err sell_search_put(struct cx *cx, struct tx *tx, int64_t goods_id) MUST_CHECK;
/* Rows of the goods that have every pair of q, best first; at most SELL_FOUND_MAX. none_out: q has no letter at all. */
enum err sell_search(struct cx *cx, struct tx *tx, const char *q, struct list *ids_out, bool *none_out) MUST_CHECK;   /* of int64_t */

#endif
