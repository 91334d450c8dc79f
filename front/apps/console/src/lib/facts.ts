/* facts.ts: which members of a thing a page shows, with headings from the server's shape. */
import type { RouteLocationRaw } from 'vue-router'
import { shapes, type ShapeName } from '@tiantou/api'
import { headOf, type ShapeField } from '@tiantou/ui'

export interface Fact {
  name: string
  type: string
  label: string
  value: unknown
  names?: readonly string[] | null
  to?: RouteLocationRaw
  code?: boolean
  state?: boolean
}

/** Facts of the named members, in that order. */
export function factsOf(shape: ShapeName, data: object, names: string[], over: Record<string, Partial<Fact>> = {}): Fact[] {
  return names.map((name) => {
    const f = (shapes[shape] as readonly ShapeField[]).find((x) => x.name === name)
    return {
      name,
      type: f?.type ?? 'text',
      names: f?.values,
      label: f ? headOf(f) : name,
      value: (data as Record<string, unknown>)[name],
      ...over[name],
    }
  })
}

/** A hash is not read to its end: its beginning tells it from others, the whole is in the tooltip. */
export const shortCode = (text: string): string => text.replace(/^(ni:\/\/\/sha-256;[0-9a-f]{12})[0-9a-f]{52}.*$/, '$1…')
