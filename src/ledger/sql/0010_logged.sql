-- Postings stand in the log (room proof) from the transaction on that stores them. Those that were stored before this migration get their
-- leaves when the rooms start: done counts up to upto.
CREATE TABLE ledger_logged (
  id BIGINT PRIMARY KEY,             -- 1
  done BIGINT NOT NULL,              -- last old posting that has a leaf
  upto BIGINT NOT NULL               -- last old posting
);
INSERT INTO ledger_logged (id, done, upto) SELECT 1, 0, COALESCE(MAX(id), 0) FROM ledger_posting;
