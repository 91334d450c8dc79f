/* favourites.ts: which goods the person keeps as favourites: asked once when a heart is shown; a tap is shown at once and taken back when refused. */
import { ref, watch } from 'vue'
import { api } from './server'
import { can, me } from './session'
import { tellError } from './tell'

export const favourites = ref(new Set<string>())
let asked = false
export function knowFavourites(): void {
  if (asked || !me.value || !can('sell.buy')) return
  asked = true
  api.favourites().then(
    (page) => (favourites.value = new Set(page.items.map((x) => x.goods ?? ''))),
    () => (asked = false),
  )
}
watch(me, () => {
  asked = false
  favourites.value = new Set()
})
function mark(id: string, on: boolean): void {
  const next = new Set(favourites.value)
  if (on) next.add(id)
  else next.delete(id)
  favourites.value = next
}
export async function favour(id: string, on: boolean): Promise<void> {
  mark(id, on)
  try {
    await (on ? api.favouritePut({ id }) : api.favouriteDrop({ id }))
  } catch (e) {
    mark(id, !on)
    tellError(e)
  }
}
