/* t_json_cases.h: texts that are JSON and texts that are not, for the reader's own test and for the comparison with
 * jansson. Sizes are explicit, since some hold NUL. */
#ifndef T_JSON_CASES_H
#define T_JSON_CASES_H

#include "str.h"

static const struct str JSON_GOOD[] = {
    STR("null"), STR("true"), STR("false"), STR("0"), STR("-0"), STR("1"), STR("-1"), STR("10"), STR("1.0"), STR("-1.5e+10"), STR("1E5"),
    STR("0.0"), STR("0e0"), STR("1e-7"), STR("123456789012"), STR("9223372036854775807"), STR("-9223372036854775808"), STR("1.7e308"),
    STR("1e-999"), STR("\"\""), STR("\"a\""), STR("\"田头\""), STR("\"\xf0\x9f\x8c\xbe\""), STR("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\""),
    STR("\"\\u0041\\u00e9\\u7530\\ud83c\\udf3e\""), STR("\"\\uD83C\\uDF3E\""), STR("\"\x7f\""), STR("\"\\u0001\""),
    STR("\"\\\\u0000\""), STR("\"0123456789abcdef\""), STR("\"0123456789abcde\\\"f\""), STR("\"0123456789abcdef0123456789abcdef\\n\""),
    STR("\"012345678901234\\\\\""), STR("\"\xef\xbb\xbf\""), STR("\"\xef\xbf\xbf\""), STR("\"\xf4\x8f\xbf\xbf\""), STR("\"\\uffff\""),
    STR("[]"), STR("[ ]"), STR("{}"), STR("{ }"), STR(" [ 1 , 2 ] "), STR("\t\r\n{\t\"a\"\r:\n1 }\n"), STR("[[],[[]],{}]"),
    STR("[1,\"a\",null,true,false,{\"b\":[]}]"), STR("{\"\":1}"), STR("{\"a\":1,\"b\":2,\"A\":3}"), STR("{\"a\":{\"a\":{\"a\":1}}}"),
    STR("{\"ab\":1,\"a\":2,\"b\":3,\"aab\":4,\"abb\":5}"), STR("{\"a\\u0062\":1,\"a\\\\u0062\":2}"),
    STR("{\"田\":1,\"头\":2,\"\\u7530\\u7530\":3}"), STR("[0.1,0.10,1e1]"), STR("[\"/\",\"\\/\"]"), STR("[-1,-1.0,-1e0]"),
    STR("{\"k1\":1,\"k2\":2,\"k3\":3,\"k4\":4,\"k5\":5,\"k6\":6,\"k7\":7,\"k8\":8,\"k9\":9,\"k10\":10,\"k11\":11,\"k12\":12,\"k13\":13,"
        "\"k14\":14,\"k15\":15,\"k16\":16,\"k17\":17,\"k18\":18,\"k19\":19,\"k20\":20,\"k21\":21,\"k22\":22,\"k23\":23,\"k24\":24,"
        "\"k25\":25,\"k26\":26}"),
};

static const struct str JSON_BAD[] = {
    STR(""), STR(" "), STR("\xef\xbb\xbf{}"), STR("\xff\xfe"), STR("nul"), STR("nulll"), STR("True"), STR("NaN"), STR("Infinity"), STR("-Infinity"),
    STR("undefined"), STR("'a'"), STR("a"), STR("+1"), STR("01"), STR("-01"), STR("00"), STR("-"), STR("--1"), STR("1."), STR(".5"), STR("-.5"),
    STR("1.e5"), STR("1e"), STR("1e+"), STR("1e+-1"), STR("1e5.5"), STR("0x10"), STR("1_000"), STR("1,5"), STR("1 2"), STR("\xef\xbc\x91"),
    STR("\""), STR("\"a"), STR("\"a\\"), STR("\"a\\\""), STR("\"\\x41\""), STR("\"\\a\""), STR("\"\\u\""), STR("\"\\u12\""), STR("\"\\u123g\""),
    STR("\"\\U0041\""), STR("\"\\u 123\""), STR("\"\\u-123\""), STR("\"\\u0000\""), STR("\"a\\u0000b\""), STR("\"\\ud800\""),
    STR("\"\\udc00\""), STR("\"\\ud800a\""), STR("\"\\ud800\\n\""), STR("\"\\ud800\\u0041\""), STR("\"\\ud800\\ud800\""), STR("\"\\udc00\\ud800\""),
    STR("\"\\ud83c\\udf3\""), STR("\"a\nb\""), STR("\"a\tb\""), STR("\"\x01\""), STR("\"\x1f\""), STR("\"0123456789abcdef\x1f\""),
    STR("\"a\0b\""), STR("\0"), STR("[1]\0"), STR("{\"a\\u0000\":1}"), STR("\"\\\0\""), STR("\"\\\x80\""), STR("\"\\田\""),
    STR("\"\x80\""), STR("\"\xc0\x80\""), STR("\"\xc1\xbf\""), STR("\"\xe0\x80\x80\""), STR("\"\xe0\x9f\xbf\""), STR("\"\xed\xa0\x80\""),
    STR("\"\xed\xbf\xbf\""), STR("\"\xf0\x80\x80\x80\""), STR("\"\xf4\x90\x80\x80\""), STR("\"\xf5\x80\x80\x80\""), STR("\"\xff\""),
    STR("\"\xe7\x94\""), STR("\"\xe7\x94"), STR("\"0123456789abcde\xe7\x94\""), STR("\"\xf0\x9f\x8c\""), STR("\xe7\x94\xb0"),
    STR("["), STR("]"), STR("[1"), STR("[1,"), STR("[1,]"), STR("[,1]"), STR("[,]"), STR("[1,,2]"), STR("[1 2]"), STR("[1:2]"), STR("[1}"),
    STR("[\"a\":1]"), STR("{"), STR("}"), STR("{\"a\""), STR("{\"a\":"), STR("{\"a\":1"), STR("{\"a\":1,"), STR("{\"a\":1,}"), STR("{,\"a\":1}"),
    STR("{\"a\"}"), STR("{\"a\",\"b\"}"), STR("{\"a\" 1}"), STR("{\"a\":}"), STR("{\"a\":1:2}"), STR("{\"a\":1 \"b\":2}"), STR("{a:1}"), STR("{1:1}"),
    STR("{null:1}"), STR("{'a':1}"), STR("{\"a\":1]"), STR("{[]:1}"), STR("[] []"), STR("{}{}"), STR("{},"), STR("[1]x"), STR("null,"),
    STR("//a\n1"), STR("/**/1"), STR("1//a"), STR("[1\x0c]"), STR("[1\x0b]"), STR("\xc2\xa0[]"), STR("[\xe3\x80\x80]"),
    STR("{\"a\":1,\"a\":1}"), STR("{\"a\":1,\"b\":2,\"a\":3}"), STR("{\"a\":1,\"\\u0061\":2}"), STR("{\"\":1,\"\":2}"), STR("[{\"x\":{\"a\":1,\"a\":2}}]"),
    STR("{\"田\":1,\"\\u7530\":2}"), STR("{\"\\ud83c\\udf3e\":1,\"\xf0\x9f\x8c\xbe\":2}"),
    STR("{\"k1\":1,\"k2\":2,\"k3\":3,\"k4\":4,\"k5\":5,\"k6\":6,\"k7\":7,\"k8\":8,\"k9\":9,\"k10\":10,\"k11\":11,\"k12\":12,\"k13\":13,"
        "\"k14\":14,\"k15\":15,\"k16\":16,\"k17\":17,\"k18\":18,\"k19\":19,\"k20\":20,\"k21\":21,\"k22\":22,\"k23\":23,\"k24\":24,"
        "\"k25\":25,\"k7\":26}"),
};

#endif
