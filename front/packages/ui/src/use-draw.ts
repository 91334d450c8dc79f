/* use-draw.ts: drawing a boundary by tapping points: add, move, undo; says when it is a plot and how large about. No map in here. */
import { computed, ref } from 'vue'
import { ringArea } from '@tiantou/units'

export type Point = [number, number] // longitude, latitude
export interface Polygon {
  type: 'Polygon'
  coordinates: Point[][]
}

const cross = (o: Point, a: Point, b: Point) => (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0])
const meet = (a: Point, b: Point, c: Point, d: Point) => cross(a, b, c) * cross(a, b, d) < 0 && cross(c, d, a) * cross(c, d, b) < 0

/** Does the ring cross itself? The server refuses such a boundary. */
export function crosses(points: readonly Point[]): boolean {
  const n = points.length
  for (let i = 0; i < n; i++)
    for (let j = i + 2; j < n; j++) {
      if (i === 0 && j === n - 1) continue
      if (meet(points[i], points[(i + 1) % n], points[j], points[(j + 1) % n])) return true
    }
  return false
}

const round = (x: number) => Math.round(x * 1e7) / 1e7 // a centimetre

export function useDraw() {
  const points = ref<Point[]>([]),
    steps: Point[][] = []
  const change = (to: Point[]) => {
    steps.push(points.value)
    points.value = to
  }
  const add = (p: Point) => change([...points.value, [round(p[0]), round(p[1])]])
  const move = (i: number, p: Point) => change(points.value.map((x, n) => (n === i ? [round(p[0]), round(p[1])] : x)))
  const remove = (i: number) => change(points.value.filter((_, n) => n !== i))
  const undo = () => {
    points.value = steps.pop() ?? []
  }
  const clear = () => change([])
  function start(g: Polygon | null | undefined): void {
    steps.length = 0
    points.value = (g?.coordinates[0] ?? []).slice(0, -1).map((p) => [p[0], p[1]] as Point)
  }
  const crossed = computed(() => crosses(points.value))
  const ready = computed(() => points.value.length >= 3 && !crossed.value)
  const area = computed(() => (points.value.length >= 3 ? ringArea(points.value) : 0))
  const polygon = computed<Polygon | null>(() => (ready.value ? { type: 'Polygon', coordinates: [[...points.value, points.value[0]]] } : null))
  return { points, add, move, remove, undo, clear, start, crossed, ready, area, polygon, canUndo: () => steps.length > 0 }
}
