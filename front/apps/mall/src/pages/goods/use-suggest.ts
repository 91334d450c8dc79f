/* use-suggest.ts: what goods begin like what is typed; asked when the person pauses. */
import { onScopeDispose, ref, watch, type Ref } from 'vue'
import { api } from '../../lib/server'

export function useSuggest(text: Ref<string>) {
  const found = ref<string[]>([])
  let timer: ReturnType<typeof setTimeout> | undefined,
    running: AbortController | null = null
  watch(text, (q) => {
    clearTimeout(timer)
    running?.abort()
    if (!q.trim()) {
      found.value = []
      return
    }
    timer = setTimeout(() => {
      const mine = (running = new AbortController())
      api.mallSuggest({ q: q.trim(), limit: 8 }, { signal: mine.signal }).then(
        (page) => {
          if (mine === running) found.value = page.items.map((x) => x.title ?? '').filter(Boolean)
        },
        () => undefined, // a help that is missing is not missed
      )
    }, 250)
  })
  onScopeDispose(() => {
    clearTimeout(timer)
    running?.abort()
  })
  return found
}
