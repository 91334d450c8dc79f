import { describe, expect, it } from 'vitest'
import { clustersOf, type Placed } from './map-cluster'

const at = (id: string, x: number, y: number, ...places: string[]): Placed => ({ shape: { id, name: id, geometry: null, places }, x, y })
const said = (placed: Placed[]) => clustersOf(placed).map((c) => `${c.name} ${c.members.length}`)

describe('clustersOf', () => {
  it.each([
    ['nothing', [], []],
    ['villages apart keep their own marks', [at('a', 0, 0, '上村', '东乡'), at('b', 4, 2, '上村', '东乡'), at('c', 200, 0, '下村', '东乡')], ['上村 2', '下村 1']],
    ['villages whose marks would cover each other are one township', [at('a', 0, 0, '上村', '东乡'), at('b', 30, 0, '下村', '东乡'), at('c', 300, 0, '河村', '西乡')], ['东乡 2', '西乡 1']],
    ['one name in two townships is two villages', [at('a', 0, 0, '新村', '东乡'), at('b', 300, 0, '新村', '西乡')], ['新村 1', '新村 1']],
    ['townships on one spot are one mark, named after the larger', [at('a', 0, 0, '上村', '东乡'), at('b', 5, 0, '河村', '西乡'), at('c', 9, 0, '河村', '西乡')], ['西乡 3']],
    ['plots of no known place', [at('a', 0, 0), at('b', 3, 3)], [' 2']],
  ])('%s', (_, placed, want) => expect(said(placed)).toEqual(want))
  it('puts the mark in the middle of its plots', () => {
    expect(clustersOf([at('a', 0, 0, 'v', 't'), at('b', 10, 20, 'v', 't')])[0]).toMatchObject({ x: 5, y: 10 })
  })
})
