-- Room deal: future produce paid ahead: yard packages and adopted plots (EC-11, EC-30), one mechanism.
CREATE TABLE deal_package (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  package_no TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,                 -- yard plot
  operator_id BIGINT NOT NULL,        -- whose yard or plot, and who is paid
  title TEXT NOT NULL,
  story TEXT,
  photo_sha TEXT,
  season_id BIGINT,                   -- of an adopted plot: its record is the log
  share_fen BIGINT NOT NULL CHECK (share_fen > 0),
  target_shares BIGINT NOT NULL CHECK (target_shares > 0),
  max_shares BIGINT NOT NULL,
  taken_shares BIGINT NOT NULL DEFAULT 0,   -- paid or waiting for payment
  paid_shares BIGINT NOT NULL DEFAULT 0,
  deadline_us BIGINT NOT NULL,
  rule TEXT NOT NULL,                 -- refund carry substitute: what happens when there is less than promised
  rule_text TEXT NOT NULL,            -- what subscribers read before they pay
  rule_sha TEXT NOT NULL,
  place TEXT,                         -- where it is handed over, NULL: sent
  consent TEXT,
  account_id BIGINT,
  state TEXT NOT NULL,
  state_us BIGINT NOT NULL,
  created_us BIGINT NOT NULL,
  level_path TEXT NOT NULL,
  county TEXT NOT NULL,
  rev BIGINT NOT NULL DEFAULT 1,
  CHECK (taken_shares >= 0 AND taken_shares <= max_shares AND paid_shares >= 0 AND paid_shares <= taken_shares)
);
CREATE INDEX deal_package_state ON deal_package (state, deadline_us);    -- deal.packages_due, public list
CREATE INDEX deal_package_operator ON deal_package (operator_id, id);
-- What a share holds, over all instalments.
CREATE TABLE deal_content (
  id @ID,
  package_id BIGINT NOT NULL REFERENCES deal_package (id),
  pos BIGINT NOT NULL,
  name TEXT NOT NULL,
  amount TEXT NOT NULL,               -- "每次 2 千克"
  season_id BIGINT,                   -- the season that is to give it, with grams a share: then it is accounted
  crop_id BIGINT,
  share_g BIGINT NOT NULL DEFAULT 0,
  UNIQUE (package_id, pos)
);
CREATE INDEX deal_content_season ON deal_content (season_id);
-- The calendar.
CREATE TABLE deal_handout (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  package_id BIGINT NOT NULL REFERENCES deal_package (id),
  pos BIGINT NOT NULL,
  day BIGINT NOT NULL,
  weight BIGINT NOT NULL CHECK (weight > 0),   -- its part of the money and the grams, in proportion
  delivered_bp BIGINT,                -- of what was promised for it, parts of 10,000
  substituted BIGINT NOT NULL DEFAULT 0,
  sent_day BIGINT,
  note TEXT,
  photos TEXT,                        -- hashes, separated by |
  event_id TEXT,
  state TEXT NOT NULL,
  state_us BIGINT NOT NULL,
  rev BIGINT NOT NULL DEFAULT 1,
  UNIQUE (package_id, pos)
);
-- Visits and picking.
CREATE TABLE deal_extra (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  package_id BIGINT NOT NULL REFERENCES deal_package (id),
  kind TEXT NOT NULL,                 -- visit picking
  name TEXT NOT NULL,
  day BIGINT NOT NULL,
  capacity BIGINT NOT NULL CHECK (capacity > 0),
  taken BIGINT NOT NULL DEFAULT 0,
  fen BIGINT NOT NULL CHECK (fen >= 0),
  CHECK (taken >= 0 AND taken <= capacity)
);
CREATE INDEX deal_extra_package ON deal_extra (package_id);
CREATE TABLE deal_pledge (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  pledge_no TEXT NOT NULL UNIQUE,
  package_id BIGINT NOT NULL REFERENCES deal_package (id),
  account_id BIGINT NOT NULL,
  buyer_id BIGINT,
  shares BIGINT NOT NULL CHECK (shares > 0),
  fen BIGINT NOT NULL CHECK (fen > 0),         -- with extras
  rule_text TEXT NOT NULL,                     -- as it was read before paying
  receiver TEXT,                               -- sealed: name, telephone, address; NULL: forgotten
  receiver_masked TEXT,
  payment_id BIGINT,
  payment TEXT,
  refund_id BIGINT,                            -- of the whole rest
  released_fen BIGINT NOT NULL DEFAULT 0,      -- to the household
  refunded_fen BIGINT NOT NULL DEFAULT 0,      -- back to the subscriber
  carried_fen BIGINT NOT NULL DEFAULT 0,       -- owed with the next instalment
  state TEXT NOT NULL,
  state_us BIGINT NOT NULL,
  created_us BIGINT NOT NULL,
  county TEXT NOT NULL,
  rev BIGINT NOT NULL DEFAULT 1,
  CHECK (released_fen >= 0 AND refunded_fen >= 0 AND carried_fen >= 0 AND released_fen + refunded_fen + carried_fen <= fen)
);
CREATE INDEX deal_pledge_package ON deal_pledge (package_id, state);
CREATE INDEX deal_pledge_account ON deal_pledge (account_id, id);
CREATE INDEX deal_pledge_receiver ON deal_pledge (state_us) WHERE receiver IS NOT NULL;   -- deal.receivers_forget
CREATE TABLE deal_pledge_extra (
  pledge_id BIGINT NOT NULL REFERENCES deal_pledge (id),
  extra_id BIGINT NOT NULL REFERENCES deal_extra (id),
  n BIGINT NOT NULL CHECK (n > 0),
  PRIMARY KEY (pledge_id, extra_id)
) @NOROWID;
-- One subscriber's part of one instalment.
CREATE TABLE deal_part (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  handout_id BIGINT NOT NULL REFERENCES deal_handout (id),
  pledge_id BIGINT NOT NULL REFERENCES deal_pledge (id),
  fen BIGINT NOT NULL,                         -- its money, with what was carried over
  released_fen BIGINT,
  refunded_fen BIGINT,
  carried_fen BIGINT,
  reason TEXT,
  state TEXT NOT NULL,
  state_us BIGINT NOT NULL,
  rev BIGINT NOT NULL DEFAULT 1,
  UNIQUE (handout_id, pledge_id)
);
CREATE INDEX deal_part_pledge ON deal_part (pledge_id);
CREATE INDEX deal_part_state ON deal_part (state, state_us);             -- deal.parts_due
CREATE VIEW deal_package_v AS
  SELECT id, uuid, package_no, kind, operator_id, title, share_fen, target_shares, paid_shares, max_shares, state, deadline_us, county FROM deal_package;
CREATE VIEW deal_pledge_v AS
  SELECT id, uuid, package_id, account_id, buyer_id, shares, fen, released_fen, refunded_fen, state, created_us, county FROM deal_pledge;
