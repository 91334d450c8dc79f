/* use-today.ts: what is due, grouped late / today / soon, and recording it in three taps. */
import { computed, onMounted, ref, shallowRef, watch } from 'vue'
import type { DueItem, Page } from '@tiantou/api'
import { lang, t, word } from '@tiantou/i18n'
import { dayOf, daysBetween, monthDay, muOf, number } from '@tiantou/units'
import { tellDone, tellError } from '@tiantou/ui'
import { orKept } from '../../lib/kept'
import { recordOrKeep, waiting } from '../../lib/outbox'
import { api } from '../../lib/server'
import { me } from '../../lib/session'
import { useThing } from '@tiantou/core'
import { prepareForms } from './use-quick'

/** The step's amount for the whole plot, as the server would fill it in. */
export const wholeAmount = (d: Pick<DueItem, 'amount' | 'area_m2' | 'record'>): string =>
  !d.amount ? '' : d.record || !d.area_m2 ? d.amount : number(Number(d.amount) * muOf(d.area_m2), 3).replaceAll(',', '')

export function useToday() {
  const today = dayOf(),
    who = () => me.value?.uuid ?? ''
  const due = useThing<Page<DueItem>>((signal) => orKept('due', () => api.dueList({ limit: 100, sort: 'due_day' }, { signal })))
  const chosen = shallowRef<DueItem | null>(null),
    amount = ref(''),
    note = ref(''),
    day = ref(today),
    photos = ref<string[]>([]),
    busy = ref(false)

  const isKept = (d: DueItem) =>
    waiting.value.some((k) => k.what === 'due' && (d.record ? k.body.record === d.record : k.body.season === d.season && k.body.step === d.step))
  const groups = computed(() => {
    const rows = (due.data.value?.items ?? []).filter((d) => !isKept(d))
    return [
      { title: t('grow.lateTitle'), late: true, items: rows.filter((d) => d.due_day < today) },
      { title: t('grow.dueToday'), late: false, items: rows.filter((d) => d.due_day === today) },
      { title: t('grow.next'), late: false, items: rows.filter((d) => d.due_day > today) },
    ].filter((g) => g.items.length)
  })
  const dueText = (d: DueItem) => {
    const n = daysBetween(today, d.due_day)
    return n < 0 ? t('grow.late', { n: -n }) : n === 0 ? t('grow.dueToday') : n < 7 ? t('grow.inDays', { n }) : monthDay(d.due_day, lang.value)
  }

  function choose(d: DueItem): void {
    chosen.value = d
    amount.value = wholeAmount(d)
    note.value = ''
    day.value = today
    photos.value = []
  }
  async function done(): Promise<void> {
    const d = chosen.value
    if (!d || busy.value) return
    busy.value = true
    try {
      const ref = d.record ? { record: d.record } : { season: d.season, step: d.step }
      const body = {
        ...ref,
        day: day.value,
        ...(amount.value && d.input_name ? { amount: amount.value } : {}),
        ...(note.value.trim() ? { note: note.value.trim() } : {}),
        photos: photos.value,
      }
      const { stored } = await recordOrKeep({ what: 'due', body }, `${word(d.kind, 'record')} · ${d.plot_name}`, who())
      chosen.value = null
      tellDone(t(stored ? 'grow.doneSaved' : 'grow.kept'))
      if (stored) await due.reload()
    } catch (e) {
      tellError(e)
    } finally {
      busy.value = false
    }
  }
  onMounted(() => void prepareForms())
  watch(
    () => waiting.value.length,
    (now, before) => {
      if (now < before) void due.reload() // something has arrived
    },
  )
  return { due, groups, chosen, amount, note, day, photos, busy, choose, done, dueText, today }
}
