/* picks.ts: look things up for fields that choose one of many. */
import type { Option } from '@tiantou/ui'
import { ApiError, type InputItem, type ProductItem } from '@tiantou/api'
import { word } from '@tiantou/i18n'
import { money } from '@tiantou/units'
import { keep, keptCopy } from './kept'
import { api } from './server'

const some = (q: string) => ({ q: q || undefined, limit: 20 })

export const pickLevel = async (q: string): Promise<Option[]> =>
  (await api.levelList({ ...some(q), state: 'open' })).items.map((l) => ({
    value: l.uuid,
    label: l.name,
    hint: [word(l.kind), l.parent_name].filter(Boolean).join(' · '),
  }))
export const pickOperator = async (q: string): Promise<Option[]> =>
  (await api.operatorList(some(q))).items.map((o) => ({ value: o.uuid, label: o.name, hint: o.level_name }))
export const pickShop = async (q: string): Promise<Option[]> =>
  (await api.shops({ ...some(q), state: 'open' })).items.map((s) => ({ value: s.uuid, label: s.name, hint: s.serve_name }))
/** Sizes of the goods of one shop. */
export const pickSkuOf = async (q: string, shop: string): Promise<Option[]> => {
  if (!shop) return []
  const goods = (await api.goods({ ...some(q), shop })).items
  const found = await Promise.all(goods.slice(0, 10).map((g) => api.goodsGet({ id: g.uuid })))
  return found.flatMap((g) => (g.skus ?? []).map((s) => ({ value: s.uuid ?? '', label: `${g.title} ${s.spec}`, hint: money(s.price_fen ?? 0) })))
}
export const pickLab = async (q: string): Promise<Option[]> =>
  (await api.labs(some(q))).items.map((l) => ({ value: l.uuid, label: l.name ?? '', hint: l.qualification ?? '' }))
export const pickLot = async (q: string): Promise<Option[]> =>
  (await api.lotList(some(q))).items.map((l) => ({ value: l.uuid, label: `${l.lot_no} ${l.product_name}`, hint: l.operator_name ?? '' }))
export const lotOption = async (id: string): Promise<Option> => {
  const l = await api.lotGet({ id })
  return { value: l.uuid, label: `${l.lot_no} ${l.product_name}` }
}
export const pickCertificate = async (q: string, id = ''): Promise<Option[]> => {
  const found = (await api.certificates({ ...some(q), state: 'valid' })).items.map((c) => ({
    value: c.uuid,
    label: `${c.cert_no} ${c.product ?? ''}`,
    hint: c.party_name ?? '',
  }))
  if (!id || q || found.some((c) => c.value === id)) return found
  const c = await api.certificateGet({ id })
  return [{ value: c.uuid, label: `${c.cert_no} ${c.product}`, hint: c.party_name ?? '' }, ...found]
}
export const pickPlot = async (q: string): Promise<Option[]> =>
  (await api.plotList({ ...some(q), state: 'open' })).items.map((p) => ({
    value: p.uuid,
    label: p.name,
    hint: `${p.operator_name} · ${p.level_name}`,
  }))
export const pickCrop = async (q: string): Promise<Option[]> =>
  (await api.cropList({ ...some(q), limit: 50 })).items.map((c) => ({ value: c.uuid, label: c.name, hint: word(c.category) }))
export const pickVariety = async (q: string): Promise<Option[]> =>
  (await api.varietyList(some(q))).items.map((v) => ({ value: v.uuid, label: v.name, hint: v.crop_name ?? '' }))
export const pickTemplate = async (q: string): Promise<Option[]> =>
  (await api.templateList(some(q))).items.map((x) => ({ value: x.uuid, label: x.name, hint: x.crop_name ?? '' }))
type Known = Option & { of?: { operator?: string | null; crop?: string | null } }
/** Ask the server; without a network look through what was kept of the list. */
async function findOrKept(name: string, q: string, ask: () => Promise<Option[]>, fits: (o: Known) => boolean = () => true): Promise<Option[]> {
  try {
    return await ask()
  } catch (e) {
    const kept = e instanceof ApiError && e.network ? keptCopy<Known[]>(name) : null
    if (!kept) throw e
    return kept.filter((o) => fits(o) && `${o.label} ${o.hint}`.includes(q)).slice(0, 20)
  }
}
const inputOption = (i: InputItem): Known => ({ value: i.uuid, label: i.name, hint: [word(i.kind), i.reg_no].filter(Boolean).join(' · ') })
const productOption = (p: ProductItem): Known => ({
  value: p.uuid,
  label: p.name,
  hint: [p.crop_name, p.operator_name].filter(Boolean).join(' · '),
  of: { operator: p.operator, crop: p.crop },
})
export const pickInput = (q: string): Promise<Option[]> => findOrKept('inputs', q, async () => (await api.inputList(some(q))).items.map(inputOption))
/** of: only those of a producer, of a crop. */
export const pickProduct = (q: string, of: { operator?: string; crop?: string } = {}): Promise<Option[]> =>
  findOrKept(
    'products',
    q,
    async () => (await api.productList({ ...some(q), ...of })).items.map(productOption),
    (o) => (!of.operator || o.of?.operator === of.operator) && (!of.crop || o.of?.crop === of.crop),
  )
/** What the forms of the field choose from, kept for when there is no network. */
export async function keepChoices(): Promise<void> {
  const [inputs, products] = await Promise.all([api.inputList({ limit: 100 }), api.productList({ limit: 100 })])
  keep('inputs', inputs.items.map(inputOption))
  keep('products', products.items.map(productOption))
}
