// sell_shop.test.mjs: shops and goods over HTTP: examined before they open, reviewed before they are seen, listed only with certificate and
// release, gone with a lock at once; search in Chinese; what strangers and rivals may not do; from the scan to the goods.
import assert from 'node:assert/strict'
import { onBoth, start } from './lib/server.mjs'
import { build, day } from './lib/county.mjs'

const q = (text) => `/api/v1/mall/goods?q=${encodeURIComponent(text)}`

onBoth('shops and goods: examined, reviewed, listed, found, taken down', async (t, engine) => {
  const server = await start(t, engine)
  const county = await build(server)
  const a = await county.whole('青山蔬菜专业合作社'), b = await county.coop('旁观合作社')
  const anyone = server.client()
  let shop, goods, sku

  await t.test('a shop opens only after examination', async () => {
    shop = await a.owner.postOk('/api/v1/shops', { kind: 'coop', name: '青山直营店', intro: '从地里到桌上' })
    assert.equal(shop.state, 'applied')
    await a.owner.refused(409, 'wrong_state', 'POST', `/api/v1/shops/${shop.uuid}/state`, { body: { state: 'open' }, ifMatch: shop.rev })
    await a.owner.refused(403, 'forbidden', 'POST', `/api/v1/shops/${shop.uuid}/state`, { body: { state: 'examined' }, ifMatch: shop.rev })
    assert.equal((await b.owner.get(`/api/v1/shops/${shop.uuid}`)).status, 404, 'a rival does not see it')
    assert.equal((await anyone.get(`/api/v1/mall/shops/${shop.uuid}`)).status, 404, 'strangers do not see it')
    shop = await county.office.postOk(`/api/v1/shops/${shop.uuid}/state`, { state: 'examined' }, { ifMatch: shop.rev })
    shop = await a.owner.postOk(`/api/v1/shops/${shop.uuid}/state`, { state: 'open' }, { ifMatch: shop.rev })
    assert.equal(shop.open, true)
    assert.equal((await anyone.getOk(`/api/v1/mall/shops/${shop.uuid}`)).name, '青山直营店')
  })

  await t.test('goods are seen only after review', async () => {
    goods = await a.owner.postOk('/api/v1/goods', { shop: shop.uuid, product: a.product.uuid, title: '高山包心菜', category: 'vegetable', skus: [{ spec: '一箱', weight_g: 5000, price_fen: 2990 }] })
    assert.equal(goods.state, 'draft')
    await b.owner.refused(404, 'not_found', 'PUT', `/api/v1/goods/${goods.uuid}`, { body: { title: '改名', category: 'vegetable' }, ifMatch: goods.rev })
    await b.owner.refused(404, 'not_found', 'POST', '/api/v1/goods', { body: { shop: shop.uuid, product: a.product.uuid, title: '冒名', category: 'fruit' } })
    for (const price_fen of [0, -1, 100000001, 9007199254740993n.toString(), 1.5])
      await a.owner.refused(422, 'invalid', 'POST', `/api/v1/goods/${goods.uuid}/skus`, { body: { spec: '坏价', weight_g: 1000, price_fen } })
    goods = await a.owner.postOk(`/api/v1/goods/${goods.uuid}/state`, { state: 'submitted' }, { ifMatch: goods.rev })
    await a.owner.refused(403, 'forbidden', 'POST', `/api/v1/goods/${goods.uuid}/state`, { body: { state: 'on' }, ifMatch: goods.rev })
    assert.equal((await anyone.get(`/api/v1/mall/goods/${goods.uuid}`)).status, 404)
    goods = await county.office.postOk(`/api/v1/goods/${goods.uuid}/state`, { state: 'on' }, { ifMatch: goods.rev })
    sku = goods.skus[0].uuid
    assert.equal((await anyone.getOk(`/api/v1/mall/goods/${goods.uuid}`)).on_sale, false, 'nothing is listed yet')
    assert.equal((await anyone.getOk('/api/v1/mall/goods')).items.length, 0)
  })

  await t.test('what still grows is shown as ordered ahead while a whole piece is to be had', async () => {
    const rows = async () => (await anyone.getOk('/api/v1/mall/goods')).items.map((x) => [x.free_pieces, x.ahead])
    const open = (capacity_g) => a.owner.postOk(`/api/v1/skus/${sku}/windows`, { season: a.season.uuid, capacity_g, harvest_day: day(20), closes_at: new Date(Date.now() + 86400000).toISOString() })
    const close = (w) => a.owner.ok('DELETE', `/api/v1/windows/${w.uuid}`)
    const window = await open(12000)
    assert.deepEqual(await rows(), [[0, true]])
    await close(window)
    assert.deepEqual(await rows(), [])
    const scrap = await open(4999)
    assert.deepEqual(await rows(), [[0, false]], 'less than one box is left')
    await close(scrap)
  })

  await t.test('no certificate and release, no listing; the seller is told why', async () => {
    const bare = await county.harvest(a.owner, a.season, a.product)
    const asked = await a.owner.getOk(`/api/v1/goods/${goods.uuid}/lots`)
    assert.deepEqual(asked.items.map((l) => [l.lot, l.ok]).sort(), [[a.lot.uuid, true], [bare.uuid, false]].sort())
    assert.match(asked.items.find((l) => !l.ok).why, /certificate/)
    await a.owner.refused(422, 'rule_refused', 'POST', `/api/v1/skus/${sku}/lots`, { body: { lot: bare.uuid } })
    await a.owner.refused(422, 'invalid', 'POST', `/api/v1/skus/${sku}/lots`, { body: { lot: a.lot.uuid, offered_g: 500001 } })
    const listed = await a.owner.postOk(`/api/v1/skus/${sku}/lots`, { lot: a.lot.uuid })
    assert.equal(listed.skus[0].free_pieces, 100, 'the released 500 kg in boxes of 5')
  })

  await t.test('found by words, by pairs of characters, with its trace', async () => {
    for (const [text, n] of [['包心菜', 1], ['心菜', 1], ['青山', 1], ['番茄', 0], ['菜心', 0], ["' OR 1=1", 0]])
      assert.equal((await anyone.getOk(q(text))).items.length, n, text)
    const [row] = (await anyone.getOk('/api/v1/mall/goods?sort=cheap&category=vegetable')).items
    assert.deepEqual([row.free_pieces, row.ahead], [100, false])
    assert.equal(decodeURIComponent(row.trace), `/01/${a.lot.gtin}/10/${a.lot.lot_no}`)
    assert.equal((await anyone.get(row.trace)).status, 200, 'the trace page in one tap')
    assert.equal((await anyone.getOk('/api/v1/mall/goods?category=fruit')).items.length, 0)
    assert.equal((await anyone.get('/api/v1/mall/goods?cursor=1%3B')).status, 422)
    assert.equal((await anyone.getOk('/api/v1/mall/suggest?q=%E5%8C%85%E5%BF%83')).items[0].title, '高山包心菜')
    const page = await anyone.getOk(`/api/v1/mall/goods/${goods.uuid}`)
    assert.equal(page.lots[0].verdict, 'good')
    assert.ok(page.lots[0].sentence.length > 4 && page.lots[0].grower && page.lots[0].place)
  })

  await t.test('an answer kept for strangers is let go with the next change', async () => {
    const url = `/api/v1/mall/goods/${goods.uuid}`
    for (const price of [2990, 3110, 2990]) {
      const one = (await a.owner.getOk(`/api/v1/goods/${goods.uuid}`)).skus[0]
      if (one.price_fen !== price)
        assert.equal((await a.owner.put(`/api/v1/skus/${one.uuid}`, { spec: one.spec, weight_g: one.weight_g, price_fen: price }, { ifMatch: one.rev })).status, 200)
      const first = await anyone.getOk(url), again = await anyone.getOk(url)
      assert.equal(first.skus[0].price_fen, price)
      assert.deepEqual(first, again)
    }
  })

  await t.test('the same code leads from the trace to the goods', async () => {
    const trace = await anyone.get(a.path, undefined, { headers: { accept: 'text/html', 'accept-language': 'zh' } })
    const [, href] = /href="(\/product\/[^"]+)"/.exec(trace.text)
    const r = await anyone.get(href.replaceAll('&amp;', '&'), undefined, { headers: { accept: 'text/html' } })
    assert.equal(r.status, 303)
    assert.equal(new URL(r.headers.location, 'http://x').pathname, `/mall/goods/${goods.uuid}`)
  })

  await t.test('a lock takes it down at once, unlocking brings it back', async () => {
    const lot = await county.agri.getOk(`/api/v1/lots/${a.lot.uuid}`)
    const locked = await county.agri.postOk(`/api/v1/lots/${a.lot.uuid}/state`, { state: 'locked', reason: '复检' }, { ifMatch: lot.rev })
    assert.equal((await anyone.getOk(q('包心菜'))).items.length, 0)
    assert.equal((await anyone.getOk(`/api/v1/mall/goods/${goods.uuid}`)).on_sale, false)
    await a.owner.refused(422, 'lot_locked', 'POST', `/api/v1/skus/${sku}/lots`, { body: { lot: a.lot.uuid } })
    await county.agri.postOk(`/api/v1/lots/${a.lot.uuid}/state`, { state: 'active', reason: '复检合格' }, { ifMatch: locked.rev })
    const until = Date.now() + 5000
    while (Date.now() < until && (await anyone.getOk(q('包心菜'))).items.length === 0) await new Promise((r) => setTimeout(r, 50))
    assert.equal((await anyone.getOk(q('包心菜'))).items.length, 1)
  })

  await t.test('a suspended producer: its shop is closed at once', async () => {
    const op = await county.office.getOk(`/api/v1/operators/${a.op.uuid}`)
    await county.agri.postOk(`/api/v1/operators/${a.op.uuid}/state`, { state: 'suspended', reason: '使用禁用农药' }, { ifMatch: op.rev })
    assert.equal((await anyone.get(`/api/v1/mall/shops/${shop.uuid}`)).status, 404)
    assert.equal((await anyone.get(`/api/v1/mall/goods/${goods.uuid}`)).status, 404)
    assert.equal((await anyone.getOk(q('包心菜'))).items.length, 0)
  })
  t.diagnostic(`shops [${engine}]: every step as promised`)
})
