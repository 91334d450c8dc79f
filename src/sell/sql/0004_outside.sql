-- Sales at outside marketplaces, taken over from their exports: they take from the same stock. A line is taken once.
CREATE TABLE sell_outside (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  channel TEXT NOT NULL,              -- sell_outside_channels: taobao tmall jd pinduoduo 1688 douyin other
  order_no TEXT NOT NULL,             -- theirs
  sku_id BIGINT NOT NULL REFERENCES sell_sku (id),
  pieces BIGINT NOT NULL CHECK (pieces > 0),
  paid_fen BIGINT,                    -- as their export says; NULL: it does not
  day BIGINT NOT NULL,
  level_path TEXT NOT NULL,           -- of the shop
  serve_id BIGINT NOT NULL,
  by_name TEXT NOT NULL,
  created_us BIGINT NOT NULL,
  county TEXT NOT NULL,
  UNIQUE (channel, order_no, sku_id)  -- sell.outside_put: duplicates are refused
);
CREATE INDEX sell_outside_path ON sell_outside (level_path, id);     -- list of outside sales by scope
