import { expect, it } from 'vitest'
import { routes } from '../../router'
import { paidFor } from './paid-for'

it.each([
  ['purchase', false, 'orders'],
  [null, true, 'orders'],
  ['pledge', false, 'my-packages'],
  ['pledge', true, 'my-packages'],
  ['deposit', false, 'my-contracts'],
  ['deposit', true, 's-contracts'],
  ['bill', true, 'my-contracts'],
  ['statement', false, 'my-account'],
])('a payment for a %s, of a seller: %s, leads to %s', (subject, seller, name) => {
  expect(paidFor(subject, seller).name).toBe(name)
  expect(routes.some((r) => r.name === name)).toBe(true)
})
