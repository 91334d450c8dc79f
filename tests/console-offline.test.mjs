// console-offline.test.mjs: a farmer's phone without a network: a scouting and a harvest are recorded in a field, wait on the phone, and
// are sent in order when the network is back; what the server refuses is shown with its reason, changed and sent again.
import assert from 'node:assert/strict'
import test from 'node:test'
import { start } from './lib/server.mjs'
import { build, day } from './lib/county.mjs'
import { Form, PHONE, Watch, noBrowser, openBrowser, overflow, person, settled } from './lib/browser.mjs'

test('browser: work recorded without a network', { timeout: 180000, skip: noBrowser }, async (t) => {
  const server = await start(t, 'sqlite')
  if ((await server.client().get('/console/', undefined, { headers: { accept: 'text/html' } })).status !== 200) return t.skip('this binary was built without -Dfront=true and holds no console')
  const county = await build(server)
  const j = await county.whole('无网合作社')
  const { browser } = await openBrowser(t)
  const watch = new Watch(), p = await person(server, browser, watch, 'owner1', { viewport: PHONE, expected: ['ERR_INTERNET_DISCONNECTED', '422', '503'] })
  const records = async () => (await j.owner.getOk('/api/v1/records', { season: j.season.uuid, limit: 100 })).items
  const before = (await records()).length
  const quick = async (kind) => {
    await p.click('＋ 记一笔')
    const d = p.page.getByRole('dialog').last()
    const where = d.locator('.plots button')
    if (await where.count()) await where.first().click()
    await d.getByRole('button', { name: kind, exact: true }).click()
    await p.page.getByRole('heading', { level: 1, name: kind === '采收' ? '采收' : '记农事' }).waitFor()
  }

  await t.test('a scouting and a harvest wait on the phone', async () => {
    await p.go('/today')
    await settled(p.page)
    await p.page.waitForFunction(() => localStorage.getItem('tt-kept:products') && localStorage.getItem('tt-kept:seasons'))
    await p.context.setOffline(true)
    await quick('查病虫')
    const f = p.form()
    await f.fill('备注', '叶背有白粉虱，少量')
    await f.send('保存')
    await p.page.waitForURL(/\/today$/)
    await p.page.getByText('1 条记录等待上传').first().waitFor()
    await quick('采收')
    const h = p.form()
    await h.choose('产品', j.product.name)
    await h.fill('数量', '66')
    await h.send('保存')
    await p.page.waitForURL(/\/today$/)
    await p.page.getByText('2 条记录等待上传').first().waitFor()
    assert.equal((await records()).length, before, 'nothing has reached the server')
    assert.equal(await overflow(p.page), 0)
  })
  await t.test('they survive a reload and are sent once, in order, when the network is back', async () => {
    await p.context.setOffline(false)
    await p.page.reload()
    await p.page.getByText(/条记录等待上传/).first().waitFor({ state: 'detached', timeout: 60000 })
    await settled(p.page)
    const all = await records()
    assert.equal(all.filter((r) => r.kind === 'scout').length, 1)
    const lots = (await j.owner.getOk('/api/v1/lots', { season: j.season.uuid, limit: 100 })).items.filter((l) => l.quantity_g === 66000)
    assert.equal(lots.length, 1)
    assert.ok(all.find((r) => r.kind === 'scout').uuid < lots[0].uuid, 'in the order of recording') // their ids begin with the time
  })
  await t.test('a refusal is shown with its reason, changed and sent again', async () => {
    await p.go('/today')
    await settled(p.page)
    await p.context.setOffline(true)
    await quick('采收')
    const h = p.form()
    await h.choose('产品', j.product.name)
    await h.fill('数量', '77')
    await h.field('采收日期').locator('input').fill(day(3))
    await h.send('保存')
    await p.page.getByText('1 条记录等待上传').first().waitFor()
    await p.context.setOffline(false)
    await p.page.getByText('1 条被退回').first().waitFor()
    await p.click('改了再传')
    await p.page.getByRole('heading', { level: 1, name: '采收' }).waitFor()
    const again = p.form()
    assert.equal(await again.field('数量').locator('input').inputValue(), '77')
    await again.field('采收日期').locator('input').fill(day(0))
    await again.send('保存')
    await p.page.waitForURL(/\/lots\/[0-9a-f-]{36}$/)
    await p.go('/outbox')
    await p.page.getByText('都已上传').waitFor()
  })
  await p.context.close()
  assert.deepEqual(watch.faults, [], 'console errors')
})
