// scan-proof.test.mjs: a shopper's browser checks the proofs of a scan page itself: what is recorded holds; a record, path, checkpoint or key
// changed on the way, and a row changed by hand in the database, do not.
import assert from 'node:assert/strict'
import test from 'node:test'
import { generateKeyPairSync } from 'node:crypto'
import { sleep, sql, start } from './lib/server.mjs'
import { build } from './lib/county.mjs'
import { Log, sha256 } from './lib/log.mjs'
import { PHONE, Watch, faultsOf, noBrowser, openBrowser, overflow } from './lib/browser.mjs'

const HOLDS = /已在您的浏览器里核对：记录于那时，此后未改动/, NOT = /核对不符：这条记录与日志对不上/, NO_SIGNATURE = /内容与日志相符；这个浏览器不会验签名/, LATER = /现在取不到证明/

/** A key that the log does not have, under the log's own name. */
function foreign(vkey) {
  const [name] = vkey.split('+')
  const raw = generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' }).subarray(12)
  const id = sha256(Buffer.from(`${name}\n`), Buffer.from([1]), raw).subarray(0, 4).toString('hex')
  return `${name}+${id}+${Buffer.concat([Buffer.from([1]), raw]).toString('base64')}\n`
}

test('browser: a scan page checks its proofs itself', { timeout: 180000, skip: noBrowser }, async (t) => {
  const server = await start(t, 'sqlite', { conf: { 'proof.every': '1s' } })
  if ((await server.client().get('/console/', undefined, { headers: { accept: 'text/html' } })).status !== 200) return t.skip('this binary was built without -Dfront=true and holds no script')
  const county = await build(server)
  const j = await county.whole('自证合作社')
  const log = new Log(server.url)
  const all = async () => Number((await sql(server, 'SELECT (SELECT coalesce(sum(n), 0) FROM proof_run) + (SELECT coalesce(sum(n), 0) FROM proof_inbox)'))[0])
  for (const until = Date.now() + 30000; ((await log.checkpoint())?.size ?? 0) < (await all()); await sleep(200)) assert.ok(Date.now() < until, 'no checkpoint of everything')
  const { browser } = await openBrowser(t)
  const watch = new Watch(), context = await browser.newContext({ viewport: PHONE, locale: 'zh-CN', isMobile: true, hasTouch: true }), page = watch.on(await context.newPage(), ['500', '503'])
  page.setDefaultTimeout(10000)
  const open = async () => {
    await page.goto(`${server.url}${j.path}?lang=zh`)
    return page.getByRole('button', { name: '当场核对' })
  }
  /** What the page says of its first proof. */
  const said = async () => {
    await open()
    const proof = page.locator('.proof').first()
    await proof.getByRole('button', { name: '当场核对' }).click()
    await proof.getByRole('status').waitFor()
    return proof.getByRole('status').textContent()
  }
  const signs = await (await open()).count() && await page.evaluate(() => crypto.subtle.generateKey({ name: 'Ed25519' }, false, ['verify', 'sign']).then(() => true, () => false))
  const good = signs ? HOLDS : NO_SIGNATURE // an older Chromium checks content and path, and says what it cannot

  await t.test('every proof of the page holds', async (t) => {
    const buttons = await open(), n = await buttons.count()
    assert.ok(n >= 4, `${n} proofs on the page`)
    for (let i = 0; i < n; i++) await buttons.first().click() // each gives way to what it found
    await page.waitForFunction((n) => document.querySelectorAll('.proof [role=status]').length === n, n)
    const texts = await page.locator('.proof [role=status]').allTextContents()
    assert.deepEqual(texts.filter((s) => !good.test(s)), [])
    assert.equal(await overflow(page), 0)
    assert.deepEqual(await faultsOf(page), [])
    t.diagnostic(`scan page: ${texts.length} of ${n} proofs checked by the browser${signs ? ', with signature' : ', without signature: this Chromium has no Ed25519'}`)
  })
  await t.test('what was changed on the way does not hold', async (t) => {
    const CHANGES = {
      'another record': (f) => ({ ...f, record: f.record.replace(/"(\w)/, '"x$1') }),
      'another salt': (f) => ({ ...f, salt: f.salt.replace(/^./, (c) => (c === '0' ? '1' : '0')) }),
      'another place': (f) => ({ ...f, proof: f.proof.replace(/index (\d+)/, (_, n) => `index ${n === '0' ? 1 : 0}`) }),
      'another root': (f) => ({ ...f, proof: f.proof.replace(/(\n\n\S+\n\d+\n)(.)/, (_, head, c) => head + (c === 'A' ? 'B' : 'A')) }),
      'no path': (f) => ({ ...f, proof: f.proof.replace(/(index \d+\n)[^]*?\n\n/, '$1\n') }),
      ...(signs ? { 'another signature': (f) => ({ ...f, proof: f.proof.replace(/(\n— \S+ \S{20})(.)/, (_, head, c) => head + (c === 'A' ? 'B' : 'A')) }) } : {}),
    }
    let refused = 0
    for (const [what, change] of Object.entries(CHANGES)) {
      await page.route('**/log/proof?*', async (r) => r.fulfill({ json: change(await (await r.fetch()).json()) }))
      assert.match(await said(), NOT, what)
      await page.unroute('**/log/proof?*')
      refused++
    }
    const [key] = (await (await fetch(`${server.url}/log/keys`)).text()).split('\n')
    await page.route('**/log/keys', (r) => r.fulfill({ contentType: 'text/plain', body: foreign(key) }))
    assert.match(await said(), NOT, 'a key of somebody else')
    await page.unroute('**/log/keys')
    await page.route('**/log/proof?*', (r) => r.fulfill({ status: 503, body: '' }))
    assert.match(await said(), LATER)
    await page.unroute('**/log/proof?*')
    assert.match(await said(), good)
    t.diagnostic(`scan page: ${refused + 1} of ${refused + 1} changes on the way refused by the browser`)
  })
  await t.test('a row changed by hand does not hold', async () => {
    await open()
    await sql(server, 'UPDATE epcis_event SET record_us = record_us - 86400000000 WHERE id = (SELECT min(id) FROM epcis_event)')
    const buttons = page.getByRole('button', { name: '当场核对' })
    for (let n = await buttons.count(); n > 0; n--) await buttons.first().click()
    await page.locator('.proof [role=status]', { hasText: '核对不符' }).first().waitFor()
    assert.equal(await page.locator('.proof [role=status]', { hasText: '核对不符' }).count(), 1, 'the one record that was changed')
  })
  assert.deepEqual(watch.faults, [], 'console errors')
})
