/* use-form.ts: the life of a form: its draft survives a reload and a broken network, it is checked before it is sent, and the server's word
 * stands at the field it is about. One idempotency key a filling, so sending twice stores once. */
import { computed, onScopeDispose, reactive, ref, shallowRef, watch } from 'vue'
import { ApiError, newKey } from '@tiantou/api'
import { t } from '@tiantou/i18n'
import { checkForm, toBody, toModel, type FieldSpec, type Model } from './form-field'
import { errorText } from './error-text'

export interface FormOptions<R> {
  /** Name of the draft; no drafts without it (passwords). */
  draft?: string
  fields: () => FieldSpec[]
  /** Stored data that are being changed, or defaults. */
  start?: Model
  save: (body: Model, key: string) => Promise<R>
  saved?: (result: R) => void
}
export type FormState = ReturnType<typeof useForm>

const readDraft = (name: string): Model | null => {
  try {
    return JSON.parse(localStorage.getItem(`tt-draft:${name}`) ?? 'null')
  } catch {
    return null
  }
}
const writeDraft = (name: string, model: Model | null): void => {
  try {
    if (model) localStorage.setItem(`tt-draft:${name}`, JSON.stringify(model))
    else localStorage.removeItem(`tt-draft:${name}`)
  } catch {
    /* full or not allowed */
  }
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any
export function useForm<R = any>(opt: FormOptions<R>) {
  const initial = () => toModel(opt.fields(), opt.start ?? {})
  const kept = opt.draft ? readDraft(opt.draft) : null
  const model = reactive<Model>({ ...initial(), ...kept })
  const errors = reactive<Record<string, string>>({}),
    restored = ref(!!kept),
    busy = ref(false)
  const failure = shallowRef<ApiError | null>(null)
  let key = newKey(),
    tried = false,
    timer: ReturnType<typeof setTimeout> | undefined

  const setErrors = (to: Record<string, string>) => {
    for (const k of Object.keys(errors)) delete errors[k]
    Object.assign(errors, to)
  }
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    if (opt.draft) writeDraft(opt.draft, JSON.parse(JSON.stringify(model)))
  }
  watch(
    model,
    () => {
      if (tried) setErrors(checkForm(opt.fields(), model))
      if (opt.draft) {
        clearTimeout(timer)
        timer = setTimeout(flush, 300)
      }
    },
    { deep: true },
  )
  onScopeDispose(() => {
    if (timer) flush()
  })

  function reset(): void {
    for (const k of Object.keys(model)) delete model[k]
    Object.assign(model, initial())
    tried = false
    key = newKey()
    setErrors({})
    failure.value = null
    restored.value = false
    clearTimeout(timer)
    timer = undefined
    if (opt.draft) writeDraft(opt.draft, null)
  }

  async function submit(): Promise<boolean> {
    tried = true
    setErrors(checkForm(opt.fields(), model))
    failure.value = null
    if (Object.keys(errors).length || busy.value) return false
    busy.value = true
    try {
      const result = await opt.save(toBody(opt.fields(), model), key)
      reset()
      opt.saved?.(result)
      return true
    } catch (e) {
      const error = e instanceof ApiError ? e : new ApiError('program', errorText(e), '', 0)
      if (error.field) setErrors({ [error.field.startsWith('/') ? error.field : `/${error.field}`]: errorText(error) })
      if (!error.network && error.code !== 'uncertain') key = newKey() // a refused request may be corrected; an unanswered one must be the same
      failure.value = error
      return false
    } finally {
      busy.value = false
    }
  }
  /** Sentence above the buttons: errors that stand at no visible field, or how many there are. */
  const summary = computed(() => {
    const at = Object.keys(errors),
      names = opt.fields().map((f) => `/${f.name}`)
    if (failure.value && !at.some((a) => names.some((n) => a === n || a.startsWith(`${n}/`))))
      return failure.value.code === 'changed' ? t('form.changed') : errorText(failure.value)
    return at.length ? t('form.fix', { n: at.length }) : ''
  })
  return { model, errors, restored, busy, failure, summary, submit, reset, fields: opt.fields }
}
