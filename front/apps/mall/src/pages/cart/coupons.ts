/* coupons.ts: which of one's coupons fit a purchase, and choosing among them: one a shop. */
import type { MyCoupon, Quote } from '@tiantou/api'

export type Usable = MyCoupon & { enough: boolean }
/** Coupons of the shops of the quote; enough: the goods of that shop reach the amount. Best first. */
export function usableOf(mine: readonly MyCoupon[], quote: Quote | null): Usable[] {
  const sums = new Map((quote?.shops ?? []).map((s) => [s.shop, s.goods_fen ?? 0]))
  return mine
    .filter((c) => c.ok && sums.has(c.shop))
    .map((c) => ({ ...c, enough: (sums.get(c.shop) ?? 0) >= (c.from_fen ?? 0) }))
    .sort((a, b) => Number(b.enough) - Number(a.enough) || (b.off_fen ?? 0) - (a.off_fen ?? 0))
}
/** The codes after a tap on one: chosen instead of another of its shop, or not any more. */
export function chooseCoupon(codes: readonly string[], usable: readonly Usable[], one: Usable): string[] {
  const code = one.code ?? ''
  if (codes.includes(code)) return codes.filter((c) => c !== code)
  const same = usable.filter((x) => x.shop === one.shop).map((x) => x.code)
  return [...codes.filter((c) => !same.includes(c)), code]
}
