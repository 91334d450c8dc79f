// sandbox.mjs: the other end of the payment channels for a test: `tiantou sandbox`, its settings in a server's data folder, its knobs, and
// what a payer's browser does there.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { BIN, run, sanitizerReport } from './server.mjs'

export class Sandbox {
  /** Who pays inside WeChat: there is one person. */
  openid = 'oSandboxWeChatUser0000000001'

  constructor(server) { Object.assign(this, { server, dir: join(server.base, 'sandbox'), out: '', err: '', url: '' }) }

  /** Before the server starts: it reads keys and settings then. */
  async start(t) {
    this.proc = spawn(BIN, ['sandbox', '--port', '0', '--data', this.dir], { stdio: ['ignore', 'pipe', 'pipe'] })
    this.ended = new Promise((done) => this.proc.on('exit', (code, signal) => done({ code, signal })))
    t.after(() => this.stop())
    this.proc.stderr.on('data', (d) => { this.err += d })
    this.url = await new Promise((done, fail) => {
      this.proc.on('exit', () => fail(new Error(`the sandbox ended\n${this.err}`)))
      this.proc.stdout.on('data', (d) => {
        this.out += d
        const m = /listening on (http:\S+)/.exec(this.out)
        if (m) done(m[1])
      })
    })
    const r = await run(BIN, ['sandbox', '--port', new URL(this.url).port, '--data', this.dir, '--write-config', this.server.dir])
    if (r.code !== 0) throw new Error(`tiantou sandbox --write-config: ${r.err}`)
    return this
  }

  async stop() {
    this.proc.kill('SIGTERM')
    const end = await this.ended
    if (sanitizerReport(this.err) || end.code !== 0) throw new Error(`the sandbox ended with ${end.signal ?? end.code}\n${this.err.slice(-3000)}`)
  }

  /** Knobs and acts; with nothing: what there is. */
  async control(body) {
    const r = await fetch(`${this.url}/control`, body ? { method: 'POST', body: JSON.stringify(body) } : {})
    if (r.status !== 200) throw new Error(`control ${JSON.stringify(body)}: ${r.status} ${await r.text()}`)
    return r.json()
  }

  /** The payer follows what the try answered; the address of the page with the buttons. */
  async follow(go, number) {
    if (go.kind === 'qr') return go.text
    if (go.kind === 'jsapi') { // what WeChat's browser is asked with
      const { appId, package: prepay, signType, paySign } = JSON.parse(go.text)
      if (!appId || !/^prepay_id=\w+$/.test(prepay) || signType !== 'RSA' || !paySign) throw new Error(go.text)
      return `${this.url}/cashier/wechat/${number}`
    }
    if (go.kind === 'redirect' && go.url.includes('/cashier/')) return go.url
    const r = go.kind === 'form'
      ? await fetch(go.url, { method: 'POST', redirect: 'manual', body: new URLSearchParams(go.fields.map((f) => [f.name, f.value])), headers: { origin: this.server.url } })
      : await fetch(go.url, { redirect: 'manual' })
    if (r.status !== 303) throw new Error(`${go.url}: ${r.status} ${await r.text()}`)
    return r.headers.get('location')
  }

  /** "pay", "refuse" or "close" on that page. */
  async click(page, what) {
    const r = await fetch(page, { method: 'POST', body: new URLSearchParams({ do: what }) })
    if (r.status !== 200) throw new Error(`${page}: ${r.status}`)
    return r.text()
  }

  async trade(number) { return (await this.control()).trades.find((t) => t.number === number) }
}
