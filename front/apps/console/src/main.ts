/* main.ts: starts the console. */
import '@tiantou/ui/theme.css'
import { createApp } from 'vue'
import { lang, setLang } from '@tiantou/i18n'
import { PHOTOS } from '@tiantou/ui'
import App from './app.vue'
import { photoStore } from './lib/photo-store'
import { onSessionOver } from './lib/server'
import { forgetMe } from './lib/session'
import { router } from './router'

setLang(lang.value)
onSessionOver(() => {
  forgetMe()
  const here = router.currentRoute.value
  if (!here.meta.open) void router.push({ name: 'sign-in', query: { to: here.fullPath, over: '1' } })
})
createApp(App).use(router).provide(PHOTOS, photoStore).mount('#app')
