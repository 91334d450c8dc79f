// demo.test.mjs: `tiantou demo`: what it promises to make, that the same seed makes the same county on either engine, that each
// printed address answers as its word says, that the accounts open, and that every public page calls itself a demonstration.
import assert from 'node:assert/strict'
import test from 'node:test'
import { missing, onBoth, run, sql, start } from './lib/server.mjs'
import { day } from './lib/county.mjs'
import { eventsOf } from './lib/events.mjs'

const EMPTY = { init: false, serve: false }
const VERDICT = { good: 'good', declared: 'declared', unreleased: 'declared', recalled: 'recalled', revoked: 'revoked', locked: 'locked', failed: 'failed', pending: 'pending', pack: 'good', unknown: 'unknown' }

/** What a seed decides, table by table; row ids follow from the order of the acts, outside ids and secrets do not. */
const TOLD = {
  levels: 'SELECT id, parent_id, kind, code, name FROM people_level ORDER BY id',
  producers: 'SELECT id, kind, name, public_name, uscc, number, state, level_id, contact, phone_masked, address, trained_person, poor, gln, created_us FROM people_operator ORDER BY id',
  accounts: "SELECT id, CASE WHEN login LIKE 'buyer:%' THEN 'buyer' ELSE login END, name, state FROM people_account ORDER BY id",
  plots: 'SELECT id, operator_id, level_id, kind, name, boundary, area_m2, created_us FROM grow_plot ORDER BY id',
  seasons: 'SELECT id, plot_id, crop_id, year, start_day, end_day, expected_g, state, pub_state FROM grow_season ORDER BY id',
  records: 'SELECT id, season_id, kind, state, day, person, note, created_us, rev FROM grow_record ORDER BY id',
  uses: 'SELECT id, record_id, name, amount, unit, interval_days, safe_day FROM grow_use ORDER BY id',
  lots: 'SELECT id, operator_id, product_id, gtin, lot_no, grade, quantity_g, left_g, harvest_day, origin, state, state_us FROM grow_lot ORDER BY id',
  tests: 'SELECT id, lot_id, test_no, by_kind, state, verdict, sample_no, sampled_day, judged_us FROM certify_test ORDER BY id',
  results: 'SELECT id, test_id, item, value, limit_value, verdict FROM certify_result ORDER BY id',
  certificates: 'SELECT id, lot_id, cert_no, shipment_no, weight_g, party_name, bases, state, issued_us FROM certify_cert ORDER BY id',
  releases: 'SELECT id, lot_id, cert_id, release_no, state FROM certify_release ORDER BY id',
  codes: 'SELECT id, lot_id, kind, first_serial, count, state FROM scan_batch ORDER BY id',
  deals: "SELECT 'demand' AS kind, title, quantity_g, state FROM deal_demand UNION ALL SELECT 'offer', CAST(price_fen AS TEXT), quantity_g, state FROM deal_offer UNION ALL SELECT 'tender', title, quantity_g, state FROM deal_tender UNION ALL SELECT kind, title, share_fen, state FROM deal_package ORDER BY 1, 2",
  buyers: "SELECT a.name, b.created_us, d.shown, d.division FROM people_buyer b JOIN people_account a ON a.id = b.account_id JOIN sell_address d ON d.account_id = a.id ORDER BY a.id",
  offers: 'SELECT g.title, s.spec, s.price_fen, l.lot_id, l.created_us FROM sell_listing l JOIN sell_sku s ON s.id = l.sku_id JOIN sell_goods g ON g.id = s.goods_id ORDER BY l.id',
  purchases: 'SELECT id, account_id, total_fen, delivery, division, channel, state, household_id, consent, promoter_id, created_us FROM sell_purchase ORDER BY id',
  orders: 'SELECT id, purchase_id, shop_id, state, goods_fen, fees_fen, total_fen, back_fen, paid_us, shipped_us, received_us, completed_us FROM sell_order ORDER BY id',
  lines: 'SELECT id, order_id, sku_id, pieces, paid_fen, due_fen, back_fen, back_pieces, campaign_id FROM sell_line ORDER BY id',
  refunds: 'SELECT id, order_id, kind, state, cause, fen, created_us FROM sell_refund ORDER BY id',
  reviews: 'SELECT id, line_id, stars, text, answer, created_us FROM sell_review ORDER BY id',
  settlements: 'SELECT drawn_us, kind, fen, lines_n, state FROM ledger_settlement ORDER BY 1, 2, 3',
  contracts: 'SELECT contract_no, title, quantity_g, price_fen, state FROM deal_contract ORDER BY id',
  pledges: 'SELECT pledge_no, shares, fen, released_fen, state FROM deal_pledge ORDER BY id',
  inputs: 'SELECT state, total_fen, by_point, consent FROM sell_input_sale ORDER BY id',
  payments: 'SELECT id, subject, fen, state, paid_us FROM pay_payment ORDER BY id',
  complaints: 'SELECT id, lot_id, category, text, state, created_us FROM govern_complaint ORDER BY id',
  trail: 'SELECT id, at_us, actor_name, action, object_kind, outcome, error, reason FROM people_audit ORDER BY id',
}

async function told(server) {
  const out = {}
  for (const [name, text] of Object.entries(TOLD)) out[name] = await sql(server, text)
  return out
}

/** An empty place with the county of a seed in it. */
async function made(t, engine, seed) {
  const server = await start(t, engine, EMPTY)
  const r = await run(server.bin, ['demo', ...server.data, '--seed', String(seed), '--url', 'https://demo.example'], { timeout: 240000 }) // with sanitizers, over sockets, beside others
  assert.equal(r.code, 0, r.out + r.err)
  server.checkText(r.err)
  return { server, lines: r.out.trim().split('\n') }
}

const COUNTS = {
  townships: ["SELECT count(*) FROM people_level WHERE kind = 'township'", 3],
  villages: ["SELECT count(*) FROM people_level WHERE kind = 'village'", 12],
  producers: ['SELECT count(*) FROM people_operator', 24],
  plots: ["SELECT count(*) FROM grow_plot WHERE boundary LIKE '{%Polygon%'", 80],
  'crops and animals grown': ['SELECT count(DISTINCT crop_id) FROM grow_season', 8],
  lots: ['SELECT count(*) FROM grow_lot', 60],
  'county with 60 completed orders': ["SELECT CASE WHEN count(*) >= 60 THEN 1 ELSE 0 END FROM sell_order WHERE state = 'completed'", 1],
  'states of orders': ['SELECT count(DISTINCT state) FROM sell_order', 9],
  'ways to the mall': ['SELECT count(DISTINCT channel) FROM sell_purchase', 4],
  'townships that sell': ["SELECT count(DISTINCT p.parent_id) FROM sell_order o JOIN people_operator q ON q.id = o.serve_id JOIN people_level p ON p.id = q.level_id WHERE o.state = 'completed'", 3],
  'county that sold for 80 days': ['SELECT CASE WHEN max(paid_us) - min(paid_us) > 80 * CAST(86400000000 AS BIGINT) THEN 1 ELSE 0 END FROM sell_order', 1],
  'settlement that two signed': ["SELECT CASE WHEN count(*) >= 3 THEN 1 ELSE 0 END FROM ledger_settlement WHERE state = 'paid' AND approved_by <> drawn_by", 1],
  'contracts in force': ["SELECT count(*) FROM deal_contract WHERE state = 'active'", 2],
  'tender awarded': ["SELECT count(*) FROM deal_tender WHERE state = 'awarded'", 1],
  'funded yard package with an instalment received': ["SELECT count(*) FROM deal_package g WHERE g.kind = 'yard' AND g.state = 'running' AND EXISTS (SELECT 1 FROM deal_pledge p WHERE p.package_id = g.id AND p.released_fen > 0)", 1],
  'poor household with an income': ["SELECT CASE WHEN count(*) >= 1 THEN 1 ELSE 0 END FROM people_operator o WHERE o.poor = 1 AND EXISTS (SELECT 1 FROM deal_gain_v v WHERE v.operator_id = o.id)", 1],
  'packs in input stores': ["SELECT count(*) FROM sell_input_sale WHERE state = 'handed'", 2],
  'promoter who has earned': ["SELECT count(*) FROM (SELECT account FROM sell_share WHERE kind = 'promoter' GROUP BY account HAVING sum(fen) > 0) x", 1],
  recalled: ["SELECT count(*) FROM grow_lot WHERE state = 'recalled'", 2],
}

test('demo: the same seed makes the same county, on both engines; another seed another', { timeout: 900000 }, async (t) => {
  for (let tries = 0; tries < 2; tries++) {
    const today = day(), engines = missing('postgres') ? ['sqlite', 'sqlite'] : ['sqlite', 'sqlite', 'postgres']
    const all = []
    for (const engine of engines) all.push(await told((await made(t, engine, 7)).server))
    const other = await told((await made(t, 'sqlite', 8)).server)
    if (day() !== today) continue // midnight passed: a county is dated from its day
    let rows = 0
    for (const [name, lines] of Object.entries(all[0])) {
      for (const [i, b] of all.entries()) assert.deepEqual(b[name], lines, `${name}: ${engines[0]} against ${engines[i]}`)
      rows += lines.length
    }
    const differ = Object.keys(TOLD).filter((name) => JSON.stringify(other[name]) !== JSON.stringify(all[0][name]))
    assert.ok(differ.includes('plots') && differ.includes('lots'), `seed 8 differs only in ${differ}`)
    t.diagnostic(`demo: ${rows} rows of ${Object.keys(TOLD).length} tables equal ${engines.length} times (${engines.join(', ')}); another seed differs in ${differ.join(', ')}`)
    return
  }
})

onBoth('demo: as promised', async (t, engine) => {
  const { server, lines } = await made(t, engine, 20260201)

  await t.test('counts', async (t) => {
    for (const [name, [text, n]] of Object.entries(COUNTS)) assert.equal(Number((await sql(server, text))[0]), n, name)
    const days = (await sql(server, 'SELECT max(day) - min(day), count(*) FROM grow_record'))[0].split('|').map(Number)
    assert.ok(days[0] >= 330, `the records span ${days[0]} days`)
    const refused = Number((await sql(server, "SELECT count(*) FROM people_audit WHERE outcome = 'refused'"))[0])
    assert.ok(refused > 0, 'something was refused with its reason')
    t.diagnostic(`demo [${engine}]: ${Object.entries(COUNTS).map(([name, [, n]]) => `${n} ${name}`).join(', ')}; ${days[1]} records over ${days[0]} days; ${refused} refusals in the trail`)
  })

  await t.test('again: only the lines, with another address; over other data: refused', async () => {
    const again = await server.run('demo', '--url', 'http://other.example')
    assert.equal(again.code, 0, again.err)
    assert.deepEqual(again.out.trim().split('\n'), lines.map((l) => l.replace('https://demo.example', 'http://other.example')))
    const taken = await start(t, engine, { serve: false })
    const r = await taken.run('demo')
    assert.notEqual(r.code, 0, 'a county that is not the demonstration is left alone')
    assert.equal(Number((await sql(taken, 'SELECT count(*) FROM grow_lot'))[0]), 0)
  })

  await server.start()
  const any = server.client(), split = lines.map((l) => l.split(' '))
  const page = (path) => any.get(path, undefined, { headers: { accept: 'text/html', 'accept-language': 'zh' } })
  const marked = (r) => assert.match(r.text, /演示数据，不是真实产品/, r.path)

  await t.test('every printed code answers as it says', async (t) => {
    const codes = split.filter(([kind]) => kind === 'scan')
    for (const [, word, address] of codes) {
      const path = new URL(address).pathname, m = /^\/01\/(\d{14})\/10\/([^/]+)(?:\/21\/(.+))?$/.exec(path)
      const answer = await any.get(`/api/v1/scan/${m[1]}/${m[2]}${m[3] ? `/${m[3]}` : ''}`)
      assert.equal(answer.body.verdict, VERDICT[word], `${word}: ${answer.text}`)
      if (word !== 'unknown') assert.equal(answer.body.demo, true, word)
      const r = await page(path)
      assert.equal(r.status, word === 'unknown' ? 404 : 200, path)
      marked(r)
    }
    assert.deepEqual(codes.map(([, word]) => word).sort(), Object.keys(VERDICT).sort())
    t.diagnostic(`demo [${engine}]: ${codes.length} of ${Object.keys(VERDICT).length} printed codes answer as their word says`)
  })

  await t.test('public pages say that it is a demonstration', async (t) => {
    const good = new URL(split.find(([kind, word]) => kind === 'scan' && word === 'good')[2]).pathname
    const named = split.filter(([kind]) => kind === 'season' || kind === 'cert').map(([, , address]) => new URL(address).pathname)
    const paths = ['/', '/help/marks', '/apply', `/complain?code=${encodeURIComponent(good)}`, `/product/${good.split('/')[2]}`, ...named]
    for (const path of paths) {
      const r = await page(path)
      assert.equal(r.status, 200, path)
      marked(r)
    }
    t.diagnostic(`demo [${engine}]: ${paths.length + Object.keys(VERDICT).length} public pages marked`)
  })

  await t.test('every printed account signs in and has its role', async (t) => {
    const accounts = split.filter(([kind]) => kind === 'account')
    for (const [, role, login, password] of accounts) {
      const me = await server.client().signIn(login, password)
      assert.deepEqual(me.grants.map((g) => g.role), [role], login)
    }
    assert.deepEqual(new Set(accounts.map(([, role]) => role)), new Set(['admin', 'office', 'lab', 'agri', 'market', 'point', 'worker', 'owner', 'buyer']))
    t.diagnostic(`demo [${engine}]: ${accounts.length} accounts sign in`)
  })

  await t.test('papers in the events stand under the given address', async () => {
    const [, , login, password] = split.find(([kind, role]) => kind === 'account' && role === 'office')
    const office = await server.signIn(login, password)
    const r = await office.get('/epcis/v2/events', { EQ_disposition: 'conformant', perPage: 100 })
    const papers = eventsOf(r.body).map((e) => e.certificationInfo).filter(Boolean).flat()
    assert.ok(papers.length > 20, r.text.slice(0, 300))
    for (const p of papers) assert.match(p, /^https:\/\/demo\.example\/cert\/HGZ/)
    assert.equal((await page(new URL(papers[0]).pathname)).status, 200)
  })

  await server.stop()
  const check = await server.run('check')
  assert.equal(check.code, 0, check.out + check.err)
})
