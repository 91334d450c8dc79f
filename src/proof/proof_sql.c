/* proof_sql.c: the room's queries. */
#include "proof_priv.h"

/* When a record was looked at again, and what was found: 2 it disagrees, 1 the log itself does. */
#define LOOKED                                                                                                                                           \
    "(SELECT c.at_us FROM proof_checked c WHERE c.kind = $1 AND c.block = w.value / 16384 AND c.upto >= w.value) AS checked, "                           \
    "CASE WHEN EXISTS (SELECT 1 FROM proof_finding f WHERE f.kind = $1 AND f.ref = w.value AND f.gone_us IS NULL) THEN 2 "                               \
    "WHEN EXISTS (SELECT 1 FROM proof_finding f WHERE f.kind = 0 AND f.ref = 0 AND f.gone_us IS NULL) THEN 1 ELSE 0 END AS found "

const struct sql proof_sql[Q__COUNT] = {
    [Q_APPEND] = {"proof.append",
        "INSERT INTO proof_run (idx, kind, ref, n, leaves) VALUES (coalesce((SELECT r.idx + r.n FROM proof_run r ORDER BY r.idx DESC LIMIT 1), 0), $1, $2, $3, $4)",
        "INSERT INTO proof_inbox (kind, ref, n, leaves) VALUES ($1, $2, $3, $4)"},
    /* The run a record lies in is the last one that begins at or before it. CROSS JOIN: SQLite would begin with every run of the kind. */
    [Q_FIND] = {"proof.find",
        "SELECT w.value AS ref, r.idx + (w.value - r.ref) AS idx, substr(r.leaves, (w.value - r.ref) * 48 + 1, 48) AS leaf, " LOOKED "FROM store_list($2) w "
        "CROSS JOIN proof_run r ON r.kind = $1 AND r.ref = (SELECT max(x.ref) FROM proof_run x WHERE x.kind = $1 AND x.ref <= w.value) WHERE w.value < r.ref + r.n",
        "SELECT w.value AS ref, r.idx + (w.value - r.ref) AS idx, substr(r.leaves, CAST((w.value - r.ref) * 48 + 1 AS INTEGER), 48) AS leaf, " LOOKED
        "FROM unnest(CAST($2 AS BIGINT[])) AS w(value) "
        "JOIN proof_run r ON r.kind = $1 AND r.ref = (SELECT max(x.ref) FROM proof_run x WHERE x.kind = $1 AND x.ref <= w.value) WHERE w.value < r.ref + r.n "
        "UNION ALL SELECT w.value, NULL, substr(i.leaves, CAST((w.value - i.ref) * 48 + 1 AS INTEGER), 48), " LOOKED
        "FROM unnest(CAST($2 AS BIGINT[])) AS w(value) JOIN proof_inbox i ON i.kind = $1 AND i.ref <= w.value AND w.value < i.ref + i.n"},
    [Q_LAST_REF] = {"proof.last_ref",
        "SELECT coalesce((SELECT ref + n - 1 FROM proof_run WHERE kind = $1 ORDER BY ref DESC LIMIT 1), 0)",
        "SELECT greatest(coalesce((SELECT ref + n - 1 FROM proof_run WHERE kind = $1 ORDER BY ref DESC LIMIT 1), 0), coalesce((SELECT max(ref + n - 1) FROM proof_inbox WHERE kind = $1), 0))"},
    [Q_LEAF_AT] = {"proof.leaf_at", "SELECT kind, ref + ($1 - idx) AS row FROM (SELECT kind, ref, idx, n FROM proof_run WHERE idx <= $1 ORDER BY idx DESC LIMIT 1) AS r WHERE $1 < idx + n", NULL},
    [Q_CHECKED] = {"proof.checked", "SELECT block, upto, at_us FROM proof_checked WHERE kind = $1 ORDER BY block", NULL},
    [Q_CHECKED_PUT] = {"proof.checked_put", "INSERT INTO proof_checked (kind, block, upto, at_us) VALUES ($1, $2, $3, $4) ON CONFLICT (kind, block) DO UPDATE SET upto = excluded.upto, at_us = excluded.at_us", NULL},
    [Q_CHECKED_DROP] = {"proof.checked_drop", "DELETE FROM proof_checked WHERE kind = $1 AND block = $2", NULL},
    /* 1: it was not known, or had gone. */
    [Q_FINDING_PUT] = {"proof.finding_put",
        "INSERT INTO proof_finding (kind, ref, what, found_us, seen_us) VALUES ($1, $2, $3, $4, $4) ON CONFLICT (kind, ref) DO UPDATE SET what = excluded.what, seen_us = excluded.seen_us, "
        "found_us = CASE WHEN proof_finding.gone_us IS NULL THEN proof_finding.found_us ELSE excluded.found_us END, gone_us = NULL RETURNING CASE WHEN found_us = seen_us THEN 1 ELSE 0 END",
        "INSERT INTO proof_finding (kind, ref, what, found_us, seen_us) VALUES ($1, $2, $3, $4, $4) ON CONFLICT (kind, ref) DO UPDATE SET what = excluded.what, seen_us = excluded.seen_us, "
        "found_us = CASE WHEN proof_finding.gone_us IS NULL THEN proof_finding.found_us ELSE excluded.found_us END, gone_us = NULL RETURNING CAST(CASE WHEN found_us = seen_us THEN 1 ELSE 0 END AS BIGINT)"},
    [Q_FINDING_GONE] = {"proof.finding_gone", "UPDATE proof_finding SET gone_us = $4 WHERE kind = $1 AND ref >= $2 AND ref <= $3 AND seen_us < $4 AND gone_us IS NULL", NULL},
    [Q_RUNS] = {"proof.runs", "SELECT idx, n, leaves, kind, ref FROM proof_run WHERE idx > $1 AND idx < $2 ORDER BY idx LIMIT $3", NULL},
    [Q_NODES] = {"proof.nodes", "SELECT idx, hash FROM proof_node WHERE level = $1 AND idx >= $2 AND idx < $3 ORDER BY idx", NULL},
    [Q_SIZE] = {"proof.size", "SELECT coalesce((SELECT idx + n FROM proof_run ORDER BY idx DESC LIMIT 1), 0)", NULL},
    [Q_NODE_NEXT] = {"proof.node_next", "SELECT coalesce((SELECT idx + 1 FROM proof_node WHERE level = $1 ORDER BY idx DESC LIMIT 1), 0)", NULL},
    /* Committed runs leave the inbox and get their indexes, in one statement. (SQLite: the inbox is empty.) */
    [Q_SEQUENCE] = {"proof.sequence", "DELETE FROM proof_inbox WHERE id IN (SELECT id FROM proof_inbox ORDER BY id LIMIT $1)",
        "WITH moved AS (DELETE FROM proof_inbox WHERE id IN (SELECT id FROM proof_inbox ORDER BY id LIMIT $1) RETURNING id, kind, ref, n, leaves), "
        "start AS (SELECT coalesce((SELECT r.idx + r.n FROM proof_run r ORDER BY r.idx DESC LIMIT 1), 0) AS at) "
        "INSERT INTO proof_run (idx, kind, ref, n, leaves) "
        "SELECT CAST(start.at + sum(m.n) OVER (ORDER BY m.id) - m.n AS BIGINT), m.kind, m.ref, m.n, m.leaves FROM moved m, start"},
    [Q_LAST] = {"proof.last", "SELECT size, root, at_us, note FROM proof_checkpoint ORDER BY size DESC LIMIT 1", NULL},
    [Q_CHECKPOINT_PUT] = {"proof.checkpoint_put", "INSERT INTO proof_checkpoint (size, root, at_us, note) VALUES ($1, $2, $3, $4) ON CONFLICT (size) DO NOTHING", NULL},
    [Q_CHECKPOINTS] = {"proof.checkpoints", "SELECT size, root, note FROM proof_checkpoint WHERE size >= $1 ORDER BY size LIMIT $2", NULL},
    /* Of days that are over the last one is kept. */
    [Q_CHECKPOINT_THIN] = {"proof.checkpoint_thin",
        "DELETE FROM proof_checkpoint WHERE at_us < $1 AND size NOT IN (SELECT max(size) FROM proof_checkpoint GROUP BY at_us / 86400000000)", NULL},
    [Q_WITNESSED] = {"proof.witnessed", "SELECT size, root FROM proof_witnessed WHERE origin = $1", NULL},
    [Q_WITNESS_PUT] = {"proof.witness_put", "INSERT INTO proof_witnessed (origin, size, root, at_us) VALUES ($1, $2, $3, $4) "
                                            "ON CONFLICT (origin) DO UPDATE SET size = excluded.size, root = excluded.root, at_us = excluded.at_us", NULL},
    [Q_COSIGNED] = {"proof.cosigned", "UPDATE proof_checkpoint SET note = note || $2 WHERE size = $1", NULL},
    [Q_BY_REF] = {"proof.by_ref",
        "SELECT ref, idx, n, leaves FROM proof_run WHERE kind = $1 AND ref > $2 ORDER BY ref LIMIT $3",
        "SELECT ref, idx, n, leaves FROM (SELECT ref, idx, n, leaves FROM proof_run WHERE kind = $1 AND ref > $2 "
        "UNION ALL SELECT ref, -1, n, leaves FROM proof_inbox WHERE kind = $1 AND ref > $2) r ORDER BY ref LIMIT $3"},
};
