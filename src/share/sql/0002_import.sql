-- Rows of sheets that were imported: the same row again changes nothing.
CREATE TABLE share_import (
  digest TEXT @BIN NOT NULL PRIMARY KEY,  -- SHA-256 of the kind and the row's mapped values
  kind TEXT NOT NULL,                -- lots, tests, certificates
  object TEXT NOT NULL,              -- uuid of what was made
  county TEXT NOT NULL,
  at_us BIGINT NOT NULL,
  by_name TEXT NOT NULL
);
