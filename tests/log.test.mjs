// log.test.mjs: the public log of a whole server, read as a stranger reads it and checked with Node's own cryptography: the checkpoint's
// signature, the tiles against its root, the entries against the tiles, every older checkpoint against the newer one.
import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { onBoth, sleep, sql, start, tiantou } from './lib/server.mjs'
import { build } from './lib/county.mjs'
import { capture, document, machine, objectEvent } from './lib/events.mjs'
import { checkpointOf, inclusionRoot, leafHash, Log, sha256, signers, vkey } from './lib/log.mjs'

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

/** A public proof file checked with nothing but Node's cryptography: the record, or why not. */
function checked(file, keys) {
  const [head, note] = [file.proof.slice(0, file.proof.indexOf('\n\n')), file.proof.slice(file.proof.indexOf('\n\n') + 2)]
  const [lead, index, ...path] = head.split('\n')
  assert.equal(lead, 'c2sp.org/tlog-proof@v1')
  const entry = sha256(Buffer.from(`tiantou-record/1\n${file.kind}\n`), Buffer.from(file.salt, 'hex'), Buffer.from(file.closed, 'hex'), Buffer.from(file.record))
  const c = checkpointOf(note)
  assert.ok(inclusionRoot(Number(index.slice(6)), c.size, leafHash(entry), path.map((p) => Buffer.from(p, 'base64'))).equals(c.root), 'the path does not lead to the root')
  assert.equal(signers(note, keys).length, 1)
  return JSON.parse(file.record)
}

onBoth('log: what a page shows has a proof that anybody can check', async (t, engine) => {
  const server = await start(t, engine, { conf: { 'proof.every': '1s' } })
  const county = await build(server)
  const j = await county.whole()
  const other = await county.whole('别家合作社', { codes: false })
  const log = new Log(server.url)
  const all = async () => Number((await sql(server, 'SELECT (SELECT coalesce(sum(n), 0) FROM proof_run) + (SELECT coalesce(sum(n), 0) FROM proof_inbox)'))[0])
  for (const until = Date.now() + 30000; ((await log.checkpoint())?.size ?? 0) < (await all()); await sleep(200)) assert.ok(Date.now() < until, 'no checkpoint of everything')
  const keys = await log.keys()
  const page = async (lot) => (await text(server, `/01/${lot.gtin}/10/${encodeURIComponent(lot.lot_no)}?lang=zh`)).text
  const shown = [...(await page(j.lot)).matchAll(/href="(\/log\/proof\?[^"]+)"/g)].map((m) => m[1].replaceAll('&amp;', '&'))
  assert.ok(shown.length >= 4, `${shown.length} proofs are linked on the page`)
  assert.match(await page(j.lot), /记录于 .{5,60}，此后未改动/)
  const [key] = (await text(server, '/log/keys')).text.trim().split('\n')
  const stranger = server.client({ origin: false })
  const records = []
  const scratch = join(server.base, 'proof.json')
  for (const href of shown) {
    const r = await text(server, href)
    assert.equal(r.status, 200, r.text)
    assert.ok(r.text.length < 6000, `a proof file of ${r.text.length} bytes`)
    const file = JSON.parse(r.text)
    records.push(checked(file, keys))
    for (const secret of ['13800138000', '王小满', '0578-6820000', 'lab 员', 'owner1', 'office 员']) assert.ok(!r.text.includes(secret), `${href}: ${secret}`)
    await writeFile(scratch, r.text)
    const v = await tiantou('verify', '--key', key, scratch)
    assert.equal(v.code, 0, v.out + v.err)
    assert.equal((await tiantou('verify', scratch)).code, 2, 'without a key it is not said to hold')
  }
  assert.ok(records.some((r) => r.paper === 'certificate' && r.number === j.cert.cert_no && r.state === 'valid'))
  assert.ok(records.some((r) => r.type === 'ObjectEvent' && r.epc?.includes(j.lot.lot_no)))
  t.diagnostic(`log [${engine}]: ${records.length} of ${shown.length} proof files of a page hold, with Node's cryptography and with tiantou verify`)

  // Files changed by hand: every one is refused.
  const good = JSON.parse((await text(server, shown[0])).text)
  const bad = {
    'another record': { ...good, record: good.record.replace(/"recordTime":"20/, '"recordTime":"19') },
    'another record with its entry': { ...good, record: good.record.replace(/"recordTime":"20/, '"recordTime":"19'), entry: undefined },
    'another salt': { ...good, salt: good.salt.replace(/^./, (c) => (c === '0' ? '1' : '0')), entry: undefined },
    'another kind': { ...good, kind: 'audit', entry: undefined },
    'another index': { ...good, proof: good.proof.replace(/index \d+/, 'index 0') },
    'no path': { ...good, proof: good.proof.replace(/(index \d+\n)[^]*?\n\n/, '$1\n') },
    'a larger tree': { ...good, proof: good.proof.replace(/\n\n(\S+)\n\d+\n/, '\n\n$1\n99999\n') },
    'an old version': { ...good, 'tiantou-proof': 0 },
    'no JSON': null,
  }
  let refused = 0
  for (const [what, file] of Object.entries(bad)) {
    await writeFile(scratch, file ? JSON.stringify(file) : 'x')
    const v = await tiantou('verify', '--key', key, scratch)
    assert.equal(v.code, 1, `${what}: ${v.out}`)
    refused++
  }
  await writeFile(scratch, JSON.stringify(good))
  const foreign = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
  assert.equal((await tiantou('verify', '--key', foreign, scratch)).code, 1, 'a key of somebody else')
  t.diagnostic(`log [${engine}]: ${refused + 1} of ${refused + 1} spoilt files refused`)

  // What no page shows has no public proof: leaves of other lots, of the audit trail, of field records.
  const mine = new Set(shown.map((h) => Number(/leaf=(\d+)/.exec(h)[1])))
  const size = (await log.checkpoint()).size
  let hidden = 0
  for (let leaf = 0; leaf < size; leaf++) {
    const r = await stranger.get('/log/proof', { gtin: j.lot.gtin, lot: j.lot.lot_no, leaf })
    if (r.status === 200) assert.ok(mine.has(leaf) || /"type":"\w+Event"|"paper":"test"/.test(r.body.record), `leaf ${leaf}: ${r.text.slice(0, 200)}`)
    else { assert.equal(r.status, 404); hidden++ }
    assert.ok(!r.text.includes(other.lot.gtin), `another lot: ${r.text}`)
  }
  t.diagnostic(`log [${engine}]: ${hidden} of ${size} leaves have no public proof under this code`)

  // The whole file, with its closed part: for offices over the whole county, of any leaf or event, and the audit trail says who took it.
  const taken = []
  for (const leaf of [0, 3, size - 1]) {
    const r = await county.agri.call('POST', '/api/v1/log-proofs', { body: { leaf } })
    assert.equal(r.status, 200, r.text)
    taken.push(r.text)
  }
  const eventID = (await county.office.getOk('/api/v1/trace', { epc: other.lot.epc })).edges.find((e) => e.event).event
  const ofEvent = await county.office.postOk('/api/v1/log-proofs', { event: eventID })
  assert.equal(JSON.parse(ofEvent.private).eventID, eventID)
  for (const body of [...taken, JSON.stringify(ofEvent)]) {
    await writeFile(scratch, body)
    const v = await tiantou('verify', '--key', key, scratch)
    assert.equal(v.code, 0, v.out + v.err)
    await writeFile(scratch, body.replace(/"private":"(.*?)",/, (m, t) => `"private":"${t.slice(0, -1)} ",`))
    assert.equal((await tiantou('verify', '--key', key, scratch)).code, 1, 'a closed part that was changed')
  }
  for (const [who, body, status] of [[j.owner, { leaf: 0 }, 403], [county.lab, { leaf: 0 }, 403], [county.admin, { leaf: 0 }, 403], [county.agri, { leaf: size + 1000 }, 404], [county.agri, {}, 422], [county.agri, { leaf: 0, event: eventID }, 422], [county.agri, { event: 'urn:uuid:none' }, 404]])
    assert.equal((await who.call('POST', '/api/v1/log-proofs', { body })).status, status, JSON.stringify(body))
  assert.equal((await county.agri.all('/api/v1/audit')).filter((l) => l.action === 'trace.proof.read').length, 4, 'who took what is in the audit trail')
  // Where an event came from is told to those who see the event.
  assert.equal((await county.office.getOk(`/api/v1/event-origins/${encodeURIComponent(eventID)}`)).here, true)
  assert.equal((await other.owner.getOk(`/api/v1/event-origins/${encodeURIComponent(eventID)}`)).here, true)
  assert.equal((await j.owner.get(`/api/v1/event-origins/${encodeURIComponent(eventID)}`)).status, 404, 'another producer')

  // A certificate changed by hand: the page no longer says that nothing was changed.
  await sql(server, `UPDATE certify_cert SET weight_g = weight_g + 1000 WHERE cert_no = '${j.cert.cert_no}'`)
  await sleep(1100) // a rendered page may live for a second
  const html = await page(j.lot), at = html.indexOf(`编号 ${j.cert.cert_no}`)
  assert.ok(!/此后未改动/.test(html.slice(at, html.indexOf('</section>', at)).split('产地准出')[0]), 'a changed certificate is said to be unchanged')
})
