/* server.ts: the one door to the server: the generated operations, sent with the person's session and language. */
import { addressOf, Api, createSend } from '@tiantou/api'
import { lang } from '@tiantou/i18n'

let over: () => void = () => undefined
/** What happens when the session is over. */
export const onSessionOver = (fn: () => void) => {
  over = fn
}

const send = createSend({ language: () => lang.value, onUnauthenticated: () => over() })
export const api = new Api(send)
/** An operation of the EPCIS binding, whose parameters no table lists, asked with these. */
export const asking = (query: Record<string, string>): Api => new Api((call) => send({ ...call, query }))

/** The address of an operation, for downloads and pictures that the browser fetches itself. */
export const address = (make: (api: Api) => unknown): string => addressOf((send) => make(new Api(send)))
