import { describe, expect, it } from 'vitest'
import type { TraceStay } from '@tiantou/api'
import { setLang } from '@tiantou/i18n'
import { barsOf, lastedText } from './custody-bars'

setLang('zh-CN')
const stay = (from: string, until: string | null) => ({ thing: 0, place: 1, from, until }) as TraceStay
describe('bars of custody', () => {
  it('lie in order between the first and the last instant', () => {
    const b = barsOf([stay('2026-11-01T10:00:00Z', '2026-11-01T20:00:00Z'), stay('2026-11-01T00:00:00Z', '2026-11-01T10:00:00Z')])
    expect(b.map((x) => [x.left, x.width])).toEqual([[0, 50], [50, 50]])
  })
  it('goes on to this day beyond what is known', () => {
    const [a, b] = barsOf([stay('2026-11-01T00:00:00Z', '2026-11-01T10:00:00Z'), stay('2026-11-01T10:00:00Z', null)])
    expect(a.left + a.width).toBeCloseTo(b.left)
    expect(b.left + b.width).toBeCloseTo(100)
  })
  it('tells things of one kind that went together in one line', () => {
    const at = (thing: number, from: string) => ({ ...stay(from, '2026-11-01T20:00:00Z'), thing }) as TraceStay
    const all = [at(1, '2026-11-01T10:00:00Z'), at(2, '2026-11-01T10:00:00Z'), at(3, '2026-11-01T10:00:00Z'), at(4, '2026-11-01T11:00:00Z')]
    expect(barsOf(all, (n) => (n === 3 ? 'container' : 'pack')).map((b) => b.things)).toEqual([[1, 2], [3], [4]])
  })
  it('is nothing of nothing', () => expect(barsOf([])).toEqual([]))
  it.each([
    ['2026-11-01T00:00:00Z', '2026-11-01T00:20:00Z', '20 分钟'],
    ['2026-11-01T00:00:00Z', '2026-11-01T05:30:00Z', '5.5 小时'],
    ['2026-11-01T00:00:00Z', '2026-11-09T00:00:00Z', '8 天'],
  ])('%s – %s lasted %s', (a, b, said) => expect(lastedText(stay(a, b))).toBe(said))
})
