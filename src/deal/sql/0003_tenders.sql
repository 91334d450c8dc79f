-- Room deal: tenders (EC-14) and accounts of bulk buyers (EC-15).
-- Organisations that buy in bulk: examined, with a credit limit and a monthly statement.
CREATE TABLE deal_buyer (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,                 -- supermarket canteen helper company
  uscc TEXT NOT NULL UNIQUE,          -- unified social credit code
  account_id BIGINT NOT NULL,         -- whose account acts for it
  credit_fen BIGINT NOT NULL DEFAULT 0 CHECK (credit_fen >= 0),
  terms_days BIGINT NOT NULL DEFAULT 0,      -- a statement is due so many days after it is drawn
  state TEXT NOT NULL,
  state_us BIGINT NOT NULL,
  created_us BIGINT NOT NULL,
  level_path TEXT NOT NULL,           -- of the county
  county TEXT NOT NULL,
  rev BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX deal_buyer_account ON deal_buyer (account_id);
CREATE TABLE deal_statement (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  statement_no TEXT NOT NULL UNIQUE,
  buyer_id BIGINT NOT NULL REFERENCES deal_buyer (id),
  month BIGINT NOT NULL,              -- 202611: what was charged until its end
  bills BIGINT NOT NULL,
  fen BIGINT NOT NULL CHECK (fen > 0),
  due_day BIGINT NOT NULL,
  payment_id BIGINT,
  payment TEXT,
  state TEXT NOT NULL,
  state_us BIGINT NOT NULL,
  rev BIGINT NOT NULL DEFAULT 1,
  UNIQUE (buyer_id, month)
);
CREATE INDEX deal_statement_due ON deal_statement (state, due_day);
ALTER TABLE deal_bill ADD COLUMN statement_id BIGINT;
CREATE INDEX deal_bill_buyer ON deal_bill (buyer_id, state);             -- deal.charged, deal.statement_bills
CREATE INDEX deal_bill_statement ON deal_bill (statement_id);
CREATE TABLE deal_tender (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  tender_no TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,                 -- sealed reverse
  account_id BIGINT NOT NULL,
  buyer_id BIGINT,
  buyer_name TEXT,
  title TEXT NOT NULL,
  crop_id BIGINT NOT NULL,
  grade TEXT,
  standard TEXT,
  quantity_g BIGINT NOT NULL CHECK (quantity_g > 0),
  from_day BIGINT NOT NULL,
  until_day BIGINT NOT NULL,
  deliveries BIGINT NOT NULL,
  place TEXT NOT NULL,
  ceiling_fen BIGINT NOT NULL CHECK (ceiling_fen > 0),  -- per kilogram: no bid is higher
  buyer_deposit_bp BIGINT NOT NULL,
  seller_deposit_bp BIGINT NOT NULL,
  late_bp BIGINT NOT NULL,
  late_max_days BIGINT NOT NULL,
  short_bp BIGINT NOT NULL,
  grade_bp BIGINT NOT NULL,
  pay_days BIGINT NOT NULL,
  quality TEXT,
  starts_us BIGINT NOT NULL,
  planned_us BIGINT NOT NULL,         -- end as announced
  closes_us BIGINT NOT NULL,          -- end after extensions
  extend_s BIGINT NOT NULL,           -- a bid in the last so many seconds moves the end so far from itself
  decrement_fen BIGINT NOT NULL,      -- a better bid is lower by so much at least
  extended BIGINT NOT NULL DEFAULT 0,
  bids BIGINT NOT NULL DEFAULT 0,     -- received: orders them; shown after opening only
  last_us BIGINT NOT NULL,            -- the latest instant known here: the clock never goes back for this tender
  award_reason TEXT,
  state TEXT NOT NULL,
  state_us BIGINT NOT NULL,
  created_us BIGINT NOT NULL,
  level_path TEXT NOT NULL,
  county TEXT NOT NULL,
  rev BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX deal_tender_state ON deal_tender (state, closes_us);        -- deal.tenders_due
CREATE INDEX deal_tender_account ON deal_tender (account_id, id);
CREATE TABLE deal_bid (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  tender_id BIGINT NOT NULL REFERENCES deal_tender (id),
  operator_id BIGINT NOT NULL,
  ord BIGINT NOT NULL,                -- order of arrival
  sealed TEXT,                        -- price and source, encrypted until opening; NULL: a reverse auction's, or replaced
  price_fen BIGINT,                   -- NULL while sealed
  season_id BIGINT,
  lot_id BIGINT,
  consent TEXT,
  account_id BIGINT,
  received_us BIGINT NOT NULL,
  state TEXT NOT NULL,
  state_us BIGINT NOT NULL,
  level_path TEXT NOT NULL,
  county TEXT NOT NULL,
  rev BIGINT NOT NULL DEFAULT 1,
  UNIQUE (tender_id, ord)
);
-- A producer has one bid that counts.
CREATE UNIQUE INDEX deal_bid_once ON deal_bid (tender_id, operator_id) WHERE state = 'in';
CREATE INDEX deal_bid_operator ON deal_bid (operator_id, id);
CREATE VIEW deal_buyer_v AS SELECT id, uuid, name, kind, uscc, account_id, state, county FROM deal_buyer;
