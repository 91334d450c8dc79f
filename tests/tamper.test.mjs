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
import { buy, onSale } from './lib/sale.mjs'

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

/** The same of the books. PAID: the posting of a payment that came. */
const PAID = "(SELECT min(id) FROM ledger_posting)", LINE = `(SELECT max(id) FROM ledger_line WHERE posting_id = ${PAID})`
const POSTING = /posting \S+ \S+ was changed after it was recorded: row \d+ \(leaf \d+\)/, UNLOGGED = /posting \S+ \S+ has no leaf: row \d+ was put in by another hand, or back-dated/
const BOOKS = [
  ['a posting’s amounts, in balance', `UPDATE ledger_line SET fen = fen * 2 WHERE posting_id = ${PAID}`, POSTING],
  ['a line moved to another account', `UPDATE ledger_line SET account = 'operator:thief' WHERE id = ${LINE}`, POSTING],
  ['a line given to another producer', `UPDATE ledger_line SET operator_id = (SELECT max(id) FROM people_operator) WHERE id = ${LINE}`, POSTING],
  ['a line’s day, as statements read it', `UPDATE ledger_line SET at_us = at_us - 86400000000 WHERE id = ${LINE}`, POSTING],
  ['a line’s memo', `UPDATE ledger_line SET memo_zh = '预付' WHERE id = ${LINE}`, POSTING],
  ['a posting earlier than it was', `UPDATE ledger_posting SET at_us = at_us - 86400000000 WHERE id = ${PAID}`, POSTING],
  ['a posting and its lines earlier than they were', `UPDATE ledger_posting SET at_us = at_us - 86400000000 WHERE id = ${PAID}; UPDATE ledger_line SET at_us = at_us - 86400000000 WHERE posting_id = ${PAID}`, POSTING],
  ['who caused a posting', `UPDATE ledger_posting SET by_name = 'nobody' WHERE id = ${PAID}`, POSTING],
  ['a posting’s key', `UPDATE ledger_posting SET key = 'other' WHERE id = ${PAID}`, POSTING],
  ['a line taken out', `DELETE FROM ledger_line WHERE id = ${LINE}`, POSTING],
  ['two lines put in, in balance', `INSERT INTO ledger_line (posting_id, account, fen, kind, at_us) SELECT posting_id, 'operator:thief', -500, kind, at_us FROM ledger_line WHERE id = ${LINE}; INSERT INTO ledger_line (posting_id, account, fen, kind, at_us) SELECT posting_id, 'held:x', 500, kind, at_us FROM ledger_line WHERE id = ${LINE}`, POSTING],
  ['a posting taken out with its lines', `DELETE FROM ledger_line WHERE posting_id = ${PAID}; DELETE FROM ledger_posting WHERE id = ${PAID}`, /a posting of the books was deleted: row \d+ \(leaf \d+\)/],
  ['a posting put in', copyRow('ledger_posting', `id = ${PAID}`, "id = 1 + (SELECT max(id) FROM ledger_posting), key = 'fresh'"), UNLOGGED],
  ['a posting put in and back-dated', copyRow('ledger_posting', `id = ${PAID}`, "id = 1 + (SELECT max(id) FROM ledger_posting), key = 'fresh', at_us = at_us - 864000000000"), UNLOGGED],
  ['lines without a posting', copyRow('ledger_line', `posting_id = ${PAID}`, 'id = id + 100000, posting_id = 99999'), /line \d+ of account \S+ \(-?\d+ fen\) belongs to no posting/],
]

/** An event with everything that index tables are made of; the second declares the first erroneous. */
const RICH = (more = {}) => ({
  type: 'TransformationEvent', eventID: 'urn:uuid:00000000-0000-4000-8000-00000000abcd', eventTime: '2026-11-01T08:00:00.000Z', eventTimeZoneOffset: '+08:00', transformationID: 'urn:epc:id:gdti:9521141.00001.k1',
  inputQuantityList: [{ epcClass: 'urn:epc:class:lgtin:9521141.012345.in1', quantity: 120.5, uom: 'KGM' }], outputEPCList: ['urn:epc:id:sgtin:9521141.012345.1', 'urn:epc:id:sgtin:9521141.012345.2'],
  bizTransactionList: [{ type: 'po', bizTransaction: 'urn:epcglobal:cbv:bt:9521141123454:1152' }], sourceList: [{ type: 'owning_party', source: 'urn:epc:id:pgln:9521141.12345' }], persistentDisposition: { set: ['completeness_verified'] },
  bizStep: 'commissioning', readPoint: { id: 'urn:epc:id:sgln:9521141.12345.400' }, ilmd: { 'example:grade': 'first' }, 'example:humidity': 61.5,
  sensorElementList: [{ sensorMetadata: { time: '2026-11-01T07:59:00.000Z', deviceID: 'urn:epc:id:giai:9521141.01' }, sensorReport: [{ type: 'Temperature', value: 26, uom: 'CEL' }] }], ...more })
const RICHES = [RICH(), RICH({ eventTime: '2026-11-01T08:00:00.000Z', errorDeclaration: { declarationTime: '2026-11-02T08:00:00.000Z', reason: 'incorrect_data', correctiveEventIDs: ['urn:uuid:00000000-0000-4000-8000-00000000abce'] } })]
const FULL = "(SELECT min(id) FROM epcis_event WHERE transformation IS NOT NULL)", WRONG = '(SELECT max(id) FROM epcis_event WHERE error_us IS NOT NULL)'
const lacks = (table, what = '') => new RegExp(`event \\S+: ${table} lacks a row: .*${what}`), extra = (table, what = '') => new RegExp(`event \\S+: ${table} has a row that its content does not give: .*${what}`)
const own = (column) => new RegExp(`event \\S+: its row differs from its content: .*${column}`)
const both = (table, was, is) => new RegExp(`event \\S+: ${table} lacks a row: .*${was}[^]*event \\S+: ${table} has a row that its content does not give: .*${is}|${table} has a row that its content does not give: .*${is}[^]*${table} lacks a row: .*${was}`)
const INDEX = [
  ['a thing taken out of the index', `DELETE FROM epcis_epc WHERE event = ${EVENT}`, lacks('epcis_epc', 'role 1')],
  ['one thing of several taken out of the index', `DELETE FROM epcis_epc WHERE event = ${FULL} AND seq = 1`, lacks('epcis_epc', 'place 1')],
  ['a thing put into the index', copyRow('epcis_epc', `event = ${EVENT}`, 'seq = seq + 50'), extra('epcis_epc', 'place 50')],
  ['a thing exchanged in the index', `UPDATE epcis_epc SET uri = (SELECT max(id) FROM epcis_uri) WHERE event = ${EVENT} AND seq = 0`, both('epcis_epc', 'uri https', 'uri ')],
  ['a thing’s role', `UPDATE epcis_epc SET role = 2 WHERE event = ${EVENT}`, both('epcis_epc', 'role 1', 'role 2')],
  ['a time in the index', `UPDATE epcis_epc SET time_us = time_us - 86400000000 WHERE event = ${EVENT}`, both('epcis_epc', 'time', 'time')],
  ['a county in the index', `UPDATE epcis_epc SET county = '110101' WHERE event = ${EVENT}`, both('epcis_epc', 'county \\d+', 'county 110101')],
  ['a quantity in the index', `UPDATE epcis_epc SET value = 1, quantity = '1' WHERE event = ${FULL} AND value IS NOT NULL`, both('epcis_epc', 'quantity 120.5', 'quantity 1,')],
  ['a quantity’s number alone', `UPDATE epcis_epc SET value = 120.25 WHERE event = ${FULL} AND value IS NOT NULL`, both('epcis_epc', 'value 120.5', 'value 120.25')],
  ['a unit in the index', `UPDATE epcis_epc SET uom = 'LTR' WHERE event = ${FULL} AND uom IS NOT NULL`, both('epcis_epc', 'uom KGM', 'uom LTR')],
  ['a document’s number taken out of the index', `DELETE FROM epcis_tag WHERE event = ${FULL} AND kind = 1`, lacks('epcis_tag', 'kind 1')],
  ['a source’s type', `UPDATE epcis_tag SET type = 0 WHERE event = ${FULL} AND kind = 2`, both('epcis_tag', 'type \\S*owning_party', 'type -')],
  ['a source made a destination', `UPDATE epcis_tag SET kind = 3 WHERE event = ${FULL} AND kind = 2`, both('epcis_tag', 'kind 2', 'kind 3')],
  ['a tag put in', copyRow('epcis_tag', `event = ${FULL} AND kind = 4`, `event = ${EVENT}`), extra('epcis_tag', 'kind 4')],
  ['a field taken out of the index', `DELETE FROM epcis_field WHERE event = ${FULL} AND scope = 3`, lacks('epcis_field', 'scope 3')],
  ['a field’s number', `UPDATE epcis_field SET num = 12 WHERE event = ${FULL} AND num = 61.5`, both('epcis_field', 'number 61.5', 'number 12,')],
  ['a field’s value', `UPDATE epcis_field SET key = key + 1 WHERE event = ${FULL} AND scope = 3`, both('epcis_field', 'scope 3', 'scope 3')],
  ['a field put in', copyRow('epcis_field', `event = ${FULL} AND scope = 3`, 'key = 7'), extra('epcis_field', 'key 7')],
  ['a reading in the index', `UPDATE epcis_measure SET num = num - 20 WHERE event = ${FULL} AND num BETWEEN 299 AND 300`, both('epcis_measure', 'number 299.1', 'number 279.1')],
  ['a reading taken out of the index', `DELETE FROM epcis_measure WHERE event = ${FULL} AND num BETWEEN 299 AND 300`, lacks('epcis_measure', 'number 299.1')],
  ['a reading put in', copyRow('epcis_measure', `event = ${FULL} AND num BETWEEN 299 AND 300`, 'num = 280'), extra('epcis_measure', 'number 280')],
  ['the name of a field’s kind', "UPDATE epcis_uri SET uri = 'https://example.org/other' WHERE id = (SELECT max(name) FROM epcis_field WHERE num = 61.5)", both('epcis_field', 'humidity', 'other')],
  ['rows of an event that never was', copyRow('epcis_epc', `event = ${EVENT}`, 'event = event + 1000000'), /epcis_epc: \d+ rows? belongs? to no event/],
  ['the key an event is found by', `UPDATE epcis_event SET eid_key = eid_key + 1 WHERE id = ${EVENT}`, own('eid_key')],
  ['whether an eventID was sent', `UPDATE epcis_event SET id_sent = 1 - id_sent WHERE id = ${EVENT}`, own('id_sent')],
  ['a transformation’s number', `UPDATE epcis_event SET transformation = NULL WHERE id = ${FULL}`, own('transformation')],
  ['an error declaration unmarked', `UPDATE epcis_event SET error_us = NULL WHERE id = ${WRONG}`, own('error_us')],
  ['the reason of an error declaration', `UPDATE epcis_event SET error_reason = NULL WHERE id = ${WRONG}`, own('error_reason')],
  ['whose event it is', `UPDATE epcis_event SET operator = (SELECT min(id) FROM people_operator) WHERE id = ${EVENT}`, own('operator')],
  ['a corrective event taken out of the index', `DELETE FROM epcis_tag WHERE event = ${WRONG} AND kind = 6`, lacks('epcis_tag', 'kind 6')],
]
const LITE = [['a hash ID taken out of the index', `DELETE FROM epcis_digest WHERE event = ${EVENT}`, lacks('epcis_digest')], ['a hash ID of another event', `UPDATE epcis_digest SET key = key + 1 WHERE event = ${EVENT}`, both('epcis_digest', 'key', 'key')]]

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

/** The buyer says that he pays in cash, the office that it came. */
async function paidInCash(county, buyer, purchase) {
  const a = await buyer.postOk(`/api/v1/payments/${purchase.payment}/tries`, { channel: 'cash', scene: 'hand' })
  await county.office.postOk(`/api/v1/pay-tries/${a.uuid}/confirmation`, {})
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
  const { sku } = await onSale(county, '青山蔬菜专业合作社')
  const buyer = await county.buyer()
  for (let i = 0; i < 3; i++) await paidInCash(county, buyer, await buy(buyer, sku))
  const second = await county.whole('第二合作社', { codes: false, release: false })
  await county.agri.postOk(`/api/v1/certificates/${second.cert.uuid}/revoke`, { reason: '标签有误' })
  const rich = await capture(robot, document(RICHES))
  assert.equal(rich.success, true, JSON.stringify(rich.errors))
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
  const cases = [...CASES, ['a revision and its leaf, computed anew', forge, /the checkpoint of \d+ leaves was signed for another tree: leaves from \d+ on/], ...BOOKS, ...INDEX, ...(server.db ? [] : LITE)]
  for (const [what, text, want] of cases) {
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
  t.diagnostic(`tamper [${engine}]: ${found} of ${cases.length} changes by hand found and named (${BOOKS.length} of the books, ${cases.length - CASES.length - BOOKS.length - 1} of index rows)`)
  assert.deepEqual(missed, [])
})

onBoth('tamper: a check while the server writes finds nothing where nothing was done', async (t, engine) => {
  const server = await start(t, engine)
  await build(server)
  const robot = await machine(server)
  let going = true, n = 0
  const writing = (async () => {
    for (let i = 0; going; i++) n += (await capture(robot, document(Array.from({ length: 50 }, (_, k) => objectEvent(1000 + i * 50 + k))))).success ? 50 : 0
  })()
  const outcome = []
  for (let i = 0; i < 4; i++) outcome.push(await server.run('check', '--log'))
  going = false
  await writing
  for (const r of outcome) assert.equal(r.code, 0, r.out + r.err)
  assert.ok(n >= 50)
  t.diagnostic(`tamper [${engine}]: 4 of 4 checks beside ${n} new events without a finding`)
})

onBoth('tamper: balances that do not agree are found, and made anew from the lines', async (t, engine) => {
  const server = await start(t, engine)
  const county = await build(server)
  const { sku } = await onSale(county, '青山蔬菜专业合作社')
  const buyer = await county.buyer()
  for (let i = 0; i < 2; i++) await paidInCash(county, buyer, await buy(buyer, sku))
  await server.stop()
  const again = await server.run('ledger-rebuild') // folds: from here on balances are kept
  assert.equal(again.code, 0, again.out + again.err)
  const kept = async () => (await sql(server, 'SELECT account, fen, lines_n, last_us FROM ledger_account ORDER BY account')).join(' ')
  const before = await kept()
  assert.match(before, /channel:cash/)
  let found = 0
  const WRONG = ["UPDATE ledger_account SET fen = fen + 100 WHERE account = 'channel:cash'", "DELETE FROM ledger_account WHERE account = 'channel:cash'", "UPDATE ledger_account SET lines_n = lines_n + 1", "INSERT INTO ledger_account (account, fen, lines_n, last_us) VALUES ('operator:thief', -500, 1, 1)"]
  for (const text of WRONG) {
    await sql(server, text)
    const bad = await server.run('check')
    assert.equal(bad.code, 1, bad.out)
    assert.match(bad.out, /ledger: account \S+ (is kept as|has lines and no kept sum)/)
    assert.match(bad.out, /ledger\.zero\s+ok/)
    const r = await server.run('ledger-rebuild')
    assert.equal(r.code, 0, r.out + r.err)
    assert.match(r.out, /balances made anew from the lines; [1-9]\d* had differed/)
    assert.equal(await kept(), before)
    const good = await server.run('check')
    assert.equal(good.code, 0, good.out)
    found++
  }
  t.diagnostic(`tamper [${engine}]: ${found} of ${WRONG.length} wrong balances found and made anew`)
})
