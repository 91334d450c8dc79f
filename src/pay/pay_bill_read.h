/* pay_bill_read.h (private to the room): bills with a line of names over their columns: WeChat's and Alipay's. */
#ifndef PAY_PAY_BILL_READ_H
#define PAY_PAY_BILL_READ_H

#include "pay_form.h"

enum { PAY_CELLS_MAX = 64, PAY_COLUMNS_MAX = 16 };

/* The columns a reader wants, found by the names in the bill's head: their order is not fixed. */
struct pay_table {
    const char *const *names;        /* NULL-terminated; the first must be in a line for it to be the head */
    int at[PAY_COLUMNS_MAX];         /* where each is; -1: not in this bill */
    bool found;                      /* the head was seen */
    struct str cells[PAY_CELLS_MAX]; /* of the present line */
    size_t n;
};
/* Take a line: true when it is a row below the head (cells filled). A line before the head is skipped. */
bool pay_table_line(struct pay_table *t, struct str line);
struct str pay_table_cell(const struct pay_table *t, int column);   /* empty when there is none */

#endif
