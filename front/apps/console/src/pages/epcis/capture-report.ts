/* capture-report.ts: the report of a capture job as the binding gives it (CaptureJob, and beyond it what became of each event). */
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
export const liveUrl = (): string => address((a) => a.epcisCapturesLive())
export const stateOf = (r: Pick<CaptureReport, 'running' | 'refused'>): 'running' | 'done' | 'refused' => (r.running ? 'running' : r.refused ? 'refused' : 'done')

/** What kind of document a file holds, by its first character; null: neither. */
export async function documentOf(file: Blob): Promise<Blob | null> {
  const head = (await file.slice(0, 200).text()).replace(/^\uFEFF/, '').trimStart()
  return head.startsWith('{') ? new Blob([file], { type: 'application/json' }) : head.startsWith('<') ? new Blob([file], { type: 'application/xml' }) : null
}
/** Hand a file in; the job's number. */
export const capture = async (document: Blob): Promise<string> => ((await api.epcisCapture(document)) as { captureID: string }).captureID
