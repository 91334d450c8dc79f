/* trace_routes.c: the routes of the room and what it gives to the house. */
#include "trace_priv.h"

extern const struct migration trace_migrations[];
extern const size_t trace_migrations_n;

static const struct route ROUTES[] = {
    {"GET", "/api/v1/trace", trace_get, "trace.read", RT_SLOW, .query = &trace_ask_shape, .reply = &trace_graph_shape, .op = "traceGet",
     .zh = "追溯：一个物品从哪里来、到哪里去、谁在什么时候持有", .en = "Trace: where a thing came from, where it went, who had it when"},
    {"GET", "/api/v1/trace-places", trace_place_index, "trace.place.read", .list = &trace_place_list, .op = "tracePlaces", .zh = "外部地点和单位的名称", .en = "Names of places and parties outside the county"},
    {"POST", "/api/v1/trace-places", trace_place_post, "trace.place.write", RT_IDEMPOTENT, .body = &trace_place_body_shape, .reply = &trace_place_shape, .status = 201, .op = "tracePlaceCreate",
     .zh = "给一个地点或单位命名", .en = "Name a place or party"},
    {"PUT", "/api/v1/trace-places/{id}", trace_place_set, "trace.place.write", RT_IF_MATCH, .body = &trace_place_body_shape, .reply = &trace_place_shape, .op = "tracePlaceChange",
     .zh = "更正地点或单位的名称", .en = "Correct the name of a place or party"},
};

static const struct list_spec *const LISTS[] = {&trace_place_list};

#define N(a) (sizeof(a) / sizeof((a)[0]))
const struct room trace_room = {
    .name = "trace", .routes = ROUTES, .routes_n = N(ROUTES), .migrations = trace_migrations, .migrations_n = &trace_migrations_n, .sql = trace_sql, .sql_n = Q__COUNT,
    .lists = LISTS, .lists_n = N(LISTS),
};
