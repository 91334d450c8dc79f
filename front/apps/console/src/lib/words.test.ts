import { expect, it } from 'vitest'
import { listColumns, shapes } from '@tiantou/api'
import { setLang, word, words } from '@tiantou/i18n'
import { kindsOf } from '@tiantou/ui'

/** Codes that a person never sees as such: they stand in forms with words of their own, or in machine lists. */
const NOT_SHOWN = new Set([
  '100x70',
  '50x30',
  'a4',
  'none',
  'max',
  'nd',
  'publish',
  'return',
  'withdraw',
  'NONE',
  'good',
  'declared',
  'unknown',
  'malformed',
  'no_serial',
  'unreleased',
  // of a trace: told by whole sentences (trace.rel.*, trace.both …)
  'both',
  'back',
  'forward',
  'asked',
  'source',
  'beside',
  'output',
  'packed',
  'attached',
  'input',
  'result',
  'carrier',
  // what a payer's browser does next
  'redirect',
  'qr',
  'form',
  'seen',
  // what may be engraved: the shop's form says it in sentences
  'han',
  'latin',
  'mixed',
])

/** What a page says of these, beside the things that the table's name holds. */
const SAID_AS: Record<string, string> = { TraceRemark: 'finding', RecallThing: 'trace', Refund: 'refundkind', RefundRow: 'refundkind', InputBuy: 'inputsale', InputBuyItem: 'inputsale', StoreBody: 'storemove' }
/** Things that codes are said of; a table whose name holds one speaks of it ("TenderItem" of a tender). */
const THINGS = [...new Set(Object.keys(words).flatMap((key) => /^e\.(.+)\.[^.]+$/.exec(key)?.[1] ?? []))]

it('has a word for every code of the server’s tables: a common one, one of the member, or one of the thing it stands in', () => {
  const missing: string[] = []
  let codes = 0
  for (const [table, members] of [...Object.entries(listColumns), ...Object.entries(shapes)]) {
    const things = THINGS.filter((thing) => table.toLowerCase().includes(thing))
    for (const m of members as readonly { name: string; values: readonly string[] }[])
      for (const code of m.values) {
        codes++
        const kinds = [...things, ...kindsOf(m.name, SAID_AS[table])]
        if (!NOT_SHOWN.has(code) && ![`e.${code}`, ...kinds.map((kind) => `e.${kind}.${code}`)].some((key) => key in words)) missing.push(`${table}.${m.name}: ${code}`)
      }
  }
  expect(codes).toBeGreaterThan(500)
  expect(missing).toEqual([])
})
it('says a code by the thing that the member names, then by the thing it stands in', () => {
  setLang('zh-CN')
  expect(word('opened', kindsOf('tender_state', 'bid'))).toBe('已开标')
  expect(word('short', 'deduction')).toBe('短少')
  expect(word('pickup', kindsOf('delivery', 'order'))).toBe('自提')
  expect(word('asked', kindsOf('kind', 'refund'))).toBe('买家申请的退款')
  expect(word('asked', kindsOf('state', 'refund'))).toBe('待卖家答复')
  expect(word('active', kindsOf('state', 'lot'))).toBe('可用')
})
