// shops.mjs: an open shop and reviewed goods over the API, for the tests of selling and buying.

/** A shop of a producer's, examined and open. */
export async function openShop(county, who, name = '青山小店', more = {}) {
  let shop = await who.postOk('/api/v1/shops', { kind: 'coop', name, intro: '自家地里的菜', ...more })
  await county.office.postOk(`/api/v1/shops/${shop.uuid}/state`, { state: 'examined' }, { ifMatch: shop.rev })
  shop = await who.getOk(`/api/v1/shops/${shop.uuid}`)
  return who.postOk(`/api/v1/shops/${shop.uuid}/state`, { state: 'open' }, { ifMatch: shop.rev })
}

/** Goods of it, reviewed; not yet listed. */
export async function goodsOn(county, who, shop, product, more = {}) {
  const goods = await who.postOk('/api/v1/goods', {
    shop: shop.uuid, product: product.uuid, title: '高山包心菜', title_en: 'Highland cabbage', category: 'vegetable', skus: [{ spec: '一箱 5 公斤', weight_g: 5000, price_fen: 2990 }], ...more,
  })
  const sent = await who.postOk(`/api/v1/goods/${goods.uuid}/state`, { state: 'submitted' }, { ifMatch: goods.rev })
  return county.office.postOk(`/api/v1/goods/${goods.uuid}/state`, { state: 'on' }, { ifMatch: sent.rev })
}
