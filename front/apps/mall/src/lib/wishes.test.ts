import { describe, expect, it } from 'vitest'
import { choiceOf, choose, extraFen, groupsOf, textFault } from './wishes'

const c = (uuid: string, kind: string, extra_fen: number) => ({ uuid, kind, kind_en: null, name: uuid, name_en: null, extra_fen })
const wishes = (allow = 'han') => ({ choices: [c('a1', '包装', 0), c('a2', '包装', 800), c('b1', '卡片', 0), c('b2', '卡片', 150)], label: '刻字', label_en: null, chars_max: 4, allow, text_fen: 333 }) as never
const [pack, card] = groupsOf(wishes()) as [ReturnType<typeof groupsOf>[0], ReturnType<typeof groupsOf>[0]]

describe('wishes', () => {
  it('stand in groups; the first of each holds when none is chosen', () => {
    expect(groupsOf(wishes()).map((g) => [g.kind, g.choices.length])).toEqual([['包装', 2], ['卡片', 2]])
    expect(groupsOf(null)).toEqual([])
    expect(choiceOf(pack, [])?.uuid).toBe('a1')
    expect(choiceOf(pack, ['b2', 'a2'])?.uuid).toBe('a2')
  })
  it('one of a group at a time', () => {
    expect(choose(pack, ['b2'], 'a2')).toEqual(['b2', 'a2'])
    expect(choose(card, ['b2', 'a2'], 'b1')).toEqual(['a2'])
  })
  it('cost what the server will take', () => {
    expect(extraFen(wishes(), [], '')).toBe(0)
    expect(extraFen(wishes(), ['a2', 'b2'], ' 福 ')).toBe(800 + 150 + 333)
    expect(extraFen(null, ['a2'], '福')).toBe(0)
  })
  it('a text the shop can engrave', () => {
    const cases: [string, string, string][] = [['han', '寿比南山', ''], ['han', '一二三四五', 'long'], ['han', 'abc', 'characters'], ['latin', 'A & B', 'long'], ['latin', 'A&B', ''], ['mixed', '福 1', ''], ['mixed', '福\u202e', 'characters'], ['mixed', '😀', 'characters'], ['han', '  ', '']]
    for (const [allow, text, want] of cases) expect(textFault(wishes(allow), text), text).toBe(want)
  })
})
