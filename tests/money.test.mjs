// money.test.mjs: money over a whole server, with `tiantou sandbox` as another process at the other end: paid, paid twice, paid after it was
// cancelled, forged, lost, kill -9 in the middle of a refund, two copies of the server at once; then settled and paid out. In the end the
// books sum to zero and every fen that nobody wanted is back.
import assert from 'node:assert/strict'
import { onBoth, Server, sleep, sql, start, BIN } from './lib/server.mjs'
import { build } from './lib/county.mjs'
import { Sandbox } from './lib/sandbox.mjs'
import { buy, onSale } from './lib/sale.mjs'

const LONG = { timeout: 600000 }
const until = async (what, fn, seconds = 90) => {
  for (const end = Date.now() + seconds * 1000; ; await sleep(200)) {
    const got = await fn()
    if (got) return got
    if (Date.now() > end) throw new Error(`not in ${seconds} s: ${what}`)
  }
}
const payment = (who, p) => who.getOk(`/api/v1/payments/${p.payment}`)
const attempt = (who, p, channel = 'wechat', scene = 'native') => who.postOk(`/api/v1/payments/${p.payment}/tries`, { channel, scene })
const paid = (who, p) => until('paid', async () => (await payment(who, p)).state === 'paid')
/** The payer at the channel: opens what the try leads to, and pays. Knobs are turned before. */
async function payAt(sandbox, tryOf, knobs = {}) {
  await sandbox.control(knobs)
  if (tryOf.go?.kind === 'redirect') assert.ok((await fetch(tryOf.go.url, { redirect: 'manual' })).status < 400, 'the channel takes the address')
  if (tryOf.go?.kind === 'form') {
    const body = new URLSearchParams(Object.fromEntries(tryOf.go.fields.map((f) => [f.name, f.value])))
    assert.ok((await fetch(tryOf.go.url, { method: 'POST', body, redirect: 'manual' })).status < 400, 'the channel takes the form')
  }
  await sandbox.control({ do: 'pay', channel: tryOf.channel, number: tryOf.number })
}
const rows = async (who, path) => (await who.getOk(path)).items

async function stage(t, engine) {
  const server = await start(t, engine)
  await server.stop()
  const sandbox = await new Sandbox(server).start(t)
  await server.start()
  server.admin = await server.signIn('root')
  const county = await build(server)
  const sale = await onSale(county, '青山蔬菜专业合作社')
  return { server, sandbox, county, ...sale, buyer: await county.buyer() }
}

async function checkBooks(server) {
  await server.stop()
  const r = await server.run('check')
  assert.equal(r.code, 0, r.out + r.err)
  for (const line of ['ledger.zero', 'ledger.balances', 'ledger.settlements', 'pay.booked', 'pay.payments', 'pay.refunds']) assert.match(r.out, new RegExp(`${line}\\s+ok`))
}

onBoth('money: paid once, whatever channels, buyers and forgers do', async (t, engine) => {
  const { server, sandbox, county, sku, buyer } = await stage(t, engine)
  const office = county.office

  await t.test('paid by a callback; the books hold it; a repeated one changes nothing', async () => {
    const p = await buy(buyer, sku)
    const seen = await payment(buyer, p)
    assert.deepEqual([seen.state, seen.fen, seen.channels.map((c) => c.channel)], ['open', p.total_fen, ['wechat', 'alipay', 'unionpay', 'cash']])
    const a = await attempt(buyer, p)
    assert.equal(a.go.kind, 'qr')
    assert.equal((await attempt(buyer, p)).uuid, a.uuid, 'clicked twice: one try')
    const qr = await buyer.get(`/api/v1/payments/${p.payment}/tries/${a.uuid}/qr.svg`)
    assert.match(qr.text, /^<svg /)
    await payAt(sandbox, a, { repeat: 2 })
    await paid(buyer, p)
    await until('all delivered', async () => (await sandbox.control()).waiting === 0, 30)
    await sandbox.control({ do: 'reset' })
    const lines = await rows(office, `/api/v1/ledger/lines?key=${a.number}`)
    assert.deepEqual(lines.map((l) => [l.account, l.fen]).sort(), [['channel:wechat', p.total_fen], [`held:${p.payment}`, -p.total_fen]])
    assert.equal((await buyer.getOk(`/api/v1/purchases/${p.uuid}`)).state, 'paid')
    const other = await county.buyer()
    assert.equal((await other.get(`/api/v1/payments/${p.payment}`)).status, 404)
    await other.refused(404, 'not_found', 'POST', `/api/v1/payments/${p.payment}/tries`, { body: { channel: 'wechat', scene: 'native' } })
  })

  await t.test('two channels both paid: the second is given back by itself', async () => {
    const p = await buy(buyer, sku)
    const w = await attempt(buyer, p), a = await attempt(buyer, p, 'alipay', 'page')
    assert.ok(a.go.url)
    await fetch(a.go.url, { redirect: 'manual' }) // both cashiers are open when the first is paid
    await sandbox.control({ hold: 1 })
    await payAt(sandbox, w, { hold: 1 })
    await payAt(sandbox, a, { hold: 1 })
    await sandbox.control({ hold: 0 })
    await sandbox.control({ do: 'release' })
    await paid(buyer, p)
    await until('given back', async () => (await rows(office, `/api/v1/pay-refunds?payment=${p.payment}`)).some((r) => r.state === 'done' && r.surplus && r.fen === p.total_fen))
    assert.equal((await rows(office, `/api/v1/pay-tries?payment=${p.payment}&state=paid`)).length, 2)
    assert.equal((await rows(office, `/api/v1/pay-refunds?payment=${p.payment}`)).length, 1)
    const [held] = await rows(office, `/api/v1/ledger/lines?account=held:${p.payment}&fen=${-p.total_fen}`)
    assert.ok(held)
  })

  await t.test('cancelled, then paid: given back, nothing sold', async () => {
    const p = await buy(buyer, sku)
    const a = await attempt(buyer, p, 'unionpay', 'page')
    assert.equal(a.go.kind, 'form')
    const page = await buyer.get(`/pay/go/${a.uuid}`)
    assert.equal(page.status, 200)
    assert.match(page.headers['content-security-policy'], /form-action https:/)
    await payAt(sandbox, a, { hold: 1 })
    await buyer.postOk(`/api/v1/purchases/${p.uuid}/cancel`)
    await sandbox.control({ hold: 0 })
    await sandbox.control({ do: 'release' })
    await until('given back', async () => (await rows(office, `/api/v1/pay-refunds?payment=${p.payment}`)).some((r) => r.state === 'done' && r.surplus))
    assert.equal((await payment(buyer, p)).state, 'given_up')
    assert.equal((await buyer.getOk(`/api/v1/purchases/${p.uuid}`)).state, 'given_up')
  })

  await t.test('a callback that is lost is made up for by asking', async () => {
    const p = await buy(buyer, sku)
    const a = await attempt(buyer, p)
    await payAt(sandbox, a, { lose: 1 })
    await paid(buyer, p)
    await sandbox.control({ do: 'reset' })
  })

  await t.test('another amount, rightly signed: disputed, listed, never accepted', async () => {
    const p = await buy(buyer, sku)
    const a = await attempt(buyer, p)
    await payAt(sandbox, a, { forge_amount: 1 })
    const row = await until('disputed', async () => (await rows(office, `/api/v1/pay-tries?number=${a.number}`)).find((x) => x.state !== 'open'))
    assert.equal(row.state, 'disputed')
    assert.notEqual(row.told_fen, row.fen)
    assert.equal((await payment(buyer, p)).state, 'open')
    await county.agri.refused(403, 'forbidden', 'POST', `/api/v1/pay-tries/${row.uuid}/settlement`, { body: { outcome: 'nothing', reason: '越权' } })
    await office.postOk(`/api/v1/pay-tries/${row.uuid}/settlement`, { outcome: 'nothing', reason: '渠道后台没有这笔款' })
    await sandbox.control({ do: 'reset' })
  })

  await t.test('strangers at the door of the callbacks', async () => {
    const stranger = server.client({ origin: false })
    for (const channel of ['wechat', 'alipay', 'unionpay']) {
      const r = await stranger.call('POST', `/pay/notify/${channel}`, { raw: 'trade_status=TRADE_SUCCESS&total_amount=0.01', type: 'application/x-www-form-urlencoded' })
      assert.ok(r.status >= 400 || /fail/i.test(r.text), `${channel}: ${r.status} ${r.text}`)
    }
    assert.equal((await stranger.call('POST', '/pay/notify/cash', { raw: 'x' })).status, 404)
    assert.equal((await stranger.get('/pay/return/not-a-uuid')).status, 404)
  })

  await t.test('kill -9 while a refund is on its way: given back once', async () => {
    const p = await buy(buyer, sku)
    const a = await attempt(buyer, p)
    await payAt(sandbox, a, { hold: 1 })
    await buyer.postOk(`/api/v1/purchases/${p.uuid}/cancel`)
    await sandbox.control({ slow_ms: 3000, hold: 0 })
    await sandbox.control({ do: 'release' })
    await until('sent', async () => (await sql(server, `SELECT r.state FROM pay_refund r JOIN pay_payment p ON p.id = r.payment_id WHERE p.uuid = '${p.payment}'`))[0] === 'sent', 60)
    await server.kill9()
    await sandbox.control({ do: 'reset' })
    await server.start()
    await until('given back', async () => (await rows(office, `/api/v1/pay-refunds?payment=${p.payment}`)).some((r) => r.state === 'done'), 180)
    assert.deepEqual(await sql(server, `SELECT COUNT(*) FROM pay_refund r JOIN pay_payment p ON p.id = r.payment_id WHERE p.uuid = '${p.payment}'`), ['1'])
    assert.equal((await rows(office, `/api/v1/ledger/lines?account=held:${p.payment}`)).reduce((s, l) => s + l.fen, 0), 0)
  })

  await checkBooks(server)
}, LONG)

onBoth('money: callbacks at two copies of the server at once', async (t, engine) => {
    if (engine !== 'postgres') return t.skip('one server on SQLite')
    const { server, sandbox, county, sku, buyer } = await stage(t, engine)
    const copy = new Server(engine, BIN, {})
    Object.assign(copy, { dir: server.dir, db: server.db, base: server.base, passwordFile: server.passwordFile })
    await copy.start()
    const there = await copy.signIn(buyer.phone)
    let twice = 0
    for (let i = 0; i < 6; i++) {
      const p = await buy(buyer, sku)
      const a = await attempt(buyer, p, 'wechat', 'native'), b = await attempt(there, p, 'alipay', 'wap')
      await payAt(sandbox, a, { hold: 1, repeat: 3 })
    await payAt(sandbox, b, {})
    await sandbox.control({ hold: 0 })
    await sandbox.control({ do: 'release' })
    await paid(buyer, p)
      await until('the other given back', async () => (await rows(county.office, `/api/v1/pay-refunds?payment=${p.payment}&state=done`)).length === 1)
      const tries = await rows(county.office, `/api/v1/pay-tries?payment=${p.payment}`)
      twice += tries.filter((x) => x.state === 'paid').length === 2
      assert.equal((await rows(county.office, `/api/v1/ledger/lines?account=held:${p.payment}`)).reduce((s, l) => s + l.fen, 0), -p.total_fen)
    }
    t.diagnostic(`${twice} of 6 payments paid by two channels at two copies: one accepted, one given back each time`)
    assert.equal(twice, 6)
    await copy.stop()
    await checkBooks(server)
}, LONG)

onBoth('money: what a producer earned is settled by two people', async (t, engine) => {
  const { server, sandbox, county, a, sku, buyer } = await stage(t, engine)
  const p = await buy(buyer, sku, 2)
  const tryOf = await attempt(buyer, p, 'alipay', 'wap')
  await payAt(sandbox, tryOf)
  await paid(buyer, p)
  const order = p.orders[0].uuid
  await a.owner.postOk(`/api/v1/orders/${order}/pack`, {})
  await a.owner.postOk(`/api/v1/orders/${order}/hand-over`)
  assert.equal((await rows(a.owner, `/api/v1/ledger/lines?account=operator:${a.op.uuid}`)).length, 0, 'nothing is owed while it may come back')
  await sql(server, `UPDATE sell_order SET due_us = 1 WHERE uuid = '${order}'`) // days later
  const [owed] = await until('owed', async () => {
    const got = await rows(a.owner, `/api/v1/ledger/lines?account=operator:${a.op.uuid}`)
    return got.length ? got : null
  })
  assert.ok(owed.fen < 0)
  const second = await county.account('office2', 'office', { level: county.root })
  const today = new Date(Date.now() + 8 * 3600000).toISOString().slice(0, 10)
  const drawn = await county.office.postOk('/api/v1/settlements', { until_day: today })
  assert.equal(drawn.settlements, 1)
  await a.owner.call('PUT', `/api/v1/payees/operator/${a.op.uuid}`, { body: { holder: '青山蔬菜专业合作社', bank: '农业银行', number: '6228480402564890018' } })
  const [row] = await rows(county.office, '/api/v1/settlements') // after the payee was set: whoever looked before looks again
  await county.office.refused(422, 'rule_refused', 'POST', `/api/v1/settlements/${row.uuid}/state`, { body: { state: 'approved' }, ifMatch: row.rev })
  const approved = await second.postOk(`/api/v1/settlements/${row.uuid}/state`, { state: 'approved' }, { ifMatch: row.rev })
  const file = await county.office.get('/api/v1/settlements-bank-file')
  assert.match(file.text, /6228480402564890018/)
  const [filed] = await rows(county.office, '/api/v1/settlements')
  assert.ok(filed.filed_at && filed.rev > approved.rev)
  await county.office.postOk(`/api/v1/settlements/${row.uuid}/state`, { state: 'paid', text: 'ABC-1' }, { ifMatch: filed.rev })
  const statement = await a.owner.getOk('/api/v1/ledger/statement', { account: `operator:${a.op.uuid}` })
  assert.equal(statement.closing, 0)
  const pdf = await a.owner.get('/api/v1/ledger/statement.pdf', { account: `operator:${a.op.uuid}` })
  assert.equal(pdf.text.slice(0, 5), '%PDF-')
  await checkBooks(server)
}, LONG)
