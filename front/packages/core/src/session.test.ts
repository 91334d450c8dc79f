import { afterEach, expect, it, vi } from 'vitest'
import { ApiError, type Api, type Me } from '@tiantou/api'
import { createSession } from './session'

const forget = () => (document.cookie = 'tt_in=; Path=/; Max-Age=0')
const session = (answer: () => Promise<Me>) => {
  const sessionGet = vi.fn(answer)
  return { sessionGet, ...createSession({ sessionGet, sessionCreate: () => Promise.resolve(), sessionDelete: () => Promise.resolve() } as unknown as Api) }
}
const me = { name: '王家村', permissions: ['sell.buy'], grants: [] } as unknown as Me
const refuse = (status: number) => () => Promise.reject(new ApiError('x', 'x', '', status))
afterEach(forget)

it('asks nothing for a stranger, also when he comes again', async () => {
  document.cookie = 'other_tt_in=1'
  const s = session(() => Promise.resolve(me))
  await s.knowMe()
  await s.knowMe()
  expect(s.sessionGet).not.toHaveBeenCalled()
  expect(s.me.value).toBeNull()
})
it('asks once for whoever signed in here, also when it happened in another tab', async () => {
  const s = session(() => Promise.resolve(me))
  await s.knowMe()
  document.cookie = 'tt_in=1; Path=/'
  await s.knowMe()
  await s.knowMe()
  expect(s.sessionGet).toHaveBeenCalledTimes(1)
  expect(s.can('sell.buy')).toBe(true)
})
it('knows after signing in, mark or not', async () => {
  const s = session(() => Promise.resolve(me))
  await s.signIn('a', 'b')
  expect(s.me.value?.name).toBe(me.name)
})
it('takes the mark of a session that is over away, and asks no more', async () => {
  document.cookie = 'tt_in=1; Path=/'
  const s = session(refuse(401))
  await s.knowMe()
  await s.knowMe()
  expect(s.sessionGet).toHaveBeenCalledTimes(1)
  expect(document.cookie.split('; ')).not.toContain('tt_in=1')
})
it('keeps the mark when the server could not be asked', async () => {
  document.cookie = 'tt_in=1; Path=/'
  const s = session(refuse(0))
  await expect(s.knowMe()).rejects.toThrow()
  await expect(s.knowMe()).rejects.toThrow()
  expect(s.sessionGet).toHaveBeenCalledTimes(2)
})
