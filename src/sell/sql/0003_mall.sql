-- The mall: what is found, and in which order.
-- Derived, a hint that keeps lists short: 1 when there was something to buy when it was last looked (job sell.count, and whenever a lot is
-- listed). What is shown is judged anew each time (sell_live_v).
ALTER TABLE sell_goods ADD COLUMN live BIGINT NOT NULL DEFAULT 0;
DROP INDEX sell_goods_new;
DROP INDEX sell_goods_sold;
DROP INDEX sell_goods_price;
DROP INDEX sell_goods_category;
CREATE INDEX sell_goods_new ON sell_goods (id) WHERE live = 1;                      -- sell.mall_new
CREATE INDEX sell_goods_sold ON sell_goods (sold, id) WHERE live = 1;               -- sell.mall_sold
CREATE INDEX sell_goods_price ON sell_goods (price_fen, id) WHERE live = 1;         -- sell.mall_cheap, sell.mall_dear
CREATE INDEX sell_goods_category ON sell_goods (category, sold, id) WHERE live = 1; -- sell.mall_sold of a category, sell.mall_categories
-- Full text by pairs of characters, the same on both engines: every pair (and single Chinese character) of a title, shop, product, place.
-- rank: smaller is better: where it stands, then how much was sold; so a walk along the key meets the best first.
CREATE TABLE sell_gram (
  gram TEXT NOT NULL,
  rank BIGINT NOT NULL,
  goods_id BIGINT NOT NULL,
  PRIMARY KEY (gram, rank, goods_id)       -- sell.search
) @NOROWID;
CREATE UNIQUE INDEX sell_gram_of ON sell_gram (goods_id, gram);                     -- sell.search: has it the other pairs
CREATE INDEX sell_hold_sku ON sell_hold (sku_id);                                   -- sell.count_next, sell.sku_held
