/// <reference types="vite/client" />
import 'vue-router'
import type { WordKey } from '@tiantou/i18n'

declare module 'vue-router' {
  interface RouteMeta {
    /** Whoever lacks it is told so; missing: anyone signed in. */
    permission?: string
    /** Any one of these is enough. */
    anyPermission?: string[]
    title?: WordKey
    /** In the menu at the left. */
    menuPage?: boolean
    /** Name of the menu page it belongs to. */
    menu?: string
    /** For strangers: the sign-in page. */
    open?: boolean
  }
}
