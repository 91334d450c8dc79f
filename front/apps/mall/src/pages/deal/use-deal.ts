/* use-deal.ts: what the pages of packages, demands, tenders and contracts share: figures in words, an act that is asked for before it is done. */
import { computed } from 'vue'
import { lang, t } from '@tiantou/i18n/mall'
import { date, dayOf, daysBetween, mass, money, number } from '@tiantou/units'
import { me } from '../../lib/session'
import { ask, tellDone, type Question } from '../../lib/tell'

export const kg = (g: number | null | undefined): string => mass(g ?? 0, lang.value, 'kg')
/** A price that is asked for a kilogram. */
export const perKg = (fen: number | null | undefined): string => t('deal.perKg', { fen: money(fen ?? 0) })
export const perKgBand = (min: number | null | undefined, max: number | null | undefined): string => t('deal.perKgBand', { min: money(min ?? 0), max: money(max ?? 0) })
/** Parts of 10,000 as per cent. */
export const percentOf = (bp: number | null | undefined): string => `${number((bp ?? 0) / 100, 2)}%`
/** Parts of 10,000 from a typed percentage; null: none. */
export function bpOf(text: string, most = 10000): number | null {
  const m = /^\s*(\d{1,3})(?:\.(\d{1,2}))?\s*%?\s*$/.exec(text)
  if (!m) return null
  const bp = Number(m[1]) * 100 + Number((m[2] ?? '').padEnd(2, '0'))
  return bp <= most ? bp : null
}
/** Whole days until an instant, counted in the county's days; below zero: past. */
export const daysLeft = (instant: string | null | undefined, now = new Date()): number => (instant ? daysBetween(dayOf(now), dayOf(new Date(Date.parse(instant) - 1))) : 0)
/** The last whole day before an instant: what is open until midnight is open on the day before it. */
export const lastDay = (instant: string | null | undefined): string => (instant ? date(dayOf(new Date(Date.parse(instant) - 1)), lang.value) : '–')
/** How long an offer is open, in words. */
export function leftWords(instant: string | null | undefined, now = new Date()): string {
  const past = !instant || Date.parse(instant) <= +now
  const days = daysLeft(instant, now)
  return past ? t('deal.over') : days === 0 ? t('deal.lastDay') : t('deal.daysLeft', { n: days })
}
/** The instant a <input type="datetime-local"> means, in the county's time. */
export const instantOf = (local: string): string => (/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(local) ? new Date(`${local.slice(0, 16)}:00+08:00`).toISOString() : '')

/** The one producer a person belongs to; a village point has none of its own and acts for many. */
export const ownOperator = computed(() => (me.value?.grants ?? []).find((g) => g.operator && g.role === 'owner')?.operator ?? null)

/** Ask, do, say that it is done, read again. */
export function useAct(after: () => unknown) {
  return (q: Omit<Question, 'act'> & { run: (text: string) => Promise<unknown> }) =>
    ask({
      ...q,
      act: async (text) => {
        await q.run(text)
        tellDone()
        await after()
      },
    })
}
