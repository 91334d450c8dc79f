/* store_sql.c: the store's own queries, by enum store_q. */
#include "store_priv.h"

const struct sql store_sql[] = {
    [SQ_JOB_ADD] = {"store.job_add",
        "INSERT INTO store_job (kind, job_key, arg, state, attempt, due_us, created_us) VALUES ($1, $2, $3, 'waiting', 0, $4, $5) "
        "ON CONFLICT (kind, job_key) WHERE state = 'waiting' DO NOTHING", NULL},
    /* One that is due, and of whose key none is running. */
    [SQ_JOB_FIND] = {"store.job_find",
        "SELECT id, kind, job_key, arg, attempt FROM store_job j WHERE state IN ('waiting', 'retry', 'running') AND due_us <= $1 AND kind @INT($2) "
        "AND NOT EXISTS (SELECT 1 FROM store_job r WHERE r.kind = j.kind AND r.job_key = j.job_key AND r.state = 'running' AND r.id <> j.id) "
        "ORDER BY due_us, id LIMIT 1",
        "SELECT id, kind, job_key, arg, attempt FROM store_job j WHERE state IN ('waiting', 'retry', 'running') AND due_us <= $1 AND kind = ANY($2::text[]) "
        "AND NOT EXISTS (SELECT 1 FROM store_job r WHERE r.kind = j.kind AND r.job_key = j.job_key AND r.state = 'running' AND r.id <> j.id) "
        "ORDER BY due_us, id LIMIT 1 FOR UPDATE SKIP LOCKED"},
    [SQ_JOB_CLAIM] = {"store.job_claim",
        "UPDATE store_job SET state = 'running', attempt = attempt + 1, due_us = $2, worker = $3, started_us = $4 WHERE id = $1", NULL},
    [SQ_JOB_NEXT] = {"store.job_next",
        "SELECT min(due_us) FROM store_job WHERE state IN ('waiting', 'retry', 'running') AND kind @INT($1)", NULL},
    [SQ_JOB_RENEW] = {"store.job_renew", "UPDATE store_job SET due_us = $2 WHERE state = 'running' AND worker = $1", NULL},
    [SQ_JOB_DONE] = {"store.job_done",
        "UPDATE store_job SET state = 'done', ended_us = $3, worker = NULL WHERE id = $1 AND state = 'running' AND attempt = $2", NULL},
    [SQ_JOB_PUT_BACK] = {"store.job_put_back",
        "UPDATE store_job SET state = 'retry', due_us = $3, attempt = $4, error = $5, worker = NULL WHERE id = $1 AND state = 'running' AND attempt = $2", NULL},
    [SQ_JOB_FAIL] = {"store.job_fail",
        "UPDATE store_job SET state = 'failed', ended_us = $3, error = $4, worker = NULL WHERE id = $1 AND state = 'running' AND attempt = $2", NULL},
    [SQ_JOB_CLEAR_WAITING] = {"store.job_clear_waiting",
        "DELETE FROM store_job WHERE kind = $1 AND job_key = '' AND state = 'waiting' AND id <> $2", NULL},
    /* The periodic job's row, once. */
    [SQ_JOB_PERIODIC] = {"store.job_periodic",
        "INSERT INTO store_job (kind, job_key, arg, state, attempt, due_us, created_us) SELECT CAST($1 AS TEXT), '', '{}', 'waiting', 0, CAST($2 AS BIGINT), CAST($2 AS BIGINT) "
        "WHERE NOT EXISTS (SELECT 1 FROM store_job WHERE kind = $1 AND job_key = '' AND state IN ('waiting', 'retry', 'running')) "
        "ON CONFLICT (kind, job_key) WHERE state = 'waiting' DO NOTHING", NULL},
    /* What a process that ended left running. */
    [SQ_JOB_FREE] = {"store.job_free", "UPDATE store_job SET state = 'retry', due_us = $1, worker = NULL WHERE state = 'running'", NULL},
    [SQ_JOB_AGAIN] = {"store.job_again",
        "UPDATE store_job SET state = 'waiting', attempt = 0, due_us = $3, ended_us = $4, error = $5, worker = NULL "
        "WHERE id = $1 AND state = 'running' AND attempt = $2", NULL},
    [SQ_JOB_TIDY] = {"store.job_tidy",
        "DELETE FROM store_job WHERE (state = 'done' AND ended_us < $1) OR (state = 'failed' AND ended_us < $2)", NULL},
    [SQ_IDEM_FIND] = {"store.idem_find",
        "SELECT request_hash, state, status, content_type, headers, body, created_us FROM store_idem WHERE scope = $1 AND idem_key = $2", NULL},
    [SQ_IDEM_SEAL] = {"store.idem_seal",
        "INSERT INTO store_idem (scope, idem_key, request_hash, state, owner, created_us) VALUES ($1, $2, $3, 'sealed', $4, $5) ON CONFLICT DO NOTHING", NULL},
    [SQ_IDEM_OURS] = {"store.idem_ours", "SELECT count(*) FROM store_idem WHERE scope = $1 AND idem_key = $2 AND owner = $3", NULL},
    [SQ_IDEM_SAVE] = {"store.idem_save",
        "UPDATE store_idem SET state = 'done', status = $3, content_type = $4, headers = $5, body = $6 "
        "WHERE scope = $1 AND idem_key = $2 AND state = 'sealed'", NULL},
    [SQ_IDEM_EXPIRE] = {"store.idem_expire", "DELETE FROM store_idem WHERE created_us < $1", NULL},
    [SQ_SETTING_GET] = {"store.setting_get", "SELECT value FROM store_setting WHERE name = $1", NULL},
    [SQ_SETTING_PUT] = {"store.setting_put",
        "INSERT INTO store_setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value", NULL},
};
_Static_assert(sizeof(store_sql) / sizeof(store_sql[0]) == SQ__N, "one text for each name");
const size_t store_sql_n = SQ__N;
