// idem.test.mjs: Idempotency-Key in every room: the answer is kept in the same transaction as the facts (the server counts those that
// are not: tiantou_idempotency_late_total), and the same request sent again gets the same answer, word for word, and makes nothing.
import assert from 'node:assert/strict'
import test from 'node:test'
import { onBoth, sql, start } from './lib/server.mjs'
import { newKey } from './lib/client.mjs'
import { build, day } from './lib/county.mjs'
import { needs, operations } from './lib/api.mjs'
import { MALL_CONF } from './lib/mall.mjs'
import { openShop } from './lib/shops.mjs'
import { trade } from './lib/trade.mjs'

/** Kept after the facts, for there are several transactions: one for each producer. Drawn again, only what is left is drawn. */
const AFTER = new Set(['settlementsDraw'])

/** Every creating call of a client, kept so that it can be sent again. */
function recorded(server) {
  const calls = []
  server.keyOf = () => newKey()
  server.heard = (r, sent) => { if (r.method === 'POST' && r.status < 300) calls.push({ ...r, sent }) }
  return calls
}

/** What the county's ordinary steps do not touch. */
async function rest(county, j) {
  const { office, agri } = county, own = j.owner
  const crops = await own.all('/api/v1/crops')
  await agri.postOk('/api/v1/crops', { code: 'idem_crop', name: '样例作物', name_en: 'Sample crop', category: 'vegetable' })
  await agri.postOk('/api/v1/varieties', { crop: crops[0].uuid, name: '样例一号', name_en: 'Sample no. 1' })
  const second = await county.harvest(own, j.season, j.product)
  await own.postOk('/api/v1/lot-changes', { kind: 'split', loss_g: 0, inputs: [{ lot: second.uuid, quantity_g: 1000000 }], outputs: [{ quantity_g: 400000 }, { quantity_g: 600000 }] })
  await office.postOk(`/api/v1/code-batches/${j.codes.uuid}/void`, { reason: '标签印坏了' })
  await office.postOk('/api/v1/limits', { item: '样例项目', kind: 'max', value: '0.5', unit: 'mg/kg', basis: 'GB 2763', from_day: day() })
  const steps = [{ kind: 'weed', offset_days: -5, name: '除草' }]
  await agri.postOk('/api/v1/templates', { crop: j.crop.uuid, name: '样例规程', steps })
  const planned = await own.postOk('/api/v1/records', { season: j.season.uuid, kind: 'weed', state: 'planned', day: day(-1), person: '王小满' })
  await own.postOk('/api/v1/due/done', { record: planned.uuid, day: day() })
  await office.postOk('/api/v1/certificate-templates', { kind: 'producer', from_day: day(30), title: '承诺达标合格证', declaration: '我承诺', statement: '不使用禁用农药', bases: ['质量安全控制符合要求', '委托检测合格'], source: '样例通知' })
  await office.postOk('/api/v1/trace-places', { uri: 'https://id.gs1.org/414/9521234540021', kind: 'shop', name: '岭南鲜店' })
  await county.market.postOk('/api/v1/recalls', { subject_kind: 'lot', subject: j.lot.uuid, reason: '演练', mock: true })
  await office.postOk('/api/v1/peers', { name: '邻县', direction: 'receive', url: 'https://neighbour.example', county: '330110' })
  await office.postOk('/api/v1/settlements', { until_day: day() })
  const feed = await agri.postOk('/api/v1/inputs', { name: '样例肥料', kind: 'fertiliser' }), keeper = await county.coop('样例农资站')
  await own.postOk('/api/v1/store', { input: feed.uuid, kind: 'got', amount: '1', unit: 'kg' })
  const inputs = await openShop(county, keeper.owner, '样例农资店', { kind: 'input' })
  const bag = await keeper.owner.postOk(`/api/v1/shops/${inputs.uuid}/inputs`, { input: feed.uuid, spec: '一袋', amount: '50', unit: 'kg', price_fen: 17800, stock: 5, state: 'on' })
  await own.postOk('/api/v1/input-sales', { items: [{ offer: bag.uuid, pieces: 1 }], pay_way: 'counter', total_fen: 17800 })
}

async function metric(server) {
  const r = await server.client().get('/metrics', undefined, { headers: { accept: 'text/plain' } })
  return Number(/^tiantou_idempotency_late_total (\d+)$/m.exec(r.text)?.[1] ?? NaN)
}

onBoth('idempotency: the answer is kept with the facts, and replayed', async (t, engine) => {
  const server = await start(t, engine, { conf: MALL_CONF })
  const calls = recorded(server)
  const county = await build(server)
  const j = await county.whole('重来合作社')
  await rest(county, j)
  await trade(county, server)
  server.keyOf = undefined
  server.heard = undefined
  const all = operations(await server.client().getOk('/api/openapi.json')).filter((o) => needs(o, 'Idempotency-Key'))
  const opOf = (path) => all.find((o) => o.method === 'POST' && new RegExp(`^${o.path.replace(/\{[^}]+\}/g, '[^/]+')}$`).test(path))
  const done = new Map()
  for (const c of calls) {
    const o = opOf(c.path)
    if (!o || !c.sent.headers['idempotency-key']) continue
    const again = await c.sent.client.call(c.method, c.path, { body: c.sent.body, idempotencyKey: c.sent.headers['idempotency-key'] })
    assert.equal(again.headers['idempotency-replayed'], 'true', `${c.path}: ${again.status} ${again.text.slice(0, 300)}`)
    for (const what of ['status', 'text']) assert.equal(again[what], c[what], c.path)
    for (const name of ['location', 'etag', 'content-type']) assert.equal(again.headers[name], c.headers[name], `${c.path}: ${name}`)
    done.set(o.op, (done.get(o.op) ?? 0) + 1)
  }
  t.diagnostic(`idempotency [${engine}]: ${[...done.values()].reduce((a, b) => a + b, 0)} creating calls replayed word for word, ${done.size} of ${all.length} operations that take a key (not called: ${all.filter((o) => !done.has(o.op)).map((o) => o.op).join(', ') || 'none'})`)
  assert.ok(done.size >= 0.95 * all.length, 'too many operations are not called: lib/trade.mjs is the place') // a new one need not wait for this file
  assert.equal(await metric(server), [...AFTER].reduce((n, op) => n + done.get(op), 0), 'answers that were not kept in the transaction of their facts')
  assert.deepEqual(await sql(server, "SELECT scope FROM store_idem WHERE state <> 'done'"), [])
  // What is kept for a replay is not encrypted: no telephone number and no house of a person is in it.
  const text = engine === 'postgres' ? "convert_from(body, 'UTF8')" : 'CAST(body AS TEXT)'
  for (const told of ['13800138000', '10000000009', '某市某路', '文三路', '"1000000']) assert.deepEqual(await sql(server, `SELECT scope FROM store_idem WHERE ${text} LIKE '%${told}%'`), [], told)
})
