/* main.ts: starts the mall. */
import './theme.css'
import { createApp } from 'vue'
import { lang, setLang } from '@tiantou/i18n/mall'
import App from './app.vue'
import { onSessionOver } from './lib/server'
import { forgetMe } from './lib/session'
import { router } from './router'

setLang(lang.value)
onSessionOver(() => {
  forgetMe()
  const here = router.currentRoute.value
  if (here.meta.signedIn) void router.push({ name: 'sign-in', query: { to: here.fullPath } })
})
createApp(App).use(router).mount('#app')
