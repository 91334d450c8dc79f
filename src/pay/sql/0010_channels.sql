-- Deliveries of callbacks that were done: the same one again changes nothing. Kept for a day (channels sign anew when they repeat).
CREATE TABLE pay_nonce (
  channel TEXT NOT NULL,
  nonce TEXT NOT NULL,
  at_us BIGINT NOT NULL,             -- microseconds UTC
  PRIMARY KEY (channel, nonce)
) @NOROWID;
CREATE INDEX pay_nonce_at ON pay_nonce (at_us);   -- pay.nonce_forget

-- Certificates a channel signs with, as it handed them out over a verified call; several are in force while they change.
CREATE TABLE pay_certificate (
  channel TEXT NOT NULL,
  serial TEXT NOT NULL,              -- upper-case hex
  pem TEXT NOT NULL,
  ends_us BIGINT NOT NULL,           -- not after, microseconds UTC
  got_us BIGINT NOT NULL,            -- when it was first seen
  PRIMARY KEY (channel, serial)
) @NOROWID;
