-- Room sell, the half that buys: addresses, carts, purchases, orders, refunds. Money is fen, mass grams, instants microseconds UTC.

-- What a shop asks for beside its prices. No row: nothing is asked.
CREATE TABLE sell_terms (
  shop_id BIGINT PRIMARY KEY REFERENCES sell_shop (id),
  freight_fen BIGINT NOT NULL CHECK (freight_fen >= 0),      -- for the first freight_g of an order
  freight_g BIGINT NOT NULL CHECK (freight_g > 0),
  more_fen BIGINT NOT NULL CHECK (more_fen >= 0),            -- for each further kilogram begun
  free_from_fen BIGINT,                                      -- no freight from this amount of goods on; NULL: always freight
  packing_fen BIGINT NOT NULL CHECK (packing_fen >= 0),      -- of an order
  cold_fen BIGINT NOT NULL CHECK (cold_fen >= 0),            -- of an order with cooled or frozen goods
  promoter_bp BIGINT NOT NULL CHECK (promoter_bp BETWEEN 0 AND 3000), -- a promoter's share of the goods, parts of 10,000
  pickup BIGINT NOT NULL,                                    -- 1: goods may be collected
  pickup_place TEXT,                                         -- where
  county TEXT NOT NULL,
  rev BIGINT NOT NULL DEFAULT 1
);

-- Where buyers live. Everything personal is sealed (people_secret_seal, "sell_address:UUID"); the digest finds the same house again.
CREATE TABLE sell_address (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  account_id BIGINT NOT NULL,
  box TEXT,                           -- name, phone, region, detail; NULL: deleted
  shown TEXT NOT NULL,                -- masked, for lists
  division TEXT NOT NULL,             -- GB/T 2260, 6 digits
  digest TEXT NOT NULL,               -- keyed, of the folded address (sell_address_fold)
  is_default BIGINT NOT NULL,
  created_us BIGINT NOT NULL,
  gone_us BIGINT,
  rev BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX sell_address_of ON sell_address (account_id, id);          -- a buyer's addresses

CREATE TABLE sell_cart (
  account_id BIGINT NOT NULL,
  sku_id BIGINT NOT NULL REFERENCES sell_sku (id),
  pieces BIGINT NOT NULL CHECK (pieces BETWEEN 1 AND 100000),
  seen_fen BIGINT NOT NULL,           -- price of a piece when the buyer put it in or looked last
  added_us BIGINT NOT NULL,
  PRIMARY KEY (account_id, sku_id)
) @NOROWID;

-- One payment for orders of one or several shops.
CREATE TABLE sell_purchase (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  account_id BIGINT NOT NULL,
  state TEXT NOT NULL,                -- open paid given_up
  payment_id BIGINT,                  -- room pay; NULL only inside the transaction that makes both
  payment TEXT,                       -- its UUID
  total_fen BIGINT NOT NULL CHECK (total_fen > 0),
  delivery TEXT NOT NULL,             -- ship pickup
  box TEXT,                           -- name, phone, region, detail, sealed for "sell_purchase:UUID"; NULL: erased or none
  shown TEXT NOT NULL,                -- masked
  division TEXT NOT NULL,             -- where it goes, 6 digits
  digest TEXT NOT NULL,               -- of the address; of the account when goods are collected
  channel TEXT NOT NULL,              -- mall scan point promoter
  household_id BIGINT,                -- a village point bought for this producer
  consent TEXT,                       -- how he agreed
  promoter_id BIGINT,
  note TEXT,
  created_us BIGINT NOT NULL,
  expires_us BIGINT NOT NULL,
  county TEXT NOT NULL
);
CREATE INDEX sell_purchase_of ON sell_purchase (account_id, id);        -- a buyer's purchases
CREATE INDEX sell_purchase_late ON sell_purchase (expires_us) WHERE state = 'open'; -- job sell.order

CREATE TABLE sell_order (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  order_no TEXT NOT NULL UNIQUE,
  purchase_id BIGINT NOT NULL REFERENCES sell_purchase (id),
  account_id BIGINT NOT NULL,
  shop_id BIGINT NOT NULL REFERENCES sell_shop (id),
  serve_id BIGINT NOT NULL,           -- who packs and sends
  paid_id BIGINT NOT NULL,            -- who gets the shop's commission
  level_path TEXT NOT NULL,           -- of the shop: scope
  state TEXT NOT NULL,                -- sell_order_states.def
  back_state TEXT,                    -- where it goes on when a refund was asked for and is not given, or was for a part
  state_us BIGINT NOT NULL,
  due_us BIGINT,                      -- when the job moves it on: shipped → received → completed
  goods_fen BIGINT NOT NULL,          -- lines after discounts
  fees_fen BIGINT NOT NULL,           -- freight, packing, cold chain
  total_fen BIGINT NOT NULL,          -- goods_fen + fees_fen: what was charged
  back_fen BIGINT NOT NULL DEFAULT 0, -- of it given back or promised
  platform_bp BIGINT NOT NULL,        -- as they were at checkout, parts of 10,000
  promoter_bp BIGINT NOT NULL,
  sale_place TEXT NOT NULL,           -- division code of whoever is paid (EC-31)
  to_place TEXT NOT NULL,             -- where it goes
  carrier TEXT,
  waybill_no TEXT,
  event_id TEXT,                      -- EPCIS event of the dispatch
  paid_us BIGINT,
  shipped_us BIGINT,
  received_us BIGINT,
  completed_us BIGINT,
  created_us BIGINT NOT NULL,
  county TEXT NOT NULL,
  rev BIGINT NOT NULL DEFAULT 1,
  CHECK (goods_fen >= 0 AND fees_fen >= 0 AND total_fen = goods_fen + fees_fen AND back_fen BETWEEN 0 AND total_fen)
);
CREATE INDEX sell_order_of ON sell_order (account_id, id);              -- a buyer's orders
CREATE INDEX sell_order_purchase ON sell_order (purchase_id);           -- orders of a purchase
CREATE INDEX sell_order_shop ON sell_order (shop_id, state, id);        -- what a seller has to do
CREATE INDEX sell_order_path ON sell_order (level_path, id);            -- list by scope
CREATE INDEX sell_order_due ON sell_order (due_us) WHERE due_us IS NOT NULL; -- job sell.order
CREATE INDEX sell_order_done ON sell_order (completed_us) WHERE completed_us IS NOT NULL; -- statistics

CREATE TABLE sell_line (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  order_id BIGINT NOT NULL REFERENCES sell_order (id),
  sku_id BIGINT NOT NULL,
  goods_id BIGINT NOT NULL,
  product_id BIGINT NOT NULL,
  title TEXT NOT NULL,                -- as it was
  title_en TEXT,
  spec TEXT NOT NULL,
  cover_sha TEXT,
  unit TEXT NOT NULL,                 -- piece weight
  price_fen BIGINT NOT NULL,
  weight_g BIGINT NOT NULL,
  pieces BIGINT NOT NULL CHECK (pieces > 0),
  gross_fen BIGINT NOT NULL,          -- before the discount
  paid_fen BIGINT NOT NULL,           -- charged
  due_fen BIGINT NOT NULL,            -- after weighing; never more than paid
  back_fen BIGINT NOT NULL DEFAULT 0, -- of due_fen given back or promised
  back_pieces BIGINT NOT NULL DEFAULT 0,
  weighed_g BIGINT,
  owner_id BIGINT NOT NULL,           -- whose goods
  paid_id BIGINT NOT NULL,            -- who is paid
  commission_bp BIGINT NOT NULL,
  tax_bp BIGINT NOT NULL,             -- of the goods, as it was
  campaign_id BIGINT,
  CHECK (paid_fen BETWEEN 0 AND gross_fen AND due_fen BETWEEN 0 AND paid_fen AND back_fen BETWEEN 0 AND due_fen AND back_pieces BETWEEN 0 AND pieces),
  UNIQUE (order_id, sku_id)
);
CREATE INDEX sell_line_goods ON sell_line (goods_id, id);               -- reviews and statistics of goods
CREATE INDEX sell_line_owner ON sell_line (owner_id, id);               -- income of a producer

-- What the buyer pays beside the goods: each with its owner.
CREATE TABLE sell_fee (
  order_id BIGINT NOT NULL REFERENCES sell_order (id),
  kind TEXT NOT NULL,                 -- freight packing cold
  account TEXT NOT NULL,              -- of the books
  operator_id BIGINT NOT NULL,        -- whose, 0: nobody's of the register
  fen BIGINT NOT NULL CHECK (fen > 0),
  PRIMARY KEY (order_id, kind)
) @NOROWID;

-- Who got what of an order, when it was completed; a later refund takes back by lines below zero. Append-only.
CREATE TABLE sell_share (
  id @ID,
  order_id BIGINT NOT NULL REFERENCES sell_order (id),
  line_id BIGINT,                     -- NULL: of a fee the buyer paid
  refund_id BIGINT,                   -- NULL: at completion
  kind TEXT NOT NULL,                 -- platform commission promoter seller freight packing cold
  account TEXT NOT NULL,
  operator_id BIGINT NOT NULL,
  fen BIGINT NOT NULL CHECK (fen <> 0),
  at_us BIGINT NOT NULL,
  county TEXT NOT NULL
);
CREATE INDEX sell_share_order ON sell_share (order_id, line_id);        -- shares of an order
CREATE INDEX sell_share_operator ON sell_share (operator_id, at_us);    -- income of a producer

-- Every change of an order's or a refund's state. Append-only.
CREATE TABLE sell_order_step (
  id @ID,
  order_id BIGINT NOT NULL REFERENCES sell_order (id),
  refund_id BIGINT,
  from_state TEXT,
  to_state TEXT NOT NULL,
  reason TEXT,
  by_name TEXT NOT NULL,
  at_us BIGINT NOT NULL
);
CREATE INDEX sell_order_step_of ON sell_order_step (order_id, id);

CREATE TABLE sell_refund (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  order_id BIGINT NOT NULL REFERENCES sell_order (id),
  kind TEXT NOT NULL,                 -- asked cancelled weighed recall
  state TEXT NOT NULL,                -- sell_refund_states.def
  cause TEXT NOT NULL,                -- why the buyer asks
  text TEXT,                          -- in his words
  answer TEXT,                        -- of the seller or the office
  goods_fen BIGINT NOT NULL,
  fees_fen BIGINT NOT NULL,
  fen BIGINT NOT NULL CHECK (fen = goods_fen + fees_fen AND goods_fen >= 0 AND fees_fen >= 0 AND fen > 0),
  pay_refund_id BIGINT,               -- room pay
  due_us BIGINT,                      -- the seller answers until then
  created_us BIGINT NOT NULL,
  ended_us BIGINT,
  county TEXT NOT NULL,
  rev BIGINT NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX sell_refund_open ON sell_refund (order_id) WHERE kind <> 'weighed' AND ended_us IS NULL; -- one at a time
CREATE INDEX sell_refund_order ON sell_refund (order_id, id);           -- refunds of an order
CREATE INDEX sell_refund_due ON sell_refund (due_us) WHERE due_us IS NOT NULL; -- job sell.order
CREATE INDEX sell_refund_pay ON sell_refund (pay_refund_id) WHERE pay_refund_id IS NOT NULL; -- pay tells the end
CREATE TABLE sell_refund_line (
  refund_id BIGINT NOT NULL REFERENCES sell_refund (id),
  line_id BIGINT NOT NULL REFERENCES sell_line (id),
  pieces BIGINT NOT NULL CHECK (pieces >= 0),
  fen BIGINT NOT NULL CHECK (fen >= 0),
  PRIMARY KEY (refund_id, line_id)
) @NOROWID;

-- What other rooms may read of orders: no person in it.
CREATE VIEW sell_order_v AS
SELECT o.id, o.uuid, o.order_no, o.shop_id, o.serve_id, o.state, o.total_fen, o.back_fen, o.sale_place, o.to_place, o.created_us, o.paid_us, o.completed_us,
       p.channel, p.household_id, o.level_path, o.county FROM sell_order o JOIN sell_purchase p ON p.id = o.purchase_id;
CREATE VIEW sell_line_v AS
SELECT l.id, l.uuid, l.order_id, l.sku_id, l.goods_id, l.product_id, l.pieces, l.due_fen, l.back_fen, l.owner_id, l.paid_id FROM sell_line l;
CREATE VIEW sell_share_v AS
SELECT s.id, s.order_id, s.line_id, s.kind, s.operator_id, s.fen, s.at_us, s.county FROM sell_share s;
