/* photos.ts: where photos go and come from; given by the application. */
import type { InjectionKey } from 'vue'

export interface PhotoStore {
  upload: (file: File) => Promise<string>
  src: (sha: string) => string
}
export const PHOTOS: InjectionKey<PhotoStore> = Symbol('photos')
