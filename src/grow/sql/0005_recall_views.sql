-- What room trace reads when a recall begins at a plot, a season, a record or an input.
CREATE VIEW grow_plot_v AS
  SELECT id, uuid, name, operator_id, county FROM grow_plot;
CREATE VIEW grow_lot_season_v AS
  SELECT ls.lot_id, ls.season_id, s.uuid AS season, s.plot_id, s.operator_id FROM grow_lot_season ls JOIN grow_season s ON s.id = ls.season_id;
CREATE VIEW grow_record_v AS
  SELECT id, uuid, season_id, plot_id, operator_id, kind, state, day, county FROM grow_record;
-- Uses of inputs in records that are done, latest revision.
CREATE VIEW grow_use_v AS
  SELECT u.id, u.input_id, i.uuid AS input, u.name, u.reg_no, r.id AS record_id, r.season_id, r.day, r.county
    FROM grow_use u JOIN grow_record r ON r.id = u.record_id AND r.rev = u.rev AND r.state = 'done' LEFT JOIN grow_input i ON i.id = u.input_id;
CREATE VIEW grow_input_v AS
  SELECT id, uuid, name, reg_no, state FROM grow_input;
