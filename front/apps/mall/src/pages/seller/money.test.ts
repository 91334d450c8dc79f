import { expect, it } from 'vitest'
import { bankNumber, owed } from './money'

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
