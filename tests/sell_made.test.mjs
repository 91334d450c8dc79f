// sell_made.test.mjs: goods made to the buyer's wish over HTTP on both engines: choices and an engraved text to the fen through goods page, cart, quote,
// order, seller's list and refund; a box whose parts come from their own lots; what must not be: a hidden surcharge, somebody's text in a stranger's
// hands, a text as a formula in the seller's sheet, a box of other people's goods.
import assert from 'node:assert/strict'
import { onBoth, sql, start } from './lib/server.mjs'
import { build } from './lib/county.mjs'
import { MALL_CONF, payCash, shopper, stall } from './lib/mall.mjs'
import { goodsOn } from './lib/shops.mjs'

const WISHES = {
  choices: [{ kind: '包装', kind_en: 'Packing', name: '纸袋', name_en: 'Paper bag', extra_fen: 0 }, { kind: '包装', kind_en: 'Packing', name: '礼盒', name_en: 'Gift box', extra_fen: 801 }],
  label: '刻字', label_en: 'Engraving', chars_max: 8, allow: 'han', text_fen: 333,
}

async function pass(county, owner, uuid) {
  const g = '/api/v1/goods'
  const draft = await owner.getOk(`${g}/${uuid}`)
  const sent = await owner.postOk(`${g}/${uuid}/state`, { state: 'submitted' }, { ifMatch: draft.rev })
  return county.office.postOk(`${g}/${uuid}/state`, { state: 'on' }, { ifMatch: sent.rev })
}

onBoth('made to wish: choices and a text, from the goods page to the refund', async (t, engine) => {
  const server = await start(t, engine, { conf: MALL_CONF })
  const county = await build(server)
  const j = await stall(county)
  const anna = await shopper(county, 1), bert = await shopper(county, 2)
  const at = `/api/v1/goods/${j.goods.uuid}/wishes`

  await t.test('who may say what can be wished for', async () => {
    assert.ok([403, 404].includes((await anna.call('PUT', at, { body: WISHES })).status))
    for (const bad of [{ ...WISHES, text_fen: -1 }, { ...WISHES, chars_max: 0 }, { ...WISHES, allow: 'any' }, { choices: [{ ...WISHES.choices[0], extra_fen: 1 }, WISHES.choices[1]] }, { choices: [{ ...WISHES.choices[0], extra_fen: -5 }, WISHES.choices[1]] }])
      assert.equal((await j.owner.call('PUT', at, { body: bad })).status, 422, JSON.stringify(bad))
    assert.equal((await j.owner.ok('PUT', at, { body: WISHES })).state, 'draft', 'other words are reviewed again')
    assert.equal((await server.client().get(`/api/v1/mall/goods/${j.goods.uuid}`)).status, 404, 'a draft is nobody’s to buy')
    await pass(county, j.owner, j.goods.uuid)
  })

  const { wishes } = await server.client().getOk(`/api/v1/mall/goods/${j.goods.uuid}`)
  const [bag, box] = wishes.choices.map((c) => c.uuid)

  await t.test('what is wished is in the price, and nothing else', async () => {
    const cases = [[[], undefined, 2990], [[bag], undefined, 2990], [[box], undefined, 3791], [[box], '寿比南山', 4124], [[], '福', 3323]]
    for (const [choices, text, piece] of cases) {
      const q = await anna.postOk('/api/v1/quotes', { items: [{ sku: j.sku, pieces: 7, choices, text }], address: anna.address })
      assert.deepEqual([q.total_fen, q.shops[0].lines[0].piece_fen, q.final, q.ok], [7 * piece, piece, text !== undefined, true])
      assert.equal((await anna.ok('PUT', '/api/v1/cart', { body: { sku: j.sku, pieces: 7, choices, text } })).fen, 7 * piece)
    }
    const bad = [[[bag, box], undefined], [['00000000-0000-7000-8000-000000000000'], undefined], [[], 'Tom'], [[], '一二三四五六七八九'], [[], '=寿'], [[], '寿\u202e山']]
    for (const [choices, text] of bad) assert.equal((await anna.call('PUT', '/api/v1/cart', { body: { sku: j.sku, pieces: 1, choices, text } })).status, 422, `${choices} ${text}`)
    const shown = await anna.getOk('/api/v1/cart')
    assert.equal(shown.lines[0].text, '福', 'the cart is as it was')
    assert.ok(!JSON.stringify(await sql(server, 'SELECT engraved FROM sell_cart')).includes('福'), 'sealed at rest')
  })

  await t.test('the buyer confirms what is not taken back; the seller reads it; a stranger does not', async () => {
    const body = { items: [{ sku: j.sku, pieces: 2, choices: [box], text: '寿比南山' }], address: anna.address, total_fen: 2 * 4124 }
    await anna.refused(422, 'rule_refused', 'POST', '/api/v1/purchases', { body })
    await anna.refused(412, 'changed', 'POST', '/api/v1/purchases', { body: { ...body, final_ok: true, total_fen: 2 * 2990 } })
    const p = await anna.postOk('/api/v1/purchases', { ...body, final_ok: true }), order = p.orders[0].uuid
    await payCash(anna, county.office, p)
    const mine = await anna.getOk(`/api/v1/orders/${order}`)
    assert.deepEqual([mine.lines[0].engraved, mine.lines[0].made, mine.lines[0].extra_fen, mine.lines[0].final, mine.goods_fen], ['寿比南山', '包装：礼盒', 1134, true, 2 * 4124])
    assert.deepEqual(mine.acts, [], 'nothing to cancel')
    await anna.refused(422, 'rule_refused', 'POST', `/api/v1/orders/${order}/call-off`, { body: {} })
    assert.equal((await j.owner.getOk(`/api/v1/orders/${order}`)).lines[0].engraved, '寿比南山')
    assert.notEqual((await county.office.getOk(`/api/v1/orders/${order}`)).lines[0].engraved, '寿比南山')
    assert.equal((await bert.get(`/api/v1/orders/${order}`)).status, 404)
    await j.owner.postOk(`/api/v1/orders/${order}/pack`, {})
    await anna.refused(422, 'rule_refused', 'POST', `/api/v1/orders/${order}/refunds`, { body: { cause: 'changed_mind' } })
    assert.equal((await anna.postOk(`/api/v1/orders/${order}/refunds`, { cause: 'wrong', text: '刻错了字' })).fen, 2 * 4124)
    const trail = JSON.stringify(await sql(server, 'SELECT COALESCE(before_json, after_json) FROM people_audit')).includes('寿比南山')
    assert.equal(trail, false, 'the trail does not keep the text')
  })
  const r = await server.run('check')
  assert.equal(r.code, 0, r.out + r.err)
})

onBoth('made to wish: a box takes each part from its own lots', async (t, engine) => {
  const server = await start(t, engine, { conf: MALL_CONF })
  const county = await build(server)
  const j = await stall(county), other = await stall(county, '白云合作社')
  const anna = await shopper(county, 1)
  const goods = await goodsOn(county, j.owner, j.shop, j.product, { title: '年货礼盒', skus: [{ spec: '一盒', weight_g: 12000, price_fen: 8888 }] })
  const box = goods.skus[0].uuid
  const parts = (list) => j.owner.call('PUT', `/api/v1/skus/${box}/parts`, { body: { parts: list } })
  for (const bad of [[{ sku: j.sku, pieces: 0 }], [{ sku: j.sku, pieces: -1 }], [{ sku: j.sku, pieces: 1e9 }], [{ sku: box, pieces: 1 }], [{ sku: other.sku, pieces: 1 }], [{ sku: j.sku, pieces: 1 }, { sku: j.sku, pieces: 1 }]])
    assert.equal((await parts(bad)).status, 422, JSON.stringify(bad))
  assert.equal((await parts([{ sku: j.sku, pieces: 2 }])).status, 200)
  await pass(county, j.owner, goods.uuid)
  const page = await server.client().getOk(`/api/v1/mall/goods/${goods.uuid}`)
  assert.deepEqual([page.on_sale, page.skus[0].free_pieces, page.skus[0].parts.map((p) => [p.sku, p.pieces])], [true, 50, [[j.sku, 2]]])
  assert.equal(page.lots[0].lot_no, j.lot.lot_no, 'the trace of what is in it')
  assert.ok((await server.client().getOk('/api/v1/mall/goods', { q: '年货礼盒' })).items[0].trace.includes(j.lot.lot_no))
  await j.owner.refused(422, 'rule_refused', 'POST', `/api/v1/skus/${box}/lots`, { body: { lot: j.lot.uuid } })
  const buy = (boxes, more) => anna.post('/api/v1/purchases', { items: [{ sku: box, pieces: boxes }, ...(more ? [{ sku: j.sku, pieces: more }] : [])], address: anna.address, total_fen: boxes * 8888 + (more ?? 0) * 2990 })
  assert.equal((await buy(49, 3)).status, 422, 'together they want more than there is')
  const p = await buy(3, 4)
  assert.equal(p.status, 201, p.text)
  assert.deepEqual((await sql(server, 'SELECT held_g FROM sell_stock ORDER BY lot_id')).map(Number)[0], 50000)
  await payCash(anna, county.office, p.body)
  const order = p.body.orders[0].uuid
  await j.owner.postOk(`/api/v1/orders/${order}/pack`, {})
  const sent = await j.owner.postOk(`/api/v1/orders/${order}/ship`, { carrier: '县邮政', waybill_no: 'YZ0001' })
  assert.deepEqual(sent.lots.map((l) => [l.lot_no, l.pieces, l.grams]), [[j.lot.lot_no, 10, 50000]])
  const race = await Promise.all(Array.from({ length: 12 }, () => buy(5)))
  assert.deepEqual([race.filter((x) => x.status === 201).length, race.filter((x) => x.status === 422).length], [9, 3], 'ninety boxes’ worth are left for nine times five')
  const r = await server.run('check')
  assert.equal(r.code, 0, r.out + r.err)
})
