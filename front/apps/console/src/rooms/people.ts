/* people.ts: routes of the room people. */
import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/operators',
    name: 'operators',
    component: () => import('../pages/people/operator-list.vue'),
    meta: { title: 'people.operators', permission: 'people.operator.read', menuPage: true },
  },
  {
    path: '/operators/new',
    name: 'operator-new',
    component: () => import('../pages/people/operator-form.vue'),
    meta: { permission: 'people.operator.create', menu: 'operators' },
  },
  {
    path: '/operators/:id',
    name: 'operator',
    component: () => import('../pages/people/operator-page.vue'),
    props: true,
    meta: { permission: 'people.operator.read', menu: 'operators' },
  },
  {
    path: '/operators/:id/edit',
    name: 'operator-edit',
    component: () => import('../pages/people/operator-edit.vue'),
    props: true,
    meta: { permission: 'people.operator.write', menu: 'operators' },
  },
  {
    path: '/levels',
    name: 'levels',
    component: () => import('../pages/people/level-page.vue'),
    meta: { title: 'people.levels', permission: 'people.level.write', menuPage: true },
  },
  {
    path: '/accounts',
    name: 'accounts',
    component: () => import('../pages/people/account-list.vue'),
    meta: { title: 'people.accounts', permission: 'people.account.read', menuPage: true },
  },
  {
    path: '/accounts/new',
    name: 'account-new',
    component: () => import('../pages/people/account-form.vue'),
    meta: { permission: 'people.account.write', menu: 'accounts' },
  },
  {
    path: '/accounts/:id',
    name: 'account',
    component: () => import('../pages/people/account-page.vue'),
    props: true,
    meta: { permission: 'people.account.read', menu: 'accounts' },
  },
] satisfies RouteRecordRaw[]
