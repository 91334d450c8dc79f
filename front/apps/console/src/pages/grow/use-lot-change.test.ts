import { beforeEach, describe, expect, it, vi } from 'vitest'
import { setLang } from '@tiantou/i18n'

const asked: Record<string, unknown>[] = []
const lot = (uuid: string, operator: string) => ({ uuid, lot_no: uuid, product_name: '番茄', operator, operator_name: operator })
vi.mock('../../lib/server', () => ({
  api: {
    lotGet: async ({ id }: { id: string }) => lot(id, 'farm-a'),
    lotList: async (query: Record<string, unknown>) => (asked.push(query), { items: [lot('l1', 'farm-a'), lot('l2', 'farm-b')] }),
    productList: async (query: Record<string, unknown>) => (asked.push(query), { items: [] }),
  },
}))
const { balance, useLotChange } = await import('./use-lot-change')
setLang('zh-CN')
beforeEach(() => {
  asked.length = 0
})

describe('changing lots', () => {
  it('offers only products of the producer whose lot goes in', async () => {
    const c = useLotChange()
    await c.one('l9')
    await c.products('茄', { inputs: [{ lot: 'l9' }] })
    expect(asked.at(-1)).toMatchObject({ q: '茄', operator: 'farm-a' })
  })
  it('offers everybody’s lots first, then only those of the same producer', async () => {
    const c = useLotChange()
    await c.lots('', { inputs: [{}] })
    expect(asked.at(-1)).toMatchObject({ state: 'active', operator: undefined })
    await c.lots('', { inputs: [{ lot: 'l2' }, {}] })
    expect(asked.at(-1)).toMatchObject({ operator: 'farm-b' })
  })
  it('knows no producer before a lot is chosen', async () => {
    await useLotChange().products('', { inputs: [{}] })
    expect(asked.at(-1)).toMatchObject({ operator: undefined })
  })
  it('adds up what goes in, comes out and is lost', () => {
    expect(balance({ inputs: [{ quantity_g: '1.5' }, { quantity_g: '2' }], outputs: [{ quantity_g: '3' }, {}], loss_g: '0.5' })).toBe('投入 3.5 千克，产出 3 千克，损耗 500 克')
  })
})
