/* use-thing.ts: one thing shown by a page: load it, its error, load it again after a change. */
import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import { ApiError } from '@tiantou/api'

export type Thing<T> = ReturnType<typeof useThing<T>>

/** load runs at once and whenever what `key` reads changes. */
export function useThing<T>(load: (signal: AbortSignal) => Promise<T>, key: () => unknown = () => 0) {
  const data = shallowRef<T | null>(null),
    error = shallowRef<ApiError | null>(null),
    loading = ref(false)
  let running: AbortController | null = null
  async function reload(): Promise<void> {
    running?.abort()
    const mine = (running = new AbortController())
    loading.value = true
    error.value = null
    try {
      const got = await load(mine.signal)
      if (mine === running) data.value = got
    } catch (e) {
      if (mine === running && !(e instanceof ApiError && e.aborted))
        error.value = e instanceof ApiError ? e : new ApiError('program', String(e), '', 0)
    } finally {
      if (mine === running) loading.value = false
    }
  }
  watch(
    key,
    () => {
      data.value = null
      void reload()
    },
    { immediate: true },
  )
  onScopeDispose(() => running?.abort())
  return { data, error, loading, reload }
}
