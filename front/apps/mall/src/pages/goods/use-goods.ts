/* use-goods.ts: one kind of goods: the size that is chosen, how many, into the cart or bought at once. */
import { computed, ref, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { MallGoods, MallSku } from '@tiantou/api'
import { useThing } from '@tiantou/core'
import { t } from '@tiantou/i18n/mall'
import { buyList, cameByScan } from '../../lib/buy-list'
import { allows, runningNow } from '../../lib/campaign'
import { cartCount } from '../../lib/cart-count'
import { api } from '../../lib/server'
import { me } from '../../lib/session'
import { tellDone, tellError } from '../../lib/tell'
import { useNow } from '../../lib/use-now'
import { extraFen, textFault } from '../../lib/wishes'

/** The size that is chosen when none was: the first that can be bought, else the first. */
export const firstSku = (skus: readonly MallSku[]): MallSku | undefined => skus.find((s) => (s.free_pieces ?? 0) > 0) ?? skus[0]

export function useGoods(id: () => string) {
  const route = useRoute(),
    router = useRouter()
  const thing = useThing<MallGoods>((signal) => api.mallGoods({ id: id() }, { signal }), id)
  const chosen = ref(''),
    pieces = ref(1),
    busy = ref(false),
    choices = ref<string[]>([]),
    text = ref('')
  watch(id, () => {
    choices.value = []
    text.value = ''
  })
  const sku = computed(() => thing.data.value?.skus.find((s) => s.uuid === chosen.value) ?? firstSku(thing.data.value?.skus ?? [])),
    most = computed(() => Math.min(sku.value?.free_pieces ?? 0, thing.data.value?.order_max || 99)),
    wishes = computed(() => thing.data.value?.wishes ?? null),
    extra = computed(() => extraFen(wishes.value, choices.value, text.value)),
    can = computed(() => !!thing.data.value?.on_sale && most.value > 0),
    /** What is wished can be made. */
    fits = computed(() => !textFault(wishes.value, text.value))
  /** What is wished, as the server takes it. */
  const wish = () => ({ ...(choices.value.length ? { choices: choices.value } : {}), ...(text.value.trim() ? { text: text.value.trim() } : {}) })
  const now = useNow(),
    campaigns = computed(() => thing.data.value?.campaigns ?? []),
    running = computed(() => runningNow(campaigns.value, sku.value?.uuid, now.value)),
    /** What a piece costs if so many are bought now. */
    byCampaign = computed(() => (running.value && allows(running.value.left, running.value.per_address, pieces.value) ? running.value : undefined))
  function choose(s: MallSku): void {
    chosen.value = s.uuid
    pieces.value = Math.max(1, Math.min(pieces.value, s.free_pieces ?? 1))
  }
  const signIn = () => router.push({ name: 'sign-in', query: { to: route.fullPath } })
  async function toCart(): Promise<void> {
    if (!me.value) return void (await signIn())
    busy.value = true
    try {
      const cart = await api.cartPut({ sku: sku.value?.uuid ?? '', pieces: pieces.value, ...wish() })
      cartCount.value = cart?.lines?.length ?? cartCount.value
      tellDone(t('mall.inCart'))
    } catch (e) {
      tellError(e)
    } finally {
      busy.value = false
    }
  }
  async function buyNow(): Promise<void> {
    buyList.value = { items: [{ sku: sku.value?.uuid ?? '', pieces: pieces.value, ...wish(), ...(byCampaign.value?.campaign ? { campaign: byCampaign.value.campaign } : {}) }], from: cameByScan ? 'scan' : 'now' }
    await router.push({ name: 'checkout' })
  }
  return { thing, sku, pieces, most, can, busy, choices, text, wishes, extra, fits, now, campaigns, running, byCampaign, choose, toCart, buyNow }
}
