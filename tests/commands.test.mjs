// commands.test.mjs: the program from the shell: every command with its help, what it prints, what it refuses, what it leaves behind.
import assert from 'node:assert/strict'
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { PASSWORD, SHARED, onBoth, run, sanitizerReport, sleep, sql, start, tiantou } from './lib/server.mjs'
import { build } from './lib/county.mjs'
import { document, eventsOf, machine, objectEvent, queryAll } from './lib/events.mjs'

const clean = (r, what) => assert.equal(sanitizerReport(r.err), '', what)

test('commands: help, version, settings, mistakes', { timeout: 60000 }, async (t) => {
  const top = await tiantou('--help')
  assert.equal(top.code, 0)
  const names = [...top.out.matchAll(/^ {2}([a-z]+(?: [a-z]+)?) {2,}\S/gm)].map((m) => m[1])
  for (const name of ['init', 'serve', 'demo', 'key new', 'key list', 'key revoke', 'import divisions', 'import events', 'export events', 'hash', 'check', 'backup', 'restore']) assert.ok(names.includes(name), name)
  for (const name of names) {
    const r = await tiantou(...name.split(' '), '--help')
    assert.equal(r.code, 0, name)
    assert.ok(r.out.startsWith(`usage: tiantou ${name}`), r.out)
    assert.equal(r.err, '')
    const wrong = await tiantou(...name.split(' '), '--no-such-option')
    assert.equal(wrong.code, 2, name)
    assert.ok(wrong.err.length > 0)
  }
  t.diagnostic(`commands: ${names.length} of ${names.length} print their help`)
  assert.match((await tiantou('--version')).out, /^tiantou \d+\.\d+\.\d+\n$/)
  const show = await tiantou('--show-config')
  assert.equal(show.code, 0)
  assert.match(show.out, /^net\.public_url = /m)
  assert.match(show.out, /^# .+\n[a-z_.]+ = /m)
  for (const args of [[], ['frobnicate'], ['key'], ['import'], ['hash'], ['restore'], ['check', 'extra']]) {
    const r = await tiantou(...args)
    assert.equal(r.code, 2, args.join(' '))
    clean(r, args.join(' '))
  }
  const none = await tiantou('check', '--data', '/nonexistent/of/course')
  assert.equal(none.code, 1)
  assert.match(none.err, /not_found/)
})

onBoth('commands: init', async (t, engine) => {
  const server = await start(t, engine, { serve: false, init: false })
  const weak = join(server.base, 'weak')
  writeFileSync(weak, '12345678\n')
  const init = (file, ...more) => server.run('init', '--admin', 'root', '--password-file', file, '--county', '330109', ...more)
  const bad = await init(weak)
  assert.equal(bad.code, 1, 'a password everybody tries first')
  assert.equal((await init('/nonexistent')).code, 1)
  const first = await init(server.passwordFile)
  assert.equal(first.code, 0, first.err)
  assert.match(first.out, /initialised/)
  const again = await init(server.passwordFile)
  assert.equal(again.code, 1)
  assert.match(again.err, /duplicate/)
  if (engine === 'sqlite') assert.equal(statSync(join(server.dir, 'tiantou.db')).mode & 0o077, 0, 'others may read the database')
  await server.start()
  assert.equal((await server.signIn('root')).me.login, 'root')
})

onBoth('commands: key new, list, revoke', async (t, engine) => {
  const server = await start(t, engine)
  const made = await server.run('key new', '--name', '采集网关', '--role', 'machine')
  assert.equal(made.code, 0, made.err)
  const secret = made.out.trim()
  assert.match(secret, /^tt_\S{30,}$/)
  const client = server.client({ key: secret, origin: false })
  assert.equal((await client.get('/epcis/v2/events')).status, 200)
  assert.equal((await client.getOk('/api/v1/session')).kind, 'key')
  assert.equal((await client.get('/api/v1/accounts')).status, 403)
  const list = await server.run('key list')
  assert.match(list.out, /采集网关/)
  assert.ok(!list.out.includes(secret))
  assert.equal((await server.run('key new', '--name', 'x', '--role', 'emperor')).code, 1)
  const uuid = /^([0-9a-f-]{36})/m.exec(list.out)[1]
  assert.equal((await server.run('key revoke', uuid)).code, 0)
  assert.equal((await client.get('/epcis/v2/events')).status, 401, 'revoked while the server runs')
  assert.match((await server.run('key list')).out, /revoked/)
  assert.equal((await server.run('key revoke', '01890000-0000-7000-8000-000000000000')).code, 1)
  assert.ok(!server.logs().includes(secret), 'the key is in the log')
})

onBoth('commands: import divisions', async (t, engine) => {
  const server = await start(t, engine)
  const dir = join(server.base, 'dist')
  mkdirSync(dir)
  const files = {
    'provinces.csv': 'code,name\n"33","浙江省"\n"34","安徽省"\n',
    'cities.csv': 'code,name,provinceCode\n"3301","杭州市","33"\n"3401","合肥市","34"\n',
    'areas.csv': 'code,name,cityCode,provinceCode\n"330109","萧山区","3301","33"\n"330110","余杭区","3301","33"\n',
    'streets.csv': 'code,name,areaCode,provinceCode,cityCode\n"330109001","城厢街道","330109","33","3301"\n"330109101","楼塔镇","330109","33","3301"\n"330110001","临平街道","330110","33","3301"\n',
    'villages.csv': 'code,name,streetCode,provinceCode,cityCode,areaCode\n"330109101200","楼塔村村民委员会","330109101","33","3301","330109"\n"330109101201","大同一村村民委员会","330109101","33","3301","330109"\n"330110001001","东湖社区居民委员会","330110001","33","3301","330110"\n',
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text)
  const r = await server.run('import divisions', '--county', '330109', dir)
  assert.equal(r.code, 0, r.err)
  assert.match(r.out, /^4 levels imported/m)
  const tree = (await server.admin.getOk('/api/v1/levels/tree')).items
  const at = (code) => tree.find((l) => l.code === code)
  assert.equal(at('330109101200')?.parent, at('330109101')?.uuid)
  assert.equal(at('330109101')?.parent, at('330109')?.uuid)
  assert.ok(!at('330110001'), 'another county came along')
  const again = await server.run('import divisions', '--county', '330109', dir)
  assert.equal(again.code, 0, again.err)
  assert.equal((await server.admin.getOk('/api/v1/levels/tree')).items.length, tree.length, 'a second import doubles nothing')
  assert.equal((await server.run('import divisions', '--county', '990109', dir)).code, 1)
  assert.equal((await server.run('import divisions', '--county', '33', dir)).code, 1)
  writeFileSync(join(dir, 'streets.csv'), 'code,name\nbroken')
  assert.equal((await server.run('import divisions', '--county', '330109', dir)).code, 1)
})

onBoth('commands: import events twice, export, import into a second server', async (t, engine) => {
  const a = await start(t, engine), b = await start(t, engine)
  const robotA = await machine(a), robotB = await machine(b)
  const events = Array.from({ length: 1500 }, (_, i) => objectEvent(i, i % 3 ? {} : { 'ex:colour': `蓝${i}`, 'ex:deep': { 'ex:list': [1, 2.5, 'x'] } }))
  const file = join(a.base, 'events.json')
  writeFileSync(file, JSON.stringify(document(events, ['https://ref.gs1.org/standards/epcis/epcis-context.jsonld', { ex: 'https://county.example/ns/' }])))
  const first = await a.run('import events', file)
  assert.equal(first.code, 0, first.err)
  assert.match(first.out, /1500 accepted, 0 duplicate, 0 refused/)
  assert.match((await a.run('import events', file)).out, /0 accepted, 1500 duplicate, 0 refused/)
  const bad = join(a.base, 'bad.json')
  writeFileSync(bad, JSON.stringify(document([objectEvent(9001), { ...objectEvent(9002), action: 'X' }, objectEvent(9003)])))
  const stopped = await a.run('import events', bad)
  assert.equal(stopped.code, 1)
  const went = await a.run('import events', '--proceed', bad)
  assert.equal(went.code, 1)
  assert.match(went.out, /1 refused/)
  assert.match(went.err, /refused: \/epcisBody\/eventList\/1\/action/)
  for (const text of ['', '{', '[]', 'not json', '{"type":"EPCISDocument"}']) {
    writeFileSync(bad, text)
    const r = await a.run('import events', bad)
    assert.equal(r.code, 1, text)
    clean(r, text)
  }
  const out = join(a.base, 'export.json')
  const exported = await a.run('export events', '--out', out)
  assert.equal(exported.code, 0, exported.err)
  const doc = JSON.parse(readFileSync(out, 'utf8'))
  assert.equal(doc.type, 'EPCISDocument')
  assert.equal(eventsOf(doc).length, 1502)
  const second = await b.run('import events', out)
  assert.equal(second.code, 0, second.err + second.out)
  const plain = (list) => list.map(({ recordTime, '@context': _, ...e }) => e).sort((x, y) => (x.eventID < y.eventID ? -1 : 1))
  const inA = plain(await queryAll(robotA, { perPage: 1000 })), inB = plain(await queryAll(robotB, { perPage: 1000 }))
  assert.deepEqual(inB, inA)
  t.diagnostic(`export and import [${engine}]: ${inB.length} of ${inA.length} events equal in the second server`)
  const toStdout = await a.run('export events')
  assert.equal(eventsOf(JSON.parse(toStdout.out)).length, 1502)
})

test('commands: hash over the vectors', { timeout: 120000 }, async (t) => {
  const root = join(SHARED, 'epcis/event-hash')
  if (!existsSync(root)) return t.skip(`the shared test inputs are absent: ${root}`)
  const rows = readFileSync(join(root, 'vectors-recomputed.tsv'), 'utf8').split('\n').filter((l) => l && !l.startsWith('#')).map((l) => l.split('\t'))
  const files = new Map()
  for (const [file, index, hash, prehash] of rows) if (!file.endsWith('.xml')) (files.get(file) ?? files.set(file, []).get(file)).push({ index: Number(index), hash, prehash })
  let agree = 0, all = 0
  for (const [file, want] of files) {
    const r = await tiantou('hash', join(root, file))
    assert.equal(r.code, 0, `${file}: ${r.err}`)
    const have = r.out.trim().split('\n')
    for (const w of want) {
      all++
      if (have[w.index] === w.hash) agree++
    }
    const explained = (await tiantou('hash', '--explain', join(root, file))).out
    assert.ok(want.every((w) => explained.includes(w.prehash)), `${file}: pre-hash strings`)
  }
  t.diagnostic(`event hashes by the command: ${agree} of ${all} JSON rows agree; ${rows.length - all} of ${rows.length} rows have XML sources, which src/epcis/t_hash.c compares`)
  assert.equal(agree, all)
  const equal = readdirSync(join(root, 'expected_equal')).filter((f) => f.endsWith('.json'))
  for (const f of equal) assert.equal(new Set((await tiantou('hash', join(root, 'expected_equal', f))).out.trim().split('\n')).size, 1, f)
  assert.equal((await tiantou('hash', '/nonexistent')).code, 1)
})

/** The database as it is, to be put back after each damage: a file, or a database made from it. */
async function keep(server) {
  if (!server.db) {
    const db = join(server.dir, 'tiantou.db'), kept = join(server.base, 'kept.db')
    copyFileSync(db, kept)
    return async () => copyFileSync(kept, db)
  }
  const { name, server: pg } = server.db, kept = `${name}_kept`, psql = (text) => run('psql', [pg, '-qXc', text])
  const made = await psql(`CREATE DATABASE ${kept} TEMPLATE ${name}`)
  assert.equal(made.code, 0, made.err)
  const back = async () => {
    await psql(`DROP DATABASE ${name} WITH (FORCE)`)
    const r = await psql(`CREATE DATABASE ${name} TEMPLATE ${kept}`)
    assert.equal(r.code, 0, r.err)
  }
  back.end = () => psql(`DROP DATABASE IF EXISTS ${kept}`)
  return back
}

/** Overwrite some of the database's bytes where it lies. */
function tear(path, from, to) {
  const bytes = readFileSync(path)
  bytes.fill(0xa5, from, Math.min(to, bytes.length))
  writeFileSync(path, bytes)
}

onBoth('commands: check finds damage', async (t, engine) => {
  const server = await start(t, engine)
  const county = await build(server)
  await county.whole('查验合作社')
  await server.stop()
  const good = await server.run('check')
  assert.equal(good.code, 0, good.out)
  assert.match(good.out, /^0 findings/m)
  const back = await keep(server)
  if (back.end) t.after(back.end)
  const other = engine === 'sqlite' ? 'randomblob(32)' : "sha256('other'::bytea)"
  const damages = {
    'an event without its text': `UPDATE epcis_event SET hash = ${other} WHERE id = (SELECT min(id) FROM epcis_event)`,
    'a lot with too little left': 'UPDATE grow_lot SET left_g = left_g + 5',
    'a lot without its event': 'UPDATE grow_lot SET event_id = NULL',
    'a lot whose event is missing': "UPDATE grow_lot SET event_id = 'ni:///sha-256;00?ver=CBV2.0'",
    'a level in a wrong place': "UPDATE people_level SET path = '/99/' WHERE kind = 'village'",
    'a failed test with an active lot': "UPDATE certify_test SET verdict = 'fail'",
  }
  const found = [], missed = []
  for (const [what, statement] of Object.entries(damages)) {
    await back()
    try { await sql(server, statement) } catch (e) { missed.push(`${what}: ${e.message.slice(0, 120)}`); continue }
    const r = await server.run('check')
    if (r.code === 1 && !/^0 findings/m.test(r.out)) found.push(what)
    else missed.push(`${what}: exit ${r.code}`)
    clean(r, what)
  }
  await back()
  await assert.rejects(sql(server, "DELETE FROM grow_rev WHERE kind = 'record'"), /append-only/, 'history cannot be deleted, not even by hand')
  if (engine === 'sqlite') {
    tear(join(server.dir, 'tiantou.db'), 4096 * 10, 4096 * 14)
    const torn = await server.run('check')
    assert.equal(torn.code, 1, 'overwritten pages')
    clean(torn, 'overwritten pages')
    await back()
  }
  t.diagnostic(`check [${engine}]: ${found.length} of ${Object.keys(damages).length} kinds of damage found`)
  assert.deepEqual(missed, [])
})

onBoth('commands: backup while serving, restore, check', async (t, engine) => {
  const server = await start(t, engine)
  const county = await build(server)
  const robot = await machine(server)
  const j = await county.whole('备份合作社')
  let n = 0, stop = false
  const writing = (async () => {
    while (!stop) {
      const r = await robot.call('POST', '/epcis/v2/capture', { body: document(Array.from({ length: 50 }, () => objectEvent(++n))) })
      assert.equal(r.status, 202)
    }
  })()
  await sleep(200)
  const to = join(server.base, 'backup')
  const r = await server.run('backup', '--to', to)
  stop = true
  await writing
  assert.equal(r.code, 0, r.err)
  assert.equal((await server.run('backup', '--to', to)).code, 1, 'an existing folder is not written over')
  const restored = await start(t, engine, { serve: false, init: false })
  const target = join(restored.base, 'restored'), into = ['--data', target, ...(restored.db ? ['--db', restored.db.url] : [])]
  const put = await tiantou('restore', ...into, to)
  assert.equal(put.code, 0, put.err)
  assert.equal((await tiantou('restore', ...into, to)).code, 1, 'a database is not written over')
  const check = await tiantou('check', ...into)
  assert.equal(check.code, 0, check.out)
  restored.dir = target
  await restored.start()
  const admin = await restored.signIn('root')
  assert.equal((await admin.getOk('/api/v1/county')).code, '330109')
  assert.equal((await restored.client().getOk(`/api/v1/scan/${j.lot.gtin}/${j.lot.lot_no}`)).verdict, 'good')
  const office = await restored.signIn('office')
  assert.equal((await office.getOk(`/api/v1/operators/${j.op.uuid}`)).phone, '13800138000', 'the key of telephone numbers came along')
  // What was made after the backup is not there, and everything of before is whole: the copy is of one instant.
  const events = Number((await sql(restored, 'SELECT count(*) FROM epcis_event'))[0]), all = Number((await sql(server, 'SELECT count(*) FROM epcis_event'))[0])
  assert.ok(events > 0 && events <= all && (events - Number((await sql(restored, "SELECT count(*) FROM epcis_event WHERE capture IS NULL"))[0])) % 50 === 0, `${events} of ${all} events`)
  const damaged = readdirSync(to).map((f) => join(to, f)).filter((f) => statSync(f).isFile()).sort((a, b) => statSync(b).size - statSync(a).size)[0], bytes = readFileSync(damaged)
  bytes[bytes.length >> 1] ^= 1
  writeFileSync(damaged, bytes)
  const third = await start(t, engine, { serve: false, init: false })
  const refused = await tiantou('restore', '--data', join(third.base, 'third'), ...(third.db ? ['--db', third.db.url] : []), to)
  assert.equal(refused.code, 1)
  assert.match(refused.err, /corrupt/)
  if (third.db) assert.deepEqual(await sql(third, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"), [], 'nothing of a damaged backup is put in place')
  else assert.ok(!existsSync(join(third.base, 'third', 'tiantou.db')), 'nothing of a damaged backup is put in place')
})

onBoth('commands: serve ends within 5 s, finishing what is in flight; starts again quickly', async (t, engine) => {
  const server = await start(t, engine)
  const robot = await machine(server)
  const flight = Array.from({ length: 6 }, (_, k) => robot.call('POST', '/epcis/v2/capture', { body: document(Array.from({ length: 500 }, (_, i) => objectEvent(k * 1000 + i))) }).catch((e) => ({ status: 0, e })))
  const idle = Array.from({ length: 3 }, () => server.client().get('/healthz'))
  await Promise.all(idle)
  await sleep(60)
  const end = await server.stop()
  assert.deepEqual([end.code, end.signal], [0, null], server.logs().slice(-2000))
  assert.ok(end.ms < 5000, `it took ${end.ms} ms`)
  const answers = await Promise.all(flight)
  const done = answers.filter((r) => r.status === 202)
  for (const r of answers) assert.ok([202, 503, 0].includes(r.status), `${r.status} ${r.text ?? r.e}`)
  const at = Date.now()
  await server.start()
  const ms = Date.now() - at
  assert.ok(ms < 5000, `the second start took ${ms} ms`)
  const stored = (await queryAll(robot, { perPage: 1000 })).length
  const told = done.reduce((s, r) => s + r.body.accepted, 0)
  assert.ok(stored >= told, `${told} acknowledged, ${stored} stored`)
  assert.ok(done.length > 0, 'no request was finished')
  t.diagnostic(`serve [${engine}]: ended in ${end.ms} ms with ${done.length} of 6 requests in flight finished; started again in ${ms} ms`)
  const int = await server.stop('SIGINT')
  assert.deepEqual([int.code, int.signal], [0, null])
})

test('commands: serve refuses what cannot be', { timeout: 60000 }, async (t) => {
  const server = await start(t, 'sqlite')
  const taken = await server.run('serve', '--port', String(server.port))
  assert.equal(taken.code, 1)
  clean(taken, 'port in use')
  for (const args of [['--port', 'x'], ['--port', '70000'], ['--cert', '/nonexistent', '--key', '/nonexistent', '--port', '0'], ['--user', 'no-such-user-here', '--port', '0']]) {
    const r = await server.run('serve', ...args)
    assert.equal(r.code, 1, args.join(' '))
    clean(r, args.join(' '))
  }
  assert.equal((await server.client().get('/healthz')).status, 200)
  assert.ok(!server.logs().includes(PASSWORD))
})
