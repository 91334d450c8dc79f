/* use-queries.ts: named queries of the repository and who is told of their events. */
import { api } from '../../lib/server'

export interface NamedQuery {
  name: string
  query: Record<string, unknown>
  createdAt?: string
}
export interface Subscription {
  subscriptionID: string
  queryName: string
  dest: string
  createdAt?: string
  lastNotifiedAt?: string
  schedule?: Record<string, string>
  stream?: boolean
  state: 'active' | 'retrying' | 'paused'
  failures?: number
  lastError?: string
  nextAttemptAt?: string
}
const json = (value: unknown) => new Blob([JSON.stringify(value)], { type: 'application/json' })

export const listQueries = async (signal: AbortSignal): Promise<NamedQuery[]> => (await api.epcisQueries({ signal })) as NamedQuery[]
export const listSubscriptions = async (queryName: string, signal: AbortSignal): Promise<Subscription[]> => (await api.epcisSubscriptions({ queryName }, { signal })) as Subscription[]
export const makeQuery = (name: string, query: object): Promise<unknown> => api.epcisQueryPost(json({ name, query }))
export const dropQuery = (queryName: string): Promise<unknown> => api.epcisQueryDelete({ queryName }, '')
export const dropSubscription = (s: Subscription): Promise<unknown> => api.epcisSubscriptionDelete(s, '')

export interface SubscribeForm {
  dest?: unknown
  token?: unknown
  when?: unknown
  hour?: unknown
}
/** What is sent to subscribe. Schedules are in Chinese time; what is finer than the finest member given is 0. */
export function subscriptionBody(m: SubscribeForm): Record<string, unknown> {
  const when = m.when === 'daily' ? { schedule: { hour: String(m.hour ?? 1) } } : m.when === 'hourly' ? { schedule: { minute: '0' } } : { stream: true }
  return { dest: m.dest, ...when, ...(m.token ? { signatureToken: m.token } : {}) }
}
export const subscribe = (queryName: string, m: SubscribeForm): Promise<unknown> => api.epcisSubscriptionPost({ queryName }, json(subscriptionBody(m)))
