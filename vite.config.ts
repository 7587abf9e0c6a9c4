import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Builds the Teams tab; the server itself runs as it is written. */
export default defineConfig({
  root: folder('src/tab'),
  base: '/tab/',
  publicDir: false,
  plugins: [react()],
  // The server puts a fresh nonce here in every page it serves: src/web/tab-page.ts.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: folder('dist/tab'),
    emptyOutDir: true,
    // Fluent and React are most of it; web-facts measured 187 kB compressed as fine for a slow school laptop.
    chunkSizeWarningLimit: 1_000,
  },
})
