/* share.ts: routes of what goes out of the county: platforms docked with, the public log. */
import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/peers',
    name: 'peers',
    component: () => import('../pages/share/peer-list.vue'),
    meta: { title: 'share.peers', permission: 'share.read', menuPage: true },
  },
  {
    path: '/peers/:id',
    name: 'peer',
    component: () => import('../pages/share/peer-page.vue'),
    props: true,
    meta: { permission: 'share.read', menu: 'peers' },
  },
  {
    path: '/log',
    name: 'log',
    component: () => import('../pages/share/log-page.vue'),
    meta: { title: 'proof.log', permission: 'share.read', menuPage: true },
  },
] satisfies RouteRecordRaw[]
