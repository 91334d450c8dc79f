-- Named queries and their subscriptions (EPCIS 2.0 sections 8.2.5, 8.2.7 and 12).

-- A query under a name: a view on the events, and what can be subscribed to.
CREATE TABLE epcis_named (
  id @ID,
  county TEXT NOT NULL,
  name TEXT @BIN NOT NULL UNIQUE,
  query TEXT NOT NULL,               -- JSON object of SimpleEventQuery parameters
  created_us BIGINT NOT NULL,
  created_by TEXT NOT NULL           -- who asked: "account:12", "key:3"
);
INSERT INTO epcis_named (county, name, query, created_us, created_by) VALUES ('000000', 'SimpleEventQuery', '{}', 0, 'standard');

-- Who is told of what, and how far: one row a subscription by webhook. Only epcis_send.c changes the lower half.
CREATE TABLE epcis_subscription (
  id @ID,
  county TEXT NOT NULL,
  uuid TEXT NOT NULL UNIQUE,
  named BIGINT NOT NULL REFERENCES epcis_named (id),
  dest TEXT NOT NULL,                -- URL
  origin TEXT NOT NULL,              -- scheme, host and port of dest: at most one call at a time each
  token TEXT,                        -- signatureToken, sealed (people_secret_seal); NULL: unsigned
  schedule TEXT,                     -- JSON object; NULL: as events come
  report_empty BIGINT NOT NULL,      -- 1: also tell that there is nothing
  initial_us BIGINT,                 -- initialRecordTime; NULL: from its creation on
  only_county TEXT,                  -- docking: events of this county only
  not_county TEXT,                   -- docking: events of this county never
  created_us BIGINT NOT NULL,
  scope TEXT NOT NULL,               -- whose events its maker saw (epcis_scope.h): it gets no others
  created_by TEXT NOT NULL,          -- who asked; it is paused when that caller may no longer query
  mark BIGINT NOT NULL,              -- epcis_event.id: everything up to it was answered with 2xx, or does not match
  pending BIGINT,                    -- the end of the batch that is on its way: sent again as it was until it is answered
  batch BIGINT NOT NULL,             -- events in one call at most (less after a 413)
  next_us BIGINT NOT NULL,           -- not before: next turn of the schedule, or end of the wait after a failure
  failures BIGINT NOT NULL,          -- in a row
  error TEXT,                        -- of the last failure
  notified_us BIGINT,                -- last 2xx
  events BIGINT NOT NULL,            -- delivered
  calls BIGINT NOT NULL,             -- answered with 2xx
  paused BIGINT NOT NULL,            -- 1: nothing is sent
  owner TEXT,                        -- copy of the program that is sending
  lease_us BIGINT NOT NULL           -- until then
);
CREATE INDEX epcis_subscription_due ON epcis_subscription (next_us) WHERE paused = 0;   -- epcis.subscription_due
CREATE INDEX epcis_subscription_of ON epcis_subscription (named, id);                    -- epcis.subscription_list
