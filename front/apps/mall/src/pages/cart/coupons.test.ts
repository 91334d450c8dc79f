import { expect, it } from 'vitest'
import type { MyCoupon, Quote } from '@tiantou/api'
import { chooseCoupon, usableOf } from './coupons'

const c = (code: string, shop: string, off: number, from: number, ok = true) => ({ uuid: code, code, shop, off_fen: off, from_fen: from, ok }) as MyCoupon
const quote = { shops: [{ shop: 'a', goods_fen: 5000 }, { shop: 'b', goods_fen: 900 }] } as Quote
const all = [c('A5', 'a', 500, 0), c('A9', 'a', 900, 4000), c('A20', 'a', 2000, 9000), c('B1', 'b', 100, 1000), c('C1', 'c', 100, 0), c('OLD', 'a', 9000, 0, false)]

it('shows those of the shops, those that reach their amount first, the best of them first', () => {
  expect(usableOf(all, quote).map((x) => [x.code, x.enough])).toEqual([['A9', true], ['A5', true], ['A20', false], ['B1', false]])
  expect(usableOf(all, null)).toEqual([])
})
it('is one a shop; a tap on the chosen one takes it back; typed codes stay', () => {
  const usable = usableOf(all, quote),
    pick = (code: string) => usable.find((x) => x.code === code)!
  expect(chooseCoupon(['TYPED'], usable, pick('A5'))).toEqual(['TYPED', 'A5'])
  expect(chooseCoupon(['TYPED', 'A5'], usable, pick('A9'))).toEqual(['TYPED', 'A9'])
  expect(chooseCoupon(['A9', 'B1'], usable, pick('A9'))).toEqual(['B1'])
})
