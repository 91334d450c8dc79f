// subscribe.test.mjs: named queries and subscriptions by webhook against real receivers: what is refused, that every event arrives
// in order and exactly once over failures, restarts and kill -9, that a slow or dead receiver harms nobody else.
import assert from 'node:assert/strict'
import { onBoth, sleep, sql, start } from './lib/server.mjs'
import { capture, document, eventsOf, machine, objectEvent } from './lib/events.mjs'
import { County } from './lib/county.mjs'
import { Receiver } from './lib/receiver.mjs'

const Q = '/epcis/v2/queries'
const OPEN = { conf: { 'net.client_private': '127.0.0.1', 'epcis.stream_poll': '50ms', 'epcis.webhook_timeout': '5s' } }
const ids = (events) => events.map((e) => e.eventID)

/** Events n, n+1, …: captured; their eventIDs. */
async function give(client, from, n, more) {
  const job = await capture(client, document(Array.from({ length: n }, (_, i) => objectEvent(from + i, more))))
  assert.equal(job.accepted ?? job.events?.length ?? n, n)
  return ids(job.events)
}

async function subscribe(client, name, body, query = {}) {
  const made = await client.call('POST', Q, { body: { name, query } })
  assert.ok(made.status === 201 || made.status === 409, made.text)
  const r = await client.call('POST', `${Q}/${name}/subscriptions`, { body: { stream: true, ...body } })
  assert.equal(r.status, 201, r.text)
  return r.body
}

onBoth('subscriptions: the contract', async (t, engine) => {
  const s = await start(t, engine), m = await machine(s)
  assert.equal((await m.getOk(Q)).map((q) => q.name).join(), 'SimpleEventQuery')
  const query = { eventType: ['ObjectEvent'], EQ_bizStep: ['shipping', 'receiving'] }
  const made = await m.call('POST', Q, { body: { name: 'my query?'.replace(/[ ?]/g, '-'), query } })
  assert.equal(made.status, 201)
  assert.equal(made.headers.location, `${Q}/my-query-`)
  assert.deepEqual(await m.getOk(`${Q}/my-query-`), { name: 'my-query-', query })
  const twice = await m.call('POST', Q, { body: { name: 'my-query-', query: {} } })
  assert.equal(twice.status, 409)
  assert.equal(twice.body.type, 'epcisException:ResourceAlreadyExistsException')
  for (const [body, status] of [[{ name: 'x', query: { nothing: ['a'] } }, 400], [{ name: 'x', query: { EQ_bizStep: ['no-such-step'] } }, 400], [{ name: 'x' }, 400], [{ query: {} }, 400], [{ name: 'x', query: {}, more: 1 }, 400], [[], 400]])
    assert.equal((await m.call('POST', Q, { body })).status, status, JSON.stringify(body))
  assert.equal((await m.call('POST', Q, { raw: '{}', type: 'text/plain' })).status, 415)
  await give(m, 0, 3)
  await give(m, 3, 2, { bizStep: 'packing' })
  const page = await m.get(`${Q}/my-query-/events`, { perPage: 2 })
  assert.equal(eventsOf(page.body).length, 2)
  assert.equal(page.body.epcisBody.queryResults.queryName, 'my-query-')
  const next = /<([^>]+)>/.exec(page.headers.link)[1]
  assert.equal(eventsOf(await m.getOk(next)).length, 1)
  assert.equal((await m.get(`${Q}/my-query-/events`, { EQ_action: 'ADD' })).status, 400)
  assert.equal((await m.get(`${Q}/nothing/events`)).status, 404)
  // subscriptions
  const S = `${Q}/my-query-/subscriptions`
  const dest = 'https://receiver.example/in'
  const refused = [[{ stream: true }, 400], [{ dest }, 400], [{ dest, stream: false }, 400], [{ dest, stream: true, schedule: { hour: '1' } }, 400], [{ dest, schedule: {} }, 400],
    [{ dest, schedule: { hour: '25' } }, 400], [{ dest: 'nothing', stream: true }, 400], [{ dest: 'http://127.0.0.1:9/', stream: true }, 400], [{ dest: 'http://[::1]/', stream: true }, 400],
    [{ dest: 'http://169.254.169.254/latest/meta-data', stream: true }, 400], [{ dest: 'file:///etc/passwd', stream: true }, 400], [{ dest: 'https://a:b@receiver.example/', stream: true }, 400],
    [{ dest, stream: true, initialRecordTime: 'yesterday' }, 400], [{ dest, stream: true, signatureToken: 'a\nb' }, 400], [{ dest, stream: true, more: 1 }, 400], [{ dest, stream: true, reportIfEmpty: true }, 400]]
  for (const [body, status] of refused) {
    const r = await m.call('POST', S, { body })
    assert.equal(r.status, status, JSON.stringify(body))
    assert.match(r.body.type, /^epcisException:/)
  }
  const r = await m.call('POST', S, { body: { dest, signatureToken: 'geheim-4711', schedule: { hour: '1', minute: '5' }, reportIfEmpty: true } })
  const kept = await sql(s, 'SELECT token FROM epcis_subscription')
  assert.ok(kept.length > 0 && !JSON.stringify(kept).includes('geheim-4711'), 'the token is kept sealed')
  assert.equal(r.status, 201)
  assert.equal(r.headers.location, `${S}/${r.body.subscriptionID}`)
  assert.deepEqual({ ...r.body, createdAt: 0, minRecordTime: 0, initialRecordTime: 0 }, { subscriptionID: r.body.subscriptionID, queryName: 'my-query-', dest, createdAt: 0, initialRecordTime: 0, minRecordTime: 0, reportIfEmpty: true, schedule: { hour: '1', minute: '5' }, state: 'active' })
  assert.equal((await m.getOk(S)).length, 1)
  assert.ok(!(await m.get(S)).text.includes('geheim'), 'the token is never shown')
  assert.ok(!s.logs().includes('geheim'), 'nor logged')
  for (const [path, allow] of [[Q, 'POST'], [`${Q}/my-query-`, 'DELETE'], [S, 'POST'], [`${S}/${r.body.subscriptionID}`, 'DELETE'], [`${Q}/my-query-/events`, 'GET']]) {
    const o = await m.call('OPTIONS', path)
    assert.equal(o.status, 204)
    assert.ok(o.headers.allow.includes(allow), path)
    assert.equal(o.headers['gs1-epcis-version'], '2.0.0')
  }
  assert.equal((await m.call('OPTIONS', `${Q}/nothing`)).status, 404)
  assert.equal((await m.get(`${S}/01890000-0000-7000-8000-000000000000`)).status, 404)
  assert.equal((await m.get(`${Q}/SimpleEventQuery/subscriptions/${r.body.subscriptionID}`)).status, 404)
  assert.equal((await m.call('DELETE', `${S}/${r.body.subscriptionID}`)).status, 204)
  assert.equal((await m.call('DELETE', `${S}/${r.body.subscriptionID}`)).status, 404)
  assert.equal((await m.call('DELETE', `${Q}/SimpleEventQuery`)).status, 403)
  await m.call('POST', S, { body: { dest, stream: true } })
  assert.equal((await m.call('DELETE', `${Q}/my-query-`)).status, 204, 'with its subscriptions, as the contract says')
  assert.equal((await m.get(S)).status, 404)
})

onBoth('subscriptions: every event once, in order, signed, over failures, restart and kill -9', async (t, engine) => {
  const s = await start(t, engine, OPEN), m = await machine(s), token = 'zhǒng-zi-13df38d8'
  let mood = () => undefined
  const rec = await new Receiver({ token, how: (call, i) => mood(call, i) }).start(t)
  const before = await give(m, 0, 5)
  const sub = await subscribe(m, 'ship', { dest: `${rec.url}/in`, signatureToken: token }, { EQ_bizStep: ['shipping'] })
  const old = await new Receiver().start(t)
  await subscribe(m, 'old', { dest: old.url, initialRecordTime: '2020-01-01T00:00:00Z' })
  const want = []
  want.push(...await give(m, 100, 3))
  await give(m, 110, 3, { bizStep: 'packing' })
  await rec.until('the first', () => rec.ids().length === 3)
  // failures: 500, cut, redirect; then well again
  mood = (_, i) => [{ status: 500 }, { cut: true }, { status: 302, location: `${rec.url}/elsewhere` }][i - 1]
  want.push(...await give(m, 200, 1200))
  await rec.until('after failures', () => rec.ids().length === want.length)
  assert.ok(rec.calls.every((c) => c.path === '/in'), 'a redirect is not followed')
  assert.ok(rec.acked.every((c) => eventsOf(c.doc).length <= 500))
  const shown = await m.getOk(`${Q}/ship/subscriptions/${sub.subscriptionID}`)
  assert.equal(shown.state, 'active')
  assert.ok(shown.lastNotifiedAt)
  // a restart, then a crash while a call is under way
  await s.stop()
  await s.start()
  want.push(...await give(m, 2000, 10))
  await rec.until('after the restart', () => rec.ids().length === want.length)
  const calls = rec.calls.length
  mood = () => ({ hang: true })
  want.push(...await give(m, 3000, 20))
  await rec.until('a call under way', () => rec.calls.length > calls)
  // the other's answer is stored: a crash between an answer and its storing would rightly repeat the batch
  await old.until('the other one', () => old.ids().length === want.length + before.length + 3)
  for (const until = Date.now() + 20000; (await sql(s, 'SELECT count(*) FROM epcis_subscription WHERE pending IS NOT NULL'))[0] !== '1';) {
    assert.ok(Date.now() < until)
    await sleep(20)
  }
  await s.kill9()
  mood = () => undefined
  await s.start()
  want.push(...await give(m, 4000, 5))
  await rec.until('after kill -9', () => rec.ids().length >= want.length)
  await sleep(300)
  assert.deepEqual(rec.ids(), want, 'nothing lost, nothing twice, in order')
  assert.ok(rec.calls.every((c) => c.signed), 'every call is signed')
  assert.ok(rec.calls.every((c) => c.doc.type === 'EPCISQueryDocument' && c.doc.epcisBody.queryResults.subscriptionID === sub.subscriptionID && c.doc.epcisBody.queryResults.queryName === 'ship'))
  assert.equal(rec.openMax, 1, 'one call at a time')
  await old.until('from the beginning', () => old.ids().length === want.length + before.length + 3)
  assert.deepEqual(old.ids().slice(0, 5), before)
  assert.ok(old.calls.every((c) => c.headers['gs1-signature'] === undefined))
  // ended: nothing more comes
  assert.equal((await m.call('DELETE', `${Q}/ship/subscriptions/${sub.subscriptionID}`)).status, 204)
  const n = rec.calls.length
  await give(m, 5000, 3)
  await old.until('the other goes on', () => old.ids().length === want.length + before.length + 6)
  assert.equal(rec.calls.length, n)
  t.diagnostic(`${want.length} of ${want.length} events arrived once and in order in ${rec.calls.length} calls, ${rec.calls.length - rec.acked.length} of them refused`)
})

onBoth('subscriptions: the receiver asks for smaller batches; a schedule; nothing to report', async (t, engine) => {
  const s = await start(t, engine, OPEN), m = await machine(s)
  const small = await new Receiver({ how: (c) => (eventsOf(c.doc).length > 7 ? { status: 413 } : undefined) }).start(t)
  const timed = await new Receiver().start(t), empty = await new Receiver().start(t)
  await subscribe(m, 'all', { dest: small.url })
  await subscribe(m, 'all', { dest: timed.url, stream: undefined, schedule: { second: '0/2' } })
  await subscribe(m, 'none', { dest: empty.url, stream: undefined, schedule: { second: '*' }, reportIfEmpty: true }, { EQ_bizStep: ['killing'] })
  const want = await give(m, 0, 60)
  await small.until('in small pieces', () => small.ids().length === 60)
  assert.deepEqual(small.ids(), want)
  await timed.until('the schedule', () => timed.ids().length === 60)
  assert.deepEqual(timed.ids(), want)
  await empty.until('two empty reports', () => empty.calls.length >= 2)
  assert.ok(empty.calls.every((c) => eventsOf(c.doc).length === 0))
  assert.ok(timed.calls.every((c) => eventsOf(c.doc).length > 0), 'empty ones are not sent where they are not asked for')
})

onBoth('subscriptions: a dead, a silent and a slow receiver harm nobody else', async (t, engine) => {
  const s = await start(t, engine, { conf: { ...OPEN.conf, 'epcis.webhook_timeout': '2s' } }), m = await machine(s)
  const silent = await new Receiver({ how: () => ({ hang: true }) }).start(t)
  const slow = await new Receiver({ how: () => ({ delay: 1000 }) }).start(t)
  const gone = await new Receiver().start()
  await gone.stop()
  const well = await new Receiver().start(t)
  for (const [name, r] of [['dead', gone], ['silent', silent], ['slow', slow], ['well', well]]) await subscribe(m, name, { dest: r.url })
  const want = []
  for (let i = 0; i < 10; i++) {
    want.push(...await give(m, i * 10, 5))
    await well.until(`batch ${i}`, () => well.ids().length === want.length, 20000)
  }
  assert.deepEqual(well.ids(), want)
  await slow.until('the slow one', () => slow.ids().length === want.length)
  assert.deepEqual(slow.ids(), want)
  for (const until = Date.now() + 20000; ;) {
    const states = await Promise.all(['dead', 'silent'].map(async (q) => (await m.getOk(`${Q}/${q}/subscriptions`))[0]))
    if (states.every((x) => x.state === 'retrying' && x.failures > 0 && x.lastError && x.nextAttemptAt)) break
    assert.ok(Date.now() < until, JSON.stringify(states))
    await sleep(100)
  }
  assert.equal(silent.openMax, 1)
  assert.equal((await m.getOk(`${Q}/well/subscriptions`))[0].state, 'active')
  assert.equal(silent.ids().length, 0)
})

onBoth('subscriptions: when the key that subscribed is revoked, nothing more is sent', async (t, engine) => {
  const s = await start(t, engine, OPEN), m = await machine(s), other = await machine(s, 'other')
  const rec = await new Receiver().start(t)
  await subscribe(other, 'all', { dest: rec.url })
  await give(m, 0, 2)
  await rec.until('the first', () => rec.ids().length === 2)
  const key = (await s.admin.getOk('/api/v1/keys')).items.find((k) => k.name === 'other')
  const gone = await s.admin.call('DELETE', `/api/v1/keys/${key.uuid}`)
  assert.ok(gone.status < 300, gone.text)
  await give(m, 10, 2)
  for (const until = Date.now() + 20000; ;) {
    const [sub] = await m.getOk(`${Q}/all/subscriptions`)
    if (sub.state === 'paused') break
    assert.ok(Date.now() < until, JSON.stringify(sub))
    await sleep(50)
  }
  assert.equal(rec.ids().length, 2)
})

onBoth('subscriptions: who sees one producer gets that producer\'s events only, and cannot end what others made', async (t, engine) => {
  const s = await start(t, engine, OPEN), m = await machine(s), c = await new County(s).build(['office']), { op } = await c.coop('青山合作社', { owner: false })
  const key = await c.office.postOk('/api/v1/keys', { name: 'bound', role: 'machine', level: c.root, operator: op.uuid })
  const bound = s.client({ key: key.secret, origin: false })
  const mine = await new Receiver().start(t), everything = await new Receiver().start(t)
  await subscribe(bound, 'mine', { dest: mine.url, initialRecordTime: '2020-01-01T00:00:00Z' })
  const whole = await subscribe(m, 'whole', { dest: everything.url })
  const theirs = await give(m, 0, 3), own = await give(bound, 100, 2), more = await give(m, 200, 3)
  await everything.until('all', () => everything.ids().length === 8)
  assert.deepEqual(everything.ids(), [...theirs, ...own, ...more])
  await mine.until('its own', () => mine.ids().length >= 2)
  await give(bound, 300, 1)
  await mine.until('one more', () => mine.ids().length >= 3)
  assert.equal(mine.ids().length, 3)
  assert.deepEqual(mine.ids().slice(0, 2), own)
  assert.deepEqual(await bound.getOk(`${Q}/whole/subscriptions`), [], 'not even where others send to')
  assert.equal((await bound.get(`${Q}/whole/subscriptions/${whole.subscriptionID}`)).status, 404)
  assert.equal((await bound.call('DELETE', `${Q}/whole/subscriptions/${whole.subscriptionID}`)).status, 404)
  assert.equal((await bound.call('DELETE', `${Q}/whole`)).status, 403)
  assert.equal((await bound.call('DELETE', `${Q}/mine`)).status, 204)
})
