-- The input store of a producer: what came in, by a sale of an input shop or by hand. What went out is what its field records say was used, so
-- nothing stands there twice and a corrected record corrects the store.

-- One thing at several sizes. A unit that is not here (袋, 瓶) counts for itself.
CREATE TABLE grow_unit (
  name TEXT PRIMARY KEY,              -- as people write it
  base TEXT NOT NULL,                 -- g mL
  factor BIGINT NOT NULL CHECK (factor > 0) -- of the base
) @NOROWID;
INSERT INTO grow_unit (name, base, factor) VALUES
  ('g', 'g', 1), ('克', 'g', 1), ('斤', 'g', 500), ('kg', 'g', 1000), ('公斤', 'g', 1000), ('千克', 'g', 1000), ('t', 'g', 1000000), ('吨', 'g', 1000000),
  ('mL', 'mL', 1), ('ml', 'mL', 1), ('毫升', 'mL', 1), ('L', 'mL', 1000), ('l', 'mL', 1000), ('升', 'mL', 1000);
-- What came into a store or was put right there; append-only.
CREATE TABLE grow_store_move (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  operator_id BIGINT NOT NULL,        -- whose store
  input_id BIGINT NOT NULL REFERENCES grow_input (id),
  kind TEXT NOT NULL,                 -- bought got counted returned
  amount_m BIGINT NOT NULL CHECK (amount_m <> 0), -- thousandths of unit; less than nothing: taken out
  unit TEXT NOT NULL,                 -- base unit
  given TEXT NOT NULL,                -- as it was said: "2.5 kg"
  day BIGINT NOT NULL,
  ref TEXT UNIQUE,                    -- what brought it, once; NULL: a person by hand
  note TEXT,
  by_name TEXT NOT NULL,
  at_us BIGINT NOT NULL,
  county TEXT NOT NULL
);
CREATE INDEX grow_store_move_of ON grow_store_move (operator_id, input_id, unit, id); -- the store of a producer; moves of a shelf
-- A shelf: one input of one producer in one unit. left = in_m - used_m, thousandths of unit; uses from the day on which the first came in.
CREATE VIEW grow_store_v AS
SELECT m.id, f.uuid, m.rev, m.operator_id, m.input_id, m.unit, m.in_m, m.first_day, m.last_day,
       CAST(COALESCE((SELECT SUM(ROUND(CAST(u.amount AS DOUBLE PRECISION) * 1000.0 * COALESCE(n.factor, 1)))
                        FROM grow_season s
                        JOIN grow_record r ON r.season_id = s.id AND r.state = 'done' AND r.day >= m.first_day
                        JOIN grow_use u ON u.record_id = r.id AND u.rev = r.rev AND u.input_id = m.input_id
                        LEFT JOIN grow_unit n ON n.name = u.unit
                       WHERE s.operator_id = m.operator_id AND COALESCE(n.base, u.unit) = m.unit), 0) AS BIGINT) AS used_m
  FROM (SELECT MIN(id) AS id, operator_id, input_id, unit, CAST(SUM(amount_m) AS BIGINT) AS in_m, MIN(day) AS first_day, MAX(day) AS last_day, COUNT(*) AS rev
          FROM grow_store_move GROUP BY operator_id, input_id, unit) m
  JOIN grow_store_move f ON f.id = m.id;
-- What shops may sell: in the catalogue, not withdrawn, pesticides and veterinary drugs with their registration.
CREATE VIEW grow_input_sale_v AS
SELECT id, uuid, name, name_en, kind, reg_no, maker, ingredients, state,
       CASE WHEN state = 'open' AND (kind NOT IN ('pesticide', 'vet_drug') OR reg_no IS NOT NULL) THEN 1 ELSE 0 END AS registered
  FROM grow_input;
CREATE TRIGGER grow_store_move_no_update BEFORE UPDATE ON grow_store_move BEGIN SELECT RAISE(ABORT, 'grow_store_move is append-only'); END;
CREATE TRIGGER grow_store_move_no_delete BEFORE DELETE ON grow_store_move BEGIN SELECT RAISE(ABORT, 'grow_store_move is append-only'); END;
