/* web_view.c: from an answer to what a page shows: counts, groups, short names. No text for people but the verdict's headline
 * and the words of business steps, both in tables. */
#include <string.h>

#include "web_priv.h"
#include "when.h"

bool web_kind_is(const char *kind, const char *name)
{
    return kind && name && strcmp(kind, name) == 0;
}

/* ---- the verdict's looks --------------------------------------------------------------------------------------------------- */
static const struct { const char *kind, *icon, *zh, *en, *why_zh, *why_en; } LOOKS[SCAN__COUNT] = {
    [SCAN_GOOD] = {"good", "tick", "可放心食用", "Safe to eat", "", ""},
    [SCAN_DECLARED] = {"warn", "say", "有合格证，尚无旁证", "Certified by the producer only",
                       "生产者已开具承诺达标合格证，但还没有检测机构的合格报告或产地准出。",
                       "The producer issued a certificate of commitment, but no laboratory has passed the lot or no release from origin was granted yet."},
    [SCAN_RECALLED] = {"bad", "cross", "请勿食用", "Do not eat", "已召回", "Recalled"},
    [SCAN_REVOKED] = {"warn", "warn", "合格证已作废", "Certificate revoked", "换发新证以前请不要购买。", "Do not buy before a new one is issued."},
    [SCAN_LOCKED] = {"bad", "lock", "已锁定，请勿购买", "Locked: do not buy", "", ""},
    [SCAN_FAILED] = {"bad", "cross", "检测不合格，请勿食用", "A test failed: do not eat", "", ""},
    [SCAN_UNKNOWN] = {"unknown", "ask", "查无此码", "Code not known", "本县没有发出过这个追溯码。可能是抄错了一位，也可能是仿冒。",
                      "We never issued this code. A digit may be wrong, or it may be a fake."},
    [SCAN_MALFORMED] = {"unknown", "ask", "这不是正确的追溯码", "Not a correct trace code", "码的格式有误。", "The code is malformed."},
    [SCAN_NO_SERIAL] = {"bad", "ask", "查无此包装", "No such pack", "这个批次是真的，但我们没有发出过这个包装号，可能是仿冒。",
                        "The lot is real, but we never issued this pack number: it may be a fake."},
    [SCAN_VOID] = {"bad", "cross", "这个码已作废，请勿购买", "This code was taken out of use: do not buy", "", ""},
    [SCAN_EARLY] = {"bad", "cross", "采收过早，请勿食用", "Harvested too early: do not eat", "采收时安全间隔期（休药期）还没有过。", "It was harvested inside a pre-harvest or withdrawal interval."},
    [SCAN_STOPPED] = {"bad", "lock", "生产者已被暂停，请勿购买", "Producer suspended: do not buy", "监管部门暂停了这个生产者，恢复以前请不要购买。",
                      "A regulator suspended this producer: do not buy before that is lifted."},
    [SCAN_PENDING] = {"warn", "warn", "还没有合格证", "No certificate yet", "没有承诺达标合格证以前请不要购买。", "Do not buy before it has a certificate of commitment."},
};

static void set_looks(struct cx *cx, struct web_scan *v)
{
    bool en = cx->lang == LANG_EN;
    v->kind = LOOKS[v->a->verdict].kind;
    v->icon = LOOKS[v->a->verdict].icon;
    v->headline = en ? LOOKS[v->a->verdict].en : LOOKS[v->a->verdict].zh;
    v->why = en ? LOOKS[v->a->verdict].why_en : LOOKS[v->a->verdict].why_zh;
    v->sentence = scan_verdict_sentence(cx, v->a);
    const char *reason = v->a->reason;
    bool says_why = v->a->verdict == SCAN_RECALLED || v->a->verdict == SCAN_LOCKED || v->a->verdict == SCAN_FAILED || v->a->verdict == SCAN_VOID;
    if (says_why && reason && *reason)
        v->why = *v->why ? ar_printf(cx->ar, en ? "%s: %s" : "%s：%s", v->why, reason) : reason;
}

/* ---- what CBV steps mean to a shopper ------------------------------------------------------------------------------------------ */
static const struct { const char *step, *zh, *en; } STEPS[] = {
    {"commissioning", "采收入库，编定批次", "Harvested and numbered"}, {"packing", "装袋贴码", "Packed and labelled"},                    {"unpacking", "拆开包装", "Unpacked"},
    {"staging_outbound", "准予出产地", "Released from origin"},        {"loading", "装车", "Loaded"},
    {"shipping", "发货", "Shipped"},                                   {"departing", "启运", "Departed"},
    {"transporting", "运输途中", "On the way"},                        {"arriving", "到达", "Arrived"},
    {"receiving", "收货", "Received"},                                 {"accepting", "验收", "Accepted"},
    {"storing", "入库", "Stored"},                                     {"holding", "暂停出售", "Held back from sale"},
    {"stocking", "上架", "Put on the shelf"},                          {"retail_selling", "售出", "Sold"},
    {"creating_class_instance", "分装、合批或加工", "Split, merged or processed"}, {"destroying", "销毁", "Destroyed"},
    {"sensor_reporting", "温度记录", "Temperature recorded"},
};

static bool tells(const struct epcis_hit *h, const char *word)
{
    return memmem(h->json.p, h->json.size, word, strlen(word)) != NULL;
}

/* An inspection is a test, the issue of a paper, or sorting: the event's own paper tells which. */
static const char *inspection(const struct epcis_hit *h, enum lang lang)
{
    bool bad = web_kind_is(h->disposition, "non_conformant"), en = lang == LANG_EN;
    if (tells(h, "testres"))
        return bad ? en ? "A test failed" : "检测不合格" : en ? "Test passed" : "检测合格";
    if (tells(h, "certificationInfo"))
        return en ? "Certificate issued" : "开具合格证";
    return en ? "Inspected and sorted" : "检查分拣";
}

const char *web_event_text(const struct epcis_hit *h, enum lang lang)
{
    if (web_kind_is(h->biz_step, "inspecting"))
        return inspection(h, lang);
    for (size_t i = 0; h->biz_step && i < sizeof STEPS / sizeof STEPS[0]; i++)
        if (strcmp(h->biz_step, STEPS[i].step) == 0)
            return lang == LANG_EN ? STEPS[i].en : STEPS[i].zh;
    return NULL;
}

/* ---- the road --------------------------------------------------------------------------------------------------------------------- */
static enum web_stage stage_of(const char *kind)
{
    static const char *const plant[] = {"sow", "transplant", "stock"};
    for (size_t i = 0; i < sizeof plant / sizeof plant[0]; i++)
        if (web_kind_is(kind, plant[i]))
            return STAGE_PLANT;
    return web_kind_is(kind, "harvest") ? STAGE_HARVEST : STAGE_CARE;
}

void web_view_road(struct arena *ar, const struct grow_story *s, struct web_road *out)
{
    const struct grow_story_op *ops = s->ops.p;
    *out = (struct web_road){0};
    for (int k = 0; k < STAGE__COUNT; k++)
        out->ops[k] = AR_ARRAY(ar, const struct grow_story_op *, s->ops.n ? s->ops.n : 1);
    for (size_t i = 0; i < s->ops.n; i++) {
        enum web_stage k = stage_of(ops[i].kind);
        out->ops[k][out->n[k]++] = &ops[i];
        out->photos[k] += ops[i].photos.n;
    }
}

/* ---- intervals --------------------------------------------------------------------------------------------------------------------- */
size_t web_intervals(const struct grow_story *s)
{
    const struct grow_story_op *op = s->ops.p;
    size_t n = 0;
    for (size_t i = 0; i < s->ops.n; i++) {
        const struct grow_story_use *u = op[i].uses.p;
        for (size_t j = 0; j < op[i].uses.n; j++)
            n += u[j].safe_day != FIELD_NULL && u[j].interval_days > 0;
    }
    return n;
}

/* Without a harvest nothing can be said: the interval may still be open. */
bool web_interval_kept(const struct grow_story *s, const struct grow_story_op *op)
{
    const struct grow_story_use *u = op->uses.p;
    bool any = false;
    if (s->harvest_day == FIELD_NULL || !s->intervals_kept)
        return false;
    for (size_t j = 0; j < op->uses.n; j++) {
        if (u[j].safe_day != FIELD_NULL && u[j].safe_day > s->harvest_day)
            return false;
        any = any || (u[j].safe_day != FIELD_NULL && u[j].interval_days > 0);
    }
    return any;
}

/* ---- words -------------------------------------------------------------------------------------------------------------------------- */
const char *web_count(struct arena *ar, enum lang lang, int64_t n, const char *zh, const char *one, const char *many)
{
    struct buf b;
    buf_init(&b, ar, 32);
    buf_i64(&b, n);
    buf_ch(&b, ' ');
    buf_puts(&b, lang == LANG_ZH ? zh : n == 1 ? one : many);
    return buf_z(&b);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* A mobile number is eleven digits from 13… to 19…, perhaps with spaces or hyphens between; what is longer is something else. */
static size_t phone_at(const char *p)
{
    size_t digits = 0, i = 0, end = 0;
    if (p[0] != '1' || p[1] < '3' || p[1] > '9')
        return 0;
    for (; is_digit(p[i]) || (digits && (p[i] == ' ' || p[i] == '-')); i++)
        if (is_digit(p[i])) {
            digits++;
            end = i + 1;
        }
    return digits == 11 ? end : 0;
}

const char *web_public(struct arena *ar, const char *text)
{
    char *out = ar_strdup(ar, text ? text : "");
    for (size_t i = 0; out[i]; i++) {
        size_t n = i && is_digit(out[i - 1]) ? 0 : phone_at(out + i);
        for (size_t k = n > 3 ? 3 : n; k < n; k++)
            out[i + k] = '*';
        i += n > 0 ? n - 1 : 0;
    }
    return out;
}

const char *web_iso(struct arena *ar, int64_t day)
{
    char text[16];
    if (day == FIELD_NULL)
        return "";
    day_format((int32_t)day, text);
    return ar_strdup(ar, text);
}

int64_t web_day(int64_t us)
{
    return us == FIELD_NULL ? FIELD_NULL : when_day(us, WHEN_CST_MIN);
}

const char *web_iso_us(struct arena *ar, int64_t us)
{
    char text[40];
    if (us == FIELD_NULL)
        return "";
    when_format(us / US_PER_S * US_PER_S, WHEN_CST_MIN, text);
    return ar_strdup(ar, text);
}

/* ---- counts ------------------------------------------------------------------------------------------------------------------------ */
static void count_uses(struct web_scan *v)
{
    const struct grow_story_op *op = v->a->story.ops.p;
    for (size_t i = 0; i < v->a->story.ops.n; i++) {
        const struct grow_story_use *u = op[i].uses.p;
        for (size_t j = 0; j < op[i].uses.n; j++) {
            v->pesticides += web_kind_is(u[j].kind, "pesticide");
            v->drugs += web_kind_is(u[j].kind, "vet_drug");
            v->fertilisers += web_kind_is(u[j].kind, "fertiliser") || web_kind_is(u[j].kind, "feed");
        }
    }
    v->intervals = web_intervals(&v->a->story);
}

/* The picture of the produce: of the harvest if there is one, else the latest of the field; never of a bag of pesticide. */
static const char *pick_photo(const struct grow_story *s)
{
    const struct grow_story_op *op = s->ops.p;
    const char *any = NULL;
    for (size_t i = s->ops.n; i-- > 0;) {
        if (!op[i].photos.n)
            continue;
        if (web_kind_is(op[i].kind, "harvest"))
            return op[i].photos.p[0];
        if (!any && !op[i].uses.n)
            any = op[i].photos.p[0];
    }
    return any;
}

static const char *released_by(const struct certify_file *f)
{
    const struct certify_release *r = f->releases.p;
    for (size_t i = 0; i < f->releases.n; i++)
        if (r[i].state == 0)
            return r[i].granted_by;
    return NULL;
}

static void count_items(struct web_scan *v)
{
    const struct certify_test *t = v->a->file.tests.p;
    for (size_t i = 0; i < v->a->file.tests.n; i++) {
        const struct certify_result *r = t[i].results.p;
        for (size_t j = 0; j < t[i].results.n; j++) {
            v->items++;
            v->items_passed += r[j].verdict == 0;
        }
    }
}

/* The last characters of a long Chinese name fit the narrow answer: "云岭县青石镇柳溪村" → "柳溪村". */
static const char *tail_after(struct arena *ar, const char *text, const char *const *marks)
{
    const char *from = text;
    for (; text && *marks; marks++)
        for (const char *p = from; (p = strstr(p, *marks)) && p[strlen(*marks)]; p += strlen(*marks))
            from = p + strlen(*marks);
    return from ? ar_strdup(ar, from) : "";
}

static const char *first_part(struct arena *ar, const char *text)
{
    const char *comma = text ? strchr(text, ',') : NULL;
    return comma ? ar_strndup(ar, text, (size_t)(comma - text)) : text;
}

/* "云岭县柳溪果蔬专业合作社" says in its own county no more than "柳溪果蔬专业合作社", which fits the narrow answer. */
static const char *without_county(const char *name, const char *county)
{
    size_t n = county ? strlen(county) : 0;
    return name && n && strncmp(name, county, n) == 0 && name[n] ? name + n : name;
}

void web_view_scan(struct cx *cx, const struct scan_answer *a, struct web_scan *v)
{
    static const char *const marks[] = {"县", "区", "镇", "乡", "街道", NULL};
    v->a = a;
    v->code_path = scan_code_path(cx->ar, a->gtin ? a->gtin : "", a->lot_no, a->serial);
    set_looks(cx, v);
    if (!a->story.lot.product_name)
        return;
    web_view_road(cx->ar, &a->story, &v->road);
    count_uses(v);
    count_items(v);
    v->photo = pick_photo(&a->story);
    v->released_by = released_by(&a->file);
    v->village = cx->lang == LANG_EN ? first_part(cx->ar, a->story.place) : tail_after(cx->ar, a->story.place, marks);
    v->family = without_county(a->story.operator_name, a->county_name);
    bool may_buy = a->verdict == SCAN_GOOD || a->verdict == SCAN_DECLARED;
    v->product_path = may_buy ? ar_printf(cx->ar, "/product/%s", a->gtin) : NULL;
}

/* A paper may be in order while its lot is recalled: then the lot's verdict is the page's. */
void web_view_cert(struct cx *cx, const struct scan_answer *lot, struct web_cert *v)
{
    bool en = cx->lang == LANG_EN, valid = v->c->state == 0;
    v->kind = valid ? "good" : "warn";
    v->icon = valid ? "tick" : "warn";
    v->headline = valid ? en ? "The certificate is valid" : "合格证有效" : en ? "The certificate was revoked" : "合格证已作废";
    if (strcmp(LOOKS[lot->verdict].kind, "bad") != 0 || lot->verdict == SCAN_VOID)
        return;
    v->kind = "bad";
    v->icon = LOOKS[lot->verdict].icon;
    v->headline = scan_verdict_sentence(cx, lot);
    v->why = lot->reason;
}
