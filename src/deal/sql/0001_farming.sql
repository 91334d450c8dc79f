-- Room deal: order farming: demands, offers bound to seasons and lots, contracts, deliveries against them (EC-12, EC-19, EC-20).
CREATE TABLE deal_number (
  name TEXT PRIMARY KEY,              -- "XQ20261122": kind and day
  last BIGINT NOT NULL
);
-- Every change of state of anything in this room; append-only.
CREATE TABLE deal_step (
  id @ID,
  kind TEXT NOT NULL,                 -- demand offer contract …: MACHINE of deal_states.def
  ref_id BIGINT NOT NULL,
  from_state TEXT,
  to_state TEXT NOT NULL,
  reason TEXT,
  by_name TEXT NOT NULL,
  at_us BIGINT NOT NULL
);
CREATE INDEX deal_step_of ON deal_step (kind, ref_id, id);      -- deal.steps
-- What a buyer looks for.
CREATE TABLE deal_demand (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  demand_no TEXT NOT NULL UNIQUE,
  account_id BIGINT NOT NULL,         -- who asks
  buyer_id BIGINT,                    -- for which examined organisation; NULL: for himself
  buyer_name TEXT,                    -- the organisation's name; a person's name is not shown
  title TEXT NOT NULL,
  crop_id BIGINT NOT NULL,
  grade TEXT,
  standard TEXT,
  quantity_g BIGINT NOT NULL CHECK (quantity_g > 0),
  from_day BIGINT NOT NULL,
  until_day BIGINT NOT NULL,
  deliveries BIGINT NOT NULL,         -- in so many parts, evenly from the first to the last day
  place TEXT NOT NULL,
  place_path TEXT,                    -- of the level it lies in, when it lies in the county
  lon_udeg BIGINT,
  lat_udeg BIGINT,
  price_min_fen BIGINT NOT NULL,      -- per kilogram
  price_max_fen BIGINT NOT NULL,
  buyer_deposit_bp BIGINT NOT NULL,   -- of the contract's sum, parts of 10,000
  seller_deposit_bp BIGINT NOT NULL,
  late_bp BIGINT NOT NULL,            -- taken off per day late
  late_max_days BIGINT NOT NULL,      -- then it may be called broken
  short_bp BIGINT NOT NULL,           -- of the value of what is missing
  grade_bp BIGINT NOT NULL,           -- of the value of what is below grade
  pay_days BIGINT NOT NULL,           -- bills are due so many days after receipt
  quality TEXT,
  state TEXT NOT NULL,
  state_us BIGINT NOT NULL,
  created_us BIGINT NOT NULL,
  level_path TEXT NOT NULL,           -- of the county: which office reviews
  county TEXT NOT NULL,
  rev BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX deal_demand_state ON deal_demand (state, crop_id);          -- open demands, by crop
CREATE INDEX deal_demand_account ON deal_demand (account_id, id);        -- one's own
CREATE INDEX deal_demand_path ON deal_demand (level_path, id);           -- list by scope
CREATE TABLE deal_offer (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  demand_id BIGINT NOT NULL REFERENCES deal_demand (id),
  operator_id BIGINT NOT NULL,
  season_id BIGINT,                   -- grow's season or lot it comes from: one of them
  lot_id BIGINT,
  quantity_g BIGINT NOT NULL CHECK (quantity_g > 0),
  price_fen BIGINT NOT NULL CHECK (price_fen > 0),
  note TEXT,
  consent TEXT,                       -- how the household agreed, when a village point acts for it
  account_id BIGINT,                  -- who entered it
  state TEXT NOT NULL,
  state_us BIGINT NOT NULL,
  created_us BIGINT NOT NULL,
  level_path TEXT NOT NULL,           -- of the producer
  county TEXT NOT NULL,
  rev BIGINT NOT NULL DEFAULT 1,
  CHECK ((season_id IS NULL) <> (lot_id IS NULL))
);
CREATE INDEX deal_offer_demand ON deal_offer (demand_id, id);
CREATE INDEX deal_offer_operator ON deal_offer (operator_id, id);
-- Quantities that are spoken for: what is still owed of an offer, a contract, a package. A row with owed_g 0 is done with.
CREATE TABLE deal_promise (
  id @ID,
  kind TEXT NOT NULL,                 -- offer contract package
  ref_id BIGINT NOT NULL,
  operator_id BIGINT NOT NULL,
  season_id BIGINT,                   -- of the season, or of the season the lot was harvested from
  lot_id BIGINT,
  owed_g BIGINT NOT NULL CHECK (owed_g >= 0),
  given_g BIGINT NOT NULL DEFAULT 0,  -- delivered from it
  UNIQUE (kind, ref_id)
);
CREATE INDEX deal_promise_season ON deal_promise (season_id);            -- deal.promised_season
CREATE INDEX deal_promise_lot ON deal_promise (lot_id);                  -- deal.promised_lot
-- What left a lot by deliveries of this room.
CREATE TABLE deal_given (
  id @ID,
  kind TEXT NOT NULL,                 -- delivery handout
  ref_id BIGINT NOT NULL,
  lot_id BIGINT NOT NULL,
  season_id BIGINT,                   -- the lot was harvested from
  quantity_g BIGINT NOT NULL CHECK (quantity_g > 0),
  UNIQUE (kind, ref_id, lot_id)
);
CREATE INDEX deal_given_lot ON deal_given (lot_id);
CREATE INDEX deal_given_season ON deal_given (season_id);
CREATE TABLE deal_contract (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  contract_no TEXT NOT NULL UNIQUE,
  origin TEXT NOT NULL,               -- offer bid
  origin_id BIGINT NOT NULL,          -- what it was made from: once
  operator_id BIGINT NOT NULL,        -- seller
  account_id BIGINT NOT NULL,         -- buyer
  buyer_id BIGINT,
  buyer_name TEXT NOT NULL,
  title TEXT NOT NULL,
  crop_id BIGINT NOT NULL,
  grade TEXT,
  standard TEXT,
  quantity_g BIGINT NOT NULL CHECK (quantity_g > 0),
  price_fen BIGINT NOT NULL CHECK (price_fen > 0),     -- per kilogram
  total_fen BIGINT NOT NULL CHECK (total_fen > 0),
  buyer_deposit_fen BIGINT NOT NULL CHECK (buyer_deposit_fen >= 0),
  seller_deposit_fen BIGINT NOT NULL CHECK (seller_deposit_fen >= 0),
  late_bp BIGINT NOT NULL,
  late_max_days BIGINT NOT NULL,
  short_bp BIGINT NOT NULL,
  grade_bp BIGINT NOT NULL,
  pay_days BIGINT NOT NULL,
  place TEXT NOT NULL,
  quality TEXT,
  text TEXT NOT NULL,                 -- what both sign
  text_sha TEXT NOT NULL,             -- SHA-256 of text, hex
  buyer_signed_us BIGINT,
  buyer_signed_by TEXT,
  seller_signed_us BIGINT,
  seller_signed_by TEXT,
  seller_account_id BIGINT,           -- who signed for the seller and pays its deposit
  seller_consent TEXT,                -- how the household agreed, when a village point signs for it
  state TEXT NOT NULL,
  state_us BIGINT NOT NULL,
  created_us BIGINT NOT NULL,
  level_path TEXT NOT NULL,           -- of the seller
  county TEXT NOT NULL,
  rev BIGINT NOT NULL DEFAULT 1,
  UNIQUE (origin, origin_id)
);
CREATE INDEX deal_contract_operator ON deal_contract (operator_id, id);
CREATE INDEX deal_contract_account ON deal_contract (account_id, id);
CREATE INDEX deal_contract_state ON deal_contract (state, state_us);     -- deal.contracts_due
CREATE INDEX deal_contract_path ON deal_contract (level_path, id);
CREATE TABLE deal_plan (
  id @ID,
  contract_id BIGINT NOT NULL REFERENCES deal_contract (id),
  pos BIGINT NOT NULL,                -- 1 …
  day BIGINT NOT NULL,                -- due
  quantity_g BIGINT NOT NULL CHECK (quantity_g > 0),
  UNIQUE (contract_id, pos)
);
CREATE TABLE deal_delivery (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  delivery_no TEXT NOT NULL UNIQUE,
  contract_id BIGINT NOT NULL REFERENCES deal_contract (id),
  plan_id BIGINT NOT NULL REFERENCES deal_plan (id),
  day BIGINT NOT NULL,                -- sent
  quantity_g BIGINT NOT NULL,
  note TEXT,
  received_day BIGINT,
  received_g BIGINT,
  below_g BIGINT,                     -- of these, below grade
  received_note TEXT,
  gross_fen BIGINT,
  deducted_fen BIGINT,
  net_fen BIGINT,
  event_id TEXT,                      -- EPCIS, shipping
  received_event_id TEXT,             -- EPCIS, receiving
  state TEXT NOT NULL,
  state_us BIGINT NOT NULL,
  created_us BIGINT NOT NULL,
  rev BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX deal_delivery_contract ON deal_delivery (contract_id, id);
-- A planned delivery has one that counts; what was refused may be sent again.
CREATE UNIQUE INDEX deal_delivery_once ON deal_delivery (plan_id) WHERE state <> 'refused';
CREATE TABLE deal_deduction (
  id @ID,
  delivery_id BIGINT NOT NULL REFERENCES deal_delivery (id),
  kind TEXT NOT NULL,                 -- late short grade: deal_deductions.def
  base_fen BIGINT NOT NULL,
  parts_bp BIGINT NOT NULL,
  fen BIGINT NOT NULL,
  UNIQUE (delivery_id, kind)
);
CREATE TABLE deal_deposit (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  contract_id BIGINT NOT NULL REFERENCES deal_contract (id),
  side TEXT NOT NULL,                 -- buyer seller
  account_id BIGINT NOT NULL,         -- who pays
  fen BIGINT NOT NULL CHECK (fen > 0),
  payment_id BIGINT,                  -- pay's
  payment TEXT,                       -- its uuid
  state TEXT NOT NULL,
  state_us BIGINT NOT NULL,
  rev BIGINT NOT NULL DEFAULT 1,
  UNIQUE (contract_id, side)
);
CREATE TABLE deal_bill (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  contract_id BIGINT NOT NULL REFERENCES deal_contract (id),
  delivery_id BIGINT NOT NULL UNIQUE REFERENCES deal_delivery (id),
  account_id BIGINT NOT NULL,
  buyer_id BIGINT,
  operator_id BIGINT NOT NULL,
  fen BIGINT NOT NULL CHECK (fen > 0),
  due_day BIGINT NOT NULL,
  payment_id BIGINT,
  payment TEXT,
  state TEXT NOT NULL,
  state_us BIGINT NOT NULL,
  rev BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX deal_bill_contract ON deal_bill (contract_id);
CREATE INDEX deal_bill_state ON deal_bill (state, due_day);
-- What each producer earned by this room, line by line, as it was posted in the books; append-only.
CREATE TABLE deal_income (
  id @ID,
  operator_id BIGINT NOT NULL,
  kind TEXT NOT NULL,                 -- contract package forfeit
  ref TEXT NOT NULL,                  -- uuid of the delivery, handout or deposit
  fen BIGINT NOT NULL,
  account_id BIGINT,                  -- who paid
  buyer_id BIGINT,
  at_us BIGINT NOT NULL,
  county TEXT NOT NULL,
  UNIQUE (kind, ref, operator_id, account_id)
);
CREATE INDEX deal_income_operator ON deal_income (operator_id, at_us);
CREATE INDEX deal_income_at ON deal_income (at_us);
CREATE VIEW deal_contract_v AS
  SELECT id, uuid, contract_no, operator_id, account_id, buyer_id, crop_id, quantity_g, price_fen, total_fen, state, created_us, county FROM deal_contract;
CREATE VIEW deal_income_v AS SELECT id, operator_id, kind, ref, fen, account_id, buyer_id, at_us, county FROM deal_income;
-- Grams of a lot that this room has given away or owes: stock that is not free for the mall.
CREATE VIEW deal_lot_taken_v AS
  SELECT lot_id, CAST(SUM(g) AS BIGINT) AS taken_g FROM (
    SELECT lot_id, owed_g AS g FROM deal_promise WHERE lot_id IS NOT NULL AND owed_g > 0
    UNION ALL SELECT lot_id, quantity_g FROM deal_given) AS both_kinds GROUP BY lot_id;
