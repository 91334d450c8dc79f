// mall-axe.test.mjs: every page of the mall and of the seller held against axe-core's rules, on a phone of 320 px, on a desk, and in large
// type. No serious or critical fault is let pass; no page is wider than its window; no target under 44 px high but links within a text.
import assert from 'node:assert/strict'
import test from 'node:test'
import { PASSWORD, start } from './lib/server.mjs'
import { build } from './lib/county.mjs'
import { buyer, openShop, sellGoods } from './lib/shopping.mjs'
import { DESK, PHONE, Watch, axe, faultsOf, noBrowser, openBrowser, overflow, settled } from './lib/browser.mjs'

/** Controls that a thumb would miss. */
const small = (page) => page.evaluate(() => [...document.querySelectorAll('main a, main button, main select, main input:not(.vh), nav a')].filter((e) => {
  const r = e.getBoundingClientRect(), inText = e.matches('p a, dd a, h2 a') && !e.matches('.btn, .chip'), box = e.matches('[type="checkbox"], [type="radio"]')
  return r.width && r.height && !inText && !box && r.height < 43.5 && !e.closest('.vh, .skip, .cut')
}).map((e) => `${e.tagName} ${(e.getAttribute('aria-label') || e.textContent).trim().slice(0, 20)}: ${Math.round(e.getBoundingClientRect().height)} px`))

test('browser: the mall and axe-core', { timeout: 360000, skip: noBrowser }, async (t) => {
  const server = await start(t, 'sqlite')
  if ((await server.client().get('/mall/', undefined, { headers: { accept: 'text/html' } })).status !== 200) return t.skip('this binary was built without -Dfront=true and holds no mall')
  const county = await build(server), j = await county.whole('无障碍合作社')
  const shop = await openShop(county, j.owner, j.op, '无障碍小店')
  const goods = await sellGoods(county, j.owner, shop, j.product, [j.lot], { title: '高山包心菜', more: [{ spec: '整筐称重', unit: 'weight', weight_g: 10000, price_fen: 680, state: 'on' }] })
  const phone = '13900000001', b = await buyer(server, phone)
  const address = await b.postOk('/api/v1/addresses', { name: '周买家', phone, division: '330106', region: '浙江省杭州市西湖区', detail: '文三路 5 号', is_default: true })
  await b.call('PUT', '/api/v1/cart', { body: { sku: goods.skus[0].uuid, pieces: 2 } })
  const body = { items: [{ sku: goods.skus[0].uuid, pieces: 1 }], address: address.uuid, pay_way: 'transfer' }
  const bought = await b.postOk('/api/v1/purchases', { ...body, total_fen: (await b.postOk('/api/v1/quotes', body)).total_fen })
  const open = ['/', '/categories', '/search', '/search?q=包心菜', '/search?q=没有的东西', `/goods/${goods.uuid}`, `/shops/${shop.uuid}`, '/me', '/sign-in', '/register', '/nothing']
  const mine = ['/cart', '/checkout', `/pay/${bought.payment}`, '/orders', `/orders/${bought.orders[0].uuid}`, '/me/addresses', '/me', '/me/leave']
  const selling = ['/seller', '/seller/shop', '/seller/goods', '/seller/goods/new', `/seller/goods/${goods.uuid}`, '/seller/orders?tab=all', `/seller/orders/${bought.orders[0].uuid}`]
  const { browser } = await openBrowser(t)
  for (const [who, login, paths] of [['nobody', null, open], ['a buyer', phone, mine], ['a seller', 'owner1', selling]])
    for (const [viewport, big, lang] of [[PHONE, false, 'zh-CN'], [DESK, false, 'zh-CN'], [PHONE, true, 'en-US']])
      await t.test(`${who} at ${viewport.width} px${big ? ', large type, English' : ''}`, async (t) => {
        const context = await browser.newContext({ locale: lang, timezoneId: 'Asia/Shanghai', viewport }), watch = new Watch(), wrong = [], counts = { minor: 0, moderate: 0, serious: 0, critical: 0 }
        if (big) await context.addInitScript(() => localStorage.setItem('tt-big', '1'))
        await context.addInitScript((list) => sessionStorage.getItem('tt-mall-buy') ?? sessionStorage.setItem('tt-mall-buy', list), JSON.stringify({ items: [{ sku: goods.skus[0].uuid, pieces: 1 }], from: 'now' }))
        if (login) assert.ok((await context.request.post(`${server.url}/api/v1/session`, { data: { login, password: PASSWORD }, headers: { origin: server.url } })).ok())
        const page = watch.on(await context.newPage(), ['/api/v1/session', '404'])
        for (const path of paths) {
          await page.goto(`${server.url}/mall${path}`)
          await page.getByRole('heading', { level: 1 }).first().waitFor()
          await settled(page)
          for (const f of await axe(page)) {
            counts[f.impact]++
            if (f.impact === 'serious' || f.impact === 'critical') wrong.push(`${path}: ${f.impact} ${f.id}: ${f.at}`)
          }
          for (const f of await faultsOf(page)) wrong.push(`${path}: ${f}`)
          if (await overflow(page) > 0) wrong.push(`${path}: wider than its window by ${await overflow(page)} px`)
          for (const f of await small(page)) wrong.push(`${path}: too small to tap: ${f}`)
        }
        await page.evaluate(() => document.querySelector('main').append(new Image(9, 9)))
        assert.ok((await axe(page)).some((f) => f.id === 'image-alt'), 'a planted fault is found')
        t.diagnostic(`axe-core: ${paths.length} pages: ${Object.entries(counts).map(([k, n]) => `${n} ${k}`).join(', ')}`)
        await context.close()
        assert.deepEqual([...wrong, ...watch.faults], [])
      })
})
