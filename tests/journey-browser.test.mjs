// journey-browser.test.mjs: the journey from plot to scan through the console in Chromium, as a co-op, the office and a laboratory
// sitting at their screens; then every page of the console and every public page looked at for errors, labels, narrow screens,
// and life without JavaScript.
import assert from 'node:assert/strict'
import test from 'node:test'
import { PASSWORD, start } from './lib/server.mjs'
import { build, day, uscc } from './lib/county.mjs'
import { DESK, Form, PHONE, Watch, faultsOf, menuOf, noBrowser, openBrowser, overflow, person, settled } from './lib/browser.mjs'

/** The dialog that asks for a reason. */
async function reason(p, text, ok = '确定') {
  const d = p.page.getByRole('dialog').last()
  await d.locator('textarea').first().fill(text)
  await d.getByRole('button', { name: ok, exact: true }).click()
  await d.waitFor({ state: 'hidden' })
}

test('browser: plot → scan through the console', { timeout: 240000, skip: noBrowser }, async (t) => {
  const server = await start(t, 'sqlite')
  if ((await server.client().get('/console/', undefined, { headers: { accept: 'text/html' } })).status !== 200) return t.skip('this binary was built without -Dfront=true and holds no console')
  const county = await build(server)
  await county.pesticide(await county.crop('cabbage'), { name: '阿维菌素乳油' })
  await county.laboratory()
  const { browser } = await openBrowser(t)
  const watch = new Watch()
  let office, owner, lab, code

  await t.test('the office registers, examines and activates a co-op and gives its owner an account', async () => {
    office = await person(server, browser, watch, 'office')
    await office.go('/operators/new')
    const f = office.form()
    await f.choose('类型', '合作社')
    await f.fill('名称', '云上蔬菜专业合作社')
    await f.fill('公开名称', '云上合作社')
    await f.fill('统一社会信用代码', uscc(4321))
    await f.choose('所在层级', '下坞村')
    await f.fill('联系人', '王小满')
    await f.fill('电话', '13800138000')
    await f.fill('明白人', '李明白')
    await f.send('提交')
    await office.page.waitForURL(/\/operators\/[0-9a-f-]{36}$/)
    await office.click('通过')
    await reason(office, '材料齐全，现场看过')
    await office.click('启用')
    await reason(office, '审核通过')
    await office.state('正常')
    await office.go('/accounts/new')
    const a = office.form()
    await a.fill('登录名', 'yunshang')
    await a.fill('姓名', '王小满')
    await a.fill('密码', PASSWORD)
    await a.field('首次登录须修改密码').locator('.el-switch').click()
    await a.choose('角色', '经营主体负责人')
    await a.choose('经营主体', '云上蔬菜专业合作社')
    await a.send('保存')
    await office.page.waitForURL(/\/accounts\/[0-9a-f-]{36}$/)
  })

  await t.test('the owner draws a plot, registers a product, begins a season, records a spraying, harvests', async () => {
    owner = await person(server, browser, watch, 'yunshang', { expected: ['422'] })
    await owner.go('/plots/new')
    await owner.click('到我的位置')
    const map = owner.page.locator('.ground')
    await map.scrollIntoViewIfNeeded()
    await owner.page.waitForTimeout(800)
    const box = await map.boundingBox()
    for (const [x, y] of [[-60, -50], [60, -50], [60, 50], [-60, 50]]) {
      await owner.page.mouse.click(box.x + box.width / 2 + x, box.y + box.height / 2 + y)
      await owner.page.waitForTimeout(120)
    }
    await owner.page.getByText('4 个点').first().waitFor()
    await owner.form().fill('名称', '云上一号田')
    await owner.form().send('保存')
    await owner.page.waitForURL(/\/plots\/[0-9a-f-]{36}$/)

    await owner.go('/products')
    await owner.click('登记产品')
    const d = owner.dialog()
    await d.choose('作物', '甘蓝')
    await d.fill('产品名称', '云上甘蓝')
    await d.fill('等级（用|分隔）', '一级|二级')
    await d.send('保存')
    await owner.page.getByText('云上甘蓝').first().waitFor()

    await owner.go('/seasons/new')
    const s = owner.form()
    await s.choose('地块', '云上一号田')
    await s.choose('作物', '甘蓝')
    await s.field('开始日期').locator('input').fill(day(-80))
    await s.send('保存')
    await owner.page.waitForURL(/\/seasons\/[0-9a-f-]{36}$/)
    owner.season = owner.page.url().split('/').at(-1)

    await owner.go(`/seasons/${owner.season}/record`)
    const r = owner.form()
    await r.choose('农事类型', '打药')
    await r.field('日期').locator('input').fill(day(-20))
    await owner.page.locator('fieldset.rows').getByRole('button', { name: /添加/ }).click()
    const row = new Form(owner.page.locator('fieldset.rows .row').first())
    await row.choose('投入品', '阿维菌素乳油')
    await row.fill('用量', '80')
    await row.fill('单位', 'g')
    await r.send('保存')
    await owner.page.waitForURL(new RegExp(`/seasons/${owner.season}$`))

    await owner.go(`/seasons/${owner.season}/harvest`)
    const h = owner.form()
    await h.choose('产品', '云上甘蓝')
    await h.fill('数量', '1000')
    await h.send('保存')
    await owner.page.waitForURL(/\/lots\/[0-9a-f-]{36}$/)
    owner.lot = owner.page.url().split('/').at(-1)
  })

  await t.test('a form says the server’s word: a wrong value, and what stands in the way', async () => {
    await owner.go(`/seasons/${owner.season}/harvest`)
    const h = owner.form()
    await h.choose('产品', '云上甘蓝')
    await h.fill('数量', '5')
    await h.field('采收日期').locator('input').fill(day(-19))
    await h.send('保存')
    await owner.page.getByText(day(-13)).first().waitFor()
  })

  await t.test('test requested, sampled, entered; certificate; release', async () => {
    await owner.go(`/lots/${owner.lot}`)
    await owner.click('委托检测')
    const f = owner.form()
    await f.choose('检测机构（空：自行检测）', '县农产品')
    await f.field('检测项目').locator('textarea, input').first().fill('阿维菌素')
    await f.send('保存')
    await owner.page.waitForURL(/\/tests\/[0-9a-f-]{36}$/)
    const path = new URL(owner.page.url()).pathname.replace('/console', '')
    lab = await person(server, browser, watch, 'lab')
    await lab.go(path)
    await lab.click('登记抽样')
    await lab.dialog().fill('样品编号', 'S-1')
    await lab.dialog().fill('抽样人', '陈抽样')
    await lab.dialog().send('保存')
    await lab.click('录入结果')
    const row = new Form(lab.page.getByRole('dialog').locator('.row').first())
    await row.field('检测值（未检出填 ND）').locator('input').fill('0.01')
    await row.choose('限量方式（auto：按限量目录）', '最高限量')
    await row.fill('限量', '0.05')
    await lab.dialog().send('保存')
    await lab.state('合格')

    await owner.go(`/certificates/new?lot=${owner.lot}`)
    const c = owner.form()
    await c.fill('重量', '500')
    await c.choose('承诺依据', '委托检测合格')
    await c.send('开合格证')
    await owner.page.waitForURL(/\/certificates\/[0-9a-f-]{36}$/)
    await owner.page.getByText('承诺达标合格证').first().waitFor()
    const cert = owner.page.url().split('/').at(-1)
    await office.go(`/releases?certificate=${cert}`)
    const d = office.dialog()
    await d.root.waitFor()
    await d.send('保存')
    await d.root.waitFor({ state: 'hidden' })
  })

  await t.test('codes, and the scan page at 320 px', async () => {
    await owner.go(`/codes?for=${owner.lot}`)
    const d = owner.dialog()
    await d.root.waitFor()
    await d.send('保存')
    await owner.page.waitForURL(/\/codes\/[0-9a-f-]{36}$/)
    code = new URL(await owner.page.getByRole('link', { name: /看扫码页/ }).getAttribute('href'), server.url).pathname
    const phone = await browser.newContext({ viewport: PHONE, locale: 'zh-CN', isMobile: true, hasTouch: true })
    const page = watch.on(await phone.newPage())
    const answer = await page.goto(server.url + code)
    assert.equal(answer.status(), 200)
    await page.getByText('可放心食用').first().waitFor()
    for (const word of ['产地', '谁种的', '用药', '施肥', '检测', '云上甘蓝', '下坞村', '已证实', '已核对', '自述']) assert.ok((await page.content()).includes(word), word)
    assert.equal(await overflow(page), 0, 'the page scrolls sideways')
    assert.deepEqual(await faultsOf(page), [])
    await page.locator('a.answer').first().click()
    await phone.close()
  })
  assert.deepEqual(watch.faults, [], 'console errors')
})

test('browser: public pages: weight, no JavaScript, narrow, labels, no error', { timeout: 180000, skip: noBrowser }, async (t) => {
  const server = await start(t, 'sqlite')
  const county = await build(server)
  const j = await county.whole('轻页合作社')
  await j.owner.postOk(`/api/v1/seasons/${j.season.uuid}/submit`)
  await county.office.postOk(`/api/v1/seasons/${j.season.uuid}/review`, { decision: 'publish', reason: '完整' })
  if ((await server.client().get(/href="([^"]+\.css[^"]*)"/.exec((await server.client().get('/', undefined, { headers: { accept: 'text/html' } })).text)?.[1] ?? '/nothing')).status !== 200) return t.skip('this binary was built without -Dfront=true and holds no style and script')
  const { browser } = await openBrowser(t)
  const paths = [j.path, '/', `/cert/${j.cert.cert_no}`, `/season/${j.season.uuid}`, `/product/${j.lot.gtin}`, `/complain?code=${encodeURIComponent(j.path)}`, '/help/marks', '/apply', '/01/09521234543213/10/NOSUCH', '/01/123', '/nothing/here', '/api/', '/api/errors']

  await t.test('the first load of the scan page is at most 60 kB compressed, style and data and script included', async (t) => {
    const context = await browser.newContext({ viewport: PHONE, locale: 'zh-CN' }), page = await context.newPage()
    const cdp = await context.newCDPSession(page)
    await cdp.send('Network.enable')
    let bytes = 0
    const parts = new Map(), names = new Map()
    cdp.on('Network.requestWillBeSent', (e) => names.set(e.requestId, e.request.url))
    cdp.on('Network.loadingFinished', (e) => { bytes += e.encodedDataLength; parts.set(new URL(names.get(e.requestId)).pathname, e.encodedDataLength) })
    await page.goto(server.url + j.path, { waitUntil: 'networkidle' })
    const photos = [...parts].filter(([p]) => p.startsWith('/photo/')).reduce((s, [, n]) => s + n, 0)
    t.diagnostic(`scan page: ${((bytes - photos) / 1000).toFixed(1)} kB transferred, the limit is 60 kB (${[...parts].map(([p, n]) => `${p.slice(0, 30)} ${(n / 1000).toFixed(1)}`).join(', ')})`)
    assert.ok(bytes - photos <= 60000, `${bytes - photos} bytes`)
    await context.close()
  })
  for (const [what, options] of [['with JavaScript', {}], ['without JavaScript', { javaScriptEnabled: false }]])
    await t.test(`every public page at 320 px ${what}`, async (t) => {
      const watch = new Watch()
      const context = await browser.newContext({ viewport: PHONE, locale: 'zh-CN', ...options }), page = watch.on(await context.newPage(), ['404', '400'])
      const wrong = []
      // A page without JavaScript cannot be measured from inside: another one, whose scripts never arrive, is.
      const twin = options.javaScriptEnabled === false ? await (await browser.newContext({ viewport: PHONE, locale: 'zh-CN' })).newPage() : page
      if (twin !== page) await twin.route('**/*.js*', (r) => r.abort())
      for (const path of paths) {
        const answer = await page.goto(server.url + path, { waitUntil: 'load' })
        if (answer.status() >= 500) wrong.push(`${path}: ${answer.status()}`)
        if (twin !== page) await twin.goto(server.url + path)
        const wide = await overflow(twin)
        if (wide > 0) wrong.push(`${path} is ${wide} px too wide`)
        if (options.javaScriptEnabled !== false) for (const f of await faultsOf(page)) wrong.push(`${path}: ${f}`)
        if (!(await page.locator('h1').first().innerText({ timeout: 2000 }).catch(() => '')).trim()) wrong.push(`${path}: no heading is readable`)
      }
      await page.goto(server.url + j.path)
      for (const id of ['f-where', 'f-who', 'f-drug', 'f-feed', 'f-test']) if (!(await page.locator(`#${id}`).count())) wrong.push(`no answer ${id}`)
      t.diagnostic(`public pages ${what}: ${paths.length} of ${paths.length} visited`)
      assert.deepEqual([...wrong, ...watch.faults], [])
      await context.close()
    })
  await t.test('a complaint sent without JavaScript', async () => {
    const context = await browser.newContext({ viewport: PHONE, locale: 'zh-CN', javaScriptEnabled: false }), page = await context.newPage()
    await page.goto(`${server.url}/complain?code=${encodeURIComponent(j.path)}`)
    await page.locator('textarea').first().fill('叶子上有奇怪的白色粉末，闻着刺鼻。')
    const category = page.locator('select[name="category"], input[name="category"]').first()
    if ((await category.evaluate((e) => e.tagName)) === 'SELECT') await category.selectOption({ index: 1 })
    else await category.check({ force: true })
    await page.locator('main button[type="submit"], main button:not([type])').first().click()
    await page.waitForURL(/\/complaint\//)
    assert.equal((await county.market.getOk('/api/v1/complaints')).items.length, 1)
    await context.close()
  })
  await t.test('keyboard: the first Tab is the way past the head, and what has the focus is seen', async () => {
    const context = await browser.newContext({ viewport: PHONE, locale: 'zh-CN' }), page = await context.newPage()
    await page.goto(server.url + j.path)
    await page.keyboard.press('Tab')
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('href')), '#main')
    for (let i = 0; i < 4; i++) await page.keyboard.press('Tab')
    assert.ok(await page.evaluate(() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle !== 'none' || s.boxShadow !== 'none' }), 'the focus cannot be seen')
    await context.close()
  })
})

test('browser: every page of the console, by every role', { timeout: 240000, skip: noBrowser }, async (t) => {
  const server = await start(t, 'sqlite')
  if ((await server.client().get('/console/', undefined, { headers: { accept: 'text/html' } })).status !== 200) return t.skip('this binary was built without -Dfront=true and holds no console')
  const county = await build(server)
  const j = await county.whole('巡视合作社')
  const { browser } = await openBrowser(t)
  const ones = [`/operators/${j.op.uuid}`, `/plots/${j.plot.uuid}`, `/seasons/${j.season.uuid}`, `/lots/${j.lot.uuid}`, `/tests/${j.test.uuid}`, `/certificates/${j.cert.uuid}`, `/codes/${j.codes.uuid}`]
  let visited = 0
  for (const [login, viewport, paths] of [['office', DESK, ones], ['root', DESK, []], ['lab', DESK, []], ['market', PHONE, []], ['owner1', PHONE, ones]]) {
    await t.test(`${login} at ${viewport.width} px`, async () => {
      const watch = new Watch(), wrong = []
      const p = await person(server, browser, watch, login, { viewport })
      const links = await menuOf(p.page)
      assert.ok(links.length >= 4, `${links.length} links in the menu`)
      for (const path of [...links, ...paths]) {
        await p.page.goto(`${server.url}/console${path}`)
        await p.page.getByRole('heading', { level: 1 }).first().waitFor().catch(() => wrong.push(`${path}: no heading`))
        await settled(p.page)
        const wide = await overflow(p.page)
        if (wide > 0) wrong.push(`${path} is ${wide} px too wide at ${viewport.width}`)
        for (const f of await faultsOf(p.page)) wrong.push(`${path}: ${f}`)
        if (/403|没有权限/.test(await p.page.locator('main').innerText()) && links.includes(path)) wrong.push(`${path}: in the menu, but denied`)
        visited++
      }
      await p.context.close()
      assert.deepEqual([...new Set([...wrong, ...watch.faults])], [])
    })
  }
  t.diagnostic(`console: ${visited} of ${visited} pages visited without a refused script, an error or a nameless control`)
})
