import { expect, it } from 'vitest'
import { stepOf } from './use-order'

it.each([
  ['placed', 0],
  ['paid', 1],
  ['packed', 1],
  ['shipped', 2],
  ['received', 3],
  ['completed', 4],
  ['cancelled', -1],
  ['refunding', -1],
  [undefined, -1],
])('%s', (state, step) => expect(stepOf(state)).toBe(step))
