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
] satisfies RouteRecordRaw[]
