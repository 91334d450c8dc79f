import { afterEach, expect, it, vi } from 'vitest'
import { pause, poll } from './poll'

afterEach(() => vi.useRealTimers())

it('waits longer each time, never above 15 s', () => {
  const all = Array.from({ length: 20 }, (_, n) => pause(n))
  expect(all.slice(0, 3)).toEqual([1000, 1500, 2250])
  expect(Math.max(...all)).toBe(15000)
  expect(all).toEqual([...all].sort((a, b) => a - b))
})
it('asks until it is so, goes on after a failure, and not after it was stopped', async () => {
  vi.useFakeTimers()
  let asked = 0
  poll(async () => {
    asked++
    if (asked === 2) throw new Error('lost')
    return asked === 4
  })
  await vi.advanceTimersByTimeAsync(60000)
  expect(asked).toBe(4)
  let more = 0
  const stop = poll(async () => {
    more++
    return false
  })
  await vi.advanceTimersByTimeAsync(1100)
  stop()
  const so = more
  await vi.advanceTimersByTimeAsync(60000)
  expect([so, more]).toEqual([2, 2])
})
