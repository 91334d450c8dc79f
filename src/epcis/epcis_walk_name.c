/* epcis_walk_name.c: names for the walk: the lot a commissioning tells of in its ILMD; words, places and senders of the events found. */
#include "epcis_walk.h"

#include <string.h>

#include "json.h"

/* ---- lots by ILMD ----------------------------------------------------------------------------------------------------------------------- */
struct str epcis_walk_lot_number(struct walk *w, const struct rows *r)
{
    struct str packed = rows_str(r, 1), text;
    struct jv v;
    struct json_fault fault;
    packed.p = ar_strndup(w->ar, packed.p ? packed.p : "", packed.size);
    if (!epcis_unpack_row(w->cx, r, packed, &text) || !json_read(w->ar, text, NULL, &v, &fault))
        return (struct str){0};
    const struct jv *ilmd = json_get(&v, "ilmd");
    for (uint32_t i = 0; json_is(ilmd, J_OBJ) && i < ilmd->n; i++)
        if (str_ends(ilmd->members[i].key, ":lotNumber"))
            return json_str(&ilmd->members[i].val);
    return (struct str){0};
}

/* ---- names ------------------------------------------------------------------------------------------------------------------------------------ */
static const char *name_of(struct walk *w, struct arena *outer, int64_t id)
{
    uint32_t at = id == FIELD_NULL ? WALK_NONE : walk_map_get(&w->by_id, (uint64_t)id);
    return at == WALK_NONE ? NULL : str_dup(outer, w->things[w->ids[at].thing].uri);
}

static const char *word_of(struct walk *w, struct arena *outer, enum epcis_voc voc, int64_t id)
{
    const char *uri = name_of(w, outer, id);
    return uri ? str_dup(outer, epcis_voc_short(voc, str_of(uri))) : NULL;
}

static enum err senders(struct walk *w, struct arena *outer, int64_t *captures, size_t n)
{
    struct rows *r;
    if (!n)
        return ERR_NONE;
    TRY(sql_query(w->tx, &epcis_sql[Q_WALK_CAPTURED], ARGS(v_is(captures, walk_distinct(captures, n))), &r));
    while (rows_next(r)) {
        int64_t id = rows_i64(r, 0);
        const char *name = rows_null(r, 1) ? "" : str_dup(outer, rows_str(r, 1));
        for (size_t i = 0; i < w->deeds_n; i++)
            if (w->deeds[i].capture == id)
                w->deeds[i].d.captured_by = name;
    }
    return rows_end(&r);
}

enum err epcis_walk_names(struct walk *w, struct arena *outer)
{
    int64_t *ids = AR_ARRAY(w->ar, int64_t, w->deeds_n * 5), *captures = AR_ARRAY(w->ar, int64_t, w->deeds_n);
    size_t n = 0, c = 0;
    for (size_t i = 0; i < w->deeds_n; i++) {
        const struct walk_deed *x = &w->deeds[i];
        const int64_t all[] = {x->step, x->disposition, x->read_point, x->biz_location, x->transformation};
        for (size_t k = 0; k < 5; k++)
            if (all[k] != FIELD_NULL && walk_map_get(&w->by_id, (uint64_t)all[k]) == WALK_NONE)
                ids[n++] = all[k];
        if (x->capture != FIELD_NULL)
            captures[c++] = x->capture;
    }
    if (n)
        TRY(walk_read_ids(w, Q_WALK_TEXTS, v_is(ids, walk_distinct(ids, n))));
    for (size_t i = 0; i < w->deeds_n; i++) {
        struct walk_deed *x = &w->deeds[i];
        x->d.biz_step = word_of(w, outer, EPCIS_BIZSTEP, x->step);
        x->d.disposition = word_of(w, outer, EPCIS_DISP, x->disposition);
        x->d.read_point = name_of(w, outer, x->read_point);
        x->d.biz_location = name_of(w, outer, x->biz_location);
        x->d.transformation = name_of(w, outer, x->transformation);
        x->d.event_id = ar_strdup(outer, x->d.event_id);
    }
    return senders(w, outer, captures, c);
}
