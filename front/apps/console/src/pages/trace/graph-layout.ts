/* graph-layout.ts: where the things of a trace stand on the picture: in columns from what it was made of to what became of it, equal packs
 * drawn as one. Pure; the picture is trace-graph.vue. */
import type { TraceEdge, TraceNode } from '@tiantou/api'

export const BOX = { width: 184, height: 68, gapX: 120, gapY: 20, pad: 12 } as const
/** Fewer equal things are drawn one by one. */
const GROUP_FROM = 4

export interface Box {
  key: string
  /** One, or many that have the same neighbours in the same way. */
  nodes: TraceNode[]
  layer: number
  x: number
  y: number
}
export interface Line {
  from: Box
  to: Box
  edges: TraceEdge[]
  /** It closes a circle: drawn against the direction of reading. */
  back: boolean
  path: string
}
export interface Picture {
  boxes: Box[]
  lines: Line[]
  width: number
  height: number
}

const RELATIONS: readonly TraceEdge['kind'][] = ['input', 'output', 'packed', 'attached']
export const isRelation = (e: TraceEdge): boolean => RELATIONS.includes(e.kind)

type Links = Map<number, TraceEdge[]>
function linksOf(edges: readonly TraceEdge[], end: 'from' | 'to'): Links {
  const by: Links = new Map()
  for (const e of edges) by.set(e[end] ?? -1, [...(by.get(e[end] ?? -1) ?? []), e])
  return by
}

/** Things of one kind and product that hang on the same things by the same relations are one box. */
function boxesOf(things: readonly TraceNode[], ins: Links, outs: Links, opened: ReadonlySet<string>): Box[] {
  const by = new Map<string, TraceNode[]>()
  for (const n of things) {
    const hangs = (list: TraceEdge[] | undefined, end: 'from' | 'to') =>
      (list ?? [])
        .map((e) => `${e[end]}${e.kind}`)
        .sort()
        .join()
    const plain = n.kind !== 'lot' && n.kind !== 'act' && !n.asked
    const sign = plain ? [n.kind, n.product_name, n.open, hangs(ins.get(n.id), 'from'), hangs(outs.get(n.id), 'to')].join('|') : `#${n.id}`
    by.set(sign, [...(by.get(sign) ?? []), n])
  }
  const box = (nodes: TraceNode[]): Box => ({ key: nodes.length > 1 ? `many:${nodes[0].id}` : `one:${nodes[0].id}`, nodes, layer: 0, x: 0, y: 0 })
  return [...by.values()].flatMap((nodes) => (nodes.length < GROUP_FROM || opened.has(`many:${nodes[0].id}`) ? nodes.map((n) => box([n])) : [box(nodes)]))
}

function linesOf(edges: readonly TraceEdge[], home: ReadonlyMap<number, Box>): Line[] {
  const by = new Map<string, Line>()
  for (const e of edges) {
    const from = home.get(e.from ?? -1),
      to = home.get(e.to ?? -1)
    if (!from || !to || from === to) continue
    const key = `${from.key}>${to.key}`,
      line = by.get(key) ?? { from, to, edges: [], back: false, path: '' }
    line.edges.push(e)
    by.set(key, line)
  }
  return [...by.values()]
}

/** Mark the lines that close a circle, so that the rest has an order. */
function breakCircles(boxes: readonly Box[], out: ReadonlyMap<Box, Line[]>): void {
  const state = new Map<Box, 'open' | 'done'>()
  for (const root of boxes) {
    const stack: [Box, number][] = state.has(root) ? [] : [[root, 0]]
    if (stack.length) state.set(root, 'open')
    while (stack.length) {
      const top = stack[stack.length - 1],
        line = out.get(top[0])?.[top[1]++]
      if (!line) {
        state.set(top[0], 'done')
        stack.pop()
      } else if (state.get(line.to) === 'open') line.back = true
      else if (!state.has(line.to)) {
        state.set(line.to, 'open')
        stack.push([line.to, 0])
      }
    }
  }
}

/** Each thing one column right of the furthest thing it comes from; what comes from nothing stands right before its first use. */
function setLayers(boxes: readonly Box[], lines: readonly Line[]): void {
  const ahead = lines.filter((l) => !l.back),
    waits = new Map<Box, number>(boxes.map((b) => [b, 0]))
  for (const l of ahead) waits.set(l.to, waits.get(l.to)! + 1)
  const ready = boxes.filter((b) => !waits.get(b))
  for (let b = ready.shift(); b; b = ready.shift())
    for (const l of ahead.filter((x) => x.from === b)) {
      l.to.layer = Math.max(l.to.layer, b.layer + 1)
      waits.set(l.to, waits.get(l.to)! - 1)
      if (!waits.get(l.to)) ready.push(l.to)
    }
  for (const b of boxes) {
    const uses = ahead.filter((l) => l.from === b)
    if (uses.length && !ahead.some((l) => l.to === b)) b.layer = Math.min(...uses.map((l) => l.to.layer)) - 1
  }
}

/** Neighbours near each other: each column sorted by the middle of what it hangs on, there and back again. */
function setOrder(columns: Box[][], lines: readonly Line[]): void {
  const place = new Map<Box, number>(),
    number = () => columns.forEach((c) => c.forEach((b, i) => place.set(b, i / Math.max(1, c.length))))
  const middle = (b: Box) => {
    const near = lines.filter((l) => l.from === b || l.to === b).map((l) => place.get(l.from === b ? l.to : l.from) ?? 0)
    return near.length ? near.reduce((a, x) => a + x, 0) / near.length : (place.get(b) ?? 0)
  }
  number()
  for (const columnsNow of [columns, [...columns].reverse(), columns])
    for (const c of columnsNow) {
      const at = new Map(c.map((b) => [b, middle(b)]))
      c.sort((a, b) => at.get(a)! - at.get(b)!)
      number()
    }
}

const curve = (a: Box, b: Box, back: boolean): string => {
  const x1 = a.x + (back ? 0 : BOX.width),
    x2 = b.x + (back ? BOX.width : 0),
    y1 = a.y + BOX.height / 2,
    y2 = b.y + BOX.height / 2,
    bend = back ? -60 : Math.max(30, (x2 - x1) / 2)
  return `M${x1} ${y1}C${x1 + bend} ${y1 + (back ? 70 : 0)} ${x2 - bend} ${y2 + (back ? 70 : 0)} ${x2} ${y2}`
}

export function pictureOf(g: { nodes: readonly TraceNode[]; edges: readonly TraceEdge[] }, opened: ReadonlySet<string> = new Set()): Picture {
  const things = g.nodes.filter((n) => n.kind !== 'place'),
    known = new Set(things.map((n) => n.id)),
    edges = g.edges.filter((e) => isRelation(e) && known.has(e.from ?? -1) && known.has(e.to ?? -1))
  const boxes = boxesOf(things, linksOf(edges, 'to'), linksOf(edges, 'from'), opened),
    home = new Map(boxes.flatMap((b) => b.nodes.map((n) => [n.id, b] as const))),
    lines = linesOf(edges, home),
    out = new Map<Box, Line[]>()
  for (const l of lines) out.set(l.from, [...(out.get(l.from) ?? []), l])
  breakCircles(boxes, out)
  setLayers(boxes, lines)
  const columns: Box[][] = []
  const first = Math.min(0, ...boxes.map((b) => b.layer))
  for (const b of boxes) (columns[b.layer - first] ??= []).push(b)
  const filled = [...columns].map((c) => c ?? [])
  setOrder(filled, lines)
  const tallest = Math.max(1, ...filled.map((c) => c.length)),
    row = BOX.height + BOX.gapY
  filled.forEach((c, i) =>
    c.forEach((b, n) => {
      b.x = BOX.pad + i * (BOX.width + BOX.gapX)
      b.y = BOX.pad + (tallest - c.length) * (row / 2) + n * row
    }),
  )
  for (const l of lines) l.path = curve(l.from, l.to, l.back)
  return {
    boxes,
    lines,
    width: 2 * BOX.pad + Math.max(1, filled.length) * (BOX.width + BOX.gapX) - BOX.gapX,
    height: 2 * BOX.pad + tallest * row - BOX.gapY + (lines.some((l) => l.back) ? 60 : 0),
  }
}
