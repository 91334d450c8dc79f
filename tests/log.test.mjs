// log.test.mjs: the public log of a whole server, read as a stranger reads it and checked with Node's own cryptography: the checkpoint's
// signature, the tiles against its root, the entries against the tiles, every older checkpoint against the newer one.
import assert from 'node:assert/strict'
import { onBoth, sleep, start } from './lib/server.mjs'
import { capture, document, machine, objectEvent } from './lib/events.mjs'
import { Log, leafHash } from './lib/log.mjs'

const text = async (server, path) => {
  const r = await fetch(`${server.url}${path}`)
  return { status: r.status, text: await r.text(), headers: r.headers }
}

onBoth('log: a stranger can check it', async (t, engine) => {
  const server = await start(t, engine, { conf: { 'net.public_url': 'https://qingtian.example', 'proof.every': '1s' } })
  const robot = await machine(server)
  const log = new Log(server.url)
  const sizes = []
  let n = 0
  for (const batch of [3, 300, 40]) {
    const job = await capture(robot, document(Array.from({ length: batch }, () => objectEvent(++n))))
    assert.equal(job.success, true)
    const was = sizes.at(-1)?.size ?? -1
    let c
    for (const until = Date.now() + 60000; ; await sleep(100)) {
      c = await log.checkpoint()
      if (c && c.size >= was + batch) break
      assert.ok(Date.now() < until, `the checkpoint does not follow: ${c?.size} of ${was + batch}`)
    }
    sizes.push(c)
  }
  const leaves = await log.leaves(sizes.at(-1).size)
  const entries = await log.entries(sizes.at(-1).size)
  assert.equal(entries.filter((e, i) => leafHash(e).equals(leaves[i])).length, leaves.length, 'an entry is not its leaf')
  let good = 0
  for (const c of sizes) good += log.rootOf(leaves.slice(0, c.size)).equals(c.root)
  t.diagnostic(`log [${engine}]: ${good} of ${sizes.length} signed checkpoints are the root of their leaves (${leaves.length} leaves), ${await log.upper(leaves)} tiles above level 0 agree`)
  assert.equal(good, sizes.length)
  assert.equal(sizes[0].origin, 'qingtian.example/log')

  const tile = await text(server, '/log/tile/0/000')
  assert.equal(tile.headers.get('content-type'), 'application/octet-stream')
  assert.match(tile.headers.get('cache-control'), /immutable/)
  assert.equal((await text(server, '/log/checkpoint')).headers.get('content-type'), 'text/plain; charset=utf-8')
  for (const path of ['/log/tile/0/x001/000', '/log/tile/0/001.p/255', '/log/tile/2/000', '/log/tile/0/0', '/log/tile/64/000', '/log/tile/entries/999', '/log/tile/0/000.p/256', '/log/tile/%2e%2e/000'])
    assert.equal((await text(server, path)).status, 404, path)
})
