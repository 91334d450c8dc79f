/* web_apply.c: the page on which a producer applies to be registered, without an account (people_apply). Called by web_routes.c. */
#include <string.h>

#include "people.h"
#include "web_priv.h"

struct apply_form { const char *kind, *name, *uscc, *level, *contact, *phone, *address, *trained_person, *website; };
static const struct field FORM[] = {
    FIELD(struct apply_form, kind, F_TEXT, 0, 0, 20, "类型", "Kind"),
    FIELD(struct apply_form, name, F_TEXT, 0, 0, 200, "名称", "Name"),
    FIELD(struct apply_form, uscc, F_TEXT, 0, 0, 60, "统一社会信用代码", "Social credit code"),
    FIELD(struct apply_form, level, F_TEXT, 0, 0, 60, "所在村", "Village"),
    FIELD(struct apply_form, contact, F_TEXT, 0, 0, 200, "联系人", "Contact"),
    FIELD(struct apply_form, phone, F_TEXT, 0, 0, 60, "电话", "Phone"),
    FIELD(struct apply_form, address, F_TEXT, 0, 0, 300, "地址", "Address"),
    FIELD(struct apply_form, trained_person, F_TEXT, 0, 0, 200, "明白人", "Trained person"),
    FIELD(struct apply_form, website, F_TEXT, 0, 0, 200, "请留空", "Leave empty"),
};
const struct shape web_apply_form_shape = SHAPE("ApplicationForm", struct apply_form, FORM);

static enum err places_tx(struct cx *cx, struct tx *tx, void *arg)
{
    return people_apply_places(cx, tx, arg);
}

static enum err show(struct req *rq, struct resp *rs, const struct apply_form *f, const char *field, const char *text, bool sent, int status)
{
    struct cx *cx = rq_cx(rq);
    struct tmpl t;
    struct web_apply v = {.kind = f->kind, .name = f->name, .uscc = f->uscc, .level = f->level, .contact = f->contact, .phone = f->phone, .address = f->address,
                          .trained_person = f->trained_person, .err_field = field, .err_text = text, .sent = sent};
    TRY(web_begin(rq, &v.f, &t));
    if (!sent)
        TRY(tx_read(cx, "web.apply_places", places_tx, &v.places));
    v.f.title = cx->lang == LANG_EN ? "Register as a producer" : "申请登记";
    v.f.plain = v.f.narrow = true;
    tpl_apply(&t, &v);
    web_end(rq, rs, &t, status);
    return ERR_NONE;
}

enum err web_apply_get(struct req *rq, struct resp *rs)
{
    const struct apply_form empty = {.kind = "household"};
    return show(rq, rs, &empty, NULL, NULL, rq_param(rq, "sent") != NULL, 200);
}

/* The longest a text of the form may be is what people takes. */
static enum err lengths(struct cx *cx, const struct apply_form *f)
{
    const struct { const char *name, *text; size_t max; } texts[] = {
        {"/name", f->name, 80}, {"/uscc", f->uscc, 18}, {"/contact", f->contact, 80}, {"/phone", f->phone, 30}, {"/address", f->address, 200}, {"/trained_person", f->trained_person, 80}};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        if (texts[i].text && utf8_len(str_of(texts[i].text)) > texts[i].max)
            return err_say(cx, ERR_INVALID, texts[i].name, "太长，最多 %d 个字", "Too long: at most %d characters", (int)texts[i].max);
    return ERR_NONE;
}

static enum err send(struct req *rq, const struct apply_form *f)
{
    struct cx *cx = rq_cx(rq);
    struct people_application a = {.kind = field_enum(people_operator_kinds, str_of(f->kind ? f->kind : "")), .name = f->name, .uscc = f->uscc, .level = f->level ? f->level : "",
                                   .contact = f->contact, .phone = f->phone, .address = f->address, .trained_person = f->trained_person};
    if (a.kind < 0)
        return err_say(cx, ERR_INVALID, "/kind", "请选择类型", "Choose what you are");
    TRY(lengths(cx, f));
    return people_apply(cx, &a, rq_remote(rq));
}

enum err web_apply_post(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    const struct apply_form *f = rq_body(rq);
    const char *lang = rq_param(rq, "lang");
    if (lang)
        cx->lang = strcmp(lang, "en") == 0 ? LANG_EN : LANG_ZH;
    if (f->website && *f->website)
        return err_set(cx, ERR_RATE, NULL); /* a person leaves the hidden field empty */
    enum err e = send(rq, f);
    if (e == ERR_INVALID || e == ERR_RATE || e == ERR_FORBIDDEN || e == ERR_WRONG_STATE) {
        const char *field = ar_strdup(cx->ar, cx->err_field), *text = ar_strdup(cx->ar, cx->err_text);
        cx_clear(cx);
        return show(rq, rs, f, field, text, false, err_status(e));
    }
    TRY(e);
    rs_redirect(rs, 303, ar_printf(cx->ar, "/apply?sent=1&lang=%s", cx->lang == LANG_EN ? "en" : "zh"));
    return ERR_NONE;
}
