/* use-test.ts: one test and its next step. */
import { computed } from 'vue'
import type { Test, TestJudgementInput, TestResult, TestResultsInput, TestSampleInput } from '@tiantou/api'
import { t, word } from '@tiantou/i18n'
import { dayOf } from '@tiantou/units'
import { askReason, tellDone, tellError } from '@tiantou/ui'
import { bodyFields } from '../../lib/fields'
import { api } from '../../lib/server'
import { can } from '../../lib/session'
import { useDialog } from '../../lib/use-dialog'
import { useThing } from '@tiantou/core'

export const valueText = (r: TestResult): string => (/^nd$/i.test(r.value ?? '') ? t('certify.nd') : `${r.value ?? '–'} ${r.unit ?? ''}`)
export const limitText = (r: TestResult): string =>
  r.limit_kind === 'nd' ? t('certify.mustNd') : r.limit_kind === 'none' || !r.limit_value ? t('certify.noLimit') : `${r.limit_value} ${r.unit ?? ''}`

export function useTest(id: () => string) {
  const thing = useThing<Test>((signal) => api.testGet({ id: id() }, { signal }), id)
  const test = thing.data,
    sampling = useDialog(),
    entering = useDialog(),
    judging = useDialog()
  const at = () => ({ id: id() })

  const sampleFields = () => bodyFields('TestSample', { sample_no: {}, sampler: {}, day: {} })
  const rowFields = () =>
    bodyFields('TestResultBody', {
      item: {},
      value: {},
      unit: {},
      limit_kind: { options: ['auto', 'max', 'nd', 'none'].map((value) => ({ value, label: word(value, 'limit') })) },
      limit_value: { when: (m) => m.limit_kind === 'max' },
      detection_limit: {},
      method: {},
      basis: {},
    })
  const corrects = computed(() => (test.value?.results ?? []).length > 0)
  const resultFields = () =>
    bodyFields('TestResults', { results: { fields: rowFields(), min: 1 }, ...(corrects.value ? { reason: { required: true } } : {}) })
  const judgeFields = () =>
    bodyFields('TestJudgement', { verdict: { options: ['pass', 'fail'].map((value) => ({ value, label: word(value) })) }, opinion: {} })
  const start = () => ({
    results: corrects.value ? test.value!.results!.map((r) => ({ ...r })) : (test.value?.items ?? []).map((item) => ({ item, unit: 'mg/kg' })),
  })

  const sample = (body: object) => api.testSample(at(), body as TestSampleInput)
  const enter = (body: object, key: string) => api.testResults(at(), body as TestResultsInput, { idempotencyKey: key })
  const judge = (body: object) => api.testJudge(at(), body as TestJudgementInput)
  const cancel = () =>
    askReason({
      title: t('certify.cancel'),
      danger: true,
      act: async (reason) => {
        await api.testCancel(at(), { reason })
        tellDone()
        await thing.reload()
      },
    })
  async function report(e: Event): Promise<void> {
    const input = e.target as HTMLInputElement,
      file = input.files?.[0]
    if (!file) return
    const form = new FormData()
    form.append('file', file)
    try {
      await api.testReport(at(), form)
      tellDone()
      await thing.reload()
    } catch (x) {
      tellError(x)
    } finally {
      input.value = ''
    }
  }

  const live = computed(() => test.value?.state === 'requested' || test.value?.state === 'sampled')
  const own = computed(() => test.value?.by_kind === 'self' && can('certify.test.request'))
  const works = computed(() => own.value || can('certify.test.enter'))
  const hint = computed(() => {
    const s = test.value
    if (!s) return ''
    return s.state === 'requested'
      ? t('certify.next.requested')
      : s.verdict === 'pending' && corrects.value
        ? t('certify.next.pending')
        : s.state === 'sampled'
          ? t('certify.next.sampled')
          : ''
  })
  /** No rule could judge this value; a person judged the whole test. */
  const byHand = (r: TestResult) => r.verdict === 'pending' && (test.value?.verdict === 'pass' || test.value?.verdict === 'fail')
  return {
    thing,
    test,
    sampling,
    entering,
    judging,
    sampleFields,
    resultFields,
    judgeFields,
    start,
    sample,
    enter,
    judge,
    cancel,
    report,
    corrects,
    live,
    works,
    hint,
    byHand,
    today: dayOf,
    judgeable: computed(() => test.value?.verdict === 'pending' && corrects.value && can('certify.test.judge')),
    cancellable: computed(() => live.value && can('certify.test.request')),
  }
}
