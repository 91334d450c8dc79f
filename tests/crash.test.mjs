// crash.test.mjs: kill -9 in the middle of captures, harvests and certificate issue, 50 times for each engine: whatever was
// acknowledged is there afterwards, whatever was not may be repeated with its key and happens once, and no lot or certificate
// stands without its event; the log holds a leaf for every row, and no other. With TIANTOU_BIN_FAST an optimised binary is killed, so that more falls into the same time.
import assert from 'node:assert/strict'
import test from 'node:test'
import { BIN_FAST, missing, sleep, sql, start } from './lib/server.mjs'
import { newKey } from './lib/client.mjs'
import { build, day } from './lib/county.mjs'
import { CONTEXT, document, eventsOf, machine, objectEvent } from './lib/events.mjs'

const KILLS = 50
const LEAVES = `SELECT (SELECT coalesce(sum(n), 0) FROM proof_run) + (SELECT coalesce(sum(n), 0) FROM proof_inbox),
  (SELECT count(*) FROM epcis_event) + (SELECT count(*) FROM grow_rev) + (SELECT count(*) FROM certify_rev) + (SELECT count(*) FROM people_audit)`
const chunks = (list, n) => Array.from({ length: Math.ceil(list.length / n) }, (_, i) => list.slice(i * n, i * n + n))

/** What the writers did: acknowledged ids, and calls whose answer never came. */
class Ledger {
  constructor() { Object.assign(this, { events: new Set(), lots: new Map(), certificates: new Map(), open: [], checked: 0, found: 0 }) }
  get size() { return this.events.size + this.lots.size + this.certificates.size }
}

/** Call again and again until the server is gone. make(): {path, body, idempotencyKey?}; keep(answer). */
async function writer(state, client, make, keep, ledger) {
  while (!state.stop) {
    const c = make()
    let r
    try {
      r = await client.call('POST', c.path, { body: c.body, idempotencyKey: c.idempotencyKey, timeout: 10000 })
    } catch {
      if (c.idempotencyKey) ledger.open.push({ ...c, client, keep })
      return
    }
    if (r.status === 503) continue
    assert.ok(r.status >= 200 && r.status < 300, `${c.path}: ${r.status} ${r.text.slice(0, 300)}`)
    keep(r.body)
  }
}

/** Every acknowledged write of the round, asked for again. */
async function verify(ledger, robot, owner, before) {
  const events = [...ledger.events].slice(before.events)
  for (const part of chunks(events, 20)) {
    const found = new Set(eventsOf(await robot.getOk('/epcis/v2/events', { EQ_eventID: part.join('|'), perPage: 1000 })).map((e) => e.eventID))
    ledger.checked += part.length
    ledger.found += part.filter((id) => found.has(id)).length
  }
  for (const [kind, map] of [['lots', ledger.lots], ['certificates', ledger.certificates]])
    for (const uuid of [...map.keys()].slice(before[kind])) {
      const r = await owner.get(`/api/v1/${kind}/${uuid}`)
      ledger.checked++
      if (r.status === 200 && r.body.event_id === map.get(uuid)) ledger.found++
      else assert.fail(`${kind} ${uuid}: ${r.status} ${r.text.slice(0, 200)}`)
    }
}

async function crash(t, engine) {
  const server = await start(t, engine, { bin: BIN_FAST })
  const county = await build(server)
  const robot = await machine(server)
  const j = await county.whole('不死鸟合作社', { test: false, certificate: false, release: false, codes: false })
  const big = await county.harvest(j.owner, j.season, j.product, 0, { quantity_g: 50000000000 })
  const ledger = new Ledger()
  let n = 0
  const captured = (body) => ledger.events.add(body.eventID)
  const capture = (body) => { if (!body.running && body.success) for (const e of body.sent ?? []) ledger.events.add(e) }
  const harvest = () => ({ path: '/api/v1/harvests', body: { season: j.season.uuid, product: j.product.uuid, quantity_g: 1000, day: day() }, idempotencyKey: newKey() })
  const issue = () => ({ path: '/api/v1/certificates', body: { lot: big.uuid, kind: 'producer', weight_g: 1000, bases: ['质量安全控制符合要求'] }, idempotencyKey: newKey() })
  let repeated = 0, agreed = 0
  const lost = { '/api/v1/harvests': 0, '/api/v1/certificates': 0 }
  for (let round = 0; round < KILLS; round++) {
    const before = { events: ledger.events.size, lots: ledger.lots.size, certificates: ledger.certificates.size }
    const state = { stop: false }
    const writers = [
      ...[1, 2].map(() => writer(state, robot, () => ({ path: '/epcis/v2/events', body: { '@context': CONTEXT, ...objectEvent(++n) } }), captured, ledger)),
      writer(state, robot, () => {
        const events = Array.from({ length: 20 }, () => objectEvent(++n, { eventID: `urn:uuid:${crypto.randomUUID()}` }))
        capture.next = events.map((e) => e.eventID)
        return { path: '/epcis/v2/capture', body: document(events) }
      }, (body) => capture({ ...body, sent: capture.next }), ledger),
      ...[1, 2].map(() => writer(state, j.owner, issue, (b) => ledger.certificates.set(b.uuid, b.event_id), ledger)),
      writer(state, j.owner, harvest, (b) => ledger.lots.set(b.uuid, b.event_id), ledger),
    ]
    await sleep(20 + ((round * 37) % 90))
    await server.kill9()
    state.stop = true
    await Promise.all(writers)
    // The log and the rows: a leaf for every event, revision, paper and audit line, no more and no fewer; now and then the whole of it.
    const [leaves, rows] = (await sql(server, LEAVES))[0].split('|').map(Number)
    assert.equal(leaves, rows, 'the log and the rows disagree after kill -9')
    agreed++
    if (round % 10 === 9) {
      const check = await server.run('check', '--log')
      assert.equal(check.code, 0, check.out + check.err)
    }
    await server.start()
    for (const c of ledger.open.splice(0)) {
      const r = await c.client.call('POST', c.path, { body: c.body, idempotencyKey: c.idempotencyKey })
      repeated++
      // Committed, but the server died before it had kept the answer: the key says so, and does nothing a second time.
      if (r.body?.code === 'busy' || r.body?.code === 'uncertain') lost[c.path]++
      else {
        assert.equal(r.status, 201, `repeated after the crash: ${r.status} ${r.text.slice(0, 300)}`)
        c.keep(r.body)
      }
    }
    await verify(ledger, robot, j.owner, before)
  }
  t.diagnostic(`crash [${engine}]: ${ledger.found} of ${ledger.checked} acknowledged writes found after ${KILLS} kills (${ledger.events.size} events, ${ledger.lots.size} lots, ${ledger.certificates.size} certificates; ${repeated} unanswered calls repeated by key, ${lost['/api/v1/harvests'] + lost['/api/v1/certificates']} of them told “it may have happened”); log and rows agreed ${agreed} of ${KILLS} times`)
  assert.equal(ledger.found, ledger.checked)
  assert.deepEqual(lost, { '/api/v1/harvests': 0, '/api/v1/certificates': 0 }, 'the answer is kept with the facts: every repeated call gets it')
  assert.equal(ledger.checked, ledger.size)
  assert.ok(ledger.certificates.size > KILLS && ledger.events.size > KILLS && ledger.lots.size > KILLS, 'too little was written to prove anything')
  const half = await sql(server, `SELECT 'lot', l.uuid FROM grow_lot l WHERE l.event_id IS NULL OR NOT EXISTS (SELECT 1 FROM epcis_event_v e WHERE e.event_id = l.event_id)
    UNION ALL SELECT 'certificate', c.uuid FROM certify_cert c WHERE c.event_id IS NULL OR NOT EXISTS (SELECT 1 FROM epcis_event_v e WHERE e.event_id = c.event_id)`)
  assert.deepEqual(half, [], 'a lot or certificate without its event')
  const [lots, certificates] = (await sql(server, 'SELECT (SELECT count(*) FROM grow_lot), (SELECT count(*) FROM certify_cert)'))[0].split('|').map(Number)
  assert.deepEqual([lots, certificates], [ledger.lots.size + 2 + lost['/api/v1/harvests'], ledger.certificates.size + lost['/api/v1/certificates']], 'each call happened once, none twice')
  await server.stop()
  const check = await server.run('check')
  assert.equal(check.code, 0, check.out + check.err)
}

test('crash: nothing acknowledged is lost', { timeout: 400000, concurrency: 2 }, async (t) => {
  await Promise.all(['sqlite', 'postgres'].map((engine) => t.test(engine, { skip: missing(engine) }, (t) => crash(t, engine))))
})
