import { describe, expect, it } from 'vitest'
import { documentOf, stateOf } from './capture-report'

describe('a capture', () => {
  it.each([
    [{ running: true, refused: 0 }, 'running'],
    [{ running: true, refused: 3 }, 'running'],
    [{ running: false, refused: 3 }, 'refused'],
    [{ running: false, refused: 0 }, 'done'],
  ])('is %o: %s', (r, state) => expect(stateOf(r)).toBe(state))
  it.each([
    ['{"type":"EPCISDocument"}', 'application/json'],
    ['\uFEFF  \n{}', 'application/json'],
    ['<?xml version="1.0"?><x/>', 'application/xml'],
    ['a;b;c', undefined],
    ['', undefined],
  ])('of %s is %s', async (text, type) => expect((await documentOf(new Blob([text])))?.type).toBe(type))
})
