/* bulk.ts: one act on many chosen rows: one call each, in order, so that one refusal stops nobody else; progress and what was refused are told. */
import { ref } from 'vue'
import { ApiError } from '@tiantou/api'
import { t } from '@tiantou/i18n'
import { askReason, errorText, tellDone, tellError } from '@tiantou/ui'

interface Bulk<R> {
  title: string
  text: string
  rows: readonly R[]
  act: (row: R) => Promise<unknown>
  done: () => unknown
}
/** Runs `act` on every row; says how many succeeded and the first reason of those that did not. */
export async function eachRow<R>(rows: readonly R[], act: (row: R) => Promise<unknown>, step: (i: number) => void) {
  const failed: string[] = []
  for (const [i, row] of rows.entries()) {
    step(i + 1)
    await act(row).catch((e: unknown) => failed.push(errorText(e)))
  }
  return { done: rows.length - failed.length, failed }
}

export function useBulk() {
  const progress = ref('')
  const run = <R>(b: Bulk<R>) =>
    askReason({
      title: b.title,
      text: b.text,
      reason: 'none',
      act: async () => {
        const n = b.rows.length,
          got = await eachRow(b.rows, b.act, (i) => (progress.value = t('list.bulkRun', { i, n })))
        progress.value = ''
        await b.done()
        if (got.failed.length) tellError(new ApiError('refused', '', t('list.bulkPart', { n: got.done, m: got.failed.length, why: got.failed[0] }), 409))
        else tellDone(t('list.bulkDone', { n: got.done }))
      },
    })
  return { progress, run }
}
