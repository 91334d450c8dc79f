// log.mjs: a reader of the log (C2SP tlog-tiles, signed-note, tlog-checkpoint) written anew with Node's cryptography only, so that a
// fault of the server's own code is not repeated in its test.
import assert from 'node:assert/strict'
import { createHash, createPublicKey, verify } from 'node:crypto'

export const sha256 = (...parts) => parts.reduce((h, p) => h.update(p), createHash('sha256')).digest()
export const leafHash = (entry) => sha256(Buffer.from([0]), entry)
export const nodeHash = (left, right) => sha256(Buffer.from([1]), left, right)

/** RFC 6962 section 2.1. */
export function treeHash(leaves) {
  if (leaves.length === 0) return sha256()
  if (leaves.length === 1) return leaves[0]
  let k = 1
  while (k * 2 < leaves.length) k *= 2
  return nodeHash(treeHash(leaves.slice(0, k)), treeHash(leaves.slice(k)))
}

/** RFC 9162 section 2.1.3.2. */
export function inclusionRoot(index, size, leaf, path) {
  let fn = index, sn = size - 1, r = leaf
  assert.ok(index < size, 'the index lies outside the tree')
  for (const p of path) {
    assert.notEqual(sn, 0, 'the path is too long')
    if (fn % 2 === 1 || fn === sn) {
      r = nodeHash(p, r)
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn >>> 1, sn >>> 1]
    } else r = nodeHash(r, p)
    ;[fn, sn] = [fn >>> 1, sn >>> 1]
  }
  assert.equal(sn, 0, 'the path is too short')
  return r
}

/** {name, id, alg, key} of a verifier key. */
export function vkey(text) {
  const [, name, id, data] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text)
  const raw = Buffer.from(data, 'base64')
  assert.equal(sha256(Buffer.from(`${name}\n`), raw).subarray(0, 4).toString('hex'), id, 'the key ID is not the key’s')
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw.subarray(1)])
  return { name, id, alg: raw[0], key: createPublicKey({ key: spki, format: 'der', type: 'spki' }) }
}

/** The keys among those given that signed the note; a wrong signature throws. */
export function signers(note, keys) {
  const at = note.lastIndexOf('\n\n')
  const body = Buffer.from(note.slice(0, at + 1))
  const good = []
  for (const line of note.slice(at + 2).trimEnd().split('\n')) {
    const [, name, data] = /^— (\S+) (\S+)$/.exec(line)
    const raw = Buffer.from(data, 'base64')
    const key = keys.find((k) => k.name === name && k.id === raw.subarray(0, 4).toString('hex'))
    if (!key) continue
    const cosigned = key.alg === 4
    const said = cosigned ? Buffer.concat([Buffer.from(`cosignature/v1\ntime ${raw.readBigUInt64BE(4)}\n`), body]) : body
    assert.ok(verify(null, said, key.key, raw.subarray(cosigned ? 12 : 4)), `the signature of ${name} is wrong`)
    good.push(key)
  }
  return good
}

export function checkpointOf(note) {
  const [origin, size, root] = note.split('\n')
  return { note, origin, size: Number(size), root: Buffer.from(root, 'base64') }
}

export class Log {
  constructor(url) { this.url = url }

  async get(path) {
    const r = await fetch(`${this.url}/log/${path}`)
    return r.status === 200 ? Buffer.from(await r.arrayBuffer()) : null
  }

  async keys() { return (await this.get('keys')).toString().trim().split('\n').map(vkey) }

  /** The newest checkpoint, its signature checked; null: none yet. */
  async checkpoint() {
    const note = (await this.get('checkpoint'))?.toString()
    if (!note) return null
    assert.ok(signers(note, await this.keys()).length >= 1, 'the log did not sign its checkpoint')
    return checkpointOf(note)
  }

  async tiles(what, total) {
    const out = []
    for (let n = 0; n * 256 < total; n++) {
      const width = Math.min(256, total - n * 256)
      const name = String(n).padStart(3, '0')
      const bytes = await this.get(`tile/${what}/${name}${width < 256 ? `.p/${width}` : ''}`)
      assert.ok(bytes, `no tile ${what}/${name}`)
      out.push(bytes)
    }
    return Buffer.concat(out)
  }

  async leaves(size) {
    const bytes = await this.tiles(0, size)
    assert.equal(bytes.length, size * 32)
    return Array.from({ length: size }, (_, i) => bytes.subarray(i * 32, i * 32 + 32))
  }

  async entries(size) {
    const bytes = await this.tiles('entries', size)
    const out = []
    for (let at = 0; at < bytes.length; at += 2 + bytes.readUInt16BE(at)) out.push(bytes.subarray(at + 2, at + 2 + bytes.readUInt16BE(at)))
    assert.equal(out.length, size)
    return out
  }

  rootOf(leaves) { return treeHash(leaves) }

  /** How many tiles above level 0 there are, each checked against the leaves. */
  async upper(leaves) {
    let n = 0
    for (let level = 1, step = 256; step <= leaves.length; level++, step *= 256) {
      const count = Math.floor(leaves.length / step)
      const bytes = await this.tiles(level, count)
      for (let i = 0; i < count; i++) assert.ok(bytes.subarray(i * 32, i * 32 + 32).equals(treeHash(leaves.slice(i * step, (i + 1) * step))), `hash ${i} of level ${level}`)
      n += Math.ceil(count / 256)
    }
    return n
  }
}
