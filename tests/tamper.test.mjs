// tamper.test.mjs: the database changed by hand, with sqlite3 or psql, as one who has it in his hands could: every change is found by
// `tiantou check --log` and named. Each case is made on a copy of a database in which everything had happened and been signed.
import assert from 'node:assert/strict'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onBoth, run, sleep, sql, start } from './lib/server.mjs'
import { build } from './lib/county.mjs'
import { capture, document, machine, objectEvent } from './lib/events.mjs'
import { Log, sha256 } from './lib/log.mjs'

const PG = process.env.TIANTOU_TEST_PG ?? ''
const CERTIFIED = "(SELECT min(id) FROM certify_cert)"
const EVENT = '(SELECT max(id) - 3 FROM epcis_event)'
const RECORD = "(SELECT min(r.id) FROM grow_record r JOIN grow_use u ON u.record_id = r.id)"
const copyRow = (table, where, set) => `CREATE TEMP TABLE t AS SELECT * FROM ${table} WHERE ${where}; UPDATE t SET ${set}; INSERT INTO ${table} SELECT * FROM t;`

/** What is done, and what the check must say of it. */
const CASES = [
  ['an event’s time', `UPDATE epcis_event SET time_us = time_us - 86400000000 WHERE id = ${EVENT}`, /event ni:\S+ was changed .*: eventTime is \S+ in its row, \S+ in its content/],
  ['an event recorded earlier than it was', `UPDATE epcis_event SET record_us = record_us - 86400000000 WHERE id = ${EVENT}`, /event ni:\S+ was changed .*recordTime/],
  ['an event’s step', `UPDATE epcis_event SET biz_step = (SELECT id FROM epcis_uri WHERE uri LIKE '%inspecting') WHERE id = ${EVENT}`, /event ni:\S+ was changed .*bizStep is \S+inspecting in its row, \S+shipping/],
  ['an event’s content', `UPDATE epcis_event SET json = (SELECT json FROM epcis_event WHERE id = (SELECT max(id) FROM epcis_event)) WHERE id = ${EVENT}`, /event ni:\S+ was changed .*its content is not the one of its event hash/],
  ['an event’s name', `UPDATE epcis_event SET event_id = 'urn:uuid:00000000-0000-4000-8000-000000000000' WHERE id = ${EVENT}`, /event urn:uuid:\S+ was changed/],
  ['an identifier events point at', `UPDATE epcis_uri SET uri = uri || '9' WHERE id = (SELECT first_epc FROM epcis_event WHERE id = ${EVENT})`, /event ni:\S+ was changed .*first EPC/],
  ['an event taken out', `DELETE FROM epcis_event WHERE id = ${EVENT}`, /an event was deleted: row \d+ \(leaf \d+\)/],
  ['the last event taken out', 'DELETE FROM epcis_event WHERE id = (SELECT max(id) FROM epcis_event)', /an event was deleted/],
  ['an event put in', copyRow('epcis_event', `id = ${EVENT}`, 'id = 1 + (SELECT max(id) FROM epcis_event), eid_seq = 77, record_us = record_us - 86400000000'), /event ni:\S+ has no leaf: row \d+ was put in by another hand, or back-dated/],
  ['a field record’s day', `UPDATE grow_record SET day = day + 20 WHERE id = ${RECORD}`, /field record \S+ differs from its recorded revision 1: day \S+ → \S+/],
  ['the amount of a pesticide', `UPDATE grow_use SET amount = '1' WHERE record_id = ${RECORD}`, /field record \S+ differs from its recorded revision 1: uses/],
  ['a pesticide taken out of a record', `DELETE FROM grow_use WHERE record_id = ${RECORD}`, /field record \S+ differs from its recorded revision 1: uses/],
  ['a revision of a record', `UPDATE grow_rev SET body = replace(body, '王小满', '李四') WHERE kind = 'record' AND object_id = ${RECORD}`, /revision 1 of record \d+ was changed after it was recorded/],
  ['a revision earlier than it was', `UPDATE grow_rev SET at_us = at_us - 1 WHERE kind = 'record' AND object_id = ${RECORD}`, /revision 1 of record \d+ was changed/],
  ['a revision taken out', `DELETE FROM grow_rev WHERE kind = 'record' AND object_id = ${RECORD}`, /a revision was deleted: row \d+/],
  ['a revision put in', copyRow('grow_rev', `kind = 'record' AND object_id = ${RECORD}`, 'id = 1 + (SELECT max(id) FROM grow_rev), rev = 2'), /revision 2 of record \d+ has no leaf/],
  ['what the laboratory found', "UPDATE certify_result SET value = '0.001'", /test JC\d+ differs from its recorded revision: results/],
  ['the verdict of a test', "UPDATE certify_test SET verdict = 'fail'", /test JC\d+ differs from its recorded revision: verdict "pass" → "fail"/],
  ['a certificate’s weight', `UPDATE certify_cert SET weight_g = 900000 WHERE id = ${CERTIFIED}`, /certificate HGZ\d+ differs from its recorded revision: weight_g 500000 → 900000/],
  ['a revocation undone', "UPDATE certify_cert SET state = 'valid', revoke_reason = NULL, revoked_us = NULL, revoked_by = NULL, rev = 1 WHERE state = 'revoked'", /certificate HGZ\d+ differs from its recorded revision: rev 2 → 1; .*state "revoked" → "valid"/],
  ['a revocation undone, its revision too', "UPDATE certify_cert SET state = 'valid', revoke_reason = NULL, revoked_us = NULL, revoked_by = NULL, rev = 1 WHERE state = 'revoked'; DELETE FROM certify_rev WHERE kind = 'certificate' AND rev = 2", /a revision of a test, certificate or release was deleted: row \d+ \(leaf \d+\)/],
  ['a release taken out', 'DELETE FROM certify_release', /release \d+ was deleted, its revisions are still there/],
  ['a paper’s revision', "UPDATE certify_rev SET open = replace(open, '500000', '700000') WHERE kind = 'certificate'", /revision \d+ of certificate \d+ was changed after it was recorded/],
  ['a line of the audit trail', "UPDATE people_audit SET actor_name = 'nobody' WHERE action = 'certify.cert.issue'", /line of the audit trail \S+ \(certify.cert.issue\) was changed/],
  ['a line of the audit trail taken out', "DELETE FROM people_audit WHERE action = 'certify.cert.issue'", /a line of the audit trail was deleted/],
  ['a leaf’s seed', 'UPDATE proof_run SET leaves = (SELECT leaves FROM proof_run WHERE n = 1 ORDER BY idx LIMIT 1) WHERE idx = (SELECT max(idx) FROM proof_run WHERE n = 1 AND kind = 2)', /was changed after it was recorded/],
  ['leaves out of the middle', 'DELETE FROM proof_run WHERE idx = (SELECT min(idx) FROM proof_run WHERE n = 80)', /leaves \d+ to \d+ are missing/],
  ['the end of the log, with its events', 'DELETE FROM epcis_event WHERE id > (SELECT max(id) - 5 FROM epcis_event); DELETE FROM proof_run WHERE idx = (SELECT max(idx) FROM proof_run)', /a checkpoint was signed for \d+ leaves, but there are \d+: the end of the log was cut off/],
  ['a hash of the tree', "UPDATE proof_node SET hash = (SELECT root FROM proof_checkpoint ORDER BY size LIMIT 1)", /leaves 0 to 255 are no longer those the tree was built from/],
  ['a checkpoint’s root', 'UPDATE proof_checkpoint SET root = (SELECT hash FROM proof_node LIMIT 1) WHERE size = (SELECT max(size) FROM proof_checkpoint)', /does not bear the log's signature/],
]

/** The leaf of a changed revision computed anew, as somebody could who knows proof.h but has not the key. */
async function forge(copy) {
  const [line] = await sql(copy, `SELECT r.id, r.kind, r.object_id, r.rev, r.at_us, r.by_name, coalesce(cast(r.by_account AS text), ''), p.idx, hex_of FROM grow_rev r JOIN (SELECT idx, ref, n, ${copy.db ? "encode(leaves, 'hex')" : 'hex(leaves)'} AS hex_of FROM proof_run WHERE kind = 2) p ON p.ref = r.id WHERE r.kind = 'record' AND r.object_id = ${RECORD} AND p.n = 1`)
  const [id, kind, object, rev, at, by, account, idx, hex] = line.split('|')
  const body = (await sql(copy, `SELECT body FROM grow_rev WHERE id = ${id}`))[0].replace('王小满', '李四')
  const stamp = new Date(Number(BigInt(at) / 1000n)).toISOString()
  const time = Number(at) % 1000 === 0 ? stamp : stamp.replace('Z', `${String(Number(at) % 1000).padStart(3, '0')}Z`)
  const open = `{"what":"${kind}","number":${object},"revision":${rev},"recordTime":"${time}"}`
  const closed = (b) => `{"by":"${by}","account":${account || 'null'},"reason":null,"body":${b}}`
  const seed = Buffer.from(hex.slice(0, 32), 'hex')
  const entry = (b) => sha256(Buffer.from('tiantou-record/1\nrevision\n'), sha256(Buffer.from('tiantou-salt/1\n'), seed).subarray(0, 16), sha256(Buffer.from('tiantou-closed/1\n'), seed, Buffer.from(closed(b))), Buffer.from(open))
  assert.equal(entry(body.replace('李四', '王小满')).toString('hex'), hex.slice(32).toLowerCase(), 'the test does not compute leaves as proof.h says')
  const leaves = seed.toString('hex') + entry(body).toString('hex')
  return `UPDATE grow_rev SET body = '${body.replaceAll("'", "''")}' WHERE id = ${id}; UPDATE proof_run SET leaves = ${copy.db ? `'\\x${leaves}'` : `x'${leaves}'`} WHERE idx = ${idx}`
}

let copies = 0
/** A copy of the stopped server's data: {dir, db} that sql() and run() take. */
async function copyOf(server) {
  const base = await mkdtemp(join(tmpdir(), 'tiantou-copy-'))
  const copy = { base, dir: join(base, 'data'), db: null, data: null }
  await cp(server.dir, copy.dir, { recursive: true })
  if (server.db) {
    const name = `tt_copy_${process.pid}_${++copies}`
    const r = await run('psql', [PG, '-qXc', `CREATE DATABASE ${name} TEMPLATE ${server.db.name}`])
    assert.equal(r.code, 0, r.err)
    const url = new URL(PG)
    url.pathname = `/${name}`
    copy.db = { name, url: url.href }
  }
  copy.args = copy.db ? ['--data', copy.dir, '--db', copy.db.url] : ['--data', copy.dir]
  copy.free = async () => {
    if (copy.db) await run('psql', [PG, '-qXc', `DROP DATABASE IF EXISTS ${copy.db.name} WITH (FORCE)`])
    await rm(base, { recursive: true, force: true })
  }
  return copy
}

/** Whoever has the database in his hands also takes its triggers away. */
async function disarmed(copy, text) {
  if (copy.db) return `SET session_replication_role = replica; ${text}`
  const triggers = await sql(copy, "SELECT name FROM sqlite_master WHERE type = 'trigger'")
  return `PRAGMA foreign_keys = OFF; ${triggers.map((name) => `DROP TRIGGER ${name};`).join(' ')} ${text}`
}

onBoth('tamper: what was changed by hand is found and named', async (t, engine) => {
  const server = await start(t, engine, { conf: { 'proof.every': '1s' } })
  const county = await build(server)
  const robot = await machine(server)
  await county.whole('青田合作社')
  const second = await county.whole('第二合作社', { codes: false, release: false })
  await county.agri.postOk(`/api/v1/certificates/${second.cert.uuid}/revoke`, { reason: '标签有误' })
  const job = await capture(robot, document(Array.from({ length: 300 }, (_, i) => objectEvent(i + 1))))
  assert.equal(job.success, true)
  const log = new Log(server.url)
  const all = async () => Number((await sql(server, 'SELECT (SELECT coalesce(sum(n), 0) FROM proof_run) + (SELECT coalesce(sum(n), 0) FROM proof_inbox)'))[0])
  for (const until = Date.now() + 30000; ((await log.checkpoint())?.size ?? 0) < (await all()); await sleep(200)) assert.ok(Date.now() < until, 'no checkpoint of everything')
  await server.stop()
  const clean = await server.run('check', '--log')
  assert.equal(clean.code, 0, clean.out + clean.err)
  let found = 0
  const missed = []
  for (const [what, text, want] of [...CASES, ['a revision and its leaf, computed anew', forge, /the checkpoint of \d+ leaves was signed for another tree: leaves from \d+ on/]]) {
    const copy = await copyOf(server)
    try {
      await sql(copy, await disarmed(copy, typeof text === 'function' ? await text(copy) : text))
      const r = await run(server.bin, ['check', '--log', ...copy.args])
      server.checkText(r.err)
      if (r.code === 1 && want.test(r.out)) found++
      else missed.push(`${what}: ${r.code}\n${r.out.slice(-800)}${r.err.slice(-800)}`)
    } finally {
      await copy.free()
    }
  }
  t.diagnostic(`tamper [${engine}]: ${found} of ${CASES.length + 1} changes by hand found and named`)
  assert.deepEqual(missed, [])
})
