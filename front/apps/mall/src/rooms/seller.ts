/* seller.ts: routes of those who sell; on a phone first. */
import type { RouteRecordRaw } from 'vue-router'

const read = 'sell.read',
  write = 'sell.goods.write'
export default [
  { path: '/seller', name: 's-today', component: () => import('../pages/seller/today-page.vue'), meta: { title: 'mall.sTitle', tab: 's-today', permission: read } },
  { path: '/seller/shop', name: 's-shop', component: () => import('../pages/seller/shop-form.vue'), meta: { title: 'mall.sShopApply', tab: 's-today', permission: 'sell.shop.write' } },
  { path: '/seller/goods', name: 's-goods', component: () => import('../pages/seller/goods-list.vue'), meta: { title: 'mall.sGoods', tab: 's-goods', permission: read } },
  { path: '/seller/goods/new', name: 's-goods-new', component: () => import('../pages/seller/goods-new.vue'), meta: { title: 'mall.sNew', tab: 's-goods', permission: write } },
  { path: '/seller/goods/:id', name: 's-goods-one', component: () => import('../pages/seller/goods-page.vue'), props: true, meta: { title: 'mall.sGoodsOne', tab: 's-goods', permission: read } },
  { path: '/seller/orders', name: 's-orders', component: () => import('../pages/seller/order-list.vue'), meta: { title: 'mall.sOrders', tab: 's-orders', permission: 'sell.order.read' } },
  { path: '/seller/orders/:id', name: 's-order', component: () => import('../pages/seller/order-page.vue'), props: true, meta: { title: 'mall.orderOne', tab: 's-orders', permission: 'sell.order.read' } },
  { path: '/seller/messages', name: 's-messages', component: () => import('../pages/talk/talk-list.vue'), meta: { title: 'mall.sMessages', tab: 's-today', permission: 'sell.order.handle' } },
  { path: '/seller/messages/new', name: 's-talk-new', component: () => import('../pages/talk/talk-page.vue'), meta: { title: 'mall.askBuyer', tab: 's-today', noTabs: true, permission: 'sell.order.handle' } },
  { path: '/seller/messages/:id', name: 's-talk', component: () => import('../pages/talk/talk-page.vue'), props: true, meta: { title: 'mall.sMessages', tab: 's-today', noTabs: true, permission: 'sell.order.handle' } },
  { path: '/seller/campaigns', name: 's-campaigns', component: () => import('../pages/seller/campaigns-page.vue'), meta: { title: 'mall.cTitle', tab: 's-today', permission: 'sell.campaign.write' } },
  { path: '/seller/money', name: 's-money', component: () => import('../pages/seller/money-page.vue'), meta: { title: 'mall.sMoney', tab: 's-money', permission: 'ledger.read' } },
  { path: '/seller/money/settlements/:id', name: 's-settlement', component: () => import('../pages/money/settlement-page.vue'), props: (r) => ({ id: r.params.id, up: 's-money' }), meta: { title: 'mall.sSettlement', tab: 's-money', permission: 'ledger.settlement.read' } },
] satisfies RouteRecordRaw[]
