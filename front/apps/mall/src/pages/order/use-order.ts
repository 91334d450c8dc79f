/* use-order.ts: the acts on an order; which of them may be done now is said by the server with the order. */
import type { Order } from '@tiantou/api'
import { t } from '@tiantou/i18n/mall'
import { api } from '../../lib/server'
import { ask, tellDone } from '../../lib/tell'

export const may = (o: Pick<Order, 'acts'>, act: string): boolean => (o.acts ?? []).includes(act)

/** Where an order stands on its way, for the line of steps: from 0 (placed) to 4 (done); −1 when it left the way. */
export function stepOf(state: string | undefined): number {
  return ['placed', 'paid', 'shipped', 'received', 'completed'].indexOf(state === 'packed' ? 'paid' : (state ?? ''))
}

export function useOrderActs(reload: () => Promise<unknown>) {
  const then = async () => {
    tellDone()
    await reload()
  }
  const receive = (id: string, household?: string | null) =>
    ask({
      title: household ? t('mall.forReceiveAsk', { name: household }) : t('mall.receiveAsk'),
      text: t('mall.receiveWhat'),
      yes: t('mall.receive'),
      act: async () => {
        await api.orderReceive({ id })
        await then()
      },
    })
  const cancel = (o: Order) =>
    ask({
      title: t('mall.cancelOrder'),
      text: o.state === 'placed' ? t('mall.cancelOrderWhat') : t('mall.callOffWhat'),
      yes: t('mall.cancelOrder'),
      danger: true,
      ...(o.state === 'placed' ? {} : { label: t('mall.why') }),
      act: async (reason) => {
        if (o.state === 'placed') await api.purchaseCancel({ id: o.purchase ?? '' })
        else await api.orderCallOff({ id: o.uuid ?? '' }, reason ? { reason } : {})
        await then()
      },
    })
  /** Where goods are collected: whoever sells has given them over. A village point that keeps the shop does it for its household too. */
  const handOver = (id: string, household?: string | null) =>
    ask({
      title: t('mall.handOver'),
      text: household ? t('mall.forHandOverWhat', { name: household }) : t('mall.handOverWhat'),
      yes: t('mall.handOver'),
      act: async () => {
        await api.orderHandOver({ id })
        await then()
      },
    })
  return { receive, cancel, handOver }
}
