// perms.test.mjs: who may do what. The matrix comes from the interface document (each operation names its permission) and
// src/people/people_perms.def (which role has it); every cell is tried by an account of that role. Then: nobody reaches over the
// fence to another producer, and a grant ends where its subtree ends.
import assert from 'node:assert/strict'
import { PASSWORD, onBoth, sleep, sql, start } from './lib/server.mjs'
import { multipart } from './lib/client.mjs'
import { build, day, field } from './lib/county.mjs'
import { exampleBody, matrix, needs, operations, pathOf } from './lib/api.mjs'

/** Calls that end the caller's own session or need what the test cannot lose, and the inbox, which asks everybody for the peer's signature
 *  in place of a permission (dock.test.mjs); what they answer is tested elsewhere. */
const APART = new Set(['sessionDelete', 'sessionCreate', 'passwordChange', 'buyerLeave', 'peerInbox'])

/** A request of the operation that is right in form: what is refused, is refused by permission or because nothing is there. */
function requestOf(doc, o) {
  const options = {}
  if (needs(o, 'If-Match')) options.ifMatch = 1
  if (o.bodyType === 'application/json') options.body = exampleBody(doc, o.schema)
  else if (o.bodyType === 'multipart/form-data') Object.assign(options, multipart([{ name: 'file', filename: 'a.txt', type: 'text/plain', data: 'x' }]))
  else if (o.bodyType) Object.assign(options, { raw: '{}', type: 'application/json' })
  return options
}

onBoth('permissions: every operation by every role', async (t, engine) => {
  const server = await start(t, engine)
  const county = await build(server)
  const { op } = await county.coop('矩阵合作社', { owner: false })
  const { roles, perms } = matrix()
  const doc = await server.client().getOk('/api/openapi.json')
  const callers = { nobody: server.client() }
  for (const role of roles) {
    if (role === 'machine') {
      const key = await server.admin.postOk('/api/v1/keys', { name: '矩阵', role, level: county.root })
      callers[role] = server.client({ key: key.secret, origin: false })
    } else if (role === 'buyer') callers[role] = await county.buyer() // nobody hands this role out
    else callers[role] = await county.account(`matrix-${role}`, role, role === 'owner' || role === 'worker' ? { operator: op.uuid } : { level: county.root })
  }
  const wrong = []
  let cells = 0
  for (const o of operations(doc)) {
    if (APART.has(o.op)) continue
    const options = requestOf(doc, o)
    if (o.op === 'levelCreate') options.body.parent = county.root // else it asks for a level beside the county, over which no role reaches
    for (const [role, client] of Object.entries(callers)) {
      const r = await client.call(o.method, pathOf(o), options)
      const may = o.perm === 'public' || (role !== 'nobody' && (o.perm === 'self' || perms.get(o.perm)?.has(role)))
      const general = r.body?.code === 'forbidden' && /\(.+\..+\)$/.test(r.body.detail ?? '') // the matrix said no, not an act
      const right = may ? r.status !== 401 && !(r.status === 403 && general) && r.status < 500 : r.status === (role === 'nobody' ? 401 : 403)
      if (!right) wrong.push(`${o.op} (${o.perm}) by ${role}: ${may ? 'permitted' : 'not permitted'}, answered ${r.status} ${r.body?.detail ?? ''}`)
      cells++
    }
  }
  t.diagnostic(`permissions [${engine}]: ${cells - wrong.length} of ${cells} cells of the matrix (${Object.keys(callers).length} callers) answered as people_perms.def says`)
  assert.deepEqual(wrong, [])
  let audited = false // refusals are written a moment later, and not more of one caller than the settings say
  for (let i = 0; i < 50 && !audited; i++) {
    audited = (await server.admin.getOk('/api/v1/audit', { outcome: 'refused', limit: 500 })).items.some((a) => a.error === 'forbidden')
    if (!audited) await sleep(100)
  }
  assert.ok(audited, 'refusals are in the audit trail')
})

onBoth('permissions: producers do not see each other', async (t, engine) => {
  const server = await start(t, engine)
  const county = await build(server)
  const a = await county.whole('甲合作社'), b = await county.whole('乙合作社')
  const ids = { operators: b.op.uuid, plots: b.plot.uuid, seasons: b.season.uuid, products: b.product.uuid, lots: b.lot.uuid, tests: b.test.uuid, certificates: b.cert.uuid, 'code-batches': b.codes.uuid }
  ids.records = (await b.owner.getOk('/api/v1/records')).items[0].uuid

  await t.test('reading one by its id: not found', async () => {
    for (const [what, id] of Object.entries(ids)) {
      assert.equal((await b.owner.get(`/api/v1/${what}/${id}`)).status, 200, `${what}: his own`)
      const r = await a.owner.get(`/api/v1/${what}/${id}`)
      assert.ok([403, 404].includes(r.status), `${what}: ${r.status}`)
      assert.ok(!r.text.includes('乙合作社') && !r.text.includes(b.lot.lot_no), `${what}: the refusal tells about it`)
    }
    for (const path of [`/api/v1/plots/${ids.plots}/history`, `/api/v1/records/${ids.records}/history`, `/api/v1/seasons/${ids.seasons}/history`, `/api/v1/operators/${ids.operators}/history`, `/api/v1/code-batches/${b.codes.uuid}/codes.csv`, `/api/v1/code-batches/${b.codes.uuid}/labels.pdf`])
      assert.ok([403, 404].includes((await a.owner.get(path)).status), path)
  })
  await t.test('lists hold only one’s own', async (t) => {
    let lists = 0
    for (const what of ['operators', 'plots', 'seasons', 'products', 'records', 'lots', 'tests', 'certificates', 'releases', 'code-batches', 'due']) {
      const mine = await a.owner.getOk(`/api/v1/${what}`, { limit: 500, count: 1 })
      const text = JSON.stringify(mine)
      assert.ok(!text.includes(b.op.uuid) && !text.includes('乙合作社') && !text.includes(b.plot.uuid), `${what} shows the other's`)
      assert.equal(mine.total, mine.items.length, `${what}: the total counts the other's`)
      for (const format of ['csv', 'xlsx']) {
        const r = await a.owner.get(`/api/v1/${what}`, { format })
        assert.ok(r.status === 200 && !r.text.includes('乙合作社'), `${what} as ${format}`)
      }
      lists++
    }
    const map = await a.owner.get('/api/v1/plot-map')
    assert.ok(!map.text.includes(b.plot.uuid))
    assert.ok(!(await a.owner.get('/api/v1/plot-map', { operator: b.op.uuid })).text.includes(b.plot.uuid))
    assert.ok(!(await a.owner.get('/api/v1/grow-stats')).text.includes('乙合作社'))
    t.diagnostic(`isolation [${engine}]: ${lists} of ${lists} lists hold nothing of the other producer`)
  })
  await t.test('events: their own producer, its village point and the offices above; nobody beside them', async (t) => {
    const eventsOf = (r) => r.body.epcisBody.queryResults.resultsBody.eventList
    const all = (who, path = '/epcis/v2/events', query = {}) => who.get(path, { perPage: 1000, ...query })
    const mineA = eventsOf(await all(a.owner)), mineB = eventsOf(await all(b.owner)), everybody = eventsOf(await all(county.office))
    const ids = (list) => list.map((e) => e.eventID)
    assert.ok(mineA.length >= 4 && mineB.length >= 4, `${mineA.length} and ${mineB.length} events`)
    assert.ok(!ids(mineA).some((id) => ids(mineB).includes(id)))
    assert.equal(everybody.length, new Set([...ids(mineA), ...ids(mineB)]).size, 'here every event has its producer')
    const foreign = mineB[0].eventID, lotB = encodeURIComponent(b.lot.epc), placeB = encodeURIComponent(mineB[0].readPoint.id)
    assert.equal((await a.owner.get(`/epcis/v2/events/${encodeURIComponent(foreign)}`)).status, 404)
    assert.equal((await b.owner.get(`/epcis/v2/events/${encodeURIComponent(foreign)}`)).status, 200)
    for (const query of [{ EQ_eventID: foreign }, { MATCH_anyEPCClass: b.lot.epc }, { EQ_readPoint: mineB[0].readPoint.id }, { GE_eventTime: '2000-01-01T00:00:00Z' }, { GE_quantity_GRM: 0 }])
      assert.deepEqual(ids(eventsOf(await all(a.owner, '/epcis/v2/events', query))).filter((id) => ids(mineB).includes(id)), [], JSON.stringify(query))
    for (const path of [`epcs/${lotB}`, `epcs/${lotB}/events`, `readPoints/${placeB}`, `readPoints/${placeB}/events`, `bizLocations/${placeB}/events`])
      assert.equal((await a.owner.get(`/epcis/v2/${path}`)).status, 404, path)
    for (const list of ['readPoints', 'bizLocations', 'epcs', 'bizSteps', 'dispositions']) {
      const seen = (await all(a.owner, `/epcis/v2/${list}`)).text
      assert.ok(!seen.includes(mineB[0].readPoint.id) && !seen.includes(b.lot.epc), `${list} tells about the other`)
    }
    assert.ok((await all(a.owner, '/epcis/v2/readPoints')).body.member.includes(mineA[0].readPoint.id))
    assert.equal((await a.owner.get('/epcis/v2/events', { maxEventCount: mineA.length })).status, 200, 'only what is seen is counted')
    const listed = await a.owner.getOk('/api/v1/events', { limit: 500, count: 1 })
    assert.equal(listed.total, mineA.length)
    assert.ok(!JSON.stringify(listed).includes(b.lot.epc))
    assert.ok(!(await a.owner.get('/api/v1/events', { format: 'csv' })).text.includes(b.lot.epc))
    // a key of one producer, of one township, and what they capture
    const key = async (name, more) => server.client({ key: (await server.admin.postOk('/api/v1/keys', { name, role: 'machine', ...more })).secret, origin: false })
    const scale = await key('电子秤', { level: county.root, operator: a.op.uuid }), west = await key('西', { level: county.townships[1].uuid })
    const event = { '@context': ['https://ref.gs1.org/standards/epcis/epcis-context.jsonld'], type: 'ObjectEvent', eventTime: '2026-01-01T08:00:00Z', eventTimeZoneOffset: '+00:00', action: 'OBSERVE', epcList: ['urn:ex:scale:1'] }
    assert.equal((await scale.call('POST', '/epcis/v2/events', { body: event })).status, 201)
    const document = { '@context': event['@context'], type: 'EPCISDocument', schemaVersion: '2.0', creationDate: '2026-01-01T08:00:00Z', epcisBody: { eventList: [{ ...event, '@context': undefined, epcList: ['urn:ex:west:1'] }] } }
    const job = await west.call('POST', '/epcis/v2/capture', { body: document })
    assert.equal(job.status, 202)
    assert.equal(eventsOf(await all(a.owner, '/epcis/v2/events', { MATCH_epc: 'urn:ex:scale:1' })).length, 1, 'what his own machine says')
    for (const [who, epc, n] of [[b.owner, 'urn:ex:scale:1', 0], [a.owner, 'urn:ex:west:1', 0], [west, 'urn:ex:scale:1', 0], [county.office, 'urn:ex:west:1', 1], [county.office, 'urn:ex:scale:1', 1]])
      assert.equal(eventsOf(await all(who, '/epcis/v2/events', { MATCH_epc: epc })).length, n, epc)
    assert.equal((await scale.get(job.headers.location)).status, 404, 'the capture job of another')
    assert.equal((await county.office.get(job.headers.location)).status, 200)
    assert.ok(!(await scale.get('/epcis/v2/capture')).text.includes(job.body.captureID))
    // a village point sees the producers of its place; a grant over another township none of them
    const here = await county.account('point-here', 'point', { level: county.villages[0].uuid }), there = await county.account('point-there', 'point', { level: county.villages[1].uuid })
    const seenHere = ids(eventsOf(await all(here)))
    assert.ok(ids(mineA).every((id) => seenHere.includes(id)) && !seenHere.includes(undefined))
    assert.equal(eventsOf(await all(there)).length, 0)
    assert.equal(eventsOf(await all(west)).length, 0)
    t.diagnostic(`events [${engine}]: ${mineA.length} and ${mineB.length} of ${everybody.length} events seen by their own producers only`)
  })
  await t.test('changing: refused, nothing changed', async () => {
    const before = JSON.stringify(await b.owner.getOk(`/api/v1/plots/${b.plot.uuid}`))
    const tries = [
      ['PUT', `/api/v1/plots/${b.plot.uuid}`, { name: '归我了', kind: 'field', boundary: field(50) }, b.plot.rev],
      ['PUT', `/api/v1/products/${b.product.uuid}`, { name: '归我了', crop: b.crop.uuid }, b.product.rev],
      ['PUT', `/api/v1/seasons/${b.season.uuid}`, { plot: b.plot.uuid, crop: b.crop.uuid, year: 2026, start_day: day(-90) }, 1],
      ['POST', `/api/v1/seasons/${b.season.uuid}/state`, { state: 'closed' }, 1],
      ['POST', `/api/v1/seasons/${b.season.uuid}/submit`, undefined],
      ['POST', '/api/v1/plots', { operator: b.op.uuid, name: '塞给你', kind: 'field', boundary: field(51) }],
      ['POST', '/api/v1/products', { operator: b.op.uuid, crop: b.crop.uuid, name: '塞给你' }],
      ['POST', '/api/v1/seasons', { plot: b.plot.uuid, crop: b.crop.uuid, year: 2026, start_day: day() }],
      ['POST', '/api/v1/records', { season: b.season.uuid, kind: 'weed', day: day() }],
      ['PUT', `/api/v1/records/${ids.records}`, { season: b.season.uuid, kind: 'weed', day: day(), reason: '改一改' }, 1],
      ['POST', `/api/v1/records/${ids.records}/void`, { reason: '作废它' }, 1],
      ['POST', '/api/v1/harvests', { season: b.season.uuid, product: b.product.uuid, quantity_g: 1000 }],
      ['POST', '/api/v1/harvests', { season: a.season.uuid, more_seasons: [b.season.uuid], product: a.product.uuid, quantity_g: 1000 }],
      ['POST', '/api/v1/harvests', { season: a.season.uuid, product: b.product.uuid, quantity_g: 1000 }],
      ['POST', '/api/v1/lot-changes', { kind: 'split', loss_g: 0, inputs: [{ lot: b.lot.uuid, quantity_g: 10 }], outputs: [{ quantity_g: 10 }] }],
      ['POST', '/api/v1/lot-changes', { kind: 'merge', loss_g: 0, inputs: [{ lot: a.lot.uuid, quantity_g: 10 }, { lot: b.lot.uuid, quantity_g: 10 }], outputs: [{ quantity_g: 20 }] }],
      ['POST', '/api/v1/tests', { lot: b.lot.uuid, items: ['农残'] }],
      ['POST', `/api/v1/tests/${b.test.uuid}/cancel`, { reason: '不测了' }],
      ['POST', `/api/v1/tests/${b.test.uuid}/results`, { results: [{ item: '农残', value: '9' }], reason: '改结果' }],
      ['POST', '/api/v1/certificates', { lot: b.lot.uuid, kind: 'producer', weight_g: 10, bases: ['质量安全控制符合要求'] }],
      ['POST', `/api/v1/certificates/${b.cert.uuid}/revoke`, { reason: '作废它' }],
      ['POST', '/api/v1/code-batches', { lot: b.lot.uuid, kind: 'lot', count: 1 }],
      ['POST', `/api/v1/code-batches/${b.codes.uuid}/void`, { reason: '作废它' }],
      ['PATCH', `/api/v1/operators/${b.op.uuid}`, { name: '归我了' }, b.op.rev],
      ['POST', `/api/v1/operators/${b.op.uuid}/state`, { state: 'closed', reason: '关掉它' }],
      ['POST', '/api/v1/accounts', { login: 'spy', name: '间谍', password: PASSWORD, grants: [{ role: 'worker', operator: b.op.uuid }] }],
      ['POST', '/api/v1/accounts', { login: 'king', name: '王', password: PASSWORD, grants: [{ role: 'admin' }] }],
      ['POST', '/api/v1/accounts', { login: 'office2', name: '假办公室', password: PASSWORD, grants: [{ role: 'office', level: county.root }] }],
    ]
    for (const [method, path, body, ifMatch] of tries) {
      const r = await a.owner.call(method, path, { body, ifMatch })
      assert.ok([403, 404, 422].includes(r.status), `${method} ${path}: ${r.status} ${r.text.slice(0, 200)}`)
      assert.ok(!r.text.includes('乙合作社'), `${method} ${path} tells the other's name`)
    }
    assert.equal(JSON.stringify(await b.owner.getOk(`/api/v1/plots/${b.plot.uuid}`)), before)
    assert.equal((await b.owner.getOk(`/api/v1/certificates/${b.cert.uuid}`)).state, 'valid')
    assert.equal((await b.owner.getOk(`/api/v1/lots/${b.lot.uuid}`)).left_g, 1000000)
  })
  await t.test('a worker records and harvests, and does nothing else', async () => {
    const worker = await county.account('worker1', 'worker', { operator: a.op.uuid, by: a.owner })
    await county.record(worker, a.season, 'weed', -1)
    await worker.refused(403, 'forbidden', 'POST', '/api/v1/certificates', { body: { lot: a.lot.uuid, kind: 'producer', weight_g: 10, bases: ['质量安全控制符合要求'] } })
    await worker.refused(403, 'forbidden', 'POST', '/api/v1/plots', { body: { name: 'x', kind: 'field', boundary: field(60) } })
    assert.ok(!JSON.stringify(await worker.getOk('/api/v1/lots')).includes('乙合作社'))
  })
  await t.test('a grant ends where its subtree ends', async () => {
    const east = await county.account('east', 'office', { level: county.townships[0].uuid })
    const c = await county.coop('西坡合作社', { village: county.villages[1].uuid })
    assert.equal((await county.office.get(`/api/v1/operators/${c.op.uuid}`)).status, 200)
    assert.ok([403, 404].includes((await east.get(`/api/v1/operators/${c.op.uuid}`)).status))
    assert.ok(!(await east.get('/api/v1/operators', { limit: 500 })).text.includes('西坡合作社'))
    assert.ok((await east.get('/api/v1/operators', { limit: 500 })).text.includes('甲合作社'))
    assert.ok([403, 404, 422].includes((await east.call('POST', '/api/v1/operators', { body: { kind: 'household', name: '越界', level: county.villages[1].uuid } })).status))
    assert.ok([403, 404].includes((await east.call('PATCH', `/api/v1/levels/${county.villages[1].uuid}`, { body: { name: '越界村' }, ifMatch: 1 })).status))
    assert.ok([403, 404, 422].includes((await east.call('POST', '/api/v1/accounts', { body: { login: 'west', name: '西', password: PASSWORD, grants: [{ role: 'point', level: county.townships[1].uuid }] } })).status))
    assert.ok([403, 404, 422].includes((await county.point.call('POST', '/api/v1/operators', { body: { kind: 'household', name: '越界', level: county.villages[1].uuid } })).status), 'a village point registers in its township only')
    await county.office.postOk(`/api/v1/operators/${c.op.uuid}/state`, { state: 'suspended', reason: '整改' })
    const lot = await c.owner.call('POST', '/api/v1/plots', { body: { name: '停业田', kind: 'field', boundary: field(70) } })
    assert.ok([201, 422].includes(lot.status))
  })
  await t.test('must_change, disabled, revoked: nothing more', async () => {
    await server.admin.postOk('/api/v1/accounts', { login: 'fresh', name: '新人', password: PASSWORD, must_change: true, grants: [{ role: 'office', level: county.root }] })
    const fresh = await server.signIn('fresh')
    await fresh.refused(403, 'forbidden', 'GET', '/api/v1/operators')
    await fresh.ok('POST', '/api/v1/session/password', { body: { old_password: PASSWORD, new_password: 'Neuer-Acker-99' } })
    assert.equal((await fresh.get('/api/v1/operators')).status, 200)
    const account = (await server.admin.all('/api/v1/accounts')).find((x) => x.login === 'fresh')
    await server.admin.ok('PATCH', `/api/v1/accounts/${account.uuid}`, { body: { state: 'disabled' }, ifMatch: account.rev })
    assert.equal((await fresh.get('/api/v1/operators')).status, 401)
    assert.equal((await server.client().post('/api/v1/session', { login: 'fresh', password: 'Neuer-Acker-99' })).status, 401)
    const key = await server.admin.postOk('/api/v1/keys', { name: '临时', role: 'machine', level: county.root })
    const machine = server.client({ key: key.secret, origin: false })
    assert.equal((await machine.get('/epcis/v2/events')).status, 200)
    await server.admin.ok('DELETE', `/api/v1/keys/${key.uuid}`)
    assert.equal((await machine.get('/epcis/v2/events')).status, 401)
    assert.ok(!(await server.admin.get('/api/v1/keys')).text.includes(key.secret))
  })
})

onBoth('permissions: an account bound to one laboratory', async (t, engine) => {
  const server = await start(t, engine)
  const county = await build(server)
  const j = await county.whole('丙合作社', { certificate: false, release: false, codes: false })
  const other = await county.office.postOk('/api/v1/labs', { name: '外来检测公司' })
  const guest = await county.account('guest', 'lab', { level: county.root })
  const at = `/api/v1/labs/${other.uuid}/accounts`
  assert.equal((await guest.getOk('/api/v1/tests', { count: 1 })).total, 1, 'not bound: every laboratory of the county')
  await county.office.ok('PUT', `${at}/${guest.me.uuid}`, {}, 204)
  assert.deepEqual((await county.office.getOk(at)).items.map((m) => m.login), ['guest'])
  await guest.refused(403, 'forbidden', 'GET', at)
  await guest.refused(403, 'forbidden', 'DELETE', `${at}/${guest.me.uuid}`)
  assert.equal((await guest.getOk('/api/v1/tests', { count: 1 })).total, 0)
  for (const format of ['csv', 'xlsx']) assert.ok(!(await guest.get('/api/v1/tests', { format })).text.includes(j.test.test_no))
  await guest.refused(404, 'not_found', 'GET', `/api/v1/tests/${j.test.uuid}`)
  await guest.refused(404, 'not_found', 'POST', `/api/v1/tests/${j.test.uuid}/results`, { body: { results: [{ item: '氯虫苯甲酰胺', value: '9', unit: 'mg/kg', limit_kind: 'max', limit_value: '2' }], reason: '抹黑' } })
  const own = await j.owner.postOk('/api/v1/tests', { lot: j.lot.uuid, lab: other.uuid, items: ['镉'] })
  assert.deepEqual((await guest.getOk('/api/v1/tests')).items.map((x) => x.uuid), [own.uuid])
  assert.equal((await guest.getOk(`/api/v1/tests/${own.uuid}`)).lab_name, '外来检测公司')
  assert.equal((await county.lab.getOk('/api/v1/tests', { count: 1 })).total, 2)
  await county.office.ok('DELETE', `${at}/${guest.me.uuid}`, {}, 204)
  assert.equal((await guest.getOk('/api/v1/tests', { count: 1 })).total, 2)
})

onBoth('permissions: the trail of strangers is read by the county, not by a township', async (t, engine) => {
  const server = await start(t, engine)
  const county = await build(server)
  const town = await county.account('town', 'agri', { level: county.townships[0].uuid })
  const any = server.client()
  for (let i = 0; i < 3; i++) await any.refused(401, 'unauthenticated', 'POST', '/api/v1/session', { body: { login: 'nobody', password: 'guess-guess' } })
  await any.refused(401, 'unauthenticated', 'GET', '/api/v1/accounts')
  const seen = async (who) => (await who.all('/api/v1/audit', { actor_kind: 'stranger' })).map((a) => `${a.action} ${a.outcome} ${a.error}`)
  let lines = []
  for (let i = 0; i < 60 && lines.length < 1; i++) {
    lines = await seen(server.admin)
    if (!lines.length) await sleep(200)
  }
  assert.ok(lines.length > 0, 'refused strangers are seen by the administrator')
  assert.deepEqual(await seen(county.agri), await seen(server.admin))
  assert.deepEqual(await seen(town), [])
})

onBoth('audit: the last year, unless a time is asked for', async (t, engine) => {
  const server = await start(t, engine)
  const county = await build(server)
  const line = (uuid, days) => `INSERT INTO people_audit (uuid, at_us, actor_kind, actor_name, actor_path, action, outcome) SELECT '${uuid}', at_us - ${days} * 86400000000, actor_kind, actor_name, actor_path, 'trace.old', outcome FROM people_audit ORDER BY id DESC LIMIT 1`
  await sql(server, line('00000000-0000-7000-8000-000000000360', 360))
  await sql(server, line('00000000-0000-7000-8000-000000000400', 40)) // before the other
  const old = async (query) => (await county.agri.all('/api/v1/audit', { action: 'trace.old', ...query })).map((x) => x.uuid.slice(-3))
  assert.deepEqual(await old({}), ['360'])
  assert.deepEqual(await old({ 'at.lt': new Date().toISOString() }), ['360', '400'])
  assert.deepEqual(await old({ 'at.ge': new Date(Date.now() - 500 * 86400000).toISOString() }), ['360', '400'])
  assert.equal((await county.agri.getOk('/api/v1/audit', { action: 'trace.old', count: true })).total, 1)
})
