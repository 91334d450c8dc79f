/* size.mjs: the budget. A first visit to any page of the mall may load at most 200 kB of styles and scripts, compressed as
 * the server sends them; the build fails above. Counted from Vite's manifest: the entry, the page's chunk, and all that both import. */
import { readFileSync, rmSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const LIMIT = 200 * 1024,
  here = (p) => new URL(p, import.meta.url).pathname
const manifest = JSON.parse(readFileSync(here('dist/.vite/manifest.json'), 'utf8'))
const gz = (file) => gzipSync(readFileSync(here(`dist/${file}`)), { level: 9 }).length

/** Files that a chunk needs, itself first. */
function needs(key, seen = new Set()) {
  const c = manifest[key]
  if (!c || seen.has(c.file)) return seen
  seen.add(c.file)
  for (const css of c.css ?? []) seen.add(css)
  for (const other of c.imports ?? []) needs(other, seen)
  return seen
}
/** The page itself, the one sheet of styles, the script that asks early. */
const always = () => new Set([...(manifest['style.css'] ? [manifest['style.css'].file] : []), 'index.html', 'early.js'])

const pages = Object.keys(manifest).filter((k) => /^src\/pages\/.*\.vue$/.test(k)),
  sums = ['index.html', ...pages].map((page) => [[...needs(page, needs('index.html', always()))].reduce((n, f) => n + gz(f), 0), page])
const over = sums.filter(([sum]) => sum > LIMIT),
  [most, which] = sums.reduce((a, b) => (b[0] > a[0] ? b : a))
console.log(`what strangers open (first page, goods, search): ${sums[0][0]} bytes compressed; the most of ${pages.length} pages: ${most} (${which}); limit ${LIMIT}`)
rmSync(here('dist/.vite'), { recursive: true })
if (over.length) throw new Error(`over the budget: ${over.map(([sum, p]) => `${p} ${sum}`).join(', ')}`)
