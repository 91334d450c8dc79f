/* tool_client.c: write the TypeScript client or the OpenAPI document that come from the route tables, or check that a file
 * still equals them.   tool_client FILE | tool_client --check FILE | tool_client --openapi FILE */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app.h"
#include "net.h"

static int same(const char *path, const char *want)
{
    size_t size = strlen(want);
    char *have = calloc(1, size + 2);
    FILE *f = fopen(path, "r");
    size_t n = f && have ? fread(have, 1, size + 1, f) : 0;
    if (f)
        fclose(f);
    bool equal = n == size && have && memcmp(have, want, size) == 0;
    free(have);
    if (!equal)
        fprintf(stderr, "%s is not what the route tables say: run ./test --client\n", path);
    return equal ? 0 : 1;
}

static int by_op(const void *a, const void *b)
{
    return strcmp((*(const struct route *const *)a)->op, (*(const struct route *const *)b)->op);
}

/* Operation names are methods of the client and operationId of the OpenAPI document: each may be there once. */
static int twice(struct arena *ar, const struct room *const *rooms)
{
    size_t n = 0, room_n = 0, bad = 0;
    for (const struct room *const *r = rooms; *r; r++)
        room_n += (*r)->routes_n;
    const struct route **all = AR_ARRAY(ar, const struct route *, room_n);
    for (const struct room *const *r = rooms; *r; r++)
        for (size_t i = 0; i < (*r)->routes_n; i++)
            if ((*r)->routes[i].op)
                all[n++] = &(*r)->routes[i];
    qsort(all, n, sizeof *all, by_op);
    for (size_t i = 1; i < n; i++)
        if (strcmp(all[i - 1]->op, all[i]->op) == 0 && strcmp(all[i - 1]->path, all[i]->path) != 0 && ++bad)
            fprintf(stderr, "two routes are called %s: %s and %s\n", all[i]->op, all[i - 1]->path, all[i]->path);
    return bad != 0;
}

int main(int argc, char **argv)
{
    bool check = argc == 3 && strcmp(argv[1], "--check") == 0, openapi = argc == 3 && strcmp(argv[1], "--openapi") == 0;
    if (argc != 2 && !check && !openapi)
        return 2;
    struct arena *ar = ar_new(0);
    const char *text = openapi ? net_openapi(ar, APP_ROOMS) : net_client_ts(ar, APP_ROOMS);
    int status = twice(ar, APP_ROOMS);
    if (status) {
        ar_free(&ar);
        return status;
    }
    if (check) {
        status = same(argv[2], text);
    } else {
        FILE *f = fopen(argv[argc - 1], "w");
        status = !f || fputs(text, f) < 0 || fclose(f) != 0;
    }
    ar_free(&ar);
    return status;
}
