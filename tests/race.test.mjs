// race.test.mjs: many people press the button at the same time, on PostgreSQL through two copies of the program: what may happen once
// happens once, sums hold, numbers are unique, bounds are not passed.
import assert from 'node:assert/strict'
import { BIN, Server, PASSWORD, onBoth, sql, start } from './lib/server.mjs'
import { build, uscc } from './lib/county.mjs'
import { capture, document, machine } from './lib/events.mjs'

const N = 24

/** A second copy on the same database and data folder. */
async function twin(t, server) {
  if (!server.db) return server
  const s = new Server(server.engine, BIN, { ...server.options })
  Object.assign(s, { db: server.db, dir: server.dir })
  t.after(() => s.stop())
  return s.start()
}

onBoth('races: once is once', async (t, engine) => {
  const server = await start(t, engine, { conf: { 'people.applications_per_hour': 9 } })
  const other = await twin(t, server)
  const county = await build(server)
  /** The same person at both copies. */
  const both = async (client) => {
    const second = other.client()
    second.cookies = client.cookies
    return [client, second]
  }
  const office = await both(county.office), agri = await both(county.agri)
  /** N calls at once, spread over the copies; their answers by status. */
  const all = async (people, make, n = N) => {
    const answers = await Promise.all(Array.from({ length: n }, (_, i) => {
      const [method, path, body] = make(i)
      return people[i % people.length].call(method, path, { body })
    }))
    for (const r of answers) assert.ok(r.status < 500 || r.body?.code === 'busy', `${r.path}: ${r.status} ${r.text.slice(0, 200)}`)
    return answers
  }
  const won = (answers) => answers.filter((r) => r.status < 300).length
  const told = []
  const once = (what, answers) => {
    const busy = answers.filter((r) => r.status === 503).length
    assert.equal(won(answers), 1, `${what}: ${answers.map((r) => r.status)}`)
    told.push(`${what} 1 of ${answers.length}${busy ? ` (${busy} busy)` : ''}`)
  }
  const j = await county.whole('抢先合作社', { release: false, codes: false })
  const owner = await both(j.owner)

  await t.test('an examination, a change of state, a revocation, a release', async () => {
    const { op } = await county.coop('抢审合作社', { state: 'applied', owner: false })
    once('examination', await all(office, (i) => ['POST', `/api/v1/operators/${op.uuid}/examinations`, { passed: i % 2 === 0, opinion: `意见${i}` }]))
    const now = await county.office.getOk(`/api/v1/operators/${op.uuid}`)
    const to = now.state === 'examined' ? 'active' : 'applied'
    once('change of state', await all(office, (i) => ['POST', `/api/v1/operators/${op.uuid}/state`, { state: to, reason: `理由${i}` }]))
    assert.equal((await county.office.getOk(`/api/v1/operators/${op.uuid}/history`)).items.length, 3)
    once('release', await all(agri, () => ['POST', '/api/v1/releases', { certificate: j.cert.uuid }]))
    once('revocation', await all(agri, (i) => ['POST', `/api/v1/certificates/${j.cert.uuid}/revoke`, { reason: `作废${i}` }]))
    assert.deepEqual(await sql(server, "SELECT count(*) FROM certify_release WHERE state = 'granted'"), ['0'])
  })

  await t.test('one shipment, one certificate; numbers are unique', async () => {
    once('shipment', await all(owner, () => ['POST', '/api/v1/certificates', { lot: j.lot.uuid, kind: 'producer', weight_g: 1000, bases: ['委托检测合格'], shipment_no: 'S-1' }]))
    const many = await all(owner, () => ['POST', '/api/v1/certificates', { lot: j.lot.uuid, kind: 'producer', weight_g: 100000, bases: ['委托检测合格'] }])
    const given = (await sql(server, "SELECT count(*), sum(weight_g), count(DISTINCT cert_no) FROM certify_cert WHERE state = 'valid'"))[0].split('|').map(Number)
    assert.equal(given[0], won(many) + 1)
    assert.equal(given[0], given[2])
    assert.ok(given[1] <= 1000000, `certificates for ${given[1]} g of a lot of 1000000 g`)
    assert.ok(many.some((r) => r.body?.code === 'unbalanced'))
    told.push(`weight ${given[1]} g of 1000000 g certified by ${given[0]}`)
  })

  await t.test('a lot is split once', async () => {
    const lot = await county.harvest(j.owner, j.season, j.product)
    const answers = await all(owner, () => ['POST', '/api/v1/lot-changes', { kind: 'split', loss_g: 0, inputs: [{ lot: lot.uuid, quantity_g: 400000 }], outputs: [{ quantity_g: 150000 }, { quantity_g: 250000 }] }])
    assert.equal(won(answers), 2, `${answers.map((r) => r.status)}`)
    assert.equal((await j.owner.getOk(`/api/v1/lots/${lot.uuid}`)).left_g, 200000)
    told.push(`split 2 of ${N} (1000000 g hold two of 400000 g)`)
  })

  await t.test('packs never share a number, products never a GTIN, labels never a lot', async () => {
    const lot = await county.harvest(j.owner, j.season, j.product)
    await county.certificate(j.owner, lot, { bases: ['质量安全控制符合要求'] })
    const batches = await all(owner, () => ['POST', '/api/v1/code-batches', { lot: lot.uuid, kind: 'pack', count: 7, net_g: 100 }])
    assert.equal(won(batches) + batches.filter((r) => r.status === 503).length, N)
    const from = batches.filter((r) => r.status < 300).map((r) => r.body.first_serial).sort((a, b) => a - b)
    from.forEach((n, i) => assert.ok(i === 0 || n >= from[i - 1] + 7, `ranges overlap at ${n}`))
    const products = await all(owner, (i) => ['POST', '/api/v1/products', { crop: j.crop.uuid, name: `同时产品${i}` }])
    const gtins = products.filter((r) => r.status < 300).map((r) => r.body.gtin)
    assert.equal(new Set(gtins).size, gtins.length)
    const harvests = await all(owner, () => ['POST', '/api/v1/harvests', { season: j.season.uuid, product: j.product.uuid, quantity_g: 1000, day: lot.harvest_day, person: '王小满' }])
    const numbers = harvests.filter((r) => r.status < 300).map((r) => r.body.lot_no)
    assert.equal(new Set(numbers).size, numbers.length)
    assert.ok(gtins.length > N / 2 && numbers.length > N / 2, `${harvests.map((r) => r.status)}`)
    told.push(`${from.length} ranges, ${gtins.length} GTINs, ${numbers.length} lot numbers, none twice`)
  })

  await t.test('bounds: accounts, applications, guesses', async () => {
    once('sign-in name', await all(office, (i) => ['POST', '/api/v1/accounts', { login: 'gleich', name: `员${i}`, password: PASSWORD, grants: [{ role: 'owner', operator: j.op.uuid }] }]))
    once('social credit code', await all(office, (i) => ['POST', '/api/v1/operators', { kind: 'coop', name: `同码${i}`, uscc: uscc(990), level: county.villages[0].uuid, contact: '王', phone: '13800138000' }]))
    const strangers = [server.client(), other.client()]
    const applied = await all(strangers, (i) => ['POST', '/api/v1/applications', { kind: 'household', name: `陈${i}`, level: county.villages[0].uuid, contact: '陈', phone: '13800138000' }])
    assert.ok(won(applied) <= 9 && won(applied) > 0, `${won(applied)} applications where 9 are allowed`)
    assert.equal(Number((await sql(server, "SELECT count(*) FROM people_operator WHERE name LIKE '陈%'"))[0]), won(applied))
    const guesses = await all(strangers, (i) => ['POST', '/api/v1/session', { login: 'gleich', password: `wrong-wrong-${i}` }], 40)
    const looked = guesses.filter((r) => r.status === 401).length
    assert.ok(looked <= 5 * 2, `${looked} guesses were looked at`) // five, and each copy may have one more under way for each of them
    told.push(`${won(applied)} of 9 applications, ${looked} guesses looked at of 40`)
  })

  t.diagnostic(`races [${engine}${server === other ? '' : ', two copies'}]: ${told.join('; ')}`)
  if (other !== server) await other.stop()
  await server.stop()
  const check = await server.run('check')
  assert.equal(check.code, 0, check.out + check.err)
})

onBoth('races: captures of the same events at once', async (t, engine) => {
  const server = await start(t, engine, { conf: { 'proof.every': '1s' } })
  const other = await twin(t, server)
  await build(server)
  const first = await machine(server), second = other.client({ key: first.key, origin: false }), senders = [first, second]
  const count = async (text) => (await sql(server, text))[0]
  const shuffled = (list, seed) => list.map((v, i) => [(i * 7919 + seed * 104729) % 1009, v]).sort(([a], [b]) => a - b).map(([, v]) => v)
  const event = (id, more = {}) => ({ type: 'ObjectEvent', ...(id ? { eventID: `urn:uuid:00000000-0000-4000-8000-${String(id).padStart(12, '0')}` } : {}), eventTime: '2026-01-05T08:00:00.000Z', eventTimeZoneOffset: '+08:00', action: 'OBSERVE', bizStep: 'shipping', epcList: [`urn:epc:id:sgtin:9521141.012345.${id}`], readPoint: { id: 'urn:epc:id:sgln:9521141.12345.7' }, 'ex:n': id, ...more })
  const context = ['https://ref.gs1.org/standards/epcis/epcis-context.jsonld', { ex: 'https://ex.example/' }]
  const send = (docs) => Promise.all(docs.map((events, i) => capture(senders[i % 2], document(events, context), { behaviour: 'proceed' })))
  const sum = (reports, of) => reports.reduce((n, r) => { assert.equal(r.status, 202, r.text); return n + r[of] }, 0)
  const told = []

  await t.test('shared events are stored once, whoever comes first', async () => {
    const shared = Array.from({ length: 20 }, (_, i) => event(1 + i))
    const reports = await send(Array.from({ length: N }, (_, i) => shuffled([...shared, ...Array.from({ length: 20 }, (_, k) => event(1000 + i * 20 + k, { epcList: [`urn:epc:id:sgtin:9521141.012345.new${k}`] }))], i)))
    assert.equal(sum(reports, 'accepted'), 20 + N * 20)
    assert.equal(sum(reports, 'duplicate'), (N - 1) * 20)
    assert.equal(sum(reports, 'refused'), 0)
    assert.equal(await count('SELECT count(*) FROM epcis_event'), String(20 + N * 20))
    assert.equal(await count('SELECT count(*) FROM (SELECT uri FROM epcis_uri GROUP BY uri HAVING count(*) > 1) AS twice'), '0', 'an identifier is kept once')
    told.push(`${N} documents with 20 events in common`)
  })
  await t.test('of several contents under one eventID one is stored, the others are conflicts', async () => {
    const reports = await send(Array.from({ length: N }, (_, i) => [event(5000, { 'ex:by': i })]))
    assert.deepEqual([sum(reports, 'accepted'), sum(reports, 'duplicate'), sum(reports, 'refused')], [1, 0, N - 1])
    told.push(`${N} contents under one eventID`)
  })
  await t.test('events without eventID are known by their content', async () => {
    const reports = await send(Array.from({ length: N }, () => [event(null, { epcList: ['urn:epc:id:sgtin:9521141.012345.same'] })]))
    assert.deepEqual([sum(reports, 'accepted'), sum(reports, 'duplicate')], [1, N - 1])
    told.push(`${N} times the same content`)
  })
  await t.test('a declaration of error stands beside what it corrects, once', async () => {
    const declared = event(1, { errorDeclaration: { declarationTime: '2026-01-06T08:00:00.000Z', reason: 'incorrect_data' } })
    const reports = await send(Array.from({ length: N }, () => [declared]))
    assert.deepEqual([sum(reports, 'accepted'), sum(reports, 'duplicate')], [1, N - 1])
    assert.equal(await count('SELECT count(*) FROM epcis_event WHERE error_us IS NOT NULL'), '1')
    told.push(`${N} times a declaration of error`)
  })
  await t.test('single events: one is made, the others are told so', async () => {
    const alone = { '@context': context, ...event(6000) }
    const answers = await Promise.all(Array.from({ length: N }, (_, i) => senders[i % 2].call('POST', '/epcis/v2/events', { raw: JSON.stringify(alone), type: 'application/json' })))
    for (const r of answers) assert.ok([201, 200, 409].includes(r.status), r.text)
    assert.equal(await count("SELECT count(*) FROM epcis_event WHERE event_id LIKE '%000000006000'"), '1')
    told.push(`${N} times a single event`)
  })
  await t.test('everything agrees: log, hashes, index rows', async () => {
    assert.equal(await count('SELECT count(*) FROM epcis_event'), String(20 + N * 20 + 4))
    assert.equal(await count('SELECT (SELECT coalesce(sum(n), 0) FROM proof_run WHERE kind = 9) + (SELECT coalesce(sum(n), 0) FROM proof_inbox WHERE kind = 9)'), String(20 + N * 20 + 4), 'a leaf each')
    const r = await server.run('check')
    assert.equal(r.code, 0, r.out + r.err)
  })
  t.diagnostic(`capture races [${engine}, ${server.db ? 'two copies' : 'one program'}]: ${told.join(', ')}: each stored once`)
})
