-- Made to the buyer's wish (EC-13): choices with a surcharge, a text that is engraved or printed, boxes of several sizes.

-- A choice of a group ("包装": "纸袋", "礼盒"): the first of each group costs nothing more and is taken when none is named.
CREATE TABLE sell_choice (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  goods_id BIGINT NOT NULL REFERENCES sell_goods (id),
  kind TEXT NOT NULL,                 -- the group
  kind_en TEXT,
  name TEXT NOT NULL,
  name_en TEXT,
  extra_fen BIGINT NOT NULL CHECK (extra_fen BETWEEN 0 AND 10000000), -- on top of a piece's price
  pos BIGINT NOT NULL,
  state TEXT NOT NULL,                -- on off
  UNIQUE (goods_id, kind, name)       -- the choices of goods (sell.choices)
);
-- A text the buyer may have on each piece.
CREATE TABLE sell_engrave (
  goods_id BIGINT PRIMARY KEY REFERENCES sell_goods (id),
  label TEXT NOT NULL,                -- what it is: 刻字, 印字
  label_en TEXT,
  chars_max BIGINT NOT NULL CHECK (chars_max BETWEEN 1 AND 60),
  allow TEXT NOT NULL,                -- han latin mixed: which characters
  extra_fen BIGINT NOT NULL CHECK (extra_fen BETWEEN 0 AND 10000000),
  state TEXT NOT NULL                 -- on off
) @NOROWID;
-- A box: so many pieces of other sizes of the same shop and producer. Its stock is theirs.
CREATE TABLE sell_part (
  sku_id BIGINT NOT NULL REFERENCES sell_sku (id),
  part_id BIGINT NOT NULL REFERENCES sell_sku (id),
  pieces BIGINT NOT NULL CHECK (pieces BETWEEN 1 AND 1000),
  PRIMARY KEY (sku_id, part_id),
  CHECK (sku_id <> part_id)
) @NOROWID;
CREATE INDEX sell_part_of ON sell_part (part_id);                     -- is a size part of a box

ALTER TABLE sell_cart ADD COLUMN choices TEXT;                        -- UUIDs with blanks between; NULL: none
ALTER TABLE sell_cart ADD COLUMN engraved TEXT;                       -- sealed for "sell_cart:ACCOUNT:SKU"
ALTER TABLE sell_line ADD COLUMN extra_fen BIGINT NOT NULL DEFAULT 0; -- of it for choices and text, a piece
ALTER TABLE sell_line ADD COLUMN made TEXT;                           -- choices as they were: "包装：礼盒"
ALTER TABLE sell_line ADD COLUMN made_en TEXT;
ALTER TABLE sell_line ADD COLUMN engraved TEXT;                       -- sealed for "sell_line:UUID"; '': erased
-- What was in a box when it was ordered.
CREATE TABLE sell_line_part (
  line_id BIGINT NOT NULL REFERENCES sell_line (id),
  part_id BIGINT NOT NULL REFERENCES sell_sku (id),
  pieces BIGINT NOT NULL CHECK (pieces > 0),
  PRIMARY KEY (line_id, part_id)
) @NOROWID;

-- Boxes on sale: while each part can be bought. expires_day: the first day on which a part no longer can; 0: one cannot now.
CREATE VIEW sell_box_live_v AS
SELECT s.id AS sku_id, g.id AS goods_id, g.shop_id,
       (SELECT MIN(COALESCE((SELECT MAX(COALESCE(v.expires_day, 100000000)) FROM sell_live_v v WHERE v.sku_id = p.part_id AND v.free_g > 0), 0))
          FROM sell_part p WHERE p.sku_id = s.id) AS expires_day
  FROM sell_sku s
  JOIN sell_goods g ON g.id = s.goods_id AND g.state = 'on'
  JOIN sell_shop_v h ON h.id = g.shop_id AND h.open = 1
  JOIN people_operator_v o ON o.id = g.owner_id AND o.state = 'active'
 WHERE s.state = 'on' AND EXISTS (SELECT 1 FROM sell_part p WHERE p.sku_id = s.id);
DROP VIEW sell_seen_v;
CREATE VIEW sell_seen_v AS
SELECT goods_id, expires_day FROM sell_live_v
UNION ALL
SELECT goods_id, CAST(NULL AS BIGINT) AS expires_day FROM sell_window_live_v WHERE free_g > 0
UNION ALL
SELECT goods_id, CAST(expires_day AS BIGINT) AS expires_day FROM sell_box_live_v;
