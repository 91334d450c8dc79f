/* use-reason.ts: ask for confirmation and a reason, then act; the dialog stays open with the server's word when the act is refused. */
import { shallowRef } from 'vue'

export interface Ask {
  title: string
  text?: string
  reason?: 'required' | 'optional' | 'none'
  reasonLabel?: string
  /** Label of a second text that must be given (how buyers return a recalled lot). */
  extra?: string
  confirm?: string
  danger?: boolean
  act: (reason: string, extra: string) => Promise<unknown>
}
const asked = shallowRef<(Ask & { done: (ok: boolean) => void }) | null>(null)

export const askReason = (ask: Ask): Promise<boolean> =>
  new Promise((done) => {
    asked.value = { reason: 'required', ...ask, done }
  })
export const useReason = () => ({
  asked,
  finish: (ok: boolean) => {
    asked.value?.done(ok)
    asked.value = null
  },
})
