// mall.mjs: a small market for tests: a producer's open shop with goods on sale from a certified lot, buyers with addresses, paying.
import http from 'node:http'

/** Settings for tests with many buyers from one address. */
export const MALL_CONF = { 'people.buyers_per_address': '1000000', 'people.buyers_per_hour': '1000000' }
/** As many connections at once as there are callers. */
export const manyAtOnce = (server, n = 600) => { server.agent = new http.Agent({ keepAlive: true, maxSockets: n }) }

/** A producer with a lot of 500 kg released, an open shop, goods at 29.90 a box of 5 kg, the lot listed. */
export async function stall(county, name = '青山蔬菜专业合作社', { category = 'vegetable', ...more } = {}) {
  const j = await county.whole(name, { codes: false, ...more })
  j.shop = await j.owner.postOk('/api/v1/shops', { kind: more.helped ? 'household' : 'coop', name: `${name}直营店`, intro: '自家地里的菜' })
  await county.office.postOk(`/api/v1/shops/${j.shop.uuid}/state`, { state: 'examined' }, { ifMatch: j.shop.rev })
  j.shop = await j.owner.getOk(`/api/v1/shops/${j.shop.uuid}`)
  j.shop = await j.owner.postOk(`/api/v1/shops/${j.shop.uuid}/state`, { state: 'open' }, { ifMatch: j.shop.rev })
  const goods = await j.owner.postOk('/api/v1/goods', { shop: j.shop.uuid, product: j.product.uuid, title: '高山包心菜', category, skus: [{ spec: '一箱', weight_g: 5000, price_fen: 2990 }] })
  const sent = await j.owner.postOk(`/api/v1/goods/${goods.uuid}/state`, { state: 'submitted' }, { ifMatch: goods.rev })
  j.goods = await county.office.postOk(`/api/v1/goods/${goods.uuid}/state`, { state: 'on' }, { ifMatch: sent.rev })
  j.sku = j.goods.skus[0].uuid
  await j.owner.postOk(`/api/v1/skus/${j.sku}/lots`, { lot: j.lot.uuid })
  return j
}

/** A buyer with an address; detail: of the house. */
export async function shopper(county, n, detail = `文三路 ${n ?? county.buyers} 号`) {
  const who = await county.buyer(n)
  who.address = (await who.postOk('/api/v1/addresses', { name: '买家', phone: who.phone, division: '330106', region: '浙江省杭州市西湖区', detail, is_default: true })).uuid
  return who
}

/** Buy at what the quote says: the purchase. */
export async function buy(who, items, more = {}) {
  const body = { items, address: who.address, ...more }
  const quote = await who.postOk('/api/v1/quotes', body)
  return who.postOk('/api/v1/purchases', { ...body, total_fen: quote.total_fen })
}

/** Pay in cash, which somebody else confirms. */
export async function payCash(who, office, purchase) {
  const t = await who.postOk(`/api/v1/payments/${purchase.payment}/tries`, { channel: 'cash', scene: 'hand' })
  const uuid = t.uuid ?? t.try?.uuid
  return office.postOk(`/api/v1/pay-tries/${uuid}/confirmation`, {})
}

/** Every refund that waits for a person, done by hand. */
export async function refundByHand(office) {
  let n = 0
  for (const r of await office.all('/api/v1/pay-refunds')) {
    if (!['hand', 'failed'].includes(r.state)) continue
    await office.postOk(`/api/v1/pay-refunds/${r.uuid}/act`, { act: 'by_hand', reference: 'DS20260001' })
    n++
  }
  return n
}
