import { describe, expect, it } from 'vitest'
import { kindsFor } from './use-quick'

describe('the quick entry offers', () => {
  it('kinds of work that fit', () => {
    expect(kindsFor({ animal: true }, false)).toEqual(['scout', 'feed', 'vet_drug', 'stock', 'other'])
    expect(kindsFor({ animal: false }, false)).not.toContain('feed')
    expect(kindsFor({}, false)).toEqual(expect.arrayContaining(['pesticide', 'feed']))
  })
  it('a harvest only to whoever may', () => {
    expect(kindsFor({ animal: false }, true).at(-1)).toBe('harvest')
    expect(kindsFor({ animal: false }, false)).not.toContain('harvest')
  })
})
