import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** The client's build. Everything it makes is loaded from our own origin: the CSP allows no other. */
export default defineConfig({
  root: fileURLToPath(new URL('client', import.meta.url)),
  publicDir: false,
  build: {
    outDir: fileURLToPath(new URL('dist/client', import.meta.url)),
    emptyOutDir: true,
    target: 'es2024',
    // A data: URL would be refused by font-src 'self'.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    rollupOptions: {
      output: {
        manualChunks: (id) => (/node_modules\/(ol|rbush|pmtiles)\//.test(id) ? 'map' : undefined),
      },
    },
  },
});
