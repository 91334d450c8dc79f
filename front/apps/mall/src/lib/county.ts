/* county.ts: whose mall this is; asked once. */
import { computed, shallowRef } from 'vue'
import type { County } from '@tiantou/api'
import { pick, t } from '@tiantou/i18n/mall'
import { api } from './server'

export const county = shallowRef<County | null>(null)
void api.countyGet().then(
  (c) => (county.value = c),
  () => undefined, // the mall goes on without its name
)
export const countyName = computed(() => (county.value ? pick(county.value.name ?? '', county.value.name_en ?? '') : ''))
export const mallName = computed(() => (countyName.value ? t('mall.of', { county: countyName.value }) : t('mall.name')))
