/* use-cart.ts: the cart across shops: what is chosen, what it comes to, changes that are sent at once and taken back when refused. */
import { computed, ref, watch } from 'vue'
import type { Cart } from '@tiantou/api'
import { useThing } from '@tiantou/core'
import { lineFen } from '../../lib/campaign'
import { cartCount } from '../../lib/cart-count'
import { api } from '../../lib/server'
import { tellError } from '../../lib/tell'

export type CartLine = NonNullable<Cart['lines']>[number]
export interface CartShop {
  shop: string
  name: string
  lines: CartLine[]
}
const KEPT = 'tt-mall-unchosen'
const keptUnchosen = (): string[] => {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? '[]') as string[]
  } catch {
    return []
  }
}

/** Lines by shop, in the order of the cart. */
export function byShop(lines: readonly CartLine[]): CartShop[] {
  const shops = new Map<string, CartShop>()
  for (const line of lines) {
    const key = line.shop ?? ''
    if (!shops.has(key)) shops.set(key, { shop: key, name: line.shop_name ?? '', lines: [] })
    shops.get(key)!.lines.push(line)
  }
  return [...shops.values()]
}
/** What was wished with a line, to be kept when its number changes and taken along to the checkout. */
export const wishOf = (l: CartLine) => ({ ...(l.choices?.length ? { choices: l.choices } : {}), ...(l.text ? { text: l.text } : {}) })
export const buyable = (l: CartLine): boolean => !!l.live && !l.why

export function useCart() {
  const thing = useThing<Cart>((signal) => api.cartGet({ signal }))
  const unchosen = ref(new Set(keptUnchosen())),
    busy = ref('')
  const lines = computed(() => thing.data.value?.lines ?? []),
    shops = computed(() => byShop(lines.value)),
    chosen = computed(() => lines.value.filter(isChosen)),
    sum = computed(() => chosen.value.reduce((n, l) => n + lineFen(l), 0))
  watch(lines, (all) => (cartCount.value = all.length))

  function isChosen(l: CartLine): boolean {
    return buyable(l) && !unchosen.value.has(l.sku ?? '')
  }
  function choose(some: readonly CartLine[], on: boolean): void {
    const next = new Set(unchosen.value)
    for (const l of some)
      if (on) next.delete(l.sku ?? '')
      else next.add(l.sku ?? '')
    unchosen.value = next
    try {
      sessionStorage.setItem(KEPT, JSON.stringify([...next]))
    } catch {
      /* not kept */
    }
  }
  /** pieces 0: out of it. */
  async function put(line: CartLine, pieces: number): Promise<void> {
    busy.value = line.sku ?? ''
    try {
      await api.cartPut({ sku: line.sku ?? '', pieces, ...wishOf(line) })
    } catch (e) {
      tellError(e)
    }
    await thing.reload()
    busy.value = ''
  }
  return { thing, lines, shops, chosen, sum, busy, choose, put, isChosen }
}
