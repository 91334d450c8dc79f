/* error-text.ts: the sentence of an error in the person's language, and how the console tells what happened. */
import { ApiError } from '@tiantou/api'
import { describeError } from '@tiantou/core'
import { t } from '@tiantou/i18n'
import { ElMessage } from 'element-plus'

export const errorText = (e: unknown): string => describeError(e, t)
/** A failed act that has no field to stand at. */
export function tellError(e: unknown): void {
  if (e instanceof ApiError && e.aborted) return
  ElMessage({ type: 'error', message: errorText(e), duration: 6000, showClose: true })
}
export const tellDone = (text: string = t('do.saved')) => {
  ElMessage({ type: 'success', message: text })
}
