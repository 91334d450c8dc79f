/* setting.h: small values the program keeps about itself in the database (secrets made at init, marks of data loaded). */
#ifndef STORE_SETTING_H
#define STORE_SETTING_H

#include "store.h"

/* The value in the arena; ERR_NOT_FOUND when there is none. */
enum err setting_get(struct tx *tx, const char *name, const char **out) MUST_CHECK;
/* Put it, replacing an older one. */
enum err setting_put(struct tx *tx, const char *name, const char *value) MUST_CHECK;

#endif
