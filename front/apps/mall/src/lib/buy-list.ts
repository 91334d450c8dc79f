/* buy-list.ts: what the person is about to buy: chosen in the cart, or one thing at once. Kept for the tab, so that a reload or a sign-in loses nothing. */
import { ref, watch } from 'vue'

export interface BuyItem {
  sku: string
  pieces: number
  campaign?: string
  /** Made to wish: choices, a text to be engraved. */
  choices?: string[]
  text?: string
}
export interface BuyList {
  items: BuyItem[]
  /** "scan": came from a trace page. */
  from: 'cart' | 'now' | 'scan'
}
/** The person came from a trace page: the order is counted as one by a scan. */
export const cameByScan = /^https?:\/\/[^/]+\/(?:01|product)\//.test(document.referrer) && new URL(document.referrer).origin === location.origin
const KEPT = 'tt-mall-buy'
function kept(): BuyList | null {
  try {
    const x = JSON.parse(sessionStorage.getItem(KEPT) ?? 'null') as BuyList | null
    return x && Array.isArray(x.items) && x.items.every((i) => typeof i.sku === 'string' && Number.isInteger(i.pieces) && i.pieces > 0) ? x : null
  } catch {
    return null
  }
}
export const buyList = ref<BuyList | null>(kept())
watch(
  buyList,
  (x) => {
    try {
      if (x) sessionStorage.setItem(KEPT, JSON.stringify(x))
      else sessionStorage.removeItem(KEPT)
    } catch {
      /* not kept */
    }
  },
  { deep: true },
)
