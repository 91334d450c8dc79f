-- Room share: docking with other platforms: who they are, how far we are with each, and which events came from them.

-- One row a direction: a peer that we send to, that sends to us, or that we fetch from.
CREATE TABLE share_peer (
  id @ID,
  county TEXT NOT NULL,
  uuid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  direction TEXT NOT NULL,           -- send, receive, pull
  url TEXT NOT NULL,                 -- send: where events are posted to; receive, pull: the peer's address
  peer_county TEXT,                  -- 6 digits; NULL: its events count as ours
  secret TEXT NOT NULL,              -- sealed (people_secret_seal). send, receive: what signs; pull: the key that the peer gave us
  query TEXT,                        -- send: the named query
  subscription TEXT,                 -- send: its subscription; epcis holds the mark
  paused BIGINT NOT NULL,
  created_us BIGINT NOT NULL,
  created_by TEXT NOT NULL,
  mark_us BIGINT NOT NULL,           -- pull: newest recordTime that was taken; receive: of the last event
  next_us BIGINT NOT NULL,           -- pull: not before
  last_us BIGINT,                    -- last success
  failures BIGINT NOT NULL,          -- in a row
  error TEXT,                        -- of the last failure
  accepted BIGINT NOT NULL,          -- events stored
  duplicate BIGINT NOT NULL,         -- events that were there already
  refused BIGINT NOT NULL,           -- events that cannot be stored (share_refused)
  owner TEXT,                        -- copy of the program that is fetching
  lease_us BIGINT NOT NULL,          -- until then
  UNIQUE (direction, url)
);
CREATE INDEX share_peer_due ON share_peer (next_us) WHERE direction = 'pull' AND paused = 0; -- share.pull_due

-- Which peer an event came from. An event without a row was captured here.
CREATE TABLE share_origin (
  event BIGINT NOT NULL PRIMARY KEY, -- epcis_event
  county TEXT NOT NULL,
  peer BIGINT NOT NULL REFERENCES share_peer (id),
  at_us BIGINT NOT NULL
) @NOROWID;

-- Events of a peer that cannot be stored, and why; once each.
CREATE TABLE share_refused (
  peer BIGINT NOT NULL REFERENCES share_peer (id),
  event_id TEXT NOT NULL,
  at_us BIGINT NOT NULL,
  code TEXT NOT NULL,                -- error code
  detail TEXT NOT NULL,              -- sentence
  PRIMARY KEY (peer, event_id)
) @NOROWID;

-- What other rooms may join with.
CREATE VIEW share_origin_v AS SELECT o.event, o.at_us, p.uuid AS peer_uuid, p.name AS peer_name FROM share_origin o JOIN share_peer p ON p.id = o.peer;
