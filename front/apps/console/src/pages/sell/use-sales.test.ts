import { expect, it, vi } from 'vitest'
import type { SellStats } from '@tiantou/api'
import { setLang } from '@tiantou/i18n'

const may = vi.hoisted(() => ({ perms: new Set<string>() }))
vi.mock('../../lib/session', () => ({ can: (p: string) => may.perms.has(p) }))
const { chartOf, figuresOf, growthOf, nameOf } = await import('./use-sales')

const row = (key: string, turnover_fen: number) => ({ key, name: key, orders: 1, pieces: 1, turnover_fen, before_fen: 0, growth_permille: null })
const STATS = { shops: 3, points: 1, orders: 12, before_orders: 10, turnover_fen: 50000, before_fen: 100000, refund_fen: 100, operators: 8, operators_online: 2, poor_households: 1, poor_income_fen: 900, rows: [] } as unknown as SellStats
const SPAN = { from: '2026-11-01', until: '2026-12-01' }

it('tells growth against the time before, and nothing where there was nothing', () => {
  expect([growthOf(12, 10), growthOf(50, 100), growthOf(5, 0), growthOf(5, 5)]).toEqual(['+20%', '-50%', '', '0%'])
})
it('links a figure only for whom its rows may be seen', () => {
  setLang('zh-CN')
  may.perms = new Set(['sell.stats.read'])
  const linked = () => figuresOf(STATS, SPAN).filter((f) => f.to).map((f) => f.title)
  expect(linked()).toEqual(['stat.points', 'stat.online'])
  may.perms = new Set(['sell.stats.read', 'sell.order.read', 'sell.read', 'deal.benefit'])
  expect(linked()).toHaveLength(8)
  expect(figuresOf(STATS, SPAN).find((f) => f.title === 'stat.online')?.value).toBe('25%')
})
it('draws the twelve largest, every month, in yuan', () => {
  const many = { ...STATS, rows: Array.from({ length: 20 }, (_, i) => row(`m${i}`, 100 * (20 - i))) }
  expect(chartOf('shop', many).labels).toHaveLength(12)
  expect(chartOf('month', many).labels).toHaveLength(20)
  expect(chartOf('shop', many).series[0].values[0]).toBe(20)
})
it('names channels and categories by their words', () => {
  expect([nameOf('channel', row('scan', 1)), nameOf('category', row('grain', 1)), nameOf('shop', row('青山小店', 1))]).toEqual(['扫码', '粮食', '青山小店'])
})
