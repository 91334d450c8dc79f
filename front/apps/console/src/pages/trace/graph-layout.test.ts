import { describe, expect, it } from 'vitest'
import type { TraceEdge, TraceNode } from '@tiantou/api'
import { pictureOf } from './graph-layout'

const node = (id: number, kind: TraceNode['kind'] = 'pack', more: Partial<TraceNode> = {}) => ({ id, kind, uri: `u${id}`, asked: false, open: false, product_name: null, ...more }) as TraceNode
const edge = (from: number, to: number, kind: TraceEdge['kind'] = 'packed') => ({ from, to, kind, event: `e${from}-${to}` }) as TraceEdge
const layers = (p: ReturnType<typeof pictureOf>) => Object.fromEntries(p.boxes.map((b) => [b.nodes.map((n) => n.id).join(), b.x]))

describe('pictureOf', () => {
  it('reads from what it was made of to what became of it', () => {
    const at = layers(pictureOf({ nodes: [node(0, 'lot'), node(1, 'act'), node(2, 'lot'), node(3, 'pack'), node(4, 'container')], edges: [edge(0, 1, 'input'), edge(1, 2, 'output'), edge(2, 3, 'output'), edge(3, 4)] }))
    const xs = [0, 1, 2, 3, 4].map((i) => at[i])
    expect(xs).toEqual([...xs].sort((a, b) => a - b))
    expect(new Set(xs).size).toBe(5)
  })
  it('puts a late ingredient right before its use, not at the far left', () => {
    const at = layers(pictureOf({ nodes: [0, 1, 2, 3].map((i) => node(i, 'lot')), edges: [edge(0, 1), edge(1, 2), edge(3, 2)] }))
    expect(at[3]).toBe(at[1])
  })
  it('draws equal packs as one box that opens', () => {
    const g = { nodes: [node(0, 'lot'), ...[1, 2, 3, 4, 5].map((i) => node(i))], edges: [1, 2, 3, 4, 5].map((i) => edge(0, i, 'output')) }
    const p = pictureOf(g)
    expect(p.boxes.map((b) => b.nodes.length).sort()).toEqual([1, 5])
    expect(p.lines).toHaveLength(1)
    expect(p.lines[0].edges).toHaveLength(5)
    expect(pictureOf(g, new Set([p.boxes.find((b) => b.nodes.length > 1)!.key])).boxes).toHaveLength(6)
  })
  it('keeps what was asked for, lots and differently packed things apart', () => {
    const g = { nodes: [node(0, 'lot'), ...[1, 2, 3, 4].map((i) => node(i, 'pack', { asked: i === 1 })), node(9, 'container')], edges: [...[1, 2, 3, 4].map((i) => edge(0, i, 'output')), edge(2, 9)] }
    expect(pictureOf(g).boxes).toHaveLength(6)
  })
  it('ends on circles and says which line closes them', () => {
    const p = pictureOf({ nodes: [node(0), node(1), node(2)], edges: [edge(0, 1), edge(1, 2), edge(2, 0)] })
    expect(p.lines.filter((l) => l.back)).toHaveLength(1)
    expect(p.boxes.every((b) => Number.isFinite(b.x) && Number.isFinite(b.y))).toBe(true)
  })
  it('leaves places to the table of holders, and never overlaps boxes', () => {
    const nodes = [node(0, 'lot'), node(1, 'place'), ...Array.from({ length: 30 }, (_, i) => node(i + 2, 'lot'))]
    const p = pictureOf({ nodes, edges: [edge(0, 1, 'seen'), ...Array.from({ length: 30 }, (_, i) => edge(0, i + 2, 'output'))] })
    expect(p.boxes).toHaveLength(31)
    expect(new Set(p.boxes.map((b) => `${b.x},${b.y}`)).size).toBe(31)
    expect(p.boxes.every((b) => b.x + 184 <= p.width && b.y + 68 <= p.height)).toBe(true)
  })
  it('draws nothing of nothing', () => {
    expect(pictureOf({ nodes: [], edges: [] })).toMatchObject({ boxes: [], lines: [] })
  })
})
