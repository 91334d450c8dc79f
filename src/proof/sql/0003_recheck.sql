-- Room proof: records read again and held against their leaves, by a job that goes on from where it stopped; what it found.

-- How far: rows of one kind in blocks of 16,384.
CREATE TABLE proof_checked (
  kind BIGINT NOT NULL,              -- enum proof_kind
  block BIGINT NOT NULL,             -- ref / 16384
  upto BIGINT NOT NULL,              -- last row of the block that was looked at
  at_us BIGINT NOT NULL,             -- when the look began
  PRIMARY KEY (kind, block)
) @NOROWID;

-- Records that do not agree with the log, each once.
CREATE TABLE proof_finding (
  id @ID,
  kind BIGINT NOT NULL,              -- enum proof_kind; 0: the log itself
  ref BIGINT NOT NULL,               -- row of the record; 0 with kind 0
  what TEXT NOT NULL,                -- what differs, as `tiantou check --log` says it
  found_us BIGINT NOT NULL,
  seen_us BIGINT NOT NULL,           -- last time
  gone_us BIGINT,                    -- since when it agrees again
  UNIQUE (kind, ref)
);
