// console-captures.test.mjs: the office watches what other systems send: the list moves by itself when a document comes, a large one shows how far
// it is, what cannot be appears on the report when it is found; a file handed in at the screen.
import assert from 'node:assert/strict'
import test from 'node:test'
import { start } from './lib/server.mjs'
import { build } from './lib/county.mjs'
import { capture, document, machine, objectEvent } from './lib/events.mjs'
import { DESK, PHONE, Watch, axe, faultsOf, noBrowser, openBrowser, overflow, person, settled } from './lib/browser.mjs'

const shipped = (h) => ({ type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'shipping', epcList: ['https://id.gs1.org/00/095212345000010018'], eventTime: new Date(Date.now() - h * 3600000).toISOString(), eventTimeZoneOffset: '+08:00', readPoint: { id: 'https://id.gs1.org/414/9521234540007' } })

test('browser: captures, as they come', { timeout: 240000, skip: noBrowser }, async (t) => {
  const server = await start(t, 'sqlite')
  if ((await server.client().get('/console/', undefined, { headers: { accept: 'text/html' } })).status !== 200) return t.skip('this binary was built without -Dfront=true and holds no console')
  await build(server)
  const key = await machine(server, '冷链平台')
  const { browser } = await openBrowser(t)
  const watch = new Watch(), office = await person(server, browser, watch, 'office', { viewport: DESK }), p = office.page
  const rows = p.locator('main table tbody tr')
  const usable = async (page, what) => {
    await settled(page, 500)
    assert.equal(await overflow(page), 0, what)
    assert.deepEqual(await faultsOf(page), [], what)
    assert.deepEqual((await axe(page)).filter((f) => /serious|critical/.test(f.impact)), [], what)
  }

  await t.test('none yet; the first comes without a hand on the page', async () => {
    await office.go('/captures')
    await p.getByText('还没有收到文档').waitFor()
    await usable(p, 'empty')
    assert.equal((await capture(key, document([objectEvent(1), objectEvent(2)]))).success, true)
    await rows.first().waitFor()
    const text = await rows.first().innerText()
    for (const word of ['冷链平台', '完成', '2']) assert.ok(text.includes(word), `${word}: ${text}`)
  })
  await t.test('refused ones say why and where', async () => {
    const bad = await capture(key, document([objectEvent(3), { type: 'ObjectEvent', eventTime: 'yesterday' }]))
    assert.equal(bad.success, false)
    await rows.nth(1).waitFor()
    await rows.first().getByRole('link').first().click()
    await p.getByRole('heading', { name: '拒收的原因' }).waitFor()
    await p.getByText('/epcisBody/eventList/1', { exact: false }).first().waitFor()
    await p.getByText('一起退回').first().waitFor()
    await usable(p, 'a report')
  })
  await t.test('what cannot be comes to the report when it is found, and leads to the finding', async () => {
    await office.go('/captures')
    await capture(key, document([shipped(3), shipped(2)]))
    await rows.filter({ hasText: '▲ 1' }).first().getByRole('link').first().click()
    await p.getByText('没有签收又发了一次货').first().waitFor()
    await usable(p, 'a report with a warning')
    await p.getByRole('link', { name: /没有签收又发了一次货/ }).click()
    await p.waitForURL(/\/findings\//)
  })
  await t.test('a file handed in at the screen: progress, report; what is no document', async () => {
    await office.go('/captures')
    const file = p.locator('input[type=file]')
    await file.setInputFiles({ name: '名单.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,2\n') })
    await p.getByRole('alert').filter({ hasText: '“名单.csv”不是 EPCIS 文档' }).waitFor()
    const many = document(Array.from({ length: 3000 }, (_, n) => objectEvent(100 + n)))
    const whole = [] // the report of every event is read when the page opens and when the job has ended, not each second of it
    p.on('request', (r) => /\/epcis\/v2\/capture\/[0-9a-f-]{36}$/.test(r.url()) && r.method() === 'GET' && whole.push(r.url()))
    await file.setInputFiles({ name: '事件.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(many)) })
    await p.waitForURL(/\/captures\/[0-9a-f-]{36}$/)
    await p.locator('.tt-tiles').getByText('3,000').nth(1).waitFor() // total and accepted, without a reload
    await p.locator('h1, header').getByText('完成').first().waitFor()
    assert.ok(whole.length >= 1 && whole.length <= 3, `${whole.length} whole reports`)
    const ours = await office.page.evaluate(async () => (await (await fetch('/api/v1/captures?limit=1')).json()).items[0])
    assert.deepEqual([ours.state, ours.accepted, ours.by_name], ['done', 3000, ''])
  })
  await t.test('on a phone', async () => {
    const phone = await person(server, browser, watch, 'office', { viewport: PHONE })
    await phone.go('/captures')
    await phone.page.getByText('冷链平台').first().waitFor()
    await usable(phone.page, 'list on a phone')
    await phone.context.close()
  })
  assert.deepEqual(watch.faults, [], 'console errors')
})
