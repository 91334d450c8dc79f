import { effectScope } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useLive } from './use-live'

class Source {
  static all: Source[] = []
  static readonly CLOSED = 2
  readyState = 1
  onerror: (() => void) | null = null
  heard: Record<string, () => void> = {}
  constructor(readonly url: string) {
    Source.all.push(this)
  }
  addEventListener(name: string, fn: () => void) {
    this.heard[name] = fn
  }
  close() {
    this.readyState = 2
  }
}

describe('useLive', () => {
  beforeEach(() => {
    Source.all = []
    vi.useFakeTimers()
    vi.stubGlobal('EventSource', Source)
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })
  it('tells once of many changes, and nothing when the page is gone', () => {
    const told = vi.fn(),
      scope = effectScope()
    scope.run(() => useLive('/x', told))
    const [s] = Source.all
    for (let n = 0; n < 5; n++) s.heard.changed()
    vi.advanceTimersByTime(1000)
    expect(told).toHaveBeenCalledTimes(1)
    s.heard.changed()
    scope.stop()
    vi.advanceTimersByTime(1000)
    expect(told).toHaveBeenCalledTimes(1)
    expect(s.readyState).toBe(2)
  })
  it('asks again where the browser gave up, and leaves it alone where it connects again itself', () => {
    const scope = effectScope()
    scope.run(() => useLive('/x', () => undefined))
    Source.all[0].onerror!()
    vi.advanceTimersByTime(120000)
    expect(Source.all.length).toBe(1)
    Source.all[0].readyState = 2
    Source.all[0].onerror!()
    vi.advanceTimersByTime(61000)
    expect(Source.all.length).toBe(2)
    scope.stop()
  })
})
