/* router.ts: where everything is. Pages load when first visited; who must sign in comes back after; who may not is told so. */
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { t } from '@tiantou/i18n/mall'
import { cameFrom } from './lib/promoter'
import { can, knowMe, me } from './lib/session'
import buy from './rooms/buy'
import deal from './rooms/deal'
import inputs from './rooms/inputs'
import seller from './rooms/seller'

export const routes: RouteRecordRaw[] = [
  ...buy,
  ...inputs,
  ...seller,
  ...deal,
  { path: '/denied', name: 'denied', component: () => import('./pages/lost-page.vue'), props: { code: '403' } },
  { path: '/:rest(.*)*', name: 'lost', component: () => import('./pages/lost-page.vue'), props: { code: '404' } },
]

export const router = createRouter({
  history: createWebHistory('/mall/'),
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
  routes,
})

router.beforeEach(async (to) => {
  cameFrom(to.query.from)
  if (!to.meta.signedIn && !to.meta.permission) {
    void knowMe().catch(() => undefined) // the page does not wait for it
    return true
  }
  try {
    await knowMe()
  } catch {
    return true // no network: the page itself says so
  }
  if (!me.value) return { name: 'sign-in', query: { to: to.fullPath } }
  return can(to.meta.permission) || { name: 'denied' }
})
router.afterEach((to) => {
  document.title = to.meta.title ? `${t(to.meta.title)} · ${t('mall.name')}` : t('mall.name')
})
/* A chunk that is gone (the server was renewed while the page stood open) is fetched with a fresh index, once. */
router.onError((e, to) => {
  const again = 'tt-mall-again'
  if (!/import|module|chunk/i.test(String(e)) || sessionStorage.getItem(again) === to.fullPath) return
  sessionStorage.setItem(again, to.fullPath)
  location.assign(`/mall${to.fullPath}`)
})
