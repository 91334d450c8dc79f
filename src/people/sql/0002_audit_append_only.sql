-- Lines of the audit trail and steps of operators are never changed or deleted, whatever the program does.
CREATE TRIGGER people_audit_keep_u BEFORE UPDATE ON people_audit BEGIN SELECT RAISE(ABORT, 'people_audit is append-only'); END;
CREATE TRIGGER people_audit_keep_d BEFORE DELETE ON people_audit BEGIN SELECT RAISE(ABORT, 'people_audit is append-only'); END;
CREATE TRIGGER people_step_keep_u BEFORE UPDATE ON people_operator_step BEGIN SELECT RAISE(ABORT, 'people_operator_step is append-only'); END;
CREATE TRIGGER people_step_keep_d BEFORE DELETE ON people_operator_step BEGIN SELECT RAISE(ABORT, 'people_operator_step is append-only'); END;
