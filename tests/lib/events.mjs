// events.mjs: EPCIS documents for tests, and what the binding answers, as small functions.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sleep } from './server.mjs'

export const CONTEXT = 'https://ref.gs1.org/standards/epcis/epcis-context.jsonld'
/** A GTIN of the example prefix with its check digit. */
export const GTIN = '09521234543213'

/** One ObjectEvent; n makes it unlike all others. */
export const objectEvent = (n, more = {}) => ({
  type: 'ObjectEvent', eventTime: new Date(Date.UTC(2026, 0, 1) + n * 1000).toISOString(), eventTimeZoneOffset: '+08:00', action: 'OBSERVE',
  bizStep: 'shipping', disposition: 'in_transit', readPoint: { id: 'urn:epc:id:sgln:952123454.000.0' }, epcList: [`https://id.gs1.org/01/${GTIN}/21/${n}`], ...more,
})

export const document = (events, context = CONTEXT) => ({ '@context': context, type: 'EPCISDocument', schemaVersion: '2.0', creationDate: '2026-01-01T00:00:00Z', epcisBody: { eventList: events } })

/** The events of a document of any kind. */
export const eventsOf = (doc) => doc.epcisBody?.eventList ?? doc.epcisBody?.queryResults?.resultsBody?.eventList ?? [doc]

/** A client with a machine's key: captures and queries. */
export async function machine(server, name = 'machine') {
  const { level } = await server.admin.getOk('/api/v1/county')
  const key = await server.admin.postOk('/api/v1/keys', { name, role: 'machine', level })
  return server.client({ key: key.secret, origin: false })
}

/** Capture bytes and wait for the job; its report. */
export async function capture(client, raw, { behaviour, type = 'application/json' } = {}) {
  const r = await client.call('POST', '/epcis/v2/capture', { raw: typeof raw === 'string' || Buffer.isBuffer(raw) ? raw : JSON.stringify(raw), type, headers: behaviour ? { 'gs1-capture-error-behaviour': behaviour } : {} })
  if (r.status !== 202) return { status: r.status, problem: r.body, text: r.text }
  return { status: 202, location: r.headers.location, ...(await finished(client, r.headers.location)) }
}

export async function finished(client, location, ms = 60000) {
  for (const until = Date.now() + ms; ;) {
    const job = await client.getOk(location)
    if (!job.running) return job
    if (Date.now() > until) throw new Error(`the capture job does not end: ${JSON.stringify(job).slice(0, 300)}`)
    await sleep(50)
  }
}

/** Events of a query, first page only. */
export async function query(client, parameters) {
  const r = await client.get('/epcis/v2/events', parameters)
  if (r.status !== 200) throw new Error(`${r.status} ${r.text.slice(0, 400)}`)
  return eventsOf(r.body)
}

/** The address of the next page, or null. */
export const nextOf = (r) => /<([^>]+)>;\s*rel="?next/.exec(r.headers.link ?? '')?.[1] ?? null

export async function queryAll(client, parameters, onPage = () => undefined) {
  const events = []
  for (let r = await client.get('/epcis/v2/events', parameters); ; ) {
    if (r.status !== 200) throw new Error(`${r.status} ${r.text.slice(0, 400)}`)
    events.push(...eventsOf(r.body))
    const next = nextOf(r)
    if (!next) return events
    await onPage(events.length)
    r = await client.get(next)
  }
}

/** JSON files of a folder, sorted: {name, text}. */
export const filesOf = (dir) => readdirSync(dir).filter((f) => f.endsWith('.json')).sort().map((name) => ({ name, text: readFileSync(join(dir, name), 'utf8') }))
