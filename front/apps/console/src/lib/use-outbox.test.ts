import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiError, type Me } from '@tiantou/api'
import { outbox } from './outbox'
import { api } from './server'
import { me } from './session'
import { useOutbox } from './use-outbox'

const Host = { setup: () => useOutbox(), render: () => null }
const work = { what: 'due' as const, body: { step: 's' }, key: 'k', title: '一', who: 'a', at: '' }
beforeEach(() => {
  vi.useFakeTimers()
  localStorage.clear()
  localStorage.setItem('tt-outbox', JSON.stringify([work]))
  outbox.value = []
  me.value = null
})
afterEach(() => vi.useRealTimers())

describe('useOutbox', () => {
  it('sends as soon as the person is known, and again later while the network is gone', async () => {
    const send = vi.spyOn(api, 'dueDone').mockRejectedValue(new ApiError('network', '', '', 0))
    const page = mount(Host)
    outbox.value = [work]
    await flushPromises()
    expect(send).toHaveBeenCalledTimes(0) // nobody is signed in
    me.value = { uuid: 'a' } as Me
    await flushPromises()
    expect(send).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(6000)
    expect(send).toHaveBeenCalledTimes(2)
    send.mockResolvedValue({} as never)
    dispatchEvent(new Event('online'))
    await flushPromises()
    expect([send.mock.calls.length, outbox.value]).toEqual([3, []])
    await vi.advanceTimersByTimeAsync(120000)
    expect(send).toHaveBeenCalledTimes(3) // nothing waits, nothing is asked
    page.unmount()
  })
  it('stops with the page', async () => {
    const send = vi.spyOn(api, 'dueDone').mockRejectedValue(new ApiError('network', '', '', 0))
    const page = mount(Host)
    me.value = { uuid: 'a' } as Me
    outbox.value = [work]
    await flushPromises()
    page.unmount()
    const n = send.mock.calls.length
    await vi.advanceTimersByTimeAsync(300000)
    dispatchEvent(new Event('online'))
    expect(send).toHaveBeenCalledTimes(n)
  })
})
