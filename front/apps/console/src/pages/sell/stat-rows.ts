/* stat-rows.ts: the rows behind every figure of the sales statistics: which list, filtered how. tests/sell_stats.test.mjs asks a server for exactly these
 * rows and adds them up; nothing is imported here, so that it can. */
export type Cut = 'township' | 'channel' | 'product' | 'category' | 'shop' | 'point' | 'month'
export const CUTS: readonly Cut[] = ['month', 'township', 'channel', 'product', 'category', 'shop', 'point']
/** Days in China, until without. */
export interface Span {
  from: string
  until: string
}
export interface Rows {
  /** Name of the page and, by its operation, of the list. */
  page: 'orders' | 'order-lines' | 'shops' | 'producers-online' | 'benefit-sales'
  query: Record<string, string>
}
const instant = (day: string): string => `${day}T00:00:00+08:00`
const within = (name: string, s: Span) => ({ [`${name}.ge`]: instant(s.from), [`${name}.lt`]: instant(s.until) })
const LINES: readonly Cut[] = ['product', 'category']

/** The first day of a month ("2026-03"), or of one so many months later. */
function firstDay(month: string, later = 0): string {
  const [y, m] = month.split('-').map(Number)
  return new Date(Date.UTC(y, m - 1 + later, 1)).toISOString().slice(0, 10)
}
/** The part of a span that lies in a month. */
export function monthOf(span: Span, month: string): Span {
  const first = firstDay(month),
    next = firstDay(month, 1)
  return { from: first > span.from ? first : span.from, until: next < span.until ? next : span.until }
}
/** May a line be compared with the time before? A month only when it and the month before lie wholly in the span: parts of months say nothing. */
export const comparable = (by: Cut, key: string, span: Span): boolean => by !== 'month' || (span.from <= firstDay(key, -1) && firstDay(key, 1) <= span.until)
/** The rows of one line of a cut. */
export function rowsOfCut(by: Cut, key: string, span: Span): Rows {
  if (by === 'month') return { page: 'orders', query: within('paid_at', monthOf(span, key)) }
  return { page: LINES.includes(by) ? 'order-lines' : 'orders', query: { [by]: key, ...within('paid_at', span) } }
}
export type Figure = 'shops' | 'points' | 'orders' | 'turnover_fen' | 'refund_fen' | 'operators' | 'operators_online' | 'poor_households' | 'poor_income_fen'
/** The rows of a figure; those of "points" are the lines of the cut by point. */
export function rowsOfFigure(figure: Figure, span: Span): Rows | null {
  switch (figure) {
    case 'shops':
      return { page: 'shops', query: { open: 'true' } }
    case 'operators':
      return { page: 'producers-online', query: {} }
    case 'operators_online':
      return { page: 'producers-online', query: { online: 'true' } }
    case 'poor_households':
    case 'poor_income_fen':
      return { page: 'benefit-sales', query: { kind: 'order', poor: 'true', ...within('at', span) } }
    case 'points':
      return null
    case 'orders':
    case 'turnover_fen':
    case 'refund_fen':
      return { page: 'orders', query: within('paid_at', span) }
  }
}
