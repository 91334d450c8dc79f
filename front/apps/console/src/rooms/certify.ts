/* certify.ts: routes of the room certify. */
import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/tests',
    name: 'tests',
    component: () => import('../pages/certify/test-list.vue'),
    meta: { title: 'certify.tests', permission: 'certify.read', menuPage: true },
  },
  {
    path: '/tests/new',
    name: 'test-new',
    component: () => import('../pages/certify/test-form.vue'),
    meta: { permission: 'certify.test.request', menu: 'tests' },
  },
  {
    path: '/tests/:id',
    name: 'test',
    component: () => import('../pages/certify/test-page.vue'),
    props: true,
    meta: { permission: 'certify.read', menu: 'tests' },
  },
  {
    path: '/certificates',
    name: 'certificates',
    component: () => import('../pages/certify/cert-list.vue'),
    meta: { title: 'certify.certificates', permission: 'certify.read', menuPage: true },
  },
  {
    path: '/certificates/new',
    name: 'certificate-new',
    component: () => import('../pages/certify/cert-form.vue'),
    meta: { permission: 'certify.cert.issue', menu: 'certificates' },
  },
  {
    path: '/certificates/:id',
    name: 'certificate',
    component: () => import('../pages/certify/cert-page.vue'),
    props: true,
    meta: { permission: 'certify.read', menu: 'certificates' },
  },
  {
    path: '/releases',
    name: 'releases',
    component: () => import('../pages/certify/release-list.vue'),
    meta: { title: 'certify.releases', permission: 'certify.read', menuPage: true },
  },
  {
    path: '/limits',
    name: 'limits',
    component: () => import('../pages/certify/catalogue-page.vue'),
    meta: { title: 'certify.limits', permission: 'certify.template.write', menuPage: true },
  },
] satisfies RouteRecordRaw[]
