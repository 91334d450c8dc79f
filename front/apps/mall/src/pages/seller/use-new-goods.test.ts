import { expect, it } from 'vitest'
import { gramsOfSpec } from './use-new-goods'

it.each([
  ['5 kg', 5000],
  ['10斤装', 5000],
  ['500克/袋', 500],
  ['2.5公斤', 2500],
  ['一箱', null],
  ['', null],
])('%s', (spec, g) => expect(gramsOfSpec(spec)).toBe(g))
