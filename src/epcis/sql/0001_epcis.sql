-- Room epcis: the event repository (EPCIS 2.0). The PostgreSQL twin differs in its primary keys, which begin with the county,
-- so that the large tables can be distributed by it, and has no generations.
--
-- Generations. Keys that are random by nature (hashes, values of extension fields) would make every insert touch a page of its own
-- somewhere in a large tree, the more so the larger it is. They stand behind `gen`, the event's row id / 16,384: only the youngest
-- generation is written, so an insert costs the same at 10^7 events as at 10^5; a look-up asks each generation (600 at 10^7).

-- Every identifier once: EPCs, classes, places, words, parties, names of extension fields; canonical spelling. Others refer by id.
CREATE TABLE epcis_uri (
  id @ID,
  county TEXT NOT NULL,
  uri TEXT @BIN NOT NULL,
  UNIQUE (uri, county)               -- look-up by text, ranges for patterns
);

-- "@context" values of documents, kept once; each event points at the one it came with.
CREATE TABLE epcis_context (
  id @ID,
  key BIGINT NOT NULL UNIQUE,        -- first 8 bytes of the SHA-256 of json
  json TEXT NOT NULL
);

-- Learnt dictionaries that events are compressed with (epcis_dictionary.c). Never changed, never deleted: events name them.
CREATE TABLE epcis_dictionary (
  id @ID,
  made_us BIGINT NOT NULL,
  events BIGINT NOT NULL,            -- epcis_event: the youngest it was made from
  content @BYTES NOT NULL
);

-- One row an event. Append-only.
CREATE TABLE epcis_event (
  id @ID,
  county TEXT NOT NULL,
  eid_key BIGINT NOT NULL,           -- of the eventID: epcis_ident.c
  eid_seq BIGINT NOT NULL,           -- 0; more for error declarations, which repeat the eventID of what they correct
  event_id TEXT,                     -- eventID as sent; NULL: the event hash ID
  hash @BYTES NOT NULL,              -- event hash of CBV 2.0 section 8.9, 32 bytes
  type BIGINT NOT NULL,              -- enum epcis_type
  action BIGINT NOT NULL,            -- enum epcis_action
  time_us BIGINT NOT NULL,           -- eventTime
  off_min BIGINT NOT NULL,           -- eventTimeZoneOffset
  record_us BIGINT NOT NULL,         -- recordTime
  biz_step BIGINT,                   -- epcis_uri
  disposition BIGINT,                -- epcis_uri
  read_point BIGINT,                 -- epcis_uri
  biz_location BIGINT,               -- epcis_uri
  transformation BIGINT,             -- epcis_uri
  error_us BIGINT,                   -- declarationTime of an error declaration
  error_reason BIGINT,               -- epcis_uri
  first_epc BIGINT,                  -- epcis_uri: what a list shows
  operator BIGINT,                   -- people_operator whose fact it tells; NULL: nobody's in particular (epcis_scope.h)
  context BIGINT NOT NULL,           -- epcis_context
  capture BIGINT,                    -- epcis_capture it came with
  capture_index BIGINT,              -- its place in that document
  id_sent BIGINT NOT NULL,           -- 0: json has no eventID; 1: it has; 2: it has, and it is the hash ID of another content
  json @BYTES NOT NULL,              -- the event as sent without recordTime; epcis_pack.c tells the form
  UNIQUE (eid_key, eid_seq, county)
);
CREATE INDEX epcis_event_by_time ON epcis_event (time_us, id);                 -- GE_eventTime, LT_eventTime, orderBy
CREATE INDEX epcis_event_by_record ON epcis_event (record_us, id);             -- GE_recordTime, LT_recordTime
CREATE INDEX epcis_event_by_step ON epcis_event (biz_step, time_us, id) WHERE biz_step IS NOT NULL;             -- EQ_bizStep
CREATE INDEX epcis_event_by_disposition ON epcis_event (disposition, time_us, id) WHERE disposition IS NOT NULL; -- EQ_disposition
CREATE INDEX epcis_event_by_read_point ON epcis_event (read_point, time_us, id) WHERE read_point IS NOT NULL;   -- EQ_, WD_readPoint
CREATE INDEX epcis_event_by_location ON epcis_event (biz_location, time_us, id) WHERE biz_location IS NOT NULL; -- EQ_, WD_bizLocation
CREATE INDEX epcis_event_by_transformation ON epcis_event (transformation, id) WHERE transformation IS NOT NULL; -- EQ_transformationID
CREATE INDEX epcis_event_by_error ON epcis_event (error_us, id) WHERE error_us IS NOT NULL;                     -- EXISTS_errorDeclaration
CREATE INDEX epcis_event_by_operator ON epcis_event (operator, time_us, id) WHERE operator IS NOT NULL;         -- what an operator sees
CREATE INDEX epcis_event_by_capture ON epcis_event (capture, capture_index) WHERE capture IS NOT NULL;          -- report of a capture job
CREATE INDEX epcis_event_by_claim ON epcis_event (eid_key) WHERE id_sent = 2;                                   -- capture: is its hash ID taken?

-- Events whose eventID is their hash ID, by it. (epcis_event.eid_key has their time in front.)
CREATE TABLE epcis_digest (
  gen BIGINT NOT NULL,               -- event / 16384
  key BIGINT NOT NULL,               -- first 8 bytes of epcis_event.hash
  event BIGINT NOT NULL,             -- epcis_event
  PRIMARY KEY (gen, key, event)
) @NOROWID;

-- Which events name which EPC or class, and as what.
CREATE TABLE epcis_epc (
  uri BIGINT NOT NULL,               -- epcis_uri
  time_us BIGINT NOT NULL,           -- eventTime, so that the newest of many are read without the rest
  event BIGINT NOT NULL,             -- epcis_event
  seq BIGINT NOT NULL,               -- place among the rows of the event
  county TEXT NOT NULL,
  role BIGINT NOT NULL,              -- enum epc_role
  quantity TEXT,                     -- as sent
  value DOUBLE PRECISION,            -- quantity, for comparison
  uom TEXT,
  PRIMARY KEY (uri, time_us, event, seq)
) @NOROWID;
CREATE INDEX epcis_epc_by_quantity ON epcis_epc (event / 16384, value, event) WHERE value IS NOT NULL; -- EQ_, GT_, GE_, LT_, LE_quantity

-- Business transactions, sources, destinations, persistent dispositions, corrective events.
CREATE TABLE epcis_tag (
  kind BIGINT NOT NULL,              -- enum tag_kind
  value BIGINT NOT NULL,             -- epcis_uri
  type BIGINT NOT NULL,              -- epcis_uri; 0: none
  event BIGINT NOT NULL,             -- epcis_event
  seq BIGINT NOT NULL,
  county TEXT NOT NULL,
  PRIMARY KEY (kind, value, type, event, seq)
) @NOROWID;

-- Extension fields and ILMD, so that they can be asked for by value.
CREATE TABLE epcis_field (
  gen BIGINT NOT NULL,               -- event / 16384
  name BIGINT NOT NULL,              -- epcis_uri of namespace + name
  key BIGINT NOT NULL,               -- first 8 bytes of the SHA-256 of the value's text
  event BIGINT NOT NULL,             -- epcis_event
  seq BIGINT NOT NULL,
  county TEXT NOT NULL,
  scope BIGINT NOT NULL,             -- enum field_scope
  num DOUBLE PRECISION,              -- value as a number where it is one
  PRIMARY KEY (gen, name, key, event, seq)
) @NOROWID;
CREATE INDEX epcis_field_by_number ON epcis_field (gen, name, num, event) WHERE num IS NOT NULL; -- GE_, LT_ of extension fields

-- Which place lies in which (WD_readPoint, WD_bizLocation).
CREATE TABLE epcis_place (
  uri TEXT @BIN NOT NULL PRIMARY KEY, -- canonical
  parent TEXT @BIN NOT NULL
);
CREATE INDEX epcis_place_by_parent ON epcis_place (parent);

-- Capture jobs: one a document.
CREATE TABLE epcis_capture (
  id @ID,
  county TEXT NOT NULL,
  uuid TEXT NOT NULL UNIQUE,
  created_us BIGINT NOT NULL,
  finished_us BIGINT,                -- NULL: still running
  operator BIGINT,                   -- people_operator whose key or account sent it; NULL: nobody's in particular
  created_by TEXT NOT NULL,          -- who sent it: account:12, key:3
  behaviour TEXT NOT NULL,           -- rollback, proceed
  lang BIGINT NOT NULL,              -- language of the sentences in its report
  events BIGINT NOT NULL,            -- in the document
  done BIGINT NOT NULL,              -- events looked at so far: where a restart goes on
  accepted BIGINT NOT NULL,
  duplicate BIGINT NOT NULL,
  refused BIGINT NOT NULL,
  document @BYTES                    -- the document, compressed, until it is finished
);
CREATE INDEX epcis_capture_by_created ON epcis_capture (created_us, id); -- GET /capture

-- The events of a capture that were not stored, and why.
CREATE TABLE epcis_outcome (
  capture BIGINT NOT NULL,           -- epcis_capture
  idx BIGINT NOT NULL,               -- place in the document
  outcome TEXT NOT NULL,             -- duplicate, refused
  event_id TEXT,
  pointer TEXT,                      -- JSON pointer of the fault
  code TEXT,                         -- error code
  detail TEXT,                       -- sentence
  PRIMARY KEY (capture, idx)
) @NOROWID;

-- What other rooms may join with: one row an event, without its JSON.
CREATE VIEW epcis_event_v AS
  SELECT e.id, e.county, coalesce(e.event_id, 'ni:///sha-256;' || lower(hex(e.hash)) || '?ver=CBV2.0') AS event_id, e.hash, e.type, e.action, e.time_us, e.off_min, e.record_us, s.uri AS biz_step, d.uri AS disposition,
         r.uri AS read_point, l.uri AS biz_location, f.uri AS first_epc, e.error_us, e.operator
    FROM epcis_event e
    LEFT JOIN epcis_uri s ON s.id = e.biz_step AND s.county = e.county
    LEFT JOIN epcis_uri d ON d.id = e.disposition AND d.county = e.county
    LEFT JOIN epcis_uri r ON r.id = e.read_point AND r.county = e.county
    LEFT JOIN epcis_uri l ON l.id = e.biz_location AND l.county = e.county
    LEFT JOIN epcis_uri f ON f.id = e.first_epc AND f.county = e.county;
