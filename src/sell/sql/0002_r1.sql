-- R1 in the database: no listing without certificate and release, none of another product's lot; no more on sale than is left and released.
CREATE TRIGGER sell_listing_r1_insert BEFORE INSERT ON sell_listing WHEN NEW.state = 'listed' AND NOT EXISTS
  (SELECT 1 FROM sell_clear_v c JOIN sell_goods g ON g.product_id = c.product_id AND g.owner_id = c.operator_id JOIN sell_sku s ON s.goods_id = g.id
    WHERE c.lot_id = NEW.lot_id AND s.id = NEW.sku_id)
BEGIN SELECT RAISE(ABORT, 'R1: the lot may not be listed'); END;
CREATE TRIGGER sell_listing_r1_update BEFORE UPDATE ON sell_listing WHEN NEW.state = 'listed' AND NOT EXISTS
  (SELECT 1 FROM sell_clear_v c JOIN sell_goods g ON g.product_id = c.product_id AND g.owner_id = c.operator_id JOIN sell_sku s ON s.goods_id = g.id
    WHERE c.lot_id = NEW.lot_id AND s.id = NEW.sku_id)
BEGIN SELECT RAISE(ABORT, 'R1: the lot may not be listed'); END;
CREATE TRIGGER sell_stock_r1_insert BEFORE INSERT ON sell_stock WHEN NOT EXISTS
  (SELECT 1 FROM sell_clear_v c WHERE c.lot_id = NEW.lot_id AND NEW.offered_g <= c.left_g AND NEW.offered_g <= c.released_g)
BEGIN SELECT RAISE(ABORT, 'R1: more than is left and released'); END;
CREATE TRIGGER sell_stock_r1_update BEFORE UPDATE OF offered_g, lot_id ON sell_stock
WHEN (NEW.offered_g > OLD.offered_g OR NEW.lot_id <> OLD.lot_id) AND NOT EXISTS
  (SELECT 1 FROM sell_clear_v c WHERE c.lot_id = NEW.lot_id AND NEW.offered_g <= c.left_g AND NEW.offered_g <= c.released_g)
BEGIN SELECT RAISE(ABORT, 'R1: more than is left and released'); END;
-- Facts.
CREATE TRIGGER sell_step_no_update BEFORE UPDATE ON sell_step BEGIN SELECT RAISE(ABORT, 'sell_step is append-only'); END;
CREATE TRIGGER sell_step_no_delete BEFORE DELETE ON sell_step BEGIN SELECT RAISE(ABORT, 'sell_step is append-only'); END;
CREATE TRIGGER sell_price_no_update BEFORE UPDATE ON sell_price BEGIN SELECT RAISE(ABORT, 'sell_price is append-only'); END;
CREATE TRIGGER sell_price_no_delete BEFORE DELETE ON sell_price BEGIN SELECT RAISE(ABORT, 'sell_price is append-only'); END;
CREATE TRIGGER sell_hold_no_delete BEFORE DELETE ON sell_hold BEGIN SELECT RAISE(ABORT, 'holds are kept'); END;
