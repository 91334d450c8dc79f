-- Captures count the findings on their reports from now on (epcis_capture_warned()): those found before, once.
UPDATE epcis_capture SET warnings = (SELECT count(*) FROM trace_finding f WHERE f.capture = epcis_capture.id)
  WHERE id IN (SELECT capture FROM trace_finding WHERE capture IS NOT NULL);
