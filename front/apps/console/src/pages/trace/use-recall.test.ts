import { describe, expect, it } from 'vitest'
import type { Recall } from '@tiantou/api'
import { setLang } from '@tiantou/i18n'
import { countsOf, waysOf } from './use-recall'

setLang('zh-CN')
describe('a recall', () => {
  it.each([
    ['draft', false, ['open', 'withdrawn']],
    ['open', false, ['closed', 'withdrawn']],
    ['closed', false, []],
    ['withdrawn', false, []],
    ['drilled', true, []],
    ['draft', true, []],
  ] as const)('from %s (drill %s) may go to %j', (state, mock, ways) => expect(waysOf({ state, mock })).toEqual(ways))
  it('says its numbers', () => {
    const said = Object.fromEntries(countsOf({ lots_n: 3, packs: 1200, containers: 30, holders: 4, answered: 1, quantity_g: 1234500, located_permille: 875, took_ms: 1530 } as Recall).map((c) => [c.name, c.value]))
    expect(said).toEqual({ lots: '3', packs: '1,230', quantity: '1,234.5 千克', located: '87.5%', holders: '4', took: '1.5 秒' })
  })
})
