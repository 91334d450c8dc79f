/* client.ts: the one way to the server: session cookie, idempotency key, If-Match, language, and errors as people read them.
 * The generated class Api calls the function made here; no page writes a URL. */
import type { Call, CallOptions, Send } from './generated'

export interface ClientOptions {
  language: () => string
  /** The session is over: the application shows its sign-in page. */
  onUnauthenticated?: () => void
  fetch?: typeof fetch
}

/** What went wrong, as the server says it (RFC 7807), or code "network" / "aborted" when no answer came. */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly status: number,
    /** JSON pointer or parameter at fault, empty when none. */
    readonly field = '',
    readonly requestId = '',
  ) {
    super(detail || title)
    this.name = 'ApiError'
  }
  get network() {
    return this.code === 'network'
  }
  get aborted() {
    return this.code === 'aborted'
  }
}

/** UUID for an idempotency key. crypto.randomUUID is missing on plain-http addresses in a village network. */
export function newKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  const b = crypto.getRandomValues(new Uint8Array(16))
  b[6] = (b[6] & 0x0f) | 0x40
  b[8] = (b[8] & 0x3f) | 0x80
  const h = [...b].map((x) => x.toString(16).padStart(2, '0')).join('')
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-${h.slice(12, 16)}-${h.slice(16, 20)}-${h.slice(20)}`
}

/** Query text: lists repeat their name, empty values are left out. */
export function queryText(query: object | undefined): string {
  const q = new URLSearchParams()
  for (const [name, value] of Object.entries(query ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') q.append(name, String(one))
    }
  }
  const text = q.toString()
  return text && `?${text}`
}

const isBytes = (body: unknown) => body instanceof FormData || body instanceof Blob || body instanceof ArrayBuffer || typeof body === 'string'

function headersOf(call: Call, language: string): Headers {
  const h = new Headers({ Accept: 'application/json', 'Accept-Language': language })
  if (call.body instanceof Blob) h.set('Content-Type', call.body.type || 'application/octet-stream')
  else if (call.body !== undefined && !(call.body instanceof FormData)) h.set('Content-Type', 'application/json')
  if (call.idempotent) h.set('Idempotency-Key', call.options.idempotencyKey ?? newKey())
  if (call.options.ifMatch !== undefined) h.set('If-Match', `"${call.options.ifMatch}"`)
  return h
}

const bodyOf = (body: unknown): BodyInit | undefined => (body === undefined || isBytes(body) ? (body as BodyInit | undefined) : JSON.stringify(body))

/** An error answer may come from a proxy and be no RFC 7807 at all. */
async function errorOf(answer: Response): Promise<ApiError> {
  let p: Record<string, unknown> = {}
  try {
    p = await answer.json()
  } catch {
    /* not JSON */
  }
  const text = (name: string) => (typeof p[name] === 'string' ? (p[name] as string) : '')
  return new ApiError(
    text('code') || `http_${answer.status}`,
    text('title') || `HTTP ${answer.status}`,
    text('detail'),
    answer.status,
    text('field'),
    text('request_id') || answer.headers.get('X-Request-Id') || '',
  )
}

/** The function that the generated class Api sends with. */
export function createSend(client: ClientOptions): Send {
  const send = client.fetch ?? ((...a: Parameters<typeof fetch>) => fetch(...a))
  return async <T>(call: Call): Promise<T> => {
    let answer: Response
    try {
      answer = await send(call.path + queryText(call.query), {
        method: call.method,
        headers: headersOf(call, client.language()),
        body: bodyOf(call.body),
        credentials: 'same-origin',
        signal: call.options.signal,
      })
    } catch (e) {
      const code = e instanceof Error && e.name === 'AbortError' ? 'aborted' : 'network'
      throw new ApiError(code, code, '', 0)
    }
    if (!answer.ok) {
      const error = await errorOf(answer)
      if (error.status === 401) client.onUnauthenticated?.()
      throw error
    }
    if (answer.status === 204) return undefined as T
    return (/json/.test(answer.headers.get('Content-Type') ?? '') ? await answer.json() : await answer.text()) as T
  }
}

/** The address a call would go to, for downloads and pictures that the browser fetches itself. */
export function addressOf(make: (send: Send) => unknown): string {
  let address = ''
  make(<T>(call: Call) => {
    address = call.path + queryText(call.query)
    return new Promise<T>(() => undefined)
  })
  return address
}

/** Options of a call that repeats safely: the form's key. */
export const keyed = (idempotencyKey: string): CallOptions => ({ idempotencyKey })
