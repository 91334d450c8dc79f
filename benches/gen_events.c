/* gen_events.c: write an EPCIS document of made-up county events to standard output, for `tiantou import events` and for trying
 * things by hand.   gen_events COUNT [FROM [county]]   county: those of bench_county.c */
#include "bench.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int argc, char **argv)
{
    char event[GEN_EVENT_MAX];
    uint64_t count = argc > 1 ? strtoull(argv[1], NULL, 10) : 10, from = argc > 2 ? strtoull(argv[2], NULL, 10) : 0, bytes = 0;
    bool county = argc > 3 && strcmp(argv[3], "county") == 0;
    fputs(gen_document_head, stdout);
    for (uint64_t i = 0; i < count; i++) {
        size_t size = county ? gen_county(from + i, 0, event) : gen_event(from + i, 0, event);
        fwrite(event, 1, size, stdout);
        if (i + 1 < count)
            fputs(",\n", stdout);
        bytes += size;
    }
    fputs(gen_document_tail, stdout);
    fprintf(stderr, "events=%" PRIu64 " mean_bytes=%" PRIu64 "\n", count, count ? bytes / count : 0);
    return ferror(stdout) ? 1 : 0;
}
