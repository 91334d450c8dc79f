-- Traces: from an event to what it names, without reading its JSON; who captured.
CREATE INDEX epcis_epc_by_event ON epcis_epc (event, role, uri, value, uom); -- epcis.walk_members; new events come last, so it only grows at its end
ALTER TABLE epcis_capture ADD COLUMN by_name TEXT; -- whose account or key sent the document; shown beside what it says
