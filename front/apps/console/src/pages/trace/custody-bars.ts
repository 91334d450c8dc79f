/* custody-bars.ts: how long each holder had a thing, and where that lies between the first and the last instant known. */
import type { TraceStay } from '@tiantou/api'
import { t } from '@tiantou/i18n'
import { number } from '@tiantou/units'

export interface StayBar {
  stay: TraceStay
  /** Nodes of the things that were there together, the stay's own first. */
  things: (number | null)[]
  /** Per cent of the whole time. */
  left: number
  width: number
}
const at = (instant: string | null, or: number) => (instant ? Date.parse(instant) : or)

/** Things of one kind that were with one holder over the same time are one line: a box full of packs is not told pack by pack. */
function together(stays: readonly TraceStay[], kindOf: (thing: number | null) => string): { stay: TraceStay; things: (number | null)[] }[] {
  const by = new Map<string, { stay: TraceStay; things: (number | null)[] }>()
  for (const stay of stays) {
    const key = [stay.holder, stay.place, stay.from, stay.until, stay.step, kindOf(stay.thing)].join('|'),
      known = by.get(key)
    if (known) known.things.push(stay.thing)
    else by.set(key, { stay, things: [stay.thing] })
  }
  return [...by.values()]
}

export function barsOf(stays: readonly TraceStay[], kindOf: (thing: number | null) => string = String, now = Date.now()): StayBar[] {
  const first = Math.min(...stays.map((s) => at(s.from, now))),
    ends = stays.map((s) => at(s.until, 0)),
    starts = stays.map((s) => at(s.from, 0)),
    known = Math.max(...ends, ...starts),
    last = stays.some((s) => !s.until) ? known + Math.max((known - first) * 0.15, 1) : known, // to this day: a piece beyond what is known, so that a year of nothing hides no hour
    whole = Math.max(1, last - first)
  return together(stays, kindOf)
    .sort((a, b) => at(a.stay.from, 0) - at(b.stay.from, 0))
    .map(({ stay, things }) => {
      const from = at(stay.from, first),
        until = stay.until ? Date.parse(stay.until) : last
      return { stay, things, left: ((from - first) / whole) * 100, width: ((until - from) / whole) * 100 }
    })
}

export function lastedText(s: TraceStay, now = Date.now()): string {
  const hours = (at(s.until, now) - at(s.from, now)) / 3600000
  return hours < 1 ? t('trace.minutes', { n: Math.round(hours * 60) }) : hours < 48 ? t('trace.hours', { n: number(hours, 1) }) : t('trace.days', { n: Math.round(hours / 24) })
}
