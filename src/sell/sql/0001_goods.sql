-- Room sell: shops, goods, SKUs, listings bound to lots, stock by lot. (0010 and up: carts, orders, reviews, campaigns.)

-- A shop: whose it is, who serves its buyers, who is paid.
CREATE TABLE sell_shop (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,                 -- enterprise coop household hall
  name TEXT NOT NULL UNIQUE,
  name_en TEXT,
  intro TEXT,
  operator_id BIGINT NOT NULL,        -- whose goods: people_operator_v
  serve_id BIGINT NOT NULL,           -- who packs, sends and answers
  paid_id BIGINT NOT NULL,            -- who is paid
  consent TEXT,                       -- how the others agreed, when the three are not one
  level_path TEXT NOT NULL,           -- of who serves, when applied: scope
  logo_sha TEXT,                      -- grow_file
  state TEXT NOT NULL,                -- sell_shop_states.def
  state_us BIGINT NOT NULL,
  county TEXT NOT NULL,
  created_us BIGINT NOT NULL,
  rev BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX sell_shop_operator ON sell_shop (operator_id);          -- shops of an operator
CREATE INDEX sell_shop_serve ON sell_shop (serve_id);                -- shops an operator keeps
CREATE INDEX sell_shop_path ON sell_shop (level_path, id);           -- list of shops by scope

-- A producer lets a shop sell its goods: recorded with how the consent was given, and what share the shop keeps.
CREATE TABLE sell_agent (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  shop_id BIGINT NOT NULL REFERENCES sell_shop (id),
  operator_id BIGINT NOT NULL,        -- whose goods
  pay_owner BIGINT NOT NULL,          -- 1: the producer is paid, 0: the shop
  commission_bp BIGINT NOT NULL CHECK (commission_bp BETWEEN 0 AND 5000), -- the shop's share, parts of 10,000
  consent TEXT NOT NULL,              -- how it was given
  by_name TEXT NOT NULL,
  since_us BIGINT NOT NULL,
  ended_us BIGINT,
  county TEXT NOT NULL
);
CREATE UNIQUE INDEX sell_agent_now ON sell_agent (shop_id, operator_id) WHERE ended_us IS NULL;  -- one agreement a shop and producer

-- Goods: one product of grow in one shop.
CREATE TABLE sell_goods (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  shop_id BIGINT NOT NULL REFERENCES sell_shop (id),
  product_id BIGINT NOT NULL,         -- grow's product: its GTIN
  owner_id BIGINT NOT NULL,           -- the product's operator: whose goods
  title TEXT NOT NULL,
  title_en TEXT,
  text TEXT,                          -- what the seller says; how it grew comes from the public season record
  category TEXT NOT NULL,             -- sell_categories.def
  storage TEXT NOT NULL,              -- ambient cool frozen
  shelf_days BIGINT,                  -- keeps so long from the harvest; NULL: not stated
  order_max BIGINT NOT NULL,          -- pieces of a SKU in one order
  tax_bp BIGINT NOT NULL DEFAULT 0 CHECK (tax_bp BETWEEN 0 AND 2000), -- value added tax that the prices hold, parts of 10,000; 0: exempt
  cover_sha TEXT,                     -- first picture
  state TEXT NOT NULL,                -- sell_goods_states.def
  state_us BIGINT NOT NULL,
  price_fen BIGINT NOT NULL DEFAULT 0,-- derived: cheapest piece of its SKUs that are on
  sold BIGINT NOT NULL DEFAULT 0,     -- derived: pieces sold (job sell.count)
  level_path TEXT NOT NULL,           -- of the shop
  county TEXT NOT NULL,
  created_us BIGINT NOT NULL,
  rev BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX sell_goods_shop ON sell_goods (shop_id, state);         -- goods of a shop
CREATE INDEX sell_goods_product ON sell_goods (product_id);          -- is a product on sale (the scan page)
CREATE INDEX sell_goods_path ON sell_goods (level_path, id);         -- list of goods by scope
CREATE INDEX sell_goods_new ON sell_goods (state, id);               -- the mall: newest
CREATE INDEX sell_goods_sold ON sell_goods (state, sold, id);        -- the mall: most sold
CREATE INDEX sell_goods_price ON sell_goods (state, price_fen, id);  -- the mall: by price
CREATE INDEX sell_goods_category ON sell_goods (state, category, sold, id); -- the mall: of a category
CREATE TABLE sell_picture (
  goods_id BIGINT NOT NULL REFERENCES sell_goods (id),
  pos BIGINT NOT NULL,
  sha TEXT NOT NULL,                  -- grow_file
  PRIMARY KEY (goods_id, pos)
) @NOROWID;

-- Every change of state of a shop or of goods, append-only.
CREATE TABLE sell_step (
  id @ID,
  kind TEXT NOT NULL,                 -- shop goods
  object_id BIGINT NOT NULL,
  from_state TEXT,
  to_state TEXT NOT NULL,
  reason TEXT,
  by_name TEXT NOT NULL,
  at_us BIGINT NOT NULL
);
CREATE INDEX sell_step_of ON sell_step (kind, object_id, id);        -- sell.steps

-- A size or pack with its price.
CREATE TABLE sell_sku (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  goods_id BIGINT NOT NULL REFERENCES sell_goods (id),
  spec TEXT NOT NULL,
  unit TEXT NOT NULL,                 -- piece: price of a piece; weight: price of a kilogram, settled by what is weighed
  weight_g BIGINT NOT NULL CHECK (weight_g BETWEEN 1 AND 10000000),   -- nominal mass of a piece
  price_fen BIGINT NOT NULL CHECK (price_fen BETWEEN 1 AND 100000000),
  state TEXT NOT NULL,                -- on off
  created_us BIGINT NOT NULL,
  rev BIGINT NOT NULL DEFAULT 1,
  UNIQUE (goods_id, spec)
);
-- Prices as they were, append-only.
CREATE TABLE sell_price (
  id @ID,
  sku_id BIGINT NOT NULL REFERENCES sell_sku (id),
  price_fen BIGINT NOT NULL,
  by_name TEXT NOT NULL,
  from_us BIGINT NOT NULL
);
CREATE INDEX sell_price_of ON sell_price (sku_id, id);               -- history of a price

-- Stock: one row a lot, whatever SKUs sell it. What is held and sold never passes what is offered.
CREATE TABLE sell_stock (
  lot_id BIGINT PRIMARY KEY,          -- grow's lot
  offered_g BIGINT NOT NULL,          -- put on sale in all
  held_g BIGINT NOT NULL DEFAULT 0 CHECK (held_g >= 0),
  sold_g BIGINT NOT NULL DEFAULT 0 CHECK (sold_g >= 0),
  county TEXT NOT NULL,
  CHECK (offered_g >= 0 AND held_g + sold_g <= offered_g)
) @NOROWID;
-- A SKU is sold from a lot.
CREATE TABLE sell_listing (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  sku_id BIGINT NOT NULL REFERENCES sell_sku (id),
  lot_id BIGINT NOT NULL REFERENCES sell_stock (lot_id),
  expires_day BIGINT,                 -- first day on which it is no longer sold; NULL: none
  state TEXT NOT NULL,                -- listed down
  by_name TEXT NOT NULL,
  created_us BIGINT NOT NULL,
  county TEXT NOT NULL,
  UNIQUE (sku_id, lot_id)
);
CREATE INDEX sell_listing_lot ON sell_listing (lot_id);              -- what a locked lot takes down
-- Goods held for somebody, then sold to him.
CREATE TABLE sell_hold (
  id @ID,
  ref TEXT NOT NULL,                  -- what it is for: order:UUID
  sku_id BIGINT NOT NULL REFERENCES sell_sku (id),
  lot_id BIGINT NOT NULL,
  pieces BIGINT NOT NULL CHECK (pieces > 0),
  grams BIGINT NOT NULL CHECK (grams > 0),
  back BIGINT NOT NULL DEFAULT 0 CHECK (back >= 0),   -- pieces given back after the sale
  again_g BIGINT NOT NULL DEFAULT 0 CHECK (again_g >= 0), -- grams of them that are on sale again
  state TEXT NOT NULL,                -- held sold freed
  expires_us BIGINT NOT NULL,
  county TEXT NOT NULL,
  UNIQUE (ref, sku_id, lot_id),
  CHECK (back <= pieces AND again_g <= grams)
);
CREATE INDEX sell_hold_late ON sell_hold (expires_us) WHERE state = 'held';  -- holds that ran out (job sell.free)
CREATE INDEX sell_hold_lot ON sell_hold (lot_id);                    -- buyers concerned by a lock or recall

-- R1: lots that may be sold: a valid certificate that is released, neither locked, recalled nor failed.
CREATE VIEW sell_clear_v AS
SELECT l.id AS lot_id, l.uuid, l.lot_no, l.gtin, l.product_id, l.operator_id, l.harvest_day, l.left_g,
       (SELECT CAST(COALESCE(SUM(c.weight_g), 0) AS BIGINT) FROM certify_cert_v c JOIN certify_release_v r ON r.cert_id = c.id AND r.lot_id = c.lot_id AND r.state = 'granted'
         WHERE c.lot_id = l.id AND c.state = 'valid') AS released_g
  FROM grow_lot_v l
 WHERE l.state = 'active'
   AND EXISTS (SELECT 1 FROM certify_release_v r JOIN certify_cert_v c ON c.id = r.cert_id AND c.state = 'valid' WHERE r.lot_id = l.id AND r.state = 'granted')
   AND NOT EXISTS (SELECT 1 FROM certify_test_v t WHERE t.lot_id = l.id AND t.state = 'judged' AND t.verdict = 'fail');
CREATE VIEW sell_shop_v AS
SELECT h.id, h.uuid, h.kind, h.name, h.name_en, h.operator_id, h.serve_id, h.paid_id, h.state, h.level_path, h.county,
       CASE WHEN h.state = 'open'
             AND EXISTS (SELECT 1 FROM people_operator_v o WHERE o.id = h.operator_id AND o.state = 'active')
             AND EXISTS (SELECT 1 FROM people_operator_v o WHERE o.id = h.serve_id AND o.state = 'active')
             AND EXISTS (SELECT 1 FROM people_operator_v o WHERE o.id = h.paid_id AND o.state = 'active') THEN 1 ELSE 0 END AS open
  FROM sell_shop h;
CREATE VIEW sell_goods_v AS
SELECT id, uuid, shop_id, product_id, owner_id, title, title_en, category, state, cover_sha, shelf_days, county FROM sell_goods;
CREATE VIEW sell_sku_v AS
SELECT id, uuid, goods_id, spec, unit, weight_g, price_fen, state FROM sell_sku;
-- What can be bought now. A fact about a moment: nothing of it is stored.
CREATE VIEW sell_live_v AS
SELECT i.id AS listing_id, i.sku_id, i.lot_id, g.id AS goods_id, g.shop_id,
       CASE WHEN k.offered_g < c.left_g THEN k.offered_g ELSE c.left_g END - k.held_g - k.sold_g AS free_g, i.expires_day
  FROM sell_listing i
  JOIN sell_sku s ON s.id = i.sku_id AND s.state = 'on'
  JOIN sell_goods g ON g.id = s.goods_id AND g.state = 'on'
  JOIN sell_shop_v h ON h.id = g.shop_id AND h.open = 1
  JOIN sell_stock k ON k.lot_id = i.lot_id
  JOIN sell_clear_v c ON c.lot_id = i.lot_id AND c.product_id = g.product_id
  JOIN people_operator_v o ON o.id = g.owner_id AND o.state = 'active'
 WHERE i.state = 'listed'
   AND (g.owner_id = h.operator_id OR EXISTS (SELECT 1 FROM sell_agent a WHERE a.shop_id = g.shop_id AND a.operator_id = g.owner_id AND a.ended_us IS NULL));
