// recall.test.mjs: from a failed lot to everybody who has it, over HTTP: drill, open, answers, refused shortcuts, close and withdrawal; what
// the scan page, the market and the producers see meanwhile.
import assert from 'node:assert/strict'
import { onBoth, start } from './lib/server.mjs'
import { build, day } from './lib/county.mjs'
import { CONTEXT, capture, document, machine, query } from './lib/events.mjs'

const id = (path) => `https://id.gs1.org/${path}`
const SHOP = id('414/9521234540007'), HUB = id('414/9521234540014'), CANTEEN = id('417/9521234540021')
const box = (n) => id(`00/09521234500000${String(1000 + n)}`)
const ev = (time, more) => ({ eventTime: new Date(time).toISOString(), eventTimeZoneOffset: '+08:00', ...more })

onBoth('recall: drill, open, answer, close, withdraw', async (t, engine) => {
  const server = await start(t, engine)
  const county = await build(server)
  const a = await county.whole('召回合作社'), b = await county.coop('旁观合作社')
  const key = await machine(server)
  const { market, agri, office } = county
  await office.postOk('/api/v1/trace-places', { uri: SHOP, kind: 'shop', name: '岭南鲜店', contact: '=周店长', phone: '020-12345678' })
  const base = Date.now() - 10 * 3600000, hour = 3600000
  const packs = [1, 2, 3].map((n) => id(`01/${a.lot.gtin}/21/P${n}`))
  const job = await capture(key, document([
    ev(base, { type: 'ObjectEvent', action: 'ADD', bizStep: 'commissioning', epcList: packs, readPoint: { id: HUB }, ilmd: { 'cbvmda:lotNumber': a.lot.lot_no } }),
    ev(base + hour, { type: 'AggregationEvent', action: 'ADD', bizStep: 'packing', parentID: box(1), childEPCs: packs.slice(0, 2), readPoint: { id: HUB } }),
    ev(base + 2 * hour, { type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'shipping', epcList: [box(1)], readPoint: { id: HUB }, destinationList: [{ type: 'possessing_party', destination: CANTEEN }] }),
    ev(base + 3 * hour, { type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'receiving', epcList: [box(1)], readPoint: { id: SHOP }, bizLocation: { id: SHOP } }),
  ], [CONTEXT, { cbvmda: 'urn:epcglobal:cbv:mda:' }]))
  assert.equal(job.success, true, JSON.stringify(job.errors))
  const verdict = async () => (await server.client().getOk(`/api/v1/scan/${a.lot.gtin}/${a.lot.lot_no}`)).verdict
  const calm = await verdict()
  let drill, r

  await t.test('a drill changes nothing, and says how complete and how fast', async () => {
    drill = await market.postOk('/api/v1/recalls', { subject_kind: 'lot', subject: a.lot.uuid, reason: '季度演练', mock: true })
    assert.equal(drill.state, 'drilled')
    assert.equal(drill.packs, 3)
    assert.equal(drill.lots_n, 1)
    assert.equal(drill.complete, true)
    assert.equal(drill.located_permille, 1000)
    assert.ok(drill.took_ms >= 0)
    assert.equal(await verdict(), calm)
    await market.refused(409, 'wrong_state', 'POST', `/api/v1/recalls/${drill.uuid}/state`, { body: { state: 'open' }, ifMatch: drill.rev })
    assert.equal((await a.owner.getOk('/api/v1/recalls')).items.length, 0, 'producers are not troubled with drills')
    assert.equal((await a.owner.get(`/api/v1/recalls/${drill.uuid}`)).status, 404)
  })
  await t.test('a draft names everybody, and is seen by nobody else', async () => {
    await market.refused(422, 'invalid', 'POST', '/api/v1/recalls', { body: { subject_kind: 'lot', subject: a.lot.uuid, reason: '检出超标' } })
    await market.refused(422, 'invalid', 'POST', '/api/v1/recalls', { body: { subject_kind: 'lot', subject: '01950000-0000-7000-8000-00000000ffff', reason: '没有的', return_how: 'x' } })
    r = await market.postOk('/api/v1/recalls', { subject_kind: 'lot', subject: a.lot.uuid, reason: '检出超标', return_how: '退回购买处' })
    assert.equal(r.state, 'draft')
    const holders = await market.all(`/api/v1/recalls/${r.uuid}/holders`)
    const shop = holders.find((h) => h.uri === SHOP)
    assert.equal(shop.name, '岭南鲜店')
    assert.equal(shop.here, 2, 'the two packs in the box')
    assert.equal(holders.find((h) => h.uri === HUB).here, 1)
    assert.equal(holders.find((h) => h.uri === CANTEEN).part, 'receiver', 'who was to receive and said nothing')
    assert.equal(holders.filter((h) => h.part === 'origin').length, 1)
    const things = await market.all(`/api/v1/recalls/${r.uuid}/things`)
    assert.deepEqual(things.map((i) => i.kind).sort(), ['container', 'lot', 'pack', 'pack', 'pack'])
    assert.equal(await verdict(), calm)
    assert.equal((await a.owner.get(`/api/v1/recalls/${r.uuid}`)).status, 404)
  })
  await t.test('open: the scan page and the market answer at once, the repository knows', async () => {
    await market.refused(412, 'changed', 'POST', `/api/v1/recalls/${r.uuid}/state`, { body: { state: 'open' }, ifMatch: 99 })
    r = await market.ok('POST', `/api/v1/recalls/${r.uuid}/state`, { body: { state: 'open' }, ifMatch: r.rev })
    assert.equal(r.state, 'open')
    assert.equal(r.lots[0].state, 'recalled')
    assert.equal(r.lots[0].marked, true)
    assert.equal(await verdict(), 'recalled')
    const told = await query(key, { EQ_disposition: 'recalled' })
    assert.equal(told.length, 1)
    assert.deepEqual(told[0].persistentDisposition.set, ['recalled'])
    await market.refused(422, 'lot_locked', 'POST', `/api/v1/lots/${a.lot.uuid}/state`, { body: { state: 'locked', reason: '想绕过' }, ifMatch: (await market.getOk(`/api/v1/lots/${a.lot.uuid}`)).rev })
  })
  await t.test('the producer sees it, and only his part of it', async () => {
    const mine = await a.owner.getOk('/api/v1/recalls')
    assert.deepEqual(mine.items.map((x) => x.recall_no), [r.recall_no])
    assert.equal((await b.owner.getOk('/api/v1/recalls')).items.length, 0)
    assert.equal((await b.owner.get(`/api/v1/recalls/${r.uuid}`)).status, 404)
    const holders = (await a.owner.getOk(`/api/v1/recalls/${r.uuid}/holders`)).items
    assert.equal(holders.length, 1)
    assert.equal((await a.owner.get(`/api/v1/recalls/${r.uuid}/contacts`)).status, 403)
    const all = (await market.getOk(`/api/v1/recalls/${r.uuid}/holders`)).items
    const foreign = all.find((h) => h.uri === SHOP)
    assert.equal((await a.owner.call('POST', `/api/v1/recalls/${r.uuid}/holders/${foreign.uuid}/answer`, { body: { secured_packs: 1 } })).status, 404, 'nobody answers for others')
    const own = await a.owner.postOk(`/api/v1/recalls/${r.uuid}/holders/${holders[0].uuid}/answer`, { secured_g: 12000, note: '已封存' })
    assert.equal(own.secured_g, 12000)
    await market.postOk(`/api/v1/recalls/${r.uuid}/holders/${foreign.uuid}/answer`, { secured_packs: 2, note: '电话告知' })
    assert.equal((await market.getOk(`/api/v1/recalls/${r.uuid}`)).answered, 2)
  })
  await t.test('contacts by permission, a sheet without formulas, a notice to print', async () => {
    const contacts = (await market.getOk(`/api/v1/recalls/${r.uuid}/contacts`)).items
    assert.equal(contacts.find((c) => c.uri === SHOP).phone, '020-12345678')
    assert.equal(contacts.find((c) => c.part === 'origin').phone, '13800138000', 'the whole number for those who may see it')
    const csv = await market.get(`/api/v1/recalls/${r.uuid}/contacts.csv`)
    assert.ok(csv.text.includes('"\'=周店长"'))
    const notice = await market.call('GET', `/api/v1/recalls/${r.uuid}/notice`)
    assert.equal(notice.status, 200)
    assert.ok(notice.text.includes('020-12345678') && notice.text.includes('检出超标'))
    assert.match(notice.headers['content-security-policy'], /default-src 'none'/)
    const plain = await a.owner.call('GET', `/api/v1/recalls/${r.uuid}/notice`)
    assert.ok(plain.status === 200 && !plain.text.includes('020-12345678'), 'a producer reads the notice without the contacts of others')
    const sheet = await market.get(`/api/v1/recalls/${r.uuid}/things`, { format: 'csv' })
    assert.ok(sheet.text.includes(packs[2]))
  })
  await t.test('looked at again: what happened since is added, answers stay', async () => {
    await capture(key, document([ev(base + 5 * hour, { type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'retail_selling', epcList: [packs[2]], readPoint: { id: id('414/9521234540038') } })]))
    const again = await market.postOk(`/api/v1/recalls/${r.uuid}/refresh`, {})
    assert.equal(again.holders, r.holders + 1)
    assert.equal(again.answered, 2)
  })
  await t.test('withdrawn: the lot returns, the repository hears it', async () => {
    const now = await market.getOk(`/api/v1/recalls/${r.uuid}`)
    await market.refused(422, 'invalid', 'POST', `/api/v1/recalls/${r.uuid}/state`, { body: { state: 'withdrawn' }, ifMatch: now.rev })
    const back = await market.ok('POST', `/api/v1/recalls/${r.uuid}/state`, { body: { state: 'withdrawn', reason: '复检合格' }, ifMatch: now.rev })
    assert.equal(back.state, 'withdrawn')
    assert.equal((await a.owner.getOk(`/api/v1/lots/${a.lot.uuid}`)).state, 'active')
    assert.equal(await verdict(), calm)
    assert.ok(back.end_event_id)
    assert.deepEqual(back.steps.map((s) => s.to_state), ['draft', 'open', 'withdrawn'])
  })
  await t.test('an order over one lot is a whole recall', async () => {
    const lot = await agri.getOk(`/api/v1/lots/${a.lot.uuid}`)
    await agri.ok('POST', `/api/v1/lots/${a.lot.uuid}/state`, { body: { state: 'recalled', reason: '包装破损', return_how: '退回合作社' }, ifMatch: lot.rev })
    const open = (await agri.getOk('/api/v1/recalls', { state: 'open' })).items
    assert.equal(open.length, 1)
    assert.equal(open[0].packs, 3)
    const done = await agri.getOk(`/api/v1/recalls/${open[0].uuid}`)
    assert.equal((await agri.ok('POST', `/api/v1/recalls/${open[0].uuid}/state`, { body: { state: 'closed', reason: '全部收回销毁' }, ifMatch: done.rev })).state, 'closed')
    assert.equal(await verdict(), 'recalled', 'closed is not forgotten')
  })
})

onBoth('recall: by plot, input, record, foreign things', async (t, engine) => {
  const server = await start(t, engine)
  const county = await build(server)
  const a = await county.whole('甲合作社')
  const records = await county.office.all('/api/v1/records')
  const used = records.find((x) => x.kind === 'pesticide') ?? records[0]
  const seen = await county.office.getOk(`/api/v1/records/${used.uuid}`)
  const drill = (subject_kind, subject, more = {}) => county.agri.postOk('/api/v1/recalls', { subject_kind, subject, reason: '演练', mock: true, ...more })
  for (const [kind, subject] of [['plot', a.plot.uuid], ['season', a.season.uuid], ['record', used.uuid], ['test', a.test.uuid], ['lot', a.lot.uuid], ...(seen.uses?.[0]?.input ? [['input', seen.uses[0].input]] : [])])
    assert.equal((await drill(kind, subject)).lots_n, 1, kind)
  await county.agri.refused(422, 'invalid', 'POST', '/api/v1/recalls', { body: { subject_kind: 'plot', subject: a.plot.uuid, reason: '没有采收', mock: true, from_day: day(1) } })
  const foreign = id('01/09521234543213/10/F1')
  const r = await county.agri.postOk('/api/v1/recalls', { subject_kind: 'epc', subject: 'https://shop.example/01/09521234543213/10/F1', reason: '外省通报', return_how: '退回商家' })
  assert.equal(r.subject, foreign)
  await county.agri.ok('POST', `/api/v1/recalls/${r.uuid}/state`, { body: { state: 'open' }, ifMatch: r.rev })
  const scan = await server.client().getOk('/api/v1/scan/09521234543213/F1')
  assert.equal(scan.verdict, 'recalled', 'a foreign lot under recall')
})

onBoth('recall: from a device alarm', async (t, engine) => {
  const server = await start(t, engine)
  const county = await build(server)
  const a = await county.whole('冷链合作社')
  const key = await machine(server)
  const STORE = id('414/9521234540038'), ROOM2 = id('414/9521234540045'), base = Date.now() - 40 * 3600000, hour = 3600000
  const packs = [1, 2, 3, 4, 5, 6].map((n) => id(`01/${a.lot.gtin}/21/C${n}`))
  const at = (place) => ({ readPoint: { id: place }, bizLocation: { id: place } })
  const sensor = (exception, more = {}) => [{ sensorMetadata: { deviceID: id('8004/9521234511'), startTime: new Date(base + 9.5 * hour).toISOString(), endTime: new Date(base + 10.5 * hour).toISOString() },
    sensorReport: [{ type: 'Temperature', value: 26, uom: 'CEL', ...(exception ? { exception } : {}) }], ...more }]
  const alarm = (n, more) => ev(base + 10 * hour, { type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'sensor_reporting', eventID: `urn:uuid:00000000-0000-4000-8000-00000000000${n}`, ...more })
  const job = await capture(key, document([
    ev(base, { type: 'ObjectEvent', action: 'ADD', bizStep: 'commissioning', epcList: packs, readPoint: { id: HUB }, ilmd: { 'cbvmda:lotNumber': a.lot.lot_no } }),
    // 1 by itself; 2 in a box; 3 left before; 4 came after; 5 in a box that left before; 6 never there
    ev(base + 2 * hour, { type: 'AggregationEvent', action: 'ADD', bizStep: 'packing', parentID: box(51), childEPCs: [packs[1]], readPoint: { id: HUB } }),
    ev(base + 2 * hour + 1, { type: 'AggregationEvent', action: 'ADD', bizStep: 'packing', parentID: box(52), childEPCs: [packs[4]], readPoint: { id: HUB } }),
    ev(base + 5 * hour, { type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'storing', epcList: [packs[0], packs[2], box(51), box(52)], ...at(STORE) }),
    ev(base + 7 * hour, { type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'receiving', epcList: [packs[2], box(52)], ...at(SHOP) }),
    ev(base + 20 * hour, { type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'storing', epcList: [packs[3]], ...at(STORE) }),
    ev(base + 25 * hour, { type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'receiving', epcList: [packs[0], box(51)], ...at(SHOP) }),
    alarm(1, { ...at(STORE), sensorElementList: sensor('ALARM_CONDITION') }),
    alarm(2, { ...at(HUB), epcList: [packs[5]], sensorElementList: sensor('ERROR_CONDITION') }),
    alarm(3, { ...at(STORE), sensorElementList: sensor(null) }),
    alarm(4, { readPoint: { id: ROOM2 }, sensorElementList: sensor('ALARM_CONDITION') }),
    alarm(5, { ...at(HUB), quantityList: [{ epcClass: id(`01/${a.lot.gtin}/10/${a.lot.lot_no}`) }], sensorElementList: sensor('ALARM_CONDITION') }),
  ], [CONTEXT, { cbvmda: 'urn:epcglobal:cbv:mda:' }]))
  assert.equal(job.success, true, JSON.stringify(job.errors))
  const eid = (n) => `urn:uuid:00000000-0000-4000-8000-00000000000${n}`
  const body = (n, more) => ({ subject_kind: 'alarm', subject: eid(n), reason: '冷库超温', mock: true, ...more })
  const drill = (n, more) => county.market.postOk('/api/v1/recalls', body(n, more))
  const things = async (r) => (await county.market.all(`/api/v1/recalls/${r.uuid}/things`)).filter((x) => x.kind === 'pack').map((x) => x.epc).sort()
  const found = await drill(1)
  assert.deepEqual(await things(found), [packs[0], packs[1]], 'what stood there then, also in a box')
  assert.match(found.subject_name, /^\d{4}-\d\d-\d\d \d\d:\d\d · https:.*8004/)
  assert.deepEqual((await county.market.all(`/api/v1/recalls/${found.uuid}/holders`)).filter((h) => h.here).map((h) => h.uri), [SHOP], 'and who has it now')
  const day0 = new Date(base + 8 * hour).toISOString().slice(0, 10), day1 = new Date(base + 30 * hour).toISOString().slice(0, 10)
  assert.deepEqual(await things(await drill(1, { from_day: day0, until_day: day1 })), (await drill(1, { from_day: day0, until_day: day1 })) && [packs[0], packs[1], packs[2], packs[3], packs[4]].filter((p, i) => [0, 1, 3].includes(i) || Date.parse(`${day0}T00:00:00+08:00`) < base + 7 * hour), 'days widen the window')
  assert.deepEqual(await things(await drill(2)), [packs[5]], 'what the event names')
  assert.equal((await drill(5)).lots_n, 1, 'a lot that the event names')
  for (const [n, why] of [[3, 'no alarm'], [4, 'nothing stood there'], [9, 'no such event']])
    await county.market.refused(422, 'invalid', 'POST', '/api/v1/recalls', { body: body(n) }, why)
  assert.equal((await a.owner.post('/api/v1/recalls', body(1))).status, 403)
  // for real: the repository is told of the things, the packs' pages answer
  const r = await county.market.postOk('/api/v1/recalls', body(1, { mock: false, return_how: '退回商家' }))
  await county.market.ok('POST', `/api/v1/recalls/${r.uuid}/state`, { body: { state: 'open' }, ifMatch: r.rev })
  const told = await query(key, { EQ_disposition: 'recalled' })
  assert.deepEqual(told.map((e) => e.epcList.toSorted()), [[box(51), packs[0]].toSorted()])
  t.diagnostic(`alarm [${engine}]: of 6 packs the 2 that stood at the place then; 3 of 3 that say nothing refused`)
})
