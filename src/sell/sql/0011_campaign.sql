-- Campaigns, coupons, promoters (EC-16, R9, EC-02).

CREATE TABLE sell_campaign (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  shop_id BIGINT NOT NULL REFERENCES sell_shop (id),
  name TEXT NOT NULL,
  name_en TEXT,
  from_us BIGINT NOT NULL,
  until_us BIGINT NOT NULL,
  state TEXT NOT NULL,                -- sell_campaign_states.def
  county TEXT NOT NULL,
  created_us BIGINT NOT NULL,
  rev BIGINT NOT NULL DEFAULT 1,
  CHECK (until_us > from_us)
);
CREATE INDEX sell_campaign_shop ON sell_campaign (shop_id, id);         -- campaigns of a shop
CREATE INDEX sell_campaign_now ON sell_campaign (state, until_us);      -- what runs now (the mall)
-- What a campaign sells: price, how much in all, how much for one address. The database refuses more.
CREATE TABLE sell_campaign_sku (
  id @ID,
  campaign_id BIGINT NOT NULL REFERENCES sell_campaign (id),
  sku_id BIGINT NOT NULL REFERENCES sell_sku (id),
  price_fen BIGINT NOT NULL CHECK (price_fen > 0),   -- of a piece or a kilogram, as the SKU
  stock BIGINT NOT NULL CHECK (stock > 0),           -- pieces in all
  taken BIGINT NOT NULL DEFAULT 0 CHECK (taken >= 0),-- of them ordered
  per_address BIGINT NOT NULL CHECK (per_address >= 0), -- pieces for one address; 0: no such limit
  county TEXT NOT NULL,
  CHECK (taken <= stock),
  UNIQUE (campaign_id, sku_id)
);
CREATE INDEX sell_campaign_sku_of ON sell_campaign_sku (sku_id);        -- campaigns of a SKU
-- Pieces of a campaign's SKU that went to an address (R9).
CREATE TABLE sell_campaign_take (
  campaign_sku_id BIGINT NOT NULL REFERENCES sell_campaign_sku (id),
  digest TEXT NOT NULL,
  pieces BIGINT NOT NULL CHECK (pieces >= 0),
  PRIMARY KEY (campaign_sku_id, digest)
) @NOROWID;

CREATE TABLE sell_coupon (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  shop_id BIGINT NOT NULL REFERENCES sell_shop (id),
  code TEXT NOT NULL UNIQUE,          -- what a buyer types
  name TEXT NOT NULL,
  off_fen BIGINT NOT NULL CHECK (off_fen > 0),
  from_fen BIGINT NOT NULL CHECK (from_fen >= 0),    -- for goods of this amount or more
  stock BIGINT NOT NULL CHECK (stock > 0),
  used BIGINT NOT NULL DEFAULT 0 CHECK (used >= 0),
  from_us BIGINT NOT NULL,
  until_us BIGINT NOT NULL,
  state TEXT NOT NULL,                -- sell_campaign_states.def
  county TEXT NOT NULL,
  created_us BIGINT NOT NULL,
  CHECK (used <= stock)
);
CREATE INDEX sell_coupon_shop ON sell_coupon (shop_id, id);             -- coupons of a shop
-- One coupon once for a buyer.
CREATE TABLE sell_coupon_use (
  coupon_id BIGINT NOT NULL REFERENCES sell_coupon (id),
  account_id BIGINT NOT NULL,
  purchase_id BIGINT NOT NULL REFERENCES sell_purchase (id),
  PRIMARY KEY (coupon_id, account_id)
) @NOROWID;
CREATE INDEX sell_coupon_use_of ON sell_coupon_use (purchase_id);       -- freed when the purchase is given up

-- Who sends buyers: one level, a code of his own, no line below it.
CREATE TABLE sell_promoter (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  account_id BIGINT NOT NULL UNIQUE,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,                 -- masked
  state TEXT NOT NULL,                -- on off
  created_us BIGINT NOT NULL,
  county TEXT NOT NULL
);
