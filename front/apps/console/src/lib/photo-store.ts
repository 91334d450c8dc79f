/* photo-store.ts: photos go to the server's files by content; a big photo is made smaller first, for weak networks. */
import type { PhotoStore } from '@tiantou/ui'
import { api } from './server'

const SIDE = 1600,
  ENOUGH = 600 * 1024

async function smaller(file: File): Promise<Blob> {
  if (file.size <= ENOUGH || typeof createImageBitmap !== 'function') return file
  try {
    const picture = await createImageBitmap(file),
      scale = Math.min(1, SIDE / Math.max(picture.width, picture.height))
    const canvas = Object.assign(document.createElement('canvas'), {
      width: Math.round(picture.width * scale),
      height: Math.round(picture.height * scale),
    })
    canvas.getContext('2d')!.drawImage(picture, 0, 0, canvas.width, canvas.height)
    return await new Promise((ok) => canvas.toBlob((b) => ok(b ?? file), 'image/jpeg', 0.82))
  } catch {
    return file
  }
}

export const photoStore: PhotoStore = {
  async upload(file) {
    const form = new FormData()
    form.append('file', await smaller(file), file.name)
    return (await api.photoCreate(form)).sha ?? ''
  },
  src: (sha) => `/photo/${encodeURIComponent(sha)}`, // a public page's picture, not an operation of the API
}
