import { expect, it } from 'vitest'
import { endOf, instantOf, localOf } from './times'

it('days end at midnight in China, wherever the phone is', () => expect(endOf('2026-11-22')).toBe('2026-11-22T15:59:59.000Z'))
it.each([
  ['2026-11-22T18:30', '2026-11-22T10:30:00.000Z'],
  ['2026-01-01T00:00', '2025-12-31T16:00:00.000Z'],
  ['', ''],
  ['soon', ''],
])('%s is %s', (local, instant) => {
  expect(instantOf(local)).toBe(instant)
  if (instant) expect(localOf(new Date(instant))).toBe(local)
})
