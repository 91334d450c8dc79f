-- As a witness for other logs: the latest checkpoint we cosigned of each.
CREATE TABLE proof_witnessed (
  origin TEXT @BIN NOT NULL PRIMARY KEY,
  size BIGINT NOT NULL,
  root @BYTES NOT NULL,
  at_us BIGINT NOT NULL
) @NOROWID;
