import { expect, it } from 'vitest'
import { clipped } from './svg-text'

it.each([
  ['短', 4, '短'],
  ['云岭县柳溪果蔬专业合作社', 10, '云岭县柳溪…'],
  ['abc', 2, 'a…'],
  ['', 3, ''],
])('clipped %s to %i', (text, n, said) => expect(clipped(text, n)).toBe(said))
