// images.mjs: pictures for tests, right and wrong, made byte by byte.
import { deflateSync } from 'node:zlib'
import { crc32 } from './crc32.mjs'

const chunk = (type, data) => {
  const head = Buffer.alloc(8), tail = Buffer.alloc(4)
  head.writeUInt32BE(data.length, 0)
  head.write(type, 4, 'latin1')
  tail.writeUInt32BE(crc32(Buffer.concat([head.subarray(4), data])), 0)
  return Buffer.concat([head, data, tail])
}
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** A PNG of one colour. declared: the size its head tells; extra: further chunks [type, data] before the picture. */
export function png(width, height, { declared = [width, height], colour = [47, 125, 79], extra = [] } = {}) {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(declared[0], 0)
  head.writeUInt32BE(declared[1], 4)
  head.set([8, 2, 0, 0, 0], 8)
  const row = Buffer.concat([Buffer.from([0]), Buffer.concat(Array(width).fill(Buffer.from(colour)))])
  return Buffer.concat([SIGNATURE, chunk('IHDR', head), ...extra.map(([type, data]) => chunk(type, Buffer.from(data))), chunk('IDAT', deflateSync(Buffer.concat(Array(height).fill(row)))), chunk('IEND', Buffer.alloc(0))])
}

/** A PNG that unpacks to far more than it holds. */
export function pngBomb(width, height) {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([1, 0, 0, 0, 0], 8)
  return Buffer.concat([SIGNATURE, chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * Math.min(height, 20000)))), chunk('IEND', Buffer.alloc(0))])
}

/** The head of a JPEG that tells a size and holds nothing. */
export const jpegHead = (width, height) => Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xff, 0xc0, 0, 17, 8, height >> 8, height & 255, width >> 8, width & 255, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1, 0xff, 0xd9])

export const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')
export const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
export const PDF = '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'
