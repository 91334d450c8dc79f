/* demo_catalogue.c: what the offices of the demonstration county lay down before the first season: varieties, inputs with
 * their rules, operating procedures, laboratories, limits, and the words of the certificate. */
#include <string.h>

#include "certify_acts.h"
#include "demo.h"
#include "grow_shapes.h"
#include "when.h"

#define TEMPLATE_IN_FORCE 20485 /* 2026-02-01: the shipped words of the certificate hold from here */

static enum err crop_find(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct grow_crop crop = {0};
    struct grow_variety v = {0};
    (void)b;
    TRY(grow_crop_by_code(cx, tx, DEMO_CROP[a].code, &crop));
    demo_copy(d->crop[a], UUID_SIZE, crop.uuid);
    demo_copy(d->crop_name[a], sizeof d->crop_name[a], crop.name);
    const struct grow_variety_body body = {crop.uuid, DEMO_CROP[a].variety, DEMO_CROP[a].variety_en};
    TRY(grow_variety_create(cx, tx, &body, &v));
    demo_copy(d->variety[a], UUID_SIZE, v.uuid);
    return ERR_NONE;
}

static enum err input_make(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    const struct demo_input *in = &DEMO_INPUT[a];
    struct grow_input_rule rules[DEMO_CROPS];
    struct grow_input out = {0};
    size_t n = 0;
    (void)b;
    for (int i = 0; i < DEMO_RULES && n < DEMO_CROPS; i++) {
        const struct demo_rule *r = &DEMO_RULE[i];
        if (r->input == a)
            rules[n++] = (struct grow_input_rule){d->crop[r->crop], NULL, r->dose_min, r->dose_max, r->unit, r->uses_max, r->interval_days, "演示数据，使用时以产品标签为准"};
    }
    const struct grow_input_body body = {in->name, in->name_en, in->reg_no, "云岭农资（演示）", in->ingredients, in->kind, {rules, n}, NULL};
    TRY(grow_input_create(cx, tx, &body, &out));
    demo_copy(d->input[a], UUID_SIZE, out.uuid);
    return ERR_NONE;
}

static enum err template_make(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    const struct demo_crop_info *c = &DEMO_CROP[a];
    struct grow_step steps[DEMO_STEPS_MAX];
    struct grow_template out = {0};
    size_t n = 0;
    (void)b;
    for (; n < DEMO_STEPS_MAX && c->steps[n].name; n++) {
        const struct demo_step *s = &c->steps[n];
        steps[n] = (struct grow_step){.kind = s->kind, .offset_days = s->offset, .name = s->name, .name_en = s->name_en,
                                      .input = s->input == IN_NONE ? NULL : d->input[s->input], .amount = s->amount, .unit = s->unit};
    }
    const struct grow_template_body body = {d->crop[a], c->template_zh, c->template_en, "演示用操作规程", {steps, n}, NULL};
    TRY(grow_template_create(cx, tx, &body, &out));
    const struct grow_step *made = out.steps.p;
    for (size_t i = 0; i < out.steps.n && i < n; i++)
        demo_copy(d->step[a][i], UUID_SIZE, made[i].uuid);
    return ERR_NONE;
}

static enum err lab_make(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    static const struct certify_lab_body labs[] = {
        {"云岭县农产品质量安全检测站（演示）", "Yunling County Produce Testing Station (demonstration)", "演示CATL-0001"},
        {"青衡检测技术服务中心（演示）", "Qingheng Testing Centre (demonstration)", "演示CMA-0002"},
    };
    struct certify_lab out = {0};
    (void)b;
    TRY(certify_lab_create(cx, tx, &labs[a], &out));
    demo_copy(d->lab[a], UUID_SIZE, out.uuid);
    return ERR_NONE;
}

static enum err limit_make(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    const struct demo_item *it = &DEMO_CROP[a].items[b];
    struct certify_limit out = {0};
    const struct certify_limit_body body = {d->crop_name[a], it->item, it->item_en, it->limit ? LIMIT_MAX : LIMIT_ND, it->limit, it->unit, "演示限量，非现行标准",
                                            d->day0, FIELD_NULL};
    return certify_limit_create(cx, tx, &body, &out);
}

/* The shipped words hold from 2026-02-01. For a county that begins earlier the same words are laid down from its first day,
 * marked as demonstration: what really held before is not pretended. a: 0 producer, 1 buyer. */
static enum err words_make(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct certify_template now = {0}, out = {0};
    (void)b;
    TRY(certify_template_on(cx, tx, a, TEMPLATE_IN_FORCE, &now));
    const struct certify_template_body body = {a, d->day0 + 6, now.title, now.declaration, now.statement, "演示数据：施行日之前沿用同一文本", now.bases};
    return certify_template_create(cx, tx, &body, &out);
}

void demo_add_catalogue(struct demo *d)
{
    int32_t day = d->day0 + 5;
    for (int i = 0; i < DEMO_CROPS; i++)
        demo_add(d, demo_at(day, 9 * 60 + i), WHO_OFFICE, crop_find, i, 0);
    for (int i = 0; i < DEMO_INPUTS; i++)
        demo_add(d, demo_at(day, 10 * 60 + i), WHO_AGRI, input_make, i, 0);
    for (int i = 0; i < DEMO_CROPS; i++)
        demo_add(d, demo_at(day, 11 * 60 + i), WHO_AGRI, template_make, i, 0);
    for (int i = 0; i < 2; i++)
        demo_add(d, demo_at(day, 14 * 60 + i), WHO_OFFICE, lab_make, i, 0);
    for (int i = 0; i < DEMO_CROPS; i++)
        for (int k = 0; k < 3; k++)
            demo_add(d, demo_at(day, 15 * 60 + i * 3 + k), WHO_OFFICE, limit_make, i, k);
    for (int i = 0; i < 2 && d->day0 + 6 < TEMPLATE_IN_FORCE; i++)
        demo_add(d, demo_at(day, 17 * 60 + i), WHO_OFFICE, words_make, i, 0);
}
