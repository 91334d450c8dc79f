/* scope.ts: the level a person has chosen to look at; lists that know levels show only what lies below it. Kept for the tab. */
import { ref } from 'vue'
import type { Option } from '@tiantou/ui'

const KEPT = 'tt-scope'
const read = (): Option | null => {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? 'null') as Option | null
  } catch {
    return null
  }
}
export const scope = ref<Option | null>(read())
export function setScope(to: Option | null): void {
  scope.value = to
  try {
    if (to) sessionStorage.setItem(KEPT, JSON.stringify(to))
    else sessionStorage.removeItem(KEPT)
  } catch {
    /* not kept */
  }
}
