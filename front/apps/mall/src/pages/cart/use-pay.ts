/* use-pay.ts: one payment: what the server says of it is true, whatever a channel's page told. A try is begun by one tap; while one is under way the
 * payment is asked again and again, less and less often. Another try never takes money twice: the server gives back what comes second. */
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { ApiError, newKey, type Payment, type PayOffer, type PayTry, type PayTryBodyInput } from '@tiantou/api'
import { useThing } from '@tiantou/core'
import { t } from '@tiantou/i18n/mall'
import { payInWeChat, pickWay, type WeChatPay } from '../../lib/pay-way'
import { poll } from '../../lib/poll'
import { api } from '../../lib/server'
import { errorText } from '../../lib/tell'

/** Cash and transfers are confirmed by people: nobody waits for them at the screen. */
export const byHand = (channel: string | null): boolean => channel === 'cash' || channel === 'transfer'
/** A try that may still bring money. */
export const underWay = (state: string | undefined): boolean => ['started', 'open', 'uncertain', 'checking'].includes(state ?? '')

export function usePay(id: () => string) {
  const thing = useThing<Payment>((signal) => api.paymentGet({ id: id() }, { signal }), id)
  const busy = ref(''),
    fault = ref(''),
    /** The try whose code or words are shown. */
    shown = shallowRef<PayTry | null>(null),
    waiting = ref(false),
    /** Closed WeChat's own page without paying: said, and nobody is told to wait; the payment is asked about all the same. */
    turnedBack = ref(false),
    left = ref(0)
  const payment = thing.data,
    open = computed(() => payment.value?.state === 'open')
  const keys = new Map<string, string>()
  let stop: () => void = () => undefined

  async function look(): Promise<boolean> {
    payment.value = await api.paymentGet({ id: id() })
    return payment.value.state !== 'open'
  }
  function wait(): void {
    stop()
    waiting.value = true
    stop = poll(async () => {
      const over = await look()
      waiting.value = !over && (payment.value?.tries ?? []).some((x) => underWay(x.state) && !byHand(x.channel))
      return over || !waiting.value
    })
  }
  /** Go where the channel wants the person. */
  async function goTo(tried: PayTry): Promise<void> {
    const go = tried.go
    shown.value = null
    await thing.reload()
    if (go?.kind === 'redirect' && go.url) location.assign(go.url)
    else if (go?.kind === 'form') location.assign(`/pay/go/${encodeURIComponent(tried.uuid)}`) // the server's page posts the form: this page may not, by its CSP
    else if (go?.kind === 'jsapi' && go.text) turnedBack.value = !(await payInWeChat(JSON.parse(go.text) as WeChatPay))
    else shown.value = tried
    if (!byHand(tried.channel)) wait()
  }
  async function pay(offer: PayOffer): Promise<void> {
    if (busy.value) return
    const channel = offer.channel ?? '',
      scene = pickWay(channel, offer.scenes ?? [])
    fault.value = scene ? '' : t('mall.payElsewhere')
    turnedBack.value = false
    if (!scene) return
    if (scene === 'jsapi' && offer.authorize) return location.assign(offer.authorize) // WeChat tells the server who pays, and leads back here with go=wechat
    busy.value = channel
    if (!keys.has(channel)) keys.set(channel, newKey())
    try {
      const tried = await api.paymentTry({ id: id() }, { channel, scene: scene as PayTryBodyInput['scene'] }, { idempotencyKey: keys.get(channel)! })
      keys.delete(channel)
      await goTo(tried)
    } catch (e) {
      if (e instanceof ApiError && e.status >= 400 && e.status < 500) keys.delete(channel)
      fault.value = errorText(e)
      await thing.reload()
    } finally {
      busy.value = ''
    }
  }
  /** Who comes back from a channel's page waits for its word, and sees the code or words of the last try again. */
  watch(payment, (p) => {
    if (p?.state !== 'open' || waiting.value) return
    const last = (p.tries ?? []).filter((x) => underWay(x.state)).at(-1)
    if (!last) return
    if (last.go?.kind === 'qr' || last.go?.kind === 'none') shown.value = last
    if (!byHand(last.channel)) wait()
  })
  /** Back from WeChat, which told who pays: go on with what the person tapped before. Without that knowledge nothing is begun: no circle. */
  function goOn(channel: string): void {
    const offer = open.value && !busy.value ? payment.value?.channels?.find((c) => c.channel === channel) : undefined
    if (offer && !offer.authorize) void pay(offer)
  }
  const timer = setInterval(() => {
    left.value = payment.value?.expires_at ? Math.max(0, Math.round((Date.parse(payment.value.expires_at) - Date.now()) / 1000)) : 0
  }, 1000)
  onScopeDispose(() => {
    stop()
    clearInterval(timer)
  })
  return { thing, payment, open, busy, fault, shown, waiting, turnedBack, left, pay, goOn, look }
}
