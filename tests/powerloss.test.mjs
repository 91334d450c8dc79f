// powerloss.test.mjs: the power goes while captures run.
// SQLite: the server is stopped in the middle of an instruction (SIGSTOP) and its files are copied as the disk could hold them. What
// was acknowledged before moment A had been synced; of what came after A the disk may have all, a part, or a part with holes: the copy
// gets a WAL cut off at a random byte behind A's end, or with a random block behind it wiped, and the database file of A or of
// the moment itself (the WAL has not begun anew between them: both are images a disk can hold). A copied WAL cannot show a disk that lies about
// a sync, nor the loss of what was synced: against those no program helps. Opened again, everything of A must be there and the log
// must agree with the rows. PostgreSQL: a server of its own with fsync, stopped with `pg_ctl -m immediate`: its sessions die where they are,
// and only its write-ahead log brings back what was committed.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { copyFile, mkdtemp, open, readFile, rm, truncate } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'

const CUTS = 12
const ROUNDS = 6
const sh = (cmd, args) => new Promise((done) => execFile(cmd, args, { maxBuffer: 1 << 26 }, (e, out, err) => done({ code: e ? (e.code ?? 1) : 0, out, err })))

/** Where the frames of the present generation end, and its salts. */
async function walEnd(path) {
  const b = await readFile(path)
  if (b.length < 32) return { end: 0, salt: '' }
  const page = b.readUInt32BE(8), salt = b.subarray(16, 24)
  let end = 32
  while (end + 24 + page <= b.length && b.subarray(end + 8, end + 16).equals(salt)) end += 24 + page
  return { end, salt: salt.toString('hex') }
}

const random = (n) => Math.floor(Math.random() * n)

/** Captures without pause until stop; acked: ids whose 2xx came. */
async function writer(robot, state, acked, n, lib) {
  for (let i = 0; !state.stop; i++) {
    const events = Array.from({ length: 1 + (i % 7) * 5 }, () => lib.objectEvent(n.next++, { eventID: `urn:uuid:${crypto.randomUUID()}` }))
    try {
      const r = await robot.call('POST', '/epcis/v2/capture', { body: lib.document(events), timeout: 20000 })
      if (r.status === 202) {
        const job = await robot.get(r.headers.location)
        if (job.status === 200 && !job.body.running && job.body.success) for (const e of events) acked.push(e.eventID)
      } else if (r.status !== 503) throw new Error(`${r.status} ${r.text.slice(0, 200)}`)
    } catch (e) {
      if (state.mayFail) continue
      throw e
    }
  }
}

async function missingOf(server, ids) {
  const { sql } = await import('./lib/server.mjs')
  const have = new Set(await sql(server, 'SELECT event_id FROM epcis_event WHERE event_id IS NOT NULL'))
  return ids.filter((id) => !have.has(id))
}

test('power loss [sqlite]: nothing acknowledged is lost, log and rows agree', { timeout: 300000 }, async (t) => {
  const { BIN_FAST, run, sleep, start } = await import('./lib/server.mjs')
  const lib = await import('./lib/events.mjs')
  const server = await start(t, 'sqlite', { bin: BIN_FAST, conf: { 'proof.every': '1s' } })
  const robot = await lib.machine(server)
  const state = { stop: false }, acked = [], n = { next: 1 }
  const writers = [1, 2, 3].map(() => writer(robot, state, acked, n, lib))
  const db = join(server.dir, 'tiantou.db'), wal = `${db}-wal`
  const scratch = await mkdtemp(join(tmpdir(), 'tiantou-power-'))
  let cut = 0, looked = 0, lost = 0
  const how = { whole: 0, cut: 0, holes: 0, olderFile: 0 }
  try {
    for (let i = 0; i < CUTS; i++) {
      await sleep(100 + random(300))
      const dir = join(scratch, String(i)), copy = join(dir, 'tiantou.db'), older = join(scratch, 'older.db')
      await sh('mkdir', ['-p', dir])
      process.kill(server.proc.pid, 'SIGSTOP') // moment A: what came back is synced
      const known = acked.slice(), a = await walEnd(wal)
      await copyFile(db, older)
      process.kill(server.proc.pid, 'SIGCONT')
      await sleep(20 + random(120))
      process.kill(server.proc.pid, 'SIGSTOP') // the moment the power goes
      const b = await walEnd(wal)
      await copyFile(wal, `${copy}-wal`)
      await copyFile(db, copy)
      process.kill(server.proc.pid, 'SIGCONT')
      await copyFile(join(server.dir, 'tiantou.conf'), join(dir, 'tiantou.conf'))
      await copyFile(join(server.dir, 'log.key'), join(dir, 'log.key'))
      if (a.salt === b.salt && b.end > a.end) { // the WAL did not begin anew: what stands behind A's end need not have reached the disk
        if (random(2)) { await copyFile(older, copy); how.olderFile++ }
        const at = a.end + random(b.end - a.end)
        if (random(2)) { await truncate(`${copy}-wal`, at); how.cut++ }
        else {
          const f = await open(`${copy}-wal`, 'r+')
          await f.write(Buffer.alloc(Math.min(4096, b.end - at)), 0, Math.min(4096, b.end - at), at)
          await f.close()
          how.holes++
        }
      } else how.whole++
      const check = await run(server.bin, ['check', '--data', dir])
      server.checkText(check.err)
      assert.equal(check.code, 0, `copy ${i}: ${check.out}${check.err}`)
      const gone = await missingOf({ dir }, known)
      cut++, looked += known.length, lost += gone.length
      await rm(dir, { recursive: true, force: true })
    }
  } finally {
    state.stop = true
    await Promise.all(writers)
    await rm(scratch, { recursive: true, force: true })
  }
  t.diagnostic(`power loss [sqlite]: ${cut} of ${CUTS} copies opened and their log agrees with their rows (WAL cut off ${how.cut}, with holes ${how.holes}, as it was ${how.whole}; ${how.olderFile} with the older database file); ${lost} of ${looked} acknowledged events lost`)
  assert.equal(lost, 0)
  assert.ok(looked > CUTS * 20, `only ${looked} events were acknowledged`)
})

const BINDIR = ['17', '16', '15', '14'].map((v) => `/usr/lib/postgresql/${v}/bin`).find((d) => existsSync(join(d, 'pg_ctl')))
const why = process.env.TIANTOU_TEST_PG ? (BINDIR ? false : 'no pg_ctl is installed') : 'TIANTOU_TEST_PG is not set: PostgreSQL is not tested here'

test('power loss [postgres]: immediate shutdowns lose nothing acknowledged', { timeout: 300000, skip: why }, async (t) => {
  const dir = await mkdtemp(join(tmpdir(), 'tiantou-pgpower-'))
  const here = new URL('..', import.meta.url).pathname, port = String(20000 + random(20000))
  await sh('chmod', ['755', dir])
  const up = await sh(join(here, 'tools/pg_temp.sh'), ['start', join(dir, 'pg'), port, 'durable'])
  t.after(async () => { await sh(join(here, 'tools/pg_temp.sh'), ['stop', join(dir, 'pg')]); await rm(dir, { recursive: true, force: true }) })
  assert.equal(up.code, 0, up.err)
  process.env.TIANTOU_TEST_PG = up.out.trim().split('\n').pop()
  const { BIN_FAST, sleep, sql, start } = await import(`./lib/server.mjs?own=${port}`)
  const lib = await import('./lib/events.mjs')
  const found = (await sh('find', [join(dir, 'pg'), '-maxdepth', '2', '-name', 'PG_VERSION'])).out.trim()
  const data = found.replace(/\/PG_VERSION$/, '')
  const asPg = (args) => (process.getuid() === 0 ? sh('setpriv', ['--reuid=postgres', '--regid=postgres', '--init-groups', '--', ...args]) : sh(args[0], args.slice(1)))
  const server = await start(t, 'postgres', { bin: BIN_FAST, conf: { 'proof.every': '1s' } })
  const robot = await lib.machine(server)
  const state = { stop: false, mayFail: true }, acked = [], n = { next: 1 }
  const writers = [1, 2, 3].map(() => writer(robot, state, acked, n, lib))
  let rounds = 0
  try {
    for (; rounds < ROUNDS; rounds++) {
      await sleep(400 + random(600))
      const opts = (await readFile(join(data, 'postmaster.opts'), 'utf8')).trim()
      const args = opts.match(/"[^"]*"/g)?.map((s) => s.slice(1, -1)) ?? []
      const r = await asPg([join(BINDIR, 'pg_ctl'), '-D', data, '-m', 'immediate', '-w', 'stop'])
      assert.equal(r.code, 0, r.err)
      const again = await asPg([join(BINDIR, 'pg_ctl'), '-D', data, '-w', '-l', join(data, 'again.log'), '-o', args.filter((s) => s !== '-D' && s !== data).join(' '), 'start'])
      assert.equal(again.code, 0, again.err + again.out)
    }
  } finally {
    state.stop = true
    await Promise.all(writers)
  }
  await server.stop()
  const check = await server.run('check', '--log')
  assert.equal(check.code, 0, check.out + check.err)
  const have = new Set(await sql(server, 'SELECT event_id FROM epcis_event WHERE event_id IS NOT NULL'))
  const lost = acked.filter((id) => !have.has(id))
  t.diagnostic(`power loss [postgres]: ${rounds} immediate shutdowns, ${lost.length} of ${acked.length} acknowledged events lost, log and rows agree`)
  assert.equal(lost.length, 0)
  assert.ok(acked.length > 50)
})
