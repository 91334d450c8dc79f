/* demo_publish.c: seasons of the demonstration county come to their end, and most are published after review (R14): some
 * submitted and waiting, some returned, some left as drafts. */
#include "demo.h"
#include "grow_shapes.h"

static enum err season_close(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct grow_season out = {0};
    const struct grow_season_move move = {SEASON_CLOSED, "采收结束，清理地块"};
    (void)b;
    return grow_season_enter(cx, tx, d->seasons[a].uuid, FIELD_NULL, &move, &out);
}

static enum err season_submit(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct grow_season out = {0};
    (void)b;
    return grow_season_submit(cx, tx, d->seasons[a].uuid, &out);
}

static enum err season_review(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct grow_season out = {0};
    const struct grow_review_body body = {b, b == DECIDE_RETURN ? "施肥记录缺少用量，请补充后再提交" : NULL};
    return grow_season_review(cx, tx, d->seasons[a].uuid, &body, &out);
}

void demo_add_publication(struct demo *d)
{
    d->published = -1;
    for (int i = 0; i < d->seasons_n; i++) {
        const struct demo_season *s = &d->seasons[i];
        struct demo_rand r = demo_rand_of(d->seed, "publish", i);
        int64_t dice = i == demo_open_season(d) ? 0 : demo_rand_in(&r, 0, 99); /* one that can be adopted is open to see */
        int owner = WHO_OWNER + d->plots[s->plot].op;
        int32_t day = s->closed ? s->last + 5 : d->today - 3;
        if (s->closed)
            demo_add(d, demo_at(s->last + 5, 19 * 60), owner, season_close, i, 0);
        if (dice >= (s->closed ? 80 : 30) || s->start > d->today - 10)
            continue;
        demo_add(d, demo_at(day, 19 * 60 + 20), owner, season_submit, i, 0);
        bool publish = dice < (s->closed ? 55 : 20), back = !publish && dice % 3 == 0;
        if (publish || back)
            demo_add(d, demo_at(day + 1, 10 * 60), WHO_OFFICE, season_review, i, publish ? DECIDE_PUBLISH : DECIDE_RETURN);
        if (publish && s->closed)
            d->published = i;
    }
}
