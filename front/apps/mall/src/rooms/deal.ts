/* deal.ts: routes of the other ways to sell: yard packages and adopted plots, growing to order, tenders, buying on account; for who buys, and on a phone for
 * who sells. The seller's addresses lie under /seller, so that the places of a seller are shown there. */
import type { RouteLocationNormalized, RouteRecordRaw } from 'vue-router'

const read = 'deal.read',
  buy = 'deal.buy',
  sell = 'deal.sell',
  oversee = 'deal.oversee'
const selling = (to: RouteLocationNormalized) => ({ ...to.params, selling: true })
const me = { tab: 'me', permission: buy },
  desk = { tab: 's-deal', permission: oversee }
export default [
  { path: '/packages', name: 'packages', component: () => import('../pages/deal/package-list.vue'), meta: { title: 'deal.packages', tab: 'home' } },
  { path: '/packages/:id', name: 'package', component: () => import('../pages/deal/package-page.vue'), props: true, meta: { title: 'deal.packageOne', tab: 'home', noTabs: true } },
  { path: '/packages/:id/join', name: 'package-join', component: () => import('../pages/deal/pledge-form.vue'), props: true, meta: { title: 'deal.join', tab: 'home', noTabs: true, permission: buy } },
  { path: '/me/packages', name: 'my-packages', component: () => import('../pages/deal/pledge-list.vue'), meta: { ...me, title: 'mall.myPackages' } },
  { path: '/me/packages/:id', name: 'my-package', component: () => import('../pages/deal/pledge-page.vue'), props: true, meta: { ...me, title: 'deal.pledgeOne' } },
  { path: '/me/demands', name: 'my-demands', component: () => import('../pages/deal/demand-list.vue'), meta: { ...me, title: 'deal.demands' } },
  { path: '/me/demands/new', name: 'demand-new', component: () => import('../pages/deal/demand-new.vue'), meta: { ...me, title: 'deal.demandNew' } },
  { path: '/me/demands/:id', name: 'my-demand', component: () => import('../pages/deal/demand-page.vue'), props: true, meta: { ...me, title: 'deal.demandOne' } },
  { path: '/me/tenders', name: 'my-tenders', component: () => import('../pages/deal/tender-list.vue'), meta: { ...me, title: 'deal.tenders' } },
  { path: '/me/tenders/new', name: 'tender-new', component: () => import('../pages/deal/tender-new.vue'), meta: { ...me, title: 'deal.tenderNew' } },
  { path: '/me/tenders/:id', name: 'my-tender', component: () => import('../pages/deal/tender-page.vue'), props: true, meta: { ...me, title: 'deal.tenderOne' } },
  { path: '/me/contracts', name: 'my-contracts', component: () => import('../pages/deal/contract-list.vue'), meta: { ...me, title: 'deal.contracts' } },
  { path: '/me/contracts/:id', name: 'my-contract', component: () => import('../pages/deal/contract-page.vue'), props: true, meta: { ...me, permission: read, title: 'deal.contractOne' } },
  { path: '/me/account', name: 'my-account', component: () => import('../pages/deal/account-page.vue'), meta: { ...me, title: 'deal.account' } },
  { path: '/seller/packages', name: 's-packages', component: () => import('../pages/deal/seller-packages.vue'), meta: { ...desk, title: 'deal.sPackages' } },
  { path: '/seller/packages/new', name: 's-package-new', component: () => import('../pages/deal/package-new.vue'), meta: { ...desk, permission: sell, title: 'deal.packageNew' } },
  { path: '/seller/packages/:id', name: 's-package', component: () => import('../pages/deal/seller-package.vue'), props: true, meta: { ...desk, title: 'deal.packageOne' } },
  { path: '/seller/demands', name: 's-demands', component: () => import('../pages/deal/demand-list.vue'), props: selling, meta: { ...desk, title: 'deal.demands' } },
  { path: '/seller/demands/:id', name: 's-demand', component: () => import('../pages/deal/demand-page.vue'), props: selling, meta: { ...desk, title: 'deal.demandOne' } },
  { path: '/seller/tenders', name: 's-tenders', component: () => import('../pages/deal/tender-list.vue'), props: selling, meta: { ...desk, title: 'deal.tenders' } },
  { path: '/seller/tenders/:id', name: 's-tender', component: () => import('../pages/deal/tender-page.vue'), props: selling, meta: { ...desk, title: 'deal.tenderOne' } },
  { path: '/seller/contracts', name: 's-contracts', component: () => import('../pages/deal/contract-list.vue'), props: selling, meta: { ...desk, title: 'deal.contracts' } },
  { path: '/seller/contracts/:id', name: 's-contract', component: () => import('../pages/deal/contract-page.vue'), props: selling, meta: { ...desk, title: 'deal.contractOne' } },
  { path: '/seller/income', name: 's-income', component: () => import('../pages/deal/income-page.vue'), meta: { ...desk, permission: 'deal.benefit', title: 'deal.income' } },
] satisfies RouteRecordRaw[]
