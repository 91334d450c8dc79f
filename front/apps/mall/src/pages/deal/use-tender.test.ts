import { expect, it } from 'vitest'
import { clockOf } from './use-tender'

it.each([
  [0, '0:00'],
  [-5, '0:00'],
  [59.9, '0:59'],
  [61, '1:01'],
  [3600, '1:00:00'],
  [90061, '25:01:01'],
])('%s seconds', (s, text) => expect(clockOf(s)).toBe(text))
