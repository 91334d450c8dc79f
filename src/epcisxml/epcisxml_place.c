/* epcisxml_place.c: where in the XML a fault stands. The checks of room epcis name it by JSON pointer below the event; people who sent XML
 * look for it by path and line. */
#include "epcisxml_priv.h"

#include <stdio.h>
#include <string.h>

/* What the items of a list are called in XML. */
static const struct { const char *list, *item; } ITEMS[] = {
    {"epcList", "epc"}, {"childEPCs", "epc"}, {"inputEPCList", "epc"}, {"outputEPCList", "epc"}, {"quantityList", "quantityElement"},
    {"childQuantityList", "quantityElement"}, {"inputQuantityList", "quantityElement"}, {"outputQuantityList", "quantityElement"},
    {"bizTransactionList", "bizTransaction"}, {"sourceList", "source"}, {"destinationList", "destination"},
    {"sensorElementList", "sensorElement"}, {"correctiveEventIDs", "correctiveEventID"},
};

static const char *item_of(struct str list)
{
    for (size_t i = 0; i < sizeof ITEMS / sizeof ITEMS[0]; i++)
        if (str_eqz(list, ITEMS[i].list))
            return ITEMS[i].item;
    return NULL;
}

/* "/sensorElementList/0/sensorReport/1/type" → "/sensorElementList/sensorElement[1]/sensorReport[2]/@type". */
static void xml_path(char *out, size_t size, struct str pointer)
{
    struct str one, last = {0}, rest = str_from(pointer, 1);
    size_t n = 0;
    bool attrs = false;
    out[0] = '\0';
    while (rest.size && n < size) {
        int64_t index;
        str_cut(rest, '/', &one, &rest);
        const char *item = item_of(last);
        if (str_i64(one, &index) && item)
            n += (size_t)snprintf(out + n, size - n, "/%s[%lld]", item, (long long)index + 1);
        else if (str_i64(one, &index))
            n += (size_t)snprintf(out + n, size - n, "[%lld]", (long long)index + 1);
        else
            n += (size_t)snprintf(out + n, size - n, "/%s%.*s", attrs ? "@" : "", (int)one.size, one.p);
        attrs = attrs || str_eqz(one, "sensorReport") || str_eqz(one, "sensorMetadata");
        last = one;
    }
}

void epcisxml_place(struct cx *cx, const char *at, int line)
{
    size_t n = strlen(at), said = strlen(cx->err_text);
    char tail[sizeof cx->err_field];
    if (strncmp(cx->err_field, at, n) != 0)
        return;
    xml_path(tail, sizeof tail, str_of(cx->err_field + n));
    if (n < sizeof cx->err_field)
        snprintf(cx->err_field + n, sizeof cx->err_field - n, "%s", tail);
    snprintf(cx->err_text + said, sizeof cx->err_text - said, cx->lang == LANG_ZH ? "（事件从第 %d 行开始）" : " (the event begins at line %d)", line);
}
