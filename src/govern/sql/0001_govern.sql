-- Room govern: complaints of buyers and their handling to a deadline (R5).
CREATE TABLE govern_complaint (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  complaint_no TEXT NOT NULL UNIQUE,  -- what the complainant keeps
  code TEXT NOT NULL,                 -- the code or address that was scanned
  lot_id BIGINT,                      -- grow's lot, when the code is known
  operator_id BIGINT,
  level_path TEXT NOT NULL,           -- of the operator, or of the county: scope
  category TEXT NOT NULL,             -- quality safety fake label delivery other
  text TEXT NOT NULL,
  contact TEXT NOT NULL,              -- how to answer; shown to handlers only, removed when the complaint is closed
  state TEXT NOT NULL,                -- received accepted answered closed refused
  answer TEXT,
  created_us BIGINT NOT NULL,
  due_us BIGINT NOT NULL,
  answered_us BIGINT,
  county TEXT NOT NULL,
  rev BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX govern_complaint_path ON govern_complaint (level_path, id);      -- list of complaints by scope
CREATE INDEX govern_complaint_created ON govern_complaint (created_us);       -- govern.complaint_recent
CREATE TABLE govern_complaint_step (
  id @ID,
  complaint_id BIGINT NOT NULL REFERENCES govern_complaint(id),
  from_state TEXT NOT NULL,
  to_state TEXT NOT NULL,
  text TEXT,
  by_name TEXT NOT NULL,
  at_us BIGINT NOT NULL
);
CREATE INDEX govern_complaint_step_of ON govern_complaint_step (complaint_id); -- govern.complaint_steps
CREATE TABLE govern_number (
  name TEXT PRIMARY KEY,
  last BIGINT NOT NULL
);
CREATE VIEW govern_complaint_v AS
  SELECT id, uuid, lot_id, operator_id, state, created_us, due_us, county FROM govern_complaint;
