/* use-households.ts: for whom the orders of a list were bought. A list of orders does not tell it; the purchase does, to who made it. */
import { reactive, watch } from 'vue'
import type { MyOrderItem, Purchase } from '@tiantou/api'

type Seen = Pick<MyOrderItem, 'channel' | 'purchase'>

/** Names of households by purchase, as far as they are known. Only what a village point bought is asked for, each purchase once. */
export function useHouseholds(orders: () => Seen[], get: (purchase: string) => Promise<Pick<Purchase, 'household_name'>>) {
  const names = reactive<Record<string, string>>({}),
    asked = new Set<string>()
  async function ask(purchase: string): Promise<void> {
    asked.add(purchase)
    try {
      names[purchase] = (await get(purchase)).household_name ?? ''
    } catch {
      asked.delete(purchase) // the order's own page tells it too; asked again with the next page of the list
    }
  }
  watch(
    orders,
    (all) => {
      for (const o of all) if (o.channel === 'point' && o.purchase && !asked.has(o.purchase)) void ask(o.purchase)
    },
    { immediate: true },
  )
  return (o: Seen): string => names[o.purchase ?? ''] ?? ''
}
