/* session.ts: who is signed in and what they may do. */
import { computed, shallowRef } from 'vue'
import { ApiError, type Me } from '@tiantou/api'
import { api } from './server'

export const me = shallowRef<Me | null>(null)
let asked: Promise<void> | null = null

/** Ask once who is signed in; a network failure is thrown, "nobody" is no failure. */
export function knowMe(again = false): Promise<void> {
  if (again || !asked) {
    asked = api.sessionGet().then(
      (m) => {
        me.value = m
      },
      (e: unknown) => {
        asked = null
        me.value = null
        if (!(e instanceof ApiError) || e.status !== 401) throw e
      },
    )
  }
  return asked as Promise<void>
}
export const forgetMe = () => {
  me.value = null
  asked = null
}

export const can = (permission: string | undefined): boolean => !permission || (me.value?.permissions ?? []).includes(permission)
export const canAny = (permissions: string[] | undefined): boolean => !permissions?.length || permissions.some(can)
const hasRole = (...roles: string[]) => (me.value?.grants ?? []).some((g) => roles.includes(g.role ?? ''))
/** Works on a producer's own plots: the phone is the tool, today's work the first page. */
export const isFarmer = computed(() => hasRole('owner', 'worker') && !hasRole('office', 'admin', 'agri', 'market', 'lab'))
/** The producer a person works for; null for offices. */
export const ownOperator = computed(() => me.value?.grants?.find((g) => g.operator)?.operator ?? null)

export async function signIn(login: string, password: string): Promise<void> {
  await api.sessionCreate({ login, password })
  await knowMe(true)
}
export async function signOut(): Promise<void> {
  await api.sessionDelete().catch((e: unknown) => {
    if (!(e instanceof ApiError) || e.status !== 401) throw e
  })
  forgetMe()
}
