/* money.ts: signs of the books for people: what is owed to somebody stands negative in his account, and is his money. */
export const owed = (fen: number | null | undefined): number => (fen ? -fen : 0)
/** Digits of a bank account as typed, or null when they cannot be one. */
export function bankNumber(text: string): string | null {
  const digits = text.replace(/[\s-]/g, '')
  return /^\d{8,30}$/.test(digits) ? digits : null
}
