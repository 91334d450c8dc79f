/* pay.ts: routes of money: payments, refunds, bills, accounts, settlements. */
import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/payments',
    name: 'payments',
    component: () => import('../pages/pay/payment-list.vue'),
    meta: { title: 'pay.payments', permission: 'pay.read', menuPage: true },
  },
  {
    path: '/pay-refunds',
    name: 'pay-refunds',
    component: () => import('../pages/pay/refund-list.vue'),
    meta: { title: 'pay.refunds', permission: 'pay.read', menuPage: true },
  },
  {
    path: '/reconciliation',
    name: 'reconciliation',
    component: () => import('../pages/pay/bill-list.vue'),
    meta: { title: 'pay.bills', permission: 'pay.bill.read', menuPage: true },
  },
  {
    path: '/settlements',
    name: 'settlements',
    component: () => import('../pages/pay/settlement-list.vue'),
    meta: { title: 'pay.settlements', permission: 'ledger.settlement.read', menuPage: true },
  },
  {
    path: '/settlements/:id',
    name: 'settlement',
    component: () => import('../pages/pay/settlement-page.vue'),
    props: true,
    meta: { permission: 'ledger.settlement.read', menu: 'settlements' },
  },
  {
    path: '/accounts-of-money',
    name: 'ledger',
    component: () => import('../pages/pay/account-list.vue'),
    meta: { title: 'pay.ledger', permission: 'ledger.read', menuPage: true },
  },
  {
    path: '/accounts-of-money/:account',
    name: 'statement',
    component: () => import('../pages/pay/statement-page.vue'),
    props: true,
    meta: { permission: 'ledger.read', menu: 'ledger' },
  },
] satisfies RouteRecordRaw[]
