// diskfull.test.mjs: the disk of the data folder, or that of the PostgreSQL database, fills up: writes are refused with a clear error, reads
// go on, and when space returns the server goes on by itself. Needs a small file system of its own: a tmpfs, which only root mounts. Under
// PostgreSQL the database lies in a tablespace there, and its log elsewhere: PostgreSQL itself stops when its log cannot be written.
import assert from 'node:assert/strict'
import { closeSync, fsyncSync, mkdirSync, openSync, unlinkSync, writeSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import net from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { BIN, ROOT, onBoth, run, sleep, start } from './lib/server.mjs'
import { multipart } from './lib/client.mjs'
import { build, day } from './lib/county.mjs'
import { document, machine, objectEvent, queryAll } from './lib/events.mjs'

const SIZE = '40m'

/** Take all space that is left; the file's path. */
function fill(dir) {
  const path = join(dir, 'filler'), fd = openSync(path, 'w')
  for (let size = 1 << 20; size >= 512;) {
    try {
      writeSync(fd, Buffer.alloc(size, 1))
    } catch (e) {
      if (e.code !== 'ENOSPC') throw e
      size >>= 1
    }
  }
  fsyncSync(fd)
  closeSync(fd)
  return path
}

/** A small file system; null and a skip with its reason where none can be mounted. */
async function small(t) {
  const base = await mkdtemp(join(tmpdir(), 'tiantou-disk-')), mount = join(base, 'small')
  await chmod(base, 0o711)
  mkdirSync(mount)
  const mounted = await run('mount', ['-t', 'tmpfs', '-o', `size=${SIZE},mode=0711`, 'tmpfs', mount])
  t.after(async () => {
    await run('umount', ['-l', mount])
    await rm(base, { recursive: true, force: true })
  })
  if (mounted.code === 0) return { base, mount }
  t.skip(`no small file system can be mounted here (root is needed): ${mounted.err.trim()}`)
  return null
}

const freePort = () => new Promise((done) => {
  const s = net.createServer().listen(0, '127.0.0.1', () => {
    const { port } = s.address()
    s.close(() => done(port))
  })
})

/** A PostgreSQL server of the test's own, with a tablespace on the small disk. */
async function cluster(t, base, mount) {
  const dir = join(base, 'pg'), tool = join(ROOT, 'tools/pg_temp.sh')
  const begun = await run(tool, ['start', dir, String(await freePort())])
  t.after(() => run(tool, ['stop', dir]))
  assert.equal(begun.code, 0, begun.err)
  const server = begun.out.trim(), place = join(mount, 'ts')
  mkdirSync(place)
  if (process.getuid() === 0) assert.equal((await run('chown', ['postgres', place])).code, 0)
  const made = await run('psql', [server, '-qXc', `CREATE TABLESPACE small LOCATION '${place}'`])
  assert.equal(made.code, 0, made.err)
  return { server, tablespace: 'small' }
}

async function diskFull(t, engine) {
  const disk = await small(t)
  if (!disk) return
  const { base, mount } = disk
  const server = await start(t, engine, engine === 'sqlite' ? { dir: join(mount, 'data'), bin: BIN } : { bin: BIN, pg: await cluster(t, base, mount) })
  const county = await build(server)
  const robot = await machine(server)
  const j = await county.whole('满仓合作社')
  let n = 0
  const batch = () => ({ raw: JSON.stringify(document(Array.from({ length: 200 }, () => objectEvent(++n)))), type: 'application/json' })
  let acknowledged = 0
  for (let i = 0; i < 3; i++) acknowledged += (await robot.ok('POST', '/epcis/v2/capture', batch())).accepted

  const filler = fill(mount)
  const refusals = []
  await t.test('writes are refused with 507 disk_full', async () => {
    for (let i = 0; i < 60 && refusals.length < 3; i++) {
      const r = await robot.call('POST', '/epcis/v2/capture', batch())
      if (r.status === 202) {
        acknowledged += r.body.accepted
        continue
      }
      assert.equal(r.status, 507, r.text)
      assert.equal(r.body.code, 'disk_full')
      assert.ok(r.headers['retry-after'])
      assert.ok(!/sqlite|SELECT|INSERT|\/tmp/i.test(r.text), r.text)
      refusals.push(r)
    }
    assert.ok(refusals.length >= 3, 'writes were never refused')
    const zh = await j.owner.in('zh').call('POST', '/api/v1/records', { body: { season: j.season.uuid, kind: 'weed', day: day(), note: '草'.repeat(900) } })
    assert.ok([201, 507].includes(zh.status), zh.text)
    if (zh.status === 507) assert.match(zh.body.title, /存储空间已满/)
    const photo = await j.owner.call('POST', '/api/v1/photos', multipart([{ name: 'file', filename: 'a.png', type: 'image/png', data: PNG }]))
    assert.ok([201, 507].includes(photo.status), photo.text)
  })
  await t.test('reads go on', async () => {
    for (let i = 0; i < 20; i++) assert.equal((await server.client().get(j.path, undefined, { headers: { accept: 'text/html' } })).status, 200)
    assert.equal((await j.owner.get('/api/v1/lots')).status, 200)
    assert.equal((await server.client().get('/healthz')).status, 200)
    assert.equal((await j.owner.get('/api/v1/lots', { format: 'csv' })).status, 200)
    assert.equal((await queryAll(robot, { perPage: 1000, eventType: 'ObjectEvent', EQ_bizStep: 'shipping' })).length, acknowledged, 'everything acknowledged and nothing else')
  })
  await t.test('space returns: writes work again, the same process', async () => {
    unlinkSync(filler)
    const pid = server.proc.pid
    let r
    for (let i = 0; i < 50; i++) {
      r = await robot.call('POST', '/epcis/v2/capture', batch())
      if (r.status === 202) break
      await sleep(200)
    }
    assert.equal(r.status, 202, r.text)
    acknowledged += r.body.accepted
    assert.equal(server.proc.pid, pid)
    await county.record(j.owner, j.season, 'weed', 0)
    assert.equal((await queryAll(robot, { perPage: 1000, eventType: 'ObjectEvent', EQ_bizStep: 'shipping' })).length, acknowledged)
    await county.certificate(j.owner, j.lot, { weight_g: 1000 })
    t.diagnostic(`disk full [${engine}]: ${refusals.length} of ${refusals.length} refusals said disk_full; ${acknowledged} of ${acknowledged} acknowledged events are there`)
  })
  await t.test('nothing is damaged', async () => {
    await server.stop()
    const check = await server.run('check')
    assert.equal(check.code, 0, check.out + check.err)
  })
}

onBoth('disk full: writes refused, reads go on, recovery without restart', diskFull)

/** The smallest picture: one white point. */
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==', 'base64')
