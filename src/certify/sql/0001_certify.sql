-- Room certify: laboratories, limits, tests and their results, certificates of commitment, releases from origin.

-- Testing bodies; a lab's people are accounts with role lab.
CREATE TABLE certify_lab (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  name_en TEXT,
  qualification TEXT,              -- number of its qualification (CMA, CATL)
  state TEXT NOT NULL DEFAULT 'active',
  created_us BIGINT NOT NULL,
  rev BIGINT NOT NULL DEFAULT 1
);

-- Limits by crop (or any) and item; dated, so that a new standard is new rows.
CREATE TABLE certify_limit (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  crop_code TEXT NOT NULL,         -- name in grow's catalogue, or '*' for any
  item TEXT NOT NULL,              -- what is looked for, as laboratories write it
  item_en TEXT,
  kind TEXT NOT NULL,              -- max: at most value; nd: not detectable
  value TEXT,                      -- decimal text
  unit TEXT NOT NULL,
  basis TEXT NOT NULL,             -- the standard and its edition
  from_day BIGINT NOT NULL,        -- in force from
  until_day BIGINT,                -- in force before
  UNIQUE (crop_code, item, from_day)
);

-- One test of one lot: requested, sampled, judged.
CREATE TABLE certify_test (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  test_no TEXT NOT NULL UNIQUE,    -- what people quote
  lot_id BIGINT NOT NULL,          -- grow's lot
  operator_id BIGINT NOT NULL,     -- owner of the lot
  level_path TEXT NOT NULL,        -- of the operator when requested: scope
  lab_id BIGINT REFERENCES certify_lab(id), -- NULL: the operator's own quick test
  by_kind TEXT NOT NULL,           -- lab self
  state TEXT NOT NULL,             -- requested sampled judged cancelled
  verdict TEXT NOT NULL,           -- pass fail pending
  items TEXT NOT NULL,             -- what was asked for, separated by ;
  sample_no TEXT,
  sampled_day BIGINT,
  sampler TEXT,
  opinion TEXT,                    -- of whoever settled what the limits left open
  judged_by TEXT,
  report_sha TEXT,                 -- content hash of the laboratory's report
  requested_us BIGINT NOT NULL,
  judged_us BIGINT,
  county TEXT NOT NULL,
  rev BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX certify_test_lot ON certify_test (lot_id);                  -- certify.tests_of_lot
CREATE INDEX certify_test_path ON certify_test (level_path, id);         -- list of tests by scope

-- Results, append-only: a correction is a new edition of the whole set, with its reason.
CREATE TABLE certify_result (
  id @ID,
  test_id BIGINT NOT NULL REFERENCES certify_test(id),
  edition BIGINT NOT NULL,         -- 1, 2 …; the highest counts
  item TEXT NOT NULL,
  method TEXT,
  value TEXT NOT NULL,             -- decimal text, or ND
  unit TEXT,
  limit_kind TEXT NOT NULL,        -- max nd none
  limit_value TEXT,
  detection_limit TEXT,
  basis TEXT,
  verdict TEXT NOT NULL,           -- pass fail pending
  reason TEXT,                     -- of a correction
  by_name TEXT NOT NULL,
  created_us BIGINT NOT NULL
);
CREATE INDEX certify_result_test ON certify_result (test_id, edition);   -- certify.results

-- The certificate's fixed words, dated: a new edition of the rules is a new row.
CREATE TABLE certify_template (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,              -- producer buyer
  from_day BIGINT NOT NULL,        -- in force from
  title TEXT NOT NULL,
  declaration TEXT NOT NULL,       -- 我承诺…
  statement TEXT NOT NULL,         -- what is committed to
  bases TEXT NOT NULL,             -- the bases that may be ticked, separated by |
  source TEXT NOT NULL,
  UNIQUE (kind, from_day)
);

-- Certificates as issued: every word frozen.
CREATE TABLE certify_cert (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  cert_no TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,              -- producer buyer
  template_id BIGINT NOT NULL REFERENCES certify_template(id),
  lot_id BIGINT NOT NULL,
  operator_id BIGINT NOT NULL,
  level_path TEXT NOT NULL,
  shipment_no TEXT NOT NULL,       -- one valid certificate per lot and shipment
  product TEXT NOT NULL,
  weight_g BIGINT NOT NULL,
  origin TEXT NOT NULL,
  party_name TEXT NOT NULL,        -- frozen at issue
  contact TEXT NOT NULL,
  declaration TEXT NOT NULL,
  statement TEXT NOT NULL,
  bases TEXT NOT NULL,             -- the ticked ones, separated by |
  issued_day BIGINT NOT NULL,
  issued_us BIGINT NOT NULL,
  issued_by TEXT NOT NULL,
  event_id TEXT NOT NULL,          -- its EPCIS event
  state TEXT NOT NULL,             -- valid revoked
  revoke_reason TEXT,
  revoked_us BIGINT,
  revoked_by TEXT,
  county TEXT NOT NULL,
  rev BIGINT NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX certify_cert_shipment ON certify_cert (lot_id, shipment_no) WHERE state = 'valid';  -- one valid certificate per lot and shipment; a revoked one may be issued anew
CREATE INDEX certify_cert_lot ON certify_cert (lot_id);                  -- certificates of a lot
CREATE INDEX certify_cert_path ON certify_cert (level_path, id);         -- list of certificates by scope

-- Numbers of the certificates a buyer's certificate stands on.
CREATE TABLE certify_parent (
  cert_id BIGINT NOT NULL REFERENCES certify_cert(id),
  parent_no TEXT NOT NULL,
  PRIMARY KEY (cert_id, parent_no)
);

-- Release from origin.
CREATE TABLE certify_release (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  release_no TEXT NOT NULL UNIQUE,
  lot_id BIGINT NOT NULL,
  cert_id BIGINT NOT NULL REFERENCES certify_cert(id),
  operator_id BIGINT NOT NULL,
  level_path TEXT NOT NULL,
  state TEXT NOT NULL,             -- granted withdrawn
  granted_by TEXT NOT NULL,
  granted_us BIGINT NOT NULL,
  withdraw_reason TEXT,
  withdrawn_us BIGINT,
  withdrawn_by TEXT,
  event_id TEXT NOT NULL,
  county TEXT NOT NULL,
  rev BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX certify_release_lot ON certify_release (lot_id);            -- certify.releases_of_lot
CREATE UNIQUE INDEX certify_release_cert ON certify_release (cert_id) WHERE state = 'granted'; -- one release a certificate

-- Running numbers per county, kind and day.
CREATE TABLE certify_number (
  name TEXT PRIMARY KEY,
  last BIGINT NOT NULL
);

-- The fixed text of both styles in force since 2026-02-01 (day 20485); further editions are added as rows.
INSERT INTO certify_template (uuid, kind, from_day, title, declaration, statement, bases, source) VALUES
 ('01950000-0000-7000-8000-000000000001', 'producer', 20485, '承诺达标合格证', '我承诺生产销售的食用农产品：',
  '未使用禁用农药、兽药及其他化合物；使用的常规农药、兽药残留不超标。', '质量安全控制符合要求|自行检测合格|委托检测合格',
  '承诺达标合格证管理的现行规则，2026-02-01 起施行'),
 ('01950000-0000-7000-8000-000000000002', 'buyer', 20485, '承诺达标合格证', '我承诺销售的食用农产品：',
  '已按规定收取并保存该批次农产品承诺达标合格证或者其他质量安全合格证明；未违规使用保鲜剂、防腐剂、添加剂等。',
  '质量安全控制符合要求|自行检测合格|委托检测合格', '承诺达标合格证管理的现行规则，2026-02-01 起施行');

CREATE VIEW certify_test_v AS
  SELECT t.id, t.uuid, t.lot_id, t.test_no, COALESCE(l.name, '') AS lab_name, t.state, t.verdict, t.judged_us, t.county
  FROM certify_test t LEFT JOIN certify_lab l ON l.id = t.lab_id;
CREATE VIEW certify_cert_v AS
  SELECT id, uuid, lot_id, cert_no, kind, state, party_name, issued_us, weight_g, county FROM certify_cert;
CREATE VIEW certify_release_v AS
  SELECT id, uuid, lot_id, cert_id, release_no, state, granted_us, county FROM certify_release;
