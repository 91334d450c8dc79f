/* map-core.ts: Leaflet and its styles, loaded only by pages that show a map. */
import 'leaflet/dist/leaflet.css'
import L from 'leaflet'
import type { GeoJsonObject } from 'geojson'

export { L }
export interface MapShape {
  id: string
  name: string
  geometry: unknown
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

/** A dot where a plot lies, for scales at which its shape would be too small to see or to tap. */
export const dotOf = (s: MapShape, at: L.LatLng, open: ((id: string) => void) | null): L.CircleMarker => {
  const dot = L.circleMarker(at, {
    radius: 9,
    color: '#fff',
    weight: 2,
    fillColor: TONES[s.tone ?? 'good'],
    fillOpacity: 0.9,
    interactive: !!open,
  }).bindTooltip(escapeText(s.name))
  return open
    ? dot.on('click', (e) => {
        L.DomEvent.stop(e)
        open(s.id)
      })
    : dot
}

/** Leaflet puts tooltips into the page as HTML. */
const escapeText = (text: string): HTMLElement => {
  const e = document.createElement('span')
  e.textContent = text
  return e
}
