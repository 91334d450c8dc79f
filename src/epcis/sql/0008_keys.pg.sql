-- Half of what an event took on disk were the primary keys of its index tables: place among the event's rows and county stood in every entry so
-- that it was unique, though one function alone writes these tables, each event once (`tiantou check --log` finds a row too many or too
-- few). Plain indexes over what is asked for are a third of that, for PostgreSQL writes a key that several rows share once.
-- epcis_epc_by_event loses quantities, which nobody read from it: its entries are now all of one size, and then PostgreSQL fills a page
-- before it begins the next.
CREATE INDEX epcis_epc_by_uri ON epcis_epc (uri, time_us);                           -- MATCH_, EQ_ of identifiers, epcis.walk_touches
ALTER TABLE epcis_epc DROP CONSTRAINT epcis_epc_pkey;
DROP INDEX epcis_epc_by_event;
CREATE INDEX epcis_epc_by_event ON epcis_epc (event, role, uri);                     -- epcis.walk_members
CREATE INDEX epcis_tag_by_value ON epcis_tag (kind, value, type);                    -- EQ_ of business transactions, sources, destinations
ALTER TABLE epcis_tag DROP CONSTRAINT epcis_tag_pkey;
CREATE INDEX epcis_field_by_text ON epcis_field (name, key);                         -- EQ_, EXISTS_ of extension fields
ALTER TABLE epcis_field DROP CONSTRAINT epcis_field_pkey;
CREATE INDEX epcis_measure_by_number ON epcis_measure (what, num);                   -- GE_, LT_ of quantities and sensor values
ALTER TABLE epcis_measure DROP CONSTRAINT epcis_measure_pkey;
