/* use-save.ts: a form that is sent once: busy while it goes, the same idempotency key until it succeeded, errors at their fields. */
import { reactive, ref } from 'vue'
import { ApiError, newKey } from '@tiantou/api'
import { errorText } from './tell'

export function useSave<T>(send: (key: string) => Promise<T>, done: (result: T) => unknown) {
  const busy = ref(false),
    fault = ref(''),
    requestId = ref('')
  /** Fault by the name of the field. */
  const faults = reactive<Record<string, string>>({})
  let key = newKey()
  /** check: puts what is wrong into faults, by name. */
  async function save(check?: () => Record<string, string>): Promise<void> {
    if (busy.value) return
    fault.value = requestId.value = ''
    for (const name of Object.keys(faults)) delete faults[name]
    Object.assign(faults, check?.() ?? {})
    if (Object.keys(faults).length) return
    busy.value = true
    try {
      const result = await send(key)
      key = newKey()
      await done(result)
    } catch (e) {
      const field = e instanceof ApiError ? e.field.replace(/^\//, '') : ''
      if (e instanceof ApiError && e.status >= 400 && e.status < 500) key = newKey() // refused: a corrected form is another request
      if (field) faults[field] = errorText(e)
      else fault.value = errorText(e)
      requestId.value = e instanceof ApiError ? e.requestId : ''
    } finally {
      busy.value = false
    }
  }
  return { busy, fault, faults, requestId, save }
}
