/* Built into dist/, embedded in the C binary under /console/. Nothing is inlined: the page's CSP is script-src 'self'. */
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

const server = process.env.TIANTOU_URL ?? 'http://127.0.0.1:8080'

export default defineConfig({
  base: '/console/',
  plugins: [vue()],
  build: {
    target: ['es2020', 'chrome87', 'safari14'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    rollupOptions: {
      output: {
        manualChunks: (id) => (/node_modules\/(vue|@vue|vue-router)\//.test(id) ? 'vue' : undefined),
      },
    },
  },
  server: { proxy: { '/api': server, '/epcis': server, '/photo': server, '/qr': server } },
})
