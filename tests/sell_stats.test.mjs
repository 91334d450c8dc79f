// sell_stats.test.mjs: every figure of the sales statistics opens to its rows: the console's own table (stat-rows.ts) says which list, filtered how;
// each is asked for as the console asks and added up, on both engines. And who may look at what.
import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, onBoth, sleep, start } from './lib/server.mjs'
import { build, day } from './lib/county.mjs'
import { MALL_CONF, buy, payCash, refundByHand, shopper, stall } from './lib/mall.mjs'

const CONF = { ...MALL_CONF, 'sell.receive_after': '1h', 'sell.complete_after': '0', 'sell.platform_bp': '100' }
const PATH = { orders: 'orders', 'order-lines': 'order-lines', shops: 'shops', 'producers-online': 'producers-online', 'benefit-sales': 'benefit/sales' }
const sum = (rows, name) => rows.reduce((all, r) => all + r[name], 0)
const distinct = (rows, name) => new Set(rows.map((r) => r[name])).size

/** The console's table of which rows stand behind a figure. */
async function table(t) {
  if (!existsSync(join(ROOT, 'front/node_modules/esbuild/package.json'))) return t.skip('front/node_modules/esbuild is missing: run npm ci in front/')
  const { transformSync } = createRequire(join(ROOT, 'front/package.json'))('esbuild')
  const { code } = transformSync(readFileSync(join(ROOT, 'front/apps/console/src/pages/sell/stat-rows.ts'), 'utf8'), { loader: 'ts', format: 'esm' })
  return import(`data:text/javascript,${encodeURIComponent(code)}`)
}

async function until(what, fn, tries = 300) {
  for (let i = 0; i < tries; i++) {
    if (await fn()) return
    await sleep(200)
  }
  assert.fail(`it did not come about: ${what}`)
}

/** Two shops in two townships, one of a helped household; five purchases by four channels, one of them not paid, one partly given back. */
async function market(county) {
  const a = await stall(county), b = await stall(county, '李家小院', { helped: true, village: county.villages[1].uuid, category: 'gift', codes: false })
  const anna = await shopper(county, 1), bert = await shopper(county, 2)
  const promoter = (await bert.postOk('/api/v1/promoters/me')).code
  const home = await county.office.postOk('/api/v1/operators', { kind: 'household', name: '李阿婆', level: county.villages[0].uuid, contact: '李阿婆', phone: '13800138000' })
  const terms = await a.owner.getOk(`/api/v1/shops/${a.shop.uuid}/terms`)
  await a.owner.ok('PUT', `/api/v1/shops/${a.shop.uuid}/terms`, { body: { ...terms, rev: undefined, pickup: true, pickup_place: '下坞村服务站' }, ifMatch: terms.rev })
  const both = await buy(anna, [{ sku: a.sku, pieces: 2 }, { sku: b.sku, pieces: 3 }])
  await payCash(anna, county.office, both)
  await payCash(anna, county.office, await buy(anna, [{ sku: a.sku, pieces: 1 }], { channel: 'scan' }))
  await payCash(anna, county.office, await buy(anna, [{ sku: b.sku, pieces: 1 }], { channel: 'promoter', promoter }))
  await buy(bert, [{ sku: a.sku, pieces: 7 }]) // never paid
  await payCash(county.point, county.office, await county.point.postOk('/api/v1/purchases', { items: [{ sku: a.sku, pieces: 1 }], delivery: 'pickup', pay_way: 'cash', channel: 'point', household: home.uuid, consent: '本人到站', total_fen: 2990 }))
  for (const { uuid, shop_name } of both.orders) { // sent, received, shared out
    const j = shop_name.startsWith('李家') ? b : a
    await j.owner.postOk(`/api/v1/orders/${uuid}/pack`, {})
    await j.owner.postOk(`/api/v1/orders/${uuid}/ship`, { carrier: '县邮政', waybill_no: `YZ${uuid.slice(-4)}` })
    await anna.postOk(`/api/v1/orders/${uuid}/receive`)
    await until('the order completes', async () => (await anna.getOk(`/api/v1/orders/${uuid}`)).state === 'completed')
  }
  const order = both.orders.find((o) => o.shop_name.startsWith('李家')).uuid, [line] = (await anna.getOk(`/api/v1/orders/${order}`)).lines
  const refund = await anna.postOk(`/api/v1/orders/${order}/refunds`, { items: [{ line: line.uuid, pieces: 1 }], cause: 'damaged', text: '破了' })
  await b.owner.postOk(`/api/v1/refunds/${refund.uuid}/answer`, { agree: true })
  await until('the refund waits for a person', async () => (await refundByHand(county.office)) > 0)
  await until('it is given back', async () => (await anna.getOk(`/api/v1/orders/${order}`)).back_fen === 2990)
  return { a, b, anna, bert }
}

onBoth('statistics: every figure is the sum of the rows it opens to', async (t, engine) => {
  const rowsOf = await table(t)
  if (!rowsOf) return
  const { CUTS, rowsOfCut, rowsOfFigure } = rowsOf
  const server = await start(t, engine, { conf: CONF }), county = await build(server), { office } = county
  const j = await market(county)
  const span = { from: day(-29), until: day(1) }
  const rows = ({ page, query }, more) => office.all(`/api/v1/${PATH[page]}`, { ...query, ...more })
  let figures = 0, lines = 0

  await t.test('for the whole county and for each township', async () => {
    for (const level of [undefined, county.root, ...county.townships.map((x) => x.uuid)]) {
      const at = level ? { level } : {}
      const whole = await office.getOk('/api/v1/sell-stats', { ...span, ...at })
      const told = async (figure, count) => {
        assert.equal(await count(await rows(rowsOfFigure(figure, span), at)), whole[figure], `${figure} ${level ?? ''}`)
        figures++
      }
      await told('orders', (r) => r.length)
      await told('turnover_fen', (r) => sum(r, 'net_fen'))
      await told('refund_fen', (r) => sum(r, 'back_fen'))
      await told('shops', (r) => r.length)
      await told('operators', (r) => r.length)
      await told('operators_online', (r) => r.length)
      await told('poor_households', (r) => distinct(r, 'operator'))
      await told('poor_income_fen', (r) => sum(r, 'fen'))
      for (const by of CUTS) {
        const s = await office.getOk('/api/v1/sell-stats', { ...span, ...at, by })
        for (const r of s.rows) {
          const opened = await rows(rowsOfCut(by, r.key, span), at), isLine = ['product', 'category'].includes(by)
          assert.deepEqual([sum(opened, 'net_fen'), isLine ? distinct(opened, 'order') : opened.length, sum(opened, 'pieces')], [r.turnover_fen, r.orders, isLine ? r.pieces : sum(opened, 'pieces')], `${by} ${r.key} ${level ?? ''}`)
          lines++
        }
        if (['township', 'channel', 'month', 'shop'].includes(by)) assert.deepEqual([sum(s.rows, 'orders'), sum(s.rows, 'turnover_fen')], [whole.orders, whole.turnover_fen], `all of ${by}`)
      }
      assert.equal((await office.getOk('/api/v1/sell-stats', { ...span, ...at, by: 'point' })).rows.length, whole.points)
    }
    t.diagnostic(`statistics [${engine}]: ${figures} of ${figures} figures and ${lines} of ${lines} lines are the sum of the rows they open to`)
  })

  await t.test('what they must be, counted by hand', async () => {
    const s = await office.getOk('/api/v1/sell-stats', { ...span, by: 'channel' })
    assert.deepEqual([s.shops, s.points, s.orders, s.turnover_fen, s.refund_fen, s.operators, s.operators_online, s.poor_households], [2, 1, 5, 7 * 2990, 2990, 2, 2, 1])
    assert.deepEqual(Object.fromEntries(s.rows.map((r) => [r.key, r.orders])), { mall: 2, scan: 1, promoter: 1, point: 1 })
    assert.equal(s.poor_income_fen, 2 * 2990 - 60, 'what is left of three boxes, less one in a hundred')
    assert.deepEqual([s.before_orders, s.before_fen], [0, 0])
    const west = await office.getOk('/api/v1/sell-stats', { ...span, level: county.townships[1].uuid, by: 'shop' })
    assert.deepEqual([west.orders, west.turnover_fen, west.rows.map((r) => r.name)], [2, 3 * 2990, ['李家小院直营店']])
    const later = await office.getOk('/api/v1/sell-stats', { from: day(1), until: day(31), by: 'shop' })
    assert.deepEqual([later.orders, later.turnover_fen, later.before_orders, later.before_fen], [0, 0, 5, 7 * 2990])
    const csv = (await office.get('/api/v1/sell-stats.csv', { ...span, by: 'shop' })).text.trim().split('\r\n')
    assert.equal(csv.length, 3)
    assert.equal(csv.slice(1).reduce((all, l) => all + Number(l.split(',')[4]), 0), s.turnover_fen)
  })

  await t.test('purchases, promoters, coupons: whom it goes to is in none of them', async () => {
    const purchases = await office.all('/api/v1/purchases')
    assert.deepEqual([purchases.length, sum(purchases, 'total_fen'), sum(purchases, 'orders')], [5, 15 * 2990, 6])
    const [p] = await office.all('/api/v1/promoters')
    assert.deepEqual([p.orders, (await office.all('/api/v1/orders', { promoter: p.uuid })).length], [1, 1])
    assert.equal((await office.all('/api/v1/orders', { purchase: purchases.find((x) => x.orders === 2).uuid })).length, 2)
    for (const path of ['purchases', 'orders', 'order-lines', 'promoters', 'refunds', 'coupons', 'producers-online'])
      for (const format of [undefined, 'csv']) {
        const { status, text } = await office.get(`/api/v1/${path}`, format && { format })
        assert.equal(status, 200, path)
        for (const secret of ['文三路', j.anna.phone, j.bert.phone, '买家1', '买家2']) assert.ok(!text.includes(secret), `${path} shows ${secret}`)
      }
  })

  await t.test('a township sees itself, a shop its own, a buyer nothing', async () => {
    const east = await county.account('market-east', 'market', { level: county.townships[0].uuid })
    assert.equal((await east.getOk('/api/v1/sell-stats', span)).orders, 3)
    assert.equal((await east.getOk('/api/v1/sell-stats', { ...span, level: county.root })).orders, 3, 'what lies above is narrowed to what he sees')
    await east.refused(403, 'forbidden', 'GET', '/api/v1/sell-stats', { query: { ...span, level: county.townships[1].uuid } })
    assert.equal((await east.all('/api/v1/order-lines')).length, 3)
    assert.ok(!(await east.all('/api/v1/purchases')).some((p) => p.channel === 'promoter'), 'the other township’s are not among them')
    assert.deepEqual((await j.b.owner.all('/api/v1/order-lines')).map((l) => l.owner_name), ['李家小院', '李家小院'])
    for (const path of ['sell-stats', 'purchases', 'promoters', 'producers-online', 'order-lines', 'coupons']) await j.anna.refused(403, 'forbidden', 'GET', `/api/v1/${path}`)
    for (const path of ['sell-stats', 'purchases', 'promoters', 'producers-online']) await j.a.owner.refused(403, 'forbidden', 'GET', `/api/v1/${path}`)
    await office.refused(404, 'not_found', 'GET', '/api/v1/sell-stats', { query: { ...span, level: j.a.op.uuid } })
    for (const path of ['orders', 'order-lines', 'purchases']) {
      await office.refused(422, 'invalid', 'GET', `/api/v1/${path}`, { query: { sort: 'account_id' } })
      await office.refused(400, 'unknown_parameter', 'GET', `/api/v1/${path}`, { query: { address: '1' } })
    }
    assert.deepEqual(await office.all('/api/v1/orders', { township: "330109101' OR '1'='1" }), [])
    for (const query of [{ from: '0001-01-01', until: day() }, { from: day(2), until: day(1) }]) await office.refused(422, 'invalid', 'GET', '/api/v1/sell-stats', { query })
  })
})
