/* promoter.ts: who sent the person here (?from=CODE of a promoter's link): kept for the tab, sent with a purchase. */
import { ref } from 'vue'

const KEPT = 'tt-mall-from'
const read = (): string => {
  try {
    return sessionStorage.getItem(KEPT) ?? ''
  } catch {
    return ''
  }
}
export const promoter = ref(read())
/** A code of a link; anything else is left alone. */
export function cameFrom(code: unknown): void {
  if (typeof code !== 'string' || !/^[A-Za-z0-9]{4,20}$/.test(code)) return
  promoter.value = code
  try {
    sessionStorage.setItem(KEPT, code)
  } catch {
    /* not kept */
  }
}
