import { describe, expect, it } from 'vitest'
import { ago, area, bytes, date, dayAdd, dayOf, daysBetween, fenOf, gramsOf, mass, money, monthDay, number, percent, ringArea, time } from './index'

describe('money and mass', () => {
  it.each([
    [0, '¥0.00'],
    [1230, '¥12.30'],
    [123456789, '¥1,234,567.89'],
    [-5, '-¥0.05'],
  ])('%d fen', (fen, text) => expect(money(fen)).toBe(text))
  it.each([
    ['12.3', 1230],
    ['¥1,000', 100000],
    ['0.05', 5],
    ['1.234', null],
    ['-1', null],
    ['', null],
    ['abc', null],
  ])('%s typed', (text, fen) => expect(fenOf(text)).toBe(fen))
  it.each([
    [0, '0 克'],
    [999, '999 克'],
    [1000, '1 千克'],
    [820500, '820.5 千克'],
    [12345678, '12.346 吨'],
  ])('%d g', (g, text) => expect(mass(g)).toBe(text))
  it('other units and language', () => {
    expect(mass(820000, 'zh-CN', '斤')).toBe('1,640 斤')
    expect(mass(820000, 'en')).toBe('820 kg')
  })
  it.each([
    ['820', 'kg', 820000],
    ['0.1', 'kg', 100],
    ['3.3', 'kg', 3300],
    ['1,640', '斤', 820000],
    ['0.0001', 'kg', null],
    ['-2', 'kg', null],
    ['', 'kg', null],
  ] as const)('%s %s', (t, u, g) => expect(gramsOf(t, u)).toBe(g))
})
describe('area', () => {
  it('is 亩 in Chinese, hectares in English', () => {
    expect(area(2000)).toBe('3 亩')
    expect(area(20000, 'en')).toBe('2 ha')
  })
  it('of a ring agrees with a small square within 0.1 %', () => {
    const d = 100 / 111194.9,
      ring = [
        [120, 30],
        [120 + d / Math.cos(Math.PI / 6), 30],
        [120 + d / Math.cos(Math.PI / 6), 30 + d],
        [120, 30 + d],
      ] as [number, number][]
    expect(Math.abs(ringArea(ring) / 10000 - 1)).toBeLessThan(0.001)
    expect(ringArea([...ring].reverse())).toBeCloseTo(ringArea(ring), 6)
  })
})
describe('dates', () => {
  it.each([
    ['2026-11-21', '2026 年 11 月 21 日'],
    ['2026-01-02T03:04:05Z', '2026 年 1 月 2 日'],
    [null, '–'],
    ['nonsense', '–'],
  ])('%s', (d, text) => expect(date(d)).toBe(text))
  it('English', () => {
    expect(date('2026-11-21', 'en')).toBe('21 Nov 2026')
    expect(monthDay('2026-11-21', 'en')).toBe('21 Nov')
    expect(monthDay('2026-11-21')).toBe('11 月 21 日')
  })
  it('is the day and time of the county, not of the browser', () => {
    expect(dayOf(new Date('2026-11-20T16:30:00Z'))).toBe('2026-11-21')
    expect(time('2026-11-20T16:05:09Z', true)).toBe('2026-11-21 00:05:09')
    expect(time('')).toBe('–')
  })
  it('counts days', () => {
    expect(dayAdd('2026-02-27', 2)).toBe('2026-03-01')
    expect(daysBetween('2026-02-27', '2026-03-01')).toBe(2)
  })
})
describe('ago', () => {
  const now = Date.parse('2026-11-21T12:00:00Z')
  it.each([
    ['2026-11-21T11:59:50Z', '刚刚', 'just now'],
    ['2026-11-21T11:57:00Z', '3 分钟前', '3 minutes ago'],
    ['2026-11-21T13:00:00Z', '1 小时后', 'in 1 hour'],
    ['2026-11-19T12:00:00Z', '2 天前', '2 days ago'],
    ['2026-09-01T12:00:00Z', '2026 年 9 月 1 日', '1 Sep 2026'],
    ['x', '–', '–'],
  ])('%s', (t, a, b) => {
    expect(ago(t, 'zh-CN', now)).toBe(a)
    expect(ago(t, 'en', now)).toBe(b)
  })
})
it('numbers', () => {
  expect(number(1234.5678)).toBe('1,234.57')
  expect(percent(7, 8)).toBe('87.5%')
  expect(percent(1, 0)).toBe('–')
  expect(bytes(2048)).toBe('2 KB')
})
