/* rooms/index.ts: the rooms in the order of the menu. */
import type { Component } from 'vue'
import type { RouteRecordRaw } from 'vue-router'
import { Connection, DocumentChecked, Goods, Grape, Handbag, HomeFilled, PriceTag, Setting, Share, User, Wallet, Warning } from '@element-plus/icons-vue'
import type { WordKey } from '@tiantou/i18n'
import certify from './certify'
import deal from './deal'
import epcis from './epcis'
import govern from './govern'
import grow from './grow'
import home from './home'
import pay from './pay'
import people from './people'
import scan from './scan'
import sell from './sell'
import settings from './settings'
import share from './share'
import trace from './trace'

export interface Room {
  name: string
  title: WordKey
  icon: Component
  routes: RouteRecordRaw[]
}
export const rooms: Room[] = [
  { name: 'home', title: 'room.home', icon: HomeFilled, routes: home },
  { name: 'people', title: 'room.people', icon: User, routes: people },
  { name: 'grow', title: 'room.grow', icon: Grape, routes: grow },
  { name: 'certify', title: 'room.certify', icon: DocumentChecked, routes: certify },
  { name: 'epcis', title: 'room.epcis', icon: Share, routes: [...trace, ...epcis] },
  { name: 'scan', title: 'room.scan', icon: PriceTag, routes: scan },
  { name: 'sell', title: 'room.sell', icon: Goods, routes: sell },
  { name: 'deal', title: 'room.deal', icon: Handbag, routes: deal },
  { name: 'pay', title: 'room.pay', icon: Wallet, routes: pay },
  { name: 'govern', title: 'room.govern', icon: Warning, routes: govern },
  { name: 'share', title: 'share.title', icon: Connection, routes: share },
  { name: 'settings', title: 'room.settings', icon: Setting, routes: settings },
]
