import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { setLang, t, word, words, type WordKey } from './index'
import { words as mallWords } from './mall'
import dealRoom from './rooms/deal'
import mallRoom from './rooms/mall'

const ROOT = join(__dirname, '../../..')
const sources = (dir: string): string[] =>
  readdirSync(dir).flatMap((name) => {
    const path = join(dir, name)
    if (name === 'node_modules' || name === 'dist') return []
    return statSync(path).isDirectory() ? sources(path) : /\.(vue|ts)$/.test(name) && !/\.(test|d)\.ts$/.test(name) ? [path] : []
  })
const usedBy = (...dirs: string[]) =>
  dirs.flatMap((dir) => sources(join(ROOT, dir))).flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/(?:\bt\(|title: |label: |help: |titleKey: )'([a-z]+\.[A-Za-z0-9.]+)'/g)].map((m) => ({
      key: m[1],
      path: path.slice(ROOT.length),
    })),
  )
const used = usedBy('apps/console', 'packages/ui'),
  usedByMall = usedBy('apps/mall')
const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort()

describe('words', () => {
  it('are in both languages, with the same places to fill', () => {
    const wrong = Object.entries({ ...words, ...mallWords }).filter(
      ([, pair]) => pair.length !== 2 || !pair[0].trim() || !pair[1].trim() || String(holes(pair[0])) !== String(holes(pair[1])),
    )
    expect(wrong).toEqual([])
  })
  it('say one and many by a place that is there, and never a number and a plural with nothing to choose by', () => {
    const all = Object.entries({ ...words, ...mallWords })
    const choices = all.filter(([, pair]) => pair[1].includes('|'))
    expect(choices.length).toBeGreaterThan(40)
    expect(choices.filter(([, pair]) => [...pair[1].matchAll(/\{(\w+)\|[^|{}]+\|[^|{}]+\}/g)].some((m) => !holes(pair[0]).includes(m[1])))).toEqual([])
    expect(all.filter(([, pair]) => pair[1].replaceAll(/\{\w+\|[^|{}]+\|[^|{}]+\}/g, '').includes('|'))).toEqual([])
    expect(all.filter(([, pair]) => /\{(n|m|days|max|min|target|things|deeds)\} (?:sealed )?(days|holders|statements|packs|shops|producers|rows|shares|lots|plots|tests|points|bids|bills|events|deliveries|characters|records|kinds|times)\b/.test(pair[1]))).toEqual([])
  })
  it('knows every key that a page uses', () => {
    expect(used.length).toBeGreaterThan(0)
    expect(used.filter((u) => !(u.key in words))).toEqual([])
    expect(usedByMall.length).toBeGreaterThan(0)
    expect(usedByMall.filter((u) => !(u.key in mallWords))).toEqual([])
  })
  it('keeps the words of the mall that no page uses to none', () => {
    const text = sources(join(ROOT, 'apps/mall')).map((path) => readFileSync(path, 'utf8')).join('\n')
    const idle = Object.keys({ ...mallRoom, ...dealRoom }).filter((key) => !key.startsWith('e.') && !text.includes(`'${key}'`))
    expect(idle).toEqual([])
  })
})
describe('t and word', () => {
  it('speaks both languages', () => {
    setLang('zh-CN')
    expect(t('list.count' as WordKey, { n: 3 })).toBe('共 3 条')
    setLang('en')
    expect([0, 1, 3, '1', '1,000'].map((n) => t('list.count' as WordKey, { n }))).toEqual(['0 rows', '1 row', '3 rows', '1 row', '1,000 rows'])
    expect(t('dash.toSample' as WordKey, { n: 1 })).toBe('1 test waits for the sample')
    setLang('zh-CN')
  })
  it('finds the word of a thing before the common one, and shows an unknown code as it is', () => {
    expect(word('active', 'lot')).toBe('可用')
    expect(word('active', 'operator')).toBe('正常')
    expect(word('brand_new')).toBe('brand_new')
    expect(word(null)).toBe('–')
  })
})
