// @vitest-environment node
import { generateKeyPairSync, createHash, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { check } from './proof'

const sha = (...p: (Buffer | string)[]) => p.reduce((h, x) => h.update(x as Buffer), createHash('sha256')).digest()
const key = generateKeyPairSync('ed25519')
const pub = key.publicKey.export({ format: 'der', type: 'spki' }).subarray(12)
const id = sha('log.example\n', Buffer.of(1), pub).subarray(0, 4)
const vkey = `log.example+${id.toString('hex')}+${Buffer.concat([Buffer.of(1), pub]).toString('base64')}`

const tree = (l: Buffer[]): Buffer => {
  if (l.length === 1) return l[0]
  let k = 1
  while (k * 2 < l.length) k *= 2
  return sha(Buffer.of(1), tree(l.slice(0, k)), tree(l.slice(k)))
}
const pathOf = (m: number, l: Buffer[]): Buffer[] => {
  if (l.length === 1) return []
  let k = 1
  while (k * 2 < l.length) k *= 2
  return m < k ? [...pathOf(m, l.slice(0, k)), tree(l.slice(k))] : [...pathOf(m - k, l.slice(k)), tree(l.slice(0, k))]
}

function file(index: number, size: number) {
  const record = '{"type":"ObjectEvent","epc":"香葱"}', salt = Buffer.alloc(16, 7), closed = Buffer.alloc(32, 9)
  const entry = sha('tiantou-record/1\nevent\n', salt, closed, record)
  const leaves = Array.from({ length: size }, (_, i) => sha(Buffer.of(0), i === index ? entry : Buffer.from([i])))
  const text = `log.example\n${size}\n${tree(leaves).toString('base64')}\n`
  const note = `${text}\n— log.example ${Buffer.concat([id, sign(null, Buffer.from(text), key.privateKey)]).toString('base64')}\n`
  const proof = `c2sp.org/tlog-proof@v1\nindex ${index}\n${pathOf(index, leaves).map((h) => `${h.toString('base64')}\n`).join('')}\n${note}`
  return { kind: 'event', record, salt: salt.toString('hex'), closed: closed.toString('hex'), proof }
}

describe('a proof file in the browser', () => {
  it('holds at every place of every size', async () => {
    for (let size = 1; size <= 20; size++) for (let m = 0; m < size; m++) expect(await check(file(m, size), vkey)).toBe('good')
  })
  it.each([
    ['another record', { record: '{"type":"ObjectEvent","epc":"大蒜"}' }],
    ['another kind', { kind: 'paper' }],
    ['another salt', { salt: '07'.repeat(15) + '08' }],
    ['another closed part', { closed: '0a'.repeat(32) }],
    ['no proof', { proof: '' }],
    ['no text', { proof: 'x\n\ny' }],
  ])('does not hold with %s', async (_, change) => {
    expect(await check({ ...file(5, 12), ...change }, vkey)).toBe('bad')
  })
  it('does not hold with another path, checkpoint or key', async () => {
    const f = file(5, 12)
    expect(await check({ ...f, proof: f.proof.replace('index 5', 'index 6') }, vkey)).toBe('bad')
    expect(await check({ ...f, proof: f.proof.replace('\n12\n', '\n13\n') }, vkey)).toBe('bad')
    expect(await check({ ...f, proof: f.proof.replace(/\n(\S{44})\n(\S{44})\n/, '\n$2\n$1\n') }, vkey)).toBe('bad')
    const other = generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' }).subarray(12)
    expect(await check(f, `log.example+${id.toString('hex')}+${Buffer.concat([Buffer.of(1), other]).toString('base64')}`)).toBe('bad')
    expect(await check(f, vkey.replace('log.example', 'log2.example'))).toBe('bad')
  })
})
