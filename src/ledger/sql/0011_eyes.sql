-- Who changed last where a producer is paid does not approve what goes there; what stood in a file for the bank is not cancelled.
ALTER TABLE ledger_payee ADD COLUMN changed_by BIGINT;        -- account; NULL: the program, or before this migration
ALTER TABLE ledger_settlement ADD COLUMN filed_us BIGINT;     -- first given out in a file for the bank
