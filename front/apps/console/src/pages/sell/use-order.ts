/* use-order.ts: what a person of an office or a shop may do with an order and its refunds. Sending and handing over is done on the phone, where
 * the goods are: the seller's pages of the mall. */
import type { Refund } from '@tiantou/api'
import { api } from '../../lib/server'
import type { Way } from '../../lib/ways'

/** Answering a refund: the seller's word, or the office's judgement. */
export function refundWays(r: Pick<Refund, 'uuid' | 'acts'>): Way[] {
  const judge = r.acts.includes('judge')
  if (!judge && !r.acts.includes('answer')) return []
  const answer = (agree: boolean) => (text: string) => api.refundAnswer({ id: r.uuid }, { agree, ...(text ? { answer: text } : {}) })
  return [
    { text: judge ? 'sell.judgeGive' : 'sell.refundAgree', act: answer(true), main: true, reason: 'optional', help: 'sell.refundGiveHelp' },
    { text: judge ? 'sell.judgeDeny' : 'sell.refundRefuse', act: answer(false), reason: 'required', help: judge ? 'sell.judgeDenyHelp' : 'sell.refundRefuseHelp' },
  ]
}
