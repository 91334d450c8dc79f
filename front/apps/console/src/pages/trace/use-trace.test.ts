import { describe, expect, it } from 'vitest'
import type { TraceEdge, TraceNode } from '@tiantou/api'
import { setLang } from '@tiantou/i18n'
import { csvOf, deedsOf, epcOf } from './use-trace'

setLang('zh-CN')
const node = (id: number, kind: TraceNode['kind'], more: Partial<TraceNode> = {}) => ({ id, kind, uri: `u${id}`, name: `名${id}`, ...more }) as TraceNode
const edge = (from: number, to: number, kind: TraceEdge['kind'], at: string, more: Partial<TraceEdge> = {}) => ({ from, to, kind, at, event: `e${at}`, sender: null, ...more }) as TraceEdge

describe('epcOf', () => {
  it.each([
    ['https://yunling.example/01/09520000000011/10/261104-01?x=1', 'https://id.gs1.org/01/09520000000011/10/261104-01'],
    ['(01)09520000000011(10)261104-01', 'https://id.gs1.org/01/09520000000011/10/261104-01'],
    ['(00)095200000005000054', 'https://id.gs1.org/00/095200000005000054'],
    [' urn:epc:id:sgtin:9521234.054321.1 ', 'urn:epc:id:sgtin:9521234.054321.1'],
    ['https://id.gs1.org/414/9521234540007', 'https://id.gs1.org/414/9521234540007'],
    ['261104-01', null],
    ['番茄', null],
  ])('%s', (text, epc) => expect(epcOf(text)).toBe(epc))
})
describe('the list of deeds', () => {
  const nodes = [node(0, 'lot', { product_name: '番茄', lot_no: 'A1' }), node(1, 'act', { step: 'commissioning' }), node(2, 'container'), node(3, 'place', { name: '岭南鲜店' })]
  const edges = [
    edge(0, 3, 'seen', '2026-11-05T00:00:00Z', { sender: '冷链平台' }),
    edge(0, 1, 'input', '2026-11-02T00:00:00Z', { quantity: '120.5', unit: 'KGM' }),
    edge(0, 2, 'packed', '2026-11-03T00:00:00Z', { action: 'ADD' }),
    edge(0, 2, 'packed', '2026-11-04T00:00:00Z', { action: 'DELETE' }),
  ]
  it('is in order of time and in words', () => {
    expect(deedsOf({ nodes, edges }).map((d) => [d.text, d.amount])).toEqual([
      ['番茄 A1 投入 赋码', '120.5 千克'],
      ['番茄 A1 装入 名2', ''],
      ['番茄 A1 从 名2 取出', ''],
      ['番茄 A1 在 岭南鲜店', ''],
    ])
  })
  it('is a sheet without formulas', () => {
    const rows = csvOf(deedsOf({ nodes: [node(0, 'pack', { name: '=1+1"' }), node(3, 'place')], edges: [edge(0, 3, 'seen', '2026-11-05T00:00:00Z')] })).split('\r\n')
    expect(rows).toHaveLength(2)
    expect(rows[1]).toContain(`"'=1+1"" 在 名3"`)
  })
})
