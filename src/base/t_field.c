/* t_field.c: structs from JSON and back, and the sentences people get. */
#include "t_base.h"

#include "field.h"

struct part {
    const char *name;
    int64_t n;
};

struct whole {
    const char *name;      /* required, 1-5 characters */
    int64_t weight_g;      /* 0-1000 */
    bool organic;
    const char *amount;    /* 0-100, decimal */
    int64_t at_us;
    int64_t day;
    const char *id;
    int64_t kind;
    struct str extra;
    struct part *part;
    struct list parts;     /* 1-2 */
    struct texts tags;     /* at most 3 */
    int64_t revision;      /* only in replies */
    const char *password;  /* only in bodies */
};

static const char *const KINDS[] = {"rice", "tea", NULL};

static const struct field PART_FIELDS[] = {
    FIELD(struct part, name, F_TEXT, FF_REQ, 1, 10, "部件", "Part"),
    FIELD(struct part, n, F_I64, 0, 1, 9, "数量", "Number"),
};
static const struct shape PART = SHAPE("Part", struct part, PART_FIELDS);

static const struct field WHOLE_FIELDS[] = {
    FIELD(struct whole, name, F_TEXT, FF_REQ, 1, 5, "名称", "Name"),
    FIELD(struct whole, weight_g, F_I64, 0, 0, 1000, "重量（克）", "Weight, g"),
    FIELD(struct whole, organic, F_BOOL, 0, 0, 0, "有机", "Organic"),
    FIELD(struct whole, amount, F_DEC, 0, 0, 100, "用量", "Amount"),
    FIELD(struct whole, at_us, F_TIME, 0, 0, 0, "时间", "Time"),
    FIELD(struct whole, day, F_DATE, 0, 0, 0, "日期", "Date"),
    FIELD(struct whole, id, F_UUID, 0, 0, 0, "编号", "Id"),
    FIELD_ENUM(struct whole, kind, 0, KINDS, "种类", "Kind"),
    FIELD(struct whole, extra, F_JSON, 0, 0, 40, "附加", "Extra"),
    FIELD_SUB(struct whole, part, F_OBJ, 0, 0, 0, &PART, "部件", "Part"),
    FIELD_SUB(struct whole, parts, F_LIST, 0, 1, 2, &PART, "部件表", "Parts"),
    FIELD(struct whole, tags, F_TEXTS, 0, 0, 3, "标签", "Tags"),
    FIELD(struct whole, revision, F_I64, FF_RO, 0, INT64_MAX, "版本", "Revision"),
    FIELD(struct whole, password, F_TEXT, FF_SECRET, 0, 100, "密码", "Password"),
};
static const struct shape WHOLE = SHAPE("Whole", struct whole, WHOLE_FIELDS);

static enum err read_whole(struct cx *cx, const char *text, struct whole *out)
{
    struct jv v;
    struct json_fault f;
    if (!json_read(cx->ar, str_of(text), NULL, &v, &f))
        fail_msg("%s: %s", text, f.what);
    *out = (struct whole){0};
    return field_read(cx, &WHOLE, &v, "", out);
}

static const char *write_whole(struct arena *ar, const struct whole *o)
{
    struct buf b;
    struct jw w;
    buf_init(&b, ar, 0);
    jw_init(&w, &b);
    field_write(&w, &WHOLE, o);
    return buf_z(&b);
}

static void test_all_types(void **state)
{
    struct cx cx;
    struct whole o;
    cx_init(&cx, *state);
    assert_int_equal(read_whole(&cx,
        "{\"name\":\" 东村米 \",\"weight_g\":1e3,\"organic\":true,\"amount\":12.50,\"at_us\":\"2026-11-21T16:30:00+08:00\",\"day\":\"2026-11-21\","
        "\"id\":\"0190A5B4-7C1E-7abc-8def-0123456789ab\",\"kind\":\"tea\",\"extra\":{\"a\" : [ 1.0 ]},\"part\":{\"name\":\"x\"},"
        "\"parts\":[{\"name\":\"y\",\"n\":2},{\"name\":\"z\"}],\"tags\":[\"甲\",\" b\"],\"password\":\"geheim\"}", &o), ERR_NONE);
    assert_string_equal(o.password, "geheim");
    assert_true(o.revision == FIELD_NULL && o.part->n == FIELD_NULL && o.parts.n == 2);
    o.revision = 3;
    assert_string_equal(write_whole(*state, &o),
        "{\"name\":\"东村米\",\"weight_g\":1000,\"organic\":true,\"amount\":\"12.50\",\"at_us\":\"2026-11-21T08:30:00.000Z\",\"day\":\"2026-11-21\","
        "\"id\":\"0190a5b4-7c1e-7abc-8def-0123456789ab\",\"kind\":\"tea\",\"extra\":{\"a\":[1.0]},\"part\":{\"name\":\"x\",\"n\":null},"
        "\"parts\":[{\"name\":\"y\",\"n\":2},{\"name\":\"z\",\"n\":null}],\"tags\":[\"甲\",\"b\"],\"revision\":3}");
}

static void test_absent(void **state)
{
    struct cx cx;
    struct whole o;
    cx_init(&cx, *state);
    assert_int_equal(read_whole(&cx, "{\"name\":\"x\",\"weight_g\":null,\"part\":null,\"tags\":null,\"extra\":null}", &o), ERR_NONE);
    assert_true(o.weight_g == FIELD_NULL && o.at_us == FIELD_NULL && o.day == FIELD_NULL && o.amount == NULL && o.part == NULL);
    assert_true(str_eqz(o.extra, "null"));
    o.extra = (struct str){NULL, 0};
    assert_string_equal(write_whole(*state, &o),
        "{\"name\":\"x\",\"weight_g\":null,\"organic\":false,\"amount\":null,\"at_us\":null,\"day\":null,\"id\":null,\"kind\":\"rice\",\"extra\":null,"
        "\"part\":null,\"parts\":[],\"tags\":[],\"revision\":null}");
}

static const struct { const char *text, *at, *zh, *en; } REFUSED[] = {
    {"[]", "", "应为 JSON 对象", "A JSON object is expected"},
    {"{}", "/name", "名称：必填", "Name: required"},
    {"{\"name\":null}", "/name", "名称：必填", "Name: required"},
    {"{\"name\":\" \"}", "/name", "名称：至少 1 个字", "Name: at least 1 character"},
    {"{\"name\":\"一二三四五六\"}", "/name", "名称：最多 5 个字", "Name: at most 5 characters"},
    {"{\"name\":5}", "/name", "名称：应为文字", "Name: text expected"},
    {"{\"name\":\"a\\tb\"}", "/name", "名称：不能含有控制字符", "Name: control characters are not accepted"},
    {"{\"name\":\"\u738b\\u202e\u5bb6\"}", "/name", "\u540d\u79f0\uff1a\u4e0d\u80fd\u542b\u6709\u63a7\u5236\u5b57\u7b26", "Name: control characters are not accepted"},
    {"{\"name\":\"a\\ufeffb\"}", "/name", "\u540d\u79f0\uff1a\u4e0d\u80fd\u542b\u6709\u63a7\u5236\u5b57\u7b26", "Name: control characters are not accepted"},
    {"{\"name\":\"a\\u0085b\"}", "/name", "名称：不能含有控制字符", "Name: control characters are not accepted"},
    {"{\"name\":\"x\",\"weight_g\":-1}", "/weight_g", "重量（克）：不能小于 0", "Weight, g: at least 0"},
    {"{\"name\":\"x\",\"weight_g\":1001}", "/weight_g", "重量（克）：不能大于 1000", "Weight, g: at most 1000"},
    {"{\"name\":\"x\",\"weight_g\":\"5\"}", "/weight_g", "重量（克）：应为整数", "Weight, g: an integer expected"},
    {"{\"name\":\"x\",\"weight_g\":1.5}", "/weight_g", "重量（克）：应为整数，且不能过大", "Weight, g: must be an integer, and not too large"},
    {"{\"name\":\"x\",\"weight_g\":99999999999999999999}", "/weight_g", "重量（克）：应为整数，且不能过大", "Weight, g: must be an integer, and not too large"},
    {"{\"name\":\"x\",\"organic\":1}", "/organic", "有机：应为是或否（true、false）", "Organic: true or false expected"},
    {"{\"name\":\"x\",\"amount\":\"1,5\"}", "/amount", "用量：应为数字，如 12.5，最多 60 位", "Amount: must be a number such as 12.5, at most 60 digits"},
    {"{\"name\":\"x\",\"amount\":\"100.0000001\"}", "/amount", "用量：不能大于 100", "Amount: at most 100"},
    {"{\"name\":\"x\",\"amount\":-1e-400}", "/amount", "用量：不能小于 0", "Amount: at least 0"},
    {"{\"name\":\"x\",\"amount\":true}", "/amount", "用量：应为数字", "Amount: a number expected"},
    {"{\"name\":\"x\",\"at_us\":\"2026-11-21\"}", "/at_us", "时间：应为带时区的时间，如 2026-11-21T08:30:00+08:00",
     "Time: must be a time with zone such as 2026-11-21T08:30:00+08:00"},
    {"{\"name\":\"x\",\"day\":\"2026-02-30\"}", "/day", "日期：应为日期，如 2026-11-21", "Date: must be a date such as 2026-11-21"},
    {"{\"name\":\"x\",\"id\":\"1\"}", "/id", "编号：应为编号（UUID）", "Id: must be a UUID"},
    {"{\"name\":\"x\",\"kind\":\"Rice\"}", "/kind", "种类：只能是下列之一：rice, tea", "Kind: must be one of: rice, tea"},
    {"{\"name\":\"x\",\"extra\":\"0123456789012345678901234567890123456789\"}", "/extra", "附加：内容过大或过小（0 到 40 字节）",
     "Extra: too large or too small (0 to 40 bytes)"},
    {"{\"name\":\"x\",\"part\":[]}", "/part", "部件：应为对象", "Part: an object expected"},
    {"{\"name\":\"x\",\"part\":{\"n\":1}}", "/part/name", "部件：必填", "Part: required"},
    {"{\"name\":\"x\",\"parts\":[]}", "/parts", "部件表：至少 1 项", "Parts: at least 1 item"},
    {"{\"name\":\"x\",\"parts\":[{\"name\":\"a\"},{\"name\":\"b\"},{\"name\":\"c\"}]}", "/parts", "部件表：最多 2 项", "Parts: at most 2 items"},
    {"{\"name\":\"x\",\"parts\":{}}", "/parts", "部件表：应为列表", "Parts: a list expected"},
    {"{\"name\":\"x\",\"parts\":[{\"name\":\"a\"},7]}", "/parts/1", "部件表：应为对象", "Parts: an object expected"},
    {"{\"name\":\"x\",\"parts\":[{\"name\":\"a\"},{\"name\":\"b\",\"n\":10}]}", "/parts/1/n", "数量：不能大于 9", "Number: at most 9"},
    {"{\"name\":\"x\",\"tags\":[\"a\",2]}", "/tags/1", "标签：应为文字", "Tags: text expected"},
    {"{\"name\":\"x\",\"tags\":[\"a\",\"b\",\"c\",\"d\"]}", "/tags", "标签：最多 3 项", "Tags: at most 3 items"},
    {"{\"name\":\"x\",\"nope\":1}", "/nope", "不认识的字段：/nope", "Unknown member: /nope"},
    {"{\"name\":\"x\",\"a/b~c\":1}", "/a~1b~0c", "不认识的字段：/a~1b~0c", "Unknown member: /a~1b~0c"},
    {"{\"name\":\"x\",\"revision\":1}", "/revision", "不认识的字段：/revision", "Unknown member: /revision"},
};

static void test_refusals(void **state)
{
    for (size_t i = 0; i < COUNT(REFUSED); i++)
        for (int lang = LANG_ZH; lang <= LANG_EN; lang++) {
            struct cx cx;
            struct whole o;
            cx_init(&cx, *state);
            cx.lang = (enum lang)lang;
            if (read_whole(&cx, REFUSED[i].text, &o) != ERR_INVALID)
                fail_msg("accepted: %s", REFUSED[i].text);
            assert_int_equal(cx.err, ERR_INVALID);
            assert_string_equal(cx.err_field, REFUSED[i].at);
            assert_string_equal(cx.err_text, lang == LANG_ZH ? REFUSED[i].zh : REFUSED[i].en);
        }
}

/* An endless key ends neither in a huge pointer nor in half a character. */
static void test_long_key(void **state)
{
    struct cx cx;
    struct buf b;
    struct whole o;
    cx_init(&cx, *state);
    buf_init(&b, *state, 0);
    buf_puts(&b, "{\"");
    for (int i = 0; i < 10000; i++)
        buf_puts(&b, "田~/");
    buf_puts(&b, "\":1}");
    assert_int_equal(read_whole(&cx, buf_z(&b), &o), ERR_INVALID);
    assert_true(utf8_valid(str_of(cx.err_field)) && utf8_valid(str_of(cx.err_text)));
}

static void test_prefix(void **state)
{
    struct cx cx;
    struct jv v;
    struct json_fault f;
    struct part p = {0};
    cx_init(&cx, *state);
    assert_true(json_read(*state, STR("{\"n\":1}"), NULL, &v, &f));
    assert_int_equal(field_read(&cx, &PART, &v, "/operations/3", &p), ERR_INVALID);
    assert_string_equal(cx.err_field, "/operations/3/name");
    cx_clear(&cx);
    assert_true(cx.err == ERR_NONE && cx.err_field[0] == '\0' && cx.err_text[0] == '\0');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_AR(test_all_types), T_AR(test_absent), T_AR(test_refusals), T_AR(test_long_key), T_AR(test_prefix),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
