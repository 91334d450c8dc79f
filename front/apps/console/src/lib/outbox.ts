/* outbox.ts: work recorded without a network: kept on the device and sent, in order, when it is back, each with the idempotency key of its
 * first attempt, so it is stored once however often it is sent. What the server refuses stays, with its reason, until the person has changed
 * or dropped it. Several tabs share one outbox. */
import { computed, ref } from 'vue'
import { ApiError, newKey, type DueDoneInput, type HarvestBodyInput, type RecordBodyInput } from '@tiantou/api'
import { errorText } from '@tiantou/ui'
import { api } from './server'

export type Work =
  | { what: 'due'; body: DueDoneInput }
  | { what: 'record'; body: RecordBodyInput }
  | { what: 'harvest'; body: HarvestBodyInput }
export type Kept = Work & { key: string; title: string; who: string; at: string; refused?: string }
/** What became of it: stored by the server (its answer), or kept here. */
export type Outcome = { stored: true; answer: unknown } | { stored: false }

const STORE = 'tt-outbox'
/** Kept by an older console: only due work. */
const whole = (k: Kept): Kept => ({ ...k, what: k.what ?? 'due', at: k.at ?? '' }) as Kept
const stored = (): Kept[] => {
  try {
    return (JSON.parse(localStorage.getItem(STORE) ?? '[]') as Kept[]).map(whole)
  } catch {
    return []
  }
}
export const outbox = ref<Kept[]>(stored())
/** The device had no room: what waits lives only until the page closes. */
export const unsafe = ref(false)

/** Change the outbox as it is now, with what another tab put into it. */
function change(how: (now: Kept[]) => Kept[]): void {
  outbox.value = how(unsafe.value ? outbox.value : stored())
  try {
    localStorage.setItem(STORE, JSON.stringify(outbox.value))
    unsafe.value = false
  } catch {
    unsafe.value = true
  }
}
if (typeof addEventListener === 'function')
  addEventListener('storage', (e) => {
    if (e.key === STORE && !unsafe.value) outbox.value = stored()
  })

export const waiting = computed(() => outbox.value.filter((k) => !k.refused))
export const refused = computed(() => outbox.value.filter((k) => k.refused))
export const keptWork = (key: string): Kept | undefined => outbox.value.find((k) => k.key === key)
export const dropKept = (key: string): void => change((now) => now.filter((k) => k.key !== key))

type Send = (work: Work, key: string) => Promise<unknown>
const sendIt: Send = (w, idempotencyKey) =>
  w.what === 'due'
    ? api.dueDone(w.body, { idempotencyKey })
    : w.what === 'record'
      ? api.recordCreate(w.body, { idempotencyKey })
      : api.harvestCreate(w.body, { idempotencyKey })

/** Record now, or keep it when there is no network or older work still waits: order is part of the truth. */
export async function recordOrKeep(work: Work, title: string, who: string, key = newKey(), send: Send = sendIt): Promise<Outcome> {
  const before = () => waiting.value.some((k) => k.who === who)
  if (before()) await flushOutbox(who, send)
  try {
    if (!before()) return { stored: true, answer: await send(work, key) }
  } catch (e) {
    if (!(e instanceof ApiError) || !e.network) throw e
  }
  change((now) => [...now, { ...work, key, title, who, at: new Date().toISOString() }])
  return { stored: false }
}

let running: Promise<number> | null = null
/** Send what waits, in order; stops at the first broken connection. Only what this person recorded. Says how many the server has taken. */
export function flushOutbox(who: string, send: Send = sendIt): Promise<number> {
  running ??= flush(who, send).finally(() => {
    running = null
  })
  return running
}
async function flush(who: string, send: Send): Promise<number> {
  let sent = 0
  for (const k of waiting.value.filter((x) => x.who === who)) {
    try {
      await send(k, k.key)
      sent++
      dropKept(k.key)
    } catch (e) {
      if (!(e instanceof ApiError) || e.network || e.aborted || e.status === 401 || e.status >= 500 || e.status === 429) break
      change((now) => now.map((x) => (x.key === k.key ? { ...x, refused: errorText(e) } : x)))
    }
  }
  return sent
}
