// trace.test.mjs: where goods came from and where they went, over HTTP: a lot from the field through packs, boxes and a pallet to the
// shop; who held it when; loops and gaps; bounds; and who may ask.
import assert from 'node:assert/strict'
import { onBoth, start } from './lib/server.mjs'
import { build } from './lib/county.mjs'
import { CONTEXT, capture, document, machine } from './lib/events.mjs'

const id = (path) => `https://id.gs1.org/${path}`
const SHOP = id('414/9521234540007'), HUB = id('414/9521234540014')
const box = (n) => id(`00/09521234500000${String(1000 + n)}`)
const at = (base, hours) => new Date(base + hours * 3600000).toISOString()
const ev = (time, more) => ({ eventTime: time, eventTimeZoneOffset: '+08:00', ...more })
const byKind = (g, kind) => g.edges.filter((e) => e.kind === kind)
const node = (g, uri) => g.nodes.find((n) => n.uri === uri)

onBoth('trace: a lot from the field to the shop and back', async (t, engine) => {
  const server = await start(t, engine)
  const county = await build(server)
  const a = await county.whole('追溯合作社')
  const key = await machine(server, '冷链平台')
  const lot = a.lot.epc, gtin = a.lot.gtin
  const base = Date.now() - 20 * 3600000
  const packs = [1, 2, 3].map((n) => id(`01/${gtin}/21/P${n}`))
  await county.office.postOk('/api/v1/trace-places', { uri: SHOP, kind: 'shop', name: '岭南鲜店', name_en: 'Lingnan Fresh', contact: '周店长', phone: '020-12345678' })
  const events = [
    ev(at(base, 0), { type: 'ObjectEvent', action: 'ADD', bizStep: 'commissioning', epcList: packs, readPoint: { id: HUB }, ilmd: { 'cbvmda:lotNumber': a.lot.lot_no } }),
    ev(at(base, 1), { type: 'AggregationEvent', action: 'ADD', bizStep: 'packing', parentID: box(1), childEPCs: packs.slice(0, 2), readPoint: { id: HUB } }),
    ev(at(base, 1), { type: 'AggregationEvent', action: 'ADD', bizStep: 'packing', parentID: box(2), childEPCs: packs.slice(2), readPoint: { id: HUB } }),
    ev(at(base, 2), { type: 'AggregationEvent', action: 'ADD', bizStep: 'packing', parentID: box(9), childEPCs: [box(1)], readPoint: { id: HUB } }),
    ev(at(base, 3), { type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'shipping', epcList: [box(9)], readPoint: { id: HUB } }),
    ev(at(base, 6), { type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'receiving', epcList: [box(9)], readPoint: { id: SHOP }, bizLocation: { id: SHOP } }),
    ev(at(base, 7), { type: 'AggregationEvent', action: 'DELETE', bizStep: 'unpacking', parentID: box(9), readPoint: { id: SHOP } }),
    ev(at(base, 8), { type: 'AggregationEvent', action: 'DELETE', bizStep: 'unpacking', parentID: box(1), childEPCs: packs.slice(0, 2), readPoint: { id: SHOP } }),
    ev(at(base, 9), { type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'shipping', epcList: [box(9)], readPoint: { id: SHOP } }), // the empty pallet goes on
    ev(at(base, 10), { type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'retail_selling', epcList: [packs[0]], readPoint: { id: SHOP }, bizLocation: { id: SHOP } }),
  ]
  const job = await capture(key, document(events, [CONTEXT, { cbvmda: 'urn:epcglobal:cbv:mda:' }]))
  assert.equal(job.success, true, JSON.stringify(job.errors))

  await t.test('back from the pack', async () => {
    const g = await county.agri.getOk('/api/v1/trace', { epc: packs[0], direction: 'back' })
    assert.ok(node(g, lot), 'its lot is found by the lot number of its commissioning')
    assert.equal(node(g, lot).lot_no, a.lot.lot_no)
    assert.equal(node(g, lot).operator_name, '追溯合作社')
    assert.ok(node(g, box(1)) && node(g, box(9)), 'what carried it')
    assert.ok(!node(g, packs[1]) && !node(g, box(2)), 'its neighbours are not part of it')
    const packed = byKind(g, 'packed').find((e) => g.nodes[e.from].uri === packs[0])
    assert.equal(Date.parse(packed.until) - base, 8 * 3600000)
    const pallet = byKind(g, 'packed').find((e) => g.nodes[e.from].uri === box(1))
    assert.equal(Date.parse(pallet.until) - base, 7 * 3600000, 'a DELETE that names nobody takes all out')
    const stays = g.custody.filter((s) => g.nodes[s.thing].uri === packs[0])
    assert.deepEqual(stays.map((s) => s.holder), [HUB, 'Lingnan Fresh'])
    assert.equal(stays[1].until, null)
    assert.ok(!g.edges.some((e) => Date.parse(e.at) === base + 9 * 3600000), 'the pallet after it was emptied is not its story')
    assert.ok(g.edges.every((e) => e.sender === '冷链平台' || e.sender === null))
    assert.deepEqual(g.remarks, [])
    assert.equal(g.truncated, false)
  })
  await t.test('forward from the lot', async () => {
    const g = await county.agri.getOk('/api/v1/trace', { epc: lot, direction: 'forward' })
    for (const p of packs) assert.ok(node(g, p), p)
    assert.equal(node(g, lot).asked, true)
    assert.deepEqual(g.nodes.filter((n) => n.kind === 'container').map((n) => n.uri).sort(), [box(1), box(2), box(9)].sort())
    assert.equal(g.nodes.find((n) => n.uri === SHOP).name, 'Lingnan Fresh')
  })
  await t.test('what lay on the pallet', async () => {
    const g = await county.agri.getOk('/api/v1/trace', { epc: box(9), direction: 'back' })
    for (const uri of [box(1), packs[0], packs[1], lot]) assert.ok(node(g, uri), uri)
    assert.ok(!node(g, packs[2]))
  })
  await t.test('as it was', async () => {
    const g = await county.agri.getOk('/api/v1/trace', { epc: packs[0], direction: 'back', until: at(base, 2.5) })
    assert.ok(node(g, box(9)))
    assert.ok(!node(g, SHOP))
  })
  await t.test('bounded, and told so', async () => {
    const g = await county.agri.getOk('/api/v1/trace', { epc: lot, direction: 'forward', max: 2 })
    assert.equal(g.truncated, true)
    assert.ok(g.nodes.some((n) => n.open))
    await county.agri.refused(422, 'invalid', 'GET', '/api/v1/trace', { query: { epc: lot, max: 1000000 } })
  })
  await t.test('who may ask', async () => {
    assert.equal((await a.owner.get('/api/v1/trace', { epc: lot })).status, 200, 'his own lot')
    const b = await county.coop('别家合作社')
    assert.equal((await b.owner.get('/api/v1/trace', { epc: lot })).status, 404)
    assert.equal((await b.owner.get('/api/v1/trace', { epc: packs[0] })).status, 404)
    assert.equal((await b.owner.get('/api/v1/trace', { epc: box(9) })).status, 404, 'a container of whoever')
    assert.equal((await server.client().get('/api/v1/trace', { epc: lot })).status, 401)
    assert.equal((await county.lab.get('/api/v1/trace', { epc: lot })).status, 403)
  })
})

onBoth('trace: loops and gaps are told, and end', async (t, engine) => {
  const server = await start(t, engine)
  const county = await build(server)
  const key = await machine(server)
  const base = Date.now() - 20 * 3600000
  const pack = id('01/09521234543213/21/X1')
  const agg = (h, action, parent, child) => ev(at(base, h), { type: 'AggregationEvent', action, bizStep: action === 'ADD' ? 'packing' : 'unpacking', parentID: parent, childEPCs: [child], readPoint: { id: HUB } })
  await capture(key, document([
    agg(1, 'ADD', box(1), box(2)), agg(2, 'ADD', box(2), box(3)), agg(3, 'ADD', box(3), box(1)),   // a ring
    agg(1, 'ADD', box(5), pack), agg(2, 'ADD', box(6), pack),                                       // two containers
    agg(1, 'DELETE', box(7), id('01/09521234543213/21/X2')),                                        // out without in
    ev(at(base, 5), { type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'shipping', epcList: [box(8)], readPoint: { id: HUB } }),
    ev(at(base, 6), { type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'shipping', epcList: [box(8)], readPoint: { id: SHOP } }),
  ]))
  const told = async (epc) => (await county.agri.getOk('/api/v1/trace', { epc })).remarks.map((r) => r.kind)
  assert.deepEqual([...new Set(await told(box(1)))], ['inside_itself'])
  assert.deepEqual(await told(pack), ['two_containers'])
  assert.deepEqual(await told(id('01/09521234543213/21/X2')), ['gap'])
  assert.deepEqual(await told(box(8)), ['shipped_twice'])
  const g = await county.agri.getOk('/api/v1/trace', { epc: pack })
  assert.equal(g.remarks[0].events.length, 2, 'with the two events that prove it')
})
