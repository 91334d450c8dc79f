/// <reference types="vite/client" />
import 'vue-router'
import type { WordKey } from '@tiantou/i18n/mall'

declare module 'vue-router' {
  interface RouteMeta {
    /** Whoever lacks it is told so; missing: anyone. */
    permission?: string
    /** Only for people who are signed in. */
    signedIn?: boolean
    title?: WordKey
    /** Which entry of the bottom bar (or the seller's) is lit. */
    tab?: string
    /** No bottom bar: the page has an action bar of its own. */
    noTabs?: boolean
  }
}
