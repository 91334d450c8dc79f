import { beforeEach, expect, it } from 'vitest'
import { forgetSearched, keepSearched, searched } from './searched'

beforeEach(() => localStorage.clear())

it('keeps the latest ten, each once, newest first', () => {
  for (let i = 0; i < 12; i++) keepSearched(`词${i}`)
  keepSearched(' 词5 ')
  keepSearched('  ')
  expect(searched()).toEqual(['词5', '词11', '词10', '词9', '词8', '词7', '词6', '词4', '词3', '词2'])
  forgetSearched()
  expect(searched()).toEqual([])
})
it('is not upset by what somebody else put there', () => {
  localStorage.setItem('tt-mall-searched', '{"a":1}')
  expect(searched()).toEqual([])
  localStorage.setItem('tt-mall-searched', 'no json')
  expect(searched()).toEqual([])
})
