-- Harvest windows: a size is ordered before the harvest, as much as the window holds; when a lot has come, orders are bound to it (R1 then).
CREATE TABLE sell_window (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  sku_id BIGINT NOT NULL REFERENCES sell_sku (id),
  season_id BIGINT NOT NULL,          -- grow's season it comes from
  capacity_g BIGINT NOT NULL CHECK (capacity_g > 0),
  held_g BIGINT NOT NULL DEFAULT 0 CHECK (held_g >= 0),
  sold_g BIGINT NOT NULL DEFAULT 0 CHECK (sold_g >= 0),   -- ordered and paid, no lot yet
  bound_g BIGINT NOT NULL DEFAULT 0 CHECK (bound_g >= 0), -- of it bound to lots
  harvest_day BIGINT NOT NULL,        -- expected
  closes_us BIGINT NOT NULL,
  state TEXT NOT NULL,                -- open closed
  by_name TEXT NOT NULL,
  created_us BIGINT NOT NULL,
  county TEXT NOT NULL,
  CHECK (held_g + sold_g + bound_g <= capacity_g)
);
CREATE UNIQUE INDEX sell_window_open ON sell_window (sku_id) WHERE state = 'open';  -- one at a time
CREATE INDEX sell_window_season ON sell_window (season_id);           -- sell.window_promised
CREATE INDEX sell_window_late ON sell_window (closes_us) WHERE state = 'open';      -- sell.window_late
ALTER TABLE sell_hold ADD COLUMN window_id BIGINT;                    -- of a pre-order; its lot_id is 0 until a lot has come
CREATE INDEX sell_hold_window ON sell_hold (window_id) WHERE window_id IS NOT NULL; -- sell.window_waiting
-- What can be ordered before its harvest now.
CREATE VIEW sell_window_live_v AS
SELECT w.id AS window_id, w.sku_id, g.id AS goods_id, g.shop_id, w.capacity_g - w.held_g - w.sold_g - w.bound_g AS free_g, w.harvest_day, w.closes_us
  FROM sell_window w
  JOIN sell_sku s ON s.id = w.sku_id AND s.state = 'on'
  JOIN sell_goods g ON g.id = s.goods_id AND g.state = 'on'
  JOIN sell_shop_v h ON h.id = g.shop_id AND h.open = 1
  JOIN people_operator_v o ON o.id = g.owner_id AND o.state = 'active'
  JOIN grow_season_v e ON e.id = w.season_id AND e.state <> 'closed'
 WHERE w.state = 'open'
   AND (g.owner_id = h.operator_id OR EXISTS (SELECT 1 FROM sell_agent a WHERE a.shop_id = g.shop_id AND a.operator_id = g.owner_id AND a.ended_us IS NULL));
-- Goods the mall shows: to be bought now, or ordered before the harvest.
CREATE VIEW sell_seen_v AS
SELECT goods_id, expires_day FROM sell_live_v
UNION ALL
SELECT goods_id, CAST(NULL AS BIGINT) AS expires_day FROM sell_window_live_v WHERE free_g > 0;
