// traderace.test.mjs: paying, cancelling, packing, sending, calling off, recalling, signing, delivering, receiving, refusing, awarding: twenty-four
// at the same moment over one thing, on PostgreSQL through two copies of the program. What may happen once happens once, of two that exclude each
// other one happens, nothing is promised or given beyond what there is, and the books sum to zero.
import assert from 'node:assert/strict'
import { BIN, Server, onBoth, sleep, sql, start } from './lib/server.mjs'
import { build, day } from './lib/county.mjs'
import { MALL_CONF, buy, manyAtOnce, shopper } from './lib/mall.mjs'
import { TERMS, producer, soon } from './lib/trade.mjs'

const N = 24, API = '/api/v1'

async function twin(t, server) {
  if (!server.db) return server
  const s = new Server(server.engine, BIN, { ...server.options })
  Object.assign(s, { db: server.db, dir: server.dir })
  t.after(() => s.stop())
  await s.start()
  manyAtOnce(s, 100)
  return s
}

/** People at both copies; calls at once; the counts of what is true afterwards. */
class Crowd {
  constructor(server, other) { Object.assign(this, { server, other, told: [] }) }

  both(client) {
    const second = this.other.client()
    second.cookies = client.cookies
    return [client, second]
  }

  /** makes: [client, path, body] or functions of i giving them; each sent n times, mixed, at once. Answers by make. */
  async all(makes, n = Math.ceil(N / makes.length)) {
    const calls = Array.from({ length: n }, (_, i) => makes.map((m) => (typeof m === 'function' ? m(i) : m))).flatMap((row, i) => row.map((c, k) => ({ k, i, c })))
    const answers = await Promise.all(calls.map(({ i, c: [who, path, body] }) => this.both(who)[i % 2].call('POST', `${API}/${path}`, { body, timeout: 120000 })))
    for (const r of answers) assert.ok(r.status < 500 || r.body?.code === 'busy', `${r.path}: ${r.status} ${r.text.slice(0, 300)}`)
    return makes.map((_, k) => answers.filter((_, j) => calls[j].k === k))
  }

  async count(text) { return Number((await sql(this.server, text))[0]) }

  say(what) { this.told.push(what) }
}

const won = (answers) => answers.filter((r) => r.status < 300).length
const codes = (groups) => groups.map((g) => g.map((r) => `${r.status} ${r.body?.code ?? ''}`))

async function stage(t, engine) {
  const server = await start(t, engine, { conf: MALL_CONF })
  manyAtOnce(server, 100)
  const other = await twin(t, server), county = await build(server), a = await producer(county, '抢购合作社')
  return { server, other, county, a, w: new Crowd(server, other) }
}

async function over({ server, other, w }, t, engine) {
  assert.equal(await w.count('SELECT COALESCE(SUM(fen), 0) FROM ledger_line'), 0)
  t.diagnostic(`trade races [${engine}${server === other ? '' : ', two copies'}]: ${w.told.join('; ')}`)
  if (other !== server) await other.stop()
  await server.stop()
  const check = await server.run('check')
  assert.equal(check.code, 0, check.out + check.err)
}

const cashTry = async (who, payment) => (await who.postOk(`${API}/payments/${payment}/tries`, { channel: 'cash', scene: 'hand' })).uuid

onBoth('trade races: the shop', async (t, engine) => {
  const s = await stage(t, engine), { county, a, w, server } = s, anna = await shopper(county), { office, agri } = county
  const order = async () => {
    const p = await buy(anna, [{ sku: a.sku, pieces: 2 }])
    return { ...p, order: p.orders[0].uuid, tried: await cashTry(anna, p.payment) }
  }
  const paid = async () => {
    const p = await order()
    await office.postOk(`${API}/pay-tries/${p.tried}/confirmation`, {})
    return p
  }
  const state = async (p) => (await anna.getOk(`${API}/orders/${p.order}`)).state

  await t.test('paid or cancelled', async () => {
    const ends = {}
    for (let round = 0; round < 3; round++) {
      const p = await order()
      await w.all([[office, `pay-tries/${p.tried}/confirmation`, {}], [anna, `purchases/${p.uuid}/cancel`]])
      const now = await anna.getOk(`${API}/purchases/${p.uuid}`), came = p.total_fen * await w.count(`SELECT COUNT(*) FROM pay_try r JOIN pay_payment y ON y.id = r.payment_id WHERE y.uuid = '${p.payment}' AND r.state = 'paid'`)
      const back = await w.count(`SELECT COALESCE(SUM(r.fen), 0) FROM pay_refund r JOIN pay_payment y ON y.id = r.payment_id WHERE y.uuid = '${p.payment}'`)
      assert.deepEqual([came, back], now.state === 'paid' ? [p.total_fen, 0] : [came, came], `${now.state}: what nobody wants any more goes back`)
      ends[now.state] = (ends[now.state] ?? 0) + 1
    }
    w.say(`paid or cancelled: ${Object.entries(ends).map(([k, n]) => `${k} ${n}`).join(', ')}`)
  })

  await t.test('packed, called off, given back', async () => {
    const p = await paid()
    const [packed, called, asked] = await w.all([[a.owner, `orders/${p.order}/pack`, {}], [anna, `orders/${p.order}/call-off`, {}], [anna, `orders/${p.order}/refunds`, { cause: 'changed_mind' }]])
    assert.ok(won(packed) <= 1 && won(called) <= 1 && won(asked) <= 1, `${codes([packed, called, asked])}`)
    assert.ok(await w.count(`SELECT COUNT(*) FROM sell_order WHERE uuid = '${p.order}' AND back_fen <= total_fen`) === 1)
    w.say(`packed ${won(packed)}, called off ${won(called)}, refund asked ${won(asked)} of ${N}: ${await state(p)}`)
  })

  await t.test('sent or called off', async () => {
    const p = await paid()
    await a.owner.postOk(`${API}/orders/${p.order}/pack`, {})
    const [sent, called] = await w.all([(i) => [a.owner, `orders/${p.order}/ship`, { carrier: '县邮政', waybill_no: `YZ${1000 + i}` }], [a.owner, `orders/${p.order}/call-off`, { reason: '不卖了' }]])
    assert.equal(won(sent) + won(called), 1, `${codes([sent, called])}`)
    assert.equal(await w.count(`SELECT COUNT(*) FROM epcis_event_v e JOIN sell_order o ON o.event_id = e.event_id WHERE o.uuid = '${p.order}'`), won(sent), 'an event when it was sent')
    assert.equal((await state(p)) === 'shipped', won(sent) === 1)
    w.say(`sent ${won(sent)} or called off ${won(called)} of ${N}`)
  })

  await t.test('received; a refund answered; a review', async () => {
    const p = await paid()
    await a.owner.postOk(`${API}/orders/${p.order}/pack`, {})
    await a.owner.postOk(`${API}/orders/${p.order}/ship`, { carrier: '县邮政', waybill_no: 'YZ9001' })
    const [received] = await w.all([[anna, `orders/${p.order}/receive`]])
    assert.equal(won(received), 1)
    const [asked] = await w.all([[anna, `orders/${p.order}/refunds`, { cause: 'damaged', text: '烂了' }]])
    assert.equal(won(asked), 1)
    const r = asked.find((x) => x.status < 300).body.uuid
    const [yes, no, off] = await w.all([[a.owner, `refunds/${r}/answer`, { agree: true }], [a.owner, `refunds/${r}/answer`, { agree: false, answer: '好的' }], [anna, `refunds/${r}/withdraw`]])
    assert.equal(await w.count(`SELECT COUNT(*) FROM pay_refund r JOIN pay_payment y ON y.id = r.payment_id WHERE y.uuid = '${p.payment}'`), won(yes), `${codes([yes, no, off])}`)
    assert.ok(won(yes) <= 1 && won(no) <= 1 && won(off) <= 1 && won(yes) + won(no) + won(off) >= 1, `${codes([yes, no, off])}`)
    w.say(`received 1, refund asked 1; of ${N} agreed ${won(yes)}, refused ${won(no)}, withdrawn ${won(off)}`)
  })

  await t.test('a recall while everybody packs, sends and buys', async () => {
    const all = [await paid(), await paid(), await paid()]
    for (const p of all) await a.owner.postOk(`${API}/orders/${p.order}/pack`, {})
    const lot = await agri.getOk(`${API}/lots/${a.lot.uuid}`), quote = await anna.postOk(`${API}/quotes`, { items: [{ sku: a.sku, pieces: 1 }], address: anna.address })
    const under = w.all([(i) => [a.owner, `orders/${all[i % 3].order}/ship`, { carrier: '县邮政', waybill_no: `YZ${2000 + i}` }], [anna, 'purchases', { items: [{ sku: a.sku, pieces: 1 }], address: anna.address, total_fen: quote.total_fen }]])
    assert.equal((await agri.post(`${API}/lots/${a.lot.uuid}/state`, { state: 'recalled', reason: '检出超标', return_how: '退回合作社' }, { ifMatch: lot.rev, timeout: 120000 })).status, 200)
    const [sent, bought] = await under
    for (const p of all) {
      const o = await anna.getOk(`${API}/orders/${p.order}`)
      if (o.state === 'packed') await a.owner.refused(422, 'lot_locked', 'POST', `${API}/orders/${p.order}/ship`, { body: { carrier: '县邮政', waybill_no: 'YZ3000' } })
    }
    assert.ok((await anna.post(`${API}/purchases`, { items: [{ sku: a.sku, pieces: 1 }], address: anna.address, total_fen: quote.total_fen })).status >= 400, 'nothing more is sold of it')
    for (const path of [`mall/goods/${a.goods.uuid}`, 'mall/goods']) {
      const shown = await server.client().getOk(`${API}/${path}`)
      assert.ok(shown.on_sale === false || shown.items?.length === 0, `${path}: it is gone from the mall: ${JSON.stringify(shown).slice(0, 200)}`)
    }
    const concerned = await w.count(`SELECT COUNT(DISTINCT o.id) FROM sell_order o JOIN sell_hold h ON h.ref = 'order:' || o.uuid JOIN grow_lot l ON l.id = h.lot_id WHERE l.uuid = '${a.lot.uuid}' AND h.state = 'sold' AND h.pieces > h.back`)
    const told = async () => new Set((await anna.getOk(`${API}/notices`)).items.filter((n) => n.kind === 'recall').map((n) => n.order_uuid)).size
    for (let i = 0; i < 300 && (await told()) < concerned; i++) await sleep(100)
    assert.equal(await told(), concerned, 'whoever bought of it is told, order by order')
    assert.ok(concerned >= all.length)
    w.say(`a recall among ${N}: ${won(sent)} sent before it, ${won(bought)} bought before it, ${concerned} orders concerned`)
  })
  await over(s, t, engine)
}, { timeout: 600000 })

onBoth('trade races: contracts, tenders, packages', async (t, engine) => {
  const s = await stage(t, engine), { county, a, w, server } = s, { office, agri } = county, buyer = await county.buyer(), b = await producer(county, '对面合作社')
  const one = (what, answers) => {
    assert.equal(won(answers), 1, `${what}: ${codes([answers])}`)
    w.say(`${what} 1 of ${answers.length}`)
    return answers.find((r) => r.status < 300).body
  }
  const demand = await buyer.postOk(`${API}/demands`, { title: '食堂用菜', crop: a.crop.uuid, quantity_g: 900000000, from_day: day(), until_day: day(10), deliveries: 1, place: '县第一中学食堂', price_min_fen: 200, price_max_fen: 600, buyer_deposit_bp: 1000, ...TERMS })
  one('demand reviewed', (await w.all([[office, `demands/${demand.uuid}/review`, { passed: true }]]))[0])
  const free = (lot) => w.count(`SELECT left_g - COALESCE((SELECT taken_g FROM deal_lot_taken_v v WHERE v.lot_id = l.id), 0) - COALESCE((SELECT offered_g FROM sell_stock_v k WHERE k.lot_id = l.id), 0) FROM grow_lot_v l WHERE l.uuid = '${lot}'`)

  await t.test('one lot is promised once, to offers, bids and the mall', async () => {
    const before = await free(a.big.uuid)
    const [offers] = await w.all([[a.owner, `demands/${demand.uuid}/offers`, { lot: a.big.uuid, quantity_g: 400000, price_fen: 400 }]])
    assert.equal(won(offers), Math.floor(before / 400000), `${codes([offers])}`)
    assert.ok((await free(a.big.uuid)) >= 0)
    w.say(`offers of 400 kg ${won(offers)} of ${N} (${before / 1000} kg were free)`)
    for (const o of offers.filter((r) => r.status < 300)) await a.owner.postOk(`${API}/offers/${o.body.uuid}/withdraw`, { reason: '试一试' })
    assert.equal(await free(a.big.uuid), before, 'what is withdrawn is free again')
  })

  const offer = () => a.owner.postOk(`${API}/demands/${demand.uuid}/offers`, { lot: a.big.uuid, quantity_g: 100000, price_fen: 400 })
  const contract = async () => {
    const o = await offer()
    return one('offer accepted', (await w.all([[buyer, `offers/${o.uuid}/accept`, {}]]))[0])
  }
  const signed = async (k) => {
    const [mine, theirs] = await w.all([[buyer, `contracts/${k.uuid}/sign`, { side: 'buyer', text_sha: k.text_sha }], [a.owner, `contracts/${k.uuid}/sign`, { side: 'seller', text_sha: k.text_sha }]])
    assert.deepEqual([won(mine), won(theirs)], [1, 1], `${codes([mine, theirs])}`)
    assert.equal(await w.count(`SELECT COUNT(*) FROM deal_deposit d JOIN deal_contract k ON k.id = d.contract_id WHERE k.uuid = '${k.uuid}'`), 1, 'one deposit is asked for')
    return buyer.getOk(`${API}/contracts/${k.uuid}`)
  }
  /** The same payment for all who ask, one try. */
  const asked = async (who, path) => {
    const [answers] = await w.all([[who, path, {}]])
    const payments = new Set(answers.filter((r) => r.status < 300).map((r) => r.body.payment))
    assert.equal(payments.size, 1, `${codes([answers])}`)
    return cashTry(who, [...payments][0])
  }

  await t.test('deposits paid or the contract cancelled', async () => {
    const ends = {}
    for (let round = 0; round < 2; round++) {
      const k = await signed(await contract()), tried = await asked(buyer, `deal-deposits/${k.deposits[0].uuid}/pay`)
      await w.all([[office, `pay-tries/${tried}/confirmation`, {}], [a.owner, `contracts/${k.uuid}/cancel`, { reason: '不卖了' }]])
      const now = await buyer.getOk(`${API}/contracts/${k.uuid}`)
      const balance = await w.count(`SELECT COALESCE(-SUM(fen), 0) FROM ledger_line WHERE account = 'deposit:${k.deposits[0].uuid}'`)
      assert.ok(['active', 'cancelled'].includes(now.state))
      assert.equal(balance > 0, now.deposits[0].state === 'paid', `${now.state}, ${now.deposits[0].state}: ${balance}`)
      if (now.state === 'active') assert.equal(now.deposits[0].state, 'paid')
      ends[now.state] = (ends[now.state] ?? 0) + 1
    }
    w.say(`deposit paid or cancelled: ${Object.entries(ends).map(([k, n]) => `${k} ${n}`).join(', ')}`)
  })

  await t.test('delivered, received or refused, paid: once; a recall among them', async () => {
    const k = await signed(await contract()), tried = await asked(buyer, `deal-deposits/${k.deposits[0].uuid}/pay`)
    one('deposit confirmed', (await w.all([[office, `pay-tries/${tried}/confirmation`, {}]]))[0])
    const give = [a.owner, `contracts/${k.uuid}/deliveries`, { pos: 1, lots: [{ lot: a.big.uuid, quantity_g: 100000 }] }]
    const d = one('delivery', (await w.all([give]))[0])
    const [got, back] = await w.all([[buyer, `deliveries/${d.uuid}/receive`, { received_g: 100000 }], [buyer, `deliveries/${d.uuid}/refuse`, { reason: '坏了' }]])
    assert.equal(won(got) + won(back), 1, `${codes([got, back])}`)
    w.say(`received ${won(got)} or refused ${won(back)} of ${N}`)
    const last = won(got) ? d : one('delivery again', (await w.all([give]))[0])
    if (!won(got)) await buyer.postOk(`${API}/deliveries/${last.uuid}/receive`, { received_g: 100000 })
    const bill = await asked(buyer, `deliveries/${last.uuid}/pay`)
    one('bill confirmed', (await w.all([[office, `pay-tries/${bill}/confirmation`, {}]]))[0])
    assert.equal((await buyer.getOk(`${API}/contracts/${k.uuid}`)).state, 'fulfilled')
    assert.equal(await w.count(`SELECT COUNT(*) FROM deal_income WHERE ref = '${last.uuid}'`), 1)
    assert.equal(await w.count(`SELECT COUNT(*) FROM deal_given g JOIN deal_delivery d ON d.id = g.ref_id AND g.kind = 'delivery' JOIN deal_contract k ON k.id = d.contract_id WHERE k.uuid = '${k.uuid}'`), 1, 'it left the lot once')
  })

  await t.test('a tender: deposit, opening, award', async () => {
    const tender = await buyer.postOk(`${API}/tenders`, { kind: 'sealed', title: '包心菜', crop: a.crop.uuid, quantity_g: 20000, from_day: day(), until_day: day(10), place: '食堂', ceiling_fen: 500, bid_deposit_fen: 200, ...TERMS, closes_at: soon(3600000) })
    await office.postOk(`${API}/tenders/${tender.uuid}/review`, { passed: true })
    const bids = []
    for (const j of [a, b]) {
      const tried = await asked(j.owner, `tenders/${tender.uuid}/deposit`)
      one('bid deposit confirmed', (await w.all([[office, `pay-tries/${tried}/confirmation`, {}]]))[0])
      const [made] = await w.all([(i) => [j.owner, `tenders/${tender.uuid}/bids`, { lot: j.big.uuid, price_fen: 400 + i }]])
      assert.equal(won(made), N, `${codes([made])}`)
      bids.push(made)
    }
    assert.equal(await w.count("SELECT COUNT(*) FROM deal_bond WHERE state = 'paid'"), 2)
    assert.equal(await w.count("SELECT COUNT(*) FROM deal_bid WHERE state = 'in'"), 2)
    await sql(server, `UPDATE deal_tender SET closes_us = 1 WHERE uuid = '${tender.uuid}'`)
    const [opened] = await w.all([[buyer, `tenders/${tender.uuid}/open`]])
    assert.ok(won(opened) <= 1, `${codes([opened])}`) // the job may have come first
    const seen = await buyer.getOk(`${API}/tenders/${tender.uuid}`)
    const [first, second, none] = await w.all([[buyer, `tenders/${tender.uuid}/award`, { bid: seen.bids[0].uuid }], [buyer, `tenders/${tender.uuid}/award`, { bid: seen.bids[1].uuid, reason: '近' }], [buyer, `tenders/${tender.uuid}/fail`, { reason: '不买了' }]])
    assert.equal(won(first) + won(second) + won(none), 1, `${codes([first, second, none])}`)
    assert.equal(await w.count("SELECT COUNT(*) FROM deal_contract WHERE origin = 'bid'"), won(first) + won(second))
    assert.equal(await w.count("SELECT COUNT(*) FROM deal_bond WHERE state = 'paid'"), won(first) + won(second), 'the winner’s deposit stays, the others go back')
    w.say(`awarded to one ${won(first)}, to the other ${won(second)}, to nobody ${won(none)} of ${N}`)
  })

  await t.test('a package: shares, receipts and a stop', async () => {
    const made = await a.owner.postOk(`${API}/packages`, { kind: 'yard', title: '小院', story: '屋后', share_fen: 10000, target_shares: 2, max_shares: 5, deadline_day: day(), rule: 'refund', contents: [{ name: '包心菜', amount: '2 千克', season: a.season.uuid, share_g: 2000 }], handouts: [{ day: day(10) }] })
    const g = await office.postOk(`${API}/packages/${made.uuid}/review`, { passed: true }), buyers = await Promise.all(Array.from({ length: 8 }, () => county.buyer()))
    const body = { rule_sha: g.rule_sha, shares: 1, receiver_name: '周先生', receiver_phone: '10000000009', receiver_address: '某市某路 1 号' }
    const [taken] = await w.all([(i) => [buyers[i % 8], `packages/${g.uuid}/pledges`, body]])
    assert.equal(won(taken), 5, `${codes([taken])}`)
    const pledges = taken.filter((r) => r.status < 300).map((r) => r.body)
    for (const p of pledges) p.who = (await Promise.all(buyers.map(async (x) => [(await x.get(`${API}/pledges/${p.uuid}`)).status, x]))).find(([st]) => st === 200)[1]
    for (const p of pledges) p.tried = await cashTry(p.who, p.payment)
    const [paid] = await w.all([(i) => [office, `pay-tries/${pledges[i % 5].tried}/confirmation`, {}]])
    assert.equal(won(paid), 5)
    await sql(server, `UPDATE deal_package SET deadline_us = 1 WHERE uuid = '${g.uuid}'`)
    for (let i = 0, now; i < 300 && now !== 'running'; i++) {
      if (i % 20 === 0) await sql(server, "UPDATE store_job SET due_us = 1 WHERE kind = 'deal.tick' AND state IN ('waiting', 'retry')")
      now = (await a.owner.getOk(`${API}/packages/${g.uuid}`)).state
      if (now !== 'running') await sleep(200)
    }
    one('instalment sent', (await w.all([[a.owner, `packages/${g.uuid}/handouts`, { pos: 1, delivered_bp: 10000, lots: [{ lot: a.big.uuid, quantity_g: 10000 }] }]]))[0])
    const [p] = pledges
    const [received, disputed, stopped] = await w.all([[p.who, `pledges/${p.uuid}/receive`, { pos: 1 }], [p.who, `pledges/${p.uuid}/dispute`, { pos: 1, reason: '少了' }], [office, `packages/${g.uuid}/stop`, { reason: '查账' }]])
    assert.ok(won(received) + won(disputed) <= 1 && won(stopped) <= 1, `${codes([received, disputed, stopped])}`)
    assert.equal(await w.count(`SELECT COUNT(*) FROM deal_income i JOIN deal_part t ON t.uuid = i.ref JOIN deal_pledge x ON x.id = t.pledge_id WHERE x.uuid = '${p.uuid}'`), won(received), 'paid once when received')
    w.say(`5 of 5 shares to ${N} hands; received ${won(received)}, disputed ${won(disputed)}, stopped ${won(stopped)}`)
  })

  await t.test('a recall while lots are delivered and offered', async () => {
    const k = await signed(await contract()), tried = await asked(buyer, `deal-deposits/${k.deposits[0].uuid}/pay`)
    await office.postOk(`${API}/pay-tries/${tried}/confirmation`, {})
    const lot = await agri.getOk(`${API}/lots/${a.big.uuid}`)
    const recall = agri.post(`${API}/lots/${a.big.uuid}/state`, { state: 'recalled', reason: '检出超标', return_how: '退回' }, { ifMatch: lot.rev })
    const give = [a.owner, `contracts/${k.uuid}/deliveries`, { pos: 1, lots: [{ lot: a.big.uuid, quantity_g: 100000 }] }]
    const [given] = await w.all([give])
    assert.equal((await recall).status, 200)
    assert.ok(won(given) <= 1)
    const [more, offers] = await w.all([give, [a.owner, `demands/${demand.uuid}/offers`, { lot: a.big.uuid, quantity_g: 1000, price_fen: 400 }]])
    assert.deepEqual([won(more), won(offers)], [0, 0], `${codes([more, offers])}`)
    w.say(`a recall among ${N}: ${won(given)} delivered before it, ${won(more)} after`)
  })
  await over(s, t, engine)
}, { timeout: 600000 })
