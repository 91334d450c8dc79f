// phone.mjs: a person with a phone at the mall: pages opened, fields filled by their labels, buttons pressed by their words, the payment made at
// the sandbox's page and led back. Each page that is left is held against the phone's width.
import assert from 'node:assert/strict'
import { PASSWORD } from './server.mjs'
import { overflow, settled } from './browser.mjs'

const ANDROID = 'Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/116.0 Mobile Safari/537.36'

export class Phone {
  /** Somebody who is not signed in. more: of the browser, e.g. its userAgent. */
  static async of(server, browser, watch, viewport = { width: 360, height: 740 }, more = {}) {
    const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport, userAgent: ANDROID, isMobile: true, hasTouch: true, ...more })
    const page = watch.on(await context.newPage(), ['/favicon.ico'])
    page.setDefaultTimeout(20000)
    return Object.assign(new Phone(), { server, page, shots: process.env.TIANTOU_SHOTS, n: 0 })
  }
  /** Signed in by the form, at a page of the mall. */
  static async at(path, login, ...where) {
    const p = await Phone.of(...where)
    await p.page.goto(`${p.server.url}/mall/sign-in?to=${encodeURIComponent(path)}`)
    await p.signIn(login)
    return p
  }
  async signIn(login) {
    await this.fill('手机号或账号', login)
    await this.fill('密码', PASSWORD)
    await this.press('登录')
    await this.page.waitForURL((u) => !u.pathname.endsWith('/sign-in'))
  }

  async go(path) {
    await this.left()
    await this.page.goto(`${this.server.url}/mall${path}`)
    await this.page.getByRole('heading', { level: 1 }).waitFor()
  }
  async again() {
    await this.page.reload()
    await this.page.getByRole('heading', { level: 1 }).waitFor()
  }
  /** The page as it is left: not wider than the phone. TIANTOU_SHOTS=folder keeps a picture of it. */
  async left() {
    if (!this.page.url().includes('/mall/')) return
    await settled(this.page)
    assert.equal(await overflow(this.page), 0, `${this.page.url()} is wider than the phone`)
    assert.deepEqual(await this.page.locator('.fault').allInnerTexts(), [], `${this.page.url()} shows a fault`)
    if (this.shots) await this.page.screenshot({ path: `${this.shots}/${String(++Phone.taken).padStart(3, '0')}-${new URL(this.page.url()).pathname.replace(/[0-9a-f-]{36}/g, 'x').replaceAll('/', '_')}.png`, fullPage: true })
  }
  static taken = 0

  see(text) { return this.page.getByText(text).first().waitFor() }
  count(text) { return this.page.getByText(text, { exact: true }).count() }
  /** What lies over the page, or the page. */
  async top() {
    const over = this.page.getByRole('dialog')
    return (await over.count()) ? over.last() : this.page.locator('main')
  }
  field(label, root = this.page) { return root.getByLabel(new RegExp(`^${label.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}( · 可不填)?$`)) }
  async fill(label, value) { await this.field(label).last().fill(value) }
  async fillAll(values) { for (const [label, value] of Object.entries(values)) await this.fill(label, value) }
  async choose(label, option) { await this.field(label).last().selectOption({ label: option }) }
  /** A radio button or a tick, by the words beside it. */
  async tick(text) { await this.page.getByText(text, { exact: true }).last().click() }
  async press(name) {
    const at = await this.top(), button = at.getByRole('button', { name, exact: true }).last()
    await button.waitFor()
    await settled(this.page)
    await button.click()
  }
  async link(name) {
    const at = this.page.getByRole('link', { name, exact: typeof name === 'string' }).last()
    await at.waitFor()
    await this.left()
    await at.click()
  }
  /** In what lies over the page: press, and it goes. */
  async done(name) {
    const over = this.page.getByRole('dialog')
    await this.left()
    await over.getByRole('button', { name, exact: true }).click()
    await over.waitFor({ state: 'hidden' })
  }
  /** The id in the page's address, once it stands there. */
  async id() {
    const id = /\/([0-9a-f]{8}-[0-9a-f-]{27})$/
    await this.page.waitForURL((u) => id.test(u.pathname))
    return id.exec(new URL(this.page.url()).pathname)[1]
  }
  /** Press what asks first, answer the question; why: what is typed into it. */
  async sure(name, yes = name, why) {
    await this.left()
    await this.page.locator('main').getByRole('button', { name, exact: true }).last().click()
    const over = this.page.getByRole('dialog')
    await over.waitFor()
    if (why) await over.locator('textarea').fill(why)
    await over.getByRole('button', { name: yes, exact: true }).click()
    await over.waitFor({ state: 'hidden' })
  }

  /** On the payment's page: by Alipay at the sandbox, and back. */
  async pay(sandbox) {
    await this.page.waitForURL(/\/mall\/pay\//)
    await this.page.locator('button.alipay').waitFor()
    await this.left()
    await this.page.locator('button.alipay').click()
    await this.page.waitForURL((u) => u.href.startsWith(sandbox.url))
    await this.page.locator('button[value=pay]').click()
    const back = this.page.locator('a.go')
    await Promise.race([back.waitFor(), this.page.waitForURL(/\/mall\/pay\//)])
    if (await back.count()) await back.click()
    await this.page.waitForURL(/\/mall\/pay\//)
    await this.see('付好了')
  }
  /** Read the page again until it says so; what jobs do takes a moment. */
  async until(what, text, seconds = 90) {
    for (const end = Date.now() + seconds * 1000; ;) {
      await settled(this.page)
      if (await this.count(text)) return
      assert.ok(Date.now() < end, `${what}: the page never says ${text}`)
      await this.page.waitForTimeout(500)
      await this.again()
    }
  }
}
