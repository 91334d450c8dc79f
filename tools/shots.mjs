// shots.mjs: the pictures of the papers. Makes the demonstration county in a temporary folder, serves it on a free port, opens each
// page as the person it is for, and writes docs/img/NAME.png with at most 256 colours. Says of each page what the browser
// complained about and what is wider than the screen.
//   node tools/shots.mjs [NAME…]       only these; environment: TIANTOU_BIN (build/tiantou), CHROMIUM (/usr/bin/chromium)
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { deflateSync, inflateSync } from 'node:zlib'
import { chromium } from '../front/node_modules/playwright-core/index.mjs'

const ROOT = resolve(import.meta.dirname, '..'), OUT = join(ROOT, 'docs/img')
const BIN = resolve(process.env.TIANTOU_BIN ?? join(ROOT, 'build/tiantou'))
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--lang=zh-CN']
const DESK = { width: 1280, height: 820 }, PHONE = { width: 390, height: 800 }

// ---- the pictures: name, who is signed in, where, how. where is a path, or a function of what was looked up -------------------
const c = (path) => (x) => `/console${path.replace(/\{(\w+)\}/g, (_, k) => encodeURIComponent(x[k]))}`
const SHOTS = [
  ['scan-good', null, (x) => x.scan.good, { phone: true, tall: 1500 }],
  ['scan-good-desk', null, (x) => x.scan.good, { tall: 1100 }],
  ['scan-en', null, (x) => `${x.scan.good}?lang=en`, { phone: true }],
  ['scan-pack', null, (x) => x.scan.pack, { phone: true }],
  ['scan-declared', null, (x) => x.scan.declared, { phone: true }],
  ['scan-recalled', null, (x) => x.scan.recalled, { phone: true }],
  ['scan-revoked', null, (x) => x.scan.revoked, { phone: true }],
  ['scan-locked', null, (x) => x.scan.locked, { phone: true }],
  ['scan-unknown', null, (x) => x.scan.unknown, { phone: true }],
  ['page-home', null, '/', { phone: true }],
  ['page-cert', null, (x) => x.cert, { phone: true }],
  ['page-season', null, (x) => x.seasonPage, { phone: true, tall: 1200 }],
  ['page-product', null, (x) => x.product, { phone: true }],
  ['page-complain', null, (x) => `/complain?code=${encodeURIComponent(x.scan.good)}`, { phone: true }],
  ['page-marks', null, '/help/marks', { phone: true }],
  ['page-api', null, '/api/', {}],
  ['mall-home', null, '/mall/', { phone: true, tall: 1300 }],
  ['mall-home-desk', null, '/mall/', { tall: 1100 }],
  ['mall-search', null, '/mall/search', { phone: true }],
  ['mall-goods', null, (x) => `/mall/goods/${x.mallGoods}`, { phone: true, tall: 1300 }],
  ['mall-goods-desk', null, (x) => `/mall/goods/${x.mallGoods}`, { tall: 1000 }],
  ['mall-sign-in', null, '/mall/sign-in', { phone: true }],
  ['mall-packages', null, '/mall/packages', { phone: true }],
  ['mall-order', '10000000001', (x) => `/mall/orders/${x.myOrder}`, { phone: true, tall: 1300 }],
  ['mall-seller-orders', 'owner2', '/mall/seller/orders', { phone: true }],
  ['mall-seller-goods', 'owner2', '/mall/seller/goods', { phone: true }],
  ['console-sign-in', null, '/console/sign-in', { phone: true }],
  ['console-today', 'owner1', c('/today'), { phone: true }],
  ['console-record', 'owner1', c('/seasons/{mySeason}/record'), { phone: true, tall: 1100 }],
  ['console-harvest', 'owner1', c('/seasons/{mySeason}/harvest'), { phone: true }],
  ['console-my-lot', 'owner1', c('/lots/{myLot}'), { phone: true, tall: 1100 }],
  ['console-issue', 'owner1', c('/certificates/new'), { phone: true }],
  ['console-overview', 'office', c('/'), { tall: 1300 }],
  ['console-operators', 'office', c('/operators')],
  ['console-operator', 'office', c('/operators/{operator}')],
  ['console-levels', 'office', c('/levels')],
  ['console-plots', 'office', c('/plots')],
  ['console-map', 'office', c('/plots?view=map')],
  ['console-plot', 'office', c('/plots/{plot}')],
  ['console-seasons', 'office', c('/seasons')],
  ['console-calendar', 'office', c('/seasons?view=calendar')],
  ['console-season', 'office', c('/seasons/{season}'), { tall: 1100 }],
  ['console-records', 'office', c('/records')],
  ['console-record-page', 'office', c('/records/{record}')],
  ['console-lots', 'office', c('/lots')],
  ['console-lot', 'office', c('/lots/{lot}'), { tall: 1100 }],
  ['console-inputs', 'office', c('/inputs')],
  ['console-templates', 'office', c('/procedures')],
  ['console-products', 'office', c('/products')],
  ['console-tests', 'lab', c('/tests')],
  ['console-test', 'lab', c('/tests/{test}')],
  ['console-certificates', 'office', c('/certificates')],
  ['console-certificate', 'office', c('/certificates/{certificate}'), { tall: 1000 }],
  ['console-releases', 'agri', c('/releases')],
  ['console-limits', 'office', c('/limits')],
  ['console-codes', 'office', c('/codes')],
  ['console-code', 'office', c('/codes/{batch}')],
  ['console-events', 'office', c('/events')],
  ['console-event', 'office', c('/events'), { tall: 1000, click: 'tbody a' }],
  ['console-trace', 'office', c('/trace?epc={epc}'), { tall: 1000 }],
  ['console-recalls', 'office', c('/recalls')],
  ['console-recall', 'office', c('/recalls/{recall}'), { tall: 1000 }],
  ['console-findings', 'agri', c('/findings')],
  ['console-finding', 'agri', c('/findings/{finding}')],
  ['console-queries', 'office', c('/epcis-queries')],
  ['console-log', 'office', c('/log')],
  ['console-crops', 'office', c('/crops')],
  ['console-sales', 'office', c('/sales'), { tall: 1300, click: 'text=最近 90 天' }],
  ['console-order', 'office', c('/orders/{order}'), { tall: 1100 }],
  ['console-settlement', 'office', c('/settlements/{settlement}')],
  ['console-benefit', 'office', c('/benefit')],
  ['console-complaints', 'market', c('/complaints')],
  ['console-complaint', 'market', c('/complaints/{complaint}')],
  ['console-audit', 'admin', c('/audit')],
  ['console-accounts', 'admin', c('/accounts')],
  ['console-keys', 'admin', c('/keys')],
  ['console-settings', 'admin', c('/settings')],
  ['console-en', 'office', c('/lots'), { lang: 'en' }],
]

// ---- PNG with a palette ----------------------------------------------------------------------------------------------------------
const CRC = Int32Array.from({ length: 256 }, (_, n) => { let k = n; for (let i = 0; i < 8; i++) k = k & 1 ? 0xedb88320 ^ (k >>> 1) : k >>> 1; return k })
const crc = (b) => { let k = -1; for (const x of b) k = CRC[(k ^ x) & 255] ^ (k >>> 8); return ~k >>> 0 }
function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name), data]), out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length)
  body.copy(out, 4)
  out.writeUInt32BE(crc(body), body.length + 4)
  return out
}

/** Pixels of a PNG as the browser writes it (8 bits, RGB or RGBA, not interlaced), as RGB. */
function decode(png) {
  const parts = []
  let w = 0, h = 0, n = 0
  for (let at = 8; at < png.length;) {
    const size = png.readUInt32BE(at), name = png.toString('latin1', at + 4, at + 8), data = png.subarray(at + 8, at + 8 + size)
    if (name === 'IHDR') { w = data.readUInt32BE(0); h = data.readUInt32BE(4); n = data[9] === 6 ? 4 : 3 }
    if (name === 'IDAT') parts.push(data)
    at += size + 12
  }
  const raw = inflateSync(Buffer.concat(parts)), row = w * n, px = Buffer.alloc(row * h), rgb = Buffer.alloc(w * h * 3)
  for (let y = 0; y < h; y++) {
    const kind = raw[y * (row + 1)]
    for (let x = 0; x < row; x++) {
      const i = y * row + x, a = x >= n ? px[i - n] : 0, b = y ? px[i - row] : 0, d = x >= n && y ? px[i - row - n] : 0, p = a + b - d
      const pa = Math.abs(p - a), pb = Math.abs(p - b), pc = Math.abs(p - d)
      px[i] = raw[y * (row + 1) + 1 + x] + [0, a, b, (a + b) >> 1, pa <= pb && pa <= pc ? a : pb <= pc ? b : d][kind]
    }
  }
  for (let i = 0; i < w * h; i++) for (let k = 0; k < 3; k++) rgb[i * 3 + k] = px[i * n + k]
  return { w, h, rgb }
}

/** Median cut over the colours, counted at 5 bits a channel (7 where a colour fills much). */
function palette(colours) {
  const boxes = [colours]
  const spread = (b, k) => { let lo = 255, hi = 0; for (const q of b) { if (q.rgb[k] < lo) lo = q.rgb[k]; if (q.rgb[k] > hi) hi = q.rgb[k] } return hi - lo }
  const weight = (b) => Math.max(spread(b, 0), spread(b, 1), spread(b, 2)) * Math.sqrt(b.reduce((s, q) => s + q.n, 0))
  const weights = [weight(colours)]
  while (boxes.length < 256) {
    const at = weights.reduce((best, x, i) => (boxes[i].length > 1 && x > (weights[best] ?? -1) && (boxes[best]?.length > 1 || x > -1) ? i : best), boxes.findIndex((b) => b.length > 1))
    if (at < 0 || boxes[at].length < 2) break
    const box = boxes[at], k = [0, 1, 2].reduce((m, j) => (spread(box, j) > spread(box, m) ? j : m), 0), half = box.reduce((s, q) => s + q.n, 0) / 2
    box.sort((p, q) => p.rgb[k] - q.rgb[k])
    let i = 0
    for (let sum = 0; i < box.length - 1 && (sum += box[i].n) < half;) i++
    i = Math.min(Math.max(i, 1), box.length - 1)
    boxes.splice(at, 1, box.slice(0, i), box.slice(i))
    weights.splice(at, 1, weight(boxes[at]), weight(boxes[at + 1]))
  }
  return boxes
}

/** The same picture with at most 256 colours; flat areas keep theirs. */
function small(png) {
  const { w, h, rgb } = decode(png), seen = new Map()
  for (let i = 0; i < rgb.length; i += 3) {
    const key = ((rgb[i] & 0xfc) << 16) | ((rgb[i + 1] & 0xfc) << 8) | (rgb[i + 2] & 0xfc), q = seen.get(key)
    if (q) q.n++
    else seen.set(key, { key, n: 1, rgb: [rgb[i], rgb[i + 1], rgb[i + 2]] })
  }
  const boxes = palette([...seen.values()]), index = new Map(), plte = Buffer.alloc(boxes.length * 3)
  boxes.forEach((box, at) => {
    const most = box.reduce((m, q) => (q.n > m.n ? q : m))
    most.rgb.forEach((v, k) => { plte[at * 3 + k] = v })
    for (const q of box) index.set(q.key, at)
  })
  const lines = Buffer.alloc((w + 1) * h)
  for (let y = 0; y < h; y++) for (let x = 0; x < w; x++) { const i = (y * w + x) * 3; lines[y * (w + 1) + 1 + x] = index.get(((rgb[i] & 0xfc) << 16) | ((rgb[i + 1] & 0xfc) << 8) | (rgb[i + 2] & 0xfc)) }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(w)
  head.writeUInt32BE(h, 4)
  head.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk('IHDR', head), chunk('PLTE', plte), chunk('IDAT', deflateSync(lines, { level: 9, memLevel: 9 })), chunk('IEND', Buffer.alloc(0))])
}

// ---- the county -----------------------------------------------------------------------------------------------------------------------
function serve(dir) {
  const p = spawn(BIN, ['serve', '--data', dir, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] })
  return new Promise((done, fail) => {
    let out = ''
    p.on('exit', (code) => fail(new Error(`the server ended with ${code}`)))
    p.stdout.on('data', (d) => { const m = /listening on (\S+)/.exec(out += d); if (m) done({ p, url: m[1] }) })
  })
}

/** The lines of `tiantou demo`: {scan: {good: path}, seasonPage, cert, accounts: {login: password}}. */
function demo(dir) {
  const r = spawnSync(BIN, ['demo', '--data', dir, '--url', 'http://x'], { encoding: 'utf8' })
  if (r.status !== 0) throw new Error(r.stderr)
  const out = { scan: {}, accounts: {} }
  for (const line of r.stdout.trim().split('\n')) {
    const [kind, word, a, b] = line.split(' '), path = (a ?? '').replace('http://x', '')
    if (kind === 'scan') out.scan[word] = path
    if (kind === 'season') out.seasonPage = path
    if (kind === 'cert') out.cert = path
    if (kind === 'account') out.accounts[a] = b
  }
  return out
}

async function person(browser, url, found, login, shot) {
  const ctx = await browser.newContext({ viewport: { ...(shot.phone ? PHONE : DESK), ...(shot.tall && { height: shot.tall }) }, deviceScaleFactor: 1, locale: shot.lang === 'en' ? 'en-US' : 'zh-CN', timezoneId: 'Asia/Shanghai', isMobile: Boolean(shot.phone), hasTouch: Boolean(shot.phone) })
  if (shot.lang) await ctx.addInitScript((l) => { for (const k of ['tt-lang', 'tt.lang', 'lang']) localStorage.setItem(k, l) }, shot.lang)
  if (login) {
    const r = await ctx.request.post(`${url}/api/v1/session`, { data: { login, password: found.accounts[login] }, headers: { origin: url } })
    if (!r.ok()) throw new Error(`${login}: ${r.status()} ${await r.text()}`)
  }
  return ctx
}

/** Ids of good examples, asked from the interface. */
async function lookUp(browser, url, found) {
  const office = await person(browser, url, found, 'office', {}), owner = await person(browser, url, found, 'owner1', {}), buyer = await person(browser, url, found, '10000000001', {})
  const items = async (who, path) => (await (await who.request.get(url + path)).json()).items ?? []
  const first = async (who, path, keep = () => true) => { const all = await items(who, path); return (all.find(keep) ?? all[0])?.uuid ?? 'none' }
  const [gtin, lotNo] = /01\/(\d+)\/10\/([^/]+)/.exec(found.scan.good).slice(1)
  const lots = await items(office, '/api/v1/lots?limit=100'), good = lots.find((l) => l.gtin === gtin && l.lot_no === lotNo) ?? lots[0]
  const seen = await (await office.request.get(`${url}/api/v1/lots/${good.uuid}`)).json(), season = seen.season
  Object.assign(found, {
    lot: good.uuid, season, product: `/product/${gtin}`, operator: seen.operator,
    plot: (await (await office.request.get(`${url}/api/v1/seasons/${season}`)).json()).plot,
    record: await first(office, `/api/v1/records?season=${season}&limit=100`, (r) => r.kind === 'pesticide'),
    test: await first(office, `/api/v1/tests?lot=${good.uuid}`), certificate: await first(office, `/api/v1/certificates?lot=${good.uuid}`),
    batch: await first(office, `/api/v1/code-batches?limit=100`, (b) => b.kind === 'pack'), complaint: await first(office, '/api/v1/complaints?limit=50', (x) => x.state !== 'received'),
    mallGoods: await first(office, '/api/v1/mall/goods?sort=sold'), order: await first(office, '/api/v1/orders?limit=100', (o) => o.state === 'completed'), settlement: await first(office, '/api/v1/settlements?limit=100', (x) => x.state === 'paid'),
    myOrder: await first(buyer, '/api/v1/my-orders?limit=100', (o) => o.state === 'completed'), epc: seen.epc, recall: await first(office, '/api/v1/recalls?limit=50'), finding: await first(office, '/api/v1/findings?limit=50'),
    mySeason: await first(owner, '/api/v1/seasons?limit=100', (s) => s.state === 'harvesting' || s.state === 'growing'), myLot: await first(owner, '/api/v1/lots?limit=50', (l) => l.state === 'active'),
  })
  await office.close()
  await owner.close()
  await buyer.close()
}

// ---- taking them --------------------------------------------------------------------------------------------------------------------------
const wide = () => [...document.querySelectorAll('body *')].filter((e) => { const r = e.getBoundingClientRect(); return r.width && r.right > innerWidth + 1 && !e.closest('.photos, .scroll, .trap, .skip, .el-table, .leaflet-container, .el-drawer, svg, pre') && getComputedStyle(e).position !== 'fixed' }).slice(0, 4).map((e) => `${e.tagName.toLowerCase()}.${String(e.className).split(' ')[0]}`)

async function take(browser, url, found, [name, login, where, shot = {}]) {
  const ctx = await person(browser, url, found, login, shot), page = await ctx.newPage(), said = []
  page.on('console', (m) => { if (m.type() === 'error' || m.type() === 'warning') said.push(m.text().slice(0, 200)) })
  page.on('pageerror', (e) => said.push(`error: ${e.message.slice(0, 200)}`))
  page.on('response', (r) => { if (r.status() >= 400 && !r.url().includes('/01/')) said.push(`${r.status()} ${r.url().replace(url, '')}`) })
  await page.goto(url + (typeof where === 'function' ? where(found) : where), { waitUntil: 'networkidle', timeout: 20000 }).catch((e) => said.push(e.message.split('\n')[0]))
  if (shot.click) await page.click(shot.click).then(() => page.waitForLoadState('networkidle')).catch((e) => said.push(e.message.split('\n')[0]))
  await page.waitForTimeout(400)
  const file = join(OUT, `${name}.png`)
  writeFileSync(file, small(await page.screenshot()))
  const over = await page.evaluate(wide).catch(() => [])
  console.log(`${name}.png ${statSync(file).size} ${over.length ? `WIDE ${over.join(' ')} ` : ''}${said.length ? `SAID ${said.join(' | ')}` : ''}`)
  await ctx.close()
  return statSync(file).size
}

const dir = mkdtempSync(join(tmpdir(), 'tiantou-shots-'))
mkdirSync(OUT, { recursive: true })
let server, browser
try {
  const found = demo(join(dir, 'data'))
  server = await serve(join(dir, 'data'))
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS })
  await lookUp(browser, server.url, found)
  const names = process.argv.slice(2)
  let total = 0
  for (const shot of SHOTS) if (!names.length || names.includes(shot[0])) total += await take(browser, server.url, found, shot)
  console.log(`${total} bytes`)
} finally {
  await browser?.close()
  server?.p.removeAllListeners('exit')
  server?.p.kill('SIGTERM')
  rmSync(dir, { recursive: true, force: true })
}
