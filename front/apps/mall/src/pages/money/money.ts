/* money.ts: signs of the books for people: what is owed to somebody stands negative in his account, and is his money. */
import type { Settlement, Wallet } from '@tiantou/api'

/** One account of somebody whom the books pay. account '': nothing earned yet. fen: as the books have it. */
export interface Purse {
  kind: Settlement['kind']
  payee: string
  account: string
  name: string
  fen: number
  /** Drawn, on its way to the bank; paid out. */
  way?: number
  paid?: number
}
export const purse = (w: Wallet, name: string): Purse => ({ kind: w.kind, payee: w.payee ?? '', account: w.account ?? '', name, fen: -(w.owed_fen ?? 0), way: w.way_fen ?? 0, paid: w.paid_fen ?? 0 })
export const owed = (fen: number | null | undefined): number => (fen ? -fen : 0)
/** Digits of a bank account as typed, or null when they cannot be one. */
export function bankNumber(text: string): string | null {
  const digits = text.replace(/[\s-]/g, '')
  return /^\d{8,30}$/.test(digits) ? digits : null
}
