import { expect, it } from 'vitest'
import { routes } from '../../router'
import { keepTender } from '../deal/use-bond'
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
  ['bond', true, 's-tenders'],
  ['input_sale', true, 'inputs-bought'],
])('a payment for a %s, of a seller: %s, leads to %s', (subject, seller, name) => {
  expect(paidFor(subject, seller).name).toBe(name)
  expect(routes.some((r) => r.name === name)).toBe(true)
})
it('a bid deposit leads back to its own tender, where the way was kept', () => {
  keepTender('p1', 't1')
  expect(paidFor('bond', true, 'p1')).toMatchObject({ name: 's-tender', params: { id: 't1' } })
  expect(paidFor('deposit', true, 'p1').name).toBe('s-contracts')
  expect(routes.some((r) => r.name === 's-tender')).toBe(true)
})
