/* gs1_assoc.c: AIs that must come together and AIs that exclude each other (General Specifications 4.13), read from
 * the texts of the table: "01+21,02,35nn" is (01 and 21), or 02, or any of 3500 to 3599. */
#include "gs1_priv.h"

/* Does an AI match a pattern in which 'n' stands for any digit? "310n" also matches "3105". */
static bool ai_matches(struct str ai, struct str pattern)
{
    if (ai.size != pattern.size)
        return false;
    for (size_t i = 0; i < ai.size; i++)
        if (pattern.p[i] != 'n' && pattern.p[i] != ai.p[i])
            return false;
    return true;
}

static bool present(const struct gs1_elem *v, size_t n, struct str pattern)
{
    for (size_t i = 0; i < n; i++)
        if (ai_matches(v[i].ai, pattern))
            return true;
    return false;
}

/* All AIs of "01+21". */
static bool group_present(const struct gs1_elem *v, size_t n, struct str group)
{
    struct str one;
    while (group.size) {
        str_cut(group, '+', &one, &group);
        if (!present(v, n, one))
            return false;
    }
    return true;
}

static bool any_group(const struct gs1_elem *v, size_t n, const char *list)
{
    struct str rest = str_of(list), group;
    while (rest.size) {
        str_cut(rest, ',', &group, &rest);
        if (group_present(v, n, group))
            return true;
    }
    return false;
}

static bool excluded(const struct gs1_elem *v, size_t n, const struct gs1_elem *e)
{
    struct str rest = str_of(e->def->ex), pattern;
    while (rest.size) {
        str_cut(rest, ',', &pattern, &rest);
        for (size_t i = 0; i < n; i++)
            if (ai_matches(v[i].ai, pattern) && !str_eq(v[i].ai, e->ai))
                return true;
    }
    return false;
}

enum gs1_fault assoc_check(const struct gs1_elem *v, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (!v[i].def)
            continue;
        for (unsigned k = 0; k < 2; k++)
            if (v[i].def->req[k] && !any_group(v, n, v[i].def->req[k]))
                return GS1_MISSING_PAIR;
        if (excluded(v, n, &v[i]))
            return GS1_EXCLUDED_PAIR;
    }
    return GS1_OK;
}
