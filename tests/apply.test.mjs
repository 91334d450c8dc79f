// apply.test.mjs: a producer applies without an account: by the page and by the API; what the office gets; what a stranger learns about who
// is registered (nothing); how many applications are taken.
import assert from 'node:assert/strict'
import { onBoth, sql, start } from './lib/server.mjs'
import { build, uscc } from './lib/county.mjs'

const API = '/api/v1/applications'
const form = (o) => ({ raw: new URLSearchParams(o).toString(), type: 'application/x-www-form-urlencoded', headers: { accept: 'text/html' } })

onBoth('applications: from a stranger to an active producer', async (t, engine) => {
  const server = await start(t, engine, { conf: { 'people.applications_per_hour': 9 } })
  const county = await build(server), any = server.client(), village = county.villages[0]
  const good = { kind: 'coop', name: '自荐合作社', uscc: uscc(900), level: village.uuid, contact: '周自荐', phone: '13900139000', address: '下坞村 8 号' }

  await t.test('the places offered are the villages of the county', async () => {
    const { items } = await any.getOk('/api/v1/application-places')
    assert.deepEqual(items.map((p) => `${p.above} ${p.name}`), ['东源镇 下坞村', '西坡乡 石桥村'])
  })

  await t.test('what is not complete or not right is told with its field, and nothing is stored', async (t) => {
    const bad = [
      [{ uscc: uscc(900).replace(/.$/, (c) => (c === '0' ? '1' : '0')) }, '/uscc'], [{ uscc: '' }, '/uscc'], [{ kind: 'household' }, '/uscc'], [{ phone: 'call me' }, '/phone'], [{ contact: ' ' }, '/contact'],
      [{ level: county.townships[0].uuid.replace(/^./, 'f') }, '/level'], [{ level: 'nowhere' }, '/level'], [{ kind: 'king' }, '/kind'], [{ name: '' }, '/name'], [{ poor: true }, '/poor'], [{ state: 'active' }, '/state'],
      [{ gln: '9520000000004' }, '/gln'], [{ name: '长'.repeat(300) }, '/name'],
    ]
    for (const [change, field] of bad) {
      const r = await any.post(API, { ...good, ...change })
      assert.ok([400, 422].includes(r.status), `${JSON.stringify(change)}: ${r.status} ${r.text}`)
      assert.equal(r.body.field, field, JSON.stringify(change))
    }
    assert.deepEqual(await sql(server, 'SELECT count(*) FROM people_operator'), ['0'])
    t.diagnostic(`applications [${engine}]: ${bad.length} of ${bad.length} bad ones refused with their field`)
  })

  const first = await any.post(API, good)
  await t.test('it is applied, its phone sealed, the trail says it was a stranger', async () => {
    assert.equal(first.status, 202, first.text)
    assert.equal(first.text, '')
    const [op] = (await county.office.getOk('/api/v1/operators')).items
    assert.deepEqual([op.name, op.state, op.phone, op.level_name], ['自荐合作社', 'applied', '139****9000', '下坞村'])
    assert.equal((await county.office.getOk(`/api/v1/operators/${op.uuid}`)).phone, '13900139000')
    const box = await sql(server, `SELECT ${engine === 'postgres' ? "encode(phone_box, 'hex')" : 'hex(phone_box)'} FROM people_operator`)
    assert.ok(!box[0].toLowerCase().includes(Buffer.from('13900139000').toString('hex')))
    const [step] = (await county.office.getOk(`/api/v1/operators/${op.uuid}/history`)).items
    assert.equal(step.by_name, '本人申请 / applicant')
    const line = (await server.admin.getOk('/api/v1/audit', { action: 'people.operator.create' })).items[0]
    assert.equal(line.actor_kind, 'stranger')
    assert.ok(!JSON.stringify(line).includes('13900139000'))
  })

  await t.test('the office examines; nobody works before that', async () => {
    const [op] = (await county.office.getOk('/api/v1/operators')).items
    await county.office.postOk(`/api/v1/operators/${op.uuid}/examinations`, { passed: false, opinion: '材料不全' })
    const again = await any.post(API, good)
    assert.deepEqual([again.status, again.text], [202, ''])
    assert.equal((await county.office.getOk(`/api/v1/operators/${op.uuid}`)).state, 'applied', 'one that was refused is examined again')
    await county.office.postOk(`/api/v1/operators/${op.uuid}/examinations`, { passed: true, opinion: '补齐了' })
  })

  await t.test('a stranger does not learn who is registered', async () => {
    const before = await sql(server, 'SELECT id, state, contact, phone_masked, rev FROM people_operator ORDER BY id')
    const known = await any.post(API, { ...good, name: '冒名', contact: '某人', phone: '13000000000' })
    const fresh = await any.post(API, { ...good, name: '新合作社', uscc: uscc(901) })
    assert.deepEqual([known.status, known.text], [fresh.status, fresh.text])
    const names = (h) => Object.keys(h).sort().filter((k) => !['date', 'x-request-id'].includes(k))
    assert.deepEqual(names(known.headers), names(fresh.headers))
    assert.deepEqual((await sql(server, 'SELECT id, state, contact, phone_masked, rev FROM people_operator ORDER BY id')).slice(0, 1), before)
    const line = (await server.admin.getOk('/api/v1/audit', { action: 'people.operator.apply' })).items[0]
    assert.deepEqual([line.outcome, line.error, line.actor_kind], ['refused', 'duplicate', 'stranger'])
  })

  await t.test('the page: without script, in both languages, the field at fault marked, no robot', async () => {
    for (const [lang, word] of [['zh', '申请登记'], ['en', 'Apply to be registered']]) {
      const r = await any.get('/apply', { lang }, { headers: { accept: 'text/html' } })
      assert.equal(r.status, 200)
      assert.match(r.text, new RegExp(word))
      assert.match(r.text, /<option value="[0-9a-f-]{36}">东源镇 下坞村<\/option>/)
    }
    const hostile = '<script>alert(1)</script>'
    const wrong = await any.call('POST', '/apply?lang=en', form({ ...good, name: hostile, uscc: 'X' }))
    assert.equal(wrong.status, 422)
    assert.ok(!wrong.text.includes(hostile) && wrong.text.includes('&lt;script&gt;'))
    assert.match(wrong.text, /id="a-uscc"[^>]*aria-invalid="true"/)
    assert.match(wrong.text, new RegExp(`<option value="${village.uuid}" selected>`))
    assert.equal((await any.call('POST', '/apply', form({ ...good, uscc: uscc(902), website: 'http://spam' }))).status, 429)
    const sent = await any.call('POST', '/apply?lang=en', form({ kind: 'household', name: '赵大田', level: village.uuid, contact: '赵大田', phone: '0578-6820001' }))
    assert.equal(sent.status, 303, sent.text)
    assert.match((await any.get(sent.headers.location, undefined, { headers: { accept: 'text/html' } })).text, /Received\./)
    const op = (await county.office.getOk('/api/v1/operators', { q: '赵大田' })).items[0]
    assert.equal(op.public_name, '下坞村赵家', 'strangers read no full name of a household')
  })

  await t.test('how many: an hour, then the office', async () => {
    const answers = []
    for (let i = 0; i < 12; i++) answers.push((await any.post(API, { ...good, name: `第${i}家`, uscc: uscc(910 + i) })).status)
    assert.ok(answers.includes(202) && answers.at(-1) === 429, answers.join())
    const page = await any.call('POST', '/apply', form({ ...good, uscc: uscc(950) }))
    assert.equal(page.status, 429)
    assert.match(page.text, /village point/)
    assert.ok(Number((await sql(server, 'SELECT count(*) FROM people_operator'))[0]) <= 9)
    // A signed-in office is not concerned.
    await county.coop('照常登记', { state: 'applied', owner: false })
  })
})

onBoth('applications: closed by a setting', async (t, engine) => {
  const server = await start(t, engine, { conf: { 'people.applications_per_hour': 0 } })
  const county = await build(server)
  await server.client().refused(403, 'forbidden', 'POST', API, { body: { kind: 'household', name: '孙家', level: county.villages[0].uuid, contact: '孙', phone: '13900139000' } })
})
