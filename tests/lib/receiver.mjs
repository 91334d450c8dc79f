// receiver.mjs: a receiver of webhooks: keeps what comes, checks the signature, and behaves as the test says: answers, refuses,
// redirects, is slow, cuts the line.
import { createHmac, timingSafeEqual } from 'node:crypto'
import http from 'node:http'
import { sleep } from './server.mjs'
import { eventsOf } from './events.mjs'

export class Receiver {
  /** how(call): {status, delay, hang, cut, location}; undefined: 200. */
  constructor({ token, how } = {}) {
    Object.assign(this, { token, how, calls: [], acked: [], port: 0, open: 0, openMax: 0 })
    this.server = http.createServer((rq, rs) => this.take(rq, rs))
  }

  async start(t, port = 0) {
    await new Promise((done) => this.server.listen(port, '127.0.0.1', done))
    this.port = this.server.address().port
    this.url = `http://127.0.0.1:${this.port}`
    t?.after(() => this.stop())
    return this
  }

  async stop() {
    this.server.closeAllConnections()
    await new Promise((done) => this.server.close(done))
  }

  take(rq, rs) {
    const parts = []
    this.openMax = Math.max(this.openMax, ++this.open)
    rq.on('data', (d) => parts.push(d))
    rs.on('close', () => { this.open-- })
    rq.on('end', async () => {
      const body = Buffer.concat(parts)
      const call = { path: rq.url, method: rq.method, headers: rq.headers, body, doc: JSON.parse(body.toString('utf8')), at: Date.now() }
      call.signed = this.token !== undefined && this.verify(rq.headers['gs1-signature'], body)
      const does = this.how?.(call, this.calls.length) ?? {}
      this.calls.push(call)
      if (does.hang) return
      if (does.delay) await sleep(does.delay)
      if (does.cut) return rs.destroy()
      const status = does.status ?? 200
      if (status >= 200 && status < 300) this.acked.push(call)
      rs.writeHead(status, does.location ? { location: does.location } : {})
      rs.end()
    })
  }

  verify(header, body) {
    const want = Buffer.from(createHmac('sha256', this.token).update(body).digest('hex'))
    const got = Buffer.from(header ?? '')
    return want.length === got.length && timingSafeEqual(want, got)
  }

  /** eventIDs of what was answered with 2xx, in the order they came. */
  ids() { return this.acked.flatMap((c) => eventsOf(c.doc)).map((e) => e.eventID) }

  /** Wait until the condition holds. */
  async until(what, condition, ms = 60000) {
    for (const end = Date.now() + ms; !condition(this);) {
      if (Date.now() > end) throw new Error(`the receiver waits in vain: ${what}; ${this.calls.length} calls, ${this.ids().length} events`)
      await sleep(20)
    }
  }
}
