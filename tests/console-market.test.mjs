// console-market.test.mjs: the county's office in the browser: what waits in the market is examined and judged from the console, and a figure of the
// statistics opens to as many rows as it says.
import assert from 'node:assert/strict'
import test from 'node:test'
import { start } from './lib/server.mjs'
import { build, day } from './lib/county.mjs'
import { MALL_CONF, buy, payCash, shopper, stall } from './lib/mall.mjs'
import { TERMS, soon } from './lib/trade.mjs'
import { DESK, Watch, noBrowser, openBrowser, person, settled } from './lib/browser.mjs'

const API = '/api/v1'

/** A purchase of two boxes, packed and sent; its refund was refused by the seller and waits for the office. */
async function escalated(county, j, anna) {
  const purchase = await buy(anna, [{ sku: j.sku, pieces: 2 }])
  await payCash(anna, county.office, purchase)
  const order = purchase.orders[0].uuid
  await j.owner.postOk(`${API}/orders/${order}/pack`, {})
  await j.owner.postOk(`${API}/orders/${order}/ship`, { carrier: '县邮政', waybill_no: 'YZ0001' })
  await anna.postOk(`${API}/orders/${order}/receive`)
  const [line] = (await anna.getOk(`${API}/orders/${order}`)).lines
  const refund = await anna.postOk(`${API}/orders/${order}/refunds`, { cause: 'damaged', text: '烂了一箱', items: [{ line: line.uuid, pieces: 1 }] })
  await j.owner.postOk(`${API}/refunds/${refund.uuid}/answer`, { agree: false, answer: '签收时是好的' })
  await anna.postOk(`${API}/refunds/${refund.uuid}/go-on`)
  return { order, refund }
}

test('browser: the office examines and judges the market', { timeout: 300000, skip: noBrowser }, async (t) => {
  const server = await start(t, 'sqlite', { conf: MALL_CONF })
  if ((await server.client().get('/console/', undefined, { headers: { accept: 'text/html' } })).status !== 200) return t.skip('this binary was built without -Dfront=true and holds no console')
  const county = await build(server), j = await stall(county), anna = await shopper(county), canteen = await county.buyer()
  const { order } = await escalated(county, j, anna)
  await payCash(anna, county.office, await buy(anna, [{ sku: j.sku, pieces: 1 }], { channel: 'scan' }))
  const yard = await j.owner.postOk(`${API}/packages`, { kind: 'yard', title: '屋后两分地', story: '不打药', share_fen: 10000, target_shares: 3, max_shares: 5, deadline_day: day(20), rule: 'refund', contents: [{ name: '包心菜', amount: '每次 2 千克', season: j.season.uuid, share_g: 4000 }], handouts: [{ day: day(30) }] })
  const tender = await canteen.postOk(`${API}/tenders`, { kind: 'sealed', title: '包心菜两百公斤', crop: j.crop.uuid, quantity_g: 200000, from_day: day(), until_day: day(10), place: '县第一中学食堂', ceiling_fen: 500, ...TERMS, closes_at: soon(3600000) })
  const campaign = await j.owner.postOk(`${API}/campaigns`, { shop: j.shop.uuid, name: '开园节', from_at: soon(-60000), until_at: soon(3600000), state: 'on', skus: [{ sku: j.sku, price_fen: 2590, stock: 5, per_address: 2 }] })
  const { browser } = await openBrowser(t)
  const watch = new Watch(), p = await person(server, browser, watch, 'office', { viewport: DESK }), { page } = p
  const main = page.locator('main'), dialog = page.getByRole('dialog').last()
  /** Press a button, say why where asked, confirm. */
  const act = async (button, reason) => {
    await main.getByRole('button', { name: button, exact: true }).first().click()
    if (reason) await dialog.locator('textarea').first().fill(reason)
    await dialog.locator('.el-button--primary, .el-button--danger').last().click()
    await dialog.waitFor({ state: 'hidden' })
    await settled(page)
  }
  /** From what waits on the overview to the one thing of its list. */
  const waiting = async (text, title) => {
    await p.go('/')
    await main.getByRole('link', { name: text }).click()
    await main.getByRole('link', { name: title, exact: true }).click()
    await settled(page)
  }

  await t.test('a refund that the seller refused is given back', async () => {
    await p.go('/')
    await main.getByRole('link', { name: '1 笔退款申请等县里处理' }).click()
    await act('判定退款', '照片为证')
    const seen = await anna.getOk(`${API}/orders/${order}`)
    assert.equal(seen.back_fen, 2990)
    assert.equal(seen.refunds[0].answer, '照片为证')
    await p.go('/orders')
    await main.getByRole('link', { name: seen.order_no }).click()
    await main.getByText('照片为证').first().waitFor()
    await main.getByRole('link', { name: j.lot.lot_no, exact: true }).waitFor()
  })
  await t.test('a package passes, a tender goes back with its reason', async () => {
    await waiting('1 个小院预订等待审核', yard.package_no)
    await act('审核通过')
    assert.equal((await server.client().getOk(`${API}/packages/${yard.uuid}`)).state, 'open')
    await waiting('1 个招标等待审核', tender.tender_no)
    await act('退回', '数量写错了')
    const back = await canteen.getOk(`${API}/tenders/${tender.uuid}`)
    assert.deepEqual([back.state, back.steps.some((x) => x.reason === '数量写错了')], ['returned', true])
  })
  await t.test('a campaign is stopped', async () => {
    await p.go(`/campaigns/${campaign.uuid}`)
    assert.equal(await main.getByRole('button', { name: '开始', exact: true }).count(), 0, 'starting is the shop’s')
    await act('停止', '虚假宣传')
    const seen = await j.owner.getOk(`${API}/campaigns/${campaign.uuid}`)
    assert.deepEqual([seen.state, seen.stop_reason], ['stopped', '虚假宣传'])
    await j.owner.refused(409, 'wrong_state', 'POST', `${API}/campaigns/${campaign.uuid}/state`, { body: { state: 'on' } })
  })
  await t.test('a figure opens to as many rows as it says', async () => {
    const rows = async () => {
      await main.locator('tbody tr').first().waitFor()
      await settled(page)
      return main.locator('tbody tr').count()
    }
    await p.go('/sales?by=channel')
    await main.getByRole('link', { name: /2\s*付款的订单/ }).click()
    assert.equal(await rows(), 2)
    await p.go('/sales?by=channel')
    await main.getByRole('link', { name: '扫码', exact: true }).click()
    assert.equal(await rows(), 1)
    await p.go('/sales')
    const csv = await page.request.get(new URL(await main.getByRole('link', { name: '导出 CSV' }).getAttribute('href'), server.url).href)
    assert.match(await csv.text(), /5980/)
  })
  assert.deepEqual(watch.faults, [])
})
