/* use-shops.ts: the shops a person keeps, and the one that is looked at (kept for the tab). */
import { computed, ref } from 'vue'
import { useThing } from '@tiantou/core'
import { api } from '../../lib/server'

const KEPT = 'tt-mall-shop'
const kept = () => {
  try {
    return sessionStorage.getItem(KEPT) ?? ''
  } catch {
    return ''
  }
}
const chosen = ref(kept())

export function useShops() {
  const thing = useThing(async (signal) => (await api.shops({ limit: 50 }, { signal })).items)
  const shops = computed(() => (thing.data.value ?? []).filter((s) => s.state !== 'closed'))
  const shop = computed(() => shops.value.find((s) => s.uuid === chosen.value) ?? shops.value.find((s) => s.open) ?? shops.value[0])
  function choose(id: string): void {
    chosen.value = id
    try {
      sessionStorage.setItem(KEPT, id)
    } catch {
      /* not kept */
    }
  }
  return { thing, shops, shop, choose }
}
