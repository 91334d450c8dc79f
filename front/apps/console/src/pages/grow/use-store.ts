/* use-store.ts: the input store as the phone shows it: what is left, the kind of work an input goes with, how much of it a plot takes. */
import type { Input, ShelfItem } from '@tiantou/api'
import { lang } from '@tiantou/i18n'
import { muOf, number } from '@tiantou/units'
import { orKept } from '../../lib/kept'
import { api } from '../../lib/server'

/** A row of the store; what the database never leaves empty. */
export type Shelf = ShelfItem & { input: string; unit: string }

const LARGER: Record<string, string> = { g: 'kg', mL: 'L' }
const plain = (n: number): string => number(n, 3).replaceAll(',', '')

/** Thousandths of a unit in words: 384500 mL → "384.5 mL", 2500000 g → "2.5 kg". */
export function amountText(thousandths: number, unit: string): string {
  const n = thousandths / 1000
  return LARGER[unit] && Math.abs(n) >= 1000 ? `${number(n / 1000, 3)} ${LARGER[unit]}` : `${number(n, 3)}${/^[a-z]/i.test(unit) ? ' ' : lang.value === 'en' ? ' × ' : ' '}${unit}`
}

const WORK = { pesticide: 'pesticide', fertiliser: 'fertilise', vet_drug: 'vet_drug', feed: 'feed', seed: 'sow', other: 'other' } as const
/** The kind of work an input goes with. */
export const workOf = (kind: string): (typeof WORK)[keyof typeof WORK] => WORK[kind as keyof typeof WORK] ?? 'other'

type Rule = NonNullable<Input['rules']>[number]
/** The label's rule for a crop: its own before the one for any crop. */
export const ruleFor = (rules: readonly Rule[], crop: string | null | undefined): Rule | undefined =>
  rules.find((r) => crop && r.crop === crop) ?? rules.find((r) => !r.crop)

/** The unit people say it in: kilograms and litres from a thousand grams and millilitres on. factor: base units in one. */
export const unitOf = (shelf: Pick<Shelf, 'left_m' | 'unit'>): { unit: string; factor: number } => {
  const larger = shelf.left_m >= 1_000_000 ? LARGER[shelf.unit] : undefined
  return larger ? { unit: larger, factor: 1000 } : { unit: shelf.unit, factor: 1 }
}
/** What a plot takes by the label, in unitOf(): the highest dose for its area, never more than is left; nothing where the label says nothing in this measure. */
export function amountFor(shelf: Pick<Shelf, 'left_m' | 'unit'>, rule: Rule | undefined, area_m2: number | null | undefined): string {
  const dose = Number(rule?.dose_max ?? rule?.dose_min ?? 0),
    factor = rule?.unit === shelf.unit ? 1 : rule?.unit && LARGER[shelf.unit] === rule.unit ? 1000 : 0
  if (!dose || !factor || !area_m2) return ''
  const wanted = dose * factor * muOf(area_m2)
  return plain(Math.min(wanted, shelf.left_m / 1000) / unitOf(shelf).factor)
}

/** What is left, latest first; without a network as it was last seen. */
export const shelves = (): Promise<Shelf[]> => orKept('store', async () => (await api.storeList({ limit: 100, sort: '-last_day' })).items as Shelf[])
export const rulesOf = async (input: string): Promise<Rule[]> => {
  try {
    return (await orKept(`input:${input}`, () => api.inputGet({ id: input }))).rules ?? []
  } catch {
    return [] // the amount is then typed
  }
}
