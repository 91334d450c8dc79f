import { describe, expect, it } from 'vitest'
import { byWeek, certsByTown, mondayOf, passByTown, weeksUntil } from './weeks'

describe('weeks', () => {
  it.each([
    ['2026-11-21', '2026-11-16'],
    ['2026-11-16', '2026-11-16'],
    ['2026-11-15', '2026-11-09'],
    ['1970-01-01', '1969-12-29'],
  ])('%s', (d, m) => expect(mondayOf(d)).toBe(m))
  it('counts into the last weeks, oldest first', () => {
    const weeks = weeksUntil('2026-11-21', 3)
    expect(weeks).toEqual(['2026-11-02', '2026-11-09', '2026-11-16'])
    expect(
      byWeek(weeks, [
        { day: '2026-11-02', n: 2 },
        { day: '2026-11-08', n: 1 },
        { day: '2026-11-21', n: 4 },
        { day: '2026-10-01', n: 9 },
      ]),
    ).toEqual([3, 0, 4])
  })
  it('rates townships, those with most tests first; what has no township under its own name', () => {
    const row = (name: string | null, n: number) => ({ level: name, name, week: '2026-11-16', n })
    expect(
      passByTown(
        [
          { ...row('甲', 2), verdict: 'pass' },
          { ...row('甲', 1), verdict: 'fail' },
          { ...row('甲', 9), verdict: 'pending' },
          { ...row(null, 1), verdict: 'pass' },
        ],
        '县直',
      ),
    ).toEqual({ labels: ['甲', '县直'], values: [66.7, 100] })
    expect(
      certsByTown(
        [
          { ...row('乙', 1), state: 'valid' },
          { ...row('甲', 2), state: 'valid' },
          { ...row('乙', 5), state: 'revoked' },
        ],
        '县直',
      ),
    ).toEqual({ labels: ['甲', '乙'], values: [2, 1] })
  })
})
