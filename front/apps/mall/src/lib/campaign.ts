/* campaign.ts: which campaign's price holds for a size now, and how long still. The server decides at checkout; this only tells beforehand. */
import type { CartLine, MallCampaign } from '@tiantou/api'
import { t } from '@tiantou/i18n/mall'

const at = (instant: string | null | undefined): number => Date.parse(instant ?? '')

/** The cheapest that runs now and has something left. */
export const runningNow = (all: readonly MallCampaign[], sku: string | undefined, now: number): MallCampaign | undefined =>
  all.filter((c) => c.sku === sku && at(c.from_at) <= now && at(c.until_at) > now && (c.left ?? 0) > 0).sort((a, b) => (a.piece_fen ?? 0) - (b.piece_fen ?? 0))[0]
/** One that runs but is sold out. */
export const soldOutNow = (all: readonly MallCampaign[], sku: string | undefined, now: number): boolean => all.some((c) => c.sku === sku && at(c.from_at) <= now && at(c.until_at) > now && !c.left)
/** The next that begins later. */
export const soonOf = (all: readonly MallCampaign[], sku: string | undefined, now: number): MallCampaign | undefined => all.filter((c) => c.sku === sku && at(c.from_at) > now).sort((a, b) => at(a.from_at) - at(b.from_at))[0]
/** So many pieces may be bought at a campaign's price. */
export const allows = (left: number | null | undefined, perAddress: number | null | undefined, pieces: number): boolean => pieces <= (left ?? 0) && (!perAddress || pieces <= perAddress)
/** The campaign a line of the cart is bought by. */
export const campaignOf = (l: CartLine): string | undefined => (l.campaign && allows(l.campaign_left, l.per_address, l.pieces ?? 0) ? l.campaign : undefined)
export const lineFen = (l: CartLine): number => (campaignOf(l) ? (l.campaign_fen ?? 0) * (l.pieces ?? 0) : (l.fen ?? 0))

/** Time left for people: "2 天 3 小时", "05:09:30". */
export function clock(until: string | null | undefined, now: number): string {
  const s = Math.max(0, Math.floor((at(until) - now) / 1000)),
    two = (n: number) => String(n).padStart(2, '0')
  if (s >= 86400) return t('mall.clockDays', { d: Math.floor(s / 86400), h: Math.floor((s % 86400) / 3600) })
  return [Math.floor(s / 3600), Math.floor((s % 3600) / 60), s % 60].map(two).join(':')
}
