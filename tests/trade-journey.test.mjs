// trade-journey.test.mjs: journeys of those who buy much, and of those who pay inside WeChat, on phones of 320 px: a payment through WeChat's bridge,
// turned back from and made again; a reverse auction whose end a late bid moves, from the call to the contract; an instalment that is disputed,
// and what the county decides; a canteen's month on account, from its examination to the paid statement. The county decides by its interface here
// (its desk is in console-market); days are moved in the database, nothing else is.
import assert from 'node:assert/strict'
import test from 'node:test'
import { sql } from './lib/server.mjs'
import { day } from './lib/county.mjs'
import { shopper, stall } from './lib/mall.mjs'
import { books, options, scene } from './lib/scene.mjs'
import { producer } from './lib/trade.mjs'

const API = '/api/v1', SMALL = { width: 320, height: 640 }
const WECHAT = 'Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/116.0 Mobile Safari/537.36 MicroMessenger/8.0.42'

/** What WeChat's browser gives a page: a bridge that comes a moment after the page, and answers when the person is done. */
async function insideWeChat(phone, answer) {
  await phone.page.exposeFunction('askWeChat', answer)
  await phone.page.addInitScript(() => setTimeout(() => {
    globalThis.WeixinJSBridge = { invoke: (name, what, done) => void globalThis.askWeChat(name, what).then((err_msg) => done({ err_msg })) }
    document.dispatchEvent(new Event('WeixinJSBridgeReady'))
  }, 1500))
}

test('browser: paid inside WeChat, turned back from and made again', options, async (t) => {
  const s = await scene(t, SMALL)
  if (!s) return
  const j = await stall(s.county), buyer = await shopper(s.county, 1), p = await s.stranger({ userAgent: WECHAT }), asked = []
  await insideWeChat(p, async (name, what) => {
    asked.push({ name, ...what })
    if (asked.length === 1) return 'get_brand_wcpay_request:cancel'
    const { trades } = await s.sandbox.control()
    await s.sandbox.click(`${s.sandbox.url}/cashier/wechat/${trades.at(-1).number}`, 'pay')
    return 'get_brand_wcpay_request:ok'
  })
  await p.go(`/goods/${j.goods.uuid}`)
  await p.press('立即购买')
  await p.signIn(buyer.phone)
  await p.press('提交订单')
  await p.page.waitForURL(/\/mall\/pay\//)
  await p.left()

  // one tap: to WeChat, which tells who pays, back, and WeChat asks; the person turns back
  await p.page.locator('button.wechat').click()
  await p.see('没有付款，可以再付一次')
  assert.match(p.page.url(), /\/mall\/pay\/[0-9a-f-]{36}$/, 'a page loaded again begins nothing')
  assert.equal(await p.count('我付好了'), 0, 'who turned back is not told to wait')
  await p.left()
  await p.again()
  assert.equal(asked.length, 1, 'a page loaded again asks for no money')

  // and again
  await p.page.locator('button.wechat').click()
  await p.page.getByText('付好了', { exact: true }).waitFor()
  await p.left()
  assert.deepEqual(asked.map((x) => x.name), ['getBrandWCPayRequest', 'getBrandWCPayRequest'])
  for (const x of asked) assert.ok(/^prepay_id=\w+$/.test(x.package) && x.signType === 'RSA' && x.appId && x.paySign && /^\d{10}$/.test(x.timeStamp), JSON.stringify(x))
  await p.link('看订单')
  await p.see('待发货')
  await p.left()
  await books(t, s)
})

test('browser: a reverse auction whose end a late bid moves, to the contract', options, async (t) => {
  const s = await scene(t, SMALL)
  if (!s) return
  const a = await producer(s.county, '甲合作社'), buyer = await s.county.buyer()
  await producer(s.county, '乙合作社')
  const b = await s.phone('/me/tenders/new', buyer.phone)
  await b.page.locator('option', { hasText: a.crop.name }).first().waitFor({ state: 'attached' })
  await b.fillAll({ 标题: '食堂要包心菜', 数量: '200', 最早哪天交: day(), 最晚哪天交: day(5), 交货地点: '县第一中学食堂', 每千克最高限价: '5' })
  await b.choose('品种', a.crop.name)
  await b.tick('反向竞价')
  await b.fillAll({ 每次至少降: '0.1', 最后时刻出价顺延: '1' })
  await b.press('提交审核')
  await b.see('等县里审核')
  const uuid = await b.id()
  await s.county.office.postOk(`${API}/tenders/${uuid}/review`, { passed: true })

  const bid = async (p, words, price) => {
    await p.press(words)
    const lots = p.page.getByRole('dialog').locator('label.choice', { hasText: '批次' })
    await lots.first().waitFor()
    if (!(await lots.locator('input:checked').count())) await lots.first().click()
    await p.fill('每千克价格', price)
    await p.done(words)
    await p.see('投标已收到')
  }
  const one = await s.phone(`/seller/tenders/${uuid}`, 'owner1'), two = await s.phone(`/seller/tenders/${uuid}`, 'owner2')
  await one.see('还没有人出价')
  await bid(one, '投标', '4.8')
  await one.see('第 1 名')
  await b.again()
  await b.see('¥4.80')
  assert.equal(await b.count('甲合作社'), 0, 'who bids is on the page before the end')

  // the other bids less in the last half minute: the end moves
  await sql(s.server, `UPDATE deal_tender SET closes_us = ${(Date.now() + 30000) * 1000}, planned_us = ${(Date.now() + 30000) * 1000} WHERE uuid = '${uuid}'`)
  await two.again()
  await bid(two, '投标', '4.6')
  await two.see(/已顺延 1 次/)
  await one.again()
  await one.see('第 2 名')
  await one.see('¥4.60')

  // too little below one's own bid is refused, and says what would pass
  await one.press('重新出价')
  await one.see(/再出价要比自己上次至少低 ¥0\.10/)
  await one.fill('每千克价格', '4.75')
  await one.press('重新出价')
  await one.page.getByRole('dialog').locator('[aria-invalid="true"]').waitFor()
  await one.left()
  await one.fill('每千克价格', '4.5')
  await one.done('重新出价')
  await one.see('第 1 名')
  const now = await buyer.getOk(`${API}/tenders/${uuid}`)
  assert.ok(now.extended >= 1 && Date.parse(now.closes_at) > Date.parse(now.planned_at), JSON.stringify([now.extended, now.planned_at, now.closes_at]))
  for (const p of [b, one, two]) await p.left()

  // the end; the lowest wins, and the contract names the lot
  await sql(s.server, `UPDATE deal_tender SET closes_us = ${Date.now() * 1000} WHERE uuid = '${uuid}'`)
  await b.again()
  await b.until('the bids are opened', '已开标')
  await b.page.locator('.bids li', { hasText: '甲合作社' }).getByRole('button', { name: '定标' }).click()
  await b.done('定标')
  await b.page.waitForURL(/\/me\/contracts\//)
  await b.see(new RegExp(`来源：批次 ${a.big.lot_no}`))
  await two.again()
  await two.see('未中标')
  await one.again()
  await one.link('看合同')
  await one.see('¥900.00')
  for (const p of [b, one, two]) await p.left()
  s.watch.faults = s.watch.faults.filter((f) => !/ 422 .*\/bids$/.test(f)) // the bid that was refused
  await books(t, s)
})

test('browser: an instalment is disputed, and the county decides', options, async (t) => {
  const s = await scene(t, SMALL)
  if (!s) return
  const j = await s.county.whole('李家小院'), buyer = await s.county.buyer(), { owner } = j
  const made = await owner.postOk(`${API}/packages`, {
    kind: 'yard', title: '李家小院的菜', story: '屋后两分地，不打除草剂', share_fen: 10000, target_shares: 1, max_shares: 3, deadline_day: day(5), rule: 'refund',
    contents: [{ name: '包心菜', amount: '每次 2 千克', season: j.season.uuid, share_g: 4000 }], handouts: [{ day: day(10) }, { day: day(20) }], extras: [],
  })
  await s.county.office.postOk(`${API}/packages/${made.uuid}/review`, { passed: true })
  const b = await s.phone(`/packages/${made.uuid}`, buyer.phone)
  await b.link('我要认购')
  await b.fillAll({ 收货人: '周先生', 手机号: '10000000009', 地址: '浙江省杭州市西湖区文三路 5 号' })
  await b.tick('我看过约定，同意')
  await b.press('去付款')
  await b.pay(s.sandbox)
  await sql(s.server, `UPDATE deal_package SET deadline_us = ${Date.now() * 1000} WHERE uuid = '${made.uuid}'`)
  const o = await s.phone(`/seller/packages/${made.uuid}`, 'owner1')
  await o.until('the package comes about', '交付中')
  await o.press('交这一期')
  await o.page.getByRole('dialog').locator('.lot input').first().fill('2')
  await o.fill('交了约定的多少', '100')
  await o.done('交这一期')

  // half of it was rotten, the buyer says why; nothing goes to the household meanwhile
  await b.link('我的认购和认养')
  await b.link(/李家小院的菜/)
  await b.sure('有异议', '提出异议', '一半烂了，有照片')
  await b.see('有争议')
  assert.equal(await b.page.getByRole('button', { name: '确认收货' }).count(), 0)
  await b.left()
  await o.again()
  await o.see('一半烂了，有照片')
  await o.left()
  const [{ uuid }] = (await buyer.getOk(`${API}/pledges`)).items
  assert.equal((await buyer.getOk(`${API}/pledges/${uuid}`)).released_fen, 0)
  await s.county.office.postOk(`${API}/pledges/${uuid}/judge`, { pos: 1, delivered_bp: 5000, reason: '照片为证，交付一半' })

  // half to the household, half back the way it came
  await b.again()
  await b.see('已裁定')
  await b.see('照片为证，交付一半')
  await b.until('the half is given back', '¥25.00')
  const pledge = await buyer.getOk(`${API}/pledges/${uuid}`)
  assert.deepEqual([pledge.fen, pledge.released_fen, pledge.refunded_fen], [10000, 2500, 2500])
  for (const end = Date.now() + 60000; (await s.sandbox.control()).trades.find((x) => x.fen === 10000).refunded_fen !== 2500; await b.page.waitForTimeout(500)) assert.ok(Date.now() < end, 'the channel never gave it back')
  await b.left()
  await books(t, s)
})

test('browser: a canteen’s month on account, from its examination to the paid statement', options, async (t) => {
  const s = await scene(t, SMALL)
  if (!s) return
  const a = await producer(s.county, '青山合作社'), who = await s.county.buyer()
  const b = await s.phone('/me/account', who.phone)
  await b.fillAll({ 单位名称: '县第一中学食堂', 统一社会信用代码: '93420117526018159L' })
  await b.tick('食堂')
  await b.press('提交申请')
  await b.see('等县里审核和定额度')
  await b.left()
  const unit = (await who.getOk(`${API}/bulk-buyers`)).items[0]
  await s.county.office.postOk(`${API}/bulk-buyers/${unit.uuid}/examine`, { passed: true, credit_fen: 50000, terms_days: 10 })
  await b.again()
  await b.see('¥500.00')
  await b.see('还没有月结单')

  // it asks for cabbage in its own name, takes an offer, both sign
  await b.go('/me/demands/new')
  await b.page.locator('option', { hasText: a.crop.name }).first().waitFor({ state: 'attached' })
  await b.fillAll({ 标题: '食堂用菜', 数量: '40', 最早哪天交: day(), 最晚哪天交: day(6), 分几次交: '2', 交货地点: '县第一中学食堂', 短少部分扣: '20', 每千克最低: '2', 每千克最高: '6' })
  await b.choose('品种', a.crop.name)
  await b.choose('替哪个单位买', '县第一中学食堂')
  await b.press('提交审核')
  const demand = await b.id()
  await b.left()
  await s.county.office.postOk(`${API}/demands/${demand}/review`, { passed: true })
  await a.owner.postOk(`${API}/demands/${demand}/offers`, { lot: a.big.uuid, quantity_g: 40000, price_fen: 400 })
  await b.again()
  await b.sure('接受', '接受')
  await b.page.waitForURL(/\/me\/contracts\//)
  await b.press('签字')
  await b.tick('我读过合同全文，同意')
  await b.done('确认签字')
  const k = await who.getOk(`${API}/contracts/${await b.id()}`)
  await a.owner.postOk(`${API}/contracts/${k.uuid}/sign`, { side: 'seller', text_sha: k.text_sha })

  // two deliveries in the month, each on account; the limit is less by what is owed
  for (const [pos, got, owed] of [[1, '20', '¥80.00'], [2, '19', '¥155.20']]) {
    await a.owner.postOk(`${API}/contracts/${k.uuid}/deliveries`, { pos, lots: [{ lot: a.big.uuid, quantity_g: 20000 }], note: '早上采的' })
    await b.go(`/me/contracts/${k.uuid}`)
    await b.press('验收')
    await b.fill('实收', got)
    await b.done('确认验收')
    await b.see(`第 ${pos} 批交货`)
    await b.sure('记账月结')
    await b.see('记入月结')
    await b.go('/me/account')
    await b.see(owed)
  }
  await b.left()

  // the month ends: one statement of both, paid at the channel; the seller has his money, the limit is whole again
  await sql(s.server, "UPDATE deal_bill SET state_us = state_us - 40 * 86400000000 WHERE state = 'charged'")
  for (let i = 0, end = Date.now() + 90000; !(await who.getOk(`${API}/bulk-buyers/${unit.uuid}`)).statements.length; i++) {
    if (i % 20 === 0) await sql(s.server, "UPDATE store_job SET due_us = 1 WHERE kind = 'deal.tick' AND state IN ('waiting', 'retry')")
    assert.ok(Date.now() < end, 'no statement is drawn')
    await b.page.waitForTimeout(300)
  }
  await b.again()
  await b.see('2 笔')
  await b.left()
  await b.sure('付款', '去付款')
  await b.pay(s.sandbox)
  await b.go('/me/account')
  await b.until('the statement is paid', '已付')
  assert.equal((await who.getOk(`${API}/bulk-buyers/${unit.uuid}`)).owed_fen, 0)
  const due = (await sql(s.server, `SELECT SUM(fen) FROM ledger_line WHERE account = 'operator:${a.op.uuid}'`))[0]
  assert.equal(Number(due) < 0, true, 'the seller has it in the books')
  await b.go(`/me/contracts/${k.uuid}`)
  await b.see('已履行')
  await b.left()
  await books(t, s)
})
