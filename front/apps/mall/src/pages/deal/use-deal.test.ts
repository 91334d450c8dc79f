import { setLang } from '@tiantou/i18n/mall'
import { describe, expect, it } from 'vitest'
import { bpOf, daysLeft, instantOf, lastDay, leftWords } from './use-deal'

it.each([
  ['1', 100],
  ['0.5', 50],
  ['12.25 %', 1225],
  ['100', 10000],
  ['100.01', null],
  ['-1', null],
  ['1.234', null],
  ['', null],
])('%s per cent', (text, bp) => expect(bpOf(text)).toBe(bp))

describe('what is left until a deadline', () => {
  const now = new Date('2026-11-22T10:00:00+08:00')
  setLang('zh-CN')
  it.each([
    ['2026-11-22T24:00:00+08:00', 0, '最后一天'],
    ['2026-11-24T00:00:00+08:00', 1, '还有 1 天'],
    ['2026-11-30T24:00:00+08:00', 8, '还有 8 天'],
    ['2026-11-22T09:59:00+08:00', 0, '已截止'],
  ])('%s', (at, days, words) => {
    const instant = new Date(at.replace('T24:00:00', 'T23:59:59')).toISOString()
    expect(daysLeft(instant, now)).toBe(days)
    expect(leftWords(instant, now)).toBe(words)
  })
})
it('reads a local time as the county’s', () => {
  expect(instantOf('2026-11-22T17:00')).toBe('2026-11-22T09:00:00.000Z')
  expect(instantOf('')).toBe('')
})
it('tells the last day on which something is open', () => {
  setLang('zh-CN')
  expect(lastDay('2026-11-27T16:00:00.000Z')).toBe('2026 年 11 月 27 日')
  expect(lastDay(null)).toBe('–')
})
