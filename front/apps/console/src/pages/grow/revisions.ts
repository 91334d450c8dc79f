/* revisions.ts: the revisions of a thing, newest first, as lines of a history. */
import { t } from '@tiantou/i18n'
import type { HistoryLine } from '@tiantou/ui'

interface Revision {
  rev: number
  at: string
  by?: string | null
  reason?: string | null
}

export const revisionLines = (answer: unknown): HistoryLine[] =>
  ((answer as { items?: Revision[] } | null)?.items ?? [])
    .map((r) => ({ at: r.at, by: r.by, text: `${t('grow.revision', { n: r.rev })}`, reason: r.reason }))
    .sort((a, b) => b.at.localeCompare(a.at))
