// findings.test.mjs: histories that cannot be, from captured events: found after the capture and shown on its report, each once; settled by
// regulators with reasons; refused at capture where the rule says so, in both behaviours; and what honest chains never trigger.
import assert from 'node:assert/strict'
import { onBoth, start, sleep } from './lib/server.mjs'
import { build } from './lib/county.mjs'
import { CONTEXT, capture, document, machine } from './lib/events.mjs'

const id = (path) => `https://id.gs1.org/${path}`
const A = id('414/9521234540007'), B = id('414/9521234540014')
const box = (n) => id(`00/09521234500000${String(1000 + n)}`), pack = (n) => id(`01/09521234543213/21/${n}`), lot = (n) => id(`01/09521234543213/10/${n}`)
const base = Date.now() - 40 * 3600000
const ev = (h, more) => ({ eventTime: new Date(base + h * 3600000).toISOString(), eventTimeZoneOffset: '+08:00', ...more })
const seen = (h, step, epc, where = A) => ev(h, { type: 'ObjectEvent', action: 'OBSERVE', bizStep: step, epcList: [epc], readPoint: { id: where } })
const alone = (...a) => ({ '@context': CONTEXT, ...seen(...a) })
const put = (h, action, parent, child, where = A) => ev(h, { type: 'AggregationEvent', action, bizStep: action === 'ADD' ? 'packing' : 'unpacking', parentID: parent, childEPCs: [child], readPoint: { id: where } })
const kg = (epcClass, quantity) => ({ epcClass, quantity, uom: 'KGM' })
const made = (h, inputs, outputs) => ev(h, { type: 'TransformationEvent', bizStep: 'creating_class_instance', inputQuantityList: inputs, outputQuantityList: outputs, readPoint: { id: A } })
const harvested = (h, l, n) => ev(h, { type: 'ObjectEvent', action: 'ADD', bizStep: 'commissioning', quantityList: [kg(lot(l), n)], readPoint: { id: A } })

/** Each story and what it must be found to be; null: nothing. */
const STORIES = [
  ['two_containers', [put(1, 'ADD', box(1), pack('a')), put(2, 'ADD', box(2), pack('a'))], pack('a')],
  ['inside_itself', [put(1, 'ADD', box(3), box(4)), put(2, 'ADD', box(4), box(3))], null],
  ['shipped_twice', [seen(1, 'shipping', box(5)), seen(2, 'shipping', box(5), B)], box(5)],
  ['two_places', [seen(1, 'receiving', pack('b')), seen(1.002, 'inspecting', pack('b'), B)], pack('b')],
  ['early', [seen(1, 'shipping', pack('c')), ev(3, { type: 'ObjectEvent', action: 'ADD', bizStep: 'commissioning', epcList: [pack('c')], readPoint: { id: A } })], pack('c')],
  ['more_out', [harvested(1, 'M1', 100), made(2, [kg(lot('M1'), 50)], [kg(lot('M2'), 60)])], lot('M2')],
  ['overused', [harvested(1, 'N1', 100), made(2, [kg(lot('N1'), 70)], [kg(lot('N2'), 60)]), made(3, [kg(lot('N1'), 70)], [kg(lot('N3'), 60)])], lot('N1')],
  [null, [seen(1, 'shipping', box(6)), seen(2, 'receiving', box(6), B), seen(3, 'shipping', box(6), B), seen(4, 'receiving', box(6))]],
  [null, [put(1, 'ADD', box(7), pack('d')), put(2, 'DELETE', box(7), pack('d')), put(3, 'ADD', box(8), pack('d')), put(4, 'ADD', box(9), box(8))]],
  [null, [harvested(1, 'P1', 100), made(2, [kg(lot('P1'), 100)], [kg(lot('P2'), 80)])]],
]

onBoth('findings: after the capture, each once, settled by regulators', async (t, engine) => {
  const server = await start(t, engine)
  const county = await build(server)
  const key = await machine(server)
  const jobs = []
  for (const [kind, events] of STORIES) jobs.push([kind, await capture(key, document(events))])
  let all = []
  for (let i = 0; i < 100 && all.length < 7; i++) {
    all = await county.agri.all('/api/v1/findings')
    if (all.length < 7) await sleep(100)
  }
  await t.test('what was found, and what was not', () => {
    assert.deepEqual(all.map((f) => f.kind).sort(), STORIES.map((s) => s[0]).filter(Boolean).sort())
    for (const [kind, , subject] of STORIES) if (kind && subject) assert.equal(all.find((f) => f.kind === kind).subject, subject, kind)
    t.diagnostic(`findings [${engine}]: ${all.length} of 7 impossible histories found, ${STORIES.length - 7} honest ones left alone`)
  })
  await t.test('shown on the report of the capture', async () => {
    for (const [kind, job] of jobs) {
      const report = await key.getOk(job.location)
      assert.deepEqual(report.warnings.map((w) => w.kind), kind ? [kind] : [], job.captureID)
      assert.equal(report.success, true)
    }
  })
  await t.test('the same is not found twice', async () => {
    await county.agri.postOk('/api/v1/finding-search', {})
    await capture(key, document([seen(30, 'inspecting', box(5), B)]))
    assert.equal((await county.agri.postOk('/api/v1/finding-search', {})).found, 0)
    await sleep(300)
    assert.equal((await county.agri.all('/api/v1/findings')).length, 7)
  })
  await t.test('examined, confirmed, resolved; reasons and history', async () => {
    const f = await county.agri.getOk(`/api/v1/findings/${all.find((x) => x.kind === 'shipped_twice').uuid}`)
    assert.equal(f.events.length, 2)
    const path = `/api/v1/findings/${f.uuid}/state`
    await county.agri.refused(422, 'invalid', 'POST', path, { body: { state: 'confirmed' }, ifMatch: f.rev })
    await county.agri.refused(409, 'wrong_state', 'POST', path, { body: { state: 'resolved', reason: '跳过' }, ifMatch: f.rev })
    const examined = await county.agri.ok('POST', path, { body: { state: 'examining' }, ifMatch: f.rev })
    await county.market.refused(412, 'changed', 'POST', path, { body: { state: 'dismissed', reason: '旧页面' }, ifMatch: f.rev })
    const confirmed = await county.market.ok('POST', path, { body: { state: 'confirmed', reason: '冷链公司重复报送' }, ifMatch: examined.rev })
    const done = await county.market.ok('POST', path, { body: { state: 'resolved', reason: '已补签收' }, ifMatch: confirmed.rev })
    assert.deepEqual(done.steps.map((s) => s.to_state), ['examining', 'confirmed', 'resolved'])
    const kinds = (await county.agri.getOk('/api/v1/finding-kinds')).items
    const k = kinds.find((x) => x.kind === 'shipped_twice')
    assert.equal(k.found, 1)
    assert.equal(k.open, 0)
    const audit = await county.agri.all('/api/v1/audit')
    assert.ok(audit.some((x) => x.action === 'trace.finding.state'))
  })
  await t.test('a sheet, and who may see it', async () => {
    const sheet = await county.agri.get('/api/v1/findings', { format: 'csv', kind: 'overused' })
    assert.ok(sheet.text.includes(lot('N1')))
    const coop = await county.coop('甲社')
    assert.equal((await coop.owner.get('/api/v1/findings')).status, 403)
    assert.equal((await county.office.call('POST', '/api/v1/finding-search', { body: {} })).status, 403)
  })
})

onBoth('findings: refused at capture where the rule says so', async (t, engine) => {
  const server = await start(t, engine)
  const county = await build(server)
  const key = await machine(server)
  await county.agri.refused(422, 'invalid', 'PUT', '/api/v1/finding-kinds/late_certificate', { body: { rule: 'refuse' } })
  for (const kind of ['shipped_twice', 'inside_itself', 'more_out']) assert.equal((await county.agri.ok('PUT', `/api/v1/finding-kinds/${kind}`, { body: { rule: 'refuse' } })).rule, 'refuse')
  const good = seen(1, 'shipping', box(1)), bad = seen(2, 'shipping', box(1), B), other = seen(3, 'inspecting', pack('z'))
  const proceed = await capture(key, document([good, bad, other]), { behaviour: 'proceed' })
  assert.deepEqual([proceed.accepted, proceed.refused], [2, 1], JSON.stringify(proceed.errors))
  assert.equal(proceed.errors[0].code, 'rule_refused')
  assert.equal(proceed.errors[0].index, 1)
  const all = await capture(key, document([seen(4, 'inspecting', pack('y')), seen(5, 'shipping', box(1), B)]))
  assert.equal(all.success, false)
  assert.equal(all.accepted, 0)
  const single = await key.call('POST', '/epcis/v2/events', { raw: JSON.stringify(alone(6, 'shipping', box(1), B)), type: 'application/json' })
  assert.deepEqual([single.status, single.body.code], [400, 'rule_refused'], single.text)
  const itself = await capture(key, document([put(1, 'ADD', box(2), box(2))]))
  assert.equal(itself.success, false)
  const more = await capture(key, document([made(1, [kg(lot('Q1'), 5)], [kg(lot('Q2'), 9)])]))
  assert.equal(more.success, false)
  const received = await key.call('POST', '/epcis/v2/events', { raw: JSON.stringify(alone(2.5, 'receiving', box(1), B)), type: 'application/json' })
  assert.equal(received.status, 201, received.text)
  const now = await capture(key, document([seen(5, 'shipping', box(1), B)]))
  assert.equal(now.success, true, 'received in between: ' + JSON.stringify(now.errors))
  assert.equal((await county.agri.postOk('/api/v1/finding-search', {})).found, 0, 'what was refused is not there to be found')
})

onBoth('findings: suspended producers and late certificates', async (t, engine) => {
  const server = await start(t, engine)
  const county = await build(server)
  const a = await county.whole('停业合作社')
  const key = await machine(server)
  const place = (await county.agri.getOk('/api/v1/trace', { epc: a.lot.epc })).nodes.find((n) => n.kind === 'place' && n.operator_name)
  await capture(key, document([ev(1, { type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'shipping', quantityList: [{ epcClass: a.lot.epc }], readPoint: { id: place.uri } })]))
  await county.agri.postOk(`/api/v1/operators/${a.op.uuid}/state`, { state: 'suspended', reason: '违规' })
  await sleep(20)
  await capture(key, document([{ type: 'ObjectEvent', eventTime: new Date().toISOString(), eventTimeZoneOffset: '+08:00', action: 'OBSERVE', bizStep: 'shipping', quantityList: [{ epcClass: a.lot.epc }], readPoint: { id: place.uri } }]))
  await county.agri.postOk('/api/v1/finding-search', {})
  let kinds = []
  for (let i = 0; i < 50 && !kinds.includes('suspended'); i++) {
    kinds = (await county.agri.all('/api/v1/findings')).map((f) => f.kind)
    await sleep(50)
  }
  assert.ok(kinds.includes('suspended'), kinds.join())
  assert.ok(kinds.includes('late_certificate'), kinds.join())
})
