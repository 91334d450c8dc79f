import { expect, it } from 'vitest'
import { ownPath } from './after-sign-in'

it.each([
  ['/cart', '/cart'],
  ['//evil.example', '/me'],
  ['/\\evil.example', '/me'],
  ['https://evil.example', '/me'],
  [undefined, '/me'],
  [['/cart', '/x'], '/me'],
])('%s', (to, path) => expect(ownPath(to)).toBe(path))
