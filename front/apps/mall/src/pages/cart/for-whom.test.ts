import { expect, it } from 'vitest'
import { forBody, forMissing, forMyself } from './for-whom'

it.each([
  ['for oneself', forMyself(), [], {}],
  ['for oneself after all', { other: false, household: 'h1', consent: '口头' }, [], {}],
  ['for nobody yet', { other: true, household: '', consent: '' }, ['household', 'consent'], null],
  ['without its consent', { other: true, household: 'h1', consent: '  ' }, ['consent'], null],
  ['with its consent', { other: true, household: 'h1', consent: ' 当面同意 ' }, [], { household: 'h1', consent: '当面同意', channel: 'point' }],
])('a point buys %s', (_, form, missing, body) => {
  expect(Object.keys(forMissing(form))).toEqual(missing)
  if (body) expect(forBody(form)).toEqual(body)
})
