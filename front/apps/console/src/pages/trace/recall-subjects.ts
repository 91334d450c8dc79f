/* recall-subjects.ts: what a recall may begin from, and how each is chosen. */
import { t, word } from '@tiantou/i18n'
import { date } from '@tiantou/units'
import type { FieldSpec, Option } from '@tiantou/ui'
import { pickInput, pickLot, pickPlot } from '../../lib/picks'
import { api } from '../../lib/server'

export const SUBJECTS = ['lot', 'plot', 'season', 'record', 'input', 'test', 'epc', 'alarm'] as const
export type Subject = (typeof SUBJECTS)[number]
const some = (q: string) => ({ q: q || undefined, limit: 20 })
const TYPED = { epc: 'trace.startHelp', alarm: 'trace.alarmHelp' } as const
const PICKS: Record<Exclude<Subject, keyof typeof TYPED>, (q: string) => Promise<Option[]>> = {
  lot: pickLot,
  plot: pickPlot,
  input: pickInput,
  season: async (q) => (await api.seasonList(some(q))).items.map((s) => ({ value: s.uuid, label: `${s.year} ${s.plot_name} ${s.crop_name}`, hint: s.operator_name ?? '' })),
  record: async (q) =>
    (await api.recordList({ ...some(q), sort: '-day' })).items.map((r) => ({ value: r.uuid, label: `${date(r.day)} ${word(r.kind, 'record')} ${r.plot_name}`, hint: r.operator_name ?? '' })),
  test: async (q) => (await api.tests(some(q))).items.map((x) => ({ value: x.uuid, label: `${x.test_no} ${x.product_name ?? ''}`, hint: word(x.verdict) })),
}

/** One field a kind, shown when that kind is chosen; its name does not clash with the others'. */
export const subjectFields = (known?: Subject, given = { id: '', name: '' }): FieldSpec[] =>
  SUBJECTS.map((kind) => ({
    name: `of_${kind}`,
    label: word(kind, 'subject'),
    required: true,
    ...(kind === 'epc' || kind === 'alarm' ? { kind: 'text' as const, max: 300, help: t(TYPED[kind]) } : { kind: 'pick' as const, search: PICKS[kind] }),
    options: known === kind && given.id && given.name ? [{ value: given.id, label: given.name }] : undefined,
    when: (m) => m.subject_kind === kind,
  }))
