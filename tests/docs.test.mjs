// docs.test.mjs: what the papers name exists: files, links, commands with their options, routes, settings, permissions, words on
// the console, demonstration accounts; docs/configuration.md says what the program says; docs/backup.md works on both engines.
// It cannot tell whether a sentence is good. A name is what stands in `code`; ** ** in the English guides and 【】 in the
// Chinese ones are words on the screen.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import test from 'node:test'
import { operations } from './lib/api.mjs'
import { BIN, ROOT, onBoth, run, start } from './lib/server.mjs'

const read = (path) => readFileSync(join(ROOT, path), 'utf8')
const walk = (dir, keep) => readdirSync(join(ROOT, dir), { withFileTypes: true }).flatMap((e) => {
  if (/^(node_modules|dist|\.git|build.*|\.cache|\.tmp)$/.test(e.name)) return []
  return e.isDirectory() ? walk(join(dir, e.name), keep) : keep(e.name) ? [join(dir, e.name)] : []
})

const PAPERS = ['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'ARCHITECTURE.md', ...walk('docs', (n) => n.endsWith('.md'))]

/** A paper cut up: text without fences, the code spans of that text with their lines, the fenced blocks with their language. */
function cut(path) {
  const text = read(path), prose = [], spans = [], blocks = []
  let block = null
  text.split('\n').forEach((line, i) => {
    const fence = /^\s*```(\w*)/.exec(line)
    if (fence) {
      if (block) blocks.push(block)
      block = block ? null : { lang: fence[1], line: i + 1, lines: [] }
      return
    }
    if (block) { block.lines.push(line); return }
    prose.push(line)
    for (const m of line.matchAll(/`([^`]+)`/g)) spans.push({ at: `${path}:${i + 1}`, text: m[1].replaceAll('\\|', '|') })
  })
  return { path, text, prose: prose.join('\n'), spans, blocks }
}
const papers = PAPERS.map(cut)
const spans = papers.flatMap((p) => p.spans)

/** Fails with every fault at once. */
const none = (faults) => assert.deepEqual(faults, [], `${faults.length} faults`)

// ---- what there is -------------------------------------------------------------------------------------------------------------
const sources = walk('src', (n) => /\.(c|h|def)$/.test(n))
const code = sources.map(read).join('\n')
const allFiles = new Set(walk('.', () => true).map((f) => f.replace(/^\.\//, '')))
const baseNames = new Set([...allFiles].map((f) => f.split('/').pop()))

/** Routes that the interface does not describe, pages above all, stand as rows in the C tables: "GET /find". */
function pages() {
  const out = []
  for (const file of walk('src', (n) => n.endsWith('_routes.c'))) {
    const text = read(file), prefix = Object.fromEntries([...text.matchAll(/^#define (V\d) "([^"]+)"/gm)].map((m) => [m[1], m[2]]))
    for (const m of text.matchAll(/\{(?:\.method = )?"(GET|POST|PUT|PATCH|DELETE|OPTIONS)", (?:\.path = )?(?:(V\d) )?"([^"]+)"/g)) out.push(`${m[1]} ${m[2] ? prefix[m[2]] : ''}${m[3]}`)
  }
  return out
}
const shapeOf = (path) => path.replace(/\{[^}]*\}/g, '{}').replace(/[?#].*$/, '')
const perms = new Set([...read('src/people/people_perms.def').matchAll(/^PERM\("([^"]+)"/gm)].map((m) => m[1]))
const checks = new Set([...code.matchAll(/\{"([a-z]+\.[a-z_]+)", check_\w+\}/g)].map((m) => m[1]))

let shown = null
/** The settings as the program shows them: name → {value, doc}. */
async function settings() {
  if (shown) return shown
  const r = await run(BIN, ['--show-config', '--data', join(ROOT, 'docs')]) // no settings lie there: the defaults
  assert.equal(r.code, 0, r.err)
  shown = new Map()
  let doc = ''
  for (const line of r.out.split('\n')) {
    const key = /^([a-z]+\.[a-z_]+) =(?: (.*))?$/.exec(line)
    if (line.startsWith('# ')) doc = line.slice(2).replace(/ \([^()]*\)$/, '')
    else if (key) shown.set(key[1], { value: (key[2] ?? '').trim(), doc })
  }
  return shown
}

// ---- files and links ------------------------------------------------------------------------------------------------------------
const slug = (heading) => heading.trim().toLowerCase().replace(/[`*]/g, '').replace(/[^\p{L}\p{N}\- ]/gu, '').replace(/ /g, '-')
const anchorsOf = (text) => new Set([...text.matchAll(/^#+ (.+)$/gm)].map((m) => slug(m[1])))

test('docs: every link leads somewhere', () => {
  const faults = []
  for (const p of papers)
    for (const m of p.prose.replace(/`[^`]*`/g, '').matchAll(/(?:\]\(([^)\s]+)\)|<img src="([^"]+)")/g)) {
      const [to, anchor] = (m[1] ?? m[2]).split('#')
      if (/^[a-z]+:/.test(to)) continue
      const file = to ? relative(ROOT, resolve(ROOT, dirname(p.path), to)) : p.path
      if (!existsSync(join(ROOT, file))) faults.push(`${p.path}: ${to}`)
      else if (anchor && !anchorsOf(read(file)).has(decodeURIComponent(anchor))) faults.push(`${p.path}: ${m[1]}: no such heading`)
    }
  none(faults)
})

test('docs: every picture is shown, and together they stay small', () => {
  const all = papers.map((p) => p.text).join('\n'), images = walk('docs/img', (n) => n.endsWith('.png'))
  none(images.filter((f) => !all.includes(f.split('/').pop())).map((f) => `${f} is in no paper`))
  const size = images.reduce((sum, f) => sum + statSync(join(ROOT, f)).size, 0)
  assert.ok(size < 4 << 20, `${size} bytes of pictures`)
})

const FILE = /^(?:\.ci|src|front|tests|tools|docs|benches|bench)\/[^\s]*$/
const NAME = /^[\w.-]+\.(?:c|h|def|sql|html|mjs|py|vue|ts|csv)$/
/** Files that come into being: named as examples, or in the data folder. */
const TO_BE = /[<>]|^sql\/|^(x|t_x|x_priv|x_routes|x_sql|0002_note\.pg|0002_note)\./
const fileThere = (f) => (f.includes('*') ? [...allFiles].some((g) => new RegExp(`^${f.replace(/[.+]/g, '\\$&').replace(/\*/g, '[^/]*')}`).test(g)) : existsSync(join(ROOT, f)))

test('docs: every file named exists', () => {
  const faults = []
  for (const s of spans) {
    if (TO_BE.test(s.text)) continue
    if (FILE.test(s.text) ? !fileThere(s.text) : NAME.test(s.text) && !baseNames.has(s.text)) faults.push(`${s.at}: ${s.text}`)
  }
  none(faults)
})

test('docs/money-rules.md names tests that exist', (t) => {
  const faults = [], rows = read('docs/money-rules.md').split('\n').filter((l) => /^\| (?!规矩|-)/.test(l))
  let cases = 0
  for (const row of rows) {
    const rule = row.split(' | ')[0].slice(2, 40), refs = [...row.split(' | ').slice(1).join(' | ').matchAll(/`((?:src|tests)\/[^`]+)`(?: \(([^)]*)\))?(?: "([^"]+)")?/g)]
    if (!refs.length) faults.push(`${rule}: no test`)
    for (const [, file, names, title] of refs) {
      const text = existsSync(join(ROOT, file)) ? read(file) : ''
      if (!text) faults.push(`${rule}: ${file}`)
      // A case of a C test is a function, and something else in the file names it: the list it runs from.
      for (const name of file.endsWith('.c') && names ? names.split(', ') : []) {
        cases++
        const fn = new RegExp(`\\b(?:t_|test_|case_)?${name}\\b`, 'g')
        if (!new RegExp(`^static void (?:t_|test_|case_)?${name}\\(`, 'm').test(text) || text.match(fn).length < 2) faults.push(`${rule}: ${file} (${name})`)
      }
      if (title && ++cases && !text.includes(`'${title}'`)) faults.push(`${rule}: ${file} "${title}"`)
    }
  }
  none(faults)
  assert.ok(rows.length > 25)
  t.diagnostic(`rules of money: ${rows.length} rules, ${cases} of ${cases} tests named exist`)
})

// ---- commands -----------------------------------------------------------------------------------------------------------------------
/** Everything that looks like a command line: code spans and the lines of sh blocks. */
function commandLines() {
  const out = spans.map((s) => ({ ...s }))
  for (const p of papers) for (const b of p.blocks) if (b.lang === 'sh' || b.lang === 'ini') b.lines.forEach((line, i) => out.push({ at: `${p.path}:${b.line + i + 1}`, text: line.replace(/^(\$ |ExecStart=)/, '').replace(/\s# .*$/, '') }))
  return out
}

const COMMANDS = [...code.matchAll(/^const struct command cmd_\w+ = \{"([^"]+)"/gm)].map((m) => m[1])

test('docs: every command and option exists', async () => {
  const faults = [], help = new Map()
  for (const line of commandLines()) {
    const m = /(?:^|\* |build\/|tiantou\/)tiantou ((?:[a-z-]+)(?: [a-z]+)?)(.*)$/.exec(line.text.trim())
    if (!m) continue
    const words = m[1].split(' '), name = [words.join(' '), words[0]].find((n) => COMMANDS.includes(n))
    if (!name) {
      if (!['--help', '--version', '--show-config'].includes(words[0]) && words[0] !== 'key') faults.push(`${line.at}: tiantou ${m[1]}`)
      continue
    }
    if (!help.has(name)) help.set(name, (await run(BIN, [...name.split(' '), '--help'])).out)
    for (const o of line.text.matchAll(/(--[a-z-]+)/g)) if (o[1] !== '--help' && !help.get(name).includes(`${o[1]} `)) faults.push(`${line.at}: tiantou ${name} ${o[1]}`)
  }
  none(faults)
})

test('docs: every script and its options exist', () => {
  const faults = []
  for (const line of commandLines()) {
    const m = /^(\.\/(?:run|test|bench)|\.ci\/run|tools\/[\w.]+)(.*)$/.exec(line.text.trim())
    if (!m) continue
    const file = m[1].replace('./', '')
    if (!existsSync(join(ROOT, file))) { faults.push(`${line.at}: ${m[1]}`); continue }
    for (const o of m[2].matchAll(/(?:^|\s)(--[a-z]+)/g)) if (!read(file).includes(o[1])) faults.push(`${line.at}: ${m[1]} ${o[1]}`)
  }
  none(faults)
})

// ---- routes, settings, permissions, identifiers -----------------------------------------------------------------------------------
test('docs: every route named exists', async (t) => {
  const faults = [], server = await start(t, 'sqlite')
  const described = operations(await server.client().getOk('/api/openapi.json')).map((o) => `${o.method} ${o.path}`)
  const all = [...described, ...pages()], shapes = new Set(all.map(shapeOf)), paths = [...new Set(all.map((r) => shapeOf(r.slice(r.indexOf(' ') + 1))))]
  assert.ok(described.length > 300, `the program describes ${described.length} operations`)
  for (const s of spans) {
    const m = /^(?:(GET|POST|PUT|PATCH|DELETE|OPTIONS) )?(\/(?:api|epcis|01|cert|season|complain|complaint|find|photo|qr|product|healthz|readyz|metrics|help|console)\b[^\s]*)$/.exec(s.text)
    if (!m || m[2] === '/console/' || s.text.endsWith('…')) continue
    const ok = m[1] ? shapes.has(`${m[1]} ${shapeOf(m[2])}`) : paths.includes(shapeOf(m[2])) || paths.some((p) => p.startsWith(`${shapeOf(m[2]).replace(/\/$/, '')}/`))
    if (!ok) faults.push(`${s.at}: ${s.text}`)
  }
  none(faults)
})

test('docs: every setting, permission and check named exists', async () => {
  const known = await settings(), faults = []
  for (const s of spans) {
    const m = /^((?:data|store|log|net|people|epcis|grow|certify|scan|govern|web|proof)\.[a-z_.]+)(?: = .*)?$/.exec(s.text)
    if (m && !NAME.test(m[1]) && m[1] !== 'log.key' && !known.has(m[1]) && !perms.has(m[1]) && !checks.has(m[1])) faults.push(`${s.at}: ${s.text}`)
    const env = /^TIANTOU_([A-Z_]+)$/.exec(s.text)
    if (env && ![...known.keys()].some((k) => k.replace('.', '_').toUpperCase() === env[1])) faults.push(`${s.at}: ${s.text}`)
  }
  none(faults)
})

test('docs: every function, type and table named exists', () => {
  const faults = [], sqlText = walk('src', (n) => n.endsWith('.sql')).map(read).join('\n')
  for (const s of spans) {
    const fn = /^(\w+)\(\)$/.exec(s.text), name = /^(?:(?:enum|struct) )?((?:people|grow|certify|scan|govern|epcis|gs1|net|store|web|base|APP|RT|COMPLAINT)_\w+)(?:\[\])?$/.exec(s.text)
    const id = fn?.[1] ?? name?.[1]
    if (!id || /^(govern_note|COMPLAINT_PASSED_ON|room_noun_verb)/.test(id)) continue
    if (!new RegExp(`\\b${id}\\b`).test(code) && !sqlText.includes(id) && !(id.startsWith('COMPLAINT_') && read('src/govern/govern_complaint_states.def').includes(id.slice(10)))) faults.push(`${s.at}: ${s.text}`)
  }
  none(faults)
})

test('docs: query parameters of docs/epcis.md exist', () => {
  const text = read('src/epcis/epcis_query_params.c'), faults = []
  for (const s of papers.find((p) => p.path === 'docs/epcis.md').spans)
    if (/^(EQ|GT|GE|LT|LE|WD|MATCH|EXISTS)_\w*$|^(orderBy|orderDirection|perPage|nextPageToken|eventType|eventCountLimit|maxEventCount)$/.test(s.text) && !text.includes(`"${s.text}"`)) faults.push(`${s.at}: ${s.text}`)
  none(faults)
})

// ---- words people read --------------------------------------------------------------------------------------------------------------
function words() {
  const zh = new Set(), en = new Set()
  for (const file of walk('front/packages/i18n/src/rooms', (n) => n.endsWith('.ts')))
    for (const m of read(file).matchAll(/\['((?:[^'\\]|\\.)*)', '((?:[^'\\]|\\.)*)'\]/g)) { zh.add(m[1]); en.add(m[2]) }
  for (const m of read('src/web/tpl/scan.html').matchAll(/L\("([^"]+)", "([^"]+)"\)/g)) { zh.add(m[1]); en.add(m[2]) }
  return { zh, en }
}

test('docs: every word of the screen that the guides name is on it', () => {
  const { zh, en } = words(), faults = []
  for (const p of papers.filter((q) => /^docs\/(operator|office|administrator)/.test(q.path))) {
    for (const m of p.prose.matchAll(/【([^】]+)】/g)) if (!zh.has(m[1])) faults.push(`${p.path}: 【${m[1]}】`)
    if (p.path.endsWith('.en.md')) for (const m of p.prose.matchAll(/\*\*([^*]+)\*\*/g)) if (!/[a-z ]{28}/.test(m[1]) && !/^not /.test(m[1]) && !en.has(m[1])) faults.push(`${p.path}: ${m[1]}`)
  }
  none(faults)
})

test('docs: the demonstration accounts are those of the program', () => {
  const demo = walk('src', (n) => /demo.*\.[ch]$/.test(n)).map(read).join('\n'), faults = []
  for (const p of papers) for (const m of p.text.matchAll(/\| `(\w+)` \| `(demo-[\w-]+)` \|/g)) if (!(demo.includes(`"${m[1]}"`) || demo.includes(`"${m[1].replace(/\d+$/, '%d')}"`)) || !demo.includes(m[2])) faults.push(`${p.path}: ${m[1]} ${m[2]}`)
  assert.match(read('README.md'), /`demo-office-/)
  none(faults)
})

// ---- the pages that are made of facts ---------------------------------------------------------------------------------------------
test('docs/configuration.md says what --show-config says', async () => {
  const known = await settings(), rows = new Map()
  for (const m of read('docs/configuration.md').matchAll(/^\| `([a-z]+\.[a-z_]+)` \| (?:`([^`]*)`)? ?\| (.*?) \| (.*?) \|$/gm)) rows.set(m[1], { value: m[2] ?? '', zh: m[3], doc: m[4] })
  const faults = []
  for (const [name, s] of known) {
    const r = rows.get(name)
    if (!r) faults.push(`${name} is missing`)
    else if (r.value !== s.value || r.doc !== s.doc || !/\p{Script=Han}/u.test(r.zh)) faults.push(`${name}: the page says ${JSON.stringify(r)}, the program ${JSON.stringify(s)}`)
  }
  for (const name of rows.keys()) if (!known.has(name)) faults.push(`${name} is no setting`)
  none(faults)
})

test('docs/office.md has the permission matrix of the program', () => {
  const text = read('src/people/people_perms.def'), head = /PERM\(name, ([^)]*)\)/.exec(text)[1].split(',').map((s) => s.trim())
  const cells = new Map([...text.matchAll(/^PERM\("([^"]+)",([^)]*)\)/gm)].map((m) => [m[1], m[2].split(',').map((s) => s.trim() === '1')]))
  const columns = ['office', 'lab', 'agri', 'market', 'point', 'owner', 'worker', 'admin']
  const rows = {
    登记主体: ['people.operator.create'], '审核、启用、注销主体': ['people.operator.examine', 'people.operator.activate', 'people.operator.close'], 暂停主体: ['people.operator.suspend'],
    看到完整电话: ['people.operator.phone'], '登记地块、生产季、产品': ['grow.plot.write', 'grow.season.write', 'grow.product.write'], '记农事、采收': ['grow.record.write', 'grow.harvest.write'],
    '投入品目录、禁限用名录、操作规程': ['grow.input.write'], 委托检测: ['certify.test.request'], 填检测机构的结果: ['certify.test.result'], 判定没有限量的项目: ['certify.test.judge'],
    开合格证: ['certify.cert.issue'], 作废合格证: ['certify.cert.revoke'], '准予、撤回准出': ['certify.release.grant'], '锁定、解锁、召回批次': ['grow.lot.state'], 公开审核: ['grow.publish.review'],
    办理投诉: ['govern.complaint.handle'], 看操作记录: ['people.audit.read'], 账号: ['people.account.write'], 接口密钥: ['people.key.write'],
  }
  const faults = [], page = read('docs/office.md')
  for (const [name, list] of Object.entries(rows)) {
    const line = page.split('\n').find((l) => l.startsWith(`| ${name} |`))
    if (!line) { faults.push(`no row ${name}`); continue }
    const says = line.split('|').slice(2, 2 + columns.length).map((c) => c.trim() !== '')
    for (const perm of list) columns.forEach((role, i) => { if (cells.get(perm)?.[head.indexOf(role)] !== says[i]) faults.push(`${name}: ${role} and ${perm}`) })
  }
  none(faults)
})

test('docs: the limits the administrators read are those of the program', () => {
  const en = read('docs/administrator.en.md'), zh = read('docs/administrator.md'), faults = []
  const says = [
    ['src/grow/grow_file.h', /GROW_FILE_MAX \((\d+)u << 20\)/, (n) => [`photos ${n} MiB`, `照片 ${n} MiB`]],
    ['src/epcis/epcis_capture.h', /CAPTURE_BYTES_MAX \((\d+) << 20\)/, (n) => [`EPCIS documents ${n} MiB`, `EPCIS 文档 ${n} MiB`]],
    ['src/certify/certify_routes.c', /body_max = (\d+) << 20, \.op = "testReport"/, (n) => [`reports ${n} MiB`, `检测报告 ${n} MiB`]],
    ['src/net/net_export.c', /EXPORT_ROWS_MAX (\d+)/, (n) => [`exports of ${Number(n).toLocaleString('en')} rows`, `最多 ${n / 10000} 万行`]],
    ['src/scan/scan_priv.h', /SCAN_BATCH_MAX = (\d+)/, (n) => [n === '1000000' ? 'a million labels a batch' : n, `最多 ${n / 10000} 万张`]],
    ['src/people/people_lockout.c', /"pair",\s+(\d+)/, (n) => [n === '5' ? 'Five wrong tries' : n, `连错 ${n} 次`]],
    ['src/people/people_lockout.c', /"account",\s+(\d+)/, (n) => [`${n} on one account`, `错 ${n} 次`]],
    ['src/people/people_lockout.c', /"address",\s+(\d+)/, (n) => [`${n} from one address`, `同一地址错 ${n} 次`]],
    ['src/people/people_password.c', /PASSWORD_MIN = (\d+)/, (n) => [`Passwords have ${n} characters`, `密码至少 ${n} 个字符`]],
  ]
  for (const [file, where, words] of says) {
    const n = where.exec(read(file))?.[1]
    if (!n) { faults.push(`${file}: ${where} is not there`); continue }
    const [e, z] = words(n)
    if (!en.includes(e)) faults.push(`docs/administrator.en.md: ${e}`)
    if (!zh.includes(z)) faults.push(`docs/administrator.md: ${z}`)
  }
  none(faults)
})

test('docs: no placeholder, and nothing promised', () => {
  const faults = []
  for (const p of papers) {
    for (const bad of ['TODO', 'FIXME', 'coming soon', 'in the future', '将来会', '敬请期待']) if (p.text.includes(bad)) faults.push(`${p.path}: ${bad}`)
    for (const m of p.prose.matchAll(/<!--\s*(\w+)\s*-->/g)) faults.push(`${p.path}: ${m[0]}`)
    for (const m of p.prose.replace(/`[^`]*`/g, '').matchAll(/\| ([A-Z]{6,}) \|/g)) faults.push(`${p.path}: ${m[1]}`)
  }
  none(faults)
})

// ---- docs/backup.md, step by step ------------------------------------------------------------------------------------------------
onBoth('docs/backup.md: backup while serving, restore, check, refuse what is damaged', async (t, engine) => {
  const s = await start(t, engine), there = join(s.base, 'backup'), again = join(s.base, 'again')
  const level = (await s.admin.getOk('/api/v1/county')).level
  await s.admin.postOk('/api/v1/levels', { kind: 'township', name: '备份乡', parent: level })
  const b = await s.run('backup', '--to', there)
  assert.equal(b.code, 0, b.err)
  const inside = new Set(readdirSync(there)), page = read('docs/backup.md')
  for (const f of ['MANIFEST.sha256', 'secret.key', 'tiantou.conf', engine === 'postgres' ? 'tiantou.pgdump' : 'tiantou.db']) {
    assert.ok(inside.has(f), `${f} is in the backup`)
    assert.ok(page.includes(`\`${f}\``), `${f} is in docs/backup.md`)
  }
  assert.notEqual((await s.run('backup', '--to', there)).code, 0, 'an existing folder is not overwritten')
  const url = s.db ? new URL(s.db.url) : null
  if (url) {
    url.pathname += '_again'
    execFileSync('psql', [process.env.TIANTOU_TEST_PG, '-qXc', `CREATE DATABASE ${url.pathname.slice(1)} TEMPLATE template0`])
    t.after(() => execFileSync('psql', [process.env.TIANTOU_TEST_PG, '-qXc', `DROP DATABASE IF EXISTS ${url.pathname.slice(1)} WITH (FORCE)`]))
  }
  const at = (dir) => ['--data', dir, ...(url ? ['--db', url.href] : [])]
  const key = await readFile(join(there, 'secret.key'))
  await writeFile(join(there, 'secret.key'), 'damaged')
  const bad = await run(BIN, ['restore', ...at(again), there])
  assert.equal(bad.code, 1)
  assert.match(bad.err, /secret\.key/)
  assert.ok(!existsSync(join(again, 'secret.key')) && !existsSync(join(again, 'tiantou.db')), 'nothing of a damaged backup is put in place')
  await writeFile(join(there, 'secret.key'), key)
  const r = await run(BIN, ['restore', ...at(again), there])
  assert.equal(r.code, 0, r.err)
  const c = await run(BIN, ['check', ...at(again)])
  assert.match(c.out, /^0 findings$/m)
  assert.equal(c.code, 0)
  assert.notEqual((await run(BIN, ['restore', ...at(again), there])).code, 0, 'data that are there are not overwritten')
  await rm(again, { recursive: true })
})
