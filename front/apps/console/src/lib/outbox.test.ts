import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiError } from '@tiantou/api'
import { dropRefused, flushOutbox, outbox, recordOrKeep, refused, waiting } from './outbox'

const down = new ApiError('network', '', '', 0),
  no = new ApiError('interval_open', '', '间隔期未满', 422)
beforeEach(() => {
  outbox.value = []
  localStorage.clear()
})

describe('outbox', () => {
  it('keeps what could not be sent, and sends it with the same key', async () => {
    const keys: string[] = []
    expect(
      await recordOrKeep('打药', { step: 's' }, 'me', async (_b, k) => {
        keys.push(k)
        throw down
      }),
    ).toBe(false)
    expect(JSON.parse(localStorage.getItem('tt-outbox')!)).toHaveLength(1)
    expect(
      await flushOutbox('me', async (_b, k) => {
        keys.push(k)
      }),
    ).toBe(1)
    expect(keys[0]).toBe(keys[1])
    expect(outbox.value).toEqual([])
  })
  it('tells a refusal at once when there is a network', async () => {
    await expect(
      recordOrKeep('采收', {}, 'me', async () => {
        throw no
      }),
    ).rejects.toBe(no)
    expect(outbox.value).toEqual([])
  })
  it('keeps the reason of a late refusal and goes on with the next', async () => {
    await recordOrKeep('一', { step: '1' }, 'me', async () => {
      throw down
    })
    await recordOrKeep('二', { step: '2' }, 'me', async () => {
      throw down
    })
    expect(
      await flushOutbox('me', async (b) => {
        if (b.step === '1') throw no
      }),
    ).toBe(1)
    expect(refused.value.map((k) => k.refused)).toEqual(['间隔期未满'])
    dropRefused()
    expect(outbox.value).toEqual([])
  })
  it('stops at a broken connection and never sends another person’s work', async () => {
    await recordOrKeep('一', {}, 'me', async () => {
      throw down
    })
    const send = vi.fn(async () => {
      throw down
    })
    expect(await flushOutbox('me', send)).toBe(0)
    expect(await flushOutbox('other', send)).toBe(0)
    expect(send).toHaveBeenCalledTimes(1)
    expect(waiting.value).toHaveLength(1)
  })
})
