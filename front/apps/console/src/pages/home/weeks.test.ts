import { describe, expect, it } from 'vitest'
import { byWeek, certsByVillage, mondayOf, passByVillage, weeksUntil } from './weeks'

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
  it('rates villages, those with most tests first', () => {
    expect(
      passByVillage([
        { level_name: '甲', verdict: 'pass' },
        { level_name: '甲', verdict: 'fail' },
        { level_name: '甲', verdict: 'pass' },
        { level_name: '乙', verdict: 'pass' },
      ]),
    ).toEqual({ labels: ['甲', '乙'], values: [66.7, 100] })
    expect(certsByVillage([{ level_name: '乙' }, { level_name: '甲' }, { level_name: '甲' }])).toEqual({ labels: ['甲', '乙'], values: [2, 1] })
  })
})
