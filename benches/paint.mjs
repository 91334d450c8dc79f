// paint.mjs: how long a stranger waits for a page of the mall: the largest contentful paint and the bytes of a first visit, on a phone in Chromium
// throttled as its developer tools' preset "Slow 4G" does (1.44 Mbit/s down, 0.675 up, 562.5 ms a request), nothing cached, median of several.
//   node benches/paint.mjs URL COUNT PATH…    one line a path: path=… lcp_ms=… fcp_ms=… bytes=… requests=… element=…
import { chromium } from '../front/node_modules/playwright-core/index.mjs'

const [url, count, ...paths] = process.argv.slice(2)
if (!paths.length) throw new Error('paint.mjs URL COUNT PATH…')
const SLOW_4G = { offline: false, latency: 562.5, downloadThroughput: 180000, uploadThroughput: 84375 }
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, locale: 'zh-CN' }
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage']
const browser = await chromium.launch({ executablePath: process.env.TIANTOU_CHROMIUM ?? '/usr/bin/chromium', args: FLAGS })
const median = (all) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)]

/** One visit by somebody who was never here. */
async function visit(path) {
  const context = await browser.newContext(PHONE), page = await context.newPage(), cdp = await context.newCDPSession(page)
  let bytes = 0, requests = 0
  await cdp.send('Network.enable')
  await cdp.send('Network.emulateNetworkConditions', SLOW_4G)
  cdp.on('Network.loadingFinished', (e) => { bytes += e.encodedDataLength; requests++ })
  await page.addInitScript(() => {
    globalThis.paints = { lcp: 0, element: '' }
    new PerformanceObserver((list) => {
      for (const e of list.getEntries()) globalThis.paints = { lcp: e.startTime, element: (e.element?.outerHTML ?? e.url).slice(0, 70) }
    }).observe({ type: 'largest-contentful-paint', buffered: true })
  })
  await page.goto(url + path, { waitUntil: 'networkidle', timeout: 60000 })
  await page.waitForTimeout(500)
  const got = await page.evaluate(() => ({ ...globalThis.paints, fcp: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0, log: performance.getEntriesByType('resource').map((r) => `${Math.round(r.startTime)}-${Math.round(r.responseEnd)} ${r.name.replace(location.origin, '')}`) }))
  await context.close()
  return { ...got, bytes, requests }
}

for (const path of paths) {
  const all = []
  for (let i = 0; i < Number(count); i++) all.push(await visit(path))
  const lcp = median(all.map((x) => x.lcp)), one = all.find((x) => x.lcp === lcp)
  console.log(`path=${path} lcp_ms=${Math.round(lcp)} fcp_ms=${Math.round(median(all.map((x) => x.fcp)))} bytes=${one.bytes} requests=${one.requests} element=${one.element.replaceAll(/\s+/g, '_')}`)
  if (process.env.PAINT_LOG) console.error(one.log.join('\n'))
}
await browser.close()
