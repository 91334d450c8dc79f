/* home.ts: the first page: an overview for offices, today's work for farmers. */
import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/', name: 'home', component: () => import('../pages/home/home-page.vue'), meta: { title: 'dash.title', menuPage: true } },
] satisfies RouteRecordRaw[]
