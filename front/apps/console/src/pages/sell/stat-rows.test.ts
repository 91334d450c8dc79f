import { expect, it } from 'vitest'
import { listColumns, routeLists } from '@tiantou/api'
import { comparable, CUTS, monthOf, rowsOfCut, rowsOfFigure, type Figure, type Rows } from './stat-rows'

const SPAN = { from: '2026-10-15', until: '2027-01-10' }
const LIST: Record<Rows['page'], keyof typeof routeLists> = { orders: 'orders', 'order-lines': 'orderLines', shops: 'shops', 'producers-online': 'producersOnline', 'benefit-sales': 'benefitSales' }

it('cuts a month to the time that was asked for', () => {
  const cases = [
    ['2026-10', '2026-10-15', '2026-11-01'],
    ['2026-12', '2026-12-01', '2027-01-01'],
    ['2027-01', '2027-01-01', '2027-01-10'],
  ]
  for (const [month, from, until] of cases) expect(monthOf(SPAN, month)).toEqual({ from, until })
})
it('compares a month with the month before when both are whole', () => {
  const whole = (from: string, until: string, key: string) => comparable('month', key, { from, until })
  expect([whole('2026-10-15', '2027-01-10', '2026-11'), whole('2026-10-01', '2027-01-10', '2026-11'), whole('2026-10-01', '2027-01-10', '2027-01'), whole('2026-12-01', '2027-02-01', '2027-01')]).toEqual([false, true, false, true])
  expect(comparable('township', '999901', SPAN)).toBe(true)
})
it('asks only for filters that the list has', () => {
  const figures: Figure[] = ['shops', 'orders', 'turnover_fen', 'refund_fen', 'operators', 'operators_online', 'poor_households', 'poor_income_fen']
  const all = [...CUTS.map((by) => rowsOfCut(by, by === 'month' ? '2026-11' : 'x', SPAN)), ...figures.map((f) => rowsOfFigure(f, SPAN)!)]
  for (const rows of all) {
    const columns = listColumns[routeLists[LIST[rows.page]]] as readonly { name: string; filter: boolean }[]
    for (const key of Object.keys(rows.query)) expect([rows.page, key, columns.some((c) => c.filter && c.name === key.replace(/\.(ge|lt)$/, ''))]).toEqual([rows.page, key, true])
  }
})
it('opens village points to a cut, since each is a line of it', () => {
  expect(rowsOfFigure('points', SPAN)).toBeNull()
})
