// mall-axe.test.mjs: every page of the mall and of the seller, of the other ways to sell and of farm inputs held against axe-core's rules, on a phone
// of 320 px, on a desk, and in large type; forms in sheets too. No serious or critical fault is let pass; no page is wider than its window; no target under 44 px high but links
// within a text.
import assert from 'node:assert/strict'
import test from 'node:test'
import { PASSWORD, sleep, start } from './lib/server.mjs'
import { build, day } from './lib/county.mjs'
import { MALL_CONF, payCash } from './lib/mall.mjs'
import { buyer, openShop, sellGoods } from './lib/shopping.mjs'
import { TERMS, account, inputs, producer, running, soon, tendering } from './lib/trade.mjs'
import { PHONE, WIDE, Watch, axe, faultsOf, noBrowser, openBrowser, overflow, settled, shot } from './lib/browser.mjs'

/** Controls that a thumb would miss. */
const small = (page) => page.evaluate(() => [...document.querySelectorAll('main a, main button, main select, main input:not(.vh), nav a')].filter((e) => {
  const r = e.getBoundingClientRect(), inText = e.matches('p a, dd a, h2 a') && !e.matches('.btn, .chip'), box = e.matches('[type="checkbox"], [type="radio"]')
  return r.width && r.height && !inText && !box && r.height < 43.5 && !e.closest('.vh, .skip, .cut')
}).map((e) => `${e.tagName} ${(e.getAttribute('aria-label') || e.textContent).trim().slice(0, 20)}: ${Math.round(e.getBoundingClientRect().height)} px`))

/** Everything a page of the mall can show: a campaign that runs, coupons, a talk, a favourite, a window, an order that is complete and reviewed, a
 * settlement of it, and one order not paid. */
async function lived(county, j, shop, goods, b, phone) {
  const now = Date.now(), at = (h) => new Date(now + h * 3600e3).toISOString(), sku = goods.skus[0].uuid, { owner } = j
  const address = await b.postOk('/api/v1/addresses', { name: '周买家', phone, division: '330106', region: '浙江省杭州市西湖区', detail: '文三路 5 号', is_default: true })
  const body = { items: [{ sku, pieces: 1 }], address: address.uuid, pay_way: 'transfer' }
  const buy = async () => b.postOk('/api/v1/purchases', { ...body, total_fen: (await b.postOk('/api/v1/quotes', body)).total_fen })
  const done = (await buy()), order = done.orders[0].uuid
  await payCash(b, county.office, done)
  await owner.postOk(`/api/v1/orders/${order}/pack`, {})
  await owner.postOk(`/api/v1/orders/${order}/ship`, { carrier: '县内配送', waybill_no: 'QT20261122001' })
  await b.postOk(`/api/v1/orders/${order}/receive`)
  const { lines } = await b.getOk(`/api/v1/orders/${order}`)
  const review = await b.postOk(`/api/v1/orders/${order}/reviews`, { line: lines[0].uuid, stars: 4, text: '叶子脆，甜。纸箱压了一角。' })
  await owner.postOk(`/api/v1/reviews/${review.uuid}/answer`, { text: '谢谢，纸箱已换厚的。' })
  await owner.postOk('/api/v1/campaigns', { shop: shop.uuid, name: '开园节', name_en: 'Opening', from_at: at(-1), until_at: at(50), state: 'on', skus: [{ sku, price_fen: 2980, stock: 30, per_address: 2 }] })
  for (const [code, name, shown] of [['KAIYUAN5', '开园券', true], ['LAOKE2026', '老客券', true]]) {
    const c = await owner.postOk('/api/v1/coupons', { shop: shop.uuid, code, name, off_fen: 500, from_fen: 3000, stock: 50, from_at: at(-1), until_at: at(200), shown })
    if (code === 'LAOKE2026') await b.postOk(`/api/v1/coupons/${c.uuid}/take`)
  }
  await owner.postOk(`/api/v1/skus/${goods.skus[1].uuid}/windows`, { season: j.season.uuid, capacity_g: 200000, harvest_day: day(20), closes_at: at(240) })
  const talk = await b.postOk('/api/v1/talks', { goods: goods.uuid, text: '今天下单，什么时候发货？' })
  await owner.postOk('/api/v1/talks', { talk: talk.uuid, text: '明早采，中午发。' })
  await b.ok('PUT', `/api/v1/favourites/${goods.uuid}`)
  await b.postOk('/api/v1/promoters/me')
  await owner.ok('PUT', `/api/v1/payees/operator/${j.op.uuid}`, { body: { holder: j.op.name, bank: '县农商银行', number: '6228480000000000018' } })
  for (let left = 120; (await b.getOk(`/api/v1/orders/${order}`)).state !== 'completed'; left--, await sleep(500)) assert.ok(left, 'the order is not complete')
  await county.office.postOk('/api/v1/settlements', { until_day: day() })
  const unpaid = await buy()
  await b.call('PUT', '/api/v1/cart', { body: { sku, pieces: 2 } })
  return { order, talk: talk.uuid, unpaid, settlement: (await owner.getOk('/api/v1/settlements')).items[0].uuid }
}

/** Whether this binary holds no mall; then the test is skipped. */
async function without(t, server) {
  if ((await server.client().get('/mall/', undefined, { headers: { accept: 'text/html' } })).status === 200) return false
  t.skip('this binary was built without -Dfront=true and holds no mall')
  return true
}

/** Each page, of each person, in each window. groups: [who, login or null, paths]; a path: "/x", or ["/x", words of the button that opens a sheet]. */
async function walk(t, server, groups, sku) {
  const { browser } = await openBrowser(t), buttons = 'main button, main [role="button"]', openers = new Map()
  /** Open a sheet: by its button's words, which are Chinese here; in English by the place that the same button had. */
  const openSheet = async (page, at, words, chinese) => {
    const button = chinese ? page.getByRole('button', { name: words }).first() : page.locator(buttons).nth(openers.get(at))
    if (chinese) openers.set(at, await button.evaluate((e, all) => [...document.querySelectorAll(all)].indexOf(e), buttons))
    assert.ok(openers.get(at) >= 0, `${at}: opened by no button of the page`)
    await button.click()
    await page.getByRole('dialog').waitFor()
    await settled(page)
  }
  const each = groups.flatMap((g) => [[PHONE, false, 'zh-CN'], [WIDE, false, 'zh-CN'], [PHONE, true, 'en-US']].map((w) => [...g, ...w]))
  for (const [who, login, paths, viewport, big, lang] of each)
    await t.test(`${who} at ${viewport.width} px${big ? ', large type, English' : ''}`, async (t) => {
      const context = await browser.newContext({ locale: lang, timezoneId: 'Asia/Shanghai', viewport }), watch = new Watch(), wrong = [], counts = { minor: 0, moderate: 0, serious: 0, critical: 0 }
      if (big) await context.addInitScript(() => localStorage.setItem('tt-big', '1'))
      if (sku) await context.addInitScript((list) => sessionStorage.getItem('tt-mall-buy') ?? sessionStorage.setItem('tt-mall-buy', list), JSON.stringify({ items: [{ sku, pieces: 1 }], from: 'now' }))
      if (login) assert.ok((await context.request.post(`${server.url}/api/v1/session`, { data: { login, password: PASSWORD }, headers: { origin: server.url } })).ok())
      const page = watch.on(await context.newPage(), ['404'])
      for (const [path, sheet] of paths.map((p) => [p].flat())) {
        const at = sheet ? `${path} ${sheet}` : path
        await page.goto(`${server.url}/mall${path}`)
        await page.getByRole('heading', { level: 1 }).first().waitFor()
        await settled(page)
        if (sheet) await openSheet(page, at, sheet, !big)
        await shot(page, `${who}-${viewport.width}${big ? '-en' : ''}-${at}`)
        for (const f of await axe(page)) {
          counts[f.impact]++
          if (f.impact === 'serious' || f.impact === 'critical') wrong.push(`${at}: ${f.impact} ${f.id}: ${f.at}`)
        }
        for (const f of await faultsOf(page)) wrong.push(`${at}: ${f}`)
        for (const text of await page.locator('.fault').allInnerTexts()) wrong.push(`${at}: shows a fault: ${text}`)
        if (await overflow(page) > 0) wrong.push(`${at}: wider than its window by ${await overflow(page)} px`)
        for (const f of await small(page)) wrong.push(`${at}: too small to tap: ${f}`)
      }
      await page.evaluate(() => document.querySelector('main').append(new Image(9, 9)))
      assert.ok((await axe(page)).some((f) => f.id === 'image-alt'), 'a planted fault is found')
      t.diagnostic(`axe-core: ${paths.length} pages: ${Object.entries(counts).map(([k, n]) => `${n} ${k}`).join(', ')}`)
      await context.close()
      assert.deepEqual([...wrong, ...watch.faults], [])
    })
}

test('browser: the mall and axe-core', { timeout: 600000, skip: noBrowser }, async (t) => {
  const server = await start(t, 'sqlite', { conf: { 'sell.complete_after': '0' } })
  if (await without(t, server)) return
  const county = await build(server), j = await county.whole('无障碍合作社')
  const shop = await openShop(county, j.owner, j.op, '无障碍小店')
  const goods = await sellGoods(county, j.owner, shop, j.product, [j.lot], { title: '高山包心菜', more: [{ spec: '整筐称重', unit: 'weight', weight_g: 10000, price_fen: 680, state: 'on' }] })
  const phone = '13900000001', b = await buyer(server, phone), x = await lived(county, j, shop, goods, b, phone)
  const one = `/goods/${goods.uuid}`, mineOne = `/orders/${x.order}`, sGoods = `/seller${one}`
  const open = ['/', '/categories', '/search', '/search?q=包心菜', '/search?q=没有的东西', one, `/shops/${shop.uuid}`, '/me', '/sign-in', '/register', '/nothing']
  const mine = [one, '/cart', '/checkout', `/pay/${x.unpaid.payment}`, '/orders', mineOne, [mineOne, '改评价'], [mineOne, '申请退款'], `/orders/${x.unpaid.orders[0].uuid}`, '/me/favourites', '/me/notices', '/me/messages', `/me/messages/${x.talk}`, `/me/messages/new?order=${x.order}`, '/me/coupons', '/me/promoter', '/me/money', '/me/addresses', '/me', '/me/leave']
  const selling = ['/seller', '/seller/shop', '/seller/goods', '/seller/goods/new', sGoods, [sGoods, '开放预订：5 kg'], '/seller/orders?tab=all', `/seller/orders/${x.order}`, '/seller/messages', `/seller/messages/${x.talk}`, `/seller/messages/new?order=${x.order}&shop=${shop.uuid}`, '/seller/campaigns', ['/seller/campaigns', '新活动'], ['/seller/campaigns', '新优惠券'], '/seller/money', ['/seller/money', '修改收款账户'], `/seller/money/settlements/${x.settlement}`]
  await walk(t, server, [['nobody', null, open], ['a buyer', phone, mine], ['a seller', 'owner1', selling]], goods.skus[0].uuid)
})

/** What is open in the other ways to sell: a package to join, a demand with an offer, a contract half delivered, two tenders to bid for. */
async function dealt(county, a, buyer) {
  const post = (who, path, body) => who.postOk(`/api/v1/${path}`, body), reviewed = async (path, made) => post(county.office, `${path}/${made.uuid}/review`, { passed: true })
  const yard = await post(a.owner, 'packages', {
    kind: 'yard', title: '李家小院的菜', story: '屋后两分地，不打除草剂。', share_fen: 12800, target_shares: 3, max_shares: 5, deadline_day: day(5), rule: 'refund',
    contents: [{ name: '包心菜', amount: '每次 2 千克', season: a.season.uuid, share_g: 4000 }], handouts: [{ day: day(10) }, { day: day(20) }], extras: [{ kind: 'visit', name: '来看菜', day: day(15), capacity: 2, fen: 500 }],
  })
  const wanted = { title: '食堂要包心菜', crop: a.crop.uuid, quantity_g: 200000, from_day: day(), until_day: day(10), place: '县第一中学食堂', ...TERMS }
  const demand = await post(buyer, 'demands', { ...wanted, deliveries: 2, price_min_fen: 200, price_max_fen: 600 })
  const call = async (kind, more) => reviewed('tenders', await post(buyer, 'tenders', { ...wanted, kind, ceiling_fen: 500, closes_at: soon(3600000 * 30), ...more }))
  await reviewed('packages', yard)
  await reviewed('demands', demand)
  const offer = () => post(a.owner, `demands/${demand.uuid}/offers`, { lot: a.big.uuid, quantity_g: 20000, price_fen: 400, note: '早上采，中午到。' })
  const contract = await post(buyer, `offers/${(await offer()).uuid}/accept`, {})
  for (const [who, side] of [[buyer, 'buyer'], [a.owner, 'seller']]) await post(who, `contracts/${contract.uuid}/sign`, { side, text_sha: contract.text_sha })
  await post(a.owner, `contracts/${contract.uuid}/deliveries`, { pos: 1, lots: [{ lot: a.big.uuid, quantity_g: 10000 }], note: '早上采的' })
  await offer()
  const sealed = await call('sealed', { bid_deposit_fen: 0 }), reverse = await call('reverse', { extend_s: 60, decrement_fen: 5 })
  await post(a.owner, `tenders/${reverse.uuid}/bids`, { lot: a.big.uuid, price_fen: 480 })
  return { yard, demand, contract, sealed, reverse }
}

test('browser: the other ways to sell, farm inputs, and axe-core', { timeout: 600000, skip: noBrowser }, async (t) => {
  const server = await start(t, 'sqlite', { conf: MALL_CONF })
  if (await without(t, server)) return
  const county = await build(server), a = await producer(county, '买卖合作社'), b = await producer(county, '对门合作社'), who = await county.buyer()
  const x = await dealt(county, a, who), bill = await account(county, server, a, who), called = await tendering(county, server, a, b, who), yard = await running(county, server, a, who), { sale } = await inputs(county, a)
  const of = (at, ...things) => things.map((k) => `${at}/${k.uuid}`), yardOf = (p) => `/packages/${p.uuid}`
  const open = ['/packages', yardOf(x.yard), yardOf(yard.package)]
  const contract = `/me/contracts/${x.contract.uuid}`, award = `/me/contracts/${called.contract.uuid}`, mine = [
    `${yardOf(x.yard)}/join`, '/me/packages', `/me/packages/${yard.pledge.uuid}`, [`/me/packages/${yard.pledge.uuid}`, '有异议'],
    '/me/demands', '/me/demands/new', ...of('/me/demands', x.demand, bill.demand), [`/me/demands/${x.demand.uuid}`, '结束求购'],
    '/me/tenders', '/me/tenders/new', ...of('/me/tenders', x.sealed, x.reverse, called.sealed, called.reverse),
    '/me/contracts', '/me/contracts?tab=past', ...of('/me/contracts', x.contract, bill.kept, bill.broken, bill.cancelled), [contract, '验收'], award, [award, '签字'], '/me/account',
  ]
  const sPackage = `/seller/packages/${yard.package.uuid}`, sDemand = `/seller/demands/${x.demand.uuid}`, sContract = `/seller/contracts/${x.contract.uuid}`, selling = [
    '/seller/packages', '/seller/packages/new', ...of('/seller/packages', x.yard, yard.package), [sPackage, '交这一期'], '/seller/demands', sDemand, [sDemand, '用别的货源报价'], '/seller/tenders', ...of('/seller/tenders', x.sealed, x.reverse, called.sealed), [`/seller/tenders/${x.sealed.uuid}`, '投标'],
    '/seller/contracts', sContract, [sContract, '交第 2 批'], ...of('/seller/contracts', bill.kept, called.contract), '/seller/income', '/inputs', '/inputs/bought', `/inputs/bought/${sale.uuid}`,
  ]
  const keeping = ['/seller/inputs', ['/seller/inputs', '上一种'], ['/seller/inputs', /^改价和件数/], `/inputs/bought/${sale.uuid}`]
  await walk(t, server, [['a stranger', null, open], ['who orders', who.phone, mine], ['who delivers', 'owner1', selling], ['an input shop', 'owner3', keeping]])
})
