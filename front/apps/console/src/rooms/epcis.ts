/* epcis.ts: routes of the event browser. */
import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/events',
    name: 'events',
    component: () => import('../pages/epcis/event-list.vue'),
    meta: { title: 'epcis.events', permission: 'epcis.query', menuPage: true },
  },
  {
    path: '/captures',
    name: 'captures',
    component: () => import('../pages/epcis/capture-list.vue'),
    meta: { title: 'epcis.captures', permission: 'epcis.capture', menuPage: true },
  },
  {
    path: '/captures/:id',
    name: 'capture',
    component: () => import('../pages/epcis/capture-page.vue'),
    props: true,
    meta: { permission: 'epcis.capture', menu: 'captures' },
  },
  {
    path: '/event-query',
    name: 'event-query',
    component: () => import('../pages/epcis/query-page.vue'),
    meta: { permission: 'epcis.query', menu: 'events' },
  },
  {
    path: '/epcis-queries',
    name: 'epcis-queries',
    component: () => import('../pages/epcis/query-list.vue'),
    meta: { title: 'epcis.queries', permission: 'epcis.subscribe', menuPage: true },
  },
  {
    path: '/events/:id(.+)',
    name: 'event',
    component: () => import('../pages/epcis/event-page.vue'),
    props: true,
    meta: { permission: 'epcis.query', menu: 'events' },
  },
] satisfies RouteRecordRaw[]
