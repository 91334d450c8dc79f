/* custody-bars.ts: how long each holder had a thing, and where that lies between the first and the last instant known. */
import type { TraceStay } from '@tiantou/api'
import { t } from '@tiantou/i18n'
import { number } from '@tiantou/units'

export interface StayBar {
  stay: TraceStay
  /** Per cent of the whole time. */
  left: number
  width: number
}
const at = (instant: string | null, or: number) => (instant ? Date.parse(instant) : or)

export function barsOf(stays: readonly TraceStay[], now = Date.now()): StayBar[] {
  const first = Math.min(...stays.map((s) => at(s.from, now))),
    ends = stays.map((s) => at(s.until, 0)),
    starts = stays.map((s) => at(s.from, 0)),
    known = Math.max(...ends, ...starts),
    last = stays.some((s) => !s.until) ? known + Math.max((known - first) * 0.15, 1) : known, // to this day: a piece beyond what is known, so that a year of nothing hides no hour
    whole = Math.max(1, last - first)
  return [...stays]
    .sort((a, b) => at(a.from, 0) - at(b.from, 0))
    .map((stay) => {
      const from = at(stay.from, first),
        until = stay.until ? Date.parse(stay.until) : last
      return { stay, left: ((from - first) / whole) * 100, width: ((until - from) / whole) * 100 }
    })
}

export function lastedText(s: TraceStay, now = Date.now()): string {
  const hours = (at(s.until, now) - at(s.from, now)) / 3600000
  return hours < 1 ? t('trace.minutes', { n: Math.round(hours * 60) }) : hours < 48 ? t('trace.hours', { n: number(hours, 1) }) : t('trace.days', { n: Math.round(hours / 24) })
}
