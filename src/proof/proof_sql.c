/* proof_sql.c: the room's queries. */
#include "proof_priv.h"

const struct sql proof_sql[Q__COUNT] = {
    [Q_APPEND] = {"proof.append",
        "INSERT INTO proof_run (idx, kind, ref, n, leaves) VALUES (coalesce((SELECT r.idx + r.n FROM proof_run r ORDER BY r.idx DESC LIMIT 1), 0), $1, $2, $3, $4)",
        "INSERT INTO proof_inbox (kind, ref, n, leaves) VALUES ($1, $2, $3, $4)"},
    /* The run a record lies in is the last one that begins at or before it. */
    [Q_FIND] = {"proof.find",
        "SELECT w.value AS ref, r.idx + (w.value - r.ref) AS idx, substr(r.leaves, (w.value - r.ref) * 48 + 1, 48) AS leaf FROM json_each($2) w "
        "JOIN proof_run r ON r.kind = $1 AND r.ref = (SELECT max(x.ref) FROM proof_run x WHERE x.kind = $1 AND x.ref <= w.value) WHERE w.value < r.ref + r.n",
        "SELECT w.value AS ref, r.idx + (w.value - r.ref) AS idx, substr(r.leaves, CAST((w.value - r.ref) * 48 + 1 AS INTEGER), 48) AS leaf "
        "FROM unnest(CAST($2 AS BIGINT[])) AS w(value) "
        "JOIN proof_run r ON r.kind = $1 AND r.ref = (SELECT max(x.ref) FROM proof_run x WHERE x.kind = $1 AND x.ref <= w.value) WHERE w.value < r.ref + r.n "
        "UNION ALL SELECT w.value, NULL, substr(i.leaves, CAST((w.value - i.ref) * 48 + 1 AS INTEGER), 48) "
        "FROM unnest(CAST($2 AS BIGINT[])) AS w(value) JOIN proof_inbox i ON i.kind = $1 AND i.ref <= w.value AND w.value < i.ref + i.n"},
};
