/* capture-report.ts: the report of a capture job as the binding gives it (CaptureJob, and beyond it what became of each event). */
import type { CaptureItem } from '@tiantou/api'
import { address, api } from '../../lib/server'

export interface CaptureFault {
  index: number
  detail?: string
  pointer?: string
  code?: string
}
export interface CaptureWarning {
  finding: string
  kind: string
  title: string | null
  detail: string | null
  epc: string | null
}
export interface CaptureReport {
  captureID: string
  createdAt: string
  finishedAt?: string
  running: boolean
  success: boolean
  captureErrorBehaviour: string
  total: number
  done: number
  accepted: number
  duplicate: number
  refused: number
  errors: CaptureFault[]
  warnings: CaptureWarning[]
  events?: { index: number; outcome: string; eventID?: string }[]
}

export const readReport = async (captureID: string, signal: AbortSignal): Promise<CaptureReport> => (await api.epcisCaptureGet({ captureID }, { signal })) as CaptureReport
/** Its row in the list: counts alone, however large the document was. */
export const readCounts = async (captureID: string): Promise<CaptureItem | undefined> => (await api.epcisCaptures({ uuid: captureID, limit: 1 })).items[0]

const WARNINGS_SHOWN = 200 // on a report
/** The report as its row says it is now; null: what became of the events is to be read, too (it has ended, something was found). */
export function movedTo(r: CaptureReport, now: CaptureItem | undefined): CaptureReport | null {
  if (!now || (now.state === 'running') !== r.running || Math.min(now.warnings ?? 0, WARNINGS_SHOWN) > r.warnings.length) return null
  const count = (n: number | null) => n ?? 0
  return { ...r, done: count(now.done), accepted: count(now.accepted), duplicate: count(now.duplicate), refused: count(now.refused) }
}
export const liveUrl = (): string => address((a) => a.epcisCapturesLive())
export const stateOf = (r: Pick<CaptureReport, 'running' | 'refused'>): 'running' | 'done' | 'refused' => (r.running ? 'running' : r.refused ? 'refused' : 'done')

/** What kind of document a file holds, by its first character; null: neither. */
export async function documentOf(file: Blob): Promise<Blob | null> {
  const head = (await file.slice(0, 200).text()).replace(/^\uFEFF/, '').trimStart()
  return head.startsWith('{') ? new Blob([file], { type: 'application/json' }) : head.startsWith('<') ? new Blob([file], { type: 'application/xml' }) : null
}
/** Hand a file in; the job's number. */
export const capture = async (document: Blob): Promise<string> => ((await api.epcisCapture(document)) as { captureID: string }).captureID
