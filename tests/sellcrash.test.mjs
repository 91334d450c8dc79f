// sellcrash.test.mjs: kill -9 in the middle of buying, 200 times, half of them on each engine (TIANTOU_SELL_KILLS: how often on each): carts become purchases, purchases are paid, cancelled,
// packed, sent, called off by eight hands at once when the server dies. Afterwards money and stock add up in every table: what was acknowledged is
// there, what was not may be sent again with its key and happens once. With TIANTOU_BIN_FAST an optimised binary is killed.
import assert from 'node:assert/strict'
import test from 'node:test'
import { BIN_FAST, missing, sleep, sql, start } from './lib/server.mjs'
import { newKey } from './lib/client.mjs'
import { build } from './lib/county.mjs'
import { MALL_CONF, shopper, stall } from './lib/mall.mjs'

const KILLS = Number(process.env.TIANTOU_SELL_KILLS ?? 100)

/** Sums that must agree at any moment, whatever committed last. Each is a number of rows that disagree. */
const SUMS = {
  'orders of a purchase that are not its total': 'SELECT COUNT(*) FROM sell_purchase p WHERE p.total_fen <> (SELECT COALESCE(SUM(o.total_fen), 0) FROM sell_order o WHERE o.purchase_id = p.id)',
  'purchases without payment, or of another amount': "SELECT COUNT(*) FROM sell_purchase p LEFT JOIN pay_payment_v y ON y.id = p.payment_id AND y.subject = 'purchase' AND y.subject_id = p.id WHERE y.id IS NULL OR y.fen <> p.total_fen",
  'payments without purchase': "SELECT COUNT(*) FROM pay_payment_v y WHERE y.subject = 'purchase' AND NOT EXISTS (SELECT 1 FROM sell_purchase p WHERE p.payment_id = y.id)",
  'paid there and not here, or here and not there': "SELECT COUNT(*) FROM sell_purchase p JOIN pay_payment_v y ON y.id = p.payment_id WHERE (p.state = 'paid') <> (y.state = 'paid')",
  'holds that are not the pieces of the order': "SELECT COUNT(*) FROM sell_order o WHERE (SELECT SUM(l.pieces) FROM sell_line l WHERE l.order_id = o.id) <> (SELECT COALESCE(SUM(h.pieces), 0) FROM sell_hold h WHERE h.ref = 'order:' || o.uuid)",
  'holds in another state than their order': "SELECT COUNT(*) FROM sell_order o JOIN sell_hold h ON h.ref = 'order:' || o.uuid WHERE h.state <> CASE WHEN o.state = 'placed' THEN 'held' WHEN o.state = 'cancelled' THEN 'freed' ELSE 'sold' END",
  'stock that is not the sum of its holds': "SELECT COUNT(*) FROM sell_stock k WHERE k.held_g <> (SELECT COALESCE(SUM(h.grams), 0) FROM sell_hold h WHERE h.lot_id = k.lot_id AND h.state = 'held') OR k.sold_g <> (SELECT COALESCE(SUM(h.grams - h.again_g), 0) FROM sell_hold h WHERE h.lot_id = k.lot_id AND h.state = 'sold')",
  'orders that gave back something else than their refunds': "SELECT COUNT(*) FROM sell_order o WHERE o.back_fen <> (SELECT COALESCE(SUM(r.fen), 0) FROM sell_refund r WHERE r.order_id = o.id AND r.state IN ('refunding', 'done', 'failed'))",
  'refunds that room pay does not know': "SELECT COUNT(*) FROM sell_refund r LEFT JOIN pay_refund_v y ON y.id = r.pay_refund_id WHERE r.state IN ('refunding', 'done', 'failed') AND (y.id IS NULL OR y.fen <> r.fen)",
  'sent without an event, or an event without sending': 'SELECT COUNT(*) FROM sell_order o WHERE (o.shipped_us IS NOT NULL) <> (o.event_id IS NOT NULL) OR (o.event_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM epcis_event_v e WHERE e.event_id = o.event_id))',
  'books that do not sum to zero': 'SELECT CASE WHEN COALESCE(SUM(fen), 0) = 0 THEN 0 ELSE 1 END FROM ledger_line',
}

const post = (who, path, body = {}) => ({ who, path, body, idempotencyKey: newKey() })
const REFUSALS = new Set([404, 409, 412, 422])

/** One hand: buys, and does to what was bought whatever comes to mind, until the server is gone. */
async function hand(state, world, tally) {
  while (!state.stop) {
    const c = world.next()
    let r
    try {
      r = await c.who.call('POST', c.path, { body: c.body, idempotencyKey: c.idempotencyKey, timeout: 10000 })
    } catch {
      tally.open.push(c)
      return
    }
    if (r.status === 503) continue
    world.heard(c, r, tally)
  }
}

/** The market: two buyers, a seller, the office; what is known of the purchases so far. */
class World {
  constructor(buyers, owner, office, sku) { Object.assign(this, { buyers, owner, office, sku, live: [], n: 0 }) }

  next() {
    const dice = ++this.n % 7, p = this.live[(this.n * 31) % Math.max(1, this.live.length)]
    if (!p || dice < 3) {
      const who = this.buyers[this.n % this.buyers.length], pieces = 1 + (this.n % 3)
      return { ...post(who, '/api/v1/purchases', { items: [{ sku: this.sku, pieces }], address: who.address, total_fen: 2990 * pieces }), buys: true }
    }
    const at = `/api/v1/orders/${p.order}`
    if (dice === 3) return { ...post(p.who, `/api/v1/payments/${p.payment}/tries`, { channel: 'cash', scene: 'hand' }), pays: p }
    if (dice === 4) return p.tried ? post(this.office, `/api/v1/pay-tries/${p.tried}/confirmation`) : { ...post(p.who, `/api/v1/payments/${p.payment}/tries`, { channel: 'cash', scene: 'hand' }), pays: p }
    if (dice === 5) return post(this.owner, `${at}/${this.n % 2 ? 'pack' : 'ship'}`, this.n % 2 ? {} : { carrier: '县邮政', waybill_no: `YZ${this.n}` })
    return this.n % 3 ? post(p.who, `${at}/call-off`) : post(p.who, `/api/v1/purchases/${p.uuid}/cancel`)
  }

  heard(c, r, tally) {
    if (r.status >= 200 && r.status < 300) {
      tally.done++
      if (c.buys) {
        tally.bought.set(r.body.uuid, r.body.total_fen)
        this.live.push({ who: c.who, uuid: r.body.uuid, payment: r.body.payment, order: r.body.orders[0].uuid, tried: null })
        if (this.live.length > 24) this.live.shift()
      }
      if (c.pays) c.pays.tried = r.body.uuid ?? r.body.try?.uuid
    } else {
      assert.ok(REFUSALS.has(r.status), `${c.path}: ${r.status} ${r.text.slice(0, 300)}`)
      tally.refused++
    }
  }
}

async function crash(t, engine) {
  const server = await start(t, engine, { bin: BIN_FAST, conf: { ...MALL_CONF, 'sell.pay_within': '24h' } })
  const county = await build(server)
  const j = await stall(county)
  const big = await county.harvest(j.owner, j.season, j.product, 0, { quantity_g: 50000000000 })
  const cert = await county.certificate(j.owner, big, { weight_g: 50000000000, bases: ['质量安全控制符合要求'] })
  await county.release(cert)
  await j.owner.postOk(`/api/v1/skus/${j.sku}/lots`, { lot: big.uuid })
  const buyers = []
  for (let n = 1; n <= 40; n++) buyers.push(await shopper(county, n))
  const world = new World(buyers, j.owner, county.office, j.sku)
  const tally = { done: 0, refused: 0, bought: new Map(), open: [], repeated: 0, told: 0, agreed: 0 }
  for (let round = 0; round < KILLS; round++) {
    const state = { stop: false }
    const hands = Array.from({ length: 8 }, () => hand(state, world, tally))
    await sleep(15 + ((round * 37) % 110))
    await server.kill9()
    state.stop = true
    await Promise.all(hands)
    const lines = await sql(server, Object.values(SUMS).map((q) => `(${q})`).reduce((a, q, i) => `${a}${i ? ', ' : ''}${q}`, 'SELECT '))
    const wrong = lines[0].split('|').map(Number).flatMap((n, i) => (n ? [`${Object.keys(SUMS)[i]}: ${n}`] : []))
    assert.deepEqual(wrong, [], `after kill ${round + 1}`)
    tally.agreed++
    await server.start()
    for (const c of tally.open.splice(0)) {
      const r = await c.who.call('POST', c.path, { body: c.body, idempotencyKey: c.idempotencyKey })
      tally.repeated++
      // A try to pay calls its channel between two transactions: the key may say "it may have happened". All else keeps its answer with the facts.
      if (r.body?.code === 'busy' || r.body?.code === 'uncertain') {
        assert.ok(c.pays, `${c.path}: the answer was not kept with the facts`)
        tally.told++
      } else world.heard(c, r, tally)
    }
  }
  const kept = await sql(server, 'SELECT uuid, total_fen FROM sell_purchase')
  const stored = new Map(kept.map((line) => line.split('|')).map(([uuid, fen]) => [uuid, Number(fen)]))
  const found = [...tally.bought].filter(([uuid, fen]) => stored.get(uuid) === fen).length
  t.diagnostic(`sellcrash [${engine}]: money and stock added up after ${tally.agreed} of ${KILLS} kills (${Object.keys(SUMS).length} sums each); ${found} of ${tally.bought.size} acknowledged purchases found, ${stored.size} stored; ${tally.done} acts done, ${tally.refused} refused, ${tally.repeated} unanswered ones repeated by key, ${tally.told} tries to pay told “it may have happened”`)
  assert.equal(found, tally.bought.size, 'an acknowledged purchase is lost')
  assert.equal(stored.size, tally.bought.size, 'a purchase happened twice, or unasked')
  assert.ok(stored.size > KILLS, 'too little was bought to prove anything')
  await server.stop()
  const check = await server.run('check')
  assert.equal(check.code, 0, check.out + check.err)
}

test('sellcrash: nothing bought is lost, nothing paid is doubled', { timeout: 1500000, concurrency: 2 }, async (t) => {
  for (const engine of ['sqlite', 'postgres']) await t.test(engine, { skip: missing(engine) }, (t) => crash(t, engine))
})
