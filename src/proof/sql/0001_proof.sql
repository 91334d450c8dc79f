-- Room proof: the append-only log. Hashes of facts, never facts.

-- Leaves in the order of the log. Leaves appended together for rows that follow each other stand in one row.
CREATE TABLE proof_run (
  idx @ID,                           -- index of its first leaf in the tree
  kind BIGINT NOT NULL,              -- enum proof_kind
  ref BIGINT NOT NULL,               -- row of the first record in its room's table; the others follow without gap
  n BIGINT NOT NULL,                 -- leaves, at most 80
  leaves @BYTES NOT NULL             -- n times seed (16 bytes), entry (32 bytes): proof.h
);
CREATE UNIQUE INDEX proof_run_ref ON proof_run (kind, ref); -- the leaf of a record; one leaf a record

-- PostgreSQL: what is committed but has no index yet (SQLite's one writer gives indexes at once).
CREATE TABLE proof_inbox (
  id @ID,
  kind BIGINT NOT NULL,
  ref BIGINT NOT NULL,
  n BIGINT NOT NULL,
  leaves @BYTES NOT NULL
);

-- Roots of whole subtrees of 256 leaves (level 1), 65,536 leaves (level 2) … so that no tile is computed from more than 256 hashes.
CREATE TABLE proof_node (
  level BIGINT NOT NULL,
  idx BIGINT NOT NULL,
  hash @BYTES NOT NULL,
  PRIMARY KEY (level, idx)
) @NOROWID;

-- Checkpoints as signed and published.
CREATE TABLE proof_checkpoint (
  size BIGINT NOT NULL PRIMARY KEY,  -- leaves
  root @BYTES NOT NULL,
  at_us BIGINT NOT NULL,
  note TEXT NOT NULL                 -- the signed note, with the cosignatures of witnesses
) @NOROWID;

-- The log only grows.
CREATE TRIGGER proof_run_no_update BEFORE UPDATE ON proof_run BEGIN SELECT RAISE(ABORT, 'proof_run is append-only'); END;
CREATE TRIGGER proof_run_no_delete BEFORE DELETE ON proof_run BEGIN SELECT RAISE(ABORT, 'proof_run is append-only'); END;
CREATE TRIGGER proof_node_no_update BEFORE UPDATE ON proof_node BEGIN SELECT RAISE(ABORT, 'proof_node is append-only'); END;
CREATE TRIGGER proof_node_no_delete BEFORE DELETE ON proof_node BEGIN SELECT RAISE(ABORT, 'proof_node is append-only'); END;
