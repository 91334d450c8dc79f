/* proof_room.c: what room proof gives to the house: routes, tables, queries, the job, settings, start and stop. */
#include "proof_routes.h"

#include "conf.h"
#include "job.h"
#include "room.h"

static const struct conf_key CONF[] = {
    {"proof.origin", CONF_TEXT, "", 0, 0, 0, "Name of the log, written into its key when that is made; empty: net.public_url without scheme, and /log"},
    {"proof.key_file", CONF_TEXT, "", 0, 0, 0, "File with the signing keys of the log; empty: log.key in data.dir"},
    {"proof.witness_for", CONF_TEXT, "", 0, 0, 0, "Verifier keys of other logs, comma-separated, whose checkpoints this server cosigns as a witness"},
    {"proof.witnesses", CONF_TEXT, "", 0, 0, 0, "Witnesses asked to cosign our checkpoints: address and verifier key, comma-separated"},
    {"proof.recheck", CONF_MS, "24h", 0, INT64_C(30) * 86400 * 1000, 0, "How often records are read again and held against the log (12 hours and more: at night); 0: never by itself"},
    {"proof.recheck_records", CONF_INT, "2000000", 1000, 1000000000, CONF_RELOAD, "Records read again in one go, those never or longest not looked at first"},
    {"proof.every", CONF_MS, "20s", 1000, 60000, 0, "How often a log that has grown gets a new checkpoint"},
};

#define OPEN (RT_PUBLIC)
const struct route proof_routes[] = {
    {"GET", "/log/checkpoint", proof_checkpoint_get, "public", OPEN, .op = "logCheckpoint", .zh = "存证日志的最新检查点（C2SP tlog-checkpoint，签名文本）",
     .en = "The log's newest checkpoint (C2SP tlog-checkpoint, a signed note)"},
    {"GET", "/log/keys", proof_keys_get, "public", OPEN, .op = "logKeys", .zh = "验证存证日志签名的公钥，每行一个，现用的在前", .en = "Verifier keys of the log, one a line, the present one first"},
    {"GET", "/log/tile/{rest}", proof_tile_get, "public", OPEN | RT_TAIL, .op = "logTile", .zh = "存证日志的散列块和条目块（C2SP tlog-tiles）",
     .en = "Tiles of hashes and bundles of entries (C2SP tlog-tiles)"},
    {"POST", "/log/witness/add-checkpoint", proof_witness_post, "public", OPEN | RT_RAW, .body_max = 128 << 10, .op = "logWitness",
     .zh = "为别的日志的检查点联署（C2SP tlog-witness）", .en = "Cosign a checkpoint of another log (C2SP tlog-witness)"},
};
const size_t proof_routes_n = sizeof proof_routes / sizeof proof_routes[0];

static enum err seal_run(struct cx *cx, const struct job *j)
{
    (void)j;
    TRY(proof_seal(cx));
    return proof_witness_ask(cx);
}

static enum err recheck_run(struct cx *cx, const struct job *j)
{
    (void)j;
    return proof_recheck_turn(cx);
}

static struct job_kind jobs[] = {{"proof.seal", seal_run, 3, 20 * 1000}, {"proof.recheck", recheck_run, 3, INT64_C(24) * 3600 * 1000}};

static enum err start(struct cx *cx)
{
    jobs[0].every_ms = conf_int("proof.every");
    int64_t recheck = conf_int("proof.recheck"), look = INT64_C(1800) * 1000;
    jobs[1].every_ms = recheck < look ? recheck : look; /* how often it looks whether it is time */
    return proof_keys_start(cx);
}

static void stop(void)
{
    proof_keys_stop();
}

static const struct room_check CHECKS[] = {{"proof.log", proof_check_log}};

#define N(a) (sizeof(a) / sizeof((a)[0]))
const struct room proof_room = {
    .name = "proof",
    .routes = proof_routes, .routes_n = N(proof_routes),
    .migrations = proof_migrations, .migrations_n = &proof_migrations_n,
    .sql = proof_sql, .sql_n = Q__COUNT,
    .jobs = jobs, .jobs_n = N(jobs),
    .conf = CONF, .conf_n = N(CONF),
    .checks = CHECKS, .checks_n = N(CHECKS),
    .start = start, .stop = stop,
};
