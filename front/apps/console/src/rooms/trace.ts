/* trace.ts: routes of the room trace; they stand in the menu with the events. */
import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/trace',
    name: 'trace',
    component: () => import('../pages/trace/trace-page.vue'),
    meta: { title: 'trace.title', permission: 'trace.read', menuPage: true },
  },
  {
    path: '/recalls',
    name: 'recalls',
    component: () => import('../pages/trace/recall-list.vue'),
    meta: { title: 'trace.recalls', permission: 'trace.recall.read', menuPage: true },
  },
  {
    path: '/recalls/new',
    name: 'recall-new',
    component: () => import('../pages/trace/recall-form.vue'),
    meta: { permission: 'trace.recall.write', menu: 'recalls' },
  },
  {
    path: '/recalls/:id',
    name: 'recall',
    component: () => import('../pages/trace/recall-page.vue'),
    props: true,
    meta: { permission: 'trace.recall.read', menu: 'recalls' },
  },
  {
    path: '/findings',
    name: 'findings',
    component: () => import('../pages/trace/finding-list.vue'),
    meta: { title: 'trace.findings', permission: 'trace.finding.read', menuPage: true },
  },
  {
    path: '/findings/:id',
    name: 'finding',
    component: () => import('../pages/trace/finding-page.vue'),
    props: true,
    meta: { permission: 'trace.finding.read', menu: 'findings' },
  },
] satisfies RouteRecordRaw[]
