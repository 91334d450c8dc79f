// input.test.mjs: farm inputs over HTTP on both engines: an input shop sells registered inputs only; what a producer bought lies in its store and leaves it
// by the field record; a village point buys for a household without a phone, with its consent recorded; a withdrawn input is sold no more and what was
// paid goes back.
import assert from 'node:assert/strict'
import { onBoth, sleep, sql, start } from './lib/server.mjs'
import { build, day } from './lib/county.mjs'
import { MALL_CONF, payCash, refundByHand } from './lib/mall.mjs'
import { openShop } from './lib/shops.mjs'

/** An open input shop with a licence, a pesticide and a fertiliser on sale. */
async function inputShop(county) {
  const { owner, op } = await county.coop('青山农资服务站')
  const crop = await county.crop(), drug = await county.pesticide(crop)
  const feed = await county.agri.postOk('/api/v1/inputs', { name: '示范复合肥', name_en: 'NPK', kind: 'fertiliser' })
  const shop = await openShop(county, owner, '青山农资店', { kind: 'input' })
  await county.office.ok('PUT', `/api/v1/shops/${shop.uuid}/licence`, { body: { no: '农药经许（浙）33010900001', until_day: day(300) } })
  const offer = (input, more) => owner.postOk(`/api/v1/shops/${shop.uuid}/inputs`, { input: input.uuid, spec: '一瓶', amount: '0.1', unit: 'L', price_fen: 2350, stock: 20, state: 'on', ...more })
  return { owner, op, crop, drug, feed, shop, bottle: await offer(drug), bag: await offer(feed, { spec: '一袋', amount: '50', unit: 'kg', price_fen: 17800, stock: 5 }) }
}
const buyOf = (offer, pieces, more) => ({ items: [{ offer: offer.uuid, pieces }], pay_way: 'counter', total_fen: offer.price_fen * pieces, ...more })
const shelf = async (who, name) => (await who.all('/api/v1/store')).find((s) => s.name === name)

onBoth('inputs: what is bought lies in the store, and the record takes it out', async (t, engine) => {
  const server = await start(t, engine, { conf: MALL_CONF })
  const county = await build(server), s = await inputShop(county)
  const farm = await county.coop('下坞菜农合作社'), stranger = await county.coop('石桥合作社', { village: county.villages[1].uuid })
  const plot = await county.plot(farm.owner), season = await county.season(farm.owner, plot, s.crop)

  await t.test('only what is registered is offered', async () => {
    const add = (body, who = s.owner) => who.call('POST', `/api/v1/shops/${s.shop.uuid}/inputs`, { body: { input: s.drug.uuid, spec: 'x', amount: '1', unit: 'L', price_fen: 100, stock: 1, state: 'on', ...body } })
    for (const bad of [{ input: '00000000-0000-7000-8000-000000000000' }, { price_fen: 0 }, { price_fen: -1 }, { price_fen: 1e12 }, { stock: -1 }, { amount: '-1' }, { amount: '0' }, { amount: '1e400' }, { unit: '' }])
      assert.equal((await add(bad)).status, 422, JSON.stringify(bad))
    assert.ok([403, 404].includes((await add({}, farm.owner)).status))
    assert.ok([403, 404].includes((await s.owner.call('PUT', `/api/v1/shops/${s.shop.uuid}/licence`, { body: { no: 'xx', until_day: day(9000) } })).status), 'the office enters licences')
    const found = await farm.owner.all('/api/v1/input-offers')
    assert.deepEqual(found.map((o) => [o.name, o.price_fen, o.shop_name]).sort(), [['氯虫苯甲酰胺悬浮剂', 2350, '青山农资店'], ['示范复合肥', 17800, '青山农资店']])
    assert.equal((await farm.owner.all('/api/v1/input-offers', { kind: 'pesticide' })).length, 1)
    assert.equal((await server.client().get('/api/v1/input-offers')).status, 401)
  })

  await t.test('ordered, collected, in the store, used', async () => {
    for (const bad of [{ items: [] }, { items: [{ offer: s.bottle.uuid, pieces: 0 }] }, { items: [{ offer: s.bottle.uuid, pieces: -2 }] }, { items: [{ offer: s.bottle.uuid, pieces: 1 }, { offer: s.bottle.uuid, pieces: 1 }] }, { total_fen: -1 }, { pay_way: 'later' }])
      assert.equal((await farm.owner.call('POST', '/api/v1/input-sales', { body: buyOf(s.bottle, 1, bad) })).status, 422, JSON.stringify(bad))
    await farm.owner.refused(412, 'changed', 'POST', '/api/v1/input-sales', { body: buyOf(s.bottle, 2, { total_fen: 1 }) })
    const sale = await farm.owner.postOk('/api/v1/input-sales', buyOf(s.bottle, 4))
    assert.deepEqual([sale.state, sale.total_fen, sale.acts], ['placed', 9400, ['cancel']])
    assert.equal((await stranger.owner.get(`/api/v1/input-sales/${sale.uuid}`)).status, 404)
    assert.ok([403, 404].includes((await farm.owner.post(`/api/v1/input-sales/${sale.uuid}/hand-over`, {})).status), 'one does not hand over to oneself')
    assert.deepEqual((await s.owner.all('/api/v1/input-sales')).map((x) => [x.buyer_name, x.state]), [['下坞菜农合作社', 'placed']])
    assert.equal(await shelf(farm.owner, '氯虫苯甲酰胺悬浮剂'), undefined, 'not before it is handed over')
    await s.owner.postOk(`/api/v1/input-sales/${sale.uuid}/hand-over`, {})
    const before = await shelf(farm.owner, '氯虫苯甲酰胺悬浮剂')
    assert.deepEqual([before.left_m, before.unit, before.operator_name], [400000, 'mL', '下坞菜农合作社'])
    assert.equal((await stranger.owner.all('/api/v1/store')).length, 0)
    assert.equal((await stranger.owner.get(`/api/v1/store/${before.uuid}`)).status, 404)
    await county.record(farm.owner, season, 'pesticide', 0, { uses: [{ input: before.input, amount: '15.5', unit: 'mL' }] })
    const after = await farm.owner.getOk(`/api/v1/store/${before.uuid}`)
    assert.deepEqual([after.left_m, after.used_m, after.moves.map((m) => [m.kind, m.given, m.note])], [384500, 15500, [['bought', '0.400 L', '青山农资店']]])
    assert.equal((await farm.owner.postOk('/api/v1/store', { input: before.input, kind: 'counted', amount: '0.3', unit: '升' })).left_m, 300000)
    assert.ok([403, 404].includes((await stranger.owner.post('/api/v1/store', { operator: farm.op.uuid, input: before.input, kind: 'got', amount: '1', unit: 'L' })).status))
  })

  await t.test('twenty at once for the last five bags', async () => {
    const race = await Promise.all(Array.from({ length: 20 }, () => farm.owner.post('/api/v1/input-sales', buyOf(s.bag, 1))))
    assert.deepEqual([race.filter((r) => r.status === 201).length, race.filter((r) => r.status === 422).length], [5, 15])
    const again = race.find((r) => r.status === 201).body
    const both = await Promise.all(Array.from({ length: 6 }, (_, i) => (i % 2 ? s.owner.post(`/api/v1/input-sales/${again.uuid}/hand-over`, {}) : farm.owner.post(`/api/v1/input-sales/${again.uuid}/cancel`, { reason: '不要了' }))))
    assert.equal(both.filter((r) => r.status === 200).length, 1, 'handed over or cancelled, once')
  })
  const r = await server.run('check')
  assert.equal(r.code, 0, r.out + r.err)
})

onBoth('inputs: a village point buys for a household without a phone; a withdrawn input', async (t, engine) => {
  const server = await start(t, engine, { conf: MALL_CONF })
  const county = await build(server), s = await inputShop(county)
  const near = await county.coop('下坞李家', { owner: false }), far = await county.coop('石桥张家', { village: county.villages[1].uuid, owner: false })

  await t.test('with consent, for its own place, to the store of the household', async () => {
    const post = (more) => county.point.call('POST', '/api/v1/input-sales', { body: buyOf(s.bottle, 2, { pay_way: 'online', ...more }) })
    assert.equal((await post({ buyer: near.op.uuid })).body.field, '/consent')
    assert.equal((await post({ buyer: near.op.uuid, consent: '   ' })).body.field, '/consent')
    assert.equal((await post({ buyer: far.op.uuid, consent: '当面同意' })).body.field, '/buyer')
    assert.equal((await post({})).body.field, '/buyer')
    const sale = await county.point.postOk('/api/v1/input-sales', buyOf(s.bottle, 2, { pay_way: 'online', buyer: near.op.uuid, consent: '李家户主来站里，当面同意' }))
    assert.deepEqual([sale.by_point, sale.consent, sale.buyer_name, sale.acts], [true, '李家户主来站里，当面同意', '下坞李家', ['pay', 'cancel']])
    await payCash(county.point, county.office, sale)
    assert.equal((await county.point.post(`/api/v1/input-sales/${sale.uuid}/hand-over`, {})).status, 403, 'the point that ordered is not the shop as well')
    assert.equal((await post({ buyer: near.op.uuid, consent: '当面同意', pay_way: 'counter', handed: true })).body.field, '/handed')
    const handed = await s.owner.postOk(`/api/v1/input-sales/${sale.uuid}/hand-over`, { collected_by: '站点代取' })
    assert.deepEqual([handed.state, handed.collected_by], ['handed', '站点代取'])
    assert.equal((await shelf(county.point, '氯虫苯甲酰胺悬浮剂')).left_m, 200000, 'the point that keeps its records sees its store')
    const trail = await sql(server, "SELECT COUNT(*) FROM people_audit WHERE action = 'sell.input.buy'")
    assert.equal(Number(trail[0]), 1)
  })

  await t.test('withdrawn: not sold, not handed over, the money goes back', async () => {
    const sale = await county.point.postOk('/api/v1/input-sales', buyOf(s.bottle, 3, { pay_way: 'online', buyer: near.op.uuid, consent: '当面同意' }))
    await payCash(county.point, county.office, sale)
    const input = await county.agri.getOk(`/api/v1/inputs/${s.drug.uuid}`)
    await county.agri.postOk(`/api/v1/inputs/${s.drug.uuid}/state`, { state: 'closed', reason: '登记证注销' }, { ifMatch: input.rev })
    assert.deepEqual((await county.point.all('/api/v1/input-offers')).map((o) => o.name), ['示范复合肥'])
    await county.point.refused(422, 'rule_refused', 'POST', '/api/v1/input-sales', { body: buyOf(s.bottle, 1, { buyer: near.op.uuid, consent: '当面同意' }) })
    assert.ok(['rule_refused', 'wrong_state'].includes((await s.owner.post(`/api/v1/input-sales/${sale.uuid}/hand-over`, {})).body.code))
    const mine = await s.owner.getOk(`/api/v1/shop-inputs/${s.bottle.uuid}`)
    assert.deepEqual([mine.live, mine.state], [false, 'on'])
    assert.match(mine.why, /停用|withdrawn/)
    const state = async () => (await county.point.getOk(`/api/v1/input-sales/${sale.uuid}`)).state
    for (let i = 0; i < 300 && (await state()) !== 'refunded'; i++) {
      await refundByHand(county.office)
      await sleep(200)
    }
    assert.equal(await state(), 'refunded')
    assert.equal((await s.owner.getOk(`/api/v1/shop-inputs/${s.bottle.uuid}`)).stock, 18)
    assert.equal((await shelf(county.point, '氯虫苯甲酰胺悬浮剂')).left_m, 200000)
  })
  const r = await server.run('check')
  assert.equal(r.code, 0, r.out + r.err)
})
