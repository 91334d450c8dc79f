-- Every revision of every test, certificate and release: the fact itself, which the log holds. certify_test, certify_cert and
-- certify_release hold the latest one for joins. (Papers made before this table have their latest state in the log from their next change on.)
CREATE TABLE certify_rev (
  id @ID,
  kind TEXT NOT NULL,              -- test certificate release
  object_id BIGINT NOT NULL,       -- row of that table
  number TEXT NOT NULL,            -- test_no, cert_no, release_no
  rev BIGINT NOT NULL,             -- its revision
  lot_id BIGINT NOT NULL,          -- the lot it is about
  at_us BIGINT NOT NULL,
  by_name TEXT NOT NULL,
  reason TEXT,                     -- of a correction, revocation, withdrawal
  open TEXT NOT NULL,              -- what strangers may read of it, JSON
  body TEXT NOT NULL,              -- all of it, JSON
  county TEXT NOT NULL,
  UNIQUE (kind, object_id, rev)    -- certify.rev_test, rev_certificate, rev_release
);
CREATE INDEX certify_rev_lot ON certify_rev (lot_id, id); -- certify.rev_of_lot
CREATE TRIGGER certify_rev_no_update BEFORE UPDATE ON certify_rev BEGIN SELECT RAISE(ABORT, 'certify_rev is append-only'); END;
CREATE TRIGGER certify_rev_no_delete BEFORE DELETE ON certify_rev BEGIN SELECT RAISE(ABORT, 'certify_rev is append-only'); END;
