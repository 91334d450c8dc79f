/* sell.ts: routes of the room sell: statistics; shops and goods, examined and reviewed; orders, refunds, campaigns, promoters. */
import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/sales', name: 'sales', component: () => import('../pages/sell/sales-page.vue'), meta: { title: 'sell.stats', permission: 'sell.stats.read', menuPage: true } },
  { path: '/shops', name: 'shops', component: () => import('../pages/sell/shop-list.vue'), meta: { title: 'sell.shops', permission: 'sell.read', menuPage: true } },
  { path: '/shops/:id', name: 'shop', component: () => import('../pages/sell/shop-page.vue'), props: true, meta: { permission: 'sell.read', menu: 'shops' } },
  { path: '/goods', name: 'goods', component: () => import('../pages/sell/goods-list.vue'), meta: { title: 'sell.goods', permission: 'sell.read', menuPage: true } },
  { path: '/goods/:id', name: 'one-goods', component: () => import('../pages/sell/goods-page.vue'), props: true, meta: { permission: 'sell.read', menu: 'goods' } },
  { path: '/orders', name: 'orders', component: () => import('../pages/sell/order-list.vue'), meta: { title: 'sell.orders', permission: 'sell.order.read', menuPage: true } },
  { path: '/orders/:id', name: 'order', component: () => import('../pages/sell/order-page.vue'), props: true, meta: { permission: 'sell.order.read', menu: 'orders' } },
  { path: '/refunds', name: 'sell-refunds', component: () => import('../pages/sell/refund-list.vue'), meta: { title: 'sell.refunds', permission: 'sell.order.read', menuPage: true } },
  { path: '/purchases', name: 'purchases', component: () => import('../pages/sell/purchase-list.vue'), meta: { title: 'sell.purchases', permission: 'sell.order.office', menuPage: true } },
  { path: '/input-sales', name: 'input-sales', component: () => import('../pages/sell/input-sale-list.vue'), meta: { title: 'sell.inputSales', permission: 'sell.order.read', menuPage: true } },
  { path: '/input-sales/:id', name: 'input-sale', component: () => import('../pages/sell/input-sale-page.vue'), props: true, meta: { permission: 'sell.order.read', menu: 'input-sales' } },
  { path: '/campaigns', name: 'campaigns', component: () => import('../pages/sell/campaign-list.vue'), meta: { title: 'sell.campaigns', permission: 'sell.read', menuPage: true } },
  { path: '/campaigns/new', name: 'campaign-new', component: () => import('../pages/sell/campaign-form.vue'), meta: { permission: 'sell.campaign.write', menu: 'campaigns' } },
  { path: '/campaigns/:id', name: 'campaign', component: () => import('../pages/sell/campaign-page.vue'), props: true, meta: { permission: 'sell.read', menu: 'campaigns' } },
  { path: '/promoters', name: 'promoters', component: () => import('../pages/sell/promoter-list.vue'), meta: { title: 'sell.promoters', permission: 'sell.order.office', menuPage: true } },
  { path: '/order-lines', name: 'order-lines', component: () => import('../pages/sell/line-list.vue'), meta: { permission: 'sell.order.read', menu: 'orders' } },
  { path: '/producers-online', name: 'producers-online', component: () => import('../pages/sell/producer-list.vue'), meta: { permission: 'sell.stats.read', menu: 'sales' } },
] satisfies RouteRecordRaw[]
