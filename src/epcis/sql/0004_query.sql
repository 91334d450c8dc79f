-- Room epcis: what queries need beside the events.

-- Page tokens that were given back before they expired; purged when another one is given back.
CREATE TABLE epcis_token_gone (
  mac BIGINT NOT NULL PRIMARY KEY,   -- first 8 bytes of the token's signature
  expires_us BIGINT NOT NULL
) @NOROWID;
CREATE INDEX epcis_token_gone_by_expiry ON epcis_token_gone (expires_us); -- purge
