/* use-finding.ts: one finding: its evidence, the ways on from its state, each with a reason. */
import { computed } from 'vue'
import type { Finding } from '@tiantou/api'
import { t } from '@tiantou/i18n'
import { askReason, tellDone, type HistoryLine } from '@tiantou/ui'
import { api } from '../../lib/server'
import { can } from '../../lib/session'
import { useThing } from '@tiantou/core'

export type FindingState = Finding['state']
/** The server says the same (trace_finding_states.def). */
const WAYS: Record<FindingState, readonly FindingState[]> = {
  new: ['examining', 'confirmed', 'dismissed'],
  examining: ['confirmed', 'dismissed'],
  confirmed: ['resolved'],
  dismissed: ['examining'],
  resolved: [],
}
export const findingWays = (state: FindingState): readonly FindingState[] => WAYS[state]

export function useFinding(id: () => string) {
  const thing = useThing<Finding>((signal) => api.findingGet({ id: id() }, { signal }), id),
    finding = thing.data
  const ways = computed(() => (finding.value && can('trace.finding.handle') ? findingWays(finding.value.state) : []))
  const steps = computed<HistoryLine[]>(() =>
    (finding.value?.steps ?? []).map((s) => ({ at: s.at ?? '', by: s.by_name, from: s.from_state, to: s.to_state, reason: s.reason })).sort((a, b) => b.at.localeCompare(a.at)),
  )
  const move = (state: FindingState) =>
    askReason({
      title: t(`trace.findingDo.${state as Exclude<FindingState, 'new'>}`),
      reason: state === 'examining' ? 'optional' : 'required',
      danger: state === 'confirmed',
      act: async (reason) => {
        await api.findingMove({ id: id() }, { state, ...(reason ? { reason } : {}) }, { ifMatch: finding.value!.rev ?? 0 })
        tellDone()
        await thing.reload()
      },
    })
  return { thing, finding, ways, steps, move }
}
