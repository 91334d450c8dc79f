-- Room pay: demands for money, tries to pay them by a channel, money given back, bills of the channels.
CREATE TABLE pay_payment (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  subject TEXT NOT NULL,              -- what of a room above is paid: "purchase"
  subject_id BIGINT NOT NULL,         -- its row there
  fen BIGINT NOT NULL CHECK (fen > 0),
  title TEXT NOT NULL,                -- what the payer reads at the channel
  payer_account_id BIGINT NOT NULL,
  level_path TEXT @BIN NOT NULL,      -- who may confirm cash and transfers by hand: scope
  state TEXT NOT NULL,                -- pay_payment_states.def
  paid_try_id BIGINT,                 -- the try that was accepted
  created_us BIGINT NOT NULL,
  expires_us BIGINT NOT NULL,
  paid_us BIGINT,
  ended_us BIGINT,                    -- given up
  county TEXT NOT NULL
);
CREATE UNIQUE INDEX pay_payment_one_open ON pay_payment (subject, subject_id) WHERE state = 'open';  -- one open demand a subject
CREATE INDEX pay_payment_expires ON pay_payment (expires_us) WHERE state = 'open';                   -- pay.payments_due
CREATE INDEX pay_payment_path ON pay_payment (level_path, id);                                       -- list by scope
CREATE TABLE pay_try (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  number TEXT NOT NULL UNIQUE,        -- ours, at the channel (out_trade_no, orderId)
  payment_id BIGINT NOT NULL REFERENCES pay_payment(id),
  channel TEXT NOT NULL,
  scene TEXT NOT NULL,
  fen BIGINT NOT NULL CHECK (fen > 0),
  state TEXT NOT NULL,                -- pay_try_states.def
  made_us BIGINT NOT NULL,
  expires_us BIGINT NOT NULL,
  go TEXT,                            -- what the payer's browser does next, JSON
  channel_no TEXT,                    -- the channel's number
  told_fen BIGINT,                    -- what the channel told as paid
  told_currency TEXT,
  paid_fen BIGINT NOT NULL DEFAULT 0 CHECK (paid_fen >= 0),
  paid_us BIGINT,                     -- when, by the channel's clock where it told
  refund_fen BIGINT NOT NULL DEFAULT 0,  -- given back or on its way back
  detail TEXT,                        -- the channel's code
  asks BIGINT NOT NULL DEFAULT 0,     -- how often the channel was asked
  next_us BIGINT,                     -- when it is asked next; NULL: never
  reference TEXT,                     -- by hand: the bank's reference
  first_by BIGINT,                    -- by hand: account of the first person
  billed_day BIGINT,                  -- the bill that holds it
  county TEXT NOT NULL,
  CHECK (refund_fen >= 0 AND refund_fen <= paid_fen)   -- never more back than came
);
CREATE INDEX pay_try_of ON pay_try (payment_id, id);                                  -- pay.tries_of
CREATE INDEX pay_try_next ON pay_try (next_us) WHERE next_us IS NOT NULL;             -- pay.tries_due
CREATE INDEX pay_try_paid ON pay_try (channel, paid_us) WHERE paid_us IS NOT NULL;    -- pay.bill_missing
CREATE INDEX pay_try_look ON pay_try (state, id) WHERE state IN ('disputed', 'uncertain', 'checking');  -- what a person looks at
CREATE TABLE pay_refund (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  number TEXT NOT NULL UNIQUE,        -- ours, at the channel
  payment_id BIGINT NOT NULL REFERENCES pay_payment(id),
  try_id BIGINT NOT NULL REFERENCES pay_try(id),
  key TEXT NOT NULL,                  -- asked for once
  fen BIGINT NOT NULL CHECK (fen > 0),
  reason TEXT NOT NULL,
  surplus BIGINT NOT NULL,            -- 1: money nobody wanted, the subject did not ask for this
  state TEXT NOT NULL,                -- pay_refund_states.def
  sends BIGINT NOT NULL DEFAULT 0,
  asks BIGINT NOT NULL DEFAULT 0,
  created_us BIGINT NOT NULL,
  sent_us BIGINT,                     -- first sent; never changed after
  next_us BIGINT,
  done_us BIGINT,
  detail TEXT,
  reference TEXT,                     -- done by hand: how
  billed_day BIGINT,
  county TEXT NOT NULL,
  UNIQUE (payment_id, key)
);
CREATE INDEX pay_refund_next ON pay_refund (next_us) WHERE next_us IS NOT NULL;       -- pay.refunds_due
CREATE INDEX pay_refund_look ON pay_refund (state, id) WHERE state IN ('failed', 'hand', 'uncertain');
CREATE INDEX pay_refund_done ON pay_refund (try_id, done_us);                         -- pay.bill_missing_refunds
-- Every move of a payment, try or refund; append-only.
CREATE TABLE pay_step (
  id @ID,
  object TEXT NOT NULL,               -- payment try refund
  object_id BIGINT NOT NULL,
  from_state TEXT NOT NULL,
  to_state TEXT NOT NULL,
  detail TEXT,
  by_name TEXT NOT NULL,
  at_us BIGINT NOT NULL
);
CREATE INDEX pay_step_of ON pay_step (object, object_id, id);                         -- pay.steps
CREATE TABLE pay_bill (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  channel TEXT NOT NULL,
  day BIGINT NOT NULL,                -- days since 1970-01-01, China's
  state TEXT NOT NULL,                -- wanted done none
  rows_n BIGINT NOT NULL DEFAULT 0,
  matched_n BIGINT NOT NULL DEFAULT 0,
  paid_fen BIGINT NOT NULL DEFAULT 0,
  refund_fen BIGINT NOT NULL DEFAULT 0,
  fee_fen BIGINT NOT NULL DEFAULT 0,
  got_us BIGINT,
  detail TEXT,
  UNIQUE (channel, day)
);
CREATE TABLE pay_bill_item (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  bill_id BIGINT NOT NULL REFERENCES pay_bill(id),
  kind TEXT NOT NULL,                 -- unknown_here unpaid_here missing_there amount refund_unknown refund_open refund_missing refund_amount
  number TEXT NOT NULL,               -- of the try or refund
  try_id BIGINT,
  refund_id BIGINT,
  fen_there BIGINT,
  fen_here BIGINT,
  state TEXT NOT NULL,                -- open settled
  note TEXT,
  by_name TEXT,                       -- who settled it; "system" when it settled itself
  created_us BIGINT NOT NULL,
  settled_us BIGINT,
  UNIQUE (bill_id, kind, number)
);
CREATE INDEX pay_bill_item_open ON pay_bill_item (number) WHERE state = 'open';       -- pay.item_settle_number
CREATE VIEW pay_payment_v AS
  SELECT p.id, p.uuid, p.subject, p.subject_id, p.fen, p.state, t.channel, p.paid_us, p.created_us, p.expires_us, COALESCE(t.refund_fen, 0) AS refund_fen
  FROM pay_payment p LEFT JOIN pay_try t ON t.id = p.paid_try_id;
CREATE VIEW pay_refund_v AS
  SELECT id, uuid, payment_id, fen, state, created_us, done_us FROM pay_refund;
