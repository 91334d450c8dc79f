/* use-online.ts: does the device say it has a network? */
import { onBeforeUnmount, ref } from 'vue'

export function useOnline() {
  const online = ref(navigator.onLine),
    look = () => {
      online.value = navigator.onLine
    }
  addEventListener('online', look)
  addEventListener('offline', look)
  onBeforeUnmount(() => {
    removeEventListener('online', look)
    removeEventListener('offline', look)
  })
  return online
}
