/* use-plot-map.ts: plots as shapes of a map, and where its tiles come from (said by the server in a meta element of the page). */
import { computed } from 'vue'
import type { MapShape } from '@tiantou/ui'
import { api } from '../../lib/server'
import { useThing } from '@tiantou/core'

interface Features {
  features: { id: string; geometry: unknown; properties: { name: string; area_m2: number; level_name: string; town_name?: string } }[]
  more: boolean
}
const placesOf = (p: { level_name: string; town_name?: string }) => [p.level_name, p.town_name ?? ''].filter(Boolean)
const meta = (name: string) => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content || undefined
export const mapTiles = { tiles: meta('tt-tiles'), credit: meta('tt-tiles-credit') }

export function usePlotMap(on: () => boolean, operator: () => string | undefined = () => undefined) {
  const thing = useThing<Features | null>(
    async (signal) => (on() ? ((await api.plotMap({ operator: operator() }, { signal })) as Features) : null),
    () => [on(), operator()].join(),
  )
  const shapes = computed<MapShape[]>(() =>
    (thing.data.value?.features ?? []).map((f) => ({ id: f.id, name: f.properties.name, geometry: f.geometry, places: placesOf(f.properties) })),
  )
  return { shapes, more: computed(() => !!thing.data.value?.more), error: thing.error, reload: thing.reload }
}
