// browser.mjs: Chromium through playwright-core (from front/node_modules): pages that remember every console error and refused
// resource, forms filled by the labels a person reads, and checks of what a page owes to keyboards and screen readers.
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PASSWORD, ROOT } from './server.mjs'

const CHROMIUM = process.env.TIANTOU_CHROMIUM ?? '/usr/bin/chromium'
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage']

/** Why no browser can be started, or false. */
export const noBrowser = !existsSync(CHROMIUM) ? `there is no ${CHROMIUM}` : !existsSync(join(ROOT, 'front/node_modules/playwright-core/package.json')) ? 'front/node_modules/playwright-core is missing: run npm ci in front/' : false

/** Start the browser for a test. */
export async function openBrowser(t) {
  const { chromium } = createRequire(join(ROOT, 'front/package.json'))('playwright-core')
  const data = await mkdtemp(join(tmpdir(), 'tiantou-browser-'))
  const context = await chromium.launchPersistentContext(data, { executablePath: CHROMIUM, headless: true, args: FLAGS, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const browser = context.browser()
  t.after(async () => {
    await context.close()
    await rm(data, { recursive: true, force: true })
  })
  return { context, browser, chromium }
}

/** What a page complained about, kept for the end of the test. */
export class Watch {
  faults = []
  bytes = new Map()

  /** expected: answers that the test provokes, as "status path-part". */
  on(page, expected = []) {
    const known = (text, url = '') => expected.some((e) => text.includes(e) || url.includes(e))
    page.on('console', (m) => { if (m.type() === 'error' && !known(m.text(), m.location().url)) this.faults.push(`${page.url()}: ${m.text()} ${m.location().url}`) })
    page.on('pageerror', (e) => this.faults.push(`${page.url()}: ${e.stack ?? e.message}`))
    page.flying = 0
    page.on('request', () => { page.flying++ })
    for (const end of ['requestfinished', 'requestfailed']) page.on(end, () => { page.flying-- })
    page.on('requestfailed', (r) => { if (!/ERR_ABORTED/.test(r.failure()?.errorText ?? '') && !known(`${r.url()} ${r.failure()?.errorText}`)) this.faults.push(`${page.url()}: ${r.url()} ${r.failure()?.errorText}`) })
    return page
  }
}

/** Wait until a watched page asks for nothing any more. */
export async function settled(page, ms = 5000) {
  for (let quiet = 0, until = Date.now() + ms; quiet < 4 && Date.now() < until; quiet = page.flying > 0 ? 0 : quiet + 1) await page.waitForTimeout(30)
}

/** A form (or dialog) filled as a person does: by label. */
export class Form {
  constructor(root) { this.root = root; this.page = root.page?.() ?? root }

  field(label) {
    const exact = new RegExp(`^\\s*${label.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*(可不填)?\\s*$`)
    return this.root.locator('.field').filter({ has: this.page.locator('label', { hasText: exact }) }).first()
  }
  async fill(label, value) {
    const input = this.field(label).locator('input, textarea').first()
    await input.fill(value)
  }
  async choose(label, option) {
    const f = this.field(label)
    const radio = f.getByText(option, { exact: true })
    if (await f.locator('.el-radio-group').count()) return radio.click()
    for (let left = 3; left > 0; left--) { // a list that is filled anew while the mouse is on its way gets the click on another line
      await f.locator('.el-select').click()
      const input = f.locator('input').first()
      if (await input.isEditable()) await input.fill(option)
      await settled(this.page)
      await this.page.locator('.el-select-dropdown__item:visible', { hasText: option }).first().click()
      await this.page.keyboard.press('Escape')
      if ((await f.locator('.el-select').innerText()).includes(option)) return
    }
    throw new Error(`${label}: ${option} is not what is chosen, but ${await f.locator('.el-select').innerText()}`)
  }
  async send(name) { await this.root.getByRole('button', { name, exact: true }).click() }
}

/** What is wrong with a page for those who do not see it or use no mouse: empty when nothing. */
export const faultsOf = (page) => page.evaluate(() => {
  const faults = [], shown = (e) => { const r = e.getBoundingClientRect(), s = getComputedStyle(e); return r.width > 0 && r.height > 0 && s.visibility !== 'hidden' && !e.closest('[aria-hidden="true"], [inert]') }
  const text = (id) => (id ?? '').split(/\s+/).map((i) => document.getElementById(i)?.textContent ?? '').join(' ').trim()
  const name = (e) => (e.getAttribute('aria-label') || text(e.getAttribute('aria-labelledby')) || (e.labels?.length ? [...e.labels].map((l) => l.textContent).join(' ') : '') || e.textContent || e.getAttribute('title') || e.querySelector?.('img[alt]')?.alt || e.getAttribute('alt') || e.getAttribute('placeholder') || '').trim()
  const tell = (e, what) => faults.push(`${what}: ${e.outerHTML.slice(0, 160)}`)
  if (!document.documentElement.lang) faults.push('the page names no language')
  if (!document.title.trim()) faults.push('the page has no title')
  const h1 = [...document.querySelectorAll('h1')].filter(shown)
  if (h1.length !== 1) faults.push(`${h1.length} first headings: ${h1.map((h) => h.textContent).join(' | ')}`)
  let last = 0
  for (const h of [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].filter(shown)) {
    const level = Number(h.tagName[1])
    if (last && level > last + 1) tell(h, `a heading skips from ${last} to ${level}`)
    if (!h.textContent.trim()) tell(h, 'empty heading')
    last = level
  }
  if (!document.querySelector('main, [role="main"]')) faults.push('no main region')
  const ids = new Set()
  for (const e of document.querySelectorAll('[id]')) { if (ids.has(e.id)) faults.push(`id twice: ${e.id}`); ids.add(e.id) }
  for (const e of document.querySelectorAll('img:not([alt])')) tell(e, 'picture without alt')
  for (const e of [...document.querySelectorAll('a[href], button, [role="button"], summary')].filter(shown)) if (!name(e)) tell(e, 'nameless control')
  for (const e of [...document.querySelectorAll('input:not([type="hidden"]), select, textarea')].filter(shown)) if (!name(e)) tell(e, 'field without label')
  for (const e of document.querySelectorAll('[tabindex]')) if (Number(e.getAttribute('tabindex')) > 0) tell(e, 'tabindex above zero')
  for (const e of document.querySelectorAll('[aria-labelledby], [aria-describedby]')) for (const a of ['aria-labelledby', 'aria-describedby']) for (const id of (e.getAttribute(a) ?? '').split(/\s+/).filter(Boolean)) if (!document.getElementById(id) && shown(e)) tell(e, `${a} names nothing`)
  return faults
})

/** What axe-core finds on a page: {impact, id, at} of each element at fault. */
export async function axe(page) {
  await page.evaluate(readFileSync(createRequire(join(ROOT, 'front/package.json')).resolve('axe-core/axe.min.js'), 'utf8'))
  return page.evaluate(async () => {
    const ends = document.getAnimations().filter((a) => a.effect?.getTiming().iterations !== Infinity) // a colour on its way is no colour
    await Promise.all(ends.map((a) => a.finished.catch(() => {})))
    const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] })
    return violations.flatMap((v) => v.nodes.map((n) => ({ impact: v.impact, id: v.id, at: `${n.html.slice(0, 140)} ${n.any[0]?.message ?? ''}` })))
  })
}

/** Pixels by which the page is wider than its window. A phone's window grows with the page (and all gets smaller), its screen does not. */
export const overflow = (page) => page.evaluate(() => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - Math.min(document.documentElement.clientWidth, screen.width))

export const PHONE = { width: 320, height: 640 }
export const DESK = { width: 1280, height: 900 }
export const WIDE = { width: 1920, height: 1080 }

/** A picture of the whole page for whoever wants to look: into the folder that TIANTOU_SHOTS names, if it does. */
export async function shot(page, name) {
  const dir = process.env.TIANTOU_SHOTS
  if (dir) await page.screenshot({ path: join(dir, `${name.replaceAll(/[^\p{L}\p{N}=-]+/gu, '_')}.png`), fullPage: true })
}

/** A person at a screen: a browser of his own, signed in by the form. */
export async function person(server, browser, watch, login, { viewport = DESK, expected } = {}) {
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport, permissions: ['geolocation'], geolocation: { longitude: 119.3, latitude: 30.2 }, acceptDownloads: true })
  const page = watch.on(await context.newPage(), expected ?? [])
  page.setDefaultTimeout(10000)
  await page.goto(`${server.url}/console/`)
  const form = new Form(page)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.locator('input[autocomplete="username"]').fill(login)
  await page.locator('input[autocomplete="current-password"]').fill(PASSWORD)
  await form.send('登录')
  await page.locator('.shell').waitFor()
  return { context, page, go: async (path) => { await page.goto(`${server.url}/console${path}`); await page.getByRole('heading', { level: 1 }).waitFor() }, form: () => new Form(page.locator('main')), dialog: () => new Form(page.getByRole('dialog').last()), click: (name) => page.getByRole('button', { name, exact: true }).first().click(), state: (text) => page.locator('main').getByText(new RegExp(`^[^\\p{L}]*${text}$`, 'u')).first().waitFor() }
}

/** The pages of the console's menu, as paths below /console. */
export async function menuOf(page) {
  const drawer = await page.getByRole('button', { name: '菜单' }).isVisible()
  if (drawer) await page.getByRole('button', { name: '菜单' }).click()
  const links = await page.locator(drawer ? '.rooms a[href]' : '.side a[href]').evaluateAll((all) => all.map((a) => a.getAttribute('href')))
  if (drawer) await page.keyboard.press('Escape')
  return [...new Set(links.filter((h) => h.startsWith('/console')).map((h) => h.replace('/console', '') || '/'))]
}
