-- Lines of the audit trail and steps of operators are never changed or deleted, whatever the program does.
CREATE FUNCTION people_keep() RETURNS trigger LANGUAGE plpgsql AS $f$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'check_violation';
END $f$;
CREATE TRIGGER people_audit_keep BEFORE UPDATE OR DELETE ON people_audit FOR EACH ROW EXECUTE FUNCTION people_keep();
CREATE TRIGGER people_step_keep BEFORE UPDATE OR DELETE ON people_operator_step FOR EACH ROW EXECUTE FUNCTION people_keep();
