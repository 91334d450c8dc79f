-- The store's own tables: the job queue, idempotency keys, settings. (store_migration is made by db_migrate itself.)

-- Work that goes on after the answer. A row is waiting, running, retry (failed once, runs again), done or failed.
CREATE TABLE store_job (
  id @ID,
  kind TEXT @BIN NOT NULL,          -- "room.verb"
  job_key TEXT @BIN NOT NULL,       -- what it is about; '' for periodic jobs
  arg TEXT NOT NULL,                -- JSON
  state TEXT @BIN NOT NULL CHECK (state IN ('waiting', 'running', 'retry', 'done', 'failed')),
  attempt BIGINT NOT NULL,          -- runs begun
  due_us BIGINT NOT NULL,           -- waiting, retry: not before; running: until when the worker's lease holds
  worker TEXT,                      -- which copy of the program runs it
  created_us BIGINT NOT NULL,
  started_us BIGINT,                -- last run
  ended_us BIGINT,
  error TEXT                        -- code and sentence of the last failure
);
-- store.job_claim, store.job_next
CREATE INDEX store_job_due ON store_job (due_us, id) WHERE state IN ('waiting', 'retry', 'running');
-- One waiting job, and one running job, of each kind and key.
CREATE UNIQUE INDEX store_job_waiting ON store_job (kind, job_key) WHERE state = 'waiting';
CREATE UNIQUE INDEX store_job_running ON store_job (kind, job_key) WHERE state = 'running';
-- store.job_tidy
CREATE INDEX store_job_ended ON store_job (ended_us) WHERE state IN ('done', 'failed');

-- Idempotency keys with the first answer.
CREATE TABLE store_idem (
  scope TEXT @BIN NOT NULL,         -- caller and route
  idem_key TEXT @BIN NOT NULL,      -- as the client sent it
  request_hash TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('sealed', 'done')),  -- sealed: committed, answer not stored yet
  status BIGINT,                    -- HTTP status
  content_type TEXT,
  headers TEXT,                     -- further header lines of the answer
  body @BYTES,
  owner TEXT,                       -- id of the request that sealed it
  created_us BIGINT NOT NULL,
  PRIMARY KEY (scope, idem_key)
) @NOROWID;
-- store.idem_expire
CREATE INDEX store_idem_created ON store_idem (created_us);

-- Values the program keeps about itself.
CREATE TABLE store_setting (
  name TEXT @BIN NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) @NOROWID;
