/* grow.ts: routes of the room grow. */
import type { RouteRecordRaw } from 'vue-router'

const read = 'grow.read'
export default [
  { path: '/today', name: 'today', component: () => import('../pages/grow/today-page.vue'), meta: { title: 'grow.today', permission: 'grow.record.write', menuPage: true } },
  { path: '/plots', name: 'plots', component: () => import('../pages/grow/plot-list.vue'), meta: { title: 'grow.plots', permission: read, menuPage: true } },
  { path: '/plot-gaps/:year(\\d{4})', name: 'plot-gaps', component: () => import('../pages/grow/plot-gaps.vue'), props: true, meta: { permission: read, menu: 'plots' } },
  { path: '/plots/new', name: 'plot-new', component: () => import('../pages/grow/plot-form.vue'), meta: { permission: 'grow.plot.write', menu: 'plots' } },
  { path: '/plots/:id', name: 'plot', component: () => import('../pages/grow/plot-page.vue'), props: true, meta: { permission: read, menu: 'plots' } },
  { path: '/plots/:id/edit', name: 'plot-edit', component: () => import('../pages/grow/plot-form.vue'), props: true, meta: { permission: 'grow.plot.write', menu: 'plots' } },
  { path: '/seasons', name: 'seasons', component: () => import('../pages/grow/season-list.vue'), meta: { title: 'grow.seasons', permission: read, menuPage: true } },
  { path: '/seasons/new', name: 'season-new', component: () => import('../pages/grow/season-form.vue'), meta: { permission: 'grow.season.write', menu: 'seasons' } },
  { path: '/seasons/:id', name: 'season', component: () => import('../pages/grow/season-page.vue'), props: true, meta: { permission: read, menu: 'seasons' } },
  { path: '/seasons/:season/record', name: 'record-new', component: () => import('../pages/grow/record-form.vue'), props: true, meta: { permission: 'grow.record.write', menu: 'seasons' } },
  { path: '/seasons/:season/harvest', name: 'harvest-new', component: () => import('../pages/grow/harvest-form.vue'), props: true, meta: { permission: 'grow.harvest.write', menu: 'seasons' } },
  { path: '/records', name: 'records', component: () => import('../pages/grow/record-list.vue'), meta: { title: 'grow.records', permission: read, menuPage: true } },
  { path: '/records/:id', name: 'record', component: () => import('../pages/grow/record-page.vue'), props: true, meta: { permission: read, menu: 'records' } },
  { path: '/records/:id/correct', name: 'record-fix', component: () => import('../pages/grow/record-form.vue'), props: true, meta: { permission: 'grow.record.write', menu: 'records' } },
  { path: '/lots', name: 'lots', component: () => import('../pages/grow/lot-list.vue'), meta: { title: 'grow.lots', permission: read, menuPage: true } },
  { path: '/lots/change', name: 'lot-change', component: () => import('../pages/grow/lot-change.vue'), meta: { permission: 'grow.lot.write', menu: 'lots' } },
  { path: '/lots/:id', name: 'lot', component: () => import('../pages/grow/lot-page.vue'), props: true, meta: { permission: read, menu: 'lots' } },
  { path: '/products', name: 'products', component: () => import('../pages/grow/product-list.vue'), meta: { title: 'grow.products', permission: read, menuPage: true } },
  { path: '/inputs', name: 'inputs', component: () => import('../pages/grow/input-list.vue'), meta: { title: 'grow.inputs', permission: read, menuPage: true } },
  { path: '/inputs/:id', name: 'input', component: () => import('../pages/grow/input-page.vue'), props: true, meta: { permission: read, menu: 'inputs' } },
  { path: '/procedures', name: 'templates', component: () => import('../pages/grow/template-list.vue'), meta: { title: 'grow.templates', permission: 'grow.input.write', menuPage: true } },
  { path: '/procedures/:id', name: 'template', component: () => import('../pages/grow/template-page.vue'), props: true, meta: { permission: read, menu: 'templates' } },
] satisfies RouteRecordRaw[]
