// labels.test.mjs: label sheets as a printer and a phone get them: rendered by another program (poppler), the codes read by another (zbar)
// and compared with the list of codes; pages counted; sizes; memory of the server while many are made.
import assert from 'node:assert/strict'
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { run, start } from './lib/server.mjs'
import { build } from './lib/county.mjs'

const FORMATS = { '100x70': 1, '50x30': 1, a4: 21 }   // labels a page
const PRINTER_DPI = '203'                             // of an ordinary label printer

const tools = await Promise.all(['pdftoppm', 'zbarimg', 'pdfinfo'].map(async (name) => ((await run('sh', ['-c', `command -v ${name}`])).code === 0 ? '' : name)))
const missing = tools.filter(Boolean)
const skip = missing.length ? `${missing.join(', ')} not installed (apt-get install poppler-utils zbar-tools)` : false

const rss = async (pid) => Number(/VmRSS:\s+(\d+) kB/.exec(await readFile(`/proc/${pid}/status`, 'utf8'))[1]) / 1024

/** The texts of all codes of a PDF, in order of pages. */
async function codesOf(dir, pdf) {
  await writeFile(join(dir, 'l.pdf'), pdf)
  const drawn = await run('pdftoppm', ['-r', PRINTER_DPI, '-gray', join(dir, 'l.pdf'), join(dir, 'p')])
  assert.equal(drawn.code, 0, drawn.err)
  assert.ok(!/error/i.test(drawn.err), drawn.err)
  const pages = (await readdir(dir)).filter((f) => f.endsWith('.pgm')).sort()
  const read = await run('zbarimg', ['-q', '--raw', '-Sdisable', '-Sqrcode.enable', ...pages.map((f) => join(dir, f))])
  for (const f of pages) await rm(join(dir, f))
  return read.out.trim().split('\n').filter((l) => l.startsWith('http'))
}

test('labels: rendered and read by other programs', { timeout: 300000, skip }, async (t) => {
  // Memory is measured: what was freed must not wait in the sanitizer's quarantine.
  const env = { ASAN_OPTIONS: 'detect_leaks=1:exitcode=99:allocator_may_return_null=1:quarantine_size_mb=1:thread_local_quarantine_size_kb=64' }
  const server = await start(t, 'sqlite', { env, conf: { 'net.public_url': 'https://trace.example.cn' } })
  const county = await build(server)
  const j = await county.whole('标签合作社')
  const dir = await mkdtemp(join(tmpdir(), 'tiantou-labels-'))
  t.after(() => rm(dir, { recursive: true, force: true }))
  const batch = await j.owner.postOk('/api/v1/code-batches', { lot: j.lot.uuid, kind: 'pack', count: 50000, net_g: 20 })
  const at = `/api/v1/code-batches/${batch.uuid}`
  const csv = (await j.owner.get(`${at}/codes.csv`)).text.replace('\uFEFF', '').trim().split('\r\n').slice(1).map((l) => l.split(',')[0])
  assert.equal(csv.length, 50000)

  for (const [format, perPage] of Object.entries(FORMATS))
    for (const lang of ['zh', 'en']) {
      const n = perPage === 1 ? 30 : 50, from = 1234
      const r = await j.owner.in(lang).get(`${at}/labels.pdf`, { format, from, count: n })
      assert.equal(r.status, 200, r.text.slice(0, 300))
      const want = csv.slice(from, from + n), have = await codesOf(dir, r.bytes)
      assert.deepEqual([...have].sort(), [...want].sort(), `${format} ${lang}`)
      const info = await run('pdfinfo', [join(dir, 'l.pdf')])
      assert.equal(Number(/Pages:\s+(\d+)/.exec(info.out)[1]), Math.ceil(n / perPage), format)
      assert.equal(info.err, '')
      t.diagnostic(`labels ${format} (${lang}): ${have.length} of ${n} codes read at ${PRINTER_DPI} dpi, ${Math.ceil(n / perPage)} pages, ${r.bytes.length} bytes`)
    }

  await t.test('one code for a whole lot', async () => {
    const r = await j.owner.get(`/api/v1/code-batches/${j.codes.uuid}/labels.pdf`, { format: '50x30' })
    assert.deepEqual(await codesOf(dir, r.bytes), [`https://trace.example.cn${j.path}`])
  })

  await t.test('many: every page is there, small, in bounded memory', async (t) => {
    await j.owner.get(`${at}/labels.pdf`, { format: '50x30', count: 1000 }) // fonts are mapped now
    const before = await rss(server.proc.pid)
    const r = await j.owner.call('GET', `${at}/labels.pdf`, { query: { format: '50x30' }, timeout: 240000 })
    const grown = (await rss(server.proc.pid)) - before
    await writeFile(join(dir, 'l.pdf'), r.bytes)
    const info = await run('pdfinfo', [join(dir, 'l.pdf')])
    assert.equal(Number(/Pages:\s+(\d+)/.exec(info.out)[1]), 50000)
    const last = await run('pdftoppm', ['-r', PRINTER_DPI, '-gray', '-f', '50000', join(dir, 'l.pdf'), join(dir, 'p')])
    assert.equal(last.code, 0, last.err)
    const [page] = (await readdir(dir)).filter((f) => f.endsWith('.pgm'))
    assert.equal((await run('zbarimg', ['-q', '--raw', join(dir, page)])).out.trim(), csv.at(-1))
    t.diagnostic(`labels: 50000 of 50000 pages in one document, ${Math.round(r.bytes.length / 50000)} bytes each; the server grew by ${grown.toFixed(0)} MiB`)
    assert.ok(r.bytes.length / 50000 < 800, 'a label takes less than 800 bytes')
    assert.ok(grown < 96, `the server grew by ${grown} MiB`)
  })
})
