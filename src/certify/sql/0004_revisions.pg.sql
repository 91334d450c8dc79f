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
CREATE FUNCTION certify_append_only() RETURNS trigger LANGUAGE plpgsql AS $f$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'check_violation';
END $f$;
CREATE TRIGGER certify_rev_kept BEFORE UPDATE OR DELETE ON certify_rev FOR EACH ROW EXECUTE FUNCTION certify_append_only();
