import { describe, expect, it } from 'vitest'
import { crosses, useDraw, type Point } from './use-draw'

const square: Point[] = [
  [120, 30],
  [120.001, 30],
  [120.001, 30.001],
  [120, 30.001],
]
describe('useDraw', () => {
  it('makes a closed polygon of three points or more', () => {
    const d = useDraw()
    square.slice(0, 2).forEach(d.add)
    expect(d.polygon.value).toBeNull()
    square.slice(2).forEach(d.add)
    expect(d.polygon.value).toEqual({ type: 'Polygon', coordinates: [[...square, square[0]]] })
    expect(d.area.value).toBeGreaterThan(10000)
  })
  it('undoes adding, moving, removing and clearing', () => {
    const d = useDraw()
    square.forEach(d.add)
    d.move(0, [119.999, 30])
    d.remove(1)
    d.clear()
    expect(d.points.value).toEqual([])
    d.undo()
    expect(d.points.value).toHaveLength(3)
    d.undo()
    d.undo()
    expect(d.points.value).toEqual(square)
  })
  it('starts from a stored boundary', () => {
    const d = useDraw()
    d.start({ type: 'Polygon', coordinates: [[...square, square[0]]] })
    expect(d.points.value).toEqual(square)
    expect(d.canUndo()).toBe(false)
  })
  it.each([
    [square, false],
    [[square[0], square[2], square[1], square[3]], true],
    [square.slice(0, 3), false],
  ] as [Point[], boolean][])('tells a boundary that crosses itself %#', (p, crossed) => expect(crosses(p)).toBe(crossed))
})
