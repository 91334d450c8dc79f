/* error-text.ts: the sentence of an error in the person's language. */
import { ApiError } from '@tiantou/api'
import { t } from '@tiantou/i18n'
import { ElMessage } from 'element-plus'

export function errorText(e: unknown): string {
  if (!(e instanceof ApiError)) return t('error.program')
  return e.network ? t('error.network') : e.detail || e.title || t('error.title')
}
/** A failed act that has no field to stand at. */
export function tellError(e: unknown): void {
  if (e instanceof ApiError && e.aborted) return
  ElMessage({ type: 'error', message: errorText(e), duration: 6000, showClose: true })
}
export const tellDone = (text: string = t('do.saved')) => {
  ElMessage({ type: 'success', message: text })
}
