// shopping.mjs: what the mall's tests need on top of county.mjs: a shop that is open, goods on sale from a lot that may be sold, a buyer.
import { PASSWORD } from './server.mjs'

/** Open a shop of a producer: applied for by its owner, examined by the office, opened. */
export async function openShop(county, owner, op, name) {
  const s = '/api/v1/shops', made = await owner.postOk(s, { kind: 'coop', name, intro: '自家地里种的，当天采当天发。', operator: op.uuid })
  const move = async (who, state, reason) => {
    const now = await who.getOk(`${s}/${made.uuid}`)
    return who.postOk(`${s}/${made.uuid}/state`, { state, ...(reason && { reason }) }, { ifMatch: now.rev })
  }
  await move(county.office, 'examined', '材料齐全')
  await move(owner, 'open')
  return made
}

/** Goods of a product on sale from its lot: made, bound, sent, passed. */
export async function sellGoods(county, owner, shop, product, lots, { title, price_fen = 3980, weight_g = 5000, category = 'vegetable', pictures = [], unit = 'piece', more = [] } = {}) {
  const g = '/api/v1/goods'
  let goods = await owner.postOk(g, { shop: shop.uuid, product: product.uuid, title, text: '高山种植，昼夜温差大，叶子厚实清甜。', category, pictures, skus: [{ spec: `${weight_g / 1000} kg`, unit, weight_g, price_fen, state: 'on' }, ...more] })
  for (const sku of goods.skus) for (const lot of lots) goods = await owner.postOk(`/api/v1/skus/${sku.uuid}/lots`, { lot: lot.uuid })
  goods = await owner.postOk(`${g}/${goods.uuid}/state`, { state: 'submitted' }, { ifMatch: goods.rev })
  return county.office.postOk(`${g}/${goods.uuid}/state`, { state: 'on', reason: '图文属实' }, { ifMatch: goods.rev })
}

/** A buyer's account, signed in. */
export async function buyer(server, phone, name = '周买家') {
  const c = server.client()
  const r = await c.post('/api/v1/buyers', { phone, name, password: PASSWORD })
  if (r.status >= 300) throw new Error(`buyer: ${r.status} ${JSON.stringify(r.body)}`)
  return server.signIn(phone)
}
