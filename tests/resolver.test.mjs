// resolver.test.mjs: the statements of the GS1-Conformant Resolver standard (1.0 and 1.2, ../shared/data/epcis/gs1-resolver/testsuite)
// that apply to a resolver of uncompressed codes for GTINs. Not offered and so not tested here: decompression of compressed URIs,
// keys other than 01, TLS (net.test.mjs).
import assert from 'node:assert/strict'
import { onBoth, start } from './lib/server.mjs'
import { build } from './lib/county.mjs'

const VOC = 'https://ref.gs1.org/voc/'

onBoth('resolver: GS1-Conformant Resolver', async (t, engine) => {
  const server = await start(t, engine)
  const county = await build(server)
  const j = await county.whole('明月蔬菜专业合作社')
  const any = server.client()
  const csv = await j.owner.get(`/api/v1/code-batches/${(await j.owner.postOk('/api/v1/code-batches', { lot: j.lot.uuid, kind: 'pack', count: 2 })).uuid}/codes.csv`)
  const pack = new URL(csv.text.trim().split('\r\n')[1].split(',')[0]).pathname
  const ask = (path, query, accept = '*/*') => any.get(path, query, { headers: { accept } })

  await t.test('GET, HEAD and OPTIONS; CORS', async () => {
    const get = await ask(j.path)
    assert.equal(get.status, 200)
    assert.equal(get.headers['access-control-allow-origin'], '*')
    const head = await any.call('HEAD', j.path)
    assert.equal(head.status, 200)
    assert.equal(head.text ?? '', '')
    const options = await any.call('OPTIONS', j.path)
    assert.ok([200, 204].includes(options.status))
    assert.match(options.headers.allow, /GET.*HEAD/)
  })

  await t.test('400 for bad syntax, never 200 with an error', async () => {
    for (const path of ['/01/09520001000011/10/A', '/01/abc/10/A', '/01/09520001000010/99/A', '/01/09520001000010/21/A/10/B', '/01/09520001000010/10/%zz', '/01/095200010000101/10/A'])
      for (const accept of ['text/html', 'application/linkset+json', '*/*'])
        assert.equal((await ask(path, undefined, accept)).status, 400, `${path} ${accept}`)
    for (const path of ['/01/09521234543213/10/NOSUCH', '/01/09521234543213'])
      for (const accept of ['text/html', 'application/linkset+json'])
        assert.equal((await ask(path, undefined, accept)).status, 404, path)
    const fake = pack.replace(/.{5}$/, 'AAAAA')
    assert.equal((await ask(fake, undefined, 'text/html')).status, 404)
    assert.equal((await ask(fake, { linkType: 'linkset' })).status, 404)
    assert.equal((await ask(fake, { linkType: 'gs1:pip' })).status, 404)
  })

  await t.test('the linkset: every level, address, type and title; a bare default link', async () => {
    for (const [query, accept, media] of [[{ linkType: 'linkset' }, '*/*', 'application/linkset+json'], [{ linkType: 'all' }, '*/*', 'application/linkset+json'], [undefined, 'application/linkset+json', 'application/linkset+json'], [undefined, 'application/json', 'application/json']]) {
      const r = await ask(pack, query, accept)
      assert.equal(r.status, 200)
      assert.ok(r.headers['content-type'].startsWith(media), r.headers['content-type'])
      assert.equal(r.headers['access-control-allow-origin'], '*')
      assert.match(r.headers.link, /json-ld#context/)
      const body = JSON.parse(r.text)
      assert.deepEqual(body.linkset.map((l) => l.anchor), [pack, j.path, `/01/${j.lot.gtin}`].map((p) => server.url + p))
      for (const level of body.linkset) {
        assert.deepEqual(Object.keys(level[`${VOC}defaultLink`][0]).sort(), ['href', 'title'])
        for (const [key, links] of Object.entries(level)) {
          if (!key.startsWith('http')) continue
          assert.ok(key.startsWith(VOC), key)
          for (const l of links) assert.ok(l.href.startsWith('http') && l.title, JSON.stringify(l))
        }
        const described = Object.entries(level).filter(([k]) => k.startsWith(VOC) && k !== `${VOC}defaultLink`).flatMap(([, v]) => v.map((l) => l.href))
        assert.ok(described.includes(level[`${VOC}defaultLink`][0].href), 'the default link is also described by its type')
      }
    }
  })

  await t.test('redirects to the type asked for, with the query passed on; 404 for a type that is not there', async () => {
    const to = async (type, more = {}) => ask(j.path, { linkType: type, ...more })
    for (const type of ['gs1:pip', 'gs1:traceability', 'gs1:defaultLink', `${VOC}traceability`]) {
      const r = await to(type, { promo: 'a b', x: '1' })
      assert.equal(r.status, 307, type)
      const u = new URL(r.headers.location)
      assert.equal(u.pathname, j.path)
      assert.deepEqual([...u.searchParams], [['promo', 'a b'], ['x', '1']])
      assert.match(r.headers.link, /rel="linkset"/, 'the linkset is exposed even when redirecting')
    }
    assert.equal(new URL((await to('gs1:certificationInfo')).headers.location).pathname, `/cert/${j.cert.cert_no}`)
    assert.equal((await to('gs1:recipeInfo')).status, 404)
    assert.equal((await to('nonsense:x')).status, 404)
    assert.match((await ask(j.path, undefined, 'text/html')).headers.link, /linkType=linkset>; rel="linkset"/)
  })

  await t.test('a GTIN alone leads to its product; a trailing slash is tolerated', async () => {
    const r = await ask(`/01/${j.lot.gtin}`, undefined, 'text/html')
    assert.equal(r.status, 307)
    assert.equal(new URL(r.headers.location).pathname, `/product/${j.lot.gtin}`)
    const page = await ask(`/product/${j.lot.gtin}`, undefined, 'text/html')
    assert.equal(page.status, 200)
    assert.ok(page.text.includes(j.lot.lot_no))
    assert.equal((await ask(`/01/${j.lot.gtin}`, { linkType: 'gs1:traceability' })).status, 404)
    assert.equal((await ask('/product/09521234543213', undefined, 'text/html')).status, 404)
    assert.equal((await ask(`${j.path}/`, undefined, 'text/html')).status, 200)
  })

  await t.test('languages: by Accept-Language and on request; the page is asked for again, the bytes only when changed', async () => {
    assert.match((await server.client({ lang: 'en' }).get(j.path, undefined, { headers: { accept: 'text/html' } })).text, /<html lang="en">/)
    const zh = await ask(j.path, { lang: 'zh' }, 'text/html')
    assert.match(zh.text, /<html lang="zh-CN">/)
    assert.match(zh.headers['cache-control'], /no-cache/)
    const again = await any.get(j.path, { lang: 'zh' }, { headers: { accept: 'text/html', 'if-none-match': zh.headers.etag } })
    assert.equal(again.status, 304)
  })

  await t.test('/.well-known/gs1resolver', async () => {
    const r = await ask('/.well-known/gs1resolver')
    assert.equal(r.status, 200)
    assert.match(r.headers['content-type'], /^application\/json/)
    assert.equal(r.headers['access-control-allow-origin'], '*')
    assert.equal(r.body.resolverRoot, server.url)
    assert.deepEqual(r.body.supportedPrimaryKeys, ['01'])
    assert.deepEqual(r.body.supportedLinkType, [{ namespace: VOC, prefix: 'gs1:' }])
    assert.equal(typeof r.body.linkTypeDefaultCanBeLinkset, 'boolean')
  })
})
