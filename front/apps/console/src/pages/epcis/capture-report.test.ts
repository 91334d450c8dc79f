import { describe, expect, it } from 'vitest'
import type { CaptureItem } from '@tiantou/api'
import { documentOf, movedTo, stateOf, type CaptureReport } from './capture-report'

const report = { captureID: 'c', running: true, total: 9000, done: 1000, accepted: 1000, duplicate: 0, refused: 0, errors: [], warnings: [] } as unknown as CaptureReport
const row = (change: Partial<CaptureItem>) => ({ state: 'running', done: 3000, accepted: 2998, duplicate: 1, refused: 1, warnings: 0, ...change }) as CaptureItem

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
  it('moves by its counts while it runs', () => expect(movedTo(report, row({}))).toEqual({ ...report, done: 3000, accepted: 2998, duplicate: 1, refused: 1 }))
  it.each([
    ['has ended', report, row({ state: 'done' })],
    ['has warnings', report, row({ warnings: 1 })],
    ['is not in the list', report, undefined],
  ])('is read whole when it %s', (_, r, now) => expect(movedTo(r, now)).toBe(null))
  it('is not read again for warnings beyond those shown', () =>
    expect(movedTo({ ...report, running: false, warnings: Array(200).fill({}) }, row({ state: 'refused', warnings: 230 }))?.refused).toBe(1))
})
