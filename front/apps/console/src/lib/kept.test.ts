import { beforeEach, describe, expect, it } from 'vitest'
import { ApiError, type Me } from '@tiantou/api'
import { forgetKept, keep, keptCopy, orKept } from './kept'
import { me } from './session'

const person = (uuid: string) => ({ uuid }) as Me
const down = async (): Promise<never> => {
  throw new ApiError('network', '', '', 0)
}
beforeEach(() => {
  localStorage.clear()
  me.value = person('a')
})

describe('what is kept of the server’s answers', () => {
  it('is the last answer, given only when there is no network', async () => {
    expect(await orKept('season', async () => ({ n: 1 }))).toEqual({ n: 1 })
    expect(await orKept('season', async () => ({ n: 2 }))).toEqual({ n: 2 })
    expect(await orKept('season', down)).toEqual({ n: 2 })
    const denied = new ApiError('forbidden', '', '', 403)
    await expect(
      orKept('season', async () => {
        throw denied
      }),
    ).rejects.toBe(denied)
  })
  it('is missing where nothing was asked before', async () => {
    await expect(orKept('other', down)).rejects.toMatchObject({ code: 'network' })
  })
  it('is one person’s, until signing out', () => {
    keep('season', 1)
    me.value = person('b')
    expect(keptCopy('season')).toBeNull()
    me.value = person('a')
    expect(keptCopy('season')).toBe(1)
    localStorage.setItem('tt-lang', 'en')
    forgetKept()
    expect([keptCopy('season'), localStorage.getItem('tt-lang')]).toEqual([null, 'en'])
  })
})
