import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { ApiError } from '@tiantou/api'
import type { Column } from './column'
import { useList, type ListSource, type ListState } from './use-list'

const columns: Column[] = [
  { name: 'name', type: 'text', sort: true, search: true, zh: '名称', en: 'Name' },
  { name: 'state', type: 'enum', filter: true, names: ['active', 'closed'], zh: '状态', en: 'State' },
  { name: 'created_at', type: 'time', sort: true, filter: true, zh: '时间', en: 'Time' },
  { name: 'secret', type: 'text', filter: true, hide: true, zh: '内', en: 'Inner' },
]
async function list(address: string, over: Partial<ListSource> = {}) {
  const load = vi.fn(async () => ({ items: [{ uuid: '1', name: 'a' }], next: 'c2', total: 61 }))
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:any(.*)', component: { render: () => h('i') } }] })
  await router.push(address)
  let state!: ListState
  const wrapper = mount(
    defineComponent({
      setup() {
        state = useList({ name: 'x', columns, load, fileUrl: (q) => `/x?${JSON.stringify(q)}`, ...over })
        return () => h('i')
      },
    }),
    { global: { plugins: [router] } },
  )
  await flushPromises()
  return {
    state,
    load: load as ReturnType<typeof vi.fn>,
    router,
    wrapper,
    asked: () => load.mock.calls.at(-1) as unknown as [Record<string, unknown>],
  }
}
afterEach(() => localStorage.clear())

describe('useList', () => {
  it('asks what the address says, and nothing that is no filter', async () => {
    const l = await list('/x?q=番茄&state=active&state=closed&sort=-name&created_at.ge=2026-01-01&other=1')
    expect(l.asked()[0]).toMatchObject({ q: '番茄', state: ['active', 'closed'], sort: '-name', 'created_at.ge': ['2026-01-01'], count: 1 })
    expect(l.asked()[0]).not.toHaveProperty('other')
    expect(l.state.filtered.value).toBe(true)
    expect(l.state.page.value.total).toBe(61)
  })
  it('pages forth and back by cursor, and starts again when the question changes', async () => {
    const l = await list('/x')
    l.state.next()
    await flushPromises()
    expect(l.asked()[0].cursor).toBe('c2')
    expect(l.state.pageNo.value).toBe(2)
    l.state.prev()
    await flushPromises()
    expect(l.asked()[0].cursor).toBeUndefined()
    l.state.next()
    await flushPromises()
    l.state.ask({ state: ['active'] })
    await flushPromises()
    expect(l.asked()[0]).toMatchObject({ state: ['active'], cursor: undefined })
    expect(l.state.pageNo.value).toBe(1)
  })
  it('sorts up, down, off', async () => {
    const l = await list('/x')
    for (const sort of ['name', '-name', undefined]) {
      l.state.sortBy('name')
      await flushPromises()
      expect(l.asked()[0].sort).toBe(sort)
    }
  })
  it('keeps the chosen columns on the device, and never shows hidden ones', async () => {
    const l = await list('/x')
    expect(l.state.columns.value.map((c) => c.name)).toEqual(['name', 'state', 'created_at'])
    l.state.choose(['name'])
    expect((await list('/x')).state.columns.value.map((c) => c.name)).toEqual(['name'])
    expect(l.state.filterNames).toEqual(['state', 'created_at'])
  })
  it('keeps two lists of one page apart', async () => {
    const l = await list('/x?a.q=1&q=2', { prefix: 'a' })
    expect(l.asked()[0].q).toBe('1')
    l.state.clear()
    await flushPromises()
    expect(l.router.currentRoute.value.query).toEqual({ q: '2' })
  })
  it('shows the error and recovers', async () => {
    const load = vi
      .fn()
      .mockRejectedValueOnce(new ApiError('network', 'network', '', 0))
      .mockResolvedValueOnce({ items: [] })
    const l = await list('/x', { load })
    expect(l.state.error.value?.network).toBe(true)
    await l.state.reload()
    expect(l.state.error.value).toBeNull()
  })
  it('exports what is filtered, not what is paged', async () => {
    const l = await list('/x?state=active&cursor=c9')
    expect(l.state.fileUrl('csv')).toContain('"format":"csv"')
    expect(l.state.fileUrl('csv')).not.toContain('cursor')
  })
})
