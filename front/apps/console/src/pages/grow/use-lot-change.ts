/* use-lot-change.ts: what may be chosen when lots are split, merged or processed: lots of one producer, and that producer's products. */
import { lang, t } from '@tiantou/i18n'
import { gramsOf, mass } from '@tiantou/units'
import type { Model, Option } from '@tiantou/ui'
import { pickProduct } from '../../lib/picks'
import { api } from '../../lib/server'

const rows = (m: Model, part: string) => (m[part] as Model[] | undefined) ?? []
const sum = (m: Model, part: string) => rows(m, part).reduce((n, r) => n + (gramsOf(String(r.quantity_g ?? '')) ?? 0), 0)

/** What goes in, comes out and is lost, so far. */
export const balance = (m: Model): string =>
  t('grow.changeSum', {
    a: mass(sum(m, 'inputs'), lang.value),
    b: mass(sum(m, 'outputs'), lang.value),
    c: mass(gramsOf(String(m.loss_g ?? '')) ?? 0, lang.value),
  })

export function useLotChange() {
  const owners = new Map<string, string>() // lot → its producer
  /** The producer of the lots chosen so far. */
  const ownerOf = (m: Model, from = 0): string | undefined =>
    rows(m, 'inputs')
      .slice(from)
      .map((r) => owners.get(String(r.lot)))
      .find(Boolean)
  const option = (l: { uuid: string; lot_no: string; product_name: string; operator: string | null; operator_name: string | null }): Option => {
    if (l.operator) owners.set(l.uuid, l.operator)
    return { value: l.uuid, label: `${l.lot_no} ${l.product_name}`, hint: l.operator_name ?? '' }
  }
  const one = async (id: string): Promise<Option> => {
    const l = await api.lotGet({ id })
    return option({ ...l, lot_no: l.lot_no ?? '', product_name: l.product_name ?? '', operator: l.operator ?? null, operator_name: l.operator_name ?? null })
  }
  /** With one lot chosen it may still be exchanged for anybody's; the further ones are of the same producer. */
  const lots = async (q: string, m: Model): Promise<Option[]> =>
    (await api.lotList({ q: q || undefined, limit: 20, state: 'active', operator: rows(m, 'inputs').length > 1 ? ownerOf(m) : undefined })).items.map(option)
  const products = (q: string, m: Model): Promise<Option[]> => pickProduct(q, { operator: ownerOf(m) })
  return { one, lots, products }
}
