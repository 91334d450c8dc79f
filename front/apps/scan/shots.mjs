/* shots.mjs: pictures of sample.html at the widths that matter, into the folder given (default: the system's temporary one). */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const out = process.argv[2] ?? mkdtempSync(join(tmpdir(), 'scan-shots-'))
const page = new URL(process.argv[3] ?? './sample.html', import.meta.url).href
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--allow-file-access-from-files',
]
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, args: flags })
for (const [name, width, height, big] of [
  ['320', 320, 640],
  ['390', 390, 844],
  ['big390', 390, 844, true],
  ['768', 768, 1024],
  ['1920', 1920, 1080],
]) {
  const p = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: width < 500 ? 2 : 1, locale: 'zh-CN' })
  p.on('console', (m) => console.log(name, m.type(), m.text()))
  p.on('pageerror', (e) => console.log(name, 'error', e.message))
  await p.goto(page)
  if (big) await p.click('[data-big]')
  const over = await p.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.photos, .scroll, .trap, .skip'))
      .slice(0, 5)
      .map((e) => e.className || e.tagName),
  )
  if (over.length) console.log(name, 'wider than the screen:', over.join(' | '))
  await p.screenshot({ path: join(out, `scan-${name}.png`), fullPage: true })
  await p.screenshot({ path: join(out, `scan-${name}-top.png`) })
  await p.close()
}
await browser.close()
console.log(out)
