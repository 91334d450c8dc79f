/* use-live.ts: told by the server that something changed (server-sent events), so that a page reads it again by itself. The browser connects
 * again after a break; where it gives up (the server has no place left, the session is over) it is asked once more a minute later. */
import { onScopeDispose } from 'vue'

const SOON_MS = 300,
  LATER_MS = 60000

export function useLive(url: string, changed: () => void): void {
  if (typeof EventSource === 'undefined') return
  let source: EventSource | null = null,
    soon: ReturnType<typeof setTimeout> | undefined,
    later: ReturnType<typeof setTimeout> | undefined
  const open = () => {
    source = new EventSource(url)
    source.addEventListener('changed', () => {
      clearTimeout(soon)
      soon = setTimeout(changed, SOON_MS)
    })
    source.onerror = () => {
      if (source?.readyState === EventSource.CLOSED) later = setTimeout(open, LATER_MS)
    }
  }
  open()
  onScopeDispose(() => {
    clearTimeout(soon)
    clearTimeout(later)
    source?.close()
  })
}
