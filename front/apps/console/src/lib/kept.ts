/* kept.ts: answers of the server kept on the device, so that the forms of the field open and offer their choices without a network.
 * Forgotten at signing out; another person never sees them. */
import { ApiError } from '@tiantou/api'
import { me } from './session'

const NAME = 'tt-kept:'
interface Copy {
  who: string
  data: unknown
}
const who = () => me.value?.uuid ?? ''

export function keep(name: string, data: unknown): void {
  try {
    localStorage.setItem(NAME + name, JSON.stringify({ who: who(), data } satisfies Copy))
  } catch {
    /* no room: then it needs a network */
  }
}
export function keptCopy<T>(name: string): T | null {
  try {
    const copy = JSON.parse(localStorage.getItem(NAME + name) ?? 'null') as Copy | null
    return copy && copy.who === who() ? (copy.data as T) : null
  } catch {
    return null
  }
}
export function forgetKept(): void {
  try {
    for (const name of Object.keys(localStorage)) if (name.startsWith(NAME)) localStorage.removeItem(name)
  } catch {
    /* nothing was kept */
  }
}

/** Ask the server; without a network the last answer, if there is one. */
export async function orKept<T>(name: string, load: () => Promise<T>): Promise<T> {
  try {
    const got = await load()
    keep(name, got)
    return got
  } catch (e) {
    const copy = e instanceof ApiError && e.network ? keptCopy<T>(name) : null
    if (copy === null) throw e
    return copy
  }
}
