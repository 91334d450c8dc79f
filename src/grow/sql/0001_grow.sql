-- grow: plots, crops, products, seasons, inputs, field records, harvests, lots, files.

-- Every revision of every object of the room: the fact itself. The other tables hold the latest revision for joins.
CREATE TABLE grow_rev (
  id @ID,
  kind TEXT NOT NULL,                 -- plot product season record template input
  object_id BIGINT NOT NULL,          -- row of that table
  rev BIGINT NOT NULL,                -- 1, 2, ...
  at_us BIGINT NOT NULL,
  by_name TEXT NOT NULL,              -- who
  by_account BIGINT,                  -- account, NULL for the system and keys
  reason TEXT,                        -- of a correction
  body TEXT NOT NULL,                 -- the whole object as JSON
  UNIQUE (kind, object_id, rev)       -- history of an object (grow.rev_list)
);

-- A piece of land or water one operator works.
CREATE TABLE grow_plot (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  operator_id BIGINT NOT NULL,
  level_id BIGINT NOT NULL,           -- village
  kind TEXT NOT NULL,                 -- field greenhouse orchard tea_garden pond pen forest other
  name TEXT NOT NULL,
  base_name TEXT,                     -- name of the base (基地)
  boundary TEXT NOT NULL,             -- GeoJSON Polygon or MultiPolygon
  area_m2 BIGINT NOT NULL,            -- on the sphere of authalic radius
  lon_udeg BIGINT NOT NULL,           -- centre, micro-degrees
  lat_udeg BIGINT NOT NULL,
  west_udeg BIGINT NOT NULL,          -- bounding box
  south_udeg BIGINT NOT NULL,
  east_udeg BIGINT NOT NULL,
  north_udeg BIGINT NOT NULL,
  state TEXT NOT NULL,                -- open closed
  county TEXT NOT NULL,               -- 6 digits
  created_us BIGINT NOT NULL,
  updated_us BIGINT NOT NULL,
  rev BIGINT NOT NULL
);
-- an operator's plots (grow.plot_list, grow.due)
CREATE INDEX grow_plot_operator ON grow_plot (operator_id);
-- the map (grow.plot_map)
CREATE INDEX grow_plot_box ON grow_plot (county, lon_udeg, lat_udeg);

-- What is grown or kept.
CREATE TABLE grow_crop (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  code TEXT NOT NULL UNIQUE,          -- stable word: rice, tomato, pig
  name TEXT NOT NULL,
  name_en TEXT,
  category TEXT NOT NULL,             -- grain tuber oil sugar vegetable melon fruit tea fungus herb flower livestock poultry aquatic other
  animal BIGINT NOT NULL DEFAULT 0,   -- 1: kept, not grown
  created_us BIGINT NOT NULL,
  rev BIGINT NOT NULL DEFAULT 1
);
CREATE TABLE grow_variety (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  crop_id BIGINT NOT NULL REFERENCES grow_crop (id),
  name TEXT NOT NULL,
  name_en TEXT,
  rev BIGINT NOT NULL DEFAULT 1,
  UNIQUE (crop_id, name)
);

-- What is sold: one GTIN each.
CREATE TABLE grow_product (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  operator_id BIGINT NOT NULL,
  crop_id BIGINT NOT NULL REFERENCES grow_crop (id),
  variety_id BIGINT REFERENCES grow_variety (id),
  name TEXT NOT NULL,
  name_en TEXT,
  spec TEXT,                          -- "5 kg 一箱"
  brand TEXT,
  grades TEXT,                        -- "特级|一级|二级"
  photo_sha TEXT,                     -- grow_file
  gtin TEXT NOT NULL UNIQUE,          -- 14 digits, check digit right
  county TEXT NOT NULL,
  created_us BIGINT NOT NULL,
  rev BIGINT NOT NULL
);
-- an operator's products (grow.product_list)
CREATE INDEX grow_product_operator ON grow_product (operator_id);
-- is a photo shown by a product (grow.file_public)
CREATE INDEX grow_product_photo ON grow_product (photo_sha);
-- The last item number given under each GS1 company prefix.
CREATE TABLE grow_gtin_counter (
  prefix TEXT PRIMARY KEY,
  n BIGINT NOT NULL
);

-- Operating procedures (操作规程) and their steps.
CREATE TABLE grow_template (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  crop_id BIGINT NOT NULL REFERENCES grow_crop (id),
  name TEXT NOT NULL,
  name_en TEXT,
  note TEXT,
  state TEXT NOT NULL,                -- open closed
  created_us BIGINT NOT NULL,
  rev BIGINT NOT NULL
);
CREATE INDEX grow_template_crop ON grow_template (crop_id);
CREATE TABLE grow_input (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,                 -- pesticide fertiliser vet_drug feed seed other
  name TEXT NOT NULL,
  name_en TEXT,
  reg_no TEXT,                        -- 农药登记证号, 肥料登记证号, 兽药批准文号
  maker TEXT,
  ingredients TEXT,                   -- active ingredients, separated by ;
  state TEXT NOT NULL,                -- open closed
  created_us BIGINT NOT NULL,
  rev BIGINT NOT NULL
);
CREATE UNIQUE INDEX grow_input_reg ON grow_input (reg_no);
-- How an input may be used on a crop.
CREATE TABLE grow_input_rule (
  id @ID,
  input_id BIGINT NOT NULL REFERENCES grow_input (id),
  crop_id BIGINT REFERENCES grow_crop (id), -- NULL: every other crop
  dose_min TEXT,                      -- decimals per mu (animals: per time)
  dose_max TEXT,
  unit TEXT,
  uses_max BIGINT,                    -- in a season
  interval_days BIGINT,               -- 安全间隔期, 休药期
  source TEXT                         -- label, standard
);
-- the rules of an input (grow.rule_list, grow.rule_find)
CREATE INDEX grow_input_rule_input ON grow_input_rule (input_id);
CREATE TABLE grow_template_step (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  template_id BIGINT NOT NULL REFERENCES grow_template (id),
  pos BIGINT NOT NULL,
  kind TEXT NOT NULL,                 -- kind of field record
  name TEXT NOT NULL,
  name_en TEXT,
  offset_days BIGINT NOT NULL,        -- from the season's first day
  input_id BIGINT REFERENCES grow_input (id),
  input_name TEXT,
  amount TEXT,                        -- decimal per mu (animals: per time)
  unit TEXT,
  note TEXT,
  live BIGINT NOT NULL DEFAULT 1,     -- 0: no longer part of the procedure; kept for the records made from it
  UNIQUE (template_id, pos)
);

-- Banned and restricted substances: whole editions; the newest one counts.
CREATE TABLE grow_edition (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  note TEXT,
  substances BIGINT NOT NULL,
  by_name TEXT NOT NULL,
  created_us BIGINT NOT NULL
);
CREATE TABLE grow_substance (
  id @ID,
  edition_id BIGINT NOT NULL REFERENCES grow_edition (id),
  scope TEXT NOT NULL,                -- plant animal any
  state TEXT NOT NULL,                -- banned restricted lookalike (a permitted name that contains a banned one)
  name TEXT NOT NULL,
  name_en TEXT,
  aliases TEXT,                       -- separated by |
  from_day BIGINT,                    -- first day of the ban
  until_day BIGINT,                   -- first day on which it no longer holds
  crops TEXT,                         -- restricted: crop codes or categories, separated by |
  source TEXT NOT NULL,               -- announcement and article
  note TEXT
);
-- the edition in force (grow.substance_all)
CREATE INDEX grow_substance_edition ON grow_substance (edition_id);

-- A crop on a plot in a year.
CREATE TABLE grow_season (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  plot_id BIGINT NOT NULL REFERENCES grow_plot (id),
  operator_id BIGINT NOT NULL,
  crop_id BIGINT NOT NULL REFERENCES grow_crop (id),
  variety_id BIGINT REFERENCES grow_variety (id),
  template_id BIGINT REFERENCES grow_template (id),
  year BIGINT NOT NULL,
  start_day BIGINT NOT NULL,
  end_day BIGINT,
  expected_g BIGINT,
  organic_claim BIGINT NOT NULL DEFAULT 0, -- declared by the operator
  note TEXT,
  flag TEXT,                          -- overlaps another season of the plot (R13)
  flag_en TEXT,
  state TEXT NOT NULL,                -- planned growing harvesting closed
  pub_state TEXT NOT NULL,            -- draft submitted published returned (R14)
  pub_reason TEXT,
  pub_us BIGINT,                      -- when it was published
  county TEXT NOT NULL,
  created_us BIGINT NOT NULL,
  rev BIGINT NOT NULL
);
-- seasons of a plot (grow.season_overlap, plots without record)
CREATE INDEX grow_season_plot ON grow_season (plot_id, year);
-- what is due (grow_due_v)
CREATE INDEX grow_season_operator ON grow_season (operator_id, state);

-- Field records: the latest revision; grow_rev has all of them.
CREATE TABLE grow_record (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  season_id BIGINT NOT NULL REFERENCES grow_season (id),
  plot_id BIGINT NOT NULL REFERENCES grow_plot (id),
  operator_id BIGINT NOT NULL,
  step_id BIGINT REFERENCES grow_template_step (id),
  kind TEXT NOT NULL,
  state TEXT NOT NULL,                -- planned done void
  day BIGINT NOT NULL,
  time TEXT,                          -- "08:30", China's zone
  person TEXT,
  note TEXT,
  by_name TEXT NOT NULL,
  flag TEXT,                          -- what disagrees with history (R13)
  flag_en TEXT,
  reason TEXT,                        -- of the latest correction
  county TEXT NOT NULL,
  created_us BIGINT NOT NULL,
  changed_us BIGINT NOT NULL,
  rev BIGINT NOT NULL
);
-- records of a season by day (grow.record_list, story)
CREATE INDEX grow_record_season ON grow_record (season_id, day);
-- operations by week (grow.stats)
CREATE INDEX grow_record_day ON grow_record (county, day);
-- Inputs used, per revision of a record: append-only.
CREATE TABLE grow_use (
  id @ID,
  record_id BIGINT NOT NULL REFERENCES grow_record (id),
  rev BIGINT NOT NULL,                -- of the record
  input_id BIGINT REFERENCES grow_input (id), -- NULL: named freely
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  reg_no TEXT,
  ingredients TEXT,
  amount TEXT NOT NULL,               -- decimal as entered
  unit TEXT NOT NULL,
  dilution TEXT,
  area_m2 BIGINT,
  per_mu DOUBLE PRECISION,            -- for comparison with history only
  interval_days BIGINT,               -- as the rule was on that day
  safe_day BIGINT,                    -- first day on which harvest is allowed
  flag TEXT,
  flag_en TEXT
);
CREATE INDEX grow_use_record ON grow_use (record_id, rev);
-- what others of the operator used (grow.use_usual)
CREATE INDEX grow_use_input ON grow_use (input_id);
-- Photos, per revision of a record: append-only.
CREATE TABLE grow_record_photo (
  record_id BIGINT NOT NULL REFERENCES grow_record (id),
  rev BIGINT NOT NULL,
  pos BIGINT NOT NULL,
  sha TEXT NOT NULL,
  PRIMARY KEY (record_id, rev, pos)
) @NOROWID;
-- is a photo shown by a record (grow.file_public)
CREATE INDEX grow_record_photo_sha ON grow_record_photo (sha);

-- Splits, merges and processing of lots: facts.
CREATE TABLE grow_lot_change (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,                 -- split merge process
  process TEXT,                       -- repack sort wash dry mill press slaughter freeze other
  loss_g BIGINT NOT NULL,
  day BIGINT NOT NULL,
  note TEXT,
  event_id TEXT,                      -- EPCIS TransformationEvent
  by_name TEXT NOT NULL,
  county TEXT NOT NULL,
  created_us BIGINT NOT NULL
);
CREATE TABLE grow_lot (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  operator_id BIGINT NOT NULL,
  product_id BIGINT NOT NULL REFERENCES grow_product (id),
  gtin TEXT NOT NULL,
  lot_no TEXT NOT NULL,
  epc TEXT NOT NULL,                  -- https://id.gs1.org/01/GTIN/10/LOT
  grade TEXT,
  quantity_g BIGINT NOT NULL CHECK (quantity_g > 0),
  left_g BIGINT NOT NULL CHECK (left_g >= 0),
  harvest_day BIGINT NOT NULL,        -- of made lots: the latest of what went in
  origin TEXT NOT NULL,               -- harvest split merge process
  season_id BIGINT REFERENCES grow_season (id), -- the first one; NULL when it comes from several
  record_id BIGINT REFERENCES grow_record (id), -- the harvest
  change_id BIGINT REFERENCES grow_lot_change (id), -- what made it
  event_id TEXT,                      -- EPCIS event that commissioned it
  state TEXT NOT NULL,                -- active locked recalled consumed closed
  state_reason TEXT,
  return_how TEXT,                    -- of a recall
  state_root BIGINT,                  -- the lot it was locked or recalled with; NULL: itself
  state_us BIGINT NOT NULL,
  county TEXT NOT NULL,
  created_us BIGINT NOT NULL,
  rev BIGINT NOT NULL,
  UNIQUE (gtin, lot_no)               -- a scan (grow.lot_by_code)
);
CREATE INDEX grow_lot_operator ON grow_lot (operator_id);
-- lots by week (grow.stats)
CREATE INDEX grow_lot_day ON grow_lot (county, harvest_day);
-- Seasons a harvested lot came from.
CREATE TABLE grow_lot_season (
  lot_id BIGINT NOT NULL REFERENCES grow_lot (id),
  season_id BIGINT NOT NULL REFERENCES grow_season (id),
  PRIMARY KEY (lot_id, season_id)
) @NOROWID;
-- lots of a season (grow.lot_recheck, photos)
CREATE INDEX grow_lot_season_season ON grow_lot_season (season_id);
-- What went into a change: facts. What came out are the lots with its change_id.
CREATE TABLE grow_lot_link (
  change_id BIGINT NOT NULL REFERENCES grow_lot_change (id),
  parent_id BIGINT NOT NULL REFERENCES grow_lot (id),
  quantity_g BIGINT NOT NULL CHECK (quantity_g > 0),
  PRIMARY KEY (change_id, parent_id)
) @NOROWID;
-- forward (grow.lot_below)
CREATE INDEX grow_lot_link_parent ON grow_lot_link (parent_id);
CREATE INDEX grow_lot_change_of ON grow_lot (change_id);
-- Every change of state of a lot, append-only.
CREATE TABLE grow_lot_move (
  id @ID,
  lot_id BIGINT NOT NULL REFERENCES grow_lot (id),
  from_state TEXT,
  to_state TEXT NOT NULL,
  reason TEXT,
  root_id BIGINT,                     -- the lot it followed; NULL: itself
  by_name TEXT NOT NULL,
  at_us BIGINT NOT NULL
);
CREATE INDEX grow_lot_move_lot ON grow_lot_move (lot_id, id);
-- The last lot number given per GTIN and day.
CREATE TABLE grow_lot_counter (
  gtin TEXT NOT NULL,
  day BIGINT NOT NULL,
  n BIGINT NOT NULL,
  PRIMARY KEY (gtin, day)
) @NOROWID;

-- Files by content: bytes lie under grow.files_dir.
CREATE TABLE grow_file (
  sha TEXT PRIMARY KEY,               -- SHA-256 of what is stored, hex
  type TEXT NOT NULL,                 -- image/jpeg image/png application/pdf
  size BIGINT NOT NULL,               -- bytes
  width BIGINT,                       -- pixels of an image
  height BIGINT,
  public BIGINT NOT NULL DEFAULT 0,   -- 1: another room shows it to strangers
  by_name TEXT NOT NULL,
  by_account BIGINT,
  created_us BIGINT NOT NULL
) @NOROWID;

CREATE VIEW grow_lot_v AS
SELECT t.id, t.uuid, t.lot_no, t.operator_id, t.product_id, p.uuid AS product_uuid, p.name AS product_name, c.name AS crop_name, t.gtin, t.grade,
       t.quantity_g, t.left_g, t.harvest_day, t.state, t.state_reason, t.return_how, t.season_id, t.county, t.epc, t.created_us, t.rev
FROM grow_lot t JOIN grow_product p ON p.id = t.product_id JOIN grow_crop c ON c.id = p.crop_id;
CREATE VIEW grow_product_v AS
SELECT p.id, p.uuid, p.operator_id, p.crop_id, c.name AS crop_name, p.name, p.name_en, p.gtin, p.spec, p.brand, p.photo_sha, p.county
FROM grow_product p JOIN grow_crop c ON c.id = p.crop_id;
CREATE VIEW grow_season_v AS
SELECT s.id, s.uuid, s.plot_id, p.name AS plot_name, s.operator_id, c.name AS crop_name, s.year, s.state, s.start_day, s.end_day,
       CASE WHEN s.pub_state = 'published' THEN 1 ELSE 0 END AS published, s.county
FROM grow_season s JOIN grow_plot p ON p.id = s.plot_id JOIN grow_crop c ON c.id = s.crop_id;
-- What is to be done: steps of the procedure without a record, and planned records. (inside the room)
CREATE VIEW grow_due_v AS
SELECT s.id * 1000 + t.pos AS id, s.id AS season_id, t.uuid AS step, NULL AS record, t.kind, t.name, t.name_en, s.start_day + t.offset_days AS due_day,
       i.name AS input_name, t.amount, t.unit, t.note
FROM grow_season s JOIN grow_template_step t ON t.template_id = s.template_id AND t.live = 1 LEFT JOIN grow_input i ON i.id = t.input_id
WHERE s.state IN ('planned', 'growing', 'harvesting')
  AND NOT EXISTS (SELECT 1 FROM grow_record r WHERE r.season_id = s.id AND r.step_id = t.id AND r.state IN ('planned', 'done'))
UNION ALL
SELECT -r.id AS id, r.season_id, NULL AS step, r.uuid AS record, r.kind, COALESCE(r.note, r.kind) AS name, NULL AS name_en, r.day AS due_day,
       NULL AS input_name, NULL AS amount, NULL AS unit, r.note
FROM grow_record r WHERE r.state = 'planned';
