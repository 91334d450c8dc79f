// pay.test.mjs: a buyer pays in the mall by each channel, the sandbox at the other end: from the cart to the paid order, back again by a
// refund, and with what goes wrong on the way. At the end the books agree.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { onBoth, sleep, sql, start } from './lib/server.mjs'
import { build } from './lib/county.mjs'
import { Sandbox } from './lib/sandbox.mjs'

const WAYS = [['wechat', 'native'], ['wechat', 'h5'], ['wechat', 'jsapi'], ['alipay', 'wap'], ['alipay', 'page'], ['unionpay', 'wap'], ['unionpay', 'page']]
const EACH = [['wechat', 'native'], ['alipay', 'page'], ['unionpay', 'page']]
const PHONE = '13800000001', PASSWORD = 'Acker-und-Hof-8'

async function until(what, fn, ms = 60000) {
  for (const end = Date.now() + ms; ;) {
    const got = await fn()
    if (got) return got
    if (Date.now() > end) throw new Error(`not in time: ${what}`)
    await sleep(100)
  }
}

/** A buyer with an address. */
async function register(server, phone) {
  await server.client().ok('POST', '/api/v1/buyers', { body: { phone, password: PASSWORD, name: '买菜人' } }, 202)
  const buyer = await server.signIn(phone, PASSWORD)
  const address = await buyer.postOk('/api/v1/addresses', { name: '买菜人', phone, division: '330109', region: '浙江省杭州市', detail: '青石路 1 号' })
  return { buyer, address: address.uuid }
}

/** A shop with goods on sale, and a buyer. */
async function market(server) {
  const county = await build(server), a = await county.whole('青山蔬菜专业合作社')
  let shop = await a.owner.postOk('/api/v1/shops', { kind: 'coop', name: '青山小店', intro: '自家地里的菜' })
  shop = await county.office.postOk(`/api/v1/shops/${shop.uuid}/state`, { state: 'examined' }, { ifMatch: shop.rev })
  await a.owner.postOk(`/api/v1/shops/${shop.uuid}/state`, { state: 'open' }, { ifMatch: shop.rev })
  const goods = await a.owner.postOk('/api/v1/goods', { shop: shop.uuid, product: a.product.uuid, title: '高山包心菜', category: 'vegetable', skus: [{ spec: '一箱', weight_g: 5000, price_fen: 2990 }] })
  const sent = await a.owner.postOk(`/api/v1/goods/${goods.uuid}/state`, { state: 'submitted' }, { ifMatch: goods.rev })
  await county.office.postOk(`/api/v1/goods/${goods.uuid}/state`, { state: 'on' }, { ifMatch: sent.rev })
  await a.owner.postOk(`/api/v1/skus/${goods.skus[0].uuid}/lots`, { lot: a.lot.uuid })
  return { county, owner: a.owner, sku: goods.skus[0].uuid, ...(await register(server, PHONE)) }
}

class Buying {
  constructor(m, sandbox) { Object.assign(this, m, { sandbox, good: 0, all: 0 }) }

  count(what, ok) {
    this.all++
    if (ok) this.good++
    else console.log(`  NOT as it must: ${what}`)
  }

  async order() {
    const body = { items: [{ sku: this.sku, pieces: 1 }], address: this.address }
    const quote = await this.buyer.postOk('/api/v1/quotes', body)
    return this.buyer.postOk('/api/v1/purchases', { ...body, total_fen: quote.total_fen })
  }

  async tryBy(purchase, [channel, scene]) {
    if (scene === 'jsapi' && (await this.offer(purchase)).authorize) await this.come(await this.toWeChat(purchase))
    const made = await this.buyer.postOk(`/api/v1/payments/${purchase.payment}/tries`, { channel, scene })
    return { ...made, page: await this.sandbox.follow(made.go, made.number) }
  }

  async offer(purchase, who = this.buyer) { return (await who.getOk(`/api/v1/payments/${purchase.payment}`)).channels.find((c) => c.channel === 'wechat') }

  /** Our page sends the browser to WeChat, which sends it back: the path it comes back to. */
  async toWeChat(purchase, who = this.buyer) {
    const sent = await who.get(`/pay/wechat/authorize/${purchase.payment}`)
    assert.equal(sent.status, 303, sent.text)
    const back = new URL((await fetch(sent.headers.location, { redirect: 'manual' })).headers.get('location'))
    return back.pathname + back.search
  }

  come(path, who = this.buyer) { return who.get(path) }

  state(purchase) { return this.buyer.getOk(`/api/v1/purchases/${purchase.uuid}`).then((p) => p.state) }
  paid(purchase, ms) { return until('paid', async () => (await this.state(purchase)) === 'paid', ms) }
  there(number) { return this.sandbox.trade(number) }

  async buy(way) {
    const purchase = await this.order(), made = await this.tryBy(purchase, way)
    await this.sandbox.click(made.page, 'pay')
    return { purchase, made }
  }
}

/** Inside WeChat: an openid comes from WeChat only, to the session that asked for it, once; nothing of it stands in a log. */
async function whoPays(b, server) {
  const other = await server.signIn(PHONE, PASSWORD), name = b.sandbox.openid, purchase = await b.order()
  const begin = (who, more = {}) => who.post(`/api/v1/payments/${purchase.payment}/tries`, { channel: 'wechat', scene: 'jsapi', ...more })
  const status = async (what, want, r) => b.count(`${what}: ${want}, not ${(await r).status}`, (await r).status === want)
  b.count('another session is led to WeChat', (await b.offer(purchase, other)).authorize === `/pay/wechat/authorize/${purchase.payment}`)
  await status('an openid of another session', 422, begin(other))
  await status('an openid in the request', 422, begin(other, { openid: name }))
  const theirs = await b.toWeChat(purchase, other)
  await status("another session's way back", 403, b.come(theirs))
  await status("nobody's way back", 401, b.come(theirs, server.client()))
  await status('a state made up', 403, b.come(theirs.replace(/state=.*/, `state=${'0'.repeat(32)}`), other))
  await status('no state', 403, b.come(theirs.replace(/&state=.*/, ''), other))
  const back = await b.come(theirs, other)
  b.count('back at the payment', back.status === 303 && back.headers.location === `/mall/pay/${purchase.payment}?go=wechat`)
  await status('the same way again', 403, b.come(theirs, other))
  b.count('known now', !(await b.offer(purchase, other)).authorize)
  const used = new URLSearchParams(theirs.split('?')[1]).get('code')
  for (const [what, code, want] of [['a code used before', used, 410], ['a code made up', '0123456789ABCDEF', 410], ['two parameters in a code', 'x%26appid%3Dwx9', 422]])
    await status(what, want, b.come((await b.toWeChat(purchase, other)).replace(/code=[^&]*/, `code=${code}`), other))
  const no = await b.come((await b.toWeChat(purchase, other)).replace(/code=[^&]*&/, ''), other)
  b.count('the person said no', no.status === 303 && no.headers.location === `/mall/pay/${purchase.payment}`)
  await b.sandbox.control({ answer_error: 1 })
  await status('WeChat is broken', 503, b.come(await b.toWeChat(purchase, other), other))
  await status("somebody else's payment", 404, b.owner.get(`/pay/wechat/authorize/${purchase.payment}`))
  await status('a payment that is not', 404, other.get('/pay/wechat/authorize/01890000-0000-7000-8000-000000000000'))
  const kept = await sql(server, 'SELECT sealed FROM pay_openid')
  b.count('sealed, one an account', kept.length === 1 && !kept[0].includes(name))
  await b.buyer.postOk(`/api/v1/purchases/${purchase.uuid}/cancel`)
  const over = await other.get(`/pay/wechat/authorize/${purchase.payment}`)
  b.count('a payment that is over leads to its page', over.status === 303 && over.headers.location === `/mall/pay/${purchase.payment}`)
  const leaver = new Buying({ ...b, ...(await register(server, '13800000002')) }, b.sandbox), last = await leaver.order()
  await leaver.come(await leaver.toWeChat(last))
  const two = await sql(server, 'SELECT COUNT(*) FROM pay_openid')
  await leaver.buyer.postOk(`/api/v1/purchases/${last.uuid}/cancel`)
  await leaver.buyer.ok('POST', '/api/v1/buyers/me/leave', { body: { password: PASSWORD } }, 204)
  b.count('whoever leaves leaves no openid', two[0] === '2' && (await sql(server, 'SELECT COUNT(*) FROM pay_openid'))[0] === '1')
  const secret = /pay.wechat_app_secret = (\w+)/.exec(await readFile(join(server.dir, 'tiantou.conf'), 'utf8'))[1], log = server.logs()
  b.count('the log names the page only', log.includes('/pay/wechat/back') && ![used, name, secret, 'code=', 'state='].some((x) => log.includes(x)))
}

onBoth('pay: each channel through the sandbox, and what goes wrong', async (t, engine) => {
  const server = await start(t, engine, { serve: false, conf: { 'net.access_log': 'true' } })
  const sandbox = await new Sandbox(server).start(t)
  await server.start()
  server.admin = await server.signIn('root')
  const b = new Buying(await market(server), sandbox)
  const offered = (await b.buyer.getOk(`/api/v1/payments/${(await b.order()).payment}`)).channels.map((c) => c.channel)
  for (const c of ['wechat', 'alipay', 'unionpay']) b.count(`${c} is offered`, offered.includes(c))

  for (const way of WAYS) {
    const { purchase, made } = await b.buy(way)
    await b.paid(purchase)
    const page = await b.sandbox.click(made.page, 'pay')
    b.count(`${way}: paid, once`, /已付款/.test(page) && (await b.there(made.number)).refunded_fen === 0)
  }

  await whoPays(b, server)

  for (const way of EACH) { // what was paid first counts; the other comes back by itself
    const purchase = await b.order(), first = await b.tryBy(purchase, way), other = await b.tryBy(purchase, way[0] === 'alipay' ? EACH[0] : EACH[1])
    await sandbox.click(first.page, 'pay')
    await b.paid(purchase)
    await sandbox.click(other.page, 'pay')
    const [one, two] = await until('refund of the second', async () => {
      const both = [await b.there(first.number), await b.there(other.number)]
      return both[1].state !== 'open' && (both[1].state === 'closed' || both[1].refunded_fen > 0) && both
    })
    b.count(`${way}: two channels, one payment`, one.refunded_fen === 0 && (two.state === 'closed' || two.refunded_fen === two.fen))
  }

  for (const way of EACH) { // cancelled, and paid all the same
    const purchase = await b.order()
    const made = await b.tryBy(purchase, way)
    await sandbox.control({ hold: 1 })
    await sandbox.click(made.page, 'pay')
    await b.buyer.postOk(`/api/v1/purchases/${purchase.uuid}/cancel`)
    await sandbox.control({ do: 'release', hold: 0 })
    const trade = await until('the late money to go back', async () => { const x = await b.there(made.number); return x.refunded_fen === x.fen && x })
    b.count(`${way}: paid after it was cancelled`, trade.refunded_fen === trade.fen && (await b.state(purchase)) === 'given_up')
  }

  for (const lie of ['forge_signature', 'forge_tamper', 'forge_merchant', 'forge_probe', 'forge_old'])
    for (const way of lie === 'forge_probe' || lie === 'forge_old' ? EACH.slice(0, 1) : EACH) {
      await sandbox.control({ [lie]: 1 })
      const { purchase, made } = await b.buy(way)
      await b.paid(purchase)
      const told = (await sandbox.control()).deliveries.filter((d) => d.number === made.number && d.forged)
      b.count(`${way}: ${lie}`, told.length === 1 && told[0].status >= 400 && told[0].status < 500)
    }

  // nobody calls back: the server asks by itself, after a quarter of a minute; all three wait together
  await sandbox.control({ lose: EACH.length })
  const silent = await Promise.all(EACH.map((way) => b.buy(way)))
  await Promise.all(silent.map(({ purchase }) => b.paid(purchase, 120000)))
  EACH.forEach((way) => b.count(`${way}: a lost callback`, true))

  // the server is dead while it is told
  const orders = await Promise.all(EACH.map(() => b.order())), tries = await Promise.all(EACH.map((way, i) => b.tryBy(orders[i], way)))
  await server.kill9()
  for (const made of tries) await sandbox.click(made.page, 'pay')
  await server.start()
  await Promise.all(orders.map((purchase) => b.paid(purchase, 120000)))
  for (const [i, way] of EACH.entries()) b.count(`${way}: dead when the callback came`, (await b.there(tries[i].number)).refunded_fen === 0)

  // called off before it is sent: everything goes back, though the channel fails at first
  const called = await Promise.all(EACH.map((way) => b.buy(way)))
  await Promise.all(called.map(({ purchase }) => b.paid(purchase)))
  await sandbox.control({ refund_fail: EACH.length })
  for (const { purchase } of called)
    await b.buyer.postOk(`/api/v1/orders/${(await b.buyer.getOk(`/api/v1/purchases/${purchase.uuid}`)).orders[0].uuid}/call-off`, { reason: '不需要了' })
  const back = await Promise.all(called.map(({ made }) => until('the refund', async () => { const x = await b.there(made.number); return x.refunded_fen === x.fen && x }, 120000)))
  EACH.forEach((way, i) => b.count(`${way}: called off, given back`, back[i].refunded_fen === back[i].fen))

  const stranger = server.client()
  for (const channel of ['wechat', 'alipay', 'unionpay', 'cash', 'nobody'])
    for (const raw of ['', 'x', '{"resource":{}}', 'sign=AAAA&out_trade_no=1&trade_status=TRADE_SUCCESS', 'a=1&a=2']) {
      const r = await stranger.call('POST', `/pay/notify/${channel}`, { raw, type: 'application/x-www-form-urlencoded' })
      b.count(`a stranger calls back as ${channel}`, r.status >= 400 && r.status < 500)
    }
  const check = await server.run('check')
  b.count(`tiantou check: ${check.out.slice(-300)}${check.err.slice(-300)}`, check.code === 0)
  b.count('no key or signature in the log', !/BEGIN (RSA )?PRIVATE|pay\.wechat_secret|paySign|"sign"/.test(server.logs()))
  t.diagnostic(`pay [${engine}]: ${b.good} of ${b.all} as they must be`)
  assert.equal(b.good, b.all)
}, { timeout: 900000 })
