// console-axe.test.mjs: the console held against axe-core's rules: every page of the menu and one of each thing, on a desk and on a phone.
// No serious or critical fault is let pass; the lesser ones are counted.
import assert from 'node:assert/strict'
import test from 'node:test'
import { sleep, start } from './lib/server.mjs'
import { build } from './lib/county.mjs'
import { MALL_CONF } from './lib/mall.mjs'
import { trade } from './lib/trade.mjs'
import { capture, document, machine } from './lib/events.mjs'
import { DESK, PHONE, Watch, axe, menuOf, noBrowser, openBrowser, person, settled } from './lib/browser.mjs'

/** What is found a moment after it happened. */
async function soon(look) {
  for (let n = 0; n < 100; n++) {
    const found = await look()
    if (found) return found
    await sleep(100)
  }
  throw new Error('nothing was found')
}

test('browser: the console and axe-core', { timeout: 900000, skip: noBrowser }, async (t) => {
  const server = await start(t, 'sqlite', { conf: { ...MALL_CONF, 'sell.receive_after': '1h', 'sell.complete_after': '0' } })
  if ((await server.client().get('/console/', undefined, { headers: { accept: 'text/html' } })).status !== 200) return t.skip('this binary was built without -Dfront=true and holds no console')
  const county = await build(server)
  const { a: j, shop, deal } = await trade(county, server)
  j.codes = await j.owner.postOk('/api/v1/code-batches', { lot: j.lot.uuid, kind: 'lot', count: 1 })
  const drill = await county.office.postOk('/api/v1/recalls', { subject_kind: 'lot', subject: j.lot.uuid, reason: '季度演练', mock: true })
  const peer = await county.office.postOk('/api/v1/peers', { name: '邻县', direction: 'receive', url: 'https://neighbour.example', county: '330110' })
  const shipped = (h) => ({ type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'shipping', epcList: ['https://id.gs1.org/00/095212345000010018'], eventTime: new Date(Date.now() - h * 3600000).toISOString(), eventTimeZoneOffset: '+08:00', readPoint: { id: 'https://id.gs1.org/414/9521234540007' } })
  await capture(await machine(server), document([shipped(3), shipped(2)])) // twice, with no receipt between
  const finding = await soon(async () => (await county.office.getOk('/api/v1/findings')).items[0])
  const { browser } = await openBrowser(t)
  const ones = [`/operators/${j.op.uuid}`, `/plots/${j.plot.uuid}`, `/plots/${j.plot.uuid}/edit`, '/plots?view=map', `/seasons/${j.season.uuid}`, `/seasons/${j.season.uuid}/record`, `/seasons/${j.season.uuid}/harvest`, `/lots/${j.lot.uuid}`, `/lots/change?lot=${j.lot.uuid}`, `/tests/${j.test.uuid}`, `/certificates/${j.cert.uuid}`, `/codes/${j.codes.uuid}`, '/search?q=合作社', '/nothing']
  const sold = ['/sales?by=shop', '/sales?from=2020-01-01&until=2020-02-01', '/order-lines', '/producers-online', '/benefit/sales', `/orders/${shop.sent.uuid}`, `/orders/${shop.left.uuid}`, `/campaigns/${shop.campaign.uuid}`, `/packages/${deal.yard.package.uuid}`, `/pledges/${deal.yard.pledge.uuid}`, `/demands/${deal.account.demand.uuid}`, `/tenders/${deal.tender.sealed.uuid}`, `/contracts/${deal.account.kept.uuid}`, `/bulk-buyers/${deal.account.organisation.uuid}`]
  const offices = [...sold, `/recalls/${drill.uuid}`, '/recalls/new', `/findings/${finding.uuid}`, `/peers/${peer.uuid}`, '/event-query', `/trace?epc=${encodeURIComponent(j.lot.epc)}`] // what producers do not see
  for (const [login, viewport, big] of [['office', DESK, false], ['root', DESK, false], ['owner1', PHONE, false], ['owner1', PHONE, true]])
    await t.test(`${login} at ${viewport.width} px${big ? ', large type' : ''}`, async (t) => {
      const watch = new Watch(), counts = { minor: 0, moderate: 0, serious: 0, critical: 0 }, grave = []
      const p = await person(server, browser, watch, login, { viewport, expected: ['404'] })
      if (big) await p.page.evaluate(() => localStorage.setItem('tt-big', '1'))
      const paths = [...await menuOf(p.page), ...(login === 'root' ? [] : ones), ...(login === 'office' ? offices : [])]
      for (const path of paths) {
        await p.page.goto(`${server.url}/console${path}`)
        await p.page.getByRole('heading', { level: 1 }).first().waitFor()
        await settled(p.page)
        for (const f of await axe(p.page)) {
          counts[f.impact]++
          if (f.impact === 'serious' || f.impact === 'critical') grave.push(`${path}: ${f.impact} ${f.id}: ${f.at}`)
        }
      }
      await p.page.evaluate(() => document.querySelector('main').append(new Image(9, 9)))
      assert.ok((await axe(p.page)).some((f) => f.id === 'image-alt'), 'a planted fault is found')
      t.diagnostic(`axe-core: ${paths.length} pages: ${Object.entries(counts).map(([k, n]) => `${n} ${k}`).join(', ')}`)
      await p.context.close()
      assert.deepEqual(grave, [])
    })
})
