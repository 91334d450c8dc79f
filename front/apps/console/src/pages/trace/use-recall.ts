/* use-recall.ts: one recall: what it concerns, how far it has come, its next step. A drill touches nothing and has no next step. */
import { computed } from 'vue'
import type { Recall, RecallAnswerInput } from '@tiantou/api'
import { lang, t } from '@tiantou/i18n'
import { mass, number, percent } from '@tiantou/units'
import { askReason, tellDone, tellError, type HistoryLine } from '@tiantou/ui'
import { bodyFields } from '../../lib/fields'
import { address, api } from '../../lib/server'
import { can } from '../../lib/session'
import { useDialog } from '../../lib/use-dialog'
import { useThing } from '@tiantou/core'

export type RecallState = Recall['state']
/** Ways that a person can take from a state; the server says the same (trace_recall_states.def). */
const WAYS: Record<RecallState, readonly RecallState[]> = { draft: ['open', 'withdrawn'], drilled: [], open: ['closed', 'withdrawn'], closed: [], withdrawn: [] }
export const waysOf = (r: Pick<Recall, 'state' | 'mock'>): readonly RecallState[] => (r.mock ? [] : WAYS[r.state])

/** The numbers of a recall, as people read them. */
export function countsOf(r: Recall): { name: 'lots' | 'packs' | 'holders' | 'quantity' | 'located' | 'took'; value: string }[] {
  return [
    { name: 'lots', value: number(r.lots_n ?? 0) },
    { name: 'packs', value: number((r.packs ?? 0) + (r.containers ?? 0)) },
    { name: 'quantity', value: mass(r.quantity_g ?? 0, lang.value) },
    { name: 'located', value: percent(r.located_permille ?? 0, 1000) },
    { name: 'holders', value: number(r.holders ?? 0) },
    { name: 'took', value: (r.took_ms ?? 0) < 1000 ? t('trace.ms', { n: number(r.took_ms ?? 0) }) : t('trace.seconds', { n: number((r.took_ms ?? 0) / 1000, 1) }) },
  ]
}

export function useRecall(id: () => string) {
  const thing = useThing<Recall>((signal) => api.recallGet({ id: id() }, { signal }), id),
    recall = thing.data,
    answering = useDialog<{ uuid: string; name: string }>()
  const steps = computed<HistoryLine[]>(() =>
    (recall.value?.steps ?? []).map((s) => ({ at: s.at ?? '', by: s.by_name, from: s.from_state, to: s.to_state, reason: s.reason })).sort((a, b) => b.at.localeCompare(a.at)),
  )
  const ways = computed(() => (recall.value && can('trace.recall.write') ? waysOf(recall.value) : []))
  const move = (state: RecallState) =>
    askReason({
      title: t(`trace.recallDo.${state as 'open' | 'closed' | 'withdrawn'}`),
      text: t(`trace.recallAsk.${state as 'open' | 'closed' | 'withdrawn'}`, { n: recall.value?.lots_n ?? 0, m: recall.value?.holders ?? 0 }),
      danger: state === 'open',
      reason: state === 'open' ? 'optional' : 'required',
      act: async (reason) => {
        await api.recallMove({ id: id() }, { state, ...(reason ? { reason } : {}) }, { ifMatch: recall.value!.rev ?? 0 })
        tellDone()
        await thing.reload()
      },
    })
  async function again(): Promise<void> {
    try {
      await api.recallRefresh({ id: id() })
      tellDone(t('trace.looked'))
      await thing.reload()
    } catch (e) {
      tellError(e)
    }
  }
  const answerFields = () => bodyFields('RecallAnswer', { secured_g: {}, secured_packs: {}, note: {} })
  const answer = (body: object) => api.recallAnswer({ id: id(), holder: answering.about.value!.uuid }, body as RecallAnswerInput)
  const files = computed(() => ({ contacts: address((a) => a.recallContactsCsv({ id: id() })), notice: address((a) => a.recallNotice({ id: id() })) }))
  return { thing, recall, steps, ways, move, again, answering, answerFields, answer, files }
}
