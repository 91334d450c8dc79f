// idem.test.mjs: Idempotency-Key in every room: the answer is kept in the same transaction as the facts (the server counts those that
// are not: tiantou_idempotency_late_total), and the same request sent again gets the same answer, word for word, and makes nothing.
import assert from 'node:assert/strict'
import test from 'node:test'
import { onBoth, sql, start } from './lib/server.mjs'
import { newKey } from './lib/client.mjs'
import { build, day } from './lib/county.mjs'
import { needs, operations } from './lib/api.mjs'

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
}

async function metric(server) {
  const r = await server.client().get('/metrics', undefined, { headers: { accept: 'text/plain' } })
  return Number(/^tiantou_idempotency_late_total (\d+)$/m.exec(r.text)?.[1] ?? NaN)
}

onBoth('idempotency: the answer is kept with the facts, and replayed', async (t, engine) => {
  const server = await start(t, engine)
  const calls = recorded(server)
  const county = await build(server)
  const j = await county.whole('重来合作社')
  await rest(county, j)
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
  assert.ok(done.size >= 20, `only ${done.size} operations were tried`)
  assert.equal(await metric(server), 0, 'answers that were not kept in the transaction of their facts')
  assert.deepEqual(await sql(server, "SELECT scope FROM store_idem WHERE state <> 'done'"), [])
  // What is kept for a replay is not encrypted: no telephone number of a producer is in it.
  assert.deepEqual(await sql(server, "SELECT scope FROM store_idem WHERE CAST(body AS TEXT) LIKE '%13800138000%'".replace('CAST(body AS TEXT)', engine === 'postgres' ? "convert_from(body, 'UTF8')" : 'CAST(body AS TEXT)')), [])
})
