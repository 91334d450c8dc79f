// console-trace.test.mjs: the story of a lot in the console: typed by its number, seen as a picture and as a list, followed by mouse and
// by keyboard to its events, taken along as a sheet; on a desk and on a phone.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { start } from './lib/server.mjs'
import { build } from './lib/county.mjs'
import { CONTEXT, capture, document, machine } from './lib/events.mjs'
import { DESK, PHONE, Watch, axe, faultsOf, noBrowser, openBrowser, overflow, person, settled } from './lib/browser.mjs'

const id = (path) => `https://id.gs1.org/${path}`
const SHOP = id('414/9521234540007'), HUB = id('414/9521234540014'), BOX = id('00/095212345000010018')

test('browser: where a lot came from and went', { timeout: 240000, skip: noBrowser }, async (t) => {
  const server = await start(t, 'sqlite')
  if ((await server.client().get('/console/', undefined, { headers: { accept: 'text/html' } })).status !== 200) return t.skip('this binary was built without -Dfront=true and holds no console')
  const county = await build(server)
  const j = await county.whole('图上合作社')
  const key = await machine(server, '冷链平台'), gtin = j.lot.gtin
  const packs = Array.from({ length: 6 }, (_, n) => id(`01/${gtin}/21/P${n + 1}`))
  const at = (h) => new Date(Date.now() - (20 - h) * 3600000).toISOString()
  const ev = (h, more) => ({ eventTime: at(h), eventTimeZoneOffset: '+08:00', ...more })
  await county.office.postOk('/api/v1/trace-places', { uri: SHOP, kind: 'shop', name: '岭南鲜店', name_en: 'Lingnan Fresh' })
  const job = await capture(key, document([
    ev(0, { type: 'ObjectEvent', action: 'ADD', bizStep: 'commissioning', epcList: packs, readPoint: { id: HUB }, ilmd: { 'cbvmda:lotNumber': j.lot.lot_no } }),
    ev(1, { type: 'AggregationEvent', action: 'ADD', bizStep: 'packing', parentID: BOX, childEPCs: packs, readPoint: { id: HUB } }),
    ev(3, { type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'shipping', epcList: [BOX], readPoint: { id: HUB } }),
    ev(6, { type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'receiving', epcList: [BOX], readPoint: { id: SHOP }, bizLocation: { id: SHOP } }),
    ev(7, { type: 'AggregationEvent', action: 'ADD', bizStep: 'packing', parentID: packs[0], childEPCs: [BOX], readPoint: { id: SHOP } }), // impossible: the box in its own pack
  ], [CONTEXT, { cbvmda: 'urn:epcglobal:cbv:mda:' }]))
  assert.equal(job.success, true, JSON.stringify(job.errors))
  const { browser } = await openBrowser(t)
  const watch = new Watch(), office = await person(server, browser, watch, 'office', { viewport: DESK, expected: ['404'] }), p = office.page

  await t.test('by the number of the lot', async () => {
    await office.go('/trace')
    await p.locator('form.ask input').fill(j.lot.lot_no)
    await p.keyboard.press('Enter')
    await p.waitForURL(/epc=/)
    await p.locator('svg .box.asked').waitFor()
    assert.match(await p.locator('svg .box.asked').textContent(), new RegExp(j.lot.lot_no))
  })
  await t.test('the picture: six packs are one box that opens, the circle is marked', async () => {
    assert.equal(await p.locator('svg .box.many').count(), 1)
    await p.locator('svg .box.many').focus()
    await p.keyboard.press('Enter')
    await p.locator('svg .box.pack').nth(4).waitFor()
    assert.ok(await p.locator('svg .line.back').count(), 'the line that closes the circle')
    await p.getByRole('heading', { name: /不合理之处/ }).waitFor()
    assert.ok(await p.locator('svg .box.wrong').count())
    await p.locator('svg .box.container').first().click()
    await p.getByRole('button', { name: '从这里追溯' }).waitFor()
  })
  await t.test('a line opens its event; back again', async () => {
    const here = p.url()
    await p.locator('svg .line .hit').first().dispatchEvent('click')
    await p.waitForURL(/\/events\//)
    await p.goBack()
    await p.locator('svg .box.asked').waitFor()
    assert.equal(p.url(), here)
  })
  await t.test('who had it when; the story as a sheet', async () => {
    await p.getByText('岭南鲜店').first().waitFor()
    const [file] = await Promise.all([p.waitForEvent('download'), office.click('经过（CSV）')])
    const rows = readFileSync(await file.path(), 'utf8').trim().split('\r\n')
    assert.ok(rows.length > 8, `${rows.length} rows`)
    assert.match(rows[0], /时间/)
  })
  await t.test('what is not known', async () => {
    await office.go('/trace?epc=urn:epc:id:sgtin:9521234.054321.77')
    await p.getByText(/没有“.*”的记录/).waitFor()
  })
  await t.test('as a list on a phone, without a picture', async () => {
    const owner = await person(server, browser, watch, 'owner1', { viewport: PHONE })
    await owner.go(`/trace?epc=${encodeURIComponent(j.lot.epc)}`)
    await owner.page.locator('.deeds li').nth(3).waitFor()
    await settled(owner.page)
    assert.equal(await overflow(owner.page), 0)
    assert.deepEqual(await faultsOf(owner.page), [])
    await owner.page.getByText('图', { exact: true }).click()
    await owner.page.locator('svg .box').first().waitFor()
    assert.equal(await overflow(owner.page), 0, 'the picture scrolls in its own box')
    assert.deepEqual((await axe(owner.page)).filter((f) => /serious|critical/.test(f.impact)), [])
    await owner.context.close()
  })
  assert.deepEqual(watch.faults, [], 'console errors')
})
