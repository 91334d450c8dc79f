// mall-journey.test.mjs: the mission's own sentence in a real browser: a buyer scans, orders, pays by a channel (the sandbox at its other end), the
// seller packs and sends on a phone, the buyer receives, asks for a refund, the seller agrees, the money is back. Nothing is asked of the
// interface but what the pages themselves ask.
import assert from 'node:assert/strict'
import test from 'node:test'
import { PASSWORD, start } from './lib/server.mjs'
import { build } from './lib/county.mjs'
import { openShop, sellGoods } from './lib/shopping.mjs'
import { Sandbox } from './lib/sandbox.mjs'
import { Watch, noBrowser, openBrowser, overflow } from './lib/browser.mjs'

const ANDROID = 'Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/116.0 Mobile Safari/537.36'
const PHONE = { width: 390, height: 800 }

test('browser: scan, order, pay, send, receive, refund', { timeout: 300000, skip: noBrowser }, async (t) => {
  const server = await start(t, 'sqlite', { serve: false })
  const sandbox = await new Sandbox(server).start(t)
  await server.start()
  server.admin = await server.signIn('root')
  if ((await server.client().get('/mall/', undefined, { headers: { accept: 'text/html' } })).status !== 200) return t.skip('this binary was built without -Dfront=true and holds no mall')
  const county = await build(server), j = await county.whole('青山蔬菜专业合作社')
  await sellGoods(county, j.owner, await openShop(county, j.owner, j.op, '青山小店'), j.product, [j.lot], { title: '高山包心菜', price_fen: 3980 })

  const { browser } = await openBrowser(t), watch = new Watch()
  const someone = async () => {
    const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: PHONE, userAgent: ANDROID, isMobile: true, hasTouch: true })
    const page = watch.on(await context.newPage(), ['/api/v1/session', '/favicon.ico']) // the sandbox has no icon
    page.setDefaultTimeout(20000)
    return page
  }
  const seen = (page, text) => page.getByText(text).first().waitFor()
  const button = (page, name) => page.getByRole('button', { name, exact: true }).last()
  const field = (page, label) => page.getByLabel(label, { exact: true })
  const narrow = async (page, what) => assert.equal(await overflow(page), 0, `${what} is wider than the phone`)

  // the buyer scans, and the same code leads to the goods
  const b = await someone()
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
  const s = await someone()
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

  // the buyer sees which lot it was, receives, is not content
  await b.reload()
  await b.locator('.order .body').click()
  await seen(b, 'QT20261122001')
  assert.equal(await b.locator(`a[href^="${j.path}"]`).count(), 1, 'the lot that was sent leads to its trace page')
  await button(b, '确认收货').click()
  await b.getByRole('dialog').getByRole('button', { name: '确认收货' }).click()
  await seen(b, '已收货')
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
