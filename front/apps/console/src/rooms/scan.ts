/* scan.ts: routes of the room scan. */
import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/codes',
    name: 'codes',
    component: () => import('../pages/scan/batch-list.vue'),
    meta: { title: 'scan.codes', permission: 'scan.code.read', menuPage: true },
  },
  {
    path: '/codes/:id',
    name: 'code',
    component: () => import('../pages/scan/batch-page.vue'),
    props: true,
    meta: { permission: 'scan.code.read', menu: 'codes' },
  },
] satisfies RouteRecordRaw[]
