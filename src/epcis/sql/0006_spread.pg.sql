-- Where the extension Citus is present (a coordinator with workers), the large tables are spread over the workers by county, tables that
-- grow together next to each other, so that an event, its identifiers and its fields stand on one worker; small tables that all counties
-- share are copied to every worker. Capture jobs and places of one county's own house stay on the coordinator. Without Citus: nothing.
DO $f$
DECLARE
  t TEXT;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'citus') THEN
    RETURN;
  END IF;
  FOREACH t IN ARRAY ARRAY['epcis_context', 'epcis_dictionary'] LOOP
    EXECUTE format('SELECT create_reference_table(%L)', t);
  END LOOP;
  EXECUTE 'SELECT create_distributed_table(''epcis_event'', ''county'')';
  FOREACH t IN ARRAY ARRAY['epcis_uri', 'epcis_epc', 'epcis_tag', 'epcis_field', 'epcis_measure'] LOOP
    EXECUTE format('SELECT create_distributed_table(%L, ''county'', colocate_with => ''epcis_event'')', t);
  END LOOP;
END $f$;
