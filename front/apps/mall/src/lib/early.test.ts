import { readFileSync } from 'node:fs'
import { afterEach, expect, it, vi } from 'vitest'
import { earlyFetch } from './early'
import { api, address } from './server'
import { CARD_SIZES, GOODS_SIZES } from './sizes'

const source = readFileSync('apps/mall/public/early.js', 'utf8') // from front/
const ID = '01a202de-9c13-7ee1-bf32-44e739e6d6fd',
  HOME = { sold: [{ sold: 0, cover_sha: 'none' }, { sold: 3, cover_sha: 'a/b' }], fresh: [{ cover_sha: 'f' }] }
interface Photo {
  sizes: string
  srcset: string
}

/** What early.js does at a place: the address it asks, the photos it begins. */
async function visit(place: string, body: unknown, { kept = '', language = 'zh-CN', status = 200 } = {}) {
  const asked: string[] = [],
    photos: Photo[] = [],
    w = { fetch: true, URLSearchParams } as { fetch: boolean; ttEarly?: { url: string } }
  const fetchIt = (url: string) => {
    asked.push(url)
    return Promise.resolve(new Response(JSON.stringify(body), { status }))
  }
  class Img {
    sizes = ''
    srcset = ''
    constructor() {
      photos.push(this)
    }
  }
  new Function('location', 'localStorage', 'navigator', 'window', 'fetch', 'Image', source)(new URL(place, 'http://mall.test'), { getItem: () => kept || null }, { language }, w, fetchIt, Img)
  await new Promise((done) => setTimeout(done, 5))
  return { asked, photos, early: w.ttEarly }
}
const goodsUrl = address((a) => a.mallGoods({ id: ID }))

it('asks what the page will ask, and begins the photos that it will show', async () => {
  const home = await visit('/mall/', HOME)
  expect(home.asked).toEqual([address((a) => a.mallHome())])
  expect(home.early?.url).toBe(home.asked[0])
  expect(home.photos.map((p) => p.srcset)).toEqual(['/photo/a%2Fb?w=320 320w, /photo/a%2Fb?w=1280 1280w'])
  expect(home.photos[0].sizes).toBe(CARD_SIZES)
  expect((await visit('/mall/', { ...HOME, sold: [] })).photos).toHaveLength(1)
  const goods = await visit(`/mall/goods/${ID}`, { pictures: ['p', 'q'] })
  expect(goods.asked).toEqual([goodsUrl])
  expect(goods.photos.map((p) => p.sizes)).toEqual([GOODS_SIZES])
})
it.each([
  ['/mall/search', { sort: 'sold' }],
  ['/mall/search?sort=cheap&category=rice', { category: 'rice', sort: 'cheap' }],
  [`/mall/search?focus=1&q=${encodeURIComponent("新米 5 公斤 'a+b'(~)!")}&sort=x`, { q: "新米 5 公斤 'a+b'(~)!", sort: 'sold' }],
] as const)('asks at %s what the search will ask', async (place, query) => {
  const found = await visit(place, { items: [{ cover_sha: 'a' }, { cover_sha: null }, { cover_sha: 'c' }, { cover_sha: 'd' }, { cover_sha: 'e' }] })
  expect(found.asked).toEqual([address((a) => a.mallGoodsList({ ...query, limit: 24 }))])
  expect(found.photos.map((p) => p.sizes)).toEqual([CARD_SIZES, CARD_SIZES, CARD_SIZES])
})
it.each([
  ['another page', '/mall/cart', {}],
  ['no goods', '/mall/goods/x', {}],
  ['a language that was chosen', '/mall/', { kept: 'en' }],
  ['the other way round', '/mall/', { kept: 'zh-CN', language: 'en-GB' }],
])('asks nothing early for %s', async (_, path, more) => expect((await visit(path, HOME, more)).asked).toEqual([]))
it('begins no photo of what was refused', async () => expect((await visit(`/mall/goods/${ID}`, {}, { status: 404 })).photos).toEqual([]))

afterEach(() => vi.unstubAllGlobals())
it('gives the answer once, to the same question; asks again when it failed', async () => {
  const net = vi.fn(() => Promise.resolve(new Response('{"title":"net"}', { headers: { 'content-type': 'application/json' } })))
  vi.stubGlobal('fetch', net)
  const early = () => ({ url: goodsUrl, answer: Promise.resolve(new Response('{"title":"early"}', { headers: { 'content-type': 'application/json' } })) })
  window.ttEarly = early()
  await earlyFetch('/api/v1/county')
  expect(net).toHaveBeenCalledTimes(1)
  expect((await api.mallGoods({ id: ID })).title).toBe('early')
  expect((await api.mallGoods({ id: ID })).title).toBe('net')
  window.ttEarly = { url: goodsUrl, answer: Promise.reject(new TypeError('no network')) }
  expect((await api.mallGoods({ id: ID })).title).toBe('net')
})
