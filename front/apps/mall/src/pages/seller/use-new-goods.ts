/* use-new-goods.ts: list a product in few taps: product; size and price, which makes a draft; lots, of which the server says which may be sold and why the
 * others may not. Then each chosen lot is bound and the goods go to review. What was done is not done again when a later step fails. */
import { computed, reactive, ref, shallowRef } from 'vue'
import { newKey, type Goods, type GoodsBodyInput, type LotChoice, type ProductItem } from '@tiantou/api'
import { useThing } from '@tiantou/core'
import { fenOf, gramsOf } from '@tiantou/units'
import { api } from '../../lib/server'
import { errorText } from '../../lib/tell'

export const CATEGORIES = ['vegetable', 'fruit', 'grain', 'oil', 'tea', 'meat', 'aquatic', 'fungus', 'herb', 'made', 'gift', 'other'] as const
export type Category = (typeof CATEGORIES)[number]

/** Grams of a size as it is written on a product: "5 kg", "10斤装", "500克". */
export function gramsOfSpec(spec: string): number | null {
  const m = /(\d+(?:\.\d+)?)\s*(kg|千克|公斤|g|克|斤)/i.exec(spec)
  if (!m) return null
  const unit = m[2].toLowerCase()
  return gramsOf(m[1], unit === 'g' || unit === '克' ? 'g' : unit === '斤' ? '斤' : 'kg')
}

export function useNewGoods(shop: () => string | undefined) {
  const step = ref<1 | 2 | 3>(1),
    product = shallowRef<ProductItem | null>(null),
    lots = shallowRef<LotChoice[]>([]),
    chosen = ref<string[]>([]),
    /** What the server said of a lot that it did not take after all. */
    refused = reactive<Record<string, string>>({}),
    made = shallowRef<Goods | null>(null)
  const f = reactive({ title: '', text: '', category: 'vegetable' as Category, spec: '', weight: '', unit: 'piece' as 'piece' | 'weight', price: '', pictures: [] as string[], shelf: '', tax_bp: 0 })
  const products = useThing(async (signal) => (await api.productList({ limit: 100 }, { signal })).items)
  const busy = ref(false),
    fault = ref('')
  const key = newKey(),
    weightG = computed(() => gramsOf(f.weight)),
    priceFen = computed(() => fenOf(f.price))

  function take(p: ProductItem): void {
    product.value = p
    Object.assign(f, { title: p.name, spec: p.spec || '', weight: String((gramsOfSpec(p.spec || '') ?? 0) / 1000 || ''), pictures: p.photo_sha ? [p.photo_sha] : [] })
    step.value = 2
  }
  const body = (): GoodsBodyInput => ({
    shop: shop(),
    product: product.value!.uuid,
    title: f.title.trim(),
    text: f.text.trim() || null,
    category: f.category,
    pictures: f.pictures,
    shelf_days: Number(f.shelf) || null,
    tax_bp: f.tax_bp,
    skus: [{ spec: f.spec.trim(), unit: f.unit, weight_g: weightG.value!, price_fen: priceFen.value!, state: 'on' }],
  })
  async function run(work: () => Promise<void>): Promise<boolean> {
    if (busy.value || !product.value) return false
    busy.value = true
    fault.value = ''
    try {
      await work()
      return true
    } catch (e) {
      fault.value = errorText(e)
      return false
    } finally {
      busy.value = false
    }
  }
  /** Make the draft, ask which lots may be sold. */
  const toLots = () =>
    run(async () => {
      made.value ??= await api.goodsCreate(body(), { idempotencyKey: key })
      lots.value = (await api.goodsLots({ id: made.value.uuid })).items
      chosen.value = lots.value.filter((l) => l.ok).map((l) => l.lot ?? '')
      step.value = 3
    })
  /** Bind the lots, send for review. */
  const publish = () =>
    run(async () => {
      for (const id of Object.keys(refused)) delete refused[id]
      for (const lot of chosen.value) {
        if (made.value!.skus[0].listings.some((x) => x.lot === lot && x.listed)) continue
        try {
          made.value = await api.skuList({ id: made.value!.skus[0].uuid }, { lot })
        } catch (e) {
          refused[lot] = errorText(e)
        }
      }
      if (made.value!.state === 'draft') made.value = await api.goodsMove({ id: made.value!.uuid }, { state: 'submitted' }, { ifMatch: made.value!.rev ?? 0 })
    })
  return { step, product, products, lots, chosen, refused, f, weightG, priceFen, busy, fault, made, take, toLots, publish }
}
