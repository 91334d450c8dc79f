/* photos.ts: a photo chosen by a person, made smaller, kept by the server under its content. */
import { smaller } from '@tiantou/core'
import { api } from './server'

export async function sendPhoto(file: File): Promise<string> {
  const form = new FormData()
  form.append('file', await smaller(file), file.name)
  return (await api.photoCreate(form)).sha ?? ''
}
