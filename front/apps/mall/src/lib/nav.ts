/* nav.ts: the five places of the mall, and the five of a seller; the bottom bar on a phone, the head line on a desk. */
import type { WordKey } from '@tiantou/i18n/mall'
import type { IconName } from '../parts/icons'

export interface Place {
  tab: string
  name: string
  title: WordKey
  icon: IconName
}
export const buyerPlaces: Place[] = [
  { tab: 'home', name: 'home', title: 'mall.home', icon: 'home' },
  { tab: 'categories', name: 'categories', title: 'mall.categories', icon: 'list' },
  { tab: 'cart', name: 'cart', title: 'mall.cart', icon: 'cart' },
  { tab: 'orders', name: 'orders', title: 'mall.orders', icon: 'order' },
  { tab: 'me', name: 'me', title: 'mall.me', icon: 'me' },
]
export const sellerPlaces: Place[] = [
  { tab: 's-today', name: 's-today', title: 'mall.sToday', icon: 'home' },
  { tab: 's-goods', name: 's-goods', title: 'mall.sGoods', icon: 'box' },
  { tab: 's-orders', name: 's-orders', title: 'mall.sOrders', icon: 'order' },
  { tab: 's-money', name: 's-money', title: 'mall.sMoney', icon: 'money' },
  { tab: 'me', name: 'me', title: 'mall.me', icon: 'me' },
]
