// client.mjs: how tests speak to the server: a JSON client with a cookie jar, the headers browsers send and the ones machines
// send, and a raw socket for what no client would send. Errors are data here: every call answers {status, headers, body, text}.
import { randomUUID } from 'node:crypto'
import http from 'node:http'
import net from 'node:net'

/** Kept connections to one start of a server. */
export const newAgent = () => new http.Agent({ keepAlive: true, maxSockets: 64 })

const queryText = (query) => {
  const q = new URLSearchParams()
  for (const [k, v] of Object.entries(query ?? {})) for (const one of Array.isArray(v) ? v : [v]) if (one !== undefined && one !== null) q.append(k, String(one))
  const s = q.toString()
  return s && `?${s}`
}

const isJson = (type) => /[/+]json\b/.test(type ?? '')

/** An answer that was not the expected one, with all that helps. */
export class Unexpected extends Error {}

export class Client {
  constructor(server, { lang = 'en', key, origin = true } = {}) {
    Object.assign(this, { server, lang, key, origin, cookies: new Map() })
  }

  /** The same caller in another language, sharing the cookies. */
  in(lang) {
    const c = new Client(this.server, { lang, key: this.key, origin: this.origin })
    c.cookies = this.cookies
    return c
  }

  keepCookies(headers) {
    for (const line of headers['set-cookie'] ?? []) {
      const [pair, ...attrs] = line.split(';').map((s) => s.trim())
      const at = pair.indexOf('=')
      if (attrs.some((a) => /^max-age=0$/i.test(a))) this.cookies.delete(pair.slice(0, at))
      else this.cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
  }

  headersOf(method, options, payload) {
    const h = { accept: 'application/json', 'accept-language': this.lang }
    if (this.cookies.size) h.cookie = [...this.cookies].map(([k, v]) => `${k}=${v}`).join('; ')
    if (this.key) h.authorization = `Bearer ${this.key}`
    if (this.origin && method !== 'GET' && method !== 'HEAD') h.origin = this.server.url
    if (options.type ?? (options.body !== undefined && options.raw === undefined)) h['content-type'] = options.type ?? 'application/json'
    if (options.ifMatch !== undefined) h['if-match'] = `"${options.ifMatch}"`
    const key = options.idempotencyKey ?? (method === 'POST' ? this.server.keyOf?.() : undefined)
    if (key) h['idempotency-key'] = key
    if (payload !== undefined) h['content-length'] = payload.length
    for (const [k, v] of Object.entries(options.headers ?? {})) {
      if (v === null) delete h[k.toLowerCase()]
      else h[k.toLowerCase()] = v
    }
    return h
  }

  /** options: query, body (JSON), raw (bytes) with type, ifMatch, idempotencyKey, headers. */
  call(method, path, options = {}) {
    const payload = options.raw !== undefined ? Buffer.from(options.raw) : options.body !== undefined ? Buffer.from(JSON.stringify(options.body)) : method === 'POST' || method === 'PUT' || method === 'PATCH' ? Buffer.alloc(0) : undefined
    const headers = this.headersOf(method, options, payload)
    return new Promise((done, fail) => {
      const send = (again) => {
        const rq = http.request(this.server.url + path + queryText(options.query), { method, agent: this.server.agent, headers, timeout: options.timeout ?? 60000 }, (rs) => {
          if (/^text\/event-stream/.test(rs.headers['content-type'] ?? '')) { // it never ends: tests that read one open it themselves
            rs.destroy()
            return done({ status: rs.statusCode, headers: rs.headers, rawHeaders: rs.rawHeaders, bytes: Buffer.alloc(0), text: '', body: null, method, path })
          }
          const parts = []
          rs.on('data', (d) => parts.push(d))
          rs.on('error', fail)
          rs.on('end', () => {
            const bytes = Buffer.concat(parts), text = bytes.toString('utf8')
            this.keepCookies(rs.headers)
            let body = null
            if (isJson(rs.headers['content-type'])) {
              try { body = JSON.parse(text) } catch { body = null }
            }
            const r = { status: rs.statusCode, headers: rs.headers, rawHeaders: rs.rawHeaders, bytes, text, body, method, path }
            this.server.heard?.(r, { client: this, headers, body: options.body })
            done(r)
          })
        })
        rq.on('timeout', () => rq.destroy(new Error(`no answer in time: ${method} ${path}`)))
        // A kept connection that the server closed meanwhile: nothing was sent on it, try once on a new one.
        rq.on('error', (e) => (again && rq.reusedSocket && e.code === 'ECONNRESET' && (method === 'GET' || method === 'HEAD') ? send(false) : fail(e)))
        rq.end(payload)
      }
      send(true)
    })
  }

  get(path, query, options) { return this.call('GET', path, { query, ...options }) }
  post(path, body, options) { return this.call('POST', path, { body, ...options }) }
  put(path, body, options) { return this.call('PUT', path, { body, ...options }) }
  patch(path, body, options) { return this.call('PATCH', path, { body, ...options }) }
  delete(path, options) { return this.call('DELETE', path, options) }

  /** The body of a call that must end with one of the statuses (default: any 2xx). */
  async ok(method, path, options = {}, ...statuses) {
    const r = await this.call(method, path, options)
    const good = statuses.length ? statuses.includes(r.status) : r.status >= 200 && r.status < 300
    if (!good) throw new Unexpected(`${method} ${path}: ${r.status} ${r.text.slice(0, 600)}\n  sent: ${JSON.stringify(options.body ?? null)?.slice(0, 600)}`)
    return r.body ?? r.text
  }

  getOk(path, query) { return this.ok('GET', path, { query }) }
  postOk(path, body, options) { return this.ok('POST', path, { body, ...options }) }

  /** The problem of a call that must be refused with this status and code. */
  async refused(status, code, method, path, options = {}) {
    const r = await this.call(method, path, options)
    if (r.status !== status || r.body?.code !== code)
      throw new Unexpected(`${method} ${path}: expected ${status} ${code}, got ${r.status} ${r.text.slice(0, 600)}\n  sent: ${JSON.stringify(options.body ?? null)?.slice(0, 600)}`)
    return r.body
  }

  async signIn(login, password) {
    this.me = await this.postOk('/api/v1/session', { login, password })
    return this.me
  }

  /** Every item of a list, page by page. */
  async all(path, query = {}) {
    const items = []
    for (let cursor; ;) {
      const page = await this.getOk(path, { limit: 500, ...query, cursor })
      items.push(...page.items)
      if (!page.next) return items
      cursor = page.next
    }
  }
}

export const newKey = () => randomUUID()

/** Send bytes as they are; answers what came back until the server closed or the time was over: {bytes, text, closed}. */
export function raw(server, bytes, { ms = 1500, pieces = false, end = false } = {}) {
  return new Promise((done) => {
    const parts = []
    const s = net.connect(server.port, '127.0.0.1')
    const finish = (closed) => {
      clearTimeout(timer)
      s.destroy()
      const all = Buffer.concat(parts)
      done({ bytes: all, text: all.toString('latin1'), closed, status: Number(/^HTTP\/1\.1 (\d{3})/.exec(all.toString('latin1'))?.[1] ?? 0) })
    }
    const timer = setTimeout(() => finish(false), ms)
    s.on('data', (d) => parts.push(d))
    s.on('close', () => finish(true))
    s.on('error', () => undefined)
    s.on('connect', async () => {
      const data = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes, 'latin1')
      if (pieces) for (const b of data) { s.write(Buffer.from([b])); await new Promise((r) => setImmediate(r)) }
      else s.write(data)
      if (end) s.end()
    })
  })
}

/** A multipart body: parts of {name, filename, type, data}. */
export function multipart(parts) {
  const boundary = `----tiantou${randomUUID().replaceAll('-', '')}`
  const out = []
  for (const p of parts) {
    const file = p.filename === undefined ? '' : `; filename="${p.filename}"`
    out.push(Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${p.name}"${file}\r\n${p.type ? `Content-Type: ${p.type}\r\n` : ''}\r\n`), Buffer.from(p.data), Buffer.from('\r\n'))
  }
  out.push(Buffer.from(`--${boundary}--\r\n`))
  return { raw: Buffer.concat(out), type: `multipart/form-data; boundary=${boundary}` }
}
