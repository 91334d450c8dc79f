// foreign.test.mjs: other people's carts, orders, contracts, bids and shares, and numbers that cannot be. lib/trade.mjs does everything once;
// then strangers send the very same requests, read the same addresses, and the same people send each number below, above and beside its
// bounds. Nobody gets more than "there is no such thing", and nothing is done.
import assert from 'node:assert/strict'
import { onBoth, sql, start } from './lib/server.mjs'
import { build } from './lib/county.mjs'
import { operations, resolveRef } from './lib/api.mjs'
import { MALL_CONF, shopper, stall } from './lib/mall.mjs'
import { trade } from './lib/trade.mjs'

const OURS = /^\/api\/v1\/(addresses|cart|quotes|purchases|orders|refunds|reviews|talks|campaigns|coupons|shops|goods|skus|price-changes|windows|listings|payments|pay-tries|pay-refunds|demands|offers|contracts|deliveries|deal-deposits|packages|pledges|bulk-buyers|buyer-statements|tenders|bids|input-sales)\b/
/** What anybody may do for himself with the same words: it names nobody else's thing. */
const ONE_S_OWN = new Set(['addressCreate', 'inputBuy', 'quote', 'cartPut', 'purchaseCreate', 'demandCreate', 'tenderCreate'])
/** Things that all may see: there a stranger is told more than that they do not exist. */
const SEEN_BY_ALL = new Set(['demandReview', 'demandEnd', 'offerCreate', 'packageReview', 'packageStop', 'packageReceivers', 'handoutSend', 'pledgeCreate', 'tenderReview', 'tenderOpen', 'tenderAward', 'tenderFail', 'bidCreate', 'bidDepositPay', 'campaignChange', 'couponTake'])
/** Other people's things are named in the body, which is told as a value that is not acceptable; a code of an organisation is taken once. */
const IN_BODY = new Set(['purchaseCreate', 'campaignCreate', 'couponCreate', 'goodsCreate', 'packageCreate', 'pricesChange', 'shopApply', 'shopAgree', 'bulkBuyerApply', 'demandCreate', 'windowOpen', 'skuList', 'talkSay', 'offerCreate', 'bidCreate', 'handoutSend', 'pledgeCreate'])

function recorded(server) {
  const calls = []
  server.heard = (r, sent) => { if (r.method !== 'GET' && r.status < 300 && OURS.test(r.path)) calls.push({ method: r.method, path: r.path, status: r.status, answer: r.body, who: sent.client, body: sent.body, ifMatch: sent.headers['if-match']?.replaceAll('"', '') }) }
  return calls
}

const matcher = (all) => (method, path) => all.find((o) => o.method === method && new RegExp(`^${o.path.replace(/\{[^}]+\}/g, '[^/]+')}$`).test(path))
const send = (who, c, body = c.body) => who.call(c.method, c.path, { body, ifMatch: c.ifMatch })

async function strangers(county) {
  const c = await stall(county, '隔壁合作社')
  return { 'another buyer': await shopper(county), 'another producer': c.owner, 'a point elsewhere': await county.account('far-point', 'point', { level: county.townships[1].uuid }), 'a laboratory': county.lab, nobody: county.server.client() }
}

onBoth('foreign: the same requests by others, the same addresses read by others', async (t, engine) => {
  const server = await start(t, engine, { conf: MALL_CONF }), county = await build(server), calls = recorded(server)
  const w = await trade(county, server)
  server.heard = undefined
  const rivals = await strangers(county), opOf = matcher(operations(await server.client().getOk('/api/openapi.json')))
  const ids = (await sql(server, `SELECT id FROM people_account WHERE uuid IN (${Object.values(rivals).flatMap((r) => (r.me ? [`'${r.me.uuid}'`] : [])).join(', ')})`)).map(Number)
  assert.equal(ids.length, Object.keys(rivals).length - 1)
  const done = async () => (await sql(server, `SELECT action, object_uuid, actor_name FROM people_audit WHERE outcome = 'done' AND actor_id IN (${ids.join(', ')}) ORDER BY id`))
  const before = await done(), wrong = [], answers = {}
  let tried = 0
  for (const c of calls) {
    const o = opOf(c.method, c.path)
    if (ONE_S_OWN.has(o.op)) continue
    for (const [name, who] of Object.entries(rivals)) {
      const r = await send(who, c)
      const allowed = [401, 403, 404, ...(IN_BODY.has(o.op) ? [409, 422] : []), ...(SEEN_BY_ALL.has(o.op) ? [409, 422] : [])]
      if (!allowed.includes(r.status)) wrong.push(`${o.op} by ${name}: ${r.status} ${r.text.slice(0, 160)}`)
      answers[r.status] = (answers[r.status] ?? 0) + 1
      tried++
    }
  }
  assert.deepEqual([...new Set(wrong)], [])
  assert.deepEqual((await done()).slice(before.length), [], 'something was done')
  t.diagnostic(`foreign [${engine}]: ${tried} of ${tried} requests by ${Object.keys(rivals).length} strangers refused (${new Set(calls.map((c) => opOf(c.method, c.path).op)).size} operations: ${Object.entries(answers).map(([k, n]) => `${n} × ${k}`).join(', ')}); the trail has nothing of theirs`)

  const { shop, deal } = w, { account, tender, yard } = deal, first = async (who, path) => (await who.getOk(path)).items[0].uuid
  const address = await first(shop.anna, '/api/v1/addresses')
  /** address → who reads it rightly */
  const things = {
    [`addresses/${address}`]: shop.anna, [`purchases/${shop.sent.purchase.uuid}`]: shop.anna, [`orders/${shop.sent.uuid}`]: shop.anna, [`orders/${shop.sent.uuid}/recipient`]: null, [`talks/${shop.talk.uuid}`]: shop.anna,
    [`payments/${shop.sent.purchase.payment}`]: shop.anna, [`shops/${w.a.shop.uuid}`]: w.a.owner, [`goods/${w.a.goods.uuid}`]: w.a.owner, [`goods/${w.a.goods.uuid}/lots`]: w.a.owner, [`goods/${w.a.goods.uuid}/windows`]: w.a.owner,
    [`shops/${w.a.shop.uuid}/agents`]: w.a.owner, [`offers/${account.refused.uuid}`]: account.buyer, [`contracts/${account.kept.uuid}`]: account.buyer, [`contracts/${account.kept.uuid}/pdf`]: w.a.owner, [`deliveries/${account.deliveries[0].uuid}`]: w.a.owner, [`payments/${account.statement.payment ?? account.statement.uuid}`]: null,
    [`bulk-buyers/${account.organisation.uuid}`]: account.buyer, [`bids/${tender.lost.uuid}`]: w.b.owner, [`contracts/${tender.contract.uuid}`]: tender.buyer, [`pledges/${yard.pledge.uuid}`]: yard.buyer, [`payments/${yard.pledge.payment}`]: yard.buyer, [`input-sales/${w.bought.sale.uuid}`]: w.a.owner,
  }
  for (const [path, owner] of Object.entries(things)) {
    if (owner) assert.equal((await owner.get(`/api/v1/${path}`)).status, 200, `${path}: one's own`)
    for (const [name, who] of Object.entries(rivals)) assert.ok([401, 403, 404].includes((await who.get(`/api/v1/${path}`)).status), `${path} by ${name}`)
  }
  const secret = [shop.sent.uuid, shop.sent.purchase.uuid, shop.talk.uuid, address, account.kept.uuid, account.refused.uuid, account.deliveries[0].uuid, account.organisation.uuid, account.statement.uuid, tender.contract.uuid, tender.lost.uuid, yard.pledge.uuid, '文三路', '10000000009', '周先生']
  const lists = ['addresses', 'cart', 'my-orders', 'orders', 'refunds', 'talks', 'notices', 'favourites', 'offers', 'contracts', 'deliveries', 'pledges', 'bulk-buyers', 'buyer-statements', 'bids', 'demands', 'tenders', 'packages', 'payments', 'pay-refunds', 'pay-tries', 'benefit/sales', 'benefit/households', 'benefit/helpers', 'outside-sales', 'ledger/lines', 'ledger/accounts', 'settlements', 'audit']
  let read = 0
  for (const [name, who] of Object.entries(rivals))
    for (const list of lists)
      for (const query of [{ limit: 200 }, { limit: 200, format: 'csv' }]) {
        const r = await who.get(`/api/v1/${list}`, query)
        for (const s of secret) assert.ok(!r.text.includes(s), `${name} finds ${s} in ${list}`)
        read++
      }
  t.diagnostic(`foreign [${engine}]: ${Object.keys(things).length} things and ${read} lists read by strangers: nothing of others in them`)
}, { timeout: 600000 })

/** Every number in a body with its bounds: [path of members, schema]. */
function numbers(doc, schema, value, at = []) {
  const s = resolveRef(doc, schema) ?? {}
  if (s.anyOf) return numbers(doc, s.anyOf.find((x) => resolveRef(doc, x)?.type !== 'null'), value, at)
  if (Array.isArray(value)) return value.flatMap((v, i) => numbers(doc, s.items, v, [...at, i]))
  if (value && typeof value === 'object') return Object.entries(value).flatMap(([k, v]) => numbers(doc, s.properties?.[k] ?? {}, v, [...at, k]))
  const type = Array.isArray(s.type) ? s.type[0] : s.type
  return typeof value === 'number' && type === 'integer' ? [[at, s]] : []
}

/** The body as text, with other characters in place of one number. */
function withNumber(body, at, text) {
  const copy = structuredClone(body), last = at.at(-1)
  at.slice(0, -1).reduce((o, k) => o[k], copy)[last] = '\u0001here'
  return JSON.stringify(copy).replace(/"\\u0001here"/, text)
}

onBoth('foreign: numbers below, above and beside their bounds', async (t, engine) => {
  const server = await start(t, engine, { conf: MALL_CONF }), county = await build(server), calls = recorded(server)
  const w = await trade(county, server)
  server.heard = undefined
  const doc = await server.client().getOk('/api/openapi.json'), opOf = matcher(operations(doc)), seen = new Set(), wrong = []
  let tried = 0
  for (const c of calls) {
    const o = opOf(c.method, c.path)
    if (!c.body || seen.has(o.op)) continue
    seen.add(o.op)
    for (const [at, s] of numbers(doc, o.schema, c.body)) {
      const texts = ['-9223372036854775808', '-9223372036854775809', '9223372036854775807', '9223372036854775808', '18446744073709551616', '1e308', '-1e308', '1.5', '"7"', 'true', '[1]', String((s.minimum ?? 0) - 1), String(BigInt(s.maximum ?? 9007199254740992) + 1n)]
      for (const text of texts) {
        const r = await c.who.call(c.method, c.path, { raw: withNumber(c.body, at, text), type: 'application/json', ifMatch: c.ifMatch })
        tried++
        if (![400, 422].includes(r.status) || !String(r.body?.field ?? '').includes(String(at.findLast((k) => typeof k === 'string')))) wrong.push(`${o.op} ${at.join('/')} = ${text}: ${r.status} ${r.text.slice(0, 200)}`)
      }
    }
  }
  assert.deepEqual(wrong, [])
  t.diagnostic(`numbers [${engine}]: ${tried} of ${tried} refused, each with the name of its member (${seen.size} operations)`)

  // Within their bounds, and too much when multiplied or added: refused, or so large that it is right; never less than nothing.
  const { anna } = w.shop, much = { spec: '天价', weight_g: 10000000, price_fen: 100000000 }
  const goods = await w.a.owner.postOk(`/api/v1/goods/${w.a.goods.uuid}/skus`, much), dear = goods.skus.find((s) => s.spec === much.spec)
  for (const pieces of [9999, 10000, 100000]) {
    const r = await anna.post('/api/v1/quotes', { items: [{ sku: dear.uuid, pieces }, { sku: w.a.sku, pieces: 100000 }], delivery: 'pickup' })
    assert.ok(r.status === 422 || (r.status === 200 && r.body.total_fen >= 0 && r.body.ok === false), `${pieces}: ${r.status} ${r.text.slice(0, 300)}`)
    assert.ok([409, 412, 422].includes((await anna.post('/api/v1/purchases', { items: [{ sku: dear.uuid, pieces }], delivery: 'pickup', total_fen: 1 })).status))
  }
  const t1 = { kind: 'sealed', title: '一百万吨', crop: w.a.crop.uuid, quantity_g: 1000000000000, from_day: '2026-12-01', until_day: '2026-12-20', place: '县第一中学食堂', ceiling_fen: 100000000, closes_at: new Date(Date.now() + 3600000).toISOString() }
  const big = await anna.post('/api/v1/tenders', { ...t1, from_day: new Date(Date.now() + 9 * 3600000).toISOString().slice(0, 10), until_day: new Date(Date.now() + 99 * 3600000).toISOString().slice(0, 10) })
  assert.ok([201, 422].includes(big.status), big.text)
  if (big.status === 201) {
    await county.office.postOk(`/api/v1/tenders/${big.body.uuid}/review`, { passed: true })
    await w.a.owner.refused(422, 'unbalanced', 'POST', `/api/v1/tenders/${big.body.uuid}/bids`, { body: { lot: w.a.big.uuid, price_fen: 100000000 } })
  }
  assert.deepEqual(await sql(server, "SELECT account FROM ledger_account_v WHERE fen > 100000000000 OR fen < -100000000000"), [])
  const check = await server.run('check')
  assert.equal(check.code, 0, check.out + check.err)
}, { timeout: 600000 })
