/* trace.ts: routes of the room trace; they stand in the menu with the events. */
import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/trace',
    name: 'trace',
    component: () => import('../pages/trace/trace-page.vue'),
    meta: { title: 'trace.title', permission: 'trace.read', menuPage: true },
  },
] satisfies RouteRecordRaw[]
