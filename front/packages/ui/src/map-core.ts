/* map-core.ts: Leaflet and its styles, loaded only by pages that show a map. */
import 'leaflet/dist/leaflet.css'
import L from 'leaflet'
import type { GeoJsonObject } from 'geojson'

export { L }
export interface MapShape {
  id: string
  name: string
  geometry: unknown
  /** Where it lies, from the smallest place to the largest (village, township): marks at small scales are named after them. */
  places?: string[]
  tone?: 'good' | 'wait' | 'bad' | 'plain'
}

const TONES = { good: '#2f7d4f', wait: '#c98a1b', bad: '#c0392b', plain: '#5b6960' }
/** open: null while a boundary is drawn, so that taps on other plots are points too. */
export const layerOf = (s: MapShape, open: ((id: string) => void) | null): L.GeoJSON => {
  const layer = L.geoJSON(s.geometry as GeoJsonObject, {
    interactive: !!open,
    style: { color: TONES[s.tone ?? 'good'], weight: 2, fillOpacity: 0.28 },
  }).bindTooltip(escapeText(s.name), { permanent: false, className: 'plot-name', direction: 'center' })
  return open
    ? layer.on('click', (e) => {
        L.DomEvent.stop(e)
        open(s.id)
      })
    : layer
}

/** A mark for many plots: the place's name and their number; a tap looks closer. Without a known place (one plot alone) it is a dot. */
export const markOf = (name: string, count: number, title: string, at: L.LatLng, open: (() => void) | null): L.Marker => {
  const box = document.createElement('span'),
    number = document.createElement('b')
  number.textContent = String(count)
  box.append(...(name ? [name] : []), number)
  const mark = L.marker(at, {
    icon: L.divIcon({ className: 'place', html: box, iconSize: undefined }),
    title,
    alt: title,
    interactive: !!open,
    keyboard: !!open,
  })
  return open
    ? mark.on('click', (e) => {
        L.DomEvent.stop(e)
        open()
      })
    : mark
}

/** Leaflet puts tooltips into the page as HTML. */
const escapeText = (text: string): HTMLElement => {
  const e = document.createElement('span')
  e.textContent = text
  return e
}
