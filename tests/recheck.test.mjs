// recheck.test.mjs: the job that reads records again and holds them against the log: what it looked at is said on the trace page, what it
// was not is not; a record changed by hand becomes a finding of the regulator's list, its page says so, and both end when it is put right.
import assert from 'node:assert/strict'
import { onBoth, sleep, sql, start } from './lib/server.mjs'
import { build } from './lib/county.mjs'
import { CONTEXT, capture, document, machine } from './lib/events.mjs'

const CONF = { 'proof.every': '1s', 'proof.recheck': '1s' }
const id = (path) => `https://id.gs1.org/${path}`
/** By hand: whoever has the database in his hands takes its triggers away first. */
const byHand = async (s, text) => sql(s, s.db ? `SET session_replication_role = replica; ${text}` : `DROP TRIGGER IF EXISTS proof_run_no_update; ${text}`)

onBoth('recheck: what was looked at again is said, what disagrees is found', async (t, engine) => {
  const server = await start(t, engine, { conf: CONF })
  const county = await build(server)
  const a = await county.whole('存证合作社')
  const robot = await machine(server)
  const event = (n, step) => ({ type: 'ObjectEvent', action: 'OBSERVE', bizStep: step, eventTime: new Date(Date.now() - n * 3600000).toISOString(), eventTimeZoneOffset: '+08:00', quantityList: [{ epcClass: id(`01/${a.lot.gtin}/10/${a.lot.lot_no}`), quantity: 5, uom: 'KGM' }], readPoint: { id: id('414/9521234540007') } })
  assert.equal((await capture(robot, document([event(3, 'shipping'), event(2, 'receiving')], [CONTEXT]))).success, true)
  const page = async (lang = 'zh') => (await fetch(`${server.url}/01/${a.lot.gtin}/10/${a.lot.lot_no}?lang=${lang}`, { headers: { accept: 'text/html' } })).text()
  const until = async (what, test) => {
    for (const end = Date.now() + 30000; ; await sleep(250)) {
      const got = await test()
      if (got) return got
      assert.ok(Date.now() < end, `${what} did not come`)
    }
  }
  // PostgreSQL gives numbers before commits: a record's first ten minutes are not claimed. They are made to have passed.
  const later = () => (server.db ? sql(server, 'UPDATE proof_checked SET at_us = at_us + 660000000') : null)
  const shown = (text, word) => (text.match(new RegExp(word, 'g')) ?? []).length
  const zh = / 核对未改动/g, en = /checked unchanged on/g
  const count = (text, re) => (text.match(re) ?? []).length
  const events = await until('the look at all events', async () => { await later(); const n = count(await page(), zh); return n >= 2 && n })
  assert.equal(count(await page('en'), en), events, 'the same in English')
  assert.ok(shown(await page(), '记录于') > events, 'papers speak for themselves')
  assert.equal(count(await page(), /与存证日志不符/g), 0)
  assert.equal((await county.agri.all('/api/v1/findings')).filter((f) => f.kind === 'tampered').length, 0)
  const [blocks] = await sql(server, 'SELECT count(*), min(upto), (SELECT count(*) FROM proof_finding) FROM proof_checked WHERE kind = 9')
  assert.match(blocks, /^1\|\d+\|0$/)
  // one event is changed by hand
  const row = (await sql(server, "SELECT max(id) FROM epcis_event"))[0]
  const was = (await sql(server, `SELECT time_us FROM epcis_event WHERE id = ${row}`))[0]
  await byHand(server, `UPDATE epcis_event SET time_us = time_us - 3600000000 WHERE id = ${row}`)
  const found = await until('the finding', async () => (await county.agri.all('/api/v1/findings')).find((f) => f.kind === 'tampered'))
  assert.equal(found.severity, 'high')
  assert.match(found.text_zh, /与存证日志不符：event \S+ was changed .*eventTime/)
  assert.equal(found.subject, id(`01/${a.lot.gtin}/10/${a.lot.lot_no}`))
  const one = await county.agri.getOk(`/api/v1/findings/${found.uuid}`)
  assert.equal(one.events.length, 1)
  assert.equal(one.lot, a.lot.uuid)
  await later()
  const bad = await page()
  assert.equal(count(bad, /这条记录与存证日志不符/g), 1)
  assert.equal(count(bad, zh), events - 1, 'nothing is claimed of it')
  assert.match(await page('en'), /does not agree with the log/)
  await sleep(2500)
  assert.equal((await county.agri.all('/api/v1/findings')).filter((f) => f.kind === 'tampered').length, 1, 'each once')
  // put right again
  await sql(server, `UPDATE epcis_event SET time_us = ${was} WHERE id = ${row}`)
  await until('the end of it', async () => { await later(); const text = await page(); return count(text, /与存证日志不符/g) === 0 && count(text, zh) === events })
  await county.agri.refused(422, 'invalid', 'PUT', '/api/v1/finding-kinds/tampered', { body: { rule: 'refuse' } })
  // the log itself: leaves that are not those that were signed
  await server.stop()
  const [leaf] = await sql(server, 'SELECT idx FROM proof_run WHERE kind = 1 AND n = 1 ORDER BY idx LIMIT 1')
  const other = server.db ? 'set_byte(leaves, 20, (get_byte(leaves, 20) + 1) % 256)' : `(SELECT leaves FROM proof_run WHERE kind = 1 AND n = 1 AND idx > ${leaf} LIMIT 1)`
  await byHand(server, `UPDATE proof_run SET leaves = ${other} WHERE idx = ${leaf}`)
  await server.start()
  const agri = county.agri
  const log = await until('the finding about the log', async () => (await agri.all('/api/v1/findings')).find((f) => f.subject === 'the log'))
  assert.match(log.text_en, /signed for another tree|no longer those the tree was built from/)
  await later()
  assert.equal(count(await page(), zh), 0, 'agreeing with such a log proves nothing')
  t.diagnostic(`recheck [${engine}]: ${events} events checked and said so; 1 record and 1 leaf changed by hand, both found`)
})
