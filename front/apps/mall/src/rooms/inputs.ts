/* inputs.ts: routes of farm inputs: buying them, also for a household without a phone; keeping an input shop. */
import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/inputs', name: 'inputs', component: () => import('../pages/inputs/offers-page.vue'), meta: { title: 'mall.inTitle', tab: 'me', permission: 'grow.record.write' } },
  { path: '/inputs/bought', name: 'inputs-bought', component: () => import('../pages/inputs/bought-page.vue'), meta: { title: 'mall.inBought', tab: 'me', permission: 'grow.record.write' } },
  { path: '/inputs/bought/:id', name: 'input-sale', component: () => import('../pages/inputs/sale-page.vue'), props: true, meta: { title: 'mall.inOne', tab: 'me', permission: 'sell.buy' } },
  { path: '/seller/inputs', name: 's-inputs', component: () => import('../pages/inputs/shop-page.vue'), meta: { title: 'mall.inShop', tab: 's-today', permission: 'sell.read' } },
] satisfies RouteRecordRaw[]
