import { expect, it } from 'vitest'
import { bankNumber, owed, purse } from './money'

it.each([
  [-1250, 1250],
  [300, -300],
  [0, 0],
  [null, 0],
])('%s in the books is %s for its owner', (fen, mine) => expect(Object.is(owed(fen), mine)).toBe(true))
it.each([
  ['6228 4800 0000 0000 018', '6228480000000000018'],
  ['62284800-00000018', '6228480000000018'],
  ['1234567', null],
  ['62284800x0000018', null],
])('%s', (text, digits) => expect(bankNumber(text)).toBe(digits))
it('a purse has the sign of the books', () => {
  const w = { kind: 'promoter' as const, payee: 'p', name: '张**', account: 'promoter:p', owed_fen: 299, way_fen: 5, paid_fen: 7, holder: null, bank: null, number: null }
  expect(purse(w, '推客')).toEqual({ kind: 'promoter', payee: 'p', account: 'promoter:p', name: '推客', fen: -299, way: 5, paid: 7 })
  expect(owed(purse({ ...w, owed_fen: -20 }, '').fen)).toBe(-20)
})
