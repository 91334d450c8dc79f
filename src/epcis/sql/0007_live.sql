-- Captures as documents only, and those under way: lists and the live view do not wade through events that came alone.
DROP INDEX epcis_capture_by_created;
CREATE INDEX epcis_capture_by_created ON epcis_capture (created_us, id) WHERE behaviour <> 'event'; -- GET /capture, epcis.capture_newest
CREATE INDEX epcis_capture_running ON epcis_capture (id) WHERE finished_us IS NULL;                 -- epcis.capture_running, epcis.capture_waiting
ALTER TABLE epcis_capture ADD COLUMN warnings BIGINT NOT NULL DEFAULT 0; -- findings of the room that watches
