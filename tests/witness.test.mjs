// witness.test.mjs: a second tiantou cosigns the first one's checkpoints (C2SP tlog-witness), set up by one setting on each side; then the
// protocol's answers, asked by hand; then a log that was put back to an older state, which the witness no longer signs.
import assert from 'node:assert/strict'
import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onBoth, sleep, start } from './lib/server.mjs'
import { capture, document, machine, objectEvent } from './lib/events.mjs'
import { Log, nodeHash, signers, treeHash, vkey } from './lib/log.mjs'

/** PROOF(m, D[n]) of RFC 6962 section 2.1.2. */
function consistency(m, leaves, whole = true) {
  const n = leaves.length
  if (m === n) return whole ? [] : [treeHash(leaves)]
  let k = 1
  while (k * 2 < n) k *= 2
  return m <= k ? [...consistency(m, leaves.slice(0, k), whole), treeHash(leaves.slice(k))] : [...consistency(m - k, leaves.slice(k), false), treeHash(leaves.slice(0, k))]
}

onBoth('witness: a second tiantou cosigns', async (t, engine) => {
  const log = await start(t, engine, { conf: { 'net.public_url': 'https://log.example', 'proof.every': '1s', 'net.client_private': '127.0.0.1' } })
  const reader = new Log(log.url)
  const logKey = (await reader.get('keys')).toString().trim()
  const witness = await start(t, engine, { conf: { 'net.public_url': 'https://witness.example', 'proof.witness_for': logKey } })
  const witnessKey = (await witness.run('log-key')).out.trim().split('\n').pop()
  assert.match(witnessKey, /^witness\.example\/witness\+/)
  await log.stop()
  await appendFile(join(log.dir, 'tiantou.conf'), `proof.witnesses = ${witness.url}/log/witness ${witnessKey}\n`)
  await log.start()
  const robot = await machine(Object.assign(log, { admin: await log.signIn('root') }))
  const keys = [vkey(logKey), vkey(witnessKey)]
  let n = 0, cosigned = 0
  const grow = async (size) => {
    assert.equal((await capture(robot, document(Array.from({ length: size }, () => objectEvent(++n))))).success, true)
    const was = (await reader.checkpoint())?.size ?? 0
    for (const until = Date.now() + 30000; ; await sleep(100)) {
      const c = await reader.checkpoint()
      if (c.size > was && signers(c.note, keys).some((k) => k.alg === 4)) return c
      assert.ok(Date.now() < until, `no cosigned checkpoint: ${c?.note}\n${log.logs().slice(-600)}`)
    }
  }
  for (const size of [5, 300, 20]) cosigned += signers((await grow(size)).note, keys).length === 2
  t.diagnostic(`witness [${engine}]: ${cosigned} of 3 checkpoints bear both signatures`)
  assert.equal(cosigned, 3)

  // By hand. The witness is at `now`.
  await log.stop()
  const base = await mkdtemp(join(tmpdir(), 'tiantou-old-'))
  t.after(() => rm(base, { recursive: true, force: true }))
  if (engine === 'sqlite') await cp(log.dir, join(base, 'data'), { recursive: true })
  await log.start()
  let now // quiet, and cosigned; then the log rests, so that the witness is asked by nobody else
  for (const until = Date.now() + 60000; ; ) {
    now = await reader.checkpoint()
    await sleep(2500)
    const c = await reader.checkpoint()
    if (c.size === now.size && signers(c.note, keys).length === 2) break
    assert.ok(Date.now() < until, 'the log does not come to rest')
  }
  const leaves = await reader.leaves(now.size)
  await log.stop()
  const ask = async (old, proof, note) => {
    const r = await fetch(`${witness.url}/log/witness/add-checkpoint`, { method: 'POST', body: `old ${old}\n${proof.map((h) => `${h.toString('base64')}\n`).join('')}\n${note}` })
    return { status: r.status, text: await r.text(), type: r.headers.get('content-type') }
  }
  const own = now.note.split('\n').slice(0, 5).join('\n') + '\n'
  const bad = (text, from, to) => text.replace(from, to)
  const CASES = [
    ['the same again', now.size, [], own, 200],
    ['an old size it is not at', now.size - 1, consistency(now.size - 1, leaves), own, 409],
    ['from nothing, as one that knows nothing', 0, [], own, 409],
    ['an old size over the checkpoint’s', now.size + 1, [], own, 400],
    ['another root, signed for this one', now.size, [], bad(own, now.root.toString('base64'), nodeHash(now.root, now.root).toString('base64')), 403],
    ['a log it does not know', now.size, [], bad(own, /^[^\n]+/, 'other.example/log'), 404],
    ['no signature', now.size, [], own.split('\n\n')[0] + '\n', 400],
    ['a signature of an unknown key only', now.size, [], own.replace(/— \S+ /, '— stranger.example '), 403],
    ['a wrong signature', now.size, [], own.replace(/(— \S+ .{40})(.)/, (_, a, c) => a + (c === 'A' ? 'B' : 'A')), 403],
    ['a proof with the same size', now.size, [now.root], own, 422],
    ['no number', 'x', [], own, 400],
    ['a hash that is none', now.size, [Buffer.from('short')], own, 400],
    ['64 hashes', now.size, Array.from({ length: 64 }, () => now.root), own, 400],
  ]
  let right = 0
  for (const [what, old, proof, note, want] of CASES) {
    const r = await ask(old, proof, note)
    assert.equal(r.status, want, `${what}: ${r.status} ${r.text}`)
    if (want === 409) assert.deepEqual([r.type, r.text], ['text/x.tlog.size', `${now.size}\n`])
    if (want === 200) assert.equal(signers(own + r.text, [vkey(witnessKey)]).length, 1)
    right++
  }
  t.diagnostic(`witness [${engine}]: ${right} of ${CASES.length} requests by hand answered as tlog-witness says`)
  await log.start()
  log.admin = await log.signIn('root')
  assert.equal((await fetch(`${log.url}/log/witness/add-checkpoint`, { method: 'POST', body: 'old 0\n\n' })).status, 404, 'who is no witness says so')

  // The county puts an older database back and goes on from there: another history under the same name. Nobody cosigns it.
  if (engine !== 'sqlite') return
  const more = await grow(7)
  await log.stop()
  await rm(log.dir, { recursive: true, force: true })
  await cp(join(base, 'data'), log.dir, { recursive: true })
  await log.start()
  log.admin = await log.signIn('root')
  const again = await machine(log, 'second')
  const fork = document(Array.from({ length: 60 }, () => objectEvent(100000 + ++n)))
  assert.equal((await capture(again, fork)).success, true)
  let c
  for (const until = Date.now() + 30000; (c = await reader.checkpoint()).size <= more.size; await sleep(100)) assert.ok(Date.now() < until, 'no checkpoint')
  await sleep(2500)
  c = await reader.checkpoint()
  assert.deepEqual(signers(c.note, keys).map((k) => k.alg), [1], 'the witness signed two histories of one log')
})
