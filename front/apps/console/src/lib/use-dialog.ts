/* use-dialog.ts: a form in a dialog: open it for a thing, close it when saved. */
import { ref, shallowRef } from 'vue'

export function useDialog<T = true>() {
  const open = ref(false),
    about = shallowRef<T | null>(null),
    turn = ref(0)
  const show = (what: T) => {
    about.value = what
    turn.value++
    open.value = true
  }
  return {
    open,
    about,
    turn,
    show,
    close: () => {
      open.value = false
    },
  }
}
