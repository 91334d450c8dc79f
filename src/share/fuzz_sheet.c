/* fuzz_sheet.c: any bytes as a sheet: read within bounds or refused with a sentence. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "share_sheet.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *ar = ar_new(0);
    struct cx cx;
    struct sheet s;
    if (!ar)
        return 0;
    cx_init(&cx, ar);
    if (share_sheet_csv(&cx, (struct str){(const char *)data, size}, &s) == ERR_NONE)
        for (size_t r = 0; r < s.rows; r++)
            for (size_t c = 0; c < s.cols; c++)
                if (s.cells[r][c] && !utf8_valid(str_of(s.cells[r][c])))
                    abort();
    ar_free(&ar);
    return 0;
}
