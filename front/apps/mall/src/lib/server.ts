/* server.ts: the one door to the server: the generated operations, sent with the person's session and language. */
import { addressOf, Api, createSend } from '@tiantou/api'
import { lang } from '@tiantou/i18n/mall'
import { earlyFetch } from './early'

let over: () => void = () => undefined
/** What happens when the session is over. */
export const onSessionOver = (fn: () => void) => {
  over = fn
}

export const api = new Api(createSend({ language: () => lang.value, onUnauthenticated: () => over(), fetch: earlyFetch }))
/** The address of an operation, for downloads and pictures that the browser fetches itself. */
export const address = (make: (api: Api) => unknown): string => addressOf((send) => make(new Api(send)))
