/* use-season.ts: one season, its records, and what may be done next. */
import { computed } from 'vue'
import type { Season } from '@tiantou/api'
import { t, type WordKey } from '@tiantou/i18n'
import { askReason, tellDone } from '@tiantou/ui'
import { api } from '../../lib/server'
import { can } from '../../lib/session'
import { useThing } from '@tiantou/core'

type State = NonNullable<Season['state']>
const MOVES: Partial<Record<State, { to: State; text: WordKey }[]>> = {
  planned: [{ to: 'growing', text: 'grow.toGrowing' }],
  growing: [{ to: 'harvesting', text: 'grow.toHarvesting' }],
  harvesting: [{ to: 'closed', text: 'grow.toClosed' }],
}

export function useSeason(id: () => string) {
  const thing = useThing<Season>((signal) => api.seasonGet({ id: id() }, { signal }), id)
  const season = thing.data
  const again = async () => {
    tellDone(t('do.done'))
    await thing.reload()
  }
  const moves = computed(() => (can('grow.season.write') ? (MOVES[season.value?.state ?? 'closed'] ?? []) : []))
  const move = (m: { to: State; text: WordKey }) =>
    askReason({
      title: t(m.text),
      reason: 'optional',
      act: async (reason) => {
        await api.seasonState({ id: id() }, { state: m.to, ...(reason ? { reason } : {}) }, { ifMatch: season.value!.rev ?? 0 })
        await again()
      },
    })
  const submittable = computed(() => can('grow.season.write') && (season.value?.pub_state === 'draft' || season.value?.pub_state === 'returned'))
  const submit = () =>
    askReason({
      title: t('grow.submit'),
      text: t('grow.submitHelp'),
      reason: 'none',
      act: async () => {
        await api.seasonSubmit({ id: id() })
        await again()
      },
    })
  const reviewable = computed(
    () => can('grow.publish.review') && (season.value?.pub_state === 'submitted' || season.value?.pub_state === 'published'),
  )
  const review = (decision: 'publish' | 'return' | 'withdraw') =>
    askReason({
      title: t(`grow.${decision}`),
      reason: decision === 'publish' ? 'optional' : 'required',
      danger: decision !== 'publish',
      act: async (reason) => {
        await api.seasonReview({ id: id() }, { decision, ...(reason ? { reason } : {}) })
        await again()
      },
    })
  return { thing, season, moves, move, submittable, submit, reviewable, review, open: computed(() => season.value?.state !== 'closed') }
}
