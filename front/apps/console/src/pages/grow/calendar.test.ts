import { describe, expect, it } from 'vitest'
import { wholeAmount } from './use-today'
import { barOf } from './use-calendar'

describe('barOf', () => {
  it('places a season in its year', () => expect(barOf(2025, '2025-01-01', '2025-12-31')).toEqual({ from: 0, width: 100, openEnd: false }))
  it('cuts a season that goes over the end of the year', () => {
    const b = barOf(2026, '2025-11-01', '2026-01-31')!
    expect(b.from).toBe(0)
    expect(b.width).toBeCloseTo((31 / 365) * 100, 1)
  })
  it('lets a season without an end reach today', () => expect(barOf(2026, '2026-01-01', null, '2026-07-02')!.width).toBeCloseTo(50.1, 0))
  it.each([
    ['2025-01-01', '2025-12-31'],
    ['2027-01-01', null],
  ])('shows nothing of another year %s', (s, e) => expect(barOf(2026, s, e, '2026-07-01')).toBeNull())
})
describe('wholeAmount', () => {
  it.each([
    ['20', 2000, null, '60'],
    ['0.5', 1000, null, '0.75'],
    ['20', 2000, 'r', '20'],
    ['20', 0, null, '20'],
    [null, 2000, null, ''],
    ['1000', 2000, null, '3000'],
  ] as const)('%s per mu on %d m² (plan %s) is %s', (amount, area_m2, record, whole) => expect(wholeAmount({ amount, area_m2, record })).toBe(whole))
})
