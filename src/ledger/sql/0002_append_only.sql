-- Postings and lines are never changed or deleted, whatever the program does.
CREATE TRIGGER ledger_posting_keep_u BEFORE UPDATE ON ledger_posting BEGIN SELECT RAISE(ABORT, 'ledger_posting is append-only'); END;
CREATE TRIGGER ledger_posting_keep_d BEFORE DELETE ON ledger_posting BEGIN SELECT RAISE(ABORT, 'ledger_posting is append-only'); END;
CREATE TRIGGER ledger_line_keep_u BEFORE UPDATE ON ledger_line BEGIN SELECT RAISE(ABORT, 'ledger_line is append-only'); END;
CREATE TRIGGER ledger_line_keep_d BEFORE DELETE ON ledger_line BEGIN SELECT RAISE(ABORT, 'ledger_line is append-only'); END;
