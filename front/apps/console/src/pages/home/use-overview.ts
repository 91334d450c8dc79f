/* use-overview.ts: the numbers of the first page. Counts come from the lists themselves, so each opens to its rows; weeks and townships come
 * from the server's statistics and, for tests and certificates, from the newest rows of their lists. */
import { computed } from 'vue'
import type { RouteLocationRaw } from 'vue-router'
import { t, type WordKey } from '@tiantou/i18n'
import { dayAdd, dayOf } from '@tiantou/units'
import type { ChartData } from '@tiantou/ui'
import { api } from '../../lib/server'
import { can } from '../../lib/session'
import { countOf } from '../../lib/use-count'
import { useThing } from '../../lib/use-thing'
import { byWeek, certsByVillage, passByVillage, WEEKS, weeksUntil } from './weeks'

const ROWS = 500
const since = (days: number) => dayAdd(dayOf(), -days),
  instant = (day: string) => `${day}T00:00:00+08:00`
interface Tile {
  title: WordKey
  value: number | string
  to: RouteLocationRaw
}
interface Todo {
  text: string
  to: RouteLocationRaw
}
interface Stats {
  operations: { week: string; kind: string; n: number }[]
  lots: { week: string; n: number; quantity_g: number }[]
}
type Maybe<T> = T | null
const when = async <T>(perm: string, load: () => Promise<T>): Promise<Maybe<T>> => (can(perm) ? load() : null)

async function loadTiles(): Promise<Tile[]> {
  const ago90 = instant(since(90)),
    day90 = since(90),
    day30 = since(30)
  const [operators, plots, records, lots, certs, judged, passed] = await Promise.all([
    when('people.operator.read', () => countOf((q) => api.operatorList(q), { state: 'active' })),
    when('grow.read', () => countOf((q) => api.plotList(q), { state: 'open' })),
    when('grow.read', () => countOf((q) => api.recordList(q), { state: 'done', 'day.ge': day30 })),
    when('grow.read', () => countOf((q) => api.lotList(q), { 'harvest_day.ge': day90 })),
    when('certify.read', () => countOf((q) => api.certificates(q), { 'issued_at.ge': ago90 })),
    when('certify.read', () => countOf((q) => api.tests(q), { verdict: ['pass', 'fail'], 'requested_at.ge': ago90 })),
    when('certify.read', () => countOf((q) => api.tests(q), { verdict: 'pass', 'requested_at.ge': ago90 })),
  ])
  const tile = (title: WordKey, value: Maybe<number | string>, to: RouteLocationRaw): Tile[] => (value === null ? [] : [{ title, value, to }])
  return [
    ...tile('dash.operators', operators, { name: 'operators', query: { state: 'active' } }),
    ...tile('dash.plots', plots, { name: 'plots', query: { state: 'open' } }),
    ...tile('dash.records', records, { name: 'records', query: { state: 'done', 'day.ge': day30 } }),
    ...tile('dash.lots', lots, { name: 'lots', query: { 'harvest_day.ge': day90 } }),
    ...tile('dash.certificates', certs, { name: 'certificates', query: { 'issued_at.ge': ago90 } }),
    ...tile('dash.passRate', judged ? `${Math.round(((passed ?? 0) / judged) * 1000) / 10}%` : judged === null ? null : '–', {
      name: 'tests',
      query: { verdict: ['pass', 'fail'], 'requested_at.ge': ago90 },
    }),
  ]
}

async function loadTodo(): Promise<Todo[]> {
  const ask: [string, WordKey, () => Promise<number>, RouteLocationRaw][] = [
    [
      'people.operator.examine',
      'dash.toExamine',
      () => countOf((q) => api.operatorList(q), { state: 'applied' }),
      { name: 'operators', query: { state: 'applied' } },
    ],
    [
      'certify.test.enter',
      'dash.toSample',
      () => countOf((q) => api.tests(q), { state: 'requested' }),
      { name: 'tests', query: { state: 'requested' } },
    ],
    ['certify.test.enter', 'dash.toResult', () => countOf((q) => api.tests(q), { state: 'sampled' }), { name: 'tests', query: { state: 'sampled' } }],
    [
      'grow.publish.review',
      'dash.toReview',
      () => countOf((q) => api.seasonList(q), { pub_state: 'submitted' }),
      { name: 'seasons', query: { pub_state: 'submitted' } },
    ],
    [
      'govern.complaint.handle',
      'dash.toAnswer',
      () => countOf((q) => api.complaints(q), { state: ['received', 'accepted'] }),
      { name: 'complaints', query: { state: ['received', 'accepted'] } },
    ],
    [
      'grow.publish.review',
      'dash.gaps',
      () => countOf((q) => api.plotGaps({ year: dayOf().slice(0, 4) }, q)),
      { name: 'plot-gaps', params: { year: dayOf().slice(0, 4) } },
    ],
    ['grow.lot.state', 'dash.locked', () => countOf((q) => api.lotList(q), { state: 'locked' }), { name: 'lots', query: { state: 'locked' } }],
  ]
  const found = await Promise.all(ask.filter(([perm]) => can(perm)).map(async ([, key, load, to]) => ({ n: await load(), key, to })))
  return found.filter((f) => f.n > 0).map((f) => ({ text: t(f.key, { n: f.n }), to: f.to }))
}

async function loadCharts() {
  const from = weeksUntil(dayOf())[0]
  const [stats, certs, tests] = await Promise.all([
    when('grow.read', async () => (await api.growStats({ from })) as Stats),
    when('certify.read', () => api.certificates({ 'issued_at.ge': instant(from), limit: ROWS })),
    when('certify.read', () => api.tests({ verdict: ['pass', 'fail'], 'requested_at.ge': instant(from), limit: ROWS })),
  ])
  return { stats, certs: certs?.items ?? null, tests: tests?.items ?? null, partial: !!(certs?.next || tests?.next) }
}

export function useOverview() {
  const tiles = useThing(loadTiles),
    todo = useThing(loadTodo),
    charts = useThing(loadCharts)
  const weeks = weeksUntil(dayOf()),
    labels = weeks.map((w) => w.slice(5))
  const drawn = computed<{ title: WordKey; data: ChartData }[]>(() => {
    const c = charts.data.value,
      out: { title: WordKey; data: ChartData }[] = []
    if (c?.stats) {
      out.push({
        title: 'dash.recordsByWeek',
        data: {
          kind: 'bar',
          unit: t('dash.times'),
          labels,
          series: [
            {
              name: t('grow.records'),
              values: byWeek(
                weeks,
                c.stats.operations.map((o) => ({ day: o.week, n: o.n })),
              ),
            },
          ],
        },
      })
      out.push({
        title: 'dash.lotsByWeek',
        data: {
          kind: 'line',
          unit: t('dash.unit'),
          labels,
          series: [
            {
              name: t('grow.lots'),
              values: byWeek(
                weeks,
                c.stats.lots.map((o) => ({ day: o.week, n: o.n })),
              ),
            },
            ...(c.certs
              ? [
                  {
                    name: t('certify.certificates'),
                    values: byWeek(
                      weeks,
                      c.certs.map((x) => ({ day: dayOf(new Date(x.issued_at)), n: 1 })),
                    ),
                  },
                ]
              : []),
          ],
        },
      })
    }
    if (c?.tests?.length) {
      const p = passByVillage(c.tests)
      out.push({
        title: 'dash.passByTown',
        data: {
          kind: 'bar',
          across: true,
          unit: '%',
          max: 100,
          labels: p.labels,
          series: [{ name: t('dash.passRate'), values: p.values }],
          threshold: { name: '98%', value: 98 },
        },
      })
    }
    if (c?.certs?.length) {
      const p = certsByVillage(c.certs)
      out.push({
        title: 'dash.certsByTown',
        data: { kind: 'bar', across: true, unit: t('dash.unit'), labels: p.labels, series: [{ name: t('certify.certificates'), values: p.values }] },
      })
    }
    return out
  })
  return { tiles, todo, charts, drawn, rows: ROWS, weeks: WEEKS }
}
