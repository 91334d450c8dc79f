/* photo-store.ts: photos go to the server's files by content; a big photo is made smaller first. */
import { smaller } from '@tiantou/core'
import type { PhotoStore } from '@tiantou/ui'
import { api } from './server'

export const photoStore: PhotoStore = {
  async upload(file) {
    const form = new FormData()
    form.append('file', await smaller(file), file.name)
    return (await api.photoCreate(form)).sha ?? ''
  },
  src: (sha) => `/photo/${encodeURIComponent(sha)}`, // a public page's picture, not an operation of the API
}
