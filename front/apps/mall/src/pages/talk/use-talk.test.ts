import { expect, it } from 'vitest'
import type { Talk } from '@tiantou/api'
import { aboutOf, findTalk } from './use-talk'

const talks = [{ uuid: 't1', goods: 'g1', order_uuid: null }, { uuid: 't2', goods: null, order_uuid: 'o1' }] as Talk[]

it.each([
  [{ goods: 'g1' }, 't1'],
  [{ order: 'o1' }, 't2'],
  [{ goods: 'g2' }, undefined],
  [{ order: 'g1' }, undefined],
  [{}, undefined],
])('finds the talk over %j', (about, uuid) => expect(findTalk(talks, about)?.uuid).toBe(uuid))
it.each([
  [{ goods: 'g' }, 't', { talk: 't' }],
  [{ goods: 'g' }, undefined, { goods: 'g' }],
  [{ order: 'o', goods: 'g' }, undefined, { order: 'o' }],
])('a message over exactly one thing: %j %s', (about, talk, body) => expect(aboutOf(about, talk)).toEqual(body))
