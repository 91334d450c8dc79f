-- Postings and lines are never changed or deleted, whatever the program does.
CREATE FUNCTION ledger_keep() RETURNS trigger LANGUAGE plpgsql AS $f$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'check_violation';
END $f$;
CREATE TRIGGER ledger_posting_keep BEFORE UPDATE OR DELETE ON ledger_posting FOR EACH ROW EXECUTE FUNCTION ledger_keep();
CREATE TRIGGER ledger_line_keep BEFORE UPDATE OR DELETE ON ledger_line FOR EACH ROW EXECUTE FUNCTION ledger_keep();
