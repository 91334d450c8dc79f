import { expect, it } from 'vitest'
import type { CartLine, MallCampaign } from '@tiantou/api'
import { setLang } from '@tiantou/i18n/mall'
import { allows, campaignOf, clock, lineFen, runningNow, soldOutNow, soonOf } from './campaign'

const NOW = Date.parse('2026-11-22T08:00:00Z')
const one = (more: Partial<MallCampaign>) => ({ sku: 's', piece_fen: 990, left: 3, from_at: '2026-11-22T07:00:00Z', until_at: '2026-11-22T09:00:00Z', ...more }) as MallCampaign

it.each([
  ['runs', {}, 990],
  ['of another size', { sku: 'x' }, undefined],
  ['begins later', { from_at: '2026-11-22T08:00:01Z' }, undefined],
  ['begins this moment', { from_at: '2026-11-22T08:00:00Z' }, 990],
  ['ends this moment', { until_at: '2026-11-22T08:00:00Z' }, undefined],
  ['sold out', { left: 0 }, undefined],
])('a campaign that %s', (_, more, fen) => expect(runningNow([one(more)], 's', NOW)?.piece_fen).toBe(fen))
it('takes the cheapest, and tells what comes and what is gone', () => {
  const all = [one({ piece_fen: 1200 }), one({ piece_fen: 800 }), one({ piece_fen: 100, left: 0 }), one({ from_at: '2026-11-23T00:00:00Z', piece_fen: 50 }), one({ from_at: '2026-11-24T00:00:00Z', piece_fen: 40 })]
  expect(runningNow(all, 's', NOW)?.piece_fen).toBe(800)
  expect(soonOf(all, 's', NOW)?.piece_fen).toBe(50)
  expect([soldOutNow(all, 's', NOW), soldOutNow(all.slice(0, 2), 's', NOW)]).toEqual([true, false])
})
it.each([
  [3, 0, 3, true],
  [3, 0, 4, false],
  [9, 1, 1, true],
  [9, 1, 2, false],
  [0, 0, 1, false],
])('left %i, limit %i, wanted %i: %s', (left, limit, pieces, may) => expect(allows(left, limit, pieces)).toBe(may))
it('the cart goes back to the usual price for more than the campaign allows', () => {
  const line = (pieces: number) => ({ pieces, fen: pieces * 4990, campaign: 'c', campaign_fen: 990, campaign_left: 5, per_address: 2 }) as CartLine
  expect([campaignOf(line(2)), lineFen(line(2))]).toEqual(['c', 1980])
  expect([campaignOf(line(3)), lineFen(line(3))]).toEqual([undefined, 14970])
  expect(lineFen({ pieces: 1, fen: 4990, campaign: null } as CartLine)).toBe(4990)
})
it.each([
  ['2026-11-24T11:30:00Z', '2 天 3 小时'],
  ['2026-11-22T13:09:30Z', '05:09:30'],
  ['2026-11-22T07:00:00Z', '00:00:00'],
])('until %s: %s', (until, text) => {
  setLang('zh-CN')
  expect(clock(until, NOW)).toBe(text)
})
