/* epcis_units.h: units of measurement, compared across units. Private to the room. */
#ifndef EPCIS_UNITS_H
#define EPCIS_UNITS_H

#include <stdbool.h>
#include <stdint.h>

#include "str.h"

/* Is the UN/ECE Rec 20 code in the table? */
bool epcis_unit_known(struct str code);
/* A number for what is measured: equal for units that can be converted into each other; of its own for a code that is not in the
 * table; 0 for the empty code; -1 for what is no code (2 to 4 capitals and digits). */
int64_t epcis_unit_dim(struct str code);
/* The value in the coherent SI unit of its dimension; difference: a difference of two values (a standard deviation), for
 * which the zero of a scale does not count: 5 CEL are 5 KEL. A code that is not in the table: the value itself. */
double epcis_unit_si(struct str code, double value, bool difference);
/* How far two such values may lie apart and still be the same: 1e-12 of the value (of 273.15 K for temperatures below it). */
double epcis_unit_slack(struct str code, double si);

#endif
