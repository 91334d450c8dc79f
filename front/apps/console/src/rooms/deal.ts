/* deal.ts: routes of the room deal: packages and subscriptions, demands, tenders, contracts, buying organisations, what producers gained. */
import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/packages', name: 'packages', component: () => import('../pages/deal/package-list.vue'), meta: { title: 'office.packages', permission: 'deal.read', menuPage: true } },
  { path: '/packages/:id', name: 'package', component: () => import('../pages/deal/package-page.vue'), props: true, meta: { permission: 'deal.read', menu: 'packages' } },
  { path: '/pledges/:id', name: 'pledge', component: () => import('../pages/deal/pledge-page.vue'), props: true, meta: { permission: 'deal.read', menu: 'packages' } },
  { path: '/demands', name: 'demands', component: () => import('../pages/deal/demand-list.vue'), meta: { title: 'office.demands', permission: 'deal.read', menuPage: true } },
  { path: '/demands/:id', name: 'demand', component: () => import('../pages/deal/demand-page.vue'), props: true, meta: { permission: 'deal.read', menu: 'demands' } },
  { path: '/tenders', name: 'tenders', component: () => import('../pages/deal/tender-list.vue'), meta: { title: 'office.tenders', permission: 'deal.read', menuPage: true } },
  { path: '/tenders/:id', name: 'tender', component: () => import('../pages/deal/tender-page.vue'), props: true, meta: { permission: 'deal.read', menu: 'tenders' } },
  { path: '/contracts', name: 'contracts', component: () => import('../pages/deal/contract-list.vue'), meta: { title: 'office.contracts', permission: 'deal.read', menuPage: true } },
  { path: '/contracts/:id', name: 'contract', component: () => import('../pages/deal/contract-page.vue'), props: true, meta: { permission: 'deal.read', menu: 'contracts' } },
  { path: '/deposits', name: 'deposits', component: () => import('../pages/deal/deposit-list.vue'), meta: { title: 'office.allDeposits', permission: 'deal.review', menuPage: true } },
  { path: '/bulk-buyers', name: 'bulk-buyers', component: () => import('../pages/deal/buyer-list.vue'), meta: { title: 'office.buyers', permission: 'deal.read', menuPage: true } },
  { path: '/bulk-buyers/:id', name: 'bulk-buyer', component: () => import('../pages/deal/buyer-page.vue'), props: true, meta: { permission: 'deal.read', menu: 'bulk-buyers' } },
  { path: '/benefit', name: 'benefit', component: () => import('../pages/deal/benefit-list.vue'), meta: { title: 'office.benefit', permission: 'deal.benefit', menuPage: true } },
  { path: '/benefit/sales', name: 'benefit-sales', component: () => import('../pages/deal/benefit-sales.vue'), meta: { permission: 'deal.benefit', menu: 'benefit' } },
] satisfies RouteRecordRaw[]
