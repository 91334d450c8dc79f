/* epcis_vocab.c: the words of CBV 2.0 under this room's names; the tables stand in gs1_cbv.c, where room epcisxml sees them too. */
#include "epcis_priv.h"

#include <string.h>

_Static_assert((int)EPCIS_VOCS == (int)GS1_CBV__COUNT && (int)EPCIS_COMP == (int)GS1_CBV_COMP && (int)EPCIS_ER == (int)GS1_CBV_ER,
               "the vocabularies have the same numbers in both rooms");

struct str epcis_concat(struct arena *ar, struct str a, struct str b)
{
    char *p = ar_alloc(ar, a.size + b.size + 1);
    if (a.size)
        memcpy(p, a.p, a.size);
    if (b.size)
        memcpy(p + a.size, b.p, b.size);
    return (struct str){p, a.size + b.size};
}

bool epcis_voc_uri(struct arena *ar, enum epcis_voc voc, struct str name, struct str *uri_out)
{
    return gs1_cbv_uri(ar, (enum gs1_cbv)voc, name, uri_out);
}

struct str epcis_voc_short(enum epcis_voc voc, struct str uri)
{
    return gs1_cbv_short((enum gs1_cbv)voc, uri);
}

const char *const *epcis_voc_names(enum epcis_voc voc, size_t *n_out)
{
    return gs1_cbv_names((enum gs1_cbv)voc, n_out);
}

bool epcis_voc_has(enum epcis_voc voc, struct str short_name)
{
    return gs1_cbv_has((enum gs1_cbv)voc, short_name);
}

bool epcis_voc_misused(enum epcis_voc voc, struct str s)
{
    return gs1_cbv_misused((enum gs1_cbv)voc, s);
}
