/* use-bond.ts: the deposit a tender may ask for before it takes a producer's bid: how much it may be, where a producer's stands, and the way from
 * its payment back to the tender. */
import type { BidDeposit, Tender } from '@tiantou/api'

/** At most 2 % of what the whole may cost, both rounded to the nearest fen as the server does; null while ceiling or quantity are not known. */
export function bondMost(ceilingFen: number | null, grams: number | null): number | null {
  if (!ceilingFen || !grams) return null
  const nearest = (a: bigint, den: bigint) => (a + den / 2n) / den
  return Number(nearest(nearest(BigInt(ceilingFen) * BigInt(grams), 1000n) * 200n, 10000n))
}

/** That of a producer that is asked for or paid. One that was given up counts no more: another is made. */
export const bondOf = (bonds: BidDeposit[], operator: string): BidDeposit | undefined => bonds.find((b) => b.operator === operator && (b.state === 'asked' || b.state === 'paid'))

/** Whether a producer has to pay before it may bid. */
export const bondDue = (tender: Pick<Tender, 'bid_deposit_fen' | 'bonds'>, operator: string): boolean => (tender.bid_deposit_fen ?? 0) > 0 && bondOf(tender.bonds, operator)?.state !== 'paid'

/* A channel leads back to the payment's page alone, and a payment does not tell its tender: kept for the tab. */
const KEPT = 'tt-mall-bond-'
export function keepTender(payment: string, tender: string): void {
  try {
    sessionStorage.setItem(KEPT + payment, tender)
  } catch {
    /* not kept: the list of tenders is next */
  }
}
export function tenderOf(payment: string): string {
  try {
    return sessionStorage.getItem(KEPT + payment) ?? ''
  } catch {
    return ''
  }
}
