import { describe, expect, it, vi } from 'vitest'
import { addressOf, type ApiError, createSend, newKey, queryText } from './client'
import type { Call, Send } from './generated'

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(status === 204 ? null : typeof body === 'string' ? body : JSON.stringify(body), {
    status,
    headers: { 'Content-Type': typeof body === 'string' ? 'text/html' : 'application/json', ...headers },
  })

function client(reply: Response | Error) {
  const fetch = vi.fn(async (_url: string, _init: RequestInit) => {
    if (reply instanceof Error) throw reply
    return reply
  })
  const onUnauthenticated = vi.fn()
  const send = createSend({ language: () => 'zh-CN', fetch: fetch as unknown as typeof globalThis.fetch, onUnauthenticated })
  const request = <T = unknown>(method: string, path: string, more: Partial<Call> = {}) =>
    send<T>({ op: 'x', method, path, idempotent: method === 'POST', options: {}, ...more })
  return { request, fetch, onUnauthenticated, headers: () => fetch.mock.calls[0][1].headers as Headers, url: () => fetch.mock.calls[0][0] }
}
const failure = async (p: Promise<unknown>) => {
  try {
    await p
  } catch (e) {
    return e as ApiError
  }
  throw new Error('no error')
}

describe('createSend', () => {
  it('asks in the language of the person, with the session cookie', async () => {
    const c = client(answer(200, { a: 1 }))
    expect(await c.request('GET', '/api/v1/x', { query: { q: '番茄', state: ['a', 'b'], empty: '' } })).toEqual({ a: 1 })
    expect(c.headers().get('Accept-Language')).toBe('zh-CN')
    expect(c.fetch.mock.calls[0][1].credentials).toBe('same-origin')
    expect(c.url()).toBe('/api/v1/x?q=%E7%95%AA%E8%8C%84&state=a&state=b')
    expect(c.headers().has('Idempotency-Key')).toBe(false)
  })
  it('gives a creating request an idempotency key, and the same one when asked', async () => {
    const c = client(answer(201, {}))
    await c.request('POST', '/x', { body: { a: 1 }, options: { idempotencyKey: 'k-1' } })
    await c.request('POST', '/x').catch(() => 0)
    const keys = c.fetch.mock.calls.map((m) => (m[1].headers as Headers).get('Idempotency-Key'))
    expect(keys[0]).toBe('k-1')
    expect(keys[1]).toMatch(/^[0-9a-f-]{36}$/)
    expect(c.headers().get('Content-Type')).toBe('application/json')
  })
  it('sends the revision that was seen', async () => {
    const c = client(answer(200, { id: 'x' }))
    await c.request('PUT', '/x', { body: {}, options: { ifMatch: 6 } })
    expect(c.headers().get('If-Match')).toBe('"6"')
    expect(c.headers().has('Idempotency-Key')).toBe(false)
  })
  it('takes an answer that is no JSON as text', async () => expect(await client(answer(200, '# HELP')).request('GET', '/metrics')).toBe('# HELP'))
  it('leaves the type of a form to the browser', async () => {
    const c = client(answer(204, ''))
    expect(await c.request('POST', '/x', { body: new FormData() })).toBeUndefined()
    expect(c.headers().has('Content-Type')).toBe(false)
  })
  it.each([
    [
      answer(422, { code: 'interval_open', title: '间隔期未满', detail: '11 月 3 日起可采', field: '/day', request_id: 'r-1' }),
      { code: 'interval_open', field: '/day', requestId: 'r-1', status: 422, message: '11 月 3 日起可采' },
    ],
    [answer(502, '<html>bad gateway</html>', { 'X-Request-Id': 'r-2' }), { code: 'http_502', status: 502, requestId: 'r-2', message: 'HTTP 502' }],
    [answer(500, { code: 7, detail: null }), { code: 'http_500', status: 500 }],
  ])('turns an error answer into an ApiError %#', async (reply, expected) => {
    expect(await failure(client(reply).request('GET', '/x'))).toMatchObject(expected)
  })
  it('tells the application when the session is over', async () => {
    const c = client(answer(401, { code: 'unauthenticated' }))
    await failure(c.request('GET', '/x'))
    expect(c.onUnauthenticated).toHaveBeenCalledOnce()
  })
  it('tells a broken network from an abandoned request', async () => {
    expect((await failure(client(new TypeError('Failed to fetch')).request('GET', '/x'))).network).toBe(true)
    expect((await failure(client(new DOMException('', 'AbortError')).request('GET', '/x'))).aborted).toBe(true)
  })
})

describe('helpers', () => {
  it('makes keys without crypto.randomUUID', () => {
    const spy = vi.spyOn(crypto, 'randomUUID').mockImplementation(undefined as never)
    Object.defineProperty(crypto, 'randomUUID', { value: undefined, configurable: true })
    expect(newKey()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    spy.mockRestore()
  })
  it('tells the address of a call without sending it', () => {
    const api = (send: Send) => send({ op: 'x', method: 'GET', path: '/api/v1/x', query: { format: 'csv' }, idempotent: false, options: {} })
    expect(addressOf(api)).toBe('/api/v1/x?format=csv')
  })
  it('writes no question mark for an empty query', () => expect(queryText({ a: undefined, b: null })).toBe(''))
})
