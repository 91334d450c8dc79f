-- Room scan: code batches and how often packs were scanned. Serials are not stored: they are numbers with a keyed check
-- (scan_serial.c), so that a batch of a million packs is one row.
CREATE TABLE scan_batch (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  lot_id BIGINT NOT NULL,          -- grow's lot
  operator_id BIGINT NOT NULL,
  level_path TEXT NOT NULL,        -- scope
  kind TEXT NOT NULL,              -- lot: one code for all packs; pack: a serial each
  first_serial BIGINT NOT NULL,    -- number of the first pack; 0 for lot
  count BIGINT NOT NULL,           -- labels
  net_g BIGINT,                    -- content of one pack
  state TEXT NOT NULL,             -- active void
  void_reason TEXT,
  event_id TEXT,                   -- EPCIS event of the commissioning (packs)
  created_us BIGINT NOT NULL,
  created_by TEXT NOT NULL,
  county TEXT NOT NULL,
  rev BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX scan_batch_lot ON scan_batch (lot_id, first_serial);   -- scan.batch_of_serial
CREATE INDEX scan_batch_path ON scan_batch (level_path, id);        -- list of batches by scope

-- One row a pack that was scanned at least once; written in groups by the counter's thread.
CREATE TABLE scan_count (
  lot_id BIGINT NOT NULL,
  serial BIGINT NOT NULL,
  scans BIGINT NOT NULL,
  first_us BIGINT NOT NULL,
  last_us BIGINT NOT NULL,
  PRIMARY KEY (lot_id, serial)
) @NOROWID;

CREATE VIEW scan_batch_v AS
  SELECT id, uuid, lot_id, operator_id, kind, first_serial, count, state, created_us, county FROM scan_batch;
