-- people: level tree, operators, accounts, grants, sessions, keys, audit trail.

-- The level tree: county/township/village, bureau/farm/district/station, of any depth.
CREATE TABLE people_level (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,          -- outside id
  parent_id BIGINT REFERENCES people_level (id), -- NULL: a root
  code TEXT UNIQUE,                   -- division code (GB/T 2260 and below) or the county's own; NULL: none
  kind TEXT NOT NULL,                 -- county, township, village, bureau, station, ...: a word, no list
  name TEXT NOT NULL,                 -- Chinese name
  name_en TEXT,                       -- English name
  depth BIGINT NOT NULL,              -- 1 for a root
  path TEXT @BIN NOT NULL,            -- "/1/5/12/": ids from the root, each followed by '/'
  county TEXT NOT NULL,               -- 6 digits
  state TEXT NOT NULL DEFAULT 'open', -- open, closed
  created_us BIGINT NOT NULL,
  rev BIGINT NOT NULL DEFAULT 1       -- grows with every change
);
-- subtree: path >= x AND path < y (people.level_subtree, every scope)
CREATE INDEX people_level_path ON people_level (path);
-- children of a level (people.level_list)
CREATE INDEX people_level_parent ON people_level (parent_id);

-- One row: its update serialises changes of the tree, so that two moves cannot make a loop.
CREATE TABLE people_tree (
  id BIGINT PRIMARY KEY,
  moves BIGINT NOT NULL
);
INSERT INTO people_tree (id, moves) VALUES (1, 0);

-- Producers: households, co-ops, family farms, enterprises.
CREATE TABLE people_operator (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,          -- outside id
  kind TEXT NOT NULL,                 -- household coop family_farm enterprise
  name TEXT NOT NULL,                 -- as registered
  public_name TEXT NOT NULL,          -- what strangers may read
  uscc TEXT UNIQUE,                   -- unified social credit code, checked (GB 32100)
  number TEXT UNIQUE,                 -- the county's own number of a household
  state TEXT NOT NULL,                -- applied examined active suspended closed refused
  level_id BIGINT NOT NULL REFERENCES people_level (id),
  county TEXT NOT NULL,               -- 6 digits
  contact TEXT,                       -- contact person
  phone_box @BYTES,                   -- phone, encrypted (people_phone.c)
  phone_masked TEXT,                  -- "138****5678"
  address TEXT,
  trained_person TEXT,                -- 明白人 (R11)
  poor BIGINT NOT NULL DEFAULT 0,     -- 1: a household that is helped
  gln TEXT,                           -- global location number, 13 digits
  created_us BIGINT NOT NULL,
  updated_us BIGINT NOT NULL,
  rev BIGINT NOT NULL DEFAULT 1
);
-- operators of a subtree (people.operator_list)
CREATE INDEX people_operator_level ON people_operator (level_id);
-- lists by time within a county
CREATE INDEX people_operator_created ON people_operator (county, created_us);
-- who stands behind a place of an event
CREATE INDEX people_operator_gln ON people_operator (gln);

-- Every change of state, append-only.
CREATE TABLE people_operator_step (
  id @ID,
  operator_id BIGINT NOT NULL REFERENCES people_operator (id),
  from_state TEXT,                    -- NULL: the application
  to_state TEXT NOT NULL,
  reason TEXT,                        -- opinion of the examiner, cause of a suspension
  by_name TEXT NOT NULL,              -- who
  by_account BIGINT,                  -- account, NULL for the system and keys
  at_us BIGINT NOT NULL,
  examination BIGINT NOT NULL DEFAULT 0 -- 1: the outcome of an examination
);
-- history of an operator (people.operator_steps)
CREATE INDEX people_operator_step_operator ON people_operator_step (operator_id, id);

-- Running numbers of households in each county.
CREATE TABLE people_counter (
  county TEXT PRIMARY KEY,
  n BIGINT NOT NULL                   -- last number given
);

-- People who sign in.
CREATE TABLE people_account (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  login TEXT NOT NULL UNIQUE,         -- lower case
  name TEXT NOT NULL,
  password_hash TEXT NOT NULL,        -- argon2id, with its parameters
  state TEXT NOT NULL,                -- active disabled
  must_change BIGINT NOT NULL DEFAULT 0, -- 1: only a new password may be set
  signed_in_us BIGINT,                -- last sign-in
  created_us BIGINT NOT NULL,
  rev BIGINT NOT NULL DEFAULT 1
);

-- Keys of machines; only the hash of the secret is kept.
CREATE TABLE people_key (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  prefix TEXT NOT NULL,               -- its first characters, shown in lists
  hash TEXT NOT NULL UNIQUE,          -- BLAKE2b-256 of the whole key, hex
  state TEXT NOT NULL,                -- active revoked
  created_by TEXT NOT NULL,           -- name of who made it
  created_us BIGINT NOT NULL,
  expires_us BIGINT,                  -- NULL: never
  used_us BIGINT,                     -- last use, at most once a minute
  revoked_us BIGINT
);

-- A role over a subtree, for operator roles bound to one operator; of an account or of a key.
CREATE TABLE people_grant (
  id @ID,
  account_id BIGINT REFERENCES people_account (id),
  key_id BIGINT REFERENCES people_key (id),
  role TEXT NOT NULL,
  level_id BIGINT REFERENCES people_level (id),       -- NULL: the whole tree
  operator_id BIGINT REFERENCES people_operator (id), -- NULL: every operator of the subtree
  created_us BIGINT NOT NULL
);
-- grants of who asks (people.grants_account, people.grants_key)
CREATE INDEX people_grant_account ON people_grant (account_id);
CREATE INDEX people_grant_key ON people_grant (key_id);

-- Signed-in browsers; only the hash of the cookie is kept.
CREATE TABLE people_session (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  account_id BIGINT NOT NULL REFERENCES people_account (id),
  token_hash TEXT NOT NULL UNIQUE,    -- BLAKE2b-256 of the cookie, hex
  created_us BIGINT NOT NULL,
  seen_us BIGINT NOT NULL,            -- last use, at most once a minute
  expires_us BIGINT NOT NULL,         -- absolute end
  remote TEXT,                        -- address at sign-in
  agent TEXT                          -- browser at sign-in
);
-- own sessions, and the oldest beyond the limit (people.session_list)
CREATE INDEX people_session_account ON people_session (account_id, id);
-- purge (people.session_purge)
CREATE INDEX people_session_seen ON people_session (seen_us);

-- Counters of sign-in attempts: kind and key stand for an account, an address, or both.
CREATE TABLE people_attempt (
  kind TEXT NOT NULL,                 -- pair account address
  key TEXT NOT NULL,                  -- hash of login, address
  failures BIGINT NOT NULL,           -- since first_us
  first_us BIGINT NOT NULL,           -- start of the window
  PRIMARY KEY (kind, key)
);
CREATE INDEX people_attempt_first ON people_attempt (first_us); -- purge (people.attempt_purge)

-- The audit trail: every change and every refusal. Append-only: see 0002.
CREATE TABLE people_audit (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  at_us BIGINT NOT NULL,
  actor_kind TEXT NOT NULL,           -- account key system stranger
  actor_id BIGINT,                    -- row of the account or key
  actor_name TEXT NOT NULL,
  actor_path TEXT @BIN NOT NULL,      -- path of the actor's widest grant: whose readers see the line
  action TEXT NOT NULL,               -- "grow.plot.create", or the permission that was missing
  object_kind TEXT,
  object_uuid TEXT,
  outcome TEXT NOT NULL,              -- done refused
  error TEXT,                         -- code of the refusal
  before_json TEXT,                    -- JSON before the change
  after_json TEXT,                     -- JSON after it
  reason TEXT,
  request_id TEXT,
  remote TEXT
);
CREATE INDEX people_audit_at ON people_audit (at_us);           -- list by time
CREATE INDEX people_audit_object ON people_audit (object_uuid); -- history of one object
CREATE INDEX people_audit_actor ON people_audit (actor_path);   -- scope of the list

-- The county this installation serves: one row.
CREATE TABLE people_county (
  id BIGINT PRIMARY KEY,
  level_id BIGINT REFERENCES people_level (id), -- NULL: not chosen yet
  demo BIGINT NOT NULL,               -- 1: fictional
  domain TEXT NOT NULL,               -- of codes and places
  rev BIGINT NOT NULL
);
INSERT INTO people_county (id, level_id, demo, domain, rev) VALUES (1, NULL, 0, 'tiantou.example', 1);

-- What other rooms may join: see people.h.
CREATE VIEW people_level_v AS
  SELECT id, uuid, parent_id, code, kind, name, name_en, depth, path, county FROM people_level;
CREATE VIEW people_operator_v AS
  SELECT o.id, o.uuid, o.kind, o.name, o.public_name, o.uscc, o.number, o.state, o.level_id, l.path AS level_path, l.name AS level_name,
         o.county, o.contact, o.phone_masked, o.gln
    FROM people_operator o JOIN people_level l ON l.id = o.level_id;
CREATE VIEW people_account_v AS
  SELECT id, uuid, login, name, state FROM people_account;
