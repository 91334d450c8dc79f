/* use-calendar.ts: the seasons of a year as bars: from which day to which, in parts of the year. */
import { dayOf } from '@tiantou/units'

export interface Bar {
  from: number
  width: number
  openEnd: boolean
}
const DAY = 864e5
const at = (day: string) => Date.parse(`${day.slice(0, 10)}T00:00:00Z`)

/** Place of a season in a year, in per cent; null when it lies outside. A season without an end reaches today, or 120 days when it lies ahead. */
export function barOf(year: number, start: string, end: string | null, today = dayOf()): Bar | null {
  const first = Date.UTC(year, 0, 1),
    last = Date.UTC(year + 1, 0, 1),
    s = at(start)
  const e = end ? at(end) + DAY : Math.max(at(today) + DAY, start > today ? s + 120 * DAY : s + DAY)
  if (s >= last || e <= first) return null
  const from = Math.max(s, first),
    until = Math.min(e, last),
    part = (ms: number) => Math.round((ms / (last - first)) * 1e4) / 100
  return { from: part(from - first), width: Math.max(part(until - from), 0.8), openEnd: !end }
}
