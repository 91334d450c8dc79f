import { expect, it } from 'vitest'
import { ApiError } from '@tiantou/api'
import { eachRow } from './bulk'

it('goes on after a refusal, counts, and keeps its reason', async () => {
  const steps: number[] = []
  const act = async (n: number) => {
    if (n === 2) throw new ApiError('conflict', '', '已准出', 409)
  }
  expect(await eachRow([1, 2, 3], act, (i) => steps.push(i))).toEqual({ done: 2, failed: ['已准出'] })
  expect(steps).toEqual([1, 2, 3])
})
