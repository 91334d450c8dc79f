/* query-builder.ts: questions to the repository as rows that a person fills: which property, how compared, with what. Each row becomes one
 * parameter of SimpleEventQuery; measurements carry their unit, and the server compares across units. */
import { t, type WordKey } from '@tiantou/i18n'

export type Compare = 'EQ' | 'GE' | 'GT' | 'LE' | 'LT' | 'WD' | 'MATCH' | 'EXISTS'
export interface Property {
  name: string
  label: WordKey
  /** Ways of comparing, in the standard's letters. */
  by: readonly Compare[]
  /** text, instant, number with unit (measurement), number, or nothing to fill. */
  takes: 'text' | 'time' | 'measure' | 'number' | 'none'
  /** Units offered for a measurement. */
  units?: readonly string[]
  /** The parameter's name. */
  param: (by: Compare, unit: string) => string
}
const plain = (name: string) => (by: Compare) => `${by}_${name}`
const UNITS = ['CEL', 'FAH', 'KEL', 'P1', 'KGM', 'GRM', 'LTR']
export const PROPERTIES: readonly Property[] = [
  { name: 'eventType', label: 'epcis.q.eventType', by: ['EQ'], takes: 'text', param: () => 'eventType' },
  { name: 'eventTime', label: 'epcis.q.eventTime', by: ['GE', 'LT'], takes: 'time', param: plain('eventTime') },
  { name: 'recordTime', label: 'epcis.q.recordTime', by: ['GE', 'LT'], takes: 'time', param: plain('recordTime') },
  { name: 'bizStep', label: 'epcis.step', by: ['EQ'], takes: 'text', param: plain('bizStep') },
  { name: 'disposition', label: 'epcis.disposition', by: ['EQ'], takes: 'text', param: plain('disposition') },
  { name: 'anyEPC', label: 'epcis.q.anyEPC', by: ['MATCH'], takes: 'text', param: plain('anyEPC') },
  { name: 'anyEPCClass', label: 'epcis.q.anyEPCClass', by: ['MATCH'], takes: 'text', param: plain('anyEPCClass') },
  { name: 'readPoint', label: 'epcis.readPoint', by: ['EQ', 'WD'], takes: 'text', param: plain('readPoint') },
  { name: 'bizLocation', label: 'epcis.bizLocation', by: ['EQ', 'WD'], takes: 'text', param: plain('bizLocation') },
  { name: 'quantity', label: 'epcis.quantity', by: ['GE', 'GT', 'EQ', 'LE', 'LT'], takes: 'number', param: plain('quantity') },
  { name: 'sensor', label: 'epcis.q.sensor', by: ['EXISTS'], takes: 'none', param: () => 'EXISTS_sensorElementList' },
  { name: 'type', label: 'epcis.q.sensorType', by: ['EQ'], takes: 'text', param: plain('type') },
  { name: 'deviceID', label: 'epcis.q.deviceID', by: ['EQ'], takes: 'text', param: plain('deviceID') },
  { name: 'value', label: 'epcis.q.value', by: ['GE', 'GT', 'EQ', 'LE', 'LT'], takes: 'measure', units: UNITS, param: (by, unit) => `${by}_value_${unit}` },
  { name: 'minValue', label: 'epcis.q.minValue', by: ['GE', 'GT', 'LE', 'LT'], takes: 'measure', units: UNITS, param: (by, unit) => `${by}_minValue_${unit}` },
  { name: 'maxValue', label: 'epcis.q.maxValue', by: ['GE', 'GT', 'LE', 'LT'], takes: 'measure', units: UNITS, param: (by, unit) => `${by}_maxValue_${unit}` },
  { name: 'errorDeclaration', label: 'epcis.q.error', by: ['EXISTS'], takes: 'none', param: () => 'EXISTS_errorDeclaration' },
]
export interface Line {
  property: string
  by: Compare
  value: string
  unit: string
}
export const lineOf = (name: string): Line => {
  const p = PROPERTIES.find((x) => x.name === name) ?? PROPERTIES[0]
  return { property: p.name, by: p.by[0], value: '', unit: p.units?.[0] ?? '' }
}

/** What is wrong with a line, in a sentence; empty: nothing. */
export function lineFault(l: Line): string {
  const p = PROPERTIES.find((x) => x.name === l.property)
  if (!p || p.takes === 'none') return ''
  if (!l.value.trim()) return t('epcis.q.empty', { name: t(p.label) })
  if ((p.takes === 'number' || p.takes === 'measure') && !/^-?\d+(\.\d+)?$/.test(l.value.trim())) return t('form.notNumber', { name: t(p.label) })
  return p.takes === 'time' && Number.isNaN(Date.parse(l.value)) ? t('form.notDate', { name: t(p.label) }) : ''
}

/** Parameters of the lines. Several values of one parameter are separated by "|", as the standard has it. */
export function paramsOf(lines: readonly Line[]): Record<string, string> {
  const out: Record<string, string> = {}
  for (const l of lines) {
    const p = PROPERTIES.find((x) => x.name === l.property)
    if (!p || lineFault(l)) continue
    const name = p.param(l.by, l.unit),
      value = p.takes === 'none' ? 'true' : p.takes === 'time' ? new Date(l.value).toISOString() : l.value.trim()
    out[name] = out[name] && p.takes === 'text' ? `${out[name]}|${value}` : value
  }
  return out
}

/** The same as the body of a named query: lists where several values are meant, numbers as numbers. */
export function queryBodyOf(lines: readonly Line[]): Record<string, unknown> {
  const listed = new Set(PROPERTIES.filter((p) => p.takes === 'text').flatMap((p) => p.by.map((by) => p.param(by, ''))))
  return Object.fromEntries(
    Object.entries(paramsOf(lines)).map(([name, value]) => [name, listed.has(name) ? value.split('|') : /^EXISTS_/.test(name) ? true : /^(GE|GT|EQ|LE|LT)_(quantity|\w*[vV]alue_)/.test(name) ? Number(value) : value]),
  )
}
