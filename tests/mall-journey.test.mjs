// mall-journey.test.mjs: the mission's own sentence in a real browser: a buyer scans, orders, pays by a channel (the sandbox at its other end), the
// seller packs and sends on a phone, the buyer receives, says how it was, asks for a refund, the seller agrees, the money is back. And the other
// ways to sell: a campaign, a coupon, orders before the harvest, a promoter's link, questions to the shop, until the seller has his money. Nothing
// is asked of the interface but what the pages themselves ask.
import assert from 'node:assert/strict'
import test from 'node:test'
import { PASSWORD, start } from './lib/server.mjs'
import { build } from './lib/county.mjs'
import { payCash } from './lib/mall.mjs'
import { buyer, openShop, sellGoods } from './lib/shopping.mjs'
import { Sandbox } from './lib/sandbox.mjs'
import { Watch, noBrowser, openBrowser, overflow, shot } from './lib/browser.mjs'

const ANDROID = 'Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/116.0 Mobile Safari/537.36'
const PHONE = { width: 390, height: 800 }

const noMall = async (server) => (await server.client().get('/mall/', undefined, { headers: { accept: 'text/html' } })).status !== 200 && 'this binary was built without -Dfront=true and holds no mall'
/** Answers that say "not yet" or "no", which pages ask for: no account, no bank account, no promoter, the house had its share. */
const KNOWN = ['/ledger/statement', '/payees/', '/promoters/me', '/api/v1/purchases', '/favicon.ico'] // the sandbox has no icon
/** A phone in somebody's hand; login: already signed in. */
async function someone(server, browser, watch, login) {
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: PHONE, userAgent: ANDROID, isMobile: true, hasTouch: true })
  if (login) assert.ok((await context.request.post(`${server.url}/api/v1/session`, { data: { login, password: PASSWORD }, headers: { origin: server.url } })).ok())
  const page = watch.on(await context.newPage(), KNOWN)
  page.setDefaultTimeout(20000)
  return page
}
const seen = (page, text) => page.getByText(text).first().waitFor()
const button = (page, name) => page.getByRole('button', { name, exact: true }).last()
const field = (page, label) => page.getByLabel(label, { exact: true })
const narrow = async (page, what) => {
  assert.equal(await overflow(page), 0, `${what} is wider than the phone`)
  assert.deepEqual(await page.locator('.fault').allInnerTexts(), [], `${what} shows a fault`)
  await shot(page, what)
}

test('browser: scan, order, pay, send, receive, review, refund', { timeout: 300000, skip: noBrowser }, async (t) => {
  const server = await start(t, 'sqlite', { serve: false })
  const sandbox = await new Sandbox(server).start(t)
  await server.start()
  server.admin = await server.signIn('root')
  const none = await noMall(server)
  if (none) return t.skip(none)
  const county = await build(server), j = await county.whole('青山蔬菜专业合作社')
  await sellGoods(county, j.owner, await openShop(county, j.owner, j.op, '青山小店'), j.product, [j.lot], { title: '高山包心菜', price_fen: 3980 })

  const { browser } = await openBrowser(t), watch = new Watch()

  // the buyer scans, and the same code leads to the goods
  const b = await someone(server, browser, watch)
  await b.goto(server.url + j.path)
  await b.locator('.order a.btn--main').click()
  await b.getByRole('heading', { level: 1, name: '高山包心菜' }).waitFor()
  assert.match(b.url(), /\/mall\/goods\//)
  await seen(b, '可放心食用')
  await narrow(b, 'the page of goods')
  await button(b, '立即购买').click()

  // signs in by registering, and is back where he was
  await b.getByRole('link', { name: '手机号注册' }).click()
  await field(b, '手机号').fill('13900000007')
  await field(b, '怎么称呼您').fill('周买家')
  await field(b, '密码').fill(PASSWORD)
  await button(b, '同意并注册').click()

  // an address out of a chat
  await b.getByRole('heading', { level: 1, name: '确认订单' }).waitFor()
  await b.locator('.where').click()
  await b.getByRole('dialog').locator('textarea').waitFor()
  await b.locator('select').nth(0).locator('option', { hasText: '浙江省' }).waitFor({ state: 'attached' })
  await b.getByRole('dialog').locator('textarea').fill('周买家 13900000007 浙江省杭州市西湖区文三路 5 号 2 幢 301')
  await b.locator('select').nth(2).locator('option:checked', { hasText: '西湖区' }).waitFor({ state: 'attached' })
  await button(b, '保存').click()
  await seen(b, '周** 139****0007')
  await narrow(b, 'the checkout')
  await button(b, '提交订单').click()

  // pays at the channel and is led back
  await b.waitForURL(/\/mall\/pay\//)
  await b.locator('button.alipay').click()
  await b.waitForURL((u) => u.href.startsWith(sandbox.url))
  await b.locator('button[value=pay]').click()
  const back = b.locator('a.go')
  await Promise.race([back.waitFor(), b.waitForURL(/\/mall\/pay\//)])
  if (await back.count()) await back.click()
  await b.waitForURL(/\/mall\/pay\//)
  await seen(b, '付好了')
  await b.getByRole('link', { name: '看订单' }).click()
  await seen(b, '待发货')

  // the seller packs and sends
  const s = await someone(server, browser, watch)
  await s.goto(`${server.url}/mall/sign-in?to=/seller`)
  await field(s, '手机号或账号').fill('owner1')
  await field(s, '密码').fill(PASSWORD)
  await button(s, '登录').click()
  await s.getByRole('link', { name: /^1\s*待打包$/ }).click()
  await s.locator('.order .body').click()
  await button(s, '打包').click()
  await button(s, '打包好了').click()
  await button(s, '发货').waitFor()
  await button(s, '看收货人电话地址').click()
  await seen(s, '13900000007')
  await narrow(s, "the seller's order")
  await button(s, '发货').click()
  await field(s, '承运').fill('县内配送')
  await field(s, '运单号').fill('QT20261122001')
  await button(s, '发货').click()
  await s.getByText('已发货').first().waitFor()

  // the buyer sees which lot it was, receives
  await b.reload()
  await b.locator('.order .body').click()
  await seen(b, 'QT20261122001')
  assert.equal(await b.locator(`a[href^="${j.path}"]`).count(), 1, 'the lot that was sent leads to its trace page')
  await button(b, '确认收货').click()
  await b.getByRole('dialog').getByRole('button', { name: '确认收货' }).click()
  await seen(b, '已收货')

  // says how it was: beside the goods, with the lot
  const order = b.url()
  await b.getByRole('button', { name: /^评价/ }).click()
  await b.getByRole('dialog').locator('label', { hasText: '4 星，共 5 星' }).click()
  await b.getByRole('dialog').locator('textarea').fill('菜很新鲜，箱子压坏了一角')
  await narrow(b, 'the form of a review')
  await b.getByRole('dialog').getByRole('button', { name: '提交', exact: true }).click()
  await seen(b, '已评价')
  await b.locator('main a[href*="/mall/goods/"]').first().click()
  await seen(b, '菜很新鲜，箱子压坏了一角')
  assert.ok(await b.locator('section', { hasText: '买家评价' }).locator(`a[href^="${j.path}"]`).count(), 'a review leads to its lot')
  await narrow(b, 'goods with a review')
  await b.goto(order)

  // is not content
  await button(b, '申请退款').click()
  await b.getByRole('dialog').getByText('破损', { exact: true }).click()
  await b.getByRole('dialog').getByRole('button', { name: '提交', exact: true }).click()
  await seen(b, '待卖家答复')

  // the seller agrees; the channel gives the money back
  await s.reload()
  await button(s, '同意退款').click()
  await s.getByRole('dialog').getByRole('button', { name: '同意退款' }).click()
  const until = Date.now() + 90000
  for (;;) {
    await b.reload()
    await b.getByRole('heading', { level: 1, name: '订单' }).waitFor()
    await b.locator('.steps, .hist').first().waitFor()
    if (await b.getByText('已退款', { exact: true }).count()) break
    assert.ok(Date.now() < until, 'the money is not back')
    await b.waitForTimeout(500)
  }
  const trade = (await sandbox.control()).trades.find((x) => x.fen === 3980)
  assert.equal(trade.refunded_fen, trade.fen)
  const check = await server.run('check')
  assert.equal(check.code, 0, check.out.slice(-400))
  assert.deepEqual(watch.faults, [])
})

test('browser: campaign, coupon, order ahead, promoter, talk, money', { timeout: 300000, skip: noBrowser }, async (t) => {
  const server = await start(t, 'sqlite', { conf: { 'sell.complete_after': '0' } }), none = await noMall(server)
  if (none) return t.skip(none)
  const county = await build(server), j = await county.whole('青山蔬菜专业合作社'), shop = await openShop(county, j.owner, j.op, '青山小店')
  const goods = await sellGoods(county, j.owner, shop, j.product, [j.lot], { title: '高山包心菜', price_fen: 3980 })
  const ahead = await sellGoods(county, j.owner, shop, j.product, [], { title: '早春包心菜', price_fen: 2980 })
  const { rev } = await j.owner.getOk(`/api/v1/shops/${shop.uuid}/terms`)
  await j.owner.ok('PUT', `/api/v1/shops/${shop.uuid}/terms`, { body: { freight_fen: 0, freight_g: 1000, more_fen: 0, packing_fen: 0, cold_fen: 0, promoter_bp: 1000, pickup: true, pickup_place: '下坞村站' }, ifMatch: rev ?? 0 })
  const { browser } = await openBrowser(t), watch = new Watch(), at = (path) => `${server.url}/mall${path}`

  // the seller sets a price for a time, makes a coupon, takes orders for what still grows, says where he is paid
  const s = await someone(server, browser, watch, 'owner1')
  await s.goto(at('/seller'))
  await s.getByRole('link', { name: /活动和优惠券/ }).click()
  await button(s, '新活动').click()
  await field(s, '活动名称').fill('开园节')
  await s.getByRole('dialog').locator('select').first().selectOption({ label: '高山包心菜' })
  await s.getByRole('dialog').locator('select').nth(1).locator('option:checked', { hasText: '5 kg' }).waitFor({ state: 'attached' })
  await field(s, '活动价').fill('9.90')
  await narrow(s, 'the form of a campaign')
  await button(s, '开始活动').click()
  await seen(s, '已订 0 / 100 件')
  await button(s, '新优惠券').click()
  await field(s, '券名').fill('开园券')
  await field(s, '券码').fill('kaiyuan5')
  await field(s, '减多少').fill('5')
  await narrow(s, 'the form of a coupon')
  await s.getByRole('dialog').getByRole('button', { name: '新优惠券' }).click()
  await seen(s, 'KAIYUAN5')
  await narrow(s, "the seller's campaigns")
  await s.goto(at(`/seller/goods/${ahead.uuid}`))
  await button(s, '开放预订：5 kg').click()
  await s.getByRole('dialog').locator('select').selectOption({ index: 1 })
  await field(s, '最多接多少').fill('100')
  await narrow(s, 'the form of a window')
  await button(s, '开放预订').click()
  await seen(s, /能接 100 (千克|kg)/)
  await narrow(s, "the seller's goods with a window")
  await s.goto(at(`/seller/goods/${goods.uuid}`))
  await button(s, '改介绍、图片').click()
  await field(s, '价格里含的增值税').selectOption({ label: '9%' })
  await narrow(s, 'the form of words and pictures')
  await button(s, '保存').click()
  await seen(s, /价格里含的增值税：9%/)
  await s.goto(at('/seller/money'))
  await button(s, '修改收款账户').click()
  await field(s, '户名').fill('青山蔬菜专业合作社')
  await field(s, '开户行').fill('县农商银行')
  await field(s, '账号').fill('6228 4800 0000 0000 018')
  await button(s, '保存').click()
  await seen(s, '**** 0018')
  await narrow(s, "the seller's money before the first order")

  // somebody becomes a promoter
  await buyer(server, '13900000008', '郑推客')
  const p = await someone(server, browser, watch, '13900000008')
  await p.goto(at('/me/promoter'))
  await button(p, '成为推客').click()
  const link = await p.locator('#my-link').inputValue()
  await narrow(p, 'the page of a promoter')

  // a buyer comes by the link: the campaign, a heart, a coupon, a question
  const who = await buyer(server, '13900000007'), b = await someone(server, browser, watch, '13900000007')
  await who.postOk('/api/v1/addresses', { name: '周买家', phone: '13900000007', division: '330106', region: '浙江省杭州市西湖区', detail: '文三路 5 号 2 幢 301', is_default: true })
  await b.goto(link)
  await b.getByRole('heading', { name: '限时活动' }).waitFor()
  await narrow(b, 'the first page with a campaign')
  await b.locator('.now a').first().click()
  await b.getByRole('timer').waitFor()
  await button(b, '收藏').click()
  await b.getByRole('button', { name: '取消收藏' }).waitFor()
  await b.getByRole('button', { name: /^领取/ }).click()
  await b.getByRole('button', { name: /^已领/ }).waitFor()
  await narrow(b, 'goods with a campaign and a coupon')
  await b.getByRole('link', { name: '问店家' }).click()
  await field(b, '写消息').fill('今天下单，什么时候发货？')
  await button(b, '发送').click()
  await b.locator('.bubble', { hasText: '什么时候发货' }).waitFor()
  await narrow(b, 'a talk')

  // buys at the campaign's price with the coupon; a second time the house has had its share, and the usual price is offered
  const order = async () => {
    await b.goto(at(`/goods/${goods.uuid}`))
    await b.getByRole('timer').waitFor()
    await button(b, '立即购买').click()
    await seen(b, '周** 139****0007')
  }
  await order()
  await b.getByRole('group', { name: '我的券' }).getByRole('checkbox').check()
  await b.locator('.bar .phone .price', { hasText: '4.90' }).waitFor()
  await narrow(b, 'the checkout with a campaign and a coupon')
  await button(b, '提交订单').click()
  await b.waitForURL(/\/mall\/pay\//)
  await payCash(who, county.office, { payment: new URL(b.url()).pathname.split('/').at(-1) })
  await b.reload()
  await seen(b, '付好了')
  await order()
  await button(b, '提交订单').click()
  await seen(b, /已经按活动价买过/)
  await narrow(b, 'the checkout of a house that had its share')
  await button(b, '按平时价买').click()
  await b.locator('.bar .phone .price', { hasText: '39.80' }).waitFor()
  await button(b, '提交订单').click()
  await b.waitForURL(/\/mall\/pay\//)

  // orders what still grows
  await b.goto(at(`/goods/${ahead.uuid}`))
  await seen(b, '采收前预订')
  await narrow(b, 'goods that still grow')
  await button(b, '预订').click()
  await seen(b, /预计 .* 采收/)
  await button(b, '提交订单').click()
  await b.waitForURL(/\/mall\/pay\//)

  // the seller answers; the buyer sees that something waits for him
  await s.goto(at('/seller'))
  await s.getByRole('link', { name: /^1\s*买家提问$/ }).click()
  await s.getByRole('link', { name: /什么时候发货/ }).click()
  await field(s, '写消息').fill('明早采，中午发。')
  await button(s, '发送').click()
  await s.locator('.bubble', { hasText: '明早采' }).waitFor()
  await b.goto(at('/me'))
  await b.getByRole('link', { name: /^消息.*1 条未读/ }).click()
  await narrow(b, 'the list of talks')
  await b.getByRole('link', { name: /明早采/ }).click()
  await b.locator('.bubble', { hasText: '明早采' }).waitFor()

  // sent and received: the money is shared out, the promoter has his part, each sees it
  const paid = (await who.getOk('/api/v1/my-orders')).items.find((o) => o.total_fen === 490).uuid
  await j.owner.postOk(`/api/v1/orders/${paid}/pack`, {})
  await j.owner.postOk(`/api/v1/orders/${paid}/ship`, { carrier: '县内配送', waybill_no: 'QT20261122001' })
  await who.postOk(`/api/v1/orders/${paid}/receive`)
  await b.goto(at(`/orders/${paid}`))
  await b.locator('.sum > div', { hasText: '货款中含增值税' }).getByText('¥0.40').waitFor() // 4.90 * 9 / 109, half a fen up
  await narrow(b, 'an order with a tax')
  const until = Date.now() + 90000
  for (await p.goto(at('/me/promoter')); !(await p.getByText('¥0.49').count()); await p.reload(), await p.getByRole('heading', { name: '怎么结算' }).waitFor()) {
    assert.ok(Date.now() < until, 'no commission came')
    await p.waitForTimeout(1000)
  }
  await s.goto(at('/seller/money'))
  await s.locator('.balance .price', { hasText: '4.41' }).waitFor()
  await seen(s, '货款')
  await narrow(s, "the seller's money")
  await b.goto(at('/me/notices'))
  await seen(b, '已发货')
  await narrow(b, 'notices')
  assert.deepEqual(watch.faults, [])
})
