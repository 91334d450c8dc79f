// zip.mjs: just enough of ZIP to look into a spreadsheet: the entries of an archive by name. Throws when it is damaged.
import { crc32 as crc } from './crc32.mjs'
import { inflateRawSync } from 'node:zlib'

export function unzip(bytes) {
  let end = bytes.length - 22
  while (end >= 0 && bytes.readUInt32LE(end) !== 0x06054b50) end--
  if (end < 0) throw new Error('no ZIP archive')
  const files = new Map()
  let at = bytes.readUInt32LE(end + 16)
  for (let n = bytes.readUInt16LE(end + 10); n > 0; n--) {
    if (bytes.readUInt32LE(at) !== 0x02014b50) throw new Error('damaged directory')
    const method = bytes.readUInt16LE(at + 10), sum = bytes.readUInt32LE(at + 16), size = bytes.readUInt32LE(at + 20), nameLen = bytes.readUInt16LE(at + 28)
    const local = bytes.readUInt32LE(at + 42), name = bytes.toString('utf8', at + 46, at + 46 + nameLen)
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28), packed = bytes.subarray(from, from + size)
    const data = method === 0 ? packed : inflateRawSync(packed)
    if (crc(data) !== sum) throw new Error(`${name}: wrong sum`)
    files.set(name, data)
    at += 46 + nameLen + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return files
}
