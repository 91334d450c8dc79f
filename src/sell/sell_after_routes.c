/* sell_after_routes.c: handlers of reviews, favourites, talks, notices and statistics. */
#include "net.h"
#include "sell_after.h"

struct call { struct req *rq; struct resp *rs; };
#define TX(name) static enum err name##_tx(struct cx *cx, struct tx *tx, void *arg)
#define HANDLER(name, run)                                                                       \
    enum err sell_##name(struct req *rq, struct resp *rs)                                        \
    {                                                                                            \
        struct call c = {rq, rs};                                                                \
        return run(rq_cx(rq), "sell." #name, name##_tx, &c);                                     \
    }
/* ONE(name, type, shape, act, run): the act fills out, which is the answer; id: of the path. */
#define ONE(name, type, shape, call_, run)                                                       \
    TX(name)                                                                                     \
    {                                                                                            \
        const struct call *c = arg;                                                              \
        struct type out = {0};                                                                   \
        TRY(call_);                                                                              \
        rs_object(c->rs, &shape, &out);                                                          \
        return ERR_NONE;                                                                         \
    }                                                                                            \
    HANDLER(name, run)
#define MANY(name, shape, call_)                                                                 \
    TX(name)                                                                                     \
    {                                                                                            \
        const struct call *c = arg;                                                              \
        struct list out = {0};                                                                   \
        TRY(call_);                                                                              \
        rs_list(c->rs, &shape, out);                                                             \
        return ERR_NONE;                                                                         \
    }                                                                                            \
    HANDLER(name, tx_read)
#define ID rq_path(c->rq, "id")

handler sell_reviews_get, sell_review_post, sell_review_answer_post, sell_review_hide_post, sell_favourites_get, sell_favourite_put_one, sell_favourite_delete, sell_talks_get, sell_talk_get_one,
    sell_say_post, sell_talk_read_post, sell_notices_get, sell_notices_read_post, sell_stats_get_one, sell_stats_csv_get;

ONE(reviews_get, sell_reviews, sell_reviews_shape, sell_reviews_of(cx, tx, ID, ((const struct sell_reviews_query *)rq_query(c->rq))->before, &out), tx_read)
ONE(review_post, sell_review, sell_review_shape, sell_review_put(cx, tx, ID, rq_body(c->rq), &out), tx_run)
ONE(review_answer_post, sell_review, sell_review_shape, sell_review_answer(cx, tx, ID, ((const struct sell_text_body *)rq_body(c->rq))->text, &out), tx_run)
ONE(review_hide_post, sell_review, sell_review_shape, sell_review_hide(cx, tx, ID, ((const struct sell_text_body *)rq_body(c->rq))->text, &out), tx_run)
MANY(favourites_get, sell_favourite_shape, sell_favourites(cx, tx, &out))
ONE(talk_get_one, sell_talk, sell_talk_shape, sell_talk_get(cx, tx, ID, &out), tx_read)
ONE(say_post, sell_talk, sell_talk_shape, sell_say(cx, tx, rq_body(c->rq), &out), tx_run)
ONE(talk_read_post, sell_talk, sell_talk_shape, sell_talk_read(cx, tx, ID, &out), tx_run)
MANY(talks_get, sell_talk_shape, sell_talks(cx, tx, ((const struct sell_today_query *)rq_query(c->rq))->shop, &out))
MANY(notices_get, sell_notice_shape, sell_notices(cx, tx, &out))
ONE(stats_get_one, sell_stats, sell_stats_shape, sell_stats_get(cx, tx, rq_query(c->rq), &out), tx_read)

TX(favourite_put_one)
{
    const struct call *c = arg;
    return sell_favourite_put(cx, tx, ID, true);
}
HANDLER(favourite_put_one, tx_run)

TX(favourite_delete)
{
    const struct call *c = arg;
    return sell_favourite_put(cx, tx, ID, false);
}
HANDLER(favourite_delete, tx_run)

TX(notices_read_post)
{
    (void)arg;
    return sell_notices_read(cx, tx);
}
HANDLER(notices_read_post, tx_run)

TX(stats_csv_get)
{
    const struct call *c = arg;
    struct sell_stats s = {0};
    TRY(sell_stats_get(cx, tx, rq_query(c->rq), &s));
    rs_bytes(c->rs, "text/csv; charset=utf-8", sell_stats_csv(cx, &s));
    rs_download(c->rs, cx->lang == LANG_EN ? "sales.csv" : "销售统计.csv");
    return ERR_NONE;
}
HANDLER(stats_csv_get, tx_read)
