/* certify_judge.c: judging a result against its limit. Pure; the rule table stands in judge(). Called when results come in.
 *
 *   limit         value            verdict
 *   max L         ND               pass, unless the method's detection limit is above L: pending (the method cannot tell)
 *   max L         v                v <= L pass, else fail
 *   nd            ND               pass
 *   nd            v                v below the detection limit counts as not detected: pass; else fail
 *   none          anything         pending: a person judges */
#include <string.h>

#include "certify_priv.h"
#include "dec.h"

bool certify_value_valid(const char *value)
{
    return value && (strcmp(value, "ND") == 0 || (dec_valid(str_of(value), false) && value[0] != '-'));
}

static bool is_number(const char *z)
{
    return z && *z && dec_valid(str_of(z), false);
}

static enum certify_verdict judge_max(const char *value, const char *limit, const char *detection_limit)
{
    if (!is_number(limit))
        return VERDICT_PENDING;
    if (strcmp(value, "ND") != 0)
        return dec_cmp(str_of(value), str_of(limit)) <= 0 ? VERDICT_PASS : VERDICT_FAIL;
    bool blind = is_number(detection_limit) && dec_cmp(str_of(detection_limit), str_of(limit)) > 0;
    return blind ? VERDICT_PENDING : VERDICT_PASS;
}

static enum certify_verdict judge_nd(const char *value, const char *detection_limit)
{
    if (strcmp(value, "ND") == 0)
        return VERDICT_PASS;
    bool below = is_number(detection_limit) && dec_cmp(str_of(value), str_of(detection_limit)) < 0;
    return below ? VERDICT_PASS : VERDICT_FAIL;
}

enum certify_verdict certify_judge(enum certify_limit_kind kind, const char *value, const char *limit, const char *detection_limit)
{
    if (!certify_value_valid(value) || (kind != LIMIT_MAX && kind != LIMIT_ND))
        return VERDICT_PENDING;
    return kind == LIMIT_MAX ? judge_max(value, limit, detection_limit) : judge_nd(value, detection_limit);
}

enum certify_verdict certify_judge_all(const struct certify_result_seen *r, size_t n)
{
    enum certify_verdict all = n ? VERDICT_PASS : VERDICT_PENDING;
    for (size_t i = 0; i < n; i++) {
        if (r[i].verdict == VERDICT_FAIL)
            return VERDICT_FAIL;
        if (r[i].verdict == VERDICT_PENDING)
            all = VERDICT_PENDING;
    }
    return all;
}
