/* buy.ts: routes of those who buy. */
import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/', name: 'home', component: () => import('../pages/home/home-page.vue'), meta: { tab: 'home' } },
  { path: '/sign-in', name: 'sign-in', component: () => import('../pages/me/sign-in.vue'), meta: { title: 'sign.title', tab: 'me' } },
  { path: '/register', name: 'register', component: () => import('../pages/me/register-page.vue'), meta: { title: 'mall.register', tab: 'me' } },
  { path: '/me', name: 'me', component: () => import('../pages/me/me-page.vue'), meta: { title: 'mall.me', tab: 'me' } },
  { path: '/me/leave', name: 'leave', component: () => import('../pages/me/leave-page.vue'), meta: { title: 'mall.leave', tab: 'me', signedIn: true } },
] satisfies RouteRecordRaw[]
