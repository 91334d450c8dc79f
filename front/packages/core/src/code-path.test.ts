import { expect, it } from 'vitest'
import { codePath } from './code-path'

it.each([
  ['https://qinghe.example/01/09521234543213/10/T1/21/7', '/01/09521234543213/10/T1/21/7'],
  ['/01/9521234543213', '/01/09521234543213'],
  ['(01)09521234543213(10)T 1', null],
  ['(01)09521234543213(10)T/1', '/01/09521234543213/10/T%2F1'],
  ['https://qinghe.example/01/09521234543213/10/T1?lang=en', '/01/09521234543213/10/T1'],
  ['番茄', null],
  ['T20261105', null],
  ['javascript:/01/x', null],
])('%s', (text, path) => expect(codePath(text)).toBe(path))
