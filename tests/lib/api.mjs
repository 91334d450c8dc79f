// api.mjs: the interface as the server describes it (/api/openapi.json): operations, example bodies by their schemas.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './server.mjs'
import { day, field } from './county.mjs'

const METHODS = ['get', 'post', 'put', 'patch', 'delete']
export const NO_UUID = '01890000-0000-7000-8000-000000000000'

/** Every operation: {op, method, path, perm, parameters, bodyType, schema}. */
export function operations(doc) {
  const out = []
  for (const [path, item] of Object.entries(doc.paths))
    for (const method of METHODS)
      if (item[method]) {
        const o = item[method], content = o.requestBody?.content ?? {}, bodyType = Object.keys(content)[0] ?? null
        out.push({ op: o.operationId, method: method.toUpperCase(), path, perm: o['x-permission'], parameters: o.parameters ?? [], bodyType, schema: bodyType ? content[bodyType].schema : null, spec: o })
      }
  return out
}

export const resolveRef = (doc, schema) => (schema?.$ref ? schema.$ref.slice(2).split('/').reduce((at, k) => at?.[k], doc) : schema)

/** A path with its parameters filled in: ids that do not exist, or those given. */
export const pathOf = (o, values = {}) => o.path.replace(/\{([^}]+)\}/g, (_, name) => encodeURIComponent(values[name] ?? { gtin: '09521234543213', lot: 'NOLOT', serial: '1', year: '2026', rest: `01/09521234543213/10/NOLOT.svg`, sha: 'a'.repeat(64) }[name] ?? NO_UUID)).replaceAll('%2F', '/')

export const needs = (o, header) => o.parameters.some((p) => p.in === 'header' && p.name === header && (p.required || header !== 'If-Match'))

/** A value that fits a schema. text: what goes into free text fields. */
export function example(doc, schema, text = '样例', name = '', depth = 0) {
  const s = resolveRef(doc, schema) ?? {}
  if (s.anyOf) return example(doc, s.anyOf[0], text, name, depth + 1)
  const type = Array.isArray(s.type) ? s.type[0] : s.type
  if (s.enum) return s.enum[0]
  if (type === 'object') return exampleBody(doc, s, text, { depth: depth + 1 })
  if (type === 'array') return Array.from({ length: Math.max(1, s.minItems ?? 1) }, () => example(doc, s.items, text, name, depth + 1))
  if (type === 'integer') return Math.max(1, s.minimum ?? 1)
  if (type === 'boolean') return true
  if (s.format === 'uuid') return NO_UUID
  if (s.format === 'date') return day()
  if (s.format === 'date-time') return new Date().toISOString()
  if (s.format === 'decimal') return '1.5'
  if (type === 'string') {
    let t = text
    while ([...t].length < (s.minLength ?? 0)) t += 'x'
    return [...t].slice(0, s.maxLength ?? 1000).join('')
  }
  return name === 'boundary' ? field(1) : {}
}

/** A body with every required member (all: with every member). */
export function exampleBody(doc, schema, text, { all = false, depth = 0 } = {}) {
  const s = resolveRef(doc, schema) ?? {}, out = {}
  if (depth > 6) return out
  for (const [name, f] of Object.entries(s.properties ?? {}))
    if (!f.readOnly && (all || (s.required ?? []).includes(name))) out[name] = example(doc, f, text, name, depth)
  return out
}

/** The permission matrix of src/people/people_perms.def: roles and, per permission, the set of roles that have it. */
export function matrix() {
  const text = readFileSync(join(ROOT, 'src/people/people_perms.def'), 'utf8')
  const head = /PERM\(name, ([^)]*)\)/.exec(text)[1].split(',').map((s) => s.trim())
  const perms = new Map()
  for (const m of text.matchAll(/^PERM\("([^"]+)",([^)]*)\)/gm)) {
    const cells = m[2].split(',').map((s) => Number(s.trim()))
    perms.set(m[1], new Set(head.filter((_, i) => cells[i] === 1)))
  }
  return { roles: head, perms }
}
