// net.test.mjs: the wire: request smuggling, errors in both languages, methods, types, sizes, caching, idempotency, changes by two
// people, paging while rows arrive, exports, sessions, cross-site requests, health, and the interface telling about itself.
import assert from 'node:assert/strict'
import { gunzipSync } from 'node:zlib'
import { readFileSync } from 'node:fs'
import http from 'node:http'
import { join } from 'node:path'
import test from 'node:test'
import { PASSWORD, ROOT, onBoth, run, sleep, sql, start } from './lib/server.mjs'
import { newKey, raw } from './lib/client.mjs'
import { build } from './lib/county.mjs'
import { capture, document, machine, objectEvent } from './lib/events.mjs'
import { NO_UUID, matrix, operations, resolveRef } from './lib/api.mjs'
import { unzip } from './lib/zip.mjs'

const FOLLOW = 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n'
const H = 'Host: 127.0.0.1\r\n'
const SMUGGLING = {
  'no Host': 'GET /healthz HTTP/1.1\r\n\r\n',
  'two Hosts': `GET /healthz HTTP/1.1\r\n${H}Host: other\r\n\r\n`,
  'empty Host': 'GET /healthz HTTP/1.1\r\nHost: \r\n\r\n',
  'Host with a path': 'GET /healthz HTTP/1.1\r\nHost: a/b\r\n\r\n',
  'Content-Length with Transfer-Encoding': `POST /api/v1/session HTTP/1.1\r\n${H}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
  'Transfer-Encoding with Content-Length': `POST /api/v1/session HTTP/1.1\r\n${H}Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n`,
  'two Content-Lengths': `POST /api/v1/session HTTP/1.1\r\n${H}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{} `,
  'two equal Content-Lengths': `POST /api/v1/session HTTP/1.1\r\n${H}Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}`,
  'a list of lengths': `POST /api/v1/session HTTP/1.1\r\n${H}Content-Length: 2, 2\r\n\r\n{}`,
  'signed length': `POST /api/v1/session HTTP/1.1\r\n${H}Content-Length: +2\r\n\r\n{}`,
  'negative length': `POST /api/v1/session HTTP/1.1\r\n${H}Content-Length: -1\r\n\r\n`,
  'hexadecimal length': `POST /api/v1/session HTTP/1.1\r\n${H}Content-Length: 0x2\r\n\r\n{}`,
  'huge length': `POST /api/v1/session HTTP/1.1\r\n${H}Content-Length: 99999999999999999999\r\n\r\n{}`,
  xchunked: `POST /api/v1/session HTTP/1.1\r\n${H}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`,
  'chunked, identity': `POST /api/v1/session HTTP/1.1\r\n${H}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n`,
  'two Transfer-Encodings': `POST /api/v1/session HTTP/1.1\r\n${H}Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n`,
  'Transfer-Encoding in HTTP/1.0': `POST /api/v1/session HTTP/1.0\r\n${H}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
  'blank before the colon': `POST /api/v1/session HTTP/1.1\r\n${H}Content-Length : 2\r\n\r\n{}`,
  'blank before the name': `GET /healthz HTTP/1.1\r\n${H} X: 1\r\n\r\n`,
  'folded line': `GET /healthz HTTP/1.1\r\n${H}X: a\r\n b\r\n\r\n`,
  'no name': `GET /healthz HTTP/1.1\r\n${H}: x\r\n\r\n`,
  'no colon': `GET /healthz HTTP/1.1\r\n${H}Colonless\r\n\r\n`,
  'bare CR in a value': `GET /healthz HTTP/1.1\r\n${H}X: a\rContent-Length: 5\r\n\r\n`,
  'bare LF between lines': `GET /healthz HTTP/1.1\r\n${H}X: a\nY: b\r\n\r\n`,
  'only LF': 'GET /healthz HTTP/1.1\nHost: x\n\n',
  'NUL in a value': `GET /healthz HTTP/1.1\r\n${H}X: a\0b\r\n\r\n`,
  'NUL in a name': `GET /healthz HTTP/1.1\r\n${H}X\0Y: b\r\n\r\n`,
  'control character in a value': `GET /healthz HTTP/1.1\r\n${H}X: a\x01b\r\n\r\n`,
  '%00 in the path': `GET /healthz%00.html HTTP/1.1\r\n${H}\r\n`,
  '%00 in the query': `GET /api/v1/county?a=%00 HTTP/1.1\r\n${H}\r\n`,
  'half an escape': `GET /healthz%2 HTTP/1.1\r\n${H}\r\n`,
  'no escape': `GET /healthz%zz HTTP/1.1\r\n${H}\r\n`,
  'path that is no UTF-8': `GET /\xff\xfe HTTP/1.1\r\n${H}\r\n`,
  'fragment': `GET /healthz#x HTTP/1.1\r\n${H}\r\n`,
  'blank in the target': `GET /heal thz HTTP/1.1\r\n${H}\r\n`,
  'absolute form of another': `GET http://evil/healthz HTTP/1.1\r\n${H}\r\n`,
  'no slash': `GET healthz HTTP/1.1\r\n${H}\r\n`,
  'HTTP/2.0': `GET /healthz HTTP/2.0\r\n${H}\r\n`,
  'HTTP/1.2': `GET /healthz HTTP/1.2\r\n${H}\r\n`,
  'method with a slash': `GE/T /healthz HTTP/1.1\r\n${H}\r\n`,
}

/** Refused as well, in other words. */
const OTHER = { 'huge length': 'HTTP/1.1 413', 'HTTP/2.0': 'HTTP/1.1 505' }

test('net: request smuggling is answered with 400 and the connection closes', { timeout: 120000 }, async (t) => {
  const server = await start(t, 'sqlite')
  let right = 0
  for (const [name, bytes] of Object.entries(SMUGGLING)) {
    const r = await raw(server, bytes + FOLLOW, { ms: 4000 })
    const answers = r.text.match(/HTTP\/1\.1 \d{3}/g) ?? []
    assert.ok(r.closed, `${name}: the connection stays open\n${r.text}`)
    assert.ok(answers.length > 0 && answers.every((a) => a === 'HTTP/1.1 400' || a === OTHER[name]), `${name}: ${r.text.slice(0, 300)}`)
    right++
  }
  t.diagnostic(`smuggling forms: ${right} of ${Object.keys(SMUGGLING).length} answered with 400 (413, 505) and a closed connection, nothing behind them answered`)
  const ok = await raw(server, FOLLOW, { ms: 300 })
  assert.equal(ok.status, 200, 'the server goes on')
})

test('net: pieces, pipelines, dropped connections, slow heads', { timeout: 120000 }, async (t) => {
  const server = await start(t, 'sqlite', { conf: { 'net.idle_timeout': '2s' } })
  assert.equal((await raw(server, FOLLOW, { pieces: true, ms: 2000 })).status, 200, 'a request in single bytes')
  const many = await raw(server, FOLLOW.repeat(5), { ms: 1000 })
  assert.equal((many.text.match(/HTTP\/1\.1 200/g) ?? []).length, 5, 'five in one packet')
  const chunked = await raw(server, `POST /api/v1/session HTTP/1.1\r\n${H}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n{"login":"root",\r\n18\r\n"password":"not this" } \r\n0\r\n\r\n`, { ms: 3000 })
  assert.equal(chunked.status, 401, chunked.text.slice(0, 300))
  for (let i = 0; i < 20; i++) await raw(server, `POST /api/v1/session HTTP/1.1\r\n${H}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"log`, { ms: 20 })
  const slow = await raw(server, 'GET /healthz HTTP/1.1\r\nHos', { ms: 8000 })
  assert.ok(slow.closed, 'a head that never ends is closed')
  assert.equal((await server.client().get('/healthz')).status, 200)
})

onBoth('net: errors, methods, types, sizes', async (t, engine) => {
  const server = await start(t, engine)
  const { admin } = server, nobody = server.client()

  await t.test('problem+json in both languages', async () => {
    for (const [lang, title] of [['en', 'Please sign in'], ['zh', '请先登录'], ['zh-CN,zh;q=0.9,en;q=0.5', '请先登录'], ['fr', null], ['en-GB', 'Please sign in']]) {
      const r = await server.client({ lang }).get('/api/v1/levels')
      assert.equal(r.status, 401)
      assert.match(r.headers['content-type'], /^application\/problem\+json/)
      assert.match(r.headers['www-authenticate'], /Bearer/)
      assert.deepEqual([r.body.status, r.body.code], [401, 'unauthenticated'])
      if (title) assert.equal(r.body.title, title)
      assert.ok(r.body.request_id && r.body.request_id === r.headers['x-request-id'])
      assert.match(r.body.type, /^\/api\/errors#/)
    }
    assert.equal((await nobody.get('/api/errors', undefined, { headers: { accept: 'text/html' } })).status, 200)
  })
  await t.test('404, 405 with Allow, OPTIONS, HEAD', async () => {
    await admin.refused(404, 'not_found', 'GET', '/api/v1/nothing')
    await admin.refused(404, 'not_found', 'GET', `/api/v1/levels/${NO_UUID}`)
    await admin.refused(404, 'not_found', 'GET', '/api/v1/levels/..%2f..%2fetc%2fpasswd')
    for (const path of ['/%ff%fe', '/api/v1/levels/%ff', '/01/%c0%af']) assert.ok([400, 404].includes((await admin.get(path)).status), path)
    const r = await admin.call('DELETE', '/api/v1/levels')
    assert.equal(r.status, 405)
    assert.match(r.headers.allow, /GET/)
    assert.match(r.headers.allow, /POST/)
    assert.equal((await admin.call('BREW', '/api/v1/levels')).status, 405)
    assert.ok([404, 405].includes((await admin.call('TRACE', '/api/v1/levels')).status))
    const o = await nobody.call('OPTIONS', '/api/v1/levels')
    assert.equal(o.status, 204)
    assert.match(o.headers.allow, /GET.*HEAD|HEAD.*GET/)
    const get = await nobody.get('/api/v1/county'), head = await nobody.call('HEAD', '/api/v1/county')
    assert.equal(head.status, 200)
    assert.equal(head.bytes.length, 0)
    assert.equal(head.headers['content-length'], get.headers['content-length'])
  })
  await t.test('415, 406, 413, 414, 431, 400', async () => {
    const body = { kind: 'village', name: 'x' }
    assert.equal((await admin.call('POST', '/api/v1/levels', { body, type: 'text/plain' })).status, 415)
    assert.equal((await admin.call('POST', '/api/v1/levels', { body, type: 'application/xml' })).status, 415)
    assert.equal((await admin.call('POST', '/api/v1/levels', { raw: 'kind=village&name=x', type: 'application/x-www-form-urlencoded' })).status, 415)
    const big = await admin.call('POST', '/api/v1/levels', { raw: Buffer.alloc(300 << 10, ' '), type: 'application/json' })
    assert.equal(big.status, 413)
    assert.equal(big.body.code, 'too_large')
    const long = await raw(server, `GET /api/v1/levels?q=${'a'.repeat(9000)} HTTP/1.1\r\n${H}\r\n`, { ms: 2000 })
    assert.ok([400, 414].includes(long.status), long.text.slice(0, 100))
    const heads = await raw(server, `GET /healthz HTTP/1.1\r\n${H}${'X-A: '.padEnd(1000, 'a')}\r\n${'Y: 1\r\n'.repeat(20000)}\r\n`, { ms: 2000 })
    assert.ok([400, 413, 431].includes(heads.status), heads.text.slice(0, 100))
    const p = await admin.refused(400, 'unknown_parameter', 'GET', '/api/v1/levels', { query: { colour: 'red' } })
    assert.equal(p.field, 'colour')
    for (const q of [{ limit: '0' }, { limit: '501' }, { limit: 'x' }, { sort: 'colour' }, { cursor: 'zzz' }, { state: 'bent' }, { 'created_at.ge': 'yesterday' }, { format: 'pdf' }]) {
      const r = await admin.get('/api/v1/levels', q)
      assert.ok([400, 422].includes(r.status), `${JSON.stringify(q)}: ${r.status}`)
      assert.ok(r.body.field || r.body.code === 'unknown_parameter', r.text)
    }
  })
  await t.test('bodies that are no JSON, and fields that are not right, each with its place', async () => {
    for (const text of ['', '{', 'null', '[]', '"x"', '{"kind":"village","kind":"village"}', '{"kind":"village","name":"\\ud800"}', '{"kind":"village","name":"a\\u0000b"}', '{"kind":"village","name":NaN}', '{kind:"village"}', '{"kind":"village",}', `${'['.repeat(5000)}`]) {
      const r = await admin.call('POST', '/api/v1/levels', { raw: text, type: 'application/json' })
      assert.ok([400, 422].includes(r.status), `${text.slice(0, 40)}: ${r.status} ${r.text}`)
    }
    assert.equal((await admin.call('POST', '/api/v1/levels', { raw: Buffer.from([0x7b, 0x22, 0x6b, 0xff, 0x22, 0x3a, 0x31, 0x7d]), type: 'application/json' })).status, 400)
    assert.equal((await admin.call('POST', '/api/v1/levels', { raw: Buffer.from('{"kind":"village","name":"x"}', 'utf16le'), type: 'application/json' })).status, 400)
    for (const [body, field] of [[{ name: 'x' }, '/kind'], [{ kind: 'village', name: 5 }, '/name'], [{ kind: 'village', name: '' }, '/name'], [{ kind: 'village', name: 'x'.repeat(61) }, '/name'], [{ kind: 'village', name: 'x', parent: 'no uuid' }, '/parent'], [{ kind: 'village', name: 'x', colour: 'red' }, '/colour'], [{ kind: 'village', name: null }, '/name']]) {
      const p = await admin.refused(422, 'invalid', 'POST', '/api/v1/levels', { body }).catch(async () => admin.refused(400, 'unknown_parameter', 'POST', '/api/v1/levels', { body }))
      assert.equal(p.field, field)
    }
  })
})

test('net: assets: ETag, If-None-Match, gzip; policy headers', { timeout: 60000 }, async (t) => {
  const server = await start(t, 'sqlite')
  const nobody = server.client()
  const home = await nobody.get('/', undefined, { headers: { accept: 'text/html' } })
  assert.equal(home.status, 200)
  for (const [name, pattern] of [['content-security-policy', /default-src/], ['x-content-type-options', /nosniff/], ['referrer-policy', /same-origin|no-referrer/]]) assert.match(home.headers[name] ?? '', pattern, name)
  assert.ok(!/unsafe-inline|unsafe-eval/.test(home.headers['content-security-policy'].replace(/style-src[^;]*/, '')))
  const paths = [...home.text.matchAll(/(?:href|src)="(\/[^"]+\.(?:css|js)(?:\?[^"]*)?)"/g)].map((m) => m[1])
  assert.ok(paths.length >= 2, 'the page has its style and its script')
  for (const path of paths) {
    const plain = await nobody.get(path, undefined, { headers: { 'accept-encoding': 'identity' } })
    if (plain.status === 404) return t.skip('this binary was built without -Dfront=true and holds no style and script')
    assert.equal(plain.status, 200, path)
    assert.ok(plain.headers.etag)
    const gz = await nobody.get(path, undefined, { headers: { 'accept-encoding': 'gzip, br' } })
    assert.equal(gz.headers['content-encoding'], 'gzip')
    assert.match(gz.headers.vary, /accept-encoding/i)
    assert.deepEqual(gunzipSync(gz.bytes), plain.bytes)
    const same = await nobody.get(path, undefined, { headers: { 'if-none-match': plain.headers.etag } })
    assert.equal(same.status, 304)
    assert.equal(same.bytes.length, 0)
    assert.equal((await nobody.get(path, undefined, { headers: { 'if-none-match': '"other"' } })).status, 200)
    assert.equal((await nobody.call('HEAD', path)).status, 200)
    assert.ok([404, 405].includes((await nobody.call('POST', path)).status))
    assert.match(plain.headers['cache-control'], /max-age|no-cache/)
  }
  for (const path of ['/assets/../../etc/passwd', '/console/../../etc/passwd', '/..%2f..%2fetc/passwd', '/console/%2e%2e/%2e%2e/etc/passwd']) {
    const r = await raw(server, `GET ${path} HTTP/1.1\r\n${H}\r\n`, { ms: 500 })
    assert.ok(!r.text.includes('root:'), path)
  }
})

onBoth('net: idempotency, changes by two people', async (t, engine) => {
  const server = await start(t, engine)
  const { admin } = server
  const root = (await admin.getOk('/api/v1/county')).level
  const body = (name) => ({ kind: 'township', name, parent: root })
  const count = async (name) => (await admin.all('/api/v1/levels', { q: name })).length

  await t.test('a repeated key replays the first answer', async () => {
    const idempotencyKey = newKey()
    const a = await admin.call('POST', '/api/v1/levels', { body: body('重放乡'), idempotencyKey })
    const b = await admin.call('POST', '/api/v1/levels', { body: body('重放乡'), idempotencyKey })
    assert.deepEqual([a.status, b.status], [201, 201])
    assert.deepEqual(b.body, a.body)
    assert.equal(b.headers.location, a.headers.location)
    assert.equal(b.headers['idempotency-replayed'], 'true')
    assert.equal(a.headers['idempotency-replayed'], undefined)
    assert.equal(await count('重放乡'), 1)
    await admin.refused(409, 'idempotency_mismatch', 'POST', '/api/v1/levels', { body: body('另一个乡'), idempotencyKey })
    assert.equal(await count('另一个乡'), 0)
    await admin.refused(422, 'invalid', 'POST', '/api/v1/levels', { body: body('坏键乡'), idempotencyKey: 'k'.repeat(300) })
  })
  await t.test('a key belongs to its caller', async () => {
    const other = await build(server, ['office'])
    const idempotencyKey = newKey()
    const a = await admin.call('POST', '/api/v1/levels', { body: body('甲乡'), idempotencyKey })
    const b = await other.office.call('POST', '/api/v1/levels', { body: body('乙乡'), idempotencyKey })
    assert.deepEqual([a.status, b.status], [201, 201])
    assert.notEqual(a.body.uuid, b.body.uuid)
  })
  await t.test('a refused request may be repeated with its key', async () => {
    const idempotencyKey = newKey()
    assert.equal((await admin.call('POST', '/api/v1/levels', { body: { kind: 'village', name: '' }, idempotencyKey })).status, 422)
    assert.equal((await admin.call('POST', '/api/v1/levels', { body: body('改好乡'), idempotencyKey })).status, 201)
  })
  await t.test('the same key at the same time happens once', async (t) => {
    const idempotencyKey = newKey()
    const all = await Promise.all(Array.from({ length: 12 }, () => admin.call('POST', '/api/v1/levels', { body: body('同时乡'), idempotencyKey })))
    for (const r of all) assert.ok([201, 409, 503].includes(r.status), `${r.status} ${r.text}`)
    const ids = new Set(all.filter((r) => r.status === 201).map((r) => r.body.uuid))
    assert.equal(ids.size, 1)
    assert.equal(await count('同时乡'), 1)
    t.diagnostic(`idempotency [${engine}]: ${all.filter((r) => r.status === 201).length} of 12 answered with the one result, ${all.filter((r) => r.status !== 201).length} told to come back`)
    const later = await admin.call('POST', '/api/v1/levels', { body: body('同时乡'), idempotencyKey })
    assert.equal(later.body.uuid, [...ids][0])
  })
  await t.test('two people change one record: the second is told', async () => {
    const level = await admin.postOk('/api/v1/levels', body('旧名乡'))
    const path = `/api/v1/levels/${level.uuid}`
    const second = await server.signIn('root')
    assert.equal((await admin.call('PATCH', path, { body: { name: 'x' } })).status, 428)
    assert.equal((await admin.call('PATCH', path, { body: { name: 'x' }, headers: { 'if-match': 'abc' } })).status, 422)
    const seen = await admin.get(path)
    assert.equal(seen.headers.etag?.replace(/^W\//, ''), `"${level.rev}"`)
    const first = await admin.ok('PATCH', path, { body: { name: '新名乡' }, ifMatch: level.rev })
    assert.equal(first.rev, level.rev + 1)
    await second.refused(412, 'changed', 'PATCH', path, { body: { name: '别的乡' }, ifMatch: level.rev })
    assert.equal((await admin.getOk(path)).name, '新名乡')
    assert.equal((await admin.get(path, undefined, { headers: { 'if-none-match': `"${first.rev}"` } })).status, 304)
    const at = (await admin.getOk(path)).rev
    const race = await Promise.all(['甲', '乙', '丙', '丁'].map((name) => second.call('PATCH', path, { body: { name }, ifMatch: at })))
    assert.deepEqual(race.map((r) => r.status).sort(), [200, 412, 412, 412])
  })
})

onBoth('net: lists: paging while rows arrive, filters, exports', async (t, engine) => {
  const server = await start(t, engine)
  const { admin } = server
  const root = (await admin.getOk('/api/v1/county')).level
  const make = (i, name = `村庄 ${String(i).padStart(3, '0')}`) => admin.postOk('/api/v1/levels', { kind: 'village', name, parent: root, code: `3301${String(90000000 + i)}` })
  for (let i = 0; i < 45; i++) await make(i * 10)

  for (const sort of ['name', '-name', 'created_at', '-created_at', 'depth', undefined]) {
    await t.test(`each row once, sorted by ${sort ?? 'default'}`, async (t) => {
      const before = (await admin.all('/api/v1/levels', { kind: 'village', sort })).map((l) => l.uuid)
      const seen = []
      let extra = 0
      for (let cursor; ;) {
        const page = await admin.getOk('/api/v1/levels', { kind: 'village', sort, limit: 7, cursor })
        assert.ok(page.items.length <= 7)
        seen.push(...page.items.map((l) => l.uuid))
        if (!page.next) break
        cursor = page.next
        await make(Math.floor(Math.random() * 1e6) + 1000)
        extra++
      }
      assert.equal(new Set(seen).size, seen.length, 'a row came twice')
      assert.ok(before.every((id) => seen.includes(id)), 'a row was missed')
      t.diagnostic(`paging [${engine}] ${sort}: ${before.length} of ${before.length} rows seen once while ${extra} arrived`)
    })
  }
  await t.test('filters, search, total; a cursor belongs to its list', async () => {
    const total = (await admin.getOk('/api/v1/levels', { count: 1, limit: 1 })).total
    assert.equal(total, (await admin.all('/api/v1/levels')).length)
    assert.equal((await admin.getOk('/api/v1/levels', { q: '村庄 0', kind: 'village', limit: 500 })).items.every((l) => l.name.includes('村庄 0')), true)
    assert.equal((await admin.getOk('/api/v1/levels', { q: '100%_"\'' })).items.length, 0)
    assert.ok((await admin.getOk('/api/v1/levels', { kind: ['village', 'county'], limit: 500 })).items.length > 45)
    assert.equal((await admin.getOk('/api/v1/levels', { 'created_at.lt': '2020-01-01T00:00:00Z' })).items.length, 0)
    const { next } = await admin.getOk('/api/v1/levels', { limit: 5, sort: 'name' })
    assert.ok([400, 422].includes((await admin.get('/api/v1/levels', { limit: 5, sort: '-name', cursor: next })).status))
  })
  await t.test('CSV opens in a spreadsheet and starts no formula', async () => {
    await make(999, '=HYPERLINK("http://evil","x")')
    await make(998, '逗号,引号"换行\n行')
    const r = await admin.get('/api/v1/levels', { format: 'csv' })
    assert.equal(r.status, 200)
    assert.match(r.headers['content-type'], /^text\/csv/)
    assert.match(r.headers['content-disposition'], /attachment; .*\.csv/)
    assert.ok(r.text.startsWith('\uFEFF'), 'Excel needs the mark to read UTF-8')
    const lines = r.text.split('\r\n')
    assert.ok(lines.length > 45)
    assert.ok(!/(^|,)"?=HYPERLINK/m.test(r.text), 'a cell starts with =')
    assert.ok(r.text.includes('"逗号,引号""换行'), 'quoting')
  })
  await t.test('XLSX opens', async () => {
    const r = await admin.in('zh').get('/api/v1/levels', { format: 'xlsx' })
    assert.equal(r.status, 200)
    assert.match(r.headers['content-type'], /spreadsheetml/)
    const files = unzip(r.bytes)
    const sheet = files.get('xl/worksheets/sheet1.xml').toString()
    const rows = (sheet.match(/<row /g) ?? []).length
    assert.ok(rows > 45, `${rows} rows`)
    const strings = (files.get('xl/sharedStrings.xml') ?? Buffer.from(sheet)).toString()
    assert.ok(strings.includes('村庄 000') && strings.includes('名称'))
    assert.ok(!/<f>/.test(sheet), 'a formula in the sheet')
  })
})

onBoth('net: sessions and cross-site requests', async (t, engine) => {
  const server = await start(t, engine)
  const { admin } = server
  const token = () => admin.cookies.get('tt_session')
  const withCookie = (value, more = {}) => server.client().get('/api/v1/session', undefined, { headers: { cookie: `tt_session=${value}`, ...more } })

  await t.test('the cookie is HttpOnly and SameSite', async () => {
    const r = await server.client().post('/api/v1/session', { login: 'root', password: PASSWORD })
    const line = r.headers['set-cookie'].find((c) => c.startsWith('tt_session='))
    assert.match(line, /HttpOnly/i)
    assert.match(line, /SameSite=(Lax|Strict)/i)
    assert.match(line, /Path=\//i)
    const mark = r.headers['set-cookie'].find((c) => c.startsWith('tt_in='))
    assert.match(mark, /^tt_in=1;.*SameSite=Lax/, 'what tells our own pages that there is a session')
    assert.equal(r.headers['set-cookie'].length, 2)
    const only = await server.client().get('/api/v1/session', undefined, { headers: { cookie: 'tt_in=1' } })
    assert.equal(only.status, 401, 'the mark alone opens nothing')
    assert.ok(!r.text.includes(/tt_session=([^;]+)/.exec(line)[1]), 'the token is in the body')
  })
  await t.test('tampered, foreign, unknown, ended, expired', async () => {
    assert.equal((await withCookie(token())).status, 200)
    for (const bad of [token().slice(0, -1) + (token().endsWith('A') ? 'B' : 'A'), token().slice(1), `${token()}x`, '', 'x', '../../etc/passwd', `' OR '1'='1`, 'A'.repeat(4000)]) assert.equal((await withCookie(encodeURIComponent(bad))).status, 401, bad.slice(0, 50))
    const other = await start(t, 'sqlite')
    assert.equal((await withCookie(other.admin.cookies.get('tt_session'))).status, 401)
    const gone = await server.signIn('root')
    const cookie = gone.cookies.get('tt_session')
    await gone.ok('DELETE', '/api/v1/session')
    assert.ok(!gone.cookies.get('tt_session') && !gone.cookies.get('tt_in'), 'both cookies are gone')
    assert.equal((await withCookie(cookie)).status, 401)
    const old = await server.signIn('root')
    assert.equal((await sql(server, `UPDATE people_session SET expires_us = 1 WHERE uuid = '${old.me.session}'; SELECT count(*) FROM people_session WHERE expires_us = 1`)).at(-1), '1')
    assert.equal((await withCookie(old.cookies.get('tt_session'))).status, 401)
    const idle = await server.signIn('root')
    await sql(server, `UPDATE people_session SET seen_us = 1 WHERE uuid = '${idle.me.session}'`)
    assert.equal((await withCookie(idle.cookies.get('tt_session'))).status, 401)
  })
  await t.test('another person’s session can be seen and ended only by himself', async () => {
    const county = await build(server, ['office'])
    const mine = (await county.office.getOk('/api/v1/sessions')).items
    assert.equal(mine.length, 1)
    assert.equal((await admin.call('DELETE', `/api/v1/sessions/${mine[0].uuid}`)).status, 404)
    assert.equal((await county.office.call('GET', '/api/v1/session')).status, 200)
  })
  await t.test('the password changes: other sessions end', async () => {
    const a = await server.signIn('office'), b = await server.signIn('office')
    await a.refused(422, 'invalid', 'POST', '/api/v1/session/password', { body: { old_password: PASSWORD, new_password: 'short' } })
    const wrong = await a.call('POST', '/api/v1/session/password', { body: { old_password: 'wrong-password', new_password: 'Neuer-Acker-88' } })
    assert.ok([401, 403, 422].includes(wrong.status), wrong.text)
    await a.ok('POST', '/api/v1/session/password', { body: { old_password: PASSWORD, new_password: 'Neuer-Acker-88' } })
    assert.equal((await a.get('/api/v1/session')).status, 200)
    assert.equal((await b.get('/api/v1/session')).status, 401)
  })
  await t.test('CSRF: a cookie with a foreign, null or no Origin changes nothing', async () => {
    const root = (await admin.getOk('/api/v1/county')).level
    const body = { kind: 'township', name: '偷偷乡', parent: root }
    for (const headers of [{ origin: 'http://evil.example' }, { origin: 'null' }, { origin: null }, { origin: server.url.replace('http', 'https') + '.evil' }, { origin: null, 'sec-fetch-site': 'cross-site' }, { origin: null, 'sec-fetch-site': 'same-site' }, { origin: null, referer: 'http://evil.example/' }]) {
      const r = await admin.call('POST', '/api/v1/levels', { body, headers })
      assert.equal(r.status, 403, `${JSON.stringify(headers)}: ${r.text}`)
      assert.equal(r.body.code, 'bad_origin')
    }
    assert.equal((await admin.getOk('/api/v1/levels', { q: '偷偷乡' })).items.length, 0)
    const form = await admin.call('POST', '/api/v1/levels', { raw: JSON.stringify(body), type: 'text/plain', headers: { origin: 'http://evil.example' } })
    assert.ok([403, 415].includes(form.status))
    assert.equal((await admin.call('POST', '/api/v1/levels', { body, headers: { origin: null, 'sec-fetch-site': 'same-origin' } })).status, 201)
    assert.equal((await server.client().call('POST', '/api/v1/session', { body: { login: 'root', password: PASSWORD }, headers: { origin: 'http://evil.example' } })).status, 403, 'signing a visitor in from another site')
  })
  await t.test('wrong passwords lock the name out for a while, and tell nothing about it', async () => {
    const guess = (login) => server.client().post('/api/v1/session', { login, password: 'wrong-password' })
    const known = await guess('root'), unknown = await guess('nobody-of-that-name')
    assert.deepEqual([known.status, known.body.detail], [unknown.status, unknown.body.detail])
    let last
    for (let i = 0; i < 30; i++) {
      last = await guess('victim')
      if (last.status === 429) break
    }
    assert.equal(last.status, 429)
    assert.equal(last.body.code, 'locked_out')
    assert.ok(last.headers['retry-after'])
  })
})

onBoth('net: health, metrics, the interface tells about itself', async (t, engine) => {
  const server = await start(t, engine)
  const nobody = server.client()
  await t.test('healthz, readyz, metrics', async () => {
    assert.deepEqual((await nobody.getOk('/healthz')).status, 'ok')
    assert.deepEqual((await nobody.getOk('/readyz')).status, 'ready')
    const r = await nobody.get('/metrics')
    assert.equal(r.status, 200)
    for (const line of r.text.trim().split('\n')) assert.match(line, /^(# (HELP|TYPE) |[a-z_]+(\{[^}]*\})? -?[0-9.eE+-]+$)/, line)
    assert.ok(r.text.includes('# TYPE'))
  })
  await t.test('OpenAPI: parses, refers to what exists, covers every route, names known permissions', async (t) => {
    const doc = await nobody.getOk('/api/openapi.json')
    assert.match(doc.openapi, /^3\.1/)
    const all = operations(doc), ops = new Set(all.map((o) => o.op))
    assert.equal(ops.size, all.length, 'operation ids are unique')
    const walk = (v) => {
      if (v && typeof v === 'object') {
        if (typeof v.$ref === 'string') assert.ok(resolveRef(doc, v), v.$ref)
        Object.values(v).forEach(walk)
      }
    }
    walk(doc)
    const { perms } = matrix()
    for (const o of all) {
      const names = [...o.path.matchAll(/\{([^}]+)\}/g)].map((m) => m[1])
      assert.deepEqual(o.parameters.filter((p) => p.in === 'path').map((p) => p.name).sort(), names.sort(), o.op)
      assert.ok(o.perm === 'public' || o.perm === 'self' || perms.has(o.perm), `${o.op}: ${o.perm}`)
      assert.match(o.spec.description, /[\u4e00-\u9fff].*\/.*[A-Za-z]/, `${o.op} is described in both languages`)
    }
    const generated = readFileSync(join(ROOT, 'front/packages/api/src/generated.ts'), 'utf8')
    const client = new Set([...generated.matchAll(/\bop: "([A-Za-z0-9]+)"/g)].map((m) => m[1]))
    const missing = [...client].filter((op) => !ops.has(op)), extra = [...ops].filter((op) => !client.has(op) && op !== 'netErrors') // a page
    assert.deepEqual({ missing, extra }, { missing: [], extra: [] }, 'the generated client is not of this program: run ./test --client')
    t.diagnostic(`interface [${engine}]: ${all.length} of ${client.size} operations of the client are described, ${Object.keys(doc.components.schemas).length} schemas`)
    assert.equal((await nobody.get('/api/', undefined, { headers: { accept: 'text/html' } })).status, 200)
  })
  await t.test('every GET of the interface answers without a server error', async () => {
    const doc = await nobody.getOk('/api/openapi.json')
    const office = (await build(server, ['office'])).office
    for (const o of operations(doc).filter((x) => x.method === 'GET' && !x.path.includes('{'))) {
      const r = await office.get(o.path)
      assert.ok(r.status < 500, `${o.path}: ${r.status} ${r.text.slice(0, 200)}`)
    }
  })
})

onBoth('net: server-sent events: told of every change, by whom it may be asked; the end at stop', async (t, engine) => {
  const server = await start(t, engine)
  const county = await build(server, ['office', 'agri']), nobody = server.client()
  const path = '/api/v1/captures/live'
  assert.equal((await nobody.get(path)).status, 401)
  assert.equal((await county.agri.get(path)).status, 403)
  const reader = (client) => new Promise((done, fail) => {
    const got = { text: '', ended: false, count: () => got.text.split('event: changed\n').length - 1 }
    const rq = http.request(server.url + path, { headers: client.headersOf('GET', {}) }, (rs) => {
      Object.assign(got, { status: rs.statusCode, headers: rs.headers, close: () => rq.destroy() })
      rs.on('data', (d) => { got.text += d })
      rs.on('close', () => { got.ended = true })
      rs.on('error', () => undefined)
      done(got)
    })
    rq.on('error', fail)
    rq.end()
  })
  const until = async (what, test) => { for (const end = Date.now() + 30000; !test(); await sleep(50)) assert.ok(Date.now() < end, what) }
  const key = await machine(server, '推送'), one = await reader(county.office)
  assert.deepEqual([one.status, one.headers['content-type'], one.headers['x-accel-buffering'], one.headers['cache-control']], [200, 'text/event-stream; charset=utf-8', 'no', 'no-store'])
  await until('the first word', () => one.count() > 0)
  for (const n of [1, 2]) {
    const before = one.count()
    assert.equal((await capture(key, document([objectEvent(9000 + n)]))).success, true)
    await until(`word of capture ${n}`, () => one.count() > before)
  }
  assert.doesNotMatch(one.text, /[0-9a-f]{8}-|urn:|https:/, 'it says that something changed, not what')
  const more = [] // eight of one caller, and no more; another caller is not kept out
  for (let n = 0; n < 7; n++) more.push(await reader(county.office))
  assert.deepEqual(more.map((r) => r.status), Array(7).fill(200))
  const ninth = await reader(county.office), other = await reader(key)
  assert.deepEqual([ninth.status, other.status], [503, 200])
  const list = (await county.office.getOk('/api/v1/captures', { count: 1 }))
  assert.deepEqual([list.total, list.items[0].state, list.items[0].accepted, list.items[0].by_name], [2, 'done', 1, '推送'])
  await server.stop()
  await until('every stream ends with the server', () => [one, other, ...more].every((r) => r.ended))
  t.diagnostic(`server-sent events [${engine}]: ${one.count()} told to one reader, 8 readers of one caller, the ninth refused`)
})

test('net: TLS', { timeout: 60000 }, async (t) => {
  const server = await start(t, 'sqlite', { serve: false })
  const key = join(server.base, 'key.pem'), cert = join(server.base, 'cert.pem')
  const made = await run('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert, '-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'])
  if (made.code !== 0) return t.skip(`openssl makes no certificate: ${made.err.slice(0, 100)}`)
  server.options.args = ['--cert', cert, '--key', key]
  await server.start()
  assert.match(server.url, /^https:/)
  const https = await import('node:https')
  const r = await new Promise((done, fail) => https.get(`https://localhost:${server.port}/healthz`, { ca: readFileSync(cert), servername: 'localhost' }, (rs) => { rs.resume(); done(rs) }).on('error', fail))
  assert.equal(r.statusCode, 200)
  assert.match(r.headers['strict-transport-security'] ?? '', /max-age/)
})
