import { expect, it } from 'vitest'
import { listColumns, shapes } from '@tiantou/api'
import { words } from '@tiantou/i18n'

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
  // what a payer's browser does next
  'redirect',
  'qr',
  'form',
  'seen',
])

it('has a word for every code of the server’s tables', () => {
  const codes = new Set([...Object.values(listColumns).flat(), ...Object.values(shapes).flat()].flatMap((c) => c.values as readonly string[]))
  const spoken = new Set(
    Object.keys(words)
      .filter((k) => k.startsWith('e.'))
      .map((k) => k.split('.').at(-1)),
  )
  expect(codes.size).toBeGreaterThan(50)
  expect([...codes].filter((c) => !spoken.has(c) && !NOT_SHOWN.has(c))).toEqual([])
})
