/* map-cluster.ts: what stands on a map where plots are too small to be seen: a mark for each village with its name and number of plots, for
 * each township where the villages' marks would cover each other. */
import type { MapShape } from './map-core'

export interface Placed {
  shape: MapShape
  /** Centre on the screen, pixels. */
  x: number
  y: number
}
export interface Cluster {
  name: string
  members: Placed[]
  x: number
  y: number
}
/** Width and height of a mark's place on the screen. */
const WIDE = 76,
  HIGH = 34

function grouped(placed: readonly Placed[], level: number): Cluster[] {
  const by = new Map<string, Placed[]>()
  for (const p of placed) {
    const path = p.shape.places ?? [],
      key = path.slice(Math.min(level, path.length - 1)).join('/') // two villages of one name in two townships are two
    by.set(key, [...(by.get(key) ?? []), p])
  }
  return [...by].map(([key, members]) => ({
    name: key.split('/')[0],
    members,
    x: members.reduce((n, m) => n + m.x, 0) / members.length,
    y: members.reduce((n, m) => n + m.y, 0) / members.length,
  }))
}
const covers = (a: Cluster, b: Cluster) => Math.abs(a.x - b.x) < WIDE && Math.abs(a.y - b.y) < HIGH
const crowded = (all: readonly Cluster[]) => all.some((a, i) => all.slice(i + 1).some((b) => covers(a, b)))

/** Marks that still cover each other after the last level become one, named after its largest. */
function merged(all: Cluster[]): Cluster[] {
  const out: Cluster[] = []
  for (const c of [...all].sort((a, b) => b.members.length - a.members.length)) {
    const near = out.find((o) => covers(o, c))
    if (near) near.members = [...near.members, ...c.members]
    else out.push({ ...c })
  }
  return out
}

export function clustersOf(placed: readonly Placed[]): Cluster[] {
  const levels = Math.max(0, ...placed.map((p) => p.shape.places?.length ?? 0))
  for (let level = 0; level < levels; level++) {
    const all = grouped(placed, level)
    if (!crowded(all)) return all
  }
  return merged(grouped(placed, Math.max(0, levels - 1)))
}
