/* use-now.ts: the time, renewed every second while a page that counts down is open. */
import { onScopeDispose, ref } from 'vue'

export function useNow() {
  const now = ref(Date.now()),
    timer = setInterval(() => (now.value = Date.now()), 1000)
  onScopeDispose(() => clearInterval(timer))
  return now
}
