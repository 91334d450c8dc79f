/* weeks.ts: counting by week and by township for the charts of the first page. */
import { dayAdd } from '@tiantou/units'

export const WEEKS = 12
/** The Monday of a day's week; 1970-01-05 was one. */
export const mondayOf = (day: string): string => {
  const n = Math.floor(Date.parse(`${day}T00:00:00Z`) / 864e5)
  return dayAdd('1970-01-05', Math.floor((n - 4) / 7) * 7)
}
/** The Mondays of the last weeks, oldest first. */
export const weeksUntil = (today: string, n = WEEKS): string[] => Array.from({ length: n }, (_, i) => dayAdd(mondayOf(today), (i - n + 1) * 7))

export function byWeek(weeks: string[], rows: { day: string; n: number }[]): number[] {
  const sum = new Map<string, number>()
  for (const r of rows) {
    const w = mondayOf(r.day)
    sum.set(w, (sum.get(w) ?? 0) + r.n)
  }
  return weeks.map((w) => sum.get(w) ?? 0)
}
const MOST = 12
function top(sum: Map<string, number[]>, value: (v: number[]) => number, size: (v: number[]) => number) {
  const rows = [...sum].sort((a, b) => size(b[1]) - size(a[1])).slice(0, MOST)
  return { labels: rows.map(([name]) => name), values: rows.map(([, v]) => value(v)) }
}
export interface PlaceRow {
  level: string | null
  name: string | null
  week: string
  n: number
}
/** Certificates that stand, by township, the most first. other: what has no township. */
export function certsByTown(rows: (PlaceRow & { state: string })[], other: string) {
  const sum = new Map<string, number[]>()
  for (const r of rows.filter((x) => x.state === 'valid')) sum.set(r.name ?? other, [(sum.get(r.name ?? other)?.[0] ?? 0) + r.n])
  return top(
    sum,
    (v) => v[0],
    (v) => v[0],
  )
}
export function passByTown(rows: (PlaceRow & { verdict: string })[], other: string) {
  const sum = new Map<string, number[]>()
  for (const r of rows.filter((x) => x.verdict === 'pass' || x.verdict === 'fail')) {
    const [pass, all] = sum.get(r.name ?? other) ?? [0, 0]
    sum.set(r.name ?? other, [pass + (r.verdict === 'pass' ? r.n : 0), all + r.n])
  }
  return top(
    sum,
    ([pass, all]) => Math.round((pass / all) * 1000) / 10,
    (v) => v[1],
  )
}
