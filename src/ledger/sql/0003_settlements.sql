-- Settlements: what a payee is owed, drawn, approved by another person, paid out by bank transfer.
CREATE TABLE ledger_settlement (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  number TEXT NOT NULL UNIQUE,        -- JS202611220001
  kind TEXT NOT NULL,                 -- ledger_payee_kinds.def
  payee TEXT NOT NULL,                -- uuid
  payee_name TEXT NOT NULL,           -- when it was drawn
  operator_id BIGINT,                 -- whose it is: a producer's,
  owner_id BIGINT,                    -- or an account's of a person
  account TEXT @BIN NOT NULL,         -- KIND:UUID
  fen BIGINT NOT NULL CHECK (fen > 0),
  lines_n BIGINT NOT NULL,
  until_day BIGINT NOT NULL,          -- what was due until the end of this day
  state TEXT NOT NULL,                -- ledger_settlement_states.def
  level_path TEXT @BIN NOT NULL,      -- of the payee when it was drawn: scope
  drawn_by BIGINT NOT NULL,           -- account
  drawn_name TEXT NOT NULL,
  drawn_us BIGINT NOT NULL,
  approved_by BIGINT,
  approved_name TEXT,
  approved_us BIGINT,
  payee_rev BIGINT,                   -- the payee that was approved
  paid_us BIGINT,
  reference TEXT,                     -- the bank's
  reason TEXT,                        -- of a cancellation or failure
  ended_us BIGINT,
  county TEXT NOT NULL,
  rev BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX ledger_settlement_path ON ledger_settlement (level_path, id);           -- list by scope
CREATE INDEX ledger_settlement_operator ON ledger_settlement (operator_id, id);      -- a producer's own
CREATE INDEX ledger_settlement_owner ON ledger_settlement (owner_id, id);            -- a person's own
CREATE INDEX ledger_settlement_account ON ledger_settlement (account, state);        -- ledger.wallet
CREATE INDEX ledger_settlement_state ON ledger_settlement (state, id);               -- file for the bank
-- Which lines a settlement pays: each line once. Rows go when a settlement fails or is cancelled: its lines are due again.
CREATE TABLE ledger_settlement_line (
  line_id BIGINT PRIMARY KEY REFERENCES ledger_line(id),
  settlement_id BIGINT NOT NULL REFERENCES ledger_settlement(id)
);
CREATE INDEX ledger_settlement_line_of ON ledger_settlement_line (settlement_id);    -- ledger.settlement_lines
CREATE TABLE ledger_settlement_step (
  id @ID,
  settlement_id BIGINT NOT NULL REFERENCES ledger_settlement(id),
  from_state TEXT NOT NULL,
  to_state TEXT NOT NULL,
  text TEXT,
  by_name TEXT NOT NULL,
  at_us BIGINT NOT NULL
);
CREATE INDEX ledger_settlement_step_of ON ledger_settlement_step (settlement_id, id); -- ledger.settlement_steps
CREATE TABLE ledger_number (
  name TEXT PRIMARY KEY,
  last BIGINT NOT NULL
);
-- Where a payee is paid. Holder and number are sealed; of the number people read the end.
CREATE TABLE ledger_payee (
  account TEXT @BIN PRIMARY KEY,      -- KIND:UUID
  holder_sealed TEXT NOT NULL,
  bank TEXT NOT NULL,
  number_sealed TEXT NOT NULL,
  number_masked TEXT NOT NULL,
  changed_name TEXT NOT NULL,
  changed_us BIGINT NOT NULL,
  rev BIGINT NOT NULL
);
CREATE VIEW ledger_settlement_v AS
  SELECT id, uuid, number, kind, payee, operator_id, fen, state, until_day, drawn_us AS created_us, paid_us FROM ledger_settlement;
-- Who the payees of the kinds below this room are. Rooms above have such views of their own: see ledger.h.
CREATE VIEW ledger_payee_operator_v AS
  SELECT uuid, name, id AS operator_id, CAST(NULL AS BIGINT) AS account_id, level_path, county FROM people_operator_v;
CREATE VIEW ledger_payee_buyer_v AS
  SELECT uuid, name, CAST(NULL AS BIGINT) AS operator_id, id AS account_id, CAST(NULL AS TEXT) AS level_path, CAST(NULL AS TEXT) AS county FROM people_account_v;
