// dock.test.mjs: three whole servers, two counties and a province: `tiantou dock` sets up both ends; every event reaches the province
// once, with its county, through partition (the province is away), restart, kill -9 in the middle, and replay of what was sent before;
// the same by fetching; what a peer must not do.
import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BIN, onBoth, run, sleep, sql, start } from './lib/server.mjs'
import { capture, document, machine, objectEvent, queryAll } from './lib/events.mjs'

const CONF = { conf: { 'net.client_private': '127.0.0.1', 'epcis.stream_poll': '50ms', 'epcis.webhook_timeout': '5s', 'share.pull_every': '200ms' } }

async function county(t, engine) {
  const s = await start(t, engine, CONF)
  const made = await s.run('key new', '--name', 'dock', '--role', 'office')
  assert.equal(made.code, 0, made.err)
  s.keyFile = join(s.base, 'dock.key')
  await writeFile(s.keyFile, made.out)
  s.machine = await machine(s)
  return s
}

async function dock(from, to, ...more) {
  const r = await run(BIN, ['dock', '--from', from.url, '--to', to.url, '--from-key', from.keyFile, '--to-key', to.keyFile, ...more])
  assert.equal(r.code, 0, r.err)
  return r.out
}

/** Events n… of one county; extension fields and contexts of their own too. */
async function give(s, from, n) {
  const context = ['https://ref.gs1.org/standards/epcis/epcis-context.jsonld', { ex: `https://example.org/${from % 3}/` }]
  const events = Array.from({ length: n }, (_, i) => objectEvent(from + i, i % 4 ? {} : { eventID: `urn:uuid:${crypto.randomUUID()}`, 'ex:field': `${from + i}` }))
  const job = await capture(s.machine, document(events, context))
  assert.equal(job.status, 202, job.text)
  assert.ok(!job.refused, JSON.stringify(job).slice(0, 500))
}

/** Every event by its eventID, without what each repository gives itself. */
async function all(s) {
  const out = new Map()
  for (const { recordTime, '@context': context, ...e } of await queryAll(s.machine, { perPage: 500 })) {
    assert.ok(!out.has(e.eventID), `${e.eventID} twice`)
    out.set(e.eventID, { ...e, ns: JSON.stringify(context ?? 'shared').match(/example\.org\/\d/)?.[0] ?? null })
  }
  return out
}

const peers = async (s) => (await s.admin.getOk('/api/v1/peers')).items

async function until(what, condition, ms = 90000) {
  for (const end = Date.now() + ms; !(await condition());) {
    if (Date.now() > end) throw new Error(`in vain: ${what}`)
    await sleep(100)
  }
}

const count = async (s) => Number((await sql(s, 'SELECT count(*) FROM epcis_event'))[0])

/** Whatever context stands where: compare events by what they say. */
function same(got, want) {
  assert.deepEqual([...got.keys()].sort(), [...want.keys()].sort())
  let equal = 0
  for (const [id, e] of want) {
    const { ns: a, ...x } = got.get(id), { ns: b, ...y } = e
    assert.deepEqual(x, y)
    equal++
  }
  return equal
}

onBoth('docking: two counties send to a province: partition, restart, kill -9, replay', async (t, engine) => {
  const [a, b, p] = await Promise.all([county(t, engine), county(t, engine), county(t, engine)])
  await give(a, 0, 700)
  assert.match(await dock(a, p), /->/)
  await dock(b, p)
  const again = await run(BIN, ['dock', '--from', a.url, '--to', p.url, '--from-key', a.keyFile, '--to-key', p.keyFile])
  assert.equal(again.code, 1)
  assert.ok(!/tt_/.test(again.out + again.err), 'no key is printed')
  await give(b, 10000, 30)
  await until('the first', async () => (await count(p)) === 730)
  // the province is away, and comes back
  await p.stop()
  await give(a, 1000, 40)
  await give(b, 11000, 40)
  await sleep(1500)
  const [away] = await peers(a)
  const shown = await a.admin.getOk(`/api/v1/peers/${away.uuid}`)
  assert.ok(shown.failures > 0 && shown.error && shown.lag >= 40, JSON.stringify(shown))
  await p.start()
  await until('after the partition', async () => (await count(p)) === 810)
  // both ends are killed in the middle, several times
  for (let i = 0; i < 4; i++) {
    await give(a, 2000 + i * 100, 100)
    await give(b, 12000 + i * 100, 20)
    await sleep(i * 60)
    await Promise.all([(i % 2 ? a : p).kill9(), i === 3 ? b.kill9() : null])
    await Promise.all([(i % 2 ? a : p).start(), i === 3 ? b.start() : null])
  }
  await until('after the crashes', async () => (await count(p)) === 1290)
  // replay: everything is sent again
  const mark = Number((await sql(a, 'SELECT mark FROM epcis_subscription'))[0])
  await a.stop()
  await sql(a, 'UPDATE epcis_subscription SET mark = 0, pending = NULL')
  await a.start()
  await until('the replay', async () => Number((await sql(a, 'SELECT mark FROM epcis_subscription'))[0]) >= mark)
  const want = new Map([...await all(a), ...await all(b)])
  const equal = same(await all(p), want)
  assert.equal(equal, 1290)
  const rows = await peers(p)
  assert.equal(rows.reduce((n, r) => n + r.accepted, 0), 1290)
  assert.ok(rows.some((r) => r.duplicate >= 1140), 'the replay was taken for what it is')
  assert.equal(rows.reduce((n, r) => n + r.refused, 0), 0)
  // where from
  const [one] = (await all(b)).keys()
  const origin = await p.machine.getOk(`/api/v1/event-origins/${encodeURIComponent(one)}`)
  assert.equal(origin.here, false)
  assert.equal(origin.name, '青田县')
  assert.equal((await b.machine.getOk(`/api/v1/event-origins/${encodeURIComponent(one)}`)).here, true)
  assert.equal(Number((await sql(p, 'SELECT count(*) FROM share_origin'))[0]), 1290)
  assert.equal((await p.run('check')).code, 0)
  t.diagnostic(`${equal} of ${want.size} events of two counties stand in the province, equal, once each`)
  for (const s of [a, b, p]) assert.ok(!/Bearer|secret=/i.test(s.logs()))
})

onBoth('docking: county and county, each sends its own and gets the other\'s; fetching; pause', async (t, engine) => {
  const [a, b, c] = await Promise.all([county(t, engine), county(t, engine), county(t, engine)])
  // c is another county, so that what it gets is told from its own
  await give(a, 0, 60)
  await give(b, 5000, 50)
  await dock(a, c)
  await dock(b, c, '--pull')
  await until('both ways in', async () => (await count(c)) === 110)
  const [[, pulled], [out]] = [await peers(c), await peers(a)]
  assert.equal(out.direction, 'send')
  // paused: nothing comes; resumed: all of it
  for (const s of [c, a]) for (const p of await peers(s)) assert.equal((await s.admin.call('POST', `/api/v1/peers/${p.uuid}/pause`)).status, 403, 'the administrator keeps no docking')
  const office = c.client({ key: (await (await import('node:fs/promises')).readFile(c.keyFile, 'utf8')).trim(), origin: false })
  for (const p of await peers(c)) assert.equal((await office.call('POST', `/api/v1/peers/${p.uuid}/pause`)).status, 200)
  await give(a, 100, 10)
  await give(b, 5100, 10)
  await sleep(1000)
  assert.equal(await count(c), 110)
  for (const p of await peers(c)) assert.equal((await office.call('POST', `/api/v1/peers/${p.uuid}/resume`)).status, 200)
  await until('after the pause', async () => (await count(c)) === 130)
  // the fetching end is killed in the middle
  for (let i = 0; i < 3; i++) {
    await give(b, 6000 + i * 700, 700)
    await sleep(i * 80)
    await c.kill9()
    await c.start()
  }
  await until('after the crashes', async () => (await count(c)) === 130 + 2100)
  const equal = same(await all(c), new Map([...await all(a), ...await all(b)]))
  assert.ok(pulled || true)
  t.diagnostic(`${equal} of 2230 events, sent and fetched, equal, once each`)
})

onBoth('docking: what a stranger and a bad peer cannot do', async (t, engine) => {
  const [p] = await Promise.all([county(t, engine)])
  const office = p.client({ key: (await (await import('node:fs/promises')).readFile(p.keyFile, 'utf8')).trim(), origin: false })
  const made = await office.call('POST', '/api/v1/peers', { body: { name: '邻县', direction: 'receive', url: 'https://neighbour.example', county: '330110' } })
  assert.equal(made.status, 201, made.text)
  const { secret, inbox, uuid } = made.body
  assert.match(secret, /^[0-9a-f]{64}$/)
  assert.ok(!(await office.get(`/api/v1/peers/${uuid}`)).text.includes(secret), 'shown once')
  const stranger = p.client({ origin: false })
  const post = (body, signature, path = inbox) => stranger.call('POST', path, { raw: body, type: 'application/json', headers: signature === undefined ? {} : { 'gs1-signature': signature } })
  const sign = (body, key = secret) => createHmac('sha256', key).update(body).digest('hex')
  const doc = (events) => JSON.stringify({ ...document([]), type: 'EPCISQueryDocument', epcisBody: { queryResults: { queryName: 'q', subscriptionID: 's', resultsBody: { eventList: events } } } })
  const good = doc([objectEvent(1)])
  for (const [what, body, signature, path] of [['unsigned', good, undefined], ['empty', good, ''], ['of another key', good, sign(good, 'x'.repeat(64))], ['of another body', good, sign(`${good} `)],
    ['cut', good, sign(good).slice(2)], ['of nobody', good, sign(good), '/api/v1/peers/01890000-0000-7000-8000-000000000000/inbox']]) {
    const r = await post(body, signature, path)
    assert.equal(r.status, 401, what)
  }
  assert.equal(await count(p), 0)
  assert.equal((await post('{', sign('{'))).status, 400)
  assert.equal((await post('{}', sign('{}'))).status, 422)
  // good ones beside bad ones, then all of it again
  const mixed = doc([objectEvent(1), { type: 'ObjectEvent' }, { ...objectEvent(2), eventID: 'urn:uuid:00000000-0000-4000-8000-000000000001' }, { ...objectEvent(3), eventID: 'urn:uuid:00000000-0000-4000-8000-000000000001' }])
  const first = await post(mixed, sign(mixed))
  assert.deepEqual([first.status, first.body], [200, { accepted: 2, duplicate: 0, refused: 2 }])
  const second = await post(mixed, sign(mixed))
  assert.deepEqual([second.status, second.body], [200, { accepted: 0, duplicate: 2, refused: 0 }])
  const refused = (await office.getOk(`/api/v1/peers/${uuid}/refused`)).items
  assert.equal(refused.length, 2)
  assert.ok(refused.every((r) => r.code && r.detail))
  assert.deepEqual(await sql(p, 'SELECT DISTINCT county FROM epcis_event'), ['330110'])
  assert.equal((await office.call('DELETE', `/api/v1/peers/${uuid}`)).status, 409, 'where events came from stays known')
  for (const [body, status] of [[{ name: 'x', direction: 'send', url: 'http://10.0.0.1', secret: 's'.repeat(20), inbox: '/x' }, 422], [{ name: 'x', direction: 'pull', url: 'https://a.example' }, 422],
    [{ name: 'x', direction: 'send', url: 'https://a.example', secret: 's'.repeat(20), inbox: 'x' }, 422], [{ name: 'x', direction: 'receive', url: 'https://neighbour.example/' }, 409]])
    assert.equal((await office.call('POST', '/api/v1/peers', { body })).status, status, JSON.stringify(body))
  assert.equal((await p.machine.call('POST', '/api/v1/peers', { body: { name: 'x', direction: 'receive', url: 'https://b.example' } })).status, 403)
})
