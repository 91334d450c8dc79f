// sell_feed.test.mjs: outside marketplaces: the feed by a machine's key, their orders back from an export (dry run, again, not enough stock,
// not sold, another's SKU), stock is one; and prices changed in bulk, all or none.
import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { onBoth, sql, start } from './lib/server.mjs'
import { build, day } from './lib/county.mjs'
import { machine } from './lib/events.mjs'
import { goodsOn, openShop } from './lib/shops.mjs'

const MAP = {
  kind: 'orders', columns: {
    channel: { value: 'taobao' }, order_no: '订单编号', sku: '商家编码', pieces: '购买数量', paid: '买家实付金额',
    day: { column: '订单付款时间', format: 'YYYY-MM-DD*' }, status: { column: '订单状态', map: { 交易成功: 'sold' } },
  },
}

onBoth('outside marketplaces: feed, orders back, one stock; prices in bulk', async (t, engine) => {
  const server = await start(t, engine)
  const county = await build(server)
  const a = await county.whole('青山蔬菜专业合作社'), b = await county.whole('旁观合作社')
  const goods = await goodsOn(county, a.owner, await openShop(county, a.owner), a.product, { skus: [{ spec: '一箱', weight_g: 5000, price_fen: 2990 }, { spec: '半箱', weight_g: 2500, price_fen: 1590 }] })
  const other = await goodsOn(county, b.owner, await openShop(county, b.owner, '旁观店'), b.product)
  const [sku, half] = goods.skus.map((s) => s.uuid)
  await a.owner.postOk(`/api/v1/skus/${sku}/lots`, { lot: a.lot.uuid, offered_g: 100000 })
  await a.owner.postOk(`/api/v1/skus/${half}/lots`, { lot: a.lot.uuid })
  await b.owner.postOk(`/api/v1/skus/${other.skus[0].uuid}/lots`, { lot: b.lot.uuid })
  const stock = async (id = sku) => (await a.owner.getOk('/api/v1/feeds/goods', { sku: id })).items[0].stock

  await t.test('the feed: a key sees it, as JSON and CSV; a stranger does not', async () => {
    const key = await machine(server)
    const items = await key.all('/api/v1/feeds/goods')
    assert.deepEqual(items.map((i) => i.stock).sort((x, y) => x - y), [20, 40, 100])
    const csv = await key.get('/api/v1/feeds/goods?format=csv')
    assert.equal(csv.status, 200)
    assert.ok(csv.text.includes(sku) && csv.text.includes('2990'))
    assert.equal((await server.client().get('/api/v1/feeds/goods')).status, 401)
    assert.equal((await a.owner.getOk('/api/v1/feeds/goods')).items.length, 2, 'a producer: its own shops')
  })

  await t.test('orders come back once, from the same stock', async () => {
    const rows = ['订单编号,商家编码,购买数量,买家实付金额,订单付款时间,订单状态',
      `"=""7001""",${sku},3,¥89.70,${day(-1)} 10:22:33,交易成功`,
      `7002,${half},4,63.6,${day(-1)} 10:22:33,交易成功`,
      `7003,${sku},1,29.90,${day(-1)} 10:22:33,交易关闭`,
      `7004,${sku},999,1.00,${day(-1)} 10:22:33,交易成功`,
      `7005,${other.skus[0].uuid},1,29.90,${day(-1)} 10:22:33,交易成功`,
      `7006,${sku},-1,29.90,${day(-1)} 10:22:33,交易成功`,
      `7007,${sku},1,29.999,${day(-1)} 10:22:33,交易成功`,
      `7001,${sku},1,29.90,${day(-1)} 10:22:33,交易成功`, ''].join('\r\n')
    const file = async (n, text) => { const p = join(server.base, n); await writeFile(p, text); return p }
    const run = async (...more) => {
      const r = await server.run('import sheet', '--map', await file('orders.json', JSON.stringify(MAP)), '--as', 'owner1', ...more, await file('orders.csv', rows))
      const m = /(\d+) rows, (\d+) (?:would be )?imported, (\d+) there already, (\d+) refused/.exec(r.err)
      assert.ok(m, r.err)
      return { counts: m.slice(1).map(Number), codes: r.out.trim().split('\n').slice(1).map((l) => /^(\d+),".*?","(.*?)"/.exec(l)?.slice(1).join(' ')) }
    }
    const before = await stock()
    const dry = await run('--dry-run')
    assert.equal(await stock(), before, 'a dry run takes nothing')
    const real = await run()
    assert.deepEqual(real, dry, 'the dry run said what happens')
    assert.deepEqual(real.counts, [8, 2, 0, 6])
    assert.deepEqual(real.codes, ['4 rule_refused', '5 limit_reached', '6 not_found', '7 invalid', '8 invalid', '9 duplicate'])
    assert.equal(await stock(), 20 - 3 - 2, 'three boxes and four halves of 100 kg')
    assert.deepEqual((await run()).counts, [8, 0, 2, 6])
    assert.equal(await stock(), 15)
    const sales = await a.owner.all('/api/v1/outside-sales')
    assert.deepEqual(sales.map((s) => [s.order_no, s.pieces, s.paid_fen]).sort(), [['7001', 3, 8970], ['7002', 4, 6360]])
    assert.equal((await b.owner.all('/api/v1/outside-sales')).length, 0)
    assert.equal(Number((await sql(server, 'SELECT COUNT(*) FROM sell_stock WHERE held_g <> 0'))[0]), 0)
    t.diagnostic(`outside [${engine}]: 2 of 2 sales taken once, 6 of 6 bad rows refused`)
  })

  await t.test('prices in bulk: all or none', async () => {
    const path = '/api/v1/price-changes'
    await b.owner.refused(404, 'not_found', 'POST', path, { body: { items: [{ sku, price_fen: 1 }] } })
    await a.owner.refused(404, 'not_found', 'POST', path, { body: { items: [{ sku, price_fen: 1 }, { sku: other.skus[0].uuid, price_fen: 1 }] } })
    await a.owner.refused(412, 'changed', 'POST', path, { body: { items: [{ sku, price_fen: 1, rev: 99 }] } })
    await a.owner.refused(422, 'invalid', 'POST', path, { body: { items: [{ sku, price_fen: -5 }] } })
    assert.equal((await a.owner.getOk(`/api/v1/goods/${goods.uuid}`)).skus[0].price_fen, 2990, 'nothing changed')
    await a.owner.postOk(path, { items: [{ sku, price_fen: 2790 }, { sku: half, price_fen: 1490 }] })
    assert.equal((await server.client().getOk(`/api/v1/mall/goods/${goods.uuid}`)).price_fen, 1490)
  })
})
