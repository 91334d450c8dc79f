/* history.ts: a line of a thing's history. */
export interface HistoryLine {
  at: string
  by?: string | null
  from?: string | null
  to?: string | null
  text?: string | null
  reason?: string | null
}
