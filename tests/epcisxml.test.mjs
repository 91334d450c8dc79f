// epcisxml.test.mjs: EPCIS XML over the whole server: documents of others captured, read back as XML and JSON, valid by GS1's schema (xmllint);
// what is meant to hurt refused by the limit it passes; files in and out by the shell; memory bounded while a large file comes in.
import assert from 'node:assert/strict'
import { createWriteStream, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { once } from 'node:events'
import test from 'node:test'
import { SHARED, onBoth, run, start, tiantou } from './lib/server.mjs'
import { capture, document, eventsOf, machine, objectEvent } from './lib/events.mjs'

const RESOURCES = join(SHARED, 'epcis/openepcis-test-resources'), XSD = join(SHARED, 'epcis/gs1-spec/XSD')
const absent = existsSync(RESOURCES) ? false : `the shared test inputs are absent: ${RESOURCES}`
const XML = { type: 'application/xml' }
const ACCEPT = { accept: 'application/xml' }
const FOLDERS = ['1.2/EPCIS/XML/Capture/Documents', '2.0/EPCIS/XML/Capture/Documents', '2.0/EPCIS/XML/Query', '2.0/EPCIS/XML/Query/Documents']
const INVALID = ['2.0/EPCIS/XML/Capture/Invalid', '2.0/EPCIS/XML/Query/Invalid', '2.0/EPCIS/XML/Query/Queries', '2.0/EPCIS/XML/Query/Queries/Invalid']
/** Called valid by their makers, refused by one of GS1's schemas (src/epcis/t_xml.c says which and why). */
const SCHEMA_REFUSES = /^(JumbledFieldsOrder|TransactionEvent_with_userExtensions|SensorData_with_combined_events|ObjectEventWithAllPossibleFields|TransformationEvent_with_error_declaration|epcisDocWithAllGS1Keys)\.xml$/
const SCHEMA_REFUSES_OLD = /^(TransactionEvent_all_possible_fields|ObjectEvent_all_possible_fields)\.xml$/

const filesOf = (dir) => readdirSync(dir).filter((f) => f.endsWith('.xml')).sort().map((name) => ({ name, text: readFileSync(join(dir, name)) }))

/** Is the text valid by the schema? Skipped, visibly, where there is no xmllint. */
async function valid(t, server, text, schema) {
  const file = join(server.base, 'answer.xml')
  writeFileSync(file, text)
  if (!existsSync('/usr/bin/xmllint')) {
    t.diagnostic('SKIPPED: xmllint is not installed')
    return
  }
  const r = await run('/usr/bin/xmllint', ['--nonet', '--noout', '--schema', join(XSD, schema), file])
  assert.equal(r.code, 0, r.err)
}

onBoth('epcisxml: documents of others', async (t, engine) => {
  const server = await start(t, engine)
  const client = await machine(server)
  for (const folder of FOLDERS) {
    let taken = 0, refused = 0, events = 0, equal = 0
    const files = filesOf(join(RESOURCES, folder))
    for (const { name, text } of files) {
      // documents bear the same eventIDs for different events: each file gets its own
      const own = text.toString('utf8').replace(/(<(?:\w+:)?eventID>)[^<]+(<)/g, (_, a, b) => `${a}urn:uuid:${crypto.randomUUID()}${b}`)
      if (!/<(epcis\w*:)?EPCIS\w*Document|<\w+:EPCIS\w*Document/.test(own)) {
        const r = await client.call('POST', '/epcis/v2/events', { raw: own, ...XML })
        assert.ok(r.status === 201 || r.status === 409, `${name}: ${r.text}`)
        taken++
        continue
      }
      const job = await capture(client, own, XML)
      if (SCHEMA_REFUSES.test(name) || (folder.startsWith('1.2') && SCHEMA_REFUSES_OLD.test(name))) {
        assert.ok(job.refused > 0 && job.errors[0].pointer.startsWith('/EPCISBody') && /\((line|the event begins at line) \d+\)|第 \d+ 行/.test(job.errors[0].detail), `${name}: ${JSON.stringify(job)}`)
        refused++
        continue
      }
      assert.ok(job.status === 202 && job.success, `${name}: ${JSON.stringify(job).slice(0, 600)}`)
      taken++
      for (const e of job.events) {
        const at = `/epcis/v2/events/${encodeURIComponent(e.eventID)}`
        const json = await client.getOk(at)
        const xml = await client.call('GET', at, { headers: ACCEPT })
        assert.equal(xml.status, 200)
        const again = await capture(client, xml.text, XML)
        assert.ok(again.status === 202 && again.refused === 0 && again.accepted === 0 && again.duplicate === eventsOf(json).length, `${name}: ${JSON.stringify(again).slice(0, 600)}`)
        events++
        equal += again.duplicate === eventsOf(json).length
      }
    }
    t.diagnostic(`${folder} [${engine}]: ${taken} of ${files.length} documents captured, ${refused} refused as a schema of GS1 refuses them; ${equal} of ${events} events, answered as XML, are known again as what they are`)
  }
  for (const folder of INVALID) {
    const files = filesOf(join(RESOURCES, folder))
    for (const { name, text } of files) {
      const single = !/EPCIS\w*Document/.test(text)
      const r = single ? await client.call('POST', '/epcis/v2/events', { raw: text, ...XML }) : await client.call('POST', '/epcis/v2/capture', { raw: text, ...XML })
      const told = r.status === 202 ? r.body.errors[0] : r.body
      assert.ok((r.status === 202 && r.body.success === false) || r.status === 400, `${name} was taken`)
      assert.ok(told.detail && (told.pointer ?? '').startsWith('/'), `${name}: ${JSON.stringify(told)}`)
    }
    t.diagnostic(`${folder} [${engine}]: ${files.length} of ${files.length} documents refused with a place and a reason`)
  }
  await t.test('pages of everything are valid by the schema', async (s) => {
    let pages = 0, at = '/epcis/v2/events?perPage=25&orderBy=eventTime'
    while (at) {
      const r = await client.call('GET', at, { headers: { ...ACCEPT, 'gs1-cbv-xml-format': pages % 2 ? 'Always_Web_URI' : 'Always_URN' } })
      assert.equal(r.status, 200)
      assert.equal(r.headers['content-type'], 'application/xml')
      await valid(s, server, r.text, 'EPCglobal-epcis-query-2_0.xsd')
      pages++
      at = /<([^>]+)>;\s*rel="?next/.exec(r.headers.link ?? '')?.[1]
    }
    const master = await client.call('GET', '/epcis/v2/queries/SimpleMasterDataQuery/events?includeAttributes=true&includeChildren=true', { headers: ACCEPT })
    assert.equal(master.status, 200)
    assert.match(master.text, /GS1 Pharma/)
    await valid(s, server, master.text, 'EPCglobal-epcis-query-2_0.xsd')
    s.diagnostic(`${pages} pages and the master data valid by GS1's schema`)
  })
}, { skip: absent })

const ROOT = '<e:EPCISDocument xmlns:e="urn:epcglobal:epcis:xsd:2" xmlns:x="https://x.example/" schemaVersion="2.0" creationDate="2026-01-01T00:00:00Z"><EPCISBody><EventList>'
const END = '</EventList></EPCISBody></e:EPCISDocument>'
const HEAD = '<eventTime>2026-01-01T00:00:00Z</eventTime><eventTimeZoneOffset>+00:00</eventTimeZoneOffset>'
const event = (n, more = '') => `<ObjectEvent>${HEAD}<epcList><epc>urn:x:${n}</epc></epcList><action>ADD</action>${more}</ObjectEvent>`

test('epcisxml: what is meant to hurt', async (t) => {
  const server = await start(t, 'sqlite')
  const client = await machine(server)
  const laughs = `<!DOCTYPE l [<!ENTITY a "haha">${Array.from({ length: 30 }, (_, i) => `<!ENTITY a${i} "${'&a;'.repeat(10)}">`).join('')}]>${ROOT}${event(1, '<x:a>&a29;</x:a>')}${END}`
  const cases = [
    ['billion laughs', laughs, 400, /DOCTYPE/],
    ['an outside entity', `<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]>${ROOT}${event(1, '<x:a>&a;</x:a>')}${END}`, 400, /DOCTYPE/],
    ['a tag of 8 MB', `${ROOT}${event(1, `<x:a b="${'b'.repeat(8 << 20)}"/>`)}${END}`, 413, /65536/],
    ['4,000 attributes', `${ROOT}${event(1, `<x:a ${Array.from({ length: 4000 }, (_, i) => `a${i}=""`).join(' ')}/>`)}${END}`, 413, /256/],
    ['a million elements deep', `${ROOT}<ObjectEvent>${'<x:a>'.repeat(1000000)}`, 413, /48/],
    ['an encoding of nobody', `<?xml version="1.0" encoding="UTF-7"?>${ROOT}${event(1)}${END}`, 400, /UTF-7/],
    ['a million empty events', `${ROOT}${'<ObjectEvent/>'.repeat(1000000)}${END}`, 413, /100000|10000/],
  ]
  for (const [why, raw, status, says] of cases) {
    const r = await client.call('POST', '/epcis/v2/capture', { raw, ...XML, headers: { 'accept-language': 'en' } })
    assert.equal(r.status, status, `${why}: ${r.text.slice(0, 300)}`)
    assert.match(r.body.detail, says, why)
    if (status === 413) assert.ok(r.headers['gs1-epcis-capture-limit'] && r.headers['gs1-epcis-capture-file-size-limit'], why)
  }
  const epcs = `${ROOT}<ObjectEvent>${HEAD}<epcList>${Array.from({ length: 600000 }, (_, i) => `<epc>urn:x:${i}</epc>`).join('')}</epcList><action>ADD</action></ObjectEvent>${event('after')}${END}`
  const job = await capture(client, epcs, { ...XML, behaviour: 'proceed' })
  assert.deepEqual([job.status, job.accepted, job.refused, job.errors[0].index], [202, 1, 1, 0])
  assert.match(job.errors[0].detail, /1048576/)
  const gb = await capture(client, Buffer.from(new Uint16Array([0xfeff, ...[...`<?xml version="1.0" encoding="UTF-16"?>${ROOT}${event('田头')}${END}`].map((c) => c.charCodeAt(0))]).buffer), XML)
  assert.equal(gb.status, 202)
  t.diagnostic(`${cases.length + 1} hostile documents refused by their limit, the event behind a refused one taken`)
})

onBoth('epcisxml: files in and out', async (t, engine) => {
  const server = await start(t, engine)
  const client = await machine(server)
  const doc = document(Array.from({ length: 1200 }, (_, i) => objectEvent(i, { 'ex:n': i % 3 ? i : [`${i}`], 'ex:ok': true })), ['https://ref.gs1.org/standards/epcis/epcis-context.jsonld', { ex: 'https://ex.example/' }])
  assert.equal((await capture(client, doc)).accepted, 1200)
  await server.stop()
  const out = join(server.base, 'export.xml')
  assert.equal((await server.run('export events', '--xml', '--out', out)).code, 0)
  await valid(t, server, readFileSync(out), 'EPCglobal-epcis-2_0.xsd')
  assert.match((await server.run('import events', out)).out, /0 accepted, 1200 duplicate, 0 refused/)
  const json = join(server.base, 'doc.json')
  writeFileSync(json, JSON.stringify(doc))
  const a = (await tiantou('hash', json)).out.trim().split('\n').sort(), b = (await tiantou('hash', out)).out.trim().split('\n').sort()
  assert.deepEqual(a, b)
  // 200 MB of XML through the import; t_read.c measures that memory stays bounded
  if (engine === 'sqlite') {
    const big = join(server.base, 'big.xml'), f = createWriteStream(big), pad = `<!-- ${'x'.repeat(60000)} -->`
    f.write(ROOT)
    for (let i = 0; i < 3400; i++) if (!f.write(pad + (i % 10 ? '' : event(`big${i}`)))) await once(f, 'drain')
    f.end(END)
    await once(f, 'finish')
    const done = await server.run('import events', big)
    assert.match(done.out, /340 accepted, 0 duplicate, 0 refused/)
    t.diagnostic(`a file of ${Math.round(statSync(big).size / 1e6)} MB imported`)
  }
})

onBoth('epcisxml: XML is answered exactly where the contract offers it', async (t, engine) => {
  const server = await start(t, engine)
  const client = await machine(server)
  const contract = JSON.parse(readFileSync(join(SHARED, 'epcis/gs1-spec/REST-Bindings/openapi.json'), 'utf8'))
  const resolve = (x) => (x?.$ref?.startsWith('#/') ? resolve(x.$ref.slice(2).split('/').reduce((y, k) => y[k.replaceAll('~1', '/')], contract)) : x)
  const epc = 'https://id.gs1.org/01/09521141012341/21/x1', place = 'https://id.gs1.org/414/9521141123454'
  const job = await capture(client, document([{ type: 'ObjectEvent', eventID: 'urn:uuid:00000000-0000-4000-8000-0000000000aa', eventTime: '2026-01-01T00:00:00Z', eventTimeZoneOffset: '+00:00', action: 'OBSERVE', epcList: [epc], bizStep: 'shipping', disposition: 'in_transit', readPoint: { id: place }, bizLocation: { id: place } }]))
  assert.equal(job.success, true)
  const q = await client.call('POST', '/epcis/v2/queries', { body: { name: 'mine', query: { EQ_bizStep: ['shipping'] } } })
  assert.equal(q.status, 201, q.text)
  const values = { captureID: job.captureID, eventID: 'urn:uuid:00000000-0000-4000-8000-0000000000aa', eventType: 'ObjectEvent', epc, bizStep: 'shipping', bizLocation: place, readPoint: place, disposition: 'in_transit', queryName: 'mine' }
  let offered = 0, xml = 0, json = 0, none = 0
  for (const [path, operations] of Object.entries(contract.paths)) {
    const response = resolve(operations.get?.responses?.['200'])
    if (!response?.content || /subscriptions|nextPageToken/.test(path)) continue
    const at = '/epcis/v2' + path.replace(/\{(\w+)\}/g, (_, k) => encodeURIComponent(values[k])).replace(/\/$/, '')
    const r = await client.call('GET', at, { headers: ACCEPT })
    if ('application/xml' in response.content) {
      offered++
      assert.deepEqual([r.status, r.headers['content-type']], [200, 'application/xml'], `${path}: ${r.text.slice(0, 300)}`)
      assert.match(r.text, /^<\?xml/)
      xml++
      assert.match((await client.call('GET', at)).headers['content-type'], /^application\/(ld\+)?json/)
    } else {
      none++
      assert.equal(r.status, 406, path)
      json += r.status === 406
    }
  }
  const top = await client.call('GET', '/epcis/v2/', { headers: ACCEPT })
  assert.deepEqual([...top.text.matchAll(/<member>(\w+)<\/member>/g)].map((m) => m[1]).sort(), (await client.getOk('/epcis/v2/')).member.toSorted())
  const refused = await client.call('POST', '/epcis/v2/queries/mine/subscriptions', { body: { dest: 'nowhere' }, headers: ACCEPT })
  assert.deepEqual([refused.status, refused.headers['content-type']], [400, 'application/problem+xml'], refused.text)
  assert.ok(offered >= 11)
  t.diagnostic(`XML [${engine}]: ${xml} of ${offered} answers that the contract offers as XML are XML; ${json} of ${none} others say 406`)
}, { skip: absent })
