/* for-whom.ts: a village point buys for itself, or for a household of its place that has no phone and said that it agrees. */
import type { BuyBodyInput } from '@tiantou/api'
import type { WordKey } from '@tiantou/i18n/mall'

export interface ForWhom {
  /** For a household. */
  other: boolean
  household: string
  consent: string
}
export const forMyself = (): ForWhom => ({ other: false, household: '', consent: '' })

/** What the purchase says of it; what was written down before one chose to buy for oneself is not sent. */
export const forBody = (f: ForWhom): Pick<BuyBodyInput, 'household' | 'consent' | 'channel'> => (f.other ? { household: f.household, consent: f.consent.trim(), channel: 'point' } : {})

/** What is missing, by the server's names of the fields. */
export function forMissing(f: ForWhom): Partial<Record<'household' | 'consent', WordKey>> {
  if (!f.other) return {}
  return { ...(f.household ? {} : { household: 'mall.inBuyerNeeded' as const }), ...(f.consent.trim() ? {} : { consent: 'mall.forConsentNeeded' as const }) }
}
