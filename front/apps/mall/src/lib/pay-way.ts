/* pay-way.ts: how a channel is best asked from here: WeChat's own browser pays inside it, a phone goes to the channel's application and comes back,
 * a desk shows a code for the phone. */
export type PayWay = 'jsapi' | 'h5' | 'native' | 'wap' | 'page'

export const inWeChat = (agent: string = navigator.userAgent): boolean => /MicroMessenger/i.test(agent)
export const onPhone = (agent: string = navigator.userAgent): boolean => /Android|iPhone|iPad|HarmonyOS|Mobile/i.test(agent)

export function wayOf(channel: string, agent: string = navigator.userAgent): PayWay {
  if (channel === 'wechat') return inWeChat(agent) ? 'jsapi' : onPhone(agent) ? 'h5' : 'native'
  return onPhone(agent) ? 'wap' : 'page'
}

/** The way to ask among those the channel offers; undefined: none works here. Outside WeChat nobody can pay inside it, and its own
 *  browser opens no other application. */
export function pickWay(channel: string, offered: readonly string[], agent: string = navigator.userAgent): PayWay | undefined {
  const wanted = wayOf(channel, agent)
  if (offered.includes(wanted)) return wanted
  const never: PayWay = channel === 'wechat' && inWeChat(agent) ? 'h5' : 'jsapi'
  return offered.find((x) => x !== never) as PayWay | undefined
}

/** What WeChat's browser wants to know to pay inside it. */
export interface WeChatPay {
  appId: string
  timeStamp: string
  nonceStr: string
  package: string
  signType: string
  paySign: string
}
interface Bridge {
  invoke: (name: 'getBrandWCPayRequest', what: WeChatPay, done: (answer: { err_msg: string }) => void) => void
}
/** Ask WeChat's browser to pay. Its answer is only a hint: whether money came is asked from the server. False: the person turned back. */
export function payInWeChat(what: WeChatPay): Promise<boolean> {
  return new Promise((ok) => {
    const call = () => (window as unknown as { WeixinJSBridge: Bridge }).WeixinJSBridge.invoke('getBrandWCPayRequest', what, (a) => ok(!/cancel/.test(a.err_msg)))
    if ('WeixinJSBridge' in window) call()
    else document.addEventListener('WeixinJSBridgeReady', call, { once: true })
  })
}
