-- Room epcis: what queries need beside the events. PostgreSQL: the county is in the key of what is distributed by it.

-- Page tokens that were given back before they expired; purged when another one is given back.
CREATE TABLE epcis_token_gone (
  mac BIGINT NOT NULL PRIMARY KEY,   -- first 8 bytes of the token's signature
  expires_us BIGINT NOT NULL
) @NOROWID;
CREATE INDEX epcis_token_gone_by_expiry ON epcis_token_gone (expires_us); -- purge

-- Quantities with a unit, numbers and times of sensors, so that they can be asked for in any unit.
CREATE TABLE epcis_measure (
  what BIGINT NOT NULL,              -- enum measure_kind * 2^32 + what is measured (epcis_units.c)
  num DOUBLE PRECISION NOT NULL,     -- in the SI unit; times: µs
  event BIGINT NOT NULL,             -- epcis_event
  county TEXT NOT NULL,
  PRIMARY KEY (what, num, event, county)
) @NOROWID;
