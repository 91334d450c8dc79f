/* use-operator.ts: a producer with its history, and what may be done with it next. */
import { computed } from 'vue'
import type { Operator, OperatorStep } from '@tiantou/api'
import { t, type WordKey } from '@tiantou/i18n'
import { askReason, tellDone, type HistoryLine } from '@tiantou/ui'
import { api } from '../../lib/server'
import { can } from '../../lib/session'
import { useThing } from '@tiantou/core'

export const operatorFields = {
  name: {},
  public_name: {},
  uscc: {},
  level: { kind: 'pick' as const },
  contact: {},
  phone: {},
  address: {},
  trained_person: {},
  poor: {},
  gln: {},
}
const VERB: Record<string, WordKey> = {
  active: 'people.toActive',
  suspended: 'people.toSuspended',
  closed: 'people.toClosed',
  applied: 'people.toApplied',
}
const NEXT: Record<string, WordKey> = {
  applied: 'people.next.applied',
  examined: 'people.next.examined',
  suspended: 'people.next.suspended',
  refused: 'people.next.refused',
}

export function useOperator(id: () => string) {
  const thing = useThing<Operator>((signal) => api.operatorGet({ id: id() }, { signal }), id)
  const steps = useThing<{ items: OperatorStep[] }>((signal) => api.operatorHistory({ id: id() }, { signal }), id)
  const history = computed<HistoryLine[]>(() =>
    (steps.data.value?.items ?? [])
      .map((s) => ({ at: s.at ?? '', by: s.by_name, from: s.from_state, to: s.to_state, reason: s.reason }))
      .sort((a, b) => b.at.localeCompare(a.at)),
  )
  const again = async () => {
    tellDone(t('do.done'))
    await Promise.all([thing.reload(), steps.reload()])
  }

  const examine = (passed: boolean) =>
    askReason({
      title: t(passed ? 'people.examinePass' : 'people.examineFail'),
      reasonLabel: t('people.opinion'),
      danger: !passed,
      act: async (opinion) => {
        await api.operatorExamine({ id: id() }, { passed, opinion })
        await again()
      },
    })
  const enter = (state: string) =>
    askReason({
      title: t(VERB[state]),
      text: t('people.toHelp'),
      danger: state !== 'active' && state !== 'applied',
      act: async (reason) => {
        await api.operatorState({ id: id() }, { state: state as Operator['state'], reason })
        await again()
      },
    })
  const actions = computed(() =>
    (thing.data.value?.next_states ?? [])
      .filter((s) => VERB[s])
      .map((s) => ({ state: s, text: t(VERB[s]), danger: s === 'closed' || s === 'suspended' })),
  )
  const examinable = computed(() => thing.data.value?.state === 'applied' && can('people.operator.examine'))
  const hint = computed(() => {
    const key = NEXT[thing.data.value?.state ?? '']
    return key && (examinable.value || actions.value.length) ? t(key) : ''
  })
  return { thing, history, examine, enter, actions, examinable, hint }
}
