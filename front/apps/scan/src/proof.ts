/* proof.ts: check a proof file in the browser (src/proof/proof.h tells how it is made): the record gives the entry, entry and path
 * give the root, and the root stands in a checkpoint the log signed. WebCrypto only; where it cannot check the signature it says so. */
export interface ProofFile { kind: string; record: string; salt: string; closed: string; proof: string }
export type Outcome = 'good' | 'unsigned' | 'bad'   // unsigned: content and path are right, this browser cannot check the signature

const utf8 = (s: string) => new TextEncoder().encode(s)
const hex = (s: string) => Uint8Array.from(s.match(/../g) ?? [], (h) => parseInt(h, 16))
const base64 = (s: string) => Uint8Array.from(atob(s), (c) => c.charCodeAt(0))
const same = (a: Uint8Array, b: Uint8Array) => a.length === b.length && a.every((v, i) => v === b[i])
const join = (parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((p) => [...p]))
const sha256 = async (...parts: Uint8Array[]) => new Uint8Array(await crypto.subtle.digest('SHA-256', join(parts)))

/** RFC 9162 section 2.1.3.2; null: the path does not fit. Indexes may pass 2^31: no bit operators. */
async function rootOf(index: number, size: number, leaf: Uint8Array, path: Uint8Array[]): Promise<Uint8Array | null> {
  let fn = index, sn = size - 1, r = leaf
  const up = () => { fn = Math.floor(fn / 2); sn = Math.floor(sn / 2) }
  if (!(index < size)) return null
  for (const p of path) {
    if (sn === 0) return null
    if (fn % 2 || fn === sn) {
      r = await sha256(Uint8Array.of(1), p, r)
      while (fn % 2 === 0 && fn) up()
    } else r = await sha256(Uint8Array.of(1), r, p)
    up()
  }
  return sn === 0 ? r : null
}

/** Did the key sign the note? null: this browser has no Ed25519. */
async function signed(note: string, vkey: string): Promise<boolean | null> {
  const [, name, id, data] = /^([^+]+)\+([^+]+)\+(.+)$/.exec(vkey)!   // base64 has plus signs of its own
  const at = note.lastIndexOf('\n\n') + 1
  const lines = note.slice(at + 1).split('\n').filter((l) => l.startsWith(`\u2014 ${name} `)).map((l) => base64(l.split(' ')[2]))
  const ours = lines.filter((raw) => same(raw.slice(0, 4), hex(id)))
  if (!ours.length || note.slice(0, note.indexOf('\n')) !== name) return false
  let key: CryptoKey
  try {
    key = await crypto.subtle.importKey('raw', base64(data).slice(1), { name: 'Ed25519' }, false, ['verify'])
  } catch {
    return null
  }
  for (const raw of ours) if (!(await crypto.subtle.verify({ name: 'Ed25519' }, key, raw.slice(4), utf8(note.slice(0, at))))) return false
  return true
}

export async function check(f: ProofFile, vkey: string): Promise<Outcome> {
  try {
    const entry = await sha256(utf8(`tiantou-record/1\n${f.kind}\n`), hex(f.salt), hex(f.closed), utf8(f.record))
    const at = f.proof.indexOf('\n\n')
    const [lead, index, ...path] = f.proof.slice(0, at).split('\n')
    const note = f.proof.slice(at + 2)
    const [, size, root] = note.split('\n')
    if (lead !== 'c2sp.org/tlog-proof@v1' || !/^index \d+$/.test(index) || f.salt.length !== 32 || f.closed.length !== 64) return 'bad'
    const got = await rootOf(Number(index.slice(6)), Number(size), await sha256(Uint8Array.of(0), entry), path.map(base64))
    if (!got || !same(got, base64(root))) return 'bad'
    const ok = await signed(note, vkey)
    return ok === null ? 'unsigned' : ok ? 'good' : 'bad'
  } catch {
    return 'bad'
  }
}
