import { expect, it } from 'vitest'
import { calendar } from './use-new-package'
import { sumOf } from './use-pledge'

it('makes a calendar over the ends of months and years', () => {
  expect(calendar('2026-12-20', 3, 14)).toEqual(['2026-12-20', '2027-01-03', '2027-01-17'])
  expect(calendar('', 3, 14)).toEqual([])
})
it('adds shares and extras to the fen', () => {
  const g = { share_fen: 19800, extras: [{ uuid: 'a', fen: 500 }, { uuid: 'b', fen: 0 }] } as Parameters<typeof sumOf>[0]
  expect(sumOf(g, 2, { a: 3, b: 4, c: 5 })).toBe(41100)
})
