// large.test.mjs: documents larger than anybody needs: a body of 2 GB announced, a body without end, events with a million EPCs, files that
// no memory holds. What is refused names its limit and leaves nothing; what is taken is streamed. tools/large.sh does the same with 2.1 GB.
import assert from 'node:assert/strict'
import { createWriteStream, statSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { join } from 'node:path'
import test from 'node:test'
import { BIN_FAST, onBoth, sleep, sql, start } from './lib/server.mjs'
import { capture, document, machine, objectEvent } from './lib/events.mjs'

const MIB = 1 << 20
/** A request by hand: its head, then pieces until the server answers. {text, sent}: what came back, how many bytes of body went out. */
async function pour(server, head, piece, most) {
  const { hostname, port } = new URL(server.url), s = connect(Number(port), hostname)
  let text = '', sent = 0, over = false
  s.setMaxListeners(0)
  s.on('data', (d) => { text += d })
  s.on('error', () => { over = true })
  s.on('close', () => { over = true })
  await new Promise((go) => { s.once('connect', go) })
  s.write(head)
  for (const end = Date.now() + 60000; !over && !/\r\n\r\n[^]*\}/.test(text) && Date.now() < end;) {
    if (piece && sent < most) {
      sent += piece.length
      if (!s.write(piece)) await new Promise((go) => { s.once('drain', go); s.once('close', go); setTimeout(go, 1000) })
    } else await sleep(20)
    await sleep(0)
  }
  s.destroy()
  return { text, sent, over, status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1]) }
}

onBoth('large: bodies without measure are cut off at the limit, and nothing is stored', async (t, engine) => {
  const server = await start(t, engine), client = await machine(server)
  const head = (path, more) => `POST ${path} HTTP/1.1\r\nHost: ${new URL(server.url).host}\r\nAuthorization: Bearer ${client.key}\r\nAccept-Language: en\r\nContent-Type: application/json\r\n${more}\r\n\r\n`
  const count = async () => (await sql(server, 'SELECT (SELECT count(*) FROM epcis_event), (SELECT count(*) FROM epcis_capture)'))[0]
  const before = await count()
  for (const path of ['/epcis/v2/capture', '/epcis/v2/events']) {
    const announced = await pour(server, head(path, 'Content-Length: 2147483648'))
    assert.equal(announced.status, 413, announced.text.slice(0, 500))
    assert.match(announced.text, /over \d+ bytes/, 'the limit is named')
    const signed = await pour(server, head(path, 'Content-Length: 4294967295'))
    assert.equal(signed.status, 413)
    const most = Number(/over (\d+) bytes/.exec(announced.text)[1])
    const piece = Buffer.from(`${MIB.toString(16)}\r\n${'x'.repeat(MIB)}\r\n`)
    const endless = await pour(server, head(path, 'Transfer-Encoding: chunked'), piece, 512 * MIB)
    assert.ok(endless.over || endless.status === 413, 'it is not cut off')
    assert.ok(endless.sent <= most + 16 * MIB, `${endless.sent} bytes went out`)
    t.diagnostic(`large [${engine}] ${path}: 2 GiB announced: 413 at once, naming ${most} bytes; without end: cut off after ${Math.round(endless.sent / MIB)} MiB were sent`)
  }
  assert.equal(await count(), before, 'nothing is stored')
  assert.equal((await capture(client, document([objectEvent(1)]))).success, true, 'and the next one is taken')
})

onBoth('large: an event with a million EPCs is refused by its limit, the others of its document are taken', async (t, engine) => {
  const server = await start(t, engine), client = await machine(server)
  const many = objectEvent(1, { epcList: Array.from({ length: 1000000 }, (_, i) => `urn:x:${i.toString(36)}`) })
  const text = JSON.stringify(document([many, objectEvent(2)]))
  assert.ok(text.length < 32 * MIB)
  const job = await capture(client, text, { behaviour: 'proceed' })
  assert.deepEqual([job.accepted, job.refused, job.errors[0].index], [1, 1, 0], JSON.stringify(job.errors).slice(0, 500))
  assert.match(job.errors[0].detail, /\d{4,}/, 'the limit is named')
  assert.equal((await sql(server, 'SELECT count(*) FROM epcis_epc'))[0], '1')
  t.diagnostic(`large [${engine}]: ${Math.round(text.length / MIB)} MiB with an event of 1,000,000 EPCs: "${job.errors[0].detail}", the other event taken`)
})

/** A document of n events of about `size` bytes each. */
async function write(path, n, size) {
  const f = createWriteStream(path), pad = 'abcdefghij'.repeat(size / 10)
  f.write('{"@context":["https://ref.gs1.org/standards/epcis/epcis-context.jsonld",{"ex":"https://ex.example/"}],"type":"EPCISDocument","schemaVersion":"2.0","creationDate":"2026-01-01T00:00:00Z","epcisBody":{"eventList":[')
  for (let i = 0; i < n; i++)
    if (!f.write(`${i ? ',' : ''}${JSON.stringify({ ...objectEvent(i), 'ex:pad': pad })}`)) await once(f, 'drain')
  f.end(']}}')
  await once(f, 'finish')
  return statSync(path).size
}

/** The most memory an import of the file takes, MiB. */
async function peakOf(server, path) {
  // Memory is measured: what was freed must not wait in the sanitizer's quarantine.
  const env = { ...process.env, ASAN_OPTIONS: 'detect_leaks=0:quarantine_size_mb=1:thread_local_quarantine_size_kb=64' }
  const child = spawn(BIN_FAST, ['import', 'events', ...server.data, path], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let peak = 0, out = '', code = null
  child.stdout.on('data', (d) => { out += d })
  child.stderr.resume()
  child.on('close', (c) => { code = c })
  while (code === null) {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '')
    peak = Math.max(peak, Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024)
    await sleep(20)
  }
  assert.equal(code, 0, out)
  return { peak, out }
}

test('large: a file is imported in the memory of a small one', { timeout: 300000 }, async (t) => {
  const server = await start(t, 'sqlite')
  await server.stop()
  const small = join(server.base, 'small.json'), large = join(server.base, 'large.json')
  const bytes = [await write(small, 2500, 20000), await write(large, 15000, 20000)]
  const first = await peakOf(server, small)
  await rm(small)
  const second = await peakOf(server, large)
  await rm(large)
  assert.match(second.out, /12500 accepted, 2500 duplicate, 0 refused/)
  assert.ok(second.peak < first.peak + 64, `${second.peak} MiB for ${bytes[1]} bytes, ${first.peak} MiB for ${bytes[0]}`)
  t.diagnostic(`large: ${Math.round(bytes[0] / 1e6)} MB imported in ${Math.round(first.peak)} MiB, ${Math.round(bytes[1] / 1e6)} MB in ${Math.round(second.peak)} MiB`)
})
