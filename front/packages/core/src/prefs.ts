/* prefs.ts: what a person chose on this device: old people's mode. */
import { ref } from 'vue'

const KEY = 'tt-big'
const kept = () => {
  try {
    return localStorage.getItem(KEY) === '1'
  } catch {
    return false
  }
}
export const big = ref(kept())
const show = () => document.documentElement.classList.toggle('big', big.value)
export function setBig(on: boolean): void {
  big.value = on
  show()
  try {
    if (on) localStorage.setItem(KEY, '1')
    else localStorage.removeItem(KEY)
  } catch {
    /* not kept */
  }
}
show()
