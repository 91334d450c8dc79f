import { beforeEach, expect, it } from 'vitest'
import { cameFrom, promoter } from './promoter'

beforeEach(() => {
  promoter.value = ''
  sessionStorage.clear()
})

it.each([
  ['A1B2C3', 'A1B2C3'],
  ['<script>', ''],
  ['x'.repeat(21), ''],
  ['abc', ''],
  [['A1B2C3', 'x'], ''],
  [undefined, ''],
])('%s', (code, kept) => {
  cameFrom(code)
  expect([promoter.value, sessionStorage.getItem('tt-mall-from') ?? '']).toEqual([kept, kept])
})
