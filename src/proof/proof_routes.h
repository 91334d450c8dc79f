/* proof_routes.h: the room's handlers and what they are made of. */
#ifndef PROOF_ROUTES_H
#define PROOF_ROUTES_H

#include "net.h"
#include "proof_priv.h"

/* What follows /log/tile/. */
struct proof_tile_name { bool entries; unsigned level; uint64_t n; size_t width; };
/* "0/x001/067.p/12", "entries/000"; false for any other spelling. */
bool proof_tile_path(struct str path, struct proof_tile_name *out);

enum err proof_tile_get(struct req *rq, struct resp *rs);
enum err proof_checkpoint_get(struct req *rq, struct resp *rs);
enum err proof_witness_post(struct req *rq, struct resp *rs);
enum err proof_keys_get(struct req *rq, struct resp *rs);

extern const struct route proof_routes[];
extern const size_t proof_routes_n;

#endif
