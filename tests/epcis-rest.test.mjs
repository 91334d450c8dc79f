// epcis-rest.test.mjs: the REST binding against GS1's own description of it. The OpenAPI file and the query schema are walked: every path,
// method, header and parameter they name is asked of the server, and what agrees is counted. What the parameters find is
// tested in src/epcis/t_query.c and src/epcis/t_sensor.c; what documents say, in epcis.test.mjs.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SHARED, onBoth, start } from './lib/server.mjs'
import { CONTEXT, GTIN, capture, document, eventsOf, machine, nextOf, objectEvent } from './lib/events.mjs'

const BINDING = join(SHARED, 'epcis/gs1-spec/REST-Bindings')
const absent = existsSync(BINDING) ? false : `the shared test inputs are absent: ${BINDING}`
const json = (name) => JSON.parse(readFileSync(join(BINDING, name), 'utf8'))
const METHODS = ['get', 'post', 'delete', 'options']

/** $ref followed. */
const at = (doc, o) => (o?.$ref ? o.$ref.slice(2).split('/').reduce((x, k) => x[k.replaceAll('~1', '/')], doc) : o)

/** Every operation: path, method, its parameters and answers with their references followed. */
function operations(doc) {
  const out = []
  for (const [path, item] of Object.entries(doc.paths))
    for (const method of METHODS)
      if (item[method])
        out.push({
          path, method: method.toUpperCase(),
          parameters: [...(item.parameters ?? []), ...(item[method].parameters ?? [])].map((p) => at(doc, p)),
          answers: Object.fromEntries(Object.entries(item[method].responses).map(([status, r]) => [status, at(doc, r)])),
        })
  return out
}

/** Headers that an answer has only when there is something to say. */
const WHEN_NEEDED = new Set(['Link', 'GS1-Next-Page-Token-Expires', 'GS1-Query-Min-Record-Time'])

const PLACE = 'urn:epc:id:sgln:952123454.001.0', READ_POINT = 'urn:epc:id:sgln:952123454.000.0'
/** A repository with something in every list, and a value for every name in a path. */
async function furnish(server) {
  const client = await machine(server)
  const one = objectEvent(1, { bizLocation: { id: PLACE } })
  const job = await capture(client, document([one, objectEvent(2), objectEvent(3, { errorDeclaration: { declarationTime: '2026-01-02T00:00:00Z', reason: 'incorrect_data' } })]))
  assert.equal(job.status, 202)
  const [event] = eventsOf(await client.getOk('/epcis/v2/events', { MATCH_epc: one.epcList[0] }))
  const made = await client.call('POST', '/epcis/v2/queries', { body: { name: 'shipments', query: { EQ_bizStep: ['shipping'] } } })
  assert.equal(made.status, 201, made.text)
  const subscription = await client.call('POST', '/epcis/v2/queries/shipments/subscriptions', { body: { dest: 'http://127.0.0.1:9/', schedule: { month: '12', dayOfMonth: '31', hour: '23' } } })
  return {
    client, event,
    values: { captureID: job.captureID, eventID: event.eventID, eventType: 'ObjectEvent', epc: one.epcList[0], bizStep: 'shipping', bizLocation: PLACE, readPoint: READ_POINT, disposition: 'in_transit', queryName: 'shipments', subscriptionID: subscription.body?.subscriptionID ?? '00000000-0000-7000-8000-000000000000' },
  }
}

const fill = (path, values) => `/epcis/v2${path === '/' ? '' : path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(values[name]))}`

/** A body that fits the operation. */
function bodyOf(o, n) {
  if (o.method !== 'POST') return undefined
  if (o.path === '/capture') return document([objectEvent(n)])
  if (o.path === '/events') return { '@context': CONTEXT, ...objectEvent(n) }
  if (o.path === '/queries') return { name: `query-${n}`, query: { EQ_action: ['ADD'] } }
  return { dest: 'http://127.0.0.1:9/', schedule: { month: '12', dayOfMonth: '31', hour: '23' } } // a subscription; what it sends is tested in subscribe.test.mjs
}

async function tokenOf(client) {
  const link = nextOf(await client.get('/epcis/v2/events', { perPage: 1 }))
  return /nextPageToken=([\w-]+)/.exec(link)[1]
}

/** A value of a parameter by its schema, and one that is wrong (undefined: every text is a value). */
function valueOf(doc, p) {
  const schema = at(doc, p.schema), item = at(doc, schema.items) ?? schema
  if (p.name === 'nextPageToken') return {}
  if (item.format === 'date-time') return { good: '2026-01-01T00:00:00Z', bad: 'yesterday' }
  if (p.name === 'orderBy') return { good: 'eventTime', bad: 'colour' }
  if (p.name === 'eventCountLimit') return { good: 5, bad: 'some', with: { orderBy: 'eventTime' } }
  if (p.name === 'perPage' || schema.type === 'integer') return { good: 30, bad: 'some' }
  if (schema.type === 'number' || item.type === 'number') return { good: '1.5', bad: 'much' }
  if (item.type === 'boolean') return { good: 'true', bad: 'perhaps' }
  if (item.format === 'uri') return { good: p.name.startsWith('MATCH_') ? `https://id.gs1.org/01/${GTIN}/21/1` : READ_POINT, bad: p.name === 'EQ_eventID' || p.name === 'EQ_correctiveEventID' ? undefined : 'no address' }
  if (item.enum) return { good: item.enum[0], bad: 'FRUIT' }
  if (p.example !== undefined) return { good: p.example, bad: 'no such word' }
  const any = item.anyOf?.map((x) => at(doc, x)).find((x) => x.enum)
  return any ? { good: any.enum[0], bad: 'no such word' } : { good: 'text' }
}

/** A name that the pattern of the query schema describes. */
const nameOf = (pattern) => pattern.slice(1, -1).replaceAll('[a-z][a-zA-Z0-9]*:\\w+', 'ex:field').replaceAll('[A-Z0-9]{2,4}', 'KGM').replaceAll('[a-z][a-zA-Z0-9_]+', pattern.includes('bizTransaction') ? 'po' : 'owning_party').replaceAll('\\w+', 'bizLocation')

onBoth('epcis: the binding as its OpenAPI file describes it', async (t, engine) => {
  const doc = json('openapi.json'), all = operations(doc)
  const server = await start(t, engine, { conf: { 'net.client_private': '127.0.0.1' } })
  const { client, values, event } = await furnish(server)

  await t.test('paths, methods, answers and their headers', async (t) => {
    const wrong = [], paths = new Set(), seen = { methods: 0, headers: 0 }
    let n = 100
    for (const o of all) {
      const path = fill(o.path, { ...values, token: o.path.includes('{token}') ? await tokenOf(client) : '', queryName: o.method === 'DELETE' && o.path === '/queries/{queryName}' ? 'query-gone' : values.queryName })
      if (path.endsWith('query-gone')) await client.call('POST', '/epcis/v2/queries', { body: { name: 'query-gone', query: {} } })
      const r = await client.call(o.method, path, { body: bodyOf(o, ++n) })
      const answer = o.answers[r.status]
      if (!answer || (r.status === 404 && !/Exception/.test(r.body?.type ?? '')) || r.status === 405) { wrong.push(`${o.method} ${o.path}: ${r.status}`); continue }
      paths.add(o.path)
      seen.methods++
      for (const name of Object.keys(answer.headers ?? {}))
        if (!WHEN_NEEDED.has(name)) {
          seen.headers++
          if (!r.headers[name.toLowerCase()]) wrong.push(`${o.method} ${o.path} ${r.status}: no ${name}`)
        }
      if (r.status === 204 && o.method === 'OPTIONS')
        for (const other of all.filter((x) => x.path === o.path)) if (!r.headers.allow.split(', ').includes(other.method)) wrong.push(`OPTIONS ${o.path}: Allow without ${other.method}`)
    }
    t.diagnostic(`binding [${engine}]: ${paths.size} of ${Object.keys(doc.paths).length} paths, ${seen.methods} of ${all.length} methods, ${seen.headers} headers of answers agree`)
    assert.deepEqual(wrong, [])
  })

  await t.test('parameters of the query', async (t) => {
    const wrong = [], counted = { good: 0, bad: 0 }
    for (const o of all.filter((x) => x.method === 'GET'))
      for (const p of o.parameters.filter((x) => x.in === 'query')) {
        if (o.path.startsWith('/queries') || p.name === 'nextPageToken') continue // those of streams and schedules: subscribe.test.mjs
        const v = valueOf(doc, p), path = fill(o.path, values)
        const r = await client.get(path, { [p.name]: v.good, ...v.with })
        if (r.status === 200) counted.good++
        else wrong.push(`GET ${o.path} ${p.name}=${v.good}: ${r.status} ${r.text.slice(0, 120)}`)
        if (v.bad === undefined) continue
        const bad = await client.get(path, { [p.name]: v.bad, ...v.with })
        if (bad.status === 400 && bad.body.type === 'epcisException:QueryParameterException' && bad.body.parameter === p.name) counted.bad++
        else if (!['EQ_stringValue', 'EQ_hexBinaryValue'].includes(p.name)) wrong.push(`GET ${o.path} ${p.name}=${v.bad}: ${bad.status} ${bad.text.slice(0, 120)}`)
      }
    t.diagnostic(`parameters [${engine}]: ${counted.good} of ${counted.good + wrong.length} taken, ${counted.bad} wrong values refused by the name of their parameter`)
    assert.deepEqual(wrong, [])
  })

  await t.test('names of the query schema', async (t) => {
    const schema = json('query-schema.unescaped-derived.json').definitions['EPCIS-Query'], wrong = []
    const names = [...Object.keys(schema.properties).filter((n) => n !== '@context'), ...Object.keys(schema.patternProperties).map(nameOf)]
    for (const name of names) {
      const uom = /_KGM$/.test(name), time = /[tT]ime$/.test(name)
      const value = time || /^[GL]._.*:/.test(name) ? '2026-01-01T00:00:00Z' : uom || /quantity$|percRank$|Count/.test(name) ? '5' : /^EXISTS/.test(name) ? 'true' : { eventType: 'ObjectEvent', EQ_action: 'ADD', EQ_bizStep: 'shipping', EQ_disposition: 'in_transit', EQ_persistentDisposition_set: 'recalled', EQ_persistentDisposition_unset: 'recalled', EQ_errorReason: 'incorrect_data', EQ_type: 'Temperature', EQ_booleanValue: 'true', orderBy: 'recordTime', orderDirection: 'ASC' }[name] ?? READ_POINT
      const r = await client.get('/epcis/v2/events', { [name]: value, ...(name === 'eventCountLimit' ? { orderBy: 'eventTime' } : {}) }, { headers: { 'gs1-extensions': 'ex=https://ex.example/ns/' } })
      if (r.status !== 200) wrong.push(`${name}=${value}: ${r.status} ${r.body?.detail}`)
    }
    t.diagnostic(`query schema [${engine}]: ${names.length - wrong.length} of ${names.length} names taken`)
    assert.deepEqual(wrong, [])
  })

  await t.test('headers of requests: versions, spellings', async (t) => {
    const OUTSIDE = { 'GS1-EPCIS-Min': '2.1.0', 'GS1-EPCIS-Max': '1.9', 'GS1-CBV-Min': '3', 'GS1-CBV-Max': '1.2.2', 'GS1-EPCIS-Version': '3.0.0', 'GS1-CBV-Version': '1.0', 'GS1-EPC-Format': 'Sometimes', 'GS1-CBV-XML-Format': 'Sometimes', 'GS1-Capture-Error-Behaviour': 'hope' }
    const INSIDE = { 'GS1-EPCIS-Min': '1.0.0', 'GS1-EPCIS-Max': '2.0.0', 'GS1-CBV-Min': '1.2', 'GS1-CBV-Max': '2.0.0', 'GS1-EPCIS-Version': '2.0.0', 'GS1-CBV-Version': '2.0.0', 'GS1-EPC-Format': 'Always_EPC_URN', 'GS1-CBV-XML-Format': 'Always_URN', 'GS1-Capture-Error-Behaviour': 'proceed', 'GS1-Extensions': 'ex=https://ex.example/ns/' }
    const wrong = []
    let good = 0, refused = 0, n = 1000
    for (const o of all.filter((x) => x.method !== 'OPTIONS' && !x.path.startsWith('/queries')))
      for (const p of o.parameters.filter((x) => x.in === 'header')) {
        const ask = (value) => client.call(o.method, fill(o.path, values), { body: bodyOf(o, ++n), headers: { [p.name.toLowerCase()]: value } })
        const inside = await ask(INSIDE[p.name])
        if (o.answers[inside.status] && inside.status < 300) good++
        else wrong.push(`${o.method} ${o.path} ${p.name}: ${INSIDE[p.name]}: ${inside.status}`)
        if (OUTSIDE[p.name] === undefined) continue
        const outside = await ask(OUTSIDE[p.name])
        if (outside.status === (p.name === 'GS1-Capture-Error-Behaviour' ? 400 : 406)) refused++
        else wrong.push(`${o.method} ${o.path} ${p.name}: ${OUTSIDE[p.name]}: ${outside.status}`)
      }
    t.diagnostic(`headers [${engine}]: ${good} taken, ${refused} that cannot be met refused`)
    assert.deepEqual(wrong, [])
  })

  await t.test('an event and its correction are both found, marked', async () => {
    const wrongOne = objectEvent(70, { eventID: 'urn:uuid:70000000-0000-4000-8000-000000000070', disposition: 'damaged' })
    const right = objectEvent(71, { eventID: 'urn:uuid:70000000-0000-4000-8000-000000000071', epcList: wrongOne.epcList })
    const declared = { ...wrongOne, errorDeclaration: { declarationTime: '2026-02-01T00:00:00Z', reason: 'incorrect_data', correctiveEventIDs: [right.eventID] } }
    for (const e of [wrongOne, declared, right]) assert.equal((await client.call('POST', '/epcis/v2/events', { body: { '@context': CONTEXT, ...e } })).status, 201)
    const ask = async (query) => eventsOf(await client.getOk('/epcis/v2/events', query)).map((e) => `${e.eventID.slice(-2)}${e.errorDeclaration ? '!' : ''}`).sort()
    assert.deepEqual(await ask({ MATCH_epc: wrongOne.epcList[0] }), ['70', '70!', '71'])
    assert.deepEqual(await ask({ EQ_eventID: wrongOne.eventID }), ['70', '70!'])
    assert.deepEqual(await ask({ EQ_correctiveEventID: right.eventID }), ['70!'])
    assert.deepEqual(await ask({ EXISTS_errorDeclaration: true, EQ_errorReason: 'incorrect_data', GE_errorDeclarationTime: '2026-02-01T00:00:00Z', LT_errorDeclaration_Time: '2026-02-02T00:00:00Z' }), ['70!'])
    const one = eventsOf(await client.getOk(`/epcis/v2/events/${encodeURIComponent(wrongOne.eventID)}`))
    assert.deepEqual(one.map((e) => Boolean(e.errorDeclaration)), [false, true], 'the event, then its declaration')
    const listed = (await client.getOk('/api/v1/events', { event_id: wrongOne.eventID })).items.map((x) => x.error_declared).sort()
    assert.deepEqual(listed, [false, true])
  })

  await t.test('page tokens: opaque, signed, of one list, given back', async () => {
    const token = await tokenOf(client)
    assert.equal((await client.get('/epcis/v2/events', { perPage: 1, nextPageToken: token })).status, 200)
    for (const [query, why] of [[{ perPage: 1, EQ_action: 'ADD', nextPageToken: token }, 'another query'], [{ nextPageToken: `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}` }, 'a changed letter'], [{ nextPageToken: `${token}A` }, 'longer'], [{ nextPageToken: '' }, 'empty']]) {
      const r = await client.get('/epcis/v2/events', query)
      assert.ok(r.status === 400 && r.body.parameter === 'nextPageToken', why)
    }
    assert.equal((await client.call('DELETE', `/epcis/v2/nextPageToken/${token}`)).status, 204)
    assert.equal((await client.get('/epcis/v2/events', { perPage: 1, nextPageToken: token })).status, 400)
    const short = await start(t, engine, { conf: { 'epcis.token_expires': '1s' } })
    const other = (await furnish(short)).client, soon = await tokenOf(other)
    const first = await other.get('/epcis/v2/events', { perPage: 1 })
    assert.ok(new Date(first.headers['gs1-next-page-token-expires']) - Date.now() < 60000)
    for (let r = { status: 200 }, until = Date.now() + 30000; r.status === 200; ) { // a second, and as long as the machine needs
      assert.ok(Date.now() < until, 'the token does not expire')
      r = await other.get('/epcis/v2/events', { perPage: 1, nextPageToken: soon })
      if (r.status !== 200) assert.match(r.body.detail, /expired/)
      await new Promise((done) => setTimeout(done, 200))
    }
  })

  await t.test('limits are announced and named', async () => {
    const options = await client.call('OPTIONS', '/epcis/v2/capture')
    const limit = Number(options.headers['gs1-epcis-capture-limit'])
    assert.ok(limit > 0 && Number(options.headers['gs1-epcis-capture-file-size-limit']) > 0)
    const r = await client.call('POST', '/epcis/v2/capture', { body: document(Array.from({ length: limit + 1 }, (_, i) => ({ type: 'ObjectEvent', eventTime: '2026-01-01T00:00:00Z', eventTimeZoneOffset: '+00:00', action: 'ADD', epcList: [`urn:ex:${i}`] }))) })
    assert.equal(r.status, 413)
    assert.equal(Number(r.headers['gs1-epcis-capture-limit']), limit)
    assert.equal(r.body.type, 'epcisException:CaptureLimitExceededException')
  })
  assert.ok(event.recordTime)
}, absent ? { skip: absent } : {})
