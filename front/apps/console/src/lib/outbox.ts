/* outbox.ts: work recorded without a network: kept on the device and sent when it is back, each with the idempotency key of its first
 * attempt, so it is stored once however often it is sent. What the server refuses stays, with its reason, until the person has seen it. */
import { computed, ref } from 'vue'
import { ApiError, newKey, type DueDoneInput } from '@tiantou/api'
import { errorText } from '@tiantou/ui'
import { api } from './server'

export interface Kept {
  key: string
  title: string
  body: DueDoneInput
  who: string
  refused?: string
}
const STORE = 'tt-outbox'
const read = (): Kept[] => {
  try {
    return JSON.parse(localStorage.getItem(STORE) ?? '[]') as Kept[]
  } catch {
    return []
  }
}
export const outbox = ref<Kept[]>(read())
const put = (to: Kept[]) => {
  outbox.value = to
  try {
    localStorage.setItem(STORE, JSON.stringify(to))
  } catch {
    /* full: it lives until the page closes */
  }
}

export const waiting = computed(() => outbox.value.filter((k) => !k.refused))
export const refused = computed(() => outbox.value.filter((k) => k.refused))
export const dropRefused = () => put(waiting.value)

type Send = (body: DueDoneInput, key: string) => Promise<unknown>
const sendIt: Send = (body, key) => api.dueDone(body, { idempotencyKey: key })

/** Record now, or keep it when there is no network. True: the server has it. */
export async function recordOrKeep(title: string, body: DueDoneInput, who: string, send: Send = sendIt): Promise<boolean> {
  const key = newKey()
  try {
    await send(body, key)
    return true
  } catch (e) {
    if (!(e instanceof ApiError) || !e.network) throw e
    put([...outbox.value, { key, title, body, who }])
    return false
  }
}

let running = false
/** Send what waits, in order; stops at the first broken connection. Only what this person recorded. */
export async function flushOutbox(who: string, send: Send = sendIt): Promise<number> {
  if (running) return 0
  running = true
  let sent = 0
  try {
    for (const k of waiting.value.filter((x) => x.who === who)) {
      try {
        await send(k.body, k.key)
        sent++
        put(outbox.value.filter((x) => x.key !== k.key))
      } catch (e) {
        if (!(e instanceof ApiError) || e.network || e.status === 401 || e.status >= 500 || e.status === 429) break
        put(outbox.value.map((x) => (x.key === k.key ? { ...x, refused: errorText(e) } : x)))
      }
    }
  } finally {
    running = false
  }
  return sent
}
