/* describe-error.ts: the sentence of an error in the person's language. */
import { ApiError } from '@tiantou/api'

type Say = (key: 'error.program' | 'error.network' | 'error.title') => string
/** say: the application's words. */
export function describeError(e: unknown, say: Say): string {
  if (!(e instanceof ApiError)) return say('error.program')
  return e.network ? say('error.network') : e.detail || e.title || say('error.title')
}
