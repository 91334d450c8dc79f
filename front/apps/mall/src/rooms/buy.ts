/* buy.ts: routes of those who buy. */
import type { RouteRecordRaw } from 'vue-router'
/* What a stranger opens first comes with the mall itself: on a slow network a file more is half a second more. */
import GoodsPage from '../pages/goods/goods-page.vue'
import SearchPage from '../pages/goods/search-page.vue'
import HomePage from '../pages/home/home-page.vue'

export default [
  { path: '/', name: 'home', component: HomePage, meta: { tab: 'home' } },
  { path: '/categories', name: 'categories', component: () => import('../pages/goods/categories-page.vue'), meta: { title: 'mall.categories', tab: 'categories' } },
  { path: '/search', name: 'search', component: SearchPage, meta: { title: 'mall.search', tab: 'categories' } },
  { path: '/goods/:id', name: 'goods', component: GoodsPage, props: true, meta: { title: 'mall.sGoodsOne', tab: 'home', noTabs: true } },
  { path: '/shops/:id', name: 'shop', component: () => import('../pages/goods/shop-page.vue'), props: true, meta: { title: 'mall.sShop', tab: 'home' } },
  { path: '/cart', name: 'cart', component: () => import('../pages/cart/cart-page.vue'), meta: { title: 'mall.cart', tab: 'cart', permission: 'sell.buy' } },
  { path: '/checkout', name: 'checkout', component: () => import('../pages/cart/checkout-page.vue'), meta: { title: 'mall.checkout', tab: 'cart', noTabs: true, permission: 'sell.buy' } },
  { path: '/pay/:id', name: 'pay', component: () => import('../pages/cart/pay-page.vue'), props: true, meta: { title: 'mall.pay', tab: 'orders', permission: 'sell.buy' } },
  { path: '/orders', name: 'orders', component: () => import('../pages/order/order-list.vue'), meta: { title: 'mall.orders', tab: 'orders', permission: 'sell.buy' } },
  { path: '/orders/:id', name: 'order', component: () => import('../pages/order/order-page.vue'), props: true, meta: { title: 'mall.orderOne', tab: 'orders', permission: 'sell.buy' } },
  { path: '/me/favourites', name: 'favourites', component: () => import('../pages/me/favourites-page.vue'), meta: { title: 'mall.favourites', tab: 'me', permission: 'sell.buy' } },
  { path: '/me/notices', name: 'notices', component: () => import('../pages/me/notices-page.vue'), meta: { title: 'mall.notices', tab: 'me', permission: 'sell.buy' } },
  { path: '/me/messages', name: 'messages', component: () => import('../pages/talk/talk-list.vue'), meta: { title: 'mall.messages', tab: 'me', permission: 'sell.buy' } },
  { path: '/me/messages/new', name: 'talk-new', component: () => import('../pages/talk/talk-page.vue'), meta: { title: 'mall.askShop', tab: 'me', noTabs: true, permission: 'sell.buy' } },
  { path: '/me/messages/:id', name: 'talk', component: () => import('../pages/talk/talk-page.vue'), props: true, meta: { title: 'mall.messages', tab: 'me', noTabs: true, permission: 'sell.buy' } },
  { path: '/me/coupons', name: 'coupons', component: () => import('../pages/me/coupons-page.vue'), meta: { title: 'mall.coupons', tab: 'me', permission: 'sell.buy' } },
  { path: '/me/promoter', name: 'promoter', component: () => import('../pages/me/promoter-page.vue'), meta: { title: 'mall.promoter', tab: 'me', permission: 'sell.buy' } },
  { path: '/me/money', name: 'my-money', component: () => import('../pages/money/my-money-page.vue'), meta: { title: 'mall.myMoney', tab: 'me', permission: 'ledger.own' } },
  { path: '/me/money/:id', name: 'my-settlement', component: () => import('../pages/money/settlement-page.vue'), props: (r) => ({ id: r.params.id, up: 'my-money' }), meta: { title: 'mall.sSettlement', tab: 'me', permission: 'ledger.own' } },
  { path: '/me/addresses', name: 'addresses', component: () => import('../pages/me/addresses-page.vue'), meta: { title: 'mall.addresses', tab: 'me', permission: 'sell.buy' } },
  { path: '/sign-in', name: 'sign-in', component: () => import('../pages/me/sign-in.vue'), meta: { title: 'sign.title', tab: 'me' } },
  { path: '/register', name: 'register', component: () => import('../pages/me/register-page.vue'), meta: { title: 'mall.register', tab: 'me' } },
  { path: '/me', name: 'me', component: () => import('../pages/me/me-page.vue'), meta: { title: 'mall.me', tab: 'me' } },
  { path: '/me/leave', name: 'leave', component: () => import('../pages/me/leave-page.vue'), meta: { title: 'mall.leave', tab: 'me', signedIn: true } },
] satisfies RouteRecordRaw[]
