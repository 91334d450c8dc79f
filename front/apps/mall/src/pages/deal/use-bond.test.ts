import { expect, it } from 'vitest'
import type { BidDeposit } from '@tiantou/api'
import { bondDue, bondMost, bondOf, keepTender, tenderOf } from './use-bond'

it.each([
  [500, 200000, 2000], // ¥5 × 200 kg: ¥1,000, of it ¥20
  [333, 1500, 10], // ¥4.995 is ¥5.00; of it 10 fen
  [1, 1000, 0],
  [30000000, 1000000000000, 600000000000000], // beyond what a number holds exactly on the way
  [null, 1000, null],
  [500, null, null],
])('ceiling %s fen, %s g: at most %s fen', (ceiling, g, most) => expect(bondMost(ceiling, g)).toBe(most))

const bond = (operator: string, state: BidDeposit['state']) => ({ uuid: `${operator}-${state}`, operator, state }) as BidDeposit
it.each([
  ['none is asked for', 0, [], false],
  ['an older tender says nothing', null, [], false],
  ['not begun', 2000, [], true],
  ['begun, not paid', 2000, [bond('a', 'asked')], true],
  ['given up, then paid', 2000, [bond('a', 'dropped'), bond('a', 'paid')], false],
  ['another’s', 2000, [bond('b', 'paid')], true],
  ['returned', 2000, [bond('a', 'returned')], true],
])('a deposit is due: %s', (_, fen, bonds, due) => expect(bondDue({ bid_deposit_fen: fen, bonds }, 'a')).toBe(due))
it('goes on with the payment that was begun', () => {
  expect(bondOf([bond('a', 'dropped'), bond('b', 'paid'), bond('a', 'asked')], 'a')?.uuid).toBe('a-asked')
  expect(bondOf([bond('a', 'forfeited')], 'a')).toBeUndefined()
})
it('finds the way back from its payment', () => {
  keepTender('p1', 't1')
  expect([tenderOf('p1'), tenderOf('p2')]).toEqual(['t1', ''])
})
