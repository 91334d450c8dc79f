/* tell.ts: short messages over the page, said to screen readers too, and the question before something that cannot be undone. */
import { ref, shallowRef } from 'vue'
import { ApiError } from '@tiantou/api'
import { describeError } from '@tiantou/core'
import { t } from '@tiantou/i18n/mall'

export interface Told {
  text: string
  kind: 'done' | 'error'
  help?: string
}
export const told = shallowRef<Told | null>(null)
let timer: ReturnType<typeof setTimeout> | undefined

function tell(what: Told, ms: number): void {
  clearTimeout(timer)
  told.value = what
  timer = setTimeout(() => (told.value = null), ms)
}
export const errorText = (e: unknown): string => describeError(e, t)
export const tellDone = (text: string = t('do.done')) => tell({ text, kind: 'done' }, 2600)
/** A failed act that has no field to stand at. */
export function tellError(e: unknown): void {
  if (e instanceof ApiError && e.aborted) return
  tell({ text: errorText(e), kind: 'error', help: e instanceof ApiError && e.requestId ? t('error.request', { id: e.requestId }) : '' }, 7000)
}
export const tellOff = () => (told.value = null)

export interface Question {
  title: string
  text?: string
  yes: string
  danger?: boolean
  /** The label of a text to write; missing: none. */
  label?: string
  needed?: boolean
  act: (text: string) => Promise<unknown>
}
export const question = shallowRef<Question | null>(null)
export const asking = ref(false)
/** Ask; the dialog (parts/ask-sheet.vue) stays open and says why when the act fails. */
export function ask(q: Question): void {
  question.value = q
  asking.value = true
}
