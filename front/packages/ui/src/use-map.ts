/* use-map.ts: the Leaflet map behind geo-map.vue. */
import type { Layer, Map as LeafletMap, LayerGroup } from 'leaflet'
import { t } from '@tiantou/i18n'
import { clustersOf } from './map-cluster'
import type { MapShape } from './map-core'
import type { Point } from './use-draw'

interface Hooks {
  open: (id: string) => void
  tap: (p: Point) => void
  moved: (i: number, p: Point) => void
  corner: (i: number) => void
}
interface Start {
  draw?: boolean
  tiles?: string
  credit?: string
  center?: [number, number] | null
}
const NAMES_FROM_ZOOM = 15,
  MARKS_BELOW_ZOOM = 14

export function useMap(hooks: Hooks) {
  let core: typeof import('./map-core') | null = null,
    map: LeafletMap | null = null,
    plots: LayerGroup | null = null,
    marks: LayerGroup | null = null,
    shapes: MapShape[] = [],
    ink: LayerGroup | null = null
  let watcher: ResizeObserver | null = null,
    fitted = false,
    drawing = false

  async function start(el: HTMLElement, opt: Start): Promise<void> {
    core = await import('./map-core')
    drawing = !!opt.draw
    const { L } = core
    map = L.map(el, { zoomControl: true, attributionControl: !!opt.credit, maxZoom: 20, doubleClickZoom: false }).setView(
      opt.center ? [opt.center[1], opt.center[0]] : [35, 105],
      opt.center ? 13 : 4,
    )
    if (opt.tiles) L.tileLayer(opt.tiles, { maxZoom: 20, maxNativeZoom: 18, attribution: opt.credit }).addTo(map)
    L.control.scale({ imperial: false, position: 'bottomright' }).addTo(map)
    plots = L.layerGroup().addTo(map)
    marks = L.layerGroup().addTo(map)
    ink = L.layerGroup().addTo(map)
    map.on('click', (e) => hooks.tap([e.latlng.lng, e.latlng.lat]))
    map.on('zoomend', names)
    watcher = new ResizeObserver(() => map?.invalidateSize())
    watcher.observe(el)
  }
  function stop(): void {
    watcher?.disconnect()
    map?.remove()
    map = null
  }

  /** Names stand on the plots only when there is room for them. */
  function names(): void {
    const zoom = map?.getZoom() ?? 0,
      on = zoom >= NAMES_FROM_ZOOM
    place()
    plots?.eachLayer((l: Layer) => {
      const tip = l.getTooltip()
      if (tip && tip.options.permanent !== on) {
        const text = tip.getContent()
        l.unbindTooltip()
        l.bindTooltip(text as HTMLElement, { ...tip.options, permanent: on })
      }
    })
  }
  /** Villages or townships with their number of plots, where the plots themselves are specks. */
  function place(): void {
    marks?.clearLayers()
    if (!core || !map || !marks || map.getZoom() >= MARKS_BELOW_ZOOM) return
    const { L } = core,
      zoom = map.getZoom(),
      on = map
    const placed = shapes.flatMap((shape) => {
      const box = shape.geometry ? L.geoJSON(shape.geometry as never).getBounds() : null
      return box?.isValid() ? [{ shape, ...pick(on.project(box.getCenter(), zoom)), box }] : []
    })
    for (const c of clustersOf(placed)) {
      const box = L.latLngBounds([])
      for (const m of c.members) box.extend((m as (typeof placed)[number]).box)
      const title = t('map.plotsAt', { name: c.name || c.members[0].shape.name, n: c.members.length })
      marks.addLayer(
        core.markOf(c.name, c.members.length, title, on.unproject([c.x, c.y], zoom), drawing ? null : () => on.fitBounds(box.pad(0.2), { maxZoom: 17 })),
      )
    }
  }
  const pick = ({ x, y }: { x: number; y: number }) => ({ x, y })
  function show(to: MapShape[]): void {
    if (!core || !plots) return
    shapes = to
    plots.clearLayers()
    for (const s of to) if (s.geometry) plots.addLayer(core.layerOf(s, drawing ? null : hooks.open))
    names()
  }
  function pen(points: Point[]): void {
    if (!core || !ink) return
    const { L } = core,
      at = points.map((p) => L.latLng(p[1], p[0]))
    ink.clearLayers()
    if (at.length >= 3) ink.addLayer(L.polygon(at, { color: '#c98a1b', weight: 3, fillOpacity: 0.2, interactive: false }))
    else if (at.length === 2) ink.addLayer(L.polyline(at, { color: '#c98a1b', weight: 3, interactive: false }))
    at.forEach((ll, i) => {
      const corner = L.marker(ll, { draggable: true, title: t('map.corner', { n: i + 1 }), icon: L.divIcon({ className: 'corner', iconSize: [26, 26] }) })
      corner
        .on('dragend', () => {
          const to = corner.getLatLng()
          hooks.moved(i, [to.lng, to.lat])
        })
        .on('click', (e) => {
          L.DomEvent.stop(e)
          hooks.corner(i)
        })
      ink!.addLayer(corner)
    })
  }
  /** Show everything once; later changes leave the view where the person put it. */
  function fit(): void {
    if (!core || !map || fitted) return
    const box = core.L.latLngBounds([])
    for (const group of [plots!, ink!])
      group.eachLayer((l) => {
        if ('getBounds' in l) box.extend((l as unknown as { getBounds: () => import('leaflet').LatLngBounds }).getBounds())
      })
    if (box.isValid()) {
      map.fitBounds(box.pad(0.15), { maxZoom: 18, animate: false })
      fitted = true
    }
  }
  const locate = () => map?.locate({ setView: true, maxZoom: 17, timeout: 10000 })
  return { start, stop, show, pen, fit, locate }
}
