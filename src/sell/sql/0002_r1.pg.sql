-- R1 in the database: no listing without certificate and release, none of another product's lot; no more on sale than is left and released.
CREATE FUNCTION sell_listing_r1() RETURNS trigger LANGUAGE plpgsql AS $f$
BEGIN
  IF NEW.state = 'listed' AND NOT EXISTS
    (SELECT 1 FROM sell_clear_v c JOIN sell_goods g ON g.product_id = c.product_id AND g.owner_id = c.operator_id JOIN sell_sku s ON s.goods_id = g.id
      WHERE c.lot_id = NEW.lot_id AND s.id = NEW.sku_id) THEN
    RAISE EXCEPTION 'R1: the lot may not be listed' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $f$;
CREATE TRIGGER sell_listing_r1 BEFORE INSERT OR UPDATE ON sell_listing FOR EACH ROW EXECUTE FUNCTION sell_listing_r1();
CREATE FUNCTION sell_stock_r1() RETURNS trigger LANGUAGE plpgsql AS $f$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM sell_clear_v c WHERE c.lot_id = NEW.lot_id AND NEW.offered_g <= c.left_g AND NEW.offered_g <= c.released_g) THEN
    RAISE EXCEPTION 'R1: more than is left and released' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $f$;
CREATE TRIGGER sell_stock_r1_insert BEFORE INSERT ON sell_stock FOR EACH ROW EXECUTE FUNCTION sell_stock_r1();
CREATE TRIGGER sell_stock_r1_update BEFORE UPDATE ON sell_stock FOR EACH ROW WHEN (NEW.offered_g > OLD.offered_g OR NEW.lot_id <> OLD.lot_id)
  EXECUTE FUNCTION sell_stock_r1();
-- Facts.
CREATE FUNCTION sell_append_only() RETURNS trigger LANGUAGE plpgsql AS $f$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'check_violation';
END $f$;
CREATE TRIGGER sell_step_kept BEFORE UPDATE OR DELETE ON sell_step FOR EACH ROW EXECUTE FUNCTION sell_append_only();
CREATE TRIGGER sell_price_kept BEFORE UPDATE OR DELETE ON sell_price FOR EACH ROW EXECUTE FUNCTION sell_append_only();
CREATE TRIGGER sell_hold_kept BEFORE DELETE ON sell_hold FOR EACH ROW EXECUTE FUNCTION sell_append_only();
