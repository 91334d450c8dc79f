/* session.ts: who is signed in and what they may do. One for each application, made with its door to the server. */
import { shallowRef } from 'vue'
import { ApiError, type Api, type Me } from '@tiantou/api'

/** The server says by a cookie of no worth that a session was begun here: whoever has none is a stranger and is not asked about. */
const MARK = 'tt_in'
const wasHere = () => document.cookie.split('; ').includes(`${MARK}=1`)

export type Session = ReturnType<typeof createSession>

export function createSession(api: Api) {
  const me = shallowRef<Me | null>(null)
  let asked: Promise<void> | null = null

  /** Ask once who is signed in, if anybody may be; a network failure is thrown, "nobody" is no failure. */
  function knowMe(again = false): Promise<void> {
    if (!again && !asked && !wasHere()) return Promise.resolve()
    if (again || !asked) {
      asked = api.sessionGet().then(
        (m) => {
          me.value = m
        },
        (e: unknown) => {
          asked = null
          me.value = null
          if (!(e instanceof ApiError) || e.status !== 401) throw e
          document.cookie = `${MARK}=; Path=/; Max-Age=0` // it was over: ask no more
        },
      )
    }
    return asked as Promise<void>
  }
  const forgetMe = () => {
    me.value = null
    asked = null
  }
  const can = (permission: string | undefined): boolean => !permission || (me.value?.permissions ?? []).includes(permission)
  const hasRole = (...roles: string[]) => (me.value?.grants ?? []).some((g) => roles.includes(g.role ?? ''))

  async function signIn(login: string, password: string): Promise<void> {
    await api.sessionCreate({ login, password })
    await knowMe(true)
  }
  async function signOut(): Promise<void> {
    await api.sessionDelete().catch((e: unknown) => {
      if (!(e instanceof ApiError) || e.status !== 401) throw e
    })
    forgetMe()
  }
  return { me, knowMe, forgetMe, can, hasRole, signIn, signOut }
}
