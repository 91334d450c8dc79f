// sell.test.mjs: from the code to the goods, the cart, the money, the parcel, the refund, over HTTP on both engines; five hundred buyers at once;
// pay, cancel, send and call off at once; what must not be: somebody else's cart, another total, an order sent twice.
import assert from 'node:assert/strict'
import { onBoth, sleep, sql, start } from './lib/server.mjs'
import { newKey } from './lib/client.mjs'
import { build } from './lib/county.mjs'
import { MALL_CONF, buy, manyAtOnce, payCash, refundByHand, shopper, stall } from './lib/mall.mjs'

const FAST = { ...MALL_CONF, 'sell.receive_after': '1h', 'sell.complete_after': '0', 'sell.platform_bp': '100' }
const one = async (server, text) => Number((await sql(server, text))[0])

/** Ask until it is so; a job does it. */
async function until(what, fn, tries = 300) {
  for (let i = 0; i < tries; i++) {
    if (await fn()) return
    await sleep(200)
  }
  assert.fail(`it did not come about: ${what}`)
}

async function checked(server) {
  const r = await server.run('check')
  assert.equal(r.code, 0, r.out + r.err)
}

onBoth('buying: from the cart to the refund', async (t, engine) => {
  const server = await start(t, engine, { conf: FAST })
  const county = await build(server)
  const j = await stall(county)
  const anna = await shopper(county, 1), bert = await shopper(county, 2)
  let purchase, order

  await t.test('the cart costs what it costs now', async () => {
    const cart = await anna.ok('PUT', '/api/v1/cart', { body: { sku: j.sku, pieces: 3 } })
    assert.equal(cart.fen, 3 * 2990)
    assert.equal((await bert.getOk('/api/v1/cart')).lines.length, 0, 'a cart is its owner’s')
  })

  await t.test('what the browser says is only compared', async () => {
    const body = { items: [{ sku: j.sku, pieces: 3 }], address: anna.address }
    for (const total_fen of [1, 8969, 8971]) await anna.refused(412, 'changed', 'POST', '/api/v1/purchases', { body: { ...body, total_fen } })
    await anna.refused(422, 'invalid', 'POST', '/api/v1/purchases', { body })
    for (const pieces of [0, -3, 1.5, 1e12]) assert.ok([400, 422].includes((await anna.post('/api/v1/purchases', { ...body, items: [{ sku: j.sku, pieces }], total_fen: 8970 })).status), `pieces ${pieces}`)
    await anna.refused(422, 'invalid', 'POST', '/api/v1/purchases', { body: { ...body, total_fen: 8970, items: [{ sku: j.sku, pieces: 3, price_fen: 1 }] } })
    await bert.refused(404, 'not_found', 'POST', '/api/v1/purchases', { body: { ...body, total_fen: 8970 } })
    assert.equal(await one(server, 'SELECT COUNT(*) FROM sell_purchase'), 0)
  })

  await t.test('bought once, however often it is sent', async () => {
    const body = { items: [{ sku: j.sku, pieces: 3 }], address: anna.address, total_fen: 8970 }, idempotencyKey = newKey()
    purchase = await anna.postOk('/api/v1/purchases', body, { idempotencyKey })
    assert.deepEqual(await anna.postOk('/api/v1/purchases', body, { idempotencyKey }), purchase)
    await anna.refused(409, 'idempotency_mismatch', 'POST', '/api/v1/purchases', { body: { ...body, note: '换一个' }, idempotencyKey })
    assert.equal(await one(server, 'SELECT COUNT(*) FROM sell_order'), 1)
    assert.equal((await anna.getOk('/api/v1/cart')).lines.length, 0)
    order = purchase.orders[0].uuid
    for (const path of [`purchases/${purchase.uuid}`, `orders/${order}`, `payments/${purchase.payment}`, `orders/${order}/recipient`]) assert.equal((await bert.get(`/api/v1/${path}`)).status, 404, path)
    assert.equal((await bert.post(`/api/v1/purchases/${purchase.uuid}/cancel`)).status, 404)
    assert.equal((await bert.post(`/api/v1/payments/${purchase.payment}/tries`, { channel: 'cash', scene: 'hand' })).status, 404)
    assert.deepEqual((await bert.getOk('/api/v1/my-orders')).items, [])
  })

  await t.test('paid, packed, sent, received, shared out', async () => {
    await j.owner.refused(409, 'wrong_state', 'POST', `/api/v1/orders/${order}/ship`, { body: { carrier: '县邮政', waybill_no: 'YZ0001' } })
    await payCash(anna, county.office, purchase)
    assert.deepEqual(await j.owner.getOk('/api/v1/orders-today', { shop: j.shop.uuid }), { to_pay: 0, to_pack: 1, to_ship: 0, on_way: 0, refunds: 0, messages: 0, notices: 0 })
    const seen = await j.owner.getOk(`/api/v1/orders/${order}`)
    assert.deepEqual(seen.acts, ['pack', 'call_off'])
    assert.ok(!JSON.stringify(seen).includes('文三路') && !JSON.stringify(seen).includes(anna.phone), 'the order does not name the house')
    assert.equal((await j.owner.getOk(`/api/v1/orders/${order}/recipient`)).detail, '文三路 1 号')
    await j.owner.postOk(`/api/v1/orders/${order}/pack`, {})
    const sent = await j.owner.postOk(`/api/v1/orders/${order}/ship`, { carrier: '县邮政', waybill_no: 'YZ0001' })
    const event = await county.office.get(`/epcis/v2/events/${encodeURIComponent(sent.event_id)}`)
    assert.ok(event.text.includes('shipping') && event.text.includes(sent.order_no) && !event.text.includes('文三路'), event.text)
    const page = await server.client().get(j.path)
    assert.equal(page.status, 200)
    await anna.postOk(`/api/v1/orders/${order}/receive`)
    await until('the order completes', async () => (await anna.getOk(`/api/v1/orders/${order}`)).state === 'completed')
    assert.equal(await one(server, "SELECT SUM(fen) FROM sell_share WHERE kind = 'platform'"), 90)
  })

  await t.test('refunded after it was complete, in part', async () => {
    const line = (await anna.getOk(`/api/v1/orders/${order}`)).lines[0].uuid
    const asked = await anna.postOk(`/api/v1/orders/${order}/refunds`, { items: [{ line, pieces: 1 }], cause: 'damaged', text: '烂了一箱' })
    assert.equal(asked.fen, 2990)
    await bert.refused(404, 'not_found', 'POST', `/api/v1/refunds/${asked.uuid}/withdraw`)
    await anna.refused(403, 'forbidden', 'POST', `/api/v1/refunds/${asked.uuid}/answer`, { body: { agree: true } })
    await j.owner.postOk(`/api/v1/refunds/${asked.uuid}/answer`, { agree: true, answer: '抱歉' })
    await until('the refund waits for a person', async () => (await refundByHand(county.office)) > 0)
    await until('the refund is done', async () => (await anna.getOk(`/api/v1/orders/${order}`)).refunds[0].state === 'done')
    const o = await anna.getOk(`/api/v1/orders/${order}`)
    assert.deepEqual([o.state, o.back_fen], ['completed', 2990])
    assert.equal(await one(server, 'SELECT SUM(fen) FROM sell_share'), 5980)
    await checked(server)
  })

  await t.test('a review is bound to what was received, changed once, answered, hidden', async () => {
    const line = (await anna.getOk(`/api/v1/orders/${order}`)).lines[0].uuid, at = `/api/v1/orders/${order}/reviews`, shown = `/api/v1/mall/goods/${j.goods.uuid}/reviews`
    await bert.refused(404, 'not_found', 'POST', at, { body: { line, stars: 1, text: '没买过' } })
    await j.owner.refused(403, 'forbidden', 'POST', at, { body: { line, stars: 5, text: '自己夸' } })
    for (const stars of [0, 6, 3.5]) assert.equal((await anna.post(at, { line, stars })).status, 422)
    const review = await anna.postOk(at, { line, stars: 4, text: '<b>甜</b>' })
    assert.equal(review.lot_no, j.lot.lot_no)
    assert.equal((await anna.postOk(at, { line, stars: 5, text: '很甜' })).edited, 1)
    await anna.refused(409, 'wrong_state', 'POST', at, { body: { line, stars: 1, text: '再改' } })
    await bert.refused(403, 'forbidden', 'POST', `/api/v1/reviews/${review.uuid}/answer`, { body: { text: '冒充店家' } })
    await j.owner.postOk(`/api/v1/reviews/${review.uuid}/answer`, { text: '谢谢' })
    const page = await server.client().getOk(shown)
    assert.deepEqual([page.n, page.stars_sum, page.items[0].answer], [1, 5, '谢谢'])
    assert.ok(!JSON.stringify(page).includes('买家1') && page.items[0].by_shown === '买**', 'no name')
    await j.owner.refused(403, 'forbidden', 'POST', `/api/v1/reviews/${review.uuid}/hide`, { body: { text: '不好听' } })
    await county.market.postOk(`/api/v1/reviews/${review.uuid}/hide`, { text: '辱骂' })
    assert.equal((await server.client().getOk(shown)).items.length, 0)
  })

  await t.test('talks, notices, favourites are one’s own', async () => {
    const talk = await anna.postOk('/api/v1/talks', { order, text: '几天能到？' })
    assert.equal((await anna.postOk('/api/v1/talks', { order, text: '急' })).uuid, talk.uuid, 'one talk an order')
    assert.equal((await bert.get(`/api/v1/talks/${talk.uuid}`)).status, 404)
    await bert.refused(404, 'not_found', 'POST', '/api/v1/talks', { body: { order, text: '插话' } })
    await bert.refused(404, 'not_found', 'POST', '/api/v1/talks', { body: { talk: talk.uuid, text: '插话' } })
    await anna.refused(422, 'invalid', 'POST', '/api/v1/talks', { body: { text: '对谁说' } })
    assert.equal((await j.owner.getOk('/api/v1/orders-today', { shop: j.shop.uuid })).messages, 2)
    const heard = (await j.owner.getOk('/api/v1/talks', { shop: j.shop.uuid })).items
    assert.deepEqual([heard.length, heard[0].shop_unread, heard[0].buyer_shown], [1, 2, '买**'])
    await j.owner.postOk(`/api/v1/talks/${talk.uuid}/read`)
    await j.owner.postOk('/api/v1/talks', { talk: talk.uuid, text: '两天' })
    const back = (await anna.getOk('/api/v1/talks')).items[0]
    assert.deepEqual([back.shop_unread, back.buyer_unread, back.last_text], [0, 1, '两天'])
    assert.deepEqual((await anna.getOk('/api/v1/notices')).items.map((n) => n.kind).sort(), ['refund', 'shipped'])
    await anna.ok('POST', '/api/v1/notices/read', {}, 204)
    assert.ok((await anna.getOk('/api/v1/notices')).items.every((n) => n.read))
    assert.deepEqual((await bert.getOk('/api/v1/notices')).items, [])
    await anna.ok('PUT', `/api/v1/favourites/${j.goods.uuid}`, {}, 204)
    await anna.ok('PUT', `/api/v1/favourites/${j.goods.uuid}`, {}, 204)
    assert.deepEqual((await anna.getOk('/api/v1/favourites')).items.map((f) => f.goods), [j.goods.uuid])
    assert.deepEqual((await bert.getOk('/api/v1/favourites')).items, [])
  })

  await t.test('statistics count the rows they open to', async () => {
    for (const by of ['township', 'channel', 'product', 'month', 'shop', 'category']) {
      const s = await county.office.getOk('/api/v1/sell-stats', { by })
      assert.deepEqual([s.orders, s.turnover_fen, s.refund_fen, s.shops, s.operators_online], [1, 5980, 2990, 1, 1], by)
      assert.deepEqual([s.rows.length, s.rows[0].orders, s.rows[0].pieces, s.rows[0].turnover_fen], [1, 1, 2, 5980], by)
    }
    const rows = await county.office.all('/api/v1/orders')
    assert.equal(rows.reduce((sum, o) => sum + o.total_fen - o.back_fen, 0), 5980)
    assert.match((await county.office.get('/api/v1/sell-stats.csv', { by: 'shop' })).text, /5980/)
    await county.office.refused(422, 'invalid', 'GET', '/api/v1/sell-stats', { query: { from: '2026-02-01', until: '2026-01-01' } })
    await anna.refused(403, 'forbidden', 'GET', '/api/v1/sell-stats')
  })
})

onBoth('buying: one per address, five hundred buyers at once', async (t, engine) => {
  const server = await start(t, engine, { conf: MALL_CONF })
  manyAtOnce(server)
  const county = await build(server)
  const j = await stall(county)
  const campaign = await j.owner.postOk('/api/v1/campaigns', {
    shop: j.shop.uuid, name: '开园节', from_at: new Date(Date.now() - 60000).toISOString(), until_at: new Date(Date.now() + 3600000).toISOString(), state: 'on', skus: [{ sku: j.sku, price_fen: 990, stock: 60, per_address: 1 }],
  })
  const buyers = []
  for (let i = 0; i < 500; i += 50) // two buyers in each house, who write it differently
    buyers.push(...await Promise.all(Array.from({ length: 50 }, (_, k) => shopper(county, i + k + 1, (i + k) % 2 ? `文三路 ${Math.floor((i + k) / 2) + 1} 号 3 幢 201 室` : `文三路${Math.floor((i + k) / 2) + 1}号3栋201`))))
  const body = (b) => ({ items: [{ sku: j.sku, pieces: 1, campaign: campaign.uuid }], address: b.address, total_fen: 990 })
  const answers = await Promise.all(buyers.map((b) => b.post('/api/v1/purchases', body(b), { timeout: 240000 })))
  const sold = answers.filter((r) => r.status === 201).length
  const refused = answers.filter((r) => r.status === 422).length
  t.diagnostic(`campaign [${engine}]: 500 buyers of 250 houses at once for 60 pieces, one per address: ${sold} sold, ${refused} refused, ${500 - sold - refused} otherwise (${[...new Set(answers.map((r) => r.status))].join(' ')})`)
  assert.equal(sold, 60)
  assert.equal(refused, 440)
  assert.equal(await one(server, 'SELECT taken FROM sell_campaign_sku'), 60)
  assert.equal(await one(server, 'SELECT COUNT(*) FROM (SELECT digest FROM sell_purchase GROUP BY digest HAVING COUNT(*) > 1) x'), 0, 'an address bought twice')
  // the rest of the lot at the usual price: 40 boxes of 5 kg are left of 100
  const rest = await Promise.all(buyers.slice(0, 200).map((b) => b.post('/api/v1/purchases', { items: [{ sku: j.sku, pieces: 1 }], address: b.address, total_fen: 2990 }, { timeout: 240000 })))
  const more = rest.filter((r) => r.status === 201).length
  t.diagnostic(`stock [${engine}]: 200 buyers at once for 40 pieces: ${more} sold, ${rest.filter((r) => r.status === 422).length} refused`)
  assert.equal(more, 40)
  assert.deepEqual([...new Set(rest.map((r) => r.status))].sort(), [201, 422])
  assert.equal(await one(server, 'SELECT held_g FROM sell_stock'), 500000)
  await checked(server)
})

onBoth('buying: paying, cancelling, sending and calling off at once', async (t, engine) => {
  const server = await start(t, engine, { conf: MALL_CONF })
  manyAtOnce(server)
  const county = await build(server)
  const j = await stall(county)
  const anna = await shopper(county, 1)
  const ends = {}
  for (let round = 0; round < 30; round++) {
    const purchase = await buy(anna, [{ sku: j.sku, pieces: 1 }]), order = purchase.orders[0].uuid
    const tried = await anna.postOk(`/api/v1/payments/${purchase.payment}/tries`, { channel: 'cash', scene: 'hand' })
    const confirm = () => county.office.post(`/api/v1/pay-tries/${tried.uuid ?? tried.try?.uuid}/confirmation`, {})
    if (round % 2 === 0) await Promise.all([confirm(), anna.post(`/api/v1/purchases/${purchase.uuid}/cancel`), confirm()])
    else {
      await confirm()
      await Promise.all([j.owner.post(`/api/v1/orders/${order}/pack`, {}), anna.post(`/api/v1/orders/${order}/call-off`, {}), j.owner.post(`/api/v1/orders/${order}/pack`, {})])
      await Promise.all([j.owner.post(`/api/v1/orders/${order}/ship`, { carrier: '县邮政', waybill_no: `YZ${1000 + round}` }), j.owner.post(`/api/v1/orders/${order}/call-off`, {}), anna.post(`/api/v1/orders/${order}/refunds`, { cause: 'changed_mind' })])
    }
    const o = await anna.getOk(`/api/v1/orders/${order}`)
    ends[o.state] = (ends[o.state] ?? 0) + 1
    assert.ok(o.back_fen <= o.total_fen)
  }
  t.diagnostic(`races [${engine}]: 30 purchases ended ${Object.entries(ends).map(([k, n]) => `${k} ${n}`).join(', ')}`)
  assert.equal(await one(server, "SELECT COUNT(*) FROM sell_purchase p WHERE p.state <> 'paid' AND EXISTS (SELECT 1 FROM sell_order o WHERE o.purchase_id = p.id AND o.paid_us IS NOT NULL)"), 0)
  await checked(server)
})

onBoth('buying: the village point buys and collects for a household without a phone', async (t, engine) => {
  const server = await start(t, engine, { conf: FAST })
  const county = await build(server)
  const j = await stall(county)
  const home = await county.office.postOk('/api/v1/operators', { kind: 'household', name: '李阿婆', level: county.villages[0].uuid, contact: '李阿婆', phone: '13800138000' })
  const far = await county.office.postOk('/api/v1/operators', { kind: 'household', name: '赵大爷', level: county.villages[1].uuid, contact: '赵大爷', phone: '13800138000' })
  const terms = await j.owner.getOk(`/api/v1/shops/${j.shop.uuid}/terms`)
  await j.owner.ok('PUT', `/api/v1/shops/${j.shop.uuid}/terms`, { body: { ...terms, rev: undefined, pickup: true, pickup_place: '下坞村服务站' }, ifMatch: terms.rev })
  const body = { items: [{ sku: j.sku, pieces: 1 }], delivery: 'pickup', pay_way: 'cash', channel: 'point', total_fen: 2990 }
  await county.point.refused(422, 'invalid', 'POST', '/api/v1/purchases', { body })
  await county.point.refused(422, 'invalid', 'POST', '/api/v1/purchases', { body: { ...body, household: home.uuid } })
  await county.point.refused(422, 'invalid', 'POST', '/api/v1/purchases', { body: { ...body, household: far.uuid, consent: '当面说好' } })
  await (await shopper(county, 1)).refused(422, 'invalid', 'POST', '/api/v1/purchases', { body: { ...body, household: home.uuid, consent: '当面说好' } })
  const purchase = await county.point.postOk('/api/v1/purchases', { ...body, household: home.uuid, consent: '本人到站，当面说好' })
  assert.equal(purchase.household_name, '李阿婆')
  const mine = (query) => county.point.getOk('/api/v1/my-orders', query)
  assert.deepEqual((await mine()).items.map((o) => o.household_name), ['李阿婆'], 'the list of what the point bought says for whom')
  assert.equal((await mine({ q: '阿婆' })).items.length, 1)
  assert.equal((await mine({ q: '赵' })).items.length, 0)
  await payCash(county.point, county.office, purchase)
  const order = purchase.orders[0].uuid
  await j.owner.postOk(`/api/v1/orders/${order}/pack`, {})
  await j.owner.refused(409, 'wrong_state', 'POST', `/api/v1/orders/${order}/ship`, { body: { carrier: '县邮政', waybill_no: 'YZ0001' } })
  assert.equal((await j.owner.postOk(`/api/v1/orders/${order}/hand-over`)).state, 'received')
  await until('the order completes', async () => (await county.point.getOk(`/api/v1/orders/${order}`)).state === 'completed')
  const s = await county.office.getOk('/api/v1/sell-stats', { by: 'channel' })
  assert.deepEqual([s.points, s.rows.map((r) => r.key)], [1, ['point']])
  assert.deepEqual(await sql(server, 'SELECT consent FROM sell_purchase'), ['本人到站，当面说好'])
  await checked(server)
})
