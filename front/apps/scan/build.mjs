/* build.mjs: makes dist/scan.css, dist/scan.js (stable names) and dist/manifest.json with the content hash that pages put
 * behind "?v=", and refuses to grow over the budget: 12 kB of styles and 4 kB of script, compressed. */
import { build } from 'esbuild'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const here = (p) => new URL(p, import.meta.url).pathname
const budget = { 'scan.css': 12 * 1024, 'scan.js': 4 * 1024 }
mkdirSync(here('dist'), { recursive: true })
await build({
  entryPoints: { scan: here('src/scan.ts') },
  outdir: here('dist'),
  bundle: true,
  minify: true,
  format: 'iife',
  target: ['es2019'],
  charset: 'utf8',
})
await build({ entryPoints: [here('src/scan.css')], outdir: here('dist'), minify: true, target: ['chrome80', 'safari14'], charset: 'utf8' })

const manifest = {}
for (const [name, limit] of Object.entries(budget)) {
  const bytes = readFileSync(here(`dist/${name}`)),
    gz = gzipSync(bytes, { level: 9 }).length
  manifest[name] = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
  console.log(`${name}: ${bytes.length} bytes, ${gz} compressed (limit ${limit})`)
  if (gz > limit) throw new Error(`${name} is over its budget`)
}
writeFileSync(here('dist/manifest.json'), JSON.stringify(manifest, null, 2) + '\n')
