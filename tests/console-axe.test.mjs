// console-axe.test.mjs: the console held against axe-core's rules: every page of the menu and one of each thing, on a desk and on a phone.
// No serious or critical fault is let pass; the lesser ones are counted.
import assert from 'node:assert/strict'
import test from 'node:test'
import { start } from './lib/server.mjs'
import { build } from './lib/county.mjs'
import { DESK, PHONE, Watch, axe, menuOf, noBrowser, openBrowser, person, settled } from './lib/browser.mjs'

test('browser: the console and axe-core', { timeout: 240000, skip: noBrowser }, async (t) => {
  const server = await start(t, 'sqlite')
  if ((await server.client().get('/console/', undefined, { headers: { accept: 'text/html' } })).status !== 200) return t.skip('this binary was built without -Dfront=true and holds no console')
  const county = await build(server)
  const j = await county.whole('无障碍合作社')
  const { browser } = await openBrowser(t)
  const ones = [`/operators/${j.op.uuid}`, `/plots/${j.plot.uuid}`, `/plots/${j.plot.uuid}/edit`, '/plots?view=map', `/seasons/${j.season.uuid}`, `/seasons/${j.season.uuid}/record`, `/seasons/${j.season.uuid}/harvest`, `/lots/${j.lot.uuid}`, `/lots/change?lot=${j.lot.uuid}`, `/tests/${j.test.uuid}`, `/certificates/${j.cert.uuid}`, `/codes/${j.codes.uuid}`, '/search?q=合作社', '/nothing']
  for (const [login, viewport, big] of [['office', DESK, false], ['root', DESK, false], ['owner1', PHONE, false], ['owner1', PHONE, true]])
    await t.test(`${login} at ${viewport.width} px${big ? ', large type' : ''}`, async (t) => {
      const watch = new Watch(), counts = { minor: 0, moderate: 0, serious: 0, critical: 0 }, grave = []
      const p = await person(server, browser, watch, login, { viewport, expected: ['404'] })
      if (big) await p.page.evaluate(() => localStorage.setItem('tt-big', '1'))
      const paths = [...await menuOf(p.page), ...(login === 'root' ? [] : ones)]
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
