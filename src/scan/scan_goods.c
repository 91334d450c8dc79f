/* scan_goods.c: what a scan of a lot would say, for the page where one buys of it (sell.h): the mall says no other words than the code. */
#include <string.h>

#include "scan_priv.h"
#include "sell.h"

static void count_uses(const struct grow_story *s, struct sell_verdict *out)
{
    const struct grow_story_op *op = s->ops.p;
    for (size_t i = 0; i < s->ops.n; i++) {
        const struct grow_story_use *u = op[i].uses.p;
        for (size_t k = 0; k < op[i].uses.n; k++) {
            out->uses += strcmp(u[k].kind, "pesticide") == 0 || strcmp(u[k].kind, "vet_drug") == 0;
            out->fertilisers += strcmp(u[k].kind, "fertiliser") == 0;
        }
    }
}

/* The newest test in a line: who tested, and what came out. */
static const char *test_of(struct cx *cx, const struct certify_file *f)
{
    static const char *const zh[] = {"合格", "不合格", "待判定"}, *const en[] = {"passed", "failed", "not judged yet"};
    const struct certify_test *t = f->tests.p;
    if (f->tests.n == 0 || t->verdict < 0 || t->verdict > 2)
        return NULL;
    bool lab = t->lab_name && *t->lab_name;
    return cx->lang == LANG_EN ? ar_printf(cx->ar, "%s: %s", lab ? t->lab_name : "own quick test", en[t->verdict])
                               : ar_printf(cx->ar, "%s：%s", lab ? t->lab_name : "自检", zh[t->verdict]);
}

enum err scan_goods_verdict(struct cx *cx, const char *gtin14, const char *lot_no, struct sell_verdict *out)
{
    struct scan_answer *a = AR_NEW(cx->ar, struct scan_answer);
    TRY(scan_answer_code(cx, gtin14, lot_no, NULL, false, a));
    *out = (struct sell_verdict){.code = scan_verdict_names[a->verdict], .sentence = scan_verdict_sentence(cx, a), .place = a->story.place, .grower = a->story.operator_name,
                                 .test = test_of(cx, &a->file)};
    count_uses(&a->story, out);
    return ERR_NONE;
}
