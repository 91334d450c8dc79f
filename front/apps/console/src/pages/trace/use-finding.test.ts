import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { words } from '@tiantou/i18n'
import { findingWays, type FindingState } from './use-finding'
import { waysOf, type RecallState } from './use-recall'

const table = (name: string) => readFileSync(join(__dirname, '../../../../../../src/trace', name), 'utf8')
const states = (text: string) => [...text.matchAll(/^STATE\((\w+), "(\w+)"/gm)].map((m) => [m[1], m[2]] as const)
const ways = (text: string) => {
  const code = new Map(states(text))
  return [...text.matchAll(/^WAY\((\w+), (\w+)\)/gm)].map((m) => `${code.get(m[1])} ${code.get(m[2])}`).sort()
}
describe.each([
  ['finding', 'trace_finding_states.def', (s: string) => findingWays(s as FindingState)],
  ['recall', 'trace_recall_states.def', (s: string) => waysOf({ state: s as RecallState, mock: false })],
] as const)('the states of a %s', (of, file, next) => {
  it('go the ways that the server’s table names', () => {
    const text = table(file)
    expect(ways(text).length).toBeGreaterThan(3)
    expect(states(text).flatMap(([, s]) => next(s).map((to) => `${s} ${to}`)).sort()).toEqual(ways(text))
  })
  it('have words', () => expect(states(table(file)).filter(([, s]) => !(`e.${of}.${s}` in words))).toEqual([]))
})
