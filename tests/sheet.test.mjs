// sheet.test.mjs: `tiantou import sheet`: old lots, tests and certificates from CSV and .xlsx by a mapping file: a dry run that names every
// refused row in both languages and keeps nothing, the real run through the acts of the API, the same file again, GB 18030, rights.
import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { onBoth, sql, start } from './lib/server.mjs'
import { County, day } from './lib/county.mjs'
import { writeXlsx } from './lib/xlsx.mjs'

const LOTS = {
  kind: 'lots', columns: {
    lot_no: '批次号', producer: '生产者', plot: '地块', product: '产品', day: { column: '采收日期', format: 'YYYY/M/D' },
    quantity_g: { column: '重量', unit: '公斤' }, grade: { column: '等级', map: { 优: '一级' } }, note: { value: '旧台账' },
  },
}
const TESTS = {
  kind: 'tests', columns: {
    lot_no: '批次号', producer: '生产者', item: '项目', value: '结果', unit: { value: 'mg/kg' }, sample_no: '样品号', sampler: { value: '陈抽样' },
    day: { column: '日期', format: 'YYYY年M月D日' }, limit_value: '限量', method: { value: '速测' },
  },
}
const CERTS = {
  kind: 'certificates', columns: { lot_no: '批次号', producer: '生产者', weight_g: { column: '重量', unit: '斤' }, bases: '依据', shipment_no: '发货批号', contact: { value: '0578-6820000' } },
}
const slash = (d) => d.split('-').map(Number).join('/')
const chinese = (d) => d.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日')

onBoth('sheets: dry run, import, again; refused rows in both languages', async (t, engine) => {
  const s = await start(t, engine), c = await new County(s).build(), name = '青山蔬菜专业合作社'
  const j = await c.coop(name)
  j.crop = await c.crop()
  j.plot = await c.plot(j.owner)
  j.season = await c.season(j.owner, j.plot, j.crop)
  j.product = await c.product(j.owner, j.crop)
  await c.record(j.owner, j.season, 'sow', -80)
  const file = async (n, text) => { const p = join(s.base, n); await writeFile(p, text); return p }
  const sheet = async (map, csv, ...more) => {
    const r = await s.run('import sheet', '--map', await file('map.json', JSON.stringify(map)), '--as', 'owner1', ...more, csv.path ?? await file('rows.csv', csv))
    const m = /(\d+) rows, (\d+) (?:would be )?imported, (\d+) there already, (\d+) refused/.exec(r.err)
    return { code: r.code, err: r.err, counts: m && m.slice(1).map(Number), refused: r.out.trim().split('\n').slice(1).map((l) => l.match(/^(\d+),"(.*?)","(.*?)","(.*?)","(.*)"$/)?.slice(1)) }
  }
  const lots = ['批次号,生产者,地块,产品,采收日期,重量,等级,多余的列',
    `L-1,${name},${j.plot.name},${j.product.name},${slash(day(-10))},"1200.5",优,x`,
    `L-2,${j.op.uscc},${j.plot.name},${j.product.gtin ?? j.product.name},${slash(day(-9))},800,二级,`,
    `L-3,${name},${j.plot.name},${j.product.name},${day(-9)},800,二级,`,
    `L-4,没有这家,${j.plot.name},${j.product.name},${slash(day(-9))},800,二级,`,
    `L-5,${name},没有这块地,${j.product.name},${slash(day(-9))},800,二级,`,
    `L-6,${name},${j.plot.name},${j.product.name},${slash(day(-9))},-3,二级,`,
    `,${name},${j.plot.name},${j.product.name},${slash(day(-9))},5,二级,`,
    `L-8,${name},${j.plot.name},${j.product.name},${slash(day(3))},5,二级,`, ',,,,,,,', ''].join('\r\n')
  const rows = () => sql(s, 'SELECT (SELECT count(*) FROM grow_lot), (SELECT count(*) FROM epcis_event), (SELECT count(*) FROM share_import)')
  const before = await rows()
  const dry = await sheet(LOTS, lots, '--dry-run')
  assert.deepEqual([dry.code, dry.counts], [1, [8, 2, 0, 6]], dry.err)
  assert.deepEqual(await rows(), before, 'nothing is kept')
  assert.deepEqual(dry.refused.map((r) => [r[0], r[1]]), [['4', '采收日期'], ['5', '生产者'], ['6', '地块'], ['7', '重量'], ['8', '批次号'], ['9', '采收日期']])
  assert.ok(dry.refused.every(([, , code, zh, en]) => code && /\p{Script=Han}/u.test(zh) && /[a-z]{3}/.test(en)), JSON.stringify(dry.refused))
  const real = await sheet(LOTS, lots)
  assert.deepEqual([real.code, real.counts], [1, [8, 2, 0, 6]])
  assert.deepEqual(real.refused, dry.refused, 'the dry run said what happens')
  const again = await sheet(LOTS, lots)
  assert.deepEqual(again.counts, [8, 0, 2, 6], 'the same file changes nothing')
  const made = await j.owner.all('/api/v1/lots')
  assert.deepEqual(made.map((l) => [l.lot_no, l.quantity_g]).sort(), [['L-1', 1200500], ['L-2', 800000]])
  assert.equal((await sql(s, 'SELECT count(*) FROM epcis_event'))[0], String(Number(before[0].split('|')[1]) + 2), 'each with its event')
  // the same in GB 18030 with semicolons: the same rows
  const gb = Buffer.from(lots.replaceAll(',', ';').replace('"1200.5"', '1200.5'))
  const text = new TextDecoder().decode(gb)
  await writeFile(join(s.base, 'u.csv'), text)
  const { execFileSync } = await import('node:child_process')
  const encoded = execFileSync('iconv', ['-f', 'UTF-8', '-t', 'GB18030', join(s.base, 'u.csv')])
  const other = await sheet(LOTS, encoded)
  assert.deepEqual(other.counts, [8, 0, 2, 6])
  // the same as a workbook, by the same mapping: days and weights are cells with types there; the rows are the same rows
  const at = (d) => new Date(`${d}T00:00:00Z`)
  const table = lots.split('\r\n').slice(0, 9).map((l, i) => l.split(',').map((v, c) => (i && c === 4 && i < 3 ? at(day(i - 11)) : i && c === 5 ? Number(v.replaceAll('"', '')) : v)))
  const book = { path: writeXlsx(join(s.base, 'lots.xlsx'), [['批次', [...table, [], ['L-10', name, j.plot.name, j.product.name, at(day(-7)), '#N/A'], ['L-11', name, j.plot.name, j.product.name, at(day(-7)), 75.5, '优']]], ['说明', [['填表说明']]]]) }
  const tried = await sheet(LOTS, book, '--dry-run')
  assert.deepEqual(tried.counts, [10, 2, 2, 6], tried.err)
  assert.deepEqual(tried.refused.map((r) => [r[0], r[1]]), [['5', '生产者'], ['6', '地块'], ['7', '重量'], ['8', '批次号'], ['9', '采收日期'], ['11', '重量']], 'a day of ISO form counts in a workbook, whatever the mapping says of texts')
  const booked = await sheet(LOTS, book, '--sheet', '批次')
  assert.deepEqual([booked.counts, booked.refused], [tried.counts, tried.refused])
  assert.deepEqual((await j.owner.all('/api/v1/lots')).map((l) => [l.lot_no, l.quantity_g, l.grade]).filter(([n]) => n === 'L-11'), [['L-11', 75500, '一级']])
  assert.match((await sheet(LOTS, book, '--sheet', '没有')).err, /批次, 说明/)
  assert.match((await sheet(LOTS, book, '--sheet', '说明')).err, /批次号/)
  // tests and certificates of those lots
  const tests = ['批次号,生产者,项目,结果,样品号,日期,限量', `L-1,${name},氯虫苯甲酰胺,0.02,S-1,${chinese(day(-8))},2`, `L-9,${name},氯虫苯甲酰胺,0.02,S-2,${chinese(day(-8))},2`, `L-2,${name},氯虫苯甲酰胺,abc,S-3,${chinese(day(-8))},2`].join('\n')
  const tested = await sheet(TESTS, tests)
  t.diagnostic(JSON.stringify(tested.refused))
  assert.deepEqual(tested.refused.map((r) => r[0]), ['3', '4'])
  assert.deepEqual((await sheet(TESTS, tests)).counts, [3, 0, 1, 2])
  const certs = ['批次号,生产者,重量,依据,发货批号', `L-1,${name},100,质量安全控制符合要求,1`, `L-1,${name},100,质量安全控制符合要求,1`, `L-1,${name},9999999,质量安全控制符合要求,2`, `L-2,${name},10,没有这样的依据,1`].join('\n')
  const issued = await sheet(CERTS, certs)
  assert.deepEqual(issued.counts, [4, 1, 1, 2], JSON.stringify(issued.refused))
  assert.equal((await j.owner.all('/api/v1/certificates'))[0].weight_g, 50000)
  // the mapping and the file themselves
  for (const [map, csv, what] of [[{ ...LOTS, kind: 'x' }, lots, 'kind'], [{ ...LOTS, columns: { ...LOTS.columns, more: 'x' } }, lots, 'an unknown field'], [{ ...LOTS, columns: { ...LOTS.columns, plot: '没有的列' } }, lots, 'no such column'],
    [{ ...LOTS, columns: { ...LOTS.columns, quantity_g: { column: '重量', unit: '石' } } }, lots, 'unit'], [LOTS, '批次号,"生产者\nL', 'an open quote'], [LOTS, Buffer.from([0xff, 0xfe, 0x00]), 'no text'], [LOTS, '', 'empty']])
    assert.ok((await sheet(map, csv)).counts === null, what)
  // rights are those of the account
  const r = await s.run('import sheet', '--map', join(s.base, 'map.json'), '--as', 'lab', join(s.base, 'rows.csv'))
  assert.notEqual(r.code, 0)
  assert.equal((await s.run('check')).code, 0)
  t.diagnostic('6 of 6 bad rows named with row, column and reason in two languages; 2 of 2 good ones imported once')
})
