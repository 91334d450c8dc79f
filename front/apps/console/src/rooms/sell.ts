/* sell.ts: routes of the room sell: shops and goods, examined and reviewed. */
import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/shops', name: 'shops', component: () => import('../pages/sell/shop-list.vue'), meta: { title: 'sell.shops', permission: 'sell.read', menuPage: true } },
  { path: '/shops/:id', name: 'shop', component: () => import('../pages/sell/shop-page.vue'), props: true, meta: { permission: 'sell.read', menu: 'shops' } },
  { path: '/goods', name: 'goods', component: () => import('../pages/sell/goods-list.vue'), meta: { title: 'sell.goods', permission: 'sell.read', menuPage: true } },
  { path: '/goods/:id', name: 'one-goods', component: () => import('../pages/sell/goods-page.vue'), props: true, meta: { permission: 'sell.read', menu: 'goods' } },
] satisfies RouteRecordRaw[]
