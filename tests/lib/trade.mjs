// trade.mjs: everything that can be done in the shops and in the other ways to sell, once, by the API, as its people would do it: from the
// application for a shop to the hidden review, from the demand to the broken contract. For tests that want a true call of each operation.
import { sleep, sql } from './server.mjs'
import { day } from './county.mjs'
import { buy, payCash, shopper, stall } from './mall.mjs'
import { openShop } from './shops.mjs'

const API = '/api/v1'
export const TERMS = { late_bp: 100, late_max_days: 5, short_bp: 2000, grade_bp: 3000, pay_days: 3 }
export const soon = (ms) => new Date(Date.now() + ms).toISOString()

/** Pay a payment of whatever subject in cash, which the office confirms. */
export const cash = (county, who, payment) => payCash(who, county.office, { payment })

/** A producer with goods on sale, another lot of three tons, certified and released, and a season that promises one more. */
export async function producer(county, name) {
  const j = await stall(county, name)
  j.big = await county.harvest(j.owner, j.season, j.product, 0, { quantity_g: 3000000 })
  await county.release(await county.certificate(j.owner, j.big, { weight_g: 3000000, bases: ['质量安全控制符合要求'] }))
  return j
}

/** The shop: sizes, prices, orders before the harvest, campaign, coupon, an agreement of another producer; every way an order can go. */
export async function shopping(county, a, b) {
  const { owner, shop } = a, { office } = county, anna = await shopper(county)
  const terms = await owner.getOk(`${API}/shops/${shop.uuid}/terms`)
  await owner.ok('PUT', `${API}/shops/${shop.uuid}/terms`, { body: { ...terms, rev: undefined, pickup: true, pickup_place: '下坞村站' }, ifMatch: terms.rev })
  await b.owner.postOk(`${API}/shops/${shop.uuid}/agents`, { operator: b.op.uuid, consent: '当面说好，按了手印', pay_owner: true, commission_bp: 500 })
  const goods = await owner.postOk(`${API}/goods/${a.goods.uuid}/skus`, { spec: '半箱', weight_g: 2500, price_fen: 1590 })
  const half = goods.skus.find((s) => s.uuid !== a.sku).uuid
  await owner.postOk(`${API}/price-changes`, { items: [{ sku: half, price_fen: 1690 }] })
  const window = await owner.postOk(`${API}/skus/${half}/windows`, { season: a.season.uuid, capacity_g: 100000, harvest_day: day(20), closes_at: soon(10 * 86400000) })
  const campaign = await owner.postOk(`${API}/campaigns`, { shop: shop.uuid, name: '开园节', from_at: soon(-60000), until_at: soon(3600000), state: 'on', skus: [{ sku: a.sku, price_fen: 2590, stock: 5, per_address: 2 }] })
  const coupon = await owner.postOk(`${API}/coupons`, { shop: shop.uuid, code: 'KAIYUAN5', name: '五元券', off_fen: 500, from_fen: 2000, stock: 10, from_at: soon(-60000), until_at: soon(3600000), shown: true })
  await anna.postOk(`${API}/coupons/${coupon.uuid}/take`)
  const order = async (paid = true, more = {}) => {
    const purchase = await buy(anna, [{ sku: a.sku, pieces: 2 }], more)
    if (paid) await payCash(anna, office, purchase)
    return { purchase, uuid: purchase.orders[0].uuid, line: purchase.orders[0].lines?.[0]?.uuid }
  }
  const act = (who, o, what, body) => who.postOk(`${API}/orders/${o.uuid}/${what}`, body)
  const lineOf = async (o) => (await anna.getOk(`${API}/orders/${o.uuid}`)).lines[0].uuid

  const left = await order(false)
  await anna.postOk(`${API}/purchases/${left.purchase.uuid}/cancel`)
  const called = await order()
  await act(anna, called, 'call-off', { reason: '计划变了' })
  const fetched = await order(true, { delivery: 'pickup', address: undefined })
  await act(owner, fetched, 'pack', {})
  await act(owner, fetched, 'hand-over')
  const sent = await order()
  await act(owner, sent, 'pack', {})
  await act(owner, sent, 'ship', { carrier: '县邮政', waybill_no: 'YZ0001' })
  await act(anna, sent, 'receive')
  const review = await act(anna, sent, 'reviews', { line: await lineOf(sent), stars: 4, text: '很甜' })
  await owner.postOk(`${API}/reviews/${review.uuid}/answer`, { text: '谢谢' })
  await office.postOk(`${API}/reviews/${review.uuid}/hide`, { text: '有人名' })
  const talk = await anna.postOk(`${API}/talks`, { order: sent.uuid, text: '几天能到？' })
  const refund = async (o, ...steps) => {
    const r = await act(anna, o, 'refunds', { cause: 'damaged', text: '烂了一箱', items: [{ line: await lineOf(o), pieces: 1 }] })
    for (const [who, what, body] of steps) await who.postOk(`${API}/refunds/${r.uuid}/${what}`, body)
    return r
  }
  await refund(sent, [owner, 'answer', { agree: true, answer: '抱歉' }])
  const again = await order()
  const withdrawn = await refund(again, [anna, 'withdraw'])
  const judged = await refund(again, [owner, 'answer', { agree: false, answer: '签收时是好的' }], [anna, 'go-on'], [office, 'answer', { agree: true, answer: '照片为证' }])
  await owner.postOk(`${API}/campaigns/${campaign.uuid}/state`, { state: 'off', reason: '卖完了' })
  await owner.postOk(`${API}/coupons/${coupon.uuid}/state`, { state: 'off', reason: '活动结束' })
  return { anna, half, window, campaign, coupon, left, called, fetched, sent, again, review, talk, withdrawn, judged }
}

/** Order farming: a contract kept, one broken, one cancelled; offers refused and withdrawn; a delivery refused. */
export async function farming(county, server, a, more = {}) {
  const { office } = county, buyer = more.buyer ?? await county.buyer()
  const post = (who, path, body) => who.postOk(`${API}/${path}`, body)
  const demand = await post(buyer, 'demands', { ...(more.organisation && { buyer: more.organisation }), title: '食堂用菜', crop: a.crop.uuid, quantity_g: 200000, from_day: day(), until_day: day(10), deliveries: 2, place: '县第一中学食堂', price_min_fen: 200, price_max_fen: 600, buyer_deposit_bp: 1000, seller_deposit_bp: 500, ...TERMS })
  await post(office, `demands/${demand.uuid}/review`, { passed: true })
  const offer = () => post(a.owner, `demands/${demand.uuid}/offers`, { lot: a.big.uuid, quantity_g: 20000, price_fen: 400 })
  const accept = async () => post(buyer, `offers/${(await offer()).uuid}/accept`, {})
  const sign = async (k) => {
    await post(buyer, `contracts/${k.uuid}/sign`, { side: 'buyer', text_sha: k.text_sha })
    const signed = await post(a.owner, `contracts/${k.uuid}/sign`, { side: 'seller', text_sha: k.text_sha })
    for (const d of signed.deposits) {
      const who = d.side === 'buyer' ? buyer : a.owner
      await cash(county, who, (await post(who, `deal-deposits/${d.uuid}/pay`)).payment)
    }
    return signed
  }
  const deliver = (k, pos) => post(a.owner, `contracts/${k.uuid}/deliveries`, { pos, lots: [{ lot: a.big.uuid, quantity_g: 10000 }], note: '早上采的' })
  const refused = await offer(), withdrawn = await offer()
  await post(buyer, `offers/${refused.uuid}/refuse`, { reason: '太贵' })
  await post(a.owner, `offers/${withdrawn.uuid}/withdraw`, { reason: '另有安排' })
  const cancelled = await accept(), kept = await accept(), broken = await accept()
  await post(buyer, `contracts/${cancelled.uuid}/cancel`, { reason: '不要了' })
  const signed = await sign(kept)
  const bad = await deliver(kept, 1)
  await post(buyer, `deliveries/${bad.uuid}/refuse`, { reason: '外叶黄了' })
  const deliveries = [await deliver(kept, 1), await deliver(kept, 2)]
  for (const d of deliveries) await post(buyer, `deliveries/${d.uuid}/receive`, { received_g: 9500, below_g: 500 })
  await cash(county, buyer, (await post(buyer, `deliveries/${deliveries[0].uuid}/pay`)).payment)
  if (more.organisation) await post(buyer, `deliveries/${deliveries[1].uuid}/charge`)
  await sign(broken)
  await sql(server, `UPDATE deal_plan SET day = day - 60 WHERE contract_id = (SELECT id FROM deal_contract WHERE uuid = '${broken.uuid}')`)
  await post(buyer, `contracts/${broken.uuid}/break`, { reason: '一直不交货' })
  await post(buyer, `demands/${demand.uuid}/end`, { reason: '够了' })
  return { buyer, demand, refused, kept, broken, cancelled, signed, deliveries }
}

/** An organisation that buys on account: examined, charged, a statement drawn and a payment for it. */
export async function account(county, server, a, buyer) {
  buyer ??= await county.buyer()
  const made = await buyer.postOk(`${API}/bulk-buyers`, { name: '县帮扶单位一', uscc: '93420117526018159L', kind: 'helper' })
  await county.office.postOk(`${API}/bulk-buyers/${made.uuid}/examine`, { passed: true, credit_fen: 100000000, terms_days: 10 })
  const farm = await farming(county, server, a, { buyer, organisation: made.uuid })
  await sql(server, `UPDATE deal_bill SET state_us = state_us - 40 * 86400000000 WHERE state = 'charged'`)
  let statement
  for (let i = 0; i < 300 && !statement; i++) {
    if (i % 20 === 0) await sql(server, "UPDATE store_job SET due_us = 1 WHERE kind = 'deal.tick' AND state IN ('waiting', 'retry')")
    statement = (await buyer.getOk(`${API}/bulk-buyers/${made.uuid}`)).statements[0]
    if (!statement) await sleep(200)
  }
  await buyer.postOk(`${API}/buyer-statements/${statement.uuid}/pay`)
  return { ...farm, organisation: made, statement }
}

/** Tenders: one with bid deposits, opened by hand and awarded, one that fails; a bid withdrawn. */
export async function tendering(county, server, a, b, buyer) {
  buyer ??= await county.buyer()
  const post = (who, path, body) => who.postOk(`${API}/${path}`, body)
  const call = async (kind) => {
    const t = await post(buyer, 'tenders', {
      kind, title: '包心菜', crop: a.crop.uuid, quantity_g: 20000, from_day: day(), until_day: day(10), place: '县第一中学食堂', ceiling_fen: 500, ...TERMS, closes_at: soon(3600000), ...(kind === 'reverse' ? { extend_s: 60, decrement_fen: 5 } : { bid_deposit_fen: 200 }),
    })
    await post(county.office, `tenders/${t.uuid}/review`, { passed: true })
    return t
  }
  const bid = (t, j, price_fen) => post(j.owner, `tenders/${t.uuid}/bids`, { lot: j.big.uuid, price_fen })
  const sealed = await call('sealed'), reverse = await call('reverse')
  for (const j of [a, b]) await cash(county, j.owner, (await post(j.owner, `tenders/${sealed.uuid}/deposit`, {})).payment)
  await post(b.owner, `bids/${(await bid(sealed, b, 450)).uuid}/withdraw`, { reason: '算错了' })
  const won = await bid(sealed, a, 400), lost = await bid(sealed, b, 420)
  const auction = await bid(reverse, a, 480)
  const open = async (t) => {
    await sql(server, `UPDATE deal_tender SET closes_us = 1 WHERE uuid = '${t.uuid}'`)
    return post(buyer, `tenders/${t.uuid}/open`)
  }
  await open(sealed)
  await open(reverse)
  const contract = await post(buyer, `tenders/${sealed.uuid}/award`, { bid: won.uuid })
  await post(buyer, `tenders/${reverse.uuid}/fail`, { reason: '预算没有批' })
  return { buyer, sealed, reverse, won, lost, auction, contract }
}

/** A yard package that runs, two of three instalments handed out, none received; a pledge cancelled in time. */
export async function running(county, server, a, buyer) {
  buyer ??= await county.buyer()
  const { office } = county, other = await county.buyer(), post = (who, path, body) => who.postOk(`${API}/${path}`, body)
  const made = await post(a.owner, 'packages', {
    kind: 'yard', title: '王家小院', story: '屋后两分地', share_fen: 10000, target_shares: 2, max_shares: 5, deadline_day: day(), rule: 'refund',
    contents: [{ name: '包心菜', amount: '每次 2 千克', season: a.season.uuid, share_g: 6000 }], handouts: [{ day: day(10) }, { day: day(20) }, { day: day(30) }], extras: [{ kind: 'visit', name: '来看菜', day: day(15), capacity: 5, fen: 500 }],
  })
  const g = await post(office, `packages/${made.uuid}/review`, { passed: true })
  const take = (who, shares) => post(who, `packages/${g.uuid}/pledges`, { rule_sha: g.rule_sha, shares, receiver_name: '周先生', receiver_phone: '10000000009', receiver_address: '某市某路 1 号', extras: [{ extra: g.extras[0].uuid, n: 1 }] })
  const dropped = await take(other, 1)
  await post(other, `pledges/${dropped.uuid}/cancel`, { reason: '不要了' })
  const pledge = await take(buyer, 2)
  await cash(county, buyer, pledge.payment)
  await sql(server, `UPDATE deal_package SET deadline_us = 1 WHERE uuid = '${g.uuid}'`)
  let now = g
  for (let i = 0; i < 300 && now.state !== 'running'; i++) {
    if (i % 20 === 0) await sql(server, "UPDATE store_job SET due_us = 1 WHERE kind = 'deal.tick' AND state IN ('waiting', 'retry')")
    await sleep(100)
    now = await a.owner.getOk(`${API}/packages/${g.uuid}`)
  }
  await post(a.owner, `packages/${g.uuid}/receivers`)
  for (const pos of [1, 2]) await post(a.owner, `packages/${g.uuid}/handouts`, { pos, delivered_bp: 10000, lots: [{ lot: a.big.uuid, quantity_g: 4000 }] })
  return { buyer, other, package: g, pledge, dropped }
}

/** A yard package that runs, with a dispute, and is stopped. */
export async function yard(county, server, a) {
  const { office } = county, made = await running(county, server, a), { buyer, package: g, pledge } = made, post = (who, path, body) => who.postOk(`${API}/${path}`, body)
  await post(buyer, `pledges/${pledge.uuid}/receive`, { pos: 1 })
  await post(buyer, `pledges/${pledge.uuid}/dispute`, { pos: 2, reason: '少了两斤' })
  await post(office, `pledges/${pledge.uuid}/judge`, { pos: 2, delivered_bp: 5000, reason: '照片为证' })
  await post(office, `packages/${g.uuid}/stop`, { reason: '遭了冰雹' })
  return made
}

/** Farm inputs: a licensed shop, a producer that buys at its counter and puts the rest of its shed in. */
export async function inputs(county, buyer) {
  const { owner } = await county.coop('农资服务站'), drug = await county.pesticide(buyer.crop), shop = await openShop(county, owner, '农资店', { kind: 'input' })
  await county.office.ok('PUT', `${API}/shops/${shop.uuid}/licence`, { body: { no: '农药经许（浙）33010900001', until_day: day(300) } })
  const offer = await owner.postOk(`${API}/shops/${shop.uuid}/inputs`, { input: drug.uuid, spec: '一瓶', amount: '0.1', unit: 'L', price_fen: 2350, stock: 20, state: 'on' })
  const sale = await buyer.owner.postOk(`${API}/input-sales`, { items: [{ offer: offer.uuid, pieces: 2 }], pay_way: 'counter', total_fen: 4700 })
  await buyer.owner.postOk(`${API}/store`, { input: drug.uuid, kind: 'got', amount: '1', unit: 'L' })
  return { shop, offer, sale }
}

/** All of it: two producers, and what they and their buyers did. */
export async function trade(county, server) {
  const a = await producer(county, '买卖合作社'), b = await producer(county, '对门合作社')
  const shop = await shopping(county, a, b), bought = await inputs(county, a)
  return { a, b, shop, bought, deal: { account: await account(county, server, a), tender: await tendering(county, server, a, b), yard: await yard(county, server, a) } }
}
