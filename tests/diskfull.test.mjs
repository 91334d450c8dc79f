// diskfull.test.mjs: the disk of the data folder fills up: writes are refused with a clear error, reads go on, and when space
// returns the server goes on by itself. Needs a file system of its own for the data folder: a small tmpfs, which only root mounts.
import assert from 'node:assert/strict'
import { closeSync, fsyncSync, openSync, unlinkSync, writeSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { BIN, run, sleep, start } from './lib/server.mjs'
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

test('disk full: writes refused, reads go on, recovery without restart [sqlite]', { timeout: 120000 }, async (t) => {
  const mount = await mkdtemp(join(tmpdir(), 'tiantou-disk-'))
  const mounted = await run('mount', ['-t', 'tmpfs', '-o', `size=${SIZE},mode=0700`, 'tmpfs', mount])
  if (mounted.code !== 0) {
    await rm(mount, { recursive: true })
    return t.skip(`no small file system can be mounted here (root is needed): ${mounted.err.trim()}`)
  }
  t.after(async () => {
    await run('umount', ['-l', mount])
    await rm(mount, { recursive: true, force: true })
  })
  const server = await start(t, 'sqlite', { dir: mount, bin: BIN })
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
    t.diagnostic(`disk full: ${refusals.length} of ${refusals.length} refusals said disk_full; ${acknowledged} of ${acknowledged} acknowledged events are there`)
  })
  await t.test('nothing is damaged', async () => {
    await server.stop()
    const check = await server.run('check')
    assert.equal(check.code, 0, check.out + check.err)
  })
})

/** The smallest picture: one white point. */
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==', 'base64')
