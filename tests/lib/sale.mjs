// sale.mjs: a shop with goods on sale and a buyer's purchase, by the API, for tests that are about what comes after.

/** A producer with a released lot, its shop, goods of one size listed: {a, shop, sku}. */
export async function onSale(county, name, price_fen = 2990) {
  const a = await county.whole(name)
  let shop = await a.owner.postOk('/api/v1/shops', { kind: 'coop', name: `${name}小店`, intro: '自家地里的菜' })
  await county.office.postOk(`/api/v1/shops/${shop.uuid}/state`, { state: 'examined' }, { ifMatch: shop.rev })
  shop = await a.owner.getOk(`/api/v1/shops/${shop.uuid}`)
  shop = await a.owner.postOk(`/api/v1/shops/${shop.uuid}/state`, { state: 'open' }, { ifMatch: shop.rev })
  const { rev } = await a.owner.getOk(`/api/v1/shops/${shop.uuid}/terms`)
  await a.owner.ok('PUT', `/api/v1/shops/${shop.uuid}/terms`, { body: { freight_fen: 800, freight_g: 3000, more_fen: 200, packing_fen: 300, cold_fen: 0, free_from_fen: 100000, promoter_bp: 0, pickup: true, pickup_place: '下坞村站' }, ifMatch: rev ?? 0 })
  const goods = await a.owner.postOk('/api/v1/goods', { shop: shop.uuid, product: a.product.uuid, title: '高山包心菜', title_en: 'Highland cabbage', category: 'vegetable', skus: [{ spec: '一箱', weight_g: 5000, price_fen }] })
  const sent = await a.owner.postOk(`/api/v1/goods/${goods.uuid}/state`, { state: 'submitted' }, { ifMatch: goods.rev })
  const on = await county.office.postOk(`/api/v1/goods/${goods.uuid}/state`, { state: 'on' }, { ifMatch: sent.rev })
  const sku = on.skus[0].uuid
  await a.owner.postOk(`/api/v1/skus/${sku}/lots`, { lot: a.lot.uuid })
  return { a, shop, sku }
}

/** A purchase of pieces of a size, to be collected; total as quoted. */
export async function buy(buyer, sku, pieces = 1, more = {}) {
  const body = { items: [{ sku, pieces }], delivery: 'pickup', ...more }
  const quote = await buyer.postOk('/api/v1/quotes', body)
  return buyer.postOk('/api/v1/purchases', { ...body, total_fen: quote.total_fen })
}
