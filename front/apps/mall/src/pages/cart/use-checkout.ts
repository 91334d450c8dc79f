/* use-checkout.ts: before the money: where to, what it comes to (asked from the server whenever anything changes), and one purchase out of it. The
 * same key is sent until an answer came, so that a lost answer never buys twice. */
import { computed, reactive, ref, watch } from 'vue'
import { useRouter } from 'vue-router'
import { ApiError, newKey, type Quote } from '@tiantou/api'
import { useThing } from '@tiantou/core'
import { buyList } from '../../lib/buy-list'
import { promoter } from '../../lib/promoter'
import { api } from '../../lib/server'
import { can as mayI } from '../../lib/session'
import { errorText } from '../../lib/tell'
import { forBody, forMissing, forMyself } from './for-whom'

export type Delivery = 'ship' | 'pickup'
export type PayChoice = 'online' | 'cash' | 'transfer'

/** The key goes on while nobody knows whether the purchase was made; a refusal (4xx) is an answer. */
export const keepsKey = (e: unknown): boolean => !(e instanceof ApiError) || e.status === 0 || e.status >= 500

export function useCheckout() {
  const router = useRouter()
  const form = reactive({ address: '', delivery: 'ship' as Delivery, pay: 'online' as PayChoice, coupon: '', coupons: [] as string[], note: '', known: false, whom: forMyself() })
  /** A village point may buy for a household. */
  const forOthers = computed(() => mayI('sell.buy_for'))
  const addresses = useThing(async (signal) => (await api.addresses({ signal })).items)
  watch(addresses.data, (all) => {
    if (all && !all.some((a) => a.uuid === form.address)) form.address = (all.find((a) => a.is_default) ?? all[0])?.uuid ?? ''
  })
  /** Cash is for goods that are collected. */
  const payWay = () => (form.delivery === 'ship' && form.pay === 'cash' ? 'online' : form.pay)
  const body = () => ({
    items: buyList.value?.items ?? [],
    ...(form.delivery === 'ship' && form.address ? { address: form.address } : {}),
    delivery: form.delivery,
    pay_way: payWay() as PayChoice,
    channel: promoter.value ? ('promoter' as const) : buyList.value?.from === 'scan' ? ('scan' as const) : ('mall' as const),
    ...(promoter.value ? { promoter: promoter.value } : {}),
    coupons: form.coupons,
    ...(form.note.trim() ? { note: form.note.trim() } : {}),
  })
  const quote = useThing<Quote | null>(
    async (signal) => (buyList.value?.items.length ? api.quote(body(), { signal }) : null),
    () => JSON.stringify([buyList.value, form.address, form.delivery, form.pay, form.coupons]), // whom it is for changes no price
  )
  const busy = ref(false),
    fault = ref(''),
    /** The address had its share of a campaign: it may still be bought at the usual price. */
    limited = ref(false)
  let key = newKey()
  watch(
    () => JSON.stringify([buyList.value, form]),
    () => (key = newKey()),
  )
  const needsAddress = computed(() => form.delivery === 'ship' && !form.address),
    /** Something bears a text: that it is not taken back without a fault is to be confirmed. */
    unconfirmed = computed(() => !!quote.data.value?.final && !form.known),
    missing = computed(() => forMissing(form.whom)),
    can = computed(() => !!quote.data.value?.ok && !needsAddress.value && !unconfirmed.value && !Object.keys(missing.value).length && !busy.value)

  async function buy(): Promise<void> {
    if (!can.value) return
    busy.value = true
    fault.value = ''
    limited.value = false
    try {
      const made = await api.purchaseCreate({ ...body(), ...forBody(form.whom), ...(form.known ? { final_ok: true } : {}), total_fen: quote.data.value?.total_fen ?? 0 }, { idempotencyKey: key })
      await router.replace(made.payment ? { name: 'pay', params: { id: made.payment } } : { name: 'orders' })
      buyList.value = null
    } catch (e) {
      if (!keepsKey(e)) key = newKey()
      fault.value = errorText(e)
      limited.value = e instanceof ApiError && e.code === 'limit_reached' && !!buyList.value?.items.some((i) => i.campaign)
      if (e instanceof ApiError && !e.network) await quote.reload() // the price or the stock moved: show what it is now
    } finally {
      busy.value = false
    }
  }
  /** All of it without campaigns. */
  function atUsual(): void {
    if (buyList.value) buyList.value = { ...buyList.value, items: buyList.value.items.map(({ campaign: _, ...item }) => item) }
    limited.value = false
    fault.value = ''
  }
  function addCoupon(): void {
    const code = form.coupon.trim()
    if (code && !form.coupons.includes(code)) form.coupons = [...form.coupons, code]
    form.coupon = ''
  }
  return { form, addresses, quote, busy, fault, limited, can, needsAddress, forOthers, missing, buy, atUsual, addCoupon }
}
