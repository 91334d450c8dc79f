/* weeks.ts: counting by week and by village for the charts of the first page. */
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
export function certsByVillage(rows: { level_name: string }[]) {
  const sum = new Map<string, number[]>()
  for (const r of rows) sum.set(r.level_name, [(sum.get(r.level_name)?.[0] ?? 0) + 1])
  return top(
    sum,
    (v) => v[0],
    (v) => v[0],
  )
}
export function passByVillage(rows: { level_name: string; verdict: string }[]) {
  const sum = new Map<string, number[]>()
  for (const r of rows) {
    const [pass, all] = sum.get(r.level_name) ?? [0, 0]
    sum.set(r.level_name, [pass + (r.verdict === 'pass' ? 1 : 0), all + 1])
  }
  return top(
    sum,
    ([pass, all]) => Math.round((pass / all) * 1000) / 10,
    (v) => v[1],
  )
}
