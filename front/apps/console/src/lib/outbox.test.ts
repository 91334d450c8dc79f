import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiError } from '@tiantou/api'
import { dropKept, flushOutbox, outbox, recordOrKeep, refused, unsafe, waiting, type Work } from './outbox'

const down = new ApiError('network', '', '', 0),
  no = new ApiError('interval_open', '', '间隔期未满', 422)
const broken = async () => {
  throw down
}
const due = (step: string): Work => ({ what: 'due', body: { step } })
const scouting = { what: 'record', body: { season: 's', kind: 'scout', uses: [], day: '2026-11-21' } } as unknown as Work
const harvest = { what: 'harvest', body: { season: 's', product: 'p', quantity_g: 1000 } } as unknown as Work
beforeEach(() => {
  vi.restoreAllMocks()
  unsafe.value = false
  localStorage.clear()
  outbox.value = []
})

describe('outbox', () => {
  it.each([
    ['due work', due('s')],
    ['a scouting', scouting],
    ['a harvest', harvest],
  ])('keeps %s that could not be sent, and sends it with the same key', async (_, work) => {
    const keys: string[] = [],
      sent: unknown[] = []
    const first = await recordOrKeep(work, '活', 'me', undefined, async (_w, k) => {
      keys.push(k)
      throw down
    })
    expect(first).toEqual({ stored: false })
    expect(JSON.parse(localStorage.getItem('tt-outbox')!)).toHaveLength(1)
    expect(
      await flushOutbox('me', async (w, k) => {
        keys.push(k)
        sent.push(w.what, w.body)
      }),
    ).toBe(1)
    expect(keys[0]).toBe(keys[1])
    expect(sent).toEqual([work.what, work.body])
    expect(outbox.value).toEqual([])
  })
  it('uses the key of the form, whose first attempt may have arrived', async () => {
    await recordOrKeep(harvest, '采收', 'me', 'form-key', broken)
    expect(waiting.value.map((k) => k.key)).toEqual(['form-key'])
  })
  it('tells a refusal at once when there is a network', async () => {
    await expect(
      recordOrKeep(harvest, '采收', 'me', undefined, async () => {
        throw no
      }),
    ).rejects.toBe(no)
    expect(outbox.value).toEqual([])
  })
  it('sends in the order of recording, older work before the new', async () => {
    await recordOrKeep(due('1'), '一', 'me', undefined, broken)
    await recordOrKeep(scouting, '二', 'me', undefined, broken)
    const order: string[] = []
    const third = await recordOrKeep(harvest, '三', 'me', undefined, async (w) => {
      order.push(w.what)
      return 'lot'
    })
    expect(order).toEqual(['due', 'record', 'harvest'])
    expect(third).toEqual({ stored: true, answer: 'lot' })
    expect(outbox.value).toEqual([])
  })
  it('does not overtake work that still waits', async () => {
    await recordOrKeep(due('1'), '一', 'me', undefined, broken)
    const send = vi.fn(broken)
    expect(await recordOrKeep(harvest, '二', 'me', undefined, send)).toEqual({ stored: false })
    expect(send).toHaveBeenCalledTimes(1) // the older one was tried, the new one was not
    expect(waiting.value.map((k) => k.title)).toEqual(['一', '二'])
  })
  it('keeps the reason of a late refusal and goes on with the next', async () => {
    await recordOrKeep(due('1'), '一', 'me', undefined, broken)
    await recordOrKeep(harvest, '二', 'me', undefined, broken)
    expect(
      await flushOutbox('me', async (w) => {
        if (w.what === 'due') throw no
      }),
    ).toBe(1)
    expect(refused.value.map((k) => [k.title, k.refused])).toEqual([['一', '间隔期未满']])
    dropKept(refused.value[0].key)
    expect(outbox.value).toEqual([])
  })
  it('stops at a broken connection and never sends another person’s work', async () => {
    await recordOrKeep(due('1'), '一', 'me', undefined, broken)
    const send = vi.fn(broken)
    expect(await flushOutbox('me', send)).toBe(0)
    expect(await flushOutbox('other', send)).toBe(0)
    expect(send).toHaveBeenCalledTimes(1)
    expect(waiting.value).toHaveLength(1)
  })
  it('loses nothing that another tab put in', async () => {
    await recordOrKeep(due('1'), '一', 'me', undefined, broken)
    const mine = JSON.parse(localStorage.getItem('tt-outbox')!) as object[]
    localStorage.setItem('tt-outbox', JSON.stringify([...mine, { ...mine[0], key: 'other-tab', title: '别的窗口' }]))
    await recordOrKeep(harvest, '二', 'me', undefined, broken)
    expect(waiting.value.map((k) => k.title)).toEqual(['一', '别的窗口', '二'])
  })
  it('says when the device has no room, and still sends', async () => {
    const full = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    vi.stubGlobal('localStorage', { getItem: () => null, setItem: full })
    await recordOrKeep(due('1'), '一', 'me', undefined, broken)
    expect([unsafe.value, waiting.value.length]).toEqual([true, 1])
    vi.unstubAllGlobals()
    expect(await flushOutbox('me', async () => undefined)).toBe(1)
    expect([unsafe.value, outbox.value]).toEqual([false, []])
  })
  it('reads what an older console kept', async () => {
    localStorage.setItem('tt-outbox', JSON.stringify([{ key: 'k', title: '旧', who: 'me', body: { step: 's' } }]))
    dropKept('none')
    expect(waiting.value).toMatchObject([{ what: 'due', key: 'k' }])
  })
})
