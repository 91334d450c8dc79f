/* use-pages.ts: a list read page by page by the server's cursor: more is asked for when its end comes near, or by a button. */
import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import { ApiError, type Page } from '@tiantou/api'

export function usePages<T>(load: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<T>>, key: () => unknown = () => 0) {
  const items = shallowRef<T[]>([]),
    error = shallowRef<ApiError | null>(null),
    loading = ref(false),
    /** The first page has come. */
    ready = ref(false)
  let next: string | null | undefined,
    running: AbortController | null = null
  const more = ref(false)

  async function ask(fresh: boolean): Promise<void> {
    if (!fresh && (loading.value || !more.value)) return
    running?.abort()
    const mine = (running = new AbortController())
    loading.value = true
    error.value = null
    try {
      const page = await load(fresh ? undefined : (next ?? undefined), mine.signal)
      if (mine !== running) return
      items.value = fresh ? page.items : [...items.value, ...page.items]
      next = page.next
      more.value = !!page.next
      ready.value = true
    } catch (e) {
      if (mine === running && !(e instanceof ApiError && e.aborted)) error.value = e instanceof ApiError ? e : new ApiError('program', String(e), '', 0)
    } finally {
      if (mine === running) loading.value = false
    }
  }
  const reload = () => ask(true)
  watch(
    key,
    () => {
      items.value = []
      ready.value = more.value = false
      void reload()
    },
    { immediate: true },
  )
  onScopeDispose(() => running?.abort())
  return { items, error, loading, ready, more, reload, loadMore: () => ask(false) }
}
