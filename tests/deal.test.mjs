// deal.test.mjs: the ways to sell beside the mall, over the network and with real payments in cash: a yard package from opening to its last
// instalment and one that fails; a tender from the sealed bids to the settled contract; a household without a phone that sells through the
// village point. On both engines; the books sum to zero after each.
import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PASSWORD, onBoth, run, sleep, sql, start } from './lib/server.mjs'
import { build, day, uscc } from './lib/county.mjs'
import { MALL_CONF, buy, payCash } from './lib/mall.mjs'
import { account, producer } from './lib/trade.mjs'

const API = '/api/v1'
const TERMS = { late_bp: 100, late_max_days: 5, short_bp: 2000, grade_bp: 3000, pay_days: 3 }

/** Pay in cash: the buyer chooses it, the office confirms it. */
async function cash(county, who, payment) {
  const at = await who.postOk(`${API}/payments/${payment}/tries`, { channel: 'cash', scene: 'hand' })
  await county.office.postOk(`${API}/pay-tries/${at.uuid}/confirmation`, {})
}

/** Ask until it is so; what the jobs do takes a moment. */
async function until(what, ask, so, seconds = 60) {
  for (const end = Date.now() + seconds * 1000; ;) {
    const now = await ask()
    if (so(now)) return now
    if (Date.now() > end) assert.fail(`${what}: still ${JSON.stringify(now).slice(0, 400)}`)
    await sleep(500)
  }
}

/** A contract as it is printed: its words, without spaces and ends of lines; in Chinese. */
async function contractPdf(server, who, uuid) {
  const r = await who.in('zh').get(`${API}/contracts/${uuid}/pdf`)
  assert.deepEqual([r.status, r.headers['content-type']], [200, 'application/pdf'])
  assert.match(r.headers['content-disposition'], /^attachment; filename="?HT\d+\.pdf/)
  const file = join(server.base, 'contract.pdf')
  await writeFile(file, r.bytes)
  return (await run('pdftotext', ['-layout', file, '-'])).out.replaceAll(/\s|\f|第\s*\d+\s*页/g, '')
}

/** The lot is recalled: those who were given of it are told, once, in the words of what they bought by; others are not. */
async function recalled(county, lot, told, others) {
  const now = await county.agri.getOk(`${API}/lots/${lot.uuid}`)
  await county.agri.postOk(`${API}/lots/${lot.uuid}/state`, { state: 'recalled', reason: '检出超标', return_how: '退回合作社' }, { ifMatch: now.rev })
  const notices = async (who) => (await who.in('zh').getOk(`${API}/notices`)).items.filter((n) => n.kind === 'recall').map((n) => n.text)
  for (const [who, no] of told) {
    const texts = await until('the buyer is told', () => notices(who), (x) => x.length > 0)
    assert.equal(texts.length, 1)
    for (const word of [no, lot.lot_no, '退回合作社']) assert.ok(texts[0].includes(word), texts[0])
  }
  for (const who of others) assert.deepEqual(await notices(who), [])
}

async function books(server, t, engine) {
  assert.equal((await sql(server, 'SELECT COALESCE(SUM(fen), 0) FROM ledger_line'))[0], '0', 'the books sum to zero')
  const check = await server.run('check')
  assert.equal(check.code, 0, check.out + check.err)
  t.diagnostic(`deal [${engine}]: ${(await sql(server, 'SELECT COUNT(*) FROM ledger_line'))[0]} lines in the books, sum 0; tiantou check finds nothing`)
}

const packageBody = (j, more = {}) => ({
  kind: 'yard', title: '王家小院', story: '屋后两分地', share_fen: 10000, target_shares: 3, max_shares: 5, deadline_day: day(), rule: 'refund',
  contents: [{ name: '包心菜', amount: '每次 2 千克', season: j.season.uuid, share_g: 4000 }, { name: '土鸡蛋', amount: '每次 20 枚' }],
  handouts: [{ day: day(10) }, { day: day(20) }], extras: [{ kind: 'visit', name: '来看菜', day: day(15), capacity: 2, fen: 500 }], ...more,
})
const pledge = (g, shares) => ({ rule_sha: g.rule_sha, shares, receiver_name: '周先生', receiver_phone: '10000000009', receiver_address: '某市某路 1 号' })

/** The deadline passes. */
const pastDeadline = (server, g) => sql(server, `UPDATE deal_package SET deadline_us = 1 WHERE uuid = '${g.uuid}'`)

onBoth('a yard package: from opening to the last instalment', async (t, engine) => {
  const server = await start(t, engine), county = await build(server), j = await county.whole()
  const [buyer, other] = [await county.buyer(), await county.buyer()]
  const made = await j.owner.postOk(`${API}/packages`, packageBody(j))
  assert.equal((await server.client().get(`${API}/packages/${made.uuid}`)).status, 404, 'strangers see it after review only')
  await county.office.postOk(`${API}/packages/${made.uuid}/review`, { passed: true })
  const g = await server.client().getOk(`${API}/packages/${made.uuid}`)
  assert.match(g.rule_text, /少于约定时/)
  assert.equal((await server.client().getOk(`${API}/packages`)).items.length, 1)
  await buyer.refused(409, 'conflict', 'POST', `${API}/packages/${g.uuid}/pledges`, { body: { ...pledge(g, 1), rule_sha: '0'.repeat(64) } })
  const mine = await buyer.postOk(`${API}/packages/${g.uuid}/pledges`, { ...pledge(g, 3), extras: [{ extra: g.extras[0].uuid, n: 2 }] })
  assert.equal(mine.fen, 31000)
  assert.equal(mine.receiver_masked, '周**，电话尾号 0009')
  await other.refused(422, 'limit_reached', 'POST', `${API}/packages/${g.uuid}/pledges`, { body: { ...pledge(g, 3) } })
  const theirs = await other.postOk(`${API}/packages/${g.uuid}/pledges`, pledge(g, 2))
  assert.equal((await other.get(`${API}/pledges/${mine.uuid}`)).status, 404)
  assert.equal((await buyer.get(`${API}/payments/${theirs.payment}`)).status, 404)
  await cash(county, buyer, mine.payment)
  await cash(county, other, theirs.payment)
  await pastDeadline(server, g)
  await until('the package comes about', () => j.owner.getOk(`${API}/packages/${g.uuid}`), (p) => p.state === 'running')
  const people = await j.owner.postOk(`${API}/packages/${g.uuid}/receivers`, undefined)
  assert.deepEqual(people.receivers.map((r) => [r.phone, r.shares]).sort(), [['10000000009', 2], ['10000000009', 3]])
  assert.ok(!server.logs().includes('10000000009'.slice(2) + '"'), 'no telephone in the logs')
  await j.owner.refused(422, 'rule_refused', 'POST', `${API}/packages/${g.uuid}/handouts`, { body: { pos: 1, delivered_bp: 10000, lots: [{ lot: j.lot.uuid, quantity_g: 9999 }] } })
  await j.owner.postOk(`${API}/packages/${g.uuid}/handouts`, { pos: 1, delivered_bp: 8000, lots: [{ lot: j.lot.uuid, quantity_g: 8000 }], note: '下了几天雨' })
  await buyer.postOk(`${API}/pledges/${mine.uuid}/receive`, { pos: 1 })
  await other.postOk(`${API}/pledges/${theirs.uuid}/dispute`, { pos: 1, reason: '少了一些' })
  const disputes = () => county.office.all(`${API}/pledges`, { disputed: true })
  assert.deepEqual((await disputes()).map((p) => p.uuid), [theirs.uuid], 'the office finds what it has to decide')
  await county.office.postOk(`${API}/pledges/${theirs.uuid}/judge`, { pos: 1, delivered_bp: 8000, reason: '称过，是八成' })
  assert.deepEqual(await disputes(), [])
  await j.owner.postOk(`${API}/packages/${g.uuid}/handouts`, { pos: 2, delivered_bp: 10000, lots: [{ lot: j.lot.uuid, quantity_g: 10000 }] })
  await buyer.postOk(`${API}/pledges/${mine.uuid}/receive`, { pos: 2 })
  const last = await other.postOk(`${API}/pledges/${theirs.uuid}/receive`, { pos: 2 })
  assert.deepEqual([last.state, last.released_fen, last.refunded_fen], ['done', 18000, 2000])
  const end = await server.client().getOk(`${API}/packages/${g.uuid}`)
  assert.deepEqual([end.state, end.released_fen, end.refunded_fen], ['done', 27000 + 1000 + 18000, 3000 + 2000])
  await recalled(county, j.lot, [[buyer, mine.pledge_no], [other, theirs.pledge_no]], [await county.buyer()])
  assert.equal(end.handouts[0].lots[0].lot_no, j.lot.lot_no, 'anybody follows what was handed out to its lot')
  assert.equal(end.handouts[0].lots[0].path, j.path, 'and to its trace page')
  const numbers = async (who, side) => (await who.getOk(`${API}/pledges`, side && { side })).items.map((x) => x.pledge_no).sort()
  assert.deepEqual(await numbers(buyer, 'buyer'), [mine.pledge_no])
  assert.deepEqual([await numbers(j.owner, 'buyer'), await numbers(j.owner, 'seller')], [[], [mine.pledge_no, theirs.pledge_no].sort()])
  assert.deepEqual(await numbers(buyer, 'seller'), [])
  for (const side of [undefined, 'both']) assert.deepEqual(await numbers(county.office, side), [mine.pledge_no, theirs.pledge_no].sort(), 'without a side, all that one may see')
  assert.equal((await j.owner.getOk(`${API}/packages`, { side: 'seller' })).items.length, 1)
  assert.deepEqual((await server.client().getOk(`${API}/packages`, { side: 'seller' })).items, [])
  assert.equal(end.season ?? null, null, 'a yard has no log')
  const gained = (await county.office.getOk(`${API}/benefit/households`)).items.find((i) => i.operator === j.op.uuid)
  assert.equal(gained.package_fen, 46000)
  assert.match((await county.office.get(`${API}/benefit/sales`, { format: 'csv' })).text, /package,[^\n]*,16000,/)
  const lines = await county.office.all(`${API}/benefit/sales`)
  assert.ok(lines.every((l) => l.thing === g.uuid), 'each line opens to its package, which names the lots')
  assert.deepEqual([...new Set(lines.map((l) => l.number))].sort(), [mine.pledge_no, theirs.pledge_no].sort())
  await books(server, t, engine)
})

onBoth('an adopted plot: its log is the public record of the season', async (t, engine) => {
  const server = await start(t, engine), county = await build(server), j = await county.whole()
  const made = await j.owner.postOk(`${API}/packages`, packageBody(j, { kind: 'plot', title: '认养一分地', contents: [{ name: '包心菜', amount: '每份 2 千克', season: j.season.uuid, share_g: 2000 }], extras: [] }))
  const anyone = server.client(), log = `${API}/seasons/${made.season}/diary`
  assert.equal(made.season, j.season.uuid)
  await county.office.postOk(`${API}/packages/${made.uuid}/review`, { passed: true })
  const before = await anyone.getOk(log)
  assert.deepEqual([before.published, before.lines], [false, []], 'a record that is not published is not shown')
  assert.deepEqual(await anyone.getOk(`${API}/seasons/00000000-0000-7000-8000-000000000000/diary`), before, 'nor whether there is one')
  await j.owner.postOk(`${API}/seasons/${j.season.uuid}/submit`)
  await county.office.postOk(`${API}/seasons/${j.season.uuid}/review`, { decision: 'publish' })
  const after = await anyone.getOk(log)
  assert.equal(after.published, true)
  assert.deepEqual(after.lines.map((l) => l.kind), ['harvest', 'pesticide', 'fertilise', 'sow'], 'the newest first')
  assert.ok(!JSON.stringify(after).includes('王小满'), 'who did it is masked')
})

onBoth('an auction: the lowest price is seen, whose it is not', async (t, engine) => {
  const server = await start(t, engine), county = await build(server)
  const a = await county.whole('甲合作社'), b = await county.whole('乙合作社', { codes: false }), buyer = await county.buyer()
  const made = await buyer.postOk(`${API}/tenders`, {
    kind: 'reverse', title: '竞价买包心菜', crop: a.crop.uuid, quantity_g: 100000, from_day: day(), until_day: day(10), place: '县第一中学食堂', ceiling_fen: 500, decrement_fen: 5, extend_s: 60, ...TERMS,
    closes_at: new Date(Date.now() + 30000).toISOString(),
  })
  const seen = (who) => who.getOk(`${API}/tenders/${made.uuid}`)
  await county.office.postOk(`${API}/tenders/${made.uuid}/review`, { passed: true })
  assert.equal((await seen(buyer)).lowest_fen, null)
  await a.owner.postOk(`${API}/tenders/${made.uuid}/bids`, { lot: a.lot.uuid, price_fen: 390 })
  await b.owner.postOk(`${API}/tenders/${made.uuid}/bids`, { lot: b.lot.uuid, price_fen: 380 })
  for (const who of [buyer, a.owner, b.owner, county.office]) {
    const now = await seen(who)
    assert.deepEqual([now.lowest_fen, now.bids_n, now.bids], [380, null, []])
    assert.ok(!JSON.stringify(now).includes('乙合作社'))
  }
  assert.ok(Date.parse((await seen(a.owner)).closes_at) > Date.parse(made.closes_at), 'a bid in the last moments moved the end')
})

onBoth('a yard package that fails: every pledge goes back, also after kill -9', async (t, engine) => {
  const server = await start(t, engine), county = await build(server), j = await county.whole()
  const buyer = await county.buyer(), late = await county.buyer()
  const made = await j.owner.postOk(`${API}/packages`, packageBody(j))
  const g = await county.office.postOk(`${API}/packages/${made.uuid}/review`, { passed: true })
  const paid = [], phones = []
  for (const n of [1, 1]) {
    const p = await buyer.postOk(`${API}/packages/${g.uuid}/pledges`, pledge(g, n))
    await cash(county, buyer, p.payment)
    paid.push(p)
  }
  const unpaid = await late.postOk(`${API}/packages/${g.uuid}/pledges`, pledge(g, 1))
  phones.push(unpaid.receiver_masked)
  await late.postOk(`${API}/pledges/${unpaid.uuid}/cancel`, { reason: '不要了' })
  await pastDeadline(server, g)
  await server.kill9()
  await server.start()
  Object.assign(county, { office: await server.signIn('office') })
  const again = await server.signIn(buyer.phone)
  await until('it fails', () => again.getOk(`${API}/packages/${g.uuid}`), (p) => p.state === 'failed')
  for (const p of paid) await until('it is to be given back', () => again.getOk(`${API}/pledges/${p.uuid}`), (x) => ['refunding', 'stuck'].includes(x.state))
  const refunds = await until('the refunds wait for a hand', () => county.office.getOk(`${API}/pay-refunds`), (l) => l.items.filter((r) => r.state === 'hand').length === 2)
  for (const r of refunds.items) await county.office.postOk(`${API}/pay-refunds/${r.uuid}/act`, { act: 'by_hand', reference: '柜台退现金' })
  for (const p of paid) {
    const x = await until('it is given back', () => again.getOk(`${API}/pledges/${p.uuid}`), (now) => now.state === 'refunded')
    assert.equal(x.refunded_fen, 10000)
  }
  assert.equal((await sql(server, "SELECT COALESCE(SUM(fen), 0) FROM ledger_line WHERE account IN ('channel:cash', 'paidout:hand')"))[0], '0')
  assert.equal((await sql(server, 'SELECT COALESCE(SUM(owed_g), 0) FROM deal_promise'))[0], '0')
  await books(server, t, engine)
})

onBoth('a tender: sealed bids, opening, contract, delivery, settlement', async (t, engine) => {
  const server = await start(t, engine), county = await build(server)
  const a = await county.whole('甲合作社'), b = await county.whole('乙合作社', { codes: false })
  const buyer = await county.buyer()
  const made = await buyer.postOk(`${API}/tenders`, {
    kind: 'sealed', title: '包心菜两百公斤', crop: a.crop.uuid, quantity_g: 200000, from_day: day(), until_day: day(10), place: '县第一中学食堂', ceiling_fen: 500, seller_deposit_bp: 1000, ...TERMS,
    closes_at: new Date(Date.now() + 8000).toISOString(),
  })
  await county.office.postOk(`${API}/tenders/${made.uuid}/review`, { passed: true })
  const high = await a.owner.postOk(`${API}/tenders/${made.uuid}/bids`, { lot: a.lot.uuid, price_fen: 387 })
  const low = await b.owner.postOk(`${API}/tenders/${made.uuid}/bids`, { lot: b.lot.uuid, price_fen: 363 })
  assert.equal(low.price_fen, null)
  const seenBy = { buyer, office: county.office, market: county.market, a: a.owner, b: b.owner }
  for (const [who, c] of Object.entries(seenBy))
    for (const path of [`${API}/tenders/${made.uuid}`, `${API}/tenders`, `${API}/bids`, `${API}/audit`]) {
      const text = (await c.get(path)).text ?? ''
      assert.ok(!/"price_fen":(363|387)|price_fen\\":(363|387)/.test(text), `${who} reads a sealed price in ${path}`)
    }
  assert.equal((await county.office.get(`${API}/bids/${low.uuid}`)).status, 404)
  assert.equal((await county.office.post(`${API}/tenders/${made.uuid}/open`)).status, 422)
  const opened = await until('the bids are opened', () => buyer.getOk(`${API}/tenders/${made.uuid}`), (x) => x.state === 'opened')
  assert.deepEqual(opened.bids.map((x) => [x.price_fen, x.rank]), [[363, 1], [387, 2]])
  assert.equal((await a.owner.post(`${API}/tenders/${made.uuid}/bids`, { lot: a.lot.uuid, price_fen: 100 })).status, 409)
  await buyer.refused(422, 'rule_refused', 'POST', `${API}/tenders/${made.uuid}/award`, { body: { bid: high.uuid } })
  const k = await buyer.postOk(`${API}/tenders/${made.uuid}/award`, { bid: low.uuid })
  assert.equal(k.total_fen, 72600)
  assert.match(await contractPdf(server, b.owner, k.uuid), /双方未签齐，不生效/)
  await buyer.postOk(`${API}/contracts/${k.uuid}/sign`, { side: 'buyer', text_sha: k.text_sha })
  const both = await b.owner.postOk(`${API}/contracts/${k.uuid}/sign`, { side: 'seller', text_sha: k.text_sha })
  assert.equal(both.state, 'signed')
  const deposit = await b.owner.postOk(`${API}/deal-deposits/${both.deposits[0].uuid}/pay`)
  await cash(county, b.owner, deposit.payment)
  const d = await b.owner.postOk(`${API}/contracts/${k.uuid}/deliveries`, { pos: 1, lots: [{ lot: b.lot.uuid, quantity_g: 200000 }] })
  assert.equal((await a.owner.get(`${API}/deliveries/${d.uuid}`)).status, 404)
  const r = await buyer.postOk(`${API}/deliveries/${d.uuid}/receive`, { received_g: 190000, below_g: 10000 })
  assert.equal(r.gross_fen, 68970)
  assert.deepEqual(r.deductions.map((x) => [x.kind, x.fen]), [['short', 726], ['grade', 1089]])
  const bill = await buyer.postOk(`${API}/deliveries/${d.uuid}/pay`)
  await cash(county, buyer, bill.payment)
  const done = await buyer.getOk(`${API}/contracts/${k.uuid}`)
  assert.equal(done.state, 'fulfilled')
  assert.equal(done.deliveries[0].state, 'settled')
  const paper = await contractPdf(server, buyer, k.uuid)
  for (const word of [k.contract_no, '乙合作社', '726.00', '县第一中学食堂', '甲方（买方）', '已履行', k.text_sha.slice(0, 32)]) assert.ok(paper.includes(word), `the contract on paper says ${word}: ${paper}`)
  assert.ok(!paper.includes('未签'))
  for (const line of k.text.split('\n')) assert.ok(paper.includes(line.replaceAll(/\s/g, '')), `word for word: ${line}`)
  assert.equal((await a.owner.get(`${API}/contracts/${k.uuid}/pdf`)).status, 404)
  await recalled(county, b.lot, [[buyer, k.contract_no]], [await county.buyer(), a.owner])
  assert.equal((await sql(server, `SELECT SUM(fen) FROM ledger_line WHERE account = 'operator:${b.op.uuid}'`))[0], String(-(68970 - 726 - 1089)))
  const events = await sql(server, "SELECT COUNT(*) FROM epcis_event_v WHERE biz_step LIKE '%shipping' OR biz_step LIKE '%receiving'")
  assert.equal(Number(events[0]), 2, 'the repository knows that it was sent and received')
  await books(server, t, engine)
})

onBoth('a household without a phone sells through the village point', async (t, engine) => {
  const server = await start(t, engine), county = await build(server), { office, point } = county
  let op = await point.postOk(`${API}/operators`, { kind: 'household', name: '赵大田', level: county.villages[0].uuid, contact: '赵大田', phone: '0578-6820001', trained_person: '李明白', poor: true })
  op = await office.postOk(`${API}/operators/${op.uuid}/examinations`, { passed: true, opinion: '入户看过' })
  op = await office.postOk(`${API}/operators/${op.uuid}/state`, { state: 'active', reason: '审核通过' })
  const crop = await county.crop(), plot = await county.plot(point, 1, { operator: op.uuid })
  const season = await point.postOk(`${API}/seasons`, { plot: plot.uuid, crop: crop.uuid, year: Number(day().slice(0, 4)), start_day: day(-60), end_day: day(), expected_g: 300000 })
  const product = await point.postOk(`${API}/products`, { operator: op.uuid, crop: crop.uuid, name: '赵家包心菜' })
  const buyer = await county.buyer()
  const demand = await buyer.postOk(`${API}/demands`, { title: '单位食堂用菜', crop: crop.uuid, quantity_g: 100000, from_day: day(), until_day: day(5), place: '县政府食堂', level: county.villages[0].uuid, price_min_fen: 200, price_max_fen: 600, ...TERMS })
  await office.postOk(`${API}/demands/${demand.uuid}/review`, { passed: true })
  const found = await buyer.getOk(`${API}/demands/${demand.uuid}/matches`)
  assert.equal(found.matches[0].operator, op.uuid)
  assert.equal(found.matches[0].reasons.length, 5)
  assert.ok(found.matches[0].reasons.every((r) => r.sentence.length > 3))
  assert.ok(!JSON.stringify(found).includes('赵大田'), 'a household is shown by its public name')
  assert.deepEqual((await point.getOk(`${API}/demands/${demand.uuid}/matches`)).matches, found.matches, 'the point sees how well its household fits')
  const stranger = await county.coop('别家合作社', { village: county.villages[1].uuid })
  assert.deepEqual((await stranger.owner.getOk(`${API}/demands/${demand.uuid}/matches`)).matches, [], 'and nobody sees the supplies of others')
  assert.ok((await buyer.all(`${API}/demand-crops`)).some((c) => c.uuid === crop.uuid))
  const offer = { operator: op.uuid, season: season.uuid, quantity_g: 100000, price_fen: 400 }
  await point.refused(422, 'rule_refused', 'POST', `${API}/demands/${demand.uuid}/offers`, { body: offer })
  const made = await point.postOk(`${API}/demands/${demand.uuid}/offers`, { ...offer, consent: '赵大田到站里当面同意，按了手印' })
  const k = await buyer.postOk(`${API}/offers/${made.uuid}/accept`, {})
  await buyer.postOk(`${API}/contracts/${k.uuid}/sign`, { side: 'buyer', text_sha: k.text_sha })
  const signed = await point.postOk(`${API}/contracts/${k.uuid}/sign`, { side: 'seller', text_sha: k.text_sha, consent: '念给赵大田听过，按了手印' })
  assert.equal(signed.state, 'active')
  const lot = await point.postOk(`${API}/harvests`, { season: season.uuid, product: product.uuid, quantity_g: 120000, day: day(), person: '赵大田' })
  const owner = await county.account('zhao', 'owner', { operator: op.uuid, by: office }) // the household itself commits, at the point's counter
  const sent = { pos: 1, lots: [{ lot: lot.uuid, quantity_g: 100000 }], note: '赵大田委托服务站代交' }
  assert.equal((await point.post(`${API}/contracts/${k.uuid}/deliveries`, sent)).status, 422, 'without a certificate nothing is delivered')
  await county.certificate(owner, lot, { weight_g: 120000, bases: ['质量安全控制符合要求'] })
  const d = await point.postOk(`${API}/contracts/${k.uuid}/deliveries`, sent)
  await buyer.postOk(`${API}/deliveries/${d.uuid}/receive`, { received_g: 100000 })
  const bill = await buyer.postOk(`${API}/deliveries/${d.uuid}/pay`)
  await cash({ office: point }, buyer, bill.payment)
  assert.equal((await buyer.getOk(`${API}/contracts/${k.uuid}`)).state, 'fulfilled')
  const gained = (await office.getOk(`${API}/benefit/households`, { poor: true })).items
  assert.deepEqual(gained.map((i) => [i.operator, i.contract_fen]), [[op.uuid, 40000]])
  assert.deepEqual((await owner.getOk(`${API}/benefit/sales`)).items.map((l) => [l.kind, l.number, l.thing]), [['contract', d.delivery_no, k.uuid]], 'the household sees what it earned')
  await books(server, t, engine)
})

onBoth('who gained: along the lots, through whose shop they were sold, what helper units bought', async (t, engine) => {
  const server = await start(t, engine, { conf: { ...MALL_CONF, 'sell.complete_after': '0', 'sell.platform_bp': '100' } }), county = await build(server), { office } = county
  const shop = await producer(county, '甲合作社'), home = await county.whole('乙农户', { codes: false, helped: true }), buyer = await county.buyer()
  // Another's goods in a co-op's shop; the co-op is paid.
  await home.owner.postOk(`${API}/shops/${shop.shop.uuid}/agents`, { operator: home.op.uuid, consent: '当面说好，按了手印', pay_owner: false, commission_bp: 500 })
  const terms = await shop.owner.getOk(`${API}/shops/${shop.shop.uuid}/terms`)
  await shop.owner.ok('PUT', `${API}/shops/${shop.shop.uuid}/terms`, { body: { ...terms, rev: undefined, pickup: true, pickup_place: '下坞村站' }, ifMatch: terms.rev })
  const goods = await shop.owner.postOk(`${API}/goods`, { shop: shop.shop.uuid, product: home.product.uuid, title: '乙家包心菜', category: 'vegetable', skus: [{ spec: '一箱', weight_g: 5000, price_fen: 3000 }] })
  const sent = await shop.owner.postOk(`${API}/goods/${goods.uuid}/state`, { state: 'submitted' }, { ifMatch: goods.rev })
  const { skus } = await office.postOk(`${API}/goods/${goods.uuid}/state`, { state: 'on' }, { ifMatch: sent.rev })
  await shop.owner.postOk(`${API}/skus/${skus[0].uuid}/lots`, { lot: home.lot.uuid })
  const unit = await buyer.postOk(`${API}/bulk-buyers`, { name: '县帮扶单位二', kind: 'helper', uscc: uscc(77) })
  await office.postOk(`${API}/bulk-buyers/${unit.uuid}/examine`, { passed: true, credit_fen: 0 })
  const p = await buy(buyer, [{ sku: skus[0].uuid, pieces: 2 }], { delivery: 'pickup', address: undefined }), order = p.orders[0].uuid
  await payCash(buyer, office, p)
  await shop.owner.postOk(`${API}/orders/${order}/pack`, {})
  await shop.owner.postOk(`${API}/orders/${order}/hand-over`)
  const sales = (query) => office.all(`${API}/benefit/sales`, query)
  const [sale] = await until('the order is shared out', () => sales({ kind: 'order' }), (x) => x.length > 0)
  assert.deepEqual([sale.operator_name, sale.paid_to, sale.fen], ['乙农户', '甲合作社', 6000 - 60 - 300])
  const house = async (op) => (await office.all(`${API}/benefit/households`)).find((h) => h.operator === op.uuid)
  assert.deepEqual([(await house(home.op)).order_fen, (await house(shop.op)).order_fen], [5640, 0], 'it counts for whose lot it was')
  assert.equal((await home.owner.getOk(`${API}/benefit/sales`)).items.length, 1, 'the household sees it')
  // A helper unit buys by contract: what it paid for so far, row by row and in its sum.
  const w = await account(county, server, shop), net = w.deliveries[0].net_fen ?? (await w.buyer.getOk(`${API}/deliveries/${w.deliveries[0].uuid}`)).net_fen
  // Another buys in the mall: its account's orders are its purchases.
  const helpers = async () => (await office.all(`${API}/benefit/helpers`, { kind: 'helper' })).map((h) => [h.name, h.bought_fen, h.from_poor_fen]).sort()
  assert.deepEqual(await helpers(), [['县帮扶单位一', net, 0], ['县帮扶单位二', 5640, 5640]])
  assert.deepEqual((await sales({ buyer_kind: 'helper' })).map((x) => [x.operator_name, x.fen]).sort(), [['乙农户', 5640], ['甲合作社', net]].sort())
  for (const list of ['sales', 'households', 'helpers']) assert.match((await office.get(`${API}/benefit/${list}`, { format: 'csv' })).text, new RegExp(list === 'helpers' ? '县帮扶单位一' : '乙农户'))
  await books(server, t, engine)
})
