-- What a producer may promise: planned seasons with what is expected and what came out of them so far, and where they grow (room deal).
-- harvested_g and left_g count lots that were harvested, not those made from them.
CREATE VIEW grow_season_supply_v AS
  SELECT s.id, s.uuid, s.operator_id, s.crop_id, s.year, s.state, s.start_day, s.end_day, s.expected_g, s.plot_id, p.name AS plot_name, p.lon_udeg, p.lat_udeg,
         p.area_m2, CASE WHEN s.pub_state = 'published' THEN 1 ELSE 0 END AS published, s.county,
         CAST(COALESCE((SELECT SUM(t.quantity_g) FROM grow_lot t WHERE t.season_id = s.id AND t.origin = 'harvest'), 0) AS BIGINT) AS harvested_g,
         CAST(COALESCE((SELECT SUM(t.left_g) FROM grow_lot t WHERE t.season_id = s.id AND t.origin = 'harvest' AND t.state = 'active'), 0) AS BIGINT) AS left_g
    FROM grow_season s JOIN grow_plot p ON p.id = s.plot_id;
CREATE VIEW grow_lot_supply_v AS
  SELECT t.id, t.uuid, t.operator_id, d.crop_id, d.name AS product_name, d.grades, t.lot_no, t.grade, t.left_g, t.harvest_day, t.state, t.season_id, t.epc, t.county, p.lon_udeg, p.lat_udeg,
         CASE WHEN t.origin = 'harvest' THEN t.season_id END AS harvest_season_id
    FROM grow_lot t JOIN grow_product d ON d.id = t.product_id LEFT JOIN grow_season s ON s.id = t.season_id LEFT JOIN grow_plot p ON p.id = s.plot_id;
-- Crops by their outside number.
CREATE VIEW grow_crop_v AS SELECT id, uuid, code, name, name_en FROM grow_crop;
-- A crop's seasons and lots (deal.supplies).
CREATE INDEX grow_season_crop ON grow_season (crop_id, state);
CREATE INDEX grow_product_crop ON grow_product (crop_id);
CREATE INDEX grow_lot_product ON grow_lot (product_id);
