-- Room trace: names of places that are not producers' own, findings of impossible histories, recalls.

-- Who stands behind a place or party of events that is no producer of the county: markets, shops, canteens, hubs.
CREATE TABLE trace_place (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  uri TEXT @BIN NOT NULL UNIQUE,     -- canonical, as in readPoint, bizLocation, source, destination
  kind TEXT NOT NULL,                -- market shop canteen hub carrier factory other
  name TEXT NOT NULL,
  name_en TEXT,
  contact TEXT,                      -- whom to call in a recall
  phone TEXT,
  by_name TEXT NOT NULL,
  created_us BIGINT NOT NULL,
  county TEXT NOT NULL,
  rev BIGINT NOT NULL DEFAULT 1
);

-- What to do when a kind of impossible history is met; kinds without a row keep their default (trace_kinds.def).
CREATE TABLE trace_rule (
  kind TEXT PRIMARY KEY,
  rule TEXT NOT NULL,                -- off warn refuse
  by_name TEXT NOT NULL,
  changed_us BIGINT NOT NULL
);

-- Impossible histories, each once.
CREATE TABLE trace_finding (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  severity TEXT NOT NULL,            -- high middle low
  subject TEXT @BIN NOT NULL,        -- EPC or class
  lot_id BIGINT,                     -- grow's lot where the subject is one
  operator_id BIGINT,                -- of that lot, or of the place
  level_path TEXT NOT NULL,          -- scope; the county's where no producer is known
  zh TEXT NOT NULL,                  -- what is impossible about it
  en TEXT NOT NULL,
  evidence_key TEXT NOT NULL UNIQUE, -- of kind, subject and events: the same is never told twice
  capture BIGINT,                    -- capture job of the newest event
  event_us BIGINT NOT NULL,          -- newest event
  found_us BIGINT NOT NULL,
  state TEXT NOT NULL,               -- new examining confirmed dismissed resolved
  reason TEXT,                       -- of the state
  by_name TEXT,
  changed_us BIGINT NOT NULL,
  county TEXT NOT NULL,
  rev BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX trace_finding_path ON trace_finding (level_path, id);        -- list by scope
CREATE INDEX trace_finding_subject ON trace_finding (subject);            -- trace.findings_of
CREATE INDEX trace_finding_capture ON trace_finding (capture) WHERE capture IS NOT NULL; -- report of a capture job
CREATE TABLE trace_evidence (
  finding_id BIGINT NOT NULL REFERENCES trace_finding(id),
  pos BIGINT NOT NULL,
  event_id TEXT NOT NULL,
  PRIMARY KEY (finding_id, pos)
) @NOROWID;
CREATE TABLE trace_finding_step (    -- append-only
  id @ID,
  finding_id BIGINT NOT NULL REFERENCES trace_finding(id),
  from_state TEXT NOT NULL,
  to_state TEXT NOT NULL,
  reason TEXT,
  by_name TEXT NOT NULL,
  at_us BIGINT NOT NULL
);
CREATE INDEX trace_finding_step_of ON trace_finding_step (finding_id, id); -- trace.finding_steps

-- Recalls, real and mock.
CREATE TABLE trace_recall (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  recall_no TEXT NOT NULL UNIQUE,
  mock BIGINT NOT NULL,              -- 1: a drill that changes nothing
  state TEXT NOT NULL,               -- draft drilled open closed withdrawn
  subject_kind TEXT NOT NULL,        -- lot plot season record input test epc
  subject TEXT NOT NULL,             -- uuid, or EPC
  subject_name TEXT NOT NULL,
  from_day BIGINT,                   -- harvests from .. until, where the subject is a plot or an input
  until_day BIGINT,
  reason TEXT NOT NULL,
  return_how TEXT NOT NULL,
  operator_id BIGINT,                -- of the subject
  level_path TEXT NOT NULL,          -- scope
  lots BIGINT NOT NULL,              -- how far it reaches, when last looked
  packs BIGINT NOT NULL,
  containers BIGINT NOT NULL,
  holders BIGINT NOT NULL,
  quantity_g BIGINT NOT NULL,        -- of the lots
  located_permille BIGINT NOT NULL,  -- of the lots and packs, with a known holder
  complete BIGINT NOT NULL,          -- 0: a bound was reached
  took_us BIGINT NOT NULL,           -- how long it took to find out
  looked_us BIGINT NOT NULL,
  event_id TEXT,                     -- EPCIS event of the opening
  end_event_id TEXT,                 -- of the withdrawal
  created_us BIGINT NOT NULL,
  created_by TEXT NOT NULL,
  opened_us BIGINT,
  ended_us BIGINT,
  end_reason TEXT,
  county TEXT NOT NULL,
  rev BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX trace_recall_path ON trace_recall (level_path, id);           -- list by scope
CREATE TABLE trace_recall_lot (
  recall_id BIGINT NOT NULL REFERENCES trace_recall(id),
  lot_id BIGINT NOT NULL,
  operator_id BIGINT NOT NULL,
  state_before TEXT,                 -- when this recall marked it; NULL: it was recalled already, or follows another lot
  PRIMARY KEY (recall_id, lot_id)
) @NOROWID;
CREATE INDEX trace_recall_lot_lot ON trace_recall_lot (lot_id);            -- trace.open_of_lot
CREATE INDEX trace_recall_lot_operator ON trace_recall_lot (operator_id, recall_id); -- recalls that concern an operator
CREATE TABLE trace_recall_holder (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  recall_id BIGINT NOT NULL REFERENCES trace_recall(id),
  uri TEXT @BIN NOT NULL,            -- place or party
  operator_id BIGINT,                -- a producer of ours
  place_id BIGINT,                   -- trace_place
  part TEXT NOT NULL,                -- origin holder receiver
  touched BIGINT NOT NULL,           -- affected things that were there
  here BIGINT NOT NULL,              -- of those, how many were last seen there
  first_us BIGINT NOT NULL,
  last_us BIGINT NOT NULL,
  notified_us BIGINT,
  answered_us BIGINT,                -- acknowledged
  answered_by TEXT,
  secured_g BIGINT,                  -- taken off sale
  secured_packs BIGINT,
  note TEXT,
  UNIQUE (recall_id, uri)
);
CREATE INDEX trace_recall_holder_operator ON trace_recall_holder (operator_id, recall_id); -- recalls that concern an operator
CREATE TABLE trace_recall_item (
  recall_id BIGINT NOT NULL REFERENCES trace_recall(id),
  pos BIGINT NOT NULL,
  kind TEXT NOT NULL,                -- lot pack container
  epc TEXT @BIN NOT NULL,
  lot_id BIGINT,                     -- lots of ours
  holder TEXT @BIN,                  -- place where it was last seen
  last_us BIGINT,
  last_step TEXT,
  depth BIGINT NOT NULL,
  PRIMARY KEY (recall_id, pos)
) @NOROWID;
CREATE INDEX trace_recall_item_epc ON trace_recall_item (epc, recall_id);  -- trace.recalled: scans and foreign things
CREATE TABLE trace_recall_step (     -- append-only
  id @ID,
  recall_id BIGINT NOT NULL REFERENCES trace_recall(id),
  from_state TEXT,
  to_state TEXT NOT NULL,
  reason TEXT,
  by_name TEXT NOT NULL,
  at_us BIGINT NOT NULL
);
CREATE INDEX trace_recall_step_of ON trace_recall_step (recall_id, id);    -- trace.recall_steps
CREATE TABLE trace_number (
  name TEXT PRIMARY KEY,
  last BIGINT NOT NULL
);

CREATE VIEW trace_recall_v AS
  SELECT id, uuid, recall_no, mock, state, reason, return_how, operator_id, level_path, opened_us, ended_us, county FROM trace_recall;
CREATE VIEW trace_finding_v AS
  SELECT id, uuid, kind, severity, subject, lot_id, operator_id, state, found_us, county FROM trace_finding;
