// scene.mjs: what journeys in a browser play in: a server with a county, the channels' other end, phones; and at the end the books and the pages.
import assert from 'node:assert/strict'
import { build } from './county.mjs'
import { Phone } from './phone.mjs'
import { Sandbox } from './sandbox.mjs'
import { sql, start } from './server.mjs'
import { Watch, noBrowser, openBrowser } from './browser.mjs'

export const options = { timeout: 400000, skip: noBrowser }

/** The test is skipped, and nothing comes back, when this binary holds no mall. viewport: of the phones. */
export async function scene(t, viewport) {
  const server = await start(t, 'sqlite', { serve: false }), sandbox = await new Sandbox(server).start(t)
  await server.start()
  server.admin = await server.signIn('root')
  if ((await server.client().get('/mall/', undefined, { headers: { accept: 'text/html' } })).status !== 200) return t.skip('this binary was built without -Dfront=true and holds no mall')
  const county = await build(server), { browser } = await openBrowser(t), watch = new Watch(), where = [server, browser, watch, viewport]
  return { server, sandbox, county, watch, phone: (path, login) => Phone.at(path, login, ...where), stranger: (more) => Phone.of(...where, more) }
}

/** Nothing went wrong in any page, and the books are right. */
export async function books(t, s) {
  assert.deepEqual(s.watch.faults, [], 'nothing went wrong in any page')
  assert.equal((await sql(s.server, 'SELECT COALESCE(SUM(fen), 0) FROM ledger_line'))[0], '0', 'the books sum to zero')
  const check = await s.server.run('check')
  assert.equal(check.code, 0, check.out + check.err)
  t.diagnostic(`${(await sql(s.server, 'SELECT COUNT(*) FROM ledger_line'))[0]} lines in the books, sum 0; tiantou check finds nothing`)
}
