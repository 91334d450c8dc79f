-- See 0040_live.sql: here other views hang on it, and the planner knows how many rows there are.
CREATE OR REPLACE VIEW sell_live_v AS
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
