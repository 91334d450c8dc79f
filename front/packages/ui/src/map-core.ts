/* map-core.ts: Leaflet and its styles, loaded only by pages that show a map. */
import 'leaflet/dist/leaflet.css'
import L from 'leaflet'
import type { GeoJsonObject } from 'geojson'

export { L }
export interface MapShape { id: string; name: string; geometry: unknown; tone?: 'good' | 'wait' | 'bad' | 'plain' }

const TONES = { good: '#2f7d4f', wait: '#c98a1b', bad: '#c0392b', plain: '#5b6960' }
export const layerOf = (s: MapShape, open: (id: string) => void): L.GeoJSON =>
  L.geoJSON(s.geometry as GeoJsonObject, { style: { color: TONES[s.tone ?? 'good'], weight: 2, fillOpacity: 0.28 } })
    .bindTooltip(escapeText(s.name), { permanent: false, className: 'plot-name', direction: 'center' }).on('click', (e) => { L.DomEvent.stop(e); open(s.id) })

/** Leaflet puts tooltips into the page as HTML. */
const escapeText = (text: string): HTMLElement => { const e = document.createElement('span'); e.textContent = text; return e }
