// journey-api.test.mjs: the whole journey from plot to scan by the API alone, as a co-op, the office, a laboratory, two regulators
// and a stranger with a telephone would make it; and what the page says when something is wrong.
import assert from 'node:assert/strict'
import { onBoth, start } from './lib/server.mjs'
import { build, day, uscc } from './lib/county.mjs'

const page = async (server, path, { lang = 'zh', headers } = {}) => server.client({ lang }).get(path, undefined, { headers: { accept: 'text/html', ...headers } })
const has = (text, ...words) => words.forEach((w) => assert.ok(text.includes(w), `the page does not say “${w}”`))

onBoth('journey: plot → scan by the API alone', async (t, engine) => {
  const server = await start(t, engine)
  const county = await build(server)
  const { office, agri, lab, market } = county
  const stranger = server.client()
  const j = {}

  await t.test('a co-op applies, is examined, is made active', async () => {
    const operators = '/api/v1/operators'
    const body = { kind: 'coop', name: '青山蔬菜专业合作社', public_name: '青山合作社', uscc: uscc(900), level: county.villages[0].uuid, contact: '王小满', phone: '13800138000', trained_person: '李明白' }
    await office.refused(422, 'invalid', 'POST', operators, { body: { ...body, uscc: body.uscc.slice(0, 17) + (body.uscc.endsWith('0') ? '1' : '0') } })
    j.op = await office.postOk(operators, body)
    assert.equal(j.op.state, 'applied')
    j.owner = await county.account('qingshan', 'owner', { operator: j.op.uuid })
    const early = await j.owner.call('POST', `${operators}/${j.op.uuid}/state`, { body: { state: 'active', reason: '我们自己启用' } })
    assert.ok([403, 409].includes(early.status), 'nobody activates himself')
    const again = await office.call('POST', operators, { body })
    assert.equal(again.status, 409, 'the same social credit code twice')
    assert.equal((await office.postOk(`${operators}/${j.op.uuid}/examinations`, { passed: true, opinion: '材料齐全，现场看过' })).state, 'examined')
    assert.equal((await office.postOk(`${operators}/${j.op.uuid}/state`, { state: 'active', reason: '审核通过' })).state, 'active')
    const history = await office.getOk(`${operators}/${j.op.uuid}/history`)
    assert.deepEqual(history.items.map((s) => s.to_state).sort(), ['active', 'applied', 'examined'].filter((s) => history.items.some((x) => x.to_state === s)).sort())
    assert.ok(history.items.length >= 2)
  })

  await t.test('a plot with its boundary, measured', async () => {
    j.crop = await county.crop('cabbage')
    j.plot = await county.plot(j.owner, 1)
    assert.ok(j.plot.area_m2 > 9000 && j.plot.area_m2 < 12000, `area ${j.plot.area_m2} m²`)
    for (const [why, boundary] of [
      ['open ring', { type: 'Polygon', coordinates: [[[119.3, 30.2], [119.301, 30.2], [119.301, 30.201]]] }],
      ['crossing itself', { type: 'Polygon', coordinates: [[[119.3, 30.2], [119.301, 30.201], [119.301, 30.2], [119.3, 30.201], [119.3, 30.2]]] }],
      ['latitude first', { type: 'Polygon', coordinates: [[[30.2, 119.3], [30.2, 119.301], [30.201, 119.301], [30.2, 119.3]]] }],
      ['a point', { type: 'Point', coordinates: [119.3, 30.2] }],
    ]) {
      const p = await j.owner.refused(422, 'invalid', 'POST', '/api/v1/plots', { body: { name: '坏', kind: 'field', boundary } })
      assert.match(p.field ?? '', /^\/boundary/, why)
    }
  })

  await t.test('product, season, records', async () => {
    j.input = await county.pesticide(j.crop, { days: 7 })
    j.season = await county.season(j.owner, j.plot, j.crop)
    j.product = await county.product(j.owner, j.crop)
    assert.match(j.product.gtin, /^\d{14}$/)
    const digits = [...j.product.gtin].map(Number)
    assert.equal(digits.reduce((s, d, i) => s + d * (i % 2 ? 1 : 3), 0) % 10, 0, 'the check digit of the GTIN')
    await county.record(j.owner, j.season, 'sow', -80)
    await county.record(j.owner, j.season, 'fertilise', -60, { uses: [{ name: '有机肥', kind: 'fertiliser', amount: '100', unit: 'kg' }] })
    const refused = await j.owner.refused(422, 'banned_substance', 'POST', '/api/v1/records', { body: { season: j.season.uuid, kind: 'pesticide', state: 'done', day: day(-30), uses: [{ name: '甲胺磷乳油', kind: 'pesticide', amount: '100', unit: 'g' }] } })
    assert.match(refused.field, /^\/uses\/0/)
    j.spray = await county.record(j.owner, j.season, 'pesticide', -3, { uses: [{ input: j.input.uuid, amount: '100', unit: 'g', dilution: '1500' }] })
    assert.equal(j.spray.uses[0].safe_day, day(4))
    assert.equal((await j.owner.getOk(`/api/v1/seasons/${j.season.uuid}`)).state, 'growing')
  })

  await t.test('a harvest inside the interval is refused, the date named, the attempt in the audit trail', async () => {
    const body = { season: j.season.uuid, product: j.product.uuid, quantity_g: 1000000, day: day(0) }
    const p = await j.owner.refused(422, 'interval_open', 'POST', '/api/v1/harvests', { body })
    assert.ok(p.detail.includes(day(4)), p.detail)
    assert.ok((await j.owner.in('zh').refused(422, 'interval_open', 'POST', '/api/v1/harvests', { body })).detail.includes(day(4)))
    assert.equal((await j.owner.getOk('/api/v1/lots')).items.length, 0)
    const audit = await agri.all('/api/v1/audit', { outcome: 'refused' })
    assert.ok(audit.some((a) => a.error === 'interval_open' && /harvest/.test(a.action)), JSON.stringify(audit.slice(0, 3)))
  })

  await t.test('a correction keeps both revisions and frees the harvest', async () => {
    const path = `/api/v1/records/${j.spray.uuid}`
    const body = { season: j.season.uuid, kind: 'pesticide', state: 'done', day: day(-20), uses: [{ input: j.input.uuid, amount: '100', unit: 'g', dilution: '1500' }] }
    await j.owner.refused(422, 'invalid', 'PUT', path, { body, ifMatch: j.spray.rev })
    const fixed = await j.owner.ok('PUT', path, { body: { ...body, reason: '日期记错了' }, ifMatch: j.spray.rev })
    assert.equal(fixed.rev, j.spray.rev + 1)
    const history = await j.owner.getOk(`${path}/history`)
    const revisions = history.items ?? history
    assert.equal(revisions.length, 2)
    assert.equal((await j.owner.call('DELETE', path)).status, 405, 'a record cannot be deleted')
  })

  await t.test('harvest makes a lot and its commissioning event', async () => {
    j.lot = await county.harvest(j.owner, j.season, j.product)
    assert.equal(j.lot.state, 'active')
    assert.equal(j.lot.quantity_g, 1000000)
    j.path = `/01/${j.lot.gtin}/10/${encodeURIComponent(j.lot.lot_no)}`
    const events = await office.getOk('/epcis/v2/events', { MATCH_anyEPCClass: j.lot.epc })
    const list = events.epcisBody.queryResults.resultsBody.eventList
    assert.equal(list.length, 1)
    assert.equal(list[0].bizStep, 'commissioning')
    assert.equal(list[0].quantityList[0].quantity, 1000)
    assert.equal(list[0].eventID, j.lot.event_id)
    assert.ok(JSON.stringify(list[0].ilmd).includes(j.lot.lot_no))
  })

  await t.test('no certificate: the page says “not yet”', async () => {
    const r = await page(server, j.path)
    assert.equal(r.status, 200)
    has(r.text, '还没有合格证，请勿购买')
    await office.refused(422, 'rule_refused', 'POST', '/api/v1/code-batches', { body: { lot: j.lot.uuid, kind: 'lot', count: 1 } })
    await j.owner.refused(422, 'rule_refused', 'POST', '/api/v1/certificates', { body: { lot: j.lot.uuid, kind: 'producer', weight_g: 1000, bases: ['委托检测合格'] } })
  })

  await t.test('request → sample → results pass', async () => {
    j.test = await county.test(j.lot, j.owner)
    assert.equal(j.test.state, 'judged')
    assert.equal(j.test.verdict, 'pass')
  })

  await t.test('certificate, release, codes', async () => {
    await j.owner.refused(422, 'unbalanced', 'POST', '/api/v1/certificates', { body: { lot: j.lot.uuid, kind: 'producer', weight_g: 1000001, bases: ['委托检测合格'] } })
    await j.owner.refused(422, 'invalid', 'POST', '/api/v1/certificates', { body: { lot: j.lot.uuid, kind: 'producer', weight_g: 1000, bases: ['祖传秘方'] } })
    j.cert = await county.certificate(j.owner, j.lot)
    assert.equal(j.cert.state, 'valid')
    assert.equal(j.cert.party_name, '青山蔬菜专业合作社')
    has(j.cert.declaration + j.cert.statement, '未使用禁用农药、兽药及其他化合物', '我承诺生产销售的食用农产品')
    assert.equal((await stranger.getOk(`/api/v1/market-entry/${j.lot.gtin}/${j.lot.lot_no}`)).admitted, false)
    j.release = await county.release(j.cert)
    const entry = await stranger.getOk(`/api/v1/market-entry/${j.lot.gtin}/${j.lot.lot_no}`)
    assert.equal(entry.admitted, true)
    assert.equal(entry.cert_no, j.cert.cert_no)
    j.codes = await j.owner.postOk('/api/v1/code-batches', { lot: j.lot.uuid, kind: 'lot', count: 1 })
    j.packs = await j.owner.postOk('/api/v1/code-batches', { lot: j.lot.uuid, kind: 'pack', count: 50, net_g: 5000 })
    const csv = await j.owner.get(`/api/v1/code-batches/${j.packs.uuid}/codes.csv`)
    const lines = csv.text.replace('﻿', '').trim().split('\r\n')
    assert.equal(lines.length, 51)
    j.packPath = new URL(lines[1].split(',')[0]).pathname
    const pdf = await j.owner.get(`/api/v1/code-batches/${j.packs.uuid}/labels.pdf`, { format: '50x30' })
    assert.equal(pdf.status, 200)
    assert.equal(pdf.bytes.subarray(0, 5).toString(), '%PDF-')
    const png = await stranger.get(`/qr${j.path}.png`)
    assert.equal(png.bytes.subarray(1, 4).toString(), 'PNG')
  })

  await t.test('the scan page: verdict, five answers, marks, nothing private; both languages', async () => {
    const zh = await page(server, j.path)
    assert.equal(zh.status, 200)
    assert.match(zh.headers['content-type'], /^text\/html/)
    has(zh.text, '可放心食用', '产地', '谁种的', '用药', '施肥', '检测', '已证实', '已核对', '自述', '下坞村', '青山', '氯虫苯甲酰胺', '有机肥', j.cert.cert_no, j.release.release_no)
    for (const secret of ['13800138000', '王小满家', '119.30', '330109MA', j.op.uuid]) assert.ok(!zh.text.includes(secret), `the page shows ${secret}`)
    const en = await page(server, j.path, { lang: 'en' })
    has(en.text, 'Safe to eat', 'Where', 'Who', 'Pesticide', 'Fertiliser', 'Test', 'Proven', 'Checked', 'Declared', 'lang="en"')
    assert.ok(!/<script(?![^>]*\ssrc=)/.test(zh.text), 'no script inside the page')
    assert.match(zh.headers['content-security-policy'] ?? '', /default-src|script-src/)
  })

  await t.test('the answer as JSON, packs counted, a number never issued', async () => {
    const a = await stranger.getOk(`/api/v1/scan/${j.lot.gtin}/${j.lot.lot_no}`)
    assert.equal(a.verdict, 'good')
    assert.equal(a.scans, null)
    assert.deepEqual([a.tested, a.released, a.demo], [true, true, false])
    for (let i = 0; i < 3; i++) assert.equal((await page(server, j.packPath)).status, 200)
    const parts = j.packPath.split('/').map(decodeURIComponent)
    let pack
    for (let i = 0; i < 40 && !(pack?.scans >= 3); i++) {
      pack = await stranger.getOk(`/api/v1/scan/${parts[2]}/${parts[4]}/${parts[6]}`)
      if (!(pack.scans >= 3)) await new Promise((r) => setTimeout(r, 100))
    }
    assert.ok(pack.scans >= 3 && pack.first_scan_at, `scans ${pack.scans}`)
    has((await page(server, `${j.path}/21/ZZZZZZZZ2222`)).text, '查无此包装')
    has((await page(server, '/01/09521234543213/10/NOSUCHLOT')).text, '查无此码')
    const bad = await page(server, '/01/09521234543214/10/A')
    assert.equal(bad.status, 400)
    has(bad.text, '这不是正确的追溯码')
  })

  await t.test('the linkset and the link types', async () => {
    const r = await stranger.get(j.path, undefined, { headers: { accept: 'application/linkset+json' } })
    assert.match(r.headers['content-type'], /^application\/linkset\+json/)
    const set = r.body.linkset[0]
    assert.equal(set.anchor, server.url + j.path)
    for (const type of ['pip', 'traceability', 'epcis', 'certificationInfo']) assert.ok(set[`https://ref.gs1.org/voc/${type}`]?.[0].href, type)
    const same = await stranger.get(j.path, { linkType: 'linkset' })
    assert.deepEqual(same.body, r.body)
    const targets = { 'gs1:traceability': null, 'gs1:pip': null, 'gs1:epcis': '/epcis/v2/events', 'gs1:certificationInfo': `/cert/${j.cert.cert_no}` }
    for (const [linkType, path] of Object.entries(targets)) {
      const to = await stranger.get(j.path, { linkType }, { headers: { accept: 'text/html' } })
      if (path === null) assert.ok([200, 307, 302, 303].includes(to.status), `${linkType}: ${to.status}`)
      else {
        assert.ok([302, 303, 307].includes(to.status), `${linkType}: ${to.status}`)
        assert.ok(new URL(to.headers.location, server.url).pathname.startsWith(path), to.headers.location)
      }
    }
    assert.equal((await stranger.get(j.path, { linkType: 'gs1:recipeInfo' })).status, 404)
    assert.equal((await stranger.get(j.path, { linkType: 'gs1:epcis' }, { headers: { accept: 'text/html' } })).headers.location.includes(encodeURIComponent(j.lot.lot_no)), true)
    const cert = await page(server, `/cert/${j.cert.cert_no}`)
    assert.equal(cert.status, 200)
    has(cert.text, '承诺达标合格证', '青山蔬菜专业合作社', j.cert.cert_no)
  })

  await t.test('events of issue and release carry certificationInfo', async () => {
    const list = (await office.getOk('/epcis/v2/events', { MATCH_anyEPCClass: j.lot.epc, perPage: 100 })).epcisBody.queryResults.resultsBody.eventList
    const certified = list.filter((e) => e.certificationInfo)
    assert.ok(certified.length >= 2, `${certified.length} events with certificationInfo`)
    assert.ok(certified.every((e) => JSON.stringify(e.certificationInfo).includes(j.cert.cert_no)))
    assert.ok(list.some((e) => e.eventID === j.cert.event_id) && list.some((e) => e.eventID === j.release.event_id))
  })

  await t.test('a recall is on the page at once', async () => {
    const body = { state: 'recalled', reason: '邻近地块飘移污染', return_how: '凭包装到购买处退货，电话 12316' }
    assert.equal((await j.owner.call('POST', `/api/v1/lots/${j.lot.uuid}/state`, { body, ifMatch: j.lot.rev })).status, 403)
    const lot = await market.getOk(`/api/v1/lots/${j.lot.uuid}`)
    await market.ok('POST', `/api/v1/lots/${j.lot.uuid}/state`, { body, ifMatch: lot.rev })
    const r = await page(server, j.path)
    has(r.text, '请勿食用：已召回', '邻近地块飘移污染', '凭包装到购买处退货')
    assert.ok(!r.text.includes('可放心食用'))
    assert.equal((await stranger.getOk(`/api/v1/scan/${j.lot.gtin}/${j.lot.lot_no}`)).verdict, 'recalled')
    assert.equal((await stranger.getOk(`/api/v1/market-entry/${j.lot.gtin}/${j.lot.lot_no}`)).admitted, false)
    assert.equal((await j.owner.call('POST', '/api/v1/certificates', { body: { lot: j.lot.uuid, kind: 'producer', weight_g: 1000, bases: ['质量安全控制符合要求'] } })).status, 422)
    const p = await j.owner.get(`/api/v1/code-batches/${j.packs.uuid}/codes.csv`)
    assert.ok([200, 409, 422].includes(p.status))
  })

  await t.test('a revoked certificate: the page says so and the certificate stays visible', async () => {
    const k = await county.whole('白云蔬菜专业合作社')
    assert.equal((await stranger.getOk(`/api/v1/scan/${k.lot.gtin}/${k.lot.lot_no}`)).verdict, 'good')
    await agri.postOk(`/api/v1/certificates/${k.cert.uuid}/revoke`, { reason: '重量填写有误' })
    const r = await page(server, k.path)
    has(r.text, '合格证已作废', k.cert.cert_no)
    assert.equal((await stranger.getOk(`/api/v1/scan/${k.lot.gtin}/${k.lot.lot_no}`)).verdict, 'revoked')
    assert.equal((await stranger.getOk(`/api/v1/market-entry/${k.lot.gtin}/${k.lot.lot_no}`)).admitted, false)
    has((await page(server, `/cert/${k.cert.cert_no}`)).text, '作废', '重量填写有误')
    await agri.refused(409, 'wrong_state', 'POST', `/api/v1/certificates/${k.cert.uuid}/revoke`, { body: { reason: '再作废一次' } })
  })

  await t.test('a failed test locks the lot everywhere at once', async () => {
    const k = await county.whole('红土蔬菜专业合作社', { test: false, certificate: false, release: false, codes: false })
    const test = await county.test(k.lot, agri, { value: '2.5', limit: '2' })
    assert.equal(test.verdict, 'fail')
    assert.equal((await k.owner.getOk(`/api/v1/lots/${k.lot.uuid}`)).state, 'locked')
    has((await page(server, k.path)).text, '检测不合格，请勿食用')
    const p = await k.owner.call('POST', '/api/v1/certificates', { body: { lot: k.lot.uuid, kind: 'producer', weight_g: 1000, bases: ['质量安全控制符合要求'] } })
    assert.equal(p.status, 422)
    assert.match(p.body.code, /^(lot_locked|rule_refused)$/)
    assert.equal((await office.call('POST', '/api/v1/code-batches', { body: { lot: k.lot.uuid, kind: 'lot', count: 1 } })).status, 422)
  })

  await t.test('lots split, merge, are processed: quantities balance', async () => {
    const k = await county.whole('绿源蔬菜专业合作社', { test: false, certificate: false, release: false, codes: false })
    const change = (body) => k.owner.call('POST', '/api/v1/lot-changes', { body })
    const inputs = [{ lot: k.lot.uuid, quantity_g: 600000 }]
    const bad = await change({ kind: 'split', loss_g: 0, inputs, outputs: [{ quantity_g: 300000 }, { quantity_g: 200000 }] })
    assert.equal(bad.body?.code, 'unbalanced')
    const made = await change({ kind: 'split', loss_g: 0, inputs, outputs: [{ quantity_g: 300000 }, { quantity_g: 300000 }] })
    assert.equal(made.status, 201, made.text)
    assert.equal(made.body.outputs.length, 2)
    assert.equal((await k.owner.getOk(`/api/v1/lots/${k.lot.uuid}`)).left_g, 400000)
    const over = await change({ kind: 'split', loss_g: 0, inputs, outputs: [{ quantity_g: 600000 }] })
    assert.equal(over.status, 422)
    const list = (await office.getOk('/epcis/v2/events', { eventType: 'TransformationEvent', MATCH_anyEPCClass: k.lot.epc })).epcisBody.queryResults.resultsBody.eventList
    assert.equal(list.length, 1)
    const outs = made.body.outputs.map((o) => o.uuid)
    const merged = await change({ kind: 'merge', loss_g: 10000, inputs: outs.map((lot) => ({ lot, quantity_g: 300000 })), outputs: [{ quantity_g: 590000 }] })
    assert.equal(merged.status, 201, merged.text)
    const child = await k.owner.getOk(`/api/v1/lots/${merged.body.outputs[0].uuid}`)
    assert.equal(child.parents.length, 2)
    const lot = await market.getOk(`/api/v1/lots/${k.lot.uuid}`)
    await market.ok('POST', `/api/v1/lots/${k.lot.uuid}/state`, { body: { state: 'recalled', reason: '源头召回', return_how: '退回合作社' }, ifMatch: lot.rev })
    assert.equal((await k.owner.getOk(`/api/v1/lots/${child.uuid}`)).state, 'recalled', 'a recall follows into what was made from it')
  })

  await t.test('the public record of a season after review', async () => {
    const k = await county.whole('金谷蔬菜专业合作社', { test: false, certificate: false, release: false, codes: false })
    const s = `/api/v1/seasons/${k.season.uuid}`
    assert.equal((await page(server, `/season/${k.season.uuid}`)).status, 404)
    await k.owner.postOk(`${s}/submit`)
    assert.equal((await k.owner.call('POST', `${s}/review`, { body: { decision: 'publish' } })).status, 403)
    await office.postOk(`${s}/review`, { decision: 'publish', reason: '记录完整' })
    const r = await page(server, `/season/${k.season.uuid}`)
    assert.equal(r.status, 200)
    has(r.text, '氯虫苯甲酰胺', '甘蓝')
  })

  await t.test('a household: village and family name on the page, no telephone, no exact point, whatever its certificate says', async () => {
    const o = '/api/v1/operators'
    const op = await office.postOk(o, { kind: 'household', name: '王大山', level: county.villages[0].uuid, contact: '王大山', phone: '13911112222', address: '下坞村 18 号', trained_person: '李明白' })
    await office.postOk(`${o}/${op.uuid}/examinations`, { passed: true, opinion: '看过地' })
    await office.postOk(`${o}/${op.uuid}/state`, { state: 'active', reason: '审核通过' })
    const owner = await county.account('dashan', 'owner', { operator: op.uuid })
    const season = await county.season(owner, await county.plot(owner), j.crop)
    const lot = await county.harvest(owner, season, await county.product(owner, j.crop, '山里甘蓝'))
    const cert = await county.certificate(owner, lot, { bases: ['质量安全控制符合要求'], contact: '13911112222' })
    const path = `/01/${lot.gtin}/10/${encodeURIComponent(lot.lot_no)}`
    const pages = [await page(server, path), await page(server, path, { lang: 'en' }), await page(server, `/cert/${cert.cert_no}`), await stranger.get(`/api/v1/scan/${lot.gtin}/${lot.lot_no}`), await stranger.get(path, { linkType: 'linkset' }), await stranger.get(`/api/v1/market-entry/${lot.gtin}/${lot.lot_no}`)]
    has(pages[0].text, '有合格证，但还没有检测机构的证实', '下坞村')
    for (const [i, r] of pages.entries()) for (const secret of ['13911112222', '1391111', '大山', '18 号', '119.3']) assert.ok(!r.text.includes(secret), `answer ${i} shows ${secret}`)
  })

  await t.test('check finds nothing wrong afterwards', async () => {
    const r = await server.run('check')
    assert.equal(r.code, 0, r.out + r.err)
  })
})
