/* use-overview.ts: the numbers of the first page. Counts come from the lists themselves, so each opens to its rows; weeks and townships come
 * from the server's statistics. The chosen level narrows every count; the charts compare the townships and stay those of the county. */
import { computed } from 'vue'
import type { RouteLocationRaw } from 'vue-router'
import { t, type WordKey } from '@tiantou/i18n'
import { dayAdd, dayOf } from '@tiantou/units'
import type { ChartData } from '@tiantou/ui'
import { api } from '../../lib/server'
import { scope } from '../../lib/scope'
import { can } from '../../lib/session'
import { countOf } from '../../lib/use-count'
import { useThing } from '@tiantou/core'
import { byWeek, certsByTown, passByTown, weeksUntil, type PlaceRow } from './weeks'

const TARGET = 98 // per cent of tests passed
const inScope = () => (scope.value ? { level: scope.value.value } : {})
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
interface CertStats {
  tests: (PlaceRow & { verdict: string })[]
  certificates: (PlaceRow & { state: string })[]
}
interface Drawn {
  title: WordKey
  to: RouteLocationRaw
  data: ChartData
}
type Maybe<T> = T | null
const when = async <T>(perm: string, load: () => Promise<T>): Promise<Maybe<T>> => (can(perm) ? load() : null)

async function loadTiles(): Promise<Tile[]> {
  const ago90 = instant(since(90)),
    day90 = since(90),
    day30 = since(30)
  const [operators, plots, records, lots, certs, judged, passed] = await Promise.all([
    when('people.operator.read', () => countOf((q) => api.operatorList({ ...q, ...inScope() }), { state: 'active' })),
    when('grow.read', () => countOf((q) => api.plotList({ ...q, ...inScope() }), { state: 'open' })),
    when('grow.read', () => countOf((q) => api.recordList({ ...q, ...inScope() }), { state: 'done', 'day.ge': day30 })),
    when('grow.read', () => countOf((q) => api.lotList({ ...q, ...inScope() }), { 'harvest_day.ge': day90 })),
    when('certify.read', () => countOf((q) => api.certificates({ ...q, ...inScope() }), { 'issued_at.ge': ago90 })),
    when('certify.read', () => countOf((q) => api.tests({ ...q, ...inScope() }), { verdict: ['pass', 'fail'], 'requested_at.ge': ago90 })),
    when('certify.read', () => countOf((q) => api.tests({ ...q, ...inScope() }), { verdict: 'pass', 'requested_at.ge': ago90 })),
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
      () => countOf((q) => api.operatorList({ ...q, ...inScope() }), { state: 'applied' }),
      { name: 'operators', query: { state: 'applied' } },
    ],
    [
      'certify.test.enter',
      'dash.toSample',
      () => countOf((q) => api.tests({ ...q, ...inScope() }), { state: 'requested' }),
      { name: 'tests', query: { state: 'requested' } },
    ],
    ['certify.test.enter', 'dash.toResult', () => countOf((q) => api.tests({ ...q, ...inScope() }), { state: 'sampled' }), { name: 'tests', query: { state: 'sampled' } }],
    [
      'grow.publish.review',
      'dash.toReview',
      () => countOf((q) => api.seasonList({ ...q, ...inScope() }), { pub_state: 'submitted' }),
      { name: 'seasons', query: { pub_state: 'submitted' } },
    ],
    [
      'govern.complaint.handle',
      'dash.toAnswer',
      () => countOf((q) => api.complaints({ ...q, ...inScope() }), { state: ['received', 'accepted'] }),
      { name: 'complaints', query: { state: ['received', 'accepted'] } },
    ],
    [
      'grow.publish.review',
      'dash.gaps',
      () => countOf((q) => api.plotGaps({ year: dayOf().slice(0, 4) }, { ...q, ...inScope() })),
      { name: 'plot-gaps', params: { year: dayOf().slice(0, 4) } },
    ],
    [
      'trace.finding.handle',
      'dash.findings',
      () => countOf((q) => api.findings({ ...q, ...inScope() }), { state: ['new', 'examining'] }),
      { name: 'findings', query: { state: ['new', 'examining'] } },
    ],
    ['trace.recall.write', 'dash.recalls', () => countOf((q) => api.recalls(q), { state: 'open' }), { name: 'recalls', query: { state: 'open' } }],
    ['sell.shop.examine', 'dash.shops', () => countOf((q) => api.shops({ ...q, ...inScope() }), { state: 'applied' }), { name: 'shops', query: { state: 'applied' } }],
    ['sell.goods.review', 'dash.goods', () => countOf((q) => api.goods({ ...q, ...inScope() }), { state: 'submitted' }), { name: 'goods', query: { state: 'submitted' } }],
    ['sell.order.office', 'dash.refunds', () => countOf((q) => api.refunds({ ...q, ...inScope() }), { state: 'escalated' }), { name: 'sell-refunds', query: { state: 'escalated' } }],
    ['pay.refund.handle', 'dash.moneyBack', () => countOf((q) => api.payRefunds(q), { state: ['failed', 'hand'] }), { name: 'pay-refunds', query: { state: ['failed', 'hand'] } }],
    ['deal.review', 'dash.packages', () => countOf((q) => api.packages(q), { state: 'review' }), { name: 'packages', query: { state: 'review' } }],
    ['deal.review', 'dash.demands', () => countOf((q) => api.demands(q), { state: 'review' }), { name: 'demands', query: { state: 'review' } }],
    ['deal.review', 'dash.tenders', () => countOf((q) => api.tenders(q), { state: 'review' }), { name: 'tenders', query: { state: 'review' } }],
    ['deal.review', 'dash.buyers', () => countOf((q) => api.bulkBuyers(q), { state: 'applied' }), { name: 'bulk-buyers', query: { state: 'applied' } }],
    ['deal.review', 'dash.disputes', () => countOf((q) => api.pledges(q), { disputed: true }), { name: 'packages', query: { 'p.disputed': 'true' } }],
    ['grow.lot.state', 'dash.locked', () => countOf((q) => api.lotList({ ...q, ...inScope() }), { state: 'locked' }), { name: 'lots', query: { state: 'locked' } }],
  ]
  const found = await Promise.all(ask.filter(([perm]) => can(perm)).map(async ([, key, load, to]) => ({ n: await load(), key, to })))
  return found.filter((f) => f.n > 0).map((f) => ({ text: t(f.key, { n: f.n }), to: f.to }))
}

async function loadCharts() {
  const from = weeksUntil(dayOf())[0]
  const [stats, certs] = await Promise.all([
    when('grow.read', async () => (await api.growStats({ from })) as Stats),
    when('certify.read', async () => (await api.certifyStats({ from })) as CertStats),
  ])
  return { stats, certs }
}
type Charts = Awaited<ReturnType<typeof loadCharts>>

function byWeeks({ stats, certs }: Charts, weeks: string[]): Drawn[] {
  if (!stats) return []
  const labels = weeks.map((w) => w.slice(5)),
    sum = (rows: { week: string; n: number }[]) =>
      byWeek(
        weeks,
        rows.map((r) => ({ day: r.week, n: r.n })),
      )
  const papers = certs ? [{ name: t('certify.certificates'), values: sum(certs.certificates) }] : []
  return [
    {
      title: 'dash.recordsByWeek',
      to: { name: 'records', query: { state: 'done', 'day.ge': weeks[0] } },
      data: { kind: 'bar', unit: t('dash.times'), labels, series: [{ name: t('grow.records'), values: sum(stats.operations) }] },
    },
    {
      title: 'dash.lotsByWeek',
      to: { name: 'lots', query: { 'harvest_day.ge': weeks[0] } },
      data: { kind: 'line', unit: t('dash.unit'), labels, series: [{ name: t('grow.lots'), values: sum(stats.lots) }, ...papers] },
    },
  ]
}
function byTowns({ certs }: Charts, from: string): Drawn[] {
  if (!certs) return []
  const pass = passByTown(certs.tests, t('dash.otherPlace')),
    papers = certsByTown(certs.certificates, t('dash.otherPlace'))
  return [
    {
      title: 'dash.passByTown',
      to: { name: 'tests', query: { verdict: ['pass', 'fail'], 'requested_at.ge': instant(from) } },
      data: {
        kind: 'bar',
        across: true,
        unit: '%',
        max: 100,
        labels: pass.labels,
        series: [{ name: t('dash.passRate'), values: pass.values }],
        threshold: { name: t('dash.threshold', { n: TARGET }), value: TARGET },
      },
    },
    {
      title: 'dash.certsByTown',
      to: { name: 'certificates', query: { state: 'valid', 'issued_at.ge': instant(from) } },
      data: { kind: 'bar', across: true, unit: t('dash.unit'), labels: papers.labels, series: [{ name: t('certify.certificates'), values: papers.values }] },
    },
  ]
}

export function useOverview() {
  const place = () => scope.value?.value
  const tiles = useThing(loadTiles, place),
    todo = useThing(loadTodo, place),
    charts = useThing(loadCharts)
  const weeks = weeksUntil(dayOf())
  const drawn = computed<Drawn[]>(() => (charts.data.value ? [...byWeeks(charts.data.value, weeks), ...byTowns(charts.data.value, weeks[0])] : []))
  return { tiles, todo, charts, drawn, narrowed: computed(() => !!scope.value) }
}
