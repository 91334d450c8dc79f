/* pay_bill_read.c: see pay_bill_read.h. */
#include "pay_bill_read.h"

static void find_columns(struct pay_table *t)
{
    for (int c = 0; t->names[c]; c++) {
        t->at[c] = -1;
        for (size_t i = 0; i < t->n; i++)
            if (str_eqz(t->cells[i], t->names[c]))
                t->at[c] = (int)i;
    }
    t->found = t->at[0] >= 0;
}

bool pay_table_line(struct pay_table *t, struct str line)
{
    t->n = pay_cells(line, t->cells, PAY_CELLS_MAX);
    if (t->found)
        return true;
    find_columns(t);
    return false;
}

struct str pay_table_cell(const struct pay_table *t, int column)
{
    int at = t->at[column];
    return at >= 0 && (size_t)at < t->n ? t->cells[at] : (struct str){0};
}
