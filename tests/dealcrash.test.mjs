// dealcrash.test.mjs: kill -9 in the middle of the other ways to sell: order farming, tenders and yard packages run side by side, paid in cash and
// at `tiantou sandbox`, when the server dies. Whoever got no answer asks again with his key when it is back. After every kill money, supply and
// states add up in every table; in the end everything acknowledged is there, once.
import assert from 'node:assert/strict'
import test from 'node:test'
import { BIN_FAST, missing, sleep, sql, start } from './lib/server.mjs'
import { newKey } from './lib/client.mjs'
import { build, day } from './lib/county.mjs'
import { Sandbox } from './lib/sandbox.mjs'

const KILLS = Number(process.env.TIANTOU_DEAL_KILLS ?? 30)
const HANDS = 10
const TERMS = { buyer_deposit_bp: 1000, seller_deposit_bp: 500, late_bp: 100, late_max_days: 5, short_bp: 2000, grade_bp: 3000, pay_days: 3 }
const MACHINES = ['demand', 'offer', 'contract', 'delivery', 'deposit', 'bond', 'bill', 'package', 'pledge', 'handout', 'part', 'tender', 'bid']
const balance = (account) => `(SELECT COALESCE(SUM(l.fen), 0) FROM ledger_line l WHERE l.account = ${account})`
const paidThere = (subject) => `EXISTS (SELECT 1 FROM pay_payment_v y WHERE y.id = x.payment_id AND y.subject = '${subject}' AND y.subject_id = x.id AND y.fen = x.fen AND y.state = 'paid')`

/** What must hold at any moment, whatever committed last: a number of rows that disagree each. */
const SUMS = {
  'postings that do not sum to zero': 'SELECT COUNT(*) FROM (SELECT posting_id FROM ledger_line GROUP BY posting_id HAVING SUM(fen) <> 0) AS z',
  'deposits paid here and not there, or there and not here': `SELECT COUNT(*) FROM deal_deposit x WHERE (x.state IN ('paid', 'returning', 'returned', 'stuck', 'forfeited')) <> ${paidThere('deposit')}`,
  'deposits the books do not hold': `SELECT COUNT(*) FROM deal_deposit d WHERE ${balance("'deposit:' || d.uuid")} <> CASE WHEN d.state = 'paid' THEN -d.fen ELSE 0 END`,
  'bid deposits paid here and not there, or there and not here': `SELECT COUNT(*) FROM deal_bond x WHERE (x.state IN ('paid', 'returning', 'returned', 'stuck', 'forfeited')) <> ${paidThere('bond')}`,
  'bid deposits the books do not hold': `SELECT COUNT(*) FROM deal_bond d WHERE ${balance("'deposit:' || d.uuid")} <> CASE WHEN d.state = 'paid' THEN -d.fen ELSE 0 END`,
  'bid deposits that stay when all is decided': "SELECT COUNT(*) FROM deal_bond d JOIN deal_tender t ON t.id = d.tender_id WHERE (t.state = 'failed' AND d.state IN ('asked', 'paid')) OR (t.state = 'awarded' AND d.state = 'paid' AND NOT EXISTS (SELECT 1 FROM deal_bid b JOIN deal_contract k ON k.origin = 'bid' AND k.origin_id = b.id WHERE b.tender_id = t.id AND b.operator_id = d.operator_id AND k.state IN ('drafted', 'signed')))",
  'contracts in force without deposits, or with them and not in force': "SELECT COUNT(*) FROM deal_contract k WHERE (k.state = 'signed') <> EXISTS (SELECT 1 FROM deal_deposit d WHERE d.contract_id = k.id AND d.state = 'asked')",
  'contracts whose plan is not their quantity': 'SELECT COUNT(*) FROM deal_contract k WHERE k.quantity_g <> (SELECT COALESCE(SUM(p.quantity_g), 0) FROM deal_plan p WHERE p.contract_id = k.id)',
  'contracts fulfilled too early or too late': "SELECT COUNT(*) FROM deal_contract k WHERE k.state IN ('active', 'fulfilled') AND (k.state = 'fulfilled') <> NOT EXISTS (SELECT 1 FROM deal_plan p WHERE p.contract_id = k.id AND NOT EXISTS (SELECT 1 FROM deal_delivery d WHERE d.plan_id = p.id AND d.state = 'settled'))",
  'contracts that owe something else than they promised': "SELECT COUNT(*) FROM deal_contract k LEFT JOIN deal_promise p ON p.kind = 'contract' AND p.ref_id = k.id WHERE k.state IN ('drafted', 'signed', 'active') AND COALESCE(p.owed_g + p.given_g, 0) <> k.quantity_g",
  'promises of what is over': "SELECT COUNT(*) FROM deal_promise p WHERE p.owed_g > 0 AND CASE p.kind WHEN 'offer' THEN NOT EXISTS (SELECT 1 FROM deal_offer o WHERE o.id = p.ref_id AND o.state = 'open') WHEN 'contract' THEN NOT EXISTS (SELECT 1 FROM deal_contract k WHERE k.id = p.ref_id AND k.state IN ('drafted', 'signed', 'active')) ELSE FALSE END",
  'lots promised and given beyond what they hold': 'SELECT COUNT(*) FROM deal_lot_taken_v t JOIN grow_lot_v g ON g.id = t.lot_id WHERE t.taken_g > g.quantity_g',
  'seasons promised and given beyond what they give': 'SELECT COUNT(*) FROM grow_season_supply_v s WHERE (SELECT COALESCE(SUM(p.owed_g), 0) FROM deal_promise p WHERE p.season_id = s.id) + (SELECT COALESCE(SUM(g.quantity_g), 0) FROM deal_given g WHERE g.season_id = s.id) > CASE WHEN s.expected_g > s.harvested_g THEN s.expected_g ELSE s.harvested_g END',
  'deliveries that did not leave a lot': "SELECT COUNT(*) FROM deal_delivery d WHERE d.state <> 'refused' AND d.quantity_g <> (SELECT COALESCE(SUM(g.quantity_g), 0) FROM deal_given g WHERE g.kind = 'delivery' AND g.ref_id = d.id)",
  'deliveries without an event': "SELECT COUNT(*) FROM deal_delivery d WHERE d.event_id IS NULL OR NOT EXISTS (SELECT 1 FROM epcis_event_v e WHERE e.event_id = d.event_id) OR (d.state IN ('received', 'settled')) <> (d.received_event_id IS NOT NULL)",
  'bills paid here and not there, or there and not here': `SELECT COUNT(*) FROM deal_bill x WHERE (x.state = 'paid') <> ${paidThere('bill')}`,
  'bills and deliveries that disagree': "SELECT COUNT(*) FROM deal_bill b JOIN deal_delivery d ON d.id = b.delivery_id WHERE (b.state = 'paid') <> (d.state = 'settled') OR b.fen <> d.net_fen",
  'pledges paid here and not there, or there and not here': `SELECT COUNT(*) FROM deal_pledge x WHERE (x.state NOT IN ('unpaid', 'lapsed')) <> ${paidThere('pledge')}`,
  'packages whose shares are not those of their pledges': "SELECT COUNT(*) FROM deal_package g WHERE g.state IN ('open', 'running', 'done') AND (g.taken_shares <> (SELECT COALESCE(SUM(p.shares), 0) FROM deal_pledge p WHERE p.package_id = g.id AND p.state IN ('unpaid', 'paid', 'done')) OR g.paid_shares <> (SELECT COALESCE(SUM(p.shares), 0) FROM deal_pledge p WHERE p.package_id = g.id AND p.state IN ('paid', 'done')))",
  'packages whose money is not in the books': `SELECT COUNT(*) FROM deal_package g WHERE -${balance("'held:package:' || g.uuid")} <> (SELECT COALESCE(SUM(p.fen - p.released_fen - p.refunded_fen), 0) FROM deal_pledge p WHERE p.package_id = g.id AND p.state NOT IN ('unpaid', 'lapsed'))`,
  'pledges that released something else than their parts': "SELECT COUNT(*) FROM deal_pledge p WHERE p.released_fen <> (SELECT COALESCE(SUM(t.released_fen), 0) FROM deal_part t WHERE t.pledge_id = p.id)",
  'packages done too early or too late': "SELECT COUNT(*) FROM deal_package g WHERE g.state IN ('running', 'done') AND (g.state = 'done') <> (NOT EXISTS (SELECT 1 FROM deal_handout h WHERE h.package_id = g.id AND h.state = 'planned') AND NOT EXISTS (SELECT 1 FROM deal_pledge p WHERE p.package_id = g.id AND p.state = 'paid'))",
  'tenders awarded otherwise than once': "SELECT COUNT(*) FROM deal_tender t WHERE CASE WHEN t.state = 'awarded' THEN 1 ELSE 0 END <> (SELECT COUNT(*) FROM deal_bid b WHERE b.tender_id = t.id AND b.state = 'won' AND EXISTS (SELECT 1 FROM deal_contract k WHERE k.origin = 'bid' AND k.origin_id = b.id))",
  'bids that stay sealed after opening, or open before': "SELECT COUNT(*) FROM deal_bid b JOIN deal_tender t ON t.id = b.tender_id WHERE t.kind = 'sealed' AND b.state IN ('in', 'won', 'lost') AND (b.price_fen IS NULL) <> (t.state IN ('review', 'open'))",
  'incomes that the books do not know': "SELECT COUNT(*) FROM people_operator_v o WHERE (SELECT COALESCE(SUM(i.fen), 0) FROM deal_income i WHERE i.operator_id = o.id) <> (SELECT COALESCE(-SUM(l.fen), 0) FROM ledger_line l WHERE l.account = 'operator:' || o.uuid AND l.kind LIKE 'deal.%')",
  'states without their step': MACHINES.map((m) => `(SELECT COUNT(*) FROM deal_${m} x WHERE x.state <> COALESCE((SELECT s.to_state FROM deal_step s WHERE s.kind = '${m}' AND s.ref_id = x.id ORDER BY s.id DESC LIMIT 1), ${m === 'handout' ? "'planned'" : m === 'part' ? "'sent'" : "''"}))`).join(' + ').replace(/^/, 'SELECT '),
}

class Refused extends Error {}
class Over extends Error {}

/** Callers that outlive the server: what got no answer is asked again with its key. */
class World {
  constructor(server, sandbox, county) {
    Object.assign(this, { server, sandbox, county, over: false, n: 0, made: new Map(), wants: [], tally: { done: 0, refused: 0, repeated: 0, uncertain: 0, whole: 0, cut: 0 } })
    this.down()
  }

  down() { this.back = new Promise((done) => { this.isUp = done }) }
  up() { this.isUp() }
  dice(of) { this.n = (this.n * 1103515245 + 12345) % 2147483648; return Math.floor(this.n / 65536) % of }

  async call(who, method, path, body) {
    let key = newKey()
    for (let asked = 0; ; asked++) {
      await this.back
      let r
      try {
        r = await who.call(method, path, { body, ...(method === 'POST' && { idempotencyKey: key }), timeout: 20000 })
      } catch {
        if (method === 'POST') this.tally.repeated++
        await sleep(20)
        continue
      }
      if (r.status === 503 || r.body?.code === 'busy') await sleep(50)
      else if (r.body?.code === 'uncertain') {
        // A try calls its channel between two transactions: what is open is looked for under a new key. All else keeps its answer with the facts.
        assert.match(path, /\/tries$/, `${path}: the answer was not kept with the facts`)
        this.tally.uncertain++
        key = newKey()
      } else return r
      if (asked > 2000) throw new Error(`${path}: never answered`)
    }
  }

  /** Do; what is refused ends the caller's story. kind: what it makes, so that it is counted. */
  async post(who, path, body = {}, kind) {
    const r = await this.call(who, 'POST', `/api/v1/${path}`, body)
    if (r.status >= 200 && r.status < 300) {
      this.tally.done++
      if (kind) this.made.set(r.body.uuid, kind)
      return r.body
    }
    assert.ok([404, 409, 412, 422].includes(r.status), `${path}: ${r.status} ${r.text.slice(0, 400)}`)
    this.tally.refused++
    throw new Refused(`${path}: ${r.text.slice(0, 200)}`)
  }

  async get(who, path) {
    const r = await this.call(who, 'GET', `/api/v1/${path}`)
    assert.equal(r.status, 200, `${path}: ${r.text.slice(0, 300)}`)
    return r.body
  }

  async until(what, ask, so) {
    for (let i = 0; i < 6000; i++) {
      const now = await ask(i)
      if (so(now)) return now
      await sleep(100)
    }
    throw new Error(`never: ${what}`)
  }

  async pay(who, payment) {
    const cash = this.dice(2) === 0
    const t = await this.post(who, `payments/${payment}/tries`, cash ? { channel: 'cash', scene: 'hand' } : { channel: 'wechat', scene: 'native' })
    if (cash) return this.post(this.county.office, `pay-tries/${t.uuid}/confirmation`)
    await this.sandbox.control({ do: 'pay', channel: 'wechat', number: t.number })
    return this.until('paid', async (i) => {
      if (i % 10 === 9) await this.sandbox.control({ do: 'callback', channel: 'wechat', number: t.number })
      return this.get(who, `payments/${payment}`)
    }, (p) => p.state !== 'open')
  }

  /** Signed, deposits, deliveries, receipts, bills; sometimes cancelled or refused on the way. */
  async contract(buyer, j, k) {
    const sign = (who, side) => this.post(who, `contracts/${k.uuid}/sign`, { side, text_sha: k.text_sha })
    await Promise.all([sign(buyer, 'buyer'), sign(j.owner, 'seller')])
    const signed = await this.get(buyer, `contracts/${k.uuid}`)
    if (this.dice(8) === 0) await this.post(buyer, `contracts/${k.uuid}/cancel`, { reason: '计划变了' })
    await Promise.all(signed.deposits.map(async (d) => {
      const who = d.side === 'buyer' ? buyer : j.owner
      const p = await this.post(who, `deal-deposits/${d.uuid}/pay`)
      await this.pay(who, p.payment)
    }))
    await Promise.all(k.plan.map(async (p) => {
      const lots = [{ lot: j.big.uuid, quantity_g: p.quantity_g }]
      let d = await this.post(j.owner, `contracts/${k.uuid}/deliveries`, { pos: p.pos, lots }, 'delivery')
      if (this.dice(5) === 0) {
        await this.post(buyer, `deliveries/${d.uuid}/refuse`, { reason: '外叶黄了' })
        d = await this.post(j.owner, `contracts/${k.uuid}/deliveries`, { pos: p.pos, lots }, 'delivery')
      }
      await this.post(buyer, `deliveries/${d.uuid}/receive`, { received_g: p.quantity_g - this.dice(3) * 100, below_g: this.dice(2) * 500 })
      const bill = await this.post(buyer, `deliveries/${d.uuid}/pay`)
      await this.pay(buyer, bill.payment)
    }))
  }

  async farming(buyer, j) {
    const demand = await this.post(buyer, 'demands', { title: '食堂用菜', crop: j.crop.uuid, quantity_g: 20000, from_day: day(), until_day: day(10), deliveries: 1 + this.dice(2), place: '县第一中学食堂', price_min_fen: 200, price_max_fen: 600, ...TERMS }, 'demand')
    await this.post(this.county.office, `demands/${demand.uuid}/review`, { passed: true })
    // The scarce lot holds less than everybody offers from it: whoever comes too late is refused.
    const offer = await this.post(j.owner, `demands/${demand.uuid}/offers`, { lot: (this.dice(4) ? j.big : j.lot).uuid, quantity_g: 20000, price_fen: 301 + this.dice(200) }, 'offer')
    if (this.dice(8) === 0) await this.post(j.owner, `offers/${offer.uuid}/withdraw`, { reason: '另有安排' })
    const k = await this.post(buyer, `offers/${offer.uuid}/accept`, {}, 'contract')
    await this.post(buyer, `demands/${demand.uuid}/end`, { reason: '够了' })
    await this.contract(buyer, j, k)
  }

  async tender(buyer, j, other) {
    const bond = 200 * this.dice(2)
    const t = await this.post(buyer, 'tenders', {
      kind: this.dice(2) ? 'sealed' : 'reverse', title: '包心菜', crop: j.crop.uuid, quantity_g: 20000, from_day: day(), until_day: day(10), place: '县第一中学食堂', ceiling_fen: 500, bid_deposit_fen: bond, ...TERMS, closes_at: new Date(Date.now() + 3600000).toISOString(),
    }, 'tender')
    await this.post(this.county.office, `tenders/${t.uuid}/review`, { passed: true })
    if (bond) await Promise.all([j, other].map(async (k) => this.pay(k.owner, (await this.post(k.owner, `tenders/${t.uuid}/deposit`)).payment)))
    await Promise.all([[j, 400], [other, 390]].map(([k, price]) => this.post(k.owner, `tenders/${t.uuid}/bids`, { lot: k.big.uuid, price_fen: price - this.dice(50) }, 'bid')))
    this.wants.push(`UPDATE deal_tender SET closes_us = 1 WHERE uuid = '${t.uuid}'`)
    const opened = await this.until('opened', () => this.call(buyer, 'POST', `/api/v1/tenders/${t.uuid}/open`, undefined), (r) => r.status === 200 || r.body?.code === 'wrong_state').then(() => this.get(buyer, `tenders/${t.uuid}`))
    const best = opened.bids.find((b) => b.rank === 1)
    const k = await this.post(buyer, `tenders/${t.uuid}/award`, { bid: best.uuid }, 'contract')
    await this.contract(buyer, best.operator === j.op.uuid ? j : other, k)
  }

  async yard(buyers, j) {
    const made = await this.post(j.owner, 'packages', {
      kind: 'yard', title: '小院', story: '屋后两分地', share_fen: 9999, target_shares: 3, max_shares: 5, deadline_day: day(), rule: ['refund', 'carry'][this.dice(2)],
      contents: [{ name: '包心菜', amount: '每次 2 千克', season: j.season.uuid, share_g: 4000 }], handouts: [{ day: day(10) }, { day: day(20) }],
    }, 'package')
    const g = await this.post(this.county.office, `packages/${made.uuid}/review`, { passed: true })
    const pledges = []
    await Promise.all(buyers.map(async (who, i) => {
      const p = await this.post(who, `packages/${g.uuid}/pledges`, { rule_sha: g.rule_sha, shares: 1 + (i % 2), receiver_name: '周先生', receiver_phone: '10000000009', receiver_address: '某市某路 1 号' }, 'pledge')
      if (this.dice(5) === 0) return this.post(who, `pledges/${p.uuid}/cancel`, { reason: '不要了' })
      await this.pay(who, p.payment)
      if (this.dice(8) === 0) return this.post(who, `pledges/${p.uuid}/cancel`, { reason: '后悔了' })
      pledges.push([who, p])
    }).map((p) => p.catch((e) => { if (!(e instanceof Refused)) throw e })))
    this.wants.push(`UPDATE deal_package SET deadline_us = 1 WHERE uuid = '${g.uuid}'`)
    const now = await this.until('decided', () => this.get(j.owner, `packages/${g.uuid}`), (p) => p.state !== 'open')
    if (now.state === 'failed') return
    for (const pos of [1, 2]) {
      const whole = now.paid_shares * 2000, short = this.dice(3) === 0
      await this.post(j.owner, `packages/${g.uuid}/handouts`, { pos, delivered_bp: short ? 7000 : 10000, lots: [{ lot: j.big.uuid, quantity_g: short ? Math.floor(whole * 0.7) : whole }] })
      if (pos === 1 && this.dice(6) === 0) { await this.post(this.county.office, `packages/${g.uuid}/stop`, { reason: '遭了冰雹' }); return }
      await Promise.all(pledges.map(async ([who, p]) => {
        if (this.dice(4)) return this.post(who, `pledges/${p.uuid}/receive`, { pos })
        await this.post(who, `pledges/${p.uuid}/dispute`, { pos, reason: '少了两斤' })
        return this.post(this.county.office, `pledges/${p.uuid}/judge`, { pos, delivered_bp: 5000, reason: '照片为证' })
      }))
    }
  }

  /** Refunds of cash wait for a person. */
  async clerk() {
    const list = await this.get(this.county.office, 'pay-refunds?state=hand')
    for (const r of list.items) await this.post(this.county.office, `pay-refunds/${r.uuid}/act`, { act: 'by_hand', reference: '柜台退现金' })
    await sleep(500)
  }
}

/** One hand: story after story until it is over. */
async function hand(w, stories) {
  while (!w.over) {
    try {
      await stories[w.dice(stories.length)]()
      w.tally.whole++
    } catch (e) {
      if (!(e instanceof Refused)) throw e
      w.tally.cut++
    }
  }
}

/** The time of what waits for it is over. */
async function late(server, w) {
  for (const text of w.wants.splice(0)) await sql(server, text)
}

async function sums(server, when) {
  const lines = await sql(server, Object.values(SUMS).map((q) => `(${q})`).reduce((a, q, i) => `${a}${i ? ', ' : ''}${q}`, 'SELECT '))
  assert.deepEqual(lines[0].split('|').map(Number).flatMap((n, i) => (n ? [`${Object.keys(SUMS)[i]}: ${n}`] : [])), [], when)
}

async function producer(county, name) {
  const j = await county.whole(name, { codes: false })
  const season = await county.season(j.owner, await county.plot(j.owner), j.crop)
  j.big = await county.harvest(j.owner, season, j.product, 0, { quantity_g: 50000000000 })
  await county.release(await county.certificate(j.owner, j.big, { weight_g: 50000000000, bases: ['质量安全控制符合要求'] }))
  j.season = season
  return j
}

async function crash(t, engine) {
  const server = await start(t, engine, { bin: BIN_FAST, conf: { 'people.buyers_per_address': '1000000', 'people.buyers_per_hour': '1000000' } })
  await server.stop()
  const sandbox = await new Sandbox(server).start(t)
  await server.start()
  server.admin = await server.signIn('root')
  const county = await build(server), a = await producer(county, '甲合作社'), b = await producer(county, '乙合作社'), buyers = []
  for (let n = 0; n < 3 * HANDS; n++) buyers.push(await county.buyer())
  const w = new World(server, sandbox, county)
  w.up()
  const hands = Array.from({ length: HANDS }, (_, i) => {
    const mine = buyers.slice(3 * i, 3 * i + 3), j = i % 2 ? a : b
    return hand(w, [() => w.farming(mine[0], j), () => w.tender(mine[1], a, b), () => w.yard(mine, j)])
  })
  hands.push(hand(w, [() => w.clerk()]))
  let failed = null
  for (const h of hands) h.catch((e) => { failed ??= e })
  for (let round = 0; round < KILLS && !failed; round++) {
    await sleep((60 + ((round * 89) % 400)) * (server.db ? 3 : 1)) // there more time goes by in starting again
    await server.kill9()
    w.down()
    await sums(server, `after kill ${round + 1}`)
    // Deadlines pass while nobody looks; what time brings about is due.
    await late(server, w)
    if (round % 3 === 0) await sql(server, "UPDATE store_job SET due_us = 1 WHERE kind IN ('deal.tick', 'pay.tick') AND state IN ('waiting', 'retry')")
    await server.start()
    w.up()
  }
  w.over = true
  const helper = setInterval(() => late(server, w).catch((e) => { failed ??= e }), 500)
  await Promise.all(hands).finally(() => clearInterval(helper))
  if (failed) throw failed
  await server.stop()
  await sums(server, 'in the end')
  const kinds = [...new Set(w.made.values())]
  const stored = new Map((await sql(server, kinds.map((k) => `SELECT uuid, '${k}' FROM deal_${k}`).join(' UNION ALL '))).map((l) => l.split('|')))
  const found = [...w.made].filter(([uuid, kind]) => stored.get(uuid) === kind).length
  const counts = (await sql(server, "SELECT (SELECT COUNT(*) FROM deal_contract WHERE state = 'fulfilled'), (SELECT COUNT(*) FROM deal_package WHERE state = 'done'), (SELECT COUNT(*) FROM deal_income), (SELECT COUNT(*) FROM pay_refund_v)"))[0].split('|')
  const c = w.tally
  t.diagnostic(`dealcrash [${engine}]: money, supply and states added up after ${KILLS} of ${KILLS} kills (${Object.keys(SUMS).length} sums each); ${found} of ${w.made.size} acknowledged things found, ${stored.size} stored; ${c.done} acts done, ${c.refused} refused, ${c.repeated} unanswered ones repeated by key, ${c.uncertain} tries told “it may have happened”; ${counts[0]} contracts fulfilled, ${counts[1]} packages done, ${counts[2]} incomes, ${counts[3]} refunds; ${c.whole} stories to the end, ${c.cut} cut short`)
  assert.equal(found, w.made.size, 'something acknowledged is lost')
  assert.equal(stored.size, w.made.size, 'something happened twice, or unasked')
  assert.ok(Number(counts[0]) > 0 && c.done > KILLS, 'too little happened to prove anything')
  const check = await server.run('check')
  assert.equal(check.code, 0, check.out + check.err)
}

test('dealcrash: nothing promised or paid is lost or doubled', { timeout: 1500000, concurrency: 2 }, async (t) => {
  await Promise.all(['sqlite', 'postgres'].map((engine) => t.test(engine, { skip: missing(engine) }, (t) => crash(t, engine))))
})
