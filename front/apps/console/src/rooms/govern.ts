/* govern.ts: routes of the room govern. */
import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/complaints',
    name: 'complaints',
    component: () => import('../pages/govern/complaint-list.vue'),
    meta: { title: 'govern.complaints', permission: 'govern.complaint.read', menuPage: true },
  },
  {
    path: '/complaints/:id',
    name: 'complaint',
    component: () => import('../pages/govern/complaint-page.vue'),
    props: true,
    meta: { permission: 'govern.complaint.read', menu: 'complaints' },
  },
] satisfies RouteRecordRaw[]
