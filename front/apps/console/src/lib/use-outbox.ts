/* use-outbox.ts: sends what waits, wherever the person is in the console: at the start, when the network is back, and again and again in
 * between, since a phone does not always notice; soon at first, then once a minute. */
import { onBeforeUnmount, onMounted, watch } from 'vue'
import { flushOutbox, waiting } from './outbox'
import { me } from './session'

const SOON_MS = 3000,
  LATER_MS = 60000
export const sendNow = (): Promise<number> => flushOutbox(me.value?.uuid ?? '')

export function useOutbox(): void {
  let timer: ReturnType<typeof setTimeout> | undefined,
    pause = SOON_MS
  async function send(): Promise<void> {
    clearTimeout(timer)
    if (!me.value || !waiting.value.length) return
    const sent = await sendNow()
    pause = sent ? SOON_MS : Math.min(pause * 2, LATER_MS)
    if (waiting.value.length) timer = setTimeout(send, pause)
  }
  const now = () => {
    pause = SOON_MS
    void send()
  }
  onMounted(() => addEventListener('online', now))
  onBeforeUnmount(() => {
    removeEventListener('online', now)
    clearTimeout(timer)
  })
  watch([me, () => waiting.value.length > 0], now)
}
