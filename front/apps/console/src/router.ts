/* router.ts: the rooms' routes put together; who may not see a page is told so, who isn't signed in comes back after signing in. */
import { createRouter, createWebHistory } from 'vue-router'
import { can, canAny, knowMe, me } from './lib/session'
import { rooms } from './rooms'

export const router = createRouter({
  history: createWebHistory('/console/'),
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
  routes: [
    { path: '/sign-in', name: 'sign-in', component: () => import('./pages/sign-in.vue'), meta: { open: true } },
    { path: '/password', name: 'password', component: () => import('./pages/password.vue'), meta: { title: 'app.password' } },
    { path: '/search', name: 'search', component: () => import('./pages/search.vue') },
    ...rooms.flatMap((r) => r.routes),
    { path: '/denied', name: 'denied', component: () => import('./pages/error-page.vue'), props: { code: '403' } },
    { path: '/:rest(.*)*', name: 'lost', component: () => import('./pages/error-page.vue'), props: { code: '404' } },
  ],
})

router.beforeEach(async (to) => {
  if (to.meta.open) return true
  try {
    await knowMe()
  } catch {
    return true
  } // no network: the page itself says so
  if (!me.value) return { name: 'sign-in', query: to.fullPath === '/' ? {} : { to: to.fullPath } }
  if (me.value.must_change && to.name !== 'password') return { name: 'password' }
  if (!can(to.meta.permission) || !canAny(to.meta.anyPermission)) return { name: 'denied', query: { to: to.fullPath } }
  return true
})
