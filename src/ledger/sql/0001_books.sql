-- Room ledger: the books. Postings and their lines are never changed or deleted.
CREATE TABLE ledger_posting (
  id @ID,
  kind TEXT NOT NULL,                 -- "payment.paid"
  key TEXT NOT NULL,                  -- what happened, unique within its kind
  at_us BIGINT NOT NULL,
  by_name TEXT NOT NULL,              -- who caused it; "system" for jobs and callbacks
  county TEXT NOT NULL,
  UNIQUE (kind, key)
);
CREATE TABLE ledger_line (
  id @ID,
  posting_id BIGINT NOT NULL REFERENCES ledger_posting(id),
  account TEXT @BIN NOT NULL,
  fen BIGINT NOT NULL CHECK (fen <> 0),  -- > 0 debit, < 0 credit
  operator_id BIGINT,                 -- whose account, NULL: the house's or a buyer's
  kind TEXT NOT NULL,                 -- of the posting
  at_us BIGINT NOT NULL,              -- of the posting
  memo_zh TEXT,
  memo_en TEXT
);
CREATE INDEX ledger_line_account ON ledger_line (account, id);        -- ledger.balance, lists of lines, statements
CREATE INDEX ledger_line_posting ON ledger_line (posting_id);         -- ledger.posting_lines, ledger.check_zero
-- Derived: sums of the lines up to ledger_mark. Made anew by ledger_rebuild().
CREATE TABLE ledger_account (
  id @ID,
  account TEXT @BIN NOT NULL UNIQUE,
  operator_id BIGINT,
  fen BIGINT NOT NULL,
  lines_n BIGINT NOT NULL,
  last_us BIGINT NOT NULL
);
CREATE INDEX ledger_account_operator ON ledger_account (operator_id); -- ledger.due_accounts
CREATE TABLE ledger_mark (
  id BIGINT PRIMARY KEY,
  line_id BIGINT NOT NULL
);
INSERT INTO ledger_mark (id, line_id) VALUES (1, 0);
CREATE VIEW ledger_line_v AS
  SELECT l.id, l.posting_id, l.account, l.fen, l.operator_id, l.kind, p.key, l.at_us, l.memo_zh, l.memo_en, p.county
  FROM ledger_line l JOIN ledger_posting p ON p.id = l.posting_id;
CREATE VIEW ledger_account_v AS
  SELECT account, MAX(operator_id) AS operator_id, CAST(SUM(fen) AS BIGINT) AS fen, CAST(SUM(lines_n) AS BIGINT) AS lines_n, MAX(last_us) AS last_us
  FROM (SELECT account, operator_id, fen, lines_n, last_us FROM ledger_account
        UNION ALL
        SELECT account, operator_id, fen, 1, at_us FROM ledger_line WHERE id > (SELECT line_id FROM ledger_mark WHERE id = 1)) u
  GROUP BY account;
