/* use-trace.ts: one trace: what is asked for stands in the address; the answer, told as a picture, as a list of deeds and as holders. */
import { computed, ref, shallowRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { LotItem, Trace, TraceEdge, TraceNode } from '@tiantou/api'
import { t, word, type WordKey } from '@tiantou/i18n'
import { number } from '@tiantou/units'
import { epcText } from '../../lib/epc-text'
import { codePath } from '@tiantou/core'
import { api } from '../../lib/server'
import { useThing } from '@tiantou/core'
import { pictureOf } from './graph-layout'

export const DIRECTIONS = ['both', 'back', 'forward'] as const
export type Direction = (typeof DIRECTIONS)[number]

/** The identifier in a typed or scanned text; null: it may be a lot's number. */
export function epcOf(text: string): string | null {
  const typed = text.trim()
  if (/^urn:[a-z0-9]/i.test(typed)) return typed
  const path = codePath(typed)
  if (path) return `https://id.gs1.org${path}`
  const sscc = /^\(00\)\s*(\d{18})$/.exec(typed)
  if (sscc) return `https://id.gs1.org/00/${sscc[1]}`
  return /^https?:\/\/\S+$/i.test(typed) ? typed : null
}

export const kindWord = (n: TraceNode): string => (n.kind === 'act' && n.step ? word(n.step, 'biz_step') : word(n.kind, 'trace'))
/** What a person calls it. */
export const nameOf = (n: TraceNode | undefined): string =>
  !n ? '–' : n.kind === 'lot' ? [n.product_name, n.lot_no].filter(Boolean).join(' ') || (n.name ?? n.uri ?? '–') : n.kind === 'act' ? kindWord(n) : epcText(n.name ?? n.uri ?? '–')
export const amountOf = (e: TraceEdge): string => (e.quantity ? `${number(Number(e.quantity), 3)} ${e.unit ? word(e.unit, 'uom') : ''}`.trim() : '')

const relation = (e: TraceEdge): WordKey => (e.kind === 'packed' && e.action === 'DELETE' ? 'trace.rel.unpacked' : (`trace.rel.${e.kind}` as WordKey))
export interface Deed {
  at: string
  text: string
  amount: string
  step: string
  edge: TraceEdge
}
/** Everything that happened, in order: the same story for those who cannot see the picture. */
export function deedsOf(g: Pick<Trace, 'nodes' | 'edges'>): Deed[] {
  const by = new Map(g.nodes.map((n) => [n.id, n]))
  return g.edges
    .map((edge) => ({
      at: edge.at ?? '',
      text: t(relation(edge), { a: nameOf(by.get(edge.from ?? -1)), b: nameOf(by.get(edge.to ?? -1)) }),
      amount: amountOf(edge),
      step: edge.step ? word(edge.step, 'biz_step') : '',
      edge,
    }))
    .sort((a, b) => a.at.localeCompare(b.at))
}

const cell = (text: string) => `"${text.replaceAll('"', '""').replace(/^([=+\-@])/, "'$1")}"` // a sheet must not take a text for a formula
export const csvOf = (deeds: readonly Deed[]): string =>
  [
    [t('trace.at'), t('trace.what'), t('grow.amount'), t('trace.step'), t('trace.sender'), t('trace.event')],
    ...deeds.map((d) => [d.at, d.text, d.amount, d.step, d.edge.sender ?? t('trace.ours'), d.edge.event ?? '']),
  ]
    .map((row) => row.map(cell).join(','))
    .join('\r\n')

export function useTrace() {
  const route = useRoute(),
    router = useRouter()
  const epc = computed(() => String(route.query.epc ?? '')),
    direction = computed<Direction>(() => DIRECTIONS.find((d) => d === route.query.direction) ?? 'both')
  const text = ref(epc.value),
    choices = shallowRef<LotItem[] | null>(null),
    opened = ref(new Set<string>()),
    chosen = shallowRef<TraceNode | null>(null)
  const thing = useThing<Trace | null>(
    async (signal) => {
      opened.value = new Set()
      chosen.value = null
      return epc.value ? await api.traceGet({ epc: epc.value, direction: direction.value }, { signal }) : null
    },
    () => `${epc.value} ${direction.value}`,
  )
  const show = (to: string, d: Direction = direction.value) => {
    choices.value = null
    text.value = to
    void router.push({ name: 'trace', query: { epc: to, ...(d === 'both' ? {} : { direction: d }) } })
  }
  /** A code at once; a lot's number after looking it up. */
  async function find(): Promise<void> {
    const q = text.value.trim()
    if (!q) return
    const direct = epcOf(q)
    if (direct) return show(direct)
    const lots = (await api.lotList({ q, limit: 20 })).items.filter((l) => l.epc)
    if (lots.length === 1) show(lots[0].epc!)
    else choices.value = lots
  }
  const picture = computed(() => (thing.data.value ? pictureOf(thing.data.value, opened.value) : null)),
    deeds = computed(() => (thing.data.value ? deedsOf(thing.data.value) : [])),
    nodes = computed(() => new Map((thing.data.value?.nodes ?? []).map((n) => [n.id, n])))
  const unfold = (key: string) => {
    opened.value = new Set([...opened.value, key])
  }
  return { epc, direction, text, choices, thing, chosen, picture, deeds, nodes, find, show, unfold }
}
