// epcis.test.mjs: the event repository over its REST binding: documents written by others captured and read back, refusals,
// duplicates, rollback and proceed, queries, paging while events arrive, a job that goes on after kill -9.
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { SHARED, missing, onBoth, sleep, start } from './lib/server.mjs'
import { GTIN, capture, document, eventsOf, filesOf, finished, machine, nextOf, objectEvent, query, queryAll } from './lib/events.mjs'

const RESOURCES = join(SHARED, 'epcis/openepcis-test-resources/2.0/EPCIS/JSON')
const absent = existsSync(RESOURCES) ? false : `the shared test inputs are absent: ${RESOURCES}`
/** Called valid by their makers, refused by GS1's own schema (SOURCES.md names them). */
const SCHEMA_REFUSES = new Set(['SensorData_with_combined_events.json', 'TransactionEvent_with_userExtensions.json'])

/** The event without what the repository adds: recordTime, eventID where none was sent, and the document's @context where an
 * answer holds events of documents with different contexts. */
function sent(event, original, doc) {
  const { recordTime, ...rest } = event
  assert.match(recordTime, /^\d{4}-\d\d-\d\dT/)
  if (original.eventID === undefined) {
    assert.match(rest.eventID, /^ni:\/\/\/sha-256;[0-9a-f]{64}\?ver=CBV2\.0$/)
    delete rest.eventID
  }
  if (original['@context'] === undefined && rest['@context'] !== undefined) {
    assert.deepStrictEqual(rest['@context'], doc['@context'])
    delete rest['@context']
  }
  return rest
}

/** Capture a document or, where it is one event, post it; per event: outcome, id. */
async function give(client, text) {
  const doc = JSON.parse(text)
  if (doc.epcisBody) {
    const job = await capture(client, text, { behaviour: 'proceed' })
    return { job, refused: job.status !== 202 || job.refused > 0, reason: job.problem ?? job.errors?.[0], ids: job.events?.map((e) => e.eventID) ?? [] }
  }
  const r = await client.call('POST', '/epcis/v2/events', { raw: text, type: 'application/json' })
  return { refused: r.status !== 201, reason: r.body, ids: r.status === 201 ? [r.body.eventID] : [], conflict: r.status === 409 }
}

const freshIds = (text) => {
  const doc = JSON.parse(text)
  const ids = new Map()
  for (const e of eventsOf(doc)) if (e.eventID) ids.set(e.eventID, `urn:uuid:${crypto.randomUUID()}`)
  for (const e of eventsOf(doc)) if (e.eventID) e.eventID = ids.get(e.eventID)
  return JSON.stringify(doc)
}

/** How many of the document's events come back equal. */
async function equalBack(client, text, ids) {
  let equal = 0
  const doc = JSON.parse(text), events = eventsOf(doc)
  for (const [i, original] of events.entries()) {
    const found = eventsOf(await client.getOk(`/epcis/v2/events/${encodeURIComponent(ids[i])}`))
    const { recordTime, ...want } = original
    const match = found.some((e) => { try { assert.deepStrictEqual(sent(e, original, doc), want); return true } catch { return false } })
    if (match) equal++
    else assert.deepStrictEqual(sent(found[0], original, doc), want)
  }
  return { equal, of: events.length }
}

onBoth('epcis: documents of others', async (t, engine) => {
  if (absent) return t.skip(absent)
  let client
  for (const folder of ['Capture/Documents', 'Capture/Events', 'Query']) {
    await t.test(`${folder}: captured and read back equal`, async (t) => {
      const server = await start(t, engine) // a new one: the folders hold the same events
      client = await machine(server)
      let taken = 0, equal = 0, events = 0, renamed = 0, schema = 0
      const files = filesOf(join(RESOURCES, folder))
      for (const { name, text } of files) {
        let body = text, r = await give(client, body)
        if (SCHEMA_REFUSES.has(name)) {
          assert.ok(r.refused && (r.reason?.pointer || r.reason?.detail), `${name}: GS1's schema refuses it`)
          schema++
          continue
        }
        // The same eventID stands for different events in several files: a repository that took both would be wrong.
        if (r.conflict || r.reason?.code === 'conflict') {
          body = freshIds(text)
          renamed++
          r = await give(client, body)
        }
        assert.ok(!r.refused, `${name}: ${JSON.stringify(r.reason)}`)
        const back = await equalBack(client, body, r.ids)
        taken++
        equal += back.equal
        events += back.of
      }
      t.diagnostic(`${folder} [${engine}]: ${taken} of ${files.length - schema} valid documents captured; ${equal} of ${events} events read back equal; ${schema} refused as GS1's schema refuses them; ${renamed} given new event IDs because theirs stand for another event too`)
      assert.equal(taken, files.length - schema)
      assert.equal(equal, events)
    })
  }
  const server = await start(t, engine)
  client = await machine(server)
  for (const folder of ['Capture/Invalid', 'Query/Invalid']) {
    await t.test(`${folder}: refused with a reason`, async (t) => {
      const before = (await query(client, { perPage: 1000 })).length
      let refused = 0
      const files = filesOf(join(RESOURCES, folder))
      for (const { name, text } of files) {
        const job = await capture(client, text)
        const reason = job.problem ?? job.errors?.[0]
        assert.ok(job.status === 400 || job.refused > 0, `${name} was taken`)
        assert.ok(reason.detail && (reason.pointer !== undefined || reason.code === 'malformed'), `${name}: ${JSON.stringify(reason)}`)
        refused++
      }
      t.diagnostic(`${folder} [${engine}]: ${refused} of ${files.length} invalid documents refused with a reason`)
      assert.equal((await query(client, { perPage: 1000 })).length, before, 'nothing of them is stored')
    })
  }
  await t.test('queries meant invalid are refused by the name of their parameter', async () => {
    for (const { name, text } of filesOf(join(RESOURCES, 'Query/Queries/Invalid'))) {
      const { '@context': _, ...parameters } = JSON.parse(text)
      const flat = Object.fromEntries(Object.entries(parameters).map(([k, v]) => [k, Array.isArray(v) ? v.join('|') : String(v)]))
      const r = await client.get('/epcis/v2/events', flat)
      assert.equal(r.status, 400, `${name}: ${r.text.slice(0, 200)}`)
      assert.ok(Object.keys(parameters).includes(r.body.parameter), `${name}: ${r.text}`)
    }
  })
})

onBoth('epcis: capture', async (t, engine) => {
  const server = await start(t, engine)
  const client = await machine(server)

  await t.test('without a key, with a key of too little', async () => {
    assert.equal((await server.client({ origin: false }).call('POST', '/epcis/v2/capture', { raw: '{}', type: 'application/json' })).status, 401)
    assert.equal((await server.client({ key: 'tt_wrong', origin: false }).get('/epcis/v2/events')).status, 401)
  })

  await t.test('duplicates are told, conflicts refused', async () => {
    const doc = document([objectEvent(1), objectEvent(2)])
    const first = await capture(client, doc)
    assert.deepEqual([first.accepted, first.duplicate, first.refused], [2, 0, 0])
    const again = await capture(client, doc)
    assert.deepEqual([again.accepted, again.duplicate, again.refused], [0, 2, 0])
    assert.deepEqual(again.events.map((e) => e.outcome), ['duplicate', 'duplicate'])
    const eventID = first.events[0].eventID
    const other = await capture(client, document([objectEvent(77, { eventID })]), { behaviour: 'proceed' })
    assert.equal(other.refused, 1)
    assert.equal(other.errors[0].code, 'conflict')
    const posted = await client.call('POST', '/epcis/v2/events', { body: { '@context': doc['@context'], ...objectEvent(1) } })
    assert.equal(posted.status, 409)
    assert.equal((await queryAll(client, { MATCH_epc: `https://id.gs1.org/01/${GTIN}/21/1` })).length, 1)
  })

  await t.test('rollback stores nothing, proceed stores what is right', async () => {
    const doc = document([objectEvent(101), { ...objectEvent(102), bizStep: 'transforming' }, objectEvent(103)])
    const all = await capture(client, doc, { behaviour: 'rollback' })
    assert.equal(all.success, false)
    assert.equal(all.accepted, 0)
    assert.equal(all.errors[0].pointer, '/epcisBody/eventList/1/bizStep')
    assert.equal((await queryAll(client, { MATCH_epc: `https://id.gs1.org/01/${GTIN}/21/101` })).length, 0)
    const some = await capture(client, doc, { behaviour: 'proceed' })
    assert.deepEqual([some.accepted, some.refused], [2, 1])
    assert.deepEqual(some.events.map((e) => e.outcome), ['accepted', 'refused', 'accepted'])
    assert.equal((await queryAll(client, { MATCH_epc: `https://id.gs1.org/01/${GTIN}/21/103` })).length, 1)
    assert.equal((await capture(client, doc, { behaviour: 'sometimes' })).status, 400)
  })

  await t.test('a document larger than a chunk; a limit; wrong kinds', async () => {
    const many = document(Array.from({ length: 2500 }, (_, i) => objectEvent(10000 + i)))
    const job = await capture(client, many, { behaviour: 'proceed' })
    assert.deepEqual([job.total, job.accepted, job.success], [2500, 2500, true])
    const twice = await capture(client, many)
    assert.deepEqual([twice.duplicate, twice.accepted], [2500, 0])
    const tooMany = await capture(client, document(Array.from({ length: 10001 }, (_, i) => ({ n: i }))))
    assert.equal(tooMany.status, 413)
    assert.equal((await capture(client, 'a;b', { type: 'text/csv' })).status, 415)
    assert.equal((await capture(client, '<epcis/>', { type: 'application/xml' })).status, 400)
    assert.equal((await capture(client, objectEvent(5))).status, 400)
    for (const raw of ['', '{', '[1,2', '{"a":1}{"b":2}', '\uFEFF', '{"type":"EPCISDocument","type":"X"}']) assert.equal((await capture(client, raw)).status, 400, JSON.stringify(raw))
  })

  await t.test('the list of captures pages', async () => {
    const seen = []
    for (let r = await client.get('/epcis/v2/capture', { perPage: 2 }); ;) {
      assert.equal(r.status, 200)
      seen.push(...r.body.map((c) => c.captureID))
      const next = nextOf(r)
      if (!next) break
      r = await client.get(next)
    }
    assert.equal(new Set(seen).size, seen.length)
    assert.ok(seen.length >= 6)
    assert.equal((await client.get('/epcis/v2/capture/00000000-0000-7000-8000-000000000000')).status, 404)
  })
})

onBoth('epcis: queries', async (t, engine) => {
  const server = await start(t, engine)
  const client = await machine(server)
  const sgln = (n) => `urn:epc:id:sgln:952123454.000.${n}`
  const lot = (n) => `https://id.gs1.org/01/${GTIN}/10/LOT${n}`
  const events = [
    objectEvent(1, { action: 'ADD', bizStep: 'commissioning', disposition: 'active', bizLocation: { id: sgln('A') } }),
    objectEvent(2, { bizLocation: { id: 'urn:epc:id:sgln:952123454.000.0' } }),
    objectEvent(3, { epcList: [], quantityList: [{ epcClass: lot(1), quantity: 250, uom: 'KGM' }], bizTransactionList: [{ type: 'po', bizTransaction: 'urn:epcglobal:cbv:bt:9521234540004:PO-1' }] }),
    objectEvent(4, { 'ex:colour': 'green', 'ex:weight': 12.5, ilmd: { 'ex:variety': 'Zhonggan 11' }, action: 'ADD', epcList: ['urn:epc:id:sgtin:9521234.054321.400'] }),
    { type: 'AggregationEvent', eventTime: '2026-02-01T00:00:00Z', eventTimeZoneOffset: '+00:00', action: 'ADD', parentID: 'urn:epc:id:sscc:9521234.0000000001', childEPCs: [`https://id.gs1.org/01/${GTIN}/21/1`], bizStep: 'packing' },
    { type: 'TransformationEvent', eventTime: '2026-02-02T00:00:00Z', eventTimeZoneOffset: '+00:00', inputQuantityList: [{ epcClass: lot(1), quantity: 100, uom: 'KGM' }], outputQuantityList: [{ epcClass: lot(2), quantity: 90, uom: 'KGM' }], transformationID: 'urn:epc:id:gdti:9521234.00001.T1', bizStep: 'creating_class_instance' },
    { type: 'AssociationEvent', eventTime: '2026-02-03T00:00:00Z', eventTimeZoneOffset: '+00:00', action: 'ADD', parentID: 'urn:epc:id:grai:9521234.12345.1', childEPCs: ['urn:epc:id:giai:9521234.SENSOR1'], bizStep: 'assembling' },
    { type: 'TransactionEvent', eventTime: '2026-02-04T00:00:00Z', eventTimeZoneOffset: '+00:00', action: 'ADD', bizTransactionList: [{ type: 'inv', bizTransaction: 'urn:epcglobal:cbv:bt:9521234540004:INV-9' }], epcList: [`https://id.gs1.org/01/${GTIN}/21/2`], bizStep: 'accepting' },
  ]
  const job = await capture(client, document(events, ['https://ref.gs1.org/standards/epcis/epcis-context.jsonld', { ex: 'https://county.example/ns/' }]))
  assert.equal(job.accepted, events.length, JSON.stringify(job.errors))

  const CASES = [
    ['type', { eventType: 'TransformationEvent' }, 1], ['two types', { eventType: 'AggregationEvent|AssociationEvent' }, 2],
    ['action', { EQ_action: 'OBSERVE' }, 2], ['time', { GE_eventTime: '2026-02-01T00:00:00Z', LT_eventTime: '2026-02-03T00:00:00Z' }, 2],
    ['time with offset', { GE_eventTime: '2026-02-01T08:00:00+08:00' }, 4], ['record time in the future', { GE_recordTime: '2099-01-01T00:00:00Z' }, 0],
    ['short step', { EQ_bizStep: 'packing' }, 1], ['web step', { EQ_bizStep: 'https://ref.gs1.org/cbv/BizStep-packing' }, 1],
    ['disposition', { EQ_disposition: 'active' }, 1], ['read point', { EQ_readPoint: sgln('0') }, 4], ['location', { EQ_bizLocation: sgln('A') }, 1],
    ['within a location', { WD_bizLocation: sgln('0') }, 2], ['epc in the other spelling', { MATCH_epc: 'urn:epc:id:sgtin:9521234.054321.1' }, 2],
    ['epc pattern', { MATCH_epc: 'urn:epc:idpat:sgtin:9521234.054321.*' }, 5], ['any epc', { MATCH_anyEPC: 'urn:epc:id:sscc:9521234.0000000001' }, 1],
    ['parent', { MATCH_parentID: 'urn:epc:idpat:sscc:9521234.*' }, 1], ['class', { MATCH_epcClass: lot(1) }, 1],
    ['any class', { MATCH_anyEPCClass: lot(1) }, 2], ['input class', { MATCH_inputEPCClass: lot(1) }, 1], ['output class', { MATCH_outputEPCClass: lot(2) }, 1],
    ['class in the other spelling', { MATCH_anyEPCClass: 'urn:epc:class:lgtin:9521234.054321.LOT1' }, 2], ['class pattern', { MATCH_anyEPCClass: 'urn:epc:idpat:lgtin:9521234.054321.*' }, 2],
    ['quantity', { GE_quantity: 250 }, 1], ['quantity below', { LT_quantity: 95 }, 1], ['quantity equal', { EQ_quantity: '250.0' }, 1],
    ['transformation', { EQ_transformationID: 'urn:epc:id:gdti:9521234.00001.T1' }, 1], ['transaction', { EQ_bizTransaction_po: 'urn:epcglobal:cbv:bt:9521234540004:PO-1' }, 1],
    ['extension', { 'EQ_https://county.example/ns/colour': 'green' }, 1], ['extension number', { 'GT_https://county.example/ns/weight': '12.4' }, 1],
    ['ilmd', { 'EQ_ILMD_https://county.example/ns/variety': 'Zhonggan 11' }, 1], ['event id', { EQ_eventID: job.events[0].eventID }, 1],
    ['two conditions', { EQ_action: 'ADD', eventType: 'ObjectEvent' }, 2], ['nothing', { EQ_bizStep: 'decommissioning' }, 0],
  ]
  await t.test('each parameter', async (t) => {
    let right = 0
    for (const [name, parameters, n] of CASES) {
      const found = await query(client, { perPage: 100, ...parameters })
      assert.equal(found.length, n, `${name}: ${JSON.stringify(parameters)} found ${found.length}`)
      right++
    }
    t.diagnostic(`queries [${engine}]: ${right} of ${CASES.length} answered as expected`)
  })
  await t.test('a prefix of the GS1-Extensions header', async () => {
    const r = await client.get('/epcis/v2/events', { 'EQ_ex:colour': 'green' }, { headers: { 'gs1-extensions': 'ex=https://county.example/ns/' } })
    assert.equal(eventsOf(r.body).length, 1)
  })
  await t.test('what is not known is refused by its name', async () => {
    for (const [parameters, name] of [[{ EQ_colour: 'red' }, 'EQ_colour'], [{ MATCH_epcs: 'urn:x' }, 'MATCH_epcs'], [{ perPage: '0' }, 'perPage'], [{ perPage: 'many' }, 'perPage'], [{ GE_eventTime: 'yesterday' }, 'GE_eventTime'], [{ eventType: 'Event' }, 'eventType'], [{ EQ_bizStep: 'transforming' }, 'EQ_bizStep'], [{ orderBy: 'colour' }, 'orderBy'], [{ nextPageToken: 'x' }, 'nextPageToken'], [{ MATCH_epc: 'one' }, 'MATCH_epc'], [{ GT_quantity: 'much' }, 'GT_quantity'], [{ eventCountLimit: 5, maxEventCount: 5, orderBy: 'eventTime' }, 'maxEventCount']]) {
      const r = await client.get('/epcis/v2/events', parameters)
      assert.equal(r.status, 400, JSON.stringify(parameters))
      assert.equal(r.body.parameter, name)
      assert.ok(r.body.detail.includes(name))
    }
  })
  await t.test('order, limit, too many', async () => {
    const times = (await query(client, { orderBy: 'eventTime', orderDirection: 'ASC' })).map((e) => Date.parse(e.eventTime))
    assert.deepEqual(times, [...times].sort((a, b) => a - b))
    assert.equal((await query(client, { orderBy: 'eventTime', orderDirection: 'DESC', eventCountLimit: 3 })).length, 3)
    assert.equal((await client.get('/epcis/v2/events', { maxEventCount: 3 })).status, 413)
  })
  await t.test('paging stays stable while events arrive', async (t) => {
    await capture(client, document(Array.from({ length: 60 }, (_, i) => objectEvent(1000 + i * 10))))
    const ids = (list) => list.map((e) => e.eventID)
    for (const [orderBy, orderDirection] of [['eventTime', 'DESC'], ['eventTime', 'ASC'], ['recordTime', 'ASC'], ['recordTime', 'DESC']]) {
      const before = new Set(ids(await queryAll(client, { orderBy, orderDirection, perPage: 1000 })))
      let n = 0
      const seen = ids(await queryAll(client, { orderBy, orderDirection, perPage: 7 }, async () => {
        await capture(client, document([objectEvent(5000 + before.size * 100 + n++, { eventTime: new Date(Date.UTC(2026, 0, 1) + n * 60000).toISOString() })]))
      }))
      assert.equal(new Set(seen).size, seen.length, `${orderBy} ${orderDirection}: an event came twice`)
      const missed = [...before].filter((id) => !seen.includes(id))
      assert.equal(missed.length, 0, `${orderBy} ${orderDirection}: ${missed.length} events were missed`)
      t.diagnostic(`paging [${engine}] ${orderBy} ${orderDirection}: ${before.size} of ${before.size} events seen once while ${n} arrived`)
    }
  })
})

async function killed(t, engine) {
  const server = await start(t, engine, { conf: { 'epcis.capture_limit': '20000' } })
  const client = await machine(server)
  const doc = document(Array.from({ length: 8000 }, (_, i) => objectEvent(i)))
  const r = await client.call('POST', '/epcis/v2/capture', { body: doc, headers: { 'gs1-capture-error-behaviour': 'proceed' } })
  assert.equal(r.status, 202, r.text.slice(0, 300))
  const location = r.headers.location
  let before
  for (let i = 0; i < 200; i++) {
    before = await client.getOk(location)
    if (before.done > 0 || !before.running) break
    await sleep(20)
  }
  await server.kill9()
  await server.start()
  const job = await finished(client, location, 120000)
  assert.deepEqual([job.total, job.done, job.accepted, job.duplicate, job.refused], [8000, 8000, 8000, 0, 0])
  assert.equal((await queryAll(client, { perPage: 1000 })).length, 8000)
  t.diagnostic(`capture job [${engine}]: killed after ${before.done} of 8000 events, ${job.accepted} of 8000 stored after the restart`)
  const check = await server.run('check')
  assert.equal(check.code, 0, check.out + check.err)
}

// Both at once: a killed server's job falls due only when its lease is over.
test('epcis: a capture job goes on after kill -9', { timeout: 180000, concurrency: 2 }, async (t) => {
  await Promise.all(['sqlite', 'postgres'].map((engine) => t.test(engine, { skip: missing(engine) }, (t) => killed(t, engine))))
})
