/* sell_made.c: see sell_made.h. */
#include "sell_made.h"

#include <string.h>

#include "sell_search.h"
#include "uuid.h"

static const char *say(const struct cx *cx, const char *zh, const char *en)
{
    return cx->lang == LANG_EN ? en : zh;
}

static bool same(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "") == 0;
}

/* ---- shapes -------------------------------------------------------------------------------------------------------------------------------- */
#define CHOICE_FIELDS(fl)                                                                                           \
    FIELD(struct sell_choice, kind, F_TEXT, fl, 1, 20, "选什么", "Group"),                                            \
    FIELD(struct sell_choice, kind_en, F_TEXT, 0, 0, 40, "英文", "Group in English"),                                 \
    FIELD(struct sell_choice, name, F_TEXT, fl, 1, 20, "选项", "Choice"),                                             \
    FIELD(struct sell_choice, name_en, F_TEXT, 0, 0, 40, "选项英文", "Choice in English"),                            \
    FIELD(struct sell_choice, extra_fen, F_I64, fl, 0, SELL_EXTRA_MAX, "每件加价（分）", "On top of a piece, fen")
static const struct field CHOICE_BODY[] = {CHOICE_FIELDS(FF_REQ)};
static const struct shape choice_body_shape = SHAPE("ChoiceBody", struct sell_choice, CHOICE_BODY);
static const struct field CHOICE[] = {FIELD(struct sell_choice, uuid, F_UUID, FF_RO, 36, 36, "编号", "Id"), CHOICE_FIELDS(FF_RO)};
const struct shape sell_choice_shape = SHAPE("Choice", struct sell_choice, CHOICE);
static const struct field CHOICE_ROW[] = {
    FIELD(struct sell_choice, id, F_I64, 0, 0, 0, "", ""), FIELD(struct sell_choice, uuid, F_UUID, 0, 0, 0, "", ""), CHOICE_FIELDS(0),
};
static const struct shape choice_row = SHAPE("", struct sell_choice, CHOICE_ROW);

#define TEXT_FIELDS                                                                                                 \
    FIELD(struct sell_wishes, label, F_TEXT, 0, 1, 20, "刻字或印字叫什么；不写：没有", "What the text is called; none: no text"), \
    FIELD(struct sell_wishes, label_en, F_TEXT, 0, 0, 40, "英文", "In English"),                                      \
    FIELD(struct sell_wishes, chars_max, F_I64, 0, 1, SELL_TEXT_MAX, "最多几个字", "Characters at most"),             \
    FIELD_ENUM(struct sell_wishes, allow, 0, sell_allows, "能用哪些字：han 汉字，latin 字母数字，mixed 都可以", "Which characters: han, latin, mixed"), \
    FIELD(struct sell_wishes, text_fen, F_I64, 0, 0, SELL_EXTRA_MAX, "每件加价（分）", "On top of a piece, fen")
static const struct field WISHES_BODY[] = {
    FIELD_SUB(struct sell_wishes, choices, F_LIST, 0, 0, SELL_CHOICES_MAX, &choice_body_shape, "选项：每组第一个不加价", "Choices; the first of a group costs nothing more"),
    TEXT_FIELDS,
};
const struct shape sell_wishes_body_shape = SHAPE("WishesBody", struct sell_wishes, WISHES_BODY);
static const struct field WISHES[] = {
    FIELD_SUB(struct sell_wishes, choices, F_LIST, FF_RO, 0, SELL_CHOICES_MAX, &sell_choice_shape, "选项", "Choices"),
    TEXT_FIELDS,
};
const struct shape sell_wishes_shape = SHAPE("Wishes", struct sell_wishes, WISHES);
static const struct field TEXT_ROW[] = {TEXT_FIELDS};
static const struct shape text_row = SHAPE("", struct sell_wishes, TEXT_ROW);

static const struct field PART[] = {
    FIELD(struct sell_part, sku, F_UUID, FF_REQ, 36, 36, "规格", "Size"),
    FIELD(struct sell_part, pieces, F_I64, FF_REQ, 1, SELL_PART_PIECES_MAX, "每盒几件", "Pieces in a box"),
    FIELD(struct sell_part, goods, F_UUID, FF_RO, 36, 36, "货品", "Goods"),
    FIELD(struct sell_part, title, F_TEXT, FF_RO, 0, 80, "品名", "Title"),
    FIELD(struct sell_part, title_en, F_TEXT, FF_RO, 0, 120, "英文品名", "English title"),
    FIELD(struct sell_part, spec, F_TEXT, FF_RO, 0, 60, "规格", "Size"),
};
const struct shape sell_part_shape = SHAPE("BoxPart", struct sell_part, PART);
static const struct field PARTS[] = {FIELD_SUB(struct sell_parts, parts, F_LIST, FF_REQ, 0, SELL_PARTS_MAX, &sell_part_shape, "一盒里有什么；空：不再是礼盒", "What is in a box; none: no box any more")};
const struct shape sell_parts_shape = SHAPE("BoxParts", struct sell_parts, PARTS);
#define PART_ROW_FIELDS                                                                                             \
    FIELD(struct sell_part, owner_key, F_I64, 0, 0, 0, "", ""), FIELD(struct sell_part, part_id, F_I64, 0, 0, 0, "", ""), \
    FIELD(struct sell_part, pieces, F_I64, 0, 0, 0, "", ""), FIELD(struct sell_part, sku, F_UUID, 0, 0, 0, "", ""),  \
    FIELD(struct sell_part, goods, F_UUID, 0, 0, 0, "", ""), FIELD(struct sell_part, title, F_TEXT, 0, 0, 0, "", ""), \
    FIELD(struct sell_part, title_en, F_TEXT, 0, 0, 0, "", ""), FIELD(struct sell_part, spec, F_TEXT, 0, 0, 0, "", "")
static const struct field PART_ROW[] = {PART_ROW_FIELDS};
static const struct shape part_row = SHAPE("", struct sell_part, PART_ROW);

/* ---- reading ------------------------------------------------------------------------------------------------------------------------------- */
enum err sell_wishes_of(struct cx *cx, struct tx *tx, int64_t goods_id, struct sell_wishes *out)
{
    *out = (struct sell_wishes){.chars_max = FIELD_NULL, .text_fen = FIELD_NULL};
    enum err e = sql_one(tx, SQ(engrave_one), ARGS(v_i(goods_id)), &text_row, out);
    if (e == ERR_NOT_FOUND)
        cx_clear(cx);
    else
        TRY(e);
    return sql_all(tx, SQ(choices), ARGS(v_i(goods_id)), &choice_row, SELL_CHOICES_MAX, &out->choices);
}

enum err sell_parts_of_goods(struct tx *tx, int64_t goods_id, struct list *out)
{
    return sql_all(tx, SQ(parts), ARGS(v_i(goods_id)), &part_row, SELL_SKUS_MAX * SELL_PARTS_MAX, out);
}

struct list sell_parts_cut(struct list all, int64_t owner)
{
    struct sell_part *p = all.p;
    size_t from = 0, n = 0;
    while (from < all.n && p[from].owner_key != owner)
        from++;
    while (from + n < all.n && p[from + n].owner_key == owner)
        n++;
    return (struct list){n ? p + from : NULL, n};
}

enum err sell_sku_is_box(struct tx *tx, int64_t sku_id, bool *out)
{
    int64_t n;
    TRY(sql_i64(tx, SQ(part_count), ARGS(v_i(sku_id)), &n));
    *out = n > 0;
    return ERR_NONE;
}

/* ---- saying what can be wished for ---------------------------------------------------------------------------------------------------------- */

static enum err choice_check(struct cx *cx, const struct sell_choice *c, size_t n, size_t i, size_t *groups)
{
    bool first = true;
    for (size_t k = 0; k < i; k++) {
        if (!same(c[k].kind, c[i].kind))
            continue;
        first = false;
        if (same(c[k].name, c[i].name))
            return err_say(cx, ERR_INVALID, ar_printf(cx->ar, "/choices/%zu/name", i), "选项重复：%s", "The choice stands there twice: %s", c[i].name);
    }
    if (!first && !same(c[i - 1].kind, c[i].kind))
        return err_say(cx, ERR_INVALID, ar_printf(cx->ar, "/choices/%zu/kind", i), "同一组的选项请写在一起", "Choices of a group stand together");
    if (first && c[i].extra_fen != 0)
        return err_say(cx, ERR_INVALID, ar_printf(cx->ar, "/choices/%zu/extra_fen", i), "每组的第一个选项不加价：没有选的人得到它", "The first choice of a group costs nothing more: who chooses none gets it");
    if (first && i + 1 < n && same(c[i].kind, c[i + 1].kind) == false)
        return err_say(cx, ERR_INVALID, ar_printf(cx->ar, "/choices/%zu/kind", i), "每组至少两个选项", "A group has at least two choices");
    if (first && i + 1 == n)
        return err_say(cx, ERR_INVALID, ar_printf(cx->ar, "/choices/%zu/kind", i), "每组至少两个选项", "A group has at least two choices");
    *groups += first;
    return *groups <= SELL_GROUPS_MAX ? ERR_NONE : err_say(cx, ERR_LIMIT, "/choices", "最多 %d 组选项", "At most %d groups of choices", SELL_GROUPS_MAX);
}

static enum err wishes_check(struct cx *cx, const struct sell_goods *g, const struct sell_wishes *in)
{
    const struct sell_sku *k = g->skus.p;
    size_t groups = 0;
    for (size_t i = 0; i < in->choices.n; i++)
        TRY(choice_check(cx, in->choices.p, in->choices.n, i, &groups));
    if (in->label && (in->chars_max == FIELD_NULL || in->text_fen == FIELD_NULL))
        return err_say(cx, ERR_INVALID, in->chars_max == FIELD_NULL ? "/chars_max" : "/text_fen", "请写明最多几个字、每件加多少钱", "Say how many characters and how much more a piece costs");
    for (size_t i = 0; (in->label || in->choices.n) && i < g->skus.n; i++)
        if (k[i].unit == UNIT_WEIGHT)
            return err_say(cx, ERR_RULE, NULL, "按重量计价的商品不能加选项和刻字：最后付多少要称了才知道", "Goods priced by weight take no choices or text: what is paid is known only when they were weighed");
    return ERR_NONE;
}

static bool words_differ(const struct sell_wishes *a, const struct sell_wishes *b)
{
    const struct sell_choice *x = a->choices.p, *y = b->choices.p;
    if (!same(a->label, b->label) || !same(a->label_en, b->label_en) || a->choices.n != b->choices.n)
        return true;
    for (size_t i = 0; i < a->choices.n; i++)
        if (!same(x[i].kind, y[i].kind) || !same(x[i].kind_en, y[i].kind_en) || !same(x[i].name, y[i].name) || !same(x[i].name_en, y[i].name_en))
            return true;
    return false;
}

static enum err wishes_store(struct cx *cx, struct tx *tx, int64_t goods_id, const struct sell_wishes *in)
{
    const struct sell_choice *c = in->choices.p;
    TRY(sql_exec(tx, SQ(choices_off), ARGS(v_i(goods_id))));
    for (size_t i = 0; i < in->choices.n; i++)
        TRY(sql_exec(tx, SQ(choice_put), ARGS(v_t(uuid_make(cx->ar)), v_i(goods_id), v_t(c[i].kind), v_t(c[i].kind_en), v_t(c[i].name), v_t(c[i].name_en), v_i(c[i].extra_fen), v_i((int64_t)i))));
    if (in->label == NULL)
        return sql_exec(tx, SQ(engrave_off), ARGS(v_i(goods_id)));
    return sql_exec(tx, SQ(engrave_put), ARGS(v_i(goods_id), v_t(in->label), v_t(in->label_en), v_i(in->chars_max), v_t(sell_allows[in->allow]), v_i(in->text_fen)));
}

enum err sell_wishes_put(struct cx *cx, struct tx *tx, const char *goods, const struct sell_wishes *in, struct sell_goods *out)
{
    struct sell_goods g = {0};
    struct sell_wishes before, after;
    TRY(sell_goods_load(cx, tx, goods, &g));
    TRY(sell_goods_may(cx, "sell.goods.write", &g));
    TRY(wishes_check(cx, &g, in));
    TRY(sell_wishes_of(cx, tx, g.id, &before));
    if (words_differ(&before, in))
        TRY(sell_goods_again(cx, tx, &g, "选项或刻字已改，须重新审核"));
    TRY(wishes_store(cx, tx, g.id, in));
    TRY(sell_wishes_of(cx, tx, g.id, &after));
    TRY(people_audit(cx, tx, "sell.wishes", "goods", goods, sell_json(cx, &sell_wishes_shape, &before), sell_json(cx, &sell_wishes_shape, &after), NULL));
    TRY(sql_exec(tx, SQ(goods_touch), ARGS(v_i(g.id))));
    return sell_goods_load(cx, tx, goods, out);
}

/* ---- boxes ----------------------------------------------------------------------------------------------------------------------------------- */

struct part_sku { int64_t id, shop_id, owner_id, box; const char *unit; };

static enum err part_read(struct cx *cx, struct tx *tx, const struct sell_goods *g, const struct sell_part *in, size_t i, int64_t *id_out)
{
    struct rows *r;
    struct part_sku k = {0};
    const char *field = ar_printf(cx->ar, "/parts/%zu/sku", i);
    TRY(sql_query(tx, SQ(part_sku), ARGS(v_t(in->sku)), &r));
    bool found = rows_next(r);
    if (found)
        k = (struct part_sku){rows_i64(r, 0), rows_i64(r, 1), rows_i64(r, 2), rows_i64(r, 4), rows_z(r, 3)};
    TRY(rows_end(&r));
    if (!found || k.shop_id != g->shop_id)
        return err_say(cx, ERR_INVALID, field, "这家店没有这个规格", "The shop has no such size");
    if (k.owner_id != g->owner_id)
        return err_say(cx, ERR_RULE, field, "一盒里的货要是同一个货主的，这样货款才分得清", "What is in a box is one producer's, so that the money is his");
    if (k.box)
        return err_say(cx, ERR_RULE, field, "礼盒里不能再放礼盒", "No box goes into a box");
    if (strcmp(k.unit, sell_units[UNIT_PIECE]) != 0)
        return err_say(cx, ERR_RULE, field, "礼盒里只放按件卖的规格", "Only sizes sold by the piece go into a box");
    *id_out = k.id;
    return ERR_NONE;
}

static enum err box_check(struct cx *cx, struct tx *tx, const struct sell_sku *k, bool box)
{
    int64_t n;
    if (!box)
        return ERR_NONE;
    TRY(sql_i64(tx, SQ(part_of_count), ARGS(v_i(k->id)), &n));
    if (n)
        return err_say(cx, ERR_RULE, NULL, "它已经在别的礼盒里，自己不能再是礼盒", "It is part of a box already and cannot be one itself");
    if (k->unit != UNIT_PIECE)
        return err_say(cx, ERR_RULE, NULL, "礼盒按件卖", "A box is sold by the piece");
    if (k->listings.n)
        return err_say(cx, ERR_WRONG_STATE, NULL, "这个规格已绑定批次，请另加一种规格作礼盒", "This size is sold from lots: add another size for the box");
    TRY(sql_i64(tx, SQ(window_count), ARGS(v_i(k->id)), &n));
    return n ? err_say(cx, ERR_WRONG_STATE, NULL, "这个规格有采收前预订，请另加一种规格作礼盒", "This size is ordered before the harvest: add another size for the box") : ERR_NONE;
}

static enum err parts_store(struct cx *cx, struct tx *tx, const struct sell_goods *g, int64_t sku_id, const struct sell_parts *in)
{
    const struct sell_part *p = in->parts.p;
    TRY(sql_exec(tx, SQ(parts_clear), ARGS(v_i(sku_id))));
    for (size_t i = 0; i < in->parts.n; i++) {
        int64_t id = 0, n;
        TRY(part_read(cx, tx, g, &p[i], i, &id));
        if (id == sku_id)
            return err_say(cx, ERR_INVALID, ar_printf(cx->ar, "/parts/%zu/sku", i), "礼盒不能装自己", "A box does not hold itself");
        TRY(sql_exec_n(tx, SQ(part_insert), ARGS(v_i(sku_id), v_i(id), v_i(p[i].pieces)), &n));
        if (n == 0)
            return err_say(cx, ERR_INVALID, ar_printf(cx->ar, "/parts/%zu/sku", i), "同一规格只写一行", "Each size stands in one line");
    }
    return ERR_NONE;
}

static bool parts_same(struct list a, struct list b)
{
    const struct sell_part *x = a.p, *y = b.p;
    for (size_t i = 0; a.n == b.n && i < a.n; i++)
        if (x[i].part_id != y[i].part_id || x[i].pieces != y[i].pieces)
            return false;
    return a.n == b.n;
}

enum err sell_parts_put(struct cx *cx, struct tx *tx, const char *sku, const struct sell_parts *in, struct sell_goods *out)
{
    struct sell_goods g = {0};
    const struct sell_sku *k;
    struct list before, after;
    TRY(sell_goods_of_sku(cx, tx, sku, &g, &k));
    TRY(sell_goods_may(cx, "sell.goods.write", &g));
    TRY(box_check(cx, tx, k, in->parts.n > 0));
    TRY(sell_parts_of_goods(tx, g.id, &before));
    TRY(parts_store(cx, tx, &g, k->id, in));
    TRY(sell_parts_of_goods(tx, g.id, &after));
    if (!parts_same(sell_parts_cut(before, k->id), sell_parts_cut(after, k->id)))
        TRY(sell_goods_again(cx, tx, &g, "礼盒里的货已改，须重新审核"));
    const struct sell_parts was = {sell_parts_cut(before, k->id)}, is = {sell_parts_cut(after, k->id)};
    TRY(people_audit(cx, tx, "sell.parts", "sku", sku, sell_json(cx, &sell_parts_shape, &was), sell_json(cx, &sell_parts_shape, &is), NULL));
    TRY(sql_exec(tx, SQ(goods_touch), ARGS(v_i(g.id))));
    TRY(sell_goods_live(cx, tx, g.id));
    return sell_goods_load(cx, tx, g.uuid, out);
}

/* ---- what a buyer wishes ------------------------------------------------------------------------------------------------------------------- */

struct making { struct cx *cx; const struct sell_wishes *w; const struct texts *chosen; struct sell_making *out; const char *why; size_t used; };

static bool is_chosen(const struct texts *chosen, const char *uuid)
{
    for (size_t i = 0; i < chosen->n; i++)
        if (strcmp(chosen->p[i], uuid) == 0)
            return true;
    return false;
}

static const char *joined(struct cx *cx, const char *before, const char *kind, const char *name, const char *colon, const char *between)
{
    return before ? ar_printf(cx->ar, "%s%s%s%s%s", before, between, kind, colon, name) : ar_printf(cx->ar, "%s%s%s", kind, colon, name);
}

/* One group: choices from..to. */
static void group_choose(struct making *m, size_t from, size_t to)
{
    const struct sell_choice *c = m->w->choices.p, *got = NULL;
    for (size_t i = from; i < to; i++) {
        if (!is_chosen(m->chosen, c[i].uuid))
            continue;
        if (got)
            m->why = ar_printf(m->cx->ar, say(m->cx, "“%s”只能选一个", "Only one \"%s\" can be chosen"), c[i].kind);
        got = &c[i];
        m->used++;
    }
    got = got ? got : &c[from];
    m->out->extra_fen += got->extra_fen;    /* at most SELL_GROUPS_MAX times SELL_EXTRA_MAX */
    m->out->made = joined(m->cx, m->out->made, got->kind, got->name, "：", "；");
    m->out->made_en = joined(m->cx, m->out->made_en, got->kind_en ? got->kind_en : got->kind, got->name_en ? got->name_en : got->name, ": ", "; ");
}

static void text_take(struct making *m, const char *text)
{
    const struct sell_wishes *w = m->w;
    if (text == NULL || text[0] == '\0')
        return;
    if (w->label == NULL) {
        m->why = say(m->cx, "这件商品不能刻字", "No text can be had on these goods");
        return;
    }
    switch (sell_text_judge(text, w->chars_max, w->allow)) {
    case TEXT_LONG:
        m->why = ar_printf(m->cx->ar, say(m->cx, "“%s”最多 %lld 个字", "\"%s\" has at most %lld characters"), w->label, (long long)w->chars_max);
        break;
    case TEXT_CHARACTER:
    case TEXT_EMPTY:
        m->why = w->allow == ALLOW_HAN ? say(m->cx, "刻字只能用汉字", "Only Chinese characters can be engraved")
                 : w->allow == ALLOW_LATIN ? say(m->cx, "刻字只能用字母和数字", "Only letters and digits can be engraved")
                                           : say(m->cx, "刻字只能用汉字、字母、数字和常用标点", "Only Chinese characters, letters, digits and plain punctuation can be engraved");
        break;
    case TEXT_GOOD:
        m->out->text = text;
        m->out->extra_fen += w->text_fen;
        break;
    }
}

enum err sell_making_of(struct cx *cx, struct tx *tx, int64_t goods_id, const struct texts *choices, const char *text, struct sell_making *out, const char **why_out)
{
    struct sell_wishes w;
    struct making m = {cx, &w, choices, out, NULL, 0};
    *out = (struct sell_making){0};
    TRY(sell_wishes_of(cx, tx, goods_id, &w));
    const struct sell_choice *c = w.choices.p;
    for (size_t i = 0, k; i < w.choices.n; i = k) {
        for (k = i + 1; k < w.choices.n && same(c[k].kind, c[i].kind); k++)
            ;
        group_choose(&m, i, k);
    }
    if (m.why == NULL && m.used < choices->n)
        m.why = say(cx, "选项已经变了，请重新选择", "The choices have changed: choose again");
    text_take(&m, text);
    *why_out = m.why;
    return ERR_NONE;
}

enum err sell_line_parts_put(struct tx *tx, int64_t order_id)
{
    return sql_exec(tx, SQ(line_parts_put), ARGS(v_i(order_id)));
}

enum err sell_lines_made(struct cx *cx, struct tx *tx, struct sell_order *o, bool texts)
{
    struct list all;
    struct sell_line *l = o->lines.p;
    TRY(sql_all(tx, SQ(line_parts), ARGS(v_i(o->id)), &part_row, SELL_LINES_MAX * SELL_PARTS_MAX, &all));
    for (size_t i = 0; i < o->lines.n; i++) {
        l[i].parts = sell_parts_cut(all, l[i].id);
        l[i].final = sell_line_final(&l[i]);
        if (l[i].sealed == NULL)
            continue;
        if (!texts || l[i].sealed[0] == '\0')
            l[i].engraved = say(cx, "（只给买卖双方看）", "(for buyer and seller only)");
        else
            TRY(people_secret_open(cx, tx, ar_printf(cx->ar, "sell_line:%s", l[i].uuid), l[i].sealed, &l[i].engraved));
    }
    return ERR_NONE;
}

bool sell_line_final(const struct sell_line *l)
{
    return l->sealed != NULL;
}
