/* uuid.h: UUIDv7 (RFC 9562): what the API shows in place of row ids. Ordered by time, random otherwise. */
#ifndef BASE_UUID_H
#define BASE_UUID_H

#include <stdbool.h>

#include "arena.h"
#include "str.h"

#define UUID_SIZE 37 /* 36 characters and NUL */

/* A new one, lower case. Strictly increasing within the process. Any thread. */
void uuid_new(char out[UUID_SIZE]);
char *uuid_make(struct arena *ar);
/* 8-4-4-4-12 hex digits, any version. */
bool uuid_valid(struct str s);

#endif
