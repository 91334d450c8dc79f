// deal-journey.test.mjs: the other ways to sell in a real browser, on phones of 360 px: a yard package from its opening to the last instalment,
// and one that misses its target and is given back; an adopted plot and its log; a tender from the call over the sealed bids and the contract to
// the settled delivery; a household without a phone that sells and buys through its village point. Paid at the sandbox's page. What the county does stands
// on its own desk (console), here its interface; deadlines are moved in the database, nothing else is.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import test from 'node:test'
import { sql, start } from './lib/server.mjs'
import { build, day } from './lib/county.mjs'
import { payCash, stall } from './lib/mall.mjs'
import { Sandbox } from './lib/sandbox.mjs'
import { Phone } from './lib/phone.mjs'
import { Watch, noBrowser, openBrowser } from './lib/browser.mjs'

const API = '/api/v1'

/** A server with a county, a sandbox and a browser; null when this binary holds no mall. */
async function scene(t) {
  const server = await start(t, 'sqlite', { serve: false }), sandbox = await new Sandbox(server).start(t)
  await server.start()
  server.admin = await server.signIn('root')
  if ((await server.client().get('/mall/', undefined, { headers: { accept: 'text/html' } })).status !== 200) return t.skip('this binary was built without -Dfront=true and holds no mall')
  const county = await build(server), { browser } = await openBrowser(t), watch = new Watch()
  return { server, sandbox, county, watch, phone: (path, login) => Phone.at(path, login, server, browser, watch), stranger: () => Phone.of(server, browser, watch) }
}
async function books(t, s) {
  assert.deepEqual(s.watch.faults, [], 'nothing went wrong in any page')
  assert.equal((await sql(s.server, 'SELECT COALESCE(SUM(fen), 0) FROM ledger_line'))[0], '0', 'the books sum to zero')
  const check = await s.server.run('check')
  assert.equal(check.code, 0, check.out + check.err)
  t.diagnostic(`${(await sql(s.server, 'SELECT COUNT(*) FROM ledger_line'))[0]} lines in the books, sum 0; tiantou check finds nothing`)
}
const options = { timeout: 400000, skip: noBrowser }
const pastDeadline = (s, uuid) => sql(s.server, `UPDATE deal_package SET deadline_us = ${Date.now() * 1000} WHERE uuid = '${uuid}'`)

/** A producer offers a yard package on the phone; the county lets it pass. */
async function offer(s, owner, title, target) {
  const o = await s.phone('/seller', owner)
  await o.link(/别的卖法/)
  await o.link('发起')
  await o.fillAll({ 标题: title, 介绍: '屋后两分地，不打除草剂', 东西: '包心菜', 每次多少: '每次 2 千克', 一共几期: '2', 隔几天一期: '10' })
  await o.fillAll({ 认购截止: day(5), 第一期哪天交: day(10), 每份价格: '100', 满几份成立: String(target), 最多几份: '5' })
  await o.press('加参观或采摘')
  await o.fillAll({ 活动: '来看菜', 名额: '2', 每人多少钱: '5' })
  await o.press('提交审核')
  await o.see('等县里审核，通过后才公开')
  const uuid = await o.id()
  await s.county.office.postOk(`${API}/packages/${uuid}/review`, { passed: true })
  await o.again()
  await o.see('认购中')
  return { o, uuid }
}
/** Somebody who is not signed in finds it, reads the terms, signs in, subscribes, pays. */
async function subscribe(s, login, title, shares, extra) {
  const b = await s.stranger()
  await b.go('/')
  await b.link(/小院认购和认养/)
  await b.link(new RegExp(title))
  await b.see('付款前先看清楚')
  await b.see('全额原路退款')
  await b.link('我要认购')
  await b.signIn(login)
  await b.fill('份数', String(shares))
  if (extra) await b.page.getByRole('group', { name: new RegExp(extra) }).getByRole('textbox').fill('1')
  await b.fillAll({ 收货人: '周先生', 手机号: '10000000009', 地址: '浙江省杭州市西湖区文三路 5 号' })
  await b.press('去付款')
  await b.see('请先看约定，再打勾')
  await b.tick('我看过约定，同意')
  await b.left()
  await b.press('去付款')
  await b.pay(s.sandbox)
  await b.see('到期满了目标就成立')
  await b.link('我的认购和认养')
  await b.link(new RegExp(title))
  await b.see('等到')
  return b
}
/** The household hands out an instalment on the phone. */
async function handOut(o, n, kg, part, note) {
  await o.press('交这一期')
  await o.see(`交第 ${n} 期`)
  await o.page.getByRole('dialog').locator('.lot input').first().fill(String(kg))
  await o.fill('交了约定的多少', String(part))
  if (note) await o.fill('说明', note)
  await o.done('交这一期')
}

test('browser: a yard package, from opening to the last instalment', options, async (t) => {
  const s = await scene(t)
  if (!s) return
  const j = await s.county.whole('王家小院'), other = await s.county.buyer(), buyer = await s.county.buyer()
  const { o, uuid } = await offer(s, 'owner1', '王家小院的菜', 3)
  const b = await subscribe(s, buyer.phone, '王家小院的菜', 2, '来看菜')

  // a helper unit subscribes too; the target is met
  const g = await other.getOk(`${API}/packages/${uuid}`)
  const theirs = await other.postOk(`${API}/packages/${uuid}/pledges`, { rule_sha: g.rule_sha, shares: 1, receiver_name: '陈先生', receiver_phone: '10000000008', receiver_address: '某市某路 1 号' })
  const cash = await other.postOk(`${API}/payments/${theirs.payment}/tries`, { channel: 'cash', scene: 'hand' })
  await s.county.office.postOk(`${API}/pay-tries/${cash.uuid}/confirmation`, {})
  await pastDeadline(s, uuid)
  await o.again()
  await o.until('the package comes about', '交付中')

  // the first instalment is whole, the second a fifth short: received, and what is short goes back
  assert.ok(!(await o.page.content()).includes('10000000009'), 'phones of subscribers are masked')
  await handOut(o, 1, 6, 100)
  await o.sure('看收货人电话地址')
  await o.see('10000000009')
  await b.again()
  await b.see(j.lot.lot_no)
  assert.ok(await b.page.locator(`a[href^="${j.path}"]`).count(), 'the lot leads to its trace page')
  await b.sure('确认收货')
  await b.see('付给农户')
  await handOut(o, 2, 5, 80, '下雨少收了')
  await b.again()
  await b.see('下雨少收了')
  await b.sure('确认收货')
  await b.until('what was short is on its way', '已完成')
  const mine = (await buyer.getOk(`${API}/pledges`)).items[0]
  assert.deepEqual([mine.fen, mine.refunded_fen, mine.released_fen], [20500, 2000, 18500])
  await b.until('the second instalment', '¥20.00')
  await other.postOk(`${API}/pledges/${theirs.uuid}/receive`, { pos: 1 })
  await other.postOk(`${API}/pledges/${theirs.uuid}/receive`, { pos: 2 })
  await o.again()
  await o.until('the package is done', '已完成')
  await o.go('/seller/income')
  await o.see('小院预订')
  await o.left()
  for (const end = Date.now() + 90000; ;) {
    if ((await s.sandbox.control()).trades.find((x) => x.fen === 20500).refunded_fen === 2000) break
    assert.ok(Date.now() < end, 'the channel never gave back what was short')
    await o.page.waitForTimeout(500)
  }
  await b.left()
  await books(t, s)
})

test('browser: a yard package that misses its target is given back', options, async (t) => {
  const s = await scene(t)
  if (!s) return
  await s.county.whole('李家小院')
  const buyer = await s.county.buyer(), { o, uuid } = await offer(s, 'owner1', '李家小院的菜', 4)
  const b = await subscribe(s, buyer.phone, '李家小院的菜', 1)
  await pastDeadline(s, uuid)
  await b.until('the money is back', '已退款')
  await b.see('没满目标，没有成立')
  await b.see('退给您')
  await o.again()
  await o.see('未达成')
  assert.equal((await s.sandbox.control()).trades.find((x) => x.fen === 10000).refunded_fen, 10000)
  const stranger = await s.stranger()
  await stranger.go(`/packages/${uuid}`)
  await stranger.see('到期只有 1 份，没满 4 份')
  await stranger.see('现在不能认购')
  for (const p of [b, o, stranger]) await p.left()
  await books(t, s)
})

test('browser: a plot is adopted, and its log is followed', options, async (t) => {
  const s = await scene(t)
  if (!s) return
  const j = await s.county.whole('张家田'), buyer = await s.county.buyer()
  const o = await s.phone('/seller/packages/new', 'owner1')
  await o.tick('认养地块')
  await o.fillAll({ 标题: '认养一分包心菜地', 东西: '包心菜', 每次多少: '全部收成的十分之一' })
  await o.page.locator('label.choice', { hasText: '号田' }).click()
  await o.fillAll({ '每份一共多少（全部各期）': '20', 一共几期: '1', 每份价格: '60', 满几份成立: '1', 最多几份: '3' })
  await o.tick('短少部分下期补')
  await o.press('提交审核')
  await o.see('等县里审核，通过后才公开')
  const uuid = await o.id()
  await s.county.office.postOk(`${API}/packages/${uuid}/review`, { passed: true })
  const b = await s.phone(`/packages/${uuid}`, buyer.phone)
  await b.see('这一季的记录还没有公开')
  await j.owner.postOk(`${API}/seasons/${j.season.uuid}/submit`)
  await s.county.office.postOk(`${API}/seasons/${j.season.uuid}/review`, { decision: 'publish' })
  await b.again()
  await b.see('施肥')
  await b.see('短少部分下期补')
  await b.link('我要认养')
  await b.fillAll({ 收货人: '周先生', 手机号: buyer.phone, 地址: '浙江省杭州市西湖区文三路 5 号' })
  await b.tick('我看过约定，同意')
  await b.press('去付款')
  await b.pay(s.sandbox)
  await b.link('我的认购和认养')
  await b.link(/认养一分包心菜地/)
  await b.see('施肥')
  await b.left()
  await books(t, s)
})

test('browser: a tender, from the call to the settled delivery', options, async (t) => {
  const s = await scene(t)
  if (!s) return
  const a = await s.county.whole('甲合作社'), c = await s.county.whole('乙合作社', { codes: false }), buyer = await s.county.buyer()
  const b = await s.phone('/me/tenders', buyer.phone)
  await b.link('发起')
  await b.page.locator('option', { hasText: a.crop.name }).first().waitFor({ state: 'attached' })
  await b.fillAll({ 标题: '食堂要包心菜', 数量: '200', 最早哪天交: day(), 最晚哪天交: day(5), 交货地点: '县第一中学食堂', 卖方定金: '10', 短少部分扣: '20', 每千克最高限价: '5', 投标保证金: '20.01' })
  await b.choose('品种', a.crop.name)
  await b.left()
  await b.press('提交审核')
  await b.see('这次最多 ¥20.00') // 2 % of 200 kg at ¥5
  await b.fill('投标保证金', '20')
  await b.press('提交审核')
  await b.see('等县里审核')
  const uuid = await b.id()
  await s.county.office.postOk(`${API}/tenders/${uuid}/review`, { passed: true })

  // two pay the deposit and bid; nobody sees how much, nor that there are two
  const bid = async (login, price) => {
    const o = await s.phone('/seller/tenders', login)
    await o.link(/食堂要包心菜/)
    await o.press('投标')
    await o.see('先交投标保证金，再投标')
    await o.press('去交保证金')
    await o.pay(s.sandbox)
    await o.see('现在可以投标')
    await o.link('回去投标')
    await o.see('我的投标保证金')
    await o.see('已付')
    await o.press('投标')
    await o.page.getByRole('dialog').locator('label.choice', { hasText: '批次' }).first().click()
    await o.fill('每千克价格', price)
    await o.done('投标')
    await o.see('已加密封存')
    await o.left()
    return o
  }
  const high = await bid('owner1', '3.87'), low = await bid('owner2', '3.63')
  await b.again()
  await b.see('密封投标')
  assert.equal(await b.count('我的投标保证金') + await b.count('乙合作社'), 0, 'who paid a deposit is on the page before the opening')
  for (const p of [b, high]) assert.ok(!/3\.63/.test(await p.page.innerText('main')), 'a sealed price is on a page')
  await sql(s.server, `UPDATE deal_tender SET closes_us = ${Date.now() * 1000} WHERE uuid = '${uuid}'`)
  await b.again()
  await b.until('the bids are opened', '已开标')
  await b.see('3.63')
  await b.see('3.87')
  await b.page.locator('.bids li', { hasText: '乙合作社' }).getByRole('button', { name: '定标' }).click()
  await b.done('定标')

  // both sign the text by its hash; the seller's deposit; the delivery from a cleared lot
  await b.page.waitForURL(/\/me\/contracts\//)
  const sign = async (p) => {
    await p.press('签字')
    await p.tick('我读过合同全文，同意')
    await p.done('确认签字')
  }
  await sign(b)
  await b.see('您已签字，等对方签')
  await low.again()
  await low.see('中标')
  await low.link('看合同')
  await sign(low)
  await low.sure(/^付定金/, '去付款')
  await low.pay(s.sandbox)
  await low.link('看合同')
  await low.link(/食堂要包心菜/)
  await low.see('履行中')
  const [pdf] = await Promise.all([low.page.waitForEvent('download'), low.page.getByRole('link', { name: '下载合同 PDF' }).click()])
  assert.equal((await readFile(await pdf.path())).subarray(0, 5).toString(), '%PDF-')
  await high.again()
  await high.until('the deposit of who did not win is back', '已退还')
  await low.press('交第 1 批')
  await low.page.getByRole('dialog').locator('.lot input').first().fill('200')
  await low.done('交货')

  // 10 kg are missing: taken off by the contract, paid, settled, the deposit back
  await b.again()
  await b.press('验收')
  await b.fill('实收', '190')
  await b.done('确认验收')
  await b.see('短少')
  await b.sure('付货款', '去付款')
  await b.pay(s.sandbox)
  await b.link('看合同')
  await b.go('/me/contracts?tab=past')
  await b.link(/食堂要包心菜/)
  await b.see('已履行')
  await b.see('已结算')
  await low.again()
  await low.until('the deposit is back', '已退还')
  const k = (await buyer.getOk(`${API}/contracts`)).items[0]
  assert.equal(k.state, 'fulfilled')
  assert.equal((await sql(s.server, `SELECT SUM(fen) FROM ledger_line WHERE account = 'operator:${c.op.uuid}'`))[0], String(-(68970 - 726)))
  for (const p of [b, low, high]) await p.left()
  await books(t, s)
})

test('browser: a household without a phone sells through the village point', options, async (t) => {
  const s = await scene(t)
  if (!s) return
  const { office, point, villages } = s.county
  let op = await point.postOk(`${API}/operators`, { kind: 'household', name: '赵大田', level: villages[0].uuid, contact: '赵大田', phone: '0578-6820001', trained_person: '李明白', poor: true })
  op = await office.postOk(`${API}/operators/${op.uuid}/examinations`, { passed: true, opinion: '入户看过' })
  op = await office.postOk(`${API}/operators/${op.uuid}/state`, { state: 'active', reason: '审核通过' })
  const crop = await s.county.crop(), plot = await s.county.plot(point, 1, { operator: op.uuid })
  const season = await point.postOk(`${API}/seasons`, { plot: plot.uuid, crop: crop.uuid, year: Number(day().slice(0, 4)), start_day: day(-60), end_day: day(), expected_g: 300000 })
  const product = await point.postOk(`${API}/products`, { operator: op.uuid, crop: crop.uuid, name: '赵家包心菜' }), buyer = await s.county.buyer()

  // a canteen asks
  const b = await s.phone('/me/demands', buyer.phone)
  await b.link('发布')
  await b.page.locator('option', { hasText: crop.name }).first().waitFor({ state: 'attached' })
  await b.fillAll({ 标题: '单位食堂用菜', 数量: '100', 最早哪天交: day(), 最晚哪天交: day(5), 交货地点: '县政府食堂', 每千克最低: '2', 每千克最高: '6' })
  await b.choose('品种', crop.name)
  await b.press('提交审核')
  await b.see('等县里审核')
  const uuid = await b.id()
  await office.postOk(`${API}/demands/${uuid}/review`, { passed: true })
  await b.again()
  await b.see('推荐货源')
  assert.ok(!(await b.page.content()).includes('赵大田'), 'a household is shown by its public name')

  // the point offers for it, and writes down how it agreed; without that it is refused
  const p = await s.phone('/seller', 'point')
  await p.link(/别的卖法/)
  await p.page.getByRole('button', { name: '求购', exact: true }).click()
  await p.link(/单位食堂用菜/)
  await p.press('用这个报价')
  await p.fill('每千克价格', '4')
  await p.left()

  await p.press('报价')
  await p.left()
  await p.page.getByRole('dialog').getByRole('alert').first().waitFor()
  await p.fill('农户怎样同意的', '赵大田到站里当面同意，按了手印')
  await p.done('报价')
  await p.see('待答复')
  await b.again()
  await b.sure('接受')
  await b.page.waitForURL(/\/me\/contracts\//)
  await b.press('签字')
  await b.tick('我读过合同全文，同意')
  await b.done('确认签字')
  await p.again()
  await p.link('看合同')
  await p.press('签字')
  await p.fill('农户怎样同意的', '念给赵大田听过，按了手印')
  await p.tick('我读过合同全文，同意')
  await p.done('确认签字')
  await p.see('履行中')
  await p.see('念给赵大田听过')

  // harvest and certificate at the point's counter; the delivery; cash at the point
  const lot = await point.postOk(`${API}/harvests`, { season: season.uuid, product: product.uuid, quantity_g: 120000, day: day(), person: '赵大田' })
  const owner = await s.county.account('zhao', 'owner', { operator: op.uuid, by: office })
  await s.county.certificate(owner, lot, { weight_g: 120000, bases: ['质量安全控制符合要求'] })
  await p.again()
  await p.press('交第 1 批')
  await p.page.getByRole('dialog').locator('.lot input').first().fill('100')
  await p.fill('农户怎样同意的', '赵大田委托服务站代交')
  await p.done('交货')
  await b.again()
  await b.press('验收')
  await b.done('确认验收')
  await b.sure('付货款', '去付款')
  await b.page.waitForURL(/\/mall\/pay\//)
  const payment = await b.id(), tries = async () => (await buyer.getOk(`${API}/payments/${payment}`)).tries
  await b.page.locator('button.cash').click()
  for (const end = Date.now() + 20000; !(await tries()).length; await b.page.waitForTimeout(200)) assert.ok(Date.now() < end, 'the buyer never chose cash')
  await point.postOk(`${API}/pay-tries/${(await tries()).at(-1).uuid}/confirmation`, {})
  await b.until('the cash is confirmed', '付好了')
  await p.again()
  await p.see('已履行')
  for (const x of [b, p]) await x.left()
  const gained = (await office.getOk(`${API}/benefit/households`, { poor: true })).items
  assert.deepEqual(gained.map((i) => [i.operator, i.contract_fen]), [[op.uuid, 40000]])
  const refused = s.watch.faults.filter((f) => /status of 422 .*\/offers$/.test(f))
  assert.equal(refused.length, 1, 'the offer without a consent was refused')
  s.watch.faults = s.watch.faults.filter((f) => !refused.includes(f))
  await books(t, s)
})

test('browser: a household without a phone buys through the village point', options, async (t) => {
  const s = await scene(t)
  if (!s) return
  const { office, point, villages } = s.county, j = await stall(s.county), at = `${API}/shops/${j.shop.uuid}/terms`, terms = await j.owner.getOk(at)
  await j.owner.ok('PUT', at, { body: { ...terms, rev: undefined, pickup: true, pickup_place: '下坞村服务站' }, ifMatch: terms.rev })
  await office.postOk(`${API}/operators`, { kind: 'household', name: '李阿婆', level: villages[0].uuid, contact: '李阿婆', phone: '13800138000' })
  await office.postOk(`${API}/operators`, { kind: 'household', name: '赵大爷', level: villages[1].uuid, contact: '赵大爷', phone: '13800138000' })

  // without a household and its consent nothing is ordered; one of another place is not found
  const p = await s.phone(`/goods/${j.goods.uuid}`, 'point')
  await p.press('立即购买')
  await p.tick('到点自提')
  await p.see('下坞村服务站')
  await p.tick('替农户买')
  await p.see('选一户')
  assert.ok(await p.page.getByRole('button', { name: '提交订单' }).isDisabled())
  await p.page.getByRole('searchbox', { name: '给谁买' }).fill('赵大爷')
  await p.see('没找到这一户')
  await p.page.getByRole('searchbox', { name: '给谁买' }).fill('李阿婆')
  await p.page.locator('label.choice', { hasText: '李阿婆' }).click()
  await p.see('请写本人怎样同意的')
  await p.fill('本人怎样同意的', '李阿婆来站里，当面同意')
  await p.left()
  await p.press('提交订单')
  await p.page.waitForURL(/\/mall\/pay\//)
  await payCash(point, office, { payment: await p.id() })
  await p.until('the cash is confirmed', '付好了')
  await p.link('看订单')

  // the order tells for whom, and where it is; handed over at the point
  await p.see('李阿婆')
  await p.left()
  await p.page.locator('article a.body').click()
  await p.see('店铺备好货，到 下坞村服务站 取')
  await j.owner.postOk(`${API}/orders/${await p.id()}/pack`, {})
  await p.again()
  await p.see('货备好了，到 下坞村服务站 取')
  await p.see('替谁买')
  await p.sure('当面交货')
  await p.see('已收货')
  await p.left()
  assert.deepEqual(await sql(s.server, 'SELECT consent, channel FROM sell_purchase'), ['李阿婆来站里，当面同意|point'])
  await books(t, s)
})
