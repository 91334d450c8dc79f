/* use-sales.ts: the sales statistics of a time and a place: figures, one cut of them, its chart. Time and cut live in the address. */
import { computed } from 'vue'
import { useRoute, useRouter, type RouteLocationRaw } from 'vue-router'
import type { SellStats } from '@tiantou/api'
import { useThing } from '@tiantou/core'
import { t, word, type WordKey } from '@tiantou/i18n'
import type { ChartData } from '@tiantou/ui'
import { dayAdd, dayOf, money, number, percent } from '@tiantou/units'
import { scope } from '../../lib/scope'
import { address, api } from '../../lib/server'
import { can } from '../../lib/session'
import { CUTS, rowsOfCut, rowsOfFigure, type Cut, type Figure, type Rows, type Span } from './stat-rows'

export const SPANS = [30, 90, 365] as const
const isDay = (v: unknown): v is string => typeof v === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(v)
export const lastDays = (n: number): Span => ({ from: dayAdd(dayOf(), 1 - n), until: dayAdd(dayOf(), 1) })
const NEEDS: Record<Rows['page'], string> = {
  orders: 'sell.order.read',
  'order-lines': 'sell.order.read',
  shops: 'sell.read',
  'producers-online': 'sell.stats.read',
  'benefit-sales': 'deal.benefit',
}
/** Where the rows are shown, to whom may see them. */
export const rowsAt = (rows: Rows | null): RouteLocationRaw | null => (rows && can(NEEDS[rows.page]) ? { name: rows.page, query: rows.query } : null)

export interface Told {
  title: WordKey
  value: string
  /** Beside the value: growth, a share. */
  beside?: string
  to: RouteLocationRaw | null
}
/** "+12.5%" against the time before; nothing when there was nothing. */
export function growthOf(now: number, before: number): string {
  if (!before) return ''
  const permille = Math.round(((now - before) / Math.abs(before)) * 1000)
  return `${permille > 0 ? '+' : ''}${number(permille / 10, 1)}%`
}
export function figuresOf(s: SellStats, span: Span): Told[] {
  const told = (figure: Figure, title: WordKey, value: string, beside = ''): Told => ({ title, value, beside, to: rowsAt(rowsOfFigure(figure, span)) })
  const grown = (now: number | null, before: number | null) => {
    const g = growthOf(now ?? 0, before ?? 0)
    return g && t('stat.growth', { g })
  }
  return [
    told('turnover_fen', 'stat.turnover', money(s.turnover_fen ?? 0), grown(s.turnover_fen, s.before_fen)),
    told('orders', 'stat.orders', number(s.orders ?? 0), grown(s.orders, s.before_orders)),
    told('refund_fen', 'stat.refunds', money(s.refund_fen ?? 0)),
    told('shops', 'stat.shops', number(s.shops ?? 0)),
    { ...told('points', 'stat.points', number(s.points ?? 0)), to: { name: 'sales', query: { ...span, by: 'point' } } },
    told('operators_online', 'stat.online', percent(s.operators_online ?? 0, s.operators ?? 0), t('stat.onlineOf', { n: number(s.operators_online ?? 0), all: number(s.operators ?? 0) })),
    told('poor_households', 'stat.poor', number(s.poor_households ?? 0)),
    told('poor_income_fen', 'stat.poorIncome', money(s.poor_income_fen ?? 0)),
  ]
}
/** The name of a line of a cut. */
export const nameOf = (by: Cut, r: { key: string | null; name: string | null }): string =>
  by === 'channel' ? word(r.key, 'channel') : by === 'category' ? word(r.key, 'goods') : (r.name ?? r.key ?? '')

const DRAWN = 12
export function chartOf(by: Cut, s: SellStats): ChartData {
  const rows = by === 'month' ? s.rows : s.rows.slice(0, DRAWN)
  return {
    kind: 'bar',
    across: by !== 'month',
    unit: t('stat.yuan'),
    labels: rows.map((r) => nameOf(by, r)),
    series: [{ name: t('stat.turnover'), values: rows.map((r) => (r.turnover_fen ?? 0) / 100) }],
  }
}

export function useSales() {
  const route = useRoute(),
    router = useRouter()
  const span = computed<Span>(() => {
    const { from, until } = route.query
    return isDay(from) && isDay(until) && from < until ? { from, until } : lastDays(30)
  })
  const by = computed<Cut>(() => CUTS.find((c) => c === route.query.by) ?? 'month')
  const asked = computed(() => ({ ...span.value, by: by.value, ...(scope.value ? { level: scope.value.value } : {}) }))
  const stats = useThing<SellStats>(
    (signal) => api.sellStats(asked.value, { signal }),
    () => JSON.stringify(asked.value),
  )
  const put = (change: Record<string, string>) => void router.replace({ query: { ...span.value, by: by.value, ...change } })
  return {
    span,
    by,
    stats,
    put,
    figures: computed(() => (stats.data.value ? figuresOf(stats.data.value, span.value) : [])),
    rows: computed(() => (stats.data.value?.rows ?? []).map((r) => ({ ...r, shown: nameOf(by.value, r), to: rowsAt(rowsOfCut(by.value, r.key ?? '', span.value)) }))),
    chart: computed(() => (stats.data.value ? chartOf(by.value, stats.data.value) : null)),
    csv: computed(() => address((a) => a.sellStatsCsv(asked.value))),
  }
}
