// tools.test.mjs: the tools that judge the tests, judged: tools/count_tests.py must not call a lost test a success.
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { ROOT, run } from './lib/server.mjs'

const HEAD = "import test from 'node:test'\nimport assert from 'node:assert/strict'\n"
const FILES = {
  'all pass': { text: "test('one', () => {})\ntest('two: [x] #1', () => {})\ntest('three', { skip: 'why' }, () => {})\n", says: /\n2 passed, 0 failed, 1 skipped\n/, code: 0 },
  'one fails': { text: "test('one', () => {})\ntest('two', () => assert.equal(1, 2))\n", says: /FAILED: two/, code: 1 },
  'process.exit(0) in the middle': { text: "test('one', () => {})\ntest('two', () => process.exit(0))\ntest('three', () => assert.equal(1, 2))\n", says: /no result of 'three'/, code: 1 },
  'process.exit(0) before the first': { text: "process.exit(0)\ntest('one', () => {})\n", says: /no result of 'one'/, code: 1 },
  'no test at all': { text: '', says: /no test stands in it/, code: 1 },
}

test('count_tests.py: a lost test is a failure', { timeout: 60000 }, async (t) => {
  const base = mkdtempSync(join(tmpdir(), 'tiantou-count-'))
  t.after(() => rmSync(base, { recursive: true, force: true }))
  let right = 0
  for (const [name, c] of Object.entries(FILES)) {
    const dir = join(base, String(right)), tests = join(dir, 'tests')
    mkdirSync(tests, { recursive: true })
    writeFileSync(join(tests, 'a.test.mjs'), HEAD + c.text)
    const r = await run('env', ['-u', 'NODE_TEST_CONTEXT', process.execPath, '--test', '--test-reporter=tap', join(tests, 'a.test.mjs')])
    writeFileSync(join(dir, 'server.tap'), r.out)
    writeFileSync(join(dir, 'server.exit'), `${r.code}\n`)
    const counted = await run('python3', [join(ROOT, 'tools/count_tests.py'), dir, tests])
    assert.match(counted.out, c.says, `${name}:\n${counted.out}\n${counted.err}\n${r.out}`)
    assert.equal(counted.code, c.code, name)
    right++
  }
  t.diagnostic(`count_tests.py: ${right} of ${Object.keys(FILES).length} reports judged rightly`)
})

/** Where money or goods move, a state has one query that writes it and one function that uses the query: the table of moves cannot be passed by. */
test('states: one query writes each, in one place', (t) => {
  const files = readdirSync(join(ROOT, 'src'), { recursive: true }).filter((f) => /\.(c|def)$/.test(f) && !/(^|\/)t_[^/]*$/.test(f)).map((f) => ({ f, text: readFileSync(join(ROOT, 'src', f), 'utf8') }))
  const tables = ['pay_payment', 'pay_try', 'pay_refund', 'ledger_settlement', 'sell_shop', 'sell_goods', 'sell_campaign', 'sell_coupon', 'sell_purchase', 'sell_order', 'sell_refund', 'sell_input_sale']
  const faults = []
  for (const table of tables) {
    const writers = files.flatMap(({ f, text }) => [...text.matchAll(new RegExp(`UPDATE ${table} SET (?:(?!WHERE)[^"])*?(?<=SET |, )state = (?!state)`, 'g'))].map((m) => ({ f, name: [...text.slice(0, m.index).matchAll(/\[(Q_\w+)\] = |^Q\((\w+), /gm)].at(-1) })))
    if (writers.length !== 1) faults.push(`${table}: written by ${writers.map((w) => `${w.f} ${w.name?.[1] ?? w.name?.[2]}`).join(', ') || 'nobody'}`)
    for (const w of writers) {
      const uses = files.flatMap(({ f, text }) => [...text.matchAll(new RegExp(`\\b[PSL]Q\\(${w.name?.[1] ?? w.name?.[2]}\\)`, 'g'))].map(() => f))
      if (uses.length !== 1) faults.push(`${table}: its query is used by ${uses.join(', ') || 'nobody'}`)
    }
  }
  const deal = files.flatMap(({ text }) => [...text.matchAll(/UPDATE (" #table "|deal_\w+) SET (?:(?!WHERE)[^"])*?(?<=SET |, )state = (?!state)/g)].map((m) => m[1]))
  if (deal.join() !== '" #table "') faults.push(`deal: ${deal.join()}`)
  assert.deepEqual(faults, [])
  t.diagnostic(`states: ${tables.length} of ${tables.length} tables of pay, ledger and sell, and all of deal, have one writer`)
})

test('seeds: every banned substance and every limit names its source, and its date where the source has one', (t) => {
  const rows = readFileSync(join(ROOT, 'src/grow/data/banned.csv'), 'utf8').split('\n').filter((l) => l && !l.startsWith('#')).slice(1).map((l) => [...l.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((m) => m[1] ?? m[2]))
  const undated = rows.filter((r) => !/^\d{4}-\d\d-\d\d$/.test(r[5]))
  assert.deepEqual(rows.filter((r) => (r[8] ?? '').length < 6).map((r) => r[2]), [], 'substances without a source')
  // Without a day a restriction always holds: stricter, never laxer. A ban has its day.
  assert.deepEqual(undated.filter((r) => r[1] === 'banned').map((r) => r[2]), [], 'banned substances without a day')
  assert.ok(undated.every((r) => r[5] === ''), 'days are written yyyy-mm-dd')
  const sql = readFileSync(join(ROOT, 'src/certify/sql/0002_roles_limits.sql'), 'utf8')
  const limits = [...sql.matchAll(/^ \('[0-9a-f-]{36}', '([^']+)', '([^']+)', '[^']+', '(?:max|nd)', (?:'[0-9.]+'|NULL), '[^']+', '([^']+)', (\d+)\)/gm)]
  assert.equal(limits.length, [...sql.matchAll(/^ \('/gm)].length, 'a limit of another form')
  assert.deepEqual(limits.filter((l) => !/GB \d+-\d{4}|公告第\d+号/.test(l[3])).map((l) => `${l[1]} ${l[2]}`), [], 'limits without standard and year')
  t.diagnostic(`seeds: ${rows.length} of ${rows.length} substances and ${limits.length} of ${limits.length} limits name a source; ${rows.length - undated.length} of ${rows.length} substances a day (the others hold always)`)
})
