/* settings.ts: routes of what the administrator keeps: the county, keys, the audit trail, one's own devices. */
import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/keys',
    name: 'keys',
    component: () => import('../pages/people/key-list.vue'),
    meta: { title: 'people.keys', permission: 'people.key.read', menuPage: true },
  },
  {
    path: '/audit',
    name: 'audit',
    component: () => import('../pages/people/audit-list.vue'),
    meta: { title: 'people.audit', permission: 'people.audit.read', menuPage: true },
  },
  {
    path: '/settings',
    name: 'settings',
    component: () => import('../pages/settings/settings-page.vue'),
    meta: { title: 'room.settings', menuPage: true },
  },
] satisfies RouteRecordRaw[]
