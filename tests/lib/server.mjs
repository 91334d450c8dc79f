// server.mjs: a whole server for one test: its own data folder or PostgreSQL database, its process, its end.
// A test fails when the server's standard error holds a sanitizer's report or when it does not end cleanly.
import { execFile, spawn } from 'node:child_process'
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import test from 'node:test'
import { Client, newAgent } from './client.mjs'

const here = dirname(fileURLToPath(import.meta.url))
export const ROOT = resolve(here, '../..')
export const BIN = resolve(process.env.TIANTOU_BIN ?? join(ROOT, 'build-test/tiantou'))
/** An optimised binary for tests that count restarts; the usual one where none is given. */
export const BIN_FAST = process.env.TIANTOU_BIN_FAST ? resolve(process.env.TIANTOU_BIN_FAST) : BIN
export const SHARED = resolve(process.env.TIANTOU_SHARED_DATA ?? join(ROOT, '../shared/data'))
export const PASSWORD = 'Feld-und-Acker-7'
export const COUNTY = '330109'
const PG = process.env.TIANTOU_TEST_PG ?? ''
const READY_MS = 30000

/** Passwords cheap to compute: the tests sign in often and test no password's strength. */
const CONF = { 'people.argon_mem': '64k', 'people.argon_ops': '1' }

export const sleep = (ms) => new Promise((done) => setTimeout(done, ms))

/** Why an engine cannot be tested here, or false. */
export const missing = (engine) => (engine === 'postgres' && !PG ? 'TIANTOU_TEST_PG is not set: no PostgreSQL server to make databases on' : false)

/** One test per engine: fn(t, engine). */
export function onBoth(name, fn, options = {}) {
  for (const engine of ['sqlite', 'postgres']) test(`${name} [${engine}]`, { timeout: 300000, ...options, skip: missing(engine) || options.skip }, (t) => fn(t, engine))
}

const ENV = {
  ...process.env,
  LANG: 'C.UTF-8',
  LC_ALL: 'C.UTF-8',
  ASAN_OPTIONS: 'detect_leaks=1:exitcode=99:allocator_may_return_null=1',
  UBSAN_OPTIONS: 'print_stacktrace=1',
}

/** Run a program to its end: {code, out, err}; never throws. input: its standard input. */
export function run(bin, args, { input, env, timeout = 60000 } = {}) {
  return new Promise((done) => {
    const p = execFile(bin, args, { env: { ...ENV, ...env }, timeout, maxBuffer: 1 << 28, encoding: 'utf8' }, (e, out, err) => {
      done({ code: e ? (typeof e.code === 'number' ? e.code : -1) : 0, signal: e?.signal ?? null, out, err })
    })
    p.stdin.on('error', () => undefined)
    p.stdin.end(input)
  })
}

export const tiantou = (...args) => run(BIN, args)

/** What a sanitizer said, or ''. */
export function sanitizerReport(text) {
  const at = text.search(/==\d+==\s?ERROR: |runtime error: |LeakSanitizer: detected/)
  return at < 0 ? '' : text.slice(at, at + 4000)
}

let databases = 0

/** A database of its own; on another server than TIANTOU_TEST_PG, or in a tablespace, where asked for. */
export async function pgMake({ server = PG, tablespace } = {}) {
  const name = `tt_${process.pid}_${Date.now().toString(36)}_${++databases}`
  const r = await run('psql', [server, '-qXc', `CREATE DATABASE ${name} TEMPLATE template0${tablespace ? ` TABLESPACE ${tablespace}` : ''}`])
  if (r.code !== 0) throw new Error(`no database: ${r.err}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { name, url: url.href, server }
}

/** SQL against a server's database, whatever the engine: rows as lines of '|'-separated columns. */
export async function sql(server, text) {
  const r = server.db ? await run('psql', [server.db.url, '-qXAtc', text]) : await run('sqlite3', [join(server.dir, 'tiantou.db'), '.timeout 20000', text])
  if (r.code !== 0) throw new Error(`${text}: ${r.err}`)
  return r.out.split('\n').filter((line) => line !== '')
}

export class Server {
  constructor(engine, bin, options) {
    Object.assign(this, { engine, bin, options, err: '', out: '', proc: null, url: '', port: 0, db: null, dir: '', admin: null })
  }

  /** The options that name the data, for commands. */
  get data() { return this.db ? ['--data', this.dir, '--db', this.db.url] : ['--data', this.dir] }

  /** Run a command on this server's data. */
  run(command, ...args) { return run(this.bin, [...command.split(' '), ...this.data, ...args]) }

  logs() { return this.out + this.err }

  async make() {
    this.base = await mkdtemp(join(tmpdir(), 'tiantou-test-'))
    this.dir = this.options.dir ?? join(this.base, 'data')
    if (this.engine === 'postgres') this.db = await pgMake(this.options.pg)
    if (!existsSync(this.dir)) await mkdir(this.dir, { mode: 0o700 })
    const conf = { ...CONF, ...this.options.conf }
    await writeFile(join(this.dir, 'tiantou.conf'), Object.entries(conf).map(([k, v]) => `${k} = ${v}\n`).join(''), { mode: 0o600 })
    this.passwordFile = join(this.base, 'password')
    await writeFile(this.passwordFile, `${PASSWORD}\n`, { mode: 0o600 })
    if (this.options.init === false) return
    const r = await this.run('init', '--admin', 'root', '--password-file', this.passwordFile, '--county', COUNTY, '--county-name', '青田县', '--county-name-en', 'Qingtian')
    if (r.code !== 0) throw new Error(`tiantou init: ${r.code} ${r.signal ?? ''} ${r.out} ${r.err}`)
    this.checkText(r.err)
  }

  checkText(text) {
    const report = sanitizerReport(text)
    if (report) throw new Error(`a sanitizer reports:\n${report}`)
  }

  /** Start (or start again) and wait until it listens. The port stays the same from the second start on. */
  async start() {
    const args = ['serve', ...this.data, '--port', String(this.port), ...(this.options.args ?? [])]
    const p = spawn(this.bin, args, { env: { ...ENV, ...this.options.env }, stdio: ['ignore', 'pipe', 'pipe'] })
    this.proc = p
    this.ended = new Promise((done) => p.on('exit', (code, signal) => done({ code, signal })))
    const mark = this.out.length
    this.agent?.destroy()
    this.agent = newAgent()
    p.stdout.on('data', (d) => { this.out += d })
    p.stderr.on('data', (d) => { this.err += d })
    const until = Date.now() + READY_MS
    for (;;) {
      const m = /listening on (https?:\/\/[^\s:]+:(\d+))/.exec(this.out.slice(mark))
      if (m) {
        this.url = m[1]
        this.port = Number(m[2])
        return this
      }
      if (p.exitCode !== null || p.signalCode !== null) throw new Error(`the server ended at once: ${p.exitCode ?? p.signalCode}\n${this.logs().slice(-4000)}`)
      if (Date.now() > until) throw new Error(`the server does not listen\n${this.logs().slice(-4000)}`)
      await sleep(10)
    }
  }

  client(options) { return new Client(this, options) }

  /** A client signed in by name and password. */
  async signIn(login, password = PASSWORD) {
    const c = this.client()
    await c.signIn(login, password)
    return c
  }

  /** SIGTERM; the milliseconds it took and how it ended. */
  async stop(signal = 'SIGTERM') {
    const p = this.proc
    if (!p) return null
    this.proc = null
    const at = Date.now()
    if (p.exitCode === null && p.signalCode === null) p.kill(signal)
    const timer = setTimeout(() => p.kill('SIGKILL'), 20000)
    const end = await this.ended
    clearTimeout(timer)
    return { ...end, ms: Date.now() - at }
  }

  async kill9() {
    const p = this.proc
    if (!p) return
    this.proc = null
    p.kill('SIGKILL')
    await this.ended
  }

  async remove() {
    this.agent?.destroy()
    const end = await this.stop()
    if (this.db) await run('psql', [this.db.server, '-qXc', `DROP DATABASE IF EXISTS ${this.db.name} WITH (FORCE)`])
    await rm(this.base, { recursive: true, force: true })
    this.checkText(this.logs())
    if (end && (end.signal || end.code !== 0)) throw new Error(`the server ended with ${end.signal ?? end.code}\n${this.logs().slice(-3000)}`)
  }
}

/** A running server for a test; it is stopped and looked at when the test ends. options: bin, conf, args, env, init, dir, serve. */
export async function start(t, engine, options = {}) {
  const s = new Server(engine, options.bin ?? BIN, options)
  t.after(() => s.remove())
  await s.make()
  if (options.serve === false) return s
  await s.start()
  if (options.init !== false) s.admin = await s.signIn('root')
  return s
}
