// input-browser.test.mjs: made to wish and the input store in a real browser, at 320 and 1920 px: a shop says what can be wished for, a buyer sees the price
// with it and confirms what is not taken back, the seller reads the text; a farmer uses something of the store in one tap and a half.
import assert from 'node:assert/strict'
import test from 'node:test'
import { PASSWORD, start } from './lib/server.mjs'
import { build } from './lib/county.mjs'
import { MALL_CONF, shopper, stall } from './lib/mall.mjs'
import { openShop } from './lib/shops.mjs'
import { Watch, noBrowser, openBrowser, overflow, settled } from './lib/browser.mjs'

const SIZES = [{ width: 320, height: 700 }, { width: 1920, height: 1080 }]
const shots = process.env.TIANTOU_SHOTS

test('browser: made to wish, and the input store', { timeout: 300000, skip: noBrowser }, async (t) => {
  const server = await start(t, 'sqlite', { conf: MALL_CONF })
  if ((await server.client().get('/mall/', undefined, { headers: { accept: 'text/html' } })).status !== 200) return t.skip('this binary was built without -Dfront=true and holds no mall')
  const county = await build(server), j = await stall(county), anna = await shopper(county, 1)
  const { browser } = await openBrowser(t), watch = new Watch()
  const someone = async (size, path, login) => {
    const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: size, hasTouch: size.width < 900 })
    const page = watch.on(await context.newPage(), ['/favicon.ico'])
    page.setDefaultTimeout(15000)
    if (login) {
      await page.goto(`${server.url}/mall/sign-in`)
      await page.locator('input[autocomplete="username"]').fill(login)
      await page.locator('input[type="password"]').fill(PASSWORD)
      await page.getByRole('button', { name: '登录', exact: true }).last().click()
      await page.waitForURL((u) => !u.pathname.endsWith('/sign-in'))
    }
    await page.goto(server.url + path)
    return page
  }
  let n = 0
  const look = async (page, what) => {
    await settled(page)
    assert.equal(await overflow(page), 0, `${what} is wider than the screen`)
    if (shots) await page.screenshot({ path: `${shots}/${String(++n).padStart(2, '0')}-${what}-${page.viewportSize().width}.png`, fullPage: true })
  }

  // the seller says what can be wished for, on a phone
  const s = await someone(SIZES[0], `/mall/seller/goods/${j.goods.uuid}`, 'owner1')
  await s.getByRole('button', { name: '选项和刻字', exact: true }).click()
  const sheet = s.getByRole('dialog')
  await sheet.getByRole('button', { name: '加一组选项' }).click()
  await sheet.getByLabel('选什么', { exact: true }).fill('包装')
  await sheet.getByLabel('选项 1', { exact: true }).fill('纸袋')
  await sheet.getByLabel('选项 2', { exact: true }).fill('礼盒')
  await sheet.getByLabel('每件加价', { exact: true }).fill('8')
  await sheet.getByLabel(/^刻字或印字叫什么/).fill('刻字')
  await sheet.getByLabel('每件加价', { exact: true }).last().fill('3.33')
  await look(s, 'seller-wishes')
  await sheet.getByRole('button', { name: '保存', exact: true }).click()
  await s.getByText('未提交').first().waitFor()
  const draft = await j.owner.getOk(`/api/v1/goods/${j.goods.uuid}`)
  const sent = await j.owner.postOk(`/api/v1/goods/${j.goods.uuid}/state`, { state: 'submitted' }, { ifMatch: draft.rev })
  await county.office.postOk(`/api/v1/goods/${j.goods.uuid}/state`, { state: 'on' }, { ifMatch: sent.rev })

  // a gift box of it, on a phone
  await j.owner.postOk(`/api/v1/goods/${j.goods.uuid}/skus`, { spec: '年货礼盒', weight_g: 12000, price_fen: 8888 })
  await s.reload()
  await s.getByRole('button', { name: '做成礼盒', exact: true }).click()
  await s.getByRole('dialog').getByLabel('高山包心菜 一箱').check()
  await look(s, 'seller-box')
  await s.getByRole('dialog').getByRole('button', { name: '保存礼盒', exact: true }).click()
  await s.getByText('一盒里有').first().waitFor()
  await look(s, 'seller-goods')
  const again = await j.owner.getOk(`/api/v1/goods/${j.goods.uuid}`)
  const more = await j.owner.postOk(`/api/v1/goods/${j.goods.uuid}/state`, { state: 'submitted' }, { ifMatch: again.rev })
  await county.office.postOk(`/api/v1/goods/${j.goods.uuid}/state`, { state: 'on' }, { ifMatch: more.rev })

  // the buyer: the price with what is wished, to the confirmation
  for (const size of SIZES) {
    const b = await someone(size, `/mall/goods/${j.goods.uuid}`, anna.phone)
    await b.getByText('礼盒', { exact: false }).first().waitFor()
    await b.locator('label.chip', { hasText: '+¥8.00' }).click()
    await b.getByLabel(/^刻字/).fill('abc')
    await b.getByText('只能用汉字').waitFor()
    assert.ok(await b.getByRole('button', { name: '立即购买', exact: true }).isDisabled())
    await b.getByLabel(/^刻字/).fill('寿比南山')
    await b.getByText('没有质量问题不能退').waitFor()
    await b.locator('.money', { hasText: '41.23' }).waitFor() // 29.90 + 8 + 3.33
    await look(b, 'goods-wishes')
    await b.getByRole('button', { name: '加入购物车', exact: true }).click()
    await b.getByText('已放入购物车').first().waitFor()
    await b.goto(`${server.url}/mall/cart`)
    await b.getByText('包装：礼盒').waitFor()
    await b.getByText('寿比南山').waitFor()
    await look(b, 'cart-wishes')
    await b.getByRole('button', { name: /^去结算|^结算/ }).last().click()
    const order = b.getByRole('button', { name: '提交订单', exact: true })
    await order.waitFor()
    await settled(b)
    assert.ok(await order.isDisabled(), 'to be confirmed first')
    await look(b, 'checkout-wishes')
    await b.getByLabel('知道刻了字的货没有质量问题不能退').check()
    await order.click()
    await b.waitForURL(/\/mall\/pay\//)
    await b.context().close()
  }
  const order = (await j.owner.all('/api/v1/orders'))[0].uuid
  await s.goto(`${server.url}/mall/seller/orders/${order}`)
  await s.getByText('寿比南山').waitFor()
  await look(s, 'seller-order')

  // the input store: bought at the counter, on the farmer's page at once, its use recorded
  const { owner: keeper } = await county.coop('青山农资服务站')
  const shop = await openShop(county, keeper, '青山农资店', { kind: 'input' })
  const drug = await county.pesticide(j.crop, { name: '示范悬浮剂' }), feed = await county.agri.postOk('/api/v1/inputs', { name: '示范复合肥', kind: 'fertiliser' })
  await county.office.ok('PUT', `/api/v1/shops/${shop.uuid}/licence`, { body: { no: '农药经许（浙）33010900001', until_day: '2099-12-31' } })
  for (const [input, unit, amount, price_fen] of [[drug, 'g', '50', 1200], [feed, 'kg', '50', 17800]]) {
    const offer = await keeper.postOk(`/api/v1/shops/${shop.uuid}/inputs`, { input: input.uuid, spec: '一袋', amount, unit, price_fen, stock: 20, state: 'on' })
    await keeper.postOk('/api/v1/input-sales', { items: [{ offer: offer.uuid, pieces: 2 }], buyer: j.op.uuid, consent: '本人在柜台', pay_way: 'counter', total_fen: price_fen * 2, handed: true })
  }
  for (const size of SIZES) {
    const f = await someone(size, '/console/today', 'owner1')
    await f.getByRole('button', { name: /示范悬浮剂/ }).waitFor()
    await look(f, 'today-store')
    await f.getByRole('button', { name: /示范悬浮剂/ }).click()
    await f.getByRole('dialog').getByText('哪块地？').waitFor()
    await look(f, 'store-use')
    await f.getByRole('dialog').locator('input[inputmode="decimal"]').fill('12.5')
    await f.getByRole('dialog').getByRole('button', { name: /做完了/ }).click()
    await f.getByRole('dialog').waitFor({ state: 'hidden' })
    await f.goto(`${server.url}/console/seasons/${j.season.uuid}/record`)
    await f.getByRole('button', { name: /示范复合肥/ }).click()
    await f.locator('input').filter({ visible: true }).first().waitFor()
    await look(f, 'record-store')
    await f.goto(`${server.url}/console/store`)
    await f.getByText('示范悬浮剂').first().waitFor()
    await look(f, 'store')
    await f.context().close()
  }
  // the office sees the licence, and enters another
  for (const size of SIZES) {
    const o = await someone(size, `/console/shops/${shop.uuid}`, 'office')
    await o.getByText('农药经许（浙）33010900001').waitFor()
    await o.getByRole('button', { name: '登记许可证', exact: true }).click()
    await o.getByRole('dialog').waitFor()
    await look(o, 'licence')
    await o.context().close()
  }

  // a village point orders for a household, with how it agreed; the shop hands over
  const near = await county.coop('下坞李家', { owner: false })
  for (const size of SIZES) {
    const p = await someone(size, '/mall/inputs', 'point')
    await p.getByRole('button', { name: /要这个 示范悬浮剂/ }).click()
    await look(p, 'inputs')
    await p.getByRole('button', { name: '下单', exact: true }).click()
    const box = p.getByRole('dialog')
    await box.getByLabel('给谁买', { exact: true }).first().fill('下坞李家')
    await box.getByRole('radio', { name: /下坞李家/ }).check()
    await box.getByRole('button', { name: /^下单/ }).click()
    await box.getByText(/必填|请填写/).first().waitFor()
    await box.getByLabel('本人怎样同意的').fill('户主来站里，当面同意')
    await look(p, 'inputs-order')
    await box.getByRole('button', { name: /^下单/ }).click()
    await p.waitForURL(/\/mall\/inputs\/bought\//)
    await p.getByText('户主来站里，当面同意').waitFor()
    await look(p, 'inputs-sale')
    const k = await someone(size, '/mall/seller/inputs', 'owner2')
    await look(k, 'inputs-shop')
    await k.getByRole('link', { name: /下坞李家/ }).first().click()
    await k.getByRole('button', { name: '交货', exact: true }).click()
    await k.getByRole('dialog').getByRole('button', { name: '交货', exact: true }).click()
    await k.getByText('已领取').first().waitFor()
    for (const page of [p, k]) await page.context().close()
  }
  assert.equal((await county.point.all('/api/v1/store')).find((x) => x.operator === near.op.uuid).left_m, 100000)
  const shelf = (await j.owner.all('/api/v1/store')).find((x) => x.name === '示范悬浮剂')
  assert.equal(shelf.left_m, 75000, 'twice 12.5 g of 100 g')
  assert.deepEqual(watch.faults, [])
})
