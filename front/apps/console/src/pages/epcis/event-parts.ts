/* event-parts.ts: one EPCIS event sorted into what, when, where, why, how. */
import { word } from '@tiantou/i18n'
import type { WordKey } from '@tiantou/i18n'
import { number } from '@tiantou/units'

type Json = Record<string, unknown>
export interface EventPart {
  label: WordKey
  lines: { text: string; code?: boolean; epc?: string }[]
}

const text = (v: unknown): string =>
  typeof v === 'string' ? v : typeof v === 'number' ? String(v) : v && typeof v === 'object' && 'id' in v ? text((v as Json).id) : ''
const epcs = (v: unknown) =>
  (Array.isArray(v) ? v : v ? [v] : [])
    .map(text)
    .filter(Boolean)
    .map((e) => ({ text: e, code: true, epc: e }))
const quantities = (v: unknown) =>
  (Array.isArray(v) ? (v as Json[]) : []).map((q) => ({
    text: `${text(q.epcClass)}${q.quantity === undefined ? '' : ` × ${number(Number(q.quantity), 3)} ${text(q.uom)}`}`,
    code: true,
    epc: text(q.epcClass),
  }))
const short = (v: unknown) => {
  const s = text(v),
    m = /(?:BizStep-|Disp-|bizstep:|disp:)(\w+)$/.exec(s)
  return m ? m[1] : s
}

/** The answer is one event, or a document that holds it (and error declarations about it). */
export function eventOf(answer: unknown): Json | null {
  const a = answer as Json | null,
    body = (a?.epcisBody as Json | undefined) ?? {}
  const results = ((body.queryResults as Json | undefined)?.resultsBody as Json | undefined)?.eventList ?? body.eventList
  return Array.isArray(results) ? ((results[0] as Json | undefined) ?? null) : body.event ? (body.event as Json) : a
}

/** Alarms of devices: sensor reports with an exception (CBV: ALARM_CONDITION, ERROR_CONDITION). */
export const alarmsOf = (e: Json): string[] =>
  (Array.isArray(e.sensorElementList) ? (e.sensorElementList as Json[]) : [])
    .flatMap((el) => (Array.isArray(el.sensorReport) ? (el.sensorReport as Json[]) : []))
    .map((r) => text(r.exception))
    .filter(Boolean)

export function partsOf(e: Json): EventPart[] {
  const parts: EventPart[] = [
    { label: 'epcis.parent', lines: epcs(e.parentID) },
    { label: 'epcis.what', lines: [...epcs(e.epcList), ...quantities(e.quantityList)] },
    { label: 'epcis.children', lines: [...epcs(e.childEPCs), ...quantities(e.childQuantityList)] },
    { label: 'epcis.inputs', lines: [...epcs(e.inputEPCList), ...quantities(e.inputQuantityList)] },
    { label: 'epcis.outputs', lines: [...epcs(e.outputEPCList), ...quantities(e.outputQuantityList)] },
    { label: 'epcis.step', lines: e.bizStep ? [{ text: word(short(e.bizStep), 'biz_step') }] : [] },
    { label: 'epcis.disposition', lines: e.disposition ? [{ text: word(short(e.disposition), 'disposition') }] : [] },
    { label: 'epcis.alarm', lines: [...new Set(alarmsOf(e))].map((a) => ({ text: word(a, 'alarm') })) },
    { label: 'epcis.readPoint', lines: e.readPoint ? [{ text: text(e.readPoint), code: true }] : [] },
    { label: 'epcis.bizLocation', lines: e.bizLocation ? [{ text: text(e.bizLocation), code: true }] : [] },
  ]
  return parts.filter((p) => p.lines.length)
}
