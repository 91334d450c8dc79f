/* event-rows.ts: the events of an answer as rows: when, what, which step, and what sensors measured. */
import { word } from '@tiantou/i18n'

type Json = Record<string, unknown>
export interface EventRow {
  id: string
  at: string
  type: string
  step: string
  epcs: string[]
  readings: string
  erroneous: boolean
}
const list = (v: unknown): Json[] => (Array.isArray(v) ? (v as Json[]) : [])
const last = (v: unknown) => (typeof v === 'string' ? (/(?:BizStep-|bizstep:)(\w+)$/.exec(v)?.[1] ?? v) : '')

function readingsOf(e: Json): string {
  return list(e.sensorElementList)
    .flatMap((s) => list(s.sensorReport))
    .slice(0, 4)
    .map((r) => {
      const value = r.value ?? r.meanValue ?? r.maxValue ?? r.minValue ?? r.stringValue
      return value === undefined ? '' : `${String(value)} ${typeof r.uom === 'string' ? word(r.uom, 'uom') : ''}`.trim()
    })
    .filter(Boolean)
    .join('、')
}

export function rowsOf(answer: unknown): EventRow[] {
  const body = (answer as Json | null)?.epcisBody as Json | undefined,
    events = ((body?.queryResults as Json | undefined)?.resultsBody as Json | undefined)?.eventList
  return list(events).map((e) => ({
    id: String(e.eventID ?? ''),
    at: String(e.eventTime ?? ''),
    type: String(e.type ?? ''),
    step: last(e.bizStep),
    epcs: [
      ...[e.parentID, ...(Array.isArray(e.epcList) ? e.epcList : []), ...(Array.isArray(e.childEPCs) ? e.childEPCs : [])].filter((x): x is string => typeof x === 'string'),
      ...[e.quantityList, e.childQuantityList, e.inputQuantityList, e.outputQuantityList].flatMap(list).map((q) => String(q.epcClass ?? '')),
    ],
    readings: readingsOf(e),
    erroneous: e.errorDeclaration !== undefined,
  }))
}
export const firstOf = (r: EventRow, show: (epc: string) => string): string => (r.epcs.length ? `${show(r.epcs[0])}${r.epcs.length > 1 ? ` +${r.epcs.length - 1}` : ''}` : '–')
