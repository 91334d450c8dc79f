/* Built into dist/, embedded in the C binary under /mall/. Nothing is inlined: the page's CSP is script-src 'self'. size.mjs holds the build to
 * its budget, reading the manifest. */
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

const server = process.env.TIANTOU_URL ?? 'http://127.0.0.1:8080'

export default defineConfig({
  base: '/mall/',
  plugins: [vue()],
  build: {
    target: ['es2020', 'chrome87', 'safari14'],
    assetsInlineLimit: 0,
    cssCodeSplit: false, // small enough to be one file: a page that loads another waits for it
    modulePreload: { polyfill: false },
    manifest: '.vite/manifest.json',
    rollupOptions: {
      output: {
        manualChunks: (id) => (/node_modules\/(vue|@vue|vue-router)\//.test(id) ? 'vue' : /packages\/(api|i18n|units|core)\/|apps\/mall\/src\/(lib|parts)\/(?!sheet-box|ask-sheet|photo-add)/.test(id) && !/\.css/.test(id) ? 'house' : undefined),
      },
    },
  },
  server: { proxy: { '/api': server, '/photo': server, '/qr': server, '/01': server, '/s': server } },
})
