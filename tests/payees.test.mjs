// payees.test.mjs: whom the books owe besides producers, over a whole server: a promoter's commission, part of which a refund takes back before
// it is paid; a buyer's share of a deposit that was forfeited. Drawn by two people at once, approved by a third hand, paid, sent back by the
// bank; seen by nobody else. In the end the books sum to zero and everybody has what he was owed.
import assert from 'node:assert/strict'
import { onBoth, sleep, sql, start } from './lib/server.mjs'
import { build, day } from './lib/county.mjs'
import { buy, MALL_CONF, payCash, refundByHand, shopper } from './lib/mall.mjs'
import { farming, producer } from './lib/trade.mjs'

const CONF = { ...MALL_CONF, 'sell.complete_after': '0' }
const NUMBER = '6228480402564890018'
const until = async (what, fn) => {
  for (let i = 0; i < 300; i++, await sleep(200)) {
    const got = await fn()
    if (got) return got
  }
  assert.fail(`it did not come about: ${what}`)
}
const money = async (who, kind) => (await who.getOk('/api/v1/my-money')).items.find((w) => w.kind === kind)
const own = async (who, kind) => (await who.getOk('/api/v1/my-settlements', { kind })).items
const sum = (rows) => rows.reduce((n, r) => n + r.fen, 0)

/** Anna buys two boxes by Bert's link; the order is complete, then one box comes back. */
async function commission(county, a) {
  const anna = await shopper(county), bert = await shopper(county), terms = await a.owner.getOk(`/api/v1/shops/${a.shop.uuid}/terms`)
  await a.owner.ok('PUT', `/api/v1/shops/${a.shop.uuid}/terms`, { body: { ...terms, rev: undefined, promoter_bp: 1000 }, ifMatch: terms.rev })
  const promoter = (await bert.postOk('/api/v1/promoters/me')).code
  const purchase = await buy(anna, [{ sku: a.sku, pieces: 2 }], { channel: 'promoter', promoter }), order = purchase.orders[0].uuid
  await payCash(anna, county.office, purchase)
  assert.equal(await money(bert, 'promoter'), undefined, 'nothing is earned while it may come back')
  await a.owner.postOk(`/api/v1/orders/${order}/pack`, {})
  await a.owner.postOk(`/api/v1/orders/${order}/ship`, { carrier: '县邮政', waybill_no: 'YZ0007' })
  await anna.postOk(`/api/v1/orders/${order}/receive`)
  assert.equal((await until('the commission is earned', () => money(bert, 'promoter'))).owed_fen, 598)
  const [line] = (await anna.getOk(`/api/v1/orders/${order}`)).lines
  const refund = await anna.postOk(`/api/v1/orders/${order}/refunds`, { items: [{ line: line.uuid, pieces: 1 }], cause: 'damaged', text: '破了' })
  await a.owner.postOk(`/api/v1/refunds/${refund.uuid}/answer`, { agree: true })
  await until('the refund waits for a person', async () => (await refundByHand(county.office)) > 0)
  await until('it takes its part back', async () => (await money(bert, 'promoter')).owed_fen === 299)
  return bert
}

onBoth('payees: promoters and buyers are paid what the books owe them', async (t, engine) => {
  const server = await start(t, engine, { conf: CONF }), county = await build(server), a = await producer(county, '青山蔬菜专业合作社')
  const { office } = county, second = await county.account('office2', 'office', { level: county.root }), town = await county.account('town', 'office', { level: county.townships[0].uuid })
  const bert = await commission(county, a), { buyer: carl, broken } = await farming(county, server, a), stranger = await county.buyer()
  const forfeited = (await money(carl, 'buyer')).owed_fen
  const account = (await money(bert, 'promoter')).account, [kind, uuid] = account.split(':')
  let settlement

  await t.test('what it is made of', async () => {
    assert.equal(forfeited, 400)
    const { lines, closing } = await bert.getOk('/api/v1/ledger/statement', { account })
    assert.deepEqual([closing, lines.map((l) => [l.memo, l.fen])], [-299, [["Promoter's commission", -598], ["Refunded: promoter's commission", 299]]])
    assert.match((await bert.get('/api/v1/ledger/statement.csv', { account })).text, /commission/)
    assert.equal((await bert.get('/api/v1/ledger/statement.pdf', { account })).text.slice(0, 5), '%PDF-')
    const his = await money(carl, 'buyer')
    assert.match((await carl.getOk('/api/v1/ledger/statement', { account: his.account })).lines[0].memo, /deposit of the side that broke it/)
    assert.deepEqual((await stranger.getOk('/api/v1/my-money')).items, [], 'who is owed nothing')
  })
  await t.test('the office sees what was forfeited: of which contract, by whom, to whom, how much, why', async () => {
    const rows = (await office.getOk('/api/v1/deal-deposits', { state: 'forfeited' })).items
    assert.deepEqual(rows.map((r) => [r.subject, r.subject_no, r.kind, r.side, r.payer_name, r.fen, r.why]), [[broken.uuid, broken.contract_no, 'contract', 'seller', '青山蔬菜专业合作社', forfeited, '一直不交货']])
    assert.ok((await office.getOk('/api/v1/deal-deposits', { count: 1 })).total > 1)
    const west = await county.account('west', 'office', { level: county.townships[1].uuid })
    assert.deepEqual((await west.getOk('/api/v1/deal-deposits')).items, [], 'another township’s')
    for (const who of [carl, a.owner, county.lab]) await who.refused(403, 'forbidden', 'GET', '/api/v1/deal-deposits')
  })
  await t.test('two people draw at once, and twice each: everybody is drawn once', async (t) => {
    assert.equal((await town.postOk('/api/v1/settlements', { until_day: day(), kind: 'promoter' })).settlements, 0, 'persons lie at the county, not in a township')
    const runs = await Promise.all([office, second, office, second].map((who) => who.postOk('/api/v1/settlements', { until_day: day() })))
    const rows = (await office.getOk('/api/v1/settlements', { limit: 100 })).items
    assert.equal(rows.length, runs.reduce((n, r) => n + r.settlements, 0))
    for (const [k, fen] of [['promoter', 299], ['buyer', forfeited]]) assert.deepEqual(rows.filter((r) => r.kind === k).map((r) => r.fen), [fen], k)
    assert.deepEqual((await office.getOk('/api/v1/settlements', { kind: 'buyer' })).items.map((r) => r.kind), ['buyer'])
    assert.equal((await office.postOk('/api/v1/settlements', { until_day: day() })).settlements, 0)
    t.diagnostic(`payees [${engine}]: 4 runs at once drew ${rows.length} settlements of ${sum(rows)} fen, each payee once`)
  })
  await t.test('not without a bank account; not by whoever drew it', async () => {
    settlement = (await own(bert, 'promoter'))[0]
    const path = `/api/v1/settlements/${settlement.uuid}`, drawer = (await office.getOk(path)).drawn_name
    const other = drawer === 'office2 员' ? office : second, same = other === office ? second : office
    const r = await other.call('POST', `${path}/state`, { body: { state: 'approved' }, ifMatch: settlement.rev })
    assert.deepEqual([r.status, r.body.code, r.body.detail], [422, 'rule_refused', 'It is not known where the payee is paid'])
    const set = await bert.ok('PUT', `/api/v1/payees/${kind}/${uuid}`, { body: { holder: '持卡人甲', bank: '农业银行', number: NUMBER } })
    assert.deepEqual([set.holder, set.number], ['持卡人甲', '**** 0018'])
    let now = await office.getOk(path)
    await same.refused(422, 'rule_refused', 'POST', `${path}/state`, { body: { state: 'approved' }, ifMatch: now.rev })
    await other.postOk(`${path}/state`, { state: 'approved' }, { ifMatch: now.rev })
    assert.match((await office.get('/api/v1/settlements-bank-file')).text, new RegExp(`"持卡人甲","农业银行","${NUMBER}","2\\.99"`))
    now = await office.getOk(path)
    await office.postOk(`${path}/state`, { state: 'paid', text: 'ABC-7' }, { ifMatch: now.rev })
    assert.deepEqual([(await money(bert, 'promoter')).owed_fen, (await money(bert, 'promoter')).paid_fen], [0, 299])
    assert.equal((await bert.getOk(path)).reference, 'ABC-7')
  })
  await t.test('the bank sends it back: owed again, drawn again', async () => {
    const path = `/api/v1/settlements/${settlement.uuid}`, { rev } = await office.getOk(path)
    await office.postOk(`${path}/state`, { state: 'failed', text: '账号户名不符' }, { ifMatch: rev })
    assert.deepEqual([(await money(bert, 'promoter')).owed_fen, (await money(bert, 'promoter')).paid_fen], [299, 0])
    assert.equal((await second.postOk('/api/v1/settlements', { until_day: day(), kind, payee: uuid })).fen, 299)
    assert.equal((await own(bert, 'promoter')).length, 2)
  })
  await t.test('nobody else sees or leads it', async (t) => {
    const his = await money(carl, 'buyer'), paths = [`/api/v1/settlements/${settlement.uuid}`, `/api/v1/payees/${kind}/${uuid}`, `/api/v1/ledger/statement?account=${account}`, `/api/v1/ledger/statement.csv?account=${account}`, `/api/v1/ledger/statement.pdf?account=${account}`]
    let tried = 0
    for (const who of [carl, stranger, a.owner, town, county.agri, county.point, county.lab]) {
      for (const path of paths) {
        const r = await who.get(path)
        assert.equal(r.status, 404, path)
        assert.ok(!r.text.includes('持卡人') && !r.text.includes('0018'), path)
        tried++
      }
      await who.refused(404, 'not_found', 'PUT', `/api/v1/payees/${kind}/${uuid}`, { body: { holder: '别人', bank: '农业银行', number: '6228480402564899999' } })
      assert.ok(!(await who.get('/api/v1/my-settlements')).text.includes(settlement.uuid))
      tried += 2
    }
    // the same uuid under another kind is nobody's; the kind of an account is not chosen by the caller
    await bert.refused(404, 'not_found', 'GET', `/api/v1/payees/operator/${uuid}`)
    await carl.refused(404, 'not_found', 'GET', `/api/v1/payees/promoter/${his.payee}`)
    await carl.refused(404, 'not_found', 'GET', '/api/v1/ledger/statement?account=channel:cash')
    await carl.refused(403, 'forbidden', 'GET', '/api/v1/settlements')
    await carl.refused(403, 'forbidden', 'POST', '/api/v1/settlements', { body: { until_day: day(), kind: 'buyer', payee: his.payee } })
    const [mine] = await own(carl, 'buyer')
    await carl.refused(403, 'forbidden', 'POST', `/api/v1/settlements/${mine.uuid}/state`, { body: { state: 'approved' }, ifMatch: mine.rev })
    t.diagnostic(`payees [${engine}]: ${tried + 6} of ${tried + 6} looks and changes by others refused`)
    assert.deepEqual(await sql(server, `SELECT account FROM ledger_payee WHERE number_sealed LIKE '%${NUMBER}%' OR holder_sealed LIKE '%持卡人%'`), [])
  })
  await t.test('nobody leaves while money is due to him', async () => {
    const r = await bert.call('POST', '/api/v1/buyers/me/leave', { body: { password: 'Feld-und-Acker-7' } })
    assert.equal(r.status, 409)
    assert.match(r.body.detail, /2\.99/)
  })
  await server.stop()
  const checked = await server.run('check')
  assert.equal(checked.code, 0, checked.out + checked.err)
}, { timeout: 600000 })
